package main

import (
	"encoding/json"
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// update makes the tests write what came out in place of comparing it.
var update = flag.Bool("update", false, "write the README's answer and the golden files anew")

// TestReadme asks the demo the README's first question and compares the answer that the README gives.
func TestReadme(t *testing.T) {
	const name = "../../README.md"
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	readme := string(b)
	query := regexp.MustCompile(`(?s)-d '(\{"query":.*?\})'\n`).FindStringSubmatch(readme)
	answer := regexp.MustCompile("(?s)```json\n(.*?)```").FindStringSubmatchIndex(readme)
	if query == nil || answer == nil {
		t.Fatal("the README has no first query with its answer")
	}
	var body struct{ Query string }
	if err := json.Unmarshal([]byte(query[1]), &body); err != nil {
		t.Fatalf("the README's query: %v", err)
	}
	got := indented(t, json.RawMessage(`{"data":`+string(start(t, "demo").ask(t, body.Query))+`}`))
	if *update {
		if err := os.WriteFile(name, []byte(readme[:answer[2]]+got+readme[answer[3]:]), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(strings.TrimSpace(readme[answer[2]:answer[3]]), strings.TrimSpace(got)); diff != "" {
		t.Errorf("the README gives another answer than the demo (-README +demo; go test ./cmd/casus -run Readme -update):\n%s", diff)
	}
}
