package extract

import (
	"maps"
	"slices"
)

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
