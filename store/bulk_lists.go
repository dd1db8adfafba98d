package store

import (
	"cmp"
	"slices"
)

// bulkList is a posting list in memory. An event of one report stands in all of its lists at the same point and with the same stretch, so that
// its number is all that a list has of it. Events of more reports stand at points of their own.
type bulkList struct {
	// sorted is in the order of points, and so is recent, which takes what comes late; of lists that nobody looks into before the end
	// sorted is in no order. An item has the roles in its highest bits.
	sorted, recent []uint32
	more           []bulkPosting
}

// bulkPosting is a posting of an event of more than one report.
type bulkPosting struct {
	at    int64
	n     uint32
	value []byte
}

const (
	roleBits = 4
	// maxBulkEvents is how many events the items of lists can tell apart.
	maxBulkEvents = 1<<(32-roleBits) - 1
	numberMask    = maxBulkEvents
	// maxLate is how many items of a list wait to be brought into its order.
	maxLate = 512
)

// bulkEvents are the points and stretches of events of one report, by number.
type bulkEvents struct {
	at    []int64
	state []stretch
	// many says that the event has more reports.
	many []bool
}

func (e *bulkEvents) compare(a, b uint32) int {
	a, b = a&numberMask, b&numberMask
	return cmp.Or(cmp.Compare(e.at[a], e.at[b]), cmp.Compare(a, b))
}

// add adds the latest event.
func (l *bulkList) add(e *bulkEvents, item uint32) {
	if n := len(l.sorted); n == 0 || e.at[l.sorted[n-1]&numberMask] <= e.at[item&numberMask] {
		l.sorted = append(l.sorted, item)
		return
	}
	i, _ := slices.BinarySearchFunc(l.recent, item, e.compare)
	if l.recent = slices.Insert(l.recent, i, item); len(l.recent) > maxLate {
		l.settle(e)
	}
}

// settle brings what came late into order.
func (l *bulkList) settle(e *bulkEvents) {
	// From the end, in place: what came late belongs there as a rule.
	i, j := len(l.sorted)-1, len(l.recent)-1
	l.sorted = append(l.sorted, l.recent...)
	for k := len(l.sorted) - 1; j >= 0; k-- {
		if i >= 0 && e.compare(l.sorted[i], l.recent[j]) > 0 {
			l.sorted[k] = l.sorted[i]
			i--
		} else {
			l.sorted[k] = l.recent[j]
			j--
		}
	}
	l.recent = l.recent[:0]
}

func (l *bulkList) find(at int64, n uint32) (int, bool) {
	return slices.BinarySearchFunc(l.more, bulkPosting{at: at, n: n}, func(a, b bulkPosting) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.n, b.n)) })
}

func (l *bulkList) put(p bulkPosting) {
	i, found := l.find(p.at, p.n)
	if found {
		l.more[i] = p
		return
	}
	l.more = slices.Insert(l.more, i, p)
}

func (l *bulkList) remove(at int64, n uint32) {
	if i, found := l.find(at, n); found {
		l.more = slices.Delete(l.more, i, i+1)
	}
}

// lastUntil is how many of the items stand at an instant or before. It looks from the end, where what is asked for is as a rule.
func lastUntil(e *bulkEvents, items []uint32, to int64) int {
	hi, step := len(items), 1
	for hi-step >= 0 && e.at[items[hi-step]&numberMask] > to {
		hi -= step
		step *= 2
	}
	lo := max(hi-step, 0)
	n, _ := slices.BinarySearchFunc(items[lo:hi], to, func(x uint32, to int64) int {
		if e.at[x&numberMask] <= to {
			return -1
		}
		return 1
	})
	return lo + n
}

// near calls fn with the numbers between two instants, the latest first, limit at most.
func (l *bulkList) near(e *bulkEvents, from, to int64, limit int, fn func(n uint32)) {
	a, b := lastUntil(e, l.sorted, to), lastUntil(e, l.recent, to)
	c, _ := l.find(to, 1<<32-1)
	for limit > 0 {
		// The latest of the three.
		best, at, n := -1, int64(0), uint32(0)
		see := func(which int, t int64, m uint32) {
			if t >= from && (best < 0 || t > at || t == at && m > n) {
				best, at, n = which, t, m
			}
		}
		for a > 0 && e.many[l.sorted[a-1]&numberMask] {
			a--
		}
		for b > 0 && e.many[l.recent[b-1]&numberMask] {
			b--
		}
		if a > 0 {
			m := l.sorted[a-1] & numberMask
			see(0, e.at[m], m)
		}
		if b > 0 {
			m := l.recent[b-1] & numberMask
			see(1, e.at[m], m)
		}
		if c > 0 {
			see(2, l.more[c-1].at, l.more[c-1].n)
		}
		switch best {
		case 0:
			a--
		case 1:
			b--
		case 2:
			c--
		default:
			return
		}
		fn(n)
		limit--
	}
}

// bulkBlocks cuts lists into blocks.
type bulkBlocks struct {
	events *bulkEvents
	// bare lists have no values.
	bare bool
	fn   func(ps []posted) error
	ps   []posted
	// arena has the values of ps.
	arena []byte
	left  int
}

// cut calls fn with the postings of a list, block by block, and ends the list.
func (b *bulkBlocks) cut(l *bulkList) error {
	e := b.events
	items := l.sorted
	items = append(items, l.recent...)
	if !slices.IsSortedFunc(items, e.compare) {
		slices.SortFunc(items, e.compare)
	}
	more := l.more
	*l = bulkList{}
	b.left = len(more)
	for _, x := range items {
		if !e.many[x&numberMask] {
			b.left++
		}
	}
	for _, x := range items {
		n := x & numberMask
		if e.many[n] {
			continue
		}
		for len(more) > 0 && (more[0].at < e.at[n] || more[0].at == e.at[n] && more[0].n < n) {
			if err := b.put(more[0].at, more[0].n, more[0].value); err != nil {
				return err
			}
			more = more[1:]
		}
		var value []byte
		if !b.bare {
			st := e.state[n]
			st.roles = roleSet(x >> (32 - roleBits))
			from := len(b.arena)
			b.arena = appendStretch(b.arena, e.at[n], st)
			value = b.arena[from:len(b.arena):len(b.arena)]
		}
		if err := b.put(e.at[n], n, value); err != nil {
			return err
		}
	}
	for _, m := range more {
		if err := b.put(m.at, m.n, m.value); err != nil {
			return err
		}
	}
	return nil
}

func (b *bulkBlocks) put(at int64, n uint32, value []byte) error {
	b.ps = append(b.ps, posted{point{ordered(at), uint64(n)}, value})
	// A last block of a few joins the one before.
	if b.left--; b.left > 0 && (len(b.ps) < blockSize || b.left < blockSize/2 && len(b.ps) < maxBlock) {
		return nil
	}
	err := b.fn(b.ps)
	b.ps, b.arena = b.ps[:0], b.arena[:0]
	return err
}
