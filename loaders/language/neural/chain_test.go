package neural

import (
	"math"
	"testing"
)

// TestChain holds loss and marginals against the sum over all paths, and the gradients against differences.
func TestChain(t *testing.T) {
	const classes = 3
	open := func(from, to int) bool { return to != 2 || from == 1 || from == 2 }
	set := NewSet(3)
	x := set.Weights("x", 8, 8)
	step := set.Weights("step", classes+1, 8)
	spans := []Span{{0, 1}, {1, 5}, {5, 8}}
	allowed := []uint32{7, 1, 2, 4, 7, 7, 3, 1}
	path := func(s Span, code int, use []uint32) (float64, []int) {
		sum, last := 0.0, classes
		var at []int
		for i := s.From; i < s.To; i++ {
			k := code % classes
			code /= classes
			if !open(last, k) || use != nil && use[i]&(1<<k) == 0 {
				return math.Inf(-1), nil
			}
			sum += float64(x.W[i*8+k]) + float64(step.W[last*8+k])
			last, at = k, append(at, k)
		}
		return sum, at
	}
	sum := func(s Span, use []uint32) float64 {
		z := 0.0
		for code := range int(math.Pow(classes, float64(s.To-s.From))) {
			v, _ := path(s, code, use)
			z += math.Exp(v)
		}
		return math.Log(z)
	}
	want := func() float64 {
		loss := 0.0
		for _, s := range spans {
			loss += sum(s, nil) - sum(s, allowed)
		}
		return loss
	}
	grads := NewGradients(set)
	g := NewLearner(grads, nil)
	node := g.NewNode(8, 8)
	copy(node.V, x.W)
	if got := g.Chain(node, step, classes, open, allowed, spans); math.Abs(got-want()) > 1e-4 {
		t.Errorf("loss %f, want %f", got, want())
	}
	check := func(name string, w []float32, got []float32) {
		for i := range w {
			const h = 1e-2
			old := w[i]
			w[i] = old + h
			up := want()
			w[i] = old - h
			down := want()
			w[i] = old
			if d := (up - down) / (2 * h); math.Abs(d-float64(got[i])) > 1e-3 {
				t.Errorf("%s %d: gradient %f, want %f", name, i, got[i], d)
			}
		}
	}
	check("x", x.W, node.G)
	check("step", step.W, grads.of[step.index])
}
