// Package pairs classifies how two things of a text hang together: an act and somebody, or two actors. A model is a small network
// over named features and a vector of each pair, which also sees the other pairs of the same group; several that were drawn
// differently are asked together. Training is deterministic; a trained model is kept with weights of one byte.
package pairs

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"casus/loaders/language/neural"
)

// Group is pairs that are seen together, and the vectors of the words that they stand at.
type Group struct {
	Words [][]float32
	Pairs []Pair
}

// Pair is what a model knows of a pair: named features, by their hashes, and words.
type Pair struct {
	Features []uint32
	// Words are places in the group's words, as many for each pair of a model, in the same order; negative where there is none.
	Words []int
	// Class is the right answer to learn, as an index into the classes; negative where none is known.
	Class int
	// Weight counts the pair more or less; 0 counts as 1.
	Weight float32
}

// Model is some networks whose mean is taken. It is safe for concurrent use.
type Model struct {
	Classes []string
	hashes  []uint32
	rows    map[uint32]int32
	// words is how many words a pair has, vector how many values a word.
	words, vector int
	// width is that of the first hidden layer.
	width    int
	networks []*network
}

// network has a hidden layer over a pair, and a second one over that and the mean over its group; features also speak for classes
// directly (Cheng et al. 2016, wide and deep).
type network struct {
	set                                *neural.Set
	table, wide                        *neural.Param
	words                              []*neural.Param
	gain, shift                        *neural.Param
	own, group, ownBias, gain2, shift2 *neural.Param
	out, outBias                       *neural.Param
}

// second is the width of the second hidden layer.
const second = 48

func newModel(classes []string, hashes []uint32, words, vector, width int) *Model {
	m := &Model{Classes: classes, hashes: hashes, rows: make(map[uint32]int32, len(hashes)), words: words, vector: vector, width: width}
	for i, h := range hashes {
		m.rows[h] = int32(i)
	}
	return m
}

func (m *Model) network(set *neural.Set) *network {
	n, width := &network{set: set}, m.width
	k := neural.Padded(len(m.Classes))
	n.table = set.CoarseTable("features", len(m.hashes), width, 0.05)
	n.wide = set.CoarseTable("wide", len(m.hashes), k, 0)
	for range m.words {
		n.words = append(n.words, set.Weights("word", m.vector, width))
	}
	n.gain, n.shift = set.Constant("gain", width, 1), set.Constant("shift", width, 0)
	n.own, n.group, n.ownBias = set.Weights("own", width, second), set.Weights("group", width, second), set.Constant("own bias", second, 0)
	n.gain2, n.shift2 = set.Constant("second gain", second, 1), set.Constant("second shift", second, 0)
	n.out, n.outBias = set.Weights("out", second, k), set.Constant("out bias", k, 0)
	return n
}

// input is the pairs of some groups by rows.
type input struct {
	ids    [][]int32
	groups []neural.Span
	of     []int
	// For each word of a pair: the vectors that stand there for any pair, and which of them, by pairs.
	vectors [][][]float32
	at      [][]int
}

func (m *Model) input(groups []Group) *input {
	in := &input{vectors: make([][][]float32, m.words), at: make([][]int, m.words)}
	for i, g := range groups {
		from := len(in.ids)
		for _, p := range g.Pairs {
			ids := make([]int32, 0, len(p.Features))
			for _, h := range p.Features {
				if r, ok := m.rows[h]; ok {
					ids = append(ids, r)
				}
			}
			in.ids, in.of = append(in.ids, ids), append(in.of, i)
		}
		in.groups = append(in.groups, neural.Span{From: from, To: len(in.ids)})
		for k := range m.words {
			row := make([]int, len(g.Words))
			for _, p := range g.Pairs {
				w := p.Words[k]
				if w < 0 {
					in.at[k] = append(in.at[k], -1)
					continue
				}
				if row[w] == 0 {
					in.vectors[k] = append(in.vectors[k], g.Words[w])
					row[w] = len(in.vectors[k])
				}
				in.at[k] = append(in.at[k], row[w]-1)
			}
		}
	}
	return in
}

// read scores pairs: a row a pair, a column a class.
func (n *network) read(g *neural.Graph, in *input, drop float64, rng *rand.Rand) *neural.Node {
	x := g.Embed(n.table, in.ids)
	for k, w := range n.words {
		if len(in.vectors[k]) > 0 {
			x = g.Add(x, g.Pick(g.Linear(vectors(g, in.vectors[k], w.Rows, drop, rng), w, nil), in.at[k]))
		}
	}
	x = g.Dropout(g.Rectify(g.Normalise(x, n.gain, n.shift)), drop)
	h := g.Add(g.Linear(x, n.own, n.ownBias), g.Pick(g.Linear(g.Mean(x, in.groups), n.group, nil), in.of))
	h = g.Dropout(g.Rectify(g.Normalise(h, n.gain2, n.shift2)), drop)
	return g.Add(g.Linear(h, n.out, n.outBias), g.Embed(n.wide, in.ids))
}

// vectors are words as a node that has no gradient; a share of the values is left out while learning.
func vectors(g *neural.Graph, words [][]float32, size int, drop float64, rng *rand.Rand) *neural.Node {
	v := g.NewNode(len(words), size)
	v.G = nil
	for i, x := range words {
		row := v.Row(i)
		copy(row, x)
		if rng == nil {
			continue
		}
		keep, limit := float32(1/(1-drop)), uint16(drop*(1<<16))
		var bits uint64
		for j := range row {
			if j%4 == 0 {
				bits = rng.Uint64()
			}
			if uint16(bits) < limit {
				row[j] = 0
			} else {
				row[j] *= keep
			}
			bits >>= 16
		}
	}
	return v
}

// Scores are the probabilities of the classes for each pair of a group.
func (m *Model) Scores(g *neural.Graph, group Group) [][]float64 {
	out := make([][]float64, len(group.Pairs))
	if len(out) == 0 {
		return out
	}
	in := m.input([]Group{group})
	for i := range out {
		out[i] = make([]float64, len(m.Classes))
	}
	for _, n := range m.networks {
		g.Reset()
		y := n.read(g, in, 0, nil)
		for i := range out {
			add(out[i], y.Row(i)[:len(m.Classes)], len(m.networks))
		}
	}
	return out
}

// add adds the softmax of scores, a share of n.
func add(sum []float64, scores []float32, n int) {
	top := slices.Max(scores)
	total := 0.0
	for _, s := range scores {
		total += math.Exp(float64(s - top))
	}
	for i, s := range scores {
		sum[i] += math.Exp(float64(s-top)) / total / float64(n)
	}
}

const magic = "casuspairs1"

// Append writes the model behind b.
func (m *Model) Append(b []byte) []byte {
	b = append(b, magic...)
	b = binary.AppendUvarint(b, uint64(len(m.Classes)))
	for _, c := range m.Classes {
		b = append(binary.AppendUvarint(b, uint64(len(c))), c...)
	}
	b = binary.AppendUvarint(b, uint64(m.words))
	b = binary.AppendUvarint(b, uint64(m.vector))
	b = binary.AppendUvarint(b, uint64(m.width))
	b = binary.AppendUvarint(b, uint64(len(m.networks)))
	b = binary.AppendUvarint(b, uint64(len(m.hashes)))
	for _, h := range m.hashes {
		b = binary.LittleEndian.AppendUint32(b, h)
	}
	for _, n := range m.networks {
		b = n.set.AppendBytes(b)
	}
	return b
}

var errShort = errors.New("pairs: model is cut short")

// Read reads a model that Append wrote.
func Read(b []byte) (*Model, error) {
	if len(b) < len(magic) || string(b[:len(magic)]) != magic {
		return nil, fmt.Errorf("pairs: no model: it does not begin with %q", magic)
	}
	b = b[len(magic):]
	short := false
	number := func() int {
		v, n := binary.Uvarint(b)
		if n <= 0 || v > uint64(len(b)) {
			b, short = nil, true
			return 0
		}
		b = b[n:]
		return int(v)
	}
	var classes []string
	for range number() {
		n := number()
		if n > len(b) {
			return nil, errShort
		}
		classes = append(classes, string(b[:n]))
		b = b[n:]
	}
	words, vector, width, networks, features := number(), number(), number(), number(), number()
	if short || len(classes) == 0 || len(classes) > 256 || networks > 64 || words > 64 || vector > 1<<12 || width > 1<<10 || width%neural.Block != 0 || 4*features > len(b) {
		return nil, errShort
	}
	hashes := make([]uint32, features)
	for i := range hashes {
		hashes[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	b = b[4*features:]
	m := newModel(classes, hashes, words, vector, width)
	for range networks {
		n := m.network(neural.NewHollowSet())
		var err error
		if b, err = n.set.ReadBytes(b); err != nil {
			return nil, fmt.Errorf("pairs: %w", err)
		}
		m.networks = append(m.networks, n)
	}
	if len(b) > 0 {
		return nil, errors.New("pairs: bytes behind the model")
	}
	return m, nil
}
