package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"casus/schema"
)

// drawKnownBy draws a moment of reporting, mostly the last.
func drawKnownBy(t *rapid.T) int64 {
	return rapid.SampledFrom([]int64{schema.EndOfTime, schema.EndOfTime, first2(schema.MustTime("2010-09-01")), first2(schema.MustTime("2011-05-05"))}).Draw(t, "known by")
}

func TestQueriesAreWhatLookingAtEveryEventGives(t *testing.T) {
	s := open(t)
	ids := small1.fill(t, s, 0, 150)
	// What two outlets tell with different tolls.
	for i := range 30 {
		for k, toll := range []int{3, 30} {
			d := newDraft(sources[(i+k)%len(sources)], schema.MustTime("2010-03-01").Shift(20*i+3*k).String())
			e := d.event(schema.Battle, schema.MustTime("2010-03-01").Shift(20*i).String(), fmt.Sprintf("Shelled the market, round %d.", i), fmt.Sprintf("AGENT:Group %d", i%4))
			e.Places = append(e.Places, d.place(fmt.Sprintf("Town %d", i%6), countries[i%6]))
			e.Killed = &schema.Count{Low: &toll, High: &toll}
			ids = append(ids, load(t, s, d)...)
		}
	}
	n := newNaive(t, s, ids)
	ctx := context.Background()
	disputed := 0
	rapid.Check(t, func(t *rapid.T) {
		f, known := drawFilter(t, small1), drawKnownBy(t)
		all := n.all(t, f, known, schema.OldestFirst)

		q := schema.HistogramQuery{Filter: f, Interval: rapid.SampledFrom(schema.Granularities()).Draw(t, "interval"), KnownBy: known}
		q.By = rapid.SampledFrom(append(schema.Facets(), "")).Draw(t, "by")
		switch rapid.IntRange(0, 1).Draw(t, "values") * len(q.By) {
		case len(schema.FacetActor): // as long as PLACE, CLASS
			if q.By == schema.FacetActor {
				q.Values = []string{actorNamed("Group 0"), actorNamed("Group 3")}
			}
		case len(schema.FacetType):
			q.Values = []string{string(schema.Battle), string(schema.CeasefireAgreementType)}
		case len(schema.FacetSource):
			q.Values = []string{"AFP"}
		}
		q.Limit = 100
		got, err := s.Histogram(ctx, q)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(naiveHistogram(all, q), countsOf(got)); d != "" {
			t.Fatalf("%+v:\n%s", q, d)
		}
		for i := 1; i < len(got.Buckets); i++ {
			if a, b := got.Buckets[i-1], got.Buckets[i]; begins(a.Time) > begins(b.Time) || begins(a.Time) == begins(b.Time) && a.Value >= b.Value {
				t.Fatalf("%v before %v", a, b)
			}
		}

		var want []string
		for _, e := range all {
			if len(Contradictions(e.Reports)) > 0 {
				want = append(want, e.ID)
			}
		}
		disputed += len(want)
		page, err := s.Disagreements(ctx, schema.TimelineQuery{Filter: f, KnownBy: known, Order: schema.OldestFirst, Page: schema.Page{First: 100}})
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, d := range page.Items {
			if len(d.About) == 0 {
				t.Fatalf("%s disagrees about nothing", d.Event.ID)
			}
			ids = append(ids, d.Event.ID)
		}
		if !slices.Equal(ids, want) {
			t.Fatalf("disagreements: %v, want %v", ids, want)
		}
		if c, err := s.CountDisagreements(ctx, f, known); err != nil || c != len(want) {
			t.Fatalf("CountDisagreements = %d, %v, want %d", c, err, len(want))
		}

		e := rapid.SampledFrom(n.ids).Draw(t, "event")
		if ok, err := s.Selects(ctx, e, f, known); err != nil || ok != slices.Contains(eventIDs(all), n.called[e]) {
			t.Fatalf("Selects(%s) = %v, %v", e, ok, err)
		}

		actor := actorNamed(fmt.Sprintf("Group %d", rapid.IntRange(0, small1.actors).Draw(t, "of")))
		act, err := s.Activity(ctx, actor, f.During, known)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(naiveActivity(n.all(t, schema.EventFilter{Actors: []string{actor}, During: f.During}, known, schema.OldestFirst), actor), flat(act)); d != "" {
			t.Fatalf("activity:\n%s", d)
		}
	})
	if disputed == 0 {
		t.Error("the corpus has no event whose reports contradict each other: the test shows nothing of them")
	}
}

// naiveHistogram counts as "interval value", and the undated as "".
func naiveHistogram(all []*schema.Event, q schema.HistogramQuery) map[string]int {
	out := map[string]int{}
	for _, e := range all {
		at := begins(e.Time)
		if at == schema.EndOfTime {
			// Where each value has its own list, undated ones without any of the values are not seen.
			if len(q.Values) == 0 || q.By == schema.FacetType || q.By == schema.FacetClass {
				out[""]++
			}
			continue
		}
		day := unix(at)
		text := ""
		switch q.Interval {
		case schema.ByDay:
			text = day.Format("2006-01-02")
		case schema.ByMonth:
			text = day.Format("2006-01")
		case schema.ByYear:
			text = day.Format("2006")
		case schema.ByWeek:
			for day.Weekday() != 1 {
				day = day.AddDate(0, 0, -1)
			}
			text = day.Format("2006-01-02") + "/" + day.AddDate(0, 0, 6).Format("2006-01-02")
		}
		var values []string
		switch q.By {
		case "":
			values = []string{""}
		case schema.FacetType:
			values = []string{string(e.Type)}
		case schema.FacetClass:
			values = []string{string(e.Class())}
		default:
			values = facetValues(e, q.By)
		}
		for _, v := range values {
			if len(q.Values) == 0 || slices.Contains(q.Values, v) {
				out[text+" "+v]++
			}
		}
	}
	return out
}

func countsOf(h *schema.Histogram) map[string]int {
	out := map[string]int{}
	for _, b := range h.Buckets {
		out[b.Time.String()+" "+b.Value] += b.Count
	}
	if h.Undated > 0 {
		out[""] = h.Undated
	}
	return out
}

func naiveActivity(all []*schema.Event, actor string) map[string]string {
	out := map[string]string{"events": fmt.Sprint(len(all))}
	counts := map[string]int{}
	for i, e := range all {
		if i == 0 {
			out["first"] = e.ID
		}
		out["last"] = e.ID
		counts[string(e.Type)]++
		for _, p := range e.Participants {
			if p.ActorID == actor {
				counts[string(p.Role)]++
			}
		}
	}
	for k, n := range counts {
		out[k] = fmt.Sprint(n)
	}
	return out
}

func flat(a *schema.Activity) map[string]string {
	out := map[string]string{"events": fmt.Sprint(a.Events)}
	if a.First != nil {
		out["first"], out["last"] = a.First.ID, a.Last.ID
	}
	for _, c := range a.ByType {
		out[string(c.Type)] = fmt.Sprint(c.Count)
	}
	for _, c := range a.ByRole {
		out[string(c.Role)] = fmt.Sprint(c.Count)
	}
	return out
}

func TestChangesAreWhatComparingEveryEventGives(t *testing.T) {
	s := open(t)
	n := newNaive(t, s, small1.fill(t, s, 0, 120))
	ctx := context.Background()
	known := func(e *schema.Event) int {
		if e == nil {
			return 0
		}
		return len(e.Reports)
	}
	rapid.Check(t, func(t *rapid.T) {
		from := first2(schema.MustTime("2010-01-01").Shift(rapid.IntRange(-10, 740).Draw(t, "from")))
		to := from + int64(rapid.IntRange(1, 200).Draw(t, "days"))*daySeconds
		f := drawFilter(t, small1)
		s.patience = rapid.SampledFrom([]int{0, 8, patience}).Draw(t, "patience")
		before, err := s.Events(ctx, n.ids, from)
		if err != nil {
			t.Fatal(err)
		}
		after, err := s.Events(ctx, n.ids, to)
		if err != nil {
			t.Fatal(err)
		}
		want := map[string]int{}
		for i, e := range after {
			if d := known(e) - known(before[i]); d > 0 && (n.selects(e, f) || before[i] != nil && n.selects(before[i], f)) {
				want[e.ID] = d
			}
		}
		q := schema.ChangesQuery{KnownFrom: from, KnownTo: to, Filter: f, First: rapid.IntRange(1, 20).Draw(t, "page")}
		got := map[string]int{}
		last := schema.BeginningOfTime
		for {
			p, err := s.Changes(ctx, q)
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range p.Items {
				if _, twice := got[c.Event.ID]; twice {
					t.Fatalf("%s is told twice", c.Event.ID)
				}
				if known(c.Event) != known(c.Before)+len(c.NewReportIDs) {
					t.Fatalf("%s: %d reports, %d before, new %v", c.Event.ID, known(c.Event), known(c.Before), c.NewReportIDs)
				}
				if at := begins(c.PublishedAt); at < last {
					t.Fatalf("%s is out of order", c.Event.ID)
				} else {
					last = at
				}
				got[c.Event.ID] = len(c.NewReportIDs)
			}
			if !p.HasNext {
				break
			}
			q.After = p.Cursors[len(p.Cursors)-1]
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Fatalf("%d to %d: %s", from, to, d)
		}
	})
}

func TestPath(t *testing.T) {
	s := open(t)
	small1.fill(t, s, 0, 200)
	ctx := context.Background()
	all, err := s.Network(ctx, schema.NetworkQuery{KnownBy: schema.EndOfTime, Depth: 1, Limit: 1000})
	if err != nil || len(all.Relations) < 20 {
		t.Fatalf("%v, %v", all, err)
	}
	lengths := map[int]int{}
	rapid.Check(t, func(t *rapid.T) {
		q := schema.PathQuery{KnownBy: schema.EndOfTime, MaxDepth: rapid.IntRange(1, 5).Draw(t, "depth"), AsOf: schema.MustTime("2010-01-01").Shift(rapid.IntRange(0, 700).Draw(t, "as of"))}
		q.From = actorNamed(fmt.Sprintf("Group %d", rapid.IntRange(0, 12).Draw(t, "from")))
		q.To = actorNamed(fmt.Sprintf("Group %d", rapid.IntRange(0, 12).Draw(t, "to")))
		if rapid.Bool().Draw(t, "typed") {
			q.Types = []schema.RelationType{schema.Backs, schema.Fights}
		}
		// How far each is, by walking over all relations again and again.
		far := map[string]int{q.From: 0}
		for d := range q.MaxDepth {
			for _, r := range all.Relations {
				if !holds(r, q.AsOf) || len(q.Types) > 0 && !slices.Contains(q.Types, r.Type) {
					continue
				}
				for i, end := range endsOf(r) {
					if at, ok := far[end]; ok && at == d {
						if _, ok := far[endsOf(r)[1-i]]; !ok {
							far[endsOf(r)[1-i]] = d + 1
						}
					}
				}
			}
		}
		p, err := s.Path(ctx, q)
		if q.From == q.To {
			var invalid *schema.InvalidError
			if !errors.As(err, &invalid) {
				t.Fatalf("to itself: %v, %v", p, err)
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		d, linked := far[q.To]
		if linked != (p != nil) {
			t.Fatalf("path %v, distance %d (%v)", p, d, linked)
		}
		if p == nil {
			return
		}
		lengths[d]++
		if len(p.Relations) != d || len(p.NodeIDs) != d+1 || p.NodeIDs[0] != q.From || p.NodeIDs[d] != q.To {
			t.Fatalf("path %+v, distance %d", p, d)
		}
		for i, r := range p.Relations {
			e := endsOf(r)
			if !holds(r, q.AsOf) || !slices.Contains(e[:], p.NodeIDs[i]) || !slices.Contains(e[:], p.NodeIDs[i+1]) {
				t.Fatalf("relation %+v does not link %s and %s", r, p.NodeIDs[i], p.NodeIDs[i+1])
			}
		}
	})
	if lengths[2] == 0 {
		t.Errorf("no path of two relations was asked for: %v", lengths)
	}
}

func TestQueriesRefuse(t *testing.T) {
	s := open(t)
	ctx := context.Background()
	for name, call := range map[string]func() error{
		"interval": func() error { _, err := s.Histogram(ctx, schema.HistogramQuery{Interval: "HOUR"}); return err },
		"by": func() error {
			_, err := s.Histogram(ctx, schema.HistogramQuery{Interval: schema.ByDay, By: "COLOUR"})
			return err
		},
		"values": func() error {
			_, err := s.Histogram(ctx, schema.HistogramQuery{Interval: schema.ByDay, Values: []string{"x"}})
			return err
		},
		"limit": func() error {
			_, err := s.Histogram(ctx, schema.HistogramQuery{Interval: schema.ByDay, Limit: 101})
			return err
		},
		"knownTo": func() error { _, err := s.Changes(ctx, schema.ChangesQuery{First: 1}); return err },
		"first":   func() error { _, err := s.Changes(ctx, schema.ChangesQuery{KnownTo: 1}); return err },
		"after": func() error {
			_, err := s.Changes(ctx, schema.ChangesQuery{KnownTo: 1, First: 1, After: cursorAt{articleCursor, point{1, 1}, 0}.String()})
			return err
		},
		"maxDepth": func() error { _, err := s.Path(ctx, schema.PathQuery{From: "a", To: "b"}); return err },
	} {
		var invalid *schema.InvalidError
		if err := call(); !errors.As(err, &invalid) || invalid.Field != name {
			t.Errorf("%s: %v", name, err)
		}
	}
}
