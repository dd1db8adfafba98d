package store

import (
	"errors"
	"slices"
	"strings"

	"casus/schema"
)

// stateActor is the id of a country's state, as the lexicon's key gives it.
func stateActor(country string) string {
	return schema.ContentID(schema.ActorPrefix, "key", "state:"+country)
}

// official are words that make what a description names a state's own: "government forces", "the national army".
var official = []string{"government", "army", "military", "state", "national", "federal", "police", "navy", "air", "regime"}

// principal is who an actor stands for as a side of a war: for a state's forces, by name or as described, the state, else the actor itself.
func (a *agreements) principal(id string) (string, error) {
	return foundOnce(a.principals, id, func() (string, error) { return a.findPrincipal(id) })
}

// foundOnce is what a map has under a key, else what find gives, which the map has from then on.
func foundOnce[K comparable, V any](m map[K]V, key K, find func() (V, error)) (V, error) {
	if v, ok := m[key]; ok {
		return v, nil
	}
	v, err := find()
	if err == nil {
		m[key] = v
	}
	return v, err
}

func (a *agreements) findPrincipal(id string) (string, error) {
	x, err := a.s.readActor(a.look.t, id)
	if err != nil || x == nil || x.Country == "" {
		return id, err
	}
	switch x.Kind {
	case schema.MilitaryActor:
		if x.Generic && !ofState(x) || !x.Generic && !standing(x) {
			return id, nil
		}
	case schema.StateActor, schema.OrganizationActor:
		if !organ(x) && (!x.Generic || !ofState(x)) {
			return id, nil
		}
	default:
		return id, nil
	}
	state := stateActor(x.Country)
	if s, err := a.s.readActor(a.look.t, state); err != nil || s == nil {
		return id, err
	}
	return state, nil
}

// organs are words for what acts for a state, in the names of such bodies: "Security Cabinet", "Ministry of Defence".
var organs = []string{"cabinet", "ministry", "parliament", "senate"}

func organ(x *schema.Actor) bool {
	return x.Kind == schema.OrganizationActor && slices.ContainsFunc(strings.Fields(schema.NameKey(x.Name)), func(w string) bool { return slices.Contains(organs, w) })
}

// standing tells whether a named force is a state's army, or its land, air or sea arm, as the lexicon's keys say: a name alone does not
// ("Libyan National Army").
func standing(x *schema.Actor) bool {
	return slices.ContainsFunc([]string{"", ".army", ".air", ".navy"}, func(arm string) bool {
		return x.ID == schema.ContentID(schema.ActorPrefix, "key", "mil:"+x.Country+arm)
	})
}

// ofState tells whether a description says that it is a state's: by a word for its government, or by the adjective of its country, which begins
// as the country's name does.
func ofState(x *schema.Actor) bool {
	country := schema.NameKey(schema.CountryName(x.Country))
	const stem = 4
	for _, w := range strings.Fields(schema.NameKey(x.Name)) {
		if slices.Contains(official, w) || len(w) >= stem && len(country) >= stem && w[:stem] == country[:stem] {
			return true
		}
	}
	return false
}

// principalsOf puts who they stand for in the place of actors, each once.
func (a *agreements) principalsOf(ids []string) ([]string, error) {
	var out []string
	for _, id := range ids {
		p, err := a.principal(id)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out, nil
}

// bound are the sides that a truce binds, as principals.
func (a *agreements) bound(e *schema.Event) ([]string, error) { return a.principalsOf(sides(e)) }

// acting are those who take part in an event, whom they stand for, and whose leaders, representatives and parts they are.
func (a *agreements) acting(e *schema.Event) ([]string, error) {
	return foundOnce(a.actors, e.ID, func() ([]string, error) { return a.findActing(e) })
}

func (a *agreements) findActing(e *schema.Event) ([]string, error) {
	out, err := a.principalsOf(everybody(e))
	if err != nil {
		return nil, err
	}
	for _, id := range everybody(e) {
		of, err := a.superior(id)
		if err != nil {
			return nil, err
		}
		if of, err = a.principalsOf(of); err != nil {
			return nil, err
		}
		out = union(out, of)
	}
	return union(out, everybody(e)), nil
}

// superior are those whose leader, representative or part an actor is.
func (a *agreements) superior(id string) ([]string, error) {
	return foundOnce(a.superiors, id, func() ([]string, error) { return a.objects(id, schema.PartOf, schema.Leads, schema.Represents) })
}

// folk are an actor and those who lead it, represent it or are a part of it; of a state only its forces.
func (a *agreements) folk(id string) ([]string, error) {
	return foundOnce(a.folks, id, func() ([]string, error) { return a.findFolk(id) })
}

func (a *agreements) findFolk(id string) ([]string, error) {
	x, err := a.s.readActor(a.look.t, id)
	if err != nil {
		return nil, err
	}
	out := []string{id}
	keys, err := a.relations.keysAt(id)
	if err != nil {
		return nil, err
	}
	for _, k := range keys {
		kind, subject, object := cutRelation(k)
		if object != id || !slices.Contains([]schema.RelationType{schema.PartOf, schema.Leads, schema.Represents}, schema.RelationType(kind)) {
			continue
		}
		if x != nil && x.Kind == schema.StateActor {
			y, err := a.s.readActor(a.look.t, subject)
			if err != nil {
				return nil, err
			}
			if y == nil || y.Kind != schema.MilitaryActor {
				continue
			}
		}
		out = union(out, []string{subject})
	}
	return out, nil
}

// people are actors with their principals and the folk of each.
func (a *agreements) people(ids []string) ([]string, error) {
	out, err := a.principalsOf(ids)
	if err != nil {
		return nil, err
	}
	for _, id := range union(out, ids) {
		f, err := a.folk(id)
		if err != nil {
			return nil, err
		}
		out = union(out, f)
	}
	return out, nil
}

// objects are the actors to which one stands in relations of some types; to a successor its predecessor is one as well.
func (a *agreements) objects(actor string, types ...schema.RelationType) ([]string, error) {
	keys, err := a.relations.keysAt(actor)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, k := range keys {
		kind, subject, object := cutRelation(k)
		if !slices.Contains(types, schema.RelationType(kind)) {
			continue
		}
		other := object
		if kind == string(schema.Succeeds) && subject != actor {
			other = subject
		} else if subject != actor {
			continue
		}
		r, err := a.relations.read(k)
		if err != nil {
			return nil, err
		}
		if r != nil && r.Status == schema.Occurred {
			out = append(out, other)
		}
	}
	return out, nil
}

// grounds are the places that an event is about: those that it names and that a truce covers, but not a town of a third country, where the sides
// of a truce only met.
func (a *agreements) grounds(e *schema.Event) ([]string, error) {
	places := union(e.PlaceIDs, nil)
	if e.Agreement != nil {
		places = union(places, e.Agreement.CoversIDs)
	}
	if e.Type != schema.CeasefireAgreementType || len(places) == 0 {
		return places, nil
	}
	countries, err := a.countries(e)
	if err != nil || len(countries) < 2 {
		return places, err
	}
	var failed error
	return slices.DeleteFunc(places, func(id string) bool {
		p, err := a.look.place(id)
		failed = errors.Join(failed, err)
		return p != nil && small(p.Kind) && p.Country != "" && !slices.Contains(countries, p.Country)
	}), failed
}

// countries are those of the sides of a truce, one a side; nil where a side's is not known.
func (a *agreements) countries(e *schema.Event) ([]string, error) {
	ids, err := a.bound(e)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, id := range ids {
		x, err := a.s.readActor(a.look.t, id)
		if err != nil {
			return nil, err
		}
		if x == nil || x.Country == "" {
			return nil, nil
		}
		out = append(out, x.Country)
	}
	return out, nil
}

// reaches are the places that what is said of a truce can be about: its grounds, or where it has none the countries of its sides.
func (a *agreements) reaches(e *schema.Event) ([]string, error) {
	places, err := a.grounds(e)
	if err != nil || len(places) > 0 || e.Type != schema.CeasefireAgreementType {
		return places, err
	}
	countries, err := a.countries(e)
	for _, c := range countries {
		places = union(places, []string{schema.CountryPlaceID(c)})
	}
	return places, err
}
