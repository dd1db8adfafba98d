package store

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"casus/schema"
)

func TestWarm(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	s := openDir(t, dir)
	ids := small1.fill(t, s, 0, 200)
	want, err := s.Events(ctx, ids, schema.EndOfTime)
	if err != nil {
		t.Fatal(err)
	}
	// Ids that an event had before lead to it, too.
	slices.SortFunc(want, func(a, b *schema.Event) int { return cmp.Compare(a.ID, b.ID) })
	want = slices.CompactFunc(want, func(a, b *schema.Event) bool { return a.ID == b.ID })
	stats, err := s.Statistics(ctx)
	if err != nil || stats.Events != len(want) {
		t.Fatalf("%d events are counted, %d are there, %v", stats.Events, len(want), err)
	}
	actors := s.memos.actors.kept.Len()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		memory      int64
		least, most int
	}{{0, len(want), len(want)}, {1 << 19, 50, len(want) / 2}} {
		s, err := Open(Options{Dir: dir, Memory: tt.memory})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Warm(ctx); err != nil {
			t.Fatal(err)
		}
		if got := s.memos.events.kept.Len(); got < tt.least || got > tt.most {
			t.Errorf("memory %d: %d events are kept of %d, want %d to %d", tt.memory, got, len(want), tt.least, tt.most)
		}
		if tt.memory == 0 && s.memos.actors.kept.Len() < actors {
			t.Errorf("%d actors are kept, asking left %d", s.memos.actors.kept.Len(), actors)
		}
		page, err := s.Timeline(ctx, schema.TimelineQuery{Page: schema.Page{First: 50}, Order: schema.NewestFirst, KnownBy: schema.EndOfTime})
		if err != nil {
			t.Fatal(err)
		}
		all := map[string]*schema.Event{}
		for _, e := range want {
			all[e.ID] = e
		}
		for _, e := range page.Items {
			if d := gocmp.Diff(all[e.ID], e, gocmp.AllowUnexported(schema.Time{})); d != "" {
				t.Errorf("memory %d: %s", tt.memory, d)
			}
		}
		cancelled, cancel := context.WithCancel(ctx)
		cancel()
		if err := s.Warm(cancelled); !errors.Is(err, context.Canceled) {
			t.Errorf("%v, want %v", err, context.Canceled)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if err := s.Warm(ctx); !errors.Is(err, ErrClosed) {
			t.Errorf("%v, want %v", err, ErrClosed)
		}
	}
}

// A second report that says the same, and is as sure, changes nothing of what an event derives from the first.
func TestDeriveOfOneIsThatOfTwoAlike(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := schema.Report{ID: "rep_1", Type: rapid.SampledFrom(kindOrder).Draw(t, "type"), Status: rapid.SampledFrom(statusOrder).Draw(t, "status"),
			Confidence: rapid.Float64Range(0, 1).Draw(t, "confidence"), TimeSource: rapid.SampledFrom(schema.TimeSources()).Draw(t, "source")}
		if v := rapid.SampledFrom([]string{"", "2016", "2016-02-27", "2016-02/2016-03"}).Draw(t, "time"); v != "" {
			r.Time = schema.MustTime(v)
		}
		for range rapid.IntRange(0, 4).Draw(t, "participants") {
			r.Participants = append(r.Participants, schema.Participant{Role: rapid.SampledFrom(schema.Roles()).Draw(t, "role"), ActorID: rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "actor")})
		}
		again := r
		again.ID = "rep_2"
		one, two := Derive("evt_1", []schema.Report{r}, schema.EndOfTime), Derive("evt_1", []schema.Report{r, again}, schema.EndOfTime)
		one.Reports, two.Reports = nil, nil
		if d := gocmp.Diff(two, one, gocmp.AllowUnexported(schema.Time{})); d != "" {
			t.Fatal(d)
		}
	})
}
