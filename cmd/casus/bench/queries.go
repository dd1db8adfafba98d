package bench

import (
	"context"
	"fmt"

	"casus/schema"
	"casus/store"
)

// input is a draw with what of it depends on the store.
type input struct {
	Draw
	actorID, eventID string
	// deepActorID has a timeline of many pages; cursor stands before one of them.
	deepActorID, cursor string
}

// query is one of Q1-Q7.
type query struct {
	name, what string
	// direct asks the store for all that the document selects and counts what came back.
	direct func(ctx context.Context, s *store.Store, in *input) (int, error)
	// document asks the same of the API, with variables.
	document  string
	variables func(in *input) map[string]any
}

// eventFields are what a page shows of an event.
const eventFields = `id type date summary status killed { low high } confidence evidence { exact }
	places { name country latitude longitude } participants { role actor { id name } }`

const timelinePage = `query($filter: EventFilter, $after: String) { timeline(filter: $filter, order: NEWEST_FIRST, first: 50, after: $after) {
	nodes { ` + eventFields + ` } pageInfo { endCursor hasNextPage } } }`

// pageSize is how many events a page has.
const pageSize = 50

// asFilter is a filter as GraphQL takes it.
func asFilter(f schema.EventFilter) map[string]any {
	out := map[string]any{}
	if len(f.Actors) > 0 {
		out["actors"] = f.Actors
	}
	if len(f.Types) > 0 {
		out["types"] = f.Types
	}
	if len(f.Countries) > 0 {
		out["countries"] = f.Countries
	}
	if !f.During.IsZero() {
		out["during"] = f.During
	}
	if f.Words != "" {
		out["words"] = f.Words
	}
	return out
}

// pages makes a query for a page of a timeline.
func pages(name, what string, filter func(in *input) schema.EventFilter, after func(in *input) string) query {
	return query{name: name, what: what, document: timelinePage,
		direct: func(ctx context.Context, s *store.Store, in *input) (int, error) {
			p, err := s.Timeline(ctx, schema.TimelineQuery{Filter: filter(in), Order: schema.NewestFirst, KnownBy: schema.EndOfTime, Page: schema.Page{First: pageSize, After: after(in)}})
			if err != nil {
				return 0, err
			}
			return len(p.Items), related(ctx, s, p.Items)
		},
		variables: func(in *input) map[string]any {
			v := map[string]any{"filter": asFilter(filter(in))}
			if c := after(in); c != "" {
				v["after"] = c
			}
			return v
		}}
}

// related reads the actors and places of events, as a page shows them.
func related(ctx context.Context, s *store.Store, events []*schema.Event) error {
	var actors, places []string
	seen := map[string]bool{}
	add := func(to *[]string, id string) {
		if !seen[id] {
			seen[id] = true
			*to = append(*to, id)
		}
	}
	for _, e := range events {
		for _, p := range e.Participants {
			add(&actors, p.ActorID)
		}
		for _, id := range e.PlaceIDs {
			add(&places, id)
		}
	}
	if _, err := s.Actors(ctx, actors); err != nil {
		return err
	}
	_, err := s.Places(ctx, places)
	return err
}

func fromStart(*input) string { return "" }

func (in *input) year() schema.Time {
	t, err := schema.Interval(in.Since, in.Until)
	if err != nil {
		// Draws have the days in order.
		return in.Since
	}
	return t
}

// networkLimit is more than any network of a corpus has.
const networkLimit = 5000

// queries are Q1-Q7.
var queries = []query{
	pages("Q1", "an actor, one year, newest 50", func(in *input) schema.EventFilter {
		return schema.EventFilter{Actors: []string{in.actorID}, During: in.year()}
	}, fromStart),
	pages("Q2", "and three types, a country", func(in *input) schema.EventFilter {
		return schema.EventFilter{Actors: []string{in.actorID}, During: in.year(), Types: in.Types, Countries: []string{in.Country}}
	}, fromStart),
	pages("Q3", "200th page of an actor's timeline", func(in *input) schema.EventFilter {
		return schema.EventFilter{Actors: []string{in.deepActorID}}
	}, func(in *input) string { return in.cursor }),
	{name: "Q4", what: "histogram month by class of an actor",
		direct: func(ctx context.Context, s *store.Store, in *input) (int, error) {
			h, err := s.Histogram(ctx, schema.HistogramQuery{Filter: schema.EventFilter{Actors: []string{in.actorID}}, Interval: schema.ByMonth, By: schema.FacetClass, KnownBy: schema.EndOfTime})
			if err != nil {
				return 0, err
			}
			return len(h.Buckets), nil
		},
		document:  `query($actor: ID!) { histogram(filter: { actors: [$actor] }, interval: MONTH, by: CLASS) { buckets { time value count } } }`,
		variables: func(in *input) map[string]any { return map[string]any{"actor": in.actorID} }},
	{name: "Q5", what: "network as of a day, depth 2",
		direct: func(ctx context.Context, s *store.Store, in *input) (int, error) {
			n, err := s.Network(ctx, schema.NetworkQuery{AsOf: in.AsOf, KnownBy: schema.EndOfTime, Around: []string{in.actorID}, Depth: 2, Limit: networkLimit})
			if err != nil {
				return 0, err
			}
			_, err = s.Actors(ctx, n.ActorIDs)
			return len(n.Relations), err
		},
		document: fmt.Sprintf(`query($actor: ID!, $asOf: EDTF!) { network(around: [$actor], asOf: $asOf, depth: 2, limit: %d) {
	relations { type spans { since until } subject { id name } object { ... on Actor { id name } } } } }`, networkLimit),
		variables: func(in *input) map[string]any { return map[string]any{"actor": in.actorID, "asOf": in.AsOf} }},
	pages("Q6", "two words, newest 50", func(in *input) schema.EventFilter { return schema.EventFilter{Words: in.Words} }, fromStart),
	{name: "Q7", what: "an event with all that hangs on it",
		direct: func(ctx context.Context, s *store.Store, in *input) (int, error) {
			events, err := s.Events(ctx, []string{in.eventID}, schema.EndOfTime)
			if err != nil || events[0] == nil {
				return 0, err
			}
			if err := related(ctx, s, events); err != nil {
				return 0, err
			}
			var articles []string
			for i := range events[0].Reports {
				articles = append(articles, events[0].Reports[i].ArticleID)
			}
			_, err = s.Articles(ctx, articles)
			return 1, err
		},
		document:  `query($id: ID!) { event(id: $id) { ` + eventFields + ` reports { id evidence { exact start end } article { title source publishedAt } } } }`,
		variables: func(in *input) map[string]any { return map[string]any{"id": in.eventID} }},
}

// deepActors are the ranks of actors whose timelines are long enough for Q3.
const deepActors = 16

// deepPage is the page that Q3 asks for, counted from 1.
const deepPage = 200

// inputs finds in the store what draws are about; step is told how many are done.
func inputs(ctx context.Context, s *store.Store, c Corpus, draws []Draw, step func(done int)) ([]*input, error) {
	ids, cursors := map[int]string{}, map[int]string{}
	actor := func(n int) (string, error) {
		if ids[n] == "" {
			found, err := s.ActorsNamed(ctx, []string{ActorName(n)})
			if err != nil {
				return "", err
			}
			// One of the last ranks may be in nothing.
			ids[n] = schema.ContentID(schema.ActorPrefix, ActorName(n))
			if len(found[0]) > 0 {
				ids[n] = found[0][0]
			}
		}
		return ids[n], nil
	}
	out := make([]*input, len(draws))
	for i, d := range draws {
		in := &input{Draw: d}
		var err error
		if in.actorID, err = actor(d.Actor); err != nil {
			return nil, err
		}
		deep := d.Actor % deepActors
		if in.deepActorID, err = actor(deep); err != nil {
			return nil, err
		}
		if _, ok := cursors[deep]; !ok {
			if cursors[deep], err = deepCursor(ctx, s, in.deepActorID); err != nil {
				return nil, err
			}
		}
		in.cursor = cursors[deep]
		if in.eventID, err = eventOf(ctx, s, c, d.Report); err != nil {
			return nil, err
		}
		out[i] = in
		step(i + 1)
	}
	return out, nil
}

// deepCursor is the cursor before the 200th page of an actor's timeline, or before the last page that is full.
func deepCursor(ctx context.Context, s *store.Store, actor string) (string, error) {
	q := schema.TimelineQuery{Filter: schema.EventFilter{Actors: []string{actor}}, Order: schema.NewestFirst, KnownBy: schema.EndOfTime}
	n, err := s.CountEvents(ctx, q.Filter, q.KnownBy)
	if err != nil {
		return "", err
	}
	for left := min(deepPage-1, n/pageSize-1) * pageSize; left > 0; {
		q.Page.First = min(left, store.MaxPage)
		p, err := s.Timeline(ctx, q)
		if err != nil {
			return "", err
		}
		if len(p.Items) == 0 {
			break
		}
		left -= len(p.Items)
		q.Page.After = p.Cursors[len(p.Cursors)-1]
	}
	return q.Page.After, nil
}

// eventOf is the id of the event that a report of the corpus tells.
func eventOf(ctx context.Context, s *store.Store, c Corpus, report int) (string, error) {
	n := c.articleOf(report)
	id := schema.ArticleID(c.Article(n).Article)
	events, _, err := s.ArticleContents(ctx, []string{id}, schema.EndOfTime)
	if err != nil {
		return "", err
	}
	from, _ := c.reportsOf(n)
	if at := report - from; len(events) == 1 && at < len(events[0]) {
		return events[0][at].ID, nil
	}
	return "", fmt.Errorf("report %d is not in the store", report)
}
