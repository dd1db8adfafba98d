package store

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"testing"
	"unsafe"

	"pgregory.net/rapid"

	"casus/schema"
)

// vague are accounts that match each other by chance: of few towns and actors, on few days, some without a town or a day of their own.
func vague(rt *rapid.T) []*schema.Extraction {
	wordings := []string{"Warplanes hit a hospital, killing 14.", "An air raid on a clinic left a dozen dead.", "Bombs fell at dawn on a hospital.", "Shells hit the clinic at dawn."}
	kinds := []schema.EventType{schema.Airstrike, schema.Bombing, schema.Shelling}
	var out []*schema.Extraction
	for i := range rapid.IntRange(2, 8).Draw(rt, "articles") {
		var tells []told
		for range rapid.IntRange(1, 3).Draw(rt, "reports") {
			text := rapid.SampledFrom(wordings).Draw(rt, "wording")
			trigger := rapid.SampledFrom(strings.Fields(strings.Trim(text, "."))[:4]).Draw(rt, "trigger")
			r := told{kind: rapid.SampledFrom(kinds).Draw(rt, "kind"), text: text, trigger: trigger,
				date:   rapid.SampledFrom([]string{"2016-05-03", "2016-05-04", "2016-05-05", "2016-05-03/2016-05-05", "2016-05", "2016-05-04/.."}).Draw(rt, "date"),
				source: rapid.SampledFrom([]schema.TimeSource{schema.TimeRelative, schema.TimeDefault}).Draw(rt, "source"),
				town:   rapid.SampledFrom([]string{"", "", "Marun", "Qarat"}).Draw(rt, "town"),
				agent:  rapid.SampledFrom([]string{"", "North Army", "Hill Guard"}).Draw(rt, "agent")}
			tells = append(tells, r)
		}
		x := articleOf(i, tells...)
		x.Article.PublishedAt = schema.MustTime(rapid.SampledFrom([]string{"2016-05-05", "2016-05-06", "2016-05-07"}).Draw(rt, "published"))
		// Some name actors and towns without a key.
		if rapid.Bool().Draw(rt, "bare") {
			for k := range x.Actors {
				x.Actors[k].Key = ""
			}
			for k := range x.Places {
				x.Places[k].Key = ""
			}
		}
		out = append(out, x)
	}
	return out
}

// partition is which reports share an event, as the lists and as the reports have it.
func partition(rt rapid.TB, s *Store) string {
	page, err := s.Timeline(context.Background(), schema.TimelineQuery{Order: schema.OldestFirst, KnownBy: schema.EndOfTime, Page: schema.Page{First: 100}})
	if err != nil {
		rt.Fatal(err)
	}
	var out []string
	for _, e := range page.Items {
		var ids []string
		for _, r := range e.Reports {
			ids = append(ids, r.ID)
		}
		slices.Sort(ids)
		out = append(out, e.ID+": "+strings.Join(ids, " "))
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

func inMemory(rt rapid.TB) *Store {
	s, err := Open(Options{InMemory: true, Memory: 32 << 20, memTable: 8 << 20})
	if err != nil {
		rt.Fatal(err)
	}
	s.foldSize = 300
	return s
}

// fromScratch is what the rules say: events of articles in the order of publication, of all that was said.
func fromScratch(xs []*schema.Extraction) string {
	words := newFolder(0)
	type group []*trace
	var articles [][]*trace
	for _, x := range xs {
		c := *x
		c.Article.ID = schema.ArticleID(c.Article)
		articles = append(articles, words.prepare(&c).traces)
	}
	slices.SortFunc(articles, func(a, b []*trace) int {
		return cmp.Or(cmp.Compare(a[0].known, b[0].known), cmp.Compare(a[0].article, b[0].article))
	})
	var groups []*group
	for _, reports := range articles {
		type pair struct {
			t     *trace
			g     *group
			score float64
		}
		var pairs []pair
		for _, t := range reports {
			for _, g := range groups {
				best := 0.0
				for _, m := range *g {
					if m.shares(t) {
						best = max(best, score(m, t))
					}
				}
				if best > 0 && !slices.ContainsFunc(*g, func(m *trace) bool { return barred(m, t) }) {
					pairs = append(pairs, pair{t, g, best})
				}
			}
		}
		slices.SortFunc(pairs, func(a, b pair) int {
			return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.t.report, b.t.report), cmp.Compare((*a.g)[0].report, (*b.g)[0].report))
		})
		joined, took := map[*trace]bool{}, map[*group]bool{}
		for _, p := range pairs {
			if !joined[p.t] && !took[p.g] {
				joined[p.t], took[p.g] = true, true
				*p.g = append(*p.g, p.t)
			}
		}
		for _, t := range reports {
			if !joined[t] {
				groups = append(groups, &group{t})
			}
		}
	}
	var out []string
	for _, g := range groups {
		id := schema.ContentID(schema.EventPrefix, (*g)[0].report)
		var ids []string
		for _, t := range *g {
			ids = append(ids, t.report)
		}
		slices.Sort(ids)
		out = append(out, id+": "+strings.Join(ids, " "))
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

// TestTheOrderOfLoadingDoesNotCount loads the same articles in another order, one by one, at once, both, and builds the views anew: the same reports share an event of the
// same id, as the rules give them from scratch, every id that was given out leads to the event that has its report, and the views are those that the journal gives.
func TestTheOrderOfLoadingDoesNotCount(t *testing.T) {
	ctx := context.Background()
	rapid.Check(t, func(rt *rapid.T) {
		xs := vague(rt)
		want := fromScratch(xs)
		xs = rapid.Permutation(xs).Draw(rt, "order")
		s := inMemory(rt)
		defer func() { _ = s.Close() }()
		ids := map[string]string{}
		if n := rapid.IntRange(0, len(xs)).Draw(rt, "at once"); n > 0 {
			loadBulk(rt, s, xs[:n])
			xs = xs[n:]
		}
		for _, x := range xs {
			out, err := s.Append(ctx, x)
			if err != nil {
				rt.Fatal(err)
			}
			events, err := s.Events(ctx, slices.Concat(out.NewEvents, out.UpdatedEvents), schema.EndOfTime)
			if err != nil {
				rt.Fatal(err)
			}
			for _, e := range events {
				for _, r := range e.Reports {
					if schema.ContentID(schema.EventPrefix, r.ID) == e.ID {
						ids[e.ID] = r.ID
					}
				}
			}
		}
		if got := partition(rt, s); got != want {
			rt.Fatalf("loaded:\n%s\nwant:\n%s", got, want)
		}
		for id, report := range ids {
			es, err := s.Events(ctx, []string{id}, schema.EndOfTime)
			if err != nil || es[0] == nil || !slices.ContainsFunc(es[0].Reports, func(r schema.Report) bool { return r.ID == report }) {
				rt.Fatalf("%s does not lead to %s: %v %v", id, report, es, err)
			}
		}
		v, err := s.Verify(ctx, VerifyOptions{})
		if err != nil || !v.Sound() {
			rt.Fatalf("%+v, %v", v, err)
		}
		if err := s.Reindex(ctx, nil); err != nil {
			rt.Fatal(err)
		}
		if got := partition(rt, s); got != want {
			rt.Fatalf("built anew:\n%s\nwant:\n%s", got, want)
		}
	})
}

// TestTracesHoldNoExtraction looks whether what is kept of a report keeps the text that its extraction was read from.
func TestTracesHoldNoExtraction(t *testing.T) {
	s := open(t)
	x := articleOf(0, told{kind: schema.Airstrike, date: "2016-05-04", source: schema.TimeRelative, text: "Warplanes hit a hospital in Marun.", trigger: "hit", town: "Marun"})
	x.Article.ID = schema.ArticleID(x.Article)
	for _, tr := range s.folding.prepare(x).traces {
		if tr.article != x.Article.ID || unsafe.StringData(tr.article) == unsafe.StringData(x.Article.ID) {
			t.Errorf("article %s of a trace is a part of the extraction", tr.article)
		}
	}
}
