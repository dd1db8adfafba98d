package export

import (
	"context"

	"casus/schema"
)

// pageSize is how many events are read at a time: the most that a page may have.
const pageSize = 100

// batch is a page of the timeline with what its events refer to.
type batch struct {
	events   []*schema.Event
	actors   map[string]*schema.Actor
	places   map[string]*schema.Place
	articles map[string]*schema.Article
}

// pages calls fn for the events of every page of the timeline.
func pages(ctx context.Context, from Source, o Options, fn func([]*schema.Event) error) error {
	for after := ""; ; {
		page, err := from.Timeline(ctx, schema.TimelineQuery{Filter: o.Filter, Order: o.Order, KnownBy: o.KnownBy,
			Page: schema.Page{First: pageSize, After: after}})
		if err != nil {
			return err
		}
		if err := fn(page.Items); err != nil {
			return err
		}
		if !page.HasNext || len(page.Cursors) == 0 {
			return nil
		}
		after = page.Cursors[len(page.Cursors)-1]
	}
}

// batches calls fn for every page of the timeline with what its events refer to.
func batches(ctx context.Context, from Source, o Options, fn func(*batch) error) error {
	done := 0
	return pages(ctx, from, o, func(events []*schema.Event) error {
		b, err := complete(ctx, from, events)
		if err != nil {
			return err
		}
		if err := fn(b); err != nil {
			return err
		}
		done += len(events)
		o.progress(done)
		return nil
	})
}

// complete reads what events refer to, one read a kind.
func complete(ctx context.Context, from Source, events []*schema.Event) (*batch, error) {
	var actors, places, articles ids
	for _, e := range events {
		for _, p := range e.Participants {
			actors.add(p.ActorID)
		}
		places.add(e.PlaceIDs...)
		for i := range e.Reports {
			r := &e.Reports[i]
			articles.add(r.ArticleID)
			actors.add(r.AttributedToIDs...)
			places.add(r.PlaceIDs...)
			for _, p := range r.Participants {
				actors.add(p.ActorID)
			}
		}
	}
	b := &batch{events: events}
	var err error
	if b.actors, err = read(ctx, actors, from.Actors, func(a *schema.Actor) string { return a.ID }); err != nil {
		return nil, err
	}
	if b.places, err = read(ctx, places, from.Places, func(p *schema.Place) string { return p.ID }); err != nil {
		return nil, err
	}
	// What a place lies in tells its region.
	var within ids
	for _, id := range places.list {
		if p := b.places[id]; p != nil {
			within.add(p.WithinIDs...)
		}
	}
	outer, err := read(ctx, within, from.Places, func(p *schema.Place) string { return p.ID })
	if err != nil {
		return nil, err
	}
	for id, p := range outer {
		b.places[id] = p
	}
	if b.articles, err = read(ctx, articles, from.Articles, func(a *schema.Article) string { return a.ID }); err != nil {
		return nil, err
	}
	return b, nil
}

func read[T any](ctx context.Context, want ids, get func(context.Context, []string) ([]*T, error), id func(*T) string) (map[string]*T, error) {
	found, err := get(ctx, want.list)
	if err != nil {
		return nil, err
	}
	out := make(map[string]*T, len(found))
	for _, v := range found {
		if v != nil {
			out[id(v)] = v
		}
	}
	return out, nil
}

// ids is a set of ids in the order in which they came.
type ids struct {
	list []string
	seen map[string]bool
}

func (s *ids) add(more ...string) {
	for _, id := range more {
		if id != "" && !s.seen[id] {
			if s.seen == nil {
				s.seen = map[string]bool{}
			}
			s.seen[id] = true
			s.list = append(s.list, id)
		}
	}
}

// names are the names of those with the role, in the event's order; empty, not nil, where there is nobody.
func (b *batch) names(e *schema.Event, roles ...schema.Role) []string {
	out := []string{}
	for _, role := range roles {
		for _, p := range e.Participants {
			if a := b.actors[p.ActorID]; p.Role == role && a != nil {
				out = append(out, a.Name)
			}
		}
	}
	return out
}

// place is where the event is drawn: the first of its places that has a position, else the first; nil where it has none.
func (b *batch) place(e *schema.Event) *schema.Place {
	var first *schema.Place
	for _, id := range e.PlaceIDs {
		p := b.places[id]
		switch {
		case p == nil:
		case p.Latitude != nil && p.Longitude != nil:
			return p
		case first == nil:
			first = p
		}
	}
	return first
}

// sources are the outlets that report the event, each once; empty, not nil, where none is known.
func sources(e *schema.Event) []string {
	s := ids{list: []string{}}
	for _, r := range e.Reports {
		s.add(r.Source)
	}
	return s.list
}

// quote is the first evidence of an event: what it rests on, in the report's words.
func quote(e *schema.Event) string {
	for _, r := range e.Reports {
		if len(r.Evidence) > 0 {
			return r.Evidence[0].Exact
		}
	}
	return ""
}
