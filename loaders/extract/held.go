package extract

import (
	"casus/loaders/lexicon/frames"
	"casus/schema"
)

// hold is a place and who a participle behind it says holds it.
type hold struct {
	place, holder *mention
	former        bool
}

var heldWords = set("controlled held occupied")

// heldBehind reads "Azaz, Aleppo Governorate, controlled by rebels", "Raqqa, a city held by the Islamic State" and "Zintan, which is controlled by rebels".
func (d *document) heldBehind(s *sentence) []hold {
	var out []hold
	for i := 1; i+2 < len(s.Tokens); i++ {
		if !heldWords[s.lower[i]] || s.lower[i+1] != "by" || s.lower[i-1] == "-" {
			continue
		}
		h := s.phraseHead(i + 2)
		if h < 0 {
			continue
		}
		holder := d.mentionAt(s, h)
		if holder != nil && holder.form == adjectiveForm && s.head(holder.head) > holder.last {
			// "South Sudanese forces"
			holder = d.mentionAt(s, s.head(holder.head))
		}
		if holder == nil || holder.entity == nil || holder.form == pronounForm {
			continue
		}
		switch x := holder.entity; {
		case x.kind == schema.ArmedGroupActor, x.kind == schema.MilitaryActor, x.kind == schema.CoalitionActor:
		case s.lower[i] != "held" && (x.kind == schema.StateActor || x.place == schema.CountryPlace):
			// Talks in a town are held by states.
		default:
			continue
		}
		if p := d.heldAt(s, i); p != nil && p.entity != holder.entity {
			out = append(out, hold{p, holder, s.formerAt(i)})
		}
	}
	return out
}

// heldAt is the place that a participle before "by" says something of; nil for none.
func (d *document) heldAt(s *sentence, i int) *mention {
	k := i - 1
	for k >= 0 && (s.upos(k) == "ADV" || s.upos(k) == "AUX" || s.lower[k] == "which" || s.lower[k] == "that" || s.lower[k] == ",") {
		k--
	}
	if k >= 0 && s.at[k] == nil && placeNouns[s.lemma(k)] != "" && s.upos(k) == "NOUN" {
		k = s.phraseStart(k) - 1
		for k >= 0 && s.upos(k) == "DET" {
			k--
		}
		if k < 0 || s.lower[k] != "," {
			return nil
		}
		k--
	}
	if k < 0 {
		return nil
	}
	m := s.at[k]
	for m != nil {
		o := s.surroundedBy(m)
		if o == nil {
			break
		}
		m = o
	}
	if m == nil || m.form != nameForm || m.entity == nil || !m.entity.isPlace() || m.entity.place == schema.CountryPlace {
		return nil
	}
	return m
}

// surroundedBy is the name right before that of the region or country that it lies in; nil for none.
func (s *sentence) surroundedBy(m *mention) *mention {
	for k := m.first - 1; k >= 0 && k >= m.first-4; k-- {
		if o := s.at[k]; o != nil {
			if s.surround(o) == m {
				return o
			}
			return nil
		}
	}
	return nil
}

// heldByWords says who holds places by participles.
func (d *document) heldByWords(s *sentence) {
	for _, h := range d.heldBehind(s) {
		r := relation{kind: schema.Controls, subject: h.holder.entity, object: h.place.entity, s: s, confidence: 0.65}
		if h.former {
			r.until = d.past()
		}
		d.link(r)
	}
}

// heldTargets makes those who are only said to hold a place the targets of the act of force that hits it, not its agents.
func (d *document) heldTargets(t *trigger, e *event) {
	if e.kind.Class() != schema.ClassViolence && e.kind.Class() != schema.ClassTerritory || heldWords[t.s.lower[t.at]] {
		return
	}
	for _, h := range d.heldBehind(t.s) {
		for k, p := range e.parts {
			if p.entity == h.holder.entity && p.mention == h.holder && p.role == schema.Agent {
				e.parts[k].role = schema.Target
			}
		}
	}
}

// namedPlaces are the places that are told behind "including" right after a phrase that begins behind token i: "several towns, including A and B".
func (d *document) namedPlaces(s *sentence, i int) []*mention {
	k := i + 1
	for ; k < len(s.Tokens) && s.lower[k] != "including"; k++ {
		if s.isVerb(k) || s.lower[k] == ";" || k > i+12 {
			return nil
		}
	}
	var out []*mention
	for k++; k < len(s.Tokens); k++ {
		m := s.at[k]
		switch {
		case m != nil && m.last+1 < len(s.Tokens) && (s.lower[m.last+1] == "-" || s.lower[m.last+1] == "–"):
			// "the Karachi–Quetta section of the road"
			return out
		case m != nil && m.form == nameForm && m.entity != nil && m.entity.isPlace():
			out = append(out, m)
			k = m.last
		case s.upos(k) == "DET" || s.upos(k) == "CCONJ" || s.upos(k) == "ADJ" || s.upos(k) == "ADV" || siteNouns[s.lemma(k)] || s.lower[k] == "," || s.lower[k] == "of" || s.lower[k] == "as" || s.lower[k] == "well":
		default:
			return out
		}
	}
	return out
}

// controlsOf reads "control half of the province, including the towns of A and B" for a verb and its frame: who does holds A and B.
func (d *document) controlsOf(s *sentence, v int, f *frames.RelationFrame) {
	if f.Relation != schema.Controls || s.passive(v) {
		return
	}
	places := d.namedPlaces(s, v)
	if len(places) == 0 {
		return
	}
	args := s.verbArguments(v)
	if status, drop := d.judge(&trigger{s: s, at: v, args: args, carrier: -1, frame: &f.Frame}); drop || status != schema.Occurred {
		return
	}
	for _, subject := range d.ends(s, args, f.Subject) {
		if x := subject.entity; x.kind == schema.PersonActor || x.isPlace() && x.place != schema.CountryPlace {
			continue
		}
		for _, p := range places {
			r := relation{kind: schema.Controls, subject: subject.entity, object: p.entity, s: s, confidence: 0.6}
			if s.past(v) {
				r.until = d.past()
			}
			d.link(r)
		}
	}
}

// partly tells whether the words between a verb and a name say that only a part of it is meant: "control parts of", "holds 40 percent of".
func (s *sentence) partly(v int, m *mention) bool {
	part := false
	for k := v + 1; k < m.first; k++ {
		switch l := s.lemma(k); {
		case l == "most" || l == "all" || l == "majority" || l == "entire" || l == "whole":
			return false
		case fractions[l] || l == "%" || l == "percent" || l == "much" || l == "area" || l == "territory":
			part = true
		}
	}
	return part && m.first > v && s.lower[m.first-1] != ","
}
