package extract

import (
	"slices"
	"strings"

	"casus/loaders/lexicon"
	"casus/schema"
)

// alsoMeant makes somebody of his own of the first of two whom one noun is said of: the Sunni gunmen of "Sunni and Alawite gunmen", Seleka of "Seleka
// and anti-Balaka fighters". The mention stands for him where the other one has a part in an act.
func (d *document) alsoMeant(m *mention, byKey map[string]*entity) {
	a, b := m.coordinated()
	if a == nil || m.entity == nil || len(m.entity.members) > 0 || a.entity == b.entity || a.entity == m.entity {
		return
	}
	s := m.sent
	if k := a.entity.kind; collective(a.entity) && a.entity.entry != nil && k != schema.MilitaryActor || k == schema.StateActor && s.lemma(m.last) == "government" {
		m.beside = a
		return
	}
	last := s.text(d, b.last+1, m.last)
	if m.noun != nil && m.noun.Side == "rebel" && a.entity.kind == schema.StateActor {
		// "Turkish and Syrian rebel forces"
		last = s.text(d, m.last, m.last)
	}
	noun, ok := d.x.lexicon.Noun(s.lower[a.last] + " " + s.lemma(m.last))
	if !ok {
		noun, ok = d.x.lexicon.Noun(s.lemma(m.last))
	}
	if !ok && m.noun != nil {
		noun, ok = *m.noun, true
	}
	if !ok {
		return
	}
	if b.last < m.first && len(m.entity.mentions) == 1 && m.entity.entry == nil {
		m.entity.name = cleanName(s.text(d, b.first, m.last))
	}
	if a.ownNoun() {
		m.beside = a
		return
	}
	also := &mention{sent: s, first: a.first, last: a.last, head: a.head, form: nounForm, noun: &noun, skip: a.skip}
	text, country := cleanName(s.text(d, a.first, a.last)+" "+last), a.entity.country
	key := "noun:" + country + ":" + strings.ToLower(text)
	if a.entity.kind == schema.StateActor && noun.Kind == lexicon.Military && !noun.Person {
		if entry := d.x.lexicon.Forces(country); entry != nil {
			key = entry.ID
		}
	}
	e := byKey[key]
	if e == nil {
		if e = d.entityOf(key); e == nil {
			e = d.newEntity(key, byKey)
			e.name, e.country, e.generic, e.plural, e.kind, e.office = text, country, true, true, schema.ActorKind(noun.Kind), &noun
		}
		byKey[key] = e
	}
	e.add(also)
	m.beside = also
}

// coordinated are the two names or adjectives of "A and B fighters", where the mention ends with the noun; nil where it is nothing of the kind.
func (m *mention) coordinated() (a, b *mention) {
	s := m.sent
	if s.tok(m.last).XPOS != "NNS" || m.first == 0 {
		return nil, nil
	}
	for i := max(1, m.first-1); i < m.last; i++ {
		if o := s.at[i]; o != nil && o != m && o.first == i && o.last < m.last && o.form != pronounForm {
			b = o
			break
		}
	}
	if b == nil || b.entity == nil || b.first < 2 || s.lower[b.first-1] != "and" {
		return nil, nil
	}
	a = s.at[b.first-2]
	if a == nil || a.entity == nil || a.last != b.first-2 || a.form == pronounForm || a.noun != nil && a.form == nounForm && a.noun.Person {
		return nil, nil
	}
	if a.entity.kind == schema.PersonActor && (a.entity.entry != nil || a.last > a.first) || a.form == nameForm && a.entity.kind == schema.StateActor && !s.modifies(a.head) || a.form == nounForm && s.tok(a.last).XPOS == "NNS" {
		return nil, nil
	}
	return a, b
}

// ownNoun tells whether a mention ends in a plural noun of its own, and needs none behind it: "Iraqi troops". The plurals that are listed names of a state or
// a group are none: "the United States and Taliban negotiators".
func (m *mention) ownNoun() bool {
	if x := m.sent.tok(m.last).XPOS; x != "NNS" && x != "NNPS" {
		return false
	}
	return m.form != nameForm || m.entity.entry == nil || m.entity.kind == schema.MilitaryActor
}

// both gives who is coordinated with somebody in a noun phrase the same part in an act.
func both(parts []part) []part {
	for _, p := range parts {
		if p.mention == nil || p.mention.beside == nil {
			continue
		}
		o := p.mention.beside
		if !slices.ContainsFunc(parts, func(q part) bool {
			return q.entity == o.entity || q.mention != nil && q.mention.sent == o.sent && q.mention.first == o.first
		}) {
			parts = append(parts, part{p.role, o.entity, o, true})
		}
	}
	return parts
}

// jointForces makes allies of states whose forces are named together: "Iraqi and US troops".
func (d *document) jointForces(s *sentence) {
	for i := 1; i+1 < len(s.Tokens); i++ {
		if s.lower[i] != "and" {
			continue
		}
		a, b := s.at[i-1], s.at[i+1]
		if a == nil || b == nil || a.last != i-1 || a.entity == nil || b.entity == nil || a.entity == b.entity || a.form != adjectiveForm && !s.modifies(a.head) && !isRel(s.rel(a.head), "amod", "compound") {
			continue
		}
		forces := b
		if k := b.last + 1; k < len(s.Tokens) && s.at[k] != nil && s.at[k].first == k {
			forces = s.at[k]
		}
		state := d.stateMeant(a)
		if forces == nil || forces.entity == nil || state == nil || forces.noun == nil && forces.entity.kind != schema.MilitaryActor || !armed(forces.entity) || forces.entity.kind == schema.StateActor || forces.entity == state {
			continue
		}
		if o := forces.beside; o != nil && slices.ContainsFunc(d.events, func(e *event) bool {
			return e.kind == schema.Battle && e.first().s == s && len(e.with(schema.Party)) == 2 && e.has(o.entity) && e.has(forces.entity)
		}) {
			continue
		}
		d.link(relation{kind: schema.AlliedWith, subject: state, object: forces.entity, s: s, confidence: 0.6})
	}
}

// stateMeant is the state that an adjective or a country's name before its forces means; nil for none.
func (d *document) stateMeant(m *mention) *entity {
	if m.entity.kind == schema.StateActor {
		return m.entity
	}
	if m.entity.isPlace() {
		return d.stateOf(m)
	}
	return nil
}
