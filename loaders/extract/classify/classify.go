// Package classify is a small classifier over sparse named features: a softmax over linear scores and, where it was
// trained with one, a hidden layer beside them. Training is deterministic; a trained model is kept with weights of one byte.
package classify

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
)

// Feature is a named feature, by the hash of its name, with its value.
type Feature struct {
	ID    uint32
	Value float32
}

// Features collects the features of one sample. The zero value is empty and ready.
type Features []Feature

// Add puts in the feature that is named by the parts together, with value 1.
func (f *Features) Add(parts ...string) { f.Weigh(1, parts...) }

// Weigh puts in the feature that is named by the parts together.
func (f *Features) Weigh(value float32, parts ...string) {
	*f = append(*f, Feature{Hash(parts...), value})
}

// Hash is the identity of a feature's name: FNV-1a over its parts, each ended by a zero byte.
func Hash(parts ...string) uint32 {
	h := uint32(2166136261)
	for _, p := range parts {
		for i := 0; i < len(p); i++ {
			h = (h ^ uint32(p[i])) * 16777619
		}
		h *= 16777619
	}
	return h
}

// Model is a trained classifier. It is safe for concurrent use.
type Model struct {
	// Classes are the outcomes, in the order of the scores.
	Classes []string
	rows    map[uint32]int32
	hashes  []uint32
	scales  []float32
	weights []int8 // a row a feature: a weight a class, then a weight a hidden unit
	hidden  int
	// out has a row a hidden unit: a weight a class; bias a value a hidden unit.
	out  []float32
	bias []float32
}

func (m *Model) width() int { return len(m.Classes) + m.hidden }

// Scores are the probabilities of the classes.
func (m *Model) Scores(f Features) []float64 {
	k, w := len(m.Classes), m.width()
	sums := make([]float32, w)
	copy(sums[k:], m.bias)
	for _, x := range f {
		r, ok := m.rows[x.ID]
		if !ok {
			continue
		}
		s := m.scales[r] * x.Value
		for i, q := range m.weights[int(r)*w : int(r)*w+w] {
			sums[i] += s * float32(q)
		}
	}
	for h := range m.hidden {
		if a := sums[k+h]; a > 0 {
			for c, o := range m.out[h*k : h*k+k] {
				sums[c] += a * o
			}
		}
	}
	return softmax(sums[:k])
}

func softmax(s []float32) []float64 {
	top := slices.Max(s)
	out := make([]float64, len(s))
	var total float64
	for i, v := range s {
		out[i] = math.Exp(float64(v - top))
		total += out[i]
	}
	for i := range out {
		out[i] /= total
	}
	return out
}

const magic = "casusclf"

// Append writes the model behind b.
func (m *Model) Append(b []byte) []byte {
	b = append(b, magic...)
	b = binary.AppendUvarint(b, uint64(len(m.Classes)))
	for _, c := range m.Classes {
		b = binary.AppendUvarint(b, uint64(len(c)))
		b = append(b, c...)
	}
	b = binary.AppendUvarint(b, uint64(m.hidden))
	b = appendFloats(b, m.out)
	b = appendFloats(b, m.bias)
	b = binary.AppendUvarint(b, uint64(len(m.hashes)))
	for _, h := range m.hashes {
		b = binary.LittleEndian.AppendUint32(b, h)
	}
	b = appendFloats(b, m.scales)
	for _, q := range m.weights {
		b = append(b, byte(q))
	}
	return b
}

func appendFloats(b []byte, fs []float32) []byte {
	for _, f := range fs {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(f))
	}
	return b
}

var errShort = errors.New("classify: model is cut short")

// reader takes values off a model file; after the first lack everything is zero and err is set.
type reader struct {
	b   []byte
	err error
}

func (r *reader) bytes(n int) []byte {
	if n < 0 || n > len(r.b) {
		r.err, r.b = errShort, nil
		return nil
	}
	out := r.b[:n]
	r.b = r.b[n:]
	return out
}

func (r *reader) length() int {
	v, n := binary.Uvarint(r.b)
	if n <= 0 || v > uint64(len(r.b)) {
		r.err, r.b = errShort, nil
		return 0
	}
	r.b = r.b[n:]
	return int(v)
}

func (r *reader) floats(n int) []float32 {
	b := r.bytes(4 * n)
	out := make([]float32, len(b)/4)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return out
}

// Read takes a model off the front of b, and returns what is behind it.
func Read(b []byte) (*Model, []byte, error) {
	r := &reader{b: b}
	if string(r.bytes(len(magic))) != magic {
		return nil, nil, fmt.Errorf("classify: no model: it does not begin with %q", magic)
	}
	m := &Model{}
	for range r.length() {
		m.Classes = append(m.Classes, string(r.bytes(r.length())))
	}
	m.hidden = r.length()
	m.out = r.floats(m.hidden * len(m.Classes))
	m.bias = r.floats(m.hidden)
	n := r.length()
	raw := r.bytes(4 * n)
	m.rows = make(map[uint32]int32, len(raw)/4)
	for i := range len(raw) / 4 {
		h := binary.LittleEndian.Uint32(raw[4*i:])
		m.hashes = append(m.hashes, h)
		m.rows[h] = int32(i)
	}
	m.scales = r.floats(n)
	q := r.bytes(n * m.width())
	m.weights = make([]int8, len(q))
	for i, v := range q {
		m.weights[i] = int8(v)
	}
	if r.err == nil && len(m.Classes) == 0 {
		r.err = errors.New("classify: model without classes")
	}
	return m, r.b, r.err
}
