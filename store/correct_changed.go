package store

import (
	"slices"
	"strings"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// changedBy are the events that a correction brings up or changes.
func changedBy(t *badger.Txn, s *Store, before, after *overlay, all []*schema.Correction, c *schema.Correction) (schema.Outcome, error) {
	var out effects
	for c.Kind == schema.UndoCorrection {
		i := slices.IndexFunc(all, func(x *schema.Correction) bool { return x.Position == c.Undoes })
		c = all[i]
	}
	ids := append([]string{c.Target, c.Made}, c.Others...)
	add := func(list ...string) {
		for _, id := range list {
			if strings.HasPrefix(id, schema.EventPrefix) && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	var reports []string
	switch c.Kind {
	case schema.RetractReport:
		reports = []string{c.Target}
	case schema.RetractArticle:
		art, err := readArticle(t, c.Target)
		if err != nil {
			return out.Outcome, err
		}
		if art != nil {
			reports = art.ReportIDs
		}
	case schema.MergeActors, schema.SplitActor, schema.AddAlias, schema.DropAlias:
		return s.actorsChanged(t, before, after, c)
	}
	for _, r := range reports {
		id, err := s.eventOf(t, after, r)
		if err != nil {
			return out.Outcome, err
		}
		add(id)
	}
	for _, id := range ids {
		if !strings.HasPrefix(id, schema.EventPrefix) {
			continue
		}
		if err := out.changed(t, before, after, id); err != nil {
			return out.Outcome, err
		}
	}
	return out.Outcome, nil
}

// actorsChanged are the events that a correction of actors changes, at most maxTold.
func (s *Store) actorsChanged(t *badger.Txn, before, after *overlay, c *schema.Correction) (schema.Outcome, error) {
	var out effects
	var actors []string
	for _, o := range []*overlay{before, after} {
		if o != nil {
			actors = union(actors, o.actors.moved(c.Position))
		}
	}
	seen := map[uint64]bool{}
	var numbers []uint64
	for _, id := range actors {
		err := s.eventsMoved(t, before, after, id, func(point, []byte) bool { return true }, func(n uint64) {
			if n > 0 && !seen[n] {
				seen[n] = true
				numbers = append(numbers, n)
			}
		})
		if err != nil {
			return out.Outcome, err
		}
	}
	for _, n := range numbers {
		if len(out.NewEvents)+len(out.UpdatedEvents) == maxTold {
			break
		}
		id, err := s.nameOf(t, n, after, before)
		if err != nil {
			return out.Outcome, err
		}
		if err := out.changed(t, before, after, id); err != nil {
			return out.Outcome, err
		}
	}
	return out.Outcome, nil
}

// effects is what a correction brings up or changes.
type effects struct{ schema.Outcome }

// changed takes down what becomes of an event.
func (out *effects) changed(t *badger.Txn, before, after *overlay, id string) error {
	was, err := before.shown(t, id)
	if err != nil {
		return err
	}
	is, err := after.shown(t, id)
	if err != nil {
		return err
	}
	switch {
	case len(is.reports) == 0:
	case len(was.reports) == 0:
		out.NewEvents = append(out.NewEvents, id)
	case !sameKnown(before.derive(id, was, schema.EndOfTime, new(rooms)), after.derive(id, is, schema.EndOfTime, new(rooms))):
		out.UpdatedEvents = append(out.UpdatedEvents, id)
	}
	return nil
}

// maxTold is of how many events of an actor it is told that a correction of the actor changes them.
const maxTold = 200
