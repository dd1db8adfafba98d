package store

import (
	"context"
	"maps"
	"testing"

	"github.com/dgraph-io/badger/v4"
	"pgregory.net/rapid"

	"casus/schema"
)

// Who counts by day is told what a walk would find, of whatever window and type, before and after a fold, and after what came since.
func TestEachDayIsWhatAWalkFinds(tb *testing.T) {
	s := open(tb)
	filled := 0
	more := func(n int) {
		small1.fill(tb, s, filled, filled+n)
		filled += n
		s.write.Lock()
		defer s.write.Unlock()
		if err := s.foldAll(0); err != nil {
			tb.Fatal(err)
		}
	}
	more(300)
	actors, err := s.ListActors(context.Background(), schema.ActorFilter{}, schema.Page{First: 20})
	if err != nil || len(actors.Items) == 0 {
		tb.Fatal(actors, err)
	}
	type key struct {
		day  int64
		kind uint8
	}
	fromCounts := 0
	compare := func(t *rapid.T) {
		switch rapid.IntRange(0, 9).Draw(t, "then") {
		case 0:
			more(5)
		case 1:
			small1.fill(tb, s, filled, filled+1)
			filled++
		}
		f := schema.EventFilter{}
		if rapid.Bool().Draw(t, "actor") {
			f.Actors = []string{rapid.SampledFrom(actors.Items).Draw(t, "which").ID}
		}
		if rapid.IntRange(0, 3).Draw(t, "typed") == 0 {
			f.Classes = []schema.EventClass{rapid.SampledFrom(schema.EventClasses()).Draw(t, "class")}
		}
		window := rapid.SampledFrom([]string{"", "2010", "2010-03/2011-08-11", "../2010-06", "2010-09-03/..", "2010-10-03T10:00:00/2011-02-03T11:00:00"}).Draw(t, "window")
		during, err := schema.ParseTime(window)
		if window != "" && err != nil {
			t.Fatal(err)
		}
		sel, err := s.selection(f)
		if err != nil {
			t.Fatal(err)
		}
		want, got := map[key]int{}, map[key]int{}
		err = s.view(func(tx *badger.Txn) error {
			for _, by := range []int64{schema.EndOfTime, 1_290_000_000} {
				clear(want)
				clear(got)
				for _, walk := range []func(m *merge) error{
					func(m *merge) error {
						return m.each(context.Background(), func(at point, st stretch) error { want[key{dayOf(at.instant()), st.kind}]++; return nil })
					},
					func(m *merge) error {
						return m.eachDay(context.Background(), func(at int64, kind uint8, n int) error {
							got[key{dayOf(at), kind}] += n
							if n > 1 {
								fromCounts++
							}
							return nil
						})
					},
				} {
					m, err := s.newMerge(tx, sel, during, by, false)
					if err != nil {
						return err
					}
					if err := walk(m); err != nil {
						return err
					}
					m.close()
				}
				if !maps.Equal(want, got) {
					t.Fatalf("known by %d: %v, want %v", by, got, want)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	rapid.Check(tb, compare)
	if fromCounts == 0 {
		tb.Error("nothing was taken from counts")
	}
	page, err := s.Timeline(context.Background(), schema.TimelineQuery{KnownBy: schema.EndOfTime, Page: schema.Page{First: 60}})
	if err != nil {
		tb.Fatal(err)
	}
	made := 0
	for i, e := range page.Items[:len(page.Items)-1] {
		c := by(schema.CorrectEvent, e.ID, i+1)
		switch i % 5 {
		case 0:
			c.Set = &schema.EventCorrection{Date: schema.MustTime([]string{"2010-06-03", "2010-07", "../2010-11"}[i%3])}
		case 1:
			c.Set = &schema.EventCorrection{AddParticipants: []schema.Participant{{Role: schema.Agent, ActorID: actors.Items[i%len(actors.Items)].ID}}}
		case 2:
			c.Kind, c.Target = schema.RetractReport, e.Reports[0].ID
		case 3:
			c.Kind, c.Others = schema.MergeEvents, []string{page.Items[i+1].ID}
		default:
			continue
		}
		// One that says what is shown already, or names what another merged away, is refused.
		if _, _, err := s.Correct(context.Background(), c); err == nil {
			made++
		}
	}
	if made < 20 {
		tb.Fatalf("%d corrections", made)
	}
	fromCounts = 0
	rapid.Check(tb, compare)
	if fromCounts == 0 || s.corrections.main.hidesNothing() {
		tb.Error("nothing was taken from counts where corrections hide events")
	}
}
