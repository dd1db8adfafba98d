package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casus/schema"
)

// walk reads a list page by page from either end and gives the ids, in the list's order.
func walk[T schema.Node](t *rapid.T, size int, backward bool, page func(schema.Page) (schema.PageOf[T], error)) []string {
	var ids []string
	p := schema.Page{First: size}
	if backward {
		p = schema.Page{Last: size}
	}
	for {
		got, err := page(p)
		if err != nil {
			t.Fatal(err)
		}
		var here []string
		for _, v := range got.Items {
			here = append(here, v.NodeID())
		}
		if backward {
			ids = append(here, ids...)
			if !got.HasPrevious {
				return ids
			}
			p.Before = got.Cursors[0]
		} else {
			ids = append(ids, here...)
			if !got.HasNext {
				return ids
			}
			p.After = got.Cursors[len(got.Cursors)-1]
		}
	}
}

func TestListsAreWhatAFilterOverAllGives(t *testing.T) {
	s := open(t)
	ctx := context.Background()
	small1.fill(t, s, 0, 60)
	var actors []*schema.Actor
	for k := range small1.actors {
		got, err := s.Actors(ctx, []string{actorNamed(fmt.Sprintf("Group %d", k))})
		if err != nil {
			t.Fatal(err)
		}
		if got[0] != nil {
			actors = append(actors, got[0])
		}
	}
	slices.SortFunc(actors, func(a, b *schema.Actor) int { return strings.Compare(schema.NameKey(a.Name), schema.NameKey(b.Name)) })
	var articles []*schema.Article
	for i := range 60 {
		got, err := s.Articles(ctx, []string{schema.ArticleID(small1.article(i).Article)})
		if err != nil || got[0] == nil {
			t.Fatalf("article %d: %v, %v", i, got, err)
		}
		articles = append(articles, got[0])
	}
	slices.Reverse(articles)
	slices.SortStableFunc(articles, func(a, b *schema.Article) int { return cmp.Compare(b.Known(), a.Known()) })
	rapid.Check(t, func(t *rapid.T) {
		size, backward := rapid.IntRange(1, 20).Draw(t, "size"), rapid.Bool().Draw(t, "backward")
		f := schema.ActorFilter{Name: rapid.SampledFrom([]string{"", "", "group", "GRO 1", "group 1", "nobody"}).Draw(t, "name")}
		if rapid.Bool().Draw(t, "kinds") {
			f.Kinds = []schema.ActorKind{rapid.SampledFrom([]schema.ActorKind{schema.ArmedGroupActor, schema.StateActor}).Draw(t, "kind")}
		}
		var want, just []string
		for _, a := range actors {
			ok := len(f.Kinds) == 0 || f.Kinds[0] == a.Kind
			for _, w := range strings.Fields(schema.NameKey(f.Name)) {
				ok = ok && slices.ContainsFunc(strings.Fields(schema.NameKey(a.Name)), func(n string) bool { return strings.HasPrefix(n, w) })
			}
			switch {
			case ok && schema.NameKey(a.Name) == schema.NameKey(f.Name):
				just = append(just, a.ID)
			case ok:
				want = append(want, a.ID)
			}
		}
		want = append(just, want...)
		got := walk(t, size, backward, func(p schema.Page) (schema.PageOf[*schema.Actor], error) { return s.ListActors(ctx, f, p) })
		if !slices.Equal(got, want) {
			t.Fatalf("actors: %v, want %v", got, want)
		}
		if n, err := s.CountActors(ctx, f); err != nil || n != len(want) {
			t.Fatalf("CountActors = %d, %v, want %d", n, err, len(want))
		}
		g := schema.ArticleFilter{Words: rapid.SampledFrom([]string{"", "", "shelled", "market raids", "zebra"}).Draw(t, "words")}
		for range rapid.IntRange(0, 2).Draw(t, "sources") {
			g.Sources = append(g.Sources, rapid.SampledFrom(sources).Draw(t, "source"))
		}
		g.Published = rapid.SampledFrom([]schema.Time{{}, schema.MustTime("2010"), schema.MustTime("2011-03/..")}).Draw(t, "published")
		knownBy := rapid.SampledFrom([]int64{schema.EndOfTime, first2(schema.MustTime("2011-02-02"))}).Draw(t, "known by")
		want = nil
		for _, a := range articles {
			words := s.folding.words(a.Title, a.Text)
			ok := a.Known() <= knownBy && g.Published.Contains(unix(a.Known())) && (len(g.Sources) == 0 || slices.Contains(g.Sources, a.Source))
			for _, w := range s.folding.words(g.Words) {
				ok = ok && slices.Contains(words, w)
			}
			if ok {
				want = append(want, a.ID)
			}
		}
		got = walk(t, size, backward, func(p schema.Page) (schema.PageOf[*schema.Article], error) { return s.ListArticles(ctx, g, knownBy, p) })
		if !slices.Equal(got, want) {
			t.Fatalf("articles: %v, want %v", got, want)
		}
		if n, err := s.CountArticles(ctx, g, knownBy); err != nil || n != len(want) {
			t.Fatalf("CountArticles = %d, %v, want %d", n, err, len(want))
		}
	})
	places := walk[*schema.Place](nil, 7, false, func(p schema.Page) (schema.PageOf[*schema.Place], error) {
		return s.ListPlaces(ctx, schema.PlaceFilter{Countries: []string{"SY"}}, p)
	})
	n, err := s.CountPlaces(ctx, schema.PlaceFilter{Countries: []string{"SY"}})
	if err != nil || n != len(places) || !slices.Contains(places, schema.CountryPlaceID("SY")) || slices.Contains(places, placeNamed("Town 1")) {
		t.Errorf("places of Syria: %v, counted %d, %v", places, n, err)
	}
	_, err = s.ListPlaces(ctx, schema.PlaceFilter{}, schema.Page{First: 1, Before: "?"})
	var invalid *schema.InvalidError
	if !errors.As(err, &invalid) || invalid.Field != "before" {
		t.Errorf("no cursor: %v", err)
	}
}

func TestRelationsAreWhatAFilterOverAllGives(t *testing.T) {
	s := open(t)
	ctx := context.Background()
	small1.fill(t, s, 0, 120)
	all, err := s.ListRelations(ctx, schema.RelationFilter{}, schema.EndOfTime, schema.Page{First: 100})
	if err != nil || len(all.Items) < 20 || all.HasNext {
		t.Fatalf("%d relations, %v", len(all.Items), err)
	}
	rapid.Check(t, func(t *rapid.T) {
		group := func(label string) []string {
			return []string{actorNamed(fmt.Sprintf("Group %d", rapid.IntRange(0, small1.actors).Draw(t, label)))}
		}
		var f schema.RelationFilter
		for range rapid.IntRange(0, 3).Draw(t, "types") {
			f.Types = append(f.Types, rapid.SampledFrom(schema.RelationTypes()).Draw(t, "type"))
		}
		switch rapid.IntRange(0, 3).Draw(t, "ends") {
		case 1:
			f.Around = group("around")
		case 2:
			f.Subjects = group("subject")
		case 3:
			f.Objects = group("object")
		}
		f.AsOf = rapid.SampledFrom([]schema.Time{{}, {}, schema.MustTime("2010-07-01"), schema.MustTime("2011-12-31")}).Draw(t, "as of")
		known := rapid.SampledFrom([]int64{schema.EndOfTime, first2(schema.MustTime("2011-01-01"))}).Draw(t, "known by")
		var want []string
		for _, r := range all.Items {
			old, err := s.Relations(ctx, []string{r.ID}, known)
			if err != nil {
				t.Fatal(err)
			}
			if r = old[0]; r == nil {
				continue
			}
			in := func(ids []string, end ...string) bool {
				return len(ids) == 0 || slices.ContainsFunc(end, func(e string) bool { return slices.Contains(ids, e) })
			}
			on := f.AsOf.IsZero() || slices.ContainsFunc(r.Spans, func(sp schema.Span) bool {
				from, _ := sp.Since.Bounds()
				_, to := sp.Until.Bounds()
				day, last := f.AsOf.Bounds()
				return from <= last && day <= to
			})
			if on && (len(f.Types) == 0 || slices.Contains(f.Types, r.Type)) && in(f.Around, r.SubjectID, r.ObjectID) && in(f.Subjects, r.SubjectID) && in(f.Objects, r.ObjectID) {
				want = append(want, r.ID)
			}
		}
		got := walk(t, rapid.IntRange(1, 20).Draw(t, "size"), rapid.Bool().Draw(t, "backward"), func(p schema.Page) (schema.PageOf[*schema.Relation], error) {
			return s.ListRelations(ctx, f, known, p)
		})
		if !slices.Equal(got, want) {
			t.Fatalf("%+v: %v, want %v", f, got, want)
		}
		if n, err := s.CountRelations(ctx, f, known); err != nil || n != len(want) {
			t.Fatalf("CountRelations = %d, %v, want %d", n, err, len(want))
		}
	})
}

func TestSpans(t *testing.T) {
	as := func(published string, status schema.Status, since, until string) schema.Assertion {
		a := schema.Assertion{Status: status, PublishedAt: schema.MustTime(published)}
		if since != "" {
			a.Since = schema.MustTime(since)
		}
		if until != "" {
			a.Until = schema.MustTime(until)
		}
		return a
	}
	for _, c := range []struct {
		name string
		as   []schema.Assertion
		want string
	}{
		{"what an article states holds from its day", []schema.Assertion{as("2016-09-10", schema.Occurred, "", "")}, "2016-09-10/"},
		{"from the start that it gives", []schema.Assertion{as("2016-09-10", schema.Occurred, "2011", "")}, "2011/"},
		{"until the end that it gives", []schema.Assertion{as("2016-09-10", schema.Occurred, "2011", "2016-07")}, "2011/2016-07"},
		{"a former link has an open start", []schema.Assertion{as("2016-09-10", schema.Occurred, "", "2016-07")}, "/2016-07"},
		{"two who state it", []schema.Assertion{as("2016-09-10", schema.Occurred, "", ""), as("2016-10-01", schema.Occurred, "2014", "")}, "2014/"},
		{"an end that is told later", []schema.Assertion{as("2016-09-10", schema.Occurred, "", ""), as("2016-12-01", schema.Occurred, "", "2016-11-20")}, "/2016-11-20"},
		{"a denial ends it", []schema.Assertion{as("2016-09-10", schema.Occurred, "", ""), as("2016-10-01", schema.Denied, "", "")}, "2016-09-10/2016-10-01"},
		{"a denial before it", []schema.Assertion{as("2016-09-01", schema.Denied, "", ""), as("2016-09-10", schema.Occurred, "", "")}, "2016-09-10/"},
		{"it holds again", []schema.Assertion{as("2016-09-10", schema.Occurred, "", "2016-09-20"), as("2016-11-01", schema.Occurred, "", "")}, "/2016-09-20 2016-11-01/"},
		{"a plan makes nothing hold", []schema.Assertion{as("2016-09-10", schema.Planned, "", ""), as("2016-09-11", schema.Conditional, "2016", "")}, ""},
	} {
		var got []string
		for _, s := range Spans(c.as) {
			got = append(got, s.Since.String()+"/"+s.Until.String())
		}
		if text := strings.Join(got, " "); text != c.want {
			t.Errorf("%s: %q, want %q", c.name, text, c.want)
		}
	}
}

func TestSpansAreInOrderAndApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := schema.MustTime("2016-01-01")
		var as []schema.Assertion
		published := 0
		for range rapid.IntRange(1, 8).Draw(t, "assertions") {
			published += rapid.IntRange(0, 30).Draw(t, "later")
			a := schema.Assertion{PublishedAt: base.Shift(published), Status: rapid.SampledFrom(schema.Statuses()).Draw(t, "status")}
			if rapid.Bool().Draw(t, "has since") {
				a.Since = base.Shift(published - rapid.IntRange(0, 60).Draw(t, "since"))
			}
			if rapid.IntRange(0, 2).Draw(t, "has until") == 0 {
				a.Until = base.Shift(published - rapid.IntRange(-20, 20).Draw(t, "until"))
				if begins(a.Until) < begins(a.Since) && !a.Since.IsZero() {
					a.Until = a.Since
				}
			}
			as = append(as, a)
		}
		spans := Spans(as)
		last := schema.BeginningOfTime
		for i, s := range spans {
			from, _ := s.Since.Bounds()
			_, to := s.Until.Bounds()
			if from > to || i > 0 && from <= last {
				t.Fatalf("%v of %v", spans, as)
			}
			last = to
		}
		if len(spans) > 0 && !slices.ContainsFunc(as, func(a schema.Assertion) bool { return a.Status == schema.Occurred }) {
			t.Fatalf("%v of nothing that holds", spans)
		}
	})
}

func TestWordsAreThoseOfFoldedNames(t *testing.T) {
	f := newFolder(0)
	slow := func(text string) []string {
		var out []string
		for _, w := range strings.Fields(schema.NameKey(text)) {
			f.mu.RLock()
			s := f.stem([]byte(w))
			f.mu.RUnlock()
			if s != nil && !slices.Contains(out, s.form) {
				out = append(out, s.form)
			}
		}
		return out
	}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("abcXYZ019 .,'`-\tthe\u00e9"))).Draw(t, "text")
		if got, want := f.words(text), slow(text); !slices.Equal(got, want) {
			t.Fatalf("%q: %q, want %q", text, got, want)
		}
	})
}
