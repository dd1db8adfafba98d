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
		same, err := a.about(l, earlier)
		switch {
		case err != nil || !same || after > mentionReach:
			return stranger, err
		case starts:
			return start, nil
		}
		return mention, nil
	}
	if l.Time.OpenStart() && !detailed(l) {
		// Told as something that was there before: it speaks of the truce that its parties had.
		same, err := a.speaks(l, earlier)
		if err != nil || !same {
			return stranger, err
		}
		return mention, nil
	}
	same, err := a.replaces(l, earlier)
	switch {
	case err != nil || !same || after == 0:
		return stranger, err
	case starts:
		return start, nil
	}
	return successor, nil
}

// speaks tells whether what is told of a truce can be of an earlier one: of a side of it and, unless it is of two, no other place.
func (a *agreements) speaks(l, earlier *schema.Event) (bool, error) {
	later, err := a.bound(l)
	if err != nil {
		return false, err
	}
	bound, err := a.bound(earlier)
	if err != nil {
		return false, err
	}
	n := common(later, bound)
	if n >= 2 || n == 0 && len(bound) > 0 {
		return n >= 2, nil
	}
	return a.about(l, earlier)
}

func common(a, b []string) int {
	n := 0
	for _, id := range a {
		if slices.Contains(b, id) {
			n++
		}
	}
	return n
}

// about tells whether one event is about places in those that the other can be about.
func (a *agreements) about(l, earlier *schema.Event) (bool, error) {
	x, err := a.reaches(l)
	if err != nil {
		return false, err
	}
	y, err := a.reaches(earlier)
	if err != nil {
		return false, err
	}
	in, err := a.inside(x, y)
	if err == nil && !in {
		in, err = a.inside(y, x)
	}
	return in, err
}

// detailed tells whether reports say more of an agreement than that there is one, or that it takes effect on the event's own day.
func detailed(e *schema.Event) bool {
	g := e.Agreement
	return g != nil && (!g.Effective.IsZero() && !g.Effective.Overlaps(e.Time) || !g.Ends.IsZero() || len(g.Terms) > 0)
}

// inside tells whether every one of some places lies in others, or is one of them; false where there are none.
func (a *agreements) inside(of, in []string) (bool, error) {
	for _, p := range of {
		near, err := a.look.around([]string{p})
		if err != nil || !meet(near, in) {
			return false, err
		}
	}
	return len(of) > 0, nil
}

// replaces tells whether a later truce is of the same parties and about the same place: it binds those whom the earlier one bound (two of
// them are enough, anybody where no report says whom it bound) and is about the places that that was about, or what they lie in.
func (a *agreements) replaces(later, earlier *schema.Event) (bool, error) {
	bound, err := a.bound(earlier)
	if err != nil {
		return false, err
	}
	binds, err := a.bound(later)
	if err != nil {
		return false, err
	}
	was, err := a.grounds(earlier)
	if err != nil {
		return false, err
	}
	is, err := a.grounds(later)
	n := common(binds, bound)
	switch {
	case err != nil:
		return false, err
	case len(bound) == 0:
		if len(binds) == 0 {
			return false, nil
		}
	case n < min(2, len(bound)):
		return false, nil
	case len(was) == 0 || len(is) == 0:
		return n >= 2, nil
	}
	return a.inside(was, is)
}

// kin selects the truces that share a side or a place with one, or are about what its places lie in.
func (a *agreements) kin(e *schema.Event) (selection, bool, error) {
	near, err := a.around(e)
	if err != nil {
		return selection{}, false, err
	}
	who, err := a.people(sides(e))
	if err != nil {
		return selection{}, false, err
	}
	lists := append(alternatives(byActor, who...), alternatives(byPlace, near...)...)
	return along(lists).of(truces, schema.Occurred), len(lists) > 0 && begins(e.Time) != schema.EndOfTime, nil
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
