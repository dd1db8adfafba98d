package store

import (
	"fmt"
	"strings"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// memos keep the records that many queries read, as articles made them: corrections are looked through above them. What is in them
// belongs to nobody and must not be changed.
type memos struct {
	actors *memo[string, *schema.Actor]
	places *memo[string, *schema.Place]
	// names have the ids of the actors who have a folded name, placeNames those of places; a change of any of the kind may change them.
	names, placeNames *memo[string, []string]
	// events are by number, as they are written.
	events *memo[uint64, string]
	// relations are those known by now, by their keys; ends has those of each actor.
	relations *memo[string, *schema.Relation]
	ends      *memo[string, []neighbour]
	// shelves have the blocks of lists.
	shelves *shelves
	// changing is what the commit under way changes; the writer's.
	changing changes
}

// How many are kept: some hundred bytes each, of relations a kilobyte. How many lists and events depends on Options.Memory.
const (
	keptActors    = 1 << 16
	keptPlaces    = 1 << 16
	keptNames     = 1 << 14
	keptRelations = 1 << 16
	keptEnds      = 1 << 14
)

func newMemos(o Options) *memos {
	return &memos{actors: newMemo[string, *schema.Actor](keptActors), places: newMemo[string, *schema.Place](keptPlaces), names: newMemo[string, []string](keptNames), placeNames: newMemo[string, []string](keptNames),
		events: memoIn(newNumberedCache(o.events())), relations: newMemo[string, *schema.Relation](keptRelations), ends: newMemo[string, []neighbour](keptEnds), shelves: newShelves(o.lists())}
}

// changes are the records that an entry changes: ids of actors and places, keys of relations and the ids of their ends, numbers of events.
type changes struct {
	actors, places, relations, ends []string
	events                          []uint64
}

// note takes down that a key is being set in the transaction of an entry.
func (m *memos) note(key []byte) {
	c := &m.changing
	switch family(key[0]) {
	case actorFamily:
		c.actors = append(c.actors, string(key[1:]))
	case placeFamily:
		c.places = append(c.places, string(key[1:]))
	case eventFamily:
		c.events = append(c.events, number(key[1:]))
	case assertionFamily:
		kind, rest, _ := strings.Cut(string(key[1:]), "\x00")
		subject, rest, _ := strings.Cut(rest, "\x00")
		object, _, _ := strings.Cut(rest, "\x00")
		c.relations = append(c.relations, string(relationKey(schema.RelationType(kind), subject, object)))
		c.ends = append(c.ends, subject, object)
	}
}

// before says that what was noted is about to be committed.
func (m *memos) before() {
	c := &m.changing
	m.actors.before(c.actors)
	if len(c.actors) > 0 {
		m.names.clear(unreached)
	}
	m.places.before(c.places)
	if len(c.places) > 0 {
		m.placeNames.clear(unreached)
	}
	m.events.before(c.events)
	m.relations.before(c.relations)
	m.ends.before(c.ends)
}

// after says that the commit is done, or has failed.
func (m *memos) after(db *badger.DB) {
	c := m.changing
	if m.changing = (changes{}); len(c.actors)+len(c.places)+len(c.relations)+len(c.events) == 0 {
		return
	}
	at := snapshotOf(db)
	m.actors.after(at, c.actors)
	if len(c.actors) > 0 {
		m.names.clear(at)
	}
	m.places.after(at, c.places)
	if len(c.places) > 0 {
		m.placeNames.clear(at)
	}
	m.events.after(at, c.events)
	m.relations.after(at, c.relations)
	m.ends.after(at, c.ends)
}

// clear forgets everything, and what was noted: the views have been built anew.
func (m *memos) clear(db *badger.DB) {
	m.changing = changes{}
	at := snapshotOf(db)
	m.actors.clear(at)
	m.names.clear(at)
	m.places.clear(at)
	m.placeNames.clear(at)
	m.events.clear(at)
	m.relations.clear(at)
	m.ends.clear(at)
	m.shelves.clear(at)
}

// snapshotOf is the timestamp of a snapshot that has all commits so far.
func snapshotOf(db *badger.DB) uint64 {
	t := db.NewTransaction(false)
	defer t.Discard()
	return t.ReadTs()
}

// remembered reads a record by its id, through a memo; nil where there is none.
func remembered[T any](m *memo[string, *T], f family, t *badger.Txn, id string) (*T, error) {
	at := t.ReadTs()
	if v, ok := m.get(at, id); ok {
		return v, nil
	}
	v, err := byID[T](f)(t, id)
	if err == nil && v != nil {
		m.put(at, id, v)
	}
	return v, err
}

// event reads the record of an event by its number, through the memo, into rooms.
func (m *memos) event(t *badger.Txn, n uint64, into *rooms) (eventRecord, error) {
	at := t.ReadTs()
	text, ok := m.events.get(at, n)
	if !ok {
		err := readStored(t, n, func(b []byte) error {
			text = string(b)
			return nil
		})
		if err != nil {
			return eventRecord{}, err
		}
	}
	rec, err := decodeEventText(text, into)
	if err != nil {
		return rec, fmt.Errorf("event %d: %w", n, err)
	}
	if !ok {
		m.events.put(at, n, text)
	}
	return rec, nil
}
