package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"casus/schema"
)

// at is the last second of a day.
func at(day string) int64 { _, to := schema.MustTime(day).Bounds(); return to }

// TestKnownByIsAStoreOfWhatWasPublishedByThen holds a store that knows all, asked as known at a moment, against one that was loaded with the
// articles published by then alone. Which reports share an event can hang on what came between, so the corpus has occurrences that match
// each other only.
func TestKnownByIsAStoreOfWhatWasPublishedByThen(t *testing.T) {
	whole, part := open(t), open(t)
	ctx := context.Background()
	world := 0
	rapid.Check(t, func(t *rapid.T) {
		world++ // has names of its own, so that no store needs to be emptied
		agent, town := fmt.Sprintf("air force %d", world), fmt.Sprintf("Idlib %d", world)
		moment := rapid.IntRange(0, 20).Draw(t, "moment")
		day := func(n int) schema.Time { return schema.MustTime("2016-06-01").Shift(n) }
		_, known := day(moment).Bounds()
		for range rapid.IntRange(1, 5).Draw(t, "articles") {
			published := rapid.IntRange(0, 20).Draw(t, "published")
			d := newDraft(rapid.SampledFrom(sources).Draw(t, "source"), day(published).String())
			d.x.Article.Title = town
			for k := range 3 {
				e := d.event(rapid.SampledFrom([]schema.EventType{schema.Airstrike, schema.Shelling}).Draw(t, "type"), day(-10*k).String(), "Struck it again.", "AGENT:"+agent)
				e.Places = append(e.Places, d.place(town, "SY"))
				n := rapid.IntRange(10, 30).Draw(t, "killed")
				e.Killed = &schema.Count{Low: &n, High: &n}
				e.Confidence = float64(rapid.IntRange(1, 9).Draw(t, "confidence")) / 10
				e.Status = rapid.SampledFrom([]schema.Status{schema.Occurred, schema.Occurred, schema.Denied}).Draw(t, "status")
			}
			r := d.relation(schema.Backs, "Russia", agent)
			r.Status = rapid.SampledFrom([]schema.Status{schema.Occurred, schema.Denied, schema.Planned}).Draw(t, "relation")
			if _, err := whole.Append(ctx, &d.x); err != nil {
				t.Fatal(err)
			}
			if published <= moment {
				if _, err := part.Append(ctx, &d.x); err != nil {
					t.Fatal(err)
				}
			}
		}
		q := schema.TimelineQuery{Order: schema.OldestFirst, KnownBy: known, Page: schema.Page{First: 100}}
		q.Filter.Places = []string{placeNamed(town)}
		if rapid.Bool().Draw(t, "denied only") {
			q.Filter.Statuses = []schema.Status{schema.Denied}
		}
		got, err := whole.Timeline(ctx, q)
		if err != nil {
			t.Fatal(err)
		}
		q.KnownBy = schema.EndOfTime
		want, err := part.Timeline(ctx, q)
		if err != nil {
			t.Fatal(err)
		}
		// Ids are those of the report that was loaded first, which may not be known by then.
		for _, e := range append(got.Items, want.Items...) {
			e.ID = ""
		}
		if d := cmp.Diff(want.Items, got.Items, cmp.AllowUnexported(schema.Time{})); d != "" {
			t.Fatalf("as known then:\n%s", d)
		}
		a, err := whole.ListRelations(ctx, schema.RelationFilter{Objects: []string{actorNamed(agent)}}, known, schema.Page{First: 10})
		if err != nil {
			t.Fatal(err)
		}
		b, err := part.ListRelations(ctx, schema.RelationFilter{Objects: []string{actorNamed(agent)}}, schema.EndOfTime, schema.Page{First: 10})
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(b, a, cmp.AllowUnexported(schema.Time{})); d != "" {
			t.Fatalf("relations as known then:\n%s", d)
		}
	})
}

// TestOnlyEnded lists a truce of which reports tell only its end, once, until another is made, and none where the truce is there.
func TestOnlyEnded(t *testing.T) {
	s := open(t)
	ctx := context.Background()
	end := func(on, word, place string, who ...string) *draft {
		d := newDraft("AFP", on)
		e := d.event(schema.CeasefireViolationType, on, "The truce of the two "+word+".", who...)
		e.Trigger.Exact, e.Trigger.Start = word, e.Evidence[0].End-1-len(word)
		e.Trigger.End = e.Trigger.Start + len(word)
		e.Places = []string{d.place(place, "PH")}
		return d
	}
	broken := newDraft("AFP", "2016-03-01")
	broken.event(schema.CeasefireViolationType, "2016-03-01", "Violated a truce.", "AGENT:Clan").Places = []string{broken.place("Jolo", "PH")}
	made := newDraft("AFP", "2016-04-01")
	made.event(schema.CeasefireAgreementType, "2016-04-01", "Agreed on a truce.", "PARTY:Guild", "PARTY:League").Places = []string{made.place("Basilan", "PH")}
	ids := load(t, s, end("2016-02-01", "collapsed", "Cotabato", "PARTY:Front", "PARTY:army"), end("2016-02-10", "collapsed", "Cotabato", "AGENT:Front"),
		end("2016-02-20", "expired", "Davao", "AGENT:Union"), broken, made, end("2016-05-01", "collapsed", "Basilan", "PARTY:Guild", "PARTY:League"))
	for _, c := range []struct{ asOf, place, want string }{
		{"2016-01-31", "", ""},
		{"2016-02-15", "", ids[0] + " COLLAPSED"},
		{"2016-03-15", "", ids[2] + " EXPIRED; " + ids[0] + " COLLAPSED"},
		{"2016-03-15", placeNamed("Davao"), ids[2] + " EXPIRED"},
		{"2016-06-01", placeNamed("Basilan"), ids[4] + " COLLAPSED"},
	} {
		got, err := s.Ceasefires(ctx, schema.MustTime(c.asOf), c.place, nil, schema.EndOfTime, 10)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, x := range got {
			out = append(out, x.Told().ID+" "+string(x.Standing.State))
			if (x.Agreement == nil) != (x.Told().Type == schema.CeasefireViolationType) {
				t.Errorf("%s: agreement %v, end %v", c.asOf, x.Agreement, x.End)
			}
		}
		if g := strings.Join(out, "; "); g != c.want {
			t.Errorf("%s %s: %q, want %q", c.asOf, c.place, g, c.want)
		}
	}
	all, err := s.Ceasefires(ctx, schema.MustTime("2016-06-01"), "", nil, schema.EndOfTime, 10)
	if err != nil {
		t.Fatal(err)
	}
	for n := 1; n <= len(all); n++ {
		got, err := s.Ceasefires(ctx, schema.MustTime("2016-06-01"), "", nil, schema.EndOfTime, n)
		if err != nil || len(got) != n {
			t.Fatalf("the first %d: %d, %v", n, len(got), err)
		}
		for i, c := range got {
			if c.Told().ID != all[i].Told().ID {
				t.Errorf("the first %d: %s at %d, want %s", n, c.Told().ID, i, all[i].Told().ID)
			}
		}
	}
	if got, err := s.Ceasefires(ctx, schema.MustTime("2016-06-01"), "", []schema.AgreementState{schema.StateInForce}, schema.EndOfTime, 10); err != nil || len(got) != 0 {
		t.Errorf("in force: %v, %v", got, err)
	}
	if got, err := s.Ceasefires(ctx, schema.MustTime("2016-03-15"), "", nil, schema.EndOfTime, 1); err != nil || len(got) != 1 || got[0].Told().ID != ids[2] {
		t.Errorf("first of them: %v, %v, want %s", got, err, ids[2])
	}
}

func TestCeasefires(t *testing.T) {
	s := open(t)
	ctx := context.Background()
	deal := newDraft("Northbridge Wire", "2016-09-10")
	e := deal.event(schema.CeasefireAgreementType, "2016-09-09", "Agreed on a truce for all of Syria.", "PARTY:United States", "PARTY:Russia", "MEDIATOR:Kerry")
	e.Places = []string{deal.country("SY")}
	e.Agreement = &schema.ExtractedAgreement{Effective: schema.MustTime("2016-09-12")}
	own := deal.event(schema.CeasefireViolationType, "2016-09-10", "Violated already, one side says.")
	own.About = e.ID
	starts := newDraft("AFP", "2016-09-12")
	e = starts.event(schema.CeasefireAgreementType, "2016-09-12", "Took effect at sunset.", "PARTY:Russia", "PARTY:United States")
	e.Places = []string{starts.country("SY")}
	other := newDraft("AFP", "2016-09-13")
	e = other.event(schema.CeasefireAgreementType, "2016-09-13", "Declared a truce of their own.", "AGENT:Kurds", "PARTY:Tribes")
	e.Places = []string{other.place("Hasakah", "SY")}
	proposed := newDraft("AFP", "2016-09-13")
	proposed.event(schema.CeasefireAgreementType, "2016-09-13", "Proposed a truce.", "AGENT:Egypt").Status = schema.Planned
	shelled := newDraft("AFP", "2016-09-15")
	e = shelled.event(schema.CeasefireViolationType, "2016-09-14", "Shelled the town in breach of the truce.", "AGENT:army")
	e.Places = []string{shelled.place("Talbiseh", "SY")}
	elsewhere := newDraft("AFP", "2016-09-15")
	e = elsewhere.event(schema.CeasefireViolationType, "2016-09-14", "Broke their truce.", "AGENT:Houthis")
	e.Places = []string{elsewhere.place("Taiz", "YE")}
	over := newDraft("AFP", "2016-09-20")
	e = over.event(schema.CeasefireViolationType, "2016-09-19", "Declared the truce over.", "AGENT:army")
	e.Trigger.Exact, e.Trigger.Start = "over", e.Evidence[0].End-5
	e.Trigger.End = e.Trigger.Start + 4
	e.Places = []string{over.country("SY")}
	old := newDraft("AFP", "2016-05-02")
	e = old.event(schema.CeasefireAgreementType, "2016-05-01", "Announced a truce.")
	e.Places = []string{old.country("SY")}
	named := newDraft("AFP", "2016-09-15")
	e = named.event(schema.CeasefireAgreementType, "2016-09-15", "Welcomed the truce again.")
	e.Places = []string{named.place("Talbiseh", "SY")}
	named.event(schema.CeasefireViolationType, "2016-09-15", "Violated with mortars.").About = e.ID
	ids := load(t, s, deal, starts, other, proposed, shelled, elsewhere, over, old, named)
	superseded, named2 := ids[8], ids[10]
	truce, early, hasakah, breach, ended := ids[0], ids[1], ids[3], ids[5], ids[7]

	gone := "; " + superseded + " SUPERSEDED"
	list := func(asOf, place string, known int64, states ...schema.AgreementState) string {
		t.Helper()
		got, err := s.Ceasefires(ctx, schema.MustTime(asOf), place, states, known, 10)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, c := range got {
			out = append(out, strings.Join(append([]string{c.Agreement.ID, string(c.Standing.State)}, eventIDs(c.Breaches)...), " "))
		}
		return strings.Join(out, "; ")
	}
	for _, c := range []struct{ name, got, want string }{
		{"before all", list("2016-04-30", "", schema.EndOfTime), ""},
		{"before it", list("2016-09-08", "", schema.EndOfTime), superseded + " IN_FORCE"},
		{"agreed; the one before holds on", list("2016-09-10", "", schema.EndOfTime), truce + " DECLARED " + early + "; " + superseded + " IN_FORCE"},
		{"in force; a start and a proposal are no truces", list("2016-09-13", "", schema.EndOfTime), hasakah + " IN_FORCE; " + truce + " IN_FORCE " + early + gone},
		{"breached where it holds, not in Yemen", list("2016-09-14", schema.CountryPlaceID("SY"), schema.EndOfTime), hasakah + " IN_FORCE; " + truce + " BREACHED " + early + " " + breach + gone},
		{"a breach of what only speaks of it", list("2016-09-15", "", schema.EndOfTime), hasakah + " IN_FORCE; " + truce + " BREACHED " + early + " " + breach + " " + named2 + gone},
		{"as known before the report", list("2016-09-14", "", at("2016-09-14")), hasakah + " IN_FORCE; " + truce + " IN_FORCE " + early + gone},
		{"by place", list("2016-09-14", placeNamed("Hasakah"), schema.EndOfTime), hasakah + " IN_FORCE"},
		{"by state", list("2016-09-14", "", schema.EndOfTime, schema.StateBreached), truce + " BREACHED " + early + " " + breach},
		{"collapsed", list("2016-10-01", "", schema.EndOfTime, schema.StateCollapsed), truce + " COLLAPSED " + early + " " + breach + " " + named2 + " " + ended},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.name, c.got, c.want)
		}
	}
	st, err := s.Standing(ctx, truce, schema.MustTime("2016-09-14"), schema.EndOfTime)
	if err != nil || st.State != schema.StateBreached || !slices.Equal(st.BecauseIDs, []string{truce, breach}) {
		t.Errorf("standing: %+v, %v", st, err)
	}
	var invalid *schema.InvalidError
	if _, err := s.Standing(ctx, truce, schema.MustTime("2016-09-01"), schema.EndOfTime); !errors.As(err, &invalid) || invalid.Field != "asOf" {
		t.Errorf("before it was agreed: %v", err)
	}
	if _, err := s.Standing(ctx, breach, schema.MustTime("2016-09-01"), schema.EndOfTime); !errors.As(err, &invalid) || invalid.Field != "id" {
		t.Errorf("of a breach: %v", err)
	}
	lists, err := s.Breaches(ctx, []string{hasakah, "evt_nothing", truce}, schema.Time{}, schema.EndOfTime)
	if err != nil || len(lists[0])+len(lists[1]) > 0 || !slices.Equal(eventIDs(lists[2]), []string{early, breach, named2, ended}) {
		t.Errorf("breaches: %v, %v", lists, err)
	}
}

func TestControl(t *testing.T) {
	s := open(t)
	ctx := context.Background()
	says := func(published, date, sentence string, kind schema.EventType, place string, who ...string) *draft {
		d := newDraft("AFP", published)
		e := d.event(kind, date, sentence, who...)
		if place == "Bab" {
			aleppo := d.place("Aleppo", "SY")
			d.place(place, "SY")
			p := &d.x.Places[len(d.x.Places)-1]
			p.Kind, p.Within = schema.DistrictPlace, []string{aleppo}
			e.Places = []string{p.ID}
		} else {
			e.Places = []string{d.place(place, "SY")}
		}
		return d
	}
	claims := newDraft("AFP", "2016-01-10")
	claims.relation(schema.Controls, "rebels", "Aleppo")
	part := newDraft("AFP", "2016-01-11")
	part.relation(schema.PartOf, "brigade", "rebels")
	load(t, s, claims, part,
		says("2016-02-02", "2016-02-01", "Took the town.", schema.TerritoryCapture, "Aleppo", "AGENT:brigade"),
		says("2016-09-05", "2016-09-04", "Retook the district.", schema.TerritoryCapture, "Bab", "AGENT:army", "TARGET:rebels"),
		says("2016-12-23", "2016-12-22", "Captured the whole town.", schema.TerritoryCapture, "Aleppo", "AGENT:army"),
		says("2017-01-02", "2017-01-01", "Handed the town over.", schema.Withdrawal, "Aleppo", "AGENT:army", "TARGET:police"))
	name := map[string]string{}
	for _, n := range []string{"rebels", "army", "brigade", "police"} {
		name[actorNamed(n)] = n
	}
	who := func(place, asOf string, known int64) string {
		t.Helper()
		day := schema.Time{}
		if asOf != "" {
			day = schema.MustTime(asOf)
		}
		got, err := s.Control(ctx, placeNamed(place), day, known)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, c := range got {
			text := name[c.ActorID] + " " + c.Since.String() + "/" + c.Until.String()
			if c.Contested {
				text += " contested"
			}
			out = append(out, text)
		}
		return strings.Join(out, "; ")
	}
	for _, c := range []struct{ name, got, want string }{
		{"before", who("Aleppo", "2016-01-01", schema.EndOfTime), ""},
		{"claimed", who("Aleppo", "2016-01-20", schema.EndOfTime), "rebels 2016-01-10/2016-12-22 contested"},
		{"as known then", who("Aleppo", "2016-02-01", at("2016-02-01")), "rebels 2016-01-10/"},
		{"a part of it", who("Aleppo", "2016-02-01", at("2016-06-01")), "rebels 2016-01-10/; brigade 2016-02-01/"},
		{"fallen", who("Aleppo", "2016-12-22", schema.EndOfTime), "army 2016-12-22/2017-01-01"},
		{"the district", who("Bab", "", schema.EndOfTime), "brigade 2016-02-01/2016-09-04; army 2016-09-04/2017-01-01; police 2017-01-01/"},
		{"a place unknown", who("Nowhere", "", schema.EndOfTime), ""},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.name, c.got, c.want)
		}
	}
}

func TestNetwork(t *testing.T) {
	s := open(t)
	ctx := context.Background()
	d := newDraft("AFP", "2016-09-10")
	d.relation(schema.Backs, "Russia", "Assad")
	d.relation(schema.Leads, "Assad", "Syria").Since = schema.MustTime("2000")
	d.relation(schema.Fights, "rebels", "Syria")
	d.relation(schema.Backs, "Qatar", "rebels").Until = schema.MustTime("2015")
	d.relation(schema.Backs, "Turkey", "rebels").Status = schema.Planned
	d.relation(schema.Controls, "rebels", "Idlib")
	load(t, s, d)
	ask := func(asOf string, depth, limit int, types []schema.RelationType, around ...string) string {
		t.Helper()
		q := schema.NetworkQuery{AsOf: schema.MustTime(asOf), KnownBy: schema.EndOfTime, Depth: depth, Limit: limit, Types: types}
		for _, a := range around {
			q.Around = append(q.Around, actorNamed(a))
		}
		n, err := s.Network(ctx, q)
		if err != nil {
			t.Fatal(err)
		}
		names := map[string]string{placeNamed("Idlib"): "Idlib"}
		for _, a := range []string{"Russia", "Assad", "Syria", "rebels", "Qatar", "Turkey"} {
			names[actorNamed(a)] = a
		}
		var out []string
		for _, r := range n.Relations {
			ends := []string{names[r.SubjectID], names[r.ObjectID]}
			if r.Type.Symmetric() {
				slices.Sort(ends)
			}
			out = append(out, ends[0]+" "+string(r.Type)+" "+ends[1])
			for _, end := range []string{r.SubjectID, r.ObjectID} {
				if strings.HasPrefix(end, schema.ActorPrefix) && !slices.Contains(n.ActorIDs, end) {
					t.Errorf("actor %s is missing", names[end])
				}
			}
		}
		slices.Sort(out)
		if n.Truncated {
			out = append(out, "more")
		}
		return strings.Join(out, "; ")
	}
	for _, c := range []struct{ name, got, want string }{
		{"all of a day", ask("2016-09-10", 1, 100, nil), "Assad LEADS Syria; Russia BACKS Assad; Syria FIGHTS rebels; rebels CONTROLS Idlib"},
		{"all of a day before", ask("2014-01-01", 1, 100, nil), "Assad LEADS Syria; Qatar BACKS rebels"},
		{"one step", ask("2016-09-10", 1, 100, nil, "Russia"), "Russia BACKS Assad"},
		{"two steps", ask("2016-09-10", 2, 100, nil, "Russia"), "Assad LEADS Syria; Russia BACKS Assad"},
		{"four steps", ask("2016-09-10", 4, 100, nil, "Russia"), "Assad LEADS Syria; Russia BACKS Assad; Syria FIGHTS rebels; rebels CONTROLS Idlib"},
		{"of a type", ask("2016-09-10", 3, 100, []schema.RelationType{schema.Backs}, "Russia"), "Russia BACKS Assad"},
		{"no more than", ask("2016-09-10", 4, 1, nil, "Russia"), "Russia BACKS Assad; more"},
		{"nobody", ask("2016-09-10", 2, 10, nil, "Mars"), ""},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.name, c.got, c.want)
		}
	}
	var invalid *schema.InvalidError
	for _, q := range []schema.NetworkQuery{{Depth: 0, Limit: 1}, {Depth: 6, Limit: 1}, {Depth: 1, Limit: 0}, {Depth: 1, Limit: -1}} {
		if _, err := s.Network(ctx, q); !errors.As(err, &invalid) {
			t.Errorf("%+v: %v", q, err)
		}
	}
}

func TestContextEnds(t *testing.T) {
	s := open(t)
	small1.fill(t, s, 0, 30)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for name, call := range map[string]func() error{
		"timeline": func() error {
			_, err := s.Timeline(ctx, schema.TimelineQuery{KnownBy: schema.EndOfTime, Page: schema.Page{First: 5}})
			return err
		},
		"count":      func() error { _, err := s.CountEvents(ctx, schema.EventFilter{}, schema.EndOfTime); return err },
		"relations":  func() error { _, err := s.CountRelations(ctx, schema.RelationFilter{}, schema.EndOfTime); return err },
		"actors":     func() error { _, err := s.ListActors(ctx, schema.ActorFilter{}, schema.Page{First: 5}); return err },
		"articles":   func() error { _, err := s.CountArticles(ctx, schema.ArticleFilter{}, schema.EndOfTime); return err },
		"ceasefires": func() error { _, err := s.Ceasefires(ctx, schema.Time{}, "", nil, schema.EndOfTime, 5); return err },
		"journal":    func() error { return s.ReadJournal(ctx, 1, func(uint64, Entry) error { return nil }) },
	} {
		if err := call(); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestContradictions(t *testing.T) {
	n := func(low, high int) *schema.Count {
		c := &schema.Count{}
		if low >= 0 {
			c.Low = &low
		}
		if high >= 0 {
			c.High = &high
		}
		return c
	}
	r := func(id string, change func(*schema.Report)) schema.Report {
		r := schema.Report{ID: id, Type: schema.Airstrike, Status: schema.Occurred, Time: schema.MustTime("2016-09-09"), TimeSource: schema.TimeStated}
		change(&r)
		return r
	}
	agent := func(id string) []schema.Participant { return []schema.Participant{{Role: schema.Agent, ActorID: id}} }
	for _, c := range []struct {
		name string
		a, b func(*schema.Report)
		want string
	}{
		{"the same", func(*schema.Report) {}, func(*schema.Report) {}, ""},
		{"denied", func(*schema.Report) {}, func(r *schema.Report) { r.Status = schema.Denied }, "status OCCURRED DENIED"},
		{"planned, then done", func(r *schema.Report) { r.Status = schema.Planned }, func(*schema.Report) {}, ""},
		{"12 and 30", func(r *schema.Report) { r.Killed = n(12, 12) }, func(r *schema.Report) { r.Killed = n(30, 30) }, "killed 12 30"},
		{"at least 12 and 30", func(r *schema.Report) { r.Killed = n(12, -1) }, func(r *schema.Report) { r.Killed = n(30, 30) }, ""},
		{"at most 12 and 30", func(r *schema.Report) { r.Injured = n(-1, 12) }, func(r *schema.Report) { r.Injured = n(30, -1) }, "injured ..12 30.."},
		{"one gives none", func(r *schema.Report) { r.Killed = n(12, 12) }, func(*schema.Report) {}, ""},
		{"another agent", func(r *schema.Report) { r.Participants = agent("a") }, func(r *schema.Report) { r.Participants = agent("b") }, "agents a b"},
		{"one agent more", func(r *schema.Report) { r.Participants = agent("a") }, func(r *schema.Report) { r.Participants = append(agent("b"), agent("a")...) }, ""},
		{"another day", func(*schema.Report) {}, func(r *schema.Report) { r.Time = schema.MustTime("2016-09-10") }, "date 2016-09-09 2016-09-10"},
		{"its month", func(*schema.Report) {}, func(r *schema.Report) { r.Time = schema.MustTime("2016-09") }, ""},
		{"the article's day", func(*schema.Report) {}, func(r *schema.Report) { r.Time, r.TimeSource = schema.MustTime("2016-09-10"), schema.TimeDefault }, ""},
	} {
		var got []string
		for _, d := range Contradictions([]schema.Report{r("1", c.a), r("2", c.b)}) {
			got = append(got, d.Field)
			for _, a := range d.Accounts {
				got = append(got, a.Value)
			}
		}
		if text := strings.Join(got, " "); text != c.want {
			t.Errorf("%s: %q, want %q", c.name, text, c.want)
		}
	}
}

// TestControlOfWhole: a body holds what is only described as its people took, as far as it is known that they are its people.
func TestControlOfWhole(t *testing.T) {
	s := open(t)
	taken := newDraft("AFP", "2021-02-10")
	taken.event(schema.TerritoryCapture, "2021-02-09", "Seized the town.", "AGENT:group fighters").Places = []string{taken.place("Kunduz", "AF")}
	taken.relation(schema.PartOf, "group fighters", "group")
	for i := range taken.x.Actors {
		if a := &taken.x.Actors[i]; a.Name == "group fighters" {
			a.Key, a.Generic = "", true
		}
	}
	load(t, s, taken)
	got, err := s.Control(context.Background(), placeNamed("Kunduz"), schema.MustTime("2021-02-11"), schema.EndOfTime)
	if err != nil || len(got) != 1 || got[0].ActorID != actorNamed("group") {
		t.Errorf("control is %v, %v; want the group alone (%s)", got, err, actorNamed("group"))
	}
}
