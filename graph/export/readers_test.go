package export_test

import (
	"encoding/xml"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-ical"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// allies is an article with a relation that holds both ways, and a name with what XML and HTML have a use of their own for.
const allies = `{"extractor":"hand","article":{"externalId":"n3","source":"Wire, North","publishedAt":"2016-05-06","language":"en","text":"Ankara and Doha are allies. <Falcons> & co fight the army."},"actors":[{"id":"1","name":"<Falcons> & co","kind":"ARMED_GROUP","country":"SY","key":"g:falcons"},{"id":"2","name":"Syrian army","kind":"MILITARY","country":"SY","key":"m:sy"},{"id":"3","name":"Turkey","kind":"STATE","country":"TR","key":"s:tr"},{"id":"4","name":"Qatar","kind":"STATE","country":"QA","key":"s:qa"}],"places":[],"events":[{"type":"BATTLE","status":"OCCURRED","date":"2016-05-06","summary":"<Falcons> & co fight the army; \"many\" flee, others stay, and the line is as long as it takes to be folded by a calendar.","participants":[{"role":"AGENT","actor":"1"},{"role":"TARGET","actor":"2"}],"places":[],"confidence":0.9,"evidence":[{"start":28,"end":58,"exact":"<Falcons> & co fight the army."}]}],"relations":[{"type":"ALLIED_WITH","subject":"3","object":"4","confidence":0.8,"evidence":[{"start":0,"end":27,"exact":"Ankara and Doha are allies."}]},{"type":"FIGHTS","subject":"1","object":"2","confidence":0.8,"evidence":[{"start":28,"end":58,"exact":"<Falcons> & co fight the army."}]}]}`

// TestGraphMLOpens holds a network against the format's declarations and what readers ask besides: networkx (readwrite/graphml.py,
// add_edge) refuses an edge that says of itself that it is undirected in a graph of directed ones, igraph takes it for directed.
func TestGraphMLOpens(t *testing.T) {
	text := written(t, filled(t, lines+"\n"+allies), "format=graphml&asOf=2016-05-10")
	if err := readDTD(t, "testdata/graphml.dtd").validate(text); err != nil {
		t.Errorf("%v in %s", err, text)
	}
	type data struct {
		Key   string `xml:"key,attr"`
		Value string `xml:",chardata"`
	}
	var g struct {
		Keys []struct {
			ID   string `xml:"id,attr"`
			For  string `xml:"for,attr"`
			Type string `xml:"attr.type,attr"`
		} `xml:"key"`
		Graph struct {
			Default string `xml:"edgedefault,attr"`
			Edges   []struct {
				Directed *string `xml:"directed,attr"`
				Data     []data  `xml:"data"`
			} `xml:"edge"`
		} `xml:"graph"`
	}
	if err := xml.Unmarshal([]byte(text), &g); err != nil {
		t.Fatal(err)
	}
	types := map[string]string{}
	for _, k := range g.Keys {
		if k.For == "edge" {
			types[k.ID] = k.Type
		}
	}
	symmetric := map[string]string{}
	for _, e := range g.Graph.Edges {
		if e.Directed != nil && *e.Directed != strconv.FormatBool(g.Graph.Default == "directed") {
			t.Errorf("an edge of a graph of %s edges says directed=%q", g.Graph.Default, *e.Directed)
		}
		values := map[string]string{}
		for _, d := range e.Data {
			values[d.Key] = d.Value
			var err error
			switch types[d.Key] {
			case "":
				t.Errorf("an edge has %s, which no key declares", d.Key)
			case "boolean":
				_, err = strconv.ParseBool(d.Value)
			case "int":
				_, err = strconv.Atoi(d.Value)
			case "double":
				_, err = strconv.ParseFloat(d.Value, 64)
			}
			if err != nil {
				t.Errorf("%s is declared %s: %v", d.Key, types[d.Key], err)
			}
		}
		symmetric[values["type"]] = values["symmetric"]
	}
	for kind, want := range map[string]string{"BACKS": "false", "ALLIED_WITH": "true", "FIGHTS": "true"} {
		if symmetric[kind] != want {
			t.Errorf("symmetric of %s is %q, want %s", kind, symmetric[kind], want)
		}
	}
}

// TestTimelineJSIsAsDocumented holds slides against what TimelineJS documents.
func TestTimelineJSIsAsDocumented(t *testing.T) {
	documented, err := jsonschema.NewCompiler().Compile("testdata/timelinejs.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	for query, slides := range map[string]int{"": 4, "&status=PLANNED": 2, "&type=ARREST": 0} {
		text := written(t, filled(t, lines+"\n"+allies), "format=timelinejs"+query)
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := documented.Validate(v); err != nil {
			t.Errorf("%q: %v in %s", query, err, text)
		}
		if n := strings.Count(text, `"start_date"`); n != slides {
			t.Errorf("%q: %d slides, want %d", query, n, slides)
		}
	}
}

// TestICalOpens reads a calendar with another library than the one that writes it.
func TestICalOpens(t *testing.T) {
	c, err := ical.NewDecoder(strings.NewReader(written(t, filled(t, lines+"\n"+allies), "format=ical"))).Decode()
	if err != nil {
		t.Fatal(err)
	}
	if v, err := c.Props.Text(ical.PropVersion); err != nil || v != "2.0" {
		t.Errorf("version %q (%v)", v, err)
	}
	// The reader's own encoder refuses a calendar without what RFC 5545 requires.
	if err := ical.NewEncoder(&strings.Builder{}).Encode(c); err != nil {
		t.Error(err)
	}
	want := []struct{ from, to, summary, status string }{
		{"2016-05-04", "2016-05-05", "Battle: Rebels, Syrian army — Azaz", "CONFIRMED"},
		{"2016-05-06", "2016-05-07", "Battle: <Falcons> & co → Syrian army", "CONFIRMED"},
		{"2016-06-01", "2016-07-01", "Talks (planned)", "TENTATIVE"},
		{"2016-06-01", "2016-06-02", "Withdrawal (planned): Syrian army — Azaz", "TENTATIVE"},
	}
	events := c.Events()
	if len(events) != len(want) {
		t.Fatalf("%d entries, want %d", len(events), len(want))
	}
	uids := map[string]bool{}
	for i, w := range want {
		e := events[i]
		from, err := e.DateTimeStart(time.UTC)
		if err != nil {
			t.Error(err)
		}
		to, err := e.DateTimeEnd(time.UTC)
		if err != nil {
			t.Error(err)
		}
		if got := from.Format(time.DateOnly) + " " + to.Format(time.DateOnly); got != w.from+" "+w.to {
			t.Errorf("entry %d lasts %s, want %s %s", i, got, w.from, w.to)
		}
		if kind := e.Props.Get(ical.PropDateTimeStart).ValueType(); kind != ical.ValueDate {
			t.Errorf("entry %d starts at a %s, want a day", i, kind)
		}
		summary, err := e.Props.Text(ical.PropSummary)
		if err != nil || summary != w.summary {
			t.Errorf("entry %d is %q (%v), want %q", i, summary, err, w.summary)
		}
		if s, err := e.Status(); err != nil || string(s) != w.status {
			t.Errorf("entry %d is %s (%v), want %s", i, s, err, w.status)
		}
		uid, err := e.Props.Text(ical.PropUID)
		if err != nil || uids[uid] {
			t.Errorf("entry %d has the id %q (%v)", i, uid, err)
		}
		uids[uid] = true
	}
	if text, err := events[1].Props.Text(ical.PropDescription); err != nil || !strings.Contains(text, `"many" flee, others stay, and the line`) {
		t.Errorf("the text comes back as %q (%v)", text, err)
	}
}
