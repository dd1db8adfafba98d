package store

import (
	"cmp"
	"slices"
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
	// met has the words that were; stemOf has the number of the stem of each, counted from 1, and 0 of stop words.
	met    keyTable
	stemOf pages[uint32]
	// forms are those of the stems, by number; texts has them one behind the other.
	forms keyTable
	stems pages[stem]
	texts strings.Builder
	// limit bounds how many words are kept, 0 for as many as come.
	limit      int
	collectors sync.Pool
}

// recentWord is a word with its stem.
type recentWord struct {
	stem *stem
	size uint8
	word [recentBytes]byte
}

// recentBytes is how long a word may be that is kept there; few are longer.
const recentBytes = 23

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
	return &folder{limit: limit}
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
	c := f.collector()
	defer f.release(c)
	for _, t := range texts {
		c.text(t)
	}
	return slices.Clone(c.out)
}

// token is a word of a text: where it stands, and its stem, nil for one that is not indexed.
type token struct {
	from, to uint32
	stem     *stem
}

// read appends the words of a text. Placed says that they have their places; those of a text that is not of ASCII alone have none.
func (c *collector) read(into []token, t string) (words []token, placed bool) {
	f := c.f
	f.mu.RLock()
	defer f.mu.RUnlock()
	if !plain(t) {
		for w := range strings.FieldsSeq(schema.NameKey(t)) {
			into = append(into, token{stem: c.recall([]byte(w), hashWord(w))})
		}
		return into, false
	}
	// What schema.NameKey does to a text of ASCII alone.
	var word [maxWord + 1]byte
	n, hash, from, to := 0, emptyHash, 0, 0
	for i := range len(t) {
		b := folded[t[i]]
		switch b {
		case dropped:
			continue
		case noWord:
			if n > 0 {
				into = append(into, token{uint32(from), uint32(to), c.recall(word[:n], hash)})
			}
			n, hash = 0, emptyHash
			continue
		}
		if n == 0 {
			from = i
		}
		to = i + 1
		hash = hashByte(hash, b)
		if word[n] = b; n < maxWord {
			n++
		}
	}
	if n > 0 {
		into = append(into, token{uint32(from), uint32(to), c.recall(word[:n], hash)})
	}
	return into, true
}

// collector gathers distinct stems in order of appearance. Its memory is used again.
type collector struct {
	f   *folder
	out []*stem
	set stemSet
	// whole are the words of a text, of which others are parts; none where placed is false.
	whole  string
	words  []token
	placed bool
	tokens []token
	// arena is where lists are cut from.
	arena []*stem
	// recent has words at the place of their hash, for this collector alone and near a processor: it has the words that are in every text.
	recent [1 << 13]recentWord
}

// collector gives one that has nothing; release takes it back.
func (f *folder) collector() *collector {
	c, ok := f.collectors.Get().(*collector)
	if !ok {
		c = &collector{f: f}
	}
	c.within("")
	c.begin()
	return c
}

func (f *folder) release(c *collector) { f.collectors.Put(c) }

// begin begins anew with an empty list.
func (c *collector) begin() {
	c.out = c.out[:0]
	c.set.clear()
}

// within says of which text others are parts.
func (c *collector) within(text string) {
	c.whole = text
	c.words, c.placed = c.read(c.words[:0], text)
}

// all adds the words of the whole text.
func (c *collector) all() { c.add(c.words) }

func (c *collector) add(words []token) {
	for _, w := range words {
		if w.stem != nil && c.set.add(c.out, w.stem) {
			c.out = append(c.out, w.stem)
		}
	}
}

// stems adds stems.
func (c *collector) stems(of []*stem) {
	for _, s := range of {
		if c.set.add(c.out, s) {
			c.out = append(c.out, s)
		}
	}
}

// text adds the words of a text.
func (c *collector) text(t string) {
	c.tokens, _ = c.read(c.tokens[:0], t)
	c.add(c.tokens)
}

// part adds the words of a text that stands, if it is a part of the whole, behind so many of its code points.
func (c *collector) part(at int, t string) {
	if !c.placed || at < 0 || at > len(c.whole) || !strings.HasPrefix(c.whole[at:], t) {
		c.text(t)
		return
	}
	from, to := uint32(at), uint32(at+len(t))
	i, _ := slices.BinarySearchFunc(c.words, from, func(w token, from uint32) int { return cmp.Compare(w.to, from+1) })
	k := i
	for k < len(c.words) && c.words[k].from < to {
		k++
	}
	// A word that is cut in two is another word.
	if i < k && (c.words[i].from < from || c.words[k-1].to > to) {
		c.text(t)
		return
	}
	c.add(c.words[i:k])
}

// arenaSize is how many stems of lists are made room for at a time.
const arenaSize = 4096

// list is what was gathered, to be kept.
func (c *collector) list() []*stem {
	n := len(c.out)
	if len(c.arena)+n > cap(c.arena) {
		c.arena = make([]*stem, 0, max(arenaSize, n))
	}
	from := len(c.arena)
	c.arena = append(c.arena, c.out...)
	return c.arena[from : from+n : from+n]
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

// stemSet tells which stems are in a list: a hash table of their places.
type stemSet struct {
	// slots have a stem's place in the list, counted from 1, below the number of the list; what has another number is empty.
	slots []uint64
	turn  uint64
	n     int
}

// clear empties the set.
func (s *stemSet) clear() {
	if s.slots == nil {
		s.slots = make([]uint64, 512)
	}
	s.turn += 1 << 32
	s.n = 0
}

// add tells whether a stem is new to the list, whose end it has to be put to then.
func (s *stemSet) add(list []*stem, x *stem) bool {
	if 2*s.n >= len(s.slots) {
		s.slots = make([]uint64, 4*len(s.slots))
		for i, o := range list {
			s.slots[s.slot(list, o)] = s.turn | uint64(i+1)
		}
	}
	i := s.slot(list, x)
	if s.slots[i] >= s.turn {
		return false
	}
	s.n++
	s.slots[i] = s.turn | uint64(len(list)+1)
	return true
}

// slot is where a stem stands in the table, or is to be put.
func (s *stemSet) slot(list []*stem, x *stem) uint32 {
	mask := uint32(len(s.slots) - 1)
	i := (x.hash * 2654435769) >> 16 & mask
	for {
		k := s.slots[i]
		if k < s.turn {
			return i
		}
		if o := list[uint32(k)-1]; o == x || o.hash == x.hash && o.form == x.form {
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
func (c *collector) recall(w []byte, hash uint32) *stem {
	if len(w) > recentBytes {
		return c.f.stem(w)
	}
	r := &c.recent[(hash^hash>>15)%uint32(len(c.recent))]
	if string(r.word[:r.size]) != string(w) {
		r.stem, r.size = c.f.stem(w), uint8(len(w))
		copy(r.word[:], w)
	}
	return r.stem
}

// stem is the stem of a folded word; nil for one that is not indexed. The caller holds mu for reading.
func (f *folder) stem(w []byte) *stem {
	if len(w) == 0 || len(w) >= maxWord {
		return nil
	}
	if n, ok := findKey(&f.met, hashBytes(w), w); ok {
		return f.stemAt(*f.stemOf.at(int(n)))
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

// stemAt is a stem by its number, counted from 1; nil for 0.
func (f *folder) stemAt(n uint32) *stem {
	if n == 0 {
		return nil
	}
	return f.stems.at(int(n - 1))
}

// keep keeps the form of a word, "" for one that is not indexed.
func (f *folder) keep(word, form string) *stem {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.limit > 0 && f.met.len() >= f.limit {
		f.met, f.stemOf, f.forms, f.stems = keyTable{}, pages[uint32]{}, keyTable{}, pages[stem]{}
	}
	of := uint32(0)
	if form != "" {
		n, fresh := addKey(&f.forms, hashText(form), form)
		if fresh {
			f.stems.add(stem{form: f.text(form), hash: hashWord(form), number: n})
		}
		of = n + 1
	}
	if _, fresh := addKey(&f.met, hashText(word), word); fresh {
		f.stemOf.add(of)
	}
	return f.stemAt(of)
}

// textSize is how many bytes of forms are kept in one piece.
const textSize = 1 << 14

// text is a copy of a form, in one piece of memory with others.
func (f *folder) text(form string) string {
	if f.texts.Cap()-f.texts.Len() < len(form) {
		f.texts = strings.Builder{}
		f.texts.Grow(max(textSize, len(form)))
	}
	from := f.texts.Len()
	f.texts.WriteString(form)
	return f.texts.String()[from:]
}

// sorted are all stems in the order of their forms.
func (f *folder) sorted() []*stem {
	f.mu.RLock()
	defer f.mu.RUnlock()
	out := make([]*stem, f.stems.len())
	for i := range out {
		out[i] = f.stems.at(i)
	}
	slices.SortFunc(out, func(a, b *stem) int { return strings.Compare(a.form, b.form) })
	return out
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
