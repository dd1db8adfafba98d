package graph

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"
	"pgregory.net/rapid"

	"casus/graph/generated"
	"casus/schema"
)

// leftovers is a log handler that keeps what was left to gqlgen.
type leftovers struct {
	mu   sync.Mutex
	left []string
}

func (*leftovers) Enabled(context.Context, slog.Level) bool { return true }

func (l *leftovers) Handle(_ context.Context, r slog.Record) error {
	if r.Message != leftToGqlgen {
		return nil
	}
	var b strings.Builder
	r.Attrs(func(a slog.Attr) bool { fmt.Fprintf(&b, "%s ", a.Value); return true })
	l.mu.Lock()
	defer l.mu.Unlock()
	l.left = append(l.left, b.String())
	return nil
}

func (l *leftovers) WithAttrs([]slog.Attr) slog.Handler { return l }

func (l *leftovers) WithGroup(string) slog.Handler { return l }

func (l *leftovers) take() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	out := l.left
	l.left = nil
	return out
}

// pair is a handler with plans and one that leaves all to gqlgen, over the same records.
type pair struct {
	planned, plain http.Handler
	left           *leftovers
}

func newPair(f *fake) *pair {
	p := &pair{left: &leftovers{}}
	limits := Limits{Cost: 1 << 40, Depth: 100, Aliases: 10_000, Tokens: 100_000}
	p.planned = NewHandler(Config{Reader: f, Logger: slog.New(p.left), Limits: limits})
	p.plain = NewHandler(Config{Reader: f, Logger: quietLog, Limits: limits, plain: true})
	return p
}

func post(h http.Handler, body string) string {
	r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(body))
	r.Header.Set("Content-Type", plainJSON)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Body.String()
}

// same compares both answers, byte for byte; gqlgen walks lists in no fixed order, so that errors are compared as a set.
func (p *pair) same(t interface{ Fatalf(string, ...any) }, body string) (failed bool) {
	want, got := post(p.plain, body), post(p.planned, body)
	if strings.HasPrefix(want, `{"errors"`) {
		want, got, failed = sortedErrors(want), sortedErrors(got), true
	}
	if want != got {
		t.Fatalf("%s\ngqlgen: %s\nplans:  %s", body, want, got)
	}
	return failed
}

func sortedErrors(s string) string {
	var a struct {
		Data   json.RawMessage   `json:"data"`
		Errors []json.RawMessage `json:"errors"`
	}
	if err := json.Unmarshal([]byte(s), &a); err != nil {
		return s
	}
	errs := make([]string, len(a.Errors))
	for i, e := range a.Errors {
		errs[i] = string(e)
	}
	slices.Sort(errs)
	return strings.Join(append(errs, string(a.Data)), "\n")
}

func TestPlansWriteWhatGqlgenWrites(t *testing.T) {
	files, err := filepath.Glob("testdata/*.graphql")
	if err != nil || len(files) < 8 {
		t.Fatal(files, err)
	}
	p := newPair(variety())
	for _, file := range files {
		query, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		p.same(t, mustJSON(t, map[string]any{"query": string(query)}))
	}
	for _, query := range []string{
		everything,
		`{ timeline { ...a ...b } } fragment a on EventConnection { nodes { ...c } } fragment b on EventConnection { nodes { summary ...c } } fragment c on Event { id ... on ViolentEvent { weapon } ... on Node { again: id } }`,
		`{ timeline { nodes { places { id } ... on ViolentEvent { places { name } } ... on Event { places { kind } } } } }`,
		`{ timeline(first: 2) { nodes { id } } timeline(first: 2) { totalCount } }`,
		`query($a: Boolean = true, $b: Boolean = false) { timeline { nodes { id @skip(if: $a) summary @include(if: $b) type @skip(if: $b) ... @include(if: $a) { status } ... on Event @skip(if: $a) { class } } } }`,
		`query($a: Boolean = true) { timeline { nodes { id } } ... @include(if: $a) { timeline { totalCount } } }`,
		`query($r: [Role!] = [AGENT]) { timeline { nodes { participants(roles: $r) { role } one: participants(roles: TARGET) { role } none: participants(roles: []) { role } all: participants(roles: null) { role } } } }`,
		`{ a: timeline(first: 0) { totalCount } b: statistics { events } }`,
		`{ event(id: "evt_none") { id } event2: event(id: "evt_truce") { __typename __typename t: __typename } }`,
		`{ timeline(filter: { types: BATTLE, during: "2016" }) { nodes { id } } }`,
		`query($f: EventFilter) { timeline(filter: $f) { nodes { id } } }`,
		`{ nodes(ids: ["evt_truce", "art_1", "nothing", "rel_2", "plc_mid", "act_a", "act_none"]) { __typename id ... on Event { summary type } ... on Relation { object { ... on Place { name } ... on Node { id } } } ... on Article { title } } }`,
		`{ node(id: "art_2", knownBy: "2016-09-14") { id } article(id: "art_2", knownBy: "2016-09-15") { id } }`,
	} {
		p.same(t, mustJSON(t, map[string]any{"query": query}))
	}
}

// variables change what is selected; a plan that was made for one value must not answer for another.
func TestPlansFollowVariables(t *testing.T) {
	p := newPair(variety())
	const query = `query($on: Boolean!, $roles: [Role!], $n: Int, $day: EDTF!) { timeline(first: $n) { nodes { id summary @include(if: $on) participants(roles: $roles) { role } ... on CeasefireAgreement { breaches(asOf: $day) { id } standing(asOf: $day) { state } } } } }`
	for range 2 {
		for _, on := range []bool{true, false} {
			for _, roles := range []any{nil, []string{"AGENT"}, []string{"TARGET", "PARTY"}} {
				for _, n := range []int{1, 3, 0} {
					for _, day := range []string{"2016-09-13", "2016-09-20", "soon"} {
						p.same(t, mustJSON(t, map[string]any{"query": query, "variables": map[string]any{"on": on, "roles": roles, "n": n, "day": day}}))
					}
				}
			}
		}
	}
}

// Where something is missing that cannot be null, gqlgen says so.
func TestPlansLeaveErrorsToGqlgen(t *testing.T) {
	for _, spoil := range []func(*fake){
		func(f *fake) { f.actors = f.actors[1:] },
		func(f *fake) { f.articles = nil },
		func(f *fake) { f.places = nil },
		func(f *fake) { f.events[0].Status = "" },
		func(f *fake) { f.fail = schema.Invalidf("filter.words", "have no letter") },
		func(f *fake) { f.relations[0].SubjectID = "" },
		func(f *fake) { f.controls[0].ActorID = "" },
	} {
		f := variety()
		spoil(f)
		p := newPair(f)
		for _, query := range []string{
			everything,
			`{ relations { nodes { subject { name } object { __typename } assertions { article { id } } } } }`,
			`{ control(place: "plc_mid", asOf: "2016-03") { actor { name } place { name } } places { nodes { within { id } } } }`,
			`{ event(id: "evt_truce") { status reports { article { id } } } }`,
		} {
			p.same(t, mustJSON(t, map[string]any{"query": query}))
		}
	}
}

// unplanned are the fields of Query that are gqlgen's.
var unplanned = []string{"statistics", "codebook", "changes"}

// Every field of the types that plans write is one that they can write.
func TestPlansKnowEveryField(t *testing.T) {
	s := generated.NewExecutableSchema(generated.Config{}).Schema()
	p := newPlanner(s, world(), quietLog, 10, &buffers{})
	for _, f := range s.Query.Fields {
		if p.roots[f.Name] == nil && !strings.HasPrefix(f.Name, "__") && !slices.Contains(unplanned, f.Name) {
			t.Errorf("Query.%s has no plan", f.Name)
		}
	}
	x := newShapes(s)
	check := func(name string, fields []string) {
		for _, f := range s.Types[name].Fields {
			if !slices.Contains(fields, f.Name) && !strings.HasPrefix(f.Name, "__") {
				t.Errorf("%s.%s has no plan", name, f.Name)
			}
		}
	}
	for _, o := range []interface {
		Name() string
		Fields() []string
	}{x.actor, x.place, x.article, x.relation, x.report, x.participant, x.evidence, x.span, x.count, x.alias, x.control, x.standing, x.agreement,
		x.term, x.ceasefire, x.network, x.found, x.eventPages, x.actorPages, x.placePages, x.articlePages, x.relationPages,
		x.histogram, x.path, x.activity, x.disputes} {
		check(o.Name(), o.Fields())
	}
	for _, o := range x.events {
		check(o.Name(), o.Fields())
	}
}

// drawer makes documents of the schema.
type drawer struct {
	t         *rapid.T
	schema    *ast.Schema
	aliases   int
	fragments []string
}

// arguments are what a drawn document may give.
var drawnArguments = map[string][]string{
	"id": {`"evt_truce"`, `"evt_breach"`, `"act_a"`, `"plc_mid"`, `"art_1"`, `"rel_2"`, `"evt_BATTLE"`, `"nothing"`}, "ids": {`["evt_taken", "act_b", "art_2", "rel_1", "x"]`},
	"place": {`"plc_mid"`, `"plc_xm"`}, "asOf": {`"2016-09-15"`, `"2016"`, `"2016-10-01"`}, "knownBy": {`"2016-09-14"`, `"2016-09-16"`, `null`, `"2015"`},
	"first": {"1", "2", "50"}, "last": {"3"}, "words": {`"midtown"`, `"a"`}, "kinds": {"[ACTOR, EVENT]"}, "depth": {"2"}, "limit": {"10"},
	"types": {"[BACKS]", "CONTROLS", "null"}, "roles": {"[AGENT]", "TARGET"}, "order": {"NEWEST_FIRST", "OLDEST_FIRST"}, "states": {"[BREACHED]", "[COLLAPSED]"}, "around": {`["act_a"]`},
	"interval": {"MONTH"}, "by": {"ACTOR", "PLACE", "TYPE"}, "from": {`"act_m"`, `"act_a"`}, "to": {`"act_a"`}, "maxDepth": {"3"}, "during": {`"2016-09"`},
}

var drawnFilters = map[string][]string{
	"EventFilter": {`{ statuses: OCCURRED }`, `{ classes: [VIOLENCE, AGREEMENT], minConfidence: 0.1 }`, `{ actors: ["act_a"], roles: [AGENT] }`, `{ during: "2016-09" }`, `{ actorNames: ["arland", "Nobody"], since: "2016-09-13", until: "2016-09" }`, `{}`},
	"ActorFilter": {`{ name: "land" }`, `{ kinds: STATE }`}, "PlaceFilter": {`{ name: "mid" }`}, "ArticleFilter": {`{ words: "truce" }`}, "RelationFilter": {`{ types: [BACKS] }`, `{ around: ["act_a"] }`},
}

func (d *drawer) chance(percent int, label string) bool {
	return rapid.IntRange(0, 99).Draw(d.t, label) < percent
}

func (d *drawer) one(of []string, label string) string { return rapid.SampledFrom(of).Draw(d.t, label) }

func (d *drawer) directive() string {
	if !d.chance(12, "directive") {
		return ""
	}
	return " @" + d.one([]string{"skip", "include"}, "which") + "(if: " + d.one([]string{"$yes", "$no", "true", "false"}, "if") + ")"
}

// field draws a field with its arguments and what is selected of it. Where arguments or siblings of other types could make
// two fields of one name differ, it has a name of its own.
func (d *drawer) field(f *ast.FieldDefinition, depth int, rename bool) string {
	var args []string
	for _, a := range f.Arguments {
		if !a.Type.NonNull && d.chance(60, "leave "+a.Name) || a.Name == "last" || a.Name == "after" || a.Name == "before" {
			continue
		}
		values := drawnArguments[a.Name]
		if a.Name == "filter" {
			values = drawnFilters[a.Type.Name()]
		}
		if len(values) > 0 {
			args = append(args, a.Name+": "+d.one(values, a.Name))
		}
	}
	out := f.Name
	if rename || len(f.Arguments) > 0 || d.chance(15, "rename") {
		d.aliases++
		out = fmt.Sprintf("a%d: %s", d.aliases, f.Name)
	}
	if len(args) > 0 {
		out += "(" + strings.Join(args, ", ") + ")"
	}
	out += d.directive()
	if def := d.schema.Types[f.Type.Name()]; def.IsCompositeType() {
		out += " " + d.selection(def, depth-1, rename)
	}
	return out
}

func (d *drawer) selection(def *ast.Definition, depth int, rename bool) string {
	var parts []string
	if def.Kind != ast.Union {
		var fields []*ast.FieldDefinition
		for _, f := range def.Fields {
			if !strings.HasPrefix(f.Name, "__") && (depth > 0 || !d.schema.Types[f.Type.Name()].IsCompositeType()) {
				fields = append(fields, f)
			}
		}
		for range rapid.IntRange(0, 5).Draw(d.t, "fields") {
			if len(fields) == 0 {
				break
			}
			f := rapid.SampledFrom(fields).Draw(d.t, "field")
			// Twice the same field: what is selected below is merged, which names of their own keep apart from conflicts.
			parts = append(parts, d.field(f, depth, rename))
		}
	}
	if def.IsAbstractType() {
		for range rapid.IntRange(0, 3).Draw(d.t, "types") {
			on := rapid.SampledFrom(d.schema.GetPossibleTypes(def)).Draw(d.t, "type")
			parts = append(parts, "... on "+on.Name+d.directive()+" "+d.selection(on, depth, true))
		}
	}
	if depth > 0 && d.chance(15, "fragment") {
		name := fmt.Sprintf("f%d", len(d.fragments))
		d.fragments = append(d.fragments, "")
		text := "fragment " + name + " on " + def.Name + " " + d.selection(def, depth-1, rename)
		d.fragments[slices.Index(d.fragments, "")] = text
		_, name, _ = strings.Cut(text, " ")
		name, _, _ = strings.Cut(name, " ")
		parts = append(parts, "..."+name+d.directive())
		if d.chance(30, "again") {
			parts = append(parts, "..."+name)
		}
	}
	if len(parts) == 0 || d.chance(20, "typename") {
		parts = append(parts, "__typename")
	}
	return "{ " + strings.Join(parts, " ") + " }"
}

func TestPlansOnDrawnDocuments(t *testing.T) {
	s := generated.NewExecutableSchema(generated.Config{}).Schema()
	p := newPair(variety())
	asked, failed := 0, 0
	left := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		d := &drawer{t: t, schema: s}
		var fields []*ast.FieldDefinition
		for _, f := range s.Query.Fields {
			if !strings.HasPrefix(f.Name, "__") && !slices.Contains(unplanned, f.Name) {
				fields = append(fields, f)
			}
		}
		var body []string
		for range rapid.IntRange(1, 2).Draw(t, "roots") {
			body = append(body, d.field(rapid.SampledFrom(fields).Draw(t, "root"), rapid.IntRange(1, 5).Draw(t, "depth"), true))
		}
		query := "query($yes: Boolean = true, $no: Boolean = false) { " + strings.Join(body, " ") + " a: __typename @skip(if: $yes) b: __typename @skip(if: $no) } " + strings.Join(d.fragments, " ")
		asked++
		if p.same(t, mustQuery(query)) {
			failed++
			p.left.take()
			return
		}
		for _, reason := range p.left.take() {
			left[reason]++
		}
	})
	if failed*5 > asked {
		t.Errorf("%d of %d documents had no answer", failed, asked)
	}
	if len(left) > 0 {
		t.Errorf("left to gqlgen: %v", left)
	}
	t.Logf("%d documents, %d without an answer", asked, failed)
}

func mustQuery(query string) string {
	b, err := json.Marshal(map[string]any{"query": query})
	if err != nil {
		panic(err)
	}
	return string(b)
}

// The plan reads what is selected and no more.
func TestPlansReadWhatIsSelected(t *testing.T) {
	for _, tt := range []struct {
		query string
		calls map[string]int
	}{
		{`{ timeline { nodes { id summary evidence { exact } reports { id } } } }`, map[string]int{"Timeline": 1}},
		{`{ timeline { totalCount } }`, map[string]int{"Timeline": 1, "CountEvents": 1}},
		{`{ timeline { nodes { participants { actor { name } } } } }`, map[string]int{"Timeline": 1, "Actors": 1}},
		{`{ timeline(first: 50) { nodes { participants { actor { name } } places { name } evidence { article { title } } } } }`, map[string]int{"Timeline": 1, "Actors": 1, "Places": 1, "Articles": 1}},
		// Its places lie in each other, so that all are there after one read.
		{`{ timeline(first: 50) { nodes { places { within { within { name } } } } } }`, map[string]int{"Timeline": 1, "Places": 1}},
		{`{ timeline(first: 50) { nodes { reports { article { events { participants { actor { name } } } } } } } }`, map[string]int{"Timeline": 1, "Articles": 1, "ArticleContents": 1, "Actors": 1}},
	} {
		f := crowd(50)
		if a := ask(t, testHandler(f), tt.query, nil); len(a.Errors) > 0 {
			t.Fatalf("%+v", a.Errors)
		}
		if d := cmp.Diff(tt.calls, f.calls); d != "" {
			t.Errorf("%s (-want +got):\n%s", tt.query, d)
		}
	}
}

// page27 asks for 27 fields of each of 50 events.
const page27 = `query Page($n: Int!) { timeline(first: $n) { pageInfo { endCursor hasNextPage } nodes { __typename id type class status date timeSource summary confidence
	participants { role actor { id name kind country } } places { id name kind country } killed { low high }
	evidence { exact start end article { id title source publishedAt } } } } }`

func benchmarkPage(b *testing.B, c Config, body string) {
	h := NewHandler(c)
	if got := post(h, body); strings.Contains(got, `"errors"`) {
		b.Fatal(got)
	}
	b.ReportAllocs()
	for b.Loop() {
		post(h, body)
	}
}

// BenchmarkNetwork answers a network of 700 relations, as of a day.
func BenchmarkNetwork(b *testing.B) {
	f := crowd(50)
	for i := range 700 {
		f.relations = append(f.relations, &schema.Relation{ID: fmt.Sprintf("rel_%d", i), Type: schema.Backs, SubjectID: f.actors[i%100].ID, ObjectID: f.actors[(i*7+1)%100].ID, Status: schema.Occurred,
			Spans: []schema.Span{{Since: at("2015")}}})
	}
	body := mustJSON(b, map[string]any{"query": `{ network(asOf: "2016-09-10", limit: 1000) { actors { id name kind } relations { id type status subject { id } object { ... on Actor { id } } spans { since until } } } }`})
	b.Run("plans", func(b *testing.B) { benchmarkPage(b, Config{Reader: still{f}, Logger: quietLog}, body) })
	b.Run("gqlgen", func(b *testing.B) { benchmarkPage(b, Config{Reader: still{f}, Logger: quietLog, plain: true}, body) })
}

// BenchmarkPage50 answers a page of 50 events in memory, by plans and by gqlgen's own walk.
func BenchmarkPage50(b *testing.B) {
	f := still{crowd(50)}
	body := mustJSON(b, map[string]any{"query": page27, "variables": map[string]any{"n": 50}})
	b.Run("plans", func(b *testing.B) { benchmarkPage(b, Config{Reader: f, Logger: quietLog}, body) })
	b.Run("gqlgen", func(b *testing.B) { benchmarkPage(b, Config{Reader: f, Logger: quietLog, plain: true}, body) })
}

// still is a reader that costs next to nothing, so that a benchmark measures the API.
type still struct{ *fake }

func (s still) Timeline(_ context.Context, q schema.TimelineQuery) (schema.PageOf[*schema.Event], error) {
	out := schema.PageOf[*schema.Event]{Items: s.events, Cursors: make([]string, len(s.events))}
	for i := range out.Cursors {
		out.Cursors[i] = "c"
	}
	return out, nil
}

func (s still) Actors(_ context.Context, ids []string) ([]*schema.Actor, error) {
	return slices.Repeat(s.actors[:1], len(ids)), nil
}

func (s still) Places(_ context.Context, ids []string) ([]*schema.Place, error) {
	return slices.Repeat(s.places[:1], len(ids)), nil
}

func (s still) Articles(_ context.Context, ids []string) ([]*schema.Article, error) {
	return slices.Repeat(s.articles[:1], len(ids)), nil
}
