package classify

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"casus/loaders/language/neural"
)

// Word is a word of a passage as a Network reads it: named features, by their hashes, and a vector.
type Word struct {
	Features []uint32
	Vector   []float32
}

// Question asks for the class of one word. Near are other words that bear on it, each in a part of its own: its head, its subject;
// negative where there is none. Words are numbered through the passage.
type Question struct {
	At       int
	Near     [Parts]int
	Sentence int
	// Class is the right answer to learn, as an index into the classes; Weight counts the question more or less, 0 counts as 1.
	Class  int
	Weight float32
}

// Parts is how many words bear on a question.
const Parts = 3

// Passage is some sentences in a row and what is asked of them.
type Passage struct {
	Words     []Word
	Sentences []neural.Span
	Questions []Question
}

// Network classifies words by the sentence that they stand in and by those beside it: features and vector of each word are summed,
// read by simple recurrent units in both directions (Lei et al. 2018), and a hidden layer over the states of a word, of those that bear on it
// and the means over its sentence and over the sentences around gives the class. It is safe for concurrent use.
type Network struct {
	Classes []string
	rows    map[uint32]int32
	hashes  []uint32
	vector  int
	set     *neural.Set

	table, dense, start, startBias    *neural.Param
	units                             []recurrent
	own, sentence, around, hiddenBias *neural.Param
	near                              [Parts]*neural.Param
	gain, shift, out, outBias         *neural.Param
}

type recurrent struct{ w, b, cell, gain, shift *neural.Param }

const (
	networkWidth = 128
	networkUnits = 1
	hiddenWidth  = 128
)

func newNetwork(set *neural.Set, classes []string, hashes []uint32, vector int) *Network {
	n := &Network{Classes: classes, hashes: hashes, rows: make(map[uint32]int32, len(hashes)), vector: vector, set: set}
	for i, h := range hashes {
		n.rows[h] = int32(i)
	}
	n.table = set.CoarseTable("features", len(hashes), networkWidth, 0.05)
	n.dense = set.Weights("vector", vector, networkWidth)
	n.start, n.startBias = set.Constant("start gain", networkWidth, 1), set.Constant("start shift", networkWidth, 0)
	for range networkUnits {
		n.units = append(n.units, recurrent{set.Weights("unit", networkWidth, 3*networkWidth), set.Constant("unit bias", 3*networkWidth, 0), set.Constant("cell", 2*networkWidth, 0),
			set.Constant("unit gain", networkWidth, 1), set.Constant("unit shift", networkWidth, 0)})
	}
	n.own = set.Weights("own", networkWidth, hiddenWidth)
	for i := range n.near {
		n.near[i] = set.Weights("near", networkWidth, hiddenWidth)
	}
	n.sentence, n.around = set.Weights("sentence", networkWidth, hiddenWidth), set.Weights("around", networkWidth, hiddenWidth)
	n.hiddenBias = set.Constant("hidden bias", hiddenWidth, 0)
	n.gain, n.shift = set.Constant("hidden gain", hiddenWidth, 1), set.Constant("hidden shift", hiddenWidth, 0)
	n.out, n.outBias = set.Weights("out", hiddenWidth, neural.Padded(len(classes))), set.Constant("out bias", neural.Padded(len(classes)), 0)
	return n
}

// read scores the questions of passages: a row a question, a column a class.
func (n *Network) read(g *neural.Graph, passages []*Passage, drop float64) *neural.Node {
	var ids [][]int32
	var sentences, around []neural.Span
	var at, sentence []int
	var near [Parts][]int
	words := 0
	for _, p := range passages {
		words += len(p.Words)
	}
	v := g.NewNode(words, n.vector)
	for _, p := range passages {
		from, first := len(ids), len(sentences)
		for _, w := range p.Words {
			copy(v.Row(len(ids)), w.Vector)
			list := make([]int32, 0, len(w.Features))
			for _, h := range w.Features {
				if r, ok := n.rows[h]; ok {
					list = append(list, r)
				}
			}
			ids = append(ids, list)
		}
		for i, s := range p.Sentences {
			sentences = append(sentences, neural.Span{From: from + s.From, To: from + s.To})
			around = append(around, neural.Span{From: first + max(0, i-1), To: first + min(len(p.Sentences), i+2)})
		}
		for _, q := range p.Questions {
			at, sentence = append(at, from+q.At), append(sentence, first+q.Sentence)
			for k, i := range q.Near {
				if i >= 0 {
					i += from
				}
				near[k] = append(near[k], i)
			}
		}
	}
	x := g.Add(g.Embed(n.table, ids), g.Linear(g.Dropout(v, drop), n.dense, nil))
	x = g.Normalise(x, n.start, n.startBias)
	for _, u := range n.units {
		x = g.Dropout(x, drop)
		x = g.Normalise(g.Recurrent(x, g.Linear(x, u.w, u.b), u.cell, sentences), u.gain, u.shift)
	}
	x = g.Dropout(x, drop)
	means := g.Mean(x, sentences)
	h := g.Linear(g.Pick(x, at), n.own, n.hiddenBias)
	for k, w := range n.near {
		h = g.Add(h, g.Linear(g.Pick(x, near[k]), w, nil))
	}
	h = g.Add(h, g.Pick(g.Linear(means, n.sentence, nil), sentence))
	h = g.Add(h, g.Pick(g.Linear(g.Mean(means, around), n.around, nil), sentence))
	h = g.Dropout(g.Rectify(g.Normalise(h, n.gain, n.shift)), drop)
	return g.Linear(h, n.out, n.outBias)
}

// Scores are the probabilities of the classes for each question of a passage.
func (n *Network) Scores(g *neural.Graph, p *Passage) [][]float64 {
	if len(p.Questions) == 0 {
		return nil
	}
	g.Reset()
	y := n.read(g, []*Passage{p}, 0)
	out := make([][]float64, len(p.Questions))
	for i := range out {
		out[i] = softmax(y.Row(i)[:len(n.Classes)])
	}
	return out
}

const networkMagic = "casusnet"

// Append writes the network behind b.
func (n *Network) Append(b []byte) []byte {
	b = append(b, networkMagic...)
	b = binary.AppendUvarint(b, uint64(len(n.Classes)))
	for _, c := range n.Classes {
		b = binary.AppendUvarint(b, uint64(len(c)))
		b = append(b, c...)
	}
	b = binary.AppendUvarint(b, uint64(n.vector))
	b = binary.AppendUvarint(b, uint64(len(n.hashes)))
	for _, h := range n.hashes {
		b = binary.LittleEndian.AppendUint32(b, h)
	}
	return n.set.AppendBytes(b)
}

// ReadNetwork takes a network off the front of b, and returns what is behind it.
func ReadNetwork(b []byte) (*Network, []byte, error) {
	r := &reader{b: b}
	if string(r.bytes(len(networkMagic))) != networkMagic {
		return nil, nil, fmt.Errorf("classify: no network: it does not begin with %q", networkMagic)
	}
	var classes []string
	for range r.length() {
		classes = append(classes, string(r.bytes(r.length())))
	}
	vector := r.length()
	raw := r.bytes(4 * r.length())
	if r.err != nil {
		return nil, nil, r.err
	}
	if len(classes) == 0 || vector == 0 || vector > 1<<12 {
		return nil, nil, errors.New("classify: network without classes or of an impossible width")
	}
	hashes := make([]uint32, len(raw)/4)
	for i := range hashes {
		hashes[i] = binary.LittleEndian.Uint32(raw[4*i:])
	}
	if !slices.IsSorted(hashes) {
		return nil, nil, errors.New("classify: features of a network are out of order")
	}
	n := newNetwork(neural.NewHollowSet(), classes, hashes, vector)
	rest, err := n.set.ReadBytes(r.b)
	return n, rest, err
}
