package graph

import (
	"fmt"

	"casus/schema"
)

func at(s string) schema.Time { return schema.MustTime(s) }

func number(n int) *int { return &n }

func float(v float64) *float64 { return &v }

// world is a small truce: agreed, breached, endorsed, with a district taken in between.
func world() *fake {
	text := "Arland and Borland agreed a truce on Monday. Borland shelled Midtown on Wednesday, killing 12."
	second := "Arland said Borland broke the truce on Wednesday; 30 died in Midtown."
	f := &fake{
		actors: []*schema.Actor{
			{ID: "act_a", Name: "Arland", Kind: schema.StateActor, Country: "AR", Wikidata: "Q1", Aliases: []schema.Alias{{Name: "Republic of Arland", Since: at("1950")}}},
			{ID: "act_b", Name: "Borland", Kind: schema.StateActor},
			{ID: "act_m", Name: "The Mediators", Kind: schema.InternationalBody},
		},
		places: []*schema.Place{
			{ID: "plc_mid", Name: "Midtown", Kind: schema.CityPlace, Country: "XM", Latitude: float(1.5), Longitude: float(2.5), GeoNames: 42, WithinIDs: []string{"plc_reg"}},
			{ID: "plc_reg", Name: "Middle Region", Kind: schema.RegionPlace, Country: "XM", WithinIDs: []string{"plc_xm"}},
			{ID: "plc_xm", Name: "Midland", Kind: schema.CountryPlace, Country: "XM"},
		},
		articles: []*schema.Article{
			{ID: "art_1", Title: "Truce breached", Source: "Wire", PublishedAt: at("2016-09-14"), RetrievedAt: at("2016-09-15T08:00:00Z"), Language: "en", Text: text},
			{ID: "art_2", Text: second, PublishedAt: at("2016-09-16")},
		},
	}
	evidence := func(article string, start, end int, of string) []schema.Evidence {
		return []schema.Evidence{{ArticleID: article, Selector: schema.Selector{Start: start, End: end, Exact: of[start:end]}}}
	}
	truce := &schema.Event{
		ID: "evt_truce", Type: schema.CeasefireAgreementType, Status: schema.Occurred, Time: at("2016-09-12"), TimeSource: schema.TimeRelative, Summary: "Arland and Borland agree a truce",
		Participants: []schema.Participant{{Role: schema.Party, ActorID: "act_a"}, {Role: schema.Party, ActorID: "act_b"}, {Role: schema.Mediator, ActorID: "act_m"}},
		PlaceIDs:     []string{"plc_xm"}, Confidence: 0.9,
		Agreement: &schema.Agreement{Effective: at("2016-09-13"), CoversIDs: []string{"plc_xm"}, Kind: schema.CessationOfHostilities, Sides: schema.Bilateral,
			Terms: []schema.Term{{Text: "stop fire", WhoIDs: []string{"act_b"}, WhomIDs: []string{"act_a"}, Evidence: evidence("art_1", 0, 43, text)}}},
		Reports: []schema.Report{{ID: "rep_1", ArticleID: "art_1", Type: schema.CeasefireAgreementType, Status: schema.Occurred, Time: at("2016-09-12"),
			PublishedAt: at("2016-09-14"), Source: "Wire", Confidence: 0.9, Evidence: evidence("art_1", 0, 43, text)}},
	}
	breach := &schema.Event{
		ID: "evt_breach", Type: schema.CeasefireViolationType, Status: schema.Occurred, Time: at("2016-09-14"), Summary: "Borland shells Midtown",
		Participants: []schema.Participant{{Role: schema.Agent, ActorID: "act_b"}, {Role: schema.Target, ActorID: "act_a"}},
		PlaceIDs:     []string{"plc_mid"}, Confidence: 0.8, AboutEventID: "evt_truce", Killed: &schema.Count{Low: number(12), High: number(30)},
		Differences: []schema.Difference{{Field: "killed", Accounts: []schema.Account{{Value: "12", ReportIDs: []string{"rep_2"}}, {Value: "30", ReportIDs: []string{"rep_3"}}}},
			{Field: "agents", Accounts: []schema.Account{{Value: "act_a act_m", ReportIDs: []string{"rep_2"}}, {Value: "act_gone act_b", ReportIDs: []string{"rep_3"}}}}},
		Reports: []schema.Report{
			{ID: "rep_2", ArticleID: "art_1", Extractor: "casus 1", Type: schema.CeasefireViolationType, Status: schema.Occurred, Time: at("2016-09-14"), PublishedAt: at("2016-09-14"), Source: "Wire",
				Trigger: &schema.Selector{Start: 53, End: 60, Exact: "shelled"}, Evidence: evidence("art_1", 45, 94, text), Confidence: 0.8},
			{ID: "rep_3", ArticleID: "art_2", Type: schema.CeasefireViolationType, Status: schema.Occurred, PublishedAt: at("2016-09-16"),
				AttributedToIDs: []string{"act_a"}, Evidence: evidence("art_2", 0, 69, second), Confidence: 0.6},
		},
	}
	taken := &schema.Event{
		ID: "evt_taken", Type: schema.TerritoryCapture, Status: schema.Occurred, Time: at("2016-09-17"), Summary: "Arland takes Midtown",
		Participants: []schema.Participant{{Role: schema.Agent, ActorID: "act_a"}, {Role: schema.Target, ActorID: "act_b"}}, PlaceIDs: []string{"plc_mid"}, Confidence: 0.7,
		Reports: []schema.Report{{ID: "rep_4", ArticleID: "art_2", Type: schema.TerritoryCapture, Status: schema.Occurred, PublishedAt: at("2016-09-16"), Evidence: evidence("art_2", 0, 69, second)}},
	}
	f.events = []*schema.Event{truce, breach, taken}
	f.relations = []*schema.Relation{
		{ID: "rel_1", Type: schema.Backs, SubjectID: "act_m", ObjectID: "act_a", Status: schema.Occurred, Spans: []schema.Span{{Since: at("2015")}}, Support: []schema.Support{schema.SupportPolitical}, Confidence: 0.5,
			Assertions: []schema.Assertion{{ArticleID: "art_1", PublishedAt: at("2016-09-14"), Status: schema.Occurred, Evidence: evidence("art_1", 0, 43, text)}}},
		{ID: "rel_2", Type: schema.Controls, SubjectID: "act_a", ObjectID: "plc_mid", Status: schema.Occurred, Confidence: 0.5,
			Assertions: []schema.Assertion{{ArticleID: "art_2", Status: schema.Occurred}}},
	}
	f.controls = []schema.Control{
		{PlaceID: "plc_mid", ActorID: "act_b", Since: at("2016-01-01"), Until: at("2016-09-17")},
		{PlaceID: "plc_mid", ActorID: "act_a", Since: at("2016-09-17"), Contested: true, BecauseIDs: []string{"evt_taken", "rel_2"}},
	}
	f.ceasefire = []*schema.Ceasefire{{Agreement: truce, Standing: schema.Standing{State: schema.StateBreached, Since: at("2016-09-14"), BecauseIDs: []string{"evt_breach"}}, Breaches: []*schema.Event{breach}},
		{End: breach, Standing: schema.Standing{State: schema.StateCollapsed, Since: at("2016-09-14"), BecauseIDs: []string{"evt_breach"}}}}
	f.corrections = []*schema.Correction{
		{Position: 9, Kind: schema.UndoCorrection, Author: "ben", Reason: "no", At: at("2016-10-03T08:00:00Z"), Undoes: 8},
		{Position: 8, Kind: schema.MergeActors, Author: "ana", Reason: "the same", At: at("2016-10-02T08:00:00Z"), Target: "act_a", Others: []string{"act_m"}, UndoneBy: 9},
		{Position: 7, Kind: schema.CorrectEvent, Author: "ana", Reason: "a \"misreading\"", At: at("2016-10-01T08:00:00Z"), KnownFrom: at("2016-09-14"), Target: "evt_breach",
			Set: &schema.EventCorrection{Date: at("2016-09-14"), DropParticipants: []string{"act_m"}, AddParticipants: []schema.Participant{{Role: schema.Agent, ActorID: "act_b"}}},
			Was: &schema.EventCorrection{Date: at("2016-09-15"), Participants: []schema.Participant{{Role: schema.Agent, ActorID: "act_m"}}}},
		{Position: 6, Kind: schema.AddAlias, Author: "ana", Reason: "so called", At: at("2016-09-30T08:00:00Z"), Target: "act_b", Alias: &schema.Alias{Name: "Bordermen"}},
	}
	breach.Overrides = []schema.Override{{Field: "date", Was: "2016-09-15", Correction: 7}, {Field: "participants", Was: "AGENT act_m", Correction: 7}}
	breach.Retracted = []schema.Report{{ID: "rep_9", ArticleID: "art_2", Type: schema.Shelling, Status: schema.Occurred, PublishedAt: at("2016-09-16"), RetractedBy: 5}}
	f.articles[1].RetractedBy = 5
	return f
}

// crowd is n events, each with two actors, two places and three reports of its own.
func crowd(n int) *fake {
	f := &fake{}
	for i := range n {
		e := &schema.Event{ID: fmt.Sprintf("evt_%03d", i), Type: schema.Airstrike, Status: schema.Occurred, Time: at("2016-09-12"), Summary: fmt.Sprintf("Strike %d", i), Confidence: 0.5}
		for j := range 2 {
			a := &schema.Actor{ID: fmt.Sprintf("act_%d_%d", i, j), Name: fmt.Sprintf("Actor %d of %d", j, i), Kind: schema.ArmedGroupActor}
			p := &schema.Place{ID: fmt.Sprintf("plc_%d_%d", i, j), Name: fmt.Sprintf("Place %d of %d", j, i), Kind: schema.CityPlace}
			if j > 0 {
				p.WithinIDs = []string{fmt.Sprintf("plc_%d_0", i)}
			}
			f.actors, f.places = append(f.actors, a), append(f.places, p)
			e.Participants = append(e.Participants, schema.Participant{Role: schema.Agent, ActorID: a.ID})
			e.PlaceIDs = append(e.PlaceIDs, p.ID)
		}
		for j := range 3 {
			article := &schema.Article{ID: fmt.Sprintf("art_%d_%d", i, j), Title: "T", Source: "S", PublishedAt: at("2016-09-13"), Text: "Planes struck."}
			f.articles = append(f.articles, article)
			e.Reports = append(e.Reports, schema.Report{ID: fmt.Sprintf("rep_%d_%d", i, j), ArticleID: article.ID, Type: schema.Airstrike, Status: schema.Occurred,
				PublishedAt: at("2016-09-13"), AttributedToIDs: []string{e.Participants[0].ActorID}, PlaceIDs: e.PlaceIDs, Participants: e.Participants,
				Evidence: []schema.Evidence{{ArticleID: article.ID, Selector: schema.Selector{Start: 0, End: 14, Exact: "Planes struck."}}}})
		}
		f.events = append(f.events, e)
	}
	return f
}

// variety is the world with an event of every type, and records that refer to what is not there.
func variety() *fake {
	f := world()
	yes := true
	for i, c := range schema.Codebook() {
		e := &schema.Event{ID: "evt_" + string(c.Type), Type: c.Type, Status: schema.Statuses()[i%4], Time: at(fmt.Sprintf("2016-10-%02d", i+1)), Summary: "A \"quoted\"\n<line> of \u2028 " + string(c.Type),
			Participants: []schema.Participant{{Role: schema.Roles()[i%4], ActorID: "act_a"}, {Role: schema.Agent, ActorID: "act_b"}, {Role: schema.Target, ActorID: "act_a"}},
			PlaceIDs:     []string{"plc_mid", "plc_gone", "plc_reg"}, Confidence: 1 / float64(i+1), Weapon: "car \tbomb", AboutEventID: []string{"evt_truce", "evt_gone", "", "evt_taken"}[i%4],
			Reports: []schema.Report{{ID: "rep_" + string(c.Type), ArticleID: "art_1", Type: c.Type, Status: schema.Occurred, PublishedAt: at("2016-09-14"), Weapon: "x",
				AttributedToIDs: []string{"act_m", "act_gone", "act_m"}, Displaced: &schema.Count{High: number(7)}, Participants: []schema.Participant{{Role: schema.Party, ActorID: "act_m"}}}}}
		if i%3 == 0 {
			e.Time, e.TimeSource = at("2016-10~/.."), schema.TimeStated
			e.Agreement = &schema.Agreement{Ends: at("2017"), Purpose: schema.PurposeHoliday, Written: &yes, ExcludeIDs: []string{"act_m"},
				Terms: []schema.Term{{Text: "leave", Type: schema.Withdrawal, Condition: "if", Status: schema.Conditional, PlaceIDs: []string{"plc_xm"}, Until: at("2016-12")}, {Text: ""}}}
		}
		f.events = append(f.events, e)
		if c.Type == schema.CeasefireAgreementType {
			f.ceasefire = append(f.ceasefire, &schema.Ceasefire{Agreement: e, Standing: schema.Standing{State: schema.StateCollapsed, BecauseIDs: []string{"evt_breach", "evt_gone"}}})
		}
	}
	f.relations = append(f.relations, &schema.Relation{ID: "rel_3", Type: schema.Leads, SubjectID: "act_m", ObjectID: "act_b", Status: schema.Planned, Roles: []string{"chief"},
		Assertions: []schema.Assertion{{ArticleID: "art_2", Status: schema.Planned, Role: "chief", Since: at("2014"), Until: at("2015-03-04")}}})
	f.controls[0].BecauseIDs = []string{"evt_gone", "rel_gone", "evt_BATTLE", "act_a", "plc_mid", "art_1"}
	f.actors[1].Merged = []string{"act_m", "act_gone"}
	f.actors[1].Aliases = []schema.Alias{{Name: "Bordermen", Correction: 6}, {Name: "The Mediators", BroughtBy: "act_m"}}
	f.actors[2].MergedInto = "act_b"
	return f
}
