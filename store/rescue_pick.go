package store

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"slices"

	"casus/schema"
)

// Where a rescue has found an entry, in the order in which it is believed.
const (
	// fromAside is the file in which a reindex that was cut off has the journal.
	fromAside byte = iota
	// fromEntries are tables and logs; fromPointers are those of them that tell where in a value log the entry is.
	fromEntries
	fromPointers
	// fromValues are value logs. What was never committed stands there too, and later what was, under the same version: the last one counts, and where there
	// is a pointer none but that one.
	fromValues
	// fromDoubtful are blocks of tables whose checksum is wrong.
	fromDoubtful
	// fromCorrections are the corrections as the views have them.
	fromCorrections
)

// candidate takes note of an entry that was found: of a kind and a position those of the latest version go first.
func (r *rescue) candidate(position uint64, from byte, version uint64, value []byte) error {
	if r.heard != nil {
		if position > 0 && (from == fromEntries || from == fromPointers) {
			r.heard.add(position)
		}
		return nil
	}
	// version is the complement already, so that the latest sorts first. A table that Badger would take away, as its manifest does not have it, comes last.
	place := uint64(0)
	if r.unlisted {
		place = 1
	}
	return r.add(position, from, version, place, value)
}

// candidateAt is candidate of an entry in a value log.
func (r *rescue) candidateAt(position, version uint64, place logPlace, value []byte) error {
	return r.add(position, fromValues, version, ^place.number(), value)
}

// candidateHead is how many bytes of a candidate's key are not its number.
const candidateHead = 8 + 1 + 8 + 8

func (r *rescue) add(position uint64, from byte, version, place uint64, value []byte) error {
	if position == 0 {
		return nil
	}
	switch from {
	case fromCorrections, fromDoubtful:
	case fromValues:
		r.lastValue = max(r.lastValue, position)
	default:
		r.last = max(r.last, position)
	}
	k := binary.BigEndian.AppendUint64(r.key[:0], position)
	k = binary.BigEndian.AppendUint64(append(k, from), version)
	k = binary.BigEndian.AppendUint64(k, place)
	r.number++
	r.key = binary.BigEndian.AppendUint64(k, r.number)
	return r.found.add(r.key, value)
}

// picker takes the first candidate for each position that can be read.
type picker struct {
	*rescue
	to uint64
	// write takes the entries in their order, nil for one that is lost.
	write func(plain []byte) error
	// next is the position of the next entry; at is that of the candidates before.
	next, at uint64
	pointers []logPlace
}

// candidate looks at the next candidate.
func (p *picker) candidate(key, value []byte) error {
	if p.number++; p.number%1024 == 0 && p.ctx.Err() != nil {
		return p.ctx.Err()
	}
	position, from := binary.BigEndian.Uint64(key), key[8]
	if position != p.at {
		p.unresolved()
		p.at = position
	}
	if position < p.next || position > p.to {
		return nil
	}
	switch from {
	case fromPointers:
		p.pointers = append(p.pointers, logPlace{binary.BigEndian.Uint32(value), binary.BigEndian.Uint32(value[4:])})
		return nil
	case fromValues:
		n := ^binary.BigEndian.Uint64(key[candidateHead-8:])
		if len(p.pointers) > 0 && !slices.ContainsFunc(p.pointers, func(l logPlace) bool { return l.number() == n }) {
			return nil
		}
	}
	plain, ok := p.plain(from, value)
	if !ok {
		return nil
	}
	if err := p.lose(position); err != nil {
		return err
	}
	p.next++
	p.out.Entries++
	p.pointers = p.pointers[:0]
	return p.write(plain)
}

// unresolved tells what value logs should have.
func (p *picker) unresolved() {
	for _, l := range p.pointers {
		p.damage(fmt.Sprintf("%06d.vlog", l.file), int64(l.offset), "journal entry %d should be here", p.at)
	}
	p.pointers = p.pointers[:0]
}

// lose gives the entries up to a position up.
func (p *picker) lose(to uint64) error {
	if p.next >= to {
		return nil
	}
	if to-p.next > maxGap {
		return fmt.Errorf("%w: entry %d would follow entry %d", ErrDamaged, to, p.next-1)
	}
	p.out.Missing = append(p.out.Missing, Stretch{p.next, to - 1})
	for ; p.next < to; p.next++ {
		if p.next%1024 == 0 && p.ctx.Err() != nil {
			return p.ctx.Err()
		}
		if err := p.write(nil); err != nil {
			return err
		}
	}
	return nil
}

// plain is the version and the JSON of an entry, if it can be read.
func (p *picker) plain(from byte, value []byte) ([]byte, bool) {
	if from == fromCorrections {
		return plainCorrection(value)
	}
	if len(value) == 0 || value[0] != entryVersion {
		return nil, false
	}
	var err error
	if p.text, err = p.codec.unzip.DecodeAll(value[1:], append(p.text[:0], entryVersion)); err != nil {
		return nil, false
	}
	_, err = parseEntry(p.text[1:])
	return p.text, err == nil
}

// plainCorrection is the entry of a correction, of which the views have all but the kind.
func plainCorrection(value []byte) ([]byte, bool) {
	var c schema.Correction
	if json.Unmarshal(value, &c) != nil || c.Check() != nil {
		return nil, false
	}
	text, err := json.Marshal(Entry{Kind: CorrectionEntry, Correction: &c})
	return append([]byte{entryVersion}, text...), err == nil
}

// lostEntry is what stands for one that is lost.
var lostEntry = []byte("\x01{\"kind\":\"" + string(LostEntry) + "\"}")
