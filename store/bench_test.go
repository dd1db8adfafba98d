package store

import (
	"context"
	"fmt"
	"testing"

	"casus/schema"
)

// skewed is a corpus whose actors and places are as unevenly spread as those of wars.
var skewed = synthetic{seed: 7, events: 5, actors: 5000, places: 2000, years: 10}

func BenchmarkAppend(b *testing.B) {
	s, err := Open(Options{Dir: b.TempDir()})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	skewed.fill(b, s, 0, 500)
	xs := make([]*schema.Extraction, b.N)
	for i := range xs {
		xs[i] = skewed.article(500 + i)
	}
	b.ResetTimer()
	events := 0
	for _, x := range xs {
		if _, err := s.Append(context.Background(), x); err != nil {
			b.Fatal(err)
		}
		events += len(x.Events)
	}
	b.ReportMetric(float64(events)/b.Elapsed().Seconds(), "reports/s")
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "articles/s")
}

// A first load of extractions that are in memory, at two sizes: what it does with each event must not grow with how many there are.
func BenchmarkFirstLoad(b *testing.B) {
	for _, events := range []int{10_000, 50_000} {
		b.Run(fmt.Sprintf("%dk", events/1000), func(b *testing.B) {
			var xs []*schema.Extraction
			for n := 0; n < events; n += len(xs[len(xs)-1].Events) {
				xs = append(xs, skewed.article(len(xs)))
			}
			b.ReportAllocs()
			for b.Loop() {
				s, err := Open(Options{Dir: b.TempDir()})
				if err != nil {
					b.Fatal(err)
				}
				loadBulk(b, s, xs)
				if err := s.Close(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N)*float64(events)/b.Elapsed().Seconds(), "events/s")
		})
	}
}

func BenchmarkReindex(b *testing.B) {
	s, err := Open(Options{Dir: b.TempDir()})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	const articles = 2000
	skewed.fill(b, s, 0, articles)
	b.ResetTimer()
	for range b.N {
		if err := s.Reindex(context.Background(), nil); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)*articles/b.Elapsed().Seconds(), "articles/s")
}

// pageStore is an empty store, and how many articles make 100,000 events; -short makes a tenth of them.
func pageStore(b *testing.B) (*Store, int) {
	s, err := Open(Options{Dir: b.TempDir()})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	if testing.Short() {
		return s, 2_000
	}
	return s, 20_000
}

func BenchmarkQueries(b *testing.B) {
	s, n := pageStore(b)
	skewed.fill(b, s, 0, n)
	actor := func(i int) []string { return []string{actorNamed(fmt.Sprintf("Group %d", i%50))} }
	page := func(b *testing.B, q schema.TimelineQuery) schema.PageOf[*schema.Event] {
		q.KnownBy, q.Order, q.Page.First = schema.EndOfTime, schema.NewestFirst, 50
		p, err := s.Timeline(context.Background(), q)
		if err != nil {
			b.Fatal(err)
		}
		return p
	}
	b.Run("everything", func(b *testing.B) {
		for range b.N {
			page(b, schema.TimelineQuery{})
		}
	})
	b.Run("actor-year", func(b *testing.B) {
		for i := range b.N {
			page(b, schema.TimelineQuery{Filter: schema.EventFilter{Actors: actor(i), During: schema.Year(2012 + i%5)}})
		}
	})
	b.Run("actor-types-country", func(b *testing.B) {
		for i := range b.N {
			page(b, schema.TimelineQuery{Filter: schema.EventFilter{Actors: actor(i), Types: []schema.EventType{schema.CeasefireAgreementType, schema.Battle, schema.Siege},
				Countries: []string{countries[i%len(countries)]}, During: schema.Year(2012 + i%5)}})
		}
	})
	b.Run("deep-page", func(b *testing.B) {
		q := schema.TimelineQuery{Filter: schema.EventFilter{Actors: actor(1)}}
		for range 10 {
			if p := page(b, q); p.HasNext {
				q.Page.After = p.Cursors[len(p.Cursors)-1]
			}
		}
		b.ResetTimer()
		for range b.N {
			page(b, q)
		}
	})
	b.Run("two-words", func(b *testing.B) {
		for i := range b.N {
			page(b, schema.TimelineQuery{Filter: schema.EventFilter{Words: vocabulary[i%10] + " " + vocabulary[10+i%7]}})
		}
	})
	b.Run("count-actor", func(b *testing.B) {
		for i := range b.N {
			if _, err := s.CountEvents(context.Background(), schema.EventFilter{Actors: actor(i)}, schema.EndOfTime); err != nil {
				b.Fatal(err)
			}
		}
	})
	for _, by := range []schema.Facet{schema.FacetActor, schema.FacetPlace, schema.FacetSource} {
		b.Run("histogram-"+string(by), func(b *testing.B) {
			for range b.N {
				if _, err := s.Histogram(context.Background(), schema.HistogramQuery{Interval: schema.ByYear, By: by, KnownBy: schema.EndOfTime}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// What changed of the events of a filter in five years: the filter has few of those that were reported.
func BenchmarkChanges(b *testing.B) {
	s, n := pageStore(b)
	xs := make([]*schema.Extraction, n)
	for i := range xs {
		xs[i] = skewed.article(i)
	}
	loadBulk(b, s, xs)
	for name, f := range map[string]schema.EventFilter{
		"all":          {},
		"type-country": {Types: []schema.EventType{schema.Talks}, Countries: []string{countries[5]}},
		"rare-actor":   {Actors: []string{actorNamed("Group 4900")}},
		"common-actor": {Actors: []string{actorNamed("Group 0")}},
	} {
		b.Run(name, func(b *testing.B) {
			q := schema.ChangesQuery{KnownFrom: begins(schema.MustTime("2012")), KnownTo: begins(schema.MustTime("2017")), Filter: f, First: 20}
			for b.Loop() {
				if _, err := s.Changes(context.Background(), q); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// A correction of one event, and its undo, where a merge of actors who are in much together touches thousands of others.
func BenchmarkCorrect(b *testing.B) {
	for _, merged := range []bool{false, true} {
		b.Run(fmt.Sprint("merged=", merged), func(b *testing.B) {
			s, n := pageStore(b)
			xs := make([]*schema.Extraction, n)
			for i := range xs {
				xs[i] = skewed.article(i)
			}
			loadBulk(b, s, xs)
			if merged {
				c := by(schema.MergeActors, actorNamed("Group 0"), 0)
				c.Others = []string{actorNamed("Group 1")}
				mustCorrect(b, s, c)
			}
			page, err := s.Timeline(context.Background(), schema.TimelineQuery{KnownBy: schema.EndOfTime, Page: schema.Page{First: 1}})
			if err != nil {
				b.Fatal(err)
			}
			c := by(schema.CorrectEvent, page.Items[0].ID, 1)
			c.Set = &schema.EventCorrection{Type: schema.Siege}
			for b.Loop() {
				undo(b, s, mustCorrect(b, s, c).Position)
			}
		})
	}
}
