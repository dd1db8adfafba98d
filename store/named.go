package store

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// maxRare is how many actors may share a word of a name for it to be looked no further.
const maxRare = 50

// longestName is how many bytes a name may have for it to be kept: anybody may ask for any.
const longestName = 200

// ActorsNamed are, for each name, the ids of the actors who have it as name or alias; names are compared by schema.NameKey. A name that nobody
// has is nobody's.
func (s *Store) ActorsNamed(_ context.Context, names []string) ([][]string, error) {
	return namedEach(s, &actorNames, names)
}

// PlacesNamed are, for each name, the ids of the places that have it as name or alias; names are compared by schema.NameKey.
func (s *Store) PlacesNamed(_ context.Context, names []string) ([][]string, error) {
	return namedEach(s, &placeNames, names)
}

func namedEach[T any](s *Store, n *names[T], asked []string) ([][]string, error) {
	out := make([][]string, len(asked))
	err := s.view(func(t *badger.Txn) (err error) {
		for i, name := range asked {
			if out[i], err = n.named(s, t, schema.NameKey(name)); err != nil {
				return fmt.Errorf("look up %q: %w", name, err)
			}
		}
		return nil
	})
	return out, err
}

// named are the ids of those that have a folded name.
func (n *names[T]) named(s *Store, t *badger.Txn, key string) ([]string, error) {
	ids, err := n.storedUnder(s, t, key)
	if err != nil {
		return nil, err
	}
	_, corrected, touched, err := n.touched(s, t)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, v := range corrected {
		if n.calls(v, key) {
			out = append(out, n.id(v))
		}
	}
	for _, id := range ids {
		if !touched[id] {
			out = append(out, id)
		}
	}
	return out, nil
}

// calls tells whether a folded name is one of a record's.
func (n *names[T]) calls(v *T, key string) bool {
	return n.closeness(v, key) < schema.ByWords
}

// storedUnder are the ids of those that have a folded name as articles made them: of those that share its rarest word, as far as that
// is soon found, the ones that have all of it. Nobody may change the list.
func (n *names[T]) storedUnder(s *Store, t *badger.Txn, key string) ([]string, error) {
	at := t.ReadTs()
	if ids, ok := n.under(s.memos).get(at, key); ok {
		return ids, nil
	}
	words := strings.Fields(key)
	// Long words are rare, as a rule.
	slices.SortFunc(words, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
	var ids []string
	for i, w := range words {
		prefix := append(append([]byte{byte(wordFamily), n.kind}, w...), 0)
		limit := maxRare
		if i == len(words)-1 {
			limit = math.MaxInt
		}
		found, err := scanIDs(t, prefix, limit)
		if err != nil {
			return nil, err
		}
		if ids = found; len(found) < maxRare {
			break
		}
	}
	var out []string
	for _, id := range ids {
		v, err := remembered(n.kept(s.memos), n.family, t, id)
		if err != nil {
			return nil, err
		}
		if v != nil && n.calls(v, key) {
			out = append(out, id)
		}
	}
	if len(key) <= longestName {
		n.under(s.memos).put(at, key, out)
	}
	return out, nil
}
