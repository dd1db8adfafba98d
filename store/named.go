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

// ActorsNamed are the ids of the actors who have one of these names, or have it as an alias, each once; names are compared by
// schema.NameKey. A name that nobody has adds nothing.
func (s *Store) ActorsNamed(_ context.Context, names []string) ([]string, error) {
	var out []string
	err := s.view(func(t *badger.Txn) error {
		for _, name := range names {
			found, err := s.named(t, schema.NameKey(name))
			if err != nil {
				return fmt.Errorf("look up the actor %q: %w", name, err)
			}
			out = union(out, found)
		}
		return nil
	})
	return out, err
}

// named are the ids of the actors who have a folded name.
func (s *Store) named(t *badger.Txn, key string) ([]string, error) {
	ids, err := s.storedUnder(t, key)
	if err != nil {
		return nil, err
	}
	_, corrected, touched, err := s.namedActors(t)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, a := range corrected {
		if callsItself(a, key) {
			out = append(out, a.ID)
		}
	}
	for _, id := range ids {
		if !touched[id] {
			out = append(out, id)
		}
	}
	return out, nil
}

// storedUnder are the ids of the actors who have a folded name as articles made them: of those who share its rarest word, as far as that
// is soon found, the ones who have all of it. Nobody may change the list.
func (s *Store) storedUnder(t *badger.Txn, key string) ([]string, error) {
	at := t.ReadTs()
	if ids, ok := s.memos.names.get(at, key); ok {
		return ids, nil
	}
	words := strings.Fields(key)
	// Long words are rare, as a rule.
	slices.SortFunc(words, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
	var ids []string
	for i, w := range words {
		prefix := append(append([]byte{byte(wordFamily), actorNames.kind}, w...), 0)
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
		a, err := remembered(s.memos.actors, actorFamily, t, id)
		if err != nil {
			return nil, err
		}
		if a != nil && callsItself(a, key) {
			out = append(out, id)
		}
	}
	if len(key) <= longestName {
		s.memos.names.put(at, key, out)
	}
	return out, nil
}
