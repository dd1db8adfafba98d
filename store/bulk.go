package store

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"runtime"
	"slices"

	"github.com/dgraph-io/badger/v4"
	"golang.org/x/sync/errgroup"

	"casus/schema"
)

// A transaction an article is what keeps a store whole at every moment; it is not how a million events get into an empty one. A bulk build
// applies entries in their order, by the same rules, to a graph in memory (bulk_graph.go), and writes Badger's tables from it at the end, each key once
// and in order. It is what Load and Reindex do. Until it is finished Badger has nothing of it.

// bulk is a bulk build under way. Articles are put in by one goroutine, prepared by several, applied by one, and what is only written of them is
// filed by one more.
type bulk struct {
	s       *Store
	ctx     context.Context
	graph   *bulkGraph
	journal bool
	applied func(position uint64, out schema.Outcome)
	todo    chan *bulkArticle
	// ordered has the same articles in their order.
	ordered chan *bulkArticle
	// applied ones wait to be filed.
	done chan *bulkArticle
	work *errgroup.Group
	// tables are those written, nil in memory; entries and texts are the streams of the journal and of articles.
	tables         *tables
	entries, texts *tableStream
	// position is that of the entry applied last.
	position uint64
}

type bulkArticle struct {
	// x is nil where the entry at this position is lost.
	x     *schema.Extraction
	p     *prepared
	entry []byte
	ready chan struct{}
	filed bulkFile
}

// aheadOfApply is how many articles are prepared before their turn.
const aheadOfApply = 64

// beginBulk begins a build of a store that has none of the views. Journal says that it writes the entries too; applied is told of each, and may be nil. Until
// close is called nobody else may write.
func (s *Store) beginBulk(ctx context.Context, journal bool, applied func(position uint64, out schema.Outcome)) (*bulk, error) {
	g, err := newBulkGraph(s)
	if err != nil {
		return nil, err
	}
	b := &bulk{s: s, graph: g, journal: journal, applied: applied, todo: make(chan *bulkArticle, aheadOfApply), ordered: make(chan *bulkArticle, aheadOfApply), done: make(chan *bulkArticle, aheadOfApply)}
	if !s.db.Opts().InMemory {
		b.tables = newTables(ctx, s)
	}
	b.work, b.ctx = errgroup.WithContext(ctx)
	b.entries, b.texts = b.stream(b.ctx), b.stream(b.ctx)
	for range runtime.GOMAXPROCS(0) {
		b.work.Go(b.prepare)
	}
	b.work.Go(b.apply)
	b.work.Go(b.file)
	return b, nil
}

// put puts the next article in, nil for an entry that is lost. An error says that an article before could not be applied, or that the context has ended.
func (b *bulk) put(x *schema.Extraction) error {
	a := &bulkArticle{x: x, ready: make(chan struct{})}
	for _, c := range []chan *bulkArticle{b.ordered, b.todo} {
		select {
		case <-b.ctx.Done():
			return context.Cause(b.ctx)
		case c <- a:
		}
	}
	return nil
}

// prepare is a worker that makes articles ready.
func (b *bulk) prepare() error {
	c, err := newCodec()
	if err != nil {
		return err
	}
	defer c.unzip.Close()
	for a := range b.todo {
		if a.x == nil {
			close(a.ready)
			continue
		}
		a.p = b.graph.writer.folding.prepare(a.x)
		if b.journal {
			if a.entry, err = c.encode(Entry{Kind: ArticleEntry, Extraction: a.x}); err != nil {
				return fmt.Errorf("article %s: %w", a.x.Article.ID, err)
			}
		}
		close(a.ready)
	}
	return nil
}

// apply applies articles in their order.
func (b *bulk) apply() error {
	defer close(b.done)
	for a := range b.ordered {
		select {
		case <-b.ctx.Done():
			return context.Cause(b.ctx)
		case <-a.ready:
		}
		if a.x == nil {
			if b.position++; b.applied != nil {
				b.applied(b.position, schema.Outcome{Position: b.position})
			}
			continue
		}
		out, err := b.s.applyArticle(b.graph, b.graph.writer, b.position+1, a.p)
		if err != nil {
			return fmt.Errorf("entry %d, article %s: %w", b.position+1, a.x.Article.ID, err)
		}
		a.filed = b.graph.file
		a.p = nil
		select {
		case <-b.ctx.Done():
			return context.Cause(b.ctx)
		case b.done <- a:
		}
		if b.position++; b.applied != nil {
			b.applied(b.position, out)
		}
	}
	return nil
}

// file files articles in their order.
func (b *bulk) file() error {
	n := uint64(0)
	for a := range b.done {
		err := b.graph.fileArticle(&a.filed, b.texts)
		if err == nil && b.journal {
			n++
			err = b.entries.put(journalKey(n), a.entry)
		}
		if err != nil {
			return fmt.Errorf("article %s: %w", a.x.Article.ID, err)
		}
	}
	return nil
}

// stop waits for what was put in. Nothing can be put in afterwards.
func (b *bulk) stop() error {
	close(b.todo)
	close(b.ordered)
	return b.work.Wait()
}

// full says that there is more in memory than the build should keep. Besides what grows with what it has applied there are articles on their way,
// tables that are written and what the garbage collector needs to turn around.
func (b *bulk) full() bool { return b.graph.size.Load() > b.s.memory.Memory/8*5 }

// close ends a build. One that is not finished it gives up.
func (b *bulk) close() error {
	err := b.graph.close()
	b.entries.drop()
	b.texts.drop()
	if b.tables != nil {
		// What could not be written is told already.
		_ = b.tables.wait()
		err = errors.Join(err, dropTables(b.tables.dir))
	}
	return err
}

// finish writes the views, and of the journal what is not there.
func (b *bulk) finish(ctx context.Context, progress func(done, total uint64)) error {
	s, g := b.s, b.graph
	g.memory = traceRing{}
	err := ctx.Err()
	if err == nil {
		err = errors.Join(b.entries.end(), b.texts.end())
	}
	if err == nil {
		err = b.write(ctx, progress)
	}
	if err == nil && b.tables != nil {
		if err = b.tables.wait(); err == nil {
			err = s.adopt()
		}
	}
	if err != nil {
		return fmt.Errorf("write tables: %w", err)
	}
	position := binary.BigEndian.AppendUint64(nil, b.position)
	err = s.update(func(t *badger.Txn) error {
		return errors.Join(t.Set(appliedKey, position), t.Set(foldedKey, position))
	})
	s.forgetLive(b.position)
	return err
}

// forgetLive makes the store forget what it has in memory of the views; the blocks have all up to a position.
func (s *Store) forgetLive(position uint64) {
	s.live.set(newSegment(position))
	s.writer.forget()
	clear(s.traces)
	s.nearby.forget()
	s.memos.clear(s.db)
}

func (b *bulk) stream(ctx context.Context) *tableStream {
	return &tableStream{ctx: ctx, db: b.s.db, tables: b.tables}
}

// write writes all families that are not there, each as a stream of its own, as many at a time as there are processors.
func (b *bulk) write(ctx context.Context, progress func(done, total uint64)) error {
	g := b.graph
	all, ctx := errgroup.WithContext(ctx)
	all.SetLimit(max(2, runtime.GOMAXPROCS(0)))
	steps := make(chan struct{}, 64)
	told := make(chan struct{})
	// Events are each a key, and so are entries and blocks, of which there are a few more than lists.
	total := uint64(g.places.len() + g.byWord.len() + g.told.len())
	if g.aside != nil {
		total += g.aside.total
	}
	go func() {
		defer close(told)
		done := uint64(0)
		for range steps {
			if done += stepKeys; progress != nil {
				progress(min(done, total), total)
			}
		}
	}()
	stream := func(fn func(s *tableStream) error) {
		s := b.stream(ctx)
		s.steps = steps
		all.Go(func() error { return errors.Join(fn(s), s.end()) })
	}
	// The longest first.
	stream(g.writeLists)
	stream(g.writeEvents)
	if g.aside != nil {
		stream(func(s *tableStream) error {
			return g.aside.each(func(position uint64, b []byte) error { return s.put(journalKey(position), b) })
		})
	}
	stream(g.writeArticleLists)
	byFamily := map[family][]string{}
	g.records.each(func(key, _ []byte) { byFamily[family(key[0])] = append(byFamily[family(key[0])], string(key)) })
	for _, f := range views {
		sorted, keys := g.sorted[f], byFamily[f]
		if sorted == nil && keys == nil {
			continue
		}
		stream(func(s *tableStream) error {
			// The counters stand before all numbers.
			slices.Sort(keys)
			for _, k := range keys {
				key := []byte(k)
				if err := s.put(key, g.records.get(key)); err != nil {
					return err
				}
			}
			if sorted == nil {
				return nil
			}
			return g.eachSorted(f, s.put)
		})
	}
	err := all.Wait()
	close(steps)
	<-told
	if err == nil && progress != nil {
		progress(total, total)
	}
	return err
}

// eachSorted calls fn with the keys of a family that has a sorter, in order, and of those that were written again with what was written last.
func (g *bulkGraph) eachSorted(f family, fn func(key, value []byte) error) error {
	var later []string
	for k := range g.again {
		if k[0] == byte(f) {
			later = append(later, k)
		}
	}
	slices.Sort(later)
	before := func(key string) error {
		for len(later) > 0 && (key == "" || later[0] < key) {
			if err := fn([]byte(later[0]), g.again[later[0]]); err != nil {
				return err
			}
			later = later[1:]
		}
		return nil
	}
	err := g.sorted[f].each(func(key, value []byte) error {
		if err := before(string(key)); err != nil {
			return err
		}
		if len(later) > 0 && later[0] == string(key) {
			value, later = g.again[later[0]], later[1:]
		}
		return fn(key, value)
	})
	if err != nil {
		return err
	}
	return before("")
}

// stepKeys is after how many keys of a stream its progress is told.
const stepKeys = 1000

// writeLists writes the posting lists of events in the order of their keys.
func (g *bulkGraph) writeLists(s *tableStream) error {
	var prefix []byte
	blocks := &bulkBlocks{values: &g.values, fn: func(ps []posted) error { return s.putBlock(prefix, ps) }}
	write := func(d dimension, value string, lists *bulkLists) error {
		for class, n := range lists {
			if n == 0 {
				continue
			}
			prefix = append(list(posting, d, value), byte(class))
			if err := blocks.cut(&g.events, g.lists.at(int(n-1)), asked(d)); err != nil {
				return err
			}
		}
		return nil
	}
	for d := range dimension(len(g.byValue) - 1) {
		if d == byWord {
			for _, w := range g.writer.folding.sorted() {
				if lists := g.of(&listed{word: w}); lists != nil {
					if err := write(d, w.form, lists); err != nil {
						return err
					}
				}
			}
		}
		if err := g.byValue[d].sorted(func(value string, lists *bulkLists) error { return write(d, value, lists) }); err != nil {
			return err
		}
	}
	return nil
}

func (g *bulkGraph) writeArticleLists(s *tableStream) error {
	var prefix []byte
	blocks := &bulkBlocks{fn: func(ps []posted) error { return s.putBlock(prefix, ps) }}
	write := func(d dimension, value string, l *ascending) error {
		if l.first == 0 {
			return nil
		}
		prefix = list(articlePosting, d, value)
		return blocks.cutArticles(&g.articles, &g.blocks, l)
	}
	for d := range dimension(len(g.toldBy) - 1) {
		if d == byWord {
			for _, w := range g.writer.folding.sorted() {
				if int(w.number) < g.told.len() {
					if err := write(d, w.form, g.told.at(int(w.number))); err != nil {
						return err
					}
				}
			}
		}
		if err := g.toldBy[d].sorted(func(value string, l *ascending) error { return write(d, value, l) }); err != nil {
			return err
		}
	}
	return nil
}

func (g *bulkGraph) writeEvents(s *tableStream) error {
	r := spillReader{s: g.spill}
	for n := 1; n < g.places.len(); n++ {
		at := *g.places.at(n)
		if at == noPlace {
			continue
		}
		b, err := r.recordAt(at)
		if err != nil {
			return fmt.Errorf("event %d in the spill: %w", n, err)
		}
		if err := s.put(numbered(eventFamily, uint64(n)), b); err != nil {
			return err
		}
	}
	return nil
}
