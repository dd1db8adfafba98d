package extract

import (
	"maps"
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

// arguments are what stands around a trigger, by slot name.
type arguments map[string][]int

// slots are the names of the slots that are filled, in alphabetical order.
func (a arguments) slots() []string { return slices.Sorted(maps.Keys(a)) }

func (a arguments) add(slot string, i int) {
	if i >= 0 && !slices.Contains(a[slot], i) {
		a[slot] = append(a[slot], i)
	}
}

// verbArguments collects the slots of a verb.
func (s *sentence) verbArguments(v int) arguments {
	a := arguments{}
	passive := s.passive(v)
	subj := s.subject(v)
	if passive {
		if isRel(s.rel(v), "acl", "amod") && s.rel(v) != "acl:relcl" && s.child(v, "nsubj") < 0 {
			subj = s.head(v)
		}
		a.add("obj", subj)
	} else {
		a.add("subj", subj)
	}
	s.ownArguments(v, a, passive)
	// Coordinated verbs share the object that only the last one has ("shelled and burned the village").
	if !passive && len(a["obj"]) == 0 {
		for _, c := range s.kids(v, "conj") {
			if s.isVerb(c) && s.child(c, "nsubj") < 0 && c-v <= 3 {
				a.add("obj", s.child(c, "obj"))
			}
		}
	}
	if s.rel(v) == "acl:relcl" && s.relativeRole(v) == "obj" && len(a["obj"]) == 0 && !passive {
		a.add("obj", s.head(v))
	}
	if !passive && len(a["obj"]) == 0 && s.child(v, "ccomp", "xcomp") < 0 {
		if h := s.phraseBehind(v); h >= 0 && !isRel(s.rel(h), "nsubj") && (s.rel(h) == "obl" && s.caseOf(h) == "" || s.within(h, v)) {
			a.add("obj", h)
		}
	}
	if passive && len(a["subj"]) == 0 && v+1 < len(s.Tokens) && s.lower[v+1] == "by" {
		a.add("subj", s.phraseHead(v+2))
	}
	s.chain(v, a)
	if name, k := s.madeOf(v); k >= 0 && !passive {
		a["obj"] = []int{name}
		a.add("as", k)
	}
	// A preposition behind the object hangs on the object as often as on the verb.
	for _, o := range append([]int(nil), a["obj"]...) {
		if o > v || passive {
			for _, c := range s.kids(o, "nmod") {
				if p := s.caseOf(c); p != "" && p != "of" && len(a[p]) == 0 && c > v {
					a.add(p, c)
				}
			}
		}
	}
	return a
}

// ownArguments adds what hangs on the verb itself.
func (s *sentence) ownArguments(v int, a arguments, passive bool) {
	for _, c := range s.children[v] {
		switch rel := s.rel(c); {
		case isRel(rel, "obj"):
			a.add("obj", s.nominal(c))
		case isRel(rel, "iobj"):
			a.add("iobj", s.nominal(c))
		case rel == "compound:prt":
			a.add("prt", c)
		case rel == "obl:agent":
			a.add("subj", c)
		case isRel(rel, "obl", "nmod"):
			p := s.caseOf(c)
			switch {
			case p == "by" && passive:
				a.add("subj", c)
			case p != "":
				a.add(p, s.nominal(c))
			}
		case isRel(rel, "advmod") && particles[s.lower[c]]:
			a.add("prt", c)
		case isRel(rel, "xcomp", "ccomp"):
			a.add("comp", s.subjectWithin(c, 3))
			a.add("clause", c)
			if isRel(rel, "xcomp") && s.isNominal(c) {
				a.add("as", c)
			}
		case isRel(rel, "advcl"):
			if p := s.marker(c); p != "" {
				a.add("clause:"+p, c)
			}
			for _, k := range s.kids(c, "case") {
				a.add("clause:"+s.lower[k], c)
			}
		}
	}
}

var particles = map[string]bool{"back": true, "up": true, "down": true, "out": true, "off": true, "away": true, "over": true, "in": true, "on": true, "together": true, "apart": true, "aside": true}

// nounArguments collects the slots of a noun that names an act.
func (s *sentence) nounArguments(n int) arguments {
	a := arguments{}
	if h := s.head(n); h >= 0 && isRel(s.rel(n), "nmod") && s.caseOf(n) == "of" && s.isNominal(h) {
		a.add("ofhead", h)
	}
	for _, c := range s.children[n] {
		switch rel := s.rel(c); {
		case rel == "nmod:poss":
			a.add("poss", c)
		case isRel(rel, "nmod", "obl"):
			p := s.caseOf(c)
			if p == "by" {
				a.add("subj", c)
			}
			if p != "" {
				a.add(p, s.nominal(c))
			}
		case isRel(rel, "compound", "amod", "nmod:unmarked"):
			a.add("mod", c)
			// "Saudi - led coalition", "U.S. - Russia talks": the parts of a hyphened compound.
			for _, k := range s.kids(c, "compound", "obl", "nmod", "amod", "advmod", "obj", "nsubj", "conj") {
				if k < c {
					a.add("mod", k)
				}
			}
		case isRel(rel, "acl"):
			for _, k := range s.kids(c, "obl") {
				p := s.caseOf(k)
				if p == "by" && s.tok(c).XPOS == "VBN" {
					a.add("subj", k)
				} else if p != "" {
					a.add(p, k)
				}
			}
			if s.tok(c).XPOS == "VBG" {
				a.add("obj", s.child(c, "obj"))
			}
		}
	}
	s.chain(n, a)
	return a
}

// chain adds the prepositional phrases that follow a word one upon the other, wherever the tree hangs them: "the withdrawal of
// Ethiopian troops from Somalia". A preposition that is filled already is left as it is.
func (s *sentence) chain(i int, a arguments) {
	const furthest = 14
	for k := i + 1; k < len(s.Tokens) && k <= i+furthest; k++ {
		switch s.upos(k) {
		case "VERB", "AUX", "PUNCT", "SCONJ":
			if s.lower[k] != "-" {
				return
			}
		case "ADP":
			p, h := s.lower[k], s.head(k)
			if h <= k || s.rel(k) != "case" || len(a[p]) > 0 || p == "of" && k > i+1 {
				continue
			}
			if p == "by" && s.isNominal(i) {
				p = "subj"
			}
			if len(a[p]) == 0 {
				a.add(p, h)
			}
			if p == "between" && s.child(h, "conj") < 0 {
				a.add(p, s.behindAnd(h))
			}
		}
	}
}

// behindAnd is the nominal after the "and" that follows a nominal; -1 where there is none.
func (s *sentence) behindAnd(i int) int {
	for k := i + 1; k < len(s.Tokens) && k < i+5; k++ {
		if s.lower[k] != "and" {
			if s.isVerb(k) {
				return -1
			}
			continue
		}
		for n := k + 1; n < len(s.Tokens) && n < k+6; n++ {
			if s.isNominal(n) && !(n+1 < len(s.Tokens) && s.isNominal(n+1)) {
				return n
			}
		}
	}
	return -1
}

// besides are the arguments of a word by its neighbours alone, for verbs that the parser does not take for one: the nominal before
// it, the one behind it with no preposition between, and the prepositional phrases that follow.
func (s *sentence) besides(i int) arguments {
	a := arguments{}
	for k := i - 1; k >= 0 && k >= i-8; k-- {
		if s.isNominal(k) || s.upos(k) == "PRON" {
			for s.head(k) > k && s.head(k) < i && s.isNominal(s.head(k)) {
				k = s.head(k)
			}
			a.add("subj", k)
			break
		}
		if s.upos(k) == "PUNCT" && s.lower[k] != "-" || s.isVerb(k) {
			break
		}
	}
	for k := i + 1; k < len(s.Tokens) && k <= i+8; k++ {
		if s.upos(k) == "ADP" || s.isVerb(k) || s.upos(k) == "PUNCT" && s.lower[k] != "-" {
			if particles[s.lower[k]] && k == i+1 {
				a.add("prt", k)
				continue
			}
			break
		}
		if s.isNominal(k) && !(k+1 < len(s.Tokens) && s.isNominal(k+1)) {
			a.add("obj", k)
			break
		}
	}
	s.chain(i, a)
	return a
}

// lightVerbs carry no meaning of their own before a noun that names an act: their subject is its agent, or for those
// with true, its target.
var lightVerbs = map[string]bool{
	"carry": false, "conduct": false, "launch": false, "mount": false, "stage": false, "hold": false, "begin": false, "start": false,
	"make": false, "reach": false, "sign": false, "resume": false, "continue": false, "intensify": false, "commit": false, "perform": false,
	"announce": false, "declare": false, "open": false, "wage": false, "step": false, "unleash": false, "do": false, "have": false, "take": false,
	"pay": false, "give": false, "issue": false, "impose": false, "lead": false, "order": false, "join": false, "attend": false, "conclude": false,
	"seal": false, "strike": false, "broker": false, "cut": false, "renew": false, "host": false, "execute": false, "complete": false, "agree": false,
	"suspend": false, "halt": false, "end": false, "stop": false, "say": false,
	"face": true, "suffer": true, "undergo": true, "repel": true, "survive": true, "sustain": true, "escape": true,
}

// carrier is the light verb that a noun is the object of (or the passive subject); -1 where there is none.
func (s *sentence) carrier(n int) int {
	h := s.head(n)
	for s.rel(n) == "conj" && h >= 0 && s.isNominal(h) {
		n, h = h, s.head(h)
	}
	if h < 0 || !s.isVerb(h) {
		return -1
	}
	if _, ok := lightVerbs[s.lemma(h)]; !ok {
		return -1
	}
	if r := s.rel(n); isRel(r, "obj") || r == "nsubj:pass" || isRel(r, "obl") && (s.caseOf(n) == "in" || s.caseOf(n) == "on" || s.caseOf(n) == "with") {
		return h
	}
	return -1
}
