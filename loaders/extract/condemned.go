package extract

import (
	"slices"
	"strings"

	"casus/schema"
)

// condemning are verbs whose object is an act of somebody whom they blame for it.
var condemning = set("condemn denounce deplore decry criticise criticize slam blast lambast lambaste")

// deed is the act of force that a condemnation is about, told before: what its object names, or "it" behind the sentence that tells one. Nil where it
// is about anything else.
func (d *document) deed(e *event) *event {
	t := e.first()
	s := t.s
	if e.kind != schema.Accusation || !s.isVerb(t.at) || !condemning[s.lemma(t.at)] {
		return nil
	}
	o := s.patientOwn(t.at)
	if o < 0 || len(s.kids(o, "nmod", "nmod:poss")) > 0 {
		return nil
	}
	it := s.lower[o] == "it" || s.lower[o] == "this" || s.lower[o] == "that"
	if !it && !toldActs[s.lemma(o)] {
		return nil
	}
	return d.toldBefore(s, o, it)
}

// toldBefore is the act of force that a token names, by itself or as one that was told some sentences before; "it" is that of the sentence before. Nil for none,
// and where more than one may be meant.
func (d *document) toldBefore(s *sentence, o int, it bool) *event {
	var told *event
	for _, a := range slices.Backward(d.events) {
		if a.kind.Class() != schema.ClassViolence || a.status != schema.Occurred {
			continue
		}
		if a.triggered(s, o) {
			return a
		}
		last := -1
		for _, x := range a.triggers {
			if x.s.index < s.index {
				last = max(last, x.s.index)
			}
		}
		switch {
		case last < 0, it && s.index-last != 1, !it && (s.index-last > deedWithin || !a.called(s.lemma(o)) || a.elsewhere(s, o)):
		case told != nil:
			return nil
		default:
			told = a
		}
	}
	return told
}

// actsCalled are the kinds of act that a noun for one told before means; a noun that is not here may mean any.
var actsCalled = map[string][]schema.EventType{
	"bombing":   {schema.Bombing},
	"blast":     {schema.Bombing},
	"explosion": {schema.Bombing},
	"strike":    {schema.Airstrike, schema.Shelling},
	"airstrike": {schema.Airstrike},
	"shelling":  {schema.Shelling},
	"shooting":  {schema.ArmedAttack, schema.TargetedKilling},
}

// called tells whether a noun may mean the act: by its kind, or as the noun of one of its own words ("bombed a hospital", "the bombing").
func (e *event) called(noun string) bool {
	kinds, narrow := actsCalled[noun]
	return !narrow || slices.Contains(kinds, e.kind) || slices.ContainsFunc(e.triggers, func(t *trigger) bool {
		return strings.TrimSuffix(noun, "ing") == t.s.lemma(t.at)
	})
}

// elsewhere tells whether words under a noun for an act name places and none of those where the act happened: "the attack in Kabul".
func (e *event) elsewhere(s *sentence, o int) bool {
	if len(e.places) == 0 {
		return false
	}
	named := false
	for _, m := range s.mentions {
		if m.entity == nil || !m.entity.isPlace() || m.form != nameForm || m.head == o || !s.within(m.head, o) {
			continue
		}
		named = true
		if slices.ContainsFunc(e.places, func(p *mention) bool {
			return p.entity == m.entity || inside(p.entity, m.entity) || inside(m.entity, p.entity)
		}) {
			return false
		}
	}
	return named
}

// deedWithin is how many sentences back "the attack" may have been told.
const deedWithin = 3

// blame makes who did what is condemned the target of the condemnation, where the text names nobody whom it is aimed at.
func (d *document) blame() {
	for _, e := range d.events {
		a := d.deed(e)
		if a == nil {
			continue
		}
		here := func(p part) bool {
			return p.mention != nil && p.mention.sent == e.first().s && p.mention.form != pronounForm
		}
		if slices.ContainsFunc(e.parts, func(p part) bool { return p.role == schema.Target && here(p) }) {
			continue
		}
		e.parts = slices.DeleteFunc(e.parts, func(p part) bool { return p.role == schema.Target })
		for _, x := range a.with(schema.Agent) {
			if armed(x) || !x.generic {
				e.give(schema.Target, x)
			}
		}
	}
}

// claims gives acts of force those who claim them later as sources: "the attack killed 25 and was claimed by the group".
func (d *document) claims() {
	for _, s := range d.sents {
		for v := range s.Tokens {
			if !s.isVerb(v) || s.lemma(v) != "claim" || !s.passive(v) {
				continue
			}
			by, o := s.child(v, "obl:agent"), s.subject(v)
			if by < 0 || !s.toldAct(o) {
				continue
			}
			a := d.toldBefore(s, o, false)
			if a == nil {
				continue
			}
			for _, k := range s.conjuncts(by) {
				m := d.mentionAt(s, k)
				if m == nil || m.entity == nil || m.place || m.entity.isPlace() {
					continue
				}
				for _, x := range withMembers(m.entity) {
					if !containsEntity(a.sources, x) {
						a.sources = append(a.sources, x)
					}
					if len(a.with(schema.Agent)) == 0 {
						a.give(schema.Agent, x)
					}
				}
			}
		}
	}
}

// withoutCritic leaves out who condemns an act, or whom it is said of, as one who has a part in it: the president in "the bombing was condemned by the
// president".
func withoutCritic(t *trigger, parts []part) []part {
	s := t.s
	v := s.head(t.at)
	if v < 0 || !s.isNominal(t.at) || !condemning[s.lemma(v)] || !isRel(s.rel(t.at), "obj") && s.rel(t.at) != "nsubj:pass" {
		return parts
	}
	critic := s.child(v, "obl:agent")
	if !s.passive(v) {
		critic = s.subject(v)
	}
	if critic < 0 {
		return parts
	}
	return slices.DeleteFunc(slices.Clone(parts), func(p part) bool {
		return p.mention != nil && p.mention.sent == s && s.within(p.mention.head, critic)
	})
}
