package extract

import (
	"casus/schema"
)

// renaming reads "the former Al-Nusra, now called Fateh al-Sham", "formerly known as X", "previously the Y": the one succeeds
// the other. "Former Al Qaeda affiliate Al-Nusra Front" was a part of Al Qaeda.
func (d *document) renaming(m *mention) {
	if m.form != nameForm || m.entity.isPlace() || m.entity.kind == schema.PersonActor {
		return
	}
	s := m.sent
	d.affiliate(m)
	former := m.first > 0 && s.lower[m.first-1] == "former"
	for i := m.last + 1; i < len(s.Tokens) && i <= m.last+6; i++ {
		switch s.lower[i] {
		case ",", "(", "now", "formerly", "previously", "known", "called", "renamed", "which", "is", "as", "once", "-", "the", "itself":
		default:
			if o := s.at[i]; o != nil && o.first == i && o.form == nameForm && o.entity != nil && !o.entity.isPlace() && o.entity.kind != schema.PersonActor {
				words := s.between(m.last+1, i)
				now := words["now"] || words["renamed"]
				before := words["formerly"] || words["previously"] || words["once"]
				switch {
				case now && (former || words["called"] || words["known"] || words["renamed"]):
					d.link(relation{kind: schema.Succeeds, subject: o.entity, object: m.entity, s: s, confidence: 0.85})
				case before:
					d.link(relation{kind: schema.Succeeds, subject: m.entity, object: o.entity, s: s, confidence: 0.85})
				}
			}
			return
		}
	}
}

// between are the words from token i up to j.
func (s *sentence) between(i, j int) map[string]bool {
	out := map[string]bool{}
	for ; i < j; i++ {
		out[s.lower[i]] = true
	}
	return out
}

var affiliateNouns = set("affiliate branch offshoot ally wing faction arm franchise proxy")

// affiliate reads "Al Qaeda affiliate Al-Nusra Front" and "Al-Nusra Front, an affiliate of Al Qaeda".
func (d *document) affiliate(m *mention) {
	s := m.sent
	if m.first < 2 || !affiliateNouns[s.lemma(m.first-1)] {
		return
	}
	o := s.at[m.first-2]
	if o == nil && m.first >= 3 && s.lower[m.first-2] == "'s" {
		o = s.at[m.first-3]
	}
	if o == nil || o.entity == nil || o.entity == m.entity {
		return
	}
	r := relation{kind: schema.PartOf, subject: m.entity, object: o.entity, s: s, confidence: 0.8}
	if s.lemma(m.first-1) == "ally" {
		r.kind = schema.AlliedWith
	}
	if o.first > 0 && formerWords[s.lower[o.first-1]] {
		r.until = d.past()
	}
	d.link(r)
}

// joinRelations keeps one of each relation, with the most confident telling first, its sentences added to it.
func (d *document) joinRelations() {
	type key struct {
		kind            schema.RelationType
		subject, object *entity
	}
	seen := map[key]*relation{}
	var out []*relation
	for _, r := range d.relations {
		k := key{r.kind, r.subject, r.object}
		if r.kind.Symmetric() && r.subject.id > r.object.id {
			k.subject, k.object = r.object, r.subject
		}
		if o := seen[k]; o != nil {
			o.status = firmer(o.status, r.status)
			o.listed = o.listed || r.listed
			o.confidence = min(0.95, max(o.confidence, r.confidence)+0.05)
			if o.until.IsZero() && !r.until.IsZero() && r.confidence >= o.confidence {
				o.until = r.until
			}
			continue
		}
		seen[k] = r
		out = append(out, r)
	}
	d.relations = out
}

// firmer is occurred where one of two tellings says that a link holds and the other that it is planned.
func firmer(a, b schema.Status) schema.Status {
	if a == schema.Planned && b == schema.Occurred {
		return b
	}
	return a
}
