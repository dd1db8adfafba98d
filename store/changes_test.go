package store

import (
	"context"
	"errors"
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"casus/schema"
)

// allChanges reads all pages of what changed, of a size.
func allChanges(t tester, s *Store, q schema.ChangesQuery) []*schema.KnowledgeChange {
	t.Helper()
	var out []*schema.KnowledgeChange
	for {
		p, err := s.Changes(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, p.Items...)
		if !p.HasNext {
			return out
		}
		q.After = p.Cursors[len(p.Cursors)-1]
	}
}

// shownSame compares events as known at two moments by all that is told of them, but for what was retracted of them and what they are about.
func shownSame(a, b *schema.Event) string {
	x, y := *a, *b
	x.AboutEventID, x.Retracted, y.AboutEventID, y.Retracted = "", nil, "", nil
	return cmp.Diff(x, y, cmpopts.EquateEmpty(), cmp.AllowUnexported(schema.Time{}))
}

// TestChangesAreTheEventsWhoseAnswersDiffer loads and corrects in any order and holds what changed between two moments against the answers at these.
func TestChangesAreTheEventsWhoseAnswersDiffer(t *testing.T) {
	told := map[string]int{}
	rapid.Check(t, func(r *rapid.T) {
		ctx := context.Background()
		s, err := Open(Options{InMemory: true})
		if err != nil {
			r.Fatal(err)
		}
		defer func() { _ = s.Close() }()
		s.patience = rapid.SampledFrom([]int{0, 1, 2, patience}).Draw(r, "patience")
		instant := func(what string) int64 {
			if rapid.Bool().Draw(r, what+" among corrections") {
				return correctedAt.Add(time.Duration(rapid.IntRange(-1, 20).Draw(r, what)) * time.Hour).Unix()
			}
			return begins(schema.MustTime("2016-08-31").Shift(rapid.IntRange(0, 7).Draw(r, what)))
		}
		for i := range rapid.IntRange(3, 16).Draw(r, "steps") {
			if i < 2 || rapid.IntRange(0, 2).Draw(r, "what") == 0 {
				if _, err := s.Append(ctx, wire(r, i)); err != nil {
					r.Fatal(err)
				}
				continue
			}
			c := anyCorrection(r, s, i)
			if from := instant("known"); rapid.Bool().Draw(r, "known from") && from < c.Known() {
				c.KnownFrom = schema.Instant(unix(from))
			}
			var invalid *schema.InvalidError
			var conflict *schema.ConflictError
			if _, _, err := s.Correct(ctx, c); err != nil && !errors.As(err, &invalid) && !errors.As(err, &conflict) {
				r.Fatalf("%+v: %v", c, err)
			}
		}
		for range 3 {
			from, to := instant("from"), instant("to")
			if from == to {
				continue
			}
			q := schema.ChangesQuery{KnownFrom: min(from, to), KnownTo: max(from, to), First: rapid.IntRange(1, 5).Draw(r, "page"), Filter: wireFilter(r)}
			want := map[string]bool{}
			was, is := byEventID(allEvents(r, s, schema.EventFilter{}, q.KnownFrom)), byEventID(allEvents(r, s, schema.EventFilter{}, q.KnownTo))
			picked := byEventID(slices.Concat(allEvents(r, s, q.Filter, q.KnownFrom), allEvents(r, s, q.Filter, q.KnownTo)))
			for id := range picked {
				want[id] = was[id] == nil || is[id] == nil || shownSame(was[id], is[id]) != ""
			}
			maps.DeleteFunc(want, func(_ string, differs bool) bool { return !differs })
			got := map[string]bool{}
			last := schema.BeginningOfTime
			for _, c := range allChanges(r, s, q) {
				at := begins(c.PublishedAt)
				id, event := "", c.Event
				switch {
				case c.Before == nil:
					id = c.Event.ID
					told["comes up"]++
				case c.Event == nil:
					id = c.Before.ID
					told["is gone"]++
				case c.Event.ID != c.Before.ID:
					id, event = c.Before.ID, nil
					told["is merged"]++
				default:
					id = c.Event.ID
					told["is another"]++
				}
				if got[id] {
					r.Fatalf("%s is told twice", id)
				}
				got[id] = true
				for what, pair := range map[string][2]*schema.Event{"before": {c.Before, was[id]}, "after": {event, is[id]}} {
					if d := cmp.Diff(pair[1], pair[0], cmp.AllowUnexported(schema.Time{})); d != "" {
						r.Fatalf("%s %s: %s", id, what, d)
					}
				}
				fresh := 0
				for i := 0; event != nil && i < len(event.Reports); i++ {
					if known(&event.Reports[i]) > q.KnownFrom {
						fresh++
					}
				}
				if fresh != len(c.NewReportIDs) || fresh+len(c.Corrections) == 0 {
					r.Fatalf("%s has %d new reports, told are %v and %d corrections", id, fresh, c.NewReportIDs, len(c.Corrections))
				}
				for _, x := range c.Corrections {
					if x.UndoneBy != 0 || x.Known() <= q.KnownFrom || x.Known() > q.KnownTo {
						r.Fatalf("%s: correction %d is none that became known in between", id, x.Position)
					}
				}
				if fresh == 0 {
					at = c.Corrections[0].Known()
				}
				if at < last {
					r.Fatalf("%s is out of order", id)
				}
				last = at
			}
			if d := cmp.Diff(want, got); d != "" {
				r.Fatalf("%s to %s, %+v: %s", unix(q.KnownFrom), unix(q.KnownTo), q.Filter, d)
			}
		}
	})
	t.Logf("told: %v", told)
	if len(told) < 4 {
		t.Errorf("not every kind of change came up: %v", told)
	}
}

func byEventID(es []*schema.Event) map[string]*schema.Event {
	out := map[string]*schema.Event{}
	for _, e := range es {
		out[e.ID] = e
	}
	return out
}

// wireFilter draws what has some of the events that wires tell of.
func wireFilter(r *rapid.T) schema.EventFilter {
	var f schema.EventFilter
	switch rapid.IntRange(0, 5).Draw(r, "filter") {
	case 0:
		f.Types = []schema.EventType{schema.Airstrike}
	case 1:
		f.Actors = []string{rapid.SampledFrom([]string{actorNamed("Front"), actorNamed("Army"), bareActor("Brigade"), bareActor("Old Front")}).Draw(r, "of")}
	case 2:
		f.Places = []string{placeNamed("Azaz")}
	case 3:
		f.During = schema.MustTime("2016-09-02")
	}
	return f
}

// TestChangesTellOfCorrections has an event that turns into what only the report has that is left, and one whose type is set, both from moments in the past on.
func TestChangesTellOfCorrections(t *testing.T) {
	s := open(t)
	raid := func(status schema.Status) func(d *draft) {
		return func(d *draft) {
			e := d.event(schema.Airstrike, "2016-09-09", "Planes hit the market in Idlib killing many people.", "AGENT:Army")
			e.Places, e.Status = []string{d.place("Idlib", "SY")}, status
		}
	}
	id, report, _ := toldBy(t, s, "AFP", raid(schema.Occurred))
	if other, _, _ := toldBy(t, s, "Radio Levant", raid(schema.Denied)); eventNow(t, s, other).ID != eventNow(t, s, id).ID {
		t.Fatal("the two are not one event")
	}
	id = eventNow(t, s, id).ID
	q := schema.ChangesQuery{KnownFrom: at("2016-10-01"), KnownTo: at("2016-10-10"), First: 10}
	if got := allChanges(t, s, q); len(got) != 0 {
		t.Fatalf("%d changes before any correction", len(got))
	}
	retract := by(schema.RetractReport, report, 240)
	retract.KnownFrom = schema.MustTime("2016-10-06")
	retract = mustCorrect(t, s, retract)
	set := by(schema.CorrectEvent, id, 241)
	set.KnownFrom, set.Set = schema.MustTime("2016-10-05"), &schema.EventCorrection{Type: schema.Shelling}
	set = mustCorrect(t, s, set)
	got := allChanges(t, s, q)
	if len(got) != 1 || got[0].Before == nil || got[0].Event == nil {
		t.Fatalf("changes are %+v", got)
	}
	c := got[0]
	if c.Before.Status != schema.Occurred || c.Event.Status != schema.Denied || c.Before.Type != schema.Airstrike || c.Event.Type != schema.Shelling {
		t.Errorf("%s %s became %s %s", c.Before.Status, c.Before.Type, c.Event.Status, c.Event.Type)
	}
	if len(c.NewReportIDs) != 0 || !c.PublishedAt.IsZero() || len(c.Corrections) != 2 || c.Corrections[0].Position != set.Position || c.Corrections[1].Position != retract.Position {
		t.Errorf("told with reports %v and %d corrections", c.NewReportIDs, len(c.Corrections))
	}
	// Only before it was what the filter asks for.
	q.Filter.Types = []schema.EventType{schema.Airstrike}
	if got := allChanges(t, s, q); len(got) != 1 {
		t.Errorf("%d changes of what was an airstrike", len(got))
	}
	for _, position := range []uint64{retract.Position, set.Position} {
		undo(t, s, position)
	}
	if got := allChanges(t, s, q); len(got) != 0 {
		t.Errorf("%d changes when all is undone", len(got))
	}
}
