package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// fact is one thing that bears on who holds a place.
type fact struct {
	kind factKind
	at   schema.Time
	// until is where a claim ends; zero for no known end.
	until  schema.Time
	actors []string
	// losers are who lost it, where that is said.
	losers []string
	// articles are those that tell it.
	articles []string
	id       string
}

// order is the instant by which facts are put in order: what was over by some day lies before all that is told of that day.
func (f *fact) order() int64 {
	at := begins(f.at)
	if f.at.OpenStart() {
		return dayOf(at)*daySeconds - 1
	}
	return at
}

// staleHold is how long after the last report of it a hold stands against the word that another side holds the place, in seconds.
const staleHold = 365 * daySeconds

type factKind int

// The kinds of facts, in the order in which they count within one day: who leaves goes before who comes.
const (
	// left: the actors gave the place up. Losers are none.
	left factKind = iota
	// taken: the actors took the place; whoever else held it, holds it no longer.
	taken
	// claimed: the actors are said to hold it (a CONTROLS relation); that ends nobody else's hold that is not stale.
	claimed
	// partTaken: the actors took a part of it; that contests what others hold.
	partTaken
)

// history is who held a place and when, in the order of time. The rules:
//
//   - a capture begins the hold of those who captured and ends that of all others but their own side;
//   - a withdrawal ends the hold of those who withdrew and of their own side; who is handed the place holds it;
//   - what a CONTROLS relation asserts is a hold, until the end that it tells or until somebody else captures the place; it ends the holds of
//     other sides of which nothing has been told for a year;
//   - a hold is contested where another actor of another side holds the place too, or took a part of it, in the same time.
//
// One's own side is oneself and who is tied by sameSide. Facts come in any order; what was over by a day, with an open start, counts before what is told
// of the day.
func history(place string, facts []fact, sameSide func(a, b string) bool) []schema.Control {
	facts = slices.Clone(facts)
	slices.SortFunc(facts, func(a, b fact) int {
		return cmp.Or(cmp.Compare(a.order(), b.order()), cmp.Compare(a.kind, b.kind), cmp.Compare(a.id, b.id))
	})
	own := func(actors []string, a string) bool {
		return slices.ContainsFunc(actors, func(b string) bool { return a == b || sameSide(a, b) })
	}
	var out []schema.Control
	// heard is when each hold was last told of.
	var heard []int64
	open := func(c *schema.Control, at schema.Time) bool {
		return c.Until.IsZero() || begins(c.Until.End()) > begins(at)
	}
	hold := func(actor string, f *fact) {
		for i := range out {
			if c := &out[i]; c.ActorID == actor && open(c, f.at) {
				heard[i] = begins(f.at)
				if !slices.Contains(c.BecauseIDs, f.id) {
					c.BecauseIDs = append(c.BecauseIDs, f.id)
				}
				// A claim with an end does not shorten a hold that has none, a longer one lengthens it.
				if !c.Until.IsZero() && (f.until.IsZero() || begins(f.until) > begins(c.Until)) {
					c.Until = f.until
				}
				return
			}
		}
		out = append(out, schema.Control{PlaceID: place, ActorID: actor, Since: f.at, Until: f.until, BecauseIDs: []string{f.id}})
		heard = append(heard, begins(f.at))
	}
	endAll := func(f *fact, lost func(i int) bool) {
		for i := range out {
			if c := &out[i]; open(c, f.at) && lost(i) {
				c.Until = f.at
				if !slices.Contains(c.BecauseIDs, f.id) {
					c.BecauseIDs = append(c.BecauseIDs, f.id)
				}
			}
		}
	}
	end := func(f *fact, lost func(actor string) bool) {
		endAll(f, func(i int) bool { return lost(out[i].ActorID) })
	}
	var parts []fact
	for i := range facts {
		f := &facts[i]
		switch f.kind {
		case left:
			end(f, func(a string) bool { return own(f.actors, a) })
			for _, a := range f.losers {
				hold(a, f)
			}
		case taken:
			// One that does not say by whom takes it from those that it names.
			end(f, func(a string) bool {
				if len(f.actors) == 0 {
					return own(f.losers, a)
				}
				return !own(f.actors, a)
			})
			for _, a := range f.actors {
				hold(a, f)
			}
		case claimed:
			endAll(f, func(i int) bool { return begins(f.at)-heard[i] > staleHold && !own(f.actors, out[i].ActorID) })
			for _, a := range f.actors {
				hold(a, f)
			}
		case partTaken:
			parts = append(parts, *f)
		}
	}
	sure := make([]stay, len(out))
	for i := range out {
		sure[i] = surely(&out[i])
	}
	for i := range out {
		c := &out[i]
		for k := range out {
			o := &out[k]
			if sure[i].meets(sure[k]) && o.ActorID != c.ActorID && !sameSide(o.ActorID, c.ActorID) {
				c.Contested = true
				break
			}
		}
		since := begins(c.Since)
		c.Contested = c.Contested || slices.ContainsFunc(parts, func(f fact) bool {
			return begins(f.at) > since && open(c, f.at) && !own(f.actors, c.ActorID)
		})
	}
	return out
}

// stay is the time in which a hold surely lasts, however its uncertain ends are read, in Unix seconds.
type stay struct{ from, to int64 }

func (s stay) meets(o stay) bool { return s.from < o.to && o.from < s.to }

func surely(c *schema.Control) stay {
	s := stay{schema.BeginningOfTime, schema.EndOfTime}
	if !c.Since.IsZero() {
		_, s.from = c.Since.Bounds()
	}
	if !c.Until.IsZero() {
		s.to, _ = c.Until.Bounds()
	}
	return s
}

// holdsOn tells whether a hold covers a day. The day on which it ends is not its own any more, if that day is known; of a wider end it is
// as long as it may be.
func holdsOn(c *schema.Control, day schema.Time) bool {
	from, to := day.Bounds()
	if since, _ := c.Since.Bounds(); !c.Since.IsZero() && since > to {
		return false
	}
	if c.Until.IsZero() {
		return true
	}
	first, last := c.Until.Bounds()
	if last-first < daySeconds {
		return first > to
	}
	return last >= from
}

// Control tells who held a place on a day, or for the zero Time its whole history, in the order of time; the rules are in doc.go.
func (s *Store) Control(ctx context.Context, place string, asOf schema.Time, knownBy int64) ([]schema.Control, error) {
	if err := areIDs("place", []string{place}, schema.PlacePrefix); err != nil {
		return nil, err
	}
	var out []schema.Control
	err := s.view(func(t *badger.Txn) error {
		a, err := s.agreements(t, knownBy)
		if err != nil {
			return err
		}
		defer a.close()
		g := newGround(a)
		facts, err := g.facts(ctx, place)
		if err != nil {
			return err
		}
		if err := g.wholes(facts); err != nil {
			return err
		}
		var failed error
		out = history(place, facts, func(a, b string) bool {
			same, err := g.sameSide(a, b)
			if err != nil {
				failed = err
			}
			return same
		})
		return failed
	})
	if err != nil {
		return nil, fmt.Errorf("control: %w", err)
	}
	if !asOf.IsZero() {
		out = slices.DeleteFunc(out, func(c schema.Control) bool { return !holdsOn(&c, asOf) })
	}
	return out, nil
}
