package extract

import (
	"slices"
	"strings"

	"casus/loaders/language"
)

// tellerBehind mends the tree of a sentence whose teller stands behind all that he tells, with a relative clause in it: "Drones that struck the refinery
// were made in Iran, Riyadh said." Parsers like to make the drones say it, or to list the teller with what stands before the comma.
func (s *sentence) tellerBehind() {
	v := len(s.Tokens) - 1
	for ; v > 0 && (s.Tokens[v].UPOS != "VERB" || !speech[strings.ToLower(s.Tokens[v].Lemma)]); v-- {
		if s.Tokens[v].UPOS == "VERB" || s.Tokens[v].UPOS == "AUX" || s.Tokens[v].Text == "," {
			return
		}
	}
	comma := v - 1
	for ; comma > 0 && s.Tokens[comma].Text != ","; comma-- {
		if u := s.Tokens[comma].UPOS; u != "PROPN" && u != "NOUN" && u != "DET" && u != "ADJ" && u != "CCONJ" {
			return
		}
	}
	if v-comma < 2 || comma < 3 || s.Tokens[v].XPOS != "VBD" && s.Tokens[v].XPOS != "VBZ" && s.Tokens[v].XPOS != "VBP" || s.Tokens[v].Head >= 0 {
		return
	}
	thing, main := -1, -1
	for i := range comma {
		switch t := s.Tokens[i]; {
		case t.Head == v && isRel(t.Rel, "nsubj"):
			thing = i
		case thing >= 0 && t.UPOS == "VERB" && !s.hasSubject(i) && (t.Head == v && t.Rel == "ccomp" || t.Head == thing && t.Rel == "acl:relcl"):
			main = i
		}
	}
	if thing < 0 || main < 0 {
		return
	}
	s.Tokens[thing].Head = main
	s.Tokens[main].Head, s.Tokens[main].Rel = v, "ccomp"
	for i := range s.Tokens {
		if t := &s.Tokens[i]; t.Head == main && t.Rel == "aux:pass" {
			s.Tokens[thing].Rel = "nsubj:pass"
		}
	}
	teller := -1
	for i := comma + 1; i < v; i++ {
		t := &s.Tokens[i]
		switch {
		case t.Head == v && isRel(t.Rel, "nsubj"):
			return
		case t.Head < comma && t.Rel == "conj" && teller < 0:
			t.Head, t.Rel, teller = v, "nsubj", i
		case t.Head < comma && t.Rel == "conj":
			t.Head = teller
		}
	}
}

// hasSubject tells whether a verb has a subject of its own, be it a relative pronoun.
func (s *sentence) hasSubject(v int) bool {
	return slices.ContainsFunc(s.Tokens, func(t language.Token) bool { return t.Head == v && isRel(t.Rel, "nsubj") })
}
