package schema

import (
	"fmt"
	"unicode/utf8"
)

// Selector points at a stretch of an article's text, as the W3C Web Annotation model does with a TextPositionSelector
// and a TextQuoteSelector in one: offsets in Unicode code points, end exclusive, and the exact words.
type Selector struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Exact string `json:"exact"`
}

// Overlaps tells whether two selectors of one text share a character.
func (s Selector) Overlaps(o Selector) bool { return s.Start < o.End && o.Start < s.End }

// Check tells what is wrong with the selector for the text: offsets out of order or outside, or other words than Exact.
func (s Selector) Check(text string) error {
	if s.Start < 0 || s.End <= s.Start {
		return fmt.Errorf("selector %d-%d: offsets out of order", s.Start, s.End)
	}
	i, from := 0, -1
	for b := range text {
		if i == s.Start {
			from = b
		}
		if i == s.End {
			return s.compare(text[from:b])
		}
		i++
	}
	if i == s.End && from >= 0 {
		return s.compare(text[from:])
	}
	return fmt.Errorf("selector %d-%d: outside the text of %d code points", s.Start, s.End, utf8.RuneCountInString(text))
}

func (s Selector) compare(got string) error {
	if got != s.Exact {
		return fmt.Errorf("selector %d-%d: the text has %q there, not %q", s.Start, s.End, got, s.Exact)
	}
	return nil
}

// Evidence is where a statement comes from: a stretch of one article. Nothing enters the graph without it.
type Evidence struct {
	ArticleID string `json:"article"`
	Selector
}
