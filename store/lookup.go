package store

import (
	"slices"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// lookup reads actors and places in one transaction, each once. What the transaction itself writes to one that has been looked up is not
// seen.
type lookup struct {
	t      *badger.Txn
	actors map[string]*schema.Actor
	places map[string]*schema.Place
}

func newLookup(t *badger.Txn) *lookup {
	return &lookup{t: t, actors: map[string]*schema.Actor{}, places: map[string]*schema.Place{}}
}

// actor is nil where there is none.
func (l *lookup) actor(id string) (*schema.Actor, error) { return once(l.t, l.actors, actorFamily, id) }

// place is nil where there is none.
func (l *lookup) place(id string) (*schema.Place, error) { return once(l.t, l.places, placeFamily, id) }

func once[T any](t *badger.Txn, seen map[string]*T, f family, id string) (*T, error) {
	if v, ok := seen[id]; ok {
		return v, nil
	}
	v, err := byID[T](f)(t, id)
	if err == nil {
		seen[id] = v
	}
	return v, err
}

// around are places and all that they lie in, each once, the nearest first.
func (l *lookup) around(ids []string) ([]string, error) {
	out := make([]string, 0, 4*len(ids))
	for _, id := range ids {
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	for i := 0; i < len(out); i++ {
		p, err := l.place(out[i])
		if err != nil {
			return nil, err
		}
		if p == nil {
			continue
		}
		for _, w := range p.WithinIDs {
			if !slices.Contains(out, w) {
				out = append(out, w)
			}
		}
	}
	return out, nil
}

// meet tells whether two lists share an id.
func meet(a, b []string) bool {
	return slices.ContainsFunc(a, func(id string) bool { return slices.Contains(b, id) })
}
