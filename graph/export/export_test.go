package export_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"net/url"
	"slices"
	"strings"
	"testing"

	ics "github.com/arran4/golang-ical"
	"github.com/twpayne/go-geom/encoding/geojson"

	"casus/graph/export"
	"casus/schema"
	"casus/store"
)

// lines are extractions in the contract's form: a battle in a town with a position, a talk without a place, a planned
// withdrawal with an open end, and relations.
const lines = `{"extractor":"hand","article":{"externalId":"n1","title":"Fight for the <bridge>","source":"Wire, North","publishedAt":"2016-05-05","language":"en","text":"Rebels fought the army at Azaz; \"12\" died. Ankara backs the rebels."},"actors":[{"id":"1","name":"Rebels","kind":"ARMED_GROUP","country":"SY","key":"g:rebels"},{"id":"2","name":"Syrian army","kind":"MILITARY","country":"SY","key":"m:sy"},{"id":"3","name":"Turkey","kind":"STATE","country":"TR","key":"s:tr"}],"places":[{"id":"9","name":"Azaz","kind":"CITY","country":"SY","latitude":36.5866,"longitude":37.0463,"key":"p:azaz"}],"events":[{"type":"BATTLE","status":"OCCURRED","date":"2016-05-04","summary":"Rebels fought the army; 12 died.","participants":[{"role":"PARTY","actor":"1"},{"role":"PARTY","actor":"2"}],"places":["9"],"killed":{"low":12,"high":12},"confidence":0.9,"evidence":[{"start":0,"end":31,"exact":"Rebels fought the army at Azaz;"}]}],"relations":[{"type":"BACKS","subject":"3","object":"1","confidence":0.8,"evidence":[{"start":43,"end":67,"exact":"Ankara backs the rebels."}]}]}
{"extractor":"hand","article":{"externalId":"n2","source":"Courier","publishedAt":"2016-06-01","language":"en","text":"Talks are to open soon. The army will leave Azaz."},"actors":[{"id":"2","name":"Syrian army","kind":"MILITARY","country":"SY","key":"m:sy"}],"places":[{"id":"9","name":"Azaz","kind":"CITY","country":"SY","key":"p:azaz"}],"events":[{"type":"TALKS","status":"PLANNED","date":"2016-06","participants":[],"places":[],"confidence":0.7,"evidence":[{"start":0,"end":23,"exact":"Talks are to open soon."}]},{"type":"WITHDRAWAL","status":"PLANNED","date":"2016-06-01/..","participants":[{"role":"AGENT","actor":"2"}],"places":["9"],"confidence":0.6,"evidence":[{"start":24,"end":49,"exact":"The army will leave Azaz."}]}],"relations":[]}`

func filled(t *testing.T, jsonl string) *store.Store {
	t.Helper()
	s, err := store.Open(store.Options{InMemory: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	for _, line := range strings.Split(strings.TrimSpace(jsonl), "\n") {
		var x schema.Extraction
		if err := json.Unmarshal([]byte(line), &x); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Append(context.Background(), &x); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func written(t *testing.T, s *store.Store, query string) string {
	t.Helper()
	out, err := exported(t, s, query)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// exported is what an export writes, the query of which can be read.
func exported(t *testing.T, s *store.Store, query string) (string, error) {
	t.Helper()
	q, err := url.ParseQuery(query)
	if err != nil {
		t.Fatal(err)
	}
	o, err := export.ParseQuery(q)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	err = export.Write(context.Background(), &b, s, o)
	return b.String(), err
}

// TestJSONLLoadsBack loads what was written into an empty store and finds the same graph.
func TestJSONLLoadsBack(t *testing.T) {
	first := filled(t, lines)
	jsonl := written(t, first, "format=jsonl")
	second := filled(t, jsonl)
	for _, q := range []string{"format=jsonl", "format=events", "format=csv", "format=graphml&asOf=2016-05-10"} {
		if a, b := written(t, first, q), written(t, second, q); a != b {
			t.Errorf("%s: not the same after loading back:\n%s\n%s", q, a, b)
		}
	}
	// A filter selects articles whole; knownBy leaves out what came later.
	for q, want := range map[string]int{"format=jsonl&type=TALKS": 1, "format=jsonl&type=ARREST": 0, "format=jsonl&knownBy=2016-05-31": 1, "format=jsonl": 2} {
		if n := strings.Count(written(t, first, q), "\n"); n != want {
			t.Errorf("%s: %d lines, want %d", q, n, want)
		}
	}
}

func TestEvents(t *testing.T) {
	d := json.NewDecoder(strings.NewReader(written(t, filled(t, lines), "format=events&type=BATTLE")))
	var e struct {
		ID, Type, Status, Date string
		Participants           []struct{ Role, Name string }
		Places                 []struct{ Name string }
		Reports                []struct {
			Article  struct{ ID, ExternalID, Source string }
			Evidence []struct{ Exact string }
		}
	}
	if err := d.Decode(&e); err != nil {
		t.Fatal(err)
	}
	if e.Type != "BATTLE" || e.Date != "2016-05-04" || len(e.Participants) != 2 || e.Places[0].Name != "Azaz" ||
		e.Reports[0].Article.ExternalID != "n1" || e.Reports[0].Evidence[0].Exact != "Rebels fought the army at Azaz;" {
		t.Errorf("%+v", e)
	}
	if d.More() {
		t.Error("more than the battle")
	}
}

func TestCSV(t *testing.T) {
	r := csv.NewReader(strings.NewReader(written(t, filled(t, lines), "format=csv")))
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := func(row []string, name string) string { return row[slices.Index(rows[0], name)] }
	if len(rows) != 4 {
		t.Fatalf("%d rows, want a header and 3", len(rows))
	}
	for i, want := range []map[string]string{
		{"event_date": "2016-05-04", "time_precision": "1", "event_type": "Battles", "sub_event_type": "Armed clash", "actor1": "Rebels", "actor2": "Syrian army",
			"iso": "760", "country": "Syria", "location": "Azaz", "latitude": "36.5866", "fatalities": "12", "source": "Wire, North", "casus_type": "BATTLE"},
		{"casus_type": "TALKS", "time_precision": "3", "status": "PLANNED", "date_edtf": "2016-06", "event_type": "", "location": ""},
		{"casus_type": "WITHDRAWAL", "event_type": "Strategic developments", "sub_event_type": "Non-violent transfer of territory", "actor1": "Syrian army",
			"time_precision": "3", "fatalities": ""},
	} {
		for name, v := range want {
			if got := at(rows[i+1], name); got != v {
				t.Errorf("row %d: %s is %q, want %q", i+1, name, got, v)
			}
		}
	}
}

func TestGeoJSON(t *testing.T) {
	var c geojson.FeatureCollection
	if err := c.UnmarshalJSON([]byte(written(t, filled(t, lines), "format=geojson"))); err != nil {
		t.Fatal(err)
	}
	if len(c.Features) != 3 {
		t.Fatalf("%d features, want 3", len(c.Features))
	}
	if g := c.Features[0].Geometry; g == nil || !slices.Equal(g.FlatCoords(), []float64{37.0463, 36.5866}) {
		t.Errorf("the battle stands at %+v, want longitude before latitude", g)
	}
	if g := c.Features[1].Geometry; g != nil {
		t.Errorf("a talk without a place stands at %+v", g)
	}
	// Those who draw go through the lists of each feature.
	for i, f := range c.Features {
		for _, name := range []string{"agents", "targets", "parties", "mediators", "sources"} {
			if _, ok := f.Properties[name].([]any); !ok {
				t.Errorf("feature %d: %s is %v, want a list", i, name, f.Properties[name])
			}
		}
	}
}

func TestICal(t *testing.T) {
	text := written(t, filled(t, lines), "format=ical")
	c, err := ics.ParseCalendar(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Events()) != 3 {
		t.Fatalf("%d entries, want 3", len(c.Events()))
	}
	for i, want := range [][2]string{{"20160504", "20160505"}, {"20160601", "20160701"}, {"20160601", "20160602"}} {
		e := c.Events()[i]
		if from, to := e.GetProperty(ics.ComponentPropertyDtStart).Value, e.GetProperty(ics.ComponentPropertyDtEnd).Value; from != want[0] || to != want[1] {
			t.Errorf("entry %d lasts from %s to %s, want %v", i, from, to, want)
		}
	}
	for i, line := range strings.Split(text, "\r\n") {
		if len(line) > 75 || strings.Contains(line, "\n") {
			t.Errorf("line %d is not as RFC 5545 asks: %q", i+1, line)
		}
	}
}

func TestTimelineJS(t *testing.T) {
	var d struct {
		Events []struct {
			StartDate   struct{ Year, Month, Day int }  `json:"start_date"`
			EndDate     *struct{ Year, Month, Day int } `json:"end_date"`
			DisplayDate string                          `json:"display_date"`
			Text        struct{ Headline, Text string }
		}
	}
	if err := json.Unmarshal([]byte(written(t, filled(t, lines), "format=timelinejs")), &d); err != nil {
		t.Fatal(err)
	}
	if len(d.Events) != 3 {
		t.Fatalf("%d slides, want 3", len(d.Events))
	}
	if e := d.Events[1]; e.StartDate.Month != 6 || e.EndDate == nil || e.EndDate.Day != 30 || e.DisplayDate != "2016-06" {
		t.Errorf("the month: %+v", e)
	}
	if h := d.Events[0].Text.Headline; h != "Battle: Rebels, Syrian army — Azaz" {
		t.Errorf("headline %q", h)
	}
}

func TestGraphML(t *testing.T) {
	var g struct {
		XMLName xml.Name `xml:"http://graphml.graphdrawing.org/xmlns graphml"`
		Graph   struct {
			Nodes []struct {
				ID   string `xml:"id,attr"`
				Data []struct {
					Key   string `xml:"key,attr"`
					Value string `xml:",chardata"`
				} `xml:"data"`
			} `xml:"node"`
			Edges []struct {
				Source string `xml:"source,attr"`
				Target string `xml:"target,attr"`
			} `xml:"edge"`
		} `xml:"graph"`
	}
	if err := xml.Unmarshal([]byte(written(t, filled(t, lines), "format=graphml&asOf=2016-05-10")), &g); err != nil {
		t.Fatal(err)
	}
	if len(g.Graph.Nodes) != 2 || len(g.Graph.Edges) != 1 || g.Graph.Edges[0].Source != g.Graph.Nodes[0].ID || g.Graph.Nodes[0].Data[0].Value != "Turkey" {
		t.Errorf("%+v", g.Graph)
	}
	if other := written(t, filled(t, lines), "format=graphml&asOf=2016-05-10&relation=FIGHTS&relation=LEADS"); strings.Contains(other, "<edge") {
		t.Errorf("a relation of another type is in %s", other)
	}
	if same := written(t, filled(t, lines), "format=graphml&asOf=2016-05-10&relation=BACKS"); !strings.Contains(same, "<edge") {
		t.Errorf("the relation of the type is missing in %s", same)
	}
}

func TestParseQueryRefuses(t *testing.T) {
	for query, field := range map[string]string{
		"":                           "format",
		"format=pdf":                 "format",
		"format=csv&type=WAR":        "type",
		"format=csv&during=someday":  "during",
		"format=csv&minConfidence=2": "minConfidence",
		"format=csv&order=up":        "order",
		"format=graphml":             "asOf",
		"format=graphml&asOf=2016&relation=LIKES":  "relation",
		"format=csv&actors=act_1":                  "actors",
		"format=csv&status=OCCURRED&role=NO":       "role",
		"format=csv&role=AGENT":                    "role",
		"format=csv&during=2016-05&during=2016-06": "during",
		"format=csv&format=ical":                   "format",
		"format=graphml&asOf=2016&asOf=2017":       "asOf",
		"format=csv&during=2016&since=2016-05":     "during",
		"format=csv&since=2017&until=2016":         "until",
		"format=csv&asOf=2016":                     "asOf",
		"format=jsonl&relation=BACKS":              "relation",
		"format=jsonl&order=newest":                "order",
		"format=graphml&asOf=2016&order=newest":    "order",
		"format=graphml&asOf=2016&depth=6&actor=a": "depth",
		"format=graphml&asOf=2016&depth=2":         "depth",
		"format=csv&depth=2&actor=a":               "depth",
		"format=csv&minConfidence=NaN":             "minConfidence",
	} {
		q, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		_, err = export.ParseQuery(q)
		if e, ok := errors.AsType[*schema.InvalidError](err); !ok || e.Field != field {
			t.Errorf("%q: %v, want an error about %s", query, err, field)
		}
	}
}

// TestCountriesAndOutlets asks for countries by code and name and for outlets. What means none is refused before a byte is written.
func TestCountriesAndOutlets(t *testing.T) {
	s := filled(t, lines)
	for query, want := range map[string]int{"country=SY": 2, "country=sy": 2, "country=Syria": 2, "country=FR": 0, "country=FR&country=SYR": 2, "source=courier": 2} {
		if n := strings.Count(written(t, s, "format=events&"+query), "\n"); n != want {
			t.Errorf("%s: %d events, want %d", query, n, want)
		}
	}
	for query, field := range map[string]string{"country=XX": "country", "country=SY&country=Syrai": "country", "source=Courrier": "source", "words=the": "words"} {
		for _, format := range []string{"jsonl", "events", "csv", "geojson", "timelinejs", "ical"} {
			refuses(t, s, "format="+format+"&"+query, field)
		}
	}
}

// refuses wants an export that can be read to be refused before its first byte, by an error about a parameter.
func refuses(t *testing.T, s *store.Store, query, field string) {
	t.Helper()
	out, err := exported(t, s, query)
	if e, ok := errors.AsType[*schema.InvalidError](err); !ok || e.Field != field || out != "" {
		t.Errorf("%s: %v and %d bytes, want an error about %s and nothing", query, err, len(out), field)
	}
}

// TestNames asks for actors and places as people call them.
func TestNames(t *testing.T) {
	s := filled(t, lines+"\n"+allies)
	id := func(query, field string) string {
		var e struct{ Participants, Places []struct{ ID, Actor string } }
		if err := json.Unmarshal([]byte(strings.SplitN(written(t, s, query), "\n", 2)[0]), &e); err != nil {
			t.Fatal(err)
		}
		if field == "place" {
			return e.Places[0].ID
		}
		return e.Participants[0].Actor
	}
	for query, want := range map[string]int{
		"actor=rebels":      1,
		"actor=army":        3,
		"actor=Syrian+army": 3,
		"actor=" + id("format=events&type=WITHDRAWAL", "actor"): 3,
		"actor=rebels&actor=army":                               3,
		"actor=army&role=TARGET":                                1,
		"place=azaz":                                            2,
		"place=" + id("format=events&type=BATTLE", "place"):     2,
		"place=Azaz&actor=rebels":                               1,
	} {
		if n := strings.Count(written(t, s, "format=events&"+query), "\n"); n != want {
			t.Errorf("%s: %d events, want %d", query, n, want)
		}
	}
	for query, field := range map[string]string{"actor=Nobody": "actor", "place=Nowhere": "place", "actor=act_000000000000000000000": "actor", "place=plc_1": "place", "actor=": "actor"} {
		for _, f := range export.Formats() {
			more := ""
			if f == string(export.GraphML) {
				more = "&asOf=2016-05-10"
			}
			refuses(t, s, "format="+f+"&"+query+more, field)
		}
	}
}

// TestAmbiguousName has two actors whose names have the word, and one who is called by it alone.
func TestAmbiguousName(t *testing.T) {
	o := export.Options{Format: export.Events, KnownBy: schema.EndOfTime, Filter: schema.EventFilter{Actors: []string{"army"}}}
	var b bytes.Buffer
	err := export.Write(context.Background(), &b, filled(t, lines+"\n"+strings.ReplaceAll(allies, "Qatar", "Turkish army")), o)
	if e, ok := errors.AsType[*schema.InvalidError](err); !ok || !strings.Contains(e.Reason, "Syrian army (MILITARY, SY, act_") || !strings.Contains(e.Reason, "Turkish army (STATE, QA, act_") {
		t.Errorf("%v, want both armies", err)
	}
	if err := export.Write(context.Background(), &b, filled(t, lines+"\n"+strings.ReplaceAll(allies, "Qatar", "Army")), o); err != nil || b.Len() > 0 {
		t.Errorf("%v and %s, want nothing of the one who is called Army", err, &b)
	}
}

// TestTimeAndOrder asks in the words of the API and of the command line.
func TestTimeAndOrder(t *testing.T) {
	s := filled(t, lines+"\n"+allies)
	for query, same := range map[string]string{
		"order=newest":                   "order=NEWEST_FIRST",
		"order=oldest":                   "order=OLDEST_FIRST",
		"":                               "order=oldest",
		"since=2016-05-05&until=2016-05": "during=2016-05-05/2016-05-31",
		"since=2016-06":                  "during=2016-06/..",
		"until=2016-05-04":               "during=../2016-05-04",
	} {
		if a, b := written(t, s, "format=events&"+query), written(t, s, "format=events&"+same); a != b || a == "" {
			t.Errorf("%q and %q are not the same:\n%s\n%s", query, same, a, b)
		}
	}
	if written(t, s, "format=events&order=newest") == written(t, s, "format=events&order=oldest") {
		t.Error("newest first is oldest first")
	}
	if n := strings.Count(written(t, s, "format=events&since=2016-05-05&until=2016-05"), "\n"); n != 1 {
		t.Errorf("%d events from May 5 on, want 1", n)
	}
}

// TestWriteErrors has the reader of an export go away.
func TestWriteErrors(t *testing.T) {
	s := filled(t, lines)
	for _, f := range export.Formats() {
		o := export.Options{Format: export.Format(f), KnownBy: schema.EndOfTime, AsOf: schema.MustTime("2016-05-10")}
		if err := export.Write(context.Background(), gone{}, s, o); !errors.Is(err, io.ErrClosedPipe) {
			t.Errorf("%s: %v, want the writer's error", f, err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := export.Write(ctx, io.Discard, s, export.Options{Format: export.CSV, KnownBy: schema.EndOfTime}); !errors.Is(err, context.Canceled) {
		t.Errorf("after the context has ended: %v", err)
	}
}

type gone struct{}

func (gone) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }
