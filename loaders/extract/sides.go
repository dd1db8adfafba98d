package extract

import (
	"slices"

	"casus/schema"
)

// A longer text names the two sides of its fighting again and again and then no more: "Eleven strikes destroyed a bridge". sides gives
// acts of force that name only one side, or none, the side that stands opposite in most of the others.
func (d *document) sides() {
	facing := map[*entity]map[*entity]int{}
	agents, targets := map[*entity]int{}, map[*entity]int{}
	n := 0
	for _, e := range d.events {
		if !forceful(e) {
			continue
		}
		as, ts := d.combatants(e, schema.Agent), d.combatants(e, schema.Target)
		for _, a := range as {
			agents[a]++
			for _, t := range ts {
				if facing[a] == nil {
					facing[a] = map[*entity]int{}
				}
				if facing[t] == nil {
					facing[t] = map[*entity]int{}
				}
				facing[a][t]++
				facing[t][a]++
			}
		}
		for _, t := range ts {
			targets[t]++
		}
		n++
	}
	if n < leastActs {
		return
	}
	first := prevailing(agents)
	for _, e := range d.events {
		if !forceful(e) || e.status == schema.Denied || len(e.with(schema.Party)) > 0 {
			continue
		}
		as, ts := e.with(schema.Agent), e.with(schema.Target)
		switch {
		case len(as) == 0 && len(ts) == 0:
			if first != nil {
				e.give(schema.Agent, first)
				e.give(schema.Target, prevailing(facing[first]))
			}
		case len(as) == 0 && len(ts) > 0:
			var by *entity
			for _, t := range ts {
				if by == nil {
					by = prevailing(facing[t])
				}
			}
			if by == nil && first != nil && !containsEntity(ts, first) {
				by = first
			}
			e.give(schema.Agent, by)
		case len(ts) == 0 && fought(e.kind):
			for _, a := range as {
				if t := prevailing(facing[a]); t != nil && !containsEntity(as, t) {
					e.give(schema.Target, t)
					break
				}
			}
		}
	}
}

// samePlaces gives acts over a place that name nobody the sides of the nearest act before over the same place: "began to isolate Raqqah ... The
// liberation of the city".
func (d *document) samePlaces() {
	for i, e := range d.events {
		if !overPlace(e) || len(e.parts) > 0 || e.status == schema.Denied {
			continue
		}
		for j := i - 1; j >= 0 && e.first().s.index-d.events[j].first().s.index <= samePlaceWithin; j-- {
			o := d.events[j]
			if !overPlace(o) || len(o.with(schema.Agent)) == 0 || o.status == schema.Denied || !slices.ContainsFunc(e.places, func(m *mention) bool { return o.at(m.entity) }) {
				continue
			}
			for _, role := range []schema.Role{schema.Agent, schema.Target} {
				for _, x := range o.with(role) {
					e.give(role, x)
				}
			}
			break
		}
	}
}

// samePlaceWithin is how many sentences back an act over a place may have been told.
const samePlaceWithin = 6

// overPlace tells whether an act is a fight for a place.
func overPlace(e *event) bool {
	return e.kind == schema.Battle || e.kind == schema.TerritoryCapture || e.kind == schema.Siege
}

// leastActs is from how many acts of force on a text is about two sides.
const leastActs = 3

// give adds a part that no word names.
func (e *event) give(role schema.Role, x *entity) {
	if x != nil && !e.has(x) {
		e.parts = append(e.parts, part{role: role, entity: x})
	}
}

func forceful(e *event) bool {
	c := e.kind.Class()
	return (c == schema.ClassViolence || c == schema.ClassTerritory) && e.kind != schema.Abduction && e.kind != schema.TargetedKilling && e.kind != schema.Withdrawal
}

// fought tells whether acts of a type are done to a side.
func fought(k schema.EventType) bool {
	return k == schema.Battle || k == schema.Airstrike || k == schema.Shelling || k == schema.TerritoryCapture
}

// combatants are the armed among those who have a role.
func (d *document) combatants(e *event, role schema.Role) []*entity {
	var out []*entity
	for _, x := range e.with(role) {
		if armed(x) {
			out = append(out, x)
		}
	}
	return out
}

// prevailing is who has more than half of all counts, and at least two; nil where nobody has.
func prevailing(counts map[*entity]int) *entity {
	total := 0
	for _, n := range counts {
		total += n
	}
	for e, n := range counts {
		if n >= 2 && 2*n > total {
			return e
		}
	}
	return nil
}
