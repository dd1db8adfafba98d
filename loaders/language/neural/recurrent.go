package neural

// Recurrent is a simple recurrent unit in both directions (Lei et al. 2018): its products are all in u, so a whole batch is one
// matrix product and only sums and gates go word by word. u has three parts as wide as x: candidates, forget gates, reset
// gates; v has two rows, how the cell before speaks in the gates. The first half of the columns runs forward, the second back.
func (g *Graph) Recurrent(x, u *Node, v *Param, spans []Span) *Node {
	d := x.Cols
	h := d / 2
	y := g.raw(x.Rows, d)
	cells := g.room(x.Rows * d)
	var forget, reset []float32
	if g.grads != nil {
		forget, reset = g.room(x.Rows*d), g.room(x.Rows*d)
	}
	vf, vr := v.W[:d], v.W[d:]
	zero := g.alloc(d)
	for _, s := range spans {
		for direction := range 2 {
			lo, hi := direction*h, (direction+1)*h
			last := zero[lo:hi]
			for n := range s.To - s.From {
				i := s.From + n
				if direction == 1 {
					i = s.To - 1 - n
				}
				ui := u.V[3*d*i : 3*d*(i+1)]
				cand, fg, rg := ui[lo:hi], ui[d+lo:d+hi], ui[2*d+lo:2*d+hi]
				xi, yi, ci := x.V[d*i+lo:d*i+hi], y.V[d*i+lo:d*i+hi], cells[d*i+lo:d*i+hi]
				vfd, vrd := vf[lo:hi], vr[lo:hi]
				for j, c := range last {
					f := Sigmoid(fg[j] + float32(vfd[j]*c))
					r := Sigmoid(rg[j] + float32(vrd[j]*c))
					c = cand[j] + float32(f*(c-cand[j]))
					ci[j] = c
					yi[j] = xi[j] + float32(r*(c-xi[j]))
					if forget != nil {
						forget[d*i+lo+j], reset[d*i+lo+j] = f, r
					}
				}
				last = ci
			}
		}
	}
	g.back(func() {
		dv := g.grads.of[v.index]
		carry := g.alloc(h)
		for _, s := range spans {
			for direction := range 2 {
				lo := direction * h
				clear(carry)
				for n := range s.To - s.From {
					i, before := s.To-1-n, s.To-2-n
					if direction == 1 {
						i, before = s.From+n, s.From+n+1
					}
					inside := before >= s.From && before < s.To
					for j := range h {
						at := d*i + lo + j
						var prev float32
						if inside {
							prev = cells[d*before+lo+j]
						}
						f, r, dy := forget[at], reset[at], y.G[at]
						cand := u.V[3*d*i+lo+j]
						x.G[at] += dy * (1 - r)
						dr := dy * (cells[at] - x.V[at]) * r * (1 - r)
						dc := dy*r + carry[j]
						df := dc * (prev - cand) * f * (1 - f)
						du := u.G[3*d*i+lo+j:]
						du[0] += dc * (1 - f)
						du[d] += df
						du[2*d] += dr
						dv[lo+j] += df * prev
						dv[d+lo+j] += dr * prev
						carry[j] = dc*f + df*vf[lo+j] + dr*vr[lo+j]
					}
				}
			}
		}
	})
	return y
}
