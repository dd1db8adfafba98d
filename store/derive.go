package store

import (
	"cmp"
	"slices"

	"casus/schema"
)

func sortReports(rs []schema.Report) {
	slices.SortFunc(rs, compareReports)
}

func compareReports(a, b schema.Report) int {
	return cmp.Or(cmp.Compare(known(&a), known(&b)), cmp.Compare(a.ID, b.ID))
}

// known is the instant from which a report is known.
func known(r *schema.Report) int64 {
	if t, ok := r.PublishedAt.Earliest(); ok {
		return t.Unix()
	}
	return schema.BeginningOfTime
}

// Derive makes the event of the reports that are known by an instant (Unix seconds); nil where none is. The rules:
//
//   - type, status: what most reports say; of as many, the one that the most confident report says. A report that denies
//     does not outvote one that tells: DENIED only where all deny.
//   - time: the narrowest that a report gives with a stated or relative source, of several as narrow the one that most give; else the narrowest.
//   - participants: all of all reports, each actor once in the role that most give it. Places: all, without those that the
//     narrowest report's places lie in.
//   - numbers: from the lowest low to the highest high.
//   - summary, weapon, agreement: of the most confident report that has one; terms of all.
//   - confidence: that of the best report.
func Derive(id string, reports []schema.Report, by int64) *schema.Event {
	return deriveInto(id, reports, by, new(rooms))
}

// deriveInto is Derive for one of many events of an answer.
func deriveInto(id string, reports []schema.Report, by int64, into *rooms) *schema.Event {
	n := 0
	for n < len(reports) && known(&reports[n]) <= by {
		n++
	}
	if n == 0 {
		return nil
	}
	rs := reports[:n:n]
	best := &rs[0]
	for i := range rs {
		if rs[i].Confidence > best.Confidence {
			best = &rs[i]
		}
	}
	e := into.events.one()
	e.ID, e.Reports, e.Summary, e.Confidence, e.PlaceIDs = id, rs, best.Summary, best.Confidence, placesOf(rs)
	e.Type = most(rs, best, func(r *schema.Report) schema.EventType { return r.Type })
	e.Status = status(rs, best)
	e.Time, e.TimeSource = timeOf(rs)
	e.Participants = casting(rs)
	for i := range rs {
		r := &rs[i]
		e.Killed, e.Injured = span(e.Killed, r.Killed), span(e.Injured, r.Injured)
		e.Abducted, e.Displaced = span(e.Abducted, r.Abducted), span(e.Displaced, r.Displaced)
		if e.Weapon == "" {
			e.Weapon = r.Weapon
		}
		e.Agreement = joinAgreements(e.Agreement, r.Agreement)
	}
	e.Differences = differences(rs)
	return e
}

// placesOf are the places of the reports, each once. What one report says is not copied: whoever changes an event copies first.
func placesOf(rs []schema.Report) []string {
	if first := rs[0].PlaceIDs; len(rs) == 1 && len(first) == 1 {
		return first[:1:1]
	}
	out := []string{}
	for i := range rs {
		out = union(out, rs[i].PlaceIDs)
	}
	return out
}

// casting gives each actor of the reports the role that most of them give it, of as many the first in the codebook's order. Reports and their
// actors are few: looking through them costs less than maps.
func casting(rs []schema.Report) []schema.Participant {
	if first := rs[0].Participants; len(rs) == 1 && len(first) > 0 && !twice(first) {
		return first[:len(first):len(first)]
	}
	out := make([]schema.Participant, 0, len(rs[0].Participants))
	for i := range rs {
		for _, p := range rs[i].Participants {
			if !slices.ContainsFunc(out, func(q schema.Participant) bool { return q.ActorID == p.ActorID }) {
				out = append(out, p)
			}
		}
	}
	for i := range out {
		counts := map[schema.Role]int{}
		for j := range rs {
			for _, p := range rs[j].Participants {
				if p.ActorID == out[i].ActorID {
					counts[p.Role]++
				}
			}
		}
		top := schema.Role("")
		for _, role := range schema.Roles() {
			if c := counts[role]; c > 0 && (top == "" || c > counts[top]) {
				top = role
			}
		}
		out[i].Role = top
	}
	return out
}

// twice tells whether an actor stands in a list twice.
func twice(ps []schema.Participant) bool {
	for i := range ps {
		for j := range i {
			if ps[i].ActorID == ps[j].ActorID {
				return true
			}
		}
	}
	return false
}

func most[T comparable](rs []schema.Report, best *schema.Report, of func(*schema.Report) T) T {
	if len(rs) == 1 {
		return of(best)
	}
	counts := map[T]int{}
	for i := range rs {
		counts[of(&rs[i])]++
	}
	top := of(best)
	for i := range rs {
		if v := of(&rs[i]); counts[v] > counts[top] {
			top = v
		}
	}
	return top
}

func status(rs []schema.Report, best *schema.Report) schema.Status {
	if len(rs) == 1 {
		return best.Status
	}
	denied := 0
	for i := range rs {
		switch rs[i].Status {
		case schema.Occurred:
			// What one report saw planned and a later one saw happen has happened.
			return schema.Occurred
		case schema.Denied:
			denied++
		}
	}
	if denied == len(rs) {
		return schema.Denied
	}
	told := slices.DeleteFunc(slices.Clone(rs), func(r schema.Report) bool { return r.Status == schema.Denied })
	if best.Status == schema.Denied {
		best = &told[0]
	}
	return most(told, best, func(r *schema.Report) schema.Status { return r.Status })
}

func timeOf(rs []schema.Report) (schema.Time, schema.TimeSource) {
	if len(rs) == 1 && !rs[0].Time.IsZero() {
		return rs[0].Time, rs[0].TimeSource
	}
	width := func(t schema.Time) uint64 {
		from, to := t.Bounds()
		return uint64(to) - uint64(from)
	}
	told := slices.ContainsFunc(rs, func(r schema.Report) bool { return r.TimeSource != schema.TimeDefault && !r.Time.IsZero() })
	counts := map[schema.Time]int{}
	for i := range rs {
		counts[rs[i].Time]++
	}
	best := -1
	for i := range rs {
		r := &rs[i]
		if told && r.TimeSource == schema.TimeDefault || r.Time.IsZero() {
			continue
		}
		if best < 0 || cmp.Or(cmp.Compare(width(r.Time), width(rs[best].Time)), -cmp.Compare(counts[r.Time], counts[rs[best].Time])) < 0 {
			best = i
		}
	}
	if best < 0 {
		return schema.Time{}, schema.TimeDefault
	}
	return rs[best].Time, rs[best].TimeSource
}

func span(a, b *schema.Count) *schema.Count {
	if a == nil {
		return b
	}
	if b == nil {
		return a
	}
	out := schema.Count{}
	if a.Low != nil && b.Low != nil {
		v := min(*a.Low, *b.Low)
		out.Low = &v
	}
	if a.High != nil && b.High != nil {
		v := max(*a.High, *b.High)
		out.High = &v
	}
	return &out
}

func joinAgreements(a, b *schema.Agreement) *schema.Agreement {
	if a == nil || b == nil {
		if a == nil {
			return b
		}
		return a
	}
	out := *a
	if out.Effective.IsZero() {
		out.Effective = b.Effective
	}
	if out.Ends.IsZero() {
		out.Ends = b.Ends
	}
	out.CoversIDs, out.ExcludeIDs = union(a.CoversIDs, b.CoversIDs), union(a.ExcludeIDs, b.ExcludeIDs)
	if out.Purpose == "" {
		out.Purpose = b.Purpose
	}
	if out.Kind == "" {
		out.Kind = b.Kind
	}
	if out.Sides == "" {
		out.Sides = b.Sides
	}
	if out.Written == nil {
		out.Written = b.Written
	}
	out.Terms = append(slices.Clone(a.Terms), b.Terms...)
	return &out
}

func union(a, b []string) []string {
	out := slices.Clone(a)
	for _, x := range b {
		if !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}
