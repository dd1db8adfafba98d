package graph

import (
	"context"
	"strings"

	"casus/graph/generated"
	"casus/graph/view"
	"casus/schema"
)

// errSlow tells a subscriber that it was let go.
var errSlow = &codedError{code: CodeSlow, message: "changes came faster than they were read, or the server is closing: subscribe again, and read what was missed from timeline"}

func (s subscriptionResolver) EventAdded(ctx context.Context, filter *schema.EventFilter) (<-chan *view.EventChange, error) {
	f := orZero(filter)
	if len(f.Roles) > 0 && len(f.Actors) == 0 {
		return nil, schema.Invalidf("filter.roles", "needs actors")
	}
	if strings.TrimSpace(f.Words) != "" {
		// Ask once, so that words that cannot be searched are refused now and not with the first event.
		if _, err := s.reader.Timeline(ctx, schema.TimelineQuery{Filter: f, Order: schema.NewestFirst, KnownBy: schema.EndOfTime, Page: schema.Page{First: 1}}); err != nil {
			return nil, err
		}
	}
	changes := s.reader.Follow(ctx)
	out := make(chan *view.EventChange)
	go func() {
		defer close(out)
		for {
			var change *view.EventChange
			select {
			case <-ctx.Done():
				return
			case c, ok := <-changes:
				switch e, err := s.changed(ctx, c, ok, f); {
				case ctx.Err() != nil:
					return
				case err != nil:
					change = &view.EventChange{Err: err}
				case e == nil:
					continue
				default:
					change = &view.EventChange{Event: schema.Concrete(e), New: c.New, Position: c.Position}
				}
			}
			select {
			case out <- change:
			case <-ctx.Done():
				return
			}
			if change.Err != nil {
				return
			}
		}
	}()
	return out, nil
}

// changed is the event that a change is about; nil where the filter does not select it.
func (s subscriptionResolver) changed(ctx context.Context, c schema.Change, ok bool, f schema.EventFilter) (*schema.Event, error) {
	if !ok {
		return nil, errSlow
	}
	e, err := one(s.reader.Events(ctx, []string{c.EventID}, schema.EndOfTime))
	if err != nil || e == nil || !matchesRecord(e, f) {
		return nil, err
	}
	if len(f.Places) > 0 || len(f.Countries) > 0 {
		within, err := withinOf(ctx, s.reader, e.PlaceIDs)
		if err != nil || !matchesPlace(f, within) {
			return nil, err
		}
	}
	if strings.TrimSpace(f.Words) != "" {
		found, err := s.hasWords(ctx, e, f.Words)
		if err != nil || !found {
			return nil, err
		}
	}
	return e, nil
}

// withinOf reads places and all that they lie in, one read for each step outwards.
func withinOf(ctx context.Context, r EntityReader, ids []string) ([]*schema.Place, error) {
	var out []*schema.Place
	seen := map[string]bool{}
	for len(ids) > 0 {
		var next []string
		for _, id := range ids {
			seen[id] = true
		}
		places, err := present(r.Places(ctx, ids))
		if err != nil {
			return nil, err
		}
		for _, p := range places {
			out = append(out, p)
			for _, id := range p.WithinIDs {
				if !seen[id] {
					seen[id] = true
					next = append(next, id)
				}
			}
		}
		ids = next
	}
	return out, nil
}

// hasWords asks the reader's index whether an event has words: it looks for the event among those of its type, status, time
// and actors that have them.
func (s subscriptionResolver) hasWords(ctx context.Context, e *schema.Event, words string) (bool, error) {
	f := schema.EventFilter{Words: words, Types: []schema.EventType{e.Type}, Statuses: []schema.Status{e.Status}, During: e.Time}
	if len(e.Participants) > 0 {
		f.Actors = []string{e.Participants[0].ActorID}
	}
	q := schema.TimelineQuery{Filter: f, Order: schema.NewestFirst, KnownBy: schema.EndOfTime, Page: schema.Page{First: maxPage}}
	for {
		page, err := s.reader.Timeline(ctx, q)
		if err != nil {
			return false, err
		}
		for _, found := range page.Items {
			if found.ID == e.ID {
				return true, nil
			}
		}
		if !page.HasNext || len(page.Cursors) == 0 {
			return false, nil
		}
		q.Page.After = page.Cursors[len(page.Cursors)-1]
	}
}

// eventChangeResolver gives the event of a change, or the reason why there are no more.
type eventChangeResolver struct{}

func (r *resolver) EventChange() generated.EventChangeResolver { return eventChangeResolver{} }

func (eventChangeResolver) Event(ctx context.Context, c *view.EventChange) (schema.EventNode, error) {
	if c.Err != nil {
		return nil, c.Err
	}
	sessionOf(ctx).noteEvents(schema.EndOfTime, c.Event.Record())
	return c.Event, nil
}
