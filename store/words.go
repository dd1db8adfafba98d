package store

import (
	"strings"
	"sync"

	"github.com/kljensen/snowball/english"

	"casus/schema"
)

// folder turns words into the form under which they are indexed: folded as names are (no marks, lower case) and stemmed by
// Porter's second English stemmer, so that "shelling" finds "shelled". Stop words are left out.
type folder struct {
	mu    sync.RWMutex
	stems map[string]string
}

func newFolder() *folder { return &folder{stems: map[string]string{}} }

// maxStems bounds the memory of stems.
const maxStems = 100_000

func (f *folder) stem(w string) string {
	f.mu.RLock()
	s, ok := f.stems[w]
	f.mu.RUnlock()
	if ok {
		return s
	}
	s = english.Stem(w, true)
	f.mu.Lock()
	if len(f.stems) >= maxStems {
		clear(f.stems)
	}
	f.stems[w] = s
	f.mu.Unlock()
	return s
}

// words are the distinct indexed forms of a text's words, in order of appearance.
func (f *folder) words(texts ...string) []string {
	seen := map[string]bool{}
	var out []string
	for _, t := range texts {
		for _, w := range strings.Fields(schema.NameKey(t)) {
			if stopWords[w] || len(w) > 60 {
				continue
			}
			if s := f.stem(w); !seen[s] {
				seen[s] = true
				out = append(out, s)
			}
		}
	}
	return out
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
