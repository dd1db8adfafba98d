package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"runtime"
	"slices"

	"github.com/dgraph-io/badger/v4"
)

// foldSize is how many operations are kept in memory before they are folded into the blocks: one for each kilobyte of Options.Memory. They take some
// sixty bytes each, of two segments at the most. A fold writes a block of each list that they are of, so that the cost of an operation falls with their number.
func (o Options) foldSize() int { return int(o.Memory >> 10) }

// foldAtClose is how many are folded when the store is closed, rather than read back when it is opened next.
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
	g := s.live.current()
	to, _ := g.last()
	next := newSegment(to)
	// Readers with a snapshot of before the last fold are few, but may be there.
	s.live.set(g, next)
	f := &folding{done: make(chan struct{})}
	s.fold = f
	go func() {
		defer close(f.done)
		f.err = s.foldSegment(g)
	}()
	return nil
}

// waitFold waits for the folding that is under way. The caller holds write.
func (s *Store) waitFold() error {
	if s.fold == nil {
		return nil
	}
	<-s.fold.done
	err := s.fold.err
	s.fold = nil
	if err != nil {
		return fmt.Errorf("fold postings: %w", err)
	}
	return nil
}

// foldAll folds all that is in memory. The caller holds write.
func (s *Store) foldAll() error {
	if err := s.waitFold(); err != nil {
		return err
	}
	g := s.live.current()
	if err := s.foldSegment(g); err != nil {
		return fmt.Errorf("fold postings: %w", err)
	}
	to, _ := g.last()
	s.live.set(g, newSegment(to))
	return nil
}

// foldSegment brings the operations of a segment into the blocks. A block is the same however often its operations are brought into it, so it
// does not matter where this is cut off: the entries' operations are there until all blocks are written.
func (s *Store) foldSegment(g *segment) error {
	to, size := g.last()
	if size > 0 {
		if err := s.foldLists(g); err != nil {
			return err
		}
	}
	from := g.from
	return s.db.Update(func(t *badger.Txn) error {
		for p := from + 1; p <= to; p++ {
			if err := t.Delete(operationsKey(p)); err != nil {
				return err
			}
		}
		return t.Set(foldedKey, binary.BigEndian.AppendUint64(nil, to))
	})
}

func (s *Store) foldLists(g *segment) error {
	t := s.db.NewTransaction(false)
	defer t.Discard()
	w := s.db.NewWriteBatch()
	defer w.Cancel()
	keys := slices.Sorted(maps.Keys(g.lists))
	s.memos.shelves.before(keys)
	defer func() { s.memos.shelves.after(snapshotOf(s.db), keys) }()
	readers := map[family]*folder1{}
	defer func() {
		for _, r := range readers {
			r.close()
		}
	}()
	for _, k := range keys {
		f := family(k[0])
		if readers[f] == nil {
			readers[f] = &folder1{blocks: newBlocks(t, f, nil), w: w}
		}
		if err := readers[f].fold([]byte(k), g.lists[k].all()); err != nil {
			return err
		}
		// Who asks, or appends, goes first.
		runtime.Gosched()
	}
	return w.Flush()
}

// folder1 folds lists in the order of their keys.
type folder1 struct {
	*blocks
	w *badger.WriteBatch
}

// fold brings versions, in order, into the blocks of a list. As a rule they belong to its last one.
func (f *folder1) fold(prefix []byte, vs []version) error {
	if len(vs) == 0 {
		// All that was done to the list came to nothing.
		return nil
	}
	it := f.atOrBefore(highest.append(slices.Clone(prefix)))
	if !it.ValidForPrefix(prefix) {
		return f.put(prefix, nil, mergePostings(nil, vs))
	}
	key, first, ps, err := readPostings(it.Item(), prefix)
	if err != nil {
		return err
	}
	if first.compare(vs[0].at) <= 0 {
		return f.put(prefix, key, mergePostings(ps, vs))
	}
	return f.foldAmong(prefix, vs)
}

// readPostings reads a block that an iterator stands at.
func readPostings(item *badger.Item, prefix []byte) (key []byte, first point, ps []posted, err error) {
	key = item.KeyCopy(nil)
	first, ok := pointAt(key[len(prefix):])
	if !ok {
		return key, first, nil, fmt.Errorf("%q: %w", key, errBlock)
	}
	raw, err := item.ValueCopy(nil)
	if err == nil {
		ps, err = readBlock(nil, first, raw)
	}
	if err != nil {
		return key, first, nil, fmt.Errorf("%q: %w", key, err)
	}
	return key, first, ps, nil
}

// foldAmong brings versions into blocks of which some may follow.
func (f *folder1) foldAmong(prefix []byte, vs []version) error {
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
			if key, _, ps, err = readPostings(it.Item(), prefix); err != nil {
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
					n, _ = slices.BinarySearchFunc(vs, version{posted: posted{at: limit}}, compareVersions)
				}
			} else if i, _ := slices.BinarySearchFunc(vs, version{posted: posted{at: after(last, false)}}, compareVersions); i < n {
				n = i
			}
		}
		if n == 0 {
			return errors.New("a posting before the block that it belongs to")
		}
		if err := f.put(prefix, key, mergePostings(ps, vs[:n])); err != nil {
			return err
		}
		vs = vs[n:]
	}
	return nil
}

// mergePostings are postings with versions of them brought in, both in order.
func mergePostings(ps []posted, vs []version) []posted {
	out := make([]posted, 0, len(ps)+len(vs))
	for i := 0; i < len(vs); {
		v := vs[i]
		for i++; i < len(vs) && vs[i].at == v.at; i++ {
			v = vs[i]
		}
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
	if key != nil && (len(ps) == 0 || !bytes.Equal(key, ps[0].at.append(slices.Clone(prefix)))) {
		if err := f.w.Delete(key); err != nil {
			return err
		}
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
		if err := f.w.Set(ps[0].at.append(slices.Clone(prefix)), appendBlock(nil, ps[:n])); err != nil {
			return err
		}
		ps = ps[n:]
	}
	return nil
}
