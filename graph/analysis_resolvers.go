package graph

import (
	"context"

	"casus/graph/generated"
	"casus/graph/view"
	"casus/schema"
)

type (
	bucketResolver   struct{}
	pathResolver     struct{}
	activityResolver struct{}
)

func (r *resolver) Bucket() generated.BucketResolver { return bucketResolver{} }

func (r *resolver) Path() generated.PathResolver { return pathResolver{} }

func (r *resolver) Activity() generated.ActivityResolver { return activityResolver{} }

func (q queryResolver) Histogram(ctx context.Context, filter *schema.EventFilter, interval schema.Granularity, by *schema.Facet, values []string, limit int, _ *schema.Time) (*schema.Histogram, error) {
	s := sessionOf(ctx)
	h, err := readHistogram(ctx, s.reader, schema.HistogramQuery{Filter: orZero(filter), Interval: interval, By: orZero(by), Values: values, Limit: limit, KnownBy: knownBy(ctx)})
	if err != nil {
		return nil, err
	}
	for _, b := range h.Buckets {
		switch kindOf(b.Value) {
		case actorKind:
			s.actors.want(b.Value)
		case placeKind:
			s.places.want(b.Value)
		}
	}
	return h, nil
}

func readHistogram(ctx context.Context, r AnalysisReader, q schema.HistogramQuery) (*schema.Histogram, error) {
	if err := sized("limit", q.Limit, maxPage); err != nil {
		return nil, err
	}
	return r.Histogram(ctx, q)
}

func (bucketResolver) Value(_ context.Context, b *schema.Bucket) (*string, error) {
	return text(b.Value), nil
}

func (bucketResolver) Node(ctx context.Context, b *schema.Bucket) (schema.Node, error) {
	switch kindOf(b.Value) {
	case actorKind:
		return node(one(sessionOf(ctx).actors.get(ctx, b.Value)))
	case placeKind:
		return node(one(sessionOf(ctx).places.get(ctx, b.Value)))
	}
	return nil, nil
}

func (q queryResolver) Path(ctx context.Context, from, to string, asOf schema.Time, types []schema.RelationType, maxDepth int, _ *schema.Time) (*schema.Path, error) {
	s, known := sessionOf(ctx), knownBy(ctx)
	p, err := s.reader.Path(ctx, schema.PathQuery{From: from, To: to, AsOf: asOf, KnownBy: known, Types: types, MaxDepth: maxDepth})
	if err != nil || p == nil {
		return nil, err
	}
	s.noteRelations(known, p.Relations...)
	return p, nil
}

func (pathResolver) Nodes(ctx context.Context, p *schema.Path) ([]schema.Node, error) {
	return presentNodes(nodes(ctx, p.NodeIDs))
}

func (actorResolver) Activity(ctx context.Context, a *schema.Actor, during *schema.Time) (*schema.Activity, error) {
	s, known := sessionOf(ctx), knownBy(ctx)
	activity, err := s.reader.Activity(ctx, a.ID, orZero(during), known)
	if err != nil {
		return nil, err
	}
	s.noteEvents(known, activity.First, activity.Last)
	return activity, nil
}

func (activityResolver) First(_ context.Context, a *schema.Activity) (schema.EventNode, error) {
	return schema.Concrete(a.First), nil
}

func (activityResolver) Last(_ context.Context, a *schema.Activity) (schema.EventNode, error) {
	return schema.Concrete(a.Last), nil
}

func (q queryResolver) Disagreements(ctx context.Context, filter *schema.EventFilter, order schema.Order, _ *schema.Time, first *int, after *string, last *int, before *string) (*view.DisagreementConnection, error) {
	page, err := pageOf(first, after, last, before)
	if err != nil {
		return nil, err
	}
	s, known := sessionOf(ctx), knownBy(ctx)
	list, err := readDisagreements(ctx, s.reader, orZero(filter), order, known, page)
	if err != nil {
		return nil, err
	}
	for _, d := range list.Nodes {
		s.noteEvents(known, d.Event)
	}
	return view.Map(list, view.Disagree), nil
}

func readDisagreements(ctx context.Context, r AnalysisReader, f schema.EventFilter, order schema.Order, known int64, page schema.Page) (*view.Connection[*schema.Disagreement], error) {
	list, err := r.Disagreements(ctx, schema.TimelineQuery{Filter: f, Order: order, KnownBy: known, Page: page})
	if err != nil {
		return nil, err
	}
	return connection(list, func(ctx context.Context) (int, error) { return r.CountDisagreements(ctx, f, known) }), nil
}

func (q queryResolver) Changes(ctx context.Context, knownFrom, knownTo schema.Time, filter *schema.EventFilter, first int, after *string) (*view.KnowledgeChangeConnection, error) {
	if err := sized("first", first, maxPage); err != nil {
		return nil, err
	}
	s := sessionOf(ctx)
	from, to := moment(knownFrom), moment(knownTo)
	list, err := s.reader.Changes(ctx, schema.ChangesQuery{KnownFrom: from, KnownTo: to, Filter: orZero(filter), First: first, After: orEmpty(after)})
	if err != nil {
		return nil, err
	}
	for _, c := range list.Items {
		s.noteEvents(to, c.Event)
		s.noteEvents(from, c.Before)
	}
	return view.Map(connection(list, nil), view.Changed), nil
}
