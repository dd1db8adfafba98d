package store

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"

	"casus/schema"
)

// folder turns words into the form under which they are indexed: folded as names are (no marks, lower case) and stemmed by
// Porter's second English stemmer, so that "shelling" finds "shelled". Stop words are left out.
type folder struct {
	mu sync.RWMutex
	// stems has the forms of words, "" of stop words.
	stems map[string]string
}

func newFolder() *folder { return &folder{stems: map[string]string{}} }

// maxStems bounds the memory of stems.
const maxStems = 100_000

// words are the distinct indexed forms of a text's words, in order of appearance.
func (f *folder) words(texts ...string) []string {
	n := 0
	for _, t := range texts {
		n += len(t)
	}
	seen, out := make(map[string]bool, n/8), make([]string, 0, n/8)
	add := func(s string) {
		if s != "" && !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	var word [maxWord + 1]byte
	for _, t := range texts {
		if !plain(t) {
			for w := range strings.FieldsSeq(schema.NameKey(t)) {
				add(f.form([]byte(w)))
			}
			continue
		}
		// What schema.NameKey does to a text of ASCII alone.
		n := 0
		for i := range len(t) {
			c := t[i]
			switch {
			case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			case c >= 'A' && c <= 'Z':
				c += 'a' - 'A'
			case c == '\'' || c == '.' || c == '`':
				continue
			default:
				add(f.form(word[:n]))
				n = 0
				continue
			}
			if word[n] = c; n < maxWord {
				n++
			}
		}
		add(f.form(word[:n]))
	}
	return out
}

// maxWord is from how many bytes on a word is none that anybody looks for.
const maxWord = 61

func plain(t string) bool {
	for i := range len(t) {
		if t[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// form is the indexed form of a folded word; "" for one that is not indexed.
func (f *folder) form(w []byte) string {
	if len(w) == 0 || len(w) >= maxWord {
		return ""
	}
	f.mu.RLock()
	s, ok := f.stems[string(w)]
	f.mu.RUnlock()
	if ok {
		return s
	}
	word := string(w)
	if !stopWords[word] {
		s = english.Stem(word, true)
	}
	f.mu.Lock()
	if len(f.stems) >= maxStems {
		clear(f.stems)
	}
	f.stems[word] = s
	f.mu.Unlock()
	return s
}

var stopWords = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`a an the and or but if of in on at to from by with for as is are was were be been being has have had
		do does did will would can could may might shall should must that this these those it its he she they them his her their we us our
		you your i my me who whom which what when where why how not no nor so than then there here s t`) {
		m[w] = true
	}
	return m
}()
