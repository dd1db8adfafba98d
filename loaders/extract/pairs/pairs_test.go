package pairs

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"casus/loaders/language/neural"
)

// rivals makes groups of two pairs each: the one whose word has the greater value is of class 1, and so is any with feature 7.
func rivals(n int) []Group {
	rng := rand.New(rand.NewPCG(3, 4))
	var out []Group
	for range n {
		a, b := rng.Float32(), rng.Float32()
		g := Group{Words: [][]float32{{a, 1 - a, 0, 1}, {b, 1 - b, 0, 1}}, Pairs: []Pair{{Features: []uint32{1}, Words: []int{0, -1}}, {Features: []uint32{2}, Words: []int{1, 0}}}}
		if a > b {
			g.Pairs[0].Class = 1
		} else {
			g.Pairs[1].Class = 1
		}
		if rng.IntN(3) == 0 {
			g.Pairs[0].Features = append(g.Pairs[0].Features, 7)
			g.Pairs[0].Class = 1
		}
		out = append(out, g)
	}
	return out
}

var settings = Settings{Epochs: 30, Rate: 0.02, Dropout: 0.05, Batch: 40, MinCount: 2, Networks: 2, Width: 32, Seed: 5}

func TestTrain(t *testing.T) {
	m := Train([]string{"-", "x"}, rivals(600), settings)
	g := neural.NewGraph()
	right, all := 0, 0
	for _, group := range rivals(800)[600:] {
		for i, scores := range m.Scores(g, group) {
			all++
			if (scores[1] > 0.5) == (group.Pairs[i].Class == 1) {
				right++
			}
			if sum := scores[0] + scores[1]; sum < 0.999 || sum > 1.001 {
				t.Fatalf("probabilities add up to %v", sum)
			}
		}
	}
	if right*100 < all*90 {
		t.Errorf("%d of %d right: each pair depends on the other of its group", right, all)
	}
	again := Train([]string{"-", "x"}, rivals(600), settings)
	if !bytes.Equal(m.Append(nil), again.Append(nil)) {
		t.Error("a second training gave another model")
	}
}

func TestRead(t *testing.T) {
	m := Train([]string{"-", "x"}, rivals(100), settings)
	b := m.Append(nil)
	n, err := Read(b)
	if err != nil {
		t.Fatal(err)
	}
	g := neural.NewGraph()
	for _, group := range rivals(20) {
		was, is := m.Scores(g, group), n.Scores(g, group)
		for i := range was {
			if d := was[i][1] - is[i][1]; d > 0.05 || d < -0.05 {
				t.Errorf("score %v became %v in the file", was[i], is[i])
			}
		}
	}
	if !slices.Equal(n.Append(nil), b) {
		t.Error("what was read is written otherwise")
	}
	for _, cut := range []int{0, 5, len(magic), len(magic) + 1, 40, len(b) / 2, len(b) - 1} {
		if _, err := Read(b[:cut]); err == nil {
			t.Errorf("no error for a model cut at %d", cut)
		}
	}
	if _, err := Read(append(slices.Clone(b), 0)); err == nil || !strings.Contains(err.Error(), "behind") {
		t.Errorf("bytes behind the model: %v", err)
	}
	if _, err := Read([]byte("something else")); err == nil || !strings.Contains(err.Error(), "no model") {
		t.Errorf("no model: %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(Train([]string{"-", "x"}, rivals(20), Settings{Epochs: 1, Rate: 0.01, Batch: 10, MinCount: 2, Networks: 1, Width: 16, Seed: 1}).Append(nil))
	f.Fuzz(func(t *testing.T, b []byte) {
		if m, err := Read(b); err == nil {
			m.Scores(neural.NewGraph(), Group{})
		}
	})
}
