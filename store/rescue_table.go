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
	// doubtful are the journal entries of the block before, if that is damaged, and anchored is the position of the first of them, 0 where nobody knows.
	doubtful []doubtful
	anchored uint64
}

// doubtful is a journal entry of a block whose checksum is wrong. Its value has a checksum of its own, its position has not.
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
	t.anchored = 0
	if p := positionOf(t.last); p > 0 && !t.hole {
		t.anchored = p + 1
	}
	t.hole = true
	err := blockEntries(content, func(e tableEntry) error {
		d := doubtful{version: binary.BigEndian.Uint64(e.key[len(e.key)-versionSize:])}
		if d.position = positionOf(e.key[:len(e.key)-versionSize]); e.meta&^logTxn == 0 && checksummed(e.value) {
			d.value = bytes.Clone(e.value)
		}
		t.doubtful = append(t.doubtful, d)
		return nil
	})
	if err != nil {
		// How many there are is not known, and neither is where those before the next block begin.
		if t.anchored == 0 {
			t.doubtful = t.doubtful[:0]
		}
	}
	return nil
}

// checksummed tells whether an entry says that it ends with a checksum of what it unpacks to.
func checksummed(value []byte) bool {
	const flag = 1 << 2
	return bytes.HasPrefix(value, asideMark) && len(value) > len(asideMark) && value[len(asideMark)]&flag != 0
}

// settle takes the entries of the damaged block before that have the position that they should have: entries follow each other, so that those
// around the block tell. next is the position of the entry behind it, 0 where there is none.
func (t *tableRead) settle(next uint64) error {
	first := t.anchored
	if n := uint64(len(t.doubtful)); first == 0 && next > n {
		first = next - n
	}
	for i, d := range t.doubtful {
		if first == 0 || d.position != first+uint64(i) || d.value == nil {
			continue
		}
		if err := t.candidate(d.position, fromDoubtful, d.version, d.value); err != nil {
			return err
		}
	}
	t.doubtful = slices.Delete(t.doubtful, 0, len(t.doubtful))
	return nil
}
