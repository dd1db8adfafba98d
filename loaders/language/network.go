package language

import (
	"casus/loaders/language/neural"
)

// network reads sentences: an encoder that all tasks share, and for each task a small head.
//
//	word     vector and feature rows, summed, normalised
//	convs    two convolutions over a word and its neighbours, maxout of two, with a residual (Strubell et al. 2017)
//	units    three simple recurrent units in both directions (Lei et al. 2018)
//	tags     behind the first unit: universal and Penn tag in one; what comes after sees how likely each is (Hashimoto et al. 2017)
//	arcs     behind the last: for each word a score of each other as its head, biaffine (Dozat and Manning 2017)
//	labels   of a word and its head, added and rectified
//	names    begin, inside and outside of names: learnt beside the rest for what it teaches the units; the recogniser finds the names
type network struct {
	set      *neural.Set
	features *features
	vectors  *Vectors
	tags     []string
	labels   []string

	table, vector *neural.Param
	first         norm
	convs         []conv
	units         []unit
	tag, name     dense
	tagged        *neural.Param
	dependent     dense
	head          dense
	arc           *neural.Param
	distance      dense
	labelDep      dense
	labelHead     dense
	label         dense
}

// The widths of the layers.
const (
	width      = 192
	arcWidth   = 128
	labelWidth = 128
	convCount  = 2
	unitCount  = 3
)

type dense struct{ w, b *neural.Param }

type norm struct{ gain, bias *neural.Param }

type conv struct {
	dense
	norm
}

type unit struct {
	dense
	norm
	cell *neural.Param
}

func newNetwork(set *neural.Set, features *features, vectors *Vectors, tags, labels []string) *network {
	makeDense := func(name string, in, out int) dense {
		return dense{set.Weights(name, in, out), set.Constant(name+" bias", out, 0)}
	}
	makeNorm := func(name string) norm {
		return norm{set.Constant(name+" gain", width, 1), set.Constant(name+" shift", width, 0)}
	}
	n := &network{set: set, features: features, vectors: vectors, tags: tags, labels: labels}
	n.table = set.Table("words", features.rows(), width, 0.05)
	n.vector = set.Weights("vector", Dimensions, width)
	n.first = makeNorm("first")
	for range convCount {
		n.convs = append(n.convs, conv{makeDense("convolution", 3*width, 2*width), makeNorm("convolution")})
	}
	for range unitCount {
		n.units = append(n.units, unit{makeDense("unit", width, 3*width), makeNorm("unit"), set.Constant("cell", 2*width, 0)})
	}
	n.tag = makeDense("tag", width, neural.Padded(len(tags)))
	n.tagged = set.Weights("tagged", neural.Padded(len(tags)), width)
	n.name = makeDense("name", width, neural.Padded(len(nameTags)))
	n.dependent, n.head = makeDense("dependent", width, arcWidth), makeDense("head", width, arcWidth)
	n.arc = set.Weights("arc", arcWidth, arcWidth)
	n.distance = makeDense("distance", width, neural.Distances)
	n.labelDep, n.labelHead = makeDense("label dependent", width, labelWidth), makeDense("label head", width, labelWidth)
	n.label = makeDense("label", labelWidth, neural.Padded(len(labels)))
	return n
}

// reading is what the encoder made of some sentences.
type reading struct {
	g     *neural.Graph
	spans []neural.Span
	// tags has a row a token and a column a tag; high is for all else.
	tags, high *neural.Node
	// vectors are the words' vectors, likely how likely each tag is.
	vectors, likely *neural.Node
	drop            float64
}

// words are sentences, ready for the encoder: a row a token.
type words struct {
	features [][]int32
	vectors  []int32
	spans    []neural.Span
}

func (n *network) look(w *words, tokens []Token) {
	from := len(w.vectors)
	rows := make([]int32, 0, len(tokens)*featureCount)
	for i := range tokens {
		at := len(rows)
		rows = n.features.of(rows, tokens[i].Text)
		w.features = append(w.features, rows[at:])
		w.vectors = append(w.vectors, n.vectors.find(lowered(tokens[i].Text)))
	}
	w.spans = append(w.spans, neural.Span{From: from, To: len(w.vectors)})
}

func (n *network) read(g *neural.Graph, w *words, drop float64) *reading {
	v := n.vectors.node(g, w.vectors)
	x := g.Add(g.Embed(n.table, w.features), g.Linear(v, n.vector, nil))
	x = g.Dropout(g.Normalise(x, n.first.gain, n.first.bias), drop)
	for _, c := range n.convs {
		y := g.Maxout(g.Linear(g.Window(x, w.spans), c.w, c.b))
		x = g.Normalise(g.Add(x, g.Dropout(y, drop)), c.gain, c.bias)
	}
	r := &reading{g: g, spans: w.spans, drop: drop, vectors: v}
	for i, u := range n.units {
		x = g.Dropout(x, drop)
		x = g.Normalise(g.Recurrent(x, g.Linear(x, u.w, u.b), u.cell, w.spans), u.gain, u.bias)
		if i == 0 {
			r.tags = n.tag.of(g, g.Dropout(x, drop))
			r.likely = g.Probabilities(r.tags, len(n.tags))
			x = g.Add(x, g.Linear(r.likely, n.tagged, nil))
		}
	}
	r.high = g.Dropout(x, drop)
	return r
}

func (d dense) of(g *neural.Graph, x *neural.Node) *neural.Node { return g.Linear(x, d.w, d.b) }

// nameScores has a row a token, a column a tag of nameTags.
func (n *network) nameScores(r *reading) *neural.Node { return n.name.of(r.g, r.high) }

// arcScores has a matrix a sentence: a row a token, a column a head, the diagonal for the root.
func (n *network) arcScores(r *reading) []*neural.Node {
	g := r.g
	dep := g.Dropout(g.Rectify(n.dependent.of(g, r.high)), r.drop)
	head := g.Dropout(g.Rectify(n.head.of(g, r.high)), r.drop)
	return g.Pairs(g.Linear(dep, n.arc, nil), head, n.distance.of(g, r.high), r.spans)
}

// labelScores has a row a token, a column a label, for the heads given as rows; a root is its own head.
func (n *network) labelScores(r *reading, heads []int) *neural.Node {
	g := r.g
	x := g.Add(n.labelDep.of(g, r.high), g.Pick(n.labelHead.of(g, r.high), heads))
	return n.label.of(g, g.Dropout(g.Rectify(x), r.drop))
}
