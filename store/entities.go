package store

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// Actors and places get their ids so:
//
//   - one with a key of its extractor's lexicon: from the key, so that all articles mean the same one;
//   - a country as a place: from its code, whoever coded it;
//   - a proper name: the actor with a key who has that name as an alias, if there is exactly one in the graph by then,
//     else from its folded name;
//   - a description ("rebels"): from its words and its country.

// resolver gives the ids of one entry their actors and places.
type resolver struct {
	t      *badger.Txn
	x      *schema.Extraction
	out    *schema.Outcome
	actors map[string]string
	places map[string]string
	stats  *schema.Statistics
	// named are the actors that were found by an alias, by the folded name.
	named map[string]string
}

func (r *resolver) actorID(a schema.ExtractedActor) (string, error) {
	name := schema.NameKey(a.Name)
	switch {
	case a.Key != "":
		return schema.ContentID(schema.ActorPrefix, "key", a.Key), nil
	case a.Generic:
		return schema.ContentID(schema.ActorPrefix, "generic", name, a.Country), nil
	}
	ids, err := aliases(r.t, 'A', name)
	if err != nil {
		return "", err
	}
	if len(ids) == 1 {
		if r.named == nil {
			r.named = map[string]string{}
		}
		r.named[name] = ids[0]
		return ids[0], nil
	}
	return bareActor(a.Name), nil
}

func (r *resolver) placeID(p schema.ExtractedPlace) (string, error) {
	name := schema.NameKey(p.Name)
	switch {
	case p.Kind == schema.CountryPlace && p.Country != "":
		return schema.CountryPlaceID(p.Country), nil
	case p.Key != "":
		return schema.ContentID(schema.PlacePrefix, "key", p.Key), nil
	}
	ids, err := aliases(r.t, 'P', name+" "+p.Country)
	if err != nil {
		return "", err
	}
	if len(ids) == 1 {
		return ids[0], nil
	}
	return schema.ContentID(schema.PlacePrefix, "name", name, p.Country), nil
}

// aliases are the ids of keyed actors or places that have a name.
func aliases(t *badger.Txn, kind byte, name string) ([]string, error) {
	return scanIDs(t, append(append([]byte{byte(aliasFamily), kind}, name...), 0), 2)
}

// scanIDs reads the ids that follow a prefix, at most limit.
func scanIDs(t *badger.Txn, prefix []byte, limit int) ([]string, error) {
	o := badger.DefaultIteratorOptions
	o.PrefetchValues = false
	o.Prefix = prefix
	it := t.NewIterator(o)
	defer it.Close()
	var ids []string
	for it.Rewind(); it.Valid() && len(ids) < limit; it.Next() {
		ids = append(ids, string(it.Item().Key()[len(prefix):]))
	}
	return ids, nil
}

// actor resolves an actor of the line and brings it into the graph.
func (r *resolver) actor(local string) (string, error) {
	if id, ok := r.actors[local]; ok {
		return id, nil
	}
	i := slices.IndexFunc(r.x.Actors, func(a schema.ExtractedActor) bool { return a.ID == local })
	a := r.x.Actors[i]
	id, err := r.actorID(a)
	if err != nil {
		return "", err
	}
	r.actors[local] = id
	var rec schema.Actor
	known, err := record(r.t, idKey(actorFamily, id), &rec)
	if err != nil {
		return "", err
	}
	before := rec
	before.Aliases = slices.Clone(rec.Aliases)
	if !known {
		rec = schema.Actor{ID: id, Name: a.Name, Kind: actorKind(a.Kind), Country: a.Country, Generic: a.Generic, Wikidata: a.Wikidata}
		r.out.NewActors = append(r.out.NewActors, id)
		r.stats.Actors++
	}
	if rec.Kind == schema.OtherActor && a.Kind != "" {
		rec.Kind = actorKind(a.Kind)
	}
	rec.Country = first(rec.Country, a.Country)
	rec.Wikidata = first(rec.Wikidata, a.Wikidata)
	rec.Aliases = addAliases(rec.Aliases, rec.Name, a.Name, a.Aliases)
	if known && equalJSON(before, rec) {
		return id, nil
	}
	if err := r.index('A', id, rec.Name, rec.Aliases, a.Key != "", ""); err != nil {
		return "", err
	}
	return id, putRecord(r.t, idKey(actorFamily, id), rec)
}

func actorKind(k schema.ActorKind) schema.ActorKind {
	if slices.Contains(schema.ActorKinds(), k) {
		return k
	}
	return schema.OtherActor
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func equalJSON(a, b any) bool {
	x, err := json.Marshal(a)
	if err != nil {
		return false
	}
	y, err := json.Marshal(b)
	return err == nil && string(x) == string(y)
}

func addAliases(list []schema.Alias, name, also string, more []schema.Alias) []schema.Alias {
	add := func(a schema.Alias) {
		if a.Name == "" || a.Name == name {
			return
		}
		for _, o := range list {
			if o.Name == a.Name {
				return
			}
		}
		list = append(list, schema.Alias{Name: a.Name, Since: a.Since, Until: a.Until})
	}
	add(schema.Alias{Name: also})
	for _, a := range more {
		add(a)
	}
	return list
}

// index puts names where they are looked up: by word, in order, and for keyed records by alias.
func (r *resolver) index(kind byte, id, name string, more []schema.Alias, keyed bool, suffix string) error {
	set := func(k []byte) error { return r.t.Set(k, nil) }
	key := schema.NameKey(name)
	if err := set(append(append(append([]byte{byte(nameFamily), kind}, key...), 0), id...)); err != nil {
		return err
	}
	for _, n := range append([]schema.Alias{{Name: name}}, more...) {
		k := schema.NameKey(n.Name)
		if keyed {
			if err := set(append(append(append([]byte{byte(aliasFamily), kind}, k+suffix...), 0), id...)); err != nil {
				return err
			}
		}
		for _, w := range strings.Fields(k) {
			if err := set(append(append(append([]byte{byte(wordFamily), kind}, w...), 0), id...)); err != nil {
				return err
			}
		}
	}
	return nil
}

// place resolves a place of the line and brings it, and what it lies in, into the graph.
func (r *resolver) place(local string) (string, error) {
	if id, ok := r.places[local]; ok {
		return id, nil
	}
	i := slices.IndexFunc(r.x.Places, func(p schema.ExtractedPlace) bool { return p.ID == local })
	p := r.x.Places[i]
	id, err := r.placeID(p)
	if err != nil {
		return "", err
	}
	r.places[local] = id
	var within []string
	for _, w := range p.Within {
		o, err := r.place(w)
		if err != nil {
			return "", err
		}
		if o != id && !slices.Contains(within, o) {
			within = append(within, o)
		}
	}
	if p.Country != "" && id != schema.CountryPlaceID(p.Country) {
		c, err := r.country(p.Country)
		if err != nil {
			return "", err
		}
		if !slices.Contains(within, c) {
			within = append(within, c)
		}
	}
	kind := p.Kind
	if !slices.Contains(schema.PlaceKinds(), kind) {
		kind = schema.OtherPlace
	}
	return id, r.putPlace(schema.Place{ID: id, Name: p.Name, Kind: kind, Country: p.Country, Latitude: p.Latitude, Longitude: p.Longitude, GeoNames: p.GeoNames, WithinIDs: within}, p.Aliases, p.Key != "")
}

// country brings a country into the graph by its code.
func (r *resolver) country(code string) (string, error) {
	id := schema.CountryPlaceID(code)
	return id, r.putPlace(schema.Place{ID: id, Name: schema.CountryName(code), Kind: schema.CountryPlace, Country: code}, nil, true)
}

func (r *resolver) putPlace(p schema.Place, more []schema.Alias, keyed bool) error {
	var rec schema.Place
	known, err := record(r.t, idKey(placeFamily, p.ID), &rec)
	if err != nil {
		return err
	}
	before, err := json.Marshal(rec)
	if err != nil {
		return err
	}
	if !known {
		rec = p
		rec.WithinIDs = nil
		r.out.NewPlaces = append(r.out.NewPlaces, p.ID)
		r.stats.Places++
	}
	if rec.Latitude == nil {
		rec.Latitude, rec.Longitude = p.Latitude, p.Longitude
	}
	if rec.GeoNames == 0 {
		rec.GeoNames = p.GeoNames
	}
	if rec.Kind == schema.OtherPlace {
		rec.Kind = p.Kind
	}
	rec.Country = first(rec.Country, p.Country)
	for _, w := range p.WithinIDs {
		if !slices.Contains(rec.WithinIDs, w) {
			rec.WithinIDs = append(rec.WithinIDs, w)
		}
	}
	rec.Aliases = addAliases(rec.Aliases, rec.Name, p.Name, more)
	after, err := json.Marshal(rec)
	if err != nil || known && string(before) == string(after) {
		return err
	}
	if err := r.index('P', rec.ID, rec.Name, rec.Aliases, keyed, " "+rec.Country); err != nil {
		return err
	}
	return r.t.Set(idKey(placeFamily, rec.ID), after)
}

func (r *resolver) actorsOf(local []string) ([]string, error) { return each(local, r.actor) }
func (r *resolver) placesOf(local []string) ([]string, error) { return each(local, r.place) }

// each resolves ids in order, each once.
func each(local []string, one func(string) (string, error)) ([]string, error) {
	var out []string
	for _, l := range local {
		id, err := one(l)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out, nil
}
