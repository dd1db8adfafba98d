package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/dgraph-io/badger/v4"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"casus/schema"
)

// naive answers a timeline by looking at every event.
type naive struct {
	s   *Store
	ids []string
	// called has the id that an event is called by for each id that leads to it.
	called map[string]string
	within map[string][]*schema.Place
	// known has all events as known by an instant.
	known   map[int64][]*schema.Event
	numbers map[string]uint64
}

func newNaive(t testing.TB, s *Store, ids []string) *naive {
	t.Helper()
	n := &naive{s: s, ids: ids, called: map[string]string{}, within: map[string][]*schema.Place{}, known: map[int64][]*schema.Event{}, numbers: map[string]uint64{}}
	events, err := s.Events(context.Background(), ids, schema.EndOfTime)
	if err != nil {
		t.Fatal(err)
	}
	var walk func(id string) []*schema.Place
	walk = func(id string) []*schema.Place {
		ps, err := s.Places(context.Background(), []string{id})
		if err != nil || ps[0] == nil {
			t.Fatalf("place %s: %v", id, err)
		}
		out := ps
		for _, w := range ps[0].WithinIDs {
			out = append(out, walk(w)...)
		}
		return out
	}
	for i, e := range events {
		n.called[ids[i]] = e.ID
		for i := range e.Reports {
			for _, p := range e.Reports[i].PlaceIDs {
				if n.within[p] == nil {
					n.within[p] = walk(p)
				}
			}
		}
	}
	return n
}

func any1[T comparable](want []T, has func(T) bool) bool {
	return len(want) == 0 || slices.ContainsFunc(want, has)
}

func (n *naive) selects(e *schema.Event, f schema.EventFilter) bool {
	inPlace := func(ok func(*schema.Place) bool) bool {
		return slices.ContainsFunc(e.PlaceIDs, func(id string) bool { return slices.ContainsFunc(n.within[id], ok) })
	}
	texts := []string{}
	for i := range e.Reports {
		texts = append(texts, e.Reports[i].Summary)
		for _, ev := range e.Reports[i].Evidence {
			texts = append(texts, ev.Exact)
		}
	}
	words := n.s.folding.words(texts...)
	for _, w := range n.s.folding.words(f.Words) {
		if !slices.Contains(words, w) {
			return false
		}
	}
	return any1(f.Actors, func(a string) bool {
		return slices.ContainsFunc(e.Participants, func(p schema.Participant) bool {
			return p.ActorID == a && (len(f.Roles) == 0 || slices.Contains(f.Roles, p.Role))
		})
	}) &&
		any1(f.Types, func(t schema.EventType) bool { return t == e.Type }) &&
		any1(f.Classes, func(c schema.EventClass) bool { return c == e.Class() }) &&
		any1(f.Statuses, func(s schema.Status) bool { return s == e.Status }) &&
		any1(f.Places, func(id string) bool { return inPlace(func(p *schema.Place) bool { return p.ID == id }) }) &&
		any1(f.Countries, func(c string) bool { return inPlace(func(p *schema.Place) bool { return p.Country == c }) }) &&
		any1(f.Sources, func(s string) bool {
			return slices.ContainsFunc(e.Reports, func(r schema.Report) bool { return r.Source == s })
		}) &&
		(f.During.IsZero() || e.Time.Overlaps(f.During)) && e.Confidence >= f.MinConfidence-1e-6
}

// all are the events that a filter selects, in order.
func (n *naive) all(t interface{ Fatal(...any) }, f schema.EventFilter, knownBy int64, order schema.Order) []*schema.Event {
	if n.known[knownBy] == nil {
		events, err := n.s.Events(context.Background(), n.ids, knownBy)
		if err != nil {
			t.Fatal(err)
		}
		n.known[knownBy] = events
	}
	// Ids that an event had before lead to it, too.
	seen := map[string]bool{}
	events := slices.DeleteFunc(slices.Clone(n.known[knownBy]), func(e *schema.Event) bool {
		if e == nil || seen[e.ID] || !n.selects(e, f) {
			return true
		}
		seen[e.ID] = true
		return false
	})
	slices.SortFunc(events, func(a, b *schema.Event) int {
		return n.point(t, a).compare(n.point(t, b))
	})
	if order == schema.NewestFirst {
		slices.Reverse(events)
	}
	return events
}

// point is where an event stands: those of one instant in the order of their numbers.
func (n *naive) point(t interface{ Fatal(...any) }, e *schema.Event) point {
	p := point{time: ordered(begins(e.Time)), number: n.numbers[e.ID]}
	if p.number > 0 {
		return p
	}
	if err := n.s.db.View(func(txn *badger.Txn) (err error) { p.number, err = numberOf(txn, e.ID); return err }); err != nil || p.number == 0 {
		t.Fatal(e.ID, p.number, err)
	}
	n.numbers[e.ID] = p.number
	return p
}

// drawFilter draws a filter that often selects something.
func drawFilter(t *rapid.T, c synthetic) schema.EventFilter {
	var f schema.EventFilter
	some := func(label string) int { return rapid.SampledFrom([]int{0, 0, 0, 1, 2, 4}).Draw(t, label) }
	for range some("actors") {
		f.Actors = append(f.Actors, actorNamed(fmt.Sprintf("Group %d", rapid.IntRange(0, c.actors).Draw(t, "actor"))))
	}
	if len(f.Actors) > 0 {
		for range some("roles") {
			f.Roles = append(f.Roles, rapid.SampledFrom(schema.Roles()).Draw(t, "role"))
		}
	}
	for range some("types") {
		f.Types = append(f.Types, rapid.SampledFrom(schema.Codebook()).Draw(t, "type").Type)
	}
	for range some("classes") {
		f.Classes = append(f.Classes, rapid.SampledFrom(schema.EventClasses()).Draw(t, "class"))
	}
	for range some("statuses") {
		f.Statuses = append(f.Statuses, rapid.SampledFrom(schema.Statuses()).Draw(t, "status"))
	}
	for range some("places") {
		p := placeNamed(fmt.Sprintf("Town %d", rapid.IntRange(0, c.places).Draw(t, "place")))
		if rapid.Bool().Draw(t, "whole country") {
			p = schema.CountryPlaceID(rapid.SampledFrom(countries).Draw(t, "country"))
		}
		f.Places = append(f.Places, p)
	}
	for range some("countries") {
		f.Countries = append(f.Countries, rapid.SampledFrom(countries).Draw(t, "code"))
	}
	for range some("sources") {
		f.Sources = append(f.Sources, rapid.SampledFrom(sources).Draw(t, "source"))
	}
	for range some("words") / 2 {
		f.Words += " " + rapid.SampledFrom(vocabulary).Draw(t, "word")
	}
	f.During = rapid.SampledFrom([]schema.Time{{}, {}, schema.MustTime("2010"), schema.MustTime("2010-06"), schema.MustTime("2011-03-04"), schema.MustTime("2010-11/2011-01"),
		schema.MustTime("../2010-05-02"), schema.MustTime("2011-08-01/.."), schema.MustTime("2009"), schema.MustTime("2010-02-03T10:00:00Z")}).Draw(t, "during")
	f.MinConfidence = rapid.SampledFrom([]float64{0, 0, 0, 0.3, 0.8}).Draw(t, "confidence")
	return f
}

func eventIDs(es []*schema.Event) []string {
	out := make([]string, len(es))
	for i, e := range es {
		out[i] = e.ID
	}
	return out
}

func TestTimelineIsWhatAFilterOverAllEventsGives(t *testing.T) {
	s := open(t)
	n := newNaive(t, s, small1.fill(t, s, 0, 150))
	ctx := context.Background()
	rapid.Check(t, func(t *rapid.T) {
		f := drawFilter(t, small1)
		order := rapid.SampledFrom([]schema.Order{schema.OldestFirst, schema.NewestFirst}).Draw(t, "order")
		knownBy := rapid.SampledFrom([]int64{schema.EndOfTime, schema.EndOfTime, first2(schema.MustTime("2010-09-01")), first2(schema.MustTime("2011-05-05"))}).Draw(t, "known by")
		want := n.all(t, f, knownBy, order)
		if got, err := s.CountEvents(ctx, f, knownBy); err != nil || got != len(want) {
			t.Fatalf("CountEvents = %d, %v, want %d", got, err, len(want))
		}
		size := rapid.IntRange(1, 30).Draw(t, "page")
		var ids, cursors []string
		q := schema.TimelineQuery{Filter: f, Order: order, KnownBy: knownBy, Page: schema.Page{First: size}}
		for {
			p, err := s.Timeline(ctx, q)
			if err != nil {
				t.Fatal(err)
			}
			for i, e := range p.Items {
				if len(ids)+i < len(want) {
					if d := cmp.Diff(want[len(ids)+i], e, cmp.AllowUnexported(schema.Time{})); d != "" {
						t.Fatalf("event differs:\n%s", d)
					}
				}
			}
			if p.HasPrevious != (q.Page.After != "") {
				t.Fatalf("HasPrevious = %v after %q", p.HasPrevious, q.Page.After)
			}
			ids, cursors = append(ids, eventIDs(p.Items)...), append(cursors, p.Cursors...)
			if p.HasNext != (len(ids) < len(want)) {
				t.Fatalf("HasNext = %v after %d of %d", p.HasNext, len(ids), len(want))
			}
			if !p.HasNext {
				break
			}
			q.Page.After = p.Cursors[len(p.Cursors)-1]
		}
		if !slices.Equal(eventIDs(want), ids) {
			t.Fatalf("forward: %v, want %v", ids, eventIDs(want))
		}
		// The same from the other end.
		var back []string
		q.Page = schema.Page{Last: size}
		for {
			p, err := s.Timeline(ctx, q)
			if err != nil {
				t.Fatal(err)
			}
			back = append(eventIDs(p.Items), back...)
			if p.HasPrevious != (len(back) < len(want)) {
				t.Fatalf("HasPrevious = %v before %d of %d", p.HasPrevious, len(back), len(want))
			}
			if !p.HasPrevious {
				break
			}
			q.Page.Before = p.Cursors[0]
		}
		if !slices.Equal(eventIDs(want), back) {
			t.Fatalf("backward: %v, want %v", back, eventIDs(want))
		}
		// Between two cursors.
		if len(want) > 2 {
			a := rapid.IntRange(0, len(want)-2).Draw(t, "a")
			b := rapid.IntRange(a+1, len(want)-1).Draw(t, "b")
			inner := eventIDs(want[a+1 : b])
			p, err := s.Timeline(ctx, schema.TimelineQuery{Filter: f, Order: order, KnownBy: knownBy, Page: schema.Page{First: 100, After: cursors[a], Before: cursors[b]}})
			if err != nil || !slices.Equal(eventIDs(p.Items), inner[:min(100, len(inner))]) {
				t.Fatalf("first between %d and %d: %v, %v, want %v", a, b, eventIDs(p.Items), err, inner)
			}
			p, err = s.Timeline(ctx, schema.TimelineQuery{Filter: f, Order: order, KnownBy: knownBy, Page: schema.Page{Last: 100, After: cursors[a], Before: cursors[b]}})
			if err != nil || !slices.Equal(eventIDs(p.Items), inner[max(0, len(inner)-100):]) {
				t.Fatalf("last between %d and %d: %v, %v, want %v", a, b, eventIDs(p.Items), err, inner)
			}
		}
	})
}

// first2 is the first second of a time.
func first2(t schema.Time) int64 { from, _ := t.Bounds(); return from }

func TestTimelineRefuses(t *testing.T) {
	s := open(t)
	for _, c := range []struct {
		name  string
		q     schema.TimelineQuery
		field string
	}{
		{"no page", schema.TimelineQuery{}, "first"},
		{"both ends", schema.TimelineQuery{Page: schema.Page{First: 1, Last: 1}}, "first"},
		{"too many", schema.TimelineQuery{Page: schema.Page{First: 101}}, "first"},
		{"fewer than none", schema.TimelineQuery{Page: schema.Page{Last: -1}}, "last"},
		{"another list's cursor", schema.TimelineQuery{Page: schema.Page{First: 1, After: keyCursor("x")}}, "after"},
		{"a cursor of articles", schema.TimelineQuery{Page: schema.Page{First: 1, After: cursorAt{articleCursor, point{5, 1}, 0}.String()}}, "after"},
		{"no cursor", schema.TimelineQuery{Page: schema.Page{Last: 1, Before: "?"}}, "before"},
		{"roles of nobody", schema.TimelineQuery{Page: schema.Page{First: 1}, Filter: schema.EventFilter{Roles: schema.Roles()}}, "filter.roles"},
		{"stop words", schema.TimelineQuery{Page: schema.Page{First: 1}, Filter: schema.EventFilter{Words: "the of"}}, "filter.words"},
		{"too wide", schema.TimelineQuery{Page: schema.Page{First: 1}, Filter: schema.EventFilter{Actors: make([]string, 201)}}, "filter"},
	} {
		_, err := s.Timeline(context.Background(), c.q)
		var invalid *schema.InvalidError
		if !errors.As(err, &invalid) || invalid.Field != c.field {
			t.Errorf("%s: %v, want an InvalidError of %q", c.name, err, c.field)
		}
	}
}

func TestCursorIsItsPoint(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := point{rapid.Uint64().Draw(t, "time"), rapid.Uint64Range(1, 1<<40).Draw(t, "number")}
		q, err := parseCursor("after", cursorAt{eventCursor, p, 0}.String(), eventCursor)
		if err != nil || q.point != p {
			t.Fatalf("%v, %v, want %v", q, err, p)
		}
		// Whatever comes behind it in a direction is not it, and nothing lies between.
		o := point{rapid.Uint64().Draw(t, "other time"), rapid.Uint64Range(1, 1<<40).Draw(t, "other number")}
		for _, reverse := range []bool{false, true} {
			if a := after(p, reverse); !ahead(p, a, reverse) || ahead(p, o, reverse) && ahead(o, a, reverse) {
				t.Fatalf("after(%v, %v) = %v, with %v", p, reverse, a, o)
			}
		}
	})
}

func FuzzCursor(f *testing.F) {
	f.Add(cursorAt{eventCursor, point{5, 1}, 0}.String())
	f.Add(keyCursor("x"))
	f.Add("")
	f.Fuzz(func(t *testing.T, text string) {
		if p, err := parseCursor("after", text, eventCursor); err == nil {
			if q, err := parseCursor("after", p.String(), eventCursor); err != nil || q != p {
				t.Errorf("%q: %v, then %v, %v", text, p, q, err)
			}
		}
		if k, err := parseKeyCursor("after", text); err == nil {
			if l, err := parseKeyCursor("after", keyCursor(k)); err != nil || l != k {
				t.Errorf("%q: %q, then %q, %v", text, k, l, err)
			}
		}
	})
}
