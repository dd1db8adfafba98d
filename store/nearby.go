package store

import (
	"cmp"
	"slices"

	"casus/schema"
)

// nearby keeps what the one writer has read of the lists in which reports are looked for, and what it has posted to them since: of most lists around
// the day of a report that is all there is. Reading them was two thirds of what it took to add an article.
//
// News come in the order of their days, more or less. What the writer posts is kept of all lists, so that of what is behind the day of an instant, since, it
// knows all there is, also of lists that it has never read. What it lets go of moves that instant on.
type nearby struct {
	lists map[string]*nearList
	// ring has the lists in the order in which a hand comes by that lets go of those that were not used since; nil is where one was.
	ring []*nearList
	hand int
	// size is how many postings they have, limit how many they may have.
	size, limit int
	// since is from when on there is nothing in a list that is not kept; the end of time where that is not known. Begun says that it was looked for.
	since int64
	begun bool
	// asked is from when on a list was asked for last.
	asked int64
}

// nearList is a part of a list, of all of nearClasses: the postings in which an event can be found that touches what is between two instants.
type nearList struct {
	from, to int64
	posts    [len(nearClasses)][]nearPost
	// bound is an instant behind all that was posted to the list while it was kept, whether it has that or not.
	bound int64
	used  bool
	// gone says that it is not kept any more.
	gone bool
	name string
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
	// longNear is how many postings of a width class are kept at the most, the latest.
	longNear = 1 << 12
	// Where there are more, these days before and behind are read.
	nearBefore = 7 * daySeconds
	nearBehind = 30 * daySeconds
	// nearAhead is how many of the latest events are read of each width class to know since when nothing else is there: plans may be far ahead of the news.
	nearAhead = 64
)

func newNearby(limit int) *nearby {
	return &nearby{lists: map[string]*nearList{}, limit: limit, since: schema.EndOfTime, asked: schema.BeginningOfTime}
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
	k.asked = from
	l := k.lists[string(prefix)]
	if l == nil && k.since <= from {
		l = k.put(prefix, &nearList{from: k.since, to: schema.EndOfTime})
	}
	if !l.has(from, to) {
		return nil
	}
	l.used = true
	return l
}

// has tells whether what is kept is all between two instants.
func (l *nearList) has(from, to int64) bool {
	return l != nil && !l.gone && l.from <= from && to <= l.to
}

// put keeps what is known of a list, instead of what was.
func (k *nearby) put(prefix []byte, l *nearList) *nearList {
	l.name, l.used, l.bound = string(prefix), true, schema.BeginningOfTime
	if old := k.lists[l.name]; old != nil {
		l.bound = old.bound
		k.remove(old)
	}
	k.lists[l.name] = l
	k.ring = append(k.ring, l)
	k.grow(l.size())
	return l
}

func (k *nearby) remove(l *nearList) {
	delete(k.lists, l.name)
	k.size -= l.size()
	l.gone = true
}

// grow counts postings more, and makes room for them: what is long before the news of the day goes first, of the lists that have it.
func (k *nearby) grow(n int) {
	k.size += n
	for tried := 0; k.size > k.limit && len(k.lists) > 0; tried++ {
		if k.hand >= len(k.ring) {
			k.ring = slices.DeleteFunc(k.ring, func(l *nearList) bool { return l.gone })
			k.hand = 0
			continue
		}
		l := k.ring[k.hand]
		k.hand++
		if !l.gone && k.asked > schema.BeginningOfTime {
			if old := l.cut(k.asked - nearBefore); old > 0 {
				k.size -= old
				continue
			}
		}
		// What has something ahead of the news would take the knowledge of all of these with it.
		if l.gone || tried < 2*len(k.ring) && (l.used || l.bound > k.asked) {
			l.used = false
			continue
		}
		k.since = max(k.since, l.bound)
		k.remove(l)
	}
	if 2*len(k.lists) < len(k.ring) && len(k.ring) > 1024 {
		k.ring = slices.DeleteFunc(k.ring, func(l *nearList) bool { return l.gone })
		k.hand = 0
	}
}

// cut lets go of what does not touch what is asked for from an instant on. It gives the number of postings.
func (l *nearList) cut(from int64) (n int) {
	for i, ps := range l.posts {
		old, _ := slices.BinarySearchFunc(ps, nearFrom(nearClasses[i], from), func(p nearPost, at int64) int { return cmp.Compare(p.at, at) })
		if old == 0 {
			continue
		}
		n += old
		// A list that was long need not stay as large as that.
		l.posts[i] = slices.Clone(ps[old:])
	}
	if n > 0 {
		l.from = max(l.from, from)
	}
	return n
}

// forget lets go of all.
func (k *nearby) forget() {
	for _, l := range k.lists {
		// Segments know it still.
		l.gone = true
	}
	*k = *newNearby(k.limit)
}

// apply brings in what an entry does to lists.
func (k *nearby) apply(ops []operation) {
	for i := range ops {
		o := &ops[i]
		class := nearClass(o)
		if class < 0 {
			continue
		}
		if l := k.of(o, class); l != nil {
			k.set(l, class, o)
		}
	}
	k.grow(0)
}

// nearClass is the place in nearClasses of the list of an operation, notNear where reports are not looked for in it.
func nearClass(o *operation) int {
	if o.of != nil {
		return int(o.of.class)
	}
	return int(nearClassOf(o.list))
}

const notNear = -1

func nearClassOf(list string) int8 {
	if family(list[0]) != posting || !asked(dimension(list[1])) {
		return notNear
	}
	return int8(slices.Index(nearClasses[:], list[len(list)-1]))
}

// of is the list of an operation; nil where it is not kept, and need not be.
func (k *nearby) of(o *operation, class int) *nearList {
	if o.of != nil && o.of.near != nil && !o.of.near.gone {
		return o.of.near
	}
	name := o.list[:len(o.list)-1]
	l := k.lists[name]
	if l == nil {
		if k.since == schema.EndOfTime || isBefore(class, o.at.instant(), k.since) {
			return nil
		}
		l = k.put([]byte(name), &nearList{from: k.since, to: schema.EndOfTime})
	}
	if o.of != nil {
		o.of.near = l
	}
	return l
}

// set does an operation.
func (k *nearby) set(l *nearList, class int, o *operation) {
	at := o.at.instant()
	l.bound = max(l.bound, nearBound(nearClasses[class], at))
	if l.gone {
		// No room was left even for this one.
		k.since = max(k.since, l.bound)
		return
	}
	if at > l.to || isBefore(class, at, l.from) {
		return
	}
	before := len(l.posts[class])
	l.used = true
	l.set(class, o)
	if ps := l.posts[class]; len(ps) > longNear {
		n := len(ps) / 2
		l.from = max(l.from, nearBound(nearClasses[class], ps[n-1].at))
		l.posts[class] = slices.Clone(ps[n:])
	}
	k.size += len(l.posts[class]) - before
}

// isBefore tells whether an event of one of nearClasses does not touch what is asked for from an instant on.
func isBefore(class int, at, from int64) bool {
	return from > schema.BeginningOfTime && at < nearFrom(nearClasses[class], from)
}

// nearBound is from when on what is asked for is behind an event of a width class: see nearFrom.
func nearBound(class byte, at int64) int64 { return at + 1 + (at - nearFrom(class, at)) }

// set does an operation on one of nearClasses.
func (l *nearList) set(class int, o *operation) {
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
	if err := g.past(); err != nil {
		return nil, err
	}
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

// beginNear finds out since when nothing is in lists but the latest events, and takes in what these are in.
func (g *liveGraph) beginNear() error {
	if err := g.past(); err != nil {
		return err
	}
	k := g.s.nearby
	k.begun = true
	since := schema.BeginningOfTime
	var ahead []uint64
	for _, class := range nearClasses {
		c := g.lists.cursor(append(list(posting, byAll, ""), class), 0)
		g.lists.opened = nil
		n := 0
		for p := highest; n < nearAhead; p = after(c.at, true) {
			if c.seek(p); !c.ok {
				break
			}
			ahead = append(ahead, c.at.number)
			n++
		}
		if c.blocks.err != nil {
			return c.blocks.err
		}
		if n == nearAhead {
			since = max(since, nearBound(class, c.at.instant()))
		}
	}
	k.since = since
	slices.Sort(ahead)
	for _, n := range slices.Compact(ahead) {
		rec, err := g.event(n)
		if err != nil {
			return err
		}
		ops, err := g.standing(n, &rec)
		if err != nil {
			return err
		}
		k.apply(ops)
	}
	return nil
}

// standing are the operations that put an event where it stands.
func (g *liveGraph) standing(n uint64, rec *eventRecord) ([]operation, error) {
	known, told := g.s.writer.known, reportWords{f: g.s.folding, known: map[string][]*stem{}}
	sp, err := newListing(rec.ID, func(ids []string) ([]string, error) { return known.around(g, ids) }, told).spots(rec.Reports)
	if err != nil {
		return nil, err
	}
	var ops []operation
	for _, s := range sp {
		for i := range s.lists {
			l := &s.lists[i]
			ops = append(ops, operation{list: string(append(list(posting, l.d, l.value), s.class)), posted: posted{point{ordered(s.at), n}, l.posting(s.at)}})
		}
	}
	return ops, nil
}

func (g *liveGraph) near(l *listed, from, to int64, fn func(n uint64, kind uint8)) error {
	k := g.s.nearby
	if !k.begun {
		if err := g.beginNear(); err != nil {
			return err
		}
	}
	if l.word != nil {
		w := g.s.writer.words.of(l.word)
		if w.near.has(from, to) {
			k.asked, w.near.used = from, true
			w.near.each(from, to, maxScan, fn)
			return nil
		}
		defer func() { w.near = k.lists[string(g.prefix)] }()
	}
	g.prefix = appendList(g.prefix[:0], posting, l.d, l.value)
	known := k.get(g.prefix, from, to)
	if known == nil {
		var err error
		if known, err = g.readNear(g.prefix, from, to); err != nil {
			return err
		}
		k.put(g.prefix, known)
	}
	known.each(from, to, maxScan, fn)
	return nil
}
