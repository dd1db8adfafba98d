package graph

import (
	"context"
	"slices"

	"casus/graph/generated"
	"casus/graph/view"
	"casus/schema"
)

type (
	actorResolver   struct{}
	placeResolver   struct{}
	controlResolver struct{}
)

func (r *resolver) Actor() generated.ActorResolver { return actorResolver{} }

func (r *resolver) Place() generated.PlaceResolver { return placeResolver{} }

func (r *resolver) Control() generated.ControlResolver { return controlResolver{} }

func (actorResolver) Country(_ context.Context, a *schema.Actor) (*string, error) {
	return text(a.Country), nil
}

func (actorResolver) Wikidata(_ context.Context, a *schema.Actor) (*string, error) {
	return text(a.Wikidata), nil
}

func (actorResolver) Relations(ctx context.Context, a *schema.Actor, types []schema.RelationType, asOf *schema.Time, first *int, after *string, last *int, before *string) (*view.RelationConnection, error) {
	return relations(ctx, schema.RelationFilter{Types: types, Around: []string{a.ID}, AsOf: orZero(asOf)}, first, after, last, before)
}

func (actorResolver) Timeline(ctx context.Context, a *schema.Actor, filter *schema.EventFilter, order schema.Order, first *int, after *string, last *int, before *string) (*view.EventConnection, error) {
	f := orZero(filter)
	f.Actors = []string{a.ID}
	return timeline(ctx, f, order, first, after, last, before)
}

func (placeResolver) Country(_ context.Context, p *schema.Place) (*string, error) {
	return text(p.Country), nil
}

func (placeResolver) Geonames(_ context.Context, p *schema.Place) (*int, error) {
	if p.GeoNames == 0 {
		return nil, nil
	}
	return &p.GeoNames, nil
}

func (placeResolver) Within(ctx context.Context, p *schema.Place) ([]*schema.Place, error) {
	return present(sessionOf(ctx).places.get(ctx, p.WithinIDs...))
}

func (placeResolver) Timeline(ctx context.Context, p *schema.Place, filter *schema.EventFilter, order schema.Order, first *int, after *string, last *int, before *string) (*view.EventConnection, error) {
	f := orZero(filter)
	f.Places = []string{p.ID}
	return timeline(ctx, f, order, first, after, last, before)
}

func (placeResolver) Control(ctx context.Context, p *schema.Place) ([]*schema.Control, error) {
	return control(ctx, p.ID, schema.Time{})
}

// control reads who holds a place on a day, or through time for the zero Time.
func control(ctx context.Context, place string, asOf schema.Time) ([]*schema.Control, error) {
	s, known := sessionOf(ctx), knownBy(ctx)
	controls, err := s.reader.Control(ctx, place, asOf, known)
	if err != nil {
		return nil, err
	}
	s.noteControls(known, controls)
	return pointers(controls), nil
}

func (controlResolver) Place(ctx context.Context, c *schema.Control) (*schema.Place, error) {
	return one(sessionOf(ctx).places.get(ctx, c.PlaceID))
}

func (controlResolver) Actor(ctx context.Context, c *schema.Control) (*schema.Actor, error) {
	return one(sessionOf(ctx).actors.get(ctx, c.ActorID))
}

func (controlResolver) Because(ctx context.Context, c *schema.Control) ([]schema.Node, error) {
	return presentNodes(nodes(ctx, c.BecauseIDs))
}

// presentNodes drops what is not there.
func presentNodes(all []schema.Node, err error) ([]schema.Node, error) {
	return slices.DeleteFunc(all, func(n schema.Node) bool { return n == nil }), err
}

func (q queryResolver) Actor(ctx context.Context, id string, _ *schema.Time) (*schema.Actor, error) {
	return one(sessionOf(ctx).actors.get(ctx, id))
}

func (q queryResolver) Actors(ctx context.Context, filter *schema.ActorFilter, _ *schema.Time, first *int, after *string, last *int, before *string) (*view.ActorConnection, error) {
	page, err := pageOf(first, after, last, before)
	if err != nil {
		return nil, err
	}
	f := orZero(filter)
	actors, err := readActors(ctx, q.reader, f, page)
	if err != nil {
		return nil, err
	}
	s := sessionOf(ctx)
	for _, a := range actors.Nodes {
		s.actors.put(a.ID, a)
	}
	return actors, nil
}

func readActors(ctx context.Context, r EntityReader, f schema.ActorFilter, page schema.Page) (*view.ActorConnection, error) {
	actors, err := r.ListActors(ctx, f, page)
	if err != nil {
		return nil, err
	}
	return connection(actors, func(ctx context.Context) (int, error) { return r.CountActors(ctx, f) }), nil
}

func (q queryResolver) Place(ctx context.Context, id string, _ *schema.Time) (*schema.Place, error) {
	return one(sessionOf(ctx).places.get(ctx, id))
}

func (q queryResolver) Places(ctx context.Context, filter *schema.PlaceFilter, _ *schema.Time, first *int, after *string, last *int, before *string) (*view.PlaceConnection, error) {
	page, err := pageOf(first, after, last, before)
	if err != nil {
		return nil, err
	}
	f := orZero(filter)
	places, err := readPlaces(ctx, q.reader, f, page)
	if err != nil {
		return nil, err
	}
	s := sessionOf(ctx)
	for _, p := range places.Nodes {
		s.places.put(p.ID, p)
		s.notePlace(p)
	}
	return places, nil
}

func readPlaces(ctx context.Context, r EntityReader, f schema.PlaceFilter, page schema.Page) (*view.PlaceConnection, error) {
	places, err := r.ListPlaces(ctx, f, page)
	if err != nil {
		return nil, err
	}
	return connection(places, func(ctx context.Context) (int, error) { return r.CountPlaces(ctx, f) }), nil
}

func (q queryResolver) Control(ctx context.Context, place string, asOf schema.Time, _ *schema.Time) ([]*schema.Control, error) {
	return control(ctx, place, asOf)
}

func (q queryResolver) ControlHistory(ctx context.Context, place string, _ *schema.Time) ([]*schema.Control, error) {
	return control(ctx, place, schema.Time{})
}
