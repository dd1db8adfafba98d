package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"github.com/dgraph-io/badger/v4"
)

// foldSize is how many operations are kept in memory before they are folded into the blocks: three for two kilobytes of Options.Memory. They take some
// thirty bytes each, of two segments at the most.
func (o Options) foldSize() int { return int(o.Memory >> 11 * 3) }

// A fold writes a block of each list that it is of, whether that takes in one operation or a hundred. Most lists have few, those of rare words. So a fold
// leaves the lists with the fewest operations, as long as these are not more than one in carriedShare of what is kept in memory: they are carried on into the
// next segment, and written in chunks beside the operations of its entries.
const (
	carriedShare = 3
	// carriedChunk is how many operations a chunk has, more or less.
	carriedChunk = 4096
)

// foldAtClose is how many operations are read back when the store is opened next, rather than folded when it is closed.
const foldAtClose = 20_000

// folding is the folding that is under way: the blocks are written beside the writer, who begins the next segment meanwhile.
type folding struct {
	done chan struct{}
	err  error
}

// maybeFold begins to fold what is in memory, once that is enough. The caller holds write. Where the last one is still under way, that ends first:
// what is in memory stays bounded.
func (s *Store) maybeFold() error {
	if _, size := s.live.current().last(); size < s.foldSize {
		return nil
	}
	if err := s.waitFold(); err != nil {
		return err
	}
	f := &folding{done: make(chan struct{})}
	s.fold = f
	fold := s.nextSegment(s.foldSize / carriedShare)
	go func() {
		defer close(f.done)
		f.err = fold()
	}()
	return nil
}

// nextSegment begins a new segment. The function that it gives folds the one before, but for so many operations at most.
func (s *Store) nextSegment(carried int) (fold func() error) {
	g := s.live.current()
	to, _ := g.last()
	next := newSegment(to)
	// Readers with a snapshot of before the last fold are few, but may be there.
	s.live.set(g, next)
	return func() error { return s.foldSegment(g, next, carried) }
}

// waitFold waits for the folding that is under way. The caller holds write. Where it failed what is not folded is read back, to be folded again.
func (s *Store) waitFold() error {
	if s.fold == nil {
		return nil
	}
	<-s.fold.done
	err := s.fold.err
	s.fold = nil
	if err != nil {
		return fmt.Errorf("fold postings: %w", errors.Join(err, s.db.View(s.live.open)))
	}
	return nil
}

// foldAll folds what is in memory, but for so many operations at most. The caller holds write.
func (s *Store) foldAll(carried int) error {
	if err := s.waitFold(); err != nil {
		return err
	}
	if err := s.nextSegment(carried)(); err != nil {
		return fmt.Errorf("fold postings: %w", errors.Join(err, s.db.View(s.live.open)))
	}
	return nil
}

// foldSegment brings the operations of a segment into the blocks, or into the next segment. A block is the same however often its operations are brought into
// it, so it does not matter where this is cut off: the entries' operations, and what was carried into the segment, are there until all is written. Who reads the
// lists as they were before sees what is carried on twice, which makes no difference.
func (s *Store) foldSegment(g, next *segment, carried int) error {
	to, size := g.last()
	if to == g.from {
		// What was carried on stands under the keys of this position.
		carried = 0
	}
	chunks := uint64(0)
	if size > 0 {
		fold, carry := g.divide(carried)
		if err := s.foldLists(g, fold); err != nil {
			return err
		}
		var err error
		if chunks, err = s.carryLists(g, next, carry); err != nil {
			return err
		}
	}
	done, err := s.foldedKeys(to, chunks)
	if err != nil {
		return err
	}
	return s.update(func(t *badger.Txn) error {
		for _, k := range done {
			if err := t.Delete(k); err != nil {
				return err
			}
		}
		at := binary.BigEndian.AppendUint64(nil, to)
		return errors.Join(t.Set(foldedKey, at), t.Set(carriedCountKey, binary.BigEndian.AppendUint64(slices.Clone(at), chunks)))
	})
}

// foldedKeys are the keys of the operations up to a position, but for those of the chunks that are carried on from there: also of a fold that was cut off.
func (s *Store) foldedKeys(to, chunks uint64) (done [][]byte, err error) {
	err = s.db.View(func(t *badger.Txn) error {
		o := badger.DefaultIteratorOptions
		o.Prefix = []byte{byte(operations)}
		o.PrefetchValues = false
		it := t.NewIterator(o)
		defer it.Close()
		stays, until := carriedKey(to, 0), operationsKey(to+1)
		for it.Seek(operationsKey(0)); it.Valid() && bytes.Compare(it.Item().Key(), until) < 0; it.Next() {
			k := it.Item().Key()
			if len(k) == len(stays) && bytes.HasPrefix(k, operationsKey(to)) && number(k[len(k)-8:]) < chunks {
				continue
			}
			done = append(done, bytes.Clone(k))
		}
		return nil
	})
	return done, err
}

// readCarried is how many chunks of operations were carried on when a segment that reaches a position was folded.
func readCarried(t *badger.Txn, to uint64) (uint64, error) {
	b, err := value(t, carriedCountKey)
	if err != nil || len(b) != 16 || number(b[:8]) != to {
		return 0, err
	}
	return number(b[8:]), nil
}

// divide parts the lists of a segment into those to be folded, in order, and those with the fewest operations, so many together at most.
func (g *segment) divide(most int) (fold, leave []string) {
	// Most lists are short.
	var of [maxVersions]int
	for _, l := range g.lists {
		if n := l.size(); n < len(of) {
			of[n] += n
		}
	}
	limit := 0
	for sum := 0; limit < len(of); limit++ {
		if sum += of[limit]; sum > most {
			break
		}
	}
	for k, l := range g.lists {
		if l.size() < limit {
			leave = append(leave, k)
		} else {
			fold = append(fold, k)
		}
	}
	slices.Sort(fold)
	return fold, leave
}

// carryLists brings lists of a segment into the next one and writes them. It gives the number of chunks.
func (s *Store) carryLists(g, next *segment, keys []string) (chunks uint64, err error) {
	w := s.db.NewWriteBatch()
	defer w.Cancel()
	var edits []edit
	var ops []operation
	flush := func() error {
		if len(ops) == 0 {
			return nil
		}
		b := encodeOperations(ops)
		if err := next.carry(ops); err != nil {
			return err
		}
		ops = ops[:0]
		chunks++
		// Who asks goes first.
		s.courtesy.letIn()
		return w.Set(carriedKey(next.from, chunks-1), b)
	}
	for _, k := range keys {
		edits = g.edits(g.lists[k], edits[:0])
		for _, x := range edits {
			ops = append(ops, operation{list: k, posted: x.posted, gone: x.gone})
		}
		if len(ops) >= carriedChunk {
			if err := flush(); err != nil {
				return chunks, err
			}
		}
	}
	if err := flush(); err != nil {
		return chunks, err
	}
	return chunks, w.Flush()
}

// foldLists brings the operations of lists into the blocks, from the last list on; the keys are in order.
func (s *Store) foldLists(g *segment, keys []string) error {
	t := s.db.NewTransaction(false)
	defer t.Discard()
	w := newBlockWriter(s.db)
	defer w.cancel()
	s.memos.shelves.before(keys)
	defer func() { s.memos.shelves.after(snapshotOf(s.db), keys) }()
	readers := map[family]*folder1{}
	defer func() {
		for _, r := range readers {
			r.close()
		}
	}()
	var edits []edit
	for _, k := range slices.Backward(keys) {
		f := family(k[0])
		if readers[f] == nil {
			readers[f] = &folder1{blocks: newBlocks(t, f, nil), w: w}
		}
		edits = g.edits(g.lists[k], edits[:0])
		if err := readers[f].fold([]byte(k), edits); err != nil {
			return err
		}
		// Who asks goes first.
		s.courtesy.letIn()
	}
	return w.flush()
}

// folder1 folds lists, each before the one folded before it. The memory of what it reads and makes of a block is used again.
type folder1 struct {
	*blocks
	w             *blockWriter
	raw, made     []byte
	there, merged []posted
}

// fold brings changes, in order, into the blocks of a list. As a rule they belong to its last one.
func (f *folder1) fold(prefix []byte, vs []edit) error {
	if len(vs) == 0 {
		// All that was done to the list came to nothing.
		return nil
	}
	it := f.last(prefix)
	if !it.ValidForPrefix(prefix) {
		return f.put(prefix, nil, f.merge(nil, vs))
	}
	key, first, ps, err := f.postings(it.Item(), prefix)
	if err != nil {
		return err
	}
	if first.compare(vs[0].at) <= 0 {
		return f.put(prefix, key, f.merge(ps, vs))
	}
	return f.foldAmong(prefix, vs)
}

// maxSteps is how many blocks are stepped over before one is sought, which takes several times what a step does.
const maxSteps = 16

// last is an iterator at the last block of a list, or of one before. Lists are folded from the last on: most are a few blocks before the one that was folded
// before.
func (f *folder1) last(prefix []byte) *badger.Iterator {
	key := highest.append(slices.Clone(prefix))
	it := f.iterator(true)
	if f.sought != nil && bytes.Compare(key, f.sought) < 0 {
		for range maxSteps {
			if !it.Valid() || bytes.Compare(it.Item().Key(), key) <= 0 {
				f.sought = append(f.sought[:0], key...)
				return it
			}
			it.Next()
		}
	}
	return f.atOrBefore(key)
}

// postings reads a block that an iterator stands at. What it gives holds until the next block is read.
func (f *folder1) postings(item *badger.Item, prefix []byte) (key []byte, first point, ps []posted, err error) {
	key = item.KeyCopy(nil)
	first, ok := pointAt(key[len(prefix):])
	if !ok {
		return key, first, nil, fmt.Errorf("%q: %w", key, errBlock)
	}
	if f.raw, err = item.ValueCopy(f.raw); err == nil {
		f.there, err = readBlock(f.there[:0], first, f.raw)
	}
	if err != nil {
		return key, first, nil, fmt.Errorf("%q: %w", key, err)
	}
	return key, first, f.there, nil
}

// merge brings changes into postings. What it gives holds until the next are merged.
func (f *folder1) merge(ps []posted, vs []edit) []posted {
	f.merged = mergePostings(f.merged[:0], ps, vs)
	return f.merged
}

// foldAmong brings changes into blocks of which some may follow.
func (f *folder1) foldAmong(prefix []byte, vs []edit) error {
	for len(vs) > 0 {
		// The block that has the first point begins at it or before; where none does, it goes to the list's first block.
		it := f.atOrBefore(vs[0].at.append(slices.Clone(prefix)))
		if !it.ValidForPrefix(prefix) {
			it = f.iterator(false)
			it.Seek(prefix)
		}
		var key []byte
		var ps []posted
		n := len(vs)
		if it.ValidForPrefix(prefix) {
			var err error
			if key, _, ps, err = f.postings(it.Item(), prefix); err != nil {
				return err
			}
			// What is behind the block but before the next one goes to it.
			if last := ps[len(ps)-1].at; vs[n-1].at.compare(last) > 0 {
				next := f.iterator(false)
				next.Seek(append(slices.Clone(key), 0))
				if next.ValidForPrefix(prefix) {
					limit, ok := pointAt(next.Item().Key()[len(prefix):])
					if !ok {
						return fmt.Errorf("%q: %w", next.Item().Key(), errBlock)
					}
					n, _ = slices.BinarySearchFunc(vs, limit, edit.compare)
				}
			} else if i, _ := slices.BinarySearchFunc(vs, after(last, false), edit.compare); i < n {
				n = i
			}
		}
		if n == 0 {
			return errors.New("a posting before the block that it belongs to")
		}
		if err := f.put(prefix, key, f.merge(ps, vs[:n])); err != nil {
			return err
		}
		vs = vs[n:]
	}
	return nil
}

// mergePostings appends postings with changes brought in, both in order.
func mergePostings(out, ps []posted, vs []edit) []posted {
	out = slices.Grow(out, len(ps)+len(vs))
	for _, v := range vs {
		n, found := slices.BinarySearchFunc(ps, v.at, func(p posted, at point) int { return p.at.compare(at) })
		out = append(out, ps[:n]...)
		if found {
			n++
		}
		if ps = ps[n:]; !v.gone {
			out = append(out, v.posted)
		}
	}
	return append(out, ps...)
}

// put writes postings in place of the block of a key, in as many blocks as they need.
func (f *folder1) put(prefix, key []byte, ps []posted) error {
	var changes []blockChange
	if key != nil && (len(ps) == 0 || !bytes.Equal(key, ps[0].at.append(slices.Clone(prefix)))) {
		changes = append(changes, blockChange{key: key})
	}
	size := len(ps)
	if size > maxBlock {
		size = blockSize
	}
	for len(ps) > 0 {
		n := min(size, len(ps))
		// A last block of a few joins the one before.
		if rest := len(ps) - n; rest < blockSize/2 && n+rest <= maxBlock {
			n = len(ps)
		}
		f.made = appendBlock(f.made[:0], ps[:n])
		changes = append(changes, blockChange{ps[0].at.append(slices.Clone(prefix)), slices.Clone(f.made)})
		ps = ps[n:]
	}
	return f.w.write(changes)
}
