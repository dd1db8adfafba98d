package store

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"math"
	"slices"

	"casus/schema"
)

// bulkList is a posting list in memory. An event of one report stands in all of its lists at the same point and with the same stretch, so that
// its number is all that a list has of it. Events of more reports stand at points of their own.
type bulkList struct {
	// latest is when none of them, and none that was there, stands behind. News come in order, so that most questions are answered by it alone: an
	// item's instant is far from the list in memory.
	latest int64
	// sorted is in the order of points, and so is recent, which takes what comes late; of lists that nobody looks into before the end
	// sorted is in no order. An item has the roles in its highest bits.
	sorted, recent []uint32
	more           []bulkPosting
}

func newBulkList() *bulkList { return &bulkList{latest: math.MinInt64} }

// bulkPosting is a posting of an event of more than one report. Its value is in a bulkValues.
type bulkPosting struct {
	at       int64
	n, value uint32
}

// bulkValues has the values of postings, each behind its length. An event has the same one in most of its lists.
type bulkValues struct {
	b    []byte
	last uint32
}

// add gives the place of a value.
func (v *bulkValues) add(value []byte) (uint32, error) {
	if len(v.b) > 0 && bytes.Equal(v.at(v.last), value) {
		return v.last, nil
	}
	if len(v.b) > math.MaxUint32 {
		return 0, ErrTooLarge
	}
	v.last = uint32(len(v.b))
	v.b = append(binary.AppendUvarint(v.b, uint64(len(value))), value...)
	return v.last, nil
}

func (v *bulkValues) at(place uint32) []byte {
	n, k := binary.Uvarint(v.b[place:])
	from := int(place) + k
	return v.b[from : from+int(n) : from+int(n)]
}

const (
	roleBits = 4
	// maxBulkEvents is how many events the items of lists can tell apart.
	maxBulkEvents = 1<<(32-roleBits) - 1
	numberMask    = maxBulkEvents
	// maxLate is how many items of a list wait to be brought into its order.
	maxLate = 512
)

// bulkEvents are the events by number, in columns: what looks for events reads little of each. What they say of an event's place in lists and of its stretch
// holds for one of one report.
type bulkEvents struct {
	at, from, latest []int64
	confidence       []uint16
	// kind is the place of its type in the codebook; with the bit many the event has more reports.
	kind, status []uint8
}

const many = 1 << 7

func (e *bulkEvents) add(at int64, st *stretch) {
	e.at, e.from, e.latest = append(e.at, at), append(e.from, st.from), append(e.latest, st.latest)
	e.confidence, e.kind, e.status = append(e.confidence, st.confidence), append(e.kind, st.kind), append(e.status, st.status)
}

func (e *bulkEvents) many(n uint32) bool { return e.kind[n]&many != 0 }

func (e *bulkEvents) compare(a, b uint32) int {
	a, b = a&numberMask, b&numberMask
	return cmp.Or(cmp.Compare(e.at[a], e.at[b]), cmp.Compare(a, b))
}

// add adds the latest event, which stands at an instant.
func (l *bulkList) add(e *bulkEvents, item uint32, at int64) {
	if l.latest <= at {
		l.latest = at
		l.sorted = append(l.sorted, item)
		return
	}
	if n := len(l.sorted); n == 0 || e.at[l.sorted[n-1]&numberMask] <= at {
		l.sorted = append(l.sorted, item)
		return
	}
	// Its place is near the end as a rule.
	if i := lastUntil(e, l.sorted, at); len(l.sorted)-i <= maxLate {
		l.sorted = slices.Insert(l.sorted, i, item)
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

// find is where a posting stands in more, or is to be put, which is near the end as a rule.
func (l *bulkList) find(at int64, n uint32) (int, bool) {
	before := func(i int) bool { return l.more[i].at < at || l.more[i].at == at && l.more[i].n < n }
	hi, step := len(l.more), 1
	for hi-step >= 0 && !before(hi-step) {
		hi -= step
		step *= 2
	}
	lo := max(hi-step, 0)
	for lo < hi {
		if mid := int(uint(lo+hi) >> 1); before(mid) {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo, lo < len(l.more) && l.more[lo].at == at && l.more[lo].n == n
}

// put tells whether the posting is one more.
func (l *bulkList) put(p bulkPosting) bool {
	i, found := l.find(p.at, p.n)
	l.latest = max(l.latest, p.at)
	if found {
		l.more[i] = p
		return false
	}
	l.more = slices.Insert(l.more, i, p)
	return true
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
	for lo < hi {
		if mid := int(uint(lo+hi) >> 1); e.at[items[mid]&numberMask] <= to {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// near calls fn with the events between two instants, the latest first, limit at most, and the types of them. Of an event of more reports any of
// its types tells its class.
func (l *bulkList) near(e *bulkEvents, from, to int64, limit int, fn func(n uint64, kind uint8)) {
	if l.latest < from {
		return
	}
	a, b, c := len(l.sorted), len(l.recent), len(l.more)
	if l.latest > to {
		a, b = lastUntil(e, l.sorted, to), lastUntil(e, l.recent, to)
		c, _ = l.find(to, 1<<32-1)
	}
	// The latest of each of the three, number 0 for none.
	var x, y, z bulkHead
	a = e.back(l.sorted, a, from, &x)
	b = e.back(l.recent, b, from, &y)
	c = l.back(c, from, &z)
	for ; limit > 0; limit-- {
		switch {
		case x.n == 0 && y.n == 0 && z.n == 0:
			return
		case !x.before(&y) && !x.before(&z):
			fn(uint64(x.n), x.kind)
			a = e.back(l.sorted, a, from, &x)
		case !y.before(&z):
			fn(uint64(y.n), y.kind)
			b = e.back(l.recent, b, from, &y)
		default:
			fn(uint64(z.n), e.kind[z.n]&^many)
			c = l.back(c, from, &z)
		}
	}
}

// bulkHead is where a walk over items or postings stands.
type bulkHead struct {
	at   int64
	n    uint32
	kind uint8
}

// before tells whether there is nothing, or what stands before o.
func (h *bulkHead) before(o *bulkHead) bool {
	return o.n != 0 && (h.n == 0 || h.at < o.at || h.at == o.at && h.n < o.n)
}

// back goes on to the last of i items, at an instant or later, that is of one report: those of more stand elsewhere. It says how many there are before.
func (e *bulkEvents) back(items []uint32, i int, from int64, h *bulkHead) int {
	for i > 0 {
		i--
		n := items[i] & numberMask
		kind := e.kind[n]
		if kind&many != 0 {
			continue
		}
		if at := e.at[n]; at >= from {
			*h = bulkHead{at, n, kind}
			return i
		}
		break
	}
	h.n = 0
	return 0
}

// back goes on to the last of i postings, at an instant or later.
func (l *bulkList) back(i int, from int64, h *bulkHead) int {
	if i == 0 || l.more[i-1].at < from {
		h.n = 0
		return 0
	}
	h.at, h.n = l.more[i-1].at, l.more[i-1].n
	return i - 1
}

// bulkBlocks cuts lists into blocks.
type bulkBlocks struct {
	values *bulkValues
	fn     func(ps []posted) error
	ps     []posted
	// arena has the values of ps, numbers the list of articles that is cut.
	arena   []byte
	numbers []uint32
	left    int
}

// cut calls fn with the postings of a list, block by block, and ends the list.
func (b *bulkBlocks) cut(e *bulkEvents, l *bulkList) error {
	items := l.sorted
	items = append(items, l.recent...)
	if !slices.IsSortedFunc(items, e.compare) {
		slices.SortFunc(items, e.compare)
	}
	more := l.more
	*l = bulkList{}
	b.left = len(more)
	for _, x := range items {
		if !e.many(x & numberMask) {
			b.left++
		}
	}
	for _, x := range items {
		n := x & numberMask
		if e.many(n) {
			continue
		}
		at := e.at[n]
		for len(more) > 0 && (more[0].at < at || more[0].at == at && more[0].n < n) {
			if err := b.put(more[0].at, more[0].n, b.values.at(more[0].value)); err != nil {
				return err
			}
			more = more[1:]
		}
		from := len(b.arena)
		b.arena = appendStretch(b.arena, at, stretch{from: e.from[n], until: schema.EndOfTime, latest: e.latest[n], kind: e.kind[n], status: e.status[n],
			confidence: e.confidence[n], roles: roleSet(x >> (32 - roleBits))})
		if err := b.put(at, n, b.arena[from:len(b.arena):len(b.arena)]); err != nil {
			return err
		}
	}
	for _, m := range more {
		if err := b.put(m.at, m.n, b.values.at(m.value)); err != nil {
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

// ascending is a list of articles in the order in which they came: of each number the difference from the one before, as a varint.
type ascending struct {
	b    []byte
	last uint32
}

// add says how much longer the list is for a number, in bytes.
func (a *ascending) add(n uint32) int {
	before := len(a.b)
	a.b = binary.AppendUvarint(a.b, uint64(n-a.last))
	a.last = n
	return len(a.b) - before
}

// cutArticles calls fn with the postings of a list of articles whose instants are given by number, block by block, and ends the list.
func (b *bulkBlocks) cutArticles(at []int64, a *ascending) error {
	ns := b.numbers[:0]
	for n, rest := uint32(0), a.b; len(rest) > 0; {
		d, k := binary.Uvarint(rest)
		if k <= 0 {
			return errors.New("a list of articles is cut short")
		}
		n += uint32(d)
		ns, rest = append(ns, n), rest[k:]
	}
	*a = ascending{}
	b.numbers = ns
	slices.SortFunc(ns, func(a, b uint32) int { return cmp.Or(cmp.Compare(at[a], at[b]), cmp.Compare(a, b)) })
	b.left = len(ns)
	for _, n := range ns {
		if err := b.put(at[n], n, nil); err != nil {
			return err
		}
	}
	return nil
}
