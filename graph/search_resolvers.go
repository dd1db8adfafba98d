package graph

import (
	"context"
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
		if err != nil {
			return nil, err
		}
		found.Events = eventNodes(events.Items)
	}
	if wanted(view.SearchActor) {
		actors, err := r.ListActors(ctx, schema.ActorFilter{Name: words}, page)
		if err != nil {
			return nil, err
		}
		found.Actors = exactFirst(words, actors.Items, func(a *schema.Actor) (string, []schema.Alias) { return a.Name, a.Aliases })
	}
	if wanted(view.SearchPlace) {
		places, err := r.ListPlaces(ctx, schema.PlaceFilter{Name: words}, page)
		if err != nil {
			return nil, err
		}
		found.Places = exactFirst(words, places.Items, func(p *schema.Place) (string, []schema.Alias) { return p.Name, p.Aliases })
	}
	if wanted(view.SearchArticle) {
		articles, err := r.ListArticles(ctx, schema.ArticleFilter{Words: words}, known, page)
		if err != nil {
			return nil, err
		}
		found.Articles = articles.Items
	}
	return found, nil
}

// records are the events of nodes.
func records(nodes []schema.EventNode) []*schema.Event {
	out := make([]*schema.Event, len(nodes))
	for i, n := range nodes {
		out[i] = n.Record()
	}
	return out
}

// exactFirst puts those first whose name is what was searched for, then those that have it as another name, and leaves the
// rest in its order.
func exactFirst[T any](words string, items []T, names func(T) (string, []schema.Alias)) []T {
	key := schema.NameKey(words)
	rank := func(it T) int {
		name, aliases := names(it)
		if schema.NameKey(name) == key {
			return 0
		}
		if slices.ContainsFunc(aliases, func(a schema.Alias) bool { return schema.NameKey(a.Name) == key }) {
			return 1
		}
		return 2
	}
	slices.SortStableFunc(items, func(a, b T) int { return rank(a) - rank(b) })
	return items
}
