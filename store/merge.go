package store

import (
	"bytes"
	"math"
	"slices"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// alternative is one posting list of a dimension.
type alternative struct {
	d     dimension
	value string
	// roles keeps what an actor's list has of these roles, 0 for any.
	roles roleSet
}

// merge walks over the events that stand in at least one list of each of several dimensions, in the order of time. Inside a
// dimension it is a heap's work, done by looking at the few heads; across dimensions it seeks every list to where the
// furthest stands; the width classes run side by side.
type merge struct {
	reverse bool
	runs    []*run
	at      point
	stretch stretch
}

// run is the merge inside one width class.
type run struct {
	class byte
	from  point // the first point that can count
	to    point // the last one
	since int64 // events whose latest instant lies before it do not count
	dims  [][]*cursor
	want  want
	// skip are the lists of the types that are wanted. They are asked only where many in a row were of other types: to read a value
	// costs less than a seek in each of them.
	skip    []*cursor
	misses  int
	reverse bool
	by      int64
	// bare lists have no stretches: what stands in them holds.
	bare    bool
	at      point
	stretch stretch
	done    bool
}

// cursor is a place in one posting list. Its iterator is opened when it is first asked for: a list that has nothing to say because another
// dimension has nothing costs nothing.
type cursor struct {
	t       *badger.Txn
	it      *badger.Iterator
	prefix  []byte
	roles   roleSet
	reverse bool
	at      point
	ok      bool
	// over hides events that corrections touch; their postings are in touched, which is read in the place of a list where it is given.
	over    *overlay
	touched []memPosting
	stands  int
}

var (
	lowest  = point{}
	highest = point{math.MaxUint64, "\xff"}
)

// newMerge makes a merge over a window of time (zero for all) as known at an instant of reporting and as corrections have it.
func (s *Store) newMerge(t *badger.Txn, sel selection, window schema.Time, by int64, reverse bool) (*merge, error) {
	over, err := s.corrected(t, by)
	if err != nil {
		return nil, err
	}
	m := &merge{reverse: reverse}
	cursors := func(lists []alternative, class byte) (cs []*cursor) {
		lists = over.shownLists(lists)
		for _, a := range over.storedLists(lists) {
			cs = append(cs, &cursor{t: t, prefix: append(list(posting, a.d, a.value), class), roles: a.roles, reverse: reverse, over: over})
		}
		for _, a := range lists {
			if touched := over.list(append(list(posting, a.d, a.value), class)); len(touched) > 0 {
				cs = append(cs, &cursor{roles: a.roles, reverse: reverse, touched: touched})
			}
		}
		return cs
	}
	lo, hi := window.Bounds()
	for class := byte(0); class < widthClasses; class++ {
		r := &run{class: class, from: lowest, to: highest, since: lo, want: sel.want, reverse: reverse, by: by}
		if lo != schema.BeginningOfTime {
			switch class {
			case withinDay, withinMonth, withinYear:
				r.from = point{ordered(lo - reach[class]), ""}
			case openStart:
				r.from = point{ordered(lo), ""}
			}
		}
		if hi != schema.EndOfTime && class != openStart && class != unknownTime {
			r.to = point{ordered(hi), "\xff"}
		}
		for _, alternatives := range sel.dims {
			r.dims = append(r.dims, cursors(alternatives, class))
		}
		r.skip = cursors(sel.skip, class)
		m.runs = append(m.runs, r)
	}
	m.seek(m.first())
	return m, nil
}

// newArticleMerge makes a merge over the lists of articles published in a window (zero for all) and by an instant. These have no width
// classes and no stretches.
func newArticleMerge(t *badger.Txn, dims [][]alternative, window schema.Time, by int64, reverse bool) *merge {
	lo, hi := window.Bounds()
	r := &run{from: point{ordered(lo), ""}, to: point{ordered(min(hi, by)), "\xff"}, reverse: reverse, bare: true}
	for _, alternatives := range dims {
		var cs []*cursor
		for _, a := range alternatives {
			cs = append(cs, &cursor{t: t, prefix: list(articlePosting, a.d, a.value), reverse: reverse})
		}
		r.dims = append(r.dims, cs)
	}
	m := &merge{reverse: reverse, runs: []*run{r}}
	m.seek(m.first())
	return m
}

func (m *merge) first() point {
	if m.reverse {
		return highest
	}
	return lowest
}

// seek moves to the first event at p or behind it (in the merge's direction); next then gives it.
func (m *merge) seek(p point) {
	for _, r := range m.runs {
		r.done = false
		r.settle(p)
	}
}

// next moves on to the next event; false at the end.
func (m *merge) next() bool {
	best := -1
	for i, r := range m.runs {
		if !r.done && (best < 0 || ahead(r.at, m.runs[best].at, m.reverse)) {
			best = i
		}
	}
	if best < 0 {
		return false
	}
	r := m.runs[best]
	m.at, m.stretch = r.at, r.stretch
	r.settle(after(r.at, m.reverse))
	return true
}

func (m *merge) close() {
	for _, r := range m.runs {
		for _, cs := range append(r.dims, r.skip) {
			for _, c := range cs {
				if c.it != nil {
					c.it.Close()
				}
			}
		}
	}
}

// ahead tells whether p comes before q in a direction.
func ahead(p, q point, reverse bool) bool {
	if reverse {
		return p.compare(q) > 0
	}
	return p.compare(q) < 0
}

// after is the point right behind p in a direction.
func after(p point, reverse bool) point {
	if !reverse {
		return point{p.time, p.id + "\x00"}
	}
	// The ids of events have one length, so the largest id before p is that of any shorter string with 0xff behind it.
	if p.id == "" {
		if p.time == 0 {
			return point{0, ""}
		}
		return point{p.time - 1, "\xff"}
	}
	last := p.id[len(p.id)-1]
	head := p.id[:len(p.id)-1]
	if last == 0 {
		return point{p.time, head}
	}
	return point{p.time, head + string([]byte{last - 1}) + "\xff"}
}

// patience is how many misses in a row make a run look into the lists of types.
const patience = 32

// settle finds the next event at p or behind it that all dimensions have.
func (r *run) settle(p point) {
	if !r.reverse && p.compare(r.from) < 0 {
		p = r.from
	}
	if r.reverse && p.compare(r.to) > 0 {
		p = r.to
	}
	for {
		agreed := true
		var st stretch
		for i, cs := range r.dims {
			head, ok := r.head(cs, p)
			if !ok || r.outside(head.at) {
				r.done = true
				return
			}
			if head.at != p {
				p = head.at
				if i > 0 {
					agreed = false
					break
				}
			}
			if i == 0 {
				p = head.at
			}
			var holds bool
			if r.bare {
				continue
			}
			if st, holds = head.stretch(cs, r.by); !holds || st.latest < r.since || !r.want.takes(st) {
				p = after(p, r.reverse)
				agreed = false
				r.misses++
				break
			}
		}
		if agreed {
			r.at, r.stretch, r.misses = p, st, 0
			return
		}
		if r.misses >= patience && len(r.skip) > 0 {
			r.misses = 0
			head, ok := r.head(r.skip, p)
			if !ok {
				r.done = true
				return
			}
			p = head.at
		}
	}
}

func (r *run) outside(p point) bool {
	if r.reverse {
		return p.compare(r.from) < 0
	}
	return p.compare(r.to) > 0
}

// head is the foremost cursor of a dimension at p or behind it.
func (r *run) head(cs []*cursor, p point) (*cursor, bool) {
	var best *cursor
	for _, c := range cs {
		c.seek(p)
		if c.ok && (best == nil || ahead(c.at, best.at, r.reverse)) {
			best = c
		}
	}
	return best, best != nil
}

// seek moves the cursor to p or behind it; one that is there already stays.
func (c *cursor) seek(p point) {
	if c.ok && !ahead(c.at, p, c.reverse) {
		return
	}
	if c.touched != nil {
		c.seekTouched(p)
		return
	}
	if c.it == nil {
		o := badger.DefaultIteratorOptions
		o.PrefetchValues = false
		o.Reverse = c.reverse
		// In reverse Badger would stop at the prefix itself, which lies before all of its keys.
		if !c.reverse {
			o.Prefix = c.prefix
		}
		c.it = c.t.NewIterator(o)
	}
	key := p.append(bytes.Clone(c.prefix))
	// Few steps forward are cheaper than a seek.
	for range 4 {
		if !c.ok {
			break
		}
		c.it.Next()
		c.read()
		if c.ok && !ahead(c.at, p, c.reverse) {
			return
		}
		if !c.ok {
			return
		}
	}
	c.it.Seek(key)
	c.read()
}

func (c *cursor) read() {
	for c.ok = false; c.it.ValidForPrefix(c.prefix); c.it.Next() {
		c.at, c.ok = pointAt(c.it.Item().Key()[len(c.prefix):])
		if c.over == nil || !c.over.hides(c.at.id) {
			return
		}
		c.ok = false
	}
}

// seekTouched moves a cursor over touched events to p or behind it.
func (c *cursor) seekTouched(p point) {
	i, found := slices.BinarySearchFunc(c.touched, memPosting{at: p}, comparePostings)
	if c.reverse && !found {
		i--
	}
	if c.ok = i >= 0 && i < len(c.touched); c.ok {
		c.at, c.stands = c.touched[i].at, i
	}
}

// value calls fn with the value of the posting at the cursor.
func (c *cursor) value(fn func(b []byte) error) error {
	if c.touched != nil {
		return fn(c.touched[c.stands].value)
	}
	return c.it.Item().Value(fn)
}

// stretch is the stay of the event at the cursor, of any list of the dimension that stands there, that holds at an instant.
func (c *cursor) stretch(cs []*cursor, by int64) (stretch, bool) {
	for _, o := range cs {
		if !o.ok || o.at != c.at {
			continue
		}
		var st stretch
		var holds bool
		err := o.value(func(b []byte) error {
			st, holds = stretchAt(b, int64(o.at.time^1<<63), by)
			return nil
		})
		if err == nil && holds && (o.roles == 0 || st.roles&o.roles != 0) {
			return st, true
		}
	}
	return stretch{}, false
}
