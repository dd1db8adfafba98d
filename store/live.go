package store

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/dgraph-io/badger/v4"
)

// To change a block for each posting of an article would write a hundred blocks an article. So what an entry does to posting lists is written
// as one value beside it (see operations), kept in memory by list, and folded into the blocks some thousand entries at a time (fold.go).
// A reader sees the blocks of its snapshot and, of what is in memory, the entries between the one folded last and the one applied
// last as the snapshot has them: so it sees exactly the entries of its snapshot, and waits for nobody.

// operation sets a posting, or takes it away.
type operation struct {
	// list is the prefix of the list with its width class.
	list string
	posted
	gone bool
}

// encodeOperations writes operations: list, point and value of each. A list that is that of the operation before is left out, and so is a
// point or a value, as an event stands in many lists with the same.
func encodeOperations(ops []operation) []byte {
	e := encoder{make([]byte, 0, 16*len(ops))}
	e.b = append(e.b, recordVersion)
	var last operation
	for i, o := range ops {
		const (
			gone = 1 << iota
			sameList
			samePoint
			sameValue
		)
		bits := byte(0)
		if o.gone {
			bits |= gone
		}
		if i > 0 && o.list == last.list {
			bits |= sameList
		}
		if i > 0 && o.at == last.at {
			bits |= samePoint
		}
		if i > 0 && string(o.value) == string(last.value) {
			bits |= sameValue
		}
		e.b = append(e.b, bits)
		if bits&sameList == 0 {
			e.text(o.list)
		}
		if bits&samePoint == 0 {
			e.b = binary.BigEndian.AppendUint64(e.b, o.at.time)
			e.uint(o.at.number)
		}
		if bits&sameValue == 0 {
			e.uint(uint64(len(o.value)))
			e.b = append(e.b, o.value...)
		}
		last = o
	}
	return e.b
}

func decodeOperations(b []byte) ([]operation, error) {
	d, err := newDecoder(b)
	if err != nil {
		return nil, err
	}
	var out []operation
	var o operation
	for d.s != "" {
		bits := d.byte()
		o.gone = bits&1 != 0
		if bits&2 == 0 {
			o.list = d.text()
		}
		if bits&4 == 0 {
			o.at.time = d.fixed()
			o.at.number = d.uint()
		}
		if bits&8 == 0 {
			o.value = []byte(d.text())
		}
		out = append(out, o)
	}
	return out, d.end()
}

// fixed reads eight bytes, the highest first.
func (d *decoder) fixed() uint64 {
	if len(d.s) < 8 {
		d.fail()
		return 0
	}
	var n uint64
	for i := range 8 {
		n = n<<8 | uint64(d.s[i])
	}
	d.s = d.s[8:]
	return n
}

// version is a posting as the entry at a position leaves it.
type version struct {
	posted
	position uint64
	gone     bool
}

func compareVersions(a, b version) int {
	return cmp.Or(a.at.compare(b.at), cmp.Compare(a.position, b.position))
}

// segment has the operations of the entries behind one position up to another, by list.
type segment struct {
	from uint64
	mu   sync.RWMutex
	to   uint64
	size int
	// lists are in order but for what came last.
	lists map[string]*versions
}

// versions are those of one list: sorted ones, which are never changed, and some behind them that are in no order.
type versions struct{ sorted, recent []version }

// maxRecent is how many versions of a list are out of order at most: a reader sorts them.
const maxRecent = 128

func newSegment(from uint64) *segment {
	return &segment{from: from, to: from, lists: map[string]*versions{}}
}

// add takes in the operations of the next entry.
func (g *segment) add(position uint64, ops []operation) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.to = position
	g.size += len(ops)
	for _, o := range ops {
		l := g.lists[o.list]
		if l == nil {
			l = &versions{}
			g.lists[o.list] = l
		}
		l.recent = append(l.recent, version{o.posted, position, o.gone})
		if len(l.recent) >= maxRecent {
			l.sorted = l.all()
			l.recent = nil
		}
	}
}

// drop takes out the operations of the entry added last, which came to nothing.
func (g *segment) drop(position uint64) {
	g.mu.Lock()
	defer g.mu.Unlock()
	of := func(v version) bool { return v.position == position }
	for k, l := range g.lists {
		if !slices.ContainsFunc(l.sorted, of) && !slices.ContainsFunc(l.recent, of) {
			continue
		}
		n := len(l.sorted) + len(l.recent)
		l = &versions{slices.DeleteFunc(slices.Clone(l.sorted), of), slices.DeleteFunc(slices.Clone(l.recent), of)}
		g.lists[k] = l
		g.size -= n - len(l.sorted) - len(l.recent)
	}
	g.to = position - 1
}

// all are the versions of a list in order.
func (l *versions) all() []version {
	out := make([]version, 0, len(l.sorted)+len(l.recent))
	recent := slices.Clone(l.recent)
	slices.SortFunc(recent, compareVersions)
	i := 0
	for _, v := range recent {
		n, _ := slices.BinarySearchFunc(l.sorted[i:], v, compareVersions)
		out = append(append(out, l.sorted[i:i+n]...), v)
		i += n
	}
	return append(out, l.sorted[i:]...)
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

// list gives the versions of a list, each slice in order.
func (g *segment) list(prefix string) (sorted, recent []version) {
	g.mu.RLock()
	l := g.lists[prefix]
	if l == nil {
		g.mu.RUnlock()
		return nil, nil
	}
	sorted, recent = l.sorted, l.recent
	g.mu.RUnlock()
	if len(recent) > 0 {
		recent = slices.Clone(recent)
		slices.SortFunc(recent, compareVersions)
	}
	return sorted, recent
}

// last is the position that the segment reaches.
func (g *segment) last() (to uint64, size int) {
	g.mu.RLock()
	defer g.mu.RUnlock()
	return g.to, g.size
}

// live are the segments in memory, one behind the other. The last one is written to; the first may be folded already, and stays for readers
// with an old snapshot.
type live struct {
	mu       sync.RWMutex
	segments []*segment
}

// view are the segments that a reader needs, and the last entry that it sees.
type liveView struct {
	segments []*segment
	applied  uint64
}

// view finds what a snapshot sees. A snapshot so old that its entries are not in memory any more has them itself.
func (l *live) view(t *badger.Txn) (liveView, error) {
	applied, err := value(t, appliedKey)
	if err != nil {
		return liveView{}, err
	}
	folded, err := value(t, foldedKey)
	if err != nil {
		return liveView{}, err
	}
	v := liveView{applied: number(applied)}
	from := number(folded)
	if v.applied == from {
		return v, nil
	}
	l.mu.RLock()
	all := l.segments
	l.mu.RUnlock()
	if len(all) == 0 || all[0].from > from {
		g, err := readSegment(t, from, v.applied)
		v.segments = []*segment{g}
		return v, err
	}
	for _, g := range all {
		if to, _ := g.last(); to > from && g.from < v.applied {
			v.segments = append(v.segments, g)
		}
	}
	return v, nil
}

// readSegment reads the operations of the entries behind one position up to another.
func readSegment(t *badger.Txn, from, to uint64) (*segment, error) {
	g := newSegment(from)
	for p := from + 1; p <= to; p++ {
		b, err := value(t, operationsKey(p))
		if err != nil {
			return nil, err
		}
		// An entry of which no list tells has none.
		var ops []operation
		if b != nil {
			ops, err = decodeOperations(b)
		}
		if err != nil {
			return nil, fmt.Errorf("operations of entry %d: %w", p, err)
		}
		g.add(p, ops)
	}
	return g, nil
}

// current is the segment that is written to.
func (l *live) current() *segment {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.segments[len(l.segments)-1]
}

func (l *live) set(segments ...*segment) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.segments = segments
}

// open reads back what was not folded.
func (l *live) open(t *badger.Txn) error {
	applied, err := value(t, appliedKey)
	if err != nil {
		return err
	}
	folded, err := value(t, foldedKey)
	if err != nil {
		return err
	}
	if number(folded) > number(applied) {
		return errors.New("more entries are folded than applied")
	}
	g, err := readSegment(t, number(folded), number(applied))
	if err != nil {
		return err
	}
	l.set(g)
	return nil
}

// versionCursor is a place in versions that are in order, which moves in one direction only.
type versionCursor struct {
	vs      []version
	reverse bool
	// by is the last entry that is seen.
	by uint64
	i  int
}

func newVersionCursor(vs []version, by uint64, reverse bool) *versionCursor {
	c := &versionCursor{vs: vs, by: by, reverse: reverse}
	if reverse {
		c.i = len(vs) - 1
	}
	return c
}

// seek moves to the last version that is seen of p, or else of what comes next in the cursor's direction; false where there is nothing.
func (c *versionCursor) seek(p point) bool {
	if c.reverse {
		// The version of a point that is seen is the last one of those by the entry that is.
		if c.i >= 0 && c.vs[c.i].at.compare(p) > 0 {
			c.i, _ = slices.BinarySearchFunc(c.vs[:c.i], version{posted: posted{at: p}, position: c.by + 1}, compareVersions)
			c.i--
		}
		for c.i >= 0 && c.vs[c.i].position > c.by {
			c.i--
		}
		return c.i >= 0
	}
	if c.i < len(c.vs) && c.vs[c.i].at.compare(p) < 0 {
		n, _ := slices.BinarySearchFunc(c.vs[c.i:], version{posted: posted{at: p}}, compareVersions)
		c.i += n
	}
	for c.i < len(c.vs) && c.vs[c.i].position > c.by {
		c.i++
	}
	for c.i+1 < len(c.vs) && c.vs[c.i+1].at == c.vs[c.i].at && c.vs[c.i+1].position <= c.by {
		c.i++
	}
	return c.i < len(c.vs)
}
