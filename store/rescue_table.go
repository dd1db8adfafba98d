package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
)

// tableRead is a table under way: keys are in order, so that the keys around a hole tell what may have been in it.
type tableRead struct {
	*rescue
	last []byte
	hole bool
	// doubtful are the entries of the block before, if that is damaged. Where anchored says that it is known, first is the position that the first of them
	// has if it is one of the journal, as those behind it that are follow each other.
	doubtful []doubtful
	first    uint64
	anchored bool
}

// doubtful is an entry of a block whose checksum is wrong. The value of one of the journal has a checksum of its own, its position, 0 for others, has not.
type doubtful struct {
	position, version uint64
	value             []byte
}

// block takes the entries of a block.
func (t *tableRead) block(content []byte) error {
	err := blockEntries(content, func(e tableEntry) error {
		key := e.key[:len(e.key)-versionSize]
		if t.hole {
			t.holeBetween(t.last, key)
			if err := t.settle(positionOf(key)); err != nil {
				return err
			}
			t.hole = false
		}
		t.last = append(t.last[:0], key...)
		return t.entry(e)
	})
	t.hole = t.hole || errors.Is(err, errTableBlock)
	return err
}

// end is behind the last block.
func (t *tableRead) end() error {
	if !t.hole {
		return nil
	}
	t.holeBetween(t.last, nil)
	return t.settle(0)
}

// positionOf is the position of a journal entry's key, 0 for another key.
func positionOf(key []byte) uint64 {
	if len(key) != 9 || family(key[0]) != journalFamily {
		return 0
	}
	return binary.BigEndian.Uint64(key[1:])
}

// damaged looks at what a block unpacks to whose checksum is wrong, nil where it does not: as a rule a bit of one entry is wrong, and the others are whole.
func (t *tableRead) damaged(content []byte) error {
	// Of two such blocks in a row only the first has something before it to go by.
	if err := t.settle(0); err != nil {
		return err
	}
	p := positionOf(t.last)
	t.first, t.anchored = p+1, p > 0 && !t.hole
	t.hole = true
	apart := false
	err := blockEntries(content, func(e tableEntry) error {
		apart = apart || len(t.doubtful) == 0 && family(e.key[0]) != journalFamily
		d := doubtful{version: binary.BigEndian.Uint64(e.key[len(e.key)-versionSize:])}
		if d.position = positionOf(e.key[:len(e.key)-versionSize]); e.meta&^logTxn == 0 && checksummed(e.value) {
			d.value = bytes.Clone(e.value)
		}
		t.doubtful = append(t.doubtful, d)
		return nil
	})
	if !t.anchored && apart {
		t.first, t.anchored = consensus(t.doubtful)
	}
	if err != nil && !t.anchored {
		// How many there are is not known, and neither is where those before the next block begin.
		t.doubtful = t.doubtful[:0]
	}
	return nil
}

// consensus is what the positions of a block's entries say of the first, if two agree and none speaks against it as loudly. Keys share bytes with the first of their block alone: where that
// is one of the journal they may all be wrong alike, and there is none.
func consensus(all []doubtful) (first uint64, ok bool) {
	votes, most := map[uint64]int{}, 1
	for i, d := range all {
		if d.position == 0 {
			continue
		}
		v := d.position - uint64(i)
		switch votes[v]++; {
		case votes[v] > most:
			first, most, ok = v, votes[v], true
		case votes[v] == most && v != first:
			ok = false
		}
	}
	return first, ok
}

// checksummed tells whether an entry says that it ends with a checksum of what it unpacks to.
func checksummed(value []byte) bool {
	const flag = 1 << 2
	return bytes.HasPrefix(value, asideMark) && len(value) > len(asideMark) && value[len(asideMark)]&flag != 0
}

// settle takes the entries of the damaged block before that have the position that they should have: entries follow each other, so that those
// around the block tell. next is the position of the entry behind it, 0 where there is none.
func (t *tableRead) settle(next uint64) error {
	if n := uint64(len(t.doubtful)); !t.anchored && next > n {
		t.first, t.anchored = next-n, true
	}
	for i, d := range t.doubtful {
		if !t.anchored || d.position == 0 || d.position != t.first+uint64(i) || d.value == nil {
			continue
		}
		if err := t.candidate(d.position, fromDoubtful, d.version, d.value); err != nil {
			return err
		}
	}
	t.doubtful = slices.Delete(t.doubtful, 0, len(t.doubtful))
	return nil
}
