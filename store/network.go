package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// Network returns the relations that hold on a day, around some actors or all, in the order of type, subject and object.
func (s *Store) Network(ctx context.Context, q schema.NetworkQuery) (*schema.Network, error) {
	if q.Depth < 1 || q.Depth > 5 {
		return nil, schema.Invalidf("depth", "must be 1 to 5")
	}
	if q.Limit < 1 {
		return nil, schema.Invalidf("limit", "must be at least 1")
	}
	n := &schema.Network{AsOf: q.AsOf}
	found := map[string]*schema.Relation{}
	err := s.view(func(t *badger.Txn) error {
		frontier, seen := q.Around, map[string]bool{}
		for _, id := range frontier {
			seen[id] = true
		}
		for range q.Depth {
			var next []string
			err := s.scanRelations(ctx, t, schema.RelationFilter{Types: q.Types, Around: frontier, AsOf: q.AsOf}, q.KnownBy, func(k string, r *schema.Relation) bool {
				if found[k] == nil && len(found) >= q.Limit {
					n.Truncated = true
					return false
				}
				found[k] = r
				for _, end := range []string{r.SubjectID, r.ObjectID} {
					if strings.HasPrefix(end, schema.ActorPrefix) && !seen[end] {
						seen[end] = true
						next = append(next, end)
					}
				}
				return true
			})
			if err != nil || len(frontier) == 0 || n.Truncated {
				return err
			}
			if frontier = next; len(frontier) == 0 {
				break
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("network: %w", err)
	}
	keys := make([]string, 0, len(found))
	for k := range found {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		r := found[k]
		n.Relations = append(n.Relations, r)
		for _, end := range []string{r.SubjectID, r.ObjectID} {
			if strings.HasPrefix(end, schema.ActorPrefix) && !slices.Contains(n.ActorIDs, end) {
				n.ActorIDs = append(n.ActorIDs, end)
			}
		}
	}
	return n, nil
}
