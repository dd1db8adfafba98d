package extract

import (
	"slices"

	"casus/schema"
)

// shareTolls gives the dead and hurt whom a sentence tells by words that name no act of their own to the act that cost them: "a bomb explodes,
// killing four people", "two bombings leave 20 dead", "the death toll of the attack rises to 15". A sentence without acts tells the toll of
// the one before it. last is the last act of force before the sentence, nil for none.
func (d *document) shareTolls(s *sentence, here []*event, last *event) {
	var acts []*event
	for _, e := range here {
		if deadly(e) {
			acts = append(acts, e)
		}
	}
	if len(acts) == 0 {
		for _, e := range here {
			if e.kind.Class() == schema.ClassTerritory && e.status == schema.Occurred && !e.dropped {
				acts = append(acts, e)
			}
		}
	}
	if len(acts) == 0 {
		if len(here) > 0 || last == nil || last.first().s.index != s.index-1 {
			return
		}
		acts = []*event{last}
	}
	apart := acts[0] == last
	for i := range s.Tokens {
		if apart && s.isVerb(i) && !s.passive(i) && s.lemma(i) != "die" && !s.doneByAct(i) {
			// Who kills in a sentence of its own does something else.
			continue
		}
		if slices.ContainsFunc(here, func(e *event) bool { return e.triggered(s, i) && len(acts) > 0 && !slices.Contains(acts, e) }) {
			continue
		}
		c := d.tollAt(s, i)
		if c == (toll{}) {
			continue
		}
		if e := costing(s, i, acts); e != nil {
			e.toll.merge(c)
			if apart && len(e.with(schema.Target)) == 0 {
				e.give(schema.Target, d.hit(s, i))
			}
		}
	}
}

// hit is whom an act that was told before has hit, by a word that says what became of them: "the attack killed nine soldiers", "left nine soldiers dead". Nil for
// nobody who is named.
func (d *document) hit(s *sentence, i int) *entity {
	o := s.child(i, "obj")
	if v := s.head(i); o < 0 && v >= 0 && s.lemma(v) == "leave" {
		o = s.child(v, "obj")
	}
	if o < 0 {
		return nil
	}
	if m := d.mentionAt(s, o); m != nil && m.entity != nil && len(m.entity.members) == 0 {
		return d.actorOf(m)
	}
	return nil
}

// doneByAct tells whether the subject of a verb is an act that was told before: "the explosion also wounded 30", "the strike left 30 wounded".
func (s *sentence) doneByAct(v int) bool {
	return s.toldAct(s.subject(v)) || s.head(v) >= 0 && s.lemma(s.head(v)) == "leave" && s.toldAct(s.subject(s.head(v)))
}

// toldAct tells whether a token is a noun for an act of force that points back to one.
func (s *sentence) toldAct(i int) bool {
	if i < 0 || !toldActs[s.lemma(i)] {
		return false
	}
	det := s.child(i, "det")
	return det >= 0 && (s.lower[det] == "the" || s.lower[det] == "this" || s.lower[det] == "that" || s.lower[det] == "these" || s.lower[det] == "those")
}

// toldActs are nouns for an act of force that the sentence before has told.
var toldActs = set("explosion blast attack assault bombing strike airstrike raid shelling shooting ambush incident")

// deadly tells whether an act can have a toll of its own.
func deadly(e *event) bool {
	return e.status == schema.Occurred && !e.dropped && (e.kind.Class() == schema.ClassViolence && e.kind != schema.Abduction || e.kind == schema.Protest || e.kind == schema.Casualties)
}

// triggered tells whether a token is one of the words that name an event.
func (e *event) triggered(s *sentence, i int) bool {
	return slices.ContainsFunc(e.triggers, func(t *trigger) bool { return t.s == s && (t.at == i || slices.Contains(t.also, i)) })
}

// costing is the act that cost what a word at i counts: the one that the word hangs on or that hangs on the word, else the nearest before it,
// else the first.
func costing(s *sentence, i int, acts []*event) *event {
	var near *event
	for _, e := range acts {
		t := e.first()
		if t.s != s {
			near = e
			continue
		}
		if t.at == i || s.within(i, t.at) || s.within(t.at, i) {
			return e
		}
		if e.kind == schema.TargetedKilling {
			continue
		}
		if near == nil || t.at < i {
			near = e
		}
	}
	return near
}

// deaths are nouns for people by what became of them.
var deaths = map[string]string{"death": "killed", "fatality": "killed", "injury": "injured"}

// tollAt is what a word counts: a verb its victims, "dead" those before it, "deaths" those behind it, a toll what it rises to.
func (d *document) tollAt(s *sentence, i int) (c toll) {
	l := s.lemma(i)
	switch {
	case s.isVerb(i):
		kind := s.costOf(i)
		if kind != "killed" && kind != "injured" {
			return c
		}
		if status, drop := s.clause(i, schema.Occurred); drop || status != schema.Occurred || s.background(i) {
			return c
		}
		if n := s.numberBefore(i); n != nil {
			// "and 25 others injured"
			c.put(kind, n)
			return c
		}
		if i > 0 && s.tok(i).XPOS == "VBN" && s.isNominal(i-1) && s.child(i, "aux", "aux:pass") < 0 {
			// "six soldiers were killed and three policemen wounded"
			if n := s.numberAt(i - 1); n != nil {
				c.put(kind, n)
				return c
			}
		}
		args := s.verbArguments(i)
		slot := "obj"
		if l == "die" || l == "perish" || l == "drown" && len(args["obj"]) == 0 {
			slot = "subj"
		}
		if d.countSlot(&c, kind, s, args[slot]); slot == "obj" && len(args[slot]) == 0 {
			// "injured 60 more"
			for _, k := range s.kids(i, "advmod", "obl") {
				if s.lower[k] == "more" || s.upos(k) == "NUM" && inexact[s.caseOf(k)] {
					d.count(&c, kind, s, k)
				}
			}
			// "and wounding several"
			for n := range s.numbers {
				if x := &s.numbers[n]; !s.passive(i) && x.First == i+1 && !x.Percent && (x.Last+1 >= len(s.Tokens) || s.upos(x.Last+1) == "PUNCT" || s.upos(x.Last+1) == "CCONJ") {
					c.put(kind, &x.Count)
				}
			}
		}
	case costAdjectives[s.lower[i]] == "killed" || costAdjectives[s.lower[i]] == "injured":
		if of := s.subject(i); of >= 0 && (s.rel(i) == "xcomp" || s.child(i, "cop") >= 0) {
			// "Forty people are feared dead", "leaves six soldiers and two civilians dead".
			d.countSlot(&c, costAdjectives[s.lower[i]], s, []int{of})
		}
		d.count(&c, costAdjectives[s.lower[i]], s, i)
	case (s.lower[i] == "lives" || s.lower[i] == "life") && s.isNominal(i):
		d.countLives(&c, s, i)
	case deaths[l] != "" && s.isNominal(i):
		if d.count(&c, deaths[l], s, i); c == (toll{}) {
			if of := s.ofChild(i); of >= 0 {
				d.countSlot(&c, deaths[l], s, []int{of})
			}
		}
	case l == "toll" && s.isNominal(i):
		v := s.head(i)
		if v < 0 || !s.isVerb(v) {
			return c
		}
		for _, k := range s.kids(v, "obl", "obj", "xcomp") {
			if p := s.caseOf(k); p == "to" || p == "at" || p == "" {
				d.count(&c, "killed", s, k)
			}
		}
	}
	return c
}

// countLives counts those whose lives an act claims, or who lose them.
func (d *document) countLives(c *toll, s *sentence, i int) {
	v := s.head(i)
	if v < 0 || !s.isVerb(v) || s.rel(i) != "obj" {
		return
	}
	if status, drop := s.clause(v, schema.Occurred); drop || status != schema.Occurred || s.background(v) {
		return
	}
	switch s.lemma(v) {
	case "claim", "cost", "take":
		if of := s.ofChild(i); of >= 0 {
			d.countSlot(c, "killed", s, []int{of})
			return
		}
		d.count(c, "killed", s, i)
	case "lose":
		if s.child(i, "nmod:poss") < 0 {
			d.count(c, "killed", s, i)
			return
		}
		if by := s.subject(v); by >= 0 {
			d.countSlot(c, "killed", s, []int{by})
		}
	}
}

// inexact are words before a number that is not exact.
var inexact = set("over around about under above between nearly almost")

// between a number and the participle that says what became of those whom it counts.
var countedWords = set("more other others people person persons were are was is been have has reportedly also")

// numberBefore is the number right before a participle: "killing two and 25 more injured"; nil for none.
func (s *sentence) numberBefore(i int) *schema.Count {
	if s.tok(i).XPOS != "VBN" && s.tok(i).XPOS != "VBD" {
		return nil
	}
	k := i - 1
	for k > 0 && countedWords[s.lower[k]] {
		k--
	}
	if k < 0 {
		return nil
	}
	for n := range s.numbers {
		if x := &s.numbers[n]; !x.Percent && x.First <= k && k <= x.Last {
			return &x.Count
		}
	}
	return nil
}

// background tells whether a verb says of somebody what happened to him before: in a relative clause with "had", in the past perfect.
func (s *sentence) background(v int) bool {
	return slices.ContainsFunc(s.kids(v, "aux"), func(k int) bool { return s.lower[k] == "had" })
}
