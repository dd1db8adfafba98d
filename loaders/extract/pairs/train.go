package pairs

import (
	"math"
	"math/rand/v2"
	"slices"

	"casus/loaders/language/neural"
)

// Settings are what training is steered by.
type Settings struct {
	Epochs int
	// Rate is the greatest step of the optimiser; Dropout the share of the values between layers that a step leaves out, Forget
	// that of the features.
	Rate, Dropout, Forget float64
	// Batch is about how many pairs go into a step.
	Batch int
	// MinCount leaves out the features that fewer pairs have.
	MinCount int
	// Networks is how many networks are trained, each from a seed of its own.
	Networks int
	// Width is that of the first hidden layer, a multiple of neural.Block.
	Width int
	Seed  uint64
}

// Train learns a model from groups of pairs.
func Train(classes []string, groups []Group, o Settings) *Model {
	counts := map[uint32]int{}
	words, vector := 0, 0
	for _, g := range groups {
		if len(g.Words) > 0 {
			vector = len(g.Words[0])
		}
		for _, p := range g.Pairs {
			words = len(p.Words)
			for _, h := range p.Features {
				counts[h]++
			}
		}
	}
	var hashes []uint32
	for h, n := range counts {
		if n >= o.MinCount {
			hashes = append(hashes, h)
		}
	}
	slices.Sort(hashes)
	m := newModel(classes, hashes, words, vector, o.Width)
	for i := range max(1, o.Networks) {
		m.networks = append(m.networks, m.learn(groups, o, o.Seed+uint64(i)))
	}
	return m
}

func (m *Model) learn(groups []Group, o Settings, seed uint64) *network {
	n := m.network(neural.NewSet(seed))
	rng := rand.New(rand.NewPCG(seed, 5))
	grads := neural.NewGradients(n.set)
	g := neural.NewLearner(grads, rng)
	adam := neural.NewAdam(n.set)
	n.set.Prepare()
	order := slices.DeleteFunc(slices.Clone(groups), func(g Group) bool { return len(g.Pairs) == 0 })
	total := 0
	for _, x := range order {
		total += len(x.Pairs)
	}
	seen := 0
	for range o.Epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for at := 0; at < len(order); {
			size, to := 0, at
			for to < len(order) && size < o.Batch {
				size += len(order[to].Pairs)
				to++
			}
			seen += size
			g.Reset()
			in := m.input(order[at:to])
			for i, ids := range in.ids {
				in.ids[i] = slices.DeleteFunc(ids, func(int32) bool { return rng.Float64() < o.Forget })
			}
			y := n.read(g, in, o.Dropout, rng)
			i := 0
			for _, group := range order[at:to] {
				for _, p := range group.Pairs {
					n.choose(g, y, i, len(m.Classes), p)
					i++
				}
			}
			g.Backward()
			adam.Step(grads, o.Rate*slope(seen, total*o.Epochs), 1/float64(size))
			at = to
		}
	}
	return n
}

// choose adds the loss of one pair.
func (n *network) choose(g *neural.Graph, y *neural.Node, row, classes int, p Pair) {
	if p.Class < 0 {
		return
	}
	weight := p.Weight
	if weight == 0 {
		weight = 1
	}
	one := &neural.Node{Rows: 1, Cols: y.Cols, V: y.Row(row), G: y.G[row*y.Cols : (row+1)*y.Cols]}
	g.Choose(one, classes, []int{p.Class}, weight)
}

// slope rises over the first tenth and then falls along a cosine to nothing.
func slope(seen, all int) float64 {
	rising := all/10 + 1
	if seen < rising {
		return float64(seen) / float64(rising)
	}
	return (1 + math.Cos(math.Pi*float64(seen-rising)/float64(max(1, all-rising)))) / 2
}
