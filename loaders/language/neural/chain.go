package neural

import "math"

// Chain is the loss of a conditional random field over the rows of each span (Lafferty et al. 2001): a path of classes scores
// the sum of its columns of x and of its steps in the matrix step, whose last row is the beginning. Steps that open leaves out
// cannot be taken. allowed has for each row the classes that may be right, a bit a class: the loss is the negative logarithm of
// the share of the paths through these, so that rows of which nothing is known cost nothing. The gradients go into x and step.
func (g *Graph) Chain(x *Node, step *Param, classes int, open func(from, to int) bool, allowed []uint32, spans []Span) float64 {
	loss := 0.0
	steps := stepWeights(step, classes, open)
	ds := g.grads.of[step.index]
	for _, s := range spans {
		all := newLattice(x, steps, classes, s, nil)
		right := newLattice(x, steps, classes, s, allowed)
		if math.IsInf(right.total, -1) {
			continue
		}
		loss += all.total - right.total
		all.gradients(x, ds, step.Cols, s, 1)
		right.gradients(x, ds, step.Cols, s, -1)
	}
	return loss
}

// stepWeights are the exponentials of the steps' scores: a row a class before and one for the beginning, zeros where the step is
// not open; the beginning has the number classes.
func stepWeights(step *Param, classes int, open func(from, to int) bool) []float64 {
	out := make([]float64, (classes+1)*classes)
	for p := range classes + 1 {
		for k := range classes {
			if open(p, k) {
				out[p*classes+k] = math.Exp(float64(step.W[p*step.Cols+k]))
			}
		}
	}
	return out
}

// lattice is what the forward-backward algorithm finds for one span; its rows are scaled so that the forward ones add up to 1.
type lattice struct {
	classes                               int
	steps, emit, forward, backward, scale []float64
	total                                 float64
}

func newLattice(x *Node, steps []float64, classes int, s Span, allowed []uint32) *lattice {
	n := s.To - s.From
	room := make([]float64, 3*n*classes+n)
	l := &lattice{classes: classes, steps: steps, emit: room[:n*classes], forward: room[n*classes : 2*n*classes],
		backward: room[2*n*classes : 3*n*classes], scale: room[3*n*classes:]}
	for i := range n {
		row := x.Row(s.From + i)[:classes]
		most := row[0]
		for _, v := range row {
			most = max(most, v)
		}
		l.total += float64(most)
		for k, v := range row {
			if allowed == nil || allowed[s.From+i]&(1<<k) != 0 {
				l.emit[i*classes+k] = math.Exp(float64(v - most))
			}
		}
	}
	for i := range n {
		a := l.forward[i*classes : (i+1)*classes]
		sum := 0.0
		for k := range a {
			v := 0.0
			if i == 0 {
				v = steps[classes*classes+k]
			} else {
				for p, b := range l.forward[(i-1)*classes : i*classes] {
					v += b * steps[p*classes+k]
				}
			}
			a[k] = v * l.emit[i*classes+k]
			sum += a[k]
		}
		l.scale[i] = sum
		l.total += math.Log(sum)
		if sum == 0 {
			return l
		}
		for k := range a {
			a[k] /= sum
		}
	}
	for k := range classes {
		l.backward[(n-1)*classes+k] = 1
	}
	for i := n - 2; i >= 0; i-- {
		for p := range classes {
			v := 0.0
			for k := range classes {
				v += steps[p*classes+k] * l.emit[(i+1)*classes+k] * l.backward[(i+1)*classes+k]
			}
			l.backward[i*classes+p] = v / l.scale[i+1]
		}
	}
	return l
}

// gradients adds the expected counts of classes and steps, times sign.
func (l *lattice) gradients(x *Node, ds []float32, cols int, s Span, sign float64) {
	c := l.classes
	for i := range s.To - s.From {
		d := x.G[(s.From+i)*x.Cols:]
		for k := range c {
			d[k] += float32(sign * l.forward[i*c+k] * l.backward[i*c+k])
			behind := sign * l.emit[i*c+k] * l.backward[i*c+k] / l.scale[i]
			if behind == 0 {
				continue
			}
			if i == 0 {
				ds[c*cols+k] += float32(l.steps[c*c+k] * behind)
				continue
			}
			for p := range c {
				ds[p*cols+k] += float32(l.forward[(i-1)*c+p] * l.steps[p*c+k] * behind)
			}
		}
	}
}
