package graph

import (
	"context"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// Limits bound what one request may ask for. A zero field has its default.
type Limits struct {
	// Cost is how many fields an answer may come to, at the most; see costs. Default 60,000: a page of 100 events with
	// all that their records have fits, and such a page for each participant of such a page does not.
	Cost int
	// Depth is how deep fields may lie in each other. Default 15; the introspection query of GraphiQL needs 13.
	Depth int
	// Aliases is how many fields may be renamed. Default 50.
	Aliases int
	// Tokens is how many words and signs the document may have. Default 4,000.
	Tokens int
	// Body is how many bytes the request may have. Default 2 MiB, so that loadArticle takes a long article.
	Body int64
	// Persisted is how many automatic persisted queries are kept, and how many parsed documents. Default 1,000.
	Persisted int
}

func (l Limits) withDefaults() Limits {
	orDefault := func(v *int, d int) {
		if *v == 0 {
			*v = d
		}
	}
	orDefault(&l.Cost, 60_000)
	orDefault(&l.Depth, 15)
	orDefault(&l.Aliases, 50)
	orDefault(&l.Tokens, 4_000)
	orDefault(&l.Persisted, 1_000)
	if l.Body == 0 {
		l.Body = 2 << 20
	}
	return l
}

// costs are what differs from the rule: a field costs 1, and what is selected below it once for each item that it can give.
// That is the page's size where it has one, else the items counted here, or listItems.
var costs = map[string]struct{ base, items int }{
	"Query.network":                   {50, 1},
	"Query.ceasefires":                {20, 0},
	"Query.search":                    {40, 0},
	"Query.statistics":                {10, 1},
	"Query.codebook":                  {1, 30},
	"Query.control":                   {10, 2},
	"Query.controlHistory":            {10, 10},
	"Query.histogram":                 {50, 1},
	"Query.path":                      {50, 1},
	"Query.disagreements":             {20, 0},
	"Query.changes":                   {50, 0},
	"Histogram.buckets":               {1, 100},
	"Actor.activity":                  {20, 1},
	"Mutation.loadArticle":            {500, 1},
	"Mutation.mergeActors":            {500, 1},
	"Mutation.splitActor":             {500, 1},
	"Mutation.addAlias":               {500, 1},
	"Mutation.dropAlias":              {500, 1},
	"Mutation.mergeEvents":            {500, 1},
	"Mutation.splitEvent":             {500, 1},
	"Mutation.correctEvent":           {500, 1},
	"Mutation.retractReport":          {500, 1},
	"Mutation.retractArticle":         {500, 1},
	"Mutation.undoCorrection":         {500, 1},
	"CorrectionPayload.updatedEvents": {1, 20},
	"Actor.relations":                 {20, 0},
	"Actor.timeline":                  {20, 0},
	"Place.timeline":                  {20, 0},
	"Place.control":                   {20, 10},
	"CeasefireAgreement.standing":     {20, 1},
	"Article.events":                  {5, 10},
	"Article.relations":               {5, 5},
	"Network.actors":                  {1, 100},
	"Network.places":                  {1, 30},
	"Network.relations":               {1, 100},
	"SearchResult.events":             {1, 1},
	"SearchResult.actors":             {1, 1},
	"SearchResult.places":             {1, 1},
	"SearchResult.articles":           {1, 1},
}

// listItems is how many items a list is taken to have that has no page.
const listItems = 3

// countCost is what it costs to count a whole list.
const countCost = 50

// limitRule marks errors of the guard among validation errors, so that transports answer them like those.
const limitRule = "casus limit: "

// guard refuses documents that ask for too much, before anything is read. It implements gqlgen's OperationContextMutator.
type guard struct{ limits Limits }

var _ graphql.OperationContextMutator = guard{}

// ExtensionName implements graphql.HandlerExtension.
func (guard) ExtensionName() string { return "casus limits" }

// Validate implements graphql.HandlerExtension.
func (guard) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext implements graphql.OperationContextMutator.
func (g guard) MutateOperationContext(_ context.Context, op *graphql.OperationContext) *gqlerror.Error {
	w := walker{vars: op.Variables, most: g.limits.Cost, fragments: map[string]size{}}
	s := w.selection(op.Operation.SelectionSet)
	switch {
	case s.depth > g.limits.Depth:
		return refused(CodeDepth, "the query is %d fields deep; at most %d are allowed", s.depth, g.limits.Depth)
	case s.aliases > g.limits.Aliases:
		return refused(CodeAliases, "the query renames %d fields; at most %d are allowed", s.aliases, g.limits.Aliases)
	case s.cost > g.limits.Cost:
		return refused(CodeCost, "the query may cost more than the %d that are allowed: ask for fewer fields or smaller pages", g.limits.Cost)
	}
	return nil
}

func refused(code, format string, args ...any) *gqlerror.Error {
	err := gqlerror.Errorf(format, args...)
	err.Rule = limitRule + code
	errcode.Set(err, errcode.ValidationFailed)
	return err
}

// size is what a part of a document asks for.
type size struct{ cost, depth, aliases int }

// walker measures a document, each fragment once. Costs stop at most+1, so that they cannot overflow.
type walker struct {
	vars      map[string]any
	most      int
	fragments map[string]size
}

func (w *walker) capped(n int) int { return min(n, w.most+1) }

func (w *walker) add(s *size, t size) {
	s.cost = w.capped(s.cost + t.cost)
	s.depth = max(s.depth, t.depth)
	s.aliases = w.capped(s.aliases + t.aliases)
}

// selection measures what is selected of one object. Of fragments on different concrete types only one applies to it, so
// that the dearest counts.
func (w *walker) selection(set ast.SelectionSet) size {
	var s size
	concrete := map[string]int{}
	for _, sel := range set {
		switch sel := sel.(type) {
		case *ast.Field:
			w.add(&s, w.field(sel))
		case *ast.InlineFragment:
			t := w.selection(sel.SelectionSet)
			if d := sel.ObjectDefinition; sel.TypeCondition != "" && d != nil && d.IsAbstractType() && d.Name != sel.TypeCondition {
				concrete[sel.TypeCondition] = w.capped(concrete[sel.TypeCondition] + t.cost)
				t.cost = 0
			}
			w.add(&s, t)
		case *ast.FragmentSpread:
			w.add(&s, w.fragment(sel))
		}
	}
	dearest := 0
	for _, cost := range concrete {
		dearest = max(dearest, cost)
	}
	s.cost = w.capped(s.cost + dearest)
	return s
}

func (w *walker) fragment(f *ast.FragmentSpread) size {
	s, ok := w.fragments[f.Name]
	if !ok && f.Definition != nil {
		// Validation has refused fragments that contain themselves.
		s = w.selection(f.Definition.SelectionSet)
		w.fragments[f.Name] = s
	}
	return s
}

func (w *walker) field(f *ast.Field) size {
	below := w.selection(f.SelectionSet)
	s := size{cost: 1, depth: below.depth + 1, aliases: below.aliases}
	if f.Alias != f.Name {
		s.aliases++
	}
	if f.Definition == nil || f.ObjectDefinition == nil || strings.HasPrefix(f.ObjectDefinition.Name, "__") || strings.HasPrefix(f.Name, "__") {
		s.cost = w.capped(1 + below.cost)
		return s
	}
	c, special := costs[f.ObjectDefinition.Name+"."+f.Name]
	if special {
		s.cost = c.base
	}
	if f.Name == "totalCount" {
		s.cost = countCost
	}
	items := c.items
	if items == 0 {
		items = w.items(f)
	}
	if below.cost > w.most/items {
		s.cost = w.most + 1
		return s
	}
	s.cost = w.capped(s.cost + items*below.cost)
	return s
}

// items is how many items a field can give.
func (w *walker) items(f *ast.Field) int {
	if d := f.Definition; d.Arguments.ForName("first") != nil {
		n := 0
		for _, name := range []string{"first", "last"} {
			n = max(n, w.number(f, name))
		}
		if n == 0 {
			n = defaultPage
		}
		return min(n, maxPage)
	}
	if arg := f.Arguments.ForName("ids"); arg != nil && f.Name == "nodes" {
		v, err := arg.Value.Value(w.vars)
		if ids, ok := v.([]any); ok && err == nil {
			return max(1, len(ids))
		}
		return maxNodes
	}
	// The items of a page are counted by the page's field.
	if name := f.ObjectDefinition.Name; strings.HasSuffix(name, "Connection") || strings.HasSuffix(name, "Edge") {
		return 1
	}
	if f.Definition.Type.Elem != nil {
		return listItems
	}
	return 1
}

// number is the value of an Int argument, 0 where it has none or one that is refused later.
func (w *walker) number(f *ast.Field, name string) int {
	var v any
	if arg := f.Arguments.ForName(name); arg != nil {
		v, _ = arg.Value.Value(w.vars)
	} else if def := f.Definition.Arguments.ForName(name); def != nil && def.DefaultValue != nil {
		v, _ = def.DefaultValue.Value(w.vars)
	}
	switch v := v.(type) {
	case int64:
		return int(max(0, min(v, maxPage)))
	case interface{ Int64() (int64, error) }:
		n, _ := v.Int64()
		return int(max(0, min(n, maxPage)))
	case int:
		return max(0, min(v, maxPage))
	case string:
		n, _ := strconv.Atoi(v)
		return max(0, min(n, maxPage))
	}
	return 0
}
