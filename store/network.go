package store

import (
	"context"
	"fmt"
	"maps"
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
	if err := areIDs("around", q.Around, schema.ActorPrefix, schema.PlacePrefix); err != nil {
		return nil, err
	}
	n := &schema.Network{AsOf: q.AsOf}
	var all []neighbour
	err := s.view(func(t *badger.Txn) error {
		// What is kept is as known by now: corrections that a moment before does not know must not get into it.
		spread := s.spreadRead
		if s.corrections.main == nil && len(q.Around) > 0 {
			spread = s.spread
		}
		var err error
		all, n.Truncated, err = spread(ctx, t, q)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("network: %w", err)
	}
	listed := make(map[string]bool, len(all))
	n.Relations = slices.Grow(n.Relations, len(all))
	for _, at := range all {
		r := at.Relation
		n.Relations = append(n.Relations, r)
		for _, end := range endsOf(r) {
			if strings.HasPrefix(end, schema.ActorPrefix) && !listed[end] {
				listed[end] = true
				n.ActorIDs = append(n.ActorIDs, end)
			}
		}
	}
	return n, nil
}

// spreadRead is spread for all relations, too, and as corrections have them: it reads each of them anew.
func (s *Store) spreadRead(ctx context.Context, t *badger.Txn, q schema.NetworkQuery) (all []neighbour, truncated bool, err error) {
	found := map[string]*schema.Relation{}
	frontier, seen := q.Around, map[string]bool{}
	for _, id := range frontier {
		seen[id] = true
	}
	for range q.Depth {
		var next []string
		err := s.scanRelations(ctx, t, schema.RelationFilter{Types: q.Types, Around: frontier, AsOf: q.AsOf}, q.KnownBy, "", func(k string, r *schema.Relation) bool {
			if found[k] == nil && len(found) >= q.Limit {
				truncated = true
				return false
			}
			found[k] = r
			for _, end := range endsOf(r) {
				if strings.HasPrefix(end, schema.ActorPrefix) && !seen[end] {
					seen[end] = true
					next = append(next, end)
				}
			}
			return true
		})
		if err != nil {
			return nil, false, err
		}
		if len(frontier) == 0 || truncated || len(next) == 0 {
			break
		}
		frontier = next
	}
	for _, k := range slices.Sorted(maps.Keys(found)) {
		all = append(all, neighbour{key: k, Relation: found[k]})
	}
	return all, truncated, nil
}

// endsOf are the two ends of a relation.
func endsOf(r *schema.Relation) [2]string { return [2]string{r.SubjectID, r.ObjectID} }

// MaxPath is the largest number of relations that a path can have.
const MaxPath = 6

// maxFrontier bounds how many actors are looked at from one distance of a path's start.
const maxFrontier = 5000

// Path finds the fewest relations that link two actors or places on a day, whichever way each of them points; nil where there is none of
// at most MaxDepth relations. Of paths of one length it is the one whose relations come first in the order of type, subject and object. An
// InvalidError says what is wrong with the query.
func (s *Store) Path(ctx context.Context, q schema.PathQuery) (*schema.Path, error) {
	switch {
	case q.MaxDepth < 1 || q.MaxDepth > MaxPath:
		return nil, schema.Invalidf("maxDepth", "must be 1 to %d", MaxPath)
	case q.From == q.To:
		return nil, schema.Invalidf("to", "must differ from from")
	}
	if err := areIDs("from", []string{q.From}, schema.ActorPrefix, schema.PlacePrefix); err != nil {
		return nil, err
	}
	if err := areIDs("to", []string{q.To}, schema.ActorPrefix, schema.PlacePrefix); err != nil {
		return nil, err
	}
	type step struct {
		from string
		by   *schema.Relation
	}
	came := map[string]step{}
	err := s.view(func(t *badger.Txn) error {
		over, err := s.corrected(t, q.KnownBy)
		if err != nil {
			return err
		}
		q.From, q.To = over.actor(q.From), over.actor(q.To)
		if q.From == q.To {
			return schema.Invalidf("to", "is the same actor as from")
		}
		came[q.From] = step{}
		frontier := []string{q.From}
		for range q.MaxDepth {
			var next []string
			err := s.scanRelations(ctx, t, schema.RelationFilter{Types: q.Types, Around: frontier, AsOf: q.AsOf}, q.KnownBy, "", func(_ string, r *schema.Relation) bool {
				for i, end := range endsOf(r) {
					other := endsOf(r)[1-i]
					_, here := came[end]
					if _, there := came[other]; there || !here || !slices.Contains(frontier, end) {
						continue
					}
					came[other] = step{end, r}
					next = append(next, other)
				}
				return came[q.To].by == nil
			})
			if _, found := came[q.To]; err != nil || found || len(next) == 0 {
				return err
			}
			if frontier = next; len(frontier) > maxFrontier {
				frontier = frontier[:maxFrontier]
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("path: %w", err)
	}
	if came[q.To].by == nil {
		return nil, nil
	}
	p := &schema.Path{AsOf: q.AsOf, NodeIDs: []string{q.To}}
	for at := q.To; at != q.From; at = came[at].from {
		p.NodeIDs = append(p.NodeIDs, came[at].from)
		p.Relations = append(p.Relations, came[at].by)
	}
	slices.Reverse(p.NodeIDs)
	slices.Reverse(p.Relations)
	return p, nil
}
