package extract

import (
	"slices"
	"strings"

	"casus/schema"
)

// strongholds reads who holds a place that is called somebody's stronghold: "Kismayo, the last stronghold of the militia", "the rebels'
// stronghold of Dara", "the rebel stronghold Dara".
func (d *document) strongholds(s *sentence) {
	for i := range s.Tokens {
		if l := s.lemma(i); l != "stronghold" && l != "bastion" || !s.isNominal(i) {
			continue
		}
		holder, place := d.holderOfSite(s, i), d.siteOf(s, i)
		if holder == nil || place == nil {
			continue
		}
		r := relation{kind: schema.Controls, subject: holder, object: place, s: s, confidence: 0.6}
		if s.formerly(s.phraseStart(i), i) {
			r.until = d.past()
		}
		d.link(r)
	}
}

// holderOfSite is whose stronghold it is: behind "of", or before it.
func (d *document) holderOfSite(s *sentence, i int) *entity {
	fit := func(m *mention) *entity {
		if m == nil || m.entity == nil || m.form == pronounForm {
			return nil
		}
		switch m.entity.kind {
		case schema.ArmedGroupActor, schema.MilitaryActor, schema.CoalitionActor, schema.PoliticalActor:
			return m.entity
		}
		return nil
	}
	if i+1 < len(s.Tokens) && s.lower[i+1] == "of" {
		for k := i + 2; k < len(s.Tokens) && k < i+6; k++ {
			if m := s.at[k]; m != nil {
				if x := fit(m); x != nil {
					return x
				}
				break
			}
		}
	}
	for k := i - 1; k >= 0 && k >= i-5; k-- {
		if m := s.at[k]; m != nil {
			return fit(m)
		}
		if s.upos(k) != "ADJ" && s.upos(k) != "PART" && s.lower[k] != "'" && s.lower[k] != "'s" && !s.isNominal(k) {
			break
		}
	}
	return nil
}

// holdsTo tells whether a verb holds somebody to something: "holds Israel responsible".
func (s *sentence) holdsTo(v int) bool {
	return s.lemma(v) == "hold" && slices.ContainsFunc(s.lower[v:min(len(s.lower), v+8)], func(w string) bool { return heldTo[w] })
}

var heldTo = set("responsible accountable liable hostage captive")

var holding = set("control occupation rule")

// underControl reads "Azaz, which is under rebel control" and "leaves the province under the control of the army".
func (d *document) underControl(s *sentence) {
	for i := range s.Tokens {
		if !holding[s.lemma(i)] || !s.isNominal(i) {
			continue
		}
		left := s.phraseStart(i)
		if left < 1 || s.lower[left-1] != "under" {
			continue
		}
		holder := d.controller(s, left, i)
		if holder == nil {
			continue
		}
		for k := left - 2; k >= 0 && k >= left-12 && s.lower[k] != ";"; k-- {
			m := s.at[k]
			if m == nil || m.entity == nil {
				continue
			}
			if m.form == nameForm && m.entity.isPlace() && m.entity.place != schema.CountryPlace {
				if k := m.first - 2; k >= 0 && s.lower[k+1] == "in" && s.at[k] != nil && s.at[k].form == nameForm && s.at[k].entity != nil && s.at[k].entity.isPlace() {
					m = s.at[k]
				}
				d.link(relation{kind: schema.Controls, subject: holder, object: m.entity, s: s, confidence: 0.6})
				break
			}
		}
	}
}

// controller is who has the control that stands at i in a phrase that begins at left: behind "of", or before it.
func (d *document) controller(s *sentence, left, i int) *entity {
	m := (*mention)(nil)
	if i+1 < len(s.Tokens) && s.lower[i+1] == "of" {
		if h := s.phraseBehind(i + 1); h >= 0 {
			m = d.mentionAt(s, h)
		}
	}
	for k := i - 1; m == nil && k >= left; k-- {
		m = s.at[k]
	}
	if m == nil || m.entity == nil || m.form == pronounForm {
		return nil
	}
	x := d.actorOf(m)
	if x == nil || x.kind == schema.PersonActor || x.kind == schema.PopulationActor {
		return nil
	}
	return x
}

// lost says that who is to lose a place to a capture holds it: "an operation to seize the town from the militia".
func (d *document) lost(e *event) {
	if e.kind != schema.TerritoryCapture || e.status == schema.Denied || e.status == schema.Occurred {
		return
	}
	for _, p := range e.parts {
		if p.role != schema.Target || p.mention == nil || p.mention.sent.caseOf(p.mention.head) != "from" {
			continue
		}
		for _, m := range e.places {
			if m.entity.place == schema.CountryPlace {
				continue
			}
			d.link(relation{kind: schema.Controls, subject: p.entity, object: m.entity, s: p.mention.sent, confidence: 0.55})
		}
	}
}

// taken ends the hold of a place of which the same sentence tells that another took it: "captured El Fasher, the army's last stronghold", "the rebel-held town fell".
func (d *document) taken() {
	for _, e := range d.events {
		if e.kind != schema.TerritoryCapture || e.status != schema.Occurred {
			continue
		}
		takers := e.with(schema.Agent)
		for i := range d.relations {
			r := d.relations[i]
			if r.kind != schema.Controls || !r.until.IsZero() || r.s != e.first().s || d.sameSide(takers, r.subject) || !slices.ContainsFunc(e.places, func(m *mention) bool { return m.entity == r.object }) {
				continue
			}
			r.until = e.time.End()
		}
	}
}

// sameSide tells whether somebody is one of some others or is called by the same noun: "rebels" and "rebel fighters".
func (d *document) sameSide(of []*entity, x *entity) bool {
	return slices.ContainsFunc(of, func(o *entity) bool {
		return o == x || o.generic && x.generic && strings.HasPrefix(strings.ToLower(x.name), strings.TrimSuffix(strings.ToLower(o.name), "s")) ||
			slices.ContainsFunc(d.relations, func(r *relation) bool {
				return r.kind == schema.PartOf && (r.subject == o && r.object == x || r.subject == x && r.object == o)
			})
	})
}

// siteOf is the place that is a stronghold: behind it ("of" or nothing between), or before the comma of an apposition.
func (d *document) siteOf(s *sentence, i int) *entity {
	at := func(m *mention) *entity {
		if m != nil && m.form == nameForm && m.entity != nil && m.entity.isPlace() && m.entity.place != schema.CountryPlace {
			return m.entity
		}
		return nil
	}
	k := i + 1
	for k < len(s.Tokens) && (s.lower[k] == "of" || s.lower[k] == "in" || s.lower[k] == "the" || siteNouns[s.lemma(k)]) {
		k++
	}
	if k < len(s.Tokens) {
		if x := at(s.at[k]); x != nil {
			return x
		}
	}
	left := s.phraseStart(i)
	if left > 0 && s.lower[left-1] == "the" {
		left--
	}
	if left >= 2 && s.lower[left-1] == "," {
		return at(s.at[left-2])
	}
	return nil
}
