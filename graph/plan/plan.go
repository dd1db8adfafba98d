package plan

import (
	"context"
	"errors"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

var (
	// ErrUnplanned says that a selection has something that no plan can be made of.
	ErrUnplanned = errors.New("the selection has what a plan cannot write")
	// ErrNull says that something is missing that the schema does not let be null.
	ErrNull = errors.New("null where the schema has none")
)

// Env is what a run of a plan works in.
type Env interface {
	// Load reads what was noted since the last time, all of a kind together.
	Load(ctx context.Context) error
}

// Writer appends the answer for values of type T.
type Writer[E Env, T any] struct {
	// Waves is how many reads, one after the other, Write needs to have been done: 0 for plain data.
	Waves int
	// Note notes what Write needs of a value, as far as it can be told by now. It is nil where Waves is 0.
	Note func(env E, v T)
	// Write appends the value's JSON to b.
	Write func(env E, b []byte, v T) ([]byte, error)
}

// Shape is a type that answers are made of: an Object or an Abstract.
type Shape[E Env, T any] interface {
	compile(c *Compilation, selection ast.SelectionSet) (Writer[E, T], error)
}

// Compilation is the making of one plan.
type Compilation struct {
	// Context carries the operation and the unmarshallers of input objects.
	Context   context.Context
	operation *graphql.OperationContext
}

// Plan is a compiled selection. It is safe for concurrent use.
type Plan[E Env, T any] struct {
	writer Writer[E, T]
}

// Compile makes a plan of a selection of a shape. ctx carries gqlgen's OperationContext. The values of variables become part
// of the plan: see Cache.
func Compile[E Env, T any](ctx context.Context, shape Shape[E, T], selection ast.SelectionSet) (*Plan[E, T], error) {
	w, err := shape.compile(&Compilation{Context: ctx, operation: graphql.GetOperationContext(ctx)}, selection)
	if err != nil {
		return nil, err
	}
	return &Plan[E, T]{w}, nil
}

// Append reads what the plan needs of a value and appends the answer to b. Where there is an error what it has appended is worth nothing.
func (p *Plan[E, T]) Append(ctx context.Context, env E, b []byte, v T) ([]byte, error) {
	for range p.writer.Waves {
		p.writer.Note(env, v)
		if err := env.Load(ctx); err != nil {
			return b, err
		}
	}
	return p.writer.Write(env, b, v)
}
