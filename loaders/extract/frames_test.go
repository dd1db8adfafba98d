package extract

import (
	"fmt"
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

// TestFrameExamples reads the example of every frame. The parser reads some of them wrongly; the share that comes out whole
// must not fall.
func TestFrameExamples(t *testing.T) {
	const least = 0.83
	x := extractor(t)
	set, err := frames.Default()
	if err != nil {
		t.Fatal(err)
	}
	good, all := 0, 0
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
		if wrong := check(got, f.Type, roles); wrong != "" {
			t.Logf("%s:%d: %q: %s", f.File, f.Line, text, wrong)
			continue
		}
		good++
	}
	t.Logf("%d of %d examples come out whole (%.3f)", good, all, float64(good)/float64(all))
	if float64(good) < least*float64(all) {
		t.Errorf("%d of %d examples come out whole, want a share of %.2f", good, all, least)
	}
}
