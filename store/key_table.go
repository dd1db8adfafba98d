package store

import (
	"encoding/binary"
	"hash/maphash"
)

// keyTable numbers keys from 0 on, in the order in which they come. It has the bytes of many keys in one piece of memory and no pointer for each:
// the garbage collector, which would come by each key of a map at each of its turns, passes over it.
type keyTable struct {
	// slots are where keys are looked for from the place of their hash on; two thirds of them are taken at the most.
	slots []keySlot
	n     uint32
	// last is where the key stands that came last.
	last uint32
	// chunks have the keys one behind the other, each behind its number and its length.
	chunks [][]byte
}

// keySlot has the hash of a key and where it stands; 0 for nothing.
type keySlot struct{ hash, at uint32 }

const (
	keyChunkBits = 16
	// keyAlign is of how many bytes the places of keys are multiples, so that 32 bits tell 16 GiB apart.
	keyAlign = 4
	keyHead  = 4
)

// keySeed is for the hashes of keys.
var keySeed = maphash.MakeSeed()

func hashText(key string) uint32  { return uint32(maphash.String(keySeed, key)) }
func hashBytes(key []byte) uint32 { return uint32(maphash.Bytes(keySeed, key)) }

func (t *keyTable) len() int { return int(t.n) }

// keyAt gives the number and the bytes of the key at a place.
func (t *keyTable) keyAt(at uint32) (n uint32, key []byte) {
	chunk := t.chunks[at>>(keyChunkBits-2)]
	b := chunk[at&(1<<(keyChunkBits-2)-1)*keyAlign:]
	size, k := binary.Uvarint(b[keyHead:])
	from := keyHead + k
	return binary.LittleEndian.Uint32(b), b[from : from+int(size) : from+int(size)]
}

// first is the slot from which on a key is looked for.
func (t *keyTable) first(hash uint32) uint32 {
	return uint32(uint64(hash)*0x9e3779b97f4a7c15>>32) & uint32(len(t.slots)-1)
}

// findKey gives the number of a key whose hash is known.
func findKey[K ~string | ~[]byte](t *keyTable, hash uint32, key K) (uint32, bool) {
	if len(t.slots) == 0 {
		return 0, false
	}
	for i := t.first(hash); ; i = (i + 1) & uint32(len(t.slots)-1) {
		s := t.slots[i]
		if s.at == 0 {
			return 0, false
		}
		if s.hash != hash {
			continue
		}
		if n, has := t.keyAt(s.at); string(has) == string(key) {
			return n, true
		}
	}
}

// addKey gives the number of a key whose hash is known, and tells whether it is new.
func addKey[K ~string | ~[]byte](t *keyTable, hash uint32, key K) (n uint32, fresh bool) {
	if n, ok := findKey(t, hash, key); ok {
		return n, false
	}
	if 3*(int(t.n)+1) > 2*len(t.slots) {
		t.grow()
	}
	at := t.room(keyHead + binary.MaxVarintLen32 + len(key))
	last := len(t.chunks) - 1
	b := binary.LittleEndian.AppendUint32(t.chunks[last], t.n)
	t.chunks[last] = append(binary.AppendUvarint(b, uint64(len(key))), key...)
	t.set(keySlot{hash, at})
	t.last = at
	t.n++
	return t.n - 1, true
}

// room is where the next key stands.
func (t *keyTable) room(size int) uint32 {
	last := len(t.chunks) - 1
	if last >= 0 {
		b := t.chunks[last]
		for len(b)%keyAlign != 0 {
			b = append(b, 0)
		}
		t.chunks[last] = b
	}
	if last < 0 || cap(t.chunks[last])-len(t.chunks[last]) < size+keyAlign {
		b := make([]byte, 0, max(1<<keyChunkBits, size+2*keyAlign))
		if last++; last == 0 {
			// No key stands at 0.
			b = append(b, make([]byte, keyAlign)...)
		}
		t.chunks = append(t.chunks, b)
	}
	return uint32(last)<<(keyChunkBits-2) | uint32(len(t.chunks[last])/keyAlign)
}

func (t *keyTable) set(s keySlot) {
	i := t.first(s.hash)
	for t.slots[i].at != 0 {
		i = (i + 1) & uint32(len(t.slots)-1)
	}
	t.slots[i] = s
}

func (t *keyTable) grow() {
	old := t.slots
	t.slots = make([]keySlot, max(64, 2*len(old)))
	for _, s := range old {
		if s.at != 0 {
			t.set(s)
		}
	}
}

// each calls fn with all keys, in no order. They stay as they are.
func (t *keyTable) each(fn func(n uint32, key []byte)) {
	for _, s := range t.slots {
		if s.at != 0 {
			fn(t.keyAt(s.at))
		}
	}
}
