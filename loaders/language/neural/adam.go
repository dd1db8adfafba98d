package neural

import "math"

// Adam changes parameters against their gradients (Kingma and Ba 2015). Rows of sparse tables stand still while no batch
// touches them.
type Adam struct {
	set           *Set
	first, second [][]float32
	step          int
}

const (
	adamFirst, adamSecond = 0.9, 0.98
	adamLeast             = 1e-8
	// clip bounds the norm of the gradient of the dense parameters.
	clip = 5
)

// NewAdam returns an optimiser of a set.
func NewAdam(s *Set) *Adam {
	a := &Adam{set: s}
	for _, p := range s.Params {
		a.first, a.second = append(a.first, make([]float32, len(p.W))), append(a.second, make([]float32, len(p.W)))
	}
	return a
}

// Step moves the parameters by the rate and clears the gradients; scale multiplies each gradient first.
func (a *Adam) Step(g *Gradients, rate, scale float64) {
	a.step++
	square := 0.0
	for i, p := range a.set.Params {
		if p.sparse {
			continue
		}
		var sum float32
		for _, v := range g.of[i] {
			sum += v * v
		}
		square += float64(sum)
	}
	if norm := math.Sqrt(square) * scale; norm > clip {
		scale *= clip / norm
	}
	fix1, fix2 := 1-math.Pow(adamFirst, float64(a.step)), 1-math.Pow(adamSecond, float64(a.step))
	r := float32(rate * math.Sqrt(fix2) / fix1)
	for i, p := range a.set.Params {
		if !p.sparse {
			a.move(i, 0, len(p.W), g.of[i], r, float32(scale))
			if p.transposed != nil {
				p.transpose()
			}
			continue
		}
		for _, row := range g.touched[i] {
			a.move(i, int(row)*p.Cols, (int(row)+1)*p.Cols, g.of[i], r, float32(scale))
			g.marked[i][row] = false
		}
		g.touched[i] = g.touched[i][:0]
	}
}

func (a *Adam) move(i, from, to int, gradient []float32, rate, scale float32) {
	w, d, m, v := a.set.Params[i].W[from:to], gradient[from:to], a.first[i][from:to], a.second[i][from:to]
	for j, x := range d {
		x *= scale
		m[j] += (1 - adamFirst) * (x - m[j])
		v[j] += (1 - adamSecond) * (x*x - v[j])
		w[j] -= rate * m[j] / (float32(math.Sqrt(float64(v[j]))) + adamLeast)
	}
	clear(d)
}
