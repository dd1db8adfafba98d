package store

import (
	"slices"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// maxCandidates bounds how many events of one posting list are looked at for a report: in a window of some days that is
// more than any war brings about one actor.
const maxCandidates = 300

// joinAt is the score from which a report is taken for an account of an event; see score.
const joinAt = 1.0

// matcher finds the events that the reports of one entry tell. It looks at the events as they were before the entry: iterators of a
// transaction that writes sort all that it has written, and reports of one article are never one event.
type matcher struct {
	look   *lookup
	before *badger.Txn
	// joined are the events that a report of the entry has joined or made.
	joined map[string]bool
}

// matchable tells whether a time is narrow enough to compare: at most a month, ends known. A report of a wider one stands alone, whichever
// of two comes first.
func matchable(t schema.Time) bool {
	class, _, _ := slot(t)
	return class <= withinMonth
}

// find is the event that a report tells; "" where there is none. Candidates share an actor or a place with it in the days around its
// time; of those that score enough the best is taken, of as good ones the smaller id.
func (m *matcher) find(r *schema.Report) (string, error) {
	if !matchable(r.Time) {
		return "", nil
	}
	from, to := r.Time.Bounds()
	window := between(from-2*daySeconds, to+2*daySeconds)
	seen := map[string]bool{}
	best, top := "", 0.0
	look := func(d dimension, value string) error {
		w := newMergeOf(m.before, along(alternatives(d, value)), window, schema.EndOfTime, false, withinMonth+1)
		defer w.close()
		for n := 0; n < maxCandidates && w.next(); n++ {
			id := w.at.id
			if seen[id] || m.joined[id] {
				continue
			}
			seen[id] = true
			var rec eventRecord
			if ok, err := record(m.before, idKey(eventFamily, id), &rec); err != nil || !ok {
				return err
			}
			v := 0.0
			for i := range rec.Reports {
				x, err := score(m.look, &rec.Reports[i], r)
				if err != nil {
					return err
				}
				v = max(v, x)
			}
			if v >= joinAt && (v > top || v == top && id < best) {
				best, top = id, v
			}
		}
		return nil
	}
	for _, p := range r.Participants {
		if err := look(byActor, p.ActorID); err != nil {
			return "", err
		}
	}
	for _, p := range r.PlaceIDs {
		if err := look(byPlace, p); err != nil {
			return "", err
		}
	}
	return best, nil
}

// score says how surely two reports tell one occurrence; below joinAt they are two. Nothing is one event that differs in
// class, that cannot have been on one day, that one report puts into another town than the other, or where one is planned and
// the other happened more than a day apart. For the rest, shared participants in the same role count 0.6 (descriptions 0.3, in
// another role half), a shared town 0.6, a shared country 0.2, the same type 0.3, the same stated day 0.3, equal figures 0.4,
// figures that exclude each other by far take 0.5.
func score(l *lookup, a, b *schema.Report) (float64, error) {
	if a.Type.Class() != b.Type.Class() || !related(a.Type, b.Type) {
		return 0, nil
	}
	v := 0.0
	switch {
	case a.Time.Overlaps(b.Time):
		if a.TimeSource != schema.TimeDefault && b.TimeSource != schema.TimeDefault {
			v += 0.3
		}
	case near(a.Time, b.Time) && (a.TimeSource == schema.TimeDefault || b.TimeSource == schema.TimeDefault):
		// Published a day later without a date of its own: as a rule yesterday's news.
		v -= 0.2
	default:
		return 0, nil
	}
	if a.Status != b.Status {
		v -= 0.2
	}
	if a.Type == b.Type {
		v += 0.3
	}
	town, country, apart, err := together(l, a, b)
	switch {
	case err != nil || apart:
		return 0, err
	case town:
		v += 0.6
	case country:
		v += 0.2
	}
	shared := 0.0
	for _, p := range a.Participants {
		for _, q := range b.Participants {
			if p.ActorID != q.ActorID {
				continue
			}
			w := 0.6
			if vague, err := vague(l, p.ActorID); err != nil {
				return 0, err
			} else if vague {
				w = 0.3
			}
			if p.Role != q.Role {
				w /= 2
			}
			shared += w
		}
	}
	if shared == 0 && len(a.Participants) > 0 && len(b.Participants) > 0 {
		v -= 0.3
	}
	v += min(shared, 1.2)
	switch x, y := a.Killed, b.Killed; {
	case x == nil || y == nil || x.Low == nil || y.Low == nil:
	case *x.Low == *y.Low:
		v += 0.4
	case *x.Low > 3*(*y.Low) || *y.Low > 3*(*x.Low):
		v -= 0.5
	}
	// Diplomacy is many acts a day: an actor alone makes no two of them one.
	if c := a.Type.Class(); (c == schema.ClassDiplomacy || c == schema.ClassContention) && shared < 0.6 && !town {
		return 0, nil
	}
	return v, nil
}

// related tells whether reports of one occurrence may code it as these two types.
func related(a, b schema.EventType) bool {
	if a == b {
		return true
	}
	switch a.Class() {
	case schema.ClassViolence:
		return true
	case schema.ClassTerritory:
		return a != schema.Siege && b != schema.Siege
	case schema.ClassAgreement:
		return a != schema.CeasefireViolationType && b != schema.CeasefireViolationType
	}
	return false
}

// near tells whether two times are at most a day apart.
func near(a, b schema.Time) bool {
	af, at := a.Bounds()
	bf, bt := b.Bounds()
	return bf-at <= daySeconds && af-bt <= daySeconds
}

// together compares where two reports put an occurrence: in the same town, in the same country, or apart.
func together(l *lookup, a, b *schema.Report) (town, country, apart bool, err error) {
	if len(a.PlaceIDs) == 0 || len(b.PlaceIDs) == 0 {
		return false, false, false, nil
	}
	for _, p := range a.PlaceIDs {
		for _, q := range b.PlaceIDs {
			x, err := l.place(p)
			if err != nil {
				return false, false, false, err
			}
			y, err := l.place(q)
			if err != nil {
				return false, false, false, err
			}
			switch {
			case x == nil || y == nil:
			case p == q && x.Kind != schema.CountryPlace && x.Kind != schema.RegionPlace:
				town = true
			case p == q || slices.Contains(x.WithinIDs, q) || slices.Contains(y.WithinIDs, p):
				country = true
			}
		}
	}
	return town, country, !town && !country, nil
}

// vague tells whether an actor is a description or a state: two reports may well mean others of it.
func vague(l *lookup, id string) (bool, error) {
	a, err := l.actor(id)
	return a != nil && (a.Generic || a.Kind == schema.StateActor), err
}
