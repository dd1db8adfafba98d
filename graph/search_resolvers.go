package graph

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"casus/graph/view"
	"casus/schema"
)

func (q queryResolver) Search(ctx context.Context, words string, kinds []view.SearchKind, _ *schema.Time, first int) (*view.SearchResult, error) {
	s, known := sessionOf(ctx), knownBy(ctx)
	found, err := readSearch(ctx, q.reader, words, kinds, known, first)
	if err != nil {
		return nil, err
	}
	s.noteEvents(known, records(found.Events)...)
	for _, p := range found.Places {
		s.notePlace(p)
	}
	for _, a := range found.Articles {
		s.noteArticle(known, a.ID)
	}
	return found, nil
}

func readSearch(ctx context.Context, r Reader, words string, kinds []view.SearchKind, known int64, first int) (*view.SearchResult, error) {
	if err := sized("first", first, maxPage); err != nil {
		return nil, err
	}
	if strings.TrimSpace(words) == "" {
		return nil, schema.Invalidf("words", "must have a word")
	}
	page := schema.Page{First: first}
	wanted := func(k view.SearchKind) bool { return len(kinds) == 0 || slices.Contains(kinds, k) }
	found := &view.SearchResult{}
	if wanted(view.SearchEvent) {
		events, err := r.Timeline(ctx, schema.TimelineQuery{Filter: schema.EventFilter{Words: words}, Order: schema.NewestFirst, KnownBy: known, Page: page})
		if err != nil && !commonWords(err) {
			return nil, err
		}
		found.Events = eventNodes(events.Items)
	}
	if wanted(view.SearchActor) {
		actors, err := upTo(mostRanked, func(p schema.Page) (schema.PageOf[*schema.Actor], error) {
			return r.ListActors(ctx, schema.ActorFilter{Name: words}, p)
		})
		if err != nil {
			return nil, err
		}
		found.Actors, err = busiest(ctx, r, words, actors, first, func(a *schema.Actor) named {
			return named{a.Name, a.Aliases, schema.EventFilter{Actors: []string{a.ID}}}
		})
		if err != nil {
			return nil, err
		}
	}
	if wanted(view.SearchPlace) {
		places, err := upTo(mostRanked, func(p schema.Page) (schema.PageOf[*schema.Place], error) {
			return r.ListPlaces(ctx, schema.PlaceFilter{Name: words}, p)
		})
		if err != nil {
			return nil, err
		}
		found.Places, err = busiest(ctx, r, words, places, first, func(p *schema.Place) named {
			return named{p.Name, p.Aliases, schema.EventFilter{Places: []string{p.ID}}}
		})
		if err != nil {
			return nil, err
		}
	}
	if wanted(view.SearchArticle) {
		articles, err := r.ListArticles(ctx, schema.ArticleFilter{Words: words}, known, page)
		if err != nil && !commonWords(err) {
			return nil, err
		}
		found.Articles = articles.Items
	}
	return found, nil
}

// commonWords tells whether the words of a search are all too common to be searched in texts; names are still found by them ("IS", "US").
func commonWords(err error) bool {
	invalid, ok := errors.AsType[*schema.InvalidError](err)
	return ok && invalid.Field == "filter.words"
}

// records are the events of nodes.
func records(nodes []schema.EventNode) []*schema.Event {
	out := make([]*schema.Event, len(nodes))
	for i, n := range nodes {
		out[i] = n.Record()
	}
	return out
}

// named is what somebody searched for is found by, and the filter of its events.
type named struct {
	name    string
	aliases []schema.Alias
	events  schema.EventFilter
}

// mostRanked bounds how many of the actors or places that a search finds are put in order by their events: the first by name.
const mostRanked = 1000

// upTo reads a list to its end, or so many of it, whichever comes first.
func upTo[T any](most int, list func(schema.Page) (schema.PageOf[T], error)) ([]T, error) {
	var out []T
	page := schema.Page{First: maxPage}
	for {
		part, err := list(page)
		if err != nil {
			return nil, err
		}
		out = append(out, part.Items...)
		if !part.HasNext || len(part.Cursors) == 0 || len(out) >= most {
			return out, nil
		}
		page.After = part.Cursors[len(part.Cursors)-1]
	}
}

// busiest are the first of those that a search finds: whose name is what was searched for, then whose other name it is, then the rest,
// each by the number of its events as they are known today.
func busiest[T any](ctx context.Context, r Reader, words string, items []T, first int, of func(T) named) ([]T, error) {
	key := schema.NameKey(words)
	type ranked struct {
		item T
		rank schema.Closeness
		size int
	}
	all := make([]ranked, len(items))
	for i, it := range items {
		n := of(it)
		all[i] = ranked{item: it, rank: schema.ClosenessOf(n.name, n.aliases, key)}
	}
	for i := range all {
		n, err := r.CountEvents(ctx, of(all[i].item).events, schema.EndOfTime)
		if err != nil {
			return nil, err
		}
		all[i].size = n
	}
	slices.SortStableFunc(all, func(a, b ranked) int { return cmp.Or(int(a.rank-b.rank), b.size-a.size) })
	out := make([]T, min(len(all), first))
	for i := range out {
		out[i] = all[i].item
	}
	return out, nil
}
