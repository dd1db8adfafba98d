package extract

import (
	"slices"

	"casus/loaders/lexicon/frames"
)

// readParticle takes a preposition for the particle of its verb where a frame asks for one: trees have "over the town hall" as one phrase
// in "took over the town hall", and "out of Bunia" in "pushed the rebels out of Bunia".
func (t *trigger) readParticle(candidates []*frames.Frame) {
	s := t.s
	if len(t.args["prt"]) > 0 {
		return
	}
	for _, slot := range t.args.slots() {
		if !particles[slot] {
			continue
		}
		for _, h := range t.args[slot] {
			k := s.child(h, "case")
			if k < t.at || s.lower[k] != slot {
				continue
			}
			of := k+1 < len(s.Tokens) && s.lower[k+1] == "of" && s.head(k+1) == h
			switch {
			case of && len(t.args["of"]) == 0 && asksFor(candidates, slot, "of"):
				t.args.add("prt", k)
				t.args.add("of", h)
			case !of && k == t.at+1 && len(t.args["obj"]) == 0 && asksFor(candidates, slot, "obj"):
				t.args.add("prt", k)
				t.args["obj"] = []int{h}
			default:
				continue
			}
			t.args[slot] = slices.DeleteFunc(t.args[slot], func(i int) bool { return i == h })
			if len(t.args[slot]) == 0 {
				delete(t.args, slot)
			}
			return
		}
	}
}

// asksFor tells whether a frame asks for a particle and reads a slot besides.
func asksFor(candidates []*frames.Frame, particle, slot string) bool {
	return slices.ContainsFunc(candidates, func(f *frames.Frame) bool {
		return slices.ContainsFunc(f.Dependents, func(n frames.Dependent) bool { return n.Slot == "prt" && slices.Contains(n.Lemmas, particle) }) &&
			(slices.ContainsFunc(f.Slots, func(x frames.Slot) bool { return x.Name == slot }) || slices.ContainsFunc(f.Dependents, func(n frames.Dependent) bool { return n.Slot == slot }))
	})
}

// lendOf gives a verb what stands behind "of" of its object where a frame asks for that: "took control of the ship", "suspect the guards of murder",
// "ordered the evacuation of the villagers".
func (d *document) lendOf(t *trigger, candidates []*frames.Frame) {
	if len(t.args["of"]) > 0 {
		return
	}
	for _, o := range t.args["obj"] {
		c := t.s.ofChild(o)
		if c > o && slices.ContainsFunc(candidates, func(f *frames.Frame) bool { return d.readsOf(t.s, f, o) }) {
			t.args.add("of", c)
		}
	}
}

// readsOf tells whether a frame asks for an "of", or for an object whose "of" it reads.
func (d *document) readsOf(s *sentence, f *frames.Frame, object int) bool {
	if slices.ContainsFunc(f.Dependents, func(n frames.Dependent) bool { return n.Slot == "of" }) {
		return true
	}
	return slices.ContainsFunc(f.Slots, func(x frames.Slot) bool { return x.Name == "of" }) &&
		slices.ContainsFunc(f.Dependents, func(n frames.Dependent) bool { return n.Slot == "obj" && d.hasLemma(s, object, n.Lemmas) })
}

// throughComplement gives a verb the object that trees hang on the complement before it: "set ablaze a school".
func (t *trigger) throughComplement() {
	s := t.s
	c := t.at + 1
	if len(t.args["obj"]) == 0 && c < len(s.Tokens) && s.head(c) == t.at && s.rel(c) == "xcomp" && s.tok(c).XPOS != "VB" && s.tok(c).XPOS != "VBG" {
		t.args.add("obj", s.child(c, "obj"))
	}
}

// elevating are verbs that say what somebody is made.
var elevating = set("declare name appoint elect crown proclaim pronounce nominate")

// madeOf is whom a verb makes something by name, and the noun behind the name that says what: "declared William Ruto president". Trees have the noun as a part
// of the name, as a second object or above the name. Negative for nothing.
func (s *sentence) madeOf(v int) (name, noun int) {
	if v+1 >= len(s.Tokens) || !elevating[s.lemma(v)] {
		return -1, -1
	}
	m := s.at[v+1]
	if m == nil || m.form != nameForm || m.first != v+1 || m.last+1 >= len(s.Tokens) {
		return -1, -1
	}
	k := m.last + 1
	for k+1 < len(s.Tokens) && s.isNominal(k+1) && (s.isNominal(k) || s.upos(k) == "ADJ" || s.lower[k] == "acting") {
		k++
	}
	if s.isNominal(k) && !startsUpper(s.Tokens[k].Text) && s.lemma(k) == s.lower[k] {
		return m.head, k
	}
	return -1, -1
}

// doneWith gives a passive verb who stands behind "by" of the noun that names the act with it: "a demonstration by miners was held".
func (t *trigger) doneWith() {
	s := t.s
	if len(t.args["subj"]) > 0 || !s.passive(t.at) {
		return
	}
	for _, o := range t.args["obj"] {
		for _, k := range s.kids(o, "nmod", "obl") {
			if o < t.at && k > o && s.caseOf(k) == "by" {
				t.args.add("subj", k)
			}
		}
	}
}
