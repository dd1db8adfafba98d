package store

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"

	"casus/schema"
)

// folder turns words into the form under which they are indexed: folded as names are (no marks, lower case) and stemmed by
// Porter's second English stemmer, so that "shelling" finds "shelled". Stop words are left out.
type folder struct {
	mu sync.RWMutex
	// stems has the stem of each word, nil of stop words; forms has each stem by its form.
	stems, forms map[string]*stem
	// limit bounds how many words are kept, 0 for as many as come.
	limit int
	// recent has words at the place of their hash: most words of a text are there.
	recent [1 << 15]atomic.Pointer[recentWord]
}

type recentWord struct {
	word string
	stem *stem
}

// stem is a word in its indexed form, once for all words of that form as long as the folder keeps it.
type stem struct {
	form string
	// hash is the FNV-1a hash of the form.
	hash uint32
	// number counts the stems of the folder from 0 on.
	number uint32
}

// newFolder makes a folder that keeps so many words at most, or all where that is 0.
func newFolder(limit int) *folder {
	return &folder{stems: map[string]*stem{}, forms: map[string]*stem{}, limit: limit}
}

// keptWords bounds the memory of a folder that serves a store.
const keptWords = 100_000

// words are the distinct indexed forms of a text's words, in order of appearance.
func (f *folder) words(texts ...string) []string {
	return formsOf(f.stemsOf(texts...))
}

func formsOf(stems []*stem) []string {
	out := make([]string, len(stems))
	for i, s := range stems {
		out[i] = s.form
	}
	return out
}

// stemsOf are the distinct stems of a text's words, in order of appearance.
func (f *folder) stemsOf(texts ...string) []*stem {
	n := 0
	for _, t := range texts {
		n += len(t)
	}
	return f.addStems(make([]*stem, 0, n/8), texts...)
}

// addStems adds the stems of a text's words to those of others, all of which are distinct; what is added is behind them.
func (f *folder) addStems(out []*stem, texts ...string) []*stem {
	var set stemSet
	set.reset(out)
	add := func(w []byte, hash uint32) {
		if s := f.recall(w, hash); s != nil && set.add(out, s) {
			out = append(out, s)
		}
	}
	f.mu.RLock()
	defer f.mu.RUnlock()
	var word [maxWord + 1]byte
	for _, t := range texts {
		if !plain(t) {
			for w := range strings.FieldsSeq(schema.NameKey(t)) {
				add([]byte(w), hashWord(w))
			}
			continue
		}
		// What schema.NameKey does to a text of ASCII alone.
		n, hash := 0, emptyHash
		for i := range len(t) {
			c := folded[t[i]]
			switch c {
			case dropped:
				continue
			case noWord:
				if n > 0 {
					add(word[:n], hash)
				}
				n, hash = 0, emptyHash
				continue
			}
			hash = hashByte(hash, c)
			if word[n] = c; n < maxWord {
				n++
			}
		}
		add(word[:n], hash)
	}
	return out
}

// What schema.NameKey makes of a byte of ASCII besides a letter or a digit.
const (
	noWord  = 0
	dropped = 1
)

// folded is what becomes of each byte of ASCII.
var folded = func() (to [utf8.RuneSelf]byte) {
	for c := range to {
		switch b := byte(c); {
		case b >= 'a' && b <= 'z' || b >= '0' && b <= '9':
			to[c] = b
		case b >= 'A' && b <= 'Z':
			to[c] = b + 'a' - 'A'
		case b == '\'' || b == '.' || b == '`':
			to[c] = dropped
		}
	}
	return to
}()

// stemSet tells which stems are in a list: a hash table of their places, that of the list's beginning.
type stemSet struct {
	// slots have a stem's place in the list, counted from 1.
	slots []uint32
	small [512]uint32
	n     int
}

// reset makes the set that of a list.
func (s *stemSet) reset(list []*stem) {
	s.slots, s.n = s.small[:], 0
	for i, x := range list {
		s.add(list[:i], x)
	}
}

// add tells whether a stem is new to the list, whose end it has to be put to then.
func (s *stemSet) add(list []*stem, x *stem) bool {
	if 2*s.n >= len(s.slots) {
		s.slots = make([]uint32, 4*len(s.slots))
		for i, o := range list {
			s.slots[s.slot(list, o)] = uint32(i) + 1
		}
	}
	i := s.slot(list, x)
	if s.slots[i] != 0 {
		return false
	}
	s.n++
	s.slots[i] = uint32(len(list)) + 1
	return true
}

// slot is where a stem stands in the table, or is to be put.
func (s *stemSet) slot(list []*stem, x *stem) uint32 {
	mask := uint32(len(s.slots) - 1)
	i := (x.hash * 2654435769) >> 16 & mask
	for {
		k := s.slots[i]
		if k == 0 || list[k-1] == x || list[k-1].form == x.form {
			return i
		}
		i = (i + 1) & mask
	}
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

// recall is stem for a word whose hash is known.
func (f *folder) recall(w []byte, hash uint32) *stem {
	at := &f.recent[(hash^hash>>15)%uint32(len(f.recent))]
	if r := at.Load(); r != nil && r.word == string(w) {
		return r.stem
	}
	s := f.stem(w)
	if len(w) < maxWord {
		at.Store(&recentWord{string(w), s})
	}
	return s
}

// stem is the stem of a folded word; nil for one that is not indexed. The caller holds mu for reading.
func (f *folder) stem(w []byte) *stem {
	if len(w) == 0 || len(w) >= maxWord {
		return nil
	}
	s, ok := f.stems[string(w)]
	if ok {
		return s
	}
	f.mu.RUnlock()
	defer f.mu.RLock()
	word := string(w)
	var form string
	if !stopWords[word] {
		form = english.Stem(word, true)
	}
	return f.keep(word, form)
}

// keep keeps the form of a word, "" for one that is not indexed.
func (f *folder) keep(word, form string) *stem {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.limit > 0 && len(f.stems) >= f.limit {
		clear(f.stems)
		clear(f.forms)
	}
	if form == "" {
		f.stems[word] = nil
		return nil
	}
	s := f.forms[form]
	if s == nil {
		s = &stem{form: form, hash: hashWord(form), number: uint32(len(f.forms))}
		f.forms[form] = s
	}
	f.stems[word] = s
	return s
}

// sorted are all stems in the order of their forms.
func (f *folder) sorted() []*stem {
	f.mu.RLock()
	defer f.mu.RUnlock()
	return slices.SortedFunc(maps.Values(f.forms), func(a, b *stem) int { return strings.Compare(a.form, b.form) })
}

// emptyHash is the FNV-1a hash of nothing.
const emptyHash = uint32(2166136261)

// hashByte is the FNV-1a hash of one byte more.
func hashByte(h uint32, b byte) uint32 { return (h ^ uint32(b)) * 16777619 }

// hashWord is the FNV-1a hash of a word.
func hashWord(w string) uint32 {
	h := emptyHash
	for i := range len(w) {
		h = hashByte(h, w[i])
	}
	return h
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
