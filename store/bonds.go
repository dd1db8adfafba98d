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

func (a *agreements) bond(ctx context.Context, l, earlier *schema.Event) (bond, error) {
	after := begins(l.Time) - begins(earlier.Time)
	// Of one day, what binds nobody speaks of what binds somebody.
	vague := after == 0 && len(sides(l)) == 0 && len(sides(earlier)) > 0
	if l.ID == earlier.ID || inOrder(l, earlier) <= 0 && !vague {
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
	one, err := a.oneParty(l)
	if err != nil {
		return stranger, err
	}
	if l.Time.OpenStart() && !detailed(l) || one && after <= startReach && len(sides(earlier)) > 1 {
		// Told as something that was there before, or as what one side says to it: it speaks of the truce that its parties had.
		same, err := a.speaks(l, earlier)
		if err != nil || !same {
			return stranger, err
		}
		return mention, nil
	}
	if signed, err := a.signs(ctx, l, earlier, after); err != nil || signed {
		return mention, err
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

// signs tells whether what two sides agree on is what they had agreed on some days before: it is signed, or told again. A violation in between
// makes it another truce, and so does what is said of it besides.
func (a *agreements) signs(ctx context.Context, l, earlier *schema.Event, after int64) (bool, error) {
	if detailed(l) || after > signReach {
		return false, nil
	}
	later, err := a.bound(l)
	if err != nil {
		return false, err
	}
	bound, err := a.bound(earlier)
	if err != nil || common(later, bound) < 2 {
		return false, err
	}
	broken := false
	err = a.scan(ctx, along(alternatives(byActor, later...)).of(violations, schema.Occurred), between(begins(earlier.Time), begins(l.Time)), false, func(*schema.Event) (bool, error) {
		broken = true
		return false, nil
	})
	return !broken, err
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
	lists, err := a.akin(e)
	return along(lists).of(truces, schema.Occurred), len(lists) > 0 && begins(e.Time) != schema.EndOfTime, err
}

// akin are the lists of what shares a side or a place with a truce, or is about what its places lie in.
func (a *agreements) akin(e *schema.Event) ([]alternative, error) {
	near, err := a.around(e)
	if err != nil {
		return nil, err
	}
	who, err := a.people(sides(e))
	return append(alternatives(byActor, who...), alternatives(byPlace, near...)...), err
}

// announced is the day from which a truce holds as later events say that still await it ("is expected to take effect on Sunday"), or tell that
// one side agrees; zero where none does.
func (a *agreements) announced(ctx context.Context, e *schema.Event, by int64) (at schema.Time, err error) {
	lists, err := a.akin(e)
	if err != nil {
		return at, err
	}
	from := begins(e.Time)
	err = a.scan(ctx, along(lists).of(truces, schema.Planned, schema.Occurred), between(from, min(by, from+startReach)), false, func(l *schema.Event) (bool, error) {
		if g := l.Agreement; g == nil || g.Effective.IsZero() || begins(g.Effective) <= from || begins(l.Time) < from {
			return true, nil
		}
		if one, err := a.oneParty(l); err != nil || l.Status == schema.Occurred && !one {
			return true, err
		}
		same, err := a.speaks(l, e)
		if same {
			at = l.Agreement.Effective
		}
		return !same, err
	})
	return at, err
}

// spokenOf is the truce that an event speaks of, itself where it is one of its own.
func (a *agreements) spokenOf(ctx context.Context, e *schema.Event) (*schema.Event, error) {
	const longest = 5
	for range longest {
		of, err := a.spoken(ctx, e)
		if err != nil || of == nil {
			return e, err
		}
		e = of
	}
	return e, nil
}

// speaksOfAnother tells whether an event is no truce of its own, but speaks of an earlier one, or tells that it took effect.
func (a *agreements) speaksOfAnother(ctx context.Context, e *schema.Event) (bool, error) {
	of, err := a.spoken(ctx, e)
	return of != nil, err
}

// spoken is the latest truce that an event speaks of, or tells the effect of; nil for none.
func (a *agreements) spoken(ctx context.Context, e *schema.Event) (*schema.Event, error) {
	return foundOnce(a.spokenOfs, e.ID, func() (*schema.Event, error) { return a.findSpoken(ctx, e) })
}

func (a *agreements) findSpoken(ctx context.Context, e *schema.Event) (of *schema.Event, err error) {
	one, err := a.oneParty(e)
	if err != nil || len(sides(e)) > 0 && !tellsStart(e) && !e.Time.OpenStart() && !one || len(sides(e)) == 0 && detailed(e) && !tellsStart(e) {
		return nil, err
	}
	sel, any, err := a.kin(e)
	if err != nil || !any {
		return nil, err
	}
	at, reach := begins(e.Time), int64(mentionReach)
	if len(sides(e)) > 0 {
		reach = truceReach
	}
	err = a.scan(ctx, sel, between(at-reach, at), true, func(l *schema.Event) (bool, error) {
		b, err := a.bond(ctx, e, l)
		if b == mention || b == start {
			of = l
		}
		return of == nil, err
	})
	return of, err
}

// oneParty tells whether reports name one party alone and give a truce, which takes two, no end and no terms: they speak of one that there is, if
// only to say when it begins. Who declares a truce alone is its agent.
func (a *agreements) oneParty(e *schema.Event) (bool, error) {
	for _, p := range e.Participants {
		if p.Role == schema.Agent {
			return false, nil
		}
	}
	if g := e.Agreement; g != nil && (!g.Ends.IsZero() || len(g.Terms) > 0) {
		return false, nil
	}
	bound, err := a.bound(e)
	return len(bound) == 1, err
}
