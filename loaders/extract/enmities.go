package extract

import (
	"casus/loaders/lexicon"
	"casus/schema"
)

// hostility reads off a violent act between armed sides that they fight each other, and off acts done together that they are
// allied.
func (d *document) hostility(e *event) {
	if e.status == schema.Denied {
		return
	}
	parties, agents, targets := e.with(schema.Party), e.with(schema.Agent), e.with(schema.Target)
	s := e.first().s
	fight := func(a, b *entity, confidence float64) {
		if armed(a) && armed(b) {
			d.link(relation{kind: schema.Fights, subject: a, object: b, status: e.status, s: s, confidence: confidence})
		}
	}
	switch e.kind {
	case schema.Battle:
		if len(parties) == 2 {
			fight(parties[0], parties[1], 0.7)
		}
		for _, a := range agents {
			for _, t := range targets {
				fight(a, t, 0.65)
			}
		}
	case schema.Airstrike, schema.Shelling, schema.ArmedAttack, schema.TerritoryCapture, schema.Bombing, schema.TargetedKilling, schema.Siege:
		for _, a := range agents {
			for _, t := range targets {
				fight(a, t, 0.55)
			}
		}
	}
}

// armed tells whether an actor can be a side of a war.
func armed(e *entity) bool {
	switch e.kind {
	case schema.MilitaryActor, schema.ArmedGroupActor, schema.StateActor, schema.CoalitionActor:
		return e.office == nil || !unarmedNouns[e.office.Lemma]
	}
	return e.office != nil && (e.office.Side == "security" || e.office.Side == "rebel") && e.office.Kind != lexicon.Population && e.office.Kind != lexicon.Person
}

var unarmedNouns = set("official state country nation")

// enmity makes who wants somebody out of office oppose him: "calling for his removal", "demanded that he step down".
func (d *document) enmity(e *event) {
	if e.kind != schema.Demand || e.status != schema.Occurred {
		return
	}
	t := e.first()
	s := t.s
	out := false
	for i := range s.Tokens {
		if s.within(i, t.at) && (removal[s.lemma(i)] || s.lemma(i) == "step" && i+1 < len(s.lower) && (s.lower[i+1] == "down" || s.lower[i+1] == "aside")) {
			out = true
			if whom := s.child(i, "nmod:poss"); whom >= 0 {
				if m := d.mentionAt(s, whom); m != nil && m.entity != nil && !e.has(m.entity) {
					for _, p := range e.parts {
						if p.role == schema.Agent {
							d.link(relation{kind: schema.Opposes, subject: p.entity, object: m.entity, s: s, confidence: 0.7})
						}
					}
				}
			}
		}
	}
	if !out {
		return
	}
	for _, a := range e.with(schema.Agent) {
		for _, b := range e.with(schema.Target) {
			d.link(relation{kind: schema.Opposes, subject: a, object: b, s: s, confidence: 0.7})
		}
	}
}

var removal = set("removal ouster resignation departure overthrow exit resign quit")
