package graph

import (
	"context"

	"casus/graph/generated"
	"casus/graph/view"
	"casus/schema"
)

// errSlow tells a subscriber that it was let go.
var errSlow = &codedError{code: CodeSlow, message: "changes came faster than they were read, more changed than is told one by one, or the server is closing: subscribe again, and read what was missed from timeline"}

func (s subscriptionResolver) EventAdded(ctx context.Context, filter *schema.EventFilter, gone bool) (<-chan *view.EventChange, error) {
	f := orZero(filter)
	if len(f.Roles) > 0 && len(f.Actors)+len(f.ActorNames) == 0 {
		return nil, schema.Invalidf("filter.roles", "needs actors")
	}
	// What happens while the filter is tried is told.
	changes := s.reader.Follow(ctx)
	if !f.Empty() {
		// Ask once, so that what cannot be asked is refused now and not with the first event.
		if _, err := s.reader.Timeline(ctx, schema.TimelineQuery{Filter: f, Order: schema.NewestFirst, KnownBy: schema.EndOfTime, Page: schema.Page{First: 1}}); err != nil {
			return nil, err
		}
	}
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
				case e != nil:
					change = &view.EventChange{ID: e.ID, Event: schema.Concrete(e), New: c.New && e.ID == c.EventID, Position: c.Position}
				case gone && !c.New:
					change = &view.EventChange{ID: c.EventID, Position: c.Position}
				default:
					continue
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

// changed is the event that a change is about; nil where it is gone, or the filter does not select it.
func (s subscriptionResolver) changed(ctx context.Context, c schema.Change, ok bool, f schema.EventFilter) (*schema.Event, error) {
	if !ok {
		return nil, errSlow
	}
	if c.Gone {
		return nil, nil
	}
	selected, err := s.reader.Selects(ctx, c.EventID, f, schema.EndOfTime)
	if err != nil || !selected {
		return nil, err
	}
	return one(s.reader.Events(ctx, []string{c.EventID}, schema.EndOfTime))
}

// eventChangeResolver gives the event of a change, or the reason why there are no more.
type eventChangeResolver struct{}

func (r *resolver) EventChange() generated.EventChangeResolver { return eventChangeResolver{} }

func (eventChangeResolver) Event(ctx context.Context, c *view.EventChange) (schema.EventNode, error) {
	if c.Event == nil {
		return nil, c.Err
	}
	sessionOf(ctx).noteEvents(schema.EndOfTime, c.Event.Record())
	return c.Event, nil
}
