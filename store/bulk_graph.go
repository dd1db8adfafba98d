package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"sync/atomic"

	"casus/schema"
)

// bulkGraph is the graph of a bulk build. Small records, the lists and what is kept of each event are in memory; the records of
// events, which are read again where a report joins one, are in a spill; what is only written goes to the output at once, or to sorters
// where its keys come in no order.
type bulkGraph struct {
	s       *Store
	records bulkRecords
	// names are the ids behind each prefix of aliases.
	names map[string][]string
	// The families that are not read: numbers of ids, events of reports, assertions. Of a key that was written again again has the value.
	sorted map[family]*sorter
	again  map[string][]byte
	tied   bulkTies

	events bulkEvents
	// places are where the records of events stand in the spill.
	places pages[int64]
	spill  *spill
	memory traceRing
	// encoded is the record written or read last; its memory is used again.
	encoded []byte
	// lists are those of events, byWord of words by the numbers of their stems, and byValue of all else.
	lists   pages[bulkList]
	byWord  pages[bulkLists]
	byValue [256]valueLists[bulkLists]
	values  bulkValues
	// posting is the value of one, numbers are the places of the lists of an event; their memory is used again.
	posting []byte
	numbers []uint32
	// fetched is of no meaning.
	fetched uint32
	// articles has the instants of articles, told the lists in which these stand, also by stem, and toldBy those of other dimensions.
	articles pages[int64]
	told     pages[ascending]
	toldBy   [256]valueLists[ascending]
	blocks   ascendingBlocks
	// file is what is to be filed of the article that is applied. What files have gone to, articles to blocks, is
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
	g := &bulkGraph{s: s, names: map[string][]string{}, sorted: map[family]*sorter{}, again: map[string][]byte{},
		spill: events, writer: newWriter(newFolder(0))}
	for _, f := range []family{numberFamily, reportFamily, assertionFamily} {
		g.sorted[f] = newSorter(dir, sorterMemory)
	}
	// Numbers count from 1.
	g.articles.add(0)
	g.places.add(0)
	g.events.add(bulkEvent{})
	return g, nil
}

func (g *bulkGraph) close() error {
	err := g.spill.close()
	for _, s := range g.sorted {
		err = errors.Join(err, s.close())
	}
	return err
}

func (g *bulkGraph) get(key []byte) ([]byte, error) { return g.records.get(key), nil }

func (g *bulkGraph) set(key, value []byte) error {
	f := family(key[0])
	if s := g.sorted[f]; s != nil && len(key) > 1 {
		return s.add(key, value)
	}
	fresh, grown := g.records.set(key, value)
	if fresh {
		grown += len(key) + 40
	}
	g.size.Add(int64(grown))
	if f == aliasFamily && fresh {
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
	n, ok := g.tied.event(report)
	if !ok {
		return 0, fmt.Errorf("report %s has ties and no event: %w", report, errRecord)
	}
	return n, nil
}

func (g *bulkGraph) siblings(article string) ([]string, error) { return g.tied.siblings(article), nil }

func (g *bulkGraph) placed(t *trace, n uint64) {
	if g.tied.put(t.report, t.article, uint32(n)) {
		g.size.Add(120)
	}
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
	b, err := g.spill.recordAt(*g.places.at(int(n)), &g.encoded)
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
	g.places.reach(int(n) + 1)
	*g.places.at(int(n)) = at
	return nil
}

// noPlace stands for an event that went away.
const noPlace = -1

func (g *bulkGraph) dropEvent(n uint64) error {
	*g.places.at(int(n)) = noPlace
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

// of gives the lists of a value, nil where there are none yet.
func (g *bulkGraph) of(l *listed) *bulkLists {
	if l.word == nil {
		return g.byValue[l.d].of(l.value)
	}
	if n := int(l.word.number); n < g.byWord.len() {
		return g.byWord.at(n)
	}
	return nil
}

func (g *bulkGraph) list(l *listed, class byte) *bulkList {
	return g.lists.at(int(g.listNumber(l, class)))
}

// listNumber is the place of a list in lists.
func (g *bulkGraph) listNumber(l *listed, class byte) uint32 {
	var c *bulkLists
	if l.word != nil {
		g.byWord.reach(int(l.word.number) + 1)
		c = g.byWord.at(int(l.word.number))
	} else {
		var fresh bool
		if c, fresh = g.byValue[l.d].add(l.value); fresh {
			g.size.Add(int64(64 + len(l.value)))
		}
	}
	if c[class] == 0 {
		g.lists.add(newBulkList())
		c[class] = uint32(g.lists.len())
		g.size.Add(96)
	}
	return c[class] - 1
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
		g.postOne(m, &after[0])
		return nil
	}
	if len(after) > 0 && int(n) == g.events.len() {
		g.events.add(bulkEventOf(after[0].at, &after[0].lists[0].stretch))
	}
	if !g.events.at(int(m)).many() {
		// What it stood in before goes with its being one of many.
		g.events.at(int(m)).kind |= many
		before = nil
	}
	return g.writer.restating.changes(before, after, func(sp *spot) error {
		g.find(sp)
		for i := range sp.lists {
			g.posting = sp.lists[i].appendPosting(g.posting[:0], sp.at)
			value, err := g.values.add(g.posting)
			if err != nil {
				return err
			}
			if g.lists.at(int(g.numbers[i])).put(bulkPosting{sp.at, m, value}) {
				g.size.Add(24)
			}
		}
		return nil
	}, func(sp *spot, l *listed) { g.list(l, sp.class).remove(sp.at, m) })
}

// postOne posts a new event that stands in all of its lists at one point and with one stretch.
func (g *bulkGraph) postOne(m uint32, sp *spot) {
	g.events.add(bulkEventOf(sp.at, &sp.lists[0].stretch))
	g.size.Add(int64(40 + 5*len(sp.lists)))
	g.find(sp)
	for i, n := range g.numbers {
		l := &sp.lists[i]
		to, item := g.lists.at(int(n)), m|uint32(l.roles)<<(32-roleBits)
		if asked(l.d) {
			to.add(&g.events, item, sp.at)
		} else {
			to.sorted = append(to.sorted, item)
		}
	}
}

// find finds the lists of a spot, each the next of numbers. They are far from each other in memory: where nothing waits for each, the processor fetches the
// ends of all at once.
func (g *bulkGraph) find(sp *spot) {
	g.numbers = g.numbers[:0]
	for i := range sp.lists {
		g.numbers = append(g.numbers, g.listNumber(&sp.lists[i], sp.class))
	}
	for _, n := range g.numbers {
		l := g.lists.at(int(n))
		if k := len(l.sorted); k > 0 {
			g.fetched += l.sorted[k-1]
		}
		if l.rest != nil && len(l.rest.more) > 0 {
			g.fetched += l.rest.more[len(l.rest.more)-1].n
		}
	}
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
	g.articles.add(f.at)
	size := 8
	for _, w := range f.words {
		g.told.reach(int(w.number) + 1)
		size += g.blocks.add(g.told.at(int(w.number)), uint32(n))
	}
	post := func(d dimension, value string) {
		of, fresh := g.toldBy[d].add(value)
		if fresh {
			size += 120
		}
		size += g.blocks.add(of, uint32(n))
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
		if c[class] != 0 {
			g.lists.at(int(c[class]-1)).near(&g.events, nearFrom(class, from), to, maxScan, fn)
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
