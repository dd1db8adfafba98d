package store

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// graph is what applying an entry reads and writes: the views in a transaction of Badger (liveGraph), or those that a bulk build has in
// memory (bulkGraph). Applying the same entries leads to the same views in both.
type graph interface {
	// get reads a record; nil where there is none. Records of events and articles are not read by it.
	get(key []byte) ([]byte, error)
	set(key, value []byte) error
	// ids are the first ids behind a prefix of aliases, limit at most.
	ids(prefix []byte, limit int) ([]string, error)
	// event reads the record of an event by its number.
	event(n uint64) (eventRecord, error)
	putEvent(n uint64, rec eventRecord) error
	// dropEvent takes the record of an event away that has no reports any more.
	dropEvent(n uint64) error
	// reset is set for a number or the event of a report that was set by an entry before.
	reset(key, value []byte) error
	// eventOf is the number of the event that has a report with ties.
	eventOf(report string) (uint64, error)
	// siblings are the reports of an article, those with ties at least; placed tells of one with ties which event has it.
	siblings(article string) ([]string, error)
	placed(t *trace, n uint64)
	putArticle(n uint64, a articleRecord) error
	// post puts an event into the lists in which it stands after its last report, and takes it out of those of before in which it does not.
	post(n uint64, before, after []spot) error
	// postArticle puts an article into the lists of all, of its source and of its words.
	postArticle(n uint64, a *schema.Article, words []*stem) error
	// near calls fn with the events (and the types of them) that stood in a list before the entry and whose times may touch what is between two
	// instants: of each of nearClasses the latest first, maxScan at most.
	near(l *listed, from, to int64, fn func(n uint64, kind uint8)) error
	// traces are what reports of an event are compared by, as they were before the entry.
	traces(n uint64) (*occurred, error)
	// remember is told what the reports of an event are compared by, once the entry is there.
	remember(n uint64, o *occurred)
}

// liveGraph is the graph in a transaction.
type liveGraph struct {
	s *Store
	t *badger.Txn
	// position is that of the entry.
	position uint64
	// before is a snapshot for iterators, as those of a transaction that writes sort all that it has written; lists are those before the entry, of the entries
	// before it in the transaction too. They are there once they are asked for.
	before *snapshot
	lists  *lists
	ops    []operation
	// key and prefix are where the keys of lists are written.
	key, prefix []byte
	touched     []uint64
	// fresh is what changed events are compared by, once they are there.
	fresh []freshTrace
}

type freshTrace struct {
	n uint64
	o *occurred
}

// traceCache keeps what events are compared by, for the reports to come: these are compared with the events of the last days, whose numbers were given last. So
// each number has one place, which it shares with those a whole table before and after it.
type traceCache []struct {
	n uint64
	o *occurred
}

// cachedTraces is how many events' traces are kept.
const cachedTraces = 1 << 15

func newTraceCache() traceCache { return make(traceCache, cachedTraces) }

// get gives nil where the event's are not kept.
func (c traceCache) get(n uint64) *occurred {
	if s := &c[n%uint64(len(c))]; s.n == n {
		return s.o
	}
	return nil
}

// put keeps an event's, or that there are none: nil.
func (c traceCache) put(n uint64, o *occurred) {
	s := &c[n%uint64(len(c))]
	if o == nil && s.n != n {
		return
	}
	s.n, s.o = n, o
}

func (s *Store) newLiveGraph(t *badger.Txn, position uint64) *liveGraph {
	return &liveGraph{s: s, t: t, position: position, ops: s.writer.ops[:0]}
}

func (g *liveGraph) close() {
	clear(g.ops)
	g.s.writer.ops = g.ops
	if g.before != nil {
		g.lists.close()
		g.s.snapshots.release(g.before)
	}
}

// past opens the graph as it was.
func (g *liveGraph) past() error {
	if g.before != nil {
		return nil
	}
	before := g.s.snapshots.take(g.s.db)
	lists, err := g.s.newLists(before.t, posting, true)
	if err != nil {
		g.s.snapshots.release(before)
		return err
	}
	lists.view.applied = g.position - 1
	g.before, g.lists = before, lists
	return nil
}

func (g *liveGraph) get(key []byte) ([]byte, error) { return value(g.t, key) }

func (g *liveGraph) set(key, value []byte) error {
	g.s.memos.note(key)
	if family(key[0]) == aliasFamily {
		// What the transaction has set is found among what is known: see ids.
		end := bytes.LastIndexByte(key, 0) + 1
		known, err := g.namesakes(key[:end])
		if err != nil {
			return err
		}
		if i, found := slices.BinarySearch(known, string(key[end:])); !found && i < maxNamesakes {
			known = slices.Insert(slices.Clone(known), i, string(key[end:]))
			g.s.writer.aliases[string(key[:end])] = known[:min(len(known), maxNamesakes)]
		}
	}
	return g.t.Set(key, value)
}

func (g *liveGraph) ids(prefix []byte, limit int) ([]string, error) {
	ids, err := g.namesakes(prefix)
	n := min(limit, len(ids))
	return ids[:n:n], err
}

// namesakes are the first ids behind a prefix of aliases, maxNamesakes at most.
func (g *liveGraph) namesakes(prefix []byte) ([]string, error) {
	known := g.s.writer.aliases
	if ids, ok := known[string(prefix)]; ok {
		return ids, nil
	}
	if err := g.past(); err != nil {
		return nil, err
	}
	ids, err := scanIDs(g.before.t, prefix, maxNamesakes)
	if err == nil {
		known[string(prefix)] = ids
	}
	return ids, err
}

func (g *liveGraph) event(n uint64) (eventRecord, error) { return storedEvent(g.t, n) }

func (g *liveGraph) putEvent(n uint64, rec eventRecord) error {
	b, err := encodeEvent(rec)
	if err != nil {
		return err
	}
	g.touched = append(g.touched, n)
	return g.set(numbered(eventFamily, n), b)
}

func (g *liveGraph) putArticle(n uint64, a articleRecord) error {
	return putRecord(g, numbered(articleFamily, n), a)
}

func (g *liveGraph) post(n uint64, before, after []spot) error {
	segment := g.segment()
	return g.s.writer.restating.changes(before, after, func(sp *spot) error {
		at := point{ordered(sp.at), n}
		// In most of its lists an event has the same value.
		var last *listed
		var value []byte
		for i := range sp.lists {
			l := &sp.lists[i]
			if last == nil || l.stretch != last.stretch || len(l.more)+len(last.more) > 0 {
				last, value = l, l.posting(sp.at)
			}
			of := g.listOf(segment, l, sp.class)
			g.ops = append(g.ops, operation{list: of.name, posted: posted{at, value}, of: of})
		}
		return nil
	}, func(sp *spot, l *listed) {
		of := g.listOf(segment, l, sp.class)
		g.ops = append(g.ops, operation{list: of.name, posted: posted{at: point{ordered(sp.at), n}}, gone: true, of: of})
	})
}

// segment is the one that is written to.
func (g *liveGraph) segment() *segment {
	current := g.s.live.current()
	g.s.writer.words.in(current)
	return current
}

// listOf is a list of events in the segment that is written to.
func (g *liveGraph) listOf(segment *segment, l *listed, class byte) *versions {
	if l.word == nil {
		g.key = append(appendList(g.key[:0], posting, l.d, l.value), class)
		return segment.list(g.key)
	}
	w := g.s.writer.words.of(l.word)
	if w.posts == nil || w.class != class {
		g.key = append(appendList(g.key[:0], posting, l.d, l.value), class)
		w.posts, w.class = segment.list(g.key), class
	}
	return w.posts
}

func (g *liveGraph) postArticle(n uint64, a *schema.Article, words []*stem) error {
	at := point{ordered(a.Known()), n}
	segment := g.segment()
	list := func(d dimension, value string) *versions {
		g.key = appendList(g.key[:0], articlePosting, d, value)
		return segment.list(g.key)
	}
	post := func(of *versions) {
		g.ops = append(g.ops, operation{list: of.name, posted: posted{at: at}, of: of})
	}
	post(list(byAll, ""))
	if a.Source != "" {
		post(list(bySource, schema.NameKey(a.Source)))
	}
	for _, word := range words {
		w := g.s.writer.words.of(word)
		if w.articles == nil {
			w.articles = list(byWord, word.form)
		}
		post(w.articles)
	}
	return nil
}

func (g *liveGraph) traces(n uint64) (*occurred, error) {
	if o := g.s.traces.get(n); o != nil {
		return o, nil
	}
	rec, err := g.event(n)
	if err != nil {
		return nil, err
	}
	o := occurredOf(g.s.folding, &rec)
	g.s.traces.put(n, o)
	return o, nil
}

func (g *liveGraph) remember(n uint64, o *occurred) { g.fresh = append(g.fresh, freshTrace{n, o}) }

func (g *liveGraph) dropEvent(n uint64) error {
	g.touched = append(g.touched, n)
	key := numbered(eventFamily, n)
	g.s.memos.note(key)
	return g.t.Delete(key)
}

func (g *liveGraph) reset(key, value []byte) error { return g.set(key, value) }

func (g *liveGraph) eventOf(report string) (uint64, error) {
	id, err := g.get(idKey(reportFamily, report))
	if err != nil {
		return 0, err
	}
	return numberOf(g.t, string(id))
}

func (g *liveGraph) siblings(article string) ([]string, error) {
	a, err := readArticle(g.t, article)
	if err != nil || a == nil {
		return nil, err
	}
	return a.ReportIDs, nil
}

func (g *liveGraph) placed(*trace, uint64) {}

// storedEvent reads the record of an event by its number.
func storedEvent(t *badger.Txn, n uint64) (rec eventRecord, err error) {
	err = readStored(t, n, func(b []byte) (err error) {
		rec, err = decodeEvent(b)
		return err
	})
	return rec, err
}

// readStored reads the bytes of the record of an event, which are the function's only until it returns.
func readStored(t *badger.Txn, n uint64, read func([]byte) error) error {
	item, err := t.Get(numbered(eventFamily, n))
	if errors.Is(err, badger.ErrKeyNotFound) {
		return fmt.Errorf("event %d is in a list but not in the store", n)
	}
	if err != nil {
		return err
	}
	if err := item.Value(read); err != nil {
		return fmt.Errorf("event %d: %w", n, err)
	}
	return nil
}
