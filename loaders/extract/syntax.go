package extract

import (
	"slices"
	"strings"

	"casus/loaders/language"
)

// isRel tells whether a relation is one of the given, with or without subtype: "nsubj" matches "nsubj:pass".
func isRel(rel string, names ...string) bool {
	base, _, _ := strings.Cut(rel, ":")
	for _, n := range names {
		if rel == n || base == n {
			return true
		}
	}
	return false
}

// child is the first child with one of the relations; -1 where there is none.
func (s *sentence) child(i int, rels ...string) int {
	for _, c := range s.children[i] {
		if isRel(s.Tokens[c].Rel, rels...) {
			return c
		}
	}
	return -1
}

// kids are the children with one of the relations.
func (s *sentence) kids(i int, rels ...string) []int {
	var out []int
	for _, c := range s.children[i] {
		if isRel(s.Tokens[c].Rel, rels...) {
			out = append(out, c)
		}
	}
	return out
}

func (s *sentence) head(i int) int { return s.Tokens[i].Head }

func (s *sentence) rel(i int) string { return s.Tokens[i].Rel }

func (s *sentence) upos(i int) language.UPOS { return s.Tokens[i].UPOS }

func (s *sentence) isVerb(i int) bool { return s.upos(i) == "VERB" }

func (s *sentence) isNominal(i int) bool {
	return s.upos(i) == "NOUN" || s.upos(i) == "PROPN"
}

// within tells whether token i is token top or below it.
func (s *sentence) within(i, top int) bool {
	for n := 0; i >= 0 && n <= len(s.Tokens); n++ {
		if i == top {
			return true
		}
		i = s.head(i)
	}
	return false
}

// caseOf is the preposition before a nominal, several words joined by blanks ("because of"); empty where there is none.
func (s *sentence) caseOf(i int) string {
	for _, c := range s.children[i] {
		if s.rel(c) == "case" && s.lower[c] != "'s" && s.lower[c] != "'" {
			p := s.lower[c]
			for _, f := range s.kids(c, "fixed") {
				p += " " + s.lower[f]
			}
			return p
		}
	}
	return ""
}

// marker is the subordinating word of a clause ("if", "to", "that"); empty where there is none.
func (s *sentence) marker(i int) string {
	for _, c := range s.children[i] {
		if s.rel(c) == "mark" {
			m := s.lower[c]
			for _, f := range s.kids(c, "fixed") {
				m += " " + s.lower[f]
			}
			return m
		}
	}
	return ""
}

// conjuncts are a token and all that is coordinated with it.
func (s *sentence) conjuncts(i int) []int {
	out := []int{i}
	for k := 0; k < len(out); k++ {
		for _, c := range s.children[out[k]] {
			if s.rel(c) == "conj" && !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	return out
}

// passive tells whether a verb stands in the passive, or is a past participle that modifies a noun.
func (s *sentence) passive(i int) bool {
	for _, c := range s.children[i] {
		if r := s.rel(c); r == "nsubj:pass" || r == "aux:pass" || r == "csubj:pass" || r == "obl:agent" {
			return true
		}
	}
	if s.tok(i).XPOS != "VBN" {
		return false
	}
	if isRel(s.rel(i), "acl", "amod") && s.rel(i) != "acl:relcl" {
		// "the advance further sealed off the districts": a past tense that was read as a participle has its object behind it.
		return s.rel(i) != "acl" || s.head(i) > i || s.phraseBehind(i) < 0
	}
	if s.rel(i) == "conj" && s.child(i, "nsubj", "aux", "obj") < 0 {
		return s.passive(s.head(i))
	}
	if s.rel(i) == "root" || isRel(s.rel(i), "advcl", "parataxis", "xcomp") {
		// Headlines leave "was" out ("Three killed in blast"); a participle clause with no object is passive.
		return s.child(i, "aux", "obj") < 0
	}
	return false
}

var relatives = map[string]bool{"who": true, "which": true, "that": true, "whom": true, "whose": true}

// nominal resolves a relative pronoun to the noun that its clause modifies; other tokens are themselves.
func (s *sentence) nominal(i int) int {
	if !relatives[s.lower[i]] || s.upos(i) == "DET" {
		return i
	}
	for v, n := s.head(i), 0; v >= 0 && n < len(s.Tokens); v, n = s.head(v), n+1 {
		if s.rel(v) == "acl:relcl" || s.rel(v) == "acl" {
			return s.head(v)
		}
	}
	return i
}

// subject is what stands as the grammatical subject of a verb: its own, that of the verb it is coordinated with, the
// controller of an infinitive or participle, the noun that a clause modifies. -1 where there is none.
func (s *sentence) subject(v int) int { return s.subjectWithin(v, 6) }

// ownSubject is the verb's subject in its own clause.
func (s *sentence) ownSubject(v int) int {
	outer := -1
	for _, c := range s.kids(v, "nsubj") {
		if s.rel(c) != "nsubj:outer" {
			return c
		}
		outer = c
	}
	return outer
}

// strayedSubject is the noun right before a conjoined verb that the tree hangs on a noun of the clause before: in "calling for
// his removal and Russia backing him" it is Russia that backs. A verb that shared the subject would follow the "and".
func (s *sentence) strayedSubject(v, h int) int {
	n := v - 1
	for n > h && (isRel(s.rel(n), "aux", "advmod") && s.head(n) == v) {
		n--
	}
	if n > h && s.isNominal(n) && s.rel(n) == "conj" && s.head(n) > h && s.child(n, "cc") >= 0 {
		return n
	}
	return -1
}

func (s *sentence) subjectWithin(v, steps int) int {
	if c := s.ownSubject(v); c >= 0 {
		return s.nominal(c)
	}
	if steps == 0 || s.head(v) < 0 {
		return -1
	}
	h := s.head(v)
	switch rel := s.rel(v); {
	case rel == "conj":
		if s.isNominal(h) && s.isVerb(v) {
			return s.nominal(h)
		}
		if n := s.strayedSubject(v, h); n >= 0 {
			return s.nominal(n)
		}
		return s.subjectWithin(h, steps-1)
	case isRel(rel, "xcomp"):
		// "forced them to flee": the object of the verb above is the subject here, "promised her to go" is rare.
		if o := s.patientOwn(h); o >= 0 && s.marker(v) == "to" && !subjectControl[s.lemma(h)] {
			return s.nominal(o)
		}
		return s.subjectWithin(h, steps-1)
	case rel == "acl:relcl":
		if s.relativeRole(v) == "obj" {
			return -1
		}
		return h
	case isRel(rel, "acl"):
		// A finite verb is no participle, whatever the tree says: the whole coordination is its subject.
		for finite := s.tok(v).XPOS == "VBD" || s.tok(v).XPOS == "VBZ" || s.tok(v).XPOS == "VBP"; finite && s.rel(h) == "conj" && s.head(h) >= 0 && s.isNominal(s.head(h)); {
			h = s.head(h)
		}
		if n := s.saidOf(h); n >= 0 && s.marker(v) == "to" {
			return s.nominal(n)
		}
		if s.isNominal(h) {
			return h
		}
	case isRel(rel, "advcl"):
		if s.tok(v).XPOS == "VBG" || s.tok(v).XPOS == "VBN" || s.marker(v) == "to" || s.upos(v) == "VERB" && s.child(v, "mark") < 0 {
			return s.subjectWithin(h, steps-1)
		}
	case isRel(rel, "ccomp", "parataxis"):
		if s.tok(v).XPOS == "VBG" || s.tok(v).XPOS == "VB" && s.marker(v) == "to" {
			if o := s.patientOwn(h); o >= 0 {
				return s.nominal(o)
			}
			return s.subjectWithin(h, steps-1)
		}
	}
	return -1
}

// saidOf is of whom a noun is said that somebody is or becomes: "France" of "France became the first country to send tanks". Negative for others.
func (s *sentence) saidOf(n int) int {
	if s.child(n, "cop") >= 0 {
		return s.ownSubject(n)
	}
	if v := s.head(n); v >= 0 && s.lemma(v) == "become" && isRel(s.rel(n), "xcomp", "obj") {
		return s.ownSubject(v)
	}
	return -1
}

var subjectControl = map[string]bool{"promise": true, "vow": true, "pledge": true, "threaten": true, "agree": true, "use": true}

// relativeRole says which role the noun before a relative clause has in it: "subj" or "obj".
func (s *sentence) relativeRole(v int) string {
	if c := s.child(v, "nsubj"); c >= 0 && !relatives[s.lower[c]] {
		return "obj"
	}
	return "subj"
}

// patientOwn is the verb's own object, or the subject of its own passive.
func (s *sentence) patientOwn(v int) int {
	if c := s.child(v, "obj"); c >= 0 {
		return c
	}
	return s.child(v, "nsubj:pass")
}
