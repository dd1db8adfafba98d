package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// Breaches returns for each event the violations tied to it that happened by the end of a day (all for the zero Time), in order.
func (s *Store) Breaches(ctx context.Context, eventIDs []string, asOf schema.Time, knownBy int64) ([][]*schema.Event, error) {
	out := make([][]*schema.Event, len(eventIDs))
	_, day := asOf.Bounds()
	err := s.view(func(t *badger.Txn) error {
		a, err := s.agreements(t, knownBy)
		if err != nil {
			return err
		}
		defer a.close()
		for i, id := range eventIDs {
			e, err := s.event(t, id, knownBy)
			if err != nil {
				return err
			}
			if e == nil || e.Class() != schema.ClassAgreement {
				continue
			}
			c, err := a.truce(ctx, e, day)
			if err != nil {
				return err
			}
			out[i] = c.breaches
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("breaches: %w", err)
	}
	return out, nil
}

// Standing is the state of a ceasefire at the end of a day (the zero Time: of all that is known) and the events that it follows from. A
// schema.InvalidError says that the id names no ceasefire, or none that had been agreed by then.
func (s *Store) Standing(ctx context.Context, eventID string, asOf schema.Time, knownBy int64) (schema.Standing, error) {
	var st schema.Standing
	_, day := asOf.Bounds()
	err := s.view(func(t *badger.Txn) error {
		e, err := s.event(t, eventID, knownBy)
		if err != nil {
			return err
		}
		if e == nil || e.Type != schema.CeasefireAgreementType {
			return schema.Invalidf("id", "%q names no ceasefire that is known by then", eventID)
		}
		a, err := s.agreements(t, knownBy)
		if err != nil {
			return err
		}
		defer a.close()
		c, err := a.truce(ctx, e, day)
		if err != nil {
			return err
		}
		ok := false
		if st, ok = c.standing(asOf); !ok {
			return schema.Invalidf("asOf", "is before the ceasefire was agreed (%s)", e.Time)
		}
		return nil
	})
	if err != nil {
		return st, fmt.Errorf("standing: %w", err)
	}
	return st, nil
}

// Ceasefires returns the ceasefires that had been agreed by the end of a day and how each stands then, the latest agreed first: those about
// a place or a place in it ("" for all), those in some states (nil for all), at most first. One that was only proposed or denied is
// left out, and so is an event that only speaks of one, or tells that it took effect. Where reports tell of a ceasefire only that it ended, that end is listed in its stead.
func (s *Store) Ceasefires(ctx context.Context, asOf schema.Time, place string, states []schema.AgreementState, knownBy int64, first int) ([]*schema.Ceasefire, error) {
	if first < 1 {
		return nil, schema.Invalidf("first", "must be at least 1")
	}
	_, day := asOf.Bounds()
	var sel selection
	if place != "" {
		if err := areIDs("place", []string{place}, schema.PlacePrefix); err != nil {
			return nil, err
		}
		sel = along(alternatives(byPlace, place))
	}
	var out []*schema.Ceasefire
	err := s.view(func(t *badger.Txn) error {
		a, err := s.agreements(t, knownBy)
		if err != nil {
			return err
		}
		defer a.close()
		err = a.scan(ctx, sel.of(truces, schema.Occurred), schema.Until(asOf), true, func(e *schema.Event) (bool, error) {
			if only, err := a.speaksOfAnother(ctx, e); err != nil || only {
				return true, err
			}
			c, err := a.truce(ctx, e, day)
			if err != nil {
				return false, err
			}
			st, ok := c.standing(asOf)
			if !ok || len(states) > 0 && !slices.Contains(states, st.State) {
				return true, nil
			}
			out = append(out, &schema.Ceasefire{Agreement: e, AsOf: asOf, Standing: st, Breaches: c.breaches})
			return len(out) < first, nil
		})
		if err != nil {
			return err
		}
		if len(states) > 0 && !slices.Contains(states, schema.StateCollapsed) && !slices.Contains(states, schema.StateExpired) {
			return nil
		}
		from := schema.BeginningOfTime
		if len(out) == first {
			// What ended before the last of them is behind the page.
			from = begins(out[first-1].Agreement.Time)
		}
		ended, err := a.onlyEnded(ctx, sel, from, asOf)
		if err != nil {
			return err
		}
		for _, c := range ended {
			if len(states) == 0 || slices.Contains(states, c.Standing.State) {
				out = append(out, c)
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("ceasefires: %w", err)
	}
	slices.SortStableFunc(out, func(x, y *schema.Ceasefire) int { return cmp.Compare(begins(y.Told().Time), begins(x.Told().Time)) })
	return out[:min(len(out), first)], nil
}

// onlyEnded are the ceasefires of which reports tell nothing but that they ended, from an instant on: for each violation that tells an end and belongs to no truce, if none of the
// startReach before it tells the same one's.
func (a *agreements) onlyEnded(ctx context.Context, sel selection, from int64, asOf schema.Time) ([]*schema.Ceasefire, error) {
	window := schema.Until(asOf)
	if from > schema.BeginningOfTime {
		_, day := asOf.Bounds()
		window = between(from-startReach, day)
	}
	var found []*schema.Event
	err := a.scan(ctx, sel.of(violations, schema.Occurred), window, false, func(v *schema.Event) (bool, error) {
		if ends(v) == goesOn {
			return true, nil
		}
		of, err := a.truceOf(ctx, v)
		if err != nil || of != "" {
			return true, err
		}
		found = append(found, v)
		return true, nil
	})
	if err != nil {
		return nil, err
	}
	var out []*schema.Ceasefire
	near := 0
	for i, v := range found {
		for begins(v.Time)-begins(found[near].Time) > startReach {
			near++
		}
		who := everybody(v)
		if begins(v.Time) < from || slices.ContainsFunc(found[near:i], func(o *schema.Event) bool { return meet(everybody(o), who) || meet(o.PlaceIDs, v.PlaceIDs) }) {
			continue
		}
		state := schema.StateCollapsed
		if ends(v) == lapse {
			state = schema.StateExpired
		}
		out = append(out, &schema.Ceasefire{End: v, AsOf: asOf, Standing: schema.Standing{State: state, Since: v.Time, BecauseIDs: []string{v.ID}}})
	}
	return out, nil
}
