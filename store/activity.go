package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// Activity tells what an actor was in, in a window of time (zero for all): when first and last, and how many events by type and by role,
// the most first. It walks over the keys of the actor's list and reads two events.
func (s *Store) Activity(ctx context.Context, actor string, during schema.Time, knownBy int64) (*schema.Activity, error) {
	out := &schema.Activity{ActorID: actor}
	kinds, roles := make([]int, len(kindOrder)), make([]int, len(roleOrder))
	err := s.view(func(t *badger.Txn) error {
		m, err := s.newMerge(t, along(alternatives(byActor, actor)), during, knownBy, false)
		if err != nil {
			return err
		}
		defer m.close()
		var first, last uint64
		for m.next() {
			if out.Events%1024 == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			if first == 0 {
				first = m.at.number
			}
			last = m.at.number
			out.Events++
			kinds[m.stretch.kind]++
			for i := range roleOrder {
				if m.stretch.roles>>i&1 != 0 {
					roles[i]++
				}
			}
		}
		if err := m.err(); err != nil || out.Events == 0 {
			return err
		}
		if out.First, err = s.eventAt(t, first, knownBy, new(rooms)); err != nil {
			return err
		}
		out.Last, err = s.eventAt(t, last, knownBy, new(rooms))
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("activity of %s: %w", actor, err)
	}
	for i, n := range kinds {
		if n > 0 {
			out.ByType = append(out.ByType, schema.TypeCount{Type: kindOrder[i], Count: n})
		}
	}
	for i, n := range roles {
		if n > 0 {
			out.ByRole = append(out.ByRole, schema.RoleCount{Role: roleOrder[i], Count: n})
		}
	}
	slices.SortStableFunc(out.ByType, func(a, b schema.TypeCount) int { return cmp.Compare(b.Count, a.Count) })
	slices.SortStableFunc(out.ByRole, func(a, b schema.RoleCount) int { return cmp.Compare(b.Count, a.Count) })
	return out, nil
}

// Disagreements returns one page of the events that a query selects whose reports contradict each other (see Contradictions), in the order of
// a timeline and with its cursors.
func (s *Store) Disagreements(ctx context.Context, q schema.TimelineQuery) (schema.PageOf[*schema.Disagreement], error) {
	var out schema.PageOf[*schema.Disagreement]
	sel, err := s.selection(q.Filter)
	if err != nil {
		return out, err
	}
	page, err := s.timeline(ctx, q, sel.disputed())
	if err != nil {
		return out, fmt.Errorf("disagreements: %w", err)
	}
	out = schema.PageOf[*schema.Disagreement]{Cursors: page.Cursors, HasNext: page.HasNext, HasPrevious: page.HasPrevious}
	for _, e := range page.Items {
		out.Items = append(out.Items, &schema.Disagreement{Event: e, About: Contradictions(e.Reports)})
	}
	return out, nil
}

// CountDisagreements counts the events that a filter selects whose reports contradict each other, without reading them.
func (s *Store) CountDisagreements(ctx context.Context, f schema.EventFilter, knownBy int64) (int, error) {
	sel, err := s.selection(f)
	if err != nil {
		return 0, err
	}
	n, err := s.count(ctx, sel.disputed(), f.During, knownBy)
	if err != nil {
		return 0, fmt.Errorf("count disagreements: %w", err)
	}
	return n, nil
}

// disputed narrows a selection to events whose reports contradict each other. Their list is short, so it leads.
func (sel selection) disputed() selection {
	sel.dims = append([][]alternative{alternatives(byDispute, "")}, sel.dims...)
	return sel
}
