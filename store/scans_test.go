package store

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/dgraph-io/badger/v4"
	"pgregory.net/rapid"

	"casus/schema"
)

// TestKeptListsAreThoseOfTheStore walks over lists of actors and places as they are, and with the first of them or all of them kept, without corrections and with them.
func TestKeptListsAreThoseOfTheStore(t *testing.T) {
	ctx := context.Background()
	s := open(t)
	for i := range 250 {
		x := small1.article(i)
		for k := range x.Events {
			switch e := &x.Events[k]; (i + k) % 3 {
			case 0:
				e.Type = schema.CeasefireAgreementType
			case 1:
				e.Type = schema.CeasefireViolationType
			}
		}
		if _, err := s.Append(ctx, x); err != nil {
			t.Fatal(err)
		}
	}
	walked := func(r *rapid.T, keep int, sel selection, window schema.Time, known int64, reverse bool, most int) (out []string) {
		err := s.view(func(txn *badger.Txn) error {
			a, err := s.agreements(txn, known)
			if err != nil {
				return err
			}
			defer a.close()
			for _, one := range sel.dims[0][:keep] {
				a.walks[one] = keptAfter
			}
			if err := a.scan(ctx, sel, window, reverse, func(e *schema.Event) (bool, error) {
				out = append(out, e.ID+" "+e.Time.String())
				return len(out) < most, nil
			}); err != nil {
				return err
			}
			if len(a.lists) != keep {
				r.Fatalf("%d lists kept, not %d", len(a.lists), keep)
			}
			return nil
		})
		if err != nil {
			r.Fatal(err)
		}
		return out
	}
	found := 0
	compare := func(r *rapid.T) {
		var lists []alternative
		for _, k := range rapid.SliceOfNDistinct(rapid.IntRange(0, 5), 1, 4, rapid.ID).Draw(r, "actors") {
			lists = append(lists, alternatives(byActor, actorNamed(fmt.Sprintf("Group %d", k)))...)
		}
		for _, k := range rapid.SliceOfNDistinct(rapid.IntRange(0, 5), 0, 3, rapid.ID).Draw(r, "places") {
			lists = append(lists, alternatives(byPlace, placeNamed(fmt.Sprintf("Town %d", k)), schema.CountryPlaceID(countries[k%len(countries)]))...)
		}
		sel := along(lists).of(rapid.SampledFrom([][]schema.EventType{truces, violations}).Draw(r, "types"))
		if rapid.Bool().Draw(r, "occurred") {
			sel = along(lists).of(truces, schema.Occurred)
		}
		var window schema.Time
		if w := rapid.SampledFrom([]string{"", "2010-06/2011-02", "../2011-01-15", "2011/..", "2010-09-03"}).Draw(r, "window"); w != "" {
			window = schema.MustTime(w)
		}
		known, reverse := rapid.SampledFrom([]int64{schema.EndOfTime, schema.EndOfTime, first2(schema.MustTime("2011-02-03"))}).Draw(r, "known by"), rapid.Bool().Draw(r, "reverse")
		most := rapid.SampledFrom([]int{1, 7, 1000}).Draw(r, "most")
		plain := walked(r, 0, sel, window, known, reverse, most)
		found += len(plain)
		for _, keep := range []int{1, len(lists)} {
			if kept := walked(r, keep, sel, window, known, reverse, most); !slices.Equal(kept, plain) {
				r.Fatalf("with %d of %d lists kept there are\n%v\nnot\n%v", keep, len(lists), kept, plain)
			}
		}
	}
	rapid.Check(t, compare)
	page, err := s.Timeline(ctx, schema.TimelineQuery{Filter: schema.EventFilter{Actors: []string{actorNamed("Group 0")}}, KnownBy: schema.EndOfTime, Page: schema.Page{First: 6}})
	if err != nil {
		t.Fatal(err)
	}
	merge, join, date, kind, gone := by(schema.MergeActors, actorNamed("Group 1"), 1), by(schema.MergeEvents, page.Items[0].ID, 2), by(schema.CorrectEvent, page.Items[2].ID, 3),
		by(schema.CorrectEvent, page.Items[3].ID, 4), by(schema.RetractReport, page.Items[4].Reports[0].ID, 5)
	merge.Others, join.Others = []string{actorNamed("Group 0")}, []string{page.Items[1].ID}
	date.Set, kind.Set = &schema.EventCorrection{Date: schema.MustTime("2010-09-03")}, &schema.EventCorrection{Type: schema.CeasefireViolationType}
	for _, c := range []schema.Correction{merge, join, date, kind, gone} {
		mustCorrect(t, s, c)
	}
	rapid.Check(t, compare)
	if found == 0 {
		t.Error("no list had anything")
	}
}
