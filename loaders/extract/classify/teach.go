package classify

import (
	"math"
	"math/rand/v2"
	"slices"

	"casus/loaders/language/neural"
)

// Teaching is what the training of a Network is steered by.
type Teaching struct {
	Epochs int
	// Rate is the greatest step of the optimiser; Dropout the share of the values between layers that a step leaves out.
	Rate, Dropout float64
	// Batch is about how many words go into a step.
	Batch int
	// MinCount leaves out the features that fewer words have.
	MinCount int
	Seed     uint64
}

// Teach learns a network from passages whose questions have their answers.
func Teach(classes []string, passages []*Passage, o Teaching) *Network {
	counts := map[uint32]int{}
	words := 0
	for _, p := range passages {
		words += len(p.Words)
		for _, w := range p.Words {
			for _, h := range w.Features {
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
	n := newNetwork(neural.NewSet(o.Seed), classes, hashes, len(passages[0].Words[0].Vector))
	rng := rand.New(rand.NewPCG(o.Seed, 2))
	grads := neural.NewGradients(n.set)
	g := neural.NewLearner(grads, rng)
	adam := neural.NewAdam(n.set)
	n.set.Prepare()
	order := slices.Clone(passages)
	all, seen := words*o.Epochs, 0
	for range o.Epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for at := 0; at < len(order); {
			var batch []*Passage
			size, asked := 0, 0
			for at < len(order) && size < o.Batch {
				batch = append(batch, order[at])
				size += len(order[at].Words)
				asked += len(order[at].Questions)
				at++
			}
			seen += size
			if asked == 0 {
				continue
			}
			g.Reset()
			targets := make([]int, 0, asked)
			for _, p := range batch {
				for _, q := range p.Questions {
					targets = append(targets, q.Class)
				}
			}
			g.Choose(n.read(g, batch, o.Dropout), len(classes), targets, 1)
			g.Backward()
			adam.Step(grads, o.Rate*slope(seen, all), 1/float64(size))
		}
	}
	return n
}

// slope rises over the first tenth and then falls along a cosine to nothing.
func slope(seen, all int) float64 {
	rising := all/10 + 1
	if seen < rising {
		return float64(seen) / float64(rising)
	}
	return (1 + math.Cos(math.Pi*float64(seen-rising)/float64(max(1, all-rising)))) / 2
}
