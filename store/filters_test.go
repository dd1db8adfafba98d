package store

import (
	"context"
	"errors"
	"strings"
	"testing"

	"casus/schema"
)

// filtered is a store with a report from a country, and one from a country of a code of its own.
func filtered(t *testing.T) *Store {
	t.Helper()
	s := open(t)
	one := newDraft("Northbridge Wire", "2016-05-01")
	one.event(schema.Talks, "2016-05-01", "Talks were held in Hama.", "PARTY:Group 1").Places = []string{one.place("Hama", "SY")}
	two := newDraft("The Courier", "2016-05-02")
	two.event(schema.Talks, "2016-05-02", "Talks were held in Farby.", "PARTY:Group 2").Places = []string{two.place("Farby", "C07")}
	two.x.Actors[0].Country = "INT"
	for _, d := range []*draft{one, two} {
		if _, err := s.Append(context.Background(), &d.x); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// Countries are meant by code or name; what means none is refused, and a country in which nothing happened has no events.
func TestFilterByCountry(t *testing.T) {
	s, ctx := filtered(t), context.Background()
	for _, tt := range []struct {
		country string
		events  int
	}{
		{"SY", 1}, {"sy", 1}, {" Sy ", 1}, {"SYR", 1}, {"Syria", 1}, {"syria", 1}, {"C07", 1}, {"c07", 1}, {"FR", 0}, {"France", 0}, {"XK", 0},
		{"XX", -1}, {"ZZ", -1}, {"C08", -1}, {"", -1}, {"Syrai", -1}, {"INT", -1}, {"EU", -1},
	} {
		n, err := s.CountEvents(ctx, schema.EventFilter{Countries: []string{tt.country}}, schema.EndOfTime)
		invalid, refused := errors.AsType[*schema.InvalidError](err)
		switch {
		case tt.events < 0 && (!refused || invalid.Field != "filter.countries" || !strings.Contains(invalid.Reason, tt.country)):
			t.Errorf("%q: %d, %v, want an InvalidError of filter.countries", tt.country, n, err)
		case tt.events >= 0 && (err != nil || n != tt.events):
			t.Errorf("%q: %d, %v, want %d", tt.country, n, err, tt.events)
		}
	}
	// Coders of actors have codes that no place has.
	for country, want := range map[string]int{"INT": 1, "int": 1, "sy": 0, "france": 0} {
		p, err := s.ListActors(ctx, schema.ActorFilter{Countries: []string{country}}, schema.Page{First: 10})
		n, countErr := s.CountActors(ctx, schema.ActorFilter{Countries: []string{country}})
		if errors.Join(err, countErr) != nil || len(p.Items) != want || n != want {
			t.Errorf("actors of %q: %d, %d, %v, %v, want %d", country, len(p.Items), n, err, countErr, want)
		}
	}
	for country, want := range map[string]int{"syria": 2, "c07": 2, "FR": 0} {
		p, err := s.ListPlaces(ctx, schema.PlaceFilter{Countries: []string{country}}, schema.Page{First: 10})
		n, countErr := s.CountPlaces(ctx, schema.PlaceFilter{Countries: []string{country}})
		if errors.Join(err, countErr) != nil || len(p.Items) != want || n != want {
			t.Errorf("places of %q: %d, %d, %v, %v, want %d", country, len(p.Items), n, err, countErr, want)
		}
	}
}

// What cannot be meant is refused by every query that takes it, with the argument's name.
func TestFiltersThatCannotBe(t *testing.T) {
	s, ctx := filtered(t), context.Background()
	day, one := schema.MustTime("2016-05-01"), schema.Page{First: 1}
	events := func(f schema.EventFilter) map[string]func() error {
		return map[string]func() error{
			"timeline": func() error {
				_, err := s.Timeline(ctx, schema.TimelineQuery{Filter: f, KnownBy: schema.EndOfTime, Page: one})
				return err
			},
			"count": func() error { _, err := s.CountEvents(ctx, f, schema.EndOfTime); return err },
			"histogram": func() error {
				_, err := s.Histogram(ctx, schema.HistogramQuery{Filter: f, Interval: schema.ByDay, KnownBy: schema.EndOfTime})
				return err
			},
			"disagreements": func() error { _, err := s.CountDisagreements(ctx, f, schema.EndOfTime); return err },
			"changes": func() error {
				_, err := s.Changes(ctx, schema.ChangesQuery{KnownTo: schema.EndOfTime, Filter: f, First: 1})
				return err
			},
		}
	}
	refused := func(what, field string, err error) {
		t.Helper()
		if invalid, ok := errors.AsType[*schema.InvalidError](err); !ok || invalid.Field != field {
			t.Errorf("%s: %v, want an InvalidError of %s", what, err, field)
		}
	}
	for field, f := range map[string]schema.EventFilter{
		"filter.actors":        {Actors: []string{actorNamed("Group 1"), "Group 2"}},
		"filter.places":        {Places: []string{"Hama"}},
		"filter.countries":     {Countries: []string{"SY", "Nowhere"}},
		"filter.sources":       {Sources: []string{"Northbridge Wire", "Northbridge Wier"}},
		"filter.minConfidence": {MinConfidence: 1.5},
	} {
		for what, ask := range events(f) {
			refused(what, field, ask())
		}
	}
	refused("places that are actors", "filter.places", events(schema.EventFilter{Places: []string{actorNamed("Group 1")}})["timeline"]())
	refused("a place's id cut short", "filter.places", events(schema.EventFilter{Places: []string{placeNamed("Hama")[:20]}})["timeline"]())
	refused("less than nothing", "filter.minConfidence", events(schema.EventFilter{MinConfidence: -1})["timeline"]())
	for by, values := range map[schema.Facet][]string{
		schema.FacetActor: {"Group 1"}, schema.FacetPlace: {"Hama"}, schema.FacetSource: {"Nobody's"}, schema.FacetType: {string(schema.Talks), "BOMBS"}, schema.FacetClass: {string(schema.Talks)},
	} {
		_, err := s.Histogram(ctx, schema.HistogramQuery{Interval: schema.ByDay, By: by, Values: values, KnownBy: schema.EndOfTime})
		refused("values of "+string(by), "values", err)
	}
	_, err := s.Network(ctx, schema.NetworkQuery{AsOf: day, Depth: 1, Limit: 1, Around: []string{"Group 1"}})
	refused("network", "around", err)
	_, err = s.Path(ctx, schema.PathQuery{From: "Group 1", To: actorNamed("Group 2"), AsOf: day, MaxDepth: 1})
	refused("path", "from", err)
	_, err = s.Path(ctx, schema.PathQuery{From: actorNamed("Group 1"), To: "Group 2", AsOf: day, MaxDepth: 1})
	refused("path", "to", err)
	_, err = s.Ceasefires(ctx, day, "Hama", nil, schema.EndOfTime, 1)
	refused("ceasefires", "place", err)
	_, err = s.Control(ctx, "Hama", day, schema.EndOfTime)
	refused("control", "place", err)
	for field, f := range map[string]schema.RelationFilter{"filter.subjects": {Subjects: []string{"x"}}, "filter.objects": {Objects: []string{"x"}}, "filter.around": {Around: []string{"x"}}} {
		_, err = s.ListRelations(ctx, f, schema.EndOfTime, one)
		refused("relations", field, err)
		_, err = s.CountRelations(ctx, f, schema.EndOfTime)
		refused("count relations", field, err)
	}
	_, err = s.ListArticles(ctx, schema.ArticleFilter{Sources: []string{"Nobody's"}}, schema.EndOfTime, one)
	refused("articles", "filter.sources", err)
	_, err = s.CountArticles(ctx, schema.ArticleFilter{Sources: []string{"Nobody's"}}, schema.EndOfTime)
	refused("count articles", "filter.sources", err)

	// What is well formed and names nothing selects nothing; names of outlets are folded.
	for what, f := range map[string]schema.EventFilter{
		"an actor": {Actors: []string{actorNamed("Group 9")}}, "a place": {Places: []string{placeNamed("Nowhere")}}, "all of the confidence": {MinConfidence: 1},
	} {
		if n, err := s.CountEvents(ctx, f, schema.EndOfTime); err != nil || n != 0 {
			t.Errorf("%s: %d, %v", what, n, err)
		}
	}
	if n, err := s.CountEvents(ctx, schema.EventFilter{Sources: []string{"courier", "Northbridge wire"}}, schema.EndOfTime); err != nil || n != 2 {
		t.Errorf("of both outlets: %d, %v", n, err)
	}
}

// A value that is given twice counts once.
func TestHistogramOfAValueTwice(t *testing.T) {
	s := filtered(t)
	group := actorNamed("Group 1")
	h, err := s.Histogram(context.Background(), schema.HistogramQuery{Interval: schema.ByDay, By: schema.FacetActor, Values: []string{group, group}, KnownBy: schema.EndOfTime})
	if err != nil || len(h.Buckets) != 1 || h.Buckets[0].Count != 1 {
		t.Errorf("%+v, %v", h, err)
	}
}

// An outlet counts as one however its reports write it, whether few events are read or many lists walked over.
func TestHistogramOfAnOutletWrittenInTwoWays(t *testing.T) {
	s := open(t)
	small1.fill(t, s, 0, 150)
	load(t, s, reportOf("Courier", "2016-01-02", "Rare group"), reportOf("COURIER", "2017-01-02", "Rare group"))
	for what, f := range map[string]schema.EventFilter{"read": {Actors: []string{actorNamed("Rare group")}}, "walked": {}} {
		h, err := s.Histogram(context.Background(), schema.HistogramQuery{Filter: f, Interval: schema.ByYear, By: schema.FacetSource, Limit: maxFacetValues, KnownBy: schema.EndOfTime})
		if err != nil {
			t.Fatal(err)
		}
		var got []schema.Bucket
		for _, b := range h.Buckets {
			if schema.NameKey(b.Value) == "courier" {
				got = append(got, b)
			}
		}
		if len(got) != 2 || got[0].Value != got[1].Value || got[0].Count != 1 || got[1].Count != 1 {
			t.Errorf("%s: %+v", what, got)
		}
	}
}

func reportOf(source, day, actor string) *draft {
	d := newDraft(source, day)
	d.event(schema.Battle, day, "Fought for the bridge of "+day, "AGENT:"+actor)
	return d
}

// Whom a place's name means is kept until a place changes.
func TestPlacesNamed(t *testing.T) {
	s, ctx := filtered(t), context.Background()
	ask := func(name string, want ...string) {
		t.Helper()
		for range 2 {
			found, err := s.PlacesNamed(ctx, []string{name})
			if err != nil || len(found) != 1 || strings.Join(found[0], " ") != strings.Join(want, " ") {
				t.Errorf("%q: %v, %v, want %v", name, found, err, want)
			}
		}
	}
	ask("HAMA", placeNamed("Hama"))
	ask("Syria", schema.CountryPlaceID("SY"))
	ask("Ham")
	ask("Hamath")
	more := newDraft("The Courier", "2016-05-03")
	more.event(schema.Talks, "2016-05-03", "Talks were held in Hama.", "PARTY:Group 1").Places = []string{more.place("Hama", "SY")}
	more.x.Places[0].Aliases = []schema.Alias{{Name: "Hamath"}}
	if _, err := s.Append(ctx, &more.x); err != nil {
		t.Fatal(err)
	}
	ask("hamath", placeNamed("Hama"))
}
