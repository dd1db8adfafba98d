package language

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tokenize cuts text[from:to], which has no line break, into tokens. The conventions are those of the English Web Treebank:
// clitics and hyphens are tokens of their own ("do n't", "rebel - held"), but prefixes stay ("anti-aircraft"), and so do
// abbreviations with their stops, numbers, dates, times and addresses.
func tokenize(text string, from, to int) []Token {
	var out []Token
	for i := from; i < to; {
		r, size := utf8.DecodeRuneInString(text[i:to])
		if isBlank(r) {
			i += size
			continue
		}
		j := i
		for j < to {
			r, size := utf8.DecodeRuneInString(text[j:to])
			if isBlank(r) {
				break
			}
			j += size
		}
		out = cutChunk(out, text, i, j)
		i = j
	}
	return out
}

func isBlank(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\u200b' || r == '\ufeff' || r == '\u200e' || r == '\u200f'
}

// cutChunk cuts a stretch without blanks.
func cutChunk(out []Token, text string, from, to int) []Token {
	if isAddress(text[from:to]) {
		for from < to && strings.IndexByte("([<\"'", text[from]) >= 0 {
			out = append(out, token(text, from, from+1))
			from++
		}
		end := to
		for end > from && strings.IndexByte(".,;:!?)]>\"'", text[end-1]) >= 0 {
			end--
		}
		if end > from {
			out = append(out, token(text, from, end))
		}
		from = end
	}
	for i := from; i < to; {
		r, size := utf8.DecodeRuneInString(text[i:to])
		end := i + size
		switch {
		case isWordRune(r):
			end = wordEnd(text, i, to)
			out = cutWord(out, text, i, end)
			i = end
			continue
		case isApostrophe(r) || r == '`':
			if n := clitic(text[i:to], size); n > 0 && i > from {
				end = i + n
			} else if n := shortYear(text[i:to], size); n > 0 && i == from {
				end = i + n
			} else if r == '\'' {
				end = i + runLength(text[i:to], r, size)
			}
		case (r == '@' || r == '#') && i == from && handle(text[i+size:to]) > 0:
			end += handle(text[i+size : to])
		default:
			end = i + runLength(text[i:to], r, size)
		}
		out = append(out, token(text, i, end))
		i = end
	}
	return out
}

func token(text string, i, j int) Token { return Token{Start: i, End: j, Text: text[i:j], Head: -1} }

// runLength is the length of a punctuation token: dots, dashes and other repeated marks stay together.
func runLength(s string, r rune, size int) int {
	n := size
	switch r {
	case '!', '?':
		for n < len(s) && (s[n] == '!' || s[n] == '?') {
			n++
		}
	case '.', '-', '*', '=', '_', '#', '~', '`', '<', '>', '$', '\'':
		for n < len(s) && rune(s[n]) == r {
			n++
		}
	}
	return n
}

func isAddress(s string) bool {
	return strings.Contains(s, "://") || strings.Contains(s, "www.") || strings.Count(s, "@") == 1 && s[0] != '@' && strings.Contains(s, ".")
}

// handle is the length of the name behind an @ or #; 0 where none begins with a letter.
func handle(s string) int {
	for i, r := range s {
		if !(unicode.IsLetter(r) || i > 0 && (unicode.IsDigit(r) || r == '_')) {
			return i
		}
	}
	return len(s)
}

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || r == 'ʿ' || r == 'ʾ' || r == '\u00ad'
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == '`' }

// wordEnd is the end of the word at i: letters, digits, stops inside abbreviations and numbers, apostrophes inside names,
// hyphens behind prefixes.
func wordEnd(text string, i, to int) int {
	j := i
	parts := stretch{letters: true, digits: true, singles: true}
	for j < to {
		r, size := utf8.DecodeRuneInString(text[j:to])
		if isWordRune(r) {
			parts.add(r)
			j += size
			continue
		}
		if j+size >= to || !parts.continues(text[i:j], r, text[j:to], size) {
			break
		}
		parts.mark(r)
		j += size
	}
	if j < to && text[j] == '.' && !wordFollows(text[j+1:to]) && abbreviation(text[i:j], parts.singles && parts.stops > 0, text[j+1:]) {
		j++
	}
	return j
}

// wordFollows tells whether a text begins with a letter or digit: the curly apostrophe of "U.N.’s" is none.
func wordFollows(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s != "" && isWordRune(r)
}

// stretch is what wordEnd has read of a word.
type stretch struct {
	// letters and digits tell whether there are only such, singles whether stops stand between single letters ("U.S").
	letters, digits, singles bool
	// run counts the runes since the last mark, stops and slashes the marks.
	run, stops, hyphens int
	last                rune
}

func (w *stretch) add(r rune) {
	w.letters = w.letters && !unicode.IsDigit(r)
	w.digits = w.digits && unicode.IsDigit(r)
	w.run++
	w.singles = w.singles && w.run == 1
	w.last = r
}

func (w *stretch) mark(r rune) {
	w.run = 0
	switch r {
	case '.':
		w.stops++
	case '-':
		w.hyphens++
	}
}

// continues tells whether the mark r, with which rest begins, belongs to the word so far.
func (w *stretch) continues(word string, r rune, rest string, size int) bool {
	next, nextSize := utf8.DecodeRuneInString(rest[size:])
	letters := unicode.IsLetter(w.last) && unicode.IsLetter(next)
	digits := unicode.IsDigit(w.last) && unicode.IsDigit(next)
	switch r {
	case '.':
		return digits || letters && (w.singles && w.run == 1 || word == "Ph" || unicode.IsLower(w.last) && unicode.IsLower(next))
	case ',', ':':
		return digits
	case '_':
		return isWordRune(next)
	case '/':
		return digits && w.digits || strings.EqualFold(word, "b") && (next == 'c' || next == 'C')
	case '-', '‐', '‑':
		if digits && w.digits {
			return numberGroup(word, rest[size:], w.hyphens)
		}
		// "UN-led" has no prefix.
		acronym := utf8.RuneCountInString(word) > 1 && unicode.IsUpper(w.last) && unicode.IsLower(next)
		return w.letters && unicode.IsLetter(next) && w.stops == 0 && !acronym && prefixes[strings.ToLower(word)] && wordAfter(rest[size:])
	case '&':
		return unicode.IsUpper(w.last) && unicode.IsUpper(next) && len(word) <= 2
	case '\'', '’', '`', 'ʼ':
		if !letters || clitic(rest, size) > 0 {
			return false
		}
		if isNegation(w.last, rest, size) {
			return true
		}
		// "O'Brien", "Sana'a", "Ma'arrat", but not the quotes of "the'enemy'".
		return r != '`' && (len(rest) == size+nextSize || isWordByte(rest[size+nextSize]) || rest[size+nextSize] < 0x80)
	}
	return false
}

// isNegation tells whether rest, an apostrophe of size bytes and more, ends "n't".
func isNegation(last rune, rest string, size int) bool {
	return (last == 'n' || last == 'N') && (rest[size] == 't' || rest[size] == 'T') && (len(rest) == size+1 || !isWordByte(rest[size+1]))
}

// numberGroup tells whether digits, a hyphen and more digits are a date or a telephone number ("2024-03-05", "713-853-3989"),
// not a range ("10-12", "2003-2007").
func numberGroup(word, rest string, hyphens int) bool {
	n := 0
	for n < len(rest) && rest[n] >= '0' && rest[n] <= '9' {
		n++
	}
	if hyphens > 0 {
		return true
	}
	if len(word) == 3 && n == 4 {
		return true
	}
	return n < len(rest)-1 && rest[n] == '-' && rest[n+1] >= '0' && rest[n+1] <= '9'
}

// wordAfter tells whether at least two letters follow, so that "e-" in "e-s" is not taken for a prefix.
func wordAfter(s string) bool { return len(s) >= 2 && isWordByte(s[1]) }

// prefixes stay with the word behind their hyphen.
var prefixes = map[string]bool{"e": true, "non": true, "re": true, "anti": true, "pre": true, "pro": true, "co": true, "mid": true, "post": true, "over": true,
	"cross": true, "counter": true, "multi": true, "ex": true, "semi": true, "sub": true, "mini": true, "inter": true, "intra": true, "micro": true, "neo": true, "socio": true,
	"un": true, "mis": true, "ultra": true, "pseudo": true, "quasi": true, "trans": true, "de": true, "bi": true, "hyper": true, "mega": true, "geo": true, "psycho": true}

func isWordByte(b byte) bool {
	return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= 0x80
}

// clitic is the length of the clitic that a stretch begins with ("'s", "'ll"); 0 where it begins with none. Its first size
// bytes are the apostrophe.
func clitic(s string, size int) int {
	rest := s[size:]
	for _, c := range [...]string{"ll", "re", "ve", "s", "d", "m"} {
		if len(rest) >= len(c) && strings.EqualFold(rest[:len(c)], c) && (len(rest) == len(c) || !isWordByte(rest[len(c)])) {
			return size + len(c)
		}
	}
	return 0
}

// shortYear is the length of a year without its century ("'05", "'90s"); 0 where there is none.
func shortYear(s string, size int) int {
	rest := s[size:]
	if len(rest) < 2 || rest[0] < '0' || rest[0] > '9' || rest[1] < '0' || rest[1] > '9' {
		return 0
	}
	n := 2
	if len(rest) > 2 && rest[2] == 's' {
		n = 3
	}
	if len(rest) > n && isWordByte(rest[n]) {
		return 0
	}
	return size + n
}

// contractions are written as one word and read as two; the number is where they are cut.
var contractions = map[string]int{"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "gimme": 3, "lemme": 3, "dont": 2, "didnt": 3, "doesnt": 4, "isnt": 2, "wasnt": 3, "couldnt": 5, "wouldnt": 5}

// units are cut off the numbers that they are written behind.
var units = map[string]bool{"am": true, "pm": true, "a.m.": true, "p.m.": true, "km": true, "kg": true, "m": true, "mm": true, "cm": true, "ft": true, "lb": true, "lbs": true,
	"b": true, "bn": true, "mn": true, "tn": true, "k": true, "mph": true, "kph": true, "gmt": true, "hrs": true, "min": true, "yo": true}

// cutWord cuts contractions off a word ("don't", "cannot") and units off numbers ("3pm", "5km").
func cutWord(out []Token, text string, from, to int) []Token {
	cut := 0
	l := strings.ToLower(text[from:to])
	if n := len(l); n > 3 && l[n-1] == 't' {
		for _, c := range [...]string{"n't", "n’t", "n`t", "nʼt"} {
			if strings.HasSuffix(l, c) && n > len(c) {
				cut = n - len(c)
			}
		}
	}
	if n := contractions[l]; n > 0 {
		cut = n
	}
	if l[0] >= '0' && l[0] <= '9' {
		if i := strings.IndexFunc(l, unicode.IsLetter); i > 0 && units[l[i:]] {
			cut = i
		}
	}
	if cut == 0 || len(l) != to-from {
		return append(out, token(text, from, to))
	}
	return append(out, token(text, from, from+cut), token(text, from+cut, to))
}
