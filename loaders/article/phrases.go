package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// phrases are words that stand in a line as they are. A set of them is looked for many times faster than a pattern.
type phrases []string

// phrasesOf makes a set of phrases in lower case. {a,b} stands for either word; ^ for the line's beginning.
func phrasesOf(list ...string) phrases {
	var out phrases
	for _, p := range list {
		out = append(out, expand(p)...)
	}
	return out
}

// expand writes a phrase with alternatives out.
func expand(p string) []string {
	before, rest, ok := strings.Cut(p, "{")
	if !ok {
		return []string{p}
	}
	choices, after, _ := strings.Cut(rest, "}")
	var out []string
	for choice := range strings.SplitSeq(choices, ",") {
		for _, tail := range expand(after) {
			out = append(out, before+choice+tail)
		}
	}
	return out
}

// in tells whether a line has one of the phrases as whole words. Case is nothing, but "us" is not "US".
func (ps phrases) in(s string) bool {
	low := lowerASCII(s)
	for _, p := range ps {
		p, first := strings.CutPrefix(p, "^")
		for from := 0; from < len(low); {
			i := strings.Index(low[from:], p)
			if i < 0 || first && from+i > 0 {
				break
			}
			i += from
			if whole(low, i, i+len(p)) && !capitalUS(s[i:i+len(p)], p) {
				return true
			}
			from = i + 1
		}
	}
	return false
}

// lowerASCII is the line with the letters of English in lower case; every byte keeps its place.
func lowerASCII(s string) string {
	b := []byte(s)
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

// whole tells whether no word goes on beyond either end of a stretch.
func whole(s string, start, end int) bool {
	letter := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	before, _ := utf8.DecodeLastRuneInString(s[:start])
	after, _ := utf8.DecodeRuneInString(s[end:])
	head, _ := utf8.DecodeRuneInString(s[start:end])
	tail, _ := utf8.DecodeLastRuneInString(s[start:end])
	return !(letter(before) && letter(head)) && !(letter(tail) && letter(after))
}

// capitalUS tells whether the phrase's "us" is a state in the line.
func capitalUS(found, phrase string) bool {
	i := strings.Index(phrase+" ", " us ")
	return i >= 0 && found[i+1:i+3] == "US"
}
