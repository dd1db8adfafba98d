package extract

import (
	"casus/loaders/extract/pairs"
	"casus/loaders/language"
)

// wordWidth is how many values the vector of a word has: the word vector's and the parser's state.
const wordWidth = dimensions + language.StateWidth

// wordInto writes the word vector of a token and its state.
func (d *document) wordInto(v []float32, s *sentence, i int) {
	if i < 0 {
		return
	}
	var own [dimensions]float32
	if vs := d.x.learned.vectors; vs.add(&own, s.lower[i]) || vs.add(&own, s.lemma(i)) {
		for k, x := range own {
			v[k] = 4 * x
		}
	}
	if at := i * language.StateWidth; at+language.StateWidth <= len(s.States) {
		for k, q := range s.States[at : at+language.StateWidth] {
			v[dimensions+k] = language.StateStep * float32(q)
		}
	}
}

// groupMaker makes a group of pairs, each word of it once.
type groupMaker struct {
	d *document
	pairs.Group
	words map[place]int
}

type place struct {
	s *sentence
	i int
}

func (d *document) newGroup() *groupMaker { return &groupMaker{d: d, words: map[place]int{}} }

// word is the number in the group of a token; negative for none.
func (g *groupMaker) word(s *sentence, i int) int {
	if i < 0 {
		return -1
	}
	at := place{s, i}
	n, ok := g.words[at]
	if !ok {
		n = len(g.Words)
		v := make([]float32, wordWidth)
		g.d.wordInto(v, s, i)
		g.Words = append(g.Words, v)
		g.words[at] = n
	}
	return n
}

// rolePairs are the pairs of an act with its players.
func (d *document) rolePairs(t *trigger, all []*player, filled []part, where []*mention) pairs.Group {
	g := d.newGroup()
	for _, p := range all {
		q := pairs.Pair{Class: -1}
		for _, f := range d.roleCues(t, p, all, filled, where) {
			q.Features = append(q.Features, f.ID)
		}
		s, h := p.mention.sent, p.mention.head
		q.Words = []int{g.word(t.s, t.at), g.word(s, h), g.word(s, s.head(h))}
		g.Pairs = append(g.Pairs, q)
	}
	return g.Group
}
