package main

import (
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestDemo starts the demo as a user does and asks everything that it proposes.
func TestDemo(t *testing.T) {
	s := start(t, "demo")
	for _, q := range demoQueries {
		if a := string(s.ask(t, q.query)); len(a) < 200 {
			t.Errorf("%s: the answer is as good as empty: %s", q.title, a)
		}
	}
	for path, want := range map[string]int{"/healthz": 200, "/graphiql": 200, "/nowhere": 404} {
		res, err := http.Get(s.url + path)
		if err != nil {
			t.Fatal(err)
		}
		_ = res.Body.Close()
		if res.StatusCode != want {
			t.Errorf("%s: %s, want %d", path, res.Status, want)
		}
	}
	for query, want := range map[string]int{"format=csv&country=SY": 200, "format=graphml&asOf=2016-09-10": 200, "format=graphml": 400, "format=csv&when=now": 400,
		"format=csv&country=%ZZ": 400, "format=csv;country=SY": 400, "format=csv&actor=Nobody": 400, "format=csv&place=Aleppo": 200} {
		res, err := http.Get(s.url + "/export?" + query)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(res.Body)
		if err = errors.Join(err, res.Body.Close()); err != nil {
			t.Fatal(err)
		}
		if res.StatusCode != want || want == 200 && len(body) < 1000 || want == 400 && !strings.Contains(string(body), "BAD_USER_INPUT") {
			t.Errorf("/export?%s: %s, %d bytes, want %d", query, res.Status, len(body), want)
		}
	}
	if status := s.stop(); status != 0 {
		t.Errorf("status %d after an interrupt, want 0: a server that is told to end ends well", status)
	}
	for _, want := range []string{"15 articles: 15 new", s.url + "/graphiql", demoQueries[0].query} {
		if !strings.Contains(s.out.String(), want) {
			t.Errorf("the demo did not print %q but %s", want, s.out)
		}
	}
}

// TestWhatNobodyCanMean asks a server what can only be a slip of the pen: it says so, and which argument it is.
func TestWhatNobodyCanMean(t *testing.T) {
	s := start(t, "demo")
	for query, field := range map[string]string{
		`timeline(filter: { countries: ["XX"] }) { totalCount }`:                                                 "filter.countries",
		`timeline(filter: { places: ["Aleppo"] }) { totalCount }`:                                                "filter.places",
		`timeline(filter: { placeNames: ["Nowhereville"] }) { totalCount }`:                                      "filter.placeNames",
		`timeline(filter: { actorNames: ["Rusia"] }) { totalCount }`:                                             "filter.actorNames",
		`timeline(filter: { sources: ["Sorce 1"] }) { totalCount }`:                                              "filter.sources",
		`timeline(filter: { minConfidence: 2 }) { totalCount }`:                                                  "filter.minConfidence",
		`timeline(filter: { minConfidence: -1 }) { nodes { id } }`:                                               "filter.minConfidence",
		`histogram(interval: YEAR, by: TYPE, values: ["BOMBS"]) { undated }`:                                     "values",
		`histogram(interval: YEAR, by: ACTOR, values: ["Russia"]) { undated }`:                                   "values",
		`network(asOf: "2016-09-15", aroundNames: ["Rusia"]) { asOf }`:                                           "aroundNames",
		`network(asOf: "2016-09-15", around: ["Russia"]) { asOf }`:                                               "around",
		`path(from: "Russia", to: "Syria", asOf: "2016-09-15") { asOf }`:                                         "from",
		`actors(filter: { countries: ["Syrai"] }) { totalCount }`:                                                "filter.countries",
		`places(filter: { countries: ["Syrai"] }) { totalCount }`:                                                "filter.countries",
		`articles(filter: { sources: ["Sorce 1"] }) { totalCount }`:                                              "filter.sources",
		`relations(filter: { around: ["Russia"] }) { totalCount }`:                                               "filter.around",
		`ceasefires(asOf: "2016-09-15", place: "Aleppo") { state }`:                                              "place",
		`control(asOf: "2016-09-15", place: "Aleppo") { since }`:                                                 "place",
		`disagreements(filter: { countries: ["Syrai"] }) { totalCount }`:                                         "filter.countries",
		`changes(knownFrom: "2015", knownTo: "2017", filter: {places: ["Aleppo"]}) { pageInfo { hasNextPage } }`: "filter.places",
	} {
		var answer struct {
			Errors []struct {
				Message    string
				Path       []any
				Extensions struct{ Code, Field string }
			}
		}
		s.post(t, "{ "+query+" }", nil, &answer)
		if e := answer.Errors; len(e) == 0 || e[0].Extensions.Code != "BAD_USER_INPUT" || e[0].Extensions.Field != field || len(e[0].Path) == 0 {
			t.Errorf("%s: %+v, want an error about %s", query, e, field)
		}
	}
	count := func(filter string) (out struct{ Timeline struct{ TotalCount int } }) {
		s.into(t, `{ timeline(filter: `+filter+`) { totalCount } }`, &out)
		return out
	}
	want := count(`{ countries: ["SY"] }`)
	if want.Timeline.TotalCount == 0 {
		t.Error("no events in Syria")
	}
	for _, country := range []string{"sy", "SYR", "Syria"} {
		if got := count(`{ countries: ["` + country + `"] }`); got != want {
			t.Errorf("%s: %+v, want %+v", country, got, want)
		}
	}
	if got := count(`{ countries: ["FJ"] }`); got.Timeline.TotalCount != 0 {
		t.Errorf("in Fiji: %+v", got)
	}
	if got := count(`{ placeNames: ["ALEPPO"] }`); got.Timeline.TotalCount == 0 {
		t.Error("no events in Aleppo")
	}
	for query, field := range map[string]string{"country=XX": "country", "source=Sorce": "source", "place=Nowhereville": "place"} {
		res, err := http.Get(s.url + "/export?format=csv&" + query)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(res.Body)
		if err = errors.Join(err, res.Body.Close()); err != nil {
			t.Fatal(err)
		}
		if res.StatusCode != http.StatusBadRequest || !strings.Contains(string(body), `"`+field+` `) {
			t.Errorf("/export?%s: %s %s", query, res.Status, body)
		}
	}
}

// TestLoadByAPI loads an article through the mutation, first as a dry run, and finds it after a restart.
func TestLoadByAPI(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	s := start(t, "serve", "--data", data)
	const input = `{text: "Rebels captured the town of Jarablus from Islamic State on Wednesday. The weather was fine.", publishedAt: "2016-08-25", source: "Test Wire"}`
	type payload struct {
		LoadArticle struct {
			Known     bool
			Events    []struct{ Type, Date string }
			NewEvents []struct{ ID string }
			Uncoded   []struct{ Exact string }
		}
	}
	var dry, first, second payload
	s.into(t, `mutation { loadArticle(input: `+input+`, dryRun: true) { known events { type date } newEvents { id } uncoded { exact } } }`, &dry)
	if len(dry.LoadArticle.Events) == 0 || dry.LoadArticle.Events[0].Date != "2016-08-24" || len(dry.LoadArticle.NewEvents) != 0 {
		t.Errorf("dry run: %+v", dry)
	}
	if len(dry.LoadArticle.Uncoded) != 1 || dry.LoadArticle.Uncoded[0].Exact != "The weather was fine." {
		t.Errorf("dry run: uncoded %+v", dry.LoadArticle.Uncoded)
	}
	load := `mutation { loadArticle(input: ` + input + `) { known events { type date } newEvents { id } uncoded { exact } } }`
	s.into(t, load, &first)
	s.into(t, load, &second)
	if first.LoadArticle.Known || len(first.LoadArticle.NewEvents) == 0 {
		t.Errorf("first load: %+v", first)
	}
	if !second.LoadArticle.Known || len(second.LoadArticle.NewEvents) != 0 {
		t.Errorf("second load: %+v", second)
	}
	s.stop()

	s = start(t, "serve", "--data", data, "--read-only")
	var found struct{ Event struct{ ID, Type string } }
	s.into(t, `{ event(id: "`+first.LoadArticle.NewEvents[0].ID+`") { id type } }`, &found)
	if found.Event.Type != first.LoadArticle.Events[0].Type {
		t.Errorf("after a restart: %+v, want type %s", found, first.LoadArticle.Events[0].Type)
	}
}

// TestFolderInUse has a second process try the folder of a running server, and a folder that is somebody else's.
func TestFolderInUse(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	s := start(t, "serve", "--data", data)
	out, err := program("reindex", "--data", data).CombinedOutput()
	if err == nil || !strings.Contains(string(out), "in use by another process") {
		t.Errorf("reindex beside a server: %v: %s", err, out)
	}

	// What a server gives as well is told of with the line that gets it.
	asking, quoted := regexp.MustCompile(`(?m)^  curl .*$`), regexp.MustCompile(`'(http[^']+)'`)
	for _, c := range [][]string{{"export", "--format", "csv", "--words", "under fire's"}, {"corrections"}} {
		out, err := program(append(c, "--data", data)...).CombinedOutput()
		line := asking.FindString(string(out))
		if err == nil || !strings.Contains(string(out), "in use by another process") || !strings.Contains(line, s.url) {
			t.Errorf("%s beside a server: %v: %s", c[0], err, out)
		}
		if strings.Count(line, "'")%2 != 0 {
			t.Errorf("%s: a shell does not take %s", c[0], line)
		}
		if address := quoted.FindStringSubmatch(line); address != nil && !opens(t, address[1]) {
			t.Errorf("%s: nothing is at %s", c[0], address[1])
		}
	}
	s.ask(t, correctionsQuery)

	theirs := t.TempDir()
	thesis := filepath.Join(theirs, "thesis.txt")
	if err := os.WriteFile(thesis, []byte("all my work"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, errs := casus(t, exitFailed, "", "reindex", "--data", theirs)
	if !strings.Contains(errs, "thesis.txt") {
		t.Errorf("somebody else's folder: %s", errs)
	}
	entries, err := os.ReadDir(theirs)
	if err != nil || len(entries) != 1 {
		t.Errorf("somebody else's folder holds %v afterwards (%v)", entries, err)
	}
}

// opens tells whether an address gives something.
func opens(t *testing.T, address string) bool {
	t.Helper()
	res, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	_ = res.Body.Close()
	return res.StatusCode == http.StatusOK
}

// TestHosts asks a server on loopback under the name of a proxy, with and without having told it the name.
func TestHosts(t *testing.T) {
	for _, c := range []struct {
		args []string
		want int
	}{{nil, http.StatusMisdirectedRequest}, {[]string{"--host", "casus.example.org"}, http.StatusOK}} {
		s := start(t, append([]string{"serve", "--data", filepath.Join(t.TempDir(), "data")}, c.args...)...)
		req, err := http.NewRequest(http.MethodGet, s.url+"/healthz", nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Host = "casus.example.org"
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		_ = res.Body.Close()
		if res.StatusCode != c.want {
			t.Errorf("%v: %s, want %d", c.args, res.Status, c.want)
		}
	}
}

func TestServeMemory(t *testing.T) {
	for _, v := range []string{"lots", "0"} {
		if _, errs := casus(t, exitFailed, "", "serve", "--data", t.TempDir(), "--memory", v); !strings.Contains(errs, "not a size like 1GiB") {
			t.Errorf("--memory %s: %s", v, errs)
		}
	}
	s := start(t, "serve", "--data", filepath.Join(t.TempDir(), "data"), "--memory", "256MiB")
	res, err := http.Get(s.url + "/healthz")
	if err != nil {
		t.Fatal(err)
	}
	if _ = res.Body.Close(); res.StatusCode != http.StatusOK {
		t.Error(res.Status)
	}
}
