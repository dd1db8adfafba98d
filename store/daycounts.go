package store

import (
	"cmp"
	"slices"

	"casus/schema"
)

// dayCount is how many events of a list, as known by now, begin on a day (in days of Unix time) and are of a type.
type dayCount struct {
	day   int32
	kind  uint8
	count uint32
}

// dayCountSize is what one takes in memory, in bytes.
const dayCountSize = 12

// dayCounts are those of what is in blocks of a list and not hidden by corrections, in order. They are counted when they are first asked for, and stand on the list's shelf.
func (c *cursor) dayCounts(class byte) ([]dayCount, error) {
	sh, over := c.blocks.shelf, c.lists.over
	without := over.hiding()
	if counts, ok := sh.counted(without); ok {
		return counts, nil
	}
	var out []dayCount
	var day int64
	of := make([]uint32, len(kindOrder))
	settle := func() {
		for kind, n := range of {
			if n > 0 {
				out = append(out, dayCount{int32(day), uint8(kind), n})
			}
		}
		clear(of)
	}
	all := run{class: class, to: highest, since: schema.BeginningOfTime, by: schema.EndOfTime}
	whole := &cursor{lists: c.lists, blocks: c.lists.blocks.cursor(c.prefix, false)}
	err := all.along(whole, func(at point, st stretch) error {
		if d := dayOf(at.instant()); d != day {
			settle()
			day = d
		}
		if !over.hides(at.number) {
			of[st.kind]++
		}
		return nil
	})
	c.lists.blocks.shelves.giveRoom(whole.blocks.ps)
	if err == nil {
		err = whole.blocks.err
	}
	if err != nil {
		return nil, err
	}
	settle()
	sh.count(slices.Clip(out), without)
	return out, nil
}

// maxLiveCounted is how much may have come to a list since its blocks were written that its counts of days are mended by, posting by posting: where there is
// more, a walk costs less.
const maxLiveCounted = 1 << 16

// counted is the one list of a run whose counts of days can stand for its events; nil where there is none. Of these nothing may be asked but their types, as known by
// now, in a window that begins and ends with a day.
func (r *run) counted() *cursor {
	from, to := r.since, r.to.instant()
	if r.bare || r.reverse || r.class >= openStart || r.by != schema.EndOfTime || r.want.none || r.want.statuses != 0 || r.want.confidence != 0 ||
		from != schema.BeginningOfTime && from%daySeconds != 0 || r.to != highest && (to+1)%daySeconds != 0 || len(r.dims) != 1 {
		return nil
	}
	var one *cursor
	for _, c := range r.dims[0] {
		switch {
		case c.roles != 0 || c.touched == nil && one != nil:
			return nil
		case c.touched == nil:
			one = c
		}
	}
	if one == nil {
		return nil
	}
	if one.blocks == nil {
		one.open()
	}
	versions := 0
	for _, v := range one.live {
		for _, c := range v.chunks {
			versions += len(c)
		}
	}
	if versions > maxLiveCounted || !one.blocks.shelf.stands() {
		return nil
	}
	return one
}

// alongDays counts a list that is counted: events that begin before the window are visited one by one, for the others days is called with the first second of a day.
func (r *run) alongDays(c *cursor, visit func(at point, st stretch) error, days func(at int64, kind uint8, n int) error) error {
	counts, err := c.dayCounts(r.class)
	if err != nil {
		return err
	}
	window := *r
	i := 0
	if r.since != schema.BeginningOfTime {
		window.from = point{ordered(r.since), 0}
		i, _ = slices.BinarySearchFunc(counts, r.since/daySeconds, func(d dayCount, day int64) int { return int(int64(d.day) - day) })
	}
	more, err := window.otherwise(c)
	if err != nil {
		return err
	}
	tell := func(day int32, kind uint8, n int) error {
		if n == 0 {
			return nil
		}
		return days(int64(day)*daySeconds, kind, n)
	}
	for _, d := range counts[i:] {
		if r.to != highest && int64(d.day)*daySeconds > r.to.instant() {
			break
		}
		if r.want.kinds != 0 && r.want.kinds>>d.kind&1 == 0 {
			continue
		}
		n, here := int(d.count), dayChange{day: d.day, kind: d.kind}
		for ; len(more) > 0 && more[0].compare(here) <= 0; more = more[1:] {
			if more[0].compare(here) == 0 {
				n += more[0].n
			} else if err := tell(more[0].day, more[0].kind, more[0].n); err != nil {
				return err
			}
		}
		if err := tell(d.day, d.kind, n); err != nil {
			return err
		}
	}
	for _, d := range more {
		if err := tell(d.day, d.kind, d.n); err != nil {
			return err
		}
	}
	if r.since == schema.BeginningOfTime {
		return nil
	}
	early := *r
	early.to = after(window.from, true)
	return early.walk(lowest, visit)
}

// dayChange is by how much there is more of a type on a day.
type dayChange struct {
	day  int32
	kind uint8
	n    int
}

func (d dayChange) compare(o dayChange) int {
	return cmp.Or(cmp.Compare(d.day, o.day), cmp.Compare(d.kind, o.kind))
}

// otherwise is by how much there is more than the counts say, in order: by what is not in blocks yet, and by touched events.
func (r *run) otherwise(c *cursor) ([]dayChange, error) {
	var out []dayChange
	add := func(at point, value []byte, n int) {
		if st, holds := stretchAt(value, at.instant(), r.by); holds && r.want.takes(st) {
			out = append(out, dayChange{int32(dayOf(at.instant())), st.kind, n})
		}
	}
	b := c.lists.blocks.cursor(c.prefix, false)
	defer func() { c.lists.blocks.shelves.giveRoom(b.ps) }()
	for _, x := range r.changed(c) {
		if b.seek(x.at) && b.ps[b.i].at == x.at {
			add(x.at, b.ps[b.i].value, -1)
		}
		if b.err != nil {
			return nil, b.err
		}
		if !x.gone {
			add(x.at, x.value, 1)
		}
	}
	for _, o := range r.dims[0] {
		for _, p := range o.touched {
			if r.within(p.at) {
				add(p.at, p.value, 1)
			}
		}
	}
	slices.SortFunc(out, dayChange.compare)
	all := out[:0]
	for _, d := range out {
		if n := len(all) - 1; n >= 0 && all[n].compare(d) == 0 {
			all[n].n += d.n
		} else {
			all = append(all, d)
		}
	}
	return all, nil
}

// changedPosting is a posting as the entry at a position has left it.
type changedPosting struct {
	edit
	position uint64
}

// changed are the postings of a run's list that are not in its blocks yet, in order.
func (r *run) changed(c *cursor) []changedPosting {
	var all []changedPosting
	for _, v := range c.live {
		// The walk over what is early comes to it again.
		v := *v
		for p := r.from; v.seek(p) && r.within(v.at()); p = after(v.at(), false) {
			if !c.lists.over.hides(v.at().number) {
				all = append(all, changedPosting{edit{posted{v.at(), v.value()}, v.gone()}, v.position()})
			}
		}
	}
	slices.SortFunc(all, func(a, b changedPosting) int { return cmp.Or(a.at.compare(b.at), cmp.Compare(b.position, a.position)) })
	return slices.CompactFunc(all, func(a, b changedPosting) bool { return a.at == b.at })
}
