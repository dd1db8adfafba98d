package language

import "math"

// weights is a linear model over hashed features: for each feature the classes that it speaks for or against. It is read
// only once built, in one open-addressed table.
type weights struct {
	classes int
	mask    uint64
	keys    []uint64
	spans   []span
	class   []uint8
	value   []uint8
}

type span struct{ from, to uint32 }

// score adds the weights of the features to scores, which has one place a class.
func (w *weights) score(features []uint64, scores []float32) {
	for _, f := range features {
		for i := f & w.mask; w.keys[i] != 0; i = (i + 1) & w.mask {
			if w.keys[i] == f {
				sp := w.spans[i]
				for k := sp.from; k < sp.to; k++ {
					scores[w.class[k]] += weightOf[w.value[k]]
				}
				break
			}
		}
	}
}

func (w *weights) build(keys []uint64, counts []uint32) {
	size := uint64(16)
	for size < uint64(len(keys))*2 {
		size *= 2
	}
	w.mask = size - 1
	w.keys = make([]uint64, size)
	w.spans = make([]span, size)
	at := uint32(0)
	for n, f := range keys {
		i := f & w.mask
		for w.keys[i] != 0 {
			i = (i + 1) & w.mask
		}
		w.keys[i] = f
		w.spans[i] = span{at, at + counts[n]}
		at += counts[n]
	}
}

// A weight is stored in 8 bits: a sign and a place on a logarithmic scale from least to least*ratio^126. The logarithm keeps
// the many small weights apart, which a linear scale would round to nothing.
const (
	leastWeight = 0.05
	weightRatio = 1.0605
)

var weightOf = func() (t [256]float32) {
	v := leastWeight
	for i := 1; i < 128; i++ {
		t[i], t[256-i] = float32(v), float32(-v)
		v *= weightRatio
	}
	return t
}()

// quantised is the code of a weight; 0 for one that is too small to matter.
func quantised(v float64) uint8 {
	m := math.Abs(v)
	if m < leastWeight*0.75 {
		return 0
	}
	n := 1 + int(math.Round(math.Log(m/leastWeight)/math.Log(weightRatio)))
	n = max(1, min(127, n))
	if v < 0 {
		return uint8(256 - n)
	}
	return uint8(n)
}

// The features are hashes (FNV-1a, 64 bit) of a template's number and its words, so that no strings are built.
const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

func mix(h, v uint64) uint64 {
	h ^= v
	h *= fnvPrime
	h ^= h >> 29
	return h
}

func hashString(s string) uint64 {
	h := uint64(fnvOffset)
	for i := 0; i < len(s); i++ {
		h ^= uint64(s[i])
		h *= fnvPrime
	}
	return h
}

// feature1 to feature4 combine a template's number with the hashes of its parts.
func feature1(t, a uint64) uint64       { return mix(mix(fnvOffset, t), a) | 1 }
func feature2(t, a, b uint64) uint64    { return mix(mix(mix(fnvOffset, t), a), b) | 1 }
func feature3(t, a, b, c uint64) uint64 { return mix(mix(mix(mix(fnvOffset, t), a), b), c) | 1 }
func feature4(t, a, b, c, d uint64) uint64 {
	return mix(mix(mix(mix(mix(fnvOffset, t), a), b), c), d) | 1
}
