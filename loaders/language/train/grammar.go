package main

import (
	"slices"
	"strings"

	"casus/loaders/language"
)

// phrase is a piece of a tree: tokens whose heads count within it, -1 for the one that the piece hangs by.
type phrase struct {
	tokens []language.Token
	names  []language.Entity
}

// part is a phrase and the relation by which it hangs on the head of a larger one; "" marks the head itself.
type part struct {
	rel string
	phrase
}

// join puts parts in a row; all hang on the one that is the head.
func join(parts ...part) phrase {
	var out phrase
	head := -1
	roots := make([]int, len(parts))
	for k, p := range parts {
		at := len(out.tokens)
		for i, t := range p.tokens {
			if t.Head >= 0 {
				t.Head += at
			} else {
				roots[k] = at + i
				if p.rel == "" {
					head = at + i
				}
			}
			out.tokens = append(out.tokens, t)
		}
		for _, n := range p.names {
			out.names = append(out.names, language.Entity{First: n.First + at, Last: n.Last + at, Kind: n.Kind})
		}
	}
	for k, p := range parts {
		if p.rel != "" && len(p.tokens) > 0 {
			out.tokens[roots[k]].Head, out.tokens[roots[k]].Rel = head, p.rel
		}
	}
	return out
}

// head, and as give a phrase its place in a larger one.
func head(p phrase) part            { return part{"", p} }
func as(rel string, p phrase) part  { return part{rel, p} }
func mark(rel, text, x string) part { return part{rel, word(text, x)} }

var universal = map[string]language.UPOS{"NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "JJ": "ADJ", "JJS": "ADJ", "RB": "ADV", "RP": "ADP",
	"CD": "NUM", "DT": "DET", "IN": "ADP", "TO": "PART", "CC": "CCONJ", "PRP$": "PRON", "PRP": "PRON", "WP": "PRON", "WDT": "PRON", "WRB": "ADV", "POS": "PART", "MD": "AUX",
	"VB": "VERB", "VBD": "VERB", "VBZ": "VERB", "VBP": "VERB", "VBN": "VERB", "VBG": "VERB", ".": "PUNCT", ",": "PUNCT", "HYPH": "PUNCT"}

// word is one token.
func word(text, x string) phrase {
	return phrase{tokens: []language.Token{{Text: text, Lemma: "_", UPOS: universal[x], XPOS: x, Head: -1}}}
}

// tagged is a token whose universal tag is not the usual one of its Penn tag.
func tagged(text, x string, u language.UPOS) phrase {
	p := word(text, x)
	p.tokens[0].UPOS = u
	return p
}

// flat is a name of several words.
func flat(text string, kind language.EntityKind) phrase {
	var out phrase
	for i, w := range strings.Fields(text) {
		t := word(w, "NNP").tokens[0]
		if i > 0 {
			t.Head, t.Rel = 0, "flat"
		}
		out.tokens = append(out.tokens, t)
	}
	out.names = []language.Entity{{First: 0, Last: len(out.tokens) - 1, Kind: kind}}
	return out
}

func aux(text, x string) phrase { return tagged(text, x, "AUX") }
func sconj(rel, text string) part {
	return as(rel, tagged(text, "IN", "SCONJ"))
}
func preposition(text string) part { return mark("case", text, "IN") }
func comma() part                  { return mark("punct", ",", ",") }

// behind hangs a preposition before a phrase.
func behind(prep string, p phrase) phrase { return join(preposition(prep), head(p)) }

// example is a whole sentence: with its first letter a capital.
func (p phrase) example() language.Example {
	e := language.Example{Tokens: slices.Clone(p.tokens), Entities: p.names, HasEntities: true}
	for i := range e.Tokens {
		if e.Tokens[i].Head < 0 {
			e.Tokens[i].Rel = "root"
		}
	}
	e.Tokens[0].Text = strings.ToUpper(e.Tokens[0].Text[:1]) + e.Tokens[0].Text[1:]
	return e
}
