package language

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxSentence bounds a sentence's tokens: a longer run without a stop (a table, a list) is cut, so that no input makes the
// later stages slow.
const maxSentence = 200

// Split cuts a text into sentences and tokens; tags, lemmas and heads are left empty. A line break ends a paragraph.
func Split(text string) []Sentence {
	var out []Sentence
	paragraph := 0
	for start := 0; start < len(text); {
		end, next := len(text), len(text)
		if i := strings.IndexAny(text[start:], "\n\r\u2028\u2029"); i >= 0 {
			end = start + i
			_, size := utf8.DecodeRuneInString(text[end:])
			next = end + size
		}
		if tokens := tokenize(text, start, end); len(tokens) > 0 {
			out = cutSentences(out, tokens, paragraph)
			paragraph++
		}
		start = next
	}
	return out
}

// cutSentences groups the tokens of a paragraph.
func cutSentences(out []Sentence, tokens []Token, paragraph int) []Sentence {
	start := 0
	emit := func(end int) {
		for end > start {
			ts := tokens[start:min(end, start+maxSentence)]
			ts = ts[:len(ts):len(ts)]
			out = append(out, Sentence{Start: ts[0].Start, End: ts[len(ts)-1].End, Paragraph: paragraph, Tokens: ts})
			start += len(ts)
		}
	}
	for i := 0; i < len(tokens); i++ {
		if !isStop(tokens[i].Text) {
			continue
		}
		j := behindClosers(tokens, i+1)
		if endsSentence(tokens, i, j) {
			emit(j)
			i = j - 1
		}
	}
	emit(len(tokens))
	return out
}

func isStop(t string) bool {
	switch t[len(t)-1] {
	case '.', '!', '?':
		return true
	}
	return strings.HasSuffix(t, "…")
}

// behindClosers is the index of the first token from j on that does not belong to the sentence whose stop stands before j:
// behind closing quotes and brackets and references ("[12]").
func behindClosers(tokens []Token, j int) int {
	for j < len(tokens) {
		switch {
		case isCloser(tokens, j):
			j++
		case j+2 < len(tokens) && tokens[j].Text == "[" && tokens[j+2].Text == "]" && isNumber(tokens[j+1].Text):
			j += 3
		default:
			return j
		}
	}
	return j
}

func isNumber(s string) bool { return strings.Trim(s, "0123456789") == "" }

func isCloser(tokens []Token, j int) bool {
	t := tokens[j]
	glued := t.Start == tokens[j-1].End
	switch t.Text {
	case "”", ")", "]", "’", "''", "»":
		return glued
	case `"`, "'":
		return glued && (j+1 >= len(tokens) || tokens[j+1].Start > t.End)
	}
	return false
}

// endsSentence tells whether the stop of token i ends a sentence; token j is the first behind it and its closers.
func endsSentence(tokens []Token, i, j int) bool {
	if j >= len(tokens) {
		return true
	}
	t, next := tokens[i].Text, tokens[j]
	r, _ := utf8.DecodeRuneInString(next.Text)
	plain := strings.Trim(t, ".!?…") == ""
	if next.Start == tokens[j-1].End && r != '“' {
		// No blank behind the stop: "3.A", or a text that lost its blanks, "was killed.The army".
		return plain && t == "." && i > 0 && unicode.IsUpper(r) && isLowerWord(tokens[i-1].Text)
	}
	if !unicode.IsUpper(r) && !unicode.IsDigit(r) && !strings.ContainsRune("“\"‘'([«-–—•*#@", r) {
		return false
	}
	if plain {
		return true
	}
	// The stop belongs to an abbreviation: it also ends the sentence where what follows begins one.
	w := strings.ToLower(strings.TrimSuffix(t, "."))
	if abbreviations[w] || utf8.RuneCountInString(w) == 1 {
		return false
	}
	return unicode.IsUpper(r) && starters[strings.ToLower(next.Text)] || r == '“' || r == '"'
}

func isLowerWord(s string) bool {
	for _, r := range s {
		if !unicode.IsLower(r) {
			return false
		}
	}
	return len(s) > 1
}
