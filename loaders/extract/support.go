package extract

import (
	"slices"

	"casus/schema"
)

// sending are verbs for what is done to help: who "sends troops to aid" somebody backs him already.
var sending = set("send deploy commit dispatch provide give deliver launch conduct carry join enter arrive intervene")

// sentFor tells whether a verb is the purpose of something that was done: "sent troops to aid the army".
func (s *sentence) sentFor(v int) bool {
	if s.marker(v) != "to" {
		return false
	}
	sent := func(k int) bool {
		status, drop := s.clause(k, schema.Occurred)
		return sending[s.lemma(k)] && !drop && status == schema.Occurred
	}
	if h := s.head(v); h >= 0 && s.isVerb(h) && sent(h) {
		return true
	}
	for k := v - 1; k >= 0 && k >= v-12; k-- {
		if s.isVerb(k) && s.rel(k) != "case" {
			return sent(k)
		}
	}
	return false
}

// sender is who sends nameless forces to do what they do: France in "France commits troops to aid the government". The mention itself where
// nobody does.
func (d *document) sender(m *mention) *mention {
	s := m.sent
	v := s.head(m.head)
	if m.form != nounForm || m.entity.kind != schema.MilitaryActor || s.rel(m.head) != "obj" || v < 0 || !sending[s.lemma(v)] {
		return m
	}
	if by := s.subject(v); by >= 0 {
		if o := d.mentionAt(s, by); o != nil && o.entity != nil && !o.entity.isPlace() {
			return o
		}
	}
	return m
}

var (
	bolstering = set("bolster support aid assist help reinforce back sustain")
	efforts    = set("war effort campaign offensive invasion fight operation struggle")
)

// bolstered reads "sent soldiers to bolster Russia's war on Ukraine": who helps somebody's war backs him.
func (d *document) bolstered(s *sentence) {
	for v := range s.Tokens {
		if !s.isVerb(v) || !bolstering[s.lemma(v)] {
			continue
		}
		obj := s.child(v, "obj")
		if obj < 0 || !efforts[s.lemma(obj)] {
			continue
		}
		k := s.child(obj, "nmod:poss", "amod", "compound", "nmod")
		if k < 0 {
			continue
		}
		m := d.mentionAt(s, k)
		if m == nil || m.entity == nil || m.form == pronounForm {
			continue
		}
		status := schema.Occurred
		if s.marker(v) == "to" && !s.sentFor(v) {
			status = schema.Planned
		}
		for _, h := range s.verbArguments(v)["subj"] {
			if o := d.mentionAt(s, h); o != nil && o.entity != nil && o.entity != m.entity {
				d.link(relation{kind: schema.Backs, subject: o.entity, object: m.entity, status: status, s: s, confidence: 0.6})
			}
		}
	}
}

var naming = set("name announce appoint choose select elect declare confirm")

// appointed reads "the group names X as the successor to Y": X leads it.
func (d *document) appointed(s *sentence) {
	for v := range s.Tokens {
		if !s.isVerb(v) || !naming[s.lemma(v)] || s.passive(v) {
			continue
		}
		group := s.subject(v)
		if group < 0 {
			continue
		}
		g := d.mentionAt(s, group)
		if g == nil || g.entity == nil || g.entity.kind != schema.ArmedGroupActor && g.entity.kind != schema.PoliticalActor {
			continue
		}
		for k := v + 1; k < len(s.Tokens) && k < v+10; k++ {
			m := s.at[k]
			if m == nil || !d.personName(m) || m.entity == nil || m.entity.isPlace() {
				continue
			}
			for p := m.last + 1; p < len(s.Tokens) && p < m.last+5; p++ {
				if s.lemma(p) == "successor" && s.lower[m.last+1] == "as" {
					d.link(relation{kind: schema.Leads, subject: m.entity, object: g.entity, s: s, confidence: 0.65})
				}
			}
			break
		}
	}
}

var backings = set("backing support help assistance")

// backing reads "seized the town with Hezbollah backing" and "with the support of Russia": who helps to do it backs who does.
func (d *document) backing(s *sentence) {
	for i := range s.Tokens {
		if !backings[s.lower[i]] || !s.isNominal(i) || s.caseOf(i) != "with" {
			continue
		}
		v := s.head(i)
		if v < 0 || !s.isVerb(v) {
			continue
		}
		subject := s.subject(v)
		if s.passive(v) || subject < 0 {
			continue
		}
		who := d.mentionAt(s, subject)
		if who == nil || who.entity == nil {
			continue
		}
		k := s.ofChild(i)
		if k < 0 {
			k = s.child(i, "nmod:poss", "compound", "amod")
		}
		if k < 0 {
			continue
		}
		by := d.mentionAt(s, k)
		if by == nil || by.entity == nil || by.form == pronounForm {
			continue
		}
		x, y := d.actorOf(by), d.actorOf(who)
		if x != nil && y != nil && x != y && armed(x) && armed(y) {
			d.link(relation{kind: schema.Backs, subject: x, object: y, s: s, confidence: 0.55})
		}
	}
}

var ruling = set("president leader ruler government authority representative head premier minister")

// asRuler tells whether a word says that somebody is taken for a country's ruler: "recognises Ouattara as president".
func (t *trigger) asRuler() bool {
	return slices.ContainsFunc(t.args["as"], func(i int) bool { return ruling[t.s.lemma(i)] })
}

// favoured makes who does something "in favour of" an endorsement its agent: "severed ties in favour of recognition of the council".
func (d *document) favoured(t *trigger, e *event) {
	s := t.s
	n := s.head(t.at)
	if e.kind != schema.Endorsement || !s.isNominal(t.at) || n < 1 || s.caseOf(t.at) != "of" || s.lower[n] != "favour" && s.lower[n] != "favor" || s.lower[n-1] != "in" {
		return
	}
	v := s.head(n)
	if v < 0 || !s.isVerb(v) {
		return
	}
	subject := s.subject(v)
	if subject < 0 {
		return
	}
	m := d.mentionAt(s, subject)
	if m == nil || m.entity == nil {
		return
	}
	if x := d.actorOf(m); x != nil {
		e.parts = slices.DeleteFunc(e.parts, func(p part) bool { return p.role == schema.Agent || p.entity == x })
		e.parts = append(e.parts, part{role: schema.Agent, entity: x, mention: m})
	}
}
