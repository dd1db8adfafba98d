package neural

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestGradients compares each gradient with the difference quotient of the loss.
func TestGradients(t *testing.T) {
	spans := []Span{{0, 3}, {3, 4}, {4, 9}}
	for name, build := range map[string]func(s *Set) func(g *Graph, x *Node) *Node{
		"linear": func(s *Set) func(*Graph, *Node) *Node {
			w, b := s.Weights("w", 16, 32), s.Constant("b", 32, 0.1)
			return func(g *Graph, x *Node) *Node { return g.Linear(x, w, b) }
		},
		"linear of an odd width": func(s *Set) func(*Graph, *Node) *Node {
			w, v := s.Weights("w", 20, 16), s.Weights("v", 16, 16)
			ids := [][]int32{{1}, {2}, {0}, {0}, {3}, {1}, {1}, {1}, {2}}
			e := s.Table("e", 4, 4, 1)
			return func(g *Graph, x *Node) *Node { return g.Linear(g.Concat(g.Embed(e, ids), g.Linear(x, v, nil)), w, nil) }
		},
		"embed": func(s *Set) func(*Graph, *Node) *Node {
			e := s.Table("e", 5, 16, 1)
			ids := [][]int32{{0, 1}, {4, 4}, {-1, 2}, {0}, {1}, {2}, {3, 1}, nil, {4}}
			return func(g *Graph, x *Node) *Node { return g.Add(x, g.Embed(e, ids)) }
		},
		"window": func(*Set) func(*Graph, *Node) *Node {
			return func(g *Graph, x *Node) *Node { return g.Window(x, spans) }
		},
		"maxout":  func(*Set) func(*Graph, *Node) *Node { return func(g *Graph, x *Node) *Node { return g.Maxout(x) } },
		"rectify": func(*Set) func(*Graph, *Node) *Node { return func(g *Graph, x *Node) *Node { return g.Rectify(x) } },
		"normalise": func(s *Set) func(*Graph, *Node) *Node {
			a, b := s.Weights("gain", 1, 16), s.Constant("bias", 16, 0.2)
			return func(g *Graph, x *Node) *Node { return g.Normalise(x, a, b) }
		},
		"pick": func(*Set) func(*Graph, *Node) *Node {
			return func(g *Graph, x *Node) *Node { return g.Pick(x, []int{3, -1, 3, 0, 8}) }
		},
		"mean": func(*Set) func(*Graph, *Node) *Node {
			return func(g *Graph, x *Node) *Node { return g.Mean(x, []Span{{0, 4}, {2, 3}, {1, 9}}) }
		},
		"recurrent": func(s *Set) func(*Graph, *Node) *Node {
			w, b, v := s.Weights("w", 16, 48), s.Constant("b", 48, 0.3), s.Weights("v", 2, 16)
			return func(g *Graph, x *Node) *Node { return g.Recurrent(x, g.Linear(x, w, b), v, spans) }
		},
		"pairs": func(s *Set) func(*Graph, *Node) *Node {
			w, f := s.Weights("w", 16, 16), s.Weights("f", 16, Distances)
			return func(g *Graph, x *Node) *Node { return g.Pairs(g.Linear(x, w, nil), x, g.Linear(x, f, nil), spans)[2] }
		},
	} {
		t.Run(name, func(t *testing.T) {
			set := NewSet(3)
			input := set.Table("input", 9, 16, 1)
			step := build(set)
			rng := rand.New(rand.NewPCG(5, 5))
			var weights []float32
			grads := NewGradients(set)
			loss := func(learn bool) float64 {
				g := NewLearner(grads, rng)
				rows := make([][]int32, 9)
				for i := range rows {
					rows[i] = []int32{int32(i)}
				}
				y := step(g, g.Embed(input, rows))
				if weights == nil {
					weights = random(rng, len(y.V))
				}
				sum := 0.0
				for i, v := range y.V {
					sum += float64(v * weights[i])
					y.G[i] = weights[i]
				}
				if learn {
					g.Backward()
				}
				return sum
			}
			loss(true)
			checkGradients(t, set, grads, func() float64 { return loss(false) })
		})
	}
}

func checkGradients(t *testing.T, set *Set, grads *Gradients, loss func() float64) {
	t.Helper()
	const step = 1e-2
	for k, p := range set.Params {
		for i := 0; i < len(p.W); i += 1 + len(p.W)/40 {
			old := p.W[i]
			p.W[i] = old + step
			up := loss()
			p.W[i] = old - step
			down := loss()
			p.W[i] = old
			want, got := (up-down)/(2*step), float64(grads.of[k][i])
			if math.Abs(want-got) > 0.02+0.02*math.Abs(want) {
				t.Errorf("%s[%d]: gradient %.4f, difference quotient %.4f", p.Name, i, got, want)
			}
		}
	}
}

func TestChoose(t *testing.T) {
	set := NewSet(3)
	p := set.Weights("scores", 4, 16)
	grads := NewGradients(set)
	targets := []int{2, -1, 0, 9}
	loss := func(learn bool) float64 {
		g := NewLearner(grads, nil)
		x := g.NewNode(4, 16)
		copy(x.V, p.W)
		l := g.Choose(x, 10, targets, 1)
		if learn {
			addTo(grads.of[0], x.G)
		}
		return l
	}
	loss(true)
	checkGradients(t, set, grads, func() float64 { return loss(false) })
}

func TestLearnsExclusiveOr(t *testing.T) {
	set := NewSet(11)
	e, w, v := set.Table("e", 4, 16, 0.5), set.Weights("w", 16, 32), set.Weights("v", 16, 16)
	grads := NewGradients(set)
	adam := NewAdam(set)
	g := NewLearner(grads, nil)
	inputs, targets := [][]int32{{0, 2}, {0, 3}, {1, 2}, {1, 3}}, []int{0, 1, 1, 0}
	loss := 0.0
	for range 200 {
		g.Reset()
		loss = g.Choose(g.Linear(g.Maxout(g.Linear(g.Embed(e, inputs), w, nil)), v, nil), 2, targets, 1)
		g.Backward()
		adam.Step(grads, 0.01, 1)
	}
	if loss > 0.1 {
		t.Errorf("loss %g after 200 steps", loss)
	}
}

func TestStoredParameters(t *testing.T) {
	set := NewSet(1)
	w := set.Weights("w", 7, 16)
	table := set.CoarseTable("t", 5, 16, 0.05)
	set.Constant("b", 16, 0)
	b := set.AppendBytes(nil)
	hollow := NewHollowSet()
	w2 := hollow.Weights("w", 7, 16)
	table2 := hollow.CoarseTable("t", 5, 16, 0.05)
	hollow.Constant("b", 16, 1)
	rest, err := hollow.ReadBytes(append(b, 9))
	if err != nil || len(rest) != 1 {
		t.Fatalf("%d bytes left, error %v", len(rest), err)
	}
	for i, v := range w.W {
		if math.Abs(float64(v-w2.W[i])) > 0.006 {
			t.Errorf("value %d: %g read as %g", i, v, w2.W[i])
		}
	}
	for i, v := range table.W {
		if math.Abs(float64(v-table2.W[i])) > 0.006 {
			t.Errorf("value %d of the table: %g read as %g", i, v, table2.W[i])
		}
	}
	// In 32 magnitudes at most.
	at := 7 * (4 + 16)
	for r := range 5 {
		for _, q := range b[at+r*20+4 : at+r*20+20] {
			if int8(q) > coarseSteps || int8(q) < -coarseSteps {
				t.Errorf("row %d of the table is encoded with %d", r, int8(q))
			}
		}
	}
	if _, err := hollow.ReadBytes(b[:20]); err == nil {
		t.Error("no error for a file that is cut short")
	}
}

func TestExp(t *testing.T) {
	for x := -80.0; x < 80; x += 0.37 {
		if got, want := float64(Exp(float32(x))), math.Exp(float64(float32(x))); math.Abs(got-want) > 1e-6*want {
			t.Errorf("exp(%g) = %g, want %g", x, got, want)
		}
	}
}

func BenchmarkSigmoid(b *testing.B) {
	x := float32(0.3)
	for b.Loop() {
		x = Sigmoid(x)
	}
}
