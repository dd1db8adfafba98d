package schema

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestSelectorCheck(t *testing.T) {
	const text = "Kämpfe in Ḥalab: 12 Tote."
	for _, tt := range []struct {
		s    Selector
		want string // part of the error; "" for none
	}{
		{Selector{0, 6, "Kämpfe"}, ""},
		{Selector{10, 15, "Ḥalab"}, ""},
		{Selector{20, 25, "Tote."}, ""},
		{Selector{0, 25, text}, ""},
		{Selector{0, 0, ""}, "out of order"},
		{Selector{6, 0, "Kämpfe"}, "out of order"},
		{Selector{-1, 3, "Käm"}, "out of order"},
		{Selector{20, 26, "Tote. "}, "outside the text of 25 code points"},
		{Selector{25, 26, " "}, "outside"},
		{Selector{400, 500, "x"}, "outside"},
		{Selector{1, 7, "Kämpfe"}, `the text has "ämpfe " there, not "Kämpfe"`},
		{Selector{0, 6, "kämpfe"}, "not \"kämpfe\""},
		{Selector{0, 6, ""}, "not \"\""},
	} {
		err := tt.s.Check(text)
		if (err == nil) != (tt.want == "") || err != nil && !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%+v: %v, want %q", tt.s, err, tt.want)
		}
	}
	if err := (Selector{0, 1, "x"}).Check(""); err == nil {
		t.Error("an empty text has a selection")
	}
}

func TestSelectorOverlaps(t *testing.T) {
	for _, tt := range []struct {
		a, b Selector
		want bool
	}{
		{Selector{Start: 0, End: 5}, Selector{Start: 4, End: 6}, true},
		{Selector{Start: 0, End: 5}, Selector{Start: 5, End: 6}, false},
		{Selector{Start: 2, End: 3}, Selector{Start: 0, End: 9}, true},
		{Selector{Start: 7, End: 8}, Selector{Start: 0, End: 7}, false},
	} {
		if tt.a.Overlaps(tt.b) != tt.want || tt.b.Overlaps(tt.a) != tt.want {
			t.Errorf("%v and %v: want %v", tt.a, tt.b, tt.want)
		}
	}
}

// A selector that is cut out of a text fits it, and does not fit once anything about it is moved.
func TestSelectorFitsWhatItWasCutFrom(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		runes := []rune(strings.ToValidUTF8(rapid.StringN(1, 40, -1).Draw(t, "text"), "?"))
		start := rapid.IntRange(0, len(runes)-1).Draw(t, "start")
		end := rapid.IntRange(start+1, len(runes)).Draw(t, "end")
		text := string(runes)
		s := Selector{start, end, string(runes[start:end])}
		if err := s.Check(text); err != nil {
			t.Fatal(err)
		}
		longer := Selector{start, end, s.Exact + "x"}
		if longer.Check(text) == nil {
			t.Fatal("a longer quote fits")
		}
		beyond := Selector{start, utf8.RuneCountInString(text) + 1, s.Exact}
		if beyond.Check(text) == nil {
			t.Fatal("a selector beyond the text fits")
		}
		// Check of an extraction counts the same.
		x := Extraction{Article: Article{Text: text}, Actors: []ExtractedActor{{ID: "a", Name: "A", Mentions: []Selector{s}}}}
		if err := x.Check(); err != nil {
			t.Fatal(err)
		}
	})
}
