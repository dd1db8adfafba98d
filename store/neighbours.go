package store

import (
	"context"
	"slices"
	"strings"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// neighbour is a relation of an actor, as known by now, with its key.
type neighbour struct {
	key string
	*schema.Relation
	// Before from and after to, in Unix seconds, it does not hold: most relations are not asked when exactly they do.
	from, to int64
}

func newNeighbour(key string, r *schema.Relation) neighbour {
	n := neighbour{key, r, schema.EndOfTime, schema.BeginningOfTime}
	for _, s := range r.Spans {
		from, to := extent(s)
		n.from, n.to = min(n.from, from), max(n.to, to)
	}
	return n
}

// maxKeptEnd is how many relations an actor may have for them to be kept in memory.
const maxKeptEnd = 1 << 14

// neighbours are the relations at one end of which an actor is, in the order of their keys, as known by now and without corrections. They are
// kept in memory and belong to nobody: they must not be changed.
func (s *Store) neighbours(rr *relationReader, actor string) ([]neighbour, error) {
	at := rr.t.ReadTs()
	if list, ok := s.memos.ends.get(at, actor); ok {
		return list, nil
	}
	keys, err := rr.keysAt(actor)
	if err != nil {
		return nil, err
	}
	list := make([]neighbour, 0, len(keys))
	for _, k := range keys {
		r, ok := s.memos.relations.get(at, k)
		if !ok {
			if r, err = rr.read(k); err != nil {
				return nil, err
			}
			s.memos.relations.put(at, k, r)
		}
		if r != nil {
			list = append(list, newNeighbour(k, r))
		}
	}
	if len(list) <= maxKeptEnd {
		s.memos.ends.put(at, actor, list)
	}
	return list, nil
}

// knownBy is a neighbour as known by an instant; false where nothing was. Most are known in full by any moment that is asked for.
func (n *neighbour) knownBy(by int64) (*neighbour, bool) {
	as := n.Assertions
	i := len(as)
	for i > 0 && assertionKnown(as[i-1]) > by {
		i--
	}
	if i == len(as) || i == 0 {
		return n, i > 0
	}
	r := &schema.Relation{ID: n.ID, Type: n.Type, SubjectID: n.SubjectID, ObjectID: n.ObjectID, Assertions: as[:i:i]}
	deriveRelation(r)
	then := newNeighbour(n.key, r)
	return &then, true
}

// spread walks over the relations that hold on a day from some actors outwards, a depth at a time, as known by a moment and without
// corrections. It gives them in order, and whether there were more than the limit.
func (s *Store) spread(ctx context.Context, t *badger.Txn, q schema.NetworkQuery) (found []neighbour, truncated bool, err error) {
	rr, err := s.newRelationReader(t, schema.EndOfTime)
	if err != nil {
		return nil, false, err
	}
	defer rr.close()
	from, to := q.AsOf.Bounds()
	// looked has the actors that were come upon, and whether they have been looked at.
	frontier, looked := q.Around, map[string]bool{}
	for _, id := range frontier {
		looked[id] = false
	}
	for range q.Depth {
		before := len(found)
		var next []string
		for _, actor := range frontier {
			if looked[actor] {
				continue
			}
			list, err := s.neighbours(rr, actor)
			if err != nil {
				return nil, false, err
			}
			for i := range list {
				n, ok := list[i].knownBy(q.KnownBy)
				if !ok {
					continue
				}
				if n.from > to || n.to < from || len(q.Types) > 0 && !slices.Contains(q.Types, n.Type) || len(n.Spans) != 1 && !holds(n.Relation, q.AsOf) {
					continue
				}
				other := n.ObjectID
				if other == actor {
					other = n.SubjectID
				}
				done, seen := looked[other]
				if done {
					// It has been found from there.
					continue
				}
				found = append(found, *n)
				if !seen && strings.HasPrefix(other, schema.ActorPrefix) {
					looked[other] = false
					next = append(next, other)
				}
			}
			looked[actor] = true
			if err := ctx.Err(); err != nil {
				return nil, false, err
			}
		}
		if len(found) > q.Limit {
			byKey(found[before:])
			found, truncated = found[:q.Limit], true
			break
		}
		if frontier = next; len(frontier) == 0 {
			break
		}
	}
	byKey(found)
	return found, truncated, nil
}

func byKey(ns []neighbour) {
	slices.SortFunc(ns, func(a, b neighbour) int { return strings.Compare(a.key, b.key) })
}
