package extract

import (
	"slices"
	"strings"

	"casus/loaders/lexicon/frames"
	"casus/schema"
)

// candidate is a word, with the words that belong to it, that may name an act: one that a frame takes for an act or for none,
// or any other verb, noun or adjective, which the classifier may know by its likes.
type candidate struct {
	trigger
	// known is the type that a frame gives; empty where none does. ruled is true where a frame says that it is no act.
	known schema.EventType
	ruled bool
	part  frames.Part
	// scores are what the networks say: a probability a class; nil without networks.
	scores []float64
	// status and drop are what judge says.
	status schema.Status
	drop   bool
}

// candidates finds what may name an act in a sentence, in the order of its words.
func (d *document) candidates(s *sentence) []*candidate {
	var out []*candidate
	taken := make([]bool, len(s.Tokens))
	add := func(t *trigger, part frames.Part) {
		c := &candidate{trigger: *t, part: part}
		if t.frame != nil {
			c.known, c.ruled = t.frame.Type, t.frame.Type == ""
		}
		out = append(out, c)
	}
	pass := func(part frames.Part, fits func(i int) bool) {
		for i := range s.Tokens {
			if taken[i] || !fits(i) {
				continue
			}
			if t := d.match(s, i, part); t != nil && t.frame != nil {
				for _, k := range t.also {
					taken[k] = true
				}
				taken[i] = true
				add(t, part)
			}
		}
	}
	pass(frames.Verb, s.verbal)
	pass(frames.Noun, func(i int) bool { return d.mayNameAct(s, i) })
	pass(frames.Adjective, func(i int) bool { return s.upos(i) == "ADJ" })
	// What is tagged a noun but has the form of a present tense and somebody before it may be a verb: "Rebels capture Goma".
	pass(frames.Verb, func(i int) bool { return !s.verbal(i) && d.mistaken(s, i) })
	out = slices.DeleteFunc(out, func(c *candidate) bool { return c.ruled && taken[c.at] && consumedBy(out, c) })
	for i := range s.Tokens {
		if taken[i] || len(s.lower[i]) < 3 {
			continue
		}
		part := frames.Adjective
		switch {
		case s.verbal(i):
			part = frames.Verb
		case d.mayNameAct(s, i) && s.at[i] == nil:
			part = frames.Noun
			if t := d.match(s, i, part); t == nil && d.mistaken(s, i) && len(d.x.frames.Of(frames.Verb, s.lemma(i))) > 0 {
				part = frames.Verb
			}
		case s.upos(i) != "ADJ" || s.at[i] != nil:
			continue
		}
		t := d.match(s, i, part)
		if t == nil {
			t = d.bare(s, i, part)
		}
		add(t, part)
	}
	slices.SortStableFunc(out, func(a, b *candidate) int { return a.at - b.at })
	for _, c := range out {
		c.status, c.drop = d.judge(&c.trigger)
	}
	return out
}

// verbal tells whether a word can carry a verb's frame: a verb, or a participle that the tagger takes for an adjective.
func (s *sentence) verbal(i int) bool {
	return s.isVerb(i) || s.upos(i) == "ADJ" && strings.HasSuffix(s.lower[i], "ed") && s.rel(i) != "amod"
}

// mistaken tells whether a noun or adjective may be a verb in truth: nothing stands before it that only nouns have, and a nominal does.
func (d *document) mistaken(s *sentence, i int) bool {
	if i == 0 || s.at[i] != nil && s.at[i].form == nameForm || s.upos(i) != "NOUN" && s.upos(i) != "PROPN" && s.upos(i) != "ADJ" && s.upos(i) != "ADP" {
		return false
	}
	if s.before(i, "det", "nummod", "nmod:poss", "case") || i+1 < len(s.Tokens) && s.upos(i+1) == "VERB" {
		return false
	}
	return s.isNominal(i-1) || s.upos(i-1) == "ADV" || s.upos(i-1) == "AUX" || s.upos(i-1) == "CCONJ" || s.upos(i-1) == "PRON"
}

// before tells whether a word has a dependent with one of the relations before it.
func (s *sentence) before(i int, rels ...string) bool {
	return slices.ContainsFunc(s.kids(i, rels...), func(k int) bool { return k < i })
}

// mayNameAct tells whether a word can carry a noun's frame: a noun that is not part of a name, or a gerund.
func (d *document) mayNameAct(s *sentence, i int) bool {
	m := s.at[i]
	return (s.isNominal(i) || s.upos(i) == "VERB" && s.tok(i).XPOS == "VBG") && (m == nil || m.form == nounForm || m.last != i && !m.place)
}

// consumedBy tells whether a candidate is only a word of another one.
func consumedBy(all []*candidate, c *candidate) bool {
	for _, o := range all {
		if o != c && slices.Contains(o.also, c.at) {
			return true
		}
	}
	return false
}

// frameFor is the frame under which a candidate is read as an act of a type: its own, another of its lemma, or that of the type
// in general.
func (d *document) frameFor(c *candidate, kind schema.EventType) *frames.Frame {
	if c.frame != nil && c.frame.Type == kind {
		return c.frame
	}
	lemma := c.s.lemma(c.at)
	for _, f := range d.x.frames.Of(c.part, lemma) {
		if f.Type == kind && len(f.Dependents) == 0 {
			return f
		}
	}
	if c.frame != nil && c.known.Class() == kind.Class() {
		// A type akin to the frame's: who stands where has the same part in it.
		f := *c.frame
		f.Type = kind
		return &f
	}
	return &frames.Frame{Lemma: lemma, Part: c.part, Type: kind, Slots: generalSlots(c.part, kind)}
}

// generalSlots are the roles of an act that no frame tells: who stands as its subject does it, what stands as its object it is done to.
func generalSlots(part frames.Part, kind schema.EventType) []frames.Slot {
	agent, target := schema.Agent, schema.Target
	if kind == schema.Talks || kind == schema.CeasefireAgreementType || kind == schema.OtherAgreementType || kind == schema.Battle {
		agent, target = schema.Party, schema.Party
	}
	slots := []frames.Slot{{Name: "subj", Role: agent}, {Name: "obj", Role: frames.Place, Class: "place"}, {Name: "obj", Role: target}, {Name: "with", Role: target},
		{Name: "against", Role: target}, {Name: "between", Role: schema.Party}, {Name: "on", Role: target}}
	if part == frames.Noun {
		slots = append(slots, frames.Slot{Name: "by", Role: agent}, frames.Slot{Name: "poss", Role: agent}, frames.Slot{Name: "of", Role: frames.Place, Class: "place"}, frames.Slot{Name: "of", Role: target})
	}
	return slots
}
