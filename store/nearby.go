package store

import (
	"slices"

	"github.com/hashicorp/golang-lru/v2/simplelru"

	"casus/schema"
)

// nearby keeps what the one writer has read of the lists in which reports are looked for, and what it has posted to them since: of most lists around
// the day of a report that is all there is. Reading them was two thirds of what it took to add an article.
type nearby struct {
	lists *simplelru.LRU[string, *nearList]
	// size is how many postings they have, limit how many they may have.
	size, limit int
}

// nearList is a part of a list, of all of nearClasses: the postings in which an event can be found that touches what is between two instants.
type nearList struct {
	from, to int64
	posts    [len(nearClasses)][]nearPost
}

// nearPost is an event in a list, and its type.
type nearPost struct {
	at   int64
	n    uint64
	kind uint8
}

const (
	// keptNear is how many postings are kept of all lists.
	keptNear = 1 << 20
	// nearOverhead is what a list counts for besides its postings.
	nearOverhead = 8
	// shortNear is up to how many postings before or behind the days that are asked for are read: of most lists these are all.
	shortNear = 64
	// longNear is how many postings of a width class are kept at the most; a list that grows beyond is read anew.
	longNear = 1 << 12
	// Where there are more, these days before and behind are read.
	nearBefore = 7 * daySeconds
	nearBehind = 30 * daySeconds
)

func newNearby(limit int) *nearby {
	k := &nearby{limit: limit}
	// Its one error is a size below 1: what bounds it is the number of postings.
	k.lists, _ = simplelru.NewLRU(limit, func(_ string, l *nearList) { k.size -= l.size() })
	return k
}

func (l *nearList) size() int {
	n := nearOverhead
	for _, p := range l.posts {
		n += len(p)
	}
	return n
}

// get is what is known of a list between two instants; nil where that is not all.
func (k *nearby) get(prefix []byte, from, to int64) *nearList {
	if l, ok := k.lists.Get(string(prefix)); ok && l.from <= from && to <= l.to {
		return l
	}
	return nil
}

func (k *nearby) put(prefix []byte, l *nearList) {
	k.lists.Remove(string(prefix))
	k.lists.Add(string(prefix), l)
	k.grow(l.size())
}

// grow counts postings more, and makes room for them.
func (k *nearby) grow(n int) {
	for k.size += n; k.size > k.limit; {
		if _, _, ok := k.lists.RemoveOldest(); !ok {
			return
		}
	}
}

// forget lets go of all.
func (k *nearby) forget() { k.lists.Purge() }

// apply brings in what an entry does to lists.
func (k *nearby) apply(ops []operation) {
	for i := range ops {
		o := &ops[i]
		if family(o.list[0]) != posting || !asked(dimension(o.list[1])) {
			continue
		}
		class := slices.Index(nearClasses[:], o.list[len(o.list)-1])
		l, ok := k.lists.Peek(o.list[:len(o.list)-1])
		if !ok || class < 0 {
			continue
		}
		if at := o.at.instant(); at > l.to || l.from > schema.BeginningOfTime && at < nearFrom(nearClasses[class], l.from) {
			continue
		}
		k.size -= l.size()
		long := l.set(class, o)
		k.size += l.size()
		if long {
			k.lists.Remove(o.list[:len(o.list)-1])
		}
	}
	k.grow(0)
}

// set does an operation on one of nearClasses; it tells whether that has become too long.
func (l *nearList) set(class int, o *operation) (long bool) {
	ps := &l.posts[class]
	p := nearPost{at: o.at.instant(), n: o.at.number, kind: kindOf(o.value)}
	// Its place is near the end as a rule.
	i := len(*ps)
	for i > 0 && (*ps)[i-1].behind(p) {
		i--
	}
	switch found := i > 0 && (*ps)[i-1].at == p.at && (*ps)[i-1].n == p.n; {
	case found && o.gone:
		*ps = slices.Delete(*ps, i-1, i)
	case found:
		(*ps)[i-1] = p
	case !o.gone:
		*ps = slices.Insert(*ps, i, p)
	}
	return len(*ps) > longNear
}

func (p nearPost) behind(o nearPost) bool { return p.at > o.at || p.at == o.at && p.n > o.n }

// kindOf is the type of an event as a posting of it says, as first known.
func kindOf(value []byte) uint8 {
	if len(value) > 1 {
		return value[1]
	}
	return 0
}

// each calls fn with what may touch what is between two instants, of each of nearClasses the latest first, limit at most.
func (l *nearList) each(from, to int64, limit int, fn func(n uint64, kind uint8)) {
	for i, class := range nearClasses {
		ps, lo := l.posts[i], nearFrom(class, from)
		end, _ := slices.BinarySearchFunc(ps, to, func(p nearPost, to int64) int {
			if p.at <= to {
				return -1
			}
			return 1
		})
		for k := end - 1; k >= max(0, end-limit) && ps[k].at >= lo; k-- {
			fn(ps[k].n, ps[k].kind)
		}
	}
}

// readNear reads what stands in a list around two instants.
func (g *liveGraph) readNear(prefix []byte, from, to int64) (*nearList, error) {
	l, err := g.readNearUntil(prefix, from, to, schema.EndOfTime)
	if l == nil && err == nil {
		l, err = g.readNearUntil(prefix, from, to, to+nearBehind)
	}
	return l, err
}

// readNearUntil reads it until an instant; nil where that is the end of time and there is too much on the way.
func (g *liveGraph) readNearUntil(prefix []byte, from, to, until int64) (*nearList, error) {
	l := &nearList{from: schema.BeginningOfTime, to: until}
	for i, class := range nearClasses {
		c := g.lists.cursor(append(slices.Clip(prefix), class), 0)
		g.lists.opened = nil
		lo := nearFrom(class, from)
		p := point{ordered(until), highest.number}
		behind, before := 0, 0
		for ; ; p = after(c.at, true) {
			if c.seek(p); !c.ok {
				break
			}
			at := c.at.instant()
			if at > to {
				if behind++; behind > shortNear && until == schema.EndOfTime {
					return nil, c.blocks.err
				}
			} else if at < lo {
				if before++; before > shortNear && at < lo-nearBefore {
					l.from = max(l.from, from-nearBefore)
					break
				}
			}
			l.posts[i] = append(l.posts[i], nearPost{at, c.at.number, kindOf(c.value)})
		}
		if c.blocks.err != nil {
			return nil, c.blocks.err
		}
		slices.Reverse(l.posts[i])
	}
	return l, nil
}

func (g *liveGraph) near(l *listed, from, to int64, fn func(n uint64, kind uint8)) error {
	prefix := list(posting, l.d, l.value)
	known := g.s.nearby.get(prefix, from, to)
	if known == nil {
		var err error
		if known, err = g.readNear(prefix, from, to); err != nil {
			return err
		}
		g.s.nearby.put(prefix, known)
	}
	known.each(from, to, maxScan, fn)
	return nil
}
