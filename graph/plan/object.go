package plan

import (
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// Compiler makes the writer of one selected field.
type Compiler[E Env, T any] func(c *Compilation, f graphql.CollectedField) (Writer[E, T], error)

// Object is a GraphQL object type over Go values of type T.
type Object[E Env, T any] struct {
	name string
	// satisfies are the types that fragments on this one may name: itself, its interfaces and unions.
	satisfies []string
	fields    map[string]Compiler[E, T]
}

// NewObject makes the object type of a name that the schema has.
func NewObject[E Env, T any](s *ast.Schema, name string) *Object[E, T] {
	o := &Object[E, T]{name: name, satisfies: []string{name}, fields: map[string]Compiler[E, T]{}}
	for _, d := range s.Implements[name] {
		o.satisfies = append(o.satisfies, d.Name)
	}
	return o
}

// Name is the type's name.
func (o *Object[E, T]) Name() string { return o.name }

// Fields are the names of the fields that can be planned.
func (o *Object[E, T]) Fields() []string {
	names := make([]string, 0, len(o.fields))
	for name := range o.fields {
		names = append(names, name)
	}
	return names
}

// Set says how a field is compiled.
func (o *Object[E, T]) Set(name string, c Compiler[E, T]) { o.fields[name] = c }

// field is a selected field of an object, ready to write.
type field[E Env, T any] struct {
	// key is `"alias":`, with a comma before it for all but the first.
	key    string
	writer Writer[E, T]
}

func (o *Object[E, T]) compile(c *Compilation, selection ast.SelectionSet) (Writer[E, T], error) {
	var fields []field[E, T]
	seen := map[string]bool{}
	for _, f := range graphql.CollectFields(c.operation, selection, o.satisfies) {
		if f.IsDeferred() {
			return Writer[E, T]{}, fmt.Errorf("%w: @defer", ErrUnplanned)
		}
		// gqlgen writes the first of what it has collected under one alias.
		if seen[f.Alias] {
			continue
		}
		seen[f.Alias] = true
		w, err := o.field(c, f)
		if err != nil {
			return Writer[E, T]{}, err
		}
		key := string(AppendString(nil, f.Alias)) + ":"
		if len(fields) > 0 {
			key = "," + key
		}
		fields = append(fields, field[E, T]{key, w})
	}
	return together(fields), nil
}

func (o *Object[E, T]) field(c *Compilation, f graphql.CollectedField) (Writer[E, T], error) {
	if f.Name == "__typename" {
		return constant[E, T](string(AppendString(nil, o.name))), nil
	}
	compile := o.fields[f.Name]
	if compile == nil {
		return Writer[E, T]{}, fmt.Errorf("%w: %s.%s", ErrUnplanned, o.name, f.Name)
	}
	return compile(c, f)
}

// together writes fields as an object.
func together[E Env, T any](fields []field[E, T]) Writer[E, T] {
	var w Writer[E, T]
	var notes []func(E, T)
	for _, f := range fields {
		w.Waves = max(w.Waves, f.writer.Waves)
		if f.writer.Note != nil {
			notes = append(notes, f.writer.Note)
		}
	}
	if w.Waves > 0 {
		w.Note = func(env E, v T) {
			for _, note := range notes {
				note(env, v)
			}
		}
	}
	w.Write = func(env E, b []byte, v T) ([]byte, error) {
		b = append(b, '{')
		var err error
		for i := range fields {
			f := &fields[i]
			b = append(b, f.key...)
			if b, err = f.writer.Write(env, b, v); err != nil {
				return b, err
			}
		}
		return append(b, '}'), nil
	}
	return w
}

func constant[E Env, T any](text string) Writer[E, T] {
	return Writer[E, T]{Write: func(_ E, b []byte, _ T) ([]byte, error) { return append(b, text...), nil }}
}

// Abstract is a GraphQL interface or union over Go values of type T.
type Abstract[E Env, T any] struct {
	choose func(T) int
	cases  []Shape[E, T]
}

// NewAbstract makes an interface or union of cases; choose tells which of them a value is.
func NewAbstract[E Env, T any](choose func(T) int, cases ...Shape[E, T]) *Abstract[E, T] {
	return &Abstract[E, T]{choose, cases}
}

func (a *Abstract[E, T]) compile(c *Compilation, selection ast.SelectionSet) (Writer[E, T], error) {
	writers := make([]Writer[E, T], len(a.cases))
	for i, s := range a.cases {
		w, err := s.compile(c, selection)
		if err != nil {
			return w, err
		}
		writers[i] = w
	}
	return chosen(a.choose, writers), nil
}

// chosen writes a value by one of several writers.
func chosen[E Env, T any](choose func(T) int, writers []Writer[E, T]) Writer[E, T] {
	var out Writer[E, T]
	for _, w := range writers {
		out.Waves = max(out.Waves, w.Waves)
	}
	if out.Waves > 0 {
		out.Note = func(env E, v T) {
			if note := writers[choose(v)].Note; note != nil {
				note(env, v)
			}
		}
	}
	out.Write = func(env E, b []byte, v T) ([]byte, error) { return writers[choose(v)].Write(env, b, v) }
	return out
}

// as is a shape of values of type T that each hold one of type V.
type as[E Env, T, V any] struct {
	shape Shape[E, V]
	get   func(T) V
}

// As makes a shape for values that each hold one of another type.
func As[E Env, T, V any](shape Shape[E, V], get func(T) V) Shape[E, T] {
	return as[E, T, V]{shape, get}
}

func (a as[E, T, V]) compile(c *Compilation, selection ast.SelectionSet) (Writer[E, T], error) {
	w, err := a.shape.compile(c, selection)
	return through(w, a.get), err
}

// through writes what a value holds.
func through[E Env, T, V any](w Writer[E, V], get func(T) V) Writer[E, T] {
	out := Writer[E, T]{Waves: w.Waves, Write: func(env E, b []byte, v T) ([]byte, error) { return w.Write(env, b, get(v)) }}
	if w.Note != nil {
		out.Note = func(env E, v T) { w.Note(env, get(v)) }
	}
	return out
}
