package store

import (
	"cmp"
	"encoding/binary"
	"math"
	"slices"
	"strings"
	"sync"
)

// segment has the operations of the entries behind one position up to another, by list, and what of those before is not folded. What there is a great deal of, versions and the values of postings,
// has no pointers: the collector need not look at it.
type segment struct {
	from uint64
	mu   sync.RWMutex
	to   uint64
	size int
	// lists are in order but for what came last.
	lists map[string]*versions
	// values have those of the postings; what is there does not change.
	values bulkValues
	// named is how many lists have numbers; it is the writer's.
	named uint64
}

// version is a posting as an entry leaves it.
type version struct {
	at point
	// entry counts those of the segment from 1 on, 0 is what was there before; value is the place of the posting's value, or withdrawn.
	entry, value uint32
}

// withdrawn stands for the value of a posting that is taken away.
const withdrawn = math.MaxUint32

func compareVersions(a, b version) int {
	if a.at != b.at {
		return a.at.compare(b.at)
	}
	return cmp.Compare(a.entry, b.entry)
}

// versions are those of one list: chunks in order, which are never changed, and some that came since and are in no order.
type versions struct {
	name   string
	chunks [][]version
	recent []version
	// near is what the writer keeps of the list, nil where it keeps nothing; class see nearClass.
	near  *nearList
	class int8
	// number is what the list is told by in entries, once that at the position named has told its name, 0 while none has. Both are the writer's.
	number, named uint64
}

const (
	// maxRecent is how many versions of a list are out of order at most: a reader sorts them.
	maxRecent = 64
	// maxVersions is how many versions a chunk has at most.
	maxVersions = 256
)

func newSegment(from uint64) *segment {
	return &segment{from: from, to: from, lists: map[string]*versions{}}
}

// list is that of a prefix, which is made where there is none.
func (g *segment) list(prefix []byte) *versions {
	g.mu.RLock()
	l := g.lists[string(prefix)]
	g.mu.RUnlock()
	if l != nil {
		return l
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.make(string(prefix))
}

// make is list for who holds g.mu.
func (g *segment) make(prefix string) *versions {
	l := g.lists[prefix]
	if l == nil {
		l = &versions{name: prefix, class: nearClassOf(prefix)}
		g.lists[prefix] = l
	}
	return l
}

// add takes in the operations of the next entry. It fails where the values take more than four gigabytes, long after a segment is to be folded.
func (g *segment) add(position uint64, ops []operation) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.to = position
	return g.take(uint32(position-g.from), ops)
}

// carry takes in operations of entries before those of the segment.
func (g *segment) carry(ops []operation) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.take(0, ops)
}

func (g *segment) take(entry uint32, ops []operation) error {
	g.size += len(ops)
	for i := range ops {
		o := &ops[i]
		l := o.of
		if l == nil {
			l = g.make(o.list)
		}
		v := version{o.at, entry, withdrawn}
		if !o.gone {
			var err error
			if v.value, err = g.values.add(o.value); err != nil {
				return err
			}
		}
		if l.recent = append(l.recent, v); len(l.recent) >= maxRecent {
			l.settle()
		}
	}
	return nil
}

func (l *versions) size() int {
	n := len(l.recent)
	for _, c := range l.chunks {
		n += len(c)
	}
	return n
}

// unname forgets that the entry at a position has told names of lists.
func (g *segment) unname(position uint64) {
	g.mu.RLock()
	defer g.mu.RUnlock()
	for _, l := range g.lists {
		if l.named == position {
			l.named = 0
		}
	}
}

// drop takes out the operations of the entry added last, which came to nothing.
func (g *segment) drop(position uint64) {
	g.mu.Lock()
	defer g.mu.Unlock()
	of := func(v version) bool { return v.entry == uint32(position-g.from) }
	for _, l := range g.lists {
		for i, c := range l.chunks {
			if !slices.ContainsFunc(c, of) {
				continue
			}
			g.size -= len(c)
			c = slices.DeleteFunc(slices.Clone(c), of)
			g.size += len(c)
			l.chunks = slices.Clone(l.chunks)
			l.chunks[i] = c
		}
		l.chunks = slices.DeleteFunc(slices.Clone(l.chunks), func(c []version) bool { return len(c) == 0 })
		g.size -= len(l.recent)
		l.recent = slices.DeleteFunc(slices.Clone(l.recent), of)
		g.size += len(l.recent)
	}
	g.to = position - 1
}

// settle brings what came since into chunks of their own, and into those between which it stands.
func (l *versions) settle() {
	recent := l.recent
	slices.SortFunc(recent, compareVersions)
	// What is before the chunk that the first belongs to stays as it is: as a rule that is almost all.
	stays, _ := slices.BinarySearchFunc(l.chunks, recent[0], func(c []version, v version) int { return compareVersions(c[0], v) })
	stays = max(0, stays-1)
	chunks := append(make([][]version, 0, len(l.chunks)+2), l.chunks[:stays]...)
	for i := stays; i < len(l.chunks); i++ {
		c, n := l.chunks[i], len(recent)
		if i+1 < len(l.chunks) {
			n, _ = slices.BinarySearchFunc(recent, l.chunks[i+1][0], compareVersions)
		}
		if n == 0 {
			chunks = append(chunks, c)
			continue
		}
		chunks = appendChunks(chunks, c, recent[:n])
		recent = recent[n:]
	}
	if len(recent) > 0 {
		chunks = append(chunks, slices.Clone(recent))
	}
	l.chunks, l.recent = chunks, l.recent[:0]
}

// appendChunks appends a chunk with more versions brought in.
func appendChunks(chunks [][]version, c, more []version) [][]version {
	if len(c) >= maxVersions/2 && compareVersions(c[len(c)-1], more[0]) < 0 {
		return append(chunks, c, slices.Clone(more))
	}
	all := make([]version, 0, len(c)+len(more))
	for _, v := range more {
		n, _ := slices.BinarySearchFunc(c, v, compareVersions)
		all = append(append(all, c[:n]...), v)
		c = c[n:]
	}
	all = append(all, c...)
	if n := len(all) / 2; len(all) > maxVersions {
		return append(chunks, all[:n:n], all[n:])
	}
	return append(chunks, all)
}

// edit is what the entries of a segment, all of them, do to a posting.
type edit struct {
	posted
	gone bool
}

func (c edit) compare(p point) int { return c.at.compare(p) }

// edits appends what the entries of a segment do to a list, in order. Nobody may write to the segment meanwhile.
func (g *segment) edits(l *versions, into []edit) []edit {
	// Readers may be at it.
	all := versions{chunks: l.chunks, recent: slices.Clone(l.recent)}
	if len(all.recent) > 0 {
		all.settle()
	}
	for _, c := range all.chunks {
		for _, v := range c {
			// The last one holds.
			if n := len(into); n > 0 && into[n-1].at == v.at {
				into = into[:n-1]
			}
			x := edit{posted: posted{at: v.at}, gone: v.value == withdrawn}
			if !x.gone {
				x.value = g.values.at(v.value)
			}
			into = append(into, x)
		}
	}
	return into
}

// keys are the prefixes of the lists that begin with one, in no order.
func (g *segment) keys(prefix string) []string {
	g.mu.RLock()
	defer g.mu.RUnlock()
	var out []string
	for k := range g.lists {
		if strings.HasPrefix(k, prefix) {
			out = append(out, k)
		}
	}
	return out
}

// read gives cursors over a list, as the entries up to a position leave it.
func (g *segment) read(prefix string, by uint64, reverse bool, into []*versionCursor) []*versionCursor {
	g.mu.RLock()
	l := g.lists[prefix]
	if l == nil {
		g.mu.RUnlock()
		return into
	}
	chunks, recent, values := l.chunks, slices.Clone(l.recent), g.values.b
	g.mu.RUnlock()
	last := uint32(min(by-g.from, math.MaxUint32))
	if len(chunks) > 0 {
		into = append(into, newVersionCursor(g.from, chunks, values, last, reverse))
	}
	if len(recent) > 0 {
		slices.SortFunc(recent, compareVersions)
		into = append(into, newVersionCursor(g.from, [][]version{recent}, values, last, reverse))
	}
	return into
}

// last is the position that the segment reaches.
func (g *segment) last() (to uint64, size int) {
	g.mu.RLock()
	defer g.mu.RUnlock()
	return g.to, g.size
}

// versionCursor is a place in versions that are in order, which moves in one direction only.
type versionCursor struct {
	from    uint64
	chunks  [][]version
	values  []byte
	reverse bool
	// by is the last entry that is seen.
	by uint32
	// chunk and i are where it stands: before the first chunk or behind the last one it is at its end.
	chunk, i int
}

func newVersionCursor(from uint64, chunks [][]version, values []byte, by uint32, reverse bool) *versionCursor {
	c := &versionCursor{from: from, chunks: chunks, values: values, by: by, reverse: reverse}
	if reverse {
		c.chunk = len(chunks) - 1
		c.i = len(chunks[c.chunk]) - 1
	}
	return c
}

func (c *versionCursor) valid() bool { return c.chunk >= 0 && c.chunk < len(c.chunks) }

func (c *versionCursor) version() version { return c.chunks[c.chunk][c.i] }

// at, value, gone and position are of the version that it stands at.
func (c *versionCursor) at() point        { return c.chunks[c.chunk][c.i].at }
func (c *versionCursor) gone() bool       { return c.version().value == withdrawn }
func (c *versionCursor) position() uint64 { return c.from + uint64(c.version().entry) }

func (c *versionCursor) value() []byte {
	v := c.version().value
	if v == withdrawn {
		return nil
	}
	n, k := binary.Uvarint(c.values[v:])
	from := int(v) + k
	return c.values[from : from+int(n) : from+int(n)]
}

// forth and back move by one.
func (c *versionCursor) forth() {
	if c.i++; c.i == len(c.chunks[c.chunk]) {
		c.chunk, c.i = c.chunk+1, 0
	}
}

func (c *versionCursor) back() {
	if c.i--; c.i < 0 {
		if c.chunk--; c.chunk >= 0 {
			c.i = len(c.chunks[c.chunk]) - 1
		}
	}
}

// find moves to the first version that is not before one, behind the last chunk where there is none.
func (c *versionCursor) find(v version) {
	c.chunk, _ = slices.BinarySearchFunc(c.chunks, v, func(ch []version, v version) int { return compareVersions(ch[len(ch)-1], v) })
	if c.i = 0; c.chunk < len(c.chunks) {
		c.i, _ = slices.BinarySearchFunc(c.chunks[c.chunk], v, compareVersions)
	}
}

// seek moves to the last version that is seen of p, or else of what comes next in the cursor's direction; false where there is nothing.
func (c *versionCursor) seek(p point) bool {
	if c.reverse {
		// The version of a point that is seen is the last one of those by the entry that is.
		if c.valid() && c.at().compare(p) > 0 {
			c.find(version{at: p, entry: c.by})
			if !c.valid() || compareVersions(c.version(), version{at: p, entry: c.by}) > 0 {
				c.stepBack()
			}
		}
		for c.valid() && c.version().entry > c.by {
			c.back()
		}
		return c.valid()
	}
	if c.valid() && c.at().compare(p) < 0 {
		c.find(version{at: p})
	}
	for c.valid() && c.version().entry > c.by {
		c.forth()
	}
	for c.valid() {
		next := *c
		if next.forth(); !next.valid() || next.at() != c.at() || next.version().entry > c.by {
			break
		}
		*c = next
	}
	return c.valid()
}

// stepBack moves back by one, also from behind the last chunk.
func (c *versionCursor) stepBack() {
	if c.chunk == len(c.chunks) {
		c.chunk--
		c.i = len(c.chunks[c.chunk]) - 1
		return
	}
	c.back()
}
