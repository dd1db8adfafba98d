package store

import (
	"context"
	"slices"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// How long after a truce was agreed a violation can still belong to it without a report that says so, and how long after it another
// event can tell that it took effect, speak of it, or be its signing, in seconds.
const (
	truceReach   = 400 * daySeconds
	signReach    = 4 * daySeconds
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
	// near has what an event's reaches lie in, themselves among it.
	near map[string][]string
	// actors has those acting in an event.
	actors map[string][]string
	// principals, superiors and folks have whom an actor stands for, whom it belongs to, and who stands for it.
	principals map[string]string
	superiors  map[string][]string
	folks      map[string][]string
	relations  *relationReader
	// spokenOfs has what an event speaks of, see spoken.
	spokenOfs map[string]*schema.Event
	// walks counts the walks over a list; lists and events are what is kept of them (scans.go), by list and by number.
	walks  map[alternative]int
	lists  map[alternative]*keptList
	events map[uint64]*schema.Event
}

// agreements opens a reader, which its user closes.
func (s *Store) agreements(t *badger.Txn, knownBy int64) (*agreements, error) {
	r, err := s.newRelationReader(t, knownBy)
	return &agreements{s: s, look: newLookup(t), knownBy: knownBy, tied: map[string]string{}, near: map[string][]string{},
		actors: map[string][]string{}, principals: map[string]string{}, superiors: map[string][]string{}, folks: map[string][]string{}, relations: r,
		spokenOfs: map[string]*schema.Event{}, walks: map[alternative]int{}, lists: map[alternative]*keptList{}, events: map[uint64]*schema.Event{}}, err
}

func (a *agreements) close() { a.relations.close() }

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

func (a *agreements) around(e *schema.Event) ([]string, error) {
	return foundOnce(a.near, e.ID, func() ([]string, error) {
		ids, err := a.reaches(e)
		if err != nil {
			return nil, err
		}
		return a.look.around(ids)
	})
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
	near, err := a.kindred(e)
	if err != nil {
		return nil, err
	}
	for _, where := range near {
		if len(where) == 0 || begins(e.Time) == schema.EndOfTime {
			continue
		}
		err := a.scan(ctx, along(where).of(violations), between(begins(e.Time), by), false, func(v *schema.Event) (bool, error) {
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
	who, err := a.acting(v)
	if err != nil {
		return "", err
	}
	at := begins(v.Time)
	window := between(at-truceReach, at)
	if ends(v) != goesOn {
		window = between(schema.BeginningOfTime, at)
	}
	for _, where := range [][]alternative{alternatives(byActor, who...), alternatives(byPlace, near...)} {
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
			of, err := a.spokenOf(ctx, e)
			if err != nil {
				return false, err
			}
			best, top = of.ID, fit
			return n < maxTruces, nil
		})
		if err != nil {
			return "", err
		}
	}
	a.tied[v.ID] = best
	return best, nil
}

// fits tells how well a violation that says nothing of its truce fits one, 0 for not at all: 4 for two of its sides, 2 for one, 1 for a
// place in those that it is about. A place outside of them makes it another truce's, unless two of the sides or one that is no state are in it:
// states have many truces. So does a time before it or after its end, or more than 400 days after it, but for what tells the end of one that both
// sides had.
func (a *agreements) fits(v, e *schema.Event) (int, error) {
	_, latest := v.Time.Bounds()
	if begins(e.Time) > latest {
		return 0, nil
	}
	if g := e.Agreement; g != nil && !g.Ends.IsZero() {
		if _, end := g.Ends.Bounds(); begins(v.Time) > end+2*daySeconds {
			return 0, nil
		}
	}
	fit, own, err := a.parties(v, e)
	if err != nil || begins(v.Time)-begins(e.Time) > truceReach && (fit < 4 || ends(v) == goesOn) {
		return 0, err
	}
	said, err := a.grounds(e)
	if err != nil {
		return 0, err
	}
	on, err := a.reaches(e)
	if err != nil {
		return 0, err
	}
	if len(v.PlaceIDs) == 0 || len(on) == 0 {
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
	case meet(of, said):
		return fit + 1, nil
	case fit < 2 && meet(of, on):
		return 1, nil
	case meet(of, on), meet(wide, v.PlaceIDs), own:
		return fit, nil
	}
	return 0, nil
}

// parties is how well those in a violation fit a truce, and whether that is enough wherever it happened.
func (a *agreements) parties(v, e *schema.Event) (fit int, own bool, err error) {
	who, err := a.acting(v)
	if err != nil {
		return 0, false, err
	}
	bound, err := a.bound(e)
	if err != nil {
		return 0, false, err
	}
	for _, id := range bound {
		if !slices.Contains(who, id) {
			continue
		}
		if fit += 2; fit == 4 {
			return fit, true, nil
		}
		x, err := a.s.readActor(a.look.t, id)
		if err != nil {
			return 0, false, err
		}
		own = own || x != nil && x.Kind != schema.StateActor
	}
	if fit == 0 && meet(who, everybody(e)) {
		fit = 2
	}
	return fit, own, nil
}

// kindred are the lists in which what breaks a truce can stand: of those in it and their folk, and of the places that it is about.
func (a *agreements) kindred(e *schema.Event) ([2][]alternative, error) {
	who, err := a.people(everybody(e))
	if err != nil {
		return [2][]alternative{}, err
	}
	on, err := a.reaches(e)
	return [2][]alternative{alternatives(byActor, who...), alternatives(byPlace, on...)}, err
}

// truce reads what the state of a ceasefire follows from, by an instant.
func (a *agreements) truce(ctx context.Context, e *schema.Event, by int64) (truce, error) {
	c := truce{agreement: e}
	sel, any, err := a.kin(e)
	if err != nil {
		return c, err
	}
	var mentions []*schema.Event
	if any && (e.Agreement == nil || e.Agreement.Effective.IsZero()) {
		if c.announced, err = a.announced(ctx, e, by); err != nil {
			return c, err
		}
	}
	if any {
		err = a.scan(ctx, sel, between(begins(e.Time), by), false, func(l *schema.Event) (bool, error) {
			b, err := a.bond(ctx, l, e)
			if err == nil && (b == mention || b == start) {
				// Of several truces that it fits it speaks of one.
				var of *schema.Event
				if of, err = a.spokenOf(ctx, l); err == nil && of.ID != e.ID {
					return true, nil
				}
			}
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
