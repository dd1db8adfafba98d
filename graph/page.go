package graph

import (
	"context"

	"casus/graph/view"
	"casus/schema"
)

// The sizes of pages.
const (
	defaultPage = 20
	maxPage     = 100
)

// pageOf makes a page of a field's arguments: 20 items where neither first nor last is given, 1 to 100 otherwise.
func pageOf(first *int, after *string, last *int, before *string) (schema.Page, error) {
	p := schema.Page{After: orEmpty(after), Before: orEmpty(before)}
	switch {
	case first != nil && last != nil:
		return p, schema.Invalidf("last", "cannot be given together with first")
	case first != nil:
		p.First = *first
		return p, sized("first", *first, maxPage)
	case last != nil:
		p.Last = *last
		return p, sized("last", *last, maxPage)
	case p.Before != "":
		p.Last = defaultPage
	default:
		p.First = defaultPage
	}
	return p, nil
}

// sized checks that a number of items asked for is 1 to most.
func sized(field string, n, most int) error {
	if n < 1 || n > most {
		return schema.Invalidf(field, "must be 1 to %d, not %d", most, n)
	}
	return nil
}

// connection makes a page of a list into what the API calls a connection.
func connection[N any](p schema.PageOf[N], count func(context.Context) (int, error)) *view.Connection[N] {
	return &view.Connection[N]{Nodes: p.Items, Cursors: p.Cursors, PageInfo: p.Info(), Count: count}
}

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// text is nil for "", which the API prints as null.
func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// orZero is what a pointer points at, the zero value for nil.
func orZero[T any](p *T) T {
	if p == nil {
		var zero T
		return zero
	}
	return *p
}

// pointers are pointers to the items of a slice.
func pointers[T any](items []T) []*T {
	out := make([]*T, len(items))
	for i := range items {
		out[i] = &items[i]
	}
	return out
}
