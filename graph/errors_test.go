package graph

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"

	"casus/schema"
)

func TestArgumentsThatCannotBe(t *testing.T) {
	for _, tt := range []struct {
		query, field, says string
	}{
		{`{ timeline(first: 0) { totalCount } }`, "first", "must be 1 to 100, not 0"},
		{`{ timeline(first: 101) { totalCount } }`, "first", "must be 1 to 100, not 101"},
		{`{ timeline(last: -1) { totalCount } }`, "last", "must be 1 to 100, not -1"},
		{`{ timeline(first: 1, last: 1) { totalCount } }`, "last", "together with first"},
		{`{ timeline(after: "nonsense") { totalCount } }`, "after", "is not a cursor"},
		{`{ actors(first: 1000) { totalCount } }`, "first", "must be 1 to 100"},
		{`{ places(last: 0) { totalCount } }`, "last", "must be 1 to 100"},
		{`{ articles(first: 0) { totalCount } }`, "first", "must be 1 to 100"},
		{`{ relations(first: 0) { totalCount } }`, "first", "must be 1 to 100"},
		{`{ actor(id: "act_a") { timeline(first: 0) { totalCount } } }`, "first", "must be 1 to 100"},
		{`{ actor(id: "act_a") { relations(first: 0) { totalCount } } }`, "first", "must be 1 to 100"},
		{`{ ceasefires(asOf: "2016", first: 0) { state } }`, "first", "must be 1 to 100"},
		{`{ search(words: "x", first: 0) { events { id } } }`, "first", "must be 1 to 100"},
		{`{ search(words: "  ") { events { id } } }`, "words", "must have a word"},
		{`{ network(asOf: "2016", depth: 6) { asOf } }`, "depth", "must be 1 to 5, not 6"},
		{`{ network(asOf: "2016", limit: 5001) { asOf } }`, "limit", "must be 1 to 5000"},
		{`{ histogram(interval: DAY, limit: 0) { undated } }`, "limit", "must be 1 to 100"},
		{`{ changes(knownFrom: "2016", knownTo: "2017", first: 101) { nodes { publishedAt } } }`, "first", "must be 1 to 100"},
		{`{ disagreements(last: 0) { totalCount } }`, "last", "must be 1 to 100"},
		{`{ path(from: "act_a", to: "act_a", asOf: "2016") { asOf } }`, "to", "must differ"},
		{`{ actor(id: "act_a") { activity(during: "soon") { events } } }`, "during", `date "soon"`},
		{`{ network(asOf: "soon") { asOf } }`, "asOf", `date "soon"`},
		{`{ timeline(filter: { during: "2016-13" }) { totalCount } }`, "filter.during", "no month 13"},
		{`{ network(asOf: "2016", aroundNames: ["Arland", "Nobody"]) { asOf } }`, "aroundNames", `has "Nobody"`},
		{`{ histogram(interval: DAY, filter: { actorNames: ["Nobody"] }) { undated } }`, "filter.actorNames", `has "Nobody"`},
		{`{ disagreements(filter: { placeNames: ["Nowhere"] }) { totalCount } }`, "filter.placeNames", `has "Nowhere"`},
		{`{ changes(knownFrom: "2016", knownTo: "2017", filter: { placeNames: ["Nowhere"] }) { nodes { publishedAt } } }`, "filter.placeNames", `has "Nowhere"`},
		{`{ actor(id: "act_a") { timeline(filter: { placeNames: ["Nowhere"] }) { totalCount } } }`, "filter.placeNames", `has "Nowhere"`},
		{`{ timeline(knownBy: "") { totalCount } }`, "knownBy", "cannot be empty"},
		{`{ nodes(ids: [` + strings.Repeat(`"x",`, 101) + `]) { id } }`, "ids", "at most 100"},
	} {
		a := ask(t, testHandler(world()), tt.query, nil)
		if a.code() != CodeBadInput {
			t.Errorf("%s: %+v", tt.query, a.Errors)
			continue
		}
		if e := a.Errors[0]; e.Extensions["field"] != tt.field || !strings.Contains(e.Message, tt.says) || len(e.Path) == 0 {
			t.Errorf("%s: %+v, want field %s and %q", tt.query, e, tt.field, tt.says)
		}
	}
}

// What is nobody's fault outside is in the log and not in the answer.
func TestInnerErrorsStayInside(t *testing.T) {
	for _, tt := range []struct {
		name  string
		spoil func(*fake)
	}{
		{"an error", func(f *fake) { f.fail = errors.New("secret path /var/x") }},
		{"a panic", func(f *fake) { f.panic = "secret path /var/x" }},
	} {
		var log strings.Builder
		f := world()
		tt.spoil(f)
		h := NewHandler(Config{Reader: f, Logger: slog.New(slog.NewTextHandler(&log, nil))})
		a := ask(t, h, `{ statistics { events } }`, nil)
		if a.code() != CodeInternal || strings.Contains(fmt.Sprint(a.Errors), "secret") {
			t.Errorf("%s: %+v", tt.name, a.Errors)
		}
		if n := strings.Count(log.String(), "secret path"); n != 1 {
			t.Errorf("%s: the log has the cause %d times:\n%s", tt.name, n, &log)
		}
	}
}

func TestWordsOfTheCodebookInVariables(t *testing.T) {
	a := ask(t, testHandler(world()), `query($f: EventFilter) { timeline(filter: $f) { totalCount } }`, map[string]any{"f": map[string]any{"types": []string{"WAR"}}})
	if a.code() != "GRAPHQL_VALIDATION_FAILED" {
		t.Errorf("%+v", a.Errors)
	}
}

func TestCanceledRequest(t *testing.T) {
	f := world()
	f.fail = context.Canceled
	if a := ask(t, testHandler(f), `{ timeline { totalCount } }`, nil); a.code() != CodeCanceled {
		t.Errorf("%+v", a.Errors)
	}
}

func TestInvalidErrorOfTheReader(t *testing.T) {
	f := world()
	f.fail = fmt.Errorf("timeline: %w", schema.Invalidf("filter.words", "have no letter"))
	a := ask(t, testHandler(f), `{ timeline { totalCount } }`, nil)
	if a.code() != CodeBadInput || a.Errors[0].Message != "filter.words have no letter" {
		t.Errorf("%+v", a.Errors)
	}
}

// What a record hangs on may have been merged away; the answer says what it can.
func TestRecordsThatAreGone(t *testing.T) {
	f := world()
	f.places = slices.DeleteFunc(f.places, func(p *schema.Place) bool { return p.ID == "plc_reg" })
	a := ask(t, testHandler(f), `{ place(id: "plc_mid") { within { name } } event(id: "evt_none") { id } actor(id: "act_none") { id } article(id: "art_none") { id } node(id: "what") { id } }`, nil)
	if len(a.Errors) > 0 {
		t.Fatalf("%+v", a.Errors)
	}
	if got := fmt.Sprint(a.Data); got != "map[actor:<nil> article:<nil> event:<nil> node:<nil> place:map[within:[]]]" {
		t.Error(got)
	}
	// A participant without its actor cannot be shown: null goes up to what can be null.
	f = world()
	f.actors = f.actors[1:]
	a = ask(t, testHandler(f), `{ event(id: "evt_truce") { participants { actor { name } } } }`, nil)
	if a.Data["event"] != nil || len(a.Errors) == 0 {
		t.Errorf("%+v", a)
	}
}

func TestKnownByOfSingleThings(t *testing.T) {
	const query = `query($by: EDTF) { article(id: "art_2", knownBy: $by) { id } node(id: "art_2", knownBy: $by) { id }
		nodes(ids: ["evt_taken", "art_2", "act_a"], knownBy: $by) { id } actor(id: "act_a", knownBy: $by) { timeline { nodes { id } } } place(id: "plc_mid", knownBy: $by) { timeline { nodes { id } } }
		actors(filter: { name: "Arland" }, knownBy: $by) { nodes { timeline { nodes { id } } } } places(filter: { name: "Midtown" }, knownBy: $by) { nodes { timeline { nodes { id } } } } }`
	f := world()
	// Each reader's answer is bound to the moment.
	for _, tt := range []struct {
		by   any
		want string
	}{
		{"2016-09-13", `{"actor":{"timeline":{"nodes":[]}},"actors":{"nodes":[{"timeline":{"nodes":[]}}]},"article":null,"node":null,"nodes":[null,null,{"id":"act_a"}],"place":{"timeline":{"nodes":[]}},"places":{"nodes":[{"timeline":{"nodes":[]}}]}}`},
		{"2016-09-14", `{"actor":{"timeline":{"nodes":[{"id":"evt_truce"},{"id":"evt_breach"}]}},"actors":{"nodes":[{"timeline":{"nodes":[{"id":"evt_truce"},{"id":"evt_breach"}]}}]},"article":null,"node":null,"nodes":[null,null,{"id":"act_a"}],"place":{"timeline":{"nodes":[{"id":"evt_breach"}]}},"places":{"nodes":[{"timeline":{"nodes":[{"id":"evt_breach"}]}}]}}`},
	} {
		a := ask(t, testHandler(f), query, map[string]any{"by": tt.by})
		if len(a.Errors) > 0 {
			t.Fatalf("%+v", a.Errors)
		}
		if got := mustJSON(t, a.Data); got != tt.want {
			t.Errorf("known by %v: %s, want %s", tt.by, got, tt.want)
		}
	}
	a := ask(t, testHandler(f), query, nil)
	if got := mustJSON(t, a.Data["node"]); got != `{"id":"art_2"}` {
		t.Errorf("known at last: %s", got)
	}
}

func TestIntrospection(t *testing.T) {
	a := ask(t, testHandler(world()), introspection, nil)
	if len(a.Errors) > 0 {
		t.Fatalf("%+v", a.Errors)
	}
	s := a.Data["__schema"].(map[string]any)
	var names []string
	for _, typ := range s["types"].([]any) {
		typ := typ.(map[string]any)
		name := typ["name"].(string)
		names = append(names, name)
		if typ["description"] == nil && !strings.HasPrefix(name, "__") {
			t.Errorf("%s has no description", name)
		}
	}
	for _, want := range []string{"Event", "CeasefireAgreement", "EventFilter", "EDTF", "RelationObject"} {
		if !slices.Contains(names, want) {
			t.Errorf("no %s", want)
		}
	}
	if kind := s["subscriptionType"].(map[string]any)["name"]; kind != "Subscription" {
		t.Errorf("subscriptions are %v", kind)
	}
}

// introspection is the query that GraphiQL starts with.
const introspection = `query IntrospectionQuery { __schema { queryType { name } mutationType { name } subscriptionType { name }
	types { ...FullType } directives { name description locations args(includeDeprecated: true) { ...InputValue } } } }
fragment FullType on __Type { kind name description specifiedByURL
	fields(includeDeprecated: true) { name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason }
	inputFields(includeDeprecated: true) { ...InputValue } interfaces { ...TypeRef } enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { ...TypeRef } }
fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue isDeprecated deprecationReason }
fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } }`
