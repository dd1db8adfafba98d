package classify

import (
	"bytes"
	"testing"

	"casus/loaders/language/neural"
)

// parity makes passages whose words are yes or no, with a question at the last word: is the first the same? Only what reads the whole
// sentence can tell.
func parity() []*Passage {
	var out []*Passage
	for i := range 64 {
		a, b := i%2, i/2%2
		p := &Passage{Sentences: []neural.Span{{From: 0, To: 3}}}
		for k, w := range []int{a, 2, b} {
			v := make([]float32, 16)
			v[k] = 1
			p.Words = append(p.Words, Word{Features: []uint32{uint32(w)}, Vector: v})
		}
		near := [Parts]int{-1, 0, -1}
		p.Questions = []Question{{At: 2, Near: near, Class: a ^ b}, {At: 1, Near: [Parts]int{-1, -1, -1}, Class: -1}}
		out = append(out, p)
	}
	return out
}

func TestTeach(t *testing.T) {
	o := Teaching{Epochs: 30, Rate: 0.01, Batch: 24, MinCount: 1, Seed: 1}
	n := Teach([]string{"differ", "same"}, parity(), o)
	g := neural.NewGraph()
	for i, p := range parity()[:4] {
		s := n.Scores(g, p)
		if len(s) != len(p.Questions) || s[0][p.Questions[0].Class] < 0.8 {
			t.Errorf("passage %d: scores %v, class %d", i, s, p.Questions[0].Class)
		}
	}
	if twin := Teach([]string{"differ", "same"}, parity(), o); !bytes.Equal(n.Append(nil), twin.Append(nil)) {
		t.Error("learning twice gives two networks")
	}
}

func TestNetworkRoundTrip(t *testing.T) {
	n := Teach([]string{"differ", "same"}, parity(), Teaching{Epochs: 2, Rate: 0.01, Batch: 24, Dropout: 0.2, MinCount: 1, Seed: 1})
	again, rest, err := ReadNetwork(append(n.Append(nil), "more"...))
	if err != nil || string(rest) != "more" {
		t.Fatalf("ReadNetwork: rest %q, error %v", rest, err)
	}
	if !bytes.Equal(n.Append(nil), again.Append(nil)) {
		t.Error("a network that is read and written again is another")
	}
}

func FuzzReadNetwork(f *testing.F) {
	b := Teach([]string{"differ", "same"}, parity()[:4], Teaching{Epochs: 1, Rate: 0.01, Batch: 24, MinCount: 1, Seed: 1}).Append(nil)
	f.Add(b)
	f.Add(b[:200])
	f.Add([]byte(networkMagic))
	f.Fuzz(func(t *testing.T, b []byte) {
		n, _, err := ReadNetwork(b)
		if err == nil && n.vector == 16 {
			n.Scores(neural.NewGraph(), parity()[0])
		}
	})
}
