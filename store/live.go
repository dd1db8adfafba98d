package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"sync"

	"github.com/dgraph-io/badger/v4"
)

// To change a block for each posting of an article would write a hundred blocks an article. So what an entry does to posting lists is written
// as one value beside it (see operations), kept in memory by list, and folded into the blocks some thousand entries at a time (fold.go).
// A reader sees the blocks of its snapshot and, of what is in memory, the entries between the one folded last and the one applied
// last as the snapshot has them: so it sees exactly the entries of its snapshot, and waits for nobody.

// operation sets a posting, or takes it away.
type operation struct {
	// list is the prefix of the list with its width class.
	list string
	posted
	gone bool
	// of is the list in the segment that is written to; nil where it was not looked for.
	of *versions
}

// The first byte of an operation says what is left out, as it is that of the operation before, and how the list is told: by its name alone, by name and number, or, where an
// entry of the segment has told that before, by number. Of an event that stands in forty lists their names would be most of what is written.
const (
	opGone = 1 << iota
	opSameList
	opSamePoint
	opSameValue
	opNumbered
	opNamed
)

// numberedVersion is the first byte of operations whose lists may be told by number; of others it is recordVersion.
const numberedVersion = recordVersion + 1

// encodeOperations writes operations, each list by its name.
func encodeOperations(ops []operation) []byte {
	return appendOperations(recordVersion, ops, func(e *encoder, o *operation) byte {
		e.text(o.list)
		return 0
	})
}

// encodeEntry writes the operations of the entry at a position, which comes into the segment next or is forgotten by it.
func (g *segment) encodeEntry(position uint64, ops []operation) []byte {
	return appendOperations(numberedVersion, ops, func(e *encoder, o *operation) byte {
		l := o.of
		switch {
		case l == nil:
			e.text(o.list)
			return 0
		case l.named == 0:
			g.named++
			l.named, l.number = position, g.named
			e.text(o.list)
			e.uint(l.number)
			return opNamed
		}
		e.uint(l.number)
		return opNumbered
	})
}

// appendOperations writes operations. List writes that of one, and gives the bits of how.
func appendOperations(version byte, ops []operation, list func(e *encoder, o *operation) byte) []byte {
	e := encoder{make([]byte, 0, 16*len(ops))}
	e.b = append(e.b, version)
	for i := range ops {
		o, at, bits := &ops[i], len(e.b), byte(0)
		if o.gone {
			bits |= opGone
		}
		e.b = append(e.b, 0)
		var last *operation
		if i > 0 {
			last = &ops[i-1]
		}
		if last != nil && o.list == last.list {
			bits |= opSameList
		} else {
			bits |= list(&e, o)
		}
		if last != nil && o.at == last.at {
			bits |= opSamePoint
		} else {
			e.b = binary.BigEndian.AppendUint64(e.b, o.at.time)
			e.uint(o.at.number)
		}
		if last != nil && string(o.value) == string(last.value) {
			bits |= opSameValue
		} else {
			e.uint(uint64(len(o.value)))
			e.b = append(e.b, o.value...)
		}
		e.b[at] = bits
	}
	return e.b
}

// decodeOperations reads operations. Names are those of the numbers that lists had in the entries of the segment before, and will have in those behind.
func decodeOperations(b []byte, names map[uint64]string) ([]operation, error) {
	if len(b) == 0 || b[0] != recordVersion && b[0] != numberedVersion {
		return nil, errRecord
	}
	d := decoder{s: string(b[1:]), into: new(rooms)}
	var out []operation
	var o operation
	for d.s != "" {
		bits := d.byte()
		o.gone = bits&opGone != 0
		switch {
		case bits&opSameList != 0:
		case bits&opNumbered != 0:
			name, known := names[d.uint()]
			if !known {
				d.fail()
			}
			o.list = name
		default:
			o.list = d.text()
			if bits&opNamed != 0 {
				names[d.uint()] = o.list
			}
		}
		if bits&opSamePoint == 0 {
			o.at.time = d.fixed()
			o.at.number = d.uint()
		}
		if bits&opSameValue == 0 {
			o.value = []byte(d.text())
		}
		out = append(out, o)
	}
	return out, d.end()
}

// fixed reads eight bytes, the highest first.
func (d *decoder) fixed() uint64 {
	if len(d.s) < 8 {
		d.fail()
		return 0
	}
	var n uint64
	for i := range 8 {
		n = n<<8 | uint64(d.s[i])
	}
	d.s = d.s[8:]
	return n
}

// live are the segments in memory, one behind the other. The last one is written to; the first may be folded already, and stays for readers
// with an old snapshot.
type live struct {
	mu       sync.RWMutex
	segments []*segment
}

// view are the segments that a reader needs, and the last entry that it sees.
type liveView struct {
	segments []*segment
	applied  uint64
}

// view finds what a snapshot sees. A snapshot so old that its entries are not in memory any more has them itself.
func (l *live) view(t *badger.Txn) (liveView, error) {
	applied, err := value(t, appliedKey)
	if err != nil {
		return liveView{}, err
	}
	folded, err := value(t, foldedKey)
	if err != nil {
		return liveView{}, err
	}
	v := liveView{applied: number(applied)}
	from := number(folded)
	l.mu.RLock()
	all := l.segments
	l.mu.RUnlock()
	if len(all) == 0 || all[0].from > from {
		g, err := readSegment(t, from, v.applied)
		v.segments = []*segment{g}
		return v, err
	}
	for _, g := range all {
		if to, size := g.last(); size > 0 && (to > from || g.from == from) && g.from <= v.applied {
			v.segments = append(v.segments, g)
		}
	}
	return v, nil
}

// readSegment reads the operations of the entries behind one position, up to which all others are folded, up to another.
func readSegment(t *badger.Txn, from, to uint64) (*segment, error) {
	g := newSegment(from)
	carried, err := readCarried(t, from)
	if err != nil {
		return nil, err
	}
	for i := range carried {
		b, err := value(t, carriedKey(from, i))
		var ops []operation
		if err == nil {
			ops, err = decodeOperations(b, map[uint64]string{})
		}
		if err == nil {
			err = g.carry(ops)
		}
		if err != nil {
			return nil, fmt.Errorf("operations carried on from entry %d: %w", from, err)
		}
	}
	// A segment that goes on from another numbers its lists anew, each before it is told by that.
	names := map[uint64]string{}
	for p := from + 1; p <= to; p++ {
		b, err := value(t, operationsKey(p))
		if err != nil {
			return nil, err
		}
		// An entry of which no list tells has none.
		var ops []operation
		if b != nil {
			ops, err = decodeOperations(b, names)
		}
		if err != nil {
			return nil, fmt.Errorf("operations of entry %d: %w", p, err)
		}
		if err := g.add(p, ops); err != nil {
			return nil, err
		}
	}
	return g, nil
}

// current is the segment that is written to.
func (l *live) current() *segment {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.segments[len(l.segments)-1]
}

func (l *live) set(segments ...*segment) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.segments = segments
}

// open reads back what was not folded. No fold may be under way: what it carries on goes to a segment that is not read any more, and once it has ended a
// segment that begins before it and ends with it counts as folded.
func (l *live) open(t *badger.Txn) error {
	applied, err := value(t, appliedKey)
	if err != nil {
		return err
	}
	folded, err := value(t, foldedKey)
	if err != nil {
		return err
	}
	if number(folded) > number(applied) {
		return errors.New("more entries are folded than applied")
	}
	g, err := readSegment(t, number(folded), number(applied))
	if err != nil {
		return err
	}
	l.set(g)
	return nil
}
