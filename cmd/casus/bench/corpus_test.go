package bench

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"casus/schema"
)

// little is a corpus of a size for tests.
var little = Corpus{Seed: 1, Articles: 400, Reports: 2000, Actors: 60, Places: 40, Countries: 5, Years: 2, Vocabulary: 500, Relations: 90, Retold: 0.2}

func TestCorpusIsValid(t *testing.T) {
	if err := little.Check(); err != nil {
		t.Fatal(err)
	}
	reports, relations := 0, 0
	for n := range little.Articles {
		x := little.Article(n)
		if err := x.Check(); err != nil {
			t.Fatalf("article %d: %v", n, err)
		}
		reports += len(x.Events)
		relations += len(x.Relations)
	}
	if reports != little.Reports || relations != little.Relations {
		t.Errorf("%d reports and %d relations, want %d and %d", reports, relations, little.Reports, little.Relations)
	}
}

// TestReportsHaveTheirArticle holds the two ways between reports and articles together.
func TestReportsHaveTheirArticle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := little
		c.Articles = rapid.IntRange(1, 1000).Draw(t, "articles")
		c.Reports = c.Articles + rapid.IntRange(0, 5000).Draw(t, "more")
		report := rapid.IntRange(0, 2*c.Reports).Draw(t, "report")
		if from, to := c.reportsOf(c.articleOf(report)); report < from || report >= to {
			t.Fatalf("report %d is in article %d, which has %d to %d", report, c.articleOf(report), from, to)
		}
	})
}

// TestSkew: the first actor is in more than the tenth, and that in more than the fortieth.
func TestSkew(t *testing.T) {
	seen := map[int]int{}
	for i := range little.Reports {
		for _, a := range little.occurred(i).actors {
			seen[a]++
		}
	}
	if !(seen[0] > 2*seen[9] && seen[9] > seen[39]) {
		t.Errorf("in %d, %d, %d events", seen[0], seen[9], seen[39])
	}
}

func TestEmit(t *testing.T) {
	dir := t.TempDir()
	read := func(name string, c Corpus) []byte {
		if err := c.Emit(context.Background(), filepath.Join(dir, name), func(int) {}); err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	a := read("a", little)
	if !bytes.Equal(a, read("b", little)) {
		t.Error("a seed gives two corpora")
	}
	other := little
	other.Seed++
	if bytes.Equal(a, read("c", other)) {
		t.Error("two seeds give one corpus")
	}
	lines := bytes.Split(bytes.TrimSpace(a), []byte("\n"))
	if len(lines) != little.Articles {
		t.Errorf("%d lines", len(lines))
	}
	var x schema.Extraction
	if err := json.Unmarshal(lines[7], &x); err != nil || x.Check() != nil || x.Article.ID != "art0000007" {
		t.Errorf("line 8: %v, %v, %q", err, x.Check(), x.Article.ID)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if little.Emit(ctx, filepath.Join(dir, "d"), func(int) {}) == nil {
		t.Error("it goes on after ctrl-C")
	}
}

func TestNamesAreDistinct(t *testing.T) {
	seen := map[string]bool{}
	for i := range 20_000 {
		for _, w := range []string{ActorName(i), PlaceName(i), Word(i)} {
			if seen[w] {
				t.Fatalf("%q is there twice", w)
			}
			seen[w] = true
		}
	}
}
