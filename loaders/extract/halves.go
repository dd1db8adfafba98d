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
		word := s.Tokens[i].Text
		m := d.halves()[word]
		// Regions of many countries are called so too.
		if o := s.at[i]; len(m.Entries) == 0 || s.capitals || o != nil && (o.last > i || o.first < i && s.lower[o.first] != "the") {
			continue
		}
		alone := i > 0 && s.lower[i-1] == "the" && !s.goesOn(i+1) && !d.inAnother(s, i, m)
		if alone || i+2 < len(s.Tokens) && s.lower[i+1] == "and" && s.halfBegins(i+2, d.halves()[opposites[word]]) {
			s.put(&mention{first: i, last: i, entries: m.Entries, alias: m.Aliases[0], form: nameForm, sent: s})
		}
	}
}

// goesOn tells whether a name or a noun phrase goes on at a token: "the North Caucasus", "the South of the country", "the North and East".
func (s *sentence) goesOn(k int) bool {
	if k >= len(s.Tokens) {
		return false
	}
	switch s.lower[k] {
	case "of":
		// "Accused the North of shelling" is about all of it.
		return k+1 < len(s.Tokens) && (s.lower[k+1] == "the" || startsUpper(s.Tokens[k+1].Text))
	case "and", ",", "or", "/":
		return k+1 < len(s.Tokens) && opposites[s.Tokens[k+1].Text] != ""
	case "-":
		return true
	}
	return startsUpper(s.Tokens[k].Text) || s.isNominal(k) || s.upos(k) == "ADJ" && s.head(k) != k-1 || s.at[k] != nil
}

// inAnother tells whether a sentence puts a half somewhere while it names another country: "police in the North clashed with Serbs of Kosovo".
func (d *document) inAnother(s *sentence, i int, half lexicon.Match) bool {
	if !placePrepositions[s.caseOf(i)] || s.caseOf(i) == "of" || s.caseOf(i) == "between" {
		return false
	}
	own := map[string]bool{}
	for _, m := range d.halves() {
		for _, e := range m.Entries {
			own[e.Country] = true
		}
	}
	return slices.ContainsFunc(s.at, func(m *mention) bool {
		return m != nil && len(m.entries) > 0 && m.entries[0].Country != "" && !slices.ContainsFunc(m.entries, func(e *lexicon.Entry) bool { return own[e.Country] })
	})
}

// halfBegins tells whether the other half begins at a token, by its name or adjective.
func (s *sentence) halfBegins(k int, other lexicon.Match) bool {
	m := s.at[k]
	return m != nil && m.first == k && m.last > k && slices.ContainsFunc(m.entries, func(e *lexicon.Entry) bool { return slices.Contains(other.Entries, e) })
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
			// Halves of one country are none any more: the South of a text that tells of South Vietnam.
			if own == nil || opposite == nil || own.Country == opposite.Country {
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

// stateCalled is the state that words name in full, or are the adjective of; nil for none.
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
