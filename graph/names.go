package graph

import (
	"context"
	"errors"

	"casus/schema"
)

// asked is a Reader whose queries may name actors and give a time by its ends, as clients like to; the Reader behind it knows
// ids and stretches of time only.
type asked struct{ Reader }

// filter puts ids in the place of names, and `during` in that of its ends.
func (r asked) filter(ctx context.Context, f schema.EventFilter) (schema.EventFilter, error) {
	if len(f.ActorNames) > 0 {
		ids, err := r.named(ctx, f.Actors, f.ActorNames)
		if err != nil {
			return f, err
		}
		f.Actors, f.ActorNames = ids, nil
	}
	joined, err := f.Joined()
	if bad, ok := errors.AsType[*schema.InvalidError](err); ok {
		return f, schema.Invalidf("filter."+bad.Field, "%s", bad.Reason)
	}
	return joined, err
}

// named adds to ids those of the actors who have one of the names. A name that nobody has stands for an id that nobody has, so
// that it selects nothing instead of everything.
func (r asked) named(ctx context.Context, ids, names []string) ([]string, error) {
	found, err := r.ActorsNamed(ctx, names)
	if err != nil {
		return nil, err
	}
	if ids = append(ids[:len(ids):len(ids)], found...); len(ids) == 0 {
		return names, nil
	}
	return ids, nil
}

// Timeline implements EventReader.
func (r asked) Timeline(ctx context.Context, q schema.TimelineQuery) (schema.PageOf[*schema.Event], error) {
	f, err := r.filter(ctx, q.Filter)
	if err != nil {
		return schema.PageOf[*schema.Event]{}, err
	}
	q.Filter = f
	return r.Reader.Timeline(ctx, q)
}

// CountEvents implements EventReader.
func (r asked) CountEvents(ctx context.Context, f schema.EventFilter, knownBy int64) (int, error) {
	f, err := r.filter(ctx, f)
	if err != nil {
		return 0, err
	}
	return r.Reader.CountEvents(ctx, f, knownBy)
}

// Network implements RelationReader.
func (r asked) Network(ctx context.Context, q schema.NetworkQuery) (*schema.Network, error) {
	if len(q.AroundNames) > 0 {
		ids, err := r.named(ctx, q.Around, q.AroundNames)
		if err != nil {
			return nil, err
		}
		q.Around, q.AroundNames = ids, nil
	}
	return r.Reader.Network(ctx, q)
}

// Histogram implements AnalysisReader.
func (r asked) Histogram(ctx context.Context, q schema.HistogramQuery) (*schema.Histogram, error) {
	f, err := r.filter(ctx, q.Filter)
	if err != nil {
		return nil, err
	}
	q.Filter = f
	return r.Reader.Histogram(ctx, q)
}

// Disagreements implements AnalysisReader.
func (r asked) Disagreements(ctx context.Context, q schema.TimelineQuery) (schema.PageOf[*schema.Disagreement], error) {
	f, err := r.filter(ctx, q.Filter)
	if err != nil {
		return schema.PageOf[*schema.Disagreement]{}, err
	}
	q.Filter = f
	return r.Reader.Disagreements(ctx, q)
}

// CountDisagreements implements AnalysisReader.
func (r asked) CountDisagreements(ctx context.Context, f schema.EventFilter, knownBy int64) (int, error) {
	f, err := r.filter(ctx, f)
	if err != nil {
		return 0, err
	}
	return r.Reader.CountDisagreements(ctx, f, knownBy)
}

// Changes implements AnalysisReader.
func (r asked) Changes(ctx context.Context, q schema.ChangesQuery) (schema.PageOf[*schema.KnowledgeChange], error) {
	f, err := r.filter(ctx, q.Filter)
	if err != nil {
		return schema.PageOf[*schema.KnowledgeChange]{}, err
	}
	q.Filter = f
	return r.Reader.Changes(ctx, q)
}

// Selects implements AnalysisReader.
func (r asked) Selects(ctx context.Context, eventID string, f schema.EventFilter, knownBy int64) (bool, error) {
	f, err := r.filter(ctx, f)
	if err != nil {
		return false, err
	}
	return r.Reader.Selects(ctx, eventID, f, knownBy)
}
