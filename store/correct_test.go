package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dgraph-io/badger/v4"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"casus/schema"
)

var correctedAt = time.Date(2016, 10, 1, 12, 0, 0, 0, time.UTC)

// by makes a correction that is made some hours after a moment.
func by(kind schema.CorrectionKind, target string, hours int) schema.Correction {
	return schema.Correction{Kind: kind, Author: "ana", Reason: "because", At: schema.MadeAt(correctedAt.Add(time.Duration(hours) * time.Hour)), Target: target}
}

func mustCorrect(t testing.TB, s *Store, c schema.Correction) schema.Correction {
	t.Helper()
	out, _, err := s.Correct(context.Background(), c)
	if err != nil {
		t.Fatalf("%s of %s: %v", c.Kind, c.Target, err)
	}
	return out
}

func undo(t testing.TB, s *Store, position uint64) schema.Correction {
	t.Helper()
	c := by(schema.UndoCorrection, "", 100)
	c.Undoes = position
	return mustCorrect(t, s, c)
}

// everything asks all kinds of queries, as known at a moment, and writes the answers down.
func everything(t tester, s *Store, known int64) string {
	t.Helper()
	ctx := context.Background()
	var b strings.Builder
	put := func(what string, v any, err error) {
		t.Helper()
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		text, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%s %s\n", what, text)
	}
	events := allEvents(t, s, schema.EventFilter{}, known)
	for _, e := range events {
		put("event", e, nil)
		again, err := s.Events(ctx, []string{e.ID}, known)
		if err != nil || again[0] == nil {
			t.Fatalf("event %s: %v %v", e.ID, again, err)
		}
	}
	n, err := s.CountEvents(ctx, schema.EventFilter{}, known)
	if put("count", n, err); n != len(events) {
		t.Errorf("%d events are counted, %d listed", n, len(events))
	}
	var actors []*schema.Actor
	for p := (schema.Page{First: 7}); ; {
		page, err := s.ListActors(ctx, schema.ActorFilter{}, p)
		put("actors", page, err)
		actors = append(actors, page.Items...)
		if !page.HasNext {
			break
		}
		p.After = page.Cursors[len(page.Cursors)-1]
	}
	back, err := s.ListActors(ctx, schema.ActorFilter{}, schema.Page{Last: 100})
	put("actors", back, err)
	for i := range actors {
		if len(back.Items) != len(actors) || back.Items[i].ID != actors[i].ID {
			t.Errorf("actors from the end are others: %d, %d", len(back.Items), len(actors))
			break
		}
	}
	if n, err := s.CountActors(ctx, schema.ActorFilter{}); err != nil || n != len(actors) {
		t.Errorf("%d actors are counted (%v), %d listed", n, err, len(actors))
	}
	for _, a := range actors {
		found, err := s.ListActors(ctx, schema.ActorFilter{Name: a.Name}, schema.Page{First: 100})
		put("named "+a.Name, found.Cursors, err)
		if !slices.ContainsFunc(found.Items, func(o *schema.Actor) bool { return o.ID == a.ID }) {
			t.Errorf("%s is not found by its name %q", a.ID, a.Name)
		}
		act, err := s.Activity(ctx, a.ID, schema.Time{}, known)
		put("activity", act, err)
		// Who is listed by now may have been another one then: a merge that was undone later held.
		then := a.ID
		if err := s.view(func(t *badger.Txn) error {
			o, err := s.corrected(t, known)
			then = o.actor(a.ID)
			return err
		}); err != nil {
			t.Errorf("%v", err)
		}
		want := 0
		for _, e := range events {
			if slices.Contains(everybody(e), then) {
				want++
			}
		}
		if act.Events != want {
			t.Errorf("%s (%s) is in %d events, but %d are listed", a.ID, a.Name, want, act.Events)
		}
		for _, role := range schema.Roles() {
			f := schema.EventFilter{Actors: []string{a.ID}, Roles: []schema.Role{role}}
			n, err := s.CountEvents(ctx, f, known)
			want := 0
			for _, e := range events {
				if slices.Contains(e.Participants, schema.Participant{Role: role, ActorID: then}) {
					want++
				}
			}
			if err != nil || n != want {
				t.Errorf("%s is %s in %d events, but %d are counted (%v)", a.ID, role, want, n, err)
			}
		}
		net, err := s.Network(ctx, schema.NetworkQuery{KnownBy: known, Around: []string{a.ID}, Depth: 2, Limit: 1000})
		put("network", net, err)
	}
	for _, e := range events {
		f := schema.EventFilter{Types: []schema.EventType{e.Type}, Places: e.PlaceIDs, Statuses: []schema.Status{e.Status}, Actors: everybody(e)}
		if ok, err := s.Selects(ctx, e.ID, f, known); err != nil || !ok {
			t.Errorf("%s is not selected by what it is (%v)", e.ID, err)
		}
	}
	var relations []*schema.Relation
	for p := (schema.Page{First: 3}); ; {
		page, err := s.ListRelations(ctx, schema.RelationFilter{}, known, p)
		put("relations", page, err)
		relations = append(relations, page.Items...)
		if !page.HasNext {
			break
		}
		p.After = page.Cursors[len(page.Cursors)-1]
	}
	for _, r := range relations {
		again, err := s.Relations(ctx, []string{r.ID}, known)
		if err != nil || again[0] == nil || again[0].ID != r.ID {
			t.Errorf("relation %s is listed, but not there: %v", r.ID, err)
		}
		at, err := s.ListRelations(ctx, schema.RelationFilter{Around: []string{r.SubjectID}}, known, schema.Page{First: 100})
		if err != nil || !slices.ContainsFunc(at.Items, func(o *schema.Relation) bool { return o.ID == r.ID }) {
			t.Errorf("relation %s is not found at its subject (%v)", r.ID, err)
		}
	}
	places, err := s.ListPlaces(ctx, schema.PlaceFilter{}, schema.Page{First: 100})
	put("places", places, err)
	for _, p := range places.Items {
		c, err := s.Control(ctx, p.ID, schema.Time{}, known)
		put("control", c, err)
	}
	d, err := s.Disagreements(ctx, schema.TimelineQuery{KnownBy: known, Page: schema.Page{First: 100}})
	put("disagreements", d, err)
	for _, x := range d.Items {
		if len(x.About) == 0 {
			t.Errorf("%s is listed among disagreements, but has none", x.Event.ID)
		}
	}
	for _, facet := range schema.Facets() {
		q := schema.HistogramQuery{KnownBy: known, Interval: schema.ByMonth, By: facet, Limit: maxFacetValues}
		h, err := s.Histogram(ctx, q)
		put("histogram", h, err)
		if d := cmp.Diff(naiveHistogram(events, q), countsOf(h)); d != "" {
			t.Errorf("events by %s:\n%s", facet, d)
		}
		if known != schema.EndOfTime || len(actors) == 0 {
			continue
		}
		q.Filter.Actors = []string{actors[0].ID}
		h, err = s.Histogram(ctx, q)
		put("histogram of "+actors[0].Name, h, err)
		of := slices.DeleteFunc(slices.Clone(events), func(e *schema.Event) bool { return !slices.Contains(everybody(e), actors[0].ID) })
		if d := cmp.Diff(naiveHistogram(of, q), countsOf(h)); d != "" {
			t.Errorf("events of %s by %s:\n%s", actors[0].Name, facet, d)
		}
	}
	articles, err := s.ListArticles(ctx, schema.ArticleFilter{}, known, schema.Page{First: 100})
	put("articles", articles, err)
	for _, a := range articles.Items {
		es, rs, err := s.ArticleContents(ctx, []string{a.ID}, known)
		put("contents", []any{es, rs}, err)
	}
	truces, err := s.Ceasefires(ctx, schema.Time{}, "", nil, known, 100)
	put("ceasefires", truces, err)
	if known == schema.EndOfTime {
		st, err := s.Statistics(ctx)
		st.Position = 0
		put("statistics", st, err)
		if st.Events != len(events) || st.Actors != len(actors) || st.Relations != len(relations) {
			t.Errorf("statistics count %d events, %d actors, %d relations; there are %d, %d, %d", st.Events, st.Actors, st.Relations, len(events), len(actors), len(relations))
		}
		reports := 0
		for _, e := range events {
			reports += len(e.Reports)
		}
		if st.Reports != reports {
			t.Errorf("statistics count %d reports; events have %d", st.Reports, reports)
		}
	}
	return b.String()
}

func allEvents(t tester, s *Store, f schema.EventFilter, known int64) []*schema.Event {
	t.Helper()
	var out []*schema.Event
	for p := (schema.Page{First: 20}); ; {
		page, err := s.Timeline(context.Background(), schema.TimelineQuery{Filter: f, KnownBy: known, Page: p})
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, page.Items...)
		if !page.HasNext {
			return out
		}
		p.After = page.Cursors[len(page.Cursors)-1]
	}
}

// moments are some at which what is known differs, among them ones between corrections.
func moments() []int64 {
	return []int64{schema.EndOfTime, correctedAt.Unix() - 1, correctedAt.Add(5 * time.Hour).Unix(), correctedAt.Add(11 * time.Hour).Unix()}
}

func same(t tester, what, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range a {
		if i >= len(b) || a[i] != b[i] {
			t.Fatalf("%s:\n%s\nnot\n%s", what, a[i], strings.Join(b[min(i, len(b)):min(i+1, len(b))], ""))
		}
	}
	t.Fatalf("%s: lines are missing: %q", what, b[len(a):])
}

// wire is an article of a small world in which names mean several actors and outlets tell of the same acts.
func wire(r *rapid.T, i int) *schema.Extraction {
	d := newDraft(rapid.SampledFrom(sources).Draw(r, "source"), "2016-09-0"+fmt.Sprint(1+rapid.IntRange(0, 3).Draw(r, "published")))
	d.x.Article.Title = fmt.Sprintf("Wire %d", i)
	local := map[string]string{}
	actor := func() string {
		who := rapid.SampledFrom([]string{"key:Front", "key:Army", "key:Guard", "bare:Old Front", "bare:Brigade", "bare:Second Brigade", "alias:Front", "generic:rebels"}).Draw(r, "actor")
		if local[who] != "" {
			return local[who]
		}
		kind, name, _ := strings.Cut(who, ":")
		a := schema.ExtractedActor{ID: who, Name: name, Kind: schema.ArmedGroupActor}
		switch kind {
		case "key":
			a.Key = name
			if name == "Front" {
				a.Aliases = []schema.Alias{{Name: "Old Front"}, {Name: "New Front"}}
			}
		case "alias":
			a.ID, a.Key = "key:Front", "Front"
			if local["key:Front"] != "" {
				return "key:Front"
			}
			local["key:Front"] = a.ID
			at := d.says("New Front")
			a.Mentions = []schema.Selector{at}
			a.Aliases = []schema.Alias{{Name: "Old Front"}, {Name: "New Front"}}
		case "generic":
			a.Generic, a.Country = true, "SY"
		}
		d.x.Actors = append(d.x.Actors, a)
		local[who] = a.ID
		return a.ID
	}
	for range rapid.IntRange(1, 2).Draw(r, "events") {
		kind := rapid.SampledFrom([]schema.EventType{schema.Airstrike, schema.TerritoryCapture, schema.CeasefireAgreementType, schema.CeasefireViolationType}).Draw(r, "type")
		e := d.event(kind, "2016-09-0"+fmt.Sprint(rapid.IntRange(1, 3).Draw(r, "day")), rapid.SampledFrom([]string{"Planes hit the market.", "Troops stormed the bridge.", "Shells fell on the town square."}).Draw(r, "text"))
		for range rapid.IntRange(0, 2).Draw(r, "parts") {
			p := schema.ExtractedParticipant{Role: rapid.SampledFrom([]schema.Role{schema.Agent, schema.Target}).Draw(r, "role"), Actor: actor()}
			if !slices.Contains(e.Participants, p) {
				e.Participants = append(e.Participants, p)
			}
		}
		if rapid.Bool().Draw(r, "placed") {
			e.Places = []string{d.place(rapid.SampledFrom([]string{"Azaz", "Manbij"}).Draw(r, "town"), "SY")}
		}
		if rapid.Bool().Draw(r, "counted") {
			n := rapid.IntRange(1, 9).Draw(r, "killed")
			e.Killed = &schema.Count{Low: &n, High: &n}
		}
	}
	if rapid.Bool().Draw(r, "relation") {
		a, b := actor(), actor()
		if a != b {
			at := d.says("So it stands.")
			d.x.Relations = append(d.x.Relations, schema.ExtractedRelation{Type: rapid.SampledFrom([]schema.RelationType{schema.Backs, schema.AlliedWith, schema.PartOf}).Draw(r, "kind"),
				Subject: a, Object: b, Confidence: 0.5, Evidence: []schema.Selector{at}})
		}
	}
	return &d.x
}

// anyCorrection draws a correction of what is shown; it may make no sense.
func anyCorrection(r *rapid.T, s *Store, hours int) schema.Correction {
	ctx := context.Background()
	var events, actors, articles []string
	page, err := s.Timeline(ctx, schema.TimelineQuery{KnownBy: schema.EndOfTime, Page: schema.Page{First: 100}})
	if err != nil {
		r.Fatal(err)
	}
	var told []string
	for _, e := range page.Items {
		if events = append(events, e.ID); len(e.Reports) > 1 {
			told = append(told, e.ID)
		}
	}
	as, err := s.ListActors(ctx, schema.ActorFilter{}, schema.Page{First: 100})
	if err != nil {
		r.Fatal(err)
	}
	for _, a := range as.Items {
		actors = append(actors, a.ID)
	}
	arts, err := s.ListArticles(ctx, schema.ArticleFilter{}, schema.EndOfTime, schema.Page{First: 100})
	if err != nil {
		r.Fatal(err)
	}
	for _, a := range arts.Items {
		articles = append(articles, a.ID)
	}
	some := func(ids []string, what string) string {
		if len(ids) == 0 {
			return "none"
		}
		return rapid.SampledFrom(ids).Draw(r, what)
	}
	// nameOf draws a name, mostly one that the actor has: of others few make sense.
	nameOf := func(id string) string {
		names := []string{"Old Front", "New Front", "Brigade", "Front", "Nobody Yet"}
		if i := slices.IndexFunc(as.Items, func(a *schema.Actor) bool { return a.ID == id }); i >= 0 && rapid.IntRange(0, 3).Draw(r, "its own") > 0 {
			names = []string{as.Items[i].Name}
			for _, a := range as.Items[i].Aliases {
				names = append(names, a.Name)
			}
		}
		return rapid.SampledFrom(names).Draw(r, "name")
	}
	c := by(rapid.SampledFrom(schema.CorrectionKinds()).Draw(r, "kind"), "", hours)
	switch c.Kind {
	case schema.MergeActors:
		c.Target, c.Others = some(actors, "actor"), []string{some(actors, "other")}
	case schema.SplitActor:
		c.Target = some(actors, "actor")
		c.Names = []string{nameOf(c.Target)}
		if rapid.Bool().Draw(r, "given") {
			c.Made = some(actors, "to")
		}
	case schema.AddAlias, schema.DropAlias:
		c.Target = some(actors, "actor")
		c.Alias = &schema.Alias{Name: nameOf(c.Target)}
		if c.Kind == schema.AddAlias {
			c.Alias.Name = rapid.SampledFrom([]string{"Old Front", "New Front", "Brigade", "Front", "Nobody Yet"}).Draw(r, "added")
		}
	case schema.MergeEvents:
		c.Target, c.Others = some(events, "event"), []string{some(events, "other")}
	case schema.SplitEvent, schema.RetractReport:
		if c.Target = some(events, "event"); c.Kind == schema.SplitEvent {
			c.Target = some(told, "event")
		}
		for _, e := range page.Items {
			if e.ID == c.Target {
				c.Reports = []string{rapid.SampledFrom(e.Reports).Draw(r, "report").ID}
			}
		}
		if c.Kind == schema.RetractReport && len(c.Reports) > 0 {
			c.Target, c.Reports = c.Reports[0], nil
		}
	case schema.CorrectEvent:
		c.Target, c.Set = some(events, "event"), &schema.EventCorrection{}
		switch rapid.IntRange(0, 4).Draw(r, "field") {
		case 0:
			c.Set.Type = rapid.SampledFrom([]schema.EventType{schema.Airstrike, schema.TerritoryCapture, schema.Withdrawal}).Draw(r, "type")
		case 1:
			c.Set.Date = schema.MustTime(rapid.SampledFrom([]string{"2016-09-02", "2016-08", "2016"}).Draw(r, "date"))
		case 2:
			c.Set.AddParticipants = []schema.Participant{{Role: schema.Agent, ActorID: some(actors, "actor")}}
		case 3:
			c.Set.DropParticipants = []string{some(actors, "actor")}
		case 4:
			c.Set.AddPlaceIDs = []string{placeNamed(rapid.SampledFrom([]string{"Azaz", "Manbij"}).Draw(r, "place"))}
		}
	case schema.RetractArticle:
		c.Target = some(articles, "article")
	case schema.UndoCorrection:
		if c.Undoes = 1; len(s.corrections.all) > 0 {
			c.Undoes = rapid.SampledFrom(s.corrections.all).Draw(r, "undone").Position
		}
	}
	return c
}

// TestCorrectionsLieOverWhatWasRead loads and corrects in any order and holds that the answers are those of the corrections that count,
// whenever they were made: after a reindex, after loading again, and without any once all are undone.
func TestCorrectionsLieOverWhatWasRead(t *testing.T) {
	made := map[schema.CorrectionKind]int{}
	rapid.Check(t, func(r *rapid.T) {
		ctx := context.Background()
		s, err := Open(Options{InMemory: true})
		if err != nil {
			r.Fatal(err)
		}
		defer func() { _ = s.Close() }()
		var loaded []*schema.Extraction
		for i := range rapid.IntRange(3, 16).Draw(r, "steps") {
			if i > 1 && rapid.IntRange(0, 2).Draw(r, "what") > 0 {
				c := anyCorrection(r, s, i)
				_, _, err := s.Correct(ctx, c)
				var invalid *schema.InvalidError
				var conflict *schema.ConflictError
				if err != nil && !errors.As(err, &invalid) && !errors.As(err, &conflict) {
					r.Fatalf("%+v: %v", c, err)
				}
				if err == nil {
					made[c.Kind]++
				}
				asAnew(r, s)
				continue
			}
			x := wire(r, i)
			if _, err := s.Append(ctx, x); err != nil {
				r.Fatal(err)
			}
			loaded = append(loaded, x)
		}
		var want []string
		for _, known := range moments() {
			want = append(want, everything(r, s, known))
		}
		check := func(what string, at ...int64) {
			for i, known := range moments() {
				if len(at) == 0 || slices.Contains(at, known) {
					same(r, what, everything(r, s, known), want[i])
				}
			}
		}
		if err := s.recorrect(); err != nil {
			r.Fatal(err)
		}
		check("an overlay made at once differs from one that loads have come to")
		for _, x := range loaded {
			if out, err := s.Append(ctx, x); err != nil || !out.Known {
				r.Fatalf("loaded again: %+v %v", out, err)
			}
		}
		check("loading again changes answers", schema.EndOfTime)
		if err := s.Reindex(ctx, nil); err != nil {
			r.Fatal(err)
		}
		check("a reindex changes answers", schema.EndOfTime, moments()[2])
		for {
			counting := slices.DeleteFunc(active(s.corrections.all), func(*schema.Correction) bool { return false })
			if len(counting) == 0 {
				break
			}
			c := by(schema.UndoCorrection, "", 200)
			c.Undoes = counting[len(counting)-1].Position
			if _, _, err := s.Correct(ctx, c); err != nil {
				r.Fatalf("undo %d: %v", c.Undoes, err)
			}
		}
		plain, err := Open(Options{InMemory: true})
		if err != nil {
			r.Fatal(err)
		}
		defer func() { _ = plain.Close() }()
		for _, x := range loaded {
			if _, err := plain.Append(ctx, x); err != nil {
				r.Fatal(err)
			}
		}
		for _, known := range moments()[:2] {
			same(r, "what is undone leaves a trace", everything(r, s, known), everything(r, plain, known))
		}
	})
	t.Logf("made: %v", made)
}

// tester is what helpers of tests and of properties report to.
type tester interface {
	Helper()
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
	Fatal(args ...any)
}

// toldBy loads an article by an outlet that tells of one act.
func toldBy(t testing.TB, s *Store, source string, e func(d *draft)) (event, report, article string) {
	t.Helper()
	d := newDraft(source, "2016-09-10")
	e(d)
	out, err := s.Append(context.Background(), &d.x)
	if err != nil {
		t.Fatal(err)
	}
	es, _, err := s.ArticleContents(context.Background(), []string{out.ArticleID}, schema.EndOfTime)
	if err != nil || len(es[0]) != 1 {
		t.Fatalf("%s tells %d events (%v)", source, len(es[0]), err)
	}
	for _, r := range es[0][0].Reports {
		if r.ArticleID == out.ArticleID {
			report = r.ID
		}
	}
	return es[0][0].ID, report, out.ArticleID
}

func eventNow(t testing.TB, s *Store, id string) *schema.Event {
	t.Helper()
	es, err := s.Events(context.Background(), []string{id}, schema.EndOfTime)
	if err != nil {
		t.Fatal(err)
	}
	return es[0]
}

func TestCorrectedEventTakesLaterReports(t *testing.T) {
	s := open(t)
	raid := func(d *draft) {
		e := d.event(schema.Airstrike, "2016-09-09", "Planes hit the market in Idlib killing many people.", "AGENT:Army")
		e.Places = []string{d.place("Idlib", "SY")}
	}
	id, _, _ := toldBy(t, s, "AFP", raid)
	c := by(schema.CorrectEvent, id, 0)
	c.Set = &schema.EventCorrection{Type: schema.Shelling, Date: schema.MustTime("2016-09-08"), DropParticipants: []string{actorNamed("Army")},
		AddParticipants: []schema.Participant{{Role: schema.Agent, ActorID: actorNamed("Army")}}}
	if _, _, err := s.Correct(context.Background(), c); err == nil {
		t.Error("a participant is added and dropped at once")
	}
	c.Set.AddParticipants = nil
	c = mustCorrect(t, s, c)
	if c.Was.Type != schema.Airstrike || c.Was.Date != schema.MustTime("2016-09-09") || len(c.Was.Participants) != 1 || c.Was.Status != "" {
		t.Errorf("the correction overrides %+v", c.Was)
	}
	again, _, _ := toldBy(t, s, "Radio Levant", func(d *draft) {
		raid(d)
		d.x.Events[0].Participants = append(d.x.Events[0].Participants, schema.ExtractedParticipant{Role: schema.Target, Actor: d.actor("Front")})
	})
	// Of two reports of one day the one of the smaller id names the event; its other id leads to it, as does the correction.
	e := eventNow(t, s, id)
	if e.ID != eventNow(t, s, again).ID {
		t.Fatal("the later report tells another event")
	}
	if len(e.Reports) != 2 || e.Type != schema.Shelling || e.Time != schema.MustTime("2016-09-08") || e.TimeSource != schema.TimeCorrected {
		t.Errorf("with a later report: %d reports, %s on %s (%s)", len(e.Reports), e.Type, e.Time, e.TimeSource)
	}
	if want := []schema.Participant{{Role: schema.Target, ActorID: actorNamed("Front")}}; !slices.Equal(e.Participants, want) {
		t.Errorf("participants are %v, want %v: the one dropped and none that came later", e.Participants, want)
	}
	want := []schema.Override{{Field: "type", Was: "AIRSTRIKE", Correction: c.Position}, {Field: "date", Was: "2016-09-09", Correction: c.Position},
		{Field: "participants", Was: "AGENT " + actorNamed("Army") + " TARGET " + actorNamed("Front"), Correction: c.Position}}
	if !slices.Equal(e.Overrides, want) {
		t.Errorf("overrides are %v, want %v", e.Overrides, want)
	}
	before, err := s.Events(context.Background(), []string{id}, correctedAt.Unix()-1)
	if err != nil || before[0].Type != schema.Airstrike {
		t.Errorf("known before the correction: %+v (%v)", before[0], err)
	}
	c = by(schema.CorrectEvent, id, 1)
	c.KnownFrom = schema.MustTime("2016-09-10")
	c.Set = &schema.EventCorrection{Status: schema.Denied}
	mustCorrect(t, s, c)
	before, err = s.Events(context.Background(), []string{id}, correctedAt.Unix()-1)
	if err != nil || before[0].Status != schema.Denied || before[0].Type != schema.Airstrike {
		t.Errorf("a correction known from earlier on: %+v (%v)", before[0], err)
	}
}

func TestSplitEventTakesTheReportsNearerToIt(t *testing.T) {
	s := open(t)
	market := func(d *draft) {
		e := d.event(schema.Airstrike, "2016-09-09", "Planes hit the crowded market in Idlib and killed traders.", "AGENT:Army")
		e.Places = []string{d.place("Idlib", "SY")}
	}
	clinic := func(d *draft) {
		e := d.event(schema.Airstrike, "2016-09-09", "Planes hit the maternity clinic in Idlib at noon.", "AGENT:Army")
		e.Places = []string{d.place("Idlib", "SY")}
	}
	id, _, _ := toldBy(t, s, "AFP", market)
	other, report, _ := toldBy(t, s, "Radio Levant", clinic)
	if other != id {
		t.Fatal("the two are not one event before the split")
	}
	split := by(schema.SplitEvent, id, 0)
	split.Reports = []string{report}
	split = mustCorrect(t, s, split)
	for _, c := range []struct {
		source string
		tells  func(*draft)
		want   string
	}{{"The Damascus Courier", clinic, split.Made}, {"Northbridge Wire", market, id}} {
		if got, _, _ := toldBy(t, s, c.source, c.tells); got != c.want {
			t.Errorf("%s's report joins %s, want %s", c.source, got, c.want)
		}
	}
	n, err := s.CountEvents(context.Background(), schema.EventFilter{Words: "clinic"}, schema.EndOfTime)
	if err != nil || n != 1 {
		t.Errorf("%d events have the word (%v)", n, err)
	}
	undo(t, s, split.Position)
	if e := eventNow(t, s, id); len(e.Reports) != 4 || eventNow(t, s, split.Made) != nil {
		t.Errorf("after the undo the event has %d reports", len(e.Reports))
	}
}

// TestNamesGoWhereAnalystsSay has articles that call actors by names, before and after corrections of the names.
func TestNamesGoWhereAnalystsSay(t *testing.T) {
	s := open(t)
	n := 0
	front := func(d *draft) string {
		d.x.Actors = append(d.x.Actors, schema.ExtractedActor{ID: "f", Name: "Nusra Front", Key: "Nusra", Aliases: []schema.Alias{{Name: "Fateh Front"}}})
		return "f"
	}
	// says loads an article that calls somebody by a name and tells who acted.
	says := func(actor func(d *draft) string, mention string) string {
		t.Helper()
		n++
		event, _, _ := toldBy(t, s, "AFP", func(d *draft) {
			e := d.event(schema.Airstrike, fmt.Sprintf("2015-%02d-01", n), fmt.Sprintf("%s struck hill %d.", mention, n))
			id := actor(d)
			a := &d.x.Actors[len(d.x.Actors)-1]
			at := d.x.Events[0].Evidence[0]
			a.Mentions = []schema.Selector{{Start: at.Start, End: at.Start + len([]rune(mention)), Exact: mention}}
			e.Participants = []schema.ExtractedParticipant{{Role: schema.Agent, Actor: id}}
		})
		return event
	}
	bare := func(name string) func(d *draft) string {
		return func(d *draft) string {
			d.x.Actors = append(d.x.Actors, schema.ExtractedActor{ID: "b", Name: name})
			return "b"
		}
	}
	who := func(event string) string { t.Helper(); return eventNow(t, s, event).Participants[0].ActorID }
	nusra := actorNamed("Nusra")
	asNusra, asFateh, onlyFateh := says(front, "Nusra Front"), says(front, "Fateh Front"), says(bare("Fateh Front"), "Fateh Front")
	if who(asNusra) != nusra || who(asFateh) != nusra || who(onlyFateh) != nusra {
		t.Fatal("the names do not mean one actor before the split")
	}

	drop := by(schema.DropAlias, nusra, 0)
	drop.Alias = &schema.Alias{Name: "Fateh Front"}
	drop = mustCorrect(t, s, drop)
	if who(asFateh) != nusra || who(onlyFateh) != bareActor("Fateh Front") {
		t.Errorf("a dropped alias: the keyed one means %s, the bare one %s", who(asFateh), who(onlyFateh))
	}
	if later := says(bare("Fateh Front"), "Fateh Front"); who(later) != bareActor("Fateh Front") {
		t.Errorf("a later article that knows only the dropped name means %s", who(later))
	}
	undo(t, s, drop.Position)

	split := by(schema.SplitActor, nusra, 1)
	split.Names = []string{"Fateh Front"}
	split = mustCorrect(t, s, split)
	both := says(func(d *draft) string {
		id := front(d)
		d.x.Actors[0].Mentions = []schema.Selector{d.says("Nusra Front"), d.says("Fateh Front")}
		return id
	}, "Nusra Front")
	for event, want := range map[string]string{asNusra: nusra, asFateh: split.Made, onlyFateh: split.Made, both: nusra,
		says(front, "Fateh Front"): split.Made, says(front, "Nusra Front"): nusra} {
		if got := who(event); got != want {
			t.Errorf("after the split %q means %s, want %s", eventNow(t, s, event).Summary, got, want)
		}
	}
	made, err := s.Actors(context.Background(), []string{split.Made, nusra})
	if err != nil || made[0] == nil || made[0].Name != "Fateh Front" || len(made[1].Aliases) != 0 {
		t.Errorf("split actors: %+v, %+v (%v)", made[0], made[1], err)
	}

	add := by(schema.AddAlias, nusra, 2)
	add.Alias = &schema.Alias{Name: "The Base in the Levant"}
	if add = mustCorrect(t, s, add); !add.Takes {
		t.Error("nobody else has the name, but it is not taken")
	}
	if later := says(bare("The Base in the Levant"), "The Base"); who(later) != nusra {
		t.Errorf("a later article that knows only the added name means %s", who(later))
	}
	shared := by(schema.AddAlias, split.Made, 3)
	shared.Alias = &schema.Alias{Name: "Base in the Levant"}
	if shared = mustCorrect(t, s, shared); shared.Takes {
		t.Error("a name that another actor has is taken from it")
	}
	found, err := s.ListActors(context.Background(), schema.ActorFilter{Name: "base levant"}, schema.Page{First: 10})
	if err != nil || len(found.Items) != 2 {
		t.Errorf("%d actors share the alias (%v)", len(found.Items), err)
	}
}

func TestMergedActorKeepsWhoBroughtWhichAlias(t *testing.T) {
	s := open(t)
	load(t, s, func() *draft {
		d := newDraft("AFP", "2016-09-10")
		d.event(schema.Airstrike, "2016-09-09", "Planes hit.", "AGENT:Army", "TARGET:Front")
		d.x.Actors[1].Aliases = []schema.Alias{{Name: "Old Front", Until: schema.MustTime("2016-07")}}
		d.relation(schema.Backs, "Army", "Guard")
		d.relation(schema.Backs, "Front", "Guard")
		d.relation(schema.AlliedWith, "Army", "Front")
		return d
	}())
	c := by(schema.MergeActors, actorNamed("Army"), 0)
	c.Others = []string{actorNamed("Front")}
	c = mustCorrect(t, s, c)
	as, err := s.Actors(context.Background(), []string{actorNamed("Army"), actorNamed("Front")})
	if err != nil {
		t.Fatal(err)
	}
	want := []schema.Alias{{Name: "Front", BroughtBy: actorNamed("Front")}, {Name: "Old Front", Until: schema.MustTime("2016-07"), BroughtBy: actorNamed("Front")}}
	if !slices.Equal(as[0].Aliases, want) || !slices.Equal(as[0].Merged, []string{actorNamed("Front")}) {
		t.Errorf("aliases are %+v of %v, want %+v", as[0].Aliases, as[0].Merged, want)
	}
	if as[1].MergedInto != actorNamed("Army") || as[1].Name != "Front" {
		t.Errorf("the merged actor is %+v", as[1])
	}
	rs, err := s.ListRelations(context.Background(), schema.RelationFilter{Around: []string{actorNamed("Front")}}, schema.EndOfTime, schema.Page{First: 10})
	if err != nil || len(rs.Items) != 1 || rs.Items[0].SubjectID != actorNamed("Army") || len(rs.Items[0].Assertions) != 2 {
		t.Errorf("relations of the merged actor: %+v (%v)", rs.Items, err)
	}
	back := undo(t, s, c.Position)
	if n := len(eventsOf(t, s, actorNamed("Front"))); n != 1 {
		t.Errorf("the actor is in %d events when it is taken apart", n)
	}
	undo(t, s, back.Position)
	if as, err = s.Actors(context.Background(), []string{actorNamed("Army")}); err != nil || !slices.Equal(as[0].Aliases, want) {
		t.Errorf("an undo that is undone does not bring the merge back: %+v (%v)", as[0], err)
	}
	h, err := s.History(context.Background(), []string{actorNamed("Army")})
	if err != nil || len(h[0]) != 3 || h[0][0].UndoneBy != 0 || h[0][1].UndoneBy != 3+1 {
		t.Errorf("history: %+v (%v)", h[0], err)
	}
}

func eventsOf(t testing.TB, s *Store, actor string) []*schema.Event {
	t.Helper()
	return allEvents(t, s, schema.EventFilter{Actors: []string{actor}}, schema.EndOfTime)
}

func TestRetracted(t *testing.T) {
	s := open(t)
	raid := func(kind schema.EventType) func(d *draft) {
		return func(d *draft) {
			e := d.event(kind, "2016-09-09", "Planes hit the market in Idlib killing many people.", "AGENT:Army")
			e.Places = []string{d.place("Idlib", "SY")}
		}
	}
	id, report, _ := toldBy(t, s, "AFP", raid(schema.Airstrike))
	_, _, article := toldBy(t, s, "Radio Levant", raid(schema.Airstrike))
	if e := eventNow(t, s, id); len(e.Reports) != 2 {
		t.Fatalf("%d reports", len(e.Reports))
	}
	a := mustCorrect(t, s, by(schema.RetractReport, report, 0))
	e := eventNow(t, s, id)
	if len(e.Reports) != 1 || len(e.Retracted) != 1 || e.Retracted[0].RetractedBy != a.Position {
		t.Errorf("with a report retracted: %d reports, retracted %+v", len(e.Reports), e.Retracted)
	}
	b := mustCorrect(t, s, by(schema.RetractArticle, article, 1))
	if eventNow(t, s, id) != nil {
		t.Error("an event without a report that counts is shown")
	}
	es, err := s.Events(context.Background(), []string{id}, correctedAt.Unix()-1)
	if err != nil || es[0] == nil || len(es[0].Reports) != 2 {
		t.Errorf("what was known before the retraction is not shown as it was: %+v (%v)", es[0], err)
	}
	as, err := s.Articles(context.Background(), []string{article})
	if err != nil || as[0].RetractedBy != b.Position {
		t.Errorf("the article is retracted by %d, not %d (%v)", as[0].RetractedBy, b.Position, err)
	}
	undo(t, s, b.Position)
	if e := eventNow(t, s, id); e == nil || len(e.Reports) != 1 {
		t.Errorf("after the undo: %+v", e)
	}
}

// TestCorrectionsThatCannotBe holds that each is refused with what is in the way, and that nothing of it is stored.
func TestCorrectionsThatCannotBe(t *testing.T) {
	s := open(t)
	events := load(t, s, func() *draft {
		d := newDraft("AFP", "2016-09-10")
		d.event(schema.Airstrike, "2016-09-01", "Planes hit.", "AGENT:Army", "TARGET:Front")
		d.event(schema.Shelling, "2016-09-02", "Shells fell.", "AGENT:Guard")
		d.event(schema.Shelling, "2016-09-05", "Rockets flew.", "AGENT:Guard")
		return d
	}())
	merge := func(kind schema.CorrectionKind, into string, others ...string) schema.Correction {
		c := by(kind, into, 0)
		c.Others = others
		return c
	}
	undoing := func(p uint64) schema.Correction {
		c := by(schema.UndoCorrection, "", 0)
		c.Undoes = p
		return c
	}
	army, front, guard := actorNamed("Army"), actorNamed("Front"), actorNamed("Guard")
	first := mustCorrect(t, s, merge(schema.MergeEvents, events[0], events[1]))
	second := mustCorrect(t, s, merge(schema.MergeActors, army, front))
	mustCorrect(t, s, merge(schema.MergeActors, guard, army))
	undone := mustCorrect(t, s, by(schema.RetractReport, eventNow(t, s, events[2]).Reports[0].ID, 0))
	undo(t, s, undone.Position)
	set := by(schema.CorrectEvent, events[2], 0)
	set.Set = &schema.EventCorrection{Type: schema.Shelling}
	nameless := by(schema.MergeActors, army, 0)
	nameless.Author = " "
	early := set
	early.KnownFrom = schema.MustTime("2050")
	names := func(kind schema.CorrectionKind, target string, names ...string) schema.Correction {
		c := by(kind, target, 0)
		if c.Names = names; kind == schema.DropAlias {
			c.Names, c.Alias = nil, &schema.Alias{Name: names[0]}
		}
		return c
	}
	for name, c := range map[string]struct {
		c    schema.Correction
		want string
	}{
		"no such event":        {merge(schema.MergeEvents, events[0], "evt_nothing"), `"evt_nothing" names nothing`},
		"already merged":       {merge(schema.MergeEvents, events[2], events[1]), fmt.Sprintf("has been merged into %s by correction %d", events[0], first.Position)},
		"into itself":          {merge(schema.MergeActors, army, army), "into itself"},
		"a cycle":              {merge(schema.MergeActors, front, guard), fmt.Sprintf("%s has been merged into %s", front, guard)},
		"undone already":       {undoing(undone.Position), "has been undone by"},
		"no such correction":   {undoing(99), "there is no correction 99"},
		"says what it is":      {set, "what is shown already"},
		"no author":            {nameless, "author must say who"},
		"an actor for a place": {merge(schema.MergeEvents, army, front), "event \"" + army + "\" is not an id of this kind"},
		"no such survivor":     {merge(schema.MergeEvents, "evt_nothing", events[0]), `event "evt_nothing" names nothing`},
		"no such other event":  {merge(schema.MergeEvents, events[0], "evt_nothing"), `merged "evt_nothing" names nothing`},
		"no such actor":        {merge(schema.MergeActors, "act_nobody", guard), `actor "act_nobody" names no actor`},
		"no such other actor":  {merge(schema.MergeActors, guard, "act_nobody"), `merged "act_nobody" names no actor`},
		"no such report":       {by(schema.RetractReport, "rep_none", 0), `report "rep_none" names nothing`},
		"no such article":      {by(schema.RetractArticle, "art_none", 0), `article "art_none" names nothing`},
		"an undo of nothing":   {undoing(0), "position must say"},
		"known in the future":  {early, "knownFrom must not lie after"},
		"a name of nobody":     {names(schema.SplitActor, guard, "Nope"), `"Nope" is no name of ` + guard},
		"a split of all names": {names(schema.SplitActor, guard, "Guard", "Army", "Front"), "all the names that"},
		"drops a stranger":     {names(schema.DropAlias, guard, "Nope"), `"Nope" is no name of ` + guard},
		"split of all":         {schema.Correction{Kind: schema.SplitEvent, Author: "a", Reason: "r", At: first.At, Target: events[2], Reports: []string{eventNow(t, s, events[2]).Reports[0].ID}}, "nothing would stay"},
	} {
		if _, _, err := s.Correct(context.Background(), c.c); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
	// Last, as it changes what the others say: a later one rests on it.
	if _, _, err := s.Correct(context.Background(), undoing(second.Position)); err != nil {
		t.Error(err)
	}
}

func TestFollowersHearOfCorrections(t *testing.T) {
	s := open(t)
	events := load(t, s, func() *draft {
		d := newDraft("AFP", "2016-09-10")
		d.event(schema.Airstrike, "2016-09-01", "Planes hit.", "AGENT:Army")
		d.event(schema.Shelling, "2016-09-05", "Rockets flew.", "AGENT:Front")
		return d
	}())
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	changes := s.Follow(ctx)
	c := by(schema.MergeActors, actorNamed("Army"), 0)
	c.Others = []string{actorNamed("Front")}
	c = mustCorrect(t, s, c)
	if got, want := <-changes, (schema.Change{Position: c.Position, EventID: events[1]}); got != want {
		t.Errorf("told %+v, want %+v", got, want)
	}
	m := by(schema.MergeEvents, events[0], 0)
	m.Others = events[1:]
	m = mustCorrect(t, s, m)
	for _, want := range []schema.Change{{Position: m.Position, EventID: events[1], Gone: true}, {Position: m.Position, EventID: events[0]}} {
		if got := <-changes; got != want {
			t.Errorf("told %+v, want %+v", got, want)
		}
	}
	u := undo(t, s, m.Position)
	told := map[schema.Change]bool{<-changes: true, <-changes: true}
	if !told[schema.Change{Position: u.Position, EventID: events[1], New: true}] || !told[schema.Change{Position: u.Position, EventID: events[0]}] {
		t.Errorf("an undo that takes events apart tells %v", told)
	}
}

// TestIndependentCorrectionsInAnyOrder holds that corrections of different things mean the same in whatever order they are made.
func TestIndependentCorrectionsInAnyOrder(t *testing.T) {
	var want string
	for _, order := range [][]int{{0, 1, 2, 3}, {3, 2, 1, 0}, {2, 0, 3, 1}} {
		s := open(t)
		events := small1.fill(t, s, 0, 12)
		merge := by(schema.MergeActors, actorNamed("Group 0"), 0)
		merge.Others = []string{actorNamed("Group 1")}
		one := by(schema.MergeEvents, events[0], 0)
		one.Others = []string{events[1]}
		set := by(schema.CorrectEvent, events[2], 0)
		set.Set = &schema.EventCorrection{Type: schema.Siege}
		out := by(schema.RetractReport, eventNow(t, s, events[3]).Reports[0].ID, 0)
		all := []schema.Correction{merge, one, set, out}
		for _, i := range order {
			mustCorrect(t, s, all[i])
		}
		got := everything(t, s, schema.EndOfTime)
		// The position is all that may differ.
		got = regexp.MustCompile(`"(correction|retractedBy)":\d+`).ReplaceAllString(got, "")
		if want == "" {
			want = got
		}
		same(t, fmt.Sprint("in the order ", order), got, want)
	}
}

// TestCorrectionsAreThereWhenTheFolderIsOpenedAgain holds that answers are the same after a close, with small and with folded lists.
func TestCorrectionsAreThereWhenTheFolderIsOpenedAgain(t *testing.T) {
	dir := t.TempDir()
	s := openDir(t, dir)
	events := small1.fill(t, s, 0, 12)
	merge := by(schema.MergeActors, actorNamed("Group 0"), 0)
	merge.Others = []string{actorNamed("Group 1")}
	mustCorrect(t, s, merge)
	one := by(schema.MergeEvents, events[0], 0)
	one.Others = []string{events[1]}
	c := mustCorrect(t, s, one)
	small1.fill(t, s, 12, 20)
	undo(t, s, c.Position)
	mustCorrect(t, s, by(schema.RetractReport, eventNow(t, s, events[3]).Reports[0].ID, 0))
	small1.fill(t, s, 20, 24)
	for _, fold := range []bool{false, true} {
		want := everything(t, s, schema.EndOfTime)
		if fold {
			if err := s.foldAll(0); err != nil {
				t.Fatal(err)
			}
			same(t, "folded", everything(t, s, schema.EndOfTime), want)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		s = openDir(t, dir)
		same(t, fmt.Sprint("opened again, folded ", fold), everything(t, s, schema.EndOfTime), want)
	}
	mustCorrect(t, s, one)
	small1.fill(t, s, 24, 28)
	want := everything(t, s, schema.EndOfTime)
	if err := s.Reindex(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	same(t, "after a reindex", everything(t, s, schema.EndOfTime), want)
}

// TestActorThatLosesItsNameIsCalledByTheNext drops the name that an actor is called by: whoever looks for it finds the actor by its other names alone.
func TestActorThatLosesItsNameIsCalledByTheNext(t *testing.T) {
	s := open(t)
	events := load(t, s, func() *draft {
		d := newDraft("AFP", "2016-09-10")
		d.event(schema.Airstrike, "2016-09-01", "Planes hit.", "AGENT:Front", "TARGET:Guard")
		d.x.Actors[0].Aliases = []schema.Alias{{Name: "FRONT"}, {Name: "Levant Front"}, {Name: "Old Front"}}
		return d
	}())
	front, guard := actorNamed("Front"), actorNamed("Guard")
	ctx := context.Background()
	drop := by(schema.DropAlias, guard, 0)
	drop.Alias = &schema.Alias{Name: "Guard"}
	if _, _, err := s.Correct(ctx, drop); err == nil || !strings.Contains(err.Error(), "only name") {
		t.Errorf("dropping the only name: %v", err)
	}
	drop.Target, drop.Alias = front, &schema.Alias{Name: "front"}
	drop, out, err := s.Correct(ctx, drop)
	if err != nil {
		t.Fatal(err)
	}
	if len(out.NewEvents)+len(out.UpdatedEvents) > 0 {
		t.Errorf("events changed, though all of them mean the actor by its key: %+v", out)
	}
	as, err := s.Actors(ctx, []string{front})
	if err != nil || as[0].Name != "Levant Front" || !slices.Equal(as[0].Aliases, []schema.Alias{{Name: "Old Front"}}) {
		t.Errorf("the actor is %+v (%v)", as[0], err)
	}
	if ids, err := s.ActorsNamed(ctx, []string{"Front"}); err != nil || len(ids[0]) > 0 {
		t.Errorf("the dropped name means %v (%v)", ids, err)
	}
	if ids, err := s.ActorsNamed(ctx, []string{"levant front"}); err != nil || !slices.Equal(ids[0], []string{front}) {
		t.Errorf("the next name means %v (%v)", ids, err)
	}
	if es := eventsOf(t, s, front); len(es) != 1 || es[0].ID != events[0] {
		t.Errorf("the actor is in %d events", len(es))
	}
	undo(t, s, drop.Position)
	if as, err = s.Actors(ctx, []string{front}); err != nil || as[0].Name != "Front" || len(as[0].Aliases) != 3 {
		t.Errorf("after the undo the actor is %+v (%v)", as[0], err)
	}
}

// TestFollowersAreLetGoWhereNotAllIsTold merges actors of more events than are told one by one: who follows has to read again.
func TestFollowersAreLetGoWhereNotAllIsTold(t *testing.T) {
	s := open(t)
	d := newDraft("AFP", "2016-09-10")
	for i := range maxTold + 1 {
		d.event(schema.Airstrike, "2016-09-01", fmt.Sprintf("Planes hit for the time of number %d.", i), "AGENT:Army")
	}
	d.event(schema.Shelling, "2016-09-05", "Rockets flew.", "AGENT:Front")
	load(t, s, d)
	changes := s.Follow(context.Background())
	c := by(schema.MergeActors, actorNamed("Front"), 0)
	c.Others = []string{actorNamed("Army")}
	mustCorrect(t, s, c)
	select {
	case c, open := <-changes:
		if open {
			t.Errorf("told %+v of %d events and more", c, maxTold)
		}
	case <-time.After(time.Minute):
		t.Error("nothing is told")
	}
}
