package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casus/schema"
)

// told is a report of a test: what one article of one outlet says in one sentence.
type told struct {
	kind    schema.EventType
	date    string
	source  schema.TimeSource
	text    string
	trigger string
	agent   string
	target  string
	town    string
	status  schema.Status
	killed  int
}

// articleOf makes the extraction of an article that tells one thing in each of its sentences.
func articleOf(n int, reports ...told) *schema.Extraction {
	var text string
	x := &schema.Extraction{Article: schema.Article{Source: fmt.Sprintf("Outlet %d", n), PublishedAt: schema.MustTime("2016-05-05")}}
	local := func(name string, kind schema.ActorKind) string {
		for _, a := range x.Actors {
			if a.Name == name {
				return a.ID
			}
		}
		x.Actors = append(x.Actors, schema.ExtractedActor{ID: "a" + name, Name: name, Kind: kind, Key: "k:" + name})
		return "a" + name
	}
	for _, r := range reports {
		start := len([]rune(text))
		text += r.text + " "
		e := schema.ExtractedEvent{Type: r.kind, Status: r.status, Date: schema.MustTime(r.date), TimeSource: r.source, Confidence: 0.9,
			Evidence: []schema.Selector{{Start: start, End: start + len([]rune(r.text)), Exact: r.text}}}
		if e.Status == "" {
			e.Status = schema.Occurred
		}
		if i := strings.Index(r.text, r.trigger); r.trigger != "" && i >= 0 {
			e.Trigger = &schema.Selector{Start: start + i, End: start + i + len(r.trigger), Exact: r.trigger}
		}
		if r.agent != "" {
			e.Participants = append(e.Participants, schema.ExtractedParticipant{Role: schema.Agent, Actor: local(r.agent, schema.ArmedGroupActor)})
		}
		if r.target != "" {
			e.Participants = append(e.Participants, schema.ExtractedParticipant{Role: schema.Target, Actor: local(r.target, schema.ArmedGroupActor)})
		}
		if r.town != "" {
			id := "p" + r.town
			if !slices.ContainsFunc(x.Places, func(p schema.ExtractedPlace) bool { return p.ID == id }) {
				x.Places = append(x.Places, schema.ExtractedPlace{ID: id, Name: r.town, Kind: schema.CityPlace, Country: "SY", Key: "p:" + r.town})
			}
			e.Places = []string{id}
		}
		if r.killed > 0 {
			e.Killed = &schema.Count{Low: &r.killed, High: &r.killed}
		}
		x.Events = append(x.Events, e)
	}
	x.Article.Text = text
	return x
}

// TestWhichReportsAreOneEvent has two outlets tell something and says whether it is one occurrence, in both orders of loading.
func TestWhichReportsAreOneEvent(t *testing.T) {
	strike := told{kind: schema.Airstrike, date: "2016-05-04", source: schema.TimeRelative, text: "Warplanes hit a hospital in Marun on Wednesday, killing 14.",
		trigger: "hit", town: "Marun", killed: 14}
	truce := told{kind: schema.CeasefireAgreementType, date: "2016-05-05/..", text: "The two sides will halt their fire in the hills from next week, mediators said.",
		trigger: "halt their fire", status: schema.Planned}
	blame := told{kind: schema.Accusation, date: "2016-05-05", text: "The ministry accused the Northern Front of breaking its word.", trigger: "accused", agent: "Ministry", target: "Northern Front"}
	with := func(r told, change func(*told)) told { change(&r); return r }
	for name, c := range map[string]struct {
		a, b told
		one  bool
	}{
		"other words, same town and day": {strike, with(strike, func(r *told) {
			r.text, r.trigger, r.killed = "An air raid on a clinic in Marun left at least a dozen dead.", "air raid", 0
		}), true},
		"another kind of violence": {strike, with(strike, func(r *told) { r.kind = schema.ArmedAttack }), true},
		"another town": {strike, with(strike, func(r *told) {
			r.town = "Tal Bera"
			r.text = "Warplanes hit a hospital in Tal Bera on Wednesday, killing 14."
		}), false},
		"another stated day":             {strike, with(strike, func(r *told) { r.date = "2016-05-03" }), false},
		"the day after, not stated":      {strike, with(strike, func(r *told) { r.date, r.source = "2016-05-05", schema.TimeDefault }), true},
		"a week later":                   {strike, with(strike, func(r *told) { r.date, r.source = "2016-05-11", schema.TimeDefault }), false},
		"denied":                         {strike, with(strike, func(r *told) { r.status = schema.Denied }), true},
		"another class":                  {strike, with(strike, func(r *told) { r.kind = schema.Protest }), false},
		"a plan without a day":           {truce, with(truce, func(r *told) { r.text = "Mediators said the two sides will halt their fire in the hills." }), true},
		"a plan and a wide background":   {truce, with(truce, func(r *told) { r.date = "2014/2016" }), false},
		"the same accuser of another":    {blame, with(blame, func(r *told) { r.target = "Harbour Police"; r.text = "The ministry accused port officials of theft." }), false},
		"the same accusation":            {blame, with(blame, func(r *told) { r.text = "The Northern Front has broken its word, the ministry said as it accused it." }), true},
		"agreement and breach":           {with(truce, func(r *told) { r.date = "2016-05-05" }), with(truce, func(r *told) { r.date, r.kind = "2016-05-05", schema.CeasefireViolationType }), false},
		"nothing in common but the type": {told{kind: schema.Shelling, date: "2016-05-05", text: "Mortars fell on the old quarter.", trigger: "Mortars fell"}, told{kind: schema.Shelling, date: "2016-05-05", text: "Rockets were fired at a valley.", trigger: "Rockets were fired"}, false},
	} {
		for _, order := range [][]told{{c.a, c.b}, {c.b, c.a}} {
			s := open(t)
			for i, r := range order {
				if _, err := s.Append(context.Background(), articleOf(i, r)); err != nil {
					t.Fatal(err)
				}
			}
			n, err := s.Statistics(context.Background())
			if err != nil {
				t.Fatal(err)
			}
			if one := n.Events == 1; one != c.one {
				t.Errorf("%s: one event is %v, want %v", name, one, c.one)
			}
		}
	}
}

// TestAnyOrderOfLoadingGivesTheSameEvents holds what doc.go promises: where the reports of each occurrence match each other and none of another, the same
// reports share an event in whatever order they are loaded, one by one or at once.
func TestAnyOrderOfLoadingGivesTheSameEvents(t *testing.T) {
	wordings := []told{
		{kind: schema.Airstrike, text: "Warplanes hit a hospital in %s on Wednesday, killing 14.", trigger: "hit", killed: 14},
		{kind: schema.Airstrike, text: "An air raid on a clinic in %s left at least a dozen dead.", trigger: "air raid"},
		{kind: schema.Bombing, text: "Bombs fell on %s at dawn.", trigger: "Bombs fell"},
	}
	towns := []string{"Marun", "Tal Bera", "Qarat", "Deir Sela"}
	rapid.Check(t, func(rt *rapid.T) {
		var xs []*schema.Extraction
		want := map[string][]string{}
		for i := range rapid.IntRange(2, 7).Draw(rt, "articles") {
			var tells []told
			for _, town := range rapid.Permutation(towns).Draw(rt, "towns")[:rapid.IntRange(1, len(towns)).Draw(rt, "told")] {
				r := rapid.SampledFrom(wordings).Draw(rt, "wording")
				r.date, r.source, r.town, r.text = "2016-05-04", schema.TimeRelative, town, fmt.Sprintf(r.text, town)
				tells = append(tells, r)
				want[town] = append(want[town], fmt.Sprintf("Outlet %d", i))
			}
			xs = append(xs, articleOf(i, tells...))
		}
		xs = rapid.Permutation(xs).Draw(rt, "order")
		s, err := Open(Options{InMemory: true})
		if err != nil {
			rt.Fatal(err)
		}
		defer func() { _ = s.Close() }()
		if rapid.Bool().Draw(rt, "at once") {
			loadBulk(rt, s, xs)
		} else {
			for _, x := range xs {
				if _, err := s.Append(context.Background(), x); err != nil {
					rt.Fatal(err)
				}
			}
		}
		page, err := s.Timeline(context.Background(), schema.TimelineQuery{Order: schema.OldestFirst, KnownBy: schema.EndOfTime, Page: schema.Page{First: 100}})
		if err != nil {
			rt.Fatal(err)
		}
		if len(page.Items) != len(want) {
			rt.Fatalf("%d events, want %d", len(page.Items), len(want))
		}
		for _, e := range page.Items {
			var outlets []string
			town := ""
			for _, r := range e.Reports {
				outlets = append(outlets, r.Source)
				for _, name := range towns {
					if strings.Contains(r.Evidence[0].Exact, name) {
						town = name
					}
				}
			}
			slices.Sort(outlets)
			if !slices.Equal(outlets, want[town]) {
				rt.Fatalf("%s is told by %q, want %q", town, outlets, want[town])
			}
		}
	})
}

// TestOneArticleTellsThemApart has an article tell two like acts: another article's account of both joins each to its own.
func TestOneArticleTellsThemApart(t *testing.T) {
	arms := told{kind: schema.Sanction, date: "2016-05-05", text: "The union bans the sale of arms to the junta.", trigger: "bans the sale of arms", agent: "Union", target: "Junta"}
	travel := told{kind: schema.Sanction, date: "2016-05-05", text: "It imposes a travel ban on the junta's members.", trigger: "imposes a travel ban", agent: "Union", target: "Junta"}
	s := open(t)
	for i, x := range []*schema.Extraction{articleOf(0, arms, travel), articleOf(1, travel, arms)} {
		if _, err := s.Append(context.Background(), x); err != nil {
			t.Fatalf("article %d: %v", i, err)
		}
	}
	page, err := s.Timeline(context.Background(), schema.TimelineQuery{Order: schema.OldestFirst, KnownBy: schema.EndOfTime, Page: schema.Page{First: 10}})
	if err != nil {
		t.Fatal(err)
	}
	if len(page.Items) != 2 {
		t.Fatalf("%d events, want 2", len(page.Items))
	}
	for _, e := range page.Items {
		if len(e.Reports) != 2 || e.Reports[0].Trigger.Exact != e.Reports[1].Trigger.Exact {
			t.Errorf("%d reports, of %q and others", len(e.Reports), e.Reports[0].Trigger.Exact)
		}
	}
}
