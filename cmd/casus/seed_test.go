package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// seedQueries are asked of the article that the project started from. They leave out its sentences, which are not ours to
// keep: evidence is where it stands, and TestSeed compares the words.
var seedQueries = map[string]string{
	"timeline": `{ timeline(first: 100) { nodes { type status date participants { role actor { name } } places { name }
		killed { low high } displaced { low high } attributedTo { name } evidence { start end } } } }`,
	"network": `{ network(asOf: "2016-09-10") { relations { type subject { name } object { ... on Actor { name } ... on Place { name } }
		status spans { since until } roles assertions { evidence { start end } } } } }`,
	"ceasefires": `{ ceasefires(asOf: "2016-09-13") { state effective parties { name } brokers { name }
		agreement { date status places { name } agreement { purpose kind sides } }
		terms { type status who { name } whom { name } places { name } until evidence { start end } }
		standing { since because { type date } } breaches { date participants { role actor { name } } } } }`,
}

// TestSeed loads the article as it was pasted, by the command line, and asks over HTTP. It wants the folder of shared data,
// which is no part of this repository.
func TestSeed(t *testing.T) {
	files, err := filepath.Glob("../../../shared/seed/*.txt")
	if err != nil || len(files) == 0 {
		t.Skip("no ../shared/seed: the article is not part of this repository")
	}
	data := filepath.Join(t.TempDir(), "data")
	casus(t, 0, "", append([]string{"load", "--data", data, "--published", "2016-09-10"}, files...)...)
	s := start(t, "serve", "--data", data)

	var articles struct {
		Articles struct {
			Nodes []struct{ Title, Text string }
		}
	}
	s.into(t, `{ articles { nodes { title text } } }`, &articles)
	if n := len(articles.Articles.Nodes); n != 1 {
		t.Fatalf("%d articles, want 1", n)
	}
	text := []rune(articles.Articles.Nodes[0].Text)
	for _, alien := range []string{"Latest News", "Coffrini", "Related Articles", "Barnes", "Benghazi", "Reply", "youtube"} {
		if strings.Contains(string(text), alien) {
			t.Errorf("the text has %q, which is not the article's", alien)
		}
	}
	var quotes struct {
		Timeline struct {
			Nodes []struct {
				Type     string
				Evidence []struct {
					Start, End int
					Exact      string
				}
			}
		}
	}
	s.into(t, `{ timeline(first: 100) { nodes { type evidence { start end exact } } } }`, &quotes)
	for _, e := range quotes.Timeline.Nodes {
		if len(e.Evidence) == 0 {
			t.Errorf("%s without evidence", e.Type)
		}
		for _, q := range e.Evidence {
			if q.Start < 0 || q.End > len(text) || string(text[q.Start:q.End]) != q.Exact {
				t.Errorf("%s: the text has other words at %d-%d than %q", e.Type, q.Start, q.End, q.Exact)
			}
		}
	}
	for name, query := range seedQueries {
		golden(t, filepath.Join("testdata", "seed", name+".json"), indented(t, s.ask(t, query)))
	}
}

// golden compares with what a file has, or writes it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got; -update writes it anew):\n%s", name, diff)
	}
}
