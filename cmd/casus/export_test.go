package main

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestExportHereAndThere gives the same by the command and by a server, by the same names, and the same refusals.
func TestExportHereAndThere(t *testing.T) {
	dir := t.TempDir()
	file, data := filepath.Join(dir, "a.jsonl"), filepath.Join(dir, "data")
	const texts = `{"id":"1","date":"2016-09-10","source":"One","text":"The Free Syrian Army captured Azaz on Friday. Turkey shelled Manbij on Friday. Turkey backs the Free Syrian Army."}
{"id":"2","date":"2016-09-12","source":"Two","text":"Russia bombed Idlib on Sunday, killing 12 people."}
`
	if err := os.WriteFile(file, []byte(texts), 0o600); err != nil {
		t.Fatal(err)
	}
	casus(t, 0, "", "load", "--data", data, file)
	cases := []struct {
		flags, query string
		// refused are the command's and the server's words; empty where neither refuses.
		refused, there string
	}{
		{"--format events", "format=events", "", ""},
		{"--format jsonl --source One", "format=jsonl&source=One", "", ""},
		{"--format csv --actor Turkey --place Manbij", "format=csv&actor=Turkey&place=Manbij", "", ""},
		{"--format csv --country SY --since 2016-09-10 --order newest", "format=csv&country=SY&since=2016-09-10&order=newest", "", ""},
		{"--format geojson --order OLDEST_FIRST --min-confidence 0.1", "format=geojson&order=OLDEST_FIRST&minConfidence=0.1", "", ""},
		{"--format graphml --as-of 2016-09-10 --actor Turkey", "format=graphml&asOf=2016-09-10&actor=Turkey", "", ""},
		{"--format events --actor Nobody", "format=events&actor=Nobody", `--actor "Nobody" is no actor's name, alias or id`, `actor \"Nobody\" is no actor's name, alias or id`},
		{"--format events --place Nowhere", "format=events&place=Nowhere", `--place "Nowhere" is no place's name, alias or id`, `place \"Nowhere\" is no place's name, alias or id`},
		{"--format csv --as-of 2016", "format=csv&asOf=2016", "--as-of says nothing to csv, only to graphml", "asOf says nothing to csv, only to graphml"},
		{"--format graphml", "format=graphml", "--as-of must be given", "asOf must be given"},
		{"--format csv --known-by soon", "format=csv&knownBy=soon", "--known-by is no EDTF date", "knownBy is no EDTF date"},
		{"--format csv --order up", "format=csv&order=up", "--order must be oldest or newest", "order must be oldest or newest"},
		{"--format csv --words the", "format=csv&words=the", "--words has no word that is searched", "words has no word that is searched"},
	}
	here := map[string]string{}
	for _, c := range cases {
		status := 0
		if c.refused != "" {
			status = exitFailed
		}
		out, errs := casus(t, status, "", append([]string{"export", "--data", data}, strings.Fields(c.flags)...)...)
		if !strings.Contains(errs, c.refused) || c.refused == "" && len(out) < 100 {
			t.Errorf("%s: %s, %d bytes, want %q", c.flags, errs, len(out), c.refused)
		}
		here[c.query] = out
	}
	s := start(t, "serve", "--data", data)
	for _, c := range cases {
		res, err := http.Get(s.url + "/export?" + c.query)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(res.Body)
		if err = errors.Join(err, res.Body.Close()); err != nil {
			t.Fatal(err)
		}
		switch {
		case c.there == "":
			if res.StatusCode != http.StatusOK || string(body) != here[c.query] {
				t.Errorf("/export?%s: %s, not what the command gives:\n%s\n%s", c.query, res.Status, body, here[c.query])
			}
		case res.StatusCode != http.StatusBadRequest || !strings.Contains(string(body), c.there):
			t.Errorf("/export?%s: %s %s, want %q", c.query, res.Status, body, c.there)
		}
	}
}

// TestExportWithCorrections brings a graph along as the help says: articles, and then what was corrected.
func TestExportWithCorrections(t *testing.T) {
	dir := t.TempDir()
	file, one, other := filepath.Join(dir, "a.jsonl"), filepath.Join(dir, "one"), filepath.Join(dir, "other")
	const texts = `{"id":"1","date":"2016-09-10","source":"One","text":"The Free Syrian Army captured Azaz on Friday. Turkey shelled Manbij on Friday."}
{"id":"2","date":"2016-09-12","source":"Two","text":"Russia bombed Idlib on Sunday, killing 12 people."}
`
	if err := os.WriteFile(file, []byte(texts), 0o600); err != nil {
		t.Fatal(err)
	}
	casus(t, 0, "", "load", "--data", one, file)
	events, _ := casus(t, 0, "", "export", "--data", one, "--format", "events")
	var e struct{ ID string }
	if err := json.Unmarshal([]byte(strings.SplitN(events, "\n", 2)[0]), &e); err != nil {
		t.Fatal(err)
	}
	casus(t, 0, `{"kind":"CORRECT_EVENT","target":"`+e.ID+`","set":{"type":"SIEGE"},"author":"ana","reason":"misread"}`, "correct", "--data", one)

	articles, _ := casus(t, 0, "", "export", "--data", one)
	casus(t, 0, articles, "load", "--data", other, "-")
	corrections, _ := casus(t, 0, "", "corrections", "--data", one)
	want, _ := casus(t, 0, "", "export", "--data", one, "--format", "events")
	if got, _ := casus(t, 0, "", "export", "--data", other, "--format", "events"); got == want {
		t.Error("articles alone bring corrections along: the help says that they do not")
	}
	casus(t, 0, corrections, "correct", "--data", other)
	if got, _ := casus(t, 0, "", "export", "--data", other, "--format", "events"); got != want {
		t.Errorf("not the same after articles and corrections:\n%s\n%s", got, want)
	}
}
