package neural

import "math"

// Linear is x times w plus b; b may be nil.
func (g *Graph) Linear(x *Node, w, b *Param) *Node {
	y := g.raw(x.Rows, w.Cols)
	if b == nil {
		clear(y.V)
	} else {
		for i := range y.Rows {
			copy(y.Row(i), b.W)
		}
	}
	gemm(x.Rows, w.Cols, w.Rows, rowsOf(x.V, x.Cols), w.W, w.Cols, y.V, y.Cols, g.packed(w.Rows))
	g.back(func() {
		gemm(w.Rows, w.Cols, x.Rows, transposeOf(x.V, x.Cols), y.G, y.Cols, g.grads.of[w.index], w.Cols, g.packed(x.Rows))
		if b != nil {
			db := g.grads.of[b.index]
			for i := range y.Rows {
				addTo(db, y.G[i*y.Cols:(i+1)*y.Cols])
			}
		}
		g.backInto(x, y, w)
	})
	return y
}

// backInto adds y's gradient times w transposed to x's.
func (g *Graph) backInto(x, y *Node, w *Param) {
	if x.G == nil {
		return
	}
	cols := Padded(w.Rows)
	if w.transposed == nil {
		w.transpose()
	}
	if cols == x.Cols {
		gemm(x.Rows, cols, w.Cols, rowsOf(y.G, y.Cols), w.transposed, cols, x.G, x.Cols, g.packed(w.Cols))
		return
	}
	dx := g.alloc(x.Rows * cols)
	gemm(x.Rows, cols, w.Cols, rowsOf(y.G, y.Cols), w.transposed, cols, dx, cols, g.packed(w.Cols))
	for i := range x.Rows {
		addTo(x.G[i*x.Cols:(i+1)*x.Cols], dx[i*cols:i*cols+x.Cols])
	}
}

// transpose renews the transposed copy, its rows padded with zeros to a multiple of Block.
func (p *Param) transpose() {
	cols := Padded(p.Rows)
	if p.transposed == nil {
		p.transposed = make([]float32, p.Cols*cols)
	}
	for r := range p.Rows {
		for c, v := range p.W[r*p.Cols : (r+1)*p.Cols] {
			p.transposed[c*cols+r] = v
		}
	}
}

// Embed gives each row the sum of some rows of a table; negative ids add nothing.
func (g *Graph) Embed(table *Param, ids [][]int32) *Node {
	y := g.NewNode(len(ids), table.Cols)
	for i, list := range ids {
		row := y.Row(i)
		for _, id := range list {
			if id >= 0 {
				addTo(row, table.W[int(id)*table.Cols:(int(id)+1)*table.Cols])
			}
		}
	}
	g.back(func() {
		for i, list := range ids {
			for _, id := range list {
				if id >= 0 {
					addTo(g.grads.touch(table, int(id)), y.G[i*y.Cols:(i+1)*y.Cols])
				}
			}
		}
	})
	return y
}

// Add is the sum of two nodes of one shape.
func (g *Graph) Add(a, b *Node) *Node {
	y := g.raw(a.Rows, a.Cols)
	copy(y.V, a.V)
	addTo(y.V, b.V)
	g.back(func() {
		addTo(a.G, y.G)
		addTo(b.G, y.G)
	})
	return y
}

// Concat puts the columns of nodes side by side.
func (g *Graph) Concat(nodes ...*Node) *Node {
	cols := 0
	for _, n := range nodes {
		cols += n.Cols
	}
	y := g.raw(nodes[0].Rows, cols)
	each := func(step func(n *Node, from, to, at int)) {
		at := 0
		for _, n := range nodes {
			for i := range n.Rows {
				step(n, i*n.Cols, (i+1)*n.Cols, i*cols+at)
			}
			at += n.Cols
		}
	}
	each(func(n *Node, from, to, at int) { copy(y.V[at:], n.V[from:to]) })
	g.back(func() {
		each(func(n *Node, from, to, at int) {
			if n.G != nil {
				addTo(n.G[from:to], y.G[at:at+to-from])
			}
		})
	})
	return y
}

// Window gives each row the row before it, itself and the row behind it in its span; zeros stand beyond the edges.
func (g *Graph) Window(x *Node, spans []Span) *Node {
	d := x.Cols
	y := g.NewNode(x.Rows, 3*d)
	each := func(step func(to, from int)) {
		for _, s := range spans {
			for i := s.From; i < s.To; i++ {
				for k := -1; k <= 1; k++ {
					if j := i + k; j >= s.From && j < s.To {
						step((3*i+k+1)*d, j*d)
					}
				}
			}
		}
	}
	each(func(to, from int) { copy(y.V[to:to+d], x.V[from:from+d]) })
	g.back(func() { each(func(to, from int) { addTo(x.G[from:from+d], y.G[to:to+d]) }) })
	return y
}

// Maxout is the greater of the two halves of each row (Goodfellow et al. 2013).
func (g *Graph) Maxout(x *Node) *Node {
	d := x.Cols / 2
	y := g.raw(x.Rows, d)
	for i := range x.Rows {
		a, b, out := x.V[2*i*d:(2*i+1)*d], x.V[(2*i+1)*d:(2*i+2)*d], y.V[i*d:(i+1)*d]
		for j, v := range a {
			out[j] = max(v, b[j])
		}
	}
	g.back(func() {
		for i := range x.Rows {
			for j := range d {
				at := 2*i*d + j
				if x.V[at] < x.V[at+d] {
					at += d
				}
				x.G[at] += y.G[i*d+j]
			}
		}
	})
	return y
}

// Rectify is x where x is positive and a tenth of it elsewhere.
func (g *Graph) Rectify(x *Node) *Node {
	y := g.raw(x.Rows, x.Cols)
	for i, v := range x.V {
		y.V[i] = max(v, 0.1*v)
	}
	g.back(func() {
		for i, v := range x.V {
			d := y.G[i]
			if v < 0 {
				d *= 0.1
			}
			x.G[i] += d
		}
	})
	return y
}

// Normalise scales each row to mean 0 and variance 1, then applies gain and bias (layer normalisation, Ba et al. 2016).
func (g *Graph) Normalise(x *Node, gain, bias *Param) *Node {
	y := g.raw(x.Rows, x.Cols)
	inverse := g.room(x.Rows)
	hat := y.V
	if g.grads != nil {
		hat = g.room(len(x.V))
	}
	n := float32(x.Cols)
	for i := range x.Rows {
		row, h, out := x.Row(i), hat[i*x.Cols:(i+1)*x.Cols], y.Row(i)
		var sum, square float32
		for _, v := range row {
			sum += v
		}
		mean := sum / n
		for j, v := range row {
			d := v - mean
			h[j] = d
			square += float32(d * d)
		}
		inv := float32(1 / math.Sqrt(float64(square/n+1e-5)))
		inverse[i] = inv
		for j, d := range h {
			d *= inv
			h[j] = d
			out[j] = float32(d*gain.W[j]) + bias.W[j]
		}
	}
	g.back(func() {
		dg, db := g.grads.of[gain.index], g.grads.of[bias.index]
		for i := range x.Rows {
			h, dy, dx := hat[i*x.Cols:(i+1)*x.Cols], y.G[i*x.Cols:(i+1)*x.Cols], x.G[i*x.Cols:(i+1)*x.Cols]
			var sum, dot float32
			for j, d := range dy {
				dg[j] += d * h[j]
				db[j] += d
				d *= gain.W[j]
				sum += d
				dot += d * h[j]
			}
			sum, dot = sum/n, dot/n
			for j, d := range dy {
				dx[j] += inverse[i] * (d*gain.W[j] - sum - h[j]*dot)
			}
		}
	})
	return y
}

// Dropout zeroes a share of the values while learning and scales the rest up; else it is x itself.
func (g *Graph) Dropout(x *Node, share float64) *Node {
	if g.grads == nil || share == 0 {
		return x
	}
	y := g.raw(x.Rows, x.Cols)
	mask := g.room(len(x.V))
	keep := float32(1 / (1 - share))
	limit := uint16(share * (1 << 16))
	var r uint64
	for i, v := range x.V {
		if i%4 == 0 {
			r = g.rng.Uint64()
		}
		m := keep
		if uint16(r) < limit {
			m = 0
		}
		r >>= 16
		mask[i] = m
		y.V[i] = v * m
	}
	g.back(func() {
		for i, m := range mask {
			x.G[i] += y.G[i] * m
		}
	})
	return y
}

// Pick gives row i the row of x that of names for it; zeros where that is negative.
func (g *Graph) Pick(x *Node, of []int) *Node {
	y := g.NewNode(len(of), x.Cols)
	for i, k := range of {
		if k >= 0 {
			copy(y.Row(i), x.Row(k))
		}
	}
	g.back(func() {
		for i, k := range of {
			if k >= 0 {
				addTo(x.G[k*x.Cols:(k+1)*x.Cols], y.G[i*x.Cols:(i+1)*x.Cols])
			}
		}
	})
	return y
}

// Mean gives row i the mean of the rows of x in span i; zeros where that is empty.
func (g *Graph) Mean(x *Node, spans []Span) *Node {
	y := g.NewNode(len(spans), x.Cols)
	for i, s := range spans {
		row := y.Row(i)
		for k := s.From; k < s.To; k++ {
			addTo(row, x.Row(k))
		}
		for j := range row {
			row[j] /= float32(max(1, s.To-s.From))
		}
	}
	g.back(func() {
		share := g.room(x.Cols)
		for i, s := range spans {
			for j, d := range y.G[i*y.Cols : (i+1)*y.Cols] {
				share[j] = d / float32(s.To-s.From)
			}
			for k := s.From; k < s.To; k++ {
				addTo(x.G[k*x.Cols:(k+1)*x.Cols], share)
			}
		}
	})
	return y
}
