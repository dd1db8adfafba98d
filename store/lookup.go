package store

import (
	"slices"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// lookup reads places in one transaction, each once. What the transaction itself writes to one that has been looked up is not
// seen.
type lookup struct {
	t      *badger.Txn
	places map[string]*schema.Place
}

func newLookup(t *badger.Txn) *lookup {
	return &lookup{t: t, places: map[string]*schema.Place{}}
}

// place is nil where there is none.
func (l *lookup) place(id string) (*schema.Place, error) {
	if p, ok := l.places[id]; ok {
		return p, nil
	}
	p, err := byID[schema.Place](placeFamily)(l.t, id)
	if err == nil {
		l.places[id] = p
	}
	return p, err
}

// around are places and all that they lie in, each once, the nearest first.
func (l *lookup) around(ids []string) ([]string, error) { return around(ids, l.place) }

func around(ids []string, place func(id string) (*schema.Place, error)) ([]string, error) {
	out := make([]string, 0, 4*len(ids))
	for _, id := range ids {
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	for i := 0; i < len(out); i++ {
		p, err := place(out[i])
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
