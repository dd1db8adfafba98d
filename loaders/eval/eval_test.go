package eval

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"casus/loaders/extract"
)

var update = flag.Bool("update", false, "write the golden files anew")

// shared is where data to measure on lie that are not ours to copy.
const shared = "../../../shared/eval"

func readGold(t *testing.T, file string) []Gold {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	gold, err := ReadGold(f)
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return gold
}

func readFound(t *testing.T, file string) Found {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	found, err := ReadFound(f)
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return found
}

func printed(t *testing.T, s Score) string {
	t.Helper()
	var b strings.Builder
	if err := s.Print(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestCompare scores a small extraction that is wrong in every way that there is. Its golden file was checked by hand, and
// its figures against the other scorer.
func TestCompare(t *testing.T) {
	s := Compare(readGold(t, "testdata/gold.jsonl"), readFound(t, "testdata/extracted.jsonl"))
	var b strings.Builder
	b.WriteString(printed(t, s))
	if err := s.PrintErrors(&b, -1); err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/score.golden", b.String())
}

func TestCompareWithItself(t *testing.T) {
	for _, file := range []string{"testdata/gold.jsonl", sample} {
		s := Compare(readGold(t, file), readFound(t, file))
		if s.Event.F1() != 1 || s.Class.F1() != 1 || s.Role.F1() != 1 || s.Who.F1() != 1 || s.Relation.F1() != 1 || s.Status.Ratio() != 1 || s.Place.Ratio() != 1 {
			t.Errorf("%s differs from itself:\n%s", file, printed(t, s))
		}
	}
}

func TestReadRefuses(t *testing.T) {
	for in, want := range map[string]string{
		"{\"id\":\"1\",\"text\":\"x\"}\n{\"id\"": "line 2: unexpected end of JSON input",
		`{"id":"1"}`:                             "line 1: a report needs an id and a text",
		"\n":                                     "no report in it",
		"[]":                                     "line 1: json: cannot unmarshal array",
		`{"id":"1","text":"x","date":"2016-13"}`: "line 1: report 1: date: ",
		`{"id":"1","text":"x","events":[{"type":"BATTLE"},{"type":"NOSUCH","status":"HAPPENED"}]}`: "line 1: report 1: event 2: type \"NOSUCH\" is not in the codebook\n" +
			"report 1: event 2: status \"HAPPENED\" is not in the codebook",
		`{"id":"1","text":"Troops left.","events":[{"type":"WITHDRAWAL","trigger":"went"}]}`:                                      "line 1: report 1: event 1: trigger \"went\" is not in the text",
		`{"id":"1","text":"Troops left.","events":[{"type":"WITHDRAWAL","trigger":"left","agent":["troops"],"place":["Sirte"]}]}`: "line 1: report 1: event 1: agent \"troops\" is not in the text",
		`{"id":"1","text":"Troops left.","relations":[{"type":"LEADS","subject":"Troops","object":"nobody"}]}`:                    "line 1: report 1: relation 1: object \"nobody\" is not in the text",
		`{"id":"1","text":"Troops left.","relations":[{"type":"LEAD","subject":"Troops","object":"Troops"}]}`:                     "line 1: report 1: relation 1: type \"LEAD\" is not in the codebook",
	} {
		if _, err := ReadGold(strings.NewReader(in)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v, want %s", in, err, want)
		}
	}
	if f, err := ReadFound(strings.NewReader("\n\n")); err != nil || len(f) != 0 {
		t.Errorf("nothing: %v, %v", f, err)
	}
}

// sample is the gold of the corpus that the program shows itself with.
const sample = "../../cmd/casus/sample/gold.jsonl"

// slack is how far a figure may fall below the golden file's before the test fails: an event more or less.
const slack = 0.02

// TestQuality holds the extractor to the quality that it has on our own hand-coded reports. A change that loses more than an
// event has to write the golden file anew (-update), where a reviewer sees it.
func TestQuality(t *testing.T) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s := Compare(readGold(t, sample), extractAll(t, x, sample))
	figures := map[string]float64{"event": s.Event.F1(), "class": s.Class.F1(), "role": s.Role.F1(), "who": s.Who.F1(), "relation": s.Relation.F1(),
		"status": s.Status.Ratio(), "date": s.Date.Ratio(), "place": s.Place.Ratio()}
	const file = "testdata/quality.golden"
	if *update {
		b, err := json.MarshalIndent(figures, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, append(b, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var want map[string]float64
	if err := json.Unmarshal(b, &want); err != nil {
		t.Fatal(err)
	}
	for name, w := range want {
		switch got := figures[name]; {
		case got < w-slack:
			t.Errorf("%s fell from %.3f to %.3f", name, w, got)
		case got > w+slack:
			t.Logf("%s rose from %.3f to %.3f: write the golden file anew with -update", name, w, got)
		}
	}
	if t.Failed() {
		t.Log("\n" + printed(t, s))
	}
}

func extractAll(t *testing.T, x *extract.Extractor, file string) Found {
	t.Helper()
	found := Found{}
	for _, g := range readGold(t, file) {
		a, err := g.Article()
		if err != nil {
			t.Fatal(err)
		}
		e := x.Extract(a)
		if err := found.Add(&e); err != nil {
			t.Fatal(err)
		}
	}
	return found
}

func TestConfidence(t *testing.T) {
	s := Compare(readGold(t, "testdata/gold.jsonl"), readFound(t, "testdata/extracted.jsonl"))
	var b strings.Builder
	if err := s.PrintConfidence(&b); err != nil {
		t.Fatal(err)
	}
	if want := "events by confidence (right/found): 0.8 2/2 (1.00), 0.9 0/1 (0.00)\n"; b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}

// TestSameFigures compares with the scorer that the project is measured by, on its own data.
func TestSameFigures(t *testing.T) {
	python, err := exec.LookPath("python3")
	scorer := filepath.Join(shared, "score.py")
	if _, missing := os.Stat(scorer); err != nil || missing != nil {
		t.Skip("python3 or ../shared/eval is not there")
	}
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	files := []string{"reports.dev.jsonl", "long.dev.jsonl"}
	if testing.Short() {
		files = files[:1]
	}
	for _, name := range files {
		gold := filepath.Join(shared, name)
		out := filepath.Join(dir, name)
		var b bytes.Buffer
		for i, g := range readGold(t, gold) {
			a, err := g.Article()
			if err != nil {
				t.Fatal(err)
			}
			if i%3 == 0 { // as for a page, whose headline comes first
				a.Text = "Fighting goes on in Aleppo\n\n" + a.Text
			}
			if i%11 != 0 {
				e := x.Extract(a)
				line, err := json.Marshal(e)
				if err != nil {
					t.Fatal(err)
				}
				fmt.Fprintf(&b, "%s\n", line)
			}
		}
		if err := os.WriteFile(out, b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, pair := range [][2]string{{gold, out}, {"testdata/gold.jsonl", "testdata/extracted.jsonl"}, {gold, mixed(t, dir, gold)}} {
			want, err := exec.Command(python, scorer, pair[0], pair[1]).Output()
			if err != nil {
				var exit *exec.ExitError
				if errors.As(err, &exit) {
					t.Fatalf("score.py: %v\n%s", err, exit.Stderr)
				}
				t.Fatal(err)
			}
			if got := printed(t, Compare(readGold(t, pair[0]), readFound(t, pair[1]))); got != string(want) {
				t.Errorf("%s and %s: got\n%s\nwant\n%s", pair[0], pair[1], got, want)
			}
		}
	}
}

// mixed writes a gold file in which some of each report is another's: a second coder who is often wrong.
func mixed(t *testing.T, dir, file string) string {
	t.Helper()
	gold := readGold(t, file)
	var b bytes.Buffer
	for i, g := range gold {
		other := gold[(i+1)%len(gold)]
		if i%2 == 0 && len(g.Events) > 0 {
			g.Events = append(g.Events[1:], other.Events...)
		}
		if i%3 == 0 {
			g.Relations = append(other.Relations, g.Relations...)
			for j := range g.Relations {
				g.Relations[j].Subject, g.Relations[j].Object = g.Relations[j].Object, g.Relations[j].Subject
			}
		}
		line, err := json.Marshal(g)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%s\n", line)
	}
	out := filepath.Join(dir, "mixed-"+filepath.Base(file))
	if err := os.WriteFile(out, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return out
}

func FuzzCompare(f *testing.F) {
	gold, err := os.ReadFile("testdata/gold.jsonl")
	if err != nil {
		f.Fatal(err)
	}
	found, err := os.ReadFile("testdata/extracted.jsonl")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(gold), string(found))
	f.Add(string(gold), string(gold))
	f.Add(`{"id":"1","text":"a","events":[{"type":"BATTLE","agent":[" a "]}]}`, `{"article":{"id":"1","text":" \u00a0a"},"actors":[{"id":"x","mentions":[{"start":-1,"end":9,"exact":""}]}],"events":[{"type":"BATTLE","participants":[{"role":"AGENT","actor":"x"}]}]}`)
	f.Fuzz(func(t *testing.T, gold, found string) {
		g, err := ReadGold(strings.NewReader(gold))
		if err != nil {
			return
		}
		x, err := ReadFound(strings.NewReader(found))
		if err != nil {
			return
		}
		s := Compare(g, x)
		for _, f := range []Figure{s.Event, s.Class, s.Role, s.Who, s.Relation} {
			if f.Hit > f.Gold || f.Hit > f.Found || f.Hit < 0 || f.F1() > 1 {
				t.Errorf("figure %+v", f)
			}
		}
		if err := s.PrintErrors(&strings.Builder{}, 5); err != nil {
			t.Error(err)
		}
	})
}
