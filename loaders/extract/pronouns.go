package extract

import (
	"casus/schema"
)

// thingBefore tells whether a singular noun that is nobody stands between a pronoun and the last mention before it: "contacted the
// White House to get approval for the plan, but both governments stand behind it".
func (s *sentence) thingBefore(i int, recent []*mention) bool {
	from := 0
	if n := len(recent); n > 0 && recent[n-1].sent == s && recent[n-1].first < i {
		from = recent[n-1].last + 1
		if recent[n-1].form == nounForm {
			// A description between is seldom what "it" means.
			from = 0
		}
	}
	for k := i - 1; k >= from; k-- {
		if s.upos(k) == "NOUN" && s.at[k] == nil && s.tok(k).XPOS == "NN" && s.child(k, "det") >= 0 && !s.timed(k) {
			return true
		}
	}
	return false
}

// doerTo is who does what is done to a pronoun, and so is not meant by it: Kerry in "Kerry called Lavrov and urged him". Nil where that may be.
func (d *document) doerTo(m *mention) *entity {
	s := m.sent
	switch s.lower[m.first] {
	case "him", "her", "it", "them":
	default:
		return nil
	}
	v := s.head(m.head)
	if v < 0 || !s.isVerb(v) || s.passive(v) || !isRel(s.rel(m.head), "obj", "iobj", "obl") {
		return nil
	}
	sub := s.subject(v)
	if sub < 0 || sub >= m.first {
		return nil
	}
	if o := d.mentionAt(s, sub); o != nil {
		return o.entity
	}
	return nil
}

// resolvePronoun takes the nearest fitting mention before: subjects first, of the same number and sort.
func (d *document) resolvePronoun(m *mention, recent []*mention) {
	s := m.sent
	w := s.lower[m.first]
	if w == "i" || w == "we" || w == "my" || w == "our" || w == "me" || w == "us" {
		return // resolved to the speaker, once quotations are known
	}
	if w == "both" {
		if p := pair(recent, actsAsPerson); p != nil {
			e := d.newEntity("", nil)
			e.members, e.name, e.kind, e.generic, e.plural = p, "both", schema.OtherActor, true, true
			e.add(m)
			return
		}
	}
	if w == "it" && !isRel(s.rel(m.first), "nsubj") && s.thingBefore(m.first, recent) {
		return
	}
	doer := d.doerTo(m)
	var best *mention
	score := -1.0
	for i := len(recent) - 1; i >= 0 && s.index-recent[i].sent.index <= 3; i-- {
		r := recent[i]
		if r.form == adjectiveForm || r.entity == nil || r.sent == s && r.last >= m.first {
			continue
		}
		e := r.entity
		if e == doer {
			continue
		}
		person := e.kind == schema.PersonActor
		plural := e.plural || e.members != nil
		v := 3 - float64(s.index-r.sent.index)
		switch w {
		case "he", "him", "his", "she", "her", "himself", "herself":
			if !person || plural {
				continue
			}
		case "they", "them", "their", "themselves":
			if person && !plural {
				continue
			}
			if !plural && e.kind != schema.ArmedGroupActor && e.kind != schema.CoalitionActor {
				v -= 1.5
			}
		default:
			if person || plural {
				continue
			}
		}
		if isRel(r.sent.rel(r.head), "nsubj") {
			v++
		}
		if v > score {
			best, score = r, v
		}
	}
	if best != nil {
		best.entity.add(m)
	}
}
