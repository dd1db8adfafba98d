package store

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"casus/schema"
)

// reportsOf draws reports of one event, in order.
func reportsOf(t *rapid.T) []schema.Report {
	var out []schema.Report
	for i := range rapid.IntRange(1, 6).Draw(t, "reports") {
		r := schema.Report{ID: fmt.Sprintf("rep_%d", i), Type: rapid.SampledFrom([]schema.EventType{schema.Airstrike, schema.Shelling}).Draw(t, "type"), Status: schema.Occurred,
			Time: schema.MustTime(rapid.SampledFrom([]string{"2016-05-04", "2016-05-05", "2016-05"}).Draw(t, "date")), TimeSource: schema.TimeStated,
			Source: rapid.SampledFrom([]string{"", "Daily", "Wire"}).Draw(t, "source"), PublishedAt: schema.MustTime(fmt.Sprintf("2016-05-%02d", rapid.IntRange(5, 8).Draw(t, "published"))),
			Confidence: rapid.SampledFrom([]float64{0.5, 0.75}).Draw(t, "confidence"), Summary: rapid.SampledFrom([]string{"Warplanes hit a hospital.", "A hospital burned.", "Bombs fell."}).Draw(t, "summary")}
		for _, a := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"act_a", "act_b", "act_c"}), 0, 2, rapid.ID).Draw(t, "actors") {
			r.Participants = append(r.Participants, schema.Participant{Role: rapid.SampledFrom([]schema.Role{schema.Agent, schema.Target}).Draw(t, "role"), ActorID: a})
		}
		r.PlaceIDs = rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"plc_a", "plc_b"}), 0, 2, rapid.ID).Draw(t, "places")
		out = append(out, r)
	}
	sortReports(out)
	return out
}

// TestEventsAreRestatedAsTheyStand has what changes of events lead from what they stood in to what they stand in, whatever reports came or went, and from whatever lists
// of places: those that an event was put into may be fewer than those that it would be put into now.
func TestEventsAreRestatedAsTheyStand(t *testing.T) {
	type place struct {
		class byte
		at    int64
		d     dimension
		value string
	}
	folding := newFolder(0)
	around := func(ids []string) ([]string, error) {
		if len(ids) == 0 {
			return nil, nil
		}
		return append(slices.Clone(ids), "plc_country"), nil
	}
	var r restating
	fewer, kept := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		all := reportsOf(t)
		part := func(what string) []schema.Report {
			return slices.DeleteFunc(slices.Clone(all), func(schema.Report) bool { return rapid.IntRange(0, 3).Draw(t, what) == 0 })
		}
		was, now := part("was without"), part("is without")
		w := newListing("evt_a", around, reportWords{f: folding, known: map[string][]*stem{}})
		postings := func(reports []schema.Report) map[place]string {
			sps, err := w.spots(reports)
			if err != nil {
				t.Fatal(err)
			}
			out := map[place]string{}
			for i := range sps {
				for k := range sps[i].lists {
					l := &sps[i].lists[k]
					out[place{sps[i].class, sps[i].at, l.d, l.value}] = string(l.posting(sps[i].at))
				}
			}
			return out
		}
		got, want := postings(was), postings(now)
		for _, k := range slices.SortedFunc(maps.Keys(got), func(a, b place) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) }) {
			if k.d == byPlace && rapid.IntRange(0, 3).Draw(t, "not known then") == 0 {
				delete(got, k)
				fewer++
			}
		}
		before, after, err := r.spots(w, was, now)
		if err != nil {
			t.Fatal(err)
		}
		stays := len(want)
		err = r.changes(before, after, func(sp *spot) error {
			for i := range sp.lists {
				l := &sp.lists[i]
				got[place{sp.class, sp.at, l.d, l.value}] = string(l.posting(sp.at))
				stays--
			}
			return nil
		}, func(sp *spot, l *listed) { delete(got, place{sp.class, sp.at, l.d, l.value}) })
		if err != nil {
			t.Fatal(err)
		}
		if kept += stays; !maps.Equal(got, want) {
			t.Fatalf("from %d reports to %d:\n%s", len(was), len(now), cmp.Diff(want, got))
		}
	})
	if fewer == 0 || kept == 0 {
		t.Errorf("%d lists of places were not known, %d postings were left as they are", fewer, kept)
	}
}
