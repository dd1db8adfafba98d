package extract

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"casus/loaders/lexicon/frames"
	"casus/schema"
)

func extractor(tb testing.TB) *Extractor {
	tb.Helper()
	x, err := New(Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return x
}

// check says what is wrong with what came out of a frame's example; empty for nothing.
func check(x schema.Extraction, want schema.EventType, roles []frames.Mark) string {
	var wrong []string
	for _, e := range x.Events {
		if e.Type != want {
			continue
		}
		wrong = nil
		for _, r := range roles {
			if !filled(x, e, string(r.Role), r.Phrase) {
				wrong = append(wrong, fmt.Sprintf("no %s %q", string(r.Role), r.Phrase))
			}
		}
		if wrong == nil {
			return ""
		}
	}
	if wrong == nil {
		var got []string
		for _, e := range x.Events {
			got = append(got, string(e.Type))
		}
		return fmt.Sprintf("no %s, but %v", want, got)
	}
	return strings.Join(wrong, ", ")
}

func filled(x schema.Extraction, e schema.ExtractedEvent, role, phrase string) bool {
	overlaps := func(ms []schema.Selector) bool {
		for _, m := range ms {
			if strings.Contains(strings.ToLower(phrase), strings.ToLower(m.Exact)) || strings.Contains(strings.ToLower(m.Exact), strings.ToLower(phrase)) {
				return true
			}
		}
		return false
	}
	if role == "PLACE" {
		for _, id := range e.Places {
			for _, p := range x.Places {
				if p.ID == id && overlaps(p.Mentions) {
					return true
				}
			}
		}
		return false
	}
	for _, p := range e.Participants {
		for _, a := range x.Actors {
			if string(p.Role) == role && a.ID == p.Actor && overlaps(a.Mentions) {
				return true
			}
		}
	}
	return false
}

var update = flag.Bool("update", false, "write the golden files anew")

// TestFrameExamples reads the example of every frame. The parser reads some of them wrongly: which, and how, is a golden file, so that
// a change that loses one, or wins one, is seen in review.
func TestFrameExamples(t *testing.T) {
	const golden = "testdata/examples.golden"
	x := extractor(t)
	set, err := frames.Default()
	if err != nil {
		t.Fatal(err)
	}
	var wrong []string
	all := 0
	for _, f := range set.All() {
		if f.Type == "" {
			continue
		}
		text, roles := f.Marked()
		all++
		got := x.Extract(schema.Article{Text: text, PublishedAt: schema.MustTime("2016-09-10")})
		if err := got.Check(); err != nil {
			t.Errorf("%s:%d: %q: %v", f.File, f.Line, text, err)
		}
		if w := check(got, f.Type, roles); w != "" {
			wrong = append(wrong, fmt.Sprintf("%s: %s: %s", f.File, text, w))
		}
	}
	t.Logf("%d of %d examples come out whole", all-len(wrong), all)
	slices.Sort(wrong)
	if *update {
		if err := os.WriteFile(golden, []byte(strings.Join(wrong, "\n")+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	b, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	known := strings.Split(strings.TrimSuffix(string(b), "\n"), "\n")
	for _, w := range wrong {
		if !slices.Contains(known, w) {
			t.Errorf("reads wrongly %s", w)
		}
	}
	for _, k := range known {
		if !slices.Contains(wrong, k) {
			t.Errorf("reads otherwise, rightly perhaps (-update) %s", k)
		}
	}
}
