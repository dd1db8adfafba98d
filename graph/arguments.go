package graph

import (
	"context"
	"fmt"

	"github.com/99designs/gqlgen/graphql"

	"casus/schema"
)

// arguments are those of a planned field, as gqlgen's parser gives them. The first that cannot be read is kept in err; gqlgen
// then answers the field and says what is wrong with it.
type arguments struct {
	ctx context.Context
	raw map[string]any
	err error
}

func argumentsOf(ctx context.Context, f graphql.CollectedField) *arguments {
	return &arguments{ctx: ctx, raw: f.ArgumentMap(graphql.GetOperationContext(ctx).Variables)}
}

func (a *arguments) failed(name string, err error) {
	if err != nil && a.err == nil {
		a.err = fmt.Errorf("argument %s: %w", name, err)
	}
}

// optional reads an argument; nil where it is null or not given.
func optional[T any](a *arguments, name string, read func(any) (T, error)) *T {
	raw := a.raw[name]
	if raw == nil {
		return nil
	}
	v, err := read(raw)
	a.failed(name, err)
	return &v
}

func (a *arguments) integer(name string) *int { return optional(a, name, graphql.UnmarshalInt) }

func (a *arguments) text(name string) *string { return optional(a, name, graphql.UnmarshalString) }

func (a *arguments) id(name string) string {
	return orZero(optional(a, name, graphql.UnmarshalID))
}

func (a *arguments) time(name string) schema.Time {
	return orZero(optional(a, name, func(v any) (schema.Time, error) {
		var t schema.Time
		err := t.UnmarshalGQL(v)
		return t, err
	}))
}

// knownBy is the moment of reporting that the field is asked for.
func (a *arguments) knownBy() int64 {
	if t := a.time("knownBy"); !t.IsZero() {
		return moment(t)
	}
	return schema.EndOfTime
}

// page reads the arguments of a field that has pages.
func (a *arguments) page() schema.Page {
	p, err := pageOf(a.integer("first"), a.text("after"), a.integer("last"), a.text("before"))
	a.failed("page", err)
	return p
}

// list reads a list of strings: ids or words of an enum.
func list[T ~string](a *arguments, name string) []T {
	if a.raw[name] == nil {
		return nil
	}
	items := graphql.CoerceList(a.raw[name])
	out := make([]T, len(items))
	for i, item := range items {
		s, err := graphql.UnmarshalString(item)
		a.failed(name, err)
		out[i] = T(s)
	}
	return out
}

// input reads an input object by the SDL's name of its type.
func input[T any](a *arguments, name, typeName string) T {
	var v T
	if raw := a.raw[name]; raw != nil {
		a.failed(name, graphql.UnmarshalNamedInputFromContext(a.ctx, typeName, raw, &v))
	}
	return v
}
