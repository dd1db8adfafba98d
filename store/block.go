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
	t           *badger.Txn
	family      family
	forth, back *badger.Iterator
	// sought is where back was sent.
	sought []byte
}

func newBlocks(t *badger.Txn, f family) *blocks { return &blocks{t: t, family: f} }

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
	prefix  []byte
	reverse bool
	// The block at hand, if there is one: its key, its value, what that holds, and where in it the cursor is.
	key, raw []byte
	ps       []posted
	i        int
	// end says that no block follows.
	end bool
	err error
}

// load takes the block that an iterator stands at; false where that has left the list.
func (c *blockCursor) load(it *badger.Iterator) bool {
	if !it.ValidForPrefix(c.prefix) {
		return false
	}
	c.ps = c.ps[:0]
	item := it.Item()
	c.key = item.KeyCopy(c.key)
	first, ok := pointAt(c.key[len(c.prefix):])
	if !ok {
		c.err = fmt.Errorf("%q: %w", c.key, errBlock)
		return false
	}
	if c.raw, c.err = item.ValueCopy(c.raw); c.err != nil {
		return false
	}
	if c.ps, c.err = readBlock(c.ps, first, c.raw); c.err != nil {
		c.err = fmt.Errorf("%q: %w", c.key, c.err)
	}
	return c.err == nil
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
			c.end = !c.load(c.r.atOrBefore(p.append(slices.Clone(c.prefix))))
		} else {
			c.forth(p)
		}
	}
	return false
}

// forth loads the next block that can have p or what comes behind it.
func (c *blockCursor) forth(p point) {
	it := c.r.iterator(false)
	switch {
	case len(c.ps) == 0:
		// The block that has p begins at it or before.
		if p == lowest {
			it.Seek(c.prefix)
			c.end = !c.load(it)
			return
		}
		if !c.load(c.r.atOrBefore(p.append(slices.Clone(c.prefix)))) && c.err == nil {
			it.Seek(c.prefix)
			c.end = !c.load(it)
		}
	default:
		// As a rule it is the one right behind; where that ends before p too, it lies far.
		if it.Valid() && bytes.Equal(it.Item().Key(), c.key) {
			it.Next()
		} else {
			it.Seek(append(slices.Clone(c.key), 0))
		}
		if c.end = !c.load(it); !c.end && c.ps[len(c.ps)-1].at.compare(p) < 0 {
			c.end = !c.load(c.r.atOrBefore(p.append(slices.Clone(c.prefix))))
		}
	}
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
