package extract

import (
	"slices"

	"casus/schema"
)

// siteNouns stand between a word for a capture and the name of the place: "took control of the strategic port city of Aden".
var siteNouns = set("control city town village settlement commune township district port area region capital province neighbourhood neighborhood suburb base airport island hill border crossing town side part half centre center outskirts governorate state")

// captured are the places that stand right behind a word for a capture, which the tree of a long sentence often hangs elsewhere: "take
// control of the city of Saraqib, and the nearby town of Sarmin". Nil where something else stands there.
func (d *document) captured(t *trigger) []*mention {
	s, k := t.s, t.at
	for _, i := range t.also {
		k = max(k, i)
	}
	if !s.isVerb(t.at) && !(s.lemma(k) == "control" || s.lemma(t.at) == "capture" || s.lemma(t.at) == "seizure") || s.isVerb(t.at) && s.passive(t.at) {
		return nil
	}
	var found []*mention
	for k++; k < len(s.Tokens); k++ {
		m := s.at[k]
		switch {
		case m != nil && (m.place || m.entity != nil && m.entity.isPlace()) && m.form == nameForm:
			found = append(found, m)
			k = m.last
		case s.upos(k) == "DET" || s.upos(k) == "NUM" || s.upos(k) == "ADJ" || s.upos(k) == "ADV" || siteNouns[s.lemma(k)] || s.lower[k] == "of" || s.lower[k] == "over" || s.lower[k] == "both":
			if len(found) > 0 && s.lower[k] == "of" && s.at[k-1] == found[len(found)-1] {
				return found
			}
		case (s.upos(k) == "CCONJ" || s.lower[k] == ",") && len(found) > 0:
		default:
			return found
		}
	}
	return found
}

// takePlaces gives a capture the places behind its word, besides those of its arguments that none of them lies in.
func (d *document) takePlaces(e *event) {
	if e.kind != schema.TerritoryCapture {
		return
	}
	d.takers(e)
	var found []*mention
	for _, t := range e.triggers {
		found = append(found, d.captured(t)...)
	}
	for _, m := range found {
		if !slices.ContainsFunc(e.places, func(o *mention) bool { return o.entity == m.entity }) {
			e.places = append(e.places, m)
		}
	}
}

// takers finds who takes a place where the roles of the act's word mislead: behind "to" for one that falls, and whoever's forces "its
// forces" are.
func (d *document) takers(e *event) {
	for _, t := range e.triggers {
		s := t.s
		if s.lemma(t.at) == "fall" {
			for k := t.at + 1; k+1 < len(s.Tokens) && k < t.at+12; k++ {
				if s.lower[k] != "to" && !(s.lower[k] == "of" && s.lemma(k-1) == "hand") {
					continue
				}
				if to := d.namedFrom(s, k+1); len(to) > 0 {
					e.parts = slices.DeleteFunc(e.parts, func(p part) bool {
						return p.role == schema.Agent || slices.ContainsFunc(to, func(o part) bool { return o.entity == p.entity })
					})
					e.parts = append(e.parts, to...)
					return
				}
			}
		}
		if len(e.with(schema.Agent)) > 0 {
			continue
		}
		if x := d.flagOf(s); x != nil {
			e.parts = slices.DeleteFunc(e.parts, func(p part) bool { return p.entity == x })
			e.give(schema.Agent, x)
			continue
		}
		if !s.isVerb(t.at) || s.passive(t.at) {
			continue
		}
		if x := d.owner(s, t.at); x != nil {
			e.give(schema.Agent, x)
		}
	}
}

// untaken takes the agent from places that fall where no words say to whom: who told of it, whose the place was and who left it did not take it.
func (d *document) untaken() {
	for _, e := range d.events {
		if e.kind != schema.TerritoryCapture || slices.ContainsFunc(e.triggers, func(t *trigger) bool { return t.s.lemma(t.at) != "fall" || t.s.fallsTo(t.at) }) {
			continue
		}
		e.parts = slices.DeleteFunc(e.parts, func(p part) bool {
			return p.role == schema.Agent && (p.mention == nil || slices.ContainsFunc(e.triggers, func(t *trigger) bool { return d.noTaker(t, p) }))
		})
	}
}

// fallsTo tells whether words behind "fall" say to whom, or by whose hands.
func (s *sentence) fallsTo(at int) bool {
	for k := at + 1; k < len(s.Tokens) && k < at+12; k++ {
		if s.lower[k] == "to" || s.lower[k] == "by" || s.lemma(k) == "hand" || s.lemma(k) == "control" {
			return true
		}
	}
	return false
}

// noTaker tells whether somebody is no taker of the place of which a word says that it fell.
func (d *document) noTaker(t *trigger, p part) bool {
	s, m := t.s, p.mention
	if m.sent != s {
		return false
	}
	subject := s.subject(t.at)
	if s.isNominal(t.at) {
		subject = t.at
	}
	if subject >= 0 && s.within(m.head, subject) {
		// "the army's last position has fallen"
		return true
	}
	v := s.verbAbove(m.head)
	return v >= 0 && (speech[s.lemma(v)] || leavers[s.lemma(v)] || conceding[s.lemma(v)])
}

// verbAbove is the verb that a token hangs on, by however many words between; negative where there is none.
func (s *sentence) verbAbove(i int) int {
	for n := 0; i >= 0 && n <= len(s.Tokens); n++ {
		if i = s.head(i); i >= 0 && s.isVerb(i) {
			return i
		}
	}
	return -1
}

var (
	// leavers are verbs for those who leave a place when it falls.
	leavers = set("flee retreat withdraw leave escape surrender abandon lose evacuate")
	// conceding are verbs for those who own that they lost it.
	conceding = set("admit concede acknowledge")
)

// owner is whose forces a subject like "its forces" right before a verb means: whom the sentence names first before it, of an office the state.
func (d *document) owner(s *sentence, verb int) *entity {
	k := verb - 1
	for k >= 0 && (s.upos(k) == "AUX" || s.upos(k) == "ADV") {
		k--
	}
	for n := 0; k >= 0 && n < 4 && s.lower[k] != "its" && s.lower[k] != "their"; n++ {
		if !s.isNominal(k) && s.upos(k) != "ADJ" || s.at[k] != nil && s.at[k].form == nameForm {
			return nil
		}
		k--
	}
	if k < 0 || s.lower[k] != "its" && s.lower[k] != "their" {
		return nil
	}
	for i := range k {
		m := s.at[i]
		if m == nil || m.entity == nil || m.form == pronounForm {
			continue
		}
		switch x := d.actorOf(m); {
		case x == nil:
		case x.kind == schema.StateActor, x.kind == schema.OrganizationActor && x.country != "" && x.office != nil && x.office.Side == "government":
			return d.entityOf("state:" + x.country)
		case x.kind == schema.ArmedGroupActor || x.kind == schema.MilitaryActor || x.kind == schema.CoalitionActor:
			return x
		}
	}
	return nil
}

var hoisting = set("raise hoist plant fly")

// flagOf is whose flag is raised over a place without a word of who raises it: "the Iraqi flag is raised over Tikrit after its recapture". Nil for nobody's.
func (d *document) flagOf(s *sentence) *entity {
	for i := range s.Tokens {
		if s.lemma(i) != "flag" || !s.isNominal(i) {
			continue
		}
		if v := s.head(i); v < 0 || !hoisting[s.lemma(v)] || !s.passive(v) || s.rel(i) != "nsubj:pass" || len(s.verbArguments(v)["subj"]) > 0 {
			continue
		}
		for k := i - 1; k >= 0 && k >= i-4; k-- {
			m := s.at[k]
			if m == nil || m.entity == nil {
				continue
			}
			x := d.actorOf(m)
			if x == nil && m.entity.isPlace() {
				x = d.government(m.entity)
			}
			if x != nil && x.kind != schema.PersonActor && x.kind != schema.PopulationActor {
				return x
			}
			break
		}
	}
	return nil
}

var handing = set("hand cede transfer return surrender relinquish give")

// receivers gives a place that is handed over the one who gets it, wherever the tree hangs "to": "handed control of the plant back to Ukraine".
func (d *document) receivers(e *event) {
	if e.kind != schema.Withdrawal || len(e.with(schema.Target)) > 0 {
		return
	}
	for _, t := range e.triggers {
		s := t.s
		if !handing[s.lemma(t.at)] {
			continue
		}
		for k := t.at + 1; k+1 < len(s.Tokens) && k < t.at+16; k++ {
			if s.isVerb(k) || s.lower[k] == ";" {
				break
			}
			if s.lower[k] != "to" {
				continue
			}
			for _, p := range d.namedFrom(s, k+1) {
				if p.entity.kind != schema.PersonActor {
					e.give(schema.Target, p.entity)
				}
			}
			break
		}
	}
}
