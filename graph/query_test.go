package graph

import (
	"bytes"
	"encoding/json"
	"flag"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden answers anew")

// quietLog is a logger that says nothing.
var quietLog = slog.New(slog.DiscardHandler)

func testHandler(f *fake) http.Handler { return NewHandler(Config{Reader: f, Logger: quietLog}) }

type answer struct {
	Data   map[string]any `json:"data"`
	Errors []struct {
		Message    string         `json:"message"`
		Path       []any          `json:"path"`
		Extensions map[string]any `json:"extensions"`
	} `json:"errors"`
}

// ask posts a document and decodes the answer.
func ask(t testing.TB, h http.Handler, query string, variables map[string]any) answer {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, "/graphql", bytes.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	var a answer
	if err := json.Unmarshal(w.Body.Bytes(), &a); err != nil {
		t.Fatalf("answer %d %q: %v", w.Code, w.Body, err)
	}
	return a
}

// code is the extensions.code of the answer's first error.
func (a answer) code() string {
	if len(a.Errors) == 0 {
		return ""
	}
	c, _ := a.Errors[0].Extensions["code"].(string)
	return c
}

// TestDocuments asks each document of testdata and compares with the answer beside it.
func TestDocuments(t *testing.T) {
	files, err := filepath.Glob("testdata/*.graphql")
	if err != nil || len(files) < 8 {
		t.Fatalf("testdata has %d documents: %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".graphql"), func(t *testing.T) {
			query, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(mustJSON(t, map[string]any{"query": string(query)})))
			r.Header.Set("Content-Type", "application/json")
			w := httptest.NewRecorder()
			testHandler(world()).ServeHTTP(w, r)
			var got bytes.Buffer
			if err := json.Indent(&got, w.Body.Bytes(), "", "  "); err != nil {
				t.Fatalf("%v: %s", err, w.Body)
			}
			got.WriteByte('\n')
			golden := strings.TrimSuffix(file, ".graphql") + ".json"
			if *update {
				if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want), got.String()); d != "" {
				t.Errorf("answer differs (-want +got):\n%s", d)
			}
		})
	}
}

func mustJSON(t testing.TB, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// everything selects all that hangs on an event, down to the articles' own events.
const everything = `query($n: Int) { timeline(first: $n) { totalCount pageInfo { endCursor hasNextPage } nodes {
	__typename id type class status date time { earliest latest precision } timeSource summary confidence
	participants { role actor { id name kind country wikidata } }
	places { id name country within { name within { name } } }
	killed { low high }
	attributedTo { name }
	evidence { exact start end article { title source } }
	reports { id extractor date article { id title url publishedAt events { id participants { actor { name } } } relations { id subject { name } } }
		participants { actor { name } } places { name } attributedTo { name } evidence { exact article { title } } }
	differences { field accounts { value reports { id } } }
} } }`

func TestReadsAreBounded(t *testing.T) {
	reads := func(n int) int {
		f := crowd(100)
		h := NewHandler(Config{Reader: f, Logger: quietLog, Limits: Limits{Cost: 1_000_000}})
		a := ask(t, h, everything, map[string]any{"n": n})
		if len(a.Errors) > 0 {
			t.Fatalf("%+v", a.Errors)
		}
		if got := len(a.Data["timeline"].(map[string]any)["nodes"].([]any)); got != n {
			t.Fatalf("%d events, want %d", got, n)
		}
		t.Logf("page of %d: %v", n, f.calls)
		return f.total()
	}
	// Timeline, CountEvents, Actors, Places and Articles, ArticleContents; a second read of places where the first did not
	// yet know what they lie in, one of actors or articles where contents brought more.
	const most = 10
	for _, n := range []int{1, 50, 100} {
		if got := reads(n); got > most {
			t.Errorf("a page of %d events costs %d reads, more than %d", n, got, most)
		}
	}
}

func TestTotalCountOnlyWhereAsked(t *testing.T) {
	f := world()
	ask(t, testHandler(f), `{ timeline { nodes { id } } }`, nil)
	if f.calls["CountEvents"] != 0 {
		t.Error("counted without being asked")
	}
	ask(t, testHandler(f), `{ timeline { totalCount } }`, nil)
	if f.calls["CountEvents"] != 1 {
		t.Error("not counted")
	}
}

func TestKnownByReachesNestedFields(t *testing.T) {
	const query = `query($by: EDTF) { article: timeline(knownBy: $by) { nodes { id reports { id article { events { id } } } } } }`
	for _, tt := range []struct {
		by     any
		events int
		inside int // events of the first report's article
	}{
		{nil, 3, 2}, {"2016-09-16", 3, 2}, {"2016-09-14", 2, 2}, {"2016-09-13", 0, 0}, {"2016-09", 3, 2},
	} {
		a := ask(t, testHandler(world()), query, map[string]any{"by": tt.by})
		if len(a.Errors) > 0 {
			t.Fatalf("%+v", a.Errors)
		}
		nodes := a.Data["article"].(map[string]any)["nodes"].([]any)
		if len(nodes) != tt.events {
			t.Errorf("known by %v: %d events, want %d", tt.by, len(nodes), tt.events)
			continue
		}
		if tt.events == 0 {
			continue
		}
		report := nodes[0].(map[string]any)["reports"].([]any)[0].(map[string]any)
		if got := len(report["article"].(map[string]any)["events"].([]any)); got != tt.inside {
			t.Errorf("known by %v: %d events inside, want %d", tt.by, got, tt.inside)
		}
	}
	// The breach's second report is not known on the day of the first.
	a := ask(t, testHandler(world()), `{ event(id: "evt_breach", knownBy: "2016-09-14") { reports { id } } }`, nil)
	if got := len(a.Data["event"].(map[string]any)["reports"].([]any)); got != 1 {
		t.Errorf("%d reports known, want 1", got)
	}
}

func BenchmarkPage(b *testing.B) {
	h := testHandler(crowd(50))
	body := mustJSON(b, map[string]any{"query": `{ timeline(first: 50) { nodes { id type class status date summary confidence
		participants { role actor { id name kind } } places { id name country } evidence { exact start end article { title source publishedAt } } reports { id type date article { title } } } } }`})
	b.ReportAllocs()
	for b.Loop() {
		r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(body))
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != http.StatusOK || bytes.Contains(w.Body.Bytes(), []byte(`"errors"`)) {
			out, _ := io.ReadAll(w.Body)
			b.Fatalf("%d %s", w.Code, out)
		}
	}
}
