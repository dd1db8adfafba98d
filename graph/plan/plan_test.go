package plan

import (
	"context"
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/rules"
	"pgregory.net/rapid"
)

func marshal(m graphql.Marshaler) string {
	var b strings.Builder
	m.MarshalGQL(&b)
	return b.String()
}

func FuzzAppendString(f *testing.F) {
	for _, s := range []string{"", "plain", "\"\\\n\r\t\x00\x1f\x7f", "Ḥalab \u2028 <&>", "\xff\xc0\"", "ends with \\"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := string(AppendString(nil, s)), marshal(graphql.MarshalString(s)); got != want {
			t.Errorf("%q: %s, gqlgen has %s", s, got, want)
		}
	})
}

func TestAppendFloat(t *testing.T) {
	check := func(t interface{ Errorf(string, ...any) }, v float64) {
		if got, err := AppendFloat(nil, v); err != nil || string(got) != marshal(graphql.MarshalFloat(v)) {
			t.Errorf("%v: %s, %v, gqlgen has %s", v, got, err, marshal(graphql.MarshalFloat(v)))
		}
	}
	for _, v := range []float64{0, 1, -1, 0.1, 1e6, 123456789, 1e20, 1e21, 1e22, 1e-4, 1e-5, math.MaxFloat64, math.SmallestNonzeroFloat64, math.Copysign(0, -1)} {
		check(t, v)
	}
	rapid.Check(t, func(t *rapid.T) {
		check(t, rapid.Float64().Filter(func(v float64) bool { return !math.IsInf(v, 0) }).Draw(t, "v"))
	})
	for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		if _, err := AppendFloat(nil, v); !errors.Is(err, ErrNull) {
			t.Errorf("%v: %v", v, err)
		}
	}
}

func TestAppendInstant(t *testing.T) {
	for _, at := range []time.Time{time.Date(2016, 9, 9, 23, 59, 59, 0, time.UTC), time.Date(-44, 3, 15, 0, 0, 0, 5, time.FixedZone("", 3600)), {}} {
		if got, want := string(AppendInstant(nil, &at)), marshal(graphql.MarshalTime(at)); got != want {
			t.Errorf("%s, gqlgen has %s", got, want)
		}
	}
	if got := string(AppendInstant(nil, nil)); got != "null" {
		t.Error(got)
	}
}

// The rest of the tests run over trees: a node has a name, children, and the id of another node.
type tree struct {
	name, other string
	children    []tree
}

type treeEnv struct {
	nodes Source[*tree]
	loads int
}

func (e *treeEnv) Load(ctx context.Context) error {
	e.loads++
	return e.nodes.Load(ctx)
}

const treeSDL = `interface Named { name: String! } type Tree implements Named { name: String! children: [Tree!]! other: Tree lost: Tree! } type Query { tree(n: Int): Tree }`

func treeShape(s *ast.Schema) *Object[*treeEnv, *tree] {
	o := NewObject[*treeEnv, *tree](s, "Tree")
	source := func(e *treeEnv) *Source[*tree] { return &e.nodes }
	other := func(t *tree) string { return t.other }
	String(o, "name", func(t *tree) string { return t.name })
	Many(o, "children", o, func(t *tree) []tree { return t.children })
	o.Set("other", Link(o, true, source, other))
	return o
}

// operation parses a document and gives its context and the root field's selection.
func operation(t *testing.T, s *ast.Schema, query string, variables map[string]any) (context.Context, graphql.CollectedField) {
	t.Helper()
	doc, errs := gqlparser.LoadQueryWithRules(s, query, rules.NewDefaultRules())
	if errs != nil {
		t.Fatal(errs)
	}
	op := &graphql.OperationContext{Doc: doc, Operation: doc.Operations[0], Variables: variables}
	fields := graphql.CollectFields(op, doc.Operations[0].SelectionSet, []string{"Query"})
	return graphql.WithOperationContext(context.Background(), op), fields[0]
}

func TestWrite(t *testing.T) {
	s, err := gqlparser.LoadSchema(&ast.Source{Input: treeSDL})
	if err != nil {
		t.Fatal(err)
	}
	shape := treeShape(s)
	all := map[string]*tree{"a": {name: "A", other: "b"}, "b": {name: "B", other: "c"}, "c": {name: "C", other: "gone"}}
	root := &tree{name: "root", other: "a", children: []tree{{name: "x", other: "b"}, {name: "y", other: "a"}, {name: "z"}}}
	for _, tt := range []struct {
		query, want string
		reads       []string // each read's ids
		err         error
	}{
		{`{ tree { name } }`, `{"name":"root"}`, nil, nil},
		{`{ tree { n: name __typename ... on Named { name } } }`, `{"n":"root","__typename":"Tree","name":"root"}`, nil, nil},
		{`{ tree { children { name } children { __typename } } }`, `{"children":[{"name":"x","__typename":"Tree"},{"name":"y","__typename":"Tree"},{"name":"z","__typename":"Tree"}]}`, nil, nil},
		{`{ tree { children { other { name } } other { name } } }`, `{"children":[{"other":{"name":"B"}},{"other":{"name":"A"}},{"other":null}],"other":{"name":"A"}}`, []string{"b a"}, nil},
		{`{ tree { other { other { other { name other { name } } } } } }`, `{"other":{"other":{"other":{"name":"C","other":null}}}}`, []string{"a", "b", "c", "gone"}, nil},
		{`{ tree { other { name @skip(if: true) __typename } } }`, `{"other":{"__typename":"Tree"}}`, []string{"a"}, nil},
		{`{ tree { lost { name } } }`, "", nil, ErrUnplanned},
	} {
		ctx, field := operation(t, s, tt.query, nil)
		p, err := Compile(ctx, Shape[*treeEnv, *tree](shape), field.Selections)
		if !errors.Is(err, tt.err) {
			t.Errorf("%s: %v", tt.query, err)
		}
		if err != nil {
			continue
		}
		for range 2 {
			var reads []string
			env := &treeEnv{nodes: Source[*tree]{Read: func(_ context.Context, ids []string) ([]*tree, error) {
				reads = append(reads, strings.Join(ids, " "))
				out := make([]*tree, len(ids))
				for i, id := range ids {
					out[i] = all[id]
				}
				return out, nil
			}}}
			got, err := p.Append(ctx, env, []byte("before "), root)
			if err != nil || string(got) != "before "+tt.want {
				t.Errorf("%s: %s, %v, want %s", tt.query, got, err, tt.want)
			}
			if strings.Join(reads, "|") != strings.Join(tt.reads, "|") {
				t.Errorf("%s: read %q, want %q", tt.query, reads, tt.reads)
			}
		}
	}
}

func TestWriteWhatIsMissing(t *testing.T) {
	s, err := gqlparser.LoadSchema(&ast.Source{Input: treeSDL})
	if err != nil {
		t.Fatal(err)
	}
	shape := treeShape(s)
	shape.Set("lost", Link(shape, false, func(e *treeEnv) *Source[*tree] { return &e.nodes }, func(t *tree) string { return t.other }))
	ctx, field := operation(t, s, `{ tree { lost { name } } }`, nil)
	p, err := Compile(ctx, Shape[*treeEnv, *tree](shape), field.Selections)
	if err != nil {
		t.Fatal(err)
	}
	broken := errors.New("disk gone")
	for _, tt := range []struct {
		id   string
		read func(context.Context, []string) ([]*tree, error)
		want string
	}{
		{"", nil, ErrNull.Error()},
		{"x", func(context.Context, []string) ([]*tree, error) { return []*tree{nil}, nil }, ErrNull.Error()},
		{"x", func(context.Context, []string) ([]*tree, error) { return nil, broken }, "disk gone"},
		{"x", func(context.Context, []string) ([]*tree, error) { return nil, nil }, "read 1 records: got 0"},
	} {
		if _, err := p.Append(ctx, &treeEnv{nodes: Source[*tree]{Read: tt.read}}, nil, &tree{other: tt.id}); err == nil || err.Error() != tt.want {
			t.Errorf("%v, want %s", err, tt.want)
		}
	}
}

func TestCache(t *testing.T) {
	s, err := gqlparser.LoadSchema(&ast.Source{Input: treeSDL})
	if err != nil {
		t.Fatal(err)
	}
	made := 0
	c := NewCache[int](10)
	get := func(query string, variables map[string]any) func(map[string]any) int {
		ctx, field := operation(t, s, query, variables)
		return func(variables map[string]any) int {
			op := *graphql.GetOperationContext(ctx)
			op.Variables = variables
			n, err := c.Get(&op, field, func() (int, error) { made++; return made, nil })
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
	}
	below := get(`query($on: Boolean!, $n: Int) { tree(n: $n) { ...f } } fragment f on Tree { name @include(if: $on) __typename }`, map[string]any{"on": true})
	on := below(map[string]any{"on": true, "n": 1})
	if again := below(map[string]any{"on": true, "n": 2}); again != on {
		t.Error("a variable of the field itself made another plan")
	}
	off := below(map[string]any{"on": false})
	if off == on || below(map[string]any{"on": false}) != off || below(map[string]any{"on": true}) != on {
		t.Error("plans for two values are mixed up")
	}
	// The same field collected from two places may be another each time.
	merged := get(`{ tree { name } tree { __typename } }`, nil)
	if a, b := merged(nil), merged(nil); a == b {
		t.Error("a merged field was kept")
	}
	// Values without end do not pile up.
	for i := range 100 {
		below(map[string]any{"on": i})
	}
	p, _ := c.fields.Get(firstField(t, c))
	if len(p.plans) > perField {
		t.Errorf("%d plans are kept", len(p.plans))
	}
	failing := errors.New("no plan")
	ctx, field := operation(t, s, `{ tree { name } }`, nil)
	if _, err := c.Get(graphql.GetOperationContext(ctx), field, func() (int, error) { return 0, failing }); !errors.Is(err, failing) {
		t.Errorf("%v", err)
	}
}

func firstField[P any](t *testing.T, c *Cache[P]) *ast.Field {
	t.Helper()
	keys := c.fields.Keys()
	if len(keys) == 0 {
		t.Fatal("nothing is kept")
	}
	return keys[0]
}
