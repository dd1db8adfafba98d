package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"github.com/dgraph-io/badger/v4/options"
)

// What a rescue reads of a folder's files. Nothing that it reads is believed without a checksum that fits, and what cannot be read hides nothing of what
// can: a table whose index is damaged is searched for its blocks, a log for the next entry that is whole.

// Of the meta byte of Badger's entries.
const (
	entryDeleted = 1 << 0
	// entryElsewhere is one whose value is in the value log: its own is where.
	entryElsewhere = 1 << 1
)

// sectorSize is how much of a file is given up where the disk does not give it.
const sectorSize = 4096

// softFile is a file of which a disk may give only parts: what it does not give reads as zeros, and bad is told of it.
type softFile struct {
	io.ReaderAt
	size int64
	bad  func(at int64, err error)
}

// ReadAt implements io.ReaderAt.
func (s softFile) ReadAt(b []byte, at int64) (int, error) {
	n, err := s.ReaderAt.ReadAt(b, at)
	if err == nil || errors.Is(err, io.EOF) {
		return n, err
	}
	for i := 0; i < len(b); {
		from := at + int64(i)
		part := b[i:min(int64(len(b)), int64(i)+sectorSize-from%sectorSize)]
		n, err := s.ReaderAt.ReadAt(part, from)
		switch {
		case errors.Is(err, io.EOF):
			return i + n, err
		case err != nil:
			clear(part)
			s.bad(from, err)
		}
		i += len(part)
	}
	return len(b), nil
}

// used reads a file up to a stretch of zeros behind the last of its bytes that is none: a log that was open is large, and empty for the most part.
func (s softFile) used() ([]byte, error) {
	const zeros = 1 << 16
	end, chunk := int64(0), make([]byte, 1<<20)
	for at := int64(0); at < s.size; at += int64(len(chunk)) {
		n, err := s.ReadAt(chunk, at)
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		if used := len(bytes.TrimRight(chunk[:n], "\x00")); used > 0 {
			end = at + int64(used)
		}
	}
	b := make([]byte, min(s.size, end+zeros))
	n, err := s.ReadAt(b, 0)
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return b[:n], err
}

// file opens a file of the folder for fn.
func (r *rescue) file(name string, fn func(path string, f softFile) error) error {
	if err := r.ctx.Err(); err != nil {
		return err
	}
	path := filepath.Join(r.o.Dir, name)
	f, err := os.Open(path)
	if err != nil && !errors.Is(err, syscall.EIO) {
		return err
	}
	if err != nil {
		r.damage(path, 0, "%v", err)
		r.unsureAll()
		return nil
	}
	defer func() { _ = f.Close() }()
	i, err := f.Stat()
	if err != nil {
		return err
	}
	return fn(path, softFile{f, i.Size(), func(at int64, err error) { r.damage(path, at, "%v", err) }})
}

// table reads the blocks of a table that are whole.
func (r *rescue) table(path string, f softFile) error {
	places, err := tableIndex(f, f.size, path)
	if err != nil {
		r.damagedFile(err)
		return r.searchTable(path, f)
	}
	if r.heard != nil {
		places = blocksWith(places, r.heard.from, r.heard.to)
	}
	t := tableRead{rescue: r}
	for k, p := range places {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		raw, err := r.blocks.read(f, p)
		var content []byte
		if err == nil {
			content, err = r.content(raw)
		}
		if err != nil {
			r.damage(path, p.offset, "block %d: %v", k, err)
			if err := t.damaged(content); err != nil {
				return err
			}
			continue
		}
		if err := t.block(content); errors.Is(err, errTableBlock) {
			r.damage(path, p.offset, "block %d: %v", k, err)
		} else if err != nil {
			return err
		}
	}
	return t.end()
}

// content unpacks a block, as any table of casus may have it packed. Where its checksum is wrong it gives what it unpacks to as well.
func (r *rescue) content(raw []byte) ([]byte, error) {
	content, err := r.blocks.content(raw, tableCompression)
	if err == nil {
		return content, nil
	}
	for _, other := range []options.CompressionType{options.ZSTD, options.None} {
		if content, err := r.blocks.content(raw, other); err == nil {
			return content, nil
		}
	}
	return r.blocks.content(raw, tableCompression)
}

// searchTable reads the blocks of a table whose index cannot be read.
func (r *rescue) searchTable(path string, f softFile) error {
	b := make([]byte, f.size)
	if _, err := f.ReadAt(b, 0); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	t := tableRead{rescue: r}
	for at := 0; at < len(b); {
		if at%sectorSize == 0 {
			if err := r.ctx.Err(); err != nil {
				return err
			}
		}
		length := snappyEnd(b[at:])
		var content []byte
		err := errTableBlock
		if length > 0 {
			content, err = r.blocks.content(b[at:at+length], options.Snappy)
		}
		if err != nil {
			t.hole = true
			at++
			continue
		}
		if err := t.block(content); errors.Is(err, errTableBlock) {
			r.damage(path, int64(at), "%v", err)
		} else if err != nil {
			return err
		}
		at += length
	}
	return t.end()
}

// holeBetween takes note that keys between two are lost, nil for whatever there may be behind the first.
func (r *rescue) holeBetween(last, next []byte) {
	if bytes.Compare(last, endKey) < 0 && (next == nil || bytes.Compare(next, endKey) >= 0) {
		r.unsureTables = true
	}
}

// entry takes what an entry of a table or a log of memtables says of the journal.
func (r *rescue) entry(e tableEntry) error {
	key, version := e.key[:len(e.key)-versionSize], binary.BigEndian.Uint64(e.key[len(e.key)-versionSize:])
	switch {
	case e.meta&entryDeleted != 0:
		return nil
	case bytes.Equal(key, endKey), bytes.Equal(key, appliedKey):
		// The end never goes back, but versions do: a reindex counts them from the beginning.
		r.said = max(r.said, number(e.value))
		return nil
	case len(key) != 9:
		return nil
	}
	position := binary.BigEndian.Uint64(key[1:])
	switch {
	case family(key[0]) == correction && e.meta&entryElsewhere == 0:
		return r.candidate(position, fromCorrections, version, e.value)
	case family(key[0]) != journalFamily:
		return nil
	case e.meta&entryElsewhere == 0:
		return r.candidate(position, fromEntries, version, e.value)
	case len(e.value) == pointerSize:
		return r.candidate(position, fromPointers, version, logPlaceOf(e.value).append(nil))
	}
	return nil
}

// logPlace is where an entry of a value log stands.
type logPlace struct{ file, offset uint32 }

// pointerSize is that of Badger's pointers into value logs: the number of the file, the entry's length, its offset.
const pointerSize = 12

// logPlaceOf reads such a pointer.
func logPlaceOf(b []byte) logPlace {
	return logPlace{binary.LittleEndian.Uint32(b), binary.LittleEndian.Uint32(b[8:])}
}

func (p logPlace) append(b []byte) []byte {
	return binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(b, p.file), p.offset)
}

func (p logPlace) number() uint64 { return uint64(p.file)<<32 | uint64(p.offset) }

// logRead is a log of memtables, or a value log, under way.
type logRead struct {
	*rescue
	// values says that it is a value log, of the number file.
	values bool
	file   uint32
	// pending are the entries of the transaction under way.
	txn     transaction
	pending []tableEntry
}

// memLog reads the entries of a memtable's log.
func (r *rescue) memLog(path string, f softFile) error {
	return (&logRead{rescue: r}).all(path, f)
}

// valueLog reads those of a value log.
func (r *rescue) valueLog(path string, f softFile) error {
	n, err := strconv.ParseUint(strings.TrimSuffix(filepath.Base(path), ".vlog"), 10, 32)
	if err != nil {
		return nil // none of Badger's
	}
	return (&logRead{rescue: r, values: true, file: uint32(n)}).all(path, f)
}

func (l *logRead) all(path string, f softFile) error {
	b, err := f.used()
	if err != nil {
		return err
	}
	for at := logHeader; at < len(b); {
		if err := l.ctx.Err(); err != nil {
			return err
		}
		e := logEntry(b[at:])
		if e.whole {
			if err := l.take(e, uint32(at)); err != nil {
				return err
			}
			at += e.length
			continue
		}
		next, length := nextEntry(b, at+1, len(b))
		err := badEntry(path, int64(at), e, b[at:], l.txn, func() ([]byte, error) { return b[at:], nil })
		if err == nil && length > 0 {
			err = damaged(path, int64(at), "an entry cannot be read, and one of %d bytes follows at byte %d", length, next)
		}
		if err == nil {
			// It was cut off in the middle of a transaction, which never counted.
			return nil
		}
		l.damagedFile(err)
		l.unsureLogs = l.unsureLogs || !l.values
		if length == 0 {
			break
		}
		at = next
	}
	return l.commit()
}

// take takes the next entry of a log. Those of a transaction count when it has ended.
func (l *logRead) take(r logRecord, at uint32) error {
	e := tableEntry{key: r.key, meta: r.meta, value: r.value}
	if l.values {
		key := e.key[:len(e.key)-versionSize]
		if len(key) != 9 || family(key[0]) != journalFamily {
			return nil
		}
		place := logPlace{l.file, at}
		return l.candidateAt(binary.BigEndian.Uint64(key[1:]), binary.BigEndian.Uint64(e.key[len(key):]), place, e.value)
	}
	before := string(l.txn)
	l.txn.read(r)
	switch {
	case r.meta&logTxnEnd != 0:
		return l.commit()
	case string(l.txn) != before || r.meta&logTxn == 0:
		// The end of the one before is damaged: what follows it was written when it had ended.
		if err := l.commit(); err != nil {
			return err
		}
	}
	l.pending = append(l.pending, e)
	if r.meta&logTxn == 0 {
		return l.commit()
	}
	return nil
}

// commit takes the entries of a transaction.
func (l *logRead) commit() error {
	for _, e := range l.pending {
		if bytes.Equal(e.key[:len(e.key)-versionSize], endKey) {
			l.unsureLogs, l.endInLogs = false, true
		}
		if err := l.entry(e); err != nil {
			return err
		}
	}
	l.pending = l.pending[:0]
	return nil
}

// damage takes note of a place that cannot be read.
func (r *rescue) damage(path string, at int64, format string, args ...any) {
	r.damagedFile(damaged(path, at, format, args...))
}

// maxDamages is how many places are told of.
const maxDamages = 1000

// damagedFile is damage of what is told as an ErrDamaged.
func (r *rescue) damagedFile(err error) {
	text := strings.TrimPrefix(err.Error(), ErrDamaged.Error()+": ")
	if r.told[text] {
		return
	}
	if len(r.told) < maxDamages {
		r.told[text] = true
		r.out.Damages = append(r.out.Damages, text)
		return
	}
	r.more++
	r.out.Damages = append(r.out.Damages[:maxDamages], fmt.Sprintf("… and %d places more", r.more))
}
