package store

import (
	"context"
	"slices"

	"casus/schema"
)

// bond is what a later agreement event is to an earlier truce.
type bond int

const (
	stranger bond = iota
	// mention speaks of the truce: it binds nobody and has no terms of its own.
	mention
	// start tells that the truce took effect.
	start
	// successor replaces the truce.
	successor
)

func (a *agreements) bond(l, earlier *schema.Event) (bond, error) {
	after := begins(l.Time) - begins(earlier.Time)
	if l.ID == earlier.ID || inOrder(l, earlier) <= 0 {
		return stranger, nil
	}
	starts := tellsStart(l) && !tellsStart(earlier) && after <= startReach
	if len(sides(l)) == 0 && (starts || !detailed(l)) {
		same, err := a.inside(l, earlier)
		if err == nil && !same {
			same, err = a.inside(earlier, l)
		}
		switch {
		case err != nil || !same || after > mentionReach:
			return stranger, err
		case starts:
			return start, nil
		}
		return mention, nil
	}
	same, err := a.replaces(l, earlier)
	switch {
	case err != nil || !same || after == 0:
		return stranger, err
	case l.Time.OpenStart() && !detailed(l):
		// Told as something that was there before: it speaks of the truce that its parties had.
		return mention, nil
	case starts:
		return start, nil
	}
	return successor, nil
}

// detailed tells whether reports say more of an agreement than that there is one, or that it takes effect on the event's own day.
func detailed(e *schema.Event) bool {
	g := e.Agreement
	return g != nil && (!g.Effective.IsZero() && !g.Effective.Overlaps(e.Time) || !g.Ends.IsZero() || len(g.Terms) > 0)
}

// inside tells whether every place of one event lies in those of another, or is one of them; false where either has none.
func (a *agreements) inside(of, in *schema.Event) (bool, error) {
	if len(placesOf(in)) == 0 {
		return false, nil
	}
	for _, p := range placesOf(of) {
		near, err := a.look.around([]string{p})
		if err != nil || !meet(near, placesOf(in)) {
			return false, err
		}
	}
	return len(placesOf(of)) > 0, nil
}

// replaces tells whether a later truce is of the same parties and about the same place: it binds those whom the earlier one bound (two of
// them are enough, anybody where no report says whom it bound) and is about the places that that was about, or what they lie in.
func (a *agreements) replaces(later, earlier *schema.Event) (bool, error) {
	bound, n := sides(earlier), 0
	for _, id := range bound {
		if slices.Contains(sides(later), id) {
			n++
		}
	}
	switch {
	case len(bound) == 0:
		if len(sides(later)) == 0 {
			return false, nil
		}
	case n < min(2, len(bound)):
		return false, nil
	case len(placesOf(earlier)) == 0 || len(placesOf(later)) == 0:
		return n >= 2, nil
	}
	return a.inside(earlier, later)
}

// kin selects the truces that share a side or a place with one, or are about what its places lie in.
func (a *agreements) kin(e *schema.Event) (selection, bool, error) {
	near, err := a.around(e)
	lists := append(alternatives(byActor, sides(e)...), alternatives(byPlace, near...)...)
	return along(lists).of(truces, schema.Occurred), len(lists) > 0 && begins(e.Time) != schema.EndOfTime, err
}

// speaksOfAnother tells whether an event is no truce of its own, but speaks of an earlier one, or tells that it took effect.
func (a *agreements) speaksOfAnother(ctx context.Context, e *schema.Event) (speaks bool, err error) {
	if len(sides(e)) > 0 && !tellsStart(e) && !e.Time.OpenStart() || len(sides(e)) == 0 && detailed(e) && !tellsStart(e) {
		return false, nil
	}
	sel, any, err := a.kin(e)
	if err != nil || !any {
		return false, err
	}
	at, reach := begins(e.Time), int64(mentionReach)
	if len(sides(e)) > 0 {
		reach = truceReach
	}
	err = a.scan(ctx, sel, between(at-reach, at), true, func(l *schema.Event) (bool, error) {
		b, err := a.bond(e, l)
		speaks = b == mention || b == start
		return !speaks, err
	})
	return speaks, err
}
