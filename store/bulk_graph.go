package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"

	lru "github.com/hashicorp/golang-lru/v2"
)

// bulkGraph is the graph of a bulk build. Small records, the lists and what is kept of each event are in memory; the records of
// events, which are read again where a report joins one, are in a spill; what is only written goes to the output at once, or to sorters
// where its keys come in no order.
type bulkGraph struct {
	s       *Store
	records map[string][]byte
	// names are the ids behind each prefix of aliases.
	names map[string][]string
	// The families that are written once and not read: numbers of ids, events of reports, assertions.
	sorted map[family]*sorter

	events bulkEvents
	// places are where the records of events stand in the spill.
	places []int64
	spill  *spill
	memory *lru.Cache[uint64, *occurred]
	lists  map[dimension]map[string]*[widthClasses]*bulkList
	// articles has the instants of articles, words the lists in which these stand.
	articles bulkEvents
	words    map[dimension]map[string]*bulkList
	known    *entities
	// texts and journal have the records of articles and of entries, one behind the other.
	texts, journal *spill
	// size is about how many bytes of memory grow with what is loaded.
	size atomic.Int64
}

// bulkTraces is how many events' traces a bulk build keeps.
const bulkTraces = 250_000

// sorterMemory is how many bytes a sorter keeps in memory.
const sorterMemory = 24 << 20

func newBulkGraph(s *Store) (*bulkGraph, error) {
	dir := s.db.Opts().Dir
	var spills [3]*spill
	for i := range spills {
		var err error
		if spills[i], err = newSpill(dir); err != nil {
			return nil, err
		}
	}
	memory, err := lru.New[uint64, *occurred](bulkTraces)
	if err != nil {
		return nil, err
	}
	g := &bulkGraph{s: s, records: map[string][]byte{}, names: map[string][]string{}, sorted: map[family]*sorter{},
		spill: spills[0], texts: spills[1], journal: spills[2], memory: memory, lists: map[dimension]map[string]*[widthClasses]*bulkList{}, words: map[dimension]map[string]*bulkList{}, known: newEntities()}
	for _, f := range []family{numberFamily, reportFamily, assertionFamily} {
		g.sorted[f] = newSorter(dir, sorterMemory)
	}
	// Numbers count from 1.
	g.events.grow(0)
	g.events.state = []stretch{{}}
	g.articles.grow(0)
	g.places = []int64{0}
	return g, nil
}

func (g *bulkGraph) close() error {
	err := errors.Join(g.spill.close(), g.texts.close(), g.journal.close())
	for _, s := range g.sorted {
		err = errors.Join(err, s.close())
	}
	return err
}

// grow makes room for an event and says where it stands.
func (e *bulkEvents) grow(at int64) {
	e.at, e.many = append(e.at, at), append(e.many, false)
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
	b, err := g.record(n)
	if err != nil {
		return eventRecord{}, err
	}
	rec, err := decodeEvent(b)
	if err != nil {
		return rec, fmt.Errorf("event %d: %w", n, err)
	}
	return rec, nil
}

// record is the record of an event as it was written last.
func (g *bulkGraph) record(n uint64) ([]byte, error) {
	b, err := g.spill.recordAt(g.places[n])
	if err != nil {
		return nil, fmt.Errorf("event %d in the spill: %w", n, err)
	}
	return b, nil
}

func (g *bulkGraph) putEvent(n uint64, rec eventRecord) error {
	b, err := encodeEvent(rec)
	if err != nil {
		return err
	}
	at, err := g.spill.record(b)
	if err != nil {
		return err
	}
	if n < uint64(len(g.places)) {
		g.places[n] = at
	} else {
		g.places = append(g.places, at)
	}
	g.memory.Remove(n)
	return nil
}

func (g *bulkGraph) putArticle(_ uint64, a articleRecord) error {
	b, err := json.Marshal(a)
	if err == nil {
		_, err = g.texts.record(b)
	}
	return err
}

func (g *bulkGraph) list(d dimension, value string, class byte) *bulkList {
	m := g.lists[d]
	if m == nil {
		m = map[string]*[widthClasses]*bulkList{}
		g.lists[d] = m
	}
	c := m[value]
	if c == nil {
		c = new([widthClasses]*bulkList)
		m[strings.Clone(value)] = c
		g.size.Add(int64(160 + len(value)))
	}
	if c[class] == nil {
		c[class] = new(bulkList)
	}
	return c[class]
}

// asked tells whether a report is looked for in lists of a dimension.
func asked(d dimension) bool { return d == byActor || d == byPlace || d == byWord }

func (g *bulkGraph) post(n uint64, before, after []spot) error {
	if n > maxBulkEvents {
		return ErrTooLarge
	}
	m := uint32(n)
	if len(before) == 0 && len(after) == 1 {
		sp := &after[0]
		g.events.grow(sp.at)
		st := sp.lists[0].stretch
		st.roles = 0
		g.events.state = append(g.events.state, st)
		g.size.Add(int64(64 + 8*len(sp.lists)))
		for i := range sp.lists {
			l := &sp.lists[i]
			to, item := g.list(l.d, l.value, sp.class), m|uint32(l.roles)<<(32-roleBits)
			if asked(l.d) {
				to.add(&g.events, item)
			} else {
				to.sorted = append(to.sorted, item)
			}
		}
		return nil
	}
	g.events.many[n] = true
	for _, sp := range before {
		for i := range sp.lists {
			g.list(sp.lists[i].d, sp.lists[i].value, sp.class).remove(sp.at, m)
		}
	}
	for _, sp := range after {
		g.size.Add(int64(60 * len(sp.lists)))
		for i := range sp.lists {
			l := &sp.lists[i]
			g.list(l.d, l.value, sp.class).put(bulkPosting{sp.at, m, l.posting(sp.at)})
		}
	}
	return nil
}

func (g *bulkGraph) postArticle(n uint64, at int64, lists []listed) error {
	if n > maxBulkEvents {
		return ErrTooLarge
	}
	g.articles.grow(at)
	g.size.Add(int64(4*len(lists) + 8))
	for i := range lists {
		m := g.words[lists[i].d]
		if m == nil {
			m = map[string]*bulkList{}
			g.words[lists[i].d] = m
		}
		l := m[lists[i].value]
		if l == nil {
			l = new(bulkList)
			m[strings.Clone(lists[i].value)] = l
			g.size.Add(int64(120))
		}
		l.sorted = append(l.sorted, uint32(n))
	}
	return nil
}

func (g *bulkGraph) near(d dimension, value string, class byte, from, to int64, fn func(n uint64, kind uint8)) error {
	c := g.lists[d][value]
	if c == nil || c[class] == nil {
		return nil
	}
	c[class].near(&g.events, from, to, maxScan, func(n uint32) {
		// Of an event of more reports any of its types tells its class.
		fn(uint64(n), g.events.state[n].kind)
	})
	return nil
}

func (g *bulkGraph) remember(n uint64, o *occurred) { g.memory.Add(n, o) }

func (g *bulkGraph) traces(n uint64) (*occurred, error) {
	if o, ok := g.memory.Get(n); ok {
		return o, nil
	}
	rec, err := g.event(n)
	if err != nil {
		return nil, err
	}
	o, err := g.known.occurred(g, g.s.folding, rec)
	if err == nil {
		g.memory.Add(n, o)
	}
	return o, err
}
