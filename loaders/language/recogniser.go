package language

import "casus/loaders/language/neural"

// recogniser finds names: a small network of its own behind the tagger. Other than the network it sees what lists of names say
// and in what order name tags follow each other, and it is learnt from more and rougher data (learn_names.go).
//
//	word     vector, feature rows, rows of the lists and how likely each tag is, summed, normalised
//	conv     a convolution over a word and its neighbours, as in network
//	unit     a simple recurrent unit in both directions
//	name     a score of each name tag; step has what two tags in a row add (Lample et al. 2016)
type recogniser struct {
	set                   *neural.Set
	base                  *network
	lists                 *Gazetteer
	table, vector, tagged *neural.Param
	first                 norm
	conv                  conv
	unit                  unit
	name                  dense
	step                  *neural.Param
}

const nameWidth = 64

func newRecogniser(set *neural.Set, base *network, lists *Gazetteer) *recogniser {
	makeDense := func(name string, in, out int) dense {
		return dense{set.Weights(name, in, out), set.Constant(name+" bias", out, 0)}
	}
	makeNorm := func(name string) norm {
		return norm{set.Constant(name+" gain", nameWidth, 1), set.Constant(name+" shift", nameWidth, 0)}
	}
	r := &recogniser{set: set, base: base, lists: lists}
	r.table = set.Table("words", base.features.rows()+listRows, nameWidth, 0.05)
	r.vector = set.Weights("vector", Dimensions, nameWidth)
	r.tagged = set.Weights("tagged", neural.Padded(len(base.tags)), nameWidth)
	r.first = makeNorm("first")
	r.conv = conv{makeDense("convolution", 3*nameWidth, 2*nameWidth), makeNorm("convolution")}
	r.unit = unit{makeDense("unit", nameWidth, 3*nameWidth), makeNorm("unit"), set.Constant("cell", 2*nameWidth, 0)}
	r.name = makeDense("name", nameWidth, neural.Padded(nameClasses))
	r.step = set.Weights("step", nameClasses+1, neural.Padded(nameClasses))
	return r
}

// scores has a row a token and a column a tag of nameTags. rows are of the table, vectors and likely as in a reading.
func (r *recogniser) scores(g *neural.Graph, rows [][]int32, vectors, likely *neural.Node, spans []neural.Span, drop float64) *neural.Node {
	x := g.Add(g.Embed(r.table, rows), g.Add(g.Linear(vectors, r.vector, nil), g.Linear(likely, r.tagged, nil)))
	x = g.Dropout(g.Normalise(x, r.first.gain, r.first.bias), drop)
	y := g.Maxout(g.Linear(g.Window(x, spans), r.conv.w, r.conv.b))
	x = g.Dropout(g.Normalise(g.Add(x, g.Dropout(y, drop)), r.conv.gain, r.conv.bias), drop)
	x = g.Normalise(g.Recurrent(x, g.Linear(x, r.unit.w, r.unit.b), r.unit.cell, spans), r.unit.gain, r.unit.bias)
	return r.name.of(g, g.Dropout(x, drop))
}

// rows are the rows of the table for the words of a sentence: those of the network's features and what the lists say.
func (r *recogniser) rows(features [][]int32, tokens []Token) [][]int32 {
	out := make([][]int32, len(tokens))
	words := make([]string, len(tokens))
	for i := range tokens {
		words[i] = lowered(tokens[i].Text)
		out[i] = append(make([]int32, 0, featureCount+4), features[i]...)
	}
	base := int32(r.base.features.rows())
	r.lists.mark(words, func(i int, row int32) { out[i] = append(out[i], base+row) })
	return out
}

// find sets the names of sentences that the network has read.
func (r *recogniser) find(g *neural.Graph, read *reading, w *words, sentences []Sentence) {
	rows := make([][]int32, 0, len(w.vectors))
	for i, s := range w.spans {
		rows = append(rows, r.rows(w.features[s.From:s.To], sentences[i].Tokens)...)
	}
	scores := r.scores(g, rows, read.vectors, read.likely, w.spans, 0)
	for i, s := range w.spans {
		sentences[i].Entities = bestNames(scores, s, r.step)
	}
}
