package eval

import (
	"slices"
	"unicode"
)

// span is a stretch of a text, in code points, end exclusive. One of a mention may lie outside of the text, where the
// extraction's text has more than the gold's.
type span struct{ start, end int }

// text is a report's text with every run of white space as one blank.
type text []rune

// isSpace tells white space as Unicode does, and the four separators of ASCII besides.
func isSpace(r rune) bool { return unicode.IsSpace(r) || r >= 0x1c && r <= 0x1f }

// isWord tells the characters that words are made of.
func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || r == '_' }

// inWord tells the characters that words may have in them but not at their end.
func inWord(r rune) bool { return isWord(r) || r == '\'' || r == '’' || r == '.' || r == '-' }

// squash folds white space, and tells of each character that remains where it stood.
func squash(s string) (text, []int) {
	var out text
	var back []int
	i := 0
	for _, r := range s {
		if isSpace(r) {
			r = ' '
			if len(out) > 0 && out[len(out)-1] == ' ' {
				i++
				continue
			}
		}
		out = append(out, r)
		back = append(back, i)
		i++
	}
	return out, back
}

// trimmed is a phrase with its white space folded and none at its ends.
func trimmed(s string) text {
	t, _ := squash(s)
	for len(t) > 0 && t[0] == ' ' {
		t = t[1:]
	}
	for len(t) > 0 && t[len(t)-1] == ' ' {
		t = t[:len(t)-1]
	}
	return t
}

// slice is the part of the text in a span; a negative bound counts from the end, and bounds outside of the text are moved
// to its ends.
func (t text) slice(s span) text {
	bound := func(i int) int {
		if i < 0 {
			i += len(t)
		}
		return min(max(i, 0), len(t))
	}
	from, to := bound(s.start), bound(s.end)
	if to <= from {
		return nil
	}
	return t[from:to]
}

// occurrences are the spans of a phrase in the text as whole words, or where it is none, anywhere.
func (t text) occurrences(phrase string) []span {
	p := trimmed(phrase)
	if len(p) == 0 {
		return nil
	}
	if found := t.find(p, true); len(found) > 0 {
		return found
	}
	return t.find(p, false)
}

func (t text) find(p text, whole bool) []span {
	var out []span
	for i := 0; i+len(p) <= len(t); {
		end := i + len(p)
		if slices.Equal(t[i:end], p) && (!whole || (i == 0 || !isWord(t[i-1])) && (end == len(t) || !isWord(t[end]))) {
			out = append(out, span{i, end})
			i = end
		} else {
			i++
		}
	}
	return out
}

// index is where another text begins in this one, 0 where it does not stand in it.
func (t text) index(of text) int {
	if found := t.find(of, false); len(found) > 0 {
		return found[0].start
	}
	return 0
}

// words are the words in a span: runs of letters, digits, apostrophes, stops and hyphens that end with a letter or digit.
func (t text) words(s span) []span { return wordsOf(t.slice(s), s.start) }

func wordsOf(part text, offset int) []span {
	var out []span
	for i := 0; i < len(part); {
		if !inWord(part[i]) {
			i++
			continue
		}
		end, last := i, -1
		for ; end < len(part) && inWord(part[end]); end++ {
			if isWord(part[end]) {
				last = end
			}
		}
		if last >= 0 {
			out = append(out, span{offset + i, offset + last + 1})
		}
		i = end
	}
	return out
}

// headStops are the prepositions behind which a phrase has no head.
var headStops = [...]text{text("of"), text("in"), text("for"), text("from"), text("at"), text("on"), text("to"), text("with"), text("against"), text("by")}

// head is the last word of a phrase before its first preposition.
func (t text) head(s span) span {
	core := t.slice(s)
	for i := range core {
		if core[i] == ' ' && startsWithStop(core[i+1:]) {
			core = core[:i]
			break
		}
	}
	if found := wordsOf(core, s.start); len(found) > 0 {
		return found[len(found)-1]
	}
	return s
}

func startsWithStop(rest text) bool {
	for _, w := range headStops {
		if len(rest) > len(w) && rest[len(w)] == ' ' && slices.Equal(rest[:len(w)], w) {
			return true
		}
	}
	return false
}

// same tells whether two participants, each with all its mentions, meet: one of the found mentions covers the head of a gold
// phrase, or shares at least half of all words with it.
func (t text) same(gold, found []span) bool {
	for _, g := range gold {
		gw, gh := t.words(g), t.head(g)
		for _, f := range found {
			if f.start >= g.end || g.start >= f.end {
				continue
			}
			if f.start <= gh.start && gh.end <= f.end {
				return true
			}
			fw := t.words(f)
			both := 0
			for _, w := range gw {
				if slices.Contains(fw, w) {
					both++
				}
			}
			if all := len(gw) + len(fw) - both; all > 0 && both*2 >= all {
				return true
			}
		}
	}
	return false
}
