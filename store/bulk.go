package store

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"sync/atomic"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/pb"
	"github.com/dgraph-io/ristretto/v2/z"
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
	// sw writes the tables until it is nil; entries and texts are its streams of the journal and of articles.
	sw             *badger.StreamWriter
	entries, texts *tableStream
	// written is how many bytes all streams have handed over.
	written atomic.Int64
	// position is that of the entry applied last.
	position uint64
}

type bulkArticle struct {
	x     *schema.Extraction
	p     *prepared
	entry []byte
	ready chan struct{}
	filed bulkFile
}

// aheadOfApply is how many articles are prepared before their turn.
const aheadOfApply = 64

// beginBulk begins a build. Drop empties the store before; otherwise it must have none of the views, and nothing that was written lately. Journal says that
// it writes the entries too; applied is told of each, and may be nil. Until close is called nobody else can write.
func (s *Store) beginBulk(ctx context.Context, drop, journal bool, applied func(position uint64, out schema.Outcome)) (*bulk, error) {
	g, err := newBulkGraph(s)
	if err != nil {
		return nil, err
	}
	b := &bulk{sw: s.db.NewStreamWriter(), s: s, graph: g, journal: journal, applied: applied, todo: make(chan *bulkArticle, aheadOfApply), ordered: make(chan *bulkArticle, aheadOfApply), done: make(chan *bulkArticle, aheadOfApply)}
	prepare := b.sw.PrepareIncremental
	if drop {
		prepare = b.sw.Prepare
	}
	if err := prepare(); err != nil {
		return nil, errors.Join(fmt.Errorf("write tables: %w", err), b.close())
	}
	b.work, b.ctx = errgroup.WithContext(ctx)
	b.entries, b.texts = b.stream(b.ctx, journalStream), b.stream(b.ctx, textStream)
	for range runtime.GOMAXPROCS(0) {
		b.work.Go(b.prepare)
	}
	b.work.Go(b.apply)
	b.work.Go(b.file)
	return b, nil
}

// put puts the next article in. An error says that an article before could not be applied, or that the context has ended.
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

// close ends a build. One that is not finished it gives up: what that has written of tables stays.
func (b *bulk) close() error {
	if b.sw != nil {
		b.sw.Cancel()
		b.sw = nil
	}
	return b.graph.close()
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
	if err != nil {
		return fmt.Errorf("write tables: %w", err)
	}
	sw := b.sw
	b.sw = nil
	if err := sw.Flush(); err != nil {
		return fmt.Errorf("write tables: %w", err)
	}
	position := binary.BigEndian.AppendUint64(nil, b.position)
	err = s.db.Update(func(t *badger.Txn) error {
		return errors.Join(t.Set(appliedKey, position), t.Set(foldedKey, position))
	})
	s.forgetLive(b.position)
	return err
}

// forgetLive makes the store forget what it has in memory of the views; the blocks have all up to a position.
func (s *Store) forgetLive(position uint64) {
	s.live.set(newSegment(position))
	s.writer.forget()
	s.traces.Purge()
	s.nearby.forget()
	s.memos.clear(s.db)
}

// The streams that there are from the beginning; others have the numbers behind.
const (
	journalStream = 1 + iota
	textStream
)

func (b *bulk) stream(ctx context.Context, id uint32) *tableStream {
	return &tableStream{ctx: ctx, sw: b.sw, room: b.s.room, id: id, written: &b.written, dir: b.s.db.Opts().Dir}
}

// write writes all families that are not there, each as a stream of its own, as many at a time as there are processors.
func (b *bulk) write(ctx context.Context, progress func(done, total uint64)) error {
	g := b.graph
	all, ctx := errgroup.WithContext(ctx)
	all.SetLimit(max(2, runtime.GOMAXPROCS(0)))
	steps := make(chan struct{}, 64)
	told := make(chan struct{})
	// Events are each a key, and so are entries and blocks, of which there are a few more than lists.
	total := uint64(len(g.places) + len(g.byWord) + len(g.told))
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
	id := uint32(textStream)
	stream := func(fn func(s *tableStream) error) {
		id++
		s := b.stream(ctx, id)
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
	for k := range g.records {
		byFamily[family(k[0])] = append(byFamily[family(k[0])], k)
	}
	for _, f := range views {
		sorted, keys := g.sorted[f], byFamily[f]
		if sorted == nil && keys == nil {
			continue
		}
		stream(func(s *tableStream) error {
			// The counters stand before all numbers.
			slices.Sort(keys)
			for _, k := range keys {
				if err := s.put([]byte(k), g.records[k]); err != nil {
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
		for class, l := range lists {
			if l == nil {
				continue
			}
			prefix = append(list(posting, d, value), byte(class))
			if err := blocks.cut(&g.events, l); err != nil {
				return err
			}
		}
		return nil
	}
	for d := range dimension(len(g.lists) - 1) {
		if d == byWord {
			for _, w := range g.writer.folding.sorted() {
				if lists := g.of(&listed{word: w}); lists != nil {
					if err := write(d, w.form, lists); err != nil {
						return err
					}
				}
			}
		}
		for _, value := range slices.Sorted(maps.Keys(g.lists[d])) {
			if err := write(d, value, g.lists[d][value]); err != nil {
				return err
			}
		}
		g.lists[d] = nil
	}
	return nil
}

func (g *bulkGraph) writeArticleLists(s *tableStream) error {
	var prefix []byte
	blocks := &bulkBlocks{fn: func(ps []posted) error { return s.putBlock(prefix, ps) }}
	write := func(d dimension, value string, l *ascending) error {
		if len(l.b) == 0 {
			return nil
		}
		prefix = list(articlePosting, d, value)
		return blocks.cutArticles(g.articles, l)
	}
	for d := range dimension(len(g.toldBy) - 1) {
		if d == byWord {
			for _, w := range g.writer.folding.sorted() {
				if int(w.number) < len(g.told) {
					if err := write(d, w.form, &g.told[w.number]); err != nil {
						return err
					}
				}
			}
		}
		for _, value := range slices.Sorted(maps.Keys(g.toldBy[d])) {
			if err := write(d, value, g.toldBy[d][value]); err != nil {
				return err
			}
		}
	}
	return nil
}

func (g *bulkGraph) writeEvents(s *tableStream) error {
	r := spillReader{s: g.spill}
	for n := 1; n < len(g.places); n++ {
		if g.places[n] == noPlace {
			continue
		}
		b, err := r.recordAt(g.places[n])
		if err != nil {
			return fmt.Errorf("event %d in the spill: %w", n, err)
		}
		if err := s.put(numbered(eventFamily, uint64(n)), b); err != nil {
			return err
		}
	}
	return nil
}

// tableStream is a stream of keys in order, between which no other stream has any.
type tableStream struct {
	ctx context.Context
	sw  *badger.StreamWriter
	// room is an error where the disk has none left.
	room func() error
	id   uint32
	buf  *z.Buffer
	// written is how many bytes all streams have handed over.
	written *atomic.Int64
	dir     string
	keys    int
	// steps is told of every stepKeys keys; nil for nobody.
	steps chan<- struct{}
	// kv, key and block are used again.
	kv         pb.KV
	key, block []byte
}

// tablesInMemory is after how many bytes of them the tables that are written are let go of: Badger maps them into memory, where they count as ours.
const tablesInMemory = 32 << 20

// streamBuffer is how many bytes of a stream are handed over at a time.
const streamBuffer = 1 << 20

// putBlock adds a block of a list.
func (s *tableStream) putBlock(list []byte, ps []posted) error {
	s.key = ps[0].at.append(append(s.key[:0], list...))
	s.block = appendBlock(s.block[:0], ps)
	return s.put(s.key, s.block)
}

// put adds a key behind those before. Key and value can be used again afterwards.
func (s *tableStream) put(key, value []byte) error {
	if s.buf == nil {
		s.buf = z.NewBuffer(2*streamBuffer, "bulk")
	}
	if s.keys++; s.steps != nil && s.keys%stepKeys == 0 {
		s.steps <- struct{}{}
	}
	s.kv.Key, s.kv.Value, s.kv.Version, s.kv.StreamId = key, value, 1, s.id
	badger.KVToBuffer(&s.kv, s.buf)
	if s.buf.LenNoPadding() < streamBuffer {
		return nil
	}
	if err := errors.Join(s.ctx.Err(), s.room()); err != nil {
		return err
	}
	err := s.sw.Write(s.buf)
	s.buf.Reset()
	if s.written.Add(streamBuffer)%tablesInMemory < streamBuffer {
		releaseTables(s.dir)
	}
	return err
}

// end writes what is left and closes the stream.
func (s *tableStream) end() error {
	if s.buf == nil {
		return nil
	}
	badger.KVToBuffer(&pb.KV{StreamId: s.id, StreamDone: true}, s.buf)
	return errors.Join(s.sw.Write(s.buf), s.buf.Release())
}
