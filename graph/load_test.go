package graph

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casus/schema"
)

// fakeLoader reads every article the same way.
type fakeLoader struct {
	calls  int
	in     LoadInput
	dryRun bool
	err    error
}

func (l *fakeLoader) Load(_ context.Context, in LoadInput, dryRun bool) (LoadResult, error) {
	l.calls++
	l.in, l.dryRun = in, dryRun
	if l.err != nil {
		return LoadResult{}, l.err
	}
	const text = "Arland and Borland agreed a truce. It rained."
	first := schema.Selector{Start: 0, End: 34, Exact: text[:34]}
	x := &schema.Extraction{
		Article: schema.Article{Title: in.Title, Text: text, PublishedAt: in.PublishedAt},
		Actors:  []schema.ExtractedActor{{ID: "a1", Name: "Arland", Kind: schema.StateActor, Country: "AR", Mentions: []schema.Selector{{Start: 0, End: 6, Exact: "Arland"}}}, {ID: "a2", Name: "rebels", Generic: true}},
		Places:  []schema.ExtractedPlace{{ID: "p1", Name: "Midtown", Kind: schema.CityPlace}},
		Events: []schema.ExtractedEvent{{Type: schema.CeasefireAgreementType, Date: at("2016-09-12"), TimeSource: schema.TimeStated, Summary: "A truce", Confidence: 0.9,
			Participants: []schema.ExtractedParticipant{{Role: schema.Party, Actor: "a1"}, {Role: schema.Party, Actor: "a2"}}, Places: []string{"p1"}, AttributedTo: []string{"a2"},
			Killed: &schema.Count{Low: number(3)}, Trigger: &schema.Selector{Start: 19, End: 25, Exact: "agreed"}, Evidence: []schema.Selector{first},
			Agreement: &schema.ExtractedAgreement{Effective: at("2016-09-13"), Covers: []string{"p1"}, Excludes: []string{"a2"}, Sides: schema.Bilateral,
				Terms: []schema.ExtractedTerm{{Text: "stop fire", Type: schema.Withdrawal, Who: []string{"a1"}, Condition: "if calm holds", Status: schema.Conditional, Evidence: []schema.Selector{first}}}}}},
		Relations: []schema.ExtractedRelation{{Type: schema.Controls, Subject: "a1", Object: "p1", Since: at("2015"), Evidence: []schema.Selector{first}}},
		Uncoded:   []schema.Selector{{Start: 35, End: 45, Exact: "It rained."}},
	}
	out := LoadResult{Extraction: x}
	if !dryRun {
		out.Outcome = schema.Outcome{NewEvents: []string{"evt_truce"}, UpdatedEvents: []string{"evt_breach"}}
	}
	return out, nil
}

const load = `mutation($dry: Boolean!, $input: LoadArticleInput!) { loadArticle(input: $input, dryRun: $dry) {
	article { id title text publishedAt } known dryRun
	actors { name kind country generic mentions { exact } } places { name kind country mentions { exact } }
	events { type class status date timeSource summary participants { role name } places trigger { exact } killed { low high } injured { low } weapon attributedTo confidence evidence { start end }
		agreement { effective ends covers excludes purpose kind sides written terms { text type who whom places until condition status evidence { exact } } } }
	relations { type subject object status since until role support evidence { exact } }
	uncoded { start end exact } newEvents { id } updatedEvents { id } } }`

func TestLoadArticle(t *testing.T) {
	l := &fakeLoader{}
	h := NewHandler(Config{Reader: world(), Loader: l, Logger: quietLog})
	input := map[string]any{"text": "pasted", "title": "T", "source": "Wire", "url": "https://example.org/1", "publishedAt": "2016-09-14", "externalId": "x1"}
	a := ask(t, h, load, map[string]any{"dry": true, "input": input})
	if len(a.Errors) > 0 {
		t.Fatalf("%+v", a.Errors)
	}
	if want := (LoadInput{Text: "pasted", Title: "T", Source: "Wire", URL: "https://example.org/1", PublishedAt: at("2016-09-14"), ExternalID: "x1"}); l.in != want || !l.dryRun {
		t.Errorf("the loader got %+v, dry run %v", l.in, l.dryRun)
	}
	got := a.Data["loadArticle"].(map[string]any)
	span := func(s string) []any { return []any{map[string]any{"exact": s}} }
	const sentence = "Arland and Borland agreed a truce."
	for field, want := range map[string]any{
		"known": false, "dryRun": true, "newEvents": []any{}, "updatedEvents": []any{},
		"uncoded": []any{map[string]any{"start": 35.0, "end": 45.0, "exact": "It rained."}},
		"actors": []any{
			map[string]any{"name": "Arland", "kind": "STATE", "country": "AR", "generic": false, "mentions": span("Arland")},
			map[string]any{"name": "rebels", "kind": nil, "country": nil, "generic": true, "mentions": []any{}}},
		"places": []any{map[string]any{"name": "Midtown", "kind": "CITY", "country": nil, "mentions": []any{}}},
		"events": []any{map[string]any{"type": "CEASEFIRE_AGREEMENT", "class": "AGREEMENT", "status": "OCCURRED", "date": "2016-09-12", "timeSource": "STATED", "summary": "A truce",
			"participants": []any{map[string]any{"role": "PARTY", "name": "Arland"}, map[string]any{"role": "PARTY", "name": "rebels"}}, "places": []any{"Midtown"},
			"trigger": map[string]any{"exact": "agreed"}, "killed": map[string]any{"low": 3.0, "high": nil}, "injured": nil, "weapon": nil, "attributedTo": []any{"rebels"}, "confidence": 0.9,
			"evidence": []any{map[string]any{"start": 0.0, "end": 34.0}},
			"agreement": map[string]any{"effective": "2016-09-13", "ends": nil, "covers": []any{"Midtown"}, "excludes": []any{"rebels"}, "purpose": nil, "kind": nil, "sides": "BILATERAL", "written": nil,
				"terms": []any{map[string]any{"text": "stop fire", "type": "WITHDRAWAL", "who": []any{"Arland"}, "whom": []any{}, "places": []any{}, "until": nil, "condition": "if calm holds", "status": "CONDITIONAL", "evidence": span(sentence)}}}}},
		"relations": []any{map[string]any{"type": "CONTROLS", "subject": "Arland", "object": "Midtown", "status": "OCCURRED", "since": "2015", "until": nil, "role": nil, "support": []any{}, "evidence": span(sentence)}},
	} {
		if d := cmp.Diff(want, got[field]); d != "" {
			t.Errorf("%s (-want +got):\n%s", field, d)
		}
	}
	if id, _ := got["article"].(map[string]any)["id"].(string); kindOf(id) != articleKind {
		t.Errorf("the article has id %q", id)
	}

	a = ask(t, h, load, map[string]any{"dry": false, "input": input})
	got, _ = a.Data["loadArticle"].(map[string]any)
	want := map[string]any{"newEvents": []any{map[string]any{"id": "evt_truce"}}, "updatedEvents": []any{map[string]any{"id": "evt_breach"}}}
	if d := cmp.Diff(want, map[string]any{"newEvents": got["newEvents"], "updatedEvents": got["updatedEvents"]}); d != "" || l.dryRun {
		t.Errorf("loaded: %s", d)
	}
}

func TestLoadArticleRefuses(t *testing.T) {
	loader := &fakeLoader{}
	for _, tt := range []struct {
		name   string
		loader Loader
		input  map[string]any
		code   string
		field  any
	}{
		{"read only", nil, map[string]any{"text": "x"}, CodeReadOnly, nil},
		{"no text", loader, map[string]any{"text": " \n"}, CodeBadInput, "input.text"},
		{"bad date", loader, map[string]any{"text": "x", "publishedAt": "soon"}, CodeBadInput, "input.publishedAt"},
		{"refused", &fakeLoader{err: schema.Invalidf("input.text", "is binary")}, map[string]any{"text": "x"}, CodeBadInput, "input.text"},
		{"failed", &fakeLoader{err: errors.New("disk full")}, map[string]any{"text": "x"}, CodeInternal, nil},
	} {
		a := ask(t, NewHandler(Config{Reader: world(), Loader: tt.loader, Logger: quietLog}), load, map[string]any{"dry": false, "input": tt.input})
		if a.code() != tt.code || a.Errors[0].Extensions["field"] != tt.field {
			t.Errorf("%s: %+v", tt.name, a.Errors)
		}
	}
	if loader.calls != 0 {
		t.Error("the loader was called with what cannot be loaded")
	}
}
