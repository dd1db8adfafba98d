package extract

import (
	"slices"
	"strings"

	"casus/loaders/lexicon/frames"
	"casus/schema"
)

// trigger is a word that a frame takes for an act.
type trigger struct {
	s     *sentence
	at    int
	frame *frames.Frame
	args  arguments
	// near is the frame that lacks least of what it asks for, where none holds; nil where there is none.
	near *frames.Frame
	// also are the other words of the trigger: a particle, the noun of a light verb.
	also []int
	// carrier is the light verb above a noun; -1 where there is none.
	carrier int
}

// match is the frame that fits best on a word; nil where none does.
func (d *document) match(s *sentence, i int, part frames.Part) *trigger {
	lemma := s.lemma(i)
	if part == frames.Noun && !s.isNominal(i) {
		// A gerund that names an act is listed under its own form: "shelling", not "shell".
		lemma = s.lower[i]
	}
	candidates := d.x.frames.Of(part, lemma)
	if len(candidates) == 0 && part == frames.Verb && !s.verbal(i) {
		candidates = d.x.frames.Of(part, strings.TrimSuffix(s.lower[i], "s"))
	}
	if len(candidates) == 0 {
		return nil
	}
	t := d.bare(s, i, part)
	if part == frames.Verb {
		t.readParticle(candidates)
		d.lendOf(t, candidates)
		t.throughComplement()
		t.doneWith()
	}
	best, nearest := -1, 0
	for _, f := range candidates {
		also, ok := d.dependents(t, f)
		if !ok {
			continue
		}
		if lacks := d.lacks(t, f); lacks > 0 {
			if f.Type != "" && len(f.Dependents) == 0 && (t.near == nil || lacks < nearest) {
				t.near, nearest = f, lacks
			}
			continue
		}
		if f.Weight() <= best {
			continue
		}
		best = f.Weight()
		t.frame, t.also = f, also
	}
	if t.frame == nil && t.near == nil {
		return nil
	}
	return t
}

// bare is a word as a trigger that has no frame yet.
func (d *document) bare(s *sentence, i int, part frames.Part) *trigger {
	t := &trigger{s: s, at: i, carrier: -1}
	switch {
	case part == frames.Verb && !s.verbal(i):
		t.args = s.besides(i)
	case part == frames.Noun:
		t.args = s.nounArguments(i)
		if c := s.carrier(i); c >= 0 {
			t.carrier = c
			t.lend(c)
		}
	default:
		t.args = s.verbArguments(i)
	}
	return t
}

// lend gives a noun the arguments of the light verb above it.
func (t *trigger) lend(verb int) {
	v := t.s.verbArguments(verb)
	if lightVerbs[t.s.lemma(verb)] {
		for _, i := range v["subj"] {
			t.args.add("obj", i)
		}
	} else {
		for _, i := range v["subj"] {
			t.args.add("subj", i)
		}
	}
	for slot, is := range v {
		switch slot {
		case "subj", "obj", "prt", "clause", "comp":
			continue
		}
		for _, i := range is {
			if i != t.at {
				t.args.add(slot, i)
			}
		}
	}
}

// dependents tells whether the words that a frame asks for stand by the trigger, and which they are.
func (d *document) dependents(t *trigger, f *frames.Frame) ([]int, bool) {
	var also []int
	for _, need := range f.Dependents {
		at := -1
		slots := t.args[need.Slot]
		if need.Slot == frames.AnySlot {
			slots = slices.Clone(t.s.children[t.at])
			// "declared the truce over on Monday": trees hang such a word on the object, or on what follows.
			for _, o := range t.args["obj"] {
				slots = append(slots, t.s.children[o]...)
				if o+1 < len(t.s.Tokens) {
					slots = append(slots, o+1)
				}
			}
		}
		for _, i := range slots {
			for _, c := range t.s.conjuncts(i) {
				if at < 0 && d.hasLemma(t.s, c, need.Lemmas) {
					at = c
				}
			}
		}
		if at < 0 && need.Slot == "obj" {
			// "the ceasefire came into force": in a relative clause or a light-verb chain the noun may stand higher.
			for _, i := range t.args["as"] {
				if d.hasLemma(t.s, i, need.Lemmas) {
					at = i
				}
			}
		}
		if at < 0 {
			return nil, false
		}
		also = append(also, at)
	}
	return also, true
}

func (d *document) hasLemma(s *sentence, i int, lemmas []string) bool {
	l := s.lemma(i)
	for _, want := range lemmas {
		if class, ok := strings.CutPrefix(want, "@"); ok {
			if d.x.frames.In(class, l) || d.x.frames.In(class, s.compoundLemma(i)) {
				return true
			}
		} else if l == want || s.lower[i] == want || s.compoundLemma(i) == want {
			return true
		}
	}
	return false
}

// compoundLemma is a noun with the word before it: "air strike".
func (s *sentence) compoundLemma(i int) string {
	if i > 0 && isRel(s.rel(i-1), "compound", "amod") && s.head(i-1) == i {
		return s.lower[i-1] + " " + s.lemma(i)
	}
	if i > 1 && s.lower[i-1] == "-" && s.head(i-2) == i {
		return s.lower[i-2] + " " + s.lemma(i)
	}
	return ""
}

// lacks counts the conditions of a frame that do not hold.
func (d *document) lacks(t *trigger, f *frames.Frame) int {
	n := 0
	for _, c := range f.When {
		if d.condition(t, c) == c.Not {
			n++
		}
	}
	return n
}

// condition tells whether one of the slots that a condition names is filled as it asks.
func (d *document) condition(t *trigger, c frames.Condition) bool {
	for _, slot := range strings.Split(c.Slot, "|") {
		if d.filledBy(t, slot, c.Classes) {
			return true
		}
	}
	return false
}

func (d *document) filledBy(t *trigger, slot string, classes []string) bool {
	for _, i := range t.args[slot] {
		if len(classes) == 0 {
			return true
		}
		for _, k := range t.s.conjuncts(i) {
			for _, class := range classes {
				if d.isA(t.s, k, class) {
					return true
				}
			}
		}
	}
	return false
}

// isA tells whether what a token heads is of a class of frames.
func (d *document) isA(s *sentence, i int, class string) bool {
	if !frames.IsKind(class) {
		if of := s.ofChild(i); of >= 0 && quantities[s.lemma(i)] {
			// "A couple of rockets" are rockets.
			i = of
		}
		return d.x.frames.In(class, s.lemma(i)) || d.x.frames.In(class, s.compoundLemma(i))
	}
	m := d.mentionAt(s, i)
	switch class {
	case "place":
		return m != nil && m.entity != nil && (m.place || m.entity.isPlace() || m.entity.entry != nil && hasPlace(m)) || placeNouns[s.lemma(i)] != "" && (m == nil || m.form != nameForm || m.place)
	case "number":
		return s.upos(i) == "NUM" || s.child(i, "nummod") >= 0
	}
	if m == nil || m.entity == nil {
		return class == "people" && s.upos(i) == "NUM"
	}
	e := m.entity
	switch class {
	case "actor":
		return !m.place
	case "person":
		return e.kind == schema.PersonActor && !e.plural && (m.form == nameForm || m.form == pronounForm || m.noun != nil && m.noun.Person && !m.noun.Plural && s.child(i, "nummod") < 0)
	case "armed":
		return e.kind == schema.MilitaryActor || e.kind == schema.ArmedGroupActor || m.noun != nil && (m.noun.Side == "rebel" || m.noun.Side == "security")
	case "state":
		return e.kind == schema.StateActor
	case "body":
		return e.kind == schema.StateActor || e.kind == schema.InternationalBody || e.kind == schema.OrganizationActor || e.kind == schema.PoliticalActor || e.kind == schema.CoalitionActor
	case "people":
		return e.kind == schema.PopulationActor || e.plural || m.noun != nil && (m.noun.Plural || m.noun.Person || m.noun.Group) || e.kind == schema.PersonActor
	}
	return false
}

// hasPlace tells whether a listed name can be a place as well.
func hasPlace(m *mention) bool {
	for _, e := range m.entries {
		if e.Place {
			return true
		}
	}
	return false
}

// quantities are nouns that only count what stands behind their "of".
var quantities = map[string]bool{"number": true, "dozen": true, "hundred": true, "thousand": true, "million": true, "score": true, "group": true, "series": true, "most": true,
	"majority": true, "half": true, "some": true, "many": true, "handful": true, "couple": true, "pair": true, "rest": true, "third": true, "quarter": true, "lot": true, "tens": true, "all": true, "part": true,
	"column": true, "swarm": true, "fleet": true, "one": true, "two": true, "three": true, "several": true, "wave": true, "total": true, "each": true, "both": true, "crowd": true, "member": false, "dozens": true, "hundreds": true,
	"thousands": true, "scores": true, "millions": true, "swath": true, "remnant": true, "remains": true, "body": true, "kind": true, "range": true, "branch": true, "chapter": true}

// mentionAt is the mention that a token heads, or that the token counts ("dozens of civilians").
func (d *document) mentionAt(s *sentence, i int) *mention {
	if m := s.headed[i]; m != nil && !(quantities[s.lemma(i)] && s.ofChild(i) >= 0) {
		return m
	}
	if m := s.at[i]; m != nil && !quantities[s.lemma(i)] {
		return m
	}
	if quantities[s.lemma(i)] || s.upos(i) == "NUM" || s.upos(i) == "DET" || s.upos(i) == "ADJ" {
		if c := s.ofChild(i); c >= 0 && c != i {
			return d.mentionAt(s, c)
		}
	}
	// "President" heads "President X" in some trees: the name is who it is.
	for _, c := range s.kids(i, "flat", "appos", "nmod") {
		if m := s.at[c]; c > i && m != nil && m.form == nameForm && m.first == i+1 && m.entity != nil {
			return m
		}
	}
	return s.headed[i]
}

func (s *sentence) ofChild(i int) int {
	for _, c := range s.children[i] {
		if c > i && isRel(s.rel(c), "nmod", "obl") && (s.caseOf(c) == "of" || s.caseOf(c) == "among") {
			return c
		}
	}
	if i+2 < len(s.Tokens) && s.lower[i+1] == "of" {
		return s.phraseHead(i + 2)
	}
	return -1
}
