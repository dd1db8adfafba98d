package graph

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"casus/schema"
)

// fakeCorrector takes every correction.
type fakeCorrector struct {
	got []schema.Correction
	err error
}

func (f *fakeCorrector) Correct(_ context.Context, c schema.Correction) (schema.Correction, schema.Outcome, error) {
	if f.err != nil {
		return c, schema.Outcome{}, f.err
	}
	f.got = append(f.got, c)
	c.Position = 10
	return c, schema.Outcome{Position: 10, NewEvents: []string{"evt_truce"}, UpdatedEvents: []string{"evt_breach"}}, nil
}

func TestMutationsCorrect(t *testing.T) {
	at3 := at("2016-09-03")
	for field, tt := range map[string]struct {
		input map[string]any
		want  schema.Correction
		of    string // what of the payload is not null
	}{
		"mergeActors": {map[string]any{"actor": "act_a", "merged": []string{"act_m"}, "knownFrom": "2016-09-03"}, schema.Correction{Kind: schema.MergeActors, Target: "act_a", Others: []string{"act_m"}, KnownFrom: at3}, "actor"},
		"splitActor":  {map[string]any{"actor": "act_a", "names": []string{"A"}, "to": "act_b"}, schema.Correction{Kind: schema.SplitActor, Target: "act_a", Names: []string{"A"}, Made: "act_b"}, "actor"},
		"addAlias":    {map[string]any{"actor": "act_a", "name": "A", "since": "2016-09-03"}, schema.Correction{Kind: schema.AddAlias, Target: "act_a", Alias: &schema.Alias{Name: "A", Since: at3}}, "actor"},
		"dropAlias":   {map[string]any{"actor": "act_a", "name": "A"}, schema.Correction{Kind: schema.DropAlias, Target: "act_a", Alias: &schema.Alias{Name: "A"}}, "actor"},
		"mergeEvents": {map[string]any{"event": "evt_truce", "merged": []string{"evt_breach"}}, schema.Correction{Kind: schema.MergeEvents, Target: "evt_truce", Others: []string{"evt_breach"}}, "event"},
		"splitEvent":  {map[string]any{"event": "evt_truce", "reports": []string{"rep_1"}}, schema.Correction{Kind: schema.SplitEvent, Target: "evt_truce", Reports: []string{"rep_1"}}, "event"},
		"correctEvent": {map[string]any{"event": "evt_truce", "type": "SHELLING", "status": "DENIED", "date": "2016-09-03", "addParticipants": []any{map[string]any{"role": "AGENT", "actor": "act_a"}},
			"dropParticipants": []string{"act_b"}, "addPlaces": []string{"plc_mid"}, "dropPlaces": []string{"plc_xm"}},
			schema.Correction{Kind: schema.CorrectEvent, Target: "evt_truce", Set: &schema.EventCorrection{Type: schema.Shelling, Status: schema.Denied, Date: at3, AddParticipants: []schema.Participant{{Role: schema.Agent, ActorID: "act_a"}},
				DropParticipants: []string{"act_b"}, AddPlaceIDs: []string{"plc_mid"}, DropPlaceIDs: []string{"plc_xm"}}}, "event"},
		"retractReport":  {map[string]any{"report": "rep_1"}, schema.Correction{Kind: schema.RetractReport, Target: "rep_1"}, ""},
		"retractArticle": {map[string]any{"article": "art_1"}, schema.Correction{Kind: schema.RetractArticle, Target: "art_1"}, "article"},
		"undoCorrection": {map[string]any{"position": 7}, schema.Correction{Kind: schema.UndoCorrection, Undoes: 7}, ""},
	} {
		t.Run(field, func(t *testing.T) {
			f := &fakeCorrector{}
			h := NewHandler(Config{Reader: world(), Corrector: f, Logger: quietLog})
			tt.input["author"], tt.input["reason"] = "ana", "because"
			kind := string(field[0]-'a'+'A') + field[1:]
			query := "mutation($in: " + kind + "Input!) { " + field + "(input: $in) { correction { position kind author } actor { id } event { id } article { id } newEvents { id } updatedEvents { id } } }"
			before := time.Now().Add(-2 * time.Second)
			a := ask(t, h, query, map[string]any{"in": tt.input})
			if len(a.Errors) > 0 || len(f.got) != 1 {
				t.Fatalf("%+v; %d corrections", a.Errors, len(f.got))
			}
			made, _ := f.got[0].At.Earliest()
			if made.Before(before) || made.After(time.Now()) {
				t.Errorf("made at %s", made)
			}
			tt.want.Author, tt.want.Reason, tt.want.At = "ana", "because", f.got[0].At
			if diff := cmp.Diff(tt.want, f.got[0], cmp.Comparer(func(a, b schema.Time) bool { return a == b })); diff != "" {
				t.Error(diff)
			}
			got := a.Data[field].(map[string]any)
			for _, of := range []string{"actor", "event", "article"} {
				if (got[of] != nil) != (of == tt.of) {
					t.Errorf("%s is %v", of, got[of])
				}
			}
			want := map[string]any{"position": 10.0, "kind": string(tt.want.Kind), "author": "ana"}
			if diff := cmp.Diff(want, got["correction"]); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff([]any{map[string]any{"id": "evt_breach"}}, got["updatedEvents"]); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestCorrectionsRefused(t *testing.T) {
	const query = `mutation { retractReport(input: { report: "rep_1", author: "ana", reason: "x" }) { correction { position } } }`
	for name, tt := range map[string]struct {
		corrector Corrector
		code      string
		extra     any
	}{
		"read-only":    {nil, CodeReadOnly, nil},
		"a conflict":   {&fakeCorrector{err: schema.Conflictf(4, "in the way")}, CodeConflict, 4.0},
		"nonsense":     {&fakeCorrector{err: schema.Invalidf("id", "names nothing")}, CodeBadInput, nil},
		"a full store": {&fakeCorrector{err: errors.New("disk full")}, CodeInternal, nil},
	} {
		a := ask(t, NewHandler(Config{Reader: world(), Corrector: tt.corrector, Logger: quietLog}), query, nil)
		if len(a.Errors) != 1 || a.Errors[0].Extensions["code"] != tt.code || a.Errors[0].Extensions["correction"] != tt.extra {
			t.Errorf("%s: %+v", name, a.Errors)
		}
	}
}
