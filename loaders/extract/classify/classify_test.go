package classify

import (
	"bytes"
	"testing"
)

// exclusive makes samples whose class is the exclusive or of two features, which no linear model can tell.
func exclusive() []Sample {
	var out []Sample
	for i := range 400 {
		a, b := i%2, i/2%2
		var f Features
		f.Add("bias")
		if a == 1 {
			f.Add("a")
		}
		if b == 1 {
			f.Weigh(0.5, "b", "half")
		}
		out = append(out, Sample{Features: f, Class: a ^ b})
	}
	return out
}

func right(m *Model, samples []Sample) int {
	n := 0
	for _, s := range samples {
		if p := m.Scores(s.Features); (p[1] > p[0]) == (s.Class == 1) {
			n++
		}
	}
	return n
}

func TestTrain(t *testing.T) {
	samples := exclusive()
	o := Settings{Epochs: 100, Rate: 0.02, MinCount: 1, Hidden: 16, Seed: 3}
	m := Train([]string{"no", "yes"}, samples, o)
	if n := right(m, samples); n != len(samples) {
		t.Errorf("with a hidden layer %d of %d are right", n, len(samples))
	}
	o.Hidden = 0
	if n := right(Train([]string{"no", "yes"}, samples, o), samples); n > 3*len(samples)/4 {
		t.Errorf("a linear model cannot get %d of %d right", n, len(samples))
	}
}

func TestModelRoundTrip(t *testing.T) {
	samples := exclusive()
	m := Train([]string{"no", "yes"}, samples, Settings{Epochs: 3, Rate: 0.1, MinCount: 1, Hidden: 4, Dropout: 0.2, Seed: 3})
	b := m.Append(nil)
	again, rest, err := Read(append(bytes.Clone(b), "more"...))
	if err != nil || string(rest) != "more" {
		t.Fatalf("Read: rest %q, error %v", rest, err)
	}
	for _, s := range samples[:4] {
		x, y := m.Scores(s.Features), again.Scores(s.Features)
		if x[0] != y[0] || x[1] != y[1] {
			t.Errorf("scores %v became %v", x, y)
		}
	}
	if twin := Train([]string{"no", "yes"}, samples, Settings{Epochs: 3, Rate: 0.1, MinCount: 1, Hidden: 4, Dropout: 0.2, Seed: 3}); !bytes.Equal(b, twin.Append(nil)) {
		t.Error("training twice gives two models")
	}
}

func FuzzRead(f *testing.F) {
	f.Add(Train([]string{"no", "yes"}, exclusive()[:20], Settings{Epochs: 1, Rate: 0.1, MinCount: 1, Hidden: 2, Seed: 3}).Append(nil))
	f.Add([]byte(magic))
	f.Fuzz(func(t *testing.T, b []byte) {
		m, _, err := Read(b)
		if err == nil {
			m.Scores(Features{{ID: Hash("bias"), Value: 1}})
		}
	})
}
