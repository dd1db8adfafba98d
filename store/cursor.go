package store

import (
	"slices"

	"github.com/dgraph-io/badger/v4"
)

// lists reads posting lists of one family as one snapshot has them, in one direction.
type lists struct {
	blocks  *blocks
	view    liveView
	reverse bool
	// over hides events that corrections touch.
	over   *overlay
	opened []*cursor
}

func (s *Store) newLists(t *badger.Txn, f family, reverse bool) (*lists, error) {
	v, err := s.live.view(t)
	if err != nil {
		return nil, err
	}
	return &lists{blocks: newBlocks(t, f, s.memos.shelves), view: v, reverse: reverse}, nil
}

func (l *lists) close() {
	l.forget()
	l.blocks.close()
}

// forget lets go of the cursors that were opened.
func (l *lists) forget() {
	for _, c := range l.opened {
		if c.blocks != nil {
			l.blocks.shelves.giveRoom(c.blocks.ps)
		}
	}
	l.opened = nil
}

func (l *lists) err() error {
	for _, c := range l.opened {
		if c.blocks != nil && c.blocks.err != nil {
			return c.blocks.err
		}
	}
	return nil
}

// cursor is a place in one posting list. It opens the list when it is first asked: a list that has nothing to say because another
// dimension has nothing costs nothing.
type cursor struct {
	lists  *lists
	prefix []byte
	roles  roleSet
	blocks *blockCursor
	live   []*versionCursor
	at     point
	value  []byte
	ok     bool
	// done says that nothing follows: what the cursor went over on its way to the end, gone postings too, is not to be found again.
	done bool
	// touched are postings of events that corrections touch; a cursor has these or reads a list.
	touched []memPosting
}

// cursor is a place in the list of a prefix, with the width class where the family has these.
func (l *lists) cursor(prefix []byte, roles roleSet) *cursor {
	c := &cursor{lists: l, prefix: prefix, roles: roles}
	l.opened = append(l.opened, c)
	return c
}

func (c *cursor) open() {
	l := c.lists
	c.blocks = l.blocks.cursor(c.prefix, l.reverse)
	for _, g := range l.view.segments {
		c.live = g.read(string(c.prefix), l.view.applied, l.reverse, c.live)
	}
}

// seek moves the cursor to p or behind it, in the direction of its lists; one that is there already stays.
func (c *cursor) seek(p point) {
	if c.done || c.ok && !ahead(c.at, p, c.lists.reverse) {
		return
	}
	if c.touched != nil {
		c.seekTouched(p)
		return
	}
	if c.blocks == nil {
		c.open()
	}
	for {
		var latest *versionCursor
		c.ok = c.blocks.seek(p)
		if c.ok {
			x := c.blocks.ps[c.blocks.i]
			c.at, c.value = x.at, x.value
		}
		// Of what stands at one point the last entry's holds.
		for _, v := range c.live {
			if !v.seek(p) {
				continue
			}
			if at := v.at(); !c.ok || ahead(at, c.at, c.lists.reverse) || at == c.at && (latest == nil || latest.at() != at || latest.position() < v.position()) {
				latest, c.ok, c.at = v, true, at
			}
		}
		gone := false
		if latest != nil && latest.at() == c.at {
			c.value, gone = latest.value(), latest.gone()
		}
		if c.done = !c.ok; c.done || !gone && (c.lists.over == nil || !c.lists.over.hides(c.at.number)) {
			return
		}
		c.ok = false
		q := after(c.at, c.lists.reverse)
		if c.done = q == c.at; c.done {
			return
		}
		p = q
	}
}

// seekTouched moves a cursor over touched events to p or behind it.
func (c *cursor) seekTouched(p point) {
	i, found := slices.BinarySearchFunc(c.touched, memPosting{at: p}, comparePostings)
	if c.lists.reverse && !found {
		i--
	}
	if c.ok = i >= 0 && i < len(c.touched); c.ok {
		c.at, c.value = c.touched[i].at, c.touched[i].value
	}
}

// eventsIn are the numbers of the events of a posting list as stored, of each width class in order; one may come twice.
func (s *Store) eventsIn(t *badger.Txn, d dimension, value string) ([]uint64, error) {
	var out []uint64
	err := s.eachIn(t, d, value, func(at point, _ []byte) error { out = append(out, at.number); return nil })
	return out, err
}

// eachIn calls fn with the postings of a list as stored, of each width class in order.
func (s *Store) eachIn(t *badger.Txn, d dimension, value string, fn func(at point, v []byte) error) error {
	ls, err := s.newLists(t, posting, false)
	if err != nil {
		return err
	}
	defer ls.close()
	for class := byte(0); class < widthClasses; class++ {
		c := ls.cursor(append(list(posting, d, value), class), 0)
		for p := lowest; ; p = after(c.at, false) {
			if c.seek(p); !c.ok {
				break
			}
			if err := fn(c.at, c.value); err != nil {
				return err
			}
		}
	}
	return ls.err()
}
