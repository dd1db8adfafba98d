package classify

import (
	"math"
	"math/rand/v2"
	"slices"
)

// Sample is one thing to learn from: its features and its class as an index into the classes.
type Sample struct {
	Features Features
	Class    int
	// Weight counts the sample more or less; 0 counts as 1.
	Weight float32
}

// Settings are what training is steered by.
type Settings struct {
	Epochs int
	// Rate is the step of AdaGrad, Decay the share by which a weight that is touched shrinks in a step.
	Rate, Decay float64
	// MinCount leaves out the features that fewer samples have.
	MinCount int
	// Hidden is the number of hidden units, 0 for none; Dropout the share of the features that a step leaves out, so that no
	// feature is trusted alone.
	Hidden  int
	Dropout float64
	Seed    uint64
}

// Train learns a model from samples.
func Train(classes []string, samples []Sample, o Settings) *Model {
	counts := map[uint32]int{}
	for _, s := range samples {
		for _, f := range s.Features {
			counts[f.ID]++
		}
	}
	t := &trainer{o: o, k: len(classes), rows: map[uint32]int32{}}
	for h, n := range counts {
		if n >= o.MinCount {
			t.hashes = append(t.hashes, h)
		}
	}
	slices.Sort(t.hashes)
	for i, h := range t.hashes {
		t.rows[h] = int32(i)
	}
	t.learn(samples)
	return t.model(classes)
}

type trainer struct {
	o      Settings
	k      int
	rows   map[uint32]int32
	hashes []uint32
	// w has a row a feature, as in Model; g the sums of squared gradients.
	w, g      []float32
	out, gOut []float32
	bias, gB  []float32
	// What a step works in.
	sums, logits, grad []float32
	moved              []int
	used               []active
}

func (t *trainer) learn(samples []Sample) {
	width := t.k + t.o.Hidden
	rng := rand.New(rand.NewPCG(t.o.Seed, 1))
	t.w, t.g = make([]float32, len(t.hashes)*width), make([]float32, len(t.hashes)*width)
	t.out, t.gOut = make([]float32, t.o.Hidden*t.k), make([]float32, t.o.Hidden*t.k)
	t.bias, t.gB = make([]float32, t.o.Hidden), make([]float32, t.o.Hidden)
	for r := range t.hashes {
		for h := range t.o.Hidden {
			t.w[r*width+t.k+h] = float32(rng.NormFloat64() * 0.05)
		}
	}
	for i := range t.out {
		t.out[i] = float32(rng.NormFloat64() * 0.1)
	}
	order := rng.Perm(len(samples))
	t.sums, t.logits, t.grad = make([]float32, width), make([]float32, t.k), make([]float32, width)
	rows := make([][]active, len(samples))
	for i, s := range samples {
		for _, f := range s.Features {
			if r, ok := t.rows[f.ID]; ok {
				rows[i] = append(rows[i], active{at: r * int32(width), value: f.Value})
			}
		}
	}
	// The weights kept are the mean of those after each epoch of the second half: they err less than the last.
	var meanW, meanOut, meanBias []float64
	kept := 0
	for e := range t.o.Epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		rate := t.o.Rate * (1 - 0.8*float64(e)/float64(t.o.Epochs))
		for _, i := range order {
			weight := samples[i].Weight
			if weight == 0 {
				weight = 1
			}
			t.step(rows[i], samples[i].Class, weight, float32(rate), rng)
		}
		if e >= t.o.Epochs/2 {
			meanW, meanOut, meanBias = add(meanW, t.w), add(meanOut, t.out), add(meanBias, t.bias)
			kept++
		}
	}
	mean(t.w, meanW, kept)
	mean(t.out, meanOut, kept)
	mean(t.bias, meanBias, kept)
}

func add(sum []float64, v []float32) []float64 {
	if sum == nil {
		sum = make([]float64, len(v))
	}
	for i, x := range v {
		sum[i] += float64(x)
	}
	return sum
}

func mean(to []float32, sum []float64, n int) {
	for i := range sum {
		to[i] = float32(sum[i] / float64(n))
	}
}

// active is a feature of a sample that the model keeps: where its row begins, and its value.
type active struct {
	at    int32
	value float32
}

// certain is the probability from which a sample is taken for learnt: it teaches next to nothing more.
const certain = 0.998

func (t *trainer) step(fs []active, class int, weight, rate float32, rng *rand.Rand) {
	width := t.k + t.o.Hidden
	sums := t.sums
	clear(sums[:t.k])
	copy(sums[t.k:], t.bias)
	keep := float32(1 / (1 - t.o.Dropout))
	used := t.used[:0]
	for _, a := range fs {
		if t.o.Dropout > 0 && rng.Float64() < t.o.Dropout {
			continue
		}
		a.value *= keep
		used = append(used, a)
		axpy(sums, t.w[a.at:int(a.at)+width], a.value)
	}
	t.used = used
	logits := t.logits
	copy(logits, sums)
	for h := range t.o.Hidden {
		if a := sums[t.k+h]; a > 0 {
			axpy(logits, t.out[h*t.k:(h+1)*t.k], a)
		}
	}
	p := softmax(logits)
	if p[class] > certain {
		return
	}
	// Only classes that the step moves by something that counts are moved.
	t.moved = t.moved[:0]
	grad := t.grad
	clear(grad)
	for c := range t.k {
		grad[c] = float32(p[c]) * weight
		if c == class {
			grad[c] -= weight
		}
		if grad[c] > 1e-3 || grad[c] < -1e-3 {
			t.moved = append(t.moved, c)
		}
	}
	for h := range t.o.Hidden {
		a := sums[t.k+h]
		if a <= 0 {
			continue
		}
		var d float32
		for _, c := range t.moved {
			i := h*t.k + c
			d += grad[c] * t.out[i]
			t.move(&t.out[i], &t.gOut[i], grad[c]*a, rate)
		}
		grad[t.k+h] = d
		t.move(&t.bias[h], &t.gB[h], d, rate)
	}
	for h := range t.o.Hidden {
		if grad[t.k+h] != 0 {
			t.moved = append(t.moved, t.k+h)
		}
	}
	for _, a := range used {
		for _, i := range t.moved {
			t.move(&t.w[int(a.at)+i], &t.g[int(a.at)+i], grad[i]*a.value, rate)
		}
	}
}

func axpy(to, from []float32, by float32) {
	to = to[:len(from)]
	for i, x := range from {
		to[i] += by * x
	}
}

func (t *trainer) move(w, g *float32, grad, rate float32) {
	grad += float32(t.o.Decay) * *w
	*g += grad * grad
	*w -= rate * grad / float32(math.Sqrt(float64(*g)+1e-6))
}

// model packs the weights into bytes; features whose weights are all near zero are left out.
func (t *trainer) model(classes []string) *Model {
	width := t.k + t.o.Hidden
	m := &Model{Classes: classes, hidden: t.o.Hidden, rows: map[uint32]int32{}, out: t.out, bias: t.bias}
	for r, h := range t.hashes {
		row := t.w[r*width : (r+1)*width]
		var top float32
		for _, w := range row {
			top = max(top, w, -w)
		}
		if top < 1e-3 {
			continue
		}
		m.rows[h] = int32(len(m.hashes))
		m.hashes = append(m.hashes, h)
		scale := top / 127
		m.scales = append(m.scales, scale)
		for _, w := range row {
			m.weights = append(m.weights, int8(math.Round(float64(w/scale))))
		}
	}
	return m
}
