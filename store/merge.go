package store

import (
	"context"
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
	lists   *lists
	// start is where the walk begins; started says that it has.
	start   point
	started bool
	// at, class and stretch are where it stands.
	at      point
	class   byte
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

var (
	lowest  = point{}
	highest = point{math.MaxUint64, math.MaxUint64}
)

// newMerge makes a merge over a window of time (zero for all) as known at an instant of reporting and as corrections have it.
func (s *Store) newMerge(t *badger.Txn, sel selection, window schema.Time, by int64, reverse bool) (*merge, error) {
	over, err := s.corrected(t, by)
	if err != nil {
		return nil, err
	}
	ls, err := s.newLists(t, posting, reverse)
	if err != nil {
		return nil, err
	}
	ls.over = over
	return ls.merge(sel, window, by), nil
}

// merge makes a merge over lists of events.
func (ls *lists) merge(sel selection, window schema.Time, by int64) *merge {
	over, reverse := ls.over, ls.reverse
	m := &merge{reverse: reverse, lists: ls, start: foremost(reverse)}
	cursors := func(lists []alternative, class byte) (cs []*cursor) {
		lists = over.shownLists(lists)
		for _, a := range over.storedLists(lists) {
			cs = append(cs, ls.cursor(append(list(posting, a.d, a.value), class), a.roles))
		}
		for _, a := range lists {
			if touched := over.list(append(list(posting, a.d, a.value), class)); len(touched) > 0 {
				cs = append(cs, &cursor{lists: ls, roles: a.roles, touched: touched})
			}
		}
		return cs
	}
	lo, hi := window.Bounds()
	for class := byte(0); class < widthClasses; class++ {
		r := &run{class: class, since: lo, want: sel.want, reverse: reverse, by: by}
		r.from, r.to = bounds(class, lo, hi)
		for _, alternatives := range sel.dims {
			r.dims = append(r.dims, cursors(alternatives, class))
		}
		r.skip = cursors(sel.skip, class)
		m.runs = append(m.runs, r)
	}
	return m
}

// bounds are the first and the last point that an event of a width class may stand at whose time touches what is between two instants.
func bounds(class byte, lo, hi int64) (from, to point) {
	from, to = lowest, highest
	if lo != schema.BeginningOfTime {
		switch class {
		case withinDay, withinMonth, withinYear:
			from = point{ordered(lo - reach[class]), 0}
		case openStart:
			from = point{ordered(lo), 0}
		}
	}
	if hi != schema.EndOfTime && class != openStart && class != unknownTime {
		to = point{ordered(hi), math.MaxUint64}
	}
	return from, to
}

// newArticleMerge makes a merge over the lists of articles published in a window (zero for all) and by an instant. These have no width
// classes and no stretches.
func (s *Store) newArticleMerge(t *badger.Txn, dims [][]alternative, window schema.Time, by int64, reverse bool) (*merge, error) {
	ls, err := s.newLists(t, articlePosting, reverse)
	if err != nil {
		return nil, err
	}
	lo, hi := window.Bounds()
	r := &run{from: point{ordered(lo), 0}, to: point{ordered(min(hi, by)), math.MaxUint64}, reverse: reverse, bare: true}
	for _, alternatives := range dims {
		var cs []*cursor
		for _, a := range alternatives {
			cs = append(cs, ls.cursor(list(articlePosting, a.d, a.value), 0))
		}
		r.dims = append(r.dims, cs)
	}
	return &merge{reverse: reverse, runs: []*run{r}, lists: ls, start: foremost(reverse)}, nil
}

// foremost is the point where a walk in a direction begins.
func foremost(reverse bool) point {
	if reverse {
		return highest
	}
	return lowest
}

// seek makes the walk begin at p or behind it (in the merge's direction). It has to come before the first next.
func (m *merge) seek(p point) { m.start = p }

// next moves on to the next event; false at the end.
func (m *merge) next() bool {
	if !m.started {
		m.started = true
		// From the last class on: see atOrBefore.
		for _, r := range slices.Backward(m.runs) {
			r.settle(m.start)
		}
	}
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
	m.at, m.class, m.stretch = r.at, r.class, r.stretch
	r.settle(after(r.at, m.reverse))
	return true
}

// each calls fn with all that next would come to, one width class after the other: who counts does not need the order of time between them. It
// is for a merge forward that has not begun.
func (m *merge) each(ctx context.Context, fn func(at point, st stretch) error) error {
	return m.eachRun(ctx, fn, nil)
}

// eachDay is each for who counts by day and type: it calls fn with an instant of the day on which so many events of a type begin.
func (m *merge) eachDay(ctx context.Context, fn func(at int64, kind uint8, n int) error) error {
	return m.eachRun(ctx, func(at point, st stretch) error { return fn(at.instant(), st.kind, 1) }, fn)
}

// eachRun calls days, if that is not nil, for what is counted already.
func (m *merge) eachRun(ctx context.Context, fn func(at point, st stretch) error, days func(at int64, kind uint8, n int) error) error {
	n := 0
	visit := func(at point, st stretch) error {
		if n%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		n++
		return fn(at, st)
	}
	// From the last class on: see atOrBefore.
	for _, r := range slices.Backward(m.runs) {
		var one *cursor
		if days != nil {
			one = r.counted()
		}
		var err error
		if one != nil {
			err = r.alongDays(one, visit, days)
		} else {
			err = r.walk(m.start, visit)
		}
		if err != nil {
			return err
		}
	}
	return m.err()
}

func (m *merge) close() { m.lists.close() }

// err tells what kept the merge from reading its lists.
func (m *merge) err() error { return m.lists.err() }

// ahead tells whether p comes before q in a direction.
func ahead(p, q point, reverse bool) bool {
	if reverse {
		return p.compare(q) > 0
	}
	return p.compare(q) < 0
}

// after is the point right behind p in a direction; of the last one itself.
func after(p point, reverse bool) point {
	switch {
	case !reverse && p.number < math.MaxUint64:
		return point{p.time, p.number + 1}
	case !reverse && p.time < math.MaxUint64:
		return point{p.time + 1, 0}
	case reverse && p.number > 0:
		return point{p.time, p.number - 1}
	case reverse && p.time > 0:
		return point{p.time - 1, math.MaxUint64}
	}
	return p
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

// walk calls visit with all of a run forward, from a point on.
func (r *run) walk(from point, visit func(at point, st stretch) error) error {
	if one := r.alone(); one != nil {
		return r.along(one, visit)
	}
	for r.settle(from); !r.done; r.settle(after(r.at, false)) {
		if err := visit(r.at, r.stretch); err != nil {
			return err
		}
	}
	return nil
}

// within tells whether a point lies in the run.
func (r *run) within(p point) bool { return p.compare(r.from) >= 0 && p.compare(r.to) <= 0 }

// alone is the one list that the run walks along, if there is nothing to compare it with: no other list, nothing that is not in blocks yet, and
// nothing in it that corrections have otherwise.
func (r *run) alone() *cursor {
	if r.bare || r.reverse || len(r.dims) != 1 || len(r.dims[0]) != 1 {
		return nil
	}
	c := r.dims[0][0]
	if c.touched != nil || !c.lists.over.hidesNothing() {
		return nil
	}
	if c.blocks == nil {
		c.open()
	}
	if len(c.live) > 0 {
		return nil
	}
	return c
}

// along walks along a list that is alone, block by block: what settle does, without what it costs to be ready for others.
func (r *run) along(c *cursor, visit func(at point, st stretch) error) error {
	b := c.blocks
	for p := r.from; b.seek(p); {
		for _, x := range b.ps[b.i:] {
			if x.at.compare(r.to) > 0 {
				return nil
			}
			st, holds := stretchAt(x.value, x.at.instant(), r.by)
			if !holds || c.roles != 0 && st.roles&c.roles == 0 || st.latest < r.since || !r.want.takes(st) {
				continue
			}
			if err := visit(x.at, st); err != nil {
				return err
			}
		}
		p = after(b.ps[len(b.ps)-1].at, false)
	}
	return nil
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

// stretch is the stay of the event at the cursor, of any list of the dimension that stands there, that holds at an instant.
func (c *cursor) stretch(cs []*cursor, by int64) (stretch, bool) {
	for _, o := range cs {
		if !o.ok || o.at != c.at {
			continue
		}
		st, holds := stretchAt(o.value, o.at.instant(), by)
		if holds && (o.roles == 0 || st.roles&o.roles != 0) {
			return st, true
		}
	}
	return stretch{}, false
}
