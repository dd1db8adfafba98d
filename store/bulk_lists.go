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
	// sorted is in the order of points; of lists that nobody looks into before the end it is in no order. An item has the roles in its highest bits.
	sorted []uint32
	// rest is what most lists have nothing of, nil for nothing.
	rest *bulkRest
}

// bulkRest is what a list has besides.
type bulkRest struct {
	// recent takes items that come late. It is in the order of points.
	recent []uint32
	more   []bulkPosting
}

func newBulkList() bulkList { return bulkList{latest: math.MinInt64} }

// besides is where the list has what most have nothing of.
func (l *bulkList) besides() *bulkRest {
	if l.rest == nil {
		l.rest = new(bulkRest)
	}
	return l.rest
}

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

// bulkEvents are the events by number.
type bulkEvents struct{ pages[bulkEvent] }

// bulkEvent is what lists need to know of an event: its place in them and its stretch, which hold for one of one report.
type bulkEvent struct {
	at, from, latest int64
	confidence       uint16
	// kind is the place of its type in the codebook; with the bit many the event has more reports.
	kind, status uint8
}

const many = 1 << 7

func bulkEventOf(at int64, st *stretch) bulkEvent {
	return bulkEvent{at, st.from, st.latest, st.confidence, st.kind, st.status}
}

func (e *bulkEvent) many() bool { return e.kind&many != 0 }

// of is the event of an item.
func (e *bulkEvents) of(item uint32) *bulkEvent { return e.at(int(item & numberMask)) }

func (e *bulkEvents) compare(a, b uint32) int {
	return cmp.Or(cmp.Compare(e.of(a).at, e.of(b).at), cmp.Compare(a&numberMask, b&numberMask))
}

// add adds the latest event, which stands at an instant.
func (l *bulkList) add(e *bulkEvents, item uint32, at int64) {
	if l.latest <= at {
		l.latest = at
		l.sorted = append(l.sorted, item)
		return
	}
	if n := len(l.sorted); n == 0 || e.of(l.sorted[n-1]).at <= at {
		l.sorted = append(l.sorted, item)
		return
	}
	// Its place is near the end as a rule.
	if i := lastUntil(e, l.sorted, at); len(l.sorted)-i <= maxLate {
		l.sorted = slices.Insert(l.sorted, i, item)
		return
	}
	r := l.besides()
	i, _ := slices.BinarySearchFunc(r.recent, item, e.compare)
	if r.recent = slices.Insert(r.recent, i, item); len(r.recent) > maxLate {
		l.settle(e)
	}
}

// settle brings what came late into order.
func (l *bulkList) settle(e *bulkEvents) {
	// From the end, in place: what came late belongs there as a rule.
	recent := l.rest.recent
	i, j := len(l.sorted)-1, len(recent)-1
	l.sorted = append(l.sorted, recent...)
	for k := len(l.sorted) - 1; j >= 0; k-- {
		if i >= 0 && e.compare(l.sorted[i], recent[j]) > 0 {
			l.sorted[k] = l.sorted[i]
			i--
		} else {
			l.sorted[k] = recent[j]
			j--
		}
	}
	l.rest.recent = recent[:0]
}

// find is where a posting stands in more, or is to be put, which is near the end as a rule.
func (r *bulkRest) find(at int64, n uint32) (int, bool) {
	before := func(i int) bool { return r.more[i].at < at || r.more[i].at == at && r.more[i].n < n }
	hi, step := len(r.more), 1
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
	return lo, lo < len(r.more) && r.more[lo].at == at && r.more[lo].n == n
}

// put tells whether the posting is one more.
func (l *bulkList) put(p bulkPosting) bool {
	r := l.besides()
	i, found := r.find(p.at, p.n)
	l.latest = max(l.latest, p.at)
	if found {
		r.more[i] = p
		return false
	}
	r.more = slices.Insert(r.more, i, p)
	return true
}

func (l *bulkList) remove(at int64, n uint32) {
	r := l.besides()
	if i, found := r.find(at, n); found {
		r.more = slices.Delete(r.more, i, i+1)
	}
}

// lastUntil is how many of the items stand at an instant or before. It looks from the end, where what is asked for is as a rule.
func lastUntil(e *bulkEvents, items []uint32, to int64) int {
	hi, step := len(items), 1
	for hi-step >= 0 && e.of(items[hi-step]).at > to {
		hi -= step
		step *= 2
	}
	lo := max(hi-step, 0)
	for lo < hi {
		if mid := int(uint(lo+hi) >> 1); e.of(items[mid]).at <= to {
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
	r := l.rest
	if r == nil {
		r = &nothingBesides
	}
	a, b, c := len(l.sorted), len(r.recent), len(r.more)
	if l.latest > to {
		a, b = lastUntil(e, l.sorted, to), lastUntil(e, r.recent, to)
		c, _ = r.find(to, 1<<32-1)
	}
	// The latest of each of the three, number 0 for none.
	var x, y, z bulkHead
	a = e.back(l.sorted, a, from, &x)
	b = e.back(r.recent, b, from, &y)
	c = r.back(c, from, &z)
	for ; limit > 0; limit-- {
		switch {
		case x.n == 0 && y.n == 0 && z.n == 0:
			return
		case !x.before(&y) && !x.before(&z):
			fn(uint64(x.n), x.kind)
			a = e.back(l.sorted, a, from, &x)
		case !y.before(&z):
			fn(uint64(y.n), y.kind)
			b = e.back(r.recent, b, from, &y)
		default:
			fn(uint64(z.n), e.at(int(z.n)).kind&^many)
			c = r.back(c, from, &z)
		}
	}
}

// nothingBesides is the rest of a list that has none.
var nothingBesides bulkRest

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
		ev := e.of(items[i])
		if ev.many() {
			continue
		}
		if ev.at >= from {
			*h = bulkHead{ev.at, items[i] & numberMask, ev.kind}
			return i
		}
		break
	}
	h.n = 0
	return 0
}

// back goes on to the last of i postings, at an instant or later.
func (r *bulkRest) back(i int, from int64, h *bulkHead) int {
	if i == 0 || r.more[i-1].at < from {
		h.n = 0
		return 0
	}
	h.at, h.n = r.more[i-1].at, r.more[i-1].n
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

// cut calls fn with the postings of a list, block by block, and ends the list. Ordered says that it is one that was looked into, and so in order.
func (b *bulkBlocks) cut(e *bulkEvents, l *bulkList, ordered bool) error {
	var more []bulkPosting
	if l.rest != nil {
		l.settle(e)
		more = l.rest.more
	}
	items := l.sorted
	if !ordered && !slices.IsSortedFunc(items, e.compare) {
		slices.SortFunc(items, e.compare)
	}
	*l = bulkList{}
	b.left = len(more)
	for _, x := range items {
		if !e.of(x).many() {
			b.left++
		}
	}
	for _, x := range items {
		n, ev := x&numberMask, e.of(x)
		if ev.many() {
			continue
		}
		at := ev.at
		for len(more) > 0 && (more[0].at < at || more[0].at == at && more[0].n < n) {
			if err := b.put(more[0].at, more[0].n, b.values.at(more[0].value)); err != nil {
				return err
			}
			more = more[1:]
		}
		from := len(b.arena)
		b.arena = appendStretch(b.arena, at, stretch{from: ev.from, until: schema.EndOfTime, latest: ev.latest, kind: ev.kind, status: ev.status,
			confidence: ev.confidence, roles: roleSet(x >> (32 - roleBits))})
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

// ascending is a list of articles in the order in which they came: of each number the difference from the one before, as a varint, in
// blocks of which each has the number of the next. Blocks are counted from 1.
type ascending struct {
	first, block, last uint32
	used               uint8
}

// ascendingBlocks has the blocks of many lists.
type ascendingBlocks struct{ blocks pages[ascendingBlock] }

type ascendingBlock struct {
	next uint32
	b    [28]byte
}

// add says how much longer the list is for a number, in bytes.
func (b *ascendingBlocks) add(a *ascending, n uint32) int {
	var memory [binary.MaxVarintLen32]byte
	size := binary.PutUvarint(memory[:], uint64(n-a.last))
	a.last = n
	for _, c := range memory[:size] {
		if a.block == 0 || int(a.used) == len(ascendingBlock{}.b) {
			b.blocks.add(ascendingBlock{})
			next := uint32(b.blocks.len())
			if a.block == 0 {
				a.first = next
			} else {
				b.blocks.at(int(a.block - 1)).next = next
			}
			a.block, a.used = next, 0
		}
		b.blocks.at(int(a.block - 1)).b[a.used] = c
		a.used++
	}
	return size
}

// append appends the numbers of a list.
func (b *ascendingBlocks) append(into []uint32, a *ascending) ([]uint32, error) {
	n, d, shift := uint32(0), uint32(0), 0
	for at := a.first; at != 0; {
		block := b.blocks.at(int(at - 1))
		own := block.b[:]
		if at == a.block {
			own = own[:a.used]
		}
		for _, c := range own {
			d |= uint32(c&0x7f) << shift
			if shift += 7; c >= 0x80 {
				continue
			}
			n += d
			into, d, shift = append(into, n), 0, 0
		}
		at = block.next
	}
	if shift != 0 {
		return into, errors.New("a list of articles is cut short")
	}
	return into, nil
}

// cutArticles calls fn with the postings of a list of articles whose instants are given by number, block by block, and ends the list.
func (b *bulkBlocks) cutArticles(at *pages[int64], of *ascendingBlocks, a *ascending) error {
	ns, err := of.append(b.numbers[:0], a)
	if err != nil {
		return err
	}
	*a = ascending{}
	b.numbers = ns
	slices.SortFunc(ns, func(a, b uint32) int { return cmp.Or(cmp.Compare(*at.at(int(a)), *at.at(int(b))), cmp.Compare(a, b)) })
	b.left = len(ns)
	for _, n := range ns {
		if err := b.put(*at.at(int(n)), n, nil); err != nil {
			return err
		}
	}
	return nil
}
