package schema

import (
	"encoding/json"
	"math"
	"strings"
	"testing"
)

func at[T any](v T) *T { return &v }

// sound is an extraction that has something of everything and is as it should be.
func sound() *Extraction {
	const text = "Arland and Borland agreed a truce in Midtown. Borland broke it."
	first, second := Selector{0, 45, text[:45]}, Selector{46, 63, text[46:]}
	return &Extraction{
		Extractor: "test 1",
		Article:   Article{Text: text},
		Actors: []ExtractedActor{
			{ID: "a1", Name: "Arland", Kind: StateActor, Mentions: []Selector{{0, 6, "Arland"}}},
			{ID: "a2", Name: "Borland"},
		},
		Places: []ExtractedPlace{
			{ID: "p1", Name: "Midtown", Kind: CityPlace, Latitude: at(1.5), Longitude: at(-180.0), Within: []string{"p2"}, Mentions: []Selector{{37, 44, "Midtown"}}},
			{ID: "p2", Name: "Midland"},
		},
		Events: []ExtractedEvent{
			{ID: "e1", Type: CeasefireAgreementType, Status: Occurred, Date: MustTime("2016"), TimeSource: TimeStated, Confidence: 1,
				Participants: []ExtractedParticipant{{Party, "a1"}, {Party, "a2"}}, Places: []string{"p1"}, Trigger: &Selector{19, 25, "agreed"}, Evidence: []Selector{first},
				Agreement: &ExtractedAgreement{Covers: []string{"p2"}, Excludes: []string{"a2"}, Purpose: PurposeHoliday, Kind: Preliminary, Sides: Bilateral,
					Terms: []ExtractedTerm{{Text: "stop", Type: Withdrawal, Who: []string{"a1"}, Whom: []string{"a2"}, Places: []string{"p1"}, Status: Planned, Event: "e2", Evidence: []Selector{first}}}}},
			{ID: "e2", Type: CeasefireViolationType, About: "e1", AttributedTo: []string{"a1"}, Killed: &Count{Low: at(1), High: at(1)}, Injured: &Count{Low: at(3)}, Evidence: []Selector{second}},
			{Type: Talks, Evidence: []Selector{second}},
		},
		Relations: []ExtractedRelation{
			{Type: Backs, Subject: "a1", Object: "a2", Status: Conditional, Support: []Support{SupportFunding}, Confidence: 0.5, Evidence: []Selector{second}},
			{Type: Controls, Subject: "a1", Object: "p1", Evidence: []Selector{first}},
		},
	}
}

func TestExtractionCheck(t *testing.T) {
	if err := sound().Check(); err != nil {
		t.Fatalf("a sound extraction: %v", err)
	}
	for _, tt := range []struct {
		spoil func(*Extraction)
		want  string
	}{
		{func(x *Extraction) { x.Article.Text = "" }, "article: no text"},
		{func(x *Extraction) { x.Actors[0].ID = "" }, "actors[0]: no id"},
		{func(x *Extraction) { x.Actors[1].ID = "a1" }, `actors[1]: id "a1" is there twice`},
		{func(x *Extraction) { x.Actors[1].Name = "" }, `actors[1]: "a2" has no name`},
		{func(x *Extraction) { x.Actors[0].Kind = "KING" }, `actors[0]: the codebook has no kind of actor "KING"`},
		{func(x *Extraction) { x.Actors[0].Mentions[0].Exact = "arland" }, `actors[0].mentions[0]: selector 0-6: the text has "Arland" there`},
		{func(x *Extraction) { x.Places[0].ID = "" }, "places[0]: no id"},
		{func(x *Extraction) { x.Places[1].Kind = "PLANET" }, `places[1]: the codebook has no kind of place "PLANET"`},
		{func(x *Extraction) { x.Places[0].Latitude = at(90.5) }, "places[0].latitude: 90.5 is not between -90 and 90"},
		{func(x *Extraction) { x.Places[0].Longitude = at(math.NaN()) }, "places[0].longitude: NaN"},
		{func(x *Extraction) { x.Places[0].Within = []string{"a1"} }, `places[0].within: no place "a1"`},
		{func(x *Extraction) { x.Places[0].Within = []string{"p1"} }, `places[0].within: "p1" in itself`},
		{func(x *Extraction) { x.Events[0].ID = "e2" }, `events[1]: id "e2" is there twice`},
		{func(x *Extraction) { x.Events[0].Type = "WAR" }, `events[0]: the codebook has no event type "WAR"`},
		{func(x *Extraction) { x.Events[0].Type = "" }, `events[0]: the codebook has no event type ""`},
		{func(x *Extraction) { x.Events[0].Status = "MAYBE" }, `events[0]: the codebook has no status "MAYBE"`},
		{func(x *Extraction) { x.Events[0].TimeSource = "HEARD" }, `the codebook has no source of a time "HEARD"`},
		{func(x *Extraction) { x.Events[0].Participants[1].Role = "VICTIM" }, `events[0].participants[1]: the codebook has no role "VICTIM"`},
		{func(x *Extraction) { x.Events[0].Participants[1].Actor = "p1" }, `events[0].participants[1]: no actor "p1"`},
		{func(x *Extraction) { x.Events[0].Places = []string{"p9"} }, `events[0].places: no place "p9"`},
		{func(x *Extraction) { x.Events[1].AttributedTo = []string{"a9"} }, `events[1].attributedTo: no actor "a9"`},
		{func(x *Extraction) { x.Events[1].About = "e9" }, `events[1].about: no event "e9"`},
		{func(x *Extraction) { x.Events[0].Confidence = 1.1 }, "events[0]: confidence 1.1"},
		{func(x *Extraction) { x.Events[0].Confidence = math.NaN() }, "events[0]: confidence NaN"},
		{func(x *Extraction) { x.Events[0].Evidence = nil }, "events[0]: no evidence"},
		{func(x *Extraction) { x.Events[0].Evidence[0].End = 999 }, "events[0].evidence[0]: selector 0-999: outside the text of 63 code points"},
		{func(x *Extraction) { x.Events[0].Trigger.Start = 20 }, "events[0].trigger[0]: selector 20-25"},
		{func(x *Extraction) { x.Events[1].Killed.High = at(0) }, "events[1].killed: bounds out of order"},
		{func(x *Extraction) { x.Events[1].Injured.Low = at(-1) }, "events[1].injured: bounds out of order"},
		{func(x *Extraction) { x.Events[0].Agreement.Covers = []string{"a1"} }, `events[0].agreement.covers: no place "a1"`},
		{func(x *Extraction) { x.Events[0].Agreement.Excludes = []string{"p1"} }, `events[0].agreement.excludes: no actor "p1"`},
		{func(x *Extraction) { x.Events[0].Agreement.Purpose = "FUN" }, `events[0].agreement: the codebook has no purpose "FUN"`},
		{func(x *Extraction) { x.Events[0].Agreement.Kind = "FUN" }, `the codebook has no kind of agreement "FUN"`},
		{func(x *Extraction) { x.Events[0].Agreement.Sides = "FUN" }, `the codebook has no number of sides "FUN"`},
		{func(x *Extraction) { x.Events[0].Agreement.Terms[0].Type = "FUN" }, `events[0].agreement.terms[0]: the codebook has no event type "FUN"`},
		{func(x *Extraction) { x.Events[0].Agreement.Terms[0].Status = "FUN" }, `terms[0]: the codebook has no status "FUN"`},
		{func(x *Extraction) { x.Events[0].Agreement.Terms[0].Event = "e9" }, `terms[0].event: no event "e9"`},
		{func(x *Extraction) { x.Events[0].Agreement.Terms[0].Who[0] = "x" }, `terms[0].who: no actor "x"`},
		{func(x *Extraction) { x.Events[0].Agreement.Terms[0].Whom[0] = "x" }, `terms[0].whom: no actor "x"`},
		{func(x *Extraction) { x.Events[0].Agreement.Terms[0].Places[0] = "x" }, `terms[0].places: no place "x"`},
		{func(x *Extraction) { x.Events[0].Agreement.Terms[0].Evidence = nil }, "terms[0]: no evidence"},
		{func(x *Extraction) { x.Relations[0].Type = "LIKES" }, `relations[0]: the codebook has no relation type "LIKES"`},
		{func(x *Extraction) { x.Relations[0].Status = "MAYBE" }, `relations[0]: the codebook has no status "MAYBE"`},
		{func(x *Extraction) { x.Relations[0].Support[0] = "LOVE" }, `relations[0]: the codebook has no kind of support "LOVE"`},
		{func(x *Extraction) { x.Relations[0].Subject = "p1" }, `relations[0].subject: no actor "p1"`},
		{func(x *Extraction) { x.Relations[0].Object = "p1" }, `relations[0].object: no actor "p1"`},
		{func(x *Extraction) { x.Relations[0].Object = "a1" }, `relations[0]: "a1" to itself`},
		{func(x *Extraction) { x.Relations[1].Object = "a2" }, `relations[1].object: no place "a2"`},
		{func(x *Extraction) { x.Relations[1].Confidence = -0.1 }, "relations[1]: confidence -0.1"},
		{func(x *Extraction) { x.Relations[1].Evidence = nil }, "relations[1]: no evidence"},
	} {
		x := sound()
		tt.spoil(x)
		if err := x.Check(); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("got %v, want %s", err, tt.want)
		}
	}
}

func TestExtractionCheckTellsAllButNotForever(t *testing.T) {
	x := sound()
	x.Events[0].Status, x.Relations[0].Status = "A", "B"
	err := x.Check()
	if err == nil || !strings.Contains(err.Error(), `"A"`) || !strings.Contains(err.Error(), `"B"`) {
		t.Errorf("not both errors: %v", err)
	}
	for range 1000 {
		x.Events = append(x.Events, ExtractedEvent{})
	}
	if lines := strings.Count(x.Check().Error(), "\n") + 1; lines != maxCheckErrors {
		t.Errorf("%d errors are told, want %d", lines, maxCheckErrors)
	}
}

// FuzzExtractionCheck: whatever a line of the contract has, Check ends and does not panic, and what it lets through can be
// followed by every reference.
func FuzzExtractionCheck(f *testing.F) {
	line, err := json.Marshal(sound())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(line)
	f.Add([]byte(`{"article":{"text":"x"},"events":[{"type":"TALKS","evidence":[{"start":0,"end":1,"exact":"x"}]}]}`))
	f.Add([]byte(`{"article":{"text":"ä"},"actors":[{"id":"a","name":"A","mentions":[{"start":-1,"end":9999999999,"exact":""}]}]}`))
	f.Add([]byte(`{"article":{"text":"\ud800"},"places":[{"id":"p","name":"P","within":["p"],"latitude":1e300}]}`))
	f.Add([]byte(`{"events":[{"agreement":{"terms":[{}]}}],"relations":[{}]}`))
	f.Fuzz(func(t *testing.T, line []byte) {
		var x Extraction
		if json.Unmarshal(line, &x) != nil || x.Check() != nil {
			return
		}
		actors, events := map[string]bool{}, map[string]bool{}
		for _, a := range x.Actors {
			actors[a.ID] = true
		}
		for _, e := range x.Events {
			events[e.ID] = true
		}
		for _, e := range x.Events {
			for _, p := range e.Participants {
				if !actors[p.Actor] {
					t.Fatalf("passed with a participant %q that is not there", p.Actor)
				}
			}
			for _, s := range e.Evidence {
				if err := s.Check(x.Article.Text); err != nil {
					t.Fatalf("passed with evidence that does not fit: %v", err)
				}
			}
			if e.About != "" && !events[e.About] {
				t.Fatalf("passed with an event about %q, which is not there", e.About)
			}
		}
		for _, r := range x.Relations {
			if !actors[r.Subject] || len(r.Evidence) == 0 {
				t.Fatalf("passed with relation %+v", r)
			}
		}
	})
}
