package graph

import (
	"context"
	"errors"
	"slices"

	"casus/schema"
)

// asked is a Reader whose queries may name actors and places and give a time by its ends, as clients like to; the Reader behind it knows
// ids and stretches of time only.
type asked struct{ Reader }

// filter puts ids in the place of names, and `during` in that of its ends.
func (r asked) filter(ctx context.Context, f schema.EventFilter) (schema.EventFilter, error) {
	if len(f.ActorNames) > 0 {
		ids, err := idsNamed(ctx, "filter.actorNames", f.Actors, f.ActorNames, r.ActorsNamed)
		if err != nil {
			return f, err
		}
		f.Actors, f.ActorNames = ids, nil
	}
	if len(f.PlaceNames) > 0 {
		ids, err := idsNamed(ctx, "filter.placeNames", f.Places, f.PlaceNames, r.PlacesNamed)
		if err != nil {
			return f, err
		}
		f.Places, f.PlaceNames = ids, nil
	}
	joined, err := f.Joined()
	if bad, ok := errors.AsType[*schema.InvalidError](err); ok {
		return f, schema.Invalidf("filter."+bad.Field, "%s", bad.Reason)
	}
	return joined, err
}

// idsNamed adds to ids those that find has for the names, each once. A name that nobody has is an error: a slip of the pen would look like an answer.
func idsNamed(ctx context.Context, field string, ids, names []string, find func(context.Context, []string) ([][]string, error)) ([]string, error) {
	found, err := find(ctx, names)
	if err != nil {
		return nil, err
	}
	ids = slices.Clip(ids)
	for i, those := range found {
		if len(those) == 0 {
			return nil, schema.Invalidf(field, "has %q, a name that nothing here has; search finds names by their words", names[i])
		}
		for _, id := range those {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
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
		ids, err := idsNamed(ctx, "aroundNames", q.Around, q.AroundNames, r.ActorsNamed)
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
