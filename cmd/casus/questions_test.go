package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"casus/schema"
)

var (
	questionsFile = flag.String("questions", "testdata/questions/questions.jsonl", "questions for TestQuestions, a JSON object a line")
	questionsData = flag.String("questions-data", "", "the data folder to ask them of; without it, the reports of testdata/questions are loaded")
	questionsWant = flag.Float64("questions-want", 1, "the share that has to be answered right, 0 to 1")
)

// question is what an analyst asks as of a day: who holds a place, how a truce stands, whether one backs or leads another.
type question struct {
	ID   string
	Kind string
	AsOf string
	// Place and Country are asked about in "control" and "ceasefire".
	Place, Country string
	// Parties are those of the truce.
	Parties []string
	// Subject and Object are the ends of "backs" and "leads".
	Subject, Object string
	// Expect is names any of which is right (control), a state or NONE (ceasefire), or whether it is so (backs, leads).
	Expect json.RawMessage
	// Not are names that are wrong (control).
	Not []string
}

// TestQuestions asks a store through GraphQL and nothing else, with knownBy at the day that the question is as of, and prints what it got
// wrong and how many are right, by kind. On other reports and questions than ours:
//
//	casus load --data DIR REPORTS.jsonl
//	go test ./cmd/casus -run TestQuestions -v -args -questions FILE -questions-data DIR -questions-want 0.75
//
// testdata/questions/news.jsonl are questions of that sort on Wikipedia's Current Events from 2002 to 2026; because names the reports that decide them.
func TestQuestions(t *testing.T) {
	data := *questionsData
	if data == "" {
		data = t.TempDir()
		casus(t, 0, "", "load", "--data", data, "testdata/questions/reports.jsonl")
	}
	c := &client{server: start(t, "serve", "--data", data, "--read-only")}
	right, all := map[string]int{}, map[string]int{}
	for _, q := range readQuestions(t, *questionsFile) {
		all[q.Kind]++
		answer, ok := c.answer(t, q)
		if ok {
			right[q.Kind]++
		} else {
			t.Logf("%s %s as of %s: %s: want %s, not %q; got %s", q.ID, q.Kind, q.AsOf, q.subject(), q.Expect, q.Not, answer)
		}
	}
	rights, total := 0, 0
	for _, kind := range slices.Sorted(maps.Keys(all)) {
		t.Logf("%-10s %3d of %3d", kind, right[kind], all[kind])
		rights, total = rights+right[kind], total+all[kind]
	}
	share := float64(rights) / float64(max(1, total))
	t.Logf("%-10s %3d of %3d = %.3f", "all", rights, total, share)
	if total == 0 || share < *questionsWant {
		t.Errorf("%.3f of %d questions are answered right, want %.3f", share, total, *questionsWant)
	}
}

func readQuestions(t *testing.T, name string) []question {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []question
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var q question
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			t.Fatalf("%s: question %d: %v", name, len(out)+1, err)
		}
		out = append(out, q)
	}
	return out
}

func (q question) subject() string {
	switch q.Kind {
	case "control":
		return q.Place + " (" + q.Country + ")"
	case "ceasefire":
		return strings.Join(q.Parties, " and ") + ", " + q.Place + " (" + q.Country + ")"
	}
	return q.Subject + " → " + q.Object
}

// client asks as an analyst would who has nothing but names.
type client struct{ *server }

type called struct {
	ID, Name string
	Aliases  []struct{ Name string }
}

const calledFields = `id name aliases { name }`

// is tells whether one of the names is the actor's or the place's.
func (n called) is(names ...string) bool {
	own := []string{schema.NameKey(n.Name)}
	for _, a := range n.Aliases {
		own = append(own, schema.NameKey(a.Name))
	}
	return slices.ContainsFunc(names, func(name string) bool { return slices.Contains(own, schema.NameKey(name)) })
}

func (c *client) answer(t *testing.T, q question) (answer string, right bool) {
	switch q.Kind {
	case "control":
		holders := c.holders(t, q)
		var want []string
		mustJSON(t, q.Expect, &want)
		var names []string
		ok, wrong := false, false
		for _, h := range holders {
			names = append(names, h.Name)
			ok, wrong = ok || h.is(want...), wrong || h.is(q.Not...) && !h.is(want...)
		}
		return fmt.Sprintf("%q", names), ok && !wrong
	case "ceasefire":
		var want string
		mustJSON(t, q.Expect, &want)
		got := c.truce(t, q)
		return got, got == want
	case "backs", "leads":
		var want bool
		mustJSON(t, q.Expect, &want)
		got := c.holds(t, q, strings.ToUpper(q.Kind))
		return fmt.Sprint(got), got == want
	}
	t.Fatalf("question %s: no such kind: %q", q.ID, q.Kind)
	return "", false
}

// holders are who held the place on the day.
func (c *client) holders(t *testing.T, q question) []called {
	var out []called
	for _, p := range c.places(t, q) {
		var a struct {
			Control []struct{ Actor called }
		}
		c.query(t, `query($place: ID!, $on: EDTF!) { control(place: $place, asOf: $on, knownBy: $on) { actor { `+calledFields+` } } }`,
			map[string]any{"place": p.ID, "on": q.AsOf}, &a)
		for _, h := range a.Control {
			out = append(out, h.Actor)
		}
	}
	return out
}

// truce is the state of the latest truce that binds one of those whom the question names, of those about its place or country, or both of
// them wherever it is about; of the place itself also one that nobody is said to be bound by. One that has not been heard of for more
// than a year is none.
func (c *client) truce(t *testing.T, q question) string {
	type ceasefire struct {
		State     string
		Parties   []called
		Agreement *struct{ ID, Date string }
		Standing  struct{ Since string }
		Breaches  []struct{ Date string }
	}
	var sides [][]string
	for _, party := range q.Parties {
		sides = append(sides, c.side(t, party, q.AsOf))
	}
	// Of a truce of which only the end was reported that is all there is.
	made := func(x ceasefire) int64 {
		if x.Agreement == nil {
			return began(t, x.Standing.Since)
		}
		return began(t, x.Agreement.Date)
	}
	bound := func(x ceasefire) int {
		n := 0
		for i, party := range q.Parties {
			if slices.ContainsFunc(x.Parties, func(p called) bool { return p.is(party) || slices.Contains(sides[i], p.ID) }) {
				n++
			}
		}
		return n
	}
	var found []ceasefire
	ask := func(place any, fits func(ceasefire) bool) {
		var a struct{ Ceasefires []ceasefire }
		c.query(t, `query($place: ID, $on: EDTF!) { ceasefires(asOf: $on, place: $place, knownBy: $on, first: 100) { state agreement { id date } standing { since } breaches { date } parties { `+calledFields+` } } }`,
			map[string]any{"place": place, "on": q.AsOf}, &a)
		for _, x := range a.Ceasefires {
			heard := max(made(x), began(t, x.Standing.Since))
			for _, b := range x.Breaches {
				heard = max(heard, began(t, b.Date))
			}
			if x.State != "SUPERSEDED" && began(t, q.AsOf)-heard < 400*24*60*60 && fits(x) {
				found = append(found, x)
			}
		}
	}
	for _, p := range c.places(t, q) {
		ask(p.ID, func(x ceasefire) bool { return len(x.Parties) == 0 || bound(x) > 0 })
	}
	for _, p := range c.countries(t, q.Country) {
		ask(p.ID, func(x ceasefire) bool { return bound(x) > 0 })
	}
	ask(nil, func(x ceasefire) bool { return bound(x) == len(q.Parties) })
	if len(found) == 0 {
		return "NONE"
	}
	return slices.MaxFunc(found, func(x, y ceasefire) int {
		return cmp.Or(cmp.Compare(made(x), made(y)), cmp.Compare(bound(x), bound(y)))
	}).State
}

// began is the first instant that a time allows, of an open start its end.
func began(t *testing.T, date string) int64 {
	t.Helper()
	d, err := schema.ParseTime(date)
	if err != nil {
		t.Fatal(err)
	}
	from, to := d.Bounds()
	if d.OpenStart() {
		return to
	}
	return from
}

// side is whom a name means and those who are a part of them on the day: a group's fighters, a state's armed forces.
func (c *client) side(t *testing.T, name, on string) []string {
	out := c.actors(t, name)
	// "Libyan rebels" are also who is called "rebels" of Libya.
	for _, id := range slices.Clone(out) {
		var a struct {
			Actor struct {
				Name, Country string
				Generic       bool
			}
		}
		c.query(t, `query($id: ID!) { actor(id: $id) { name country generic } }`, map[string]any{"id": id}, &a)
		words := strings.Fields(a.Actor.Name)
		if !a.Actor.Generic || a.Actor.Country == "" || len(words) < 2 {
			continue
		}
		var short struct{ Actors struct{ Nodes []called } }
		c.query(t, `query($name: String!, $countries: [String!]) { actors(first: 100, filter: { name: $name, countries: $countries }) { nodes { `+calledFields+` } } }`,
			map[string]any{"name": words[len(words)-1], "countries": []string{a.Actor.Country}}, &short)
		for _, n := range short.Actors.Nodes {
			if n.is(words[len(words)-1]) {
				out = append(out, n.ID)
			}
		}
	}
	for _, id := range slices.Clone(out) {
		var a struct {
			Actor struct {
				Kind, Country string
				Relations     struct {
					Nodes []struct {
						Subject struct{ ID string }
					}
				}
			}
		}
		c.query(t, `query($id: ID!, $on: EDTF!) { actor(id: $id, knownBy: $on) { kind country relations(first: 100, types: [PART_OF], asOf: $on) { nodes { subject { id } } } } }`, map[string]any{"id": id, "on": on}, &a)
		for _, r := range a.Actor.Relations.Nodes {
			if r.Subject.ID != id {
				out = append(out, r.Subject.ID)
			}
		}
		if a.Actor.Kind != string(schema.StateActor) || a.Actor.Country == "" {
			continue
		}
		var forces struct{ Actors struct{ Nodes []called } }
		c.query(t, `query($country: [String!]) { actors(first: 100, filter: { kinds: [MILITARY], countries: $country }) { nodes { `+calledFields+` } } }`,
			map[string]any{"country": []string{a.Actor.Country}}, &forces)
		for _, f := range forces.Actors.Nodes {
			out = append(out, f.ID)
		}
	}
	return out
}

// holds tells whether a relation between two actors held on the day. Who fights on somebody's side backs him.
func (c *client) holds(t *testing.T, q question, kind string) bool {
	subjects, objects := c.side(t, q.Subject, q.AsOf), c.side(t, q.Object, q.AsOf)
	if len(subjects) == 0 || len(objects) == 0 {
		return false
	}
	var a struct {
		Relations struct {
			Nodes []struct{ Status string }
		}
	}
	kinds := []string{kind}
	if kind == string(schema.Backs) {
		kinds = append(kinds, string(schema.AlliedWith))
	}
	held := func(kinds []string, subjects, objects []string) bool {
		c.query(t, `query($kinds: [RelationType!], $subjects: [ID!], $objects: [ID!], $on: EDTF!) {
			relations(first: 100, knownBy: $on, filter: { types: $kinds, subjects: $subjects, objects: $objects, asOf: $on, statuses: [OCCURRED] }) { nodes { status } } }`,
			map[string]any{"kinds": kinds, "subjects": subjects, "objects": objects, "on": q.AsOf}, &a)
		return len(a.Relations.Nodes) > 0
	}
	return held(kinds, subjects, objects) || len(kinds) > 1 && held(kinds[1:], objects, subjects)
}

// actors are the ids of those who are called so.
func (c *client) actors(t *testing.T, name string) []string {
	var a struct{ Actors struct{ Nodes []called } }
	c.query(t, `query($name: String!) { actors(first: 100, filter: { name: $name }) { nodes { `+calledFields+` } } }`, map[string]any{"name": name}, &a)
	var out []string
	for _, n := range a.Actors.Nodes {
		if n.is(name) {
			out = append(out, n.ID)
		}
	}
	return out
}

// places are those in the country that are called so, with or without the kind of place behind the name.
func (c *client) places(t *testing.T, q question) []called {
	short := q.Place
	for _, kind := range []string{" District", " Province", " City", " Governorate"} {
		short = strings.TrimSuffix(short, kind)
	}
	var out []called
	for _, name := range slices.Compact([]string{q.Place, short}) {
		var a struct{ Places struct{ Nodes []called } }
		c.query(t, `query($name: String!, $countries: [String!]) { places(first: 100, filter: { name: $name, countries: $countries }) { nodes { `+calledFields+` } } }`,
			map[string]any{"name": name, "countries": []string{q.Country}}, &a)
		for _, n := range a.Places.Nodes {
			if n.is(q.Place, short) && !slices.ContainsFunc(out, func(o called) bool { return o.ID == n.ID }) {
				out = append(out, n)
			}
		}
	}
	return out
}

func (c *client) countries(t *testing.T, code string) []called {
	var a struct{ Places struct{ Nodes []called } }
	c.query(t, `query($countries: [String!]) { places(first: 1, filter: { kinds: [COUNTRY], countries: $countries }) { nodes { `+calledFields+` } } }`,
		map[string]any{"countries": []string{code}}, &a)
	return a.Places.Nodes
}

// query is askWith with the answer decoded.
func (c *client) query(t *testing.T, query string, variables map[string]any, v any) {
	t.Helper()
	mustJSON(t, c.askWith(t, query, variables), v)
}

func mustJSON(t *testing.T, b []byte, v any) {
	t.Helper()
	if err := json.Unmarshal(b, v); err != nil {
		t.Fatalf("%s: %v", b, err)
	}
}
