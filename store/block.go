package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"github.com/dgraph-io/badger/v4"
)

// Posting lists are kept in blocks: the key has the first point of a block, the value all of its points, as differences, and what stands
// at them. A page is found by one seek and one block decoded, and a posting takes a few bytes.

// How many postings a block has: built anew it has blockSize; one that grows beyond maxBlock is split.
const (
	blockSize = 128
	maxBlock  = 256
)

var errBlock = errors.New("not a block of postings, or cut short")

// posted is a posting in memory: see appendStretch for its value, which lists of articles have none of.
type posted struct {
	at    point
	value []byte
}

// appendBlock writes a block of at least one posting, in order: their number, the points as differences from the one before (the first stands in
// the key), the length that all values have plus one or else 0 and the length of each, the values.
func appendBlock(b []byte, ps []posted) []byte {
	b = binary.AppendUvarint(b, uint64(len(ps)))
	last := ps[0].at
	same := true
	for _, p := range ps[1:] {
		b = binary.AppendUvarint(b, p.at.time-last.time)
		b = binary.AppendVarint(b, int64(p.at.number-last.number))
		last = p.at
		same = same && len(p.value) == len(ps[0].value)
	}
	if same {
		b = binary.AppendUvarint(b, uint64(len(ps[0].value))+1)
	} else {
		b = append(b, 0)
		for _, p := range ps {
			b = binary.AppendUvarint(b, uint64(len(p.value)))
		}
	}
	for _, p := range ps {
		b = append(b, p.value...)
	}
	return b
}

// readBlock appends the postings of a block whose first point is given. Their values are parts of b.
func readBlock(ps []posted, first point, b []byte) ([]posted, error) {
	ok := true
	uvarint := func() uint64 {
		v, n := binary.Uvarint(b)
		if n <= 0 {
			ok, b = false, nil
			return 0
		}
		b = b[n:]
		return v
	}
	count := uvarint()
	// A posting after the first takes two bytes at least.
	if count == 0 || count-1 > uint64(len(b))/2 {
		return ps, errBlock
	}
	from := len(ps)
	ps = append(slices.Grow(ps, int(count)), posted{at: first})
	at := first
	for range count - 1 {
		step := uvarint()
		number, n := binary.Varint(b)
		if n <= 0 || at.time+step < at.time {
			return ps, errBlock
		}
		b = b[n:]
		next := point{at.time + step, at.number + uint64(number)}
		if next.compare(at) <= 0 {
			return ps, errBlock
		}
		at = next
		ps = append(ps, posted{at: at})
	}
	size := uvarint()
	lengths := b
	if size == 0 {
		for range count {
			uvarint()
		}
	}
	for i := from; i < len(ps) && ok; i++ {
		n := size - 1
		if size == 0 {
			v, k := binary.Uvarint(lengths)
			n, lengths = v, lengths[k:]
		}
		if n > uint64(len(b)) {
			return ps, errBlock
		}
		ps[i].value, b = b[:n:n], b[n:]
	}
	if !ok || len(b) > 0 {
		return ps, errBlock
	}
	return ps, nil
}

// blocks reads blocks in one transaction, with an iterator for each direction that all cursors of a merge share.
type blocks struct {
	t      *badger.Txn
	family family
	// shelves keep what was read; nil where it is read once.
	shelves     *shelves
	forth, back *badger.Iterator
	// sought is where back was sent.
	sought []byte
}

func newBlocks(t *badger.Txn, f family, kept *shelves) *blocks {
	return &blocks{t: t, family: f, shelves: kept}
}

func (r *blocks) close() {
	for _, it := range []*badger.Iterator{r.forth, r.back} {
		if it != nil {
			it.Close()
		}
	}
}

// atOrBefore is an iterator at the last key that is not behind one. What lies between the key sought before and where that led is known to
// be nothing: the width classes of a list follow each other, and most have nothing.
func (r *blocks) atOrBefore(key []byte) *badger.Iterator {
	it := r.iterator(true)
	if r.sought != nil && bytes.Compare(key, r.sought) <= 0 && (!it.Valid() || bytes.Compare(it.Item().Key(), key) <= 0) {
		return it
	}
	it.Seek(key)
	r.sought = append(r.sought[:0], key...)
	return it
}

func (r *blocks) iterator(reverse bool) *badger.Iterator {
	it := &r.forth
	if reverse {
		it = &r.back
	}
	if *it == nil {
		o := badger.DefaultIteratorOptions
		o.PrefetchValues = false
		o.Reverse = reverse
		o.Prefix = []byte{byte(r.family)}
		*it = r.t.NewIterator(o)
	}
	return *it
}

// blockCursor is a place in the blocks of one list and width class, which moves in one direction only.
type blockCursor struct {
	r       *blocks
	shelf   *shelf
	prefix  []byte
	reverse bool
	// The block at hand, if there is one, what it holds, and where in it the cursor is.
	block keptBlock
	ps    []posted
	i     int
	// end says that no block follows.
	end bool
	err error
}

func (r *blocks) cursor(prefix []byte, reverse bool) *blockCursor {
	return &blockCursor{r: r, shelf: r.shelves.of(r.t.ReadTs(), prefix), prefix: prefix, reverse: reverse, ps: r.shelves.room()}
}

// read is the block that an iterator stands at, empty where that has left the list.
func (c *blockCursor) read(it *badger.Iterator) (b keptBlock) {
	if !it.ValidForPrefix(c.prefix) {
		return b
	}
	item := it.Item()
	key := item.Key()
	var ok bool
	if b.first, ok = pointAt(key[len(c.prefix):]); !ok {
		c.err = fmt.Errorf("%q: %w", key, errBlock)
		return keptBlock{}
	}
	// What a shelf keeps is its own.
	if c.shelf != nil {
		c.block.raw = nil
	}
	if b.raw, c.err = item.ValueCopy(c.block.raw); c.err != nil {
		return keptBlock{}
	}
	return b
}

// take makes a block the one at hand; false where it is empty.
func (c *blockCursor) take(b keptBlock) bool {
	if len(b.raw) == 0 || c.err != nil {
		return false
	}
	c.block = b
	if c.ps, c.err = readBlock(c.ps[:0], b.first, b.raw); c.err != nil {
		c.err = fmt.Errorf("%q: %w", b.first.append(slices.Clone(c.prefix)), c.err)
	}
	return c.err == nil
}

// takeNew takes a block that was just read, of which it is known that none begins behind it until p.
func (c *blockCursor) takeNew(b keptBlock, p point) bool {
	if !c.take(b) {
		return false
	}
	if b.covers = p; b.covers.compare(c.ps[len(c.ps)-1].at) < 0 {
		b.covers = c.ps[len(c.ps)-1].at
	}
	c.shelf.add(b)
	return true
}

// seek moves to p, or else to what comes next in the cursor's direction; false where there is nothing.
func (c *blockCursor) seek(p point) bool {
	for c.err == nil {
		if c.i = c.find(p); c.i >= 0 && c.i < len(c.ps) {
			return true
		}
		if c.end {
			return false
		}
		if c.reverse {
			c.end = !c.atOrBefore(p)
		} else {
			c.end = !c.forth(p)
		}
	}
	return false
}

// forth goes on to the block that has p or what comes behind it.
func (c *blockCursor) forth(p point) bool {
	if len(c.ps) == 0 {
		// The block that has p begins at it or before.
		return p != lowest && c.atOrBefore(p) || c.err == nil && c.behind(p)
	}
	// As a rule it is the one right behind; where that ends before p too, it lies far.
	return c.behind(c.block.first) && (c.ps[len(c.ps)-1].at.compare(p) >= 0 || c.atOrBefore(p))
}

// atOrBefore goes to the last block that begins at p or before.
func (c *blockCursor) atOrBefore(p point) bool {
	if b, known := c.shelf.at(p); known {
		return c.take(b)
	}
	b := c.read(c.r.atOrBefore(p.append(slices.Clone(c.prefix))))
	if len(b.raw) == 0 && c.err == nil {
		c.shelf.nothing(nil, p)
	}
	return c.takeNew(b, p)
}

// behind goes to the first block that begins behind p: where the block at hand begins or, if there is none, what has no block at it or before.
func (c *blockCursor) behind(p point) bool {
	if b, known := c.shelf.behind(p); known {
		return c.take(b)
	}
	var from *point
	if len(c.ps) > 0 {
		from = &p
	}
	it := c.r.iterator(false)
	if key := p.append(slices.Clone(c.prefix)); it.Valid() && bytes.Equal(it.Item().Key(), key) {
		it.Next()
	} else {
		it.Seek(append(key, 0))
	}
	b := c.read(it)
	switch {
	case c.err != nil:
		return false
	case len(b.raw) == 0:
		c.shelf.nothing(from, highest)
		return false
	}
	c.shelf.nothing(from, after(b.first, true))
	return c.takeNew(b, b.first)
}

// find is the place of p in the block at hand, or of what comes next.
func (c *blockCursor) find(p point) int {
	// Most walks go on to what is next.
	if step := c.i + 1; !c.reverse && step > 0 && step < len(c.ps) && c.ps[step-1].at.compare(p) < 0 && c.ps[step].at.compare(p) >= 0 {
		return step
	}
	i, found := slices.BinarySearchFunc(c.ps, p, func(x posted, p point) int { return x.at.compare(p) })
	if c.reverse && !found {
		i--
	}
	return i
}
