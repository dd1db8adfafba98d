package store

import (
	"slices"
	"strings"

	"casus/schema"
)

// selection is what a query asks of postings: one list or another of each dimension, and what stands in their stretches.
type selection struct {
	dims [][]alternative
	want want
	// skip are the lists of the types that are wanted, where they are few and no dimension.
	skip []alternative
}

// want is what a stretch must have; a zero set takes all.
type want struct {
	kinds      uint64
	statuses   uint8
	confidence uint16
	// none takes nothing: the filter contradicts itself.
	none bool
}

func (w want) takes(s stretch) bool {
	return !w.none && (w.kinds == 0 || w.kinds>>s.kind&1 != 0) && (w.statuses == 0 || w.statuses>>s.status&1 != 0) && s.confidence >= w.confidence
}

// along selects what stands in one list or another.
func along(lists []alternative) selection { return selection{dims: [][]alternative{lists}} }

// maxSkip bounds how many lists of types are worth a seek each.
const maxSkip = 8

// of narrows a selection to types and statuses; none given are all.
func (sel selection) of(types []schema.EventType, statuses ...schema.Status) selection {
	for _, t := range types {
		if i := slices.Index(kindOrder, t); i >= 0 {
			sel.want.kinds |= 1 << i
		}
	}
	for _, st := range statuses {
		if i := slices.Index(statusOrder, st); i >= 0 {
			sel.want.statuses |= 1 << i
		}
	}
	sel.want.none = sel.want.none || len(types) > 0 && sel.want.kinds == 0 || len(statuses) > 0 && sel.want.statuses == 0
	lists := alternatives(byType, types...)
	switch {
	case len(sel.dims) == 0 && len(lists) > 0:
		sel.dims = [][]alternative{lists}
	case len(sel.dims) == 0:
		sel.dims = [][]alternative{alternatives(byAll, "")}
	case len(lists) <= maxSkip:
		sel.skip = lists
	}
	return sel
}

func alternatives[T ~string](d dimension, values ...T) []alternative {
	out := make([]alternative, len(values))
	for i, v := range values {
		out[i] = alternative{d: d, value: string(v)}
	}
	return out
}

func sourceLists(names []string) []alternative {
	keys := make([]string, len(names))
	for i, n := range names {
		keys[i] = schema.NameKey(n)
	}
	return alternatives(bySource, keys...)
}

// maxLists bounds how many lists one query walks over.
const maxLists = 200

// selection is what a filter asks for.
func (s *Store) selection(f schema.EventFilter) (selection, error) {
	var sel selection
	n := 0
	add := func(lists []alternative) {
		if n += len(lists); len(lists) > 0 {
			sel.dims = append(sel.dims, lists)
		}
	}
	codes, err := s.countries("filter.countries", f.Countries, nil)
	if err != nil {
		return sel, err
	}
	if err := s.outlets("filter.sources", f.Sources); err != nil {
		return sel, err
	}
	actors := alternatives(byActor, f.Actors...)
	for i := range actors {
		actors[i].roles = rolesOf(f.Roles...)
	}
	add(actors)
	add(alternatives(byPlace, f.Places...))
	countries := make([]string, len(codes))
	for i, c := range codes {
		countries[i] = schema.CountryPlaceID(c)
	}
	add(alternatives(byPlace, countries...))
	add(sourceLists(f.Sources))
	if strings.TrimSpace(f.Words) != "" {
		words := s.folding.words(f.Words)
		if len(words) == 0 {
			return sel, schema.Invalidf("filter.words", "has no word that is searched")
		}
		for _, w := range words {
			add(alternatives(byWord, w))
		}
	}
	if n > maxLists {
		return sel, schema.Invalidf("filter", "has more than %d values", maxLists)
	}
	if err := validFilter(f); err != nil {
		return sel, err
	}
	sel.want.confidence = tenThousandths(f.MinConfidence)
	types := f.Types
	if len(f.Classes) > 0 {
		types = nil
		for _, t := range kindOrder {
			if slices.Contains(f.Classes, t.Class()) && (len(f.Types) == 0 || slices.Contains(f.Types, t)) {
				types = append(types, t)
			}
		}
		sel.want.none = len(types) == 0
	}
	return sel.of(types, f.Statuses...), nil
}
