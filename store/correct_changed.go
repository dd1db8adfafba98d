package store

import (
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// changedBy are the events that a correction brings up, changes or takes away: what it names, then what else it touches. Of a correction of actors
// these are at most maxTold.
func changedBy(t *badger.Txn, s *Store, before, after *overlay, all []*schema.Correction, c *schema.Correction) (schema.Outcome, error) {
	out := effects{t: t, before: before, after: after, seen: map[string]bool{}, most: math.MaxInt}
	for c.Kind == schema.UndoCorrection {
		i := slices.IndexFunc(all, func(x *schema.Correction) bool { return x.Position == c.Undoes })
		c = all[i]
	}
	switch c.Kind {
	case schema.MergeActors, schema.SplitActor, schema.AddAlias, schema.DropAlias:
		out.most = maxTold
		if err := out.actorsChanged(s, c); err != nil {
			return out.Outcome, err
		}
	}
	for _, id := range append([]string{c.Target, c.Made}, c.Others...) {
		if strings.HasPrefix(id, schema.EventPrefix) {
			if err := out.changed(id); err != nil {
				return out.Outcome, err
			}
		}
	}
	for _, id := range otherwiseShown(before, after) {
		if err := out.changed(id); err != nil {
			return out.Outcome, err
		}
	}
	return out.Outcome, nil
}

// otherwiseShown are the events that one of two overlays, the second of which is made from the first, may show otherwise than the other.
func otherwiseShown(before, after *overlay) []string {
	if after == nil {
		return slices.Sorted(maps.Keys(before.sources))
	}
	return slices.Sorted(maps.Keys(after.renewed))
}

// actorsChanged takes down the events that a correction of actors changes.
func (out *effects) actorsChanged(s *Store, c *schema.Correction) error {
	var actors []string
	for _, o := range []*overlay{out.before, out.after} {
		if o != nil {
			actors = union(actors, o.actors.moved(c.Position))
		}
	}
	seen := map[uint64]bool{}
	var numbers []uint64
	for _, id := range actors {
		err := s.eventsMoved(out.t, out.before, out.after, id, func(point, []byte) bool { return true }, func(n uint64) {
			if n > 0 && !seen[n] {
				seen[n] = true
				numbers = append(numbers, n)
			}
		})
		if err != nil {
			return err
		}
	}
	for _, n := range numbers {
		if out.More {
			break
		}
		id, err := s.nameOf(out.t, n, out.after, out.before)
		if err != nil {
			return err
		}
		if err := out.changed(id); err != nil {
			return err
		}
	}
	return nil
}

// effects is what a correction brings up, changes or takes away.
type effects struct {
	schema.Outcome
	t             *badger.Txn
	before, after *overlay
	// seen are the events that were looked at; most is how many are told of.
	seen map[string]bool
	most int
}

// changed takes down what becomes of an event.
func (out *effects) changed(id string) error {
	if out.seen[id] || out.More {
		return nil
	}
	out.seen[id] = true
	was, err := out.before.shown(out.t, id)
	if err != nil {
		return err
	}
	is, err := out.after.shown(out.t, id)
	if err != nil {
		return err
	}
	var list *[]string
	switch {
	case len(is.reports) == 0 && len(was.reports) == 0:
	case len(is.reports) == 0:
		list = &out.FormerEvents
	case len(was.reports) == 0:
		list = &out.NewEvents
	case !sameKnown(out.before.derive(id, was, schema.EndOfTime, new(rooms)), out.after.derive(id, is, schema.EndOfTime, new(rooms))):
		list = &out.UpdatedEvents
	}
	switch {
	case list == nil:
	case len(out.NewEvents)+len(out.UpdatedEvents)+len(out.FormerEvents) == out.most:
		out.More = true
	default:
		*list = append(*list, id)
	}
	return nil
}

// maxTold is of how many events it is told that a correction of an actor changes them.
const maxTold = 200
