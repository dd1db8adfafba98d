package extract

import (
	"slices"
	"strings"

	"casus/loaders/lexicon"
	"casus/schema"
)

// opposites are the words by which two states of one land are told apart.
var opposites = map[string]string{"North": "South", "South": "North", "East": "West", "West": "East"}

// findHalves finds states that a text calls by the word that tells them apart: "the North" where it names one of the two Koreas, and "North and South
// Korea".
func (d *document) findHalves(s *sentence) {
	for i := range s.Tokens {
		m := d.halves()[s.Tokens[i].Text]
		// Regions of many countries are called so too.
		if o := s.at[i]; len(m.Entries) == 0 || s.capitals || o != nil && (o.last > i || o.first < i && s.lower[o.first] != "the") {
			continue
		}
		alone := i > 0 && s.lower[i-1] == "the" && !s.goesOn(i+1)
		if alone || i+2 < len(s.Tokens) && s.lower[i+1] == "and" && s.halfBegins(i+2, opposites[s.Tokens[i].Text]) {
			s.put(&mention{first: i, last: i, entries: m.Entries, alias: m.Aliases[0], form: nameForm, sent: s})
		}
	}
}

// goesOn tells whether a name or a noun phrase goes on at a token: "the North Caucasus", "the South of the country".
func (s *sentence) goesOn(k int) bool {
	if k >= len(s.Tokens) {
		return false
	}
	if s.lower[k] == "of" {
		// "Accused the North of shelling" is about all of it.
		return k+1 < len(s.Tokens) && (s.lower[k+1] == "the" || startsUpper(s.Tokens[k+1].Text))
	}
	return startsUpper(s.Tokens[k].Text) || s.isNominal(k) || s.upos(k) == "ADJ" && s.head(k) != k-1 || s.lower[k] == "-" || s.at[k] != nil
}

// halfBegins tells whether a name that the lexicon has begins at a token with a word.
func (s *sentence) halfBegins(k int, word string) bool {
	m := s.at[k]
	return s.Tokens[k].Text == word && m != nil && m.first == k && m.last > k && len(m.entries) > 0
}

// halves are the states that a text may call by the word that tells them apart, by that word: both of those one of which it names. Of a text that names halves of
// two lands there are none.
func (d *document) halves() map[string]lexicon.Match {
	if d.halved != nil {
		return d.halved
	}
	d.halved = map[string]lexicon.Match{}
	for _, s := range d.sents {
		for i := range s.Tokens {
			word := s.Tokens[i].Text
			other, ok := opposites[word]
			if !ok || i+1 == len(s.Tokens) {
				continue
			}
			rest := s.Tokens[i+1].Text
			own, opposite := d.stateCalled(word, rest), d.stateCalled(other, rest)
			if opposite == nil {
				opposite = d.stateCalled(rest)
			}
			if own == nil || opposite == nil || own == opposite {
				continue
			}
			if was := d.halved[word]; len(was.Entries) > 0 && !slices.Contains(was.Entries, own) {
				clear(d.halved)
				return d.halved
			}
			d.halved[word], d.halved[other] = d.stateName(own), d.stateName(opposite)
		}
	}
	return d.halved
}

// stateCalled is the state that words name in full on the text's day, or are the adjective of; nil for none.
func (d *document) stateCalled(words ...string) *lexicon.Entry {
	m, n := d.x.lexicon.Longest(words)
	if n != len(words) {
		return nil
	}
	for _, e := range m.InUse(d.day).Entries {
		if !e.Place && e.Kind == string(schema.StateActor) {
			return e
		}
	}
	return nil
}

// stateName is what the name of a state stands for.
func (d *document) stateName(state *lexicon.Entry) lexicon.Match {
	m, _ := d.x.lexicon.Longest(strings.Fields(state.Name))
	return m.InUse(d.day)
}
