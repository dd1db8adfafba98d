package neural

import "math"

// Choose is the loss of choosing among the first classes columns of each row: the mean over tokens of the cross entropy with
// the right one, times weight. Rows whose target is negative do not count. The gradient goes into x.
func (g *Graph) Choose(x *Node, classes int, targets []int, weight float32) float64 {
	loss := 0.0
	p := g.alloc(classes)
	for i, t := range targets {
		if t < 0 {
			continue
		}
		loss -= softmax(p, x.Row(i)[:classes], t)
		gradient := x.G[i*x.Cols:]
		for k, v := range p {
			gradient[k] += weight * v
		}
		gradient[t] -= weight
	}
	return loss
}

// Probabilities is the softmax over the first classes columns of each row. No gradient goes back through it: what is learnt from
// the probabilities does not change them.
func (g *Graph) Probabilities(x *Node, classes int) *Node {
	y := g.NewNode(x.Rows, x.Cols)
	for i := range x.Rows {
		softmax(y.Row(i)[:classes], x.Row(i)[:classes], 0)
	}
	return y
}

// softmax fills p with the probabilities of the scores and returns the logarithm of that of k.
func softmax(p, scores []float32, k int) float64 {
	most := scores[0]
	for _, v := range scores {
		most = max(most, v)
	}
	var sum float32
	for j, v := range scores {
		e := Exp(v - most)
		p[j] = e
		sum += e
	}
	for j := range p {
		p[j] /= sum
	}
	return float64(scores[k]-most) - math.Log(float64(sum))
}

// Pairs scores each pair of rows of a span: a's row i with b's row j by their inner product (Dozat and Manning 2017), plus the
// column of far's row i that stands for the distance between them. Row i of the result has the scores of j counted from the
// span's beginning; the rest of its columns is empty. The diagonal is a pair as well: it stands for the root.
func (g *Graph) Pairs(a, b, far *Node, spans []Span) []*Node {
	out := make([]*Node, len(spans))
	for k, s := range spans {
		n := s.To - s.From
		cols := Padded(n)
		y := g.NewNode(n, cols)
		turned := g.alloc(b.Cols * cols)
		for j := range n {
			for c, v := range b.Row(s.From + j) {
				turned[c*cols+j] = v
			}
		}
		gemm(n, cols, a.Cols, rowsOf(a.V[s.From*a.Cols:], a.Cols), turned, cols, y.V, cols, g.packed(a.Cols))
		for i := range n {
			row, f := y.Row(i), far.Row(s.From+i)
			for j := range n {
				row[j] += f[bucket(j-i)]
			}
		}
		g.back(func() {
			gemm(n, a.Cols, n, rowsOf(y.G, cols), b.V[s.From*b.Cols:], b.Cols, a.G[s.From*a.Cols:], a.Cols, g.packed(n))
			gemm(n, b.Cols, n, transposeOf(y.G, cols), a.V[s.From*a.Cols:], a.Cols, b.G[s.From*b.Cols:], b.Cols, g.packed(n))
			for i := range n {
				df := far.G[(s.From+i)*far.Cols:]
				for j := range n {
					df[bucket(j-i)] += y.G[i*cols+j]
				}
			}
		})
		out[k] = y
	}
	return out
}

// Distances is how many distances Pairs tells apart.
const Distances = 32

// bucket is the class of a distance: each to 7, then 8-10, 11-15, 16-23, 24-39 and beyond, on either side.
func bucket(d int) int {
	m := max(d, -d)
	k := 0
	switch {
	case m < 8:
		k = m
	case m < 11:
		k = 8
	case m < 16:
		k = 9
	case m < 24:
		k = 10
	case m < 40:
		k = 11
	default:
		k = 12
	}
	if d < 0 {
		return 13 + k
	}
	return k
}
