package store

import (
	"context"
	"fmt"
	"slices"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// How long after a truce was agreed a violation can still belong to it without a report that says so, and how long after it another
// event can tell that it took effect, or speak of it, in seconds.
const (
	truceReach   = 400 * daySeconds
	startReach   = 30 * daySeconds
	mentionReach = 120 * daySeconds
)

var (
	truces     = []schema.EventType{schema.CeasefireAgreementType}
	violations = []schema.EventType{schema.CeasefireViolationType}
	// breaking are the acts that break a truce where their report is about it: violations, and violence "despite the truce".
	breaking = func() []schema.EventType {
		out := slices.Clone(violations)
		for _, c := range schema.Codebook() {
			if c.Class == schema.ClassViolence {
				out = append(out, c.Type)
			}
		}
		return out
	}()
)

// maxTruces bounds how many truces are looked at for one violation, the latest first.
const maxTruces = 50

// agreements reads truces and what belongs to them, on one transaction and as known at one moment of reporting.
type agreements struct {
	s       *Store
	look    *lookup
	knownBy int64
	// tied has the truce of each violation that has been asked for, "" for none.
	tied map[string]string
	// near has the places of an event and what they lie in.
	near map[string][]string
}

func (s *Store) agreements(t *badger.Txn, knownBy int64) *agreements {
	return &agreements{s: s, look: newLookup(t), knownBy: knownBy, tied: map[string]string{}, near: map[string][]string{}}
}

// sides are the actors that a truce binds: its parties, and who declares one alone.
func sides(e *schema.Event) []string {
	var out []string
	for _, p := range e.Participants {
		if p.Role == schema.Party || p.Role == schema.Agent {
			out = append(out, p.ActorID)
		}
	}
	return out
}

func everybody(e *schema.Event) []string {
	out := make([]string, len(e.Participants))
	for i, p := range e.Participants {
		out[i] = p.ActorID
	}
	return out
}

// placesOf are the places that an event names, those that a truce covers among them.
func placesOf(e *schema.Event) []string {
	if e.Agreement == nil {
		return e.PlaceIDs
	}
	return union(e.PlaceIDs, e.Agreement.CoversIDs)
}

func (a *agreements) around(e *schema.Event) ([]string, error) {
	if ids, ok := a.near[e.ID]; ok {
		return ids, nil
	}
	ids, err := a.look.around(placesOf(e))
	if err == nil {
		a.near[e.ID] = ids
	}
	return ids, err
}

// scan calls fn with the events that stand in the lists, in a direction, until it returns false.
func (a *agreements) scan(ctx context.Context, sel selection, window schema.Time, reverse bool, fn func(e *schema.Event) (bool, error)) error {
	m, err := a.s.newMerge(a.look.t, sel, window, a.knownBy, reverse)
	if err != nil {
		return err
	}
	defer m.close()
	for m.next() {
		if err := ctx.Err(); err != nil {
			return err
		}
		e, err := a.s.eventAt(a.look.t, m.at.number, a.knownBy)
		if err != nil {
			return err
		}
		if e == nil {
			return fmt.Errorf("event %d is in a list but not in the store", m.at.number)
		}
		if more, err := fn(e); err != nil || !more {
			return err
		}
	}
	return m.err()
}

// between is the time from one instant to another; zero, which is all time, where these have no dates.
func between(from, to int64) schema.Time {
	start, end := schema.Instant(unix(max(from, -1<<36))), schema.Instant(unix(min(to, 1<<37)))
	w, err := schema.Interval(start, end)
	if err != nil {
		return schema.Time{}
	}
	return w
}

// breaches are what broke a truce by an instant, in order: violations and violence whose report is about it, or about one of the events that
// speak of it, and of the violations that say nothing those that it fits best.
func (a *agreements) breaches(ctx context.Context, e *schema.Event, speaking []*schema.Event, by int64) ([]*schema.Event, error) {
	found := map[string]*schema.Event{}
	var reports []string
	for _, e := range append([]*schema.Event{e}, speaking...) {
		for i := range e.Reports {
			reports = append(reports, e.Reports[i].ID)
		}
	}
	err := a.scan(ctx, along(alternatives(byAbout, reports...)).of(breaking), schema.Time{}, false, func(v *schema.Event) (bool, error) {
		found[v.ID] = v
		return true, nil
	})
	if err != nil {
		return nil, err
	}
	from := begins(e.Time)
	window := between(from, min(by, from+truceReach))
	for _, where := range [][]alternative{alternatives(byActor, everybody(e)...), alternatives(byPlace, placesOf(e)...)} {
		if len(where) == 0 || from == schema.EndOfTime {
			continue
		}
		err := a.scan(ctx, along(where).of(violations), window, false, func(v *schema.Event) (bool, error) {
			if found[v.ID] != nil {
				return true, nil
			}
			id, err := a.truceOf(ctx, v)
			if id == e.ID {
				found[v.ID] = v
			}
			return true, err
		})
		if err != nil {
			return nil, err
		}
	}
	var out []*schema.Event
	for _, v := range found {
		if begins(v.Time) <= by && v.Status == schema.Occurred {
			out = append(out, v)
		}
	}
	slices.SortFunc(out, inOrder)
	return out, nil
}

// truceOf is the truce that a violation is tied to: the one that it is about by its report, else of those in force that fit the one
// that fits best, of as good ones the latest agreed.
func (a *agreements) truceOf(ctx context.Context, v *schema.Event) (string, error) {
	if id, ok := a.tied[v.ID]; ok {
		return id, nil
	}
	best, top := "", 0
	if v.AboutEventID != "" {
		about, err := a.s.event(a.look.t, v.AboutEventID, a.knownBy)
		if err != nil {
			return "", err
		}
		if about != nil && about.Type == schema.CeasefireAgreementType {
			a.tied[v.ID] = about.ID
			return about.ID, nil
		}
	}
	near, err := a.around(v)
	if err != nil {
		return "", err
	}
	at := begins(v.Time)
	window := between(at-truceReach, at)
	for _, where := range [][]alternative{alternatives(byActor, everybody(v)...), alternatives(byPlace, near...)} {
		if len(where) == 0 || at == schema.EndOfTime {
			continue
		}
		n := 0
		err := a.scan(ctx, along(where).of(truces, schema.Occurred), window, true, func(e *schema.Event) (bool, error) {
			n++
			fit, err := a.fits(v, e)
			if err != nil || fit <= top {
				return n < maxTruces, err
			}
			// What fits an event that speaks of a truce fits the truce.
			if only, err := a.speaksOfAnother(ctx, e); err != nil || only {
				return n < maxTruces, err
			}
			best, top = e.ID, fit
			return n < maxTruces, nil
		})
		if err != nil {
			return "", err
		}
	}
	a.tied[v.ID] = best
	return best, nil
}

// fits tells how well a violation that says nothing of its truce fits one, 0 for not at all: 2 for a common actor, 1 for a place in
// those that it is about. A place outside of them makes it another truce's; so does a time before it or after its end.
func (a *agreements) fits(v, e *schema.Event) (int, error) {
	_, latest := v.Time.Bounds()
	if begins(e.Time) > latest {
		return 0, nil
	}
	if g := e.Agreement; g != nil && !g.Ends.IsZero() {
		if _, end := g.Ends.Bounds(); begins(v.Time) > end+daySeconds {
			return 0, nil
		}
	}
	fit := 0
	if meet(everybody(v), everybody(e)) {
		fit = 2
	}
	if len(placesOf(v)) == 0 || len(placesOf(e)) == 0 {
		return fit, nil
	}
	of, err := a.around(v)
	if err != nil {
		return 0, err
	}
	wide, err := a.around(e)
	switch {
	case err != nil:
		return 0, err
	case meet(of, placesOf(e)):
		return fit + 1, nil
	case meet(wide, placesOf(v)):
		return fit, nil
	}
	return 0, nil
}

// truce reads what the state of a ceasefire follows from, by an instant.
func (a *agreements) truce(ctx context.Context, e *schema.Event, by int64) (truce, error) {
	c := truce{agreement: e}
	sel, any, err := a.kin(e)
	if err != nil {
		return c, err
	}
	var mentions []*schema.Event
	if any {
		err = a.scan(ctx, sel, between(begins(e.Time), by), false, func(l *schema.Event) (bool, error) {
			b, err := a.bond(l, e)
			switch b {
			case mention:
				mentions = append(mentions, l)
			case start:
				c.starts = append(c.starts, l)
			case successor:
				c.later = append(c.later, l)
			}
			return true, err
		})
		if err != nil {
			return c, err
		}
	}
	c.breaches, err = a.breaches(ctx, e, append(mentions, c.starts...), by)
	return c, err
}
