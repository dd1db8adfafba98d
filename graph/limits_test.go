package graph

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"casus/graph/generated"
)

// nested is a document whose fields lie n deep.
func nested(n int) string {
	// actor, relations, nodes, subject make three levels more each time.
	var b strings.Builder
	b.WriteString(`{ actor(id: "act_a") {`)
	depth := 1
	for depth+4 <= n {
		b.WriteString(" relations(first: 1) { nodes { subject {")
		depth += 3
	}
	for range n - depth - 1 {
		switch {
		case strings.HasSuffix(b.String(), "{ nodes {"):
			b.WriteString(" subject {")
		case strings.HasSuffix(b.String(), "relations(first: 1) {"):
			b.WriteString(" nodes {")
		default:
			b.WriteString(" relations(first: 1) {")
		}
	}
	b.WriteString(" __typename ")
	return b.String() + strings.Repeat("}", strings.Count(b.String(), "{"))
}

func TestLimits(t *testing.T) {
	aliases := func(n int) string {
		var b strings.Builder
		b.WriteString("{")
		for i := range n {
			fmt.Fprintf(&b, " a%d: statistics { events }", i)
		}
		return b.String() + "}"
	}
	const page = `query($n: Int) { timeline(first: $n) { nodes { id participants { actor { name } } } } }`
	for _, tt := range []struct {
		name, query string
		variables   map[string]any
		limits      Limits
		code        string
	}{
		{"depth that is allowed", nested(15), nil, Limits{}, ""},
		{"one deeper", nested(16), nil, Limits{}, CodeDepth},
		{"depth by a fragment", `{ timeline { ...a } } fragment a on EventConnection { nodes { places { within { name } } } }`, nil, Limits{Depth: 4}, CodeDepth},
		{"aliases that are allowed", aliases(50), nil, Limits{}, ""},
		{"one more", aliases(51), nil, Limits{}, CodeAliases},
		{"aliases by a fragment", `{ ...a ...b } fragment a on Query { x: __typename y: __typename } fragment b on Query { ...a z: __typename }`, nil, Limits{Aliases: 4}, CodeAliases},
		{"tokens", `{ statistics { events } }`, nil, Limits{Tokens: 5}, CodeTokens},
		{"tokens of a long document", "{" + strings.Repeat(" __typename", 5000) + "}", nil, Limits{}, CodeTokens},
		{"cost that is allowed", page, map[string]any{"n": 10}, Limits{Cost: 200}, ""},
		{"cost of a larger page", page, map[string]any{"n": 100}, Limits{Cost: 200}, CodeCost},
		{"cost of a default page", page, nil, Limits{Cost: 200}, ""},
		{"cost of no pages", `{ a: network(asOf: "2016") { relations { id } } b: network(asOf: "2017") { relations { id } } }`, nil, Limits{Cost: 310}, ""},
		{"cost of networks", `{ a: network(asOf: "2016") { relations { id } } b: network(asOf: "2017") { relations { id subject { id } object { __typename } } } }`, nil, Limits{Cost: 310}, CodeCost},
		{"a page of pages of pages", `{ actors(first: 100) { nodes { timeline(first: 100) { nodes { participants { actor { timeline(first: 100) { nodes { id } } } } } } } } }`, nil, Limits{}, CodeCost},
		{"more than an int can count", `{ actors(first: 100) { nodes { relations(first: 100) { nodes { subject { relations(first: 100) { nodes { subject { relations(first: 100) { nodes { subject { name } } } } } } } } } } } }`, nil, Limits{}, CodeCost},
		{"nodes by their number", `query($ids: [ID!]!) { nodes(ids: $ids) { id ... on Actor { name } } }`, map[string]any{"ids": make([]string, 100)}, Limits{Cost: 150}, CodeCost},
		{"few nodes", `query($ids: [ID!]!) { nodes(ids: $ids) { id ... on Actor { name } } }`, map[string]any{"ids": []string{"act_a"}}, Limits{Cost: 150}, ""},
		{"page size that is refused later", page, map[string]any{"n": 1 << 30}, Limits{}, CodeBadInput},
		{"introspection", introspection, nil, Limits{}, ""},
		{"everything of a page of 50", everything, map[string]any{"n": 50}, Limits{}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := world()
			h := NewHandler(Config{Reader: f, Logger: quietLog, Limits: tt.limits})
			a := ask(t, h, tt.query, tt.variables)
			if a.code() != tt.code {
				t.Errorf("code %q, want %q: %+v", a.code(), tt.code, a.Errors)
			}
			if tt.code != "" && tt.code != CodeBadInput && f.total() > 0 {
				t.Errorf("%d reads before it was refused", f.total())
			}
		})
	}
}

func TestLimitsAreValidationErrors(t *testing.T) {
	w := send(t, Config{Limits: Limits{Depth: 1}}, http.MethodPost, "/graphql", `{"query":"{ statistics { events } }"}`, "Accept", graphqlJSON)
	if w.Code != http.StatusBadRequest || codeOf(t, w) != CodeDepth {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

// Of fragments on several types only one applies to an object.
func TestCostOfFragmentsOnTypes(t *testing.T) {
	cost := func(selection string) int {
		t.Helper()
		s := generated.NewExecutableSchema(generated.Config{}).Schema()
		doc, errs := gqlparser.LoadQueryWithRules(s, "{ event(id: \"x\") {"+selection+"} }", rules.NewDefaultRules())
		if errs != nil {
			t.Fatal(errs)
		}
		w := walker{most: 1 << 20, fragments: map[string]size{}}
		return w.selection(doc.Operations[0].SelectionSet).cost
	}
	one := cost(`... on ViolentEvent { weapon }`)
	if got := cost(`... on ViolentEvent { weapon } ... on SupportEvent { summary }`); got != one {
		t.Errorf("two types cost %d, one %d", got, one)
	}
	if got := cost(`... on ViolentEvent { weapon } ... on ViolentEvent { summary }`); got != one+1 {
		t.Errorf("two fields of one type cost %d, one %d", got, one)
	}
	if got := cost(`... on Event { summary } ... on ViolentEvent { weapon }`); got != one+1 {
		t.Errorf("the interface and a type cost %d, one %d", got, one)
	}
}

// A price for a field that does not exist is a slip.
func TestCostsNameFields(t *testing.T) {
	s := generated.NewExecutableSchema(generated.Config{}).Schema()
	for name := range costs {
		typ, field, _ := strings.Cut(name, ".")
		if d := s.Types[typ]; d == nil || d.Fields.ForName(field) == nil {
			t.Errorf("there is no %s", name)
		}
	}
	// Each field that reads a page or more of its own, below something that there can be many of, costs more than 1.
	for name, d := range s.Types {
		if d.Kind != ast.Object || name == "Query" || name == "Mutation" || name == "Subscription" {
			continue
		}
		for _, f := range d.Fields {
			if f.Arguments.ForName("first") != nil && costs[name+"."+f.Name].base < 2 {
				t.Errorf("%s.%s has pages and no price", name, f.Name)
			}
		}
	}
}
