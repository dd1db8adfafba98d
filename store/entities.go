package store

import (
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
	g     graph
	known *entities
	p     *prepared
	x     *schema.Extraction
	out   *schema.Outcome
	// actors and places are the ids of those of the extraction that are in the graph by then, by their places in it.
	actors, places []string
	stats          *schema.Statistics
	// named are the actors that were found by an alias, by the folded name.
	named map[string]string
	// prefix is one of aliases; its memory is used again.
	prefix []byte
}

// identity is who or what an extraction means, as far as that follows from it alone.
type identity struct {
	// name is that by which aliases are looked up, id what it is where none has it; an empty name is not looked up.
	name, id string
}

func actorIdentity(a *schema.ExtractedActor) identity {
	switch {
	case a.Key != "":
		return identity{id: schema.ContentID(schema.ActorPrefix, "key", a.Key)}
	case a.Generic:
		return identity{id: schema.ContentID(schema.ActorPrefix, "generic", schema.NameKey(a.Name), a.Country)}
	}
	return identity{schema.NameKey(a.Name), bareActor(a.Name)}
}

func placeIdentity(p *schema.ExtractedPlace) identity {
	switch {
	case p.Kind == schema.CountryPlace && p.Country != "":
		return identity{id: schema.CountryPlaceID(p.Country)}
	case p.Key != "":
		return identity{id: schema.ContentID(schema.PlacePrefix, "key", p.Key)}
	}
	name := schema.NameKey(p.Name)
	return identity{name + " " + p.Country, schema.ContentID(schema.PlacePrefix, "name", name, p.Country)}
}

func (r *resolver) actorID(who identity) (string, error) {
	name := who.name
	if name == "" {
		return who.id, nil
	}
	ids, err := r.aliases('A', name, 2)
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
	return who.id, nil
}

func (r *resolver) placeID(what identity) (string, error) {
	if what.name == "" {
		return what.id, nil
	}
	ids, err := r.aliases('P', what.name, 2)
	if err != nil {
		return "", err
	}
	if len(ids) == 1 {
		return ids[0], nil
	}
	return what.id, nil
}

// aliases are the first ids of keyed actors or places that have a name.
func (r *resolver) aliases(kind byte, name string, limit int) ([]string, error) {
	r.prefix = append(append(append(r.prefix[:0], byte(aliasFamily), kind), name...), 0)
	return r.g.ids(r.prefix, limit)
}

// actorAt is the place of an actor in the extraction.
func (r *resolver) actorAt(local string) int {
	for i := range r.x.Actors {
		if r.x.Actors[i].ID == local {
			return i
		}
	}
	return -1
}

// placeAt is the place of a place in the extraction.
func (r *resolver) placeAt(local string) int {
	for i := range r.x.Places {
		if r.x.Places[i].ID == local {
			return i
		}
	}
	return -1
}

// keys are the lists in which the events of what an extracted event tells are looked for, by its actors and places. What is known by a name alone may stand
// under its own id, or under that of any that had the name as an alias by then.
func (r *resolver) keys(e *schema.ExtractedEvent) ([]listed, error) {
	out := make([]listed, 0, len(e.Participants)+len(e.Places))
	add := func(d dimension, id string) {
		if !slices.ContainsFunc(out, func(l listed) bool { return l.d == d && l.value == id }) {
			out = append(out, listed{d: d, value: id})
		}
	}
	also := func(d dimension, kind byte, who identity) error {
		add(d, who.id)
		if who.name == "" {
			return nil
		}
		ids, err := r.aliases(kind, who.name, maxNamesakes)
		for _, id := range ids {
			add(d, id)
		}
		return err
	}
	for _, p := range e.Participants {
		if err := also(byActor, 'A', r.p.actors[r.actorAt(p.Actor)]); err != nil {
			return nil, err
		}
	}
	for _, p := range e.Places {
		if err := also(byPlace, 'P', r.p.places[r.placeAt(p)]); err != nil {
			return nil, err
		}
	}
	return out, nil
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
	i := r.actorAt(local)
	if id := r.actors[i]; id != "" {
		return id, nil
	}
	a := &r.x.Actors[i]
	id, err := r.actorID(r.p.actors[i])
	if err != nil {
		return "", err
	}
	r.actors[i] = id
	rec, err := r.known.actor(r.g, id)
	if err != nil || rec != nil && !addsToActor(rec, a) {
		return id, err
	}
	var next schema.Actor
	if rec == nil {
		next = schema.Actor{ID: id, Name: strings.Clone(a.Name), Kind: actorKind(a.Kind), Generic: a.Generic}
		r.out.NewActors = append(r.out.NewActors, id)
		r.stats.Actors++
	} else {
		next = *rec
	}
	if next.Kind == schema.OtherActor && a.Kind != "" {
		next.Kind = actorKind(a.Kind)
	}
	next.Country = first(next.Country, a.Country)
	next.Wikidata = first(next.Wikidata, a.Wikidata)
	next.Aliases = addAliases(slices.Clip(next.Aliases), next.Name, a.Name, a.Aliases)
	if rec != nil && next.Kind == rec.Kind && next.Country == rec.Country && next.Wikidata == rec.Wikidata && len(next.Aliases) == len(rec.Aliases) {
		return id, nil
	}
	if err := r.index('A', id, next.Name, next.Aliases, a.Key != "", ""); err != nil {
		return "", err
	}
	r.known.actors[id] = &next
	return id, putRecord(r.g, idKey(actorFamily, id), next)
}

// addsToActor tells whether an extraction may say of an actor what its record does not have.
func addsToActor(rec *schema.Actor, a *schema.ExtractedActor) bool {
	return rec.Kind == schema.OtherActor && a.Kind != "" || rec.Country == "" && a.Country != "" || rec.Wikidata == "" && a.Wikidata != "" ||
		!hasNames(rec.Name, rec.Aliases, a.Name, a.Aliases)
}

// addsToPlace tells whether a place may have what its record does not have.
func addsToPlace(rec, p *schema.Place, more []schema.Alias) bool {
	for _, w := range p.WithinIDs {
		if !slices.Contains(rec.WithinIDs, w) {
			return true
		}
	}
	return rec.Kind == schema.OtherPlace || rec.Country == "" && p.Country != "" || rec.Latitude == nil && p.Latitude != nil ||
		rec.GeoNames == 0 && p.GeoNames != 0 || !hasNames(rec.Name, rec.Aliases, p.Name, more)
}

// hasNames tells whether a record has all of some names.
func hasNames(name string, aliases []schema.Alias, also string, more []schema.Alias) bool {
	has := func(n string) bool {
		return n == "" || n == name || slices.ContainsFunc(aliases, func(a schema.Alias) bool { return a.Name == n })
	}
	for i := range more {
		if !has(more[i].Name) {
			return false
		}
	}
	return has(also)
}

// actorKind is the kind as the codebook has it.
func actorKind(k schema.ActorKind) schema.ActorKind {
	if i := slices.Index(schema.ActorKinds(), k); i >= 0 {
		return schema.ActorKinds()[i]
	}
	return schema.OtherActor
}

// first is a, or else a copy of b. Records of actors and places are kept, and the texts of an extraction are parts of one that is long.
func first(a, b string) string {
	if a != "" {
		return a
	}
	return strings.Clone(b)
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
		list = append(list, schema.Alias{Name: strings.Clone(a.Name), Since: a.Since, Until: a.Until})
	}
	add(schema.Alias{Name: also})
	for _, a := range more {
		add(a)
	}
	return list
}

// index puts names where they are looked up: by word, in order, and for keyed records by alias.
func (r *resolver) index(kind byte, id, name string, more []schema.Alias, keyed bool, suffix string) error {
	set := func(k []byte) error { return r.g.set(k, nil) }
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
	i := r.placeAt(local)
	if id := r.places[i]; id != "" {
		return id, nil
	}
	p := &r.x.Places[i]
	id, err := r.placeID(r.p.places[i])
	if err != nil {
		return "", err
	}
	r.places[i] = id
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
	rec, err := r.known.place(r.g, p.ID)
	if err != nil || rec != nil && !addsToPlace(rec, &p, more) {
		return err
	}
	var next schema.Place
	if rec == nil {
		next = p
		next.Name, next.Country, next.WithinIDs = strings.Clone(p.Name), strings.Clone(p.Country), nil
		r.out.NewPlaces = append(r.out.NewPlaces, p.ID)
		r.stats.Places++
	} else {
		next = *rec
	}
	if next.Latitude == nil {
		next.Latitude, next.Longitude = p.Latitude, p.Longitude
	}
	if next.GeoNames == 0 {
		next.GeoNames = p.GeoNames
	}
	if next.Kind == schema.OtherPlace {
		next.Kind = p.Kind
	}
	next.Country = first(next.Country, p.Country)
	next.WithinIDs = slices.Clip(next.WithinIDs)
	for _, w := range p.WithinIDs {
		if !slices.Contains(next.WithinIDs, w) {
			next.WithinIDs = append(next.WithinIDs, w)
		}
	}
	next.Aliases = addAliases(slices.Clip(next.Aliases), next.Name, p.Name, more)
	if rec != nil && next.Latitude == rec.Latitude && next.GeoNames == rec.GeoNames && next.Kind == rec.Kind && next.Country == rec.Country &&
		len(next.WithinIDs) == len(rec.WithinIDs) && len(next.Aliases) == len(rec.Aliases) {
		return nil
	}
	if err := r.index('P', next.ID, next.Name, next.Aliases, keyed, " "+next.Country); err != nil {
		return err
	}
	r.known.places[next.ID] = &next
	return putRecord(r.g, idKey(placeFamily, next.ID), next)
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

// entities are the records of actors and places that entries have named lately, as the entry applied last leaves them. They are not changed but
// replaced.
type entities struct {
	actors map[string]*schema.Actor
	places map[string]*schema.Place
}

// maxEntities bounds the memory of entities.
const maxEntities = 200_000

func newEntities() *entities {
	return &entities{actors: map[string]*schema.Actor{}, places: map[string]*schema.Place{}}
}

// actor is nil where there is none.
func (k *entities) actor(g graph, id string) (*schema.Actor, error) {
	if a := k.actors[id]; a != nil {
		return a, nil
	}
	a := new(schema.Actor)
	if ok, err := getRecord(g, idKey(actorFamily, id), a); err != nil || !ok {
		return nil, err
	}
	if len(k.actors) >= maxEntities {
		clear(k.actors)
	}
	k.actors[id] = a
	return a, nil
}

// place is nil where there is none.
func (k *entities) place(g graph, id string) (*schema.Place, error) {
	if p := k.places[id]; p != nil {
		return p, nil
	}
	p := new(schema.Place)
	if ok, err := getRecord(g, idKey(placeFamily, id), p); err != nil || !ok {
		return nil, err
	}
	k.places[p.ID] = p
	return p, nil
}

// around are places and all that they lie in, each once, the nearest first.
func (k *entities) around(g graph, ids []string) ([]string, error) {
	return around(ids, func(id string) (*schema.Place, error) { return k.place(g, id) })
}
