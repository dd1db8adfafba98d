package extract

import "casus/schema"

// thingHit makes the thing that an act of violence is done to its target, where nobody is and nobody owns it.
func (d *document) thingHit(e *event) {
	if e.kind.Class() != schema.ClassViolence && e.kind != schema.Protest || len(e.with(schema.Target)) > 0 || len(e.with(schema.Party)) > 0 {
		return
	}
	for _, t := range e.triggers {
		if len(t.owners(d)) > 0 || e.kind == schema.Protest && !t.s.isVerb(t.at) {
			continue
		}
		for _, m := range d.thingsOf(t) {
			if !e.has(m.entity) {
				e.parts = append(e.parts, part{role: schema.Target, entity: m.entity, mention: m})
			}
		}
	}
}

// thingsOf are the mentions of things without a name where a frame has the target: no towns and areas, which are where an act happens.
func (d *document) thingsOf(t *trigger) []*mention {
	var out []*mention
	for _, slot := range t.frame.Slots {
		if slot.Role != schema.Target {
			continue
		}
		for _, h := range t.args[slot.Name] {
			for _, i := range t.s.conjuncts(h) {
				l := t.s.lemma(i)
				m := d.mentionAt(t.s, i)
				if m == nil || m.form != nounForm || m.entity == nil || !m.entity.thing || !d.x.frames.In("thing", l) && !quantities[l] || l == "target" {
					continue
				}
				if kind := placeNouns[l]; kind == "" || kind == schema.SitePlace {
					out = append(out, m)
				}
			}
		}
	}
	return out
}

// settleSides makes who moves the agent of a move that a noun tells of without naming who sends him, "the arrival of Kenyan troops", and who stands alone
// against a crowd its target: a party is never alone.
func (e *event) settleSides() {
	from, to := schema.Target, schema.Agent
	switch t := e.first(); {
	case (e.kind == schema.Deployment || e.kind == schema.Withdrawal) && t.s.isNominal(t.at) && len(e.with(schema.Agent)) == 0:
	case e.kind == schema.Protest && len(e.with(schema.Party)) == 1 && len(e.with(schema.Agent)) > 0:
		from, to = schema.Party, schema.Target
	default:
		return
	}
	for i := range e.parts {
		if e.parts[i].role == from {
			e.parts[i].role = to
		}
	}
}
