package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"

	"casus/schema"
)

// bulkGraph is the graph of a bulk build. Small records, the lists and what is kept of each event are in memory; the records of
// events, which are read again where a report joins one, are in a spill; what is only written goes to the output at once, or to sorters
// where its keys come in no order.
type bulkGraph struct {
	s       *Store
	records map[string][]byte
	// names are the ids behind each prefix of aliases.
	names map[string][]string
	// The families that are not read: numbers of ids, events of reports, assertions. Of a key that was written again again has the value.
	sorted map[family]*sorter
	again  map[string][]byte
	// tied are the events of reports with ties, tiedIn these reports by article.
	tied   map[string]uint64
	tiedIn map[string][]string

	events bulkEvents
	// places are where the records of events stand in the spill.
	places []int64
	spill  *spill
	memory traceRing
	// encoded is the record written or read last; its memory is used again.
	encoded []byte
	// lists are those of events, but for words, whose lists stand at the numbers of their stems.
	lists  [256]map[string]*bulkLists
	byWord []bulkLists
	values bulkValues
	// posting is the value of one; its memory is used again.
	posting []byte
	// articles has the instants of articles, told the lists in which these stand, also by stem, and toldBy those of other dimensions.
	articles []int64
	told     []ascending
	toldBy   [256]map[string]*ascending
	// file is what is to be filed of the article that is applied. What files have gone to, articles, told and toldBy, is
	// the filing goroutine's until the build is stopped.
	file   bulkFile
	writer *writer
	// aside, if it is not nil, has the entries instead, those that are not applied too.
	aside *aside
	// size is about how many bytes of memory grow with what is loaded.
	size atomic.Int64
}

// sorterMemory is how many bytes a sorter keeps in memory.
const sorterMemory = 4 << 20

func newBulkGraph(s *Store) (*bulkGraph, error) {
	dir := s.db.Opts().Dir
	events, err := newSpill(dir)
	if err != nil {
		return nil, err
	}
	g := &bulkGraph{s: s, records: map[string][]byte{}, names: map[string][]string{}, sorted: map[family]*sorter{}, again: map[string][]byte{}, tied: map[string]uint64{}, tiedIn: map[string][]string{},
		spill: events, writer: newWriter(newFolder(0))}
	for _, f := range []family{numberFamily, reportFamily, assertionFamily} {
		g.sorted[f] = newSorter(dir, sorterMemory)
	}
	// Numbers count from 1.
	g.articles, g.places = []int64{0}, []int64{0}
	g.events.add(0, &stretch{})
	return g, nil
}

func (g *bulkGraph) close() error {
	err := g.spill.close()
	for _, s := range g.sorted {
		err = errors.Join(err, s.close())
	}
	return err
}

func (g *bulkGraph) get(key []byte) ([]byte, error) { return g.records[string(key)], nil }

func (g *bulkGraph) set(key, value []byte) error {
	f := family(key[0])
	if s := g.sorted[f]; s != nil && len(key) > 1 {
		return s.add(key, value)
	}
	old, known := g.records[string(key)]
	if !known {
		g.size.Add(int64(len(key) + 64))
	}
	g.size.Add(int64(len(value) - len(old)))
	g.records[string(key)] = value
	if f == aliasFamily && !known {
		n := bytes.LastIndexByte(key, 0) + 1
		g.names[string(key[:n])] = insertID(g.names[string(key[:n])], string(key[n:]))
	}
	return nil
}

func (g *bulkGraph) reset(key, value []byte) error {
	if g.sorted[family(key[0])] == nil {
		return g.set(key, value)
	}
	g.size.Add(int64(len(key) + len(value) + 64))
	g.again[string(key)] = value
	return nil
}

func (g *bulkGraph) eventOf(report string) (uint64, error) {
	n, ok := g.tied[report]
	if !ok {
		return 0, fmt.Errorf("report %s has ties and no event: %w", report, errRecord)
	}
	return n, nil
}

func (g *bulkGraph) siblings(article string) ([]string, error) { return g.tiedIn[article], nil }

func (g *bulkGraph) placed(t *trace, n uint64) {
	if _, ok := g.tied[t.report]; !ok {
		g.tiedIn[t.article] = append(g.tiedIn[t.article], t.report)
		g.size.Add(200)
	}
	g.tied[t.report] = n
}

// insertID keeps ids in order, as a scan of keys finds them.
func insertID(ids []string, id string) []string {
	i := 0
	for i < len(ids) && ids[i] < id {
		i++
	}
	ids = append(ids, "")
	copy(ids[i+1:], ids[i:])
	ids[i] = id
	return ids
}

func (g *bulkGraph) ids(prefix []byte, limit int) ([]string, error) {
	ids := g.names[string(prefix)]
	return ids[:min(limit, len(ids))], nil
}

func (g *bulkGraph) event(n uint64) (eventRecord, error) {
	b, err := g.spill.recordAt(g.places[n], &g.encoded)
	if err != nil {
		return eventRecord{}, fmt.Errorf("event %d in the spill: %w", n, err)
	}
	rec, err := decodeEvent(b)
	if err != nil {
		return rec, fmt.Errorf("event %d: %w", n, err)
	}
	return rec, nil
}

func (g *bulkGraph) putEvent(n uint64, rec eventRecord) error {
	var err error
	if g.encoded, err = appendEvent(g.encoded[:0], rec); err != nil {
		return err
	}
	at, err := g.spill.record(g.encoded)
	if err != nil {
		return err
	}
	if n < uint64(len(g.places)) {
		g.places[n] = at
	} else {
		g.places = append(g.places, at)
	}
	return nil
}

// noPlace stands for an event that went away.
const noPlace = -1

func (g *bulkGraph) dropEvent(n uint64) error {
	g.places[n] = noPlace
	g.memory.drop(n)
	return nil
}

// bulkFile is what nothing reads before the end of the article applied last: its record, its instant and the lists in which it stands.
type bulkFile struct {
	n      uint64
	record articleRecord
	at     int64
	source string
	words  []*stem
}

func (g *bulkGraph) putArticle(_ uint64, a articleRecord) error {
	g.file.record = a
	return nil
}

func (g *bulkGraph) postArticle(n uint64, a *schema.Article, words []*stem) error {
	g.file.n, g.file.at, g.file.source, g.file.words = n, a.Known(), a.Source, words
	return nil
}

// bulkLists are the lists of one value, by width class.
type bulkLists [widthClasses]*bulkList

// of gives the lists of a value, nil where there are none yet.
func (g *bulkGraph) of(l *listed) *bulkLists {
	if l.word == nil {
		return g.lists[l.d][l.value]
	}
	if n := int(l.word.number); n < len(g.byWord) {
		return &g.byWord[n]
	}
	return nil
}

func (g *bulkGraph) list(l *listed, class byte) *bulkList {
	c := g.of(l)
	if c == nil {
		g.size.Add(int64(64 + len(l.value)))
		if l.word != nil {
			for int(l.word.number) >= len(g.byWord) {
				g.byWord = append(g.byWord, bulkLists{})
			}
			c = &g.byWord[l.word.number]
		} else {
			if g.lists[l.d] == nil {
				g.lists[l.d] = map[string]*bulkLists{}
			}
			c = new(bulkLists)
			g.lists[l.d][strings.Clone(l.value)] = c
		}
	}
	if c[class] == nil {
		c[class] = newBulkList()
		g.size.Add(96)
	}
	return c[class]
}

// asked tells whether a report is looked for in lists of a dimension.
func asked(d dimension) bool { return d == byActor || d == byPlace || d == byWord }

// uniform tells whether an event stands in all lists with the same stretch.
func uniform(sp *spot) bool {
	first := sp.lists[0].stretch
	for i := range sp.lists {
		st := sp.lists[i].stretch
		if st.roles = first.roles; st != first || len(sp.lists[i].more) > 0 {
			return false
		}
	}
	return true
}

func (g *bulkGraph) post(n uint64, before, after []spot) error {
	if n > maxBulkEvents {
		return ErrTooLarge
	}
	m := uint32(n)
	if len(before) == 0 && len(after) == 1 && uniform(&after[0]) {
		sp := &after[0]
		st := &sp.lists[0].stretch
		g.events.add(sp.at, st)
		g.size.Add(int64(40 + 5*len(sp.lists)))
		for i := range sp.lists {
			l := &sp.lists[i]
			to, item := g.list(l, sp.class), m|uint32(l.roles)<<(32-roleBits)
			if asked(l.d) {
				to.add(&g.events, item, sp.at)
			} else {
				to.sorted = append(to.sorted, item)
			}
		}
		return nil
	}
	if len(after) > 0 && int(n) == len(g.events.at) {
		g.events.add(after[0].at, &after[0].lists[0].stretch)
	}
	if g.events.many(m) {
		for _, sp := range before {
			for i := range sp.lists {
				g.list(&sp.lists[i], sp.class).remove(sp.at, m)
			}
		}
	}
	g.events.kind[m] |= many
	for _, sp := range after {
		for i := range sp.lists {
			l := &sp.lists[i]
			g.posting = l.appendPosting(g.posting[:0], sp.at)
			value, err := g.values.add(g.posting)
			if err != nil {
				return err
			}
			if g.list(l, sp.class).put(bulkPosting{sp.at, m, value}) {
				g.size.Add(24)
			}
		}
	}
	return nil
}

// fileArticle files an article, each the next, and writes its record.
func (g *bulkGraph) fileArticle(f *bulkFile, texts *tableStream) error {
	n := f.n
	if n > maxBulkEvents {
		return ErrTooLarge
	}
	b, err := json.Marshal(f.record)
	if err == nil {
		err = texts.put(numbered(articleFamily, n), b)
	}
	if err != nil {
		return err
	}
	g.articles = append(g.articles, f.at)
	size := 8
	for _, w := range f.words {
		for int(w.number) >= len(g.told) {
			g.told = append(g.told, ascending{})
		}
		size += g.told[w.number].add(uint32(n))
	}
	post := func(d dimension, value string) {
		m := g.toldBy[d]
		if m == nil {
			m = map[string]*ascending{}
			g.toldBy[d] = m
		}
		of := m[value]
		if of == nil {
			of = new(ascending)
			m[strings.Clone(value)] = of
			size += 120
		}
		size += of.add(uint32(n))
	}
	post(byAll, "")
	if f.source != "" {
		post(bySource, schema.NameKey(f.source))
	}
	g.size.Add(int64(size))
	return nil
}

func (g *bulkGraph) near(l *listed, from, to int64, fn func(n uint64, kind uint8)) error {
	c := g.of(l)
	if c == nil {
		return nil
	}
	for _, class := range nearClasses {
		if c[class] != nil {
			c[class].near(&g.events, nearFrom(class, from), to, maxScan, fn)
		}
	}
	return nil
}

func (g *bulkGraph) remember(n uint64, o *occurred) { g.memory.put(n, o) }

func (g *bulkGraph) traces(n uint64) (*occurred, error) {
	if o := g.memory.get(n); o != nil {
		return o, nil
	}
	rec, err := g.event(n)
	if err != nil {
		return nil, err
	}
	o := occurredOf(g.writer.folding, &rec)
	g.memory.put(n, o)
	return o, nil
}

// traceRing keeps what the latest events are compared by, and of those before what was asked for since.
type traceRing struct {
	numbers []uint64
	traces  []*occurred
}

// ringSize is how many events a ring has room for: more than news brings in the days around a report.
const ringSize = 1 << 14

func (r *traceRing) put(n uint64, o *occurred) {
	if r.numbers == nil {
		r.numbers, r.traces = make([]uint64, ringSize), make([]*occurred, ringSize)
	}
	r.numbers[n%ringSize], r.traces[n%ringSize] = n, o
}

func (r *traceRing) drop(n uint64) {
	if r.numbers != nil && r.numbers[n%ringSize] == n {
		r.numbers[n%ringSize], r.traces[n%ringSize] = 0, nil
	}
}

// get is nil for what is not there.
func (r *traceRing) get(n uint64) *occurred {
	if r.numbers == nil || r.numbers[n%ringSize] != n {
		return nil
	}
	return r.traces[n%ringSize]
}
