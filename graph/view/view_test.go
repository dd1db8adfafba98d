package view

import (
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"casus/schema"
)

func TestSearchKindsAreTheEnum(t *testing.T) {
	text, err := schema.SDL.ReadFile("root.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), "enum SearchKind {")
	enum, _, ok := strings.Cut(rest, "}")
	if !ok {
		t.Fatal("no enum SearchKind")
	}
	s, err := gqlparser.LoadSchema(&ast.Source{Input: "type Query { a: SearchKind } enum SearchKind {" + enum + "}"})
	if err != nil {
		t.Fatal(err)
	}
	var want []SearchKind
	for _, v := range s.Types["SearchKind"].EnumValues {
		want = append(want, SearchKind(v.Name))
	}
	if d := cmp.Diff(want, SearchKinds()); d != "" {
		t.Errorf("SDL and Go differ (-SDL +Go):\n%s", d)
	}
}

func TestWords(t *testing.T) {
	for _, tt := range []struct {
		m    graphql.Marshaler
		want string
	}{
		{MarshalStatus(schema.Planned), `"PLANNED"`}, {MarshalStatus(""), "null"},
		{MarshalActorKind(""), "null"}, {MarshalPlaceKind(schema.CityPlace), `"CITY"`}, {MarshalAgreementSides(""), "null"},
	} {
		var b strings.Builder
		tt.m.MarshalGQL(&b)
		if b.String() != tt.want {
			t.Errorf("%s, want %s", b.String(), tt.want)
		}
	}
	if v, err := UnmarshalEventType("BATTLE"); v != schema.Battle || err != nil {
		t.Errorf("%s, %v", v, err)
	}
	if _, err := UnmarshalEventType([]string{"BATTLE"}); err == nil {
		t.Error("a list is a word")
	}
}

func TestBounds(t *testing.T) {
	if Bounds(schema.Time{}) != nil {
		t.Error("nothing has bounds")
	}
	b := Bounds(schema.MustTime("2016-02~"))
	if b.Earliest.Format("2006-01-02T15:04:05") != "2016-02-01T00:00:00" || b.Latest.Format("2006-01-02T15:04:05") != "2016-02-29T23:59:59" || !b.Approximate || b.Uncertain || b.Precision != schema.PrecisionMonth {
		t.Errorf("%+v", b)
	}
	if b := Bounds(schema.MustTime("2016/..")); b.Latest != nil || b.Earliest == nil {
		t.Errorf("%+v", b)
	}
}

func TestDifferences(t *testing.T) {
	e := &schema.Event{Reports: []schema.Report{{ID: "r1"}, {ID: "r2"}},
		Differences: []schema.Difference{{Field: "killed", Accounts: []schema.Account{{Value: "12", ReportIDs: []string{"r2", "gone"}}, {Value: "30", ReportIDs: []string{"r1"}}}}}}
	d := Differences(e)
	if len(d) != 1 || len(d[0].Accounts) != 2 || len(d[0].Accounts[0].Reports) != 1 || d[0].Accounts[0].Reports[0] != &e.Reports[1] {
		t.Errorf("%+v", d)
	}
}

func TestConnectionEdges(t *testing.T) {
	c := &ActorConnection{Nodes: []*schema.Actor{{ID: "a"}, {ID: "b"}}, Cursors: []string{"1", "2"}}
	edges := c.Edges()
	if len(edges) != 2 || edges[1].Node.ID != "b" || edges[1].Cursor != "2" {
		t.Errorf("%+v", edges)
	}
}

func TestChanged(t *testing.T) {
	c := &schema.KnowledgeChange{Before: &schema.Event{ID: "e"}, Corrections: []*schema.Correction{{Position: 7, Kind: schema.RetractArticle}}}
	if got := Changed(c); got.Event != nil || got.Before.NodeID() != "e" || len(got.NewReports) != 0 || len(got.Corrections) != 1 || got.Corrections[0].Position != 7 {
		t.Errorf("an event that was taken out: %+v", got)
	}
	c.Event, c.NewReportIDs = &schema.Event{ID: "e", Reports: []schema.Report{{ID: "r1"}, {ID: "r2"}}}, []string{"r2"}
	if got := Changed(c); got.Event == nil || len(got.NewReports) != 1 || got.NewReports[0] != &c.Event.Reports[1] {
		t.Errorf("an event with a new report: %+v", got)
	}
}
