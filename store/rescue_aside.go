package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"slices"
)

// asideRead reads the file in which a reindex that was cut off has the journal (reindex_aside.go). The file says nothing of positions: an entry has the one
// that follows from those before it, so that it counts how many are lost where one cannot be read.
type asideRead struct {
	*rescue
	path string
	f    softFile
	// lost is how many entries each hole had, as the first reading has found.
	lost []uint64
	// body has the entry that was read last.
	body, window, plain []byte
}

// asideHole is a stretch of the file that cannot be read. Of one with an entry whose length is sound it is known that it was the only one.
type asideHole struct {
	from, to int64
	one      bool
}

// leastEntry is how many bytes an entry takes there at least.
const leastEntry = 16

// maxGap is how many entries may be missing in a row: more are not a gap, but a number that is wrong. The file's own number, which has no checksum, is believed
// up to trustedGap, or that most of the entries are missing, but not nearly all.
const (
	maxGap     = 1 << 24
	trustedGap = 1 << 16
)

// aside reads it.
func (r *rescue) aside(path string, f softFile) error {
	a := &asideRead{rescue: r, path: path, f: f}
	head := make([]byte, headSize)
	if _, err := f.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	total := binary.BigEndian.Uint64(head)
	var holes []asideHole
	found := uint64(0)
	err := a.walk(func([]byte) error { found++; return nil }, func(h asideHole) { holes = append(holes, h) })
	if err != nil {
		return err
	}
	sure := a.count(holes, found, total)
	var position, hole uint64
	err = a.walk(func(b []byte) error {
		position++
		return r.candidate(position, fromAside, 0, b)
	}, func(asideHole) { position += a.lost[hole]; hole++ })
	r.asideEnd = sure
	if sure {
		position = total
	}
	r.said = max(r.said, position)
	return err
}

// count tells of the holes, and works out how many entries each had. It returns whether total is right, which the file says at its beginning: then it tells
// how many a hole had of which nobody knows, if that is the only one.
func (a *asideRead) count(holes []asideHole, found, total uint64) (sure bool) {
	sum, unknown, open := found, -1, false
	for i, h := range holes {
		a.damage(a.path, h.from, "%d bytes cannot be read", h.to-h.from)
		a.lost = append(a.lost, 1)
		if h.to == a.f.size {
			a.lost[i], open = 0, true
			continue
		}
		if sum++; !h.one {
			if unknown >= 0 {
				a.damage(a.path, h.from, "how many entries there were is not known: those behind it may have had other positions")
			}
			unknown = i
		}
	}
	switch {
	case total == sum, total > sum && open && total-sum <= max(trustedGap, min(maxGap, 16*found)):
		return true
	case total > sum && unknown >= 0 && total-sum <= uint64(holes[unknown].to-holes[unknown].from)/leastEntry:
		a.lost[unknown] += total - sum
		return true
	}
	a.damage(a.path, 0, "it is to have %d entries, and has %d", total, sum)
	return false
}

// walk calls entry with each entry that can be read, valid during the call, and hole where some cannot.
func (a *asideRead) walk(entry func(b []byte) error, hole func(h asideHole)) error {
	for at := int64(headSize); at < a.f.size; {
		if err := a.ctx.Err(); err != nil {
			return err
		}
		ok, next, err := a.read(at)
		if err != nil {
			return err
		}
		if ok {
			if err := entry(a.body); err != nil {
				return err
			}
			at = next
			continue
		}
		h := asideHole{from: at, to: a.f.size}
		if h.to, err = a.next(at + 1); err != nil {
			return err
		}
		h.one = h.to == next
		hole(h)
		at = h.to
	}
	return nil
}

// read reads the entry at a place. It tells whether that is whole, and where it ends by its length, 0 where there is none.
func (a *asideRead) read(at int64) (ok bool, next int64, err error) {
	var head [binary.MaxVarintLen64]byte
	n, err := a.f.ReadAt(head[:], at)
	if err != nil && !errors.Is(err, io.EOF) {
		return false, 0, err
	}
	size, k := binary.Uvarint(head[:n])
	if k <= 0 || size < 1 || size > maxEntry || at+int64(k)+int64(size) > a.f.size {
		return false, 0, nil
	}
	next = at + int64(k) + int64(size)
	a.body = slices.Grow(a.body[:0], int(size))[:size]
	if _, err := a.f.ReadAt(a.body, at+int64(k)); err != nil {
		return false, next, err
	}
	if !bytes.HasPrefix(a.body, asideMark) {
		return false, next, nil
	}
	var bad error
	a.plain, bad = a.codec.unzip.DecodeAll(a.body[1:], a.plain[:0])
	return bad == nil, next, nil
}

// asideMark is what an entry begins with: its version, and the magic of Zstandard.
var asideMark = []byte{entryVersion, 0x28, 0xb5, 0x2f, 0xfd}

// next is where the next entry begins that can be read, from a place on; the end of the file where there is none.
func (a *asideRead) next(from int64) (int64, error) {
	const chunk = 1 << 20
	a.window = slices.Grow(a.window[:0], chunk)[:chunk]
	for at := from; at < a.f.size; at += chunk - int64(len(asideMark)) {
		if err := a.ctx.Err(); err != nil {
			return 0, err
		}
		n, err := a.f.ReadAt(a.window, at)
		if err != nil && !errors.Is(err, io.EOF) {
			return 0, err
		}
		for i := 0; ; i++ {
			k := bytes.Index(a.window[i:n], asideMark)
			if k < 0 {
				break
			}
			i += k
			// Its length stands before it.
			for head := int64(1); head <= binary.MaxVarintLen32; head++ {
				start := at + int64(i) - head
				if start < from {
					break
				}
				if ok, next, err := a.read(start); err != nil {
					return 0, err
				} else if ok && next == start+head+int64(len(a.body)) {
					return start, nil
				}
			}
		}
	}
	return a.f.size, nil
}
