package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casus/schema"
)

// TestReadmeCorrection makes the README's correction in the demo, compares the answer that the README gives, and undoes it.
func TestReadmeCorrection(t *testing.T) {
	const name = "../../README.md"
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	readme := string(b)
	found := regexp.MustCompile("(?s)-d '(\\{\"query\":\\s+\"mutation.*?\\})'\n```\n\n```json\n(.*?)```").FindStringSubmatchIndex(readme)
	if found == nil {
		t.Fatal("the README has no mutation with its answer")
	}
	var body struct{ Query string }
	if err := json.Unmarshal([]byte(readme[found[2]:found[3]]), &body); err != nil {
		t.Fatalf("the README's mutation: %v", err)
	}
	s := start(t, "demo")
	got := indented(t, json.RawMessage(`{"data":`+string(s.ask(t, body.Query))+`}`))
	if *update {
		if err := os.WriteFile(name, []byte(readme[:found[4]]+got+readme[found[5]:]), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(strings.TrimSpace(readme[found[4]:found[5]]), strings.TrimSpace(got)); diff != "" {
		t.Errorf("the README gives another answer than the demo (-README +demo; go test ./cmd/casus -run ReadmeCorrection -update):\n%s", diff)
	}
	const ask = `{ actors(filter: {name: "victory front levant"}) { nodes { history { position kind } } } }`
	if got := string(s.ask(t, ask)); !strings.Contains(got, "ADD_ALIAS") {
		t.Errorf("the actor is not found by the added name: %s", got)
	}
	position := regexp.MustCompile(`"position":(\d+)`).FindStringSubmatch(string(s.ask(t, `{ corrections(first: 1) { nodes { position } } }`)))[1]
	s.ask(t, fmt.Sprintf(`mutation { undoCorrection(input: {position: %s, author: "ben", reason: "no"}) { correction { position } } }`, position))
	if got := string(s.ask(t, ask)); strings.Contains(got, "history") {
		t.Errorf("the actor is found by a name that was taken back: %s", got)
	}
}

// TestCorrectionsTravel makes corrections in one folder and makes what is printed of them again in another.
func TestCorrectionsTravel(t *testing.T) {
	const texts = `{"id":"1","date":"2016-09-10","source":"One","text":"The Free Syrian Army captured Azaz on Friday. Turkey shelled Manbij on Friday."}
{"id":"2","date":"2016-09-12","source":"Two","text":"Russia bombed Idlib on Sunday, killing 12 people."}
`
	dir := t.TempDir()
	file := filepath.Join(dir, "a.jsonl")
	if err := os.WriteFile(file, []byte(texts), 0o644); err != nil {
		t.Fatal(err)
	}
	casus := func(in string, want int, args ...string) string {
		t.Helper()
		var out, errs bytes.Buffer
		if got := run(context.Background(), args, streams{strings.NewReader(in), &out, &errs}); got != want {
			t.Fatalf("casus %s ended with %d: %s", strings.Join(args, " "), got, errs.String())
		}
		return out.String() + errs.String()
	}
	type event struct {
		ID, Type string
		Reports  []struct{ Article struct{ ID string } }
	}
	events := func(data string) (out []event, text string) {
		t.Helper()
		text = casus("", 0, "export", "--data", data, "--format", "events")
		for line := range strings.Lines(text) {
			var e event
			if err := json.Unmarshal([]byte(line), &e); err == nil && e.ID != "" {
				out = append(out, e)
			}
		}
		return out, text
	}
	one, two := filepath.Join(dir, "one"), filepath.Join(dir, "two")
	for _, data := range []string{one, two} {
		casus("", 0, "load", "--data", data, file)
	}
	es, before := events(one)
	if len(es) < 2 {
		t.Fatalf("%d events", len(es))
	}
	last := es[len(es)-1]
	lines := fmt.Sprintf(`{"kind":"CORRECT_EVENT","target":%q,"set":{"type":"SIEGE"},"author":"ana","reason":"misread"}
{"kind":"RETRACT_ARTICLE","target":%q,"author":"ana","reason":"withdrawn"}
`, es[0].ID, last.Reports[0].Article.ID)
	made := strings.Fields(casus(lines, 0, "correct", "--data", one))
	if len(made) != 4 || made[1] != "CORRECT_EVENT" || made[3] != "RETRACT_ARTICLE" {
		t.Fatalf("correct prints %q", made)
	}
	casus(fmt.Sprintf(`{"kind":"UNDO","undoes":%s,"author":"ben","reason":"no"}`, made[2]), 0, "correct", "--data", one)
	got, corrected := events(one)
	if len(got) != len(es) || got[0].Type == es[0].Type && got[len(got)-1].Type == es[len(es)-1].Type || corrected == before {
		t.Errorf("the export does not show the correction: %s", corrected)
	}
	printed := casus("", 0, "corrections", "--data", one)
	if n := strings.Count(printed, "\n"); n != 3 {
		t.Errorf("%d corrections are printed: %s", n, printed)
	}
	casus(printed, 0, "correct", "--data", two)
	if _, there := events(two); there != corrected {
		t.Errorf("made again elsewhere, the corrections give\n%s\nnot\n%s", there, corrected)
	}
	if said := casus(`{"kind":"RETRACT_ARTICLE","target":"art_none","author":"a","reason":"b"}`, 1, "correct", "--data", one); !strings.Contains(said, "line 1") || !strings.Contains(said, "names nothing") {
		t.Errorf("a correction that cannot be is told as %q", said)
	}
}

// TestCorrectSaysWhatIsMissing has lines that lack what their kind needs: the error names the line's field, and the help has every kind.
func TestCorrectSaysWhatIsMissing(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	casus(t, 0, syntheticFeed(3), "load", "--data", data, "--format", "jsonl", "-")
	help, _ := casus(t, 0, "", "correct", "--help")
	for _, kind := range schema.CorrectionKinds() {
		if !strings.Contains(help, "  "+string(kind)+" ") {
			t.Errorf("the help has no %s", kind)
		}
		field := "target must be given"
		if kind == schema.UndoCorrection {
			field = "undoes must say"
		}
		if _, errs := casus(t, exitFailed, `{"kind":"`+string(kind)+`","author":"ana","reason":"why"}`, "correct", "--data", data); !strings.Contains(errs, "line 1: "+string(kind)+": "+field) {
			t.Errorf("%s alone: %s", kind, errs)
		}
	}
	for line, want := range map[string]string{
		`"kind":"ADD_ALIAS","target":"act_1","names":["BRB"]`:            "ADD_ALIAS: alias.name must be given",
		`"kind":"DROP_ALIAS","target":"act_1","alias":{"name":"…"}`:      `DROP_ALIAS: alias.name must have letters or digits, not "…"`,
		`"kind":"MERGE_ACTORS","target":"act_1"`:                         "MERGE_ACTORS: others must name",
		`"kind":"MERGE_EVENTS","target":"act_1"`:                         "MERGE_EVENTS: target ",
		`"kind":"SPLIT_ACTOR","target":"act_1"`:                          "names must name",
		`"kind":"SPLIT_ACTOR","target":"act_1","names":["a"],"made":"b"`: "SPLIT_ACTOR: made ",
		`"kind":"SPLIT_EVENT","target":"evt_1"`:                          "reports must name",
		`"kind":"CORRECT_EVENT","target":"evt_1"`:                        "CORRECT_EVENT: set must say",
		`"kind":"ADD_ALIAS","target":"act_1","aliases":["BRB"]`:          `unknown field "aliases"`,
	} {
		if _, errs := casus(t, exitFailed, `{`+line+`,"author":"ana","reason":"why"}`, "correct", "--data", data); !strings.Contains(errs, want) {
			t.Errorf("%s: %s, want %s", line, errs, want)
		}
	}
}
