package graph

import (
	"slices"

	"casus/schema"
)

// Matches tells whether an event is one that a filter selects, but for its words, which only the reader's index knows how
// to compare. Within are the event's places and all the places that these lie in.
func Matches(e *schema.Event, f schema.EventFilter, within []*schema.Place) bool {
	return matchesRecord(e, f) && matchesPlace(f, within)
}

// matchesRecord compares what the event's own record has.
func matchesRecord(e *schema.Event, f schema.EventFilter) bool {
	if len(f.Actors) > 0 || len(f.Roles) > 0 {
		if !slices.ContainsFunc(e.Participants, func(p schema.Participant) bool {
			return anyOf(f.Actors, p.ActorID) && anyOf(f.Roles, p.Role)
		}) {
			return false
		}
	}
	if len(f.Sources) > 0 && !slices.ContainsFunc(f.Sources, func(source string) bool {
		key := schema.NameKey(source)
		return slices.ContainsFunc(e.Reports, func(r schema.Report) bool { return r.Source != "" && schema.NameKey(r.Source) == key })
	}) {
		return false
	}
	return anyOf(f.Types, e.Type) && anyOf(f.Classes, e.Class()) && anyOf(f.Statuses, e.Status) &&
		e.Confidence >= f.MinConfidence && (f.During.IsZero() || e.Time.Overlaps(f.During))
}

func matchesPlace(f schema.EventFilter, within []*schema.Place) bool {
	has := func(want []string, of func(*schema.Place) string) bool {
		return len(want) == 0 || slices.ContainsFunc(within, func(p *schema.Place) bool { return slices.Contains(want, of(p)) })
	}
	return has(f.Places, func(p *schema.Place) string { return p.ID }) && has(f.Countries, func(p *schema.Place) string { return p.Country })
}

// anyOf tells whether one of the values is v; no values select everything.
func anyOf[T comparable](values []T, v T) bool { return len(values) == 0 || slices.Contains(values, v) }
