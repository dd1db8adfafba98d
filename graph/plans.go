package graph

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"runtime/debug"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"casus/graph/plan"
	"casus/graph/view"
	"casus/schema"
)

// env is what a plan runs in: the records that the answer to one field of Query has read.
type env struct {
	reader  Reader
	knownBy int64

	actors    plan.Source[*schema.Actor]
	places    plan.Source[*schema.Place]
	articles  plan.Source[*schema.Article]
	events    plan.Source[*schema.Event]
	relations plan.Source[*schema.Relation]
	nodes     plan.Source[schema.Node]
	contents  plan.Source[*contents]

	// counting are the lists whose length was asked for, totals those that have been counted.
	counting []counted
	totals   map[any]int
	// held are the sources of fields that read for themselves, by the field; loads are their Load.
	held  map[any]any
	loads []func(context.Context) error
}

type counted struct {
	key   any
	count func(context.Context) (int, error)
}

var _ plan.Env = (*env)(nil)

func newEnv(r Reader) *env {
	e := &env{reader: r}
	e.actors.Read, e.places.Read, e.articles.Read = r.Actors, r.Places, r.Articles
	e.events.Read = func(ctx context.Context, ids []string) ([]*schema.Event, error) { return r.Events(ctx, ids, e.knownBy) }
	e.relations.Read = func(ctx context.Context, ids []string) ([]*schema.Relation, error) {
		return r.Relations(ctx, ids, e.knownBy)
	}
	e.nodes.Read = e.readNodes
	e.contents.Read = func(ctx context.Context, ids []string) ([]*contents, error) {
		events, relations, err := r.ArticleContents(ctx, ids, e.knownBy)
		if err != nil {
			return nil, err
		}
		out := make([]*contents, min(len(events), len(relations)))
		for i := range out {
			out[i] = &contents{events[i], relations[i]}
		}
		return out, nil
	}
	return e
}

// reset makes it ready for another answer.
func (e *env) reset() {
	e.actors.Reset()
	e.places.Reset()
	e.articles.Reset()
	e.events.Reset()
	e.relations.Reset()
	e.nodes.Reset()
	e.contents.Reset()
	clear(e.totals)
	e.counting, e.held, e.loads = nil, nil, nil
}

// Load implements plan.Env.
func (e *env) Load(ctx context.Context) error {
	// Those whose readers note records of other kinds come first.
	for _, load := range e.loads {
		if err := load(ctx); err != nil {
			return err
		}
	}
	if err := errors.Join(e.nodes.Load(ctx), e.contents.Load(ctx), e.events.Load(ctx), e.relations.Load(ctx),
		e.articles.Load(ctx), e.actors.Load(ctx), e.places.Load(ctx)); err != nil {
		return err
	}
	for _, c := range e.counting {
		n, err := c.count(ctx)
		if err != nil {
			return err
		}
		e.totals[c.key] = n
	}
	e.counting = nil
	return nil
}

// count notes that the length of a list is asked for.
func (e *env) count(key any, count func(context.Context) (int, error)) {
	if _, ok := e.totals[key]; ok {
		return
	}
	if e.totals == nil {
		e.totals = map[any]int{}
	}
	e.totals[key] = 0
	e.counting = append(e.counting, counted{key, count})
}

// readNodes reads records of whatever kind, all of a kind together.
func (e *env) readNodes(ctx context.Context, ids []string) ([]schema.Node, error) {
	for _, id := range ids {
		switch kindOf(id) {
		case articleKind:
			e.articles.Want(id)
		case eventKind:
			e.events.Want(id)
		case actorKind:
			e.actors.Want(id)
		case placeKind:
			e.places.Want(id)
		case relationKind:
			e.relations.Want(id)
		}
	}
	if err := errors.Join(e.articles.Load(ctx), e.events.Load(ctx), e.actors.Load(ctx), e.places.Load(ctx), e.relations.Load(ctx)); err != nil {
		return nil, err
	}
	out := make([]schema.Node, len(ids))
	for i, id := range ids {
		switch kindOf(id) {
		case articleKind:
			if a := e.articles.Get(id); a != nil && a.Known() <= e.knownBy {
				out[i] = a
			}
		case eventKind:
			out[i] = orNil(e.events.Get(id))
		case actorKind:
			out[i] = orNil(e.actors.Get(id))
		case placeKind:
			out[i] = orNil(e.places.Get(id))
		case relationKind:
			out[i] = orNil(e.relations.Get(id))
		}
	}
	return out, nil
}

// orNil is a node without a type for a nil pointer.
func orNil[T any, P interface {
	*T
	schema.Node
}](p P) schema.Node {
	if p == nil {
		return nil
	}
	return p
}

// reading reads a value for each key.
type reading[V any] func(ctx context.Context, e *env, keys []string) ([]*V, error)

// held compiles a field that reads for each object by itself: make takes the field's arguments, once.
func held[T, V any](shape plan.Shape[*env, *V], key func(T) string, make func(*arguments) reading[V]) plan.Compiler[*env, T] {
	return func(c *plan.Compilation, f graphql.CollectedField) (plan.Writer[*env, T], error) {
		a := argumentsOf(c.Context, f)
		read := make(a)
		if a.err != nil {
			return plan.Writer[*env, T]{}, a.err
		}
		field := new(int)
		source := func(e *env) *plan.Source[*V] {
			if s, ok := e.held[field]; ok {
				return s.(*plan.Source[*V])
			}
			s := &plan.Source[*V]{Read: func(ctx context.Context, keys []string) ([]*V, error) { return read(ctx, e, keys) }}
			if e.held == nil {
				e.held = map[any]any{}
			}
			e.held[field] = s
			e.loads = append(e.loads, s.Load)
			return s
		}
		return plan.Link(shape, false, source, key)(c, f)
	}
}

// each reads for one key after the other.
func each[V any](read func(ctx context.Context, e *env, key string) (*V, error)) reading[V] {
	return func(ctx context.Context, e *env, keys []string) ([]*V, error) {
		out := make([]*V, len(keys))
		for i, key := range keys {
			v, err := read(ctx, e, key)
			if err != nil {
				return nil, err
			}
			out[i] = v
		}
		return out, nil
	}
}

// root answers a field of Query by a plan.
type root interface {
	// answer appends the answer to b; where there is an error what it has appended is worth nothing.
	answer(ctx context.Context, e *env, b []byte, f graphql.CollectedField) ([]byte, error)
}

// rootOf is a field of Query whose value is a V.
type rootOf[V any] struct {
	shape plan.Shape[*env, V]
	cache *plan.Cache[*plan.Plan[*env, V]]
	// read gives the value. It notes nothing: the plan finds what hangs on it.
	read func(ctx context.Context, e *env, a *arguments) (V, error)
}

func (r rootOf[V]) answer(ctx context.Context, e *env, b []byte, f graphql.CollectedField) ([]byte, error) {
	p, err := r.cache.Get(graphql.GetOperationContext(ctx), f, func() (*plan.Plan[*env, V], error) {
		return plan.Compile(ctx, r.shape, f.Selections)
	})
	if err != nil {
		return b, err
	}
	a := argumentsOf(ctx, f)
	e.knownBy = a.knownBy()
	v, err := r.read(ctx, e, a)
	if err = errors.Join(a.err, err); err != nil {
		return b, err
	}
	return p.Append(ctx, e, b, v)
}

// planner answers what it can by plans and leaves the rest to gqlgen: fields that it does not know, and all errors.
type planner struct {
	log     *slog.Logger
	roots   map[string]root
	buffers *buffers
	// envs are those that are not in use.
	envs sync.Pool
}

// leftToGqlgen is what the log says of a field that no plan answers.
const leftToGqlgen = "a field is left to gqlgen"

// intercept is gqlgen's middleware around the fields of Query.
func (p *planner) intercept(ctx context.Context, next graphql.RootResolver) graphql.Marshaler {
	fc := graphql.GetRootFieldContext(ctx)
	op := graphql.GetOperationContext(ctx)
	if op.Operation.Operation != ast.Query {
		return next(ctx)
	}
	r := p.roots[fc.Field.Name]
	if r == nil {
		return next(ctx)
	}
	alone := aloneOf(ctx, op)
	b := p.buffers.take()
	if alone != nil {
		b = append(plan.AppendString(append(b, '{'), fc.Field.Alias), ':')
	}
	b, err := p.answer(ctx, r, b, fc.Field)
	switch {
	case err != nil:
		p.buffers.give(b)
		p.log.DebugContext(ctx, leftToGqlgen, "field", fc.Field.Name, "reason", err)
		return next(ctx)
	case alone != nil:
		b = append(b, '}')
		alone.data = b
		return graphql.Null
	}
	return graphql.WriterFunc(func(w io.Writer) {
		_, _ = w.Write(b)
		p.buffers.give(b)
	})
}

// answer makes an error of a panic: gqlgen is to meet it in its own way.
func (p *planner) answer(ctx context.Context, r root, b []byte, f graphql.CollectedField) (out []byte, err error) {
	defer func() {
		if v := recover(); v != nil {
			p.log.ErrorContext(ctx, "panic in a plan", "field", f.Name, "panic", v, "stack", string(debug.Stack()))
			out, err = b, fmt.Errorf("panic: %v", v)
		}
	}()
	e := p.envs.Get().(*env)
	out, err = r.answer(ctx, e, b, f)
	// One that a panic has left is not used again.
	e.reset()
	p.envs.Put(e)
	return out, err
}

// alone is the answer to an operation of one field, as a plan has written it: gqlgen would copy it.
type alone struct{ data []byte }

type aloneKey struct{}

// aloneOf is where the answer of an operation of one field may be put; nil where it has more.
func aloneOf(ctx context.Context, op *graphql.OperationContext) *alone {
	if set := op.Operation.SelectionSet; len(set) == 1 {
		if _, ok := set[0].(*ast.Field); ok {
			a, _ := ctx.Value(aloneKey{}).(*alone)
			return a
		}
	}
	return nil
}

// respond is gqlgen's middleware around responses: it puts in the answer that went past gqlgen.
func (p *planner) respond(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	a := &alone{}
	out := next(context.WithValue(ctx, aloneKey{}, a))
	if out != nil && a.data != nil {
		out.Data = a.data
	}
	return out
}

// pageInfo and connections are alike for all lists.
func connectionShape[N any](s *ast.Schema, name string, node plan.Shape[*env, N], info plan.Shape[*env, *schema.PageInfo]) *plan.Object[*env, *view.Connection[N]] {
	edge := plan.NewObject[*env, *view.Edge[N]](s, name+"Edge")
	plan.Value(edge, "node", node, func(e *view.Edge[N]) N { return e.Node })
	plan.String(edge, "cursor", func(e *view.Edge[N]) string { return e.Cursor })
	o := plan.NewObject[*env, *view.Connection[N]](s, name+"Connection")
	plan.Many(o, "edges", edge, (*view.Connection[N]).Edges)
	plan.Value(o, "nodes", plan.ListOf(node), func(c *view.Connection[N]) []N { return c.Nodes })
	plan.Value(o, "pageInfo", info, func(c *view.Connection[N]) *schema.PageInfo { return &c.PageInfo })
	o.Set("totalCount", func(*plan.Compilation, graphql.CollectedField) (plan.Writer[*env, *view.Connection[N]], error) {
		return plan.Writer[*env, *view.Connection[N]]{
			Waves: 1,
			Note:  func(e *env, c *view.Connection[N]) { e.count(c, c.Count) },
			Write: func(e *env, b []byte, c *view.Connection[N]) ([]byte, error) {
				n := e.totals[c]
				return plan.AppendInt(b, &n), nil
			},
		}, nil
	})
	return o
}
