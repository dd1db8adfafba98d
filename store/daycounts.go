package store

import (
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

// dayCounts are those of a list, in order. They are counted when they are first asked for, and stand on the list's shelf.
func (c *cursor) dayCounts(class byte) ([]dayCount, error) {
	sh := c.blocks.shelf
	if counts, ok := sh.counted(); ok {
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
		of[st.kind]++
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
	sh.count(slices.Clip(out))
	return out, nil
}

// countable tells whether counts of days can stand for the events of a list that is alone: nothing is asked of these but their types, as known by now,
// and the window begins and ends with a day.
func (r *run) countable(c *cursor) bool {
	from, to := r.since, r.to.instant()
	return r.class < openStart && r.by == schema.EndOfTime && c.roles == 0 && c.blocks.shelf.stands() &&
		!r.want.none && r.want.statuses == 0 && r.want.confidence == 0 &&
		(from == schema.BeginningOfTime || from%daySeconds == 0) && (r.to == highest || (to+1)%daySeconds == 0)
}

// alongDays is along for who needs of the events of a countable run only their days: those that begin before the window are visited one by one, for the others
// days is called with the first second of a day.
func (r *run) alongDays(c *cursor, visit func(at point, st stretch) error, days func(at int64, kind uint8, n int) error) error {
	counts, err := c.dayCounts(r.class)
	if err != nil {
		return err
	}
	i := 0
	if r.since != schema.BeginningOfTime {
		early := *r
		early.to = after(point{ordered(r.since), 0}, true)
		if err := early.along(c, visit); err != nil {
			return err
		}
		i, _ = slices.BinarySearchFunc(counts, r.since/daySeconds, func(d dayCount, day int64) int { return int(int64(d.day) - day) })
	}
	for _, d := range counts[i:] {
		at := int64(d.day) * daySeconds
		if r.to != highest && at > r.to.instant() {
			break
		}
		if r.want.kinds == 0 || r.want.kinds>>d.kind&1 != 0 {
			if err := days(at, d.kind, int(d.count)); err != nil {
				return err
			}
		}
	}
	return nil
}
