package plan

import (
	"encoding/json"
	"slices"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	lru "github.com/hashicorp/golang-lru/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// perField bounds how many plans of one field are kept, for different values of its variables.
const perField = 16

// Cache keeps plans by the field that they were made for. gqlgen keeps parsed documents, so that a document that is asked
// again has the same fields. Values of variables that stand below the field (in @skip, @include and arguments) are part of
// a plan and so of its key; those in the field's own arguments are not.
type Cache[P any] struct {
	fields *lru.Cache[*ast.Field, *planned[P]]
}

// planned is what is kept for a field.
type planned[P any] struct {
	// variables are those that the selection below the field has.
	variables []string

	mu    sync.Mutex
	plans map[string]P
}

// NewCache makes a cache for the plans of so many fields, at least one.
func NewCache[P any](size int) *Cache[P] {
	// Its one error is a size below 1.
	fields, _ := lru.New[*ast.Field, *planned[P]](max(size, 1))
	return &Cache[P]{fields}
}

// Get is the plan of a field, made by compile where it is not there.
func (c *Cache[P]) Get(op *graphql.OperationContext, f graphql.CollectedField, compile func() (P, error)) (P, error) {
	if len(f.Selections) != len(f.SelectionSet) {
		// Collected from several places, which may depend on variables themselves.
		return compile()
	}
	entry, ok := c.fields.Get(f.Field)
	if !ok {
		entry = &planned[P]{plans: map[string]P{}}
		entry.variables = variablesOf(op.Doc, f.SelectionSet, map[string]bool{}, nil)
		slices.Sort(entry.variables)
		entry.variables = slices.Compact(entry.variables)
		c.fields.Add(f.Field, entry)
	}
	key, err := keyOf(entry.variables, op.Variables)
	if err != nil {
		return compile()
	}
	entry.mu.Lock()
	p, ok := entry.plans[key]
	entry.mu.Unlock()
	if ok {
		return p, nil
	}
	p, err = compile()
	if err != nil {
		return p, err
	}
	entry.mu.Lock()
	defer entry.mu.Unlock()
	if len(entry.plans) >= perField {
		clear(entry.plans)
	}
	entry.plans[key] = p
	return p, nil
}

// keyOf are the values of variables, as text.
func keyOf(names []string, values map[string]any) (string, error) {
	if len(names) == 0 {
		return "", nil
	}
	of := make([]any, len(names))
	for i, name := range names {
		of[i] = values[name]
	}
	b, err := json.Marshal(of)
	return string(b), err
}

// variablesOf are the variables that a selection has, in arguments and directives, fragments followed once each.
func variablesOf(doc *ast.QueryDocument, set ast.SelectionSet, seen map[string]bool, out []string) []string {
	for _, sel := range set {
		switch sel := sel.(type) {
		case *ast.Field:
			out = variablesIn(sel.Arguments, out)
			out = variablesOfDirectives(sel.Directives, out)
			out = variablesOf(doc, sel.SelectionSet, seen, out)
		case *ast.InlineFragment:
			out = variablesOfDirectives(sel.Directives, out)
			out = variablesOf(doc, sel.SelectionSet, seen, out)
		case *ast.FragmentSpread:
			out = variablesOfDirectives(sel.Directives, out)
			if f := doc.Fragments.ForName(sel.Name); f != nil && !seen[sel.Name] {
				seen[sel.Name] = true
				out = variablesOf(doc, f.SelectionSet, seen, out)
			}
		}
	}
	return out
}

func variablesOfDirectives(directives ast.DirectiveList, out []string) []string {
	for _, d := range directives {
		out = variablesIn(d.Arguments, out)
	}
	return out
}

func variablesIn(arguments ast.ArgumentList, out []string) []string {
	for _, a := range arguments {
		out = variablesInValue(a.Value, out)
	}
	return out
}

func variablesInValue(v *ast.Value, out []string) []string {
	if v == nil {
		return out
	}
	if v.Kind == ast.Variable {
		return append(out, v.Raw)
	}
	for _, child := range v.Children {
		out = variablesInValue(child.Value, out)
	}
	return out
}
