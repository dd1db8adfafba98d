package store

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
)

// spill is where a bulk build puts what it needs again later: a file that no folder lists, or memory for a store that has no folder.
type spill struct {
	file *os.File
	// mem is what is not in the file: all that is behind written.
	mem           []byte
	size, written int64
}

// What a spill has in memory, in bytes: spillKept at least of what was put in last, which is what is read again most, and spillMost at most.
const (
	spillKept = 2 << 20
	spillMost = 4 << 20
)

// newSpill makes a file in a folder, "" for memory. The file's name is gone at once, so that nothing is left of it when the process ends, however that is.
func newSpill(dir string) (*spill, error) {
	if dir == "" {
		return &spill{}, nil
	}
	f, err := os.CreateTemp(dir, "bulk-*.tmp")
	if err != nil {
		return nil, err
	}
	// Where a file that is open cannot be removed, close does it.
	_ = os.Remove(f.Name())
	return &spill{file: f}, nil
}

func (s *spill) close() error {
	if s.file == nil {
		return nil
	}
	err := s.file.Close()
	if rm := os.Remove(s.file.Name()); rm != nil && !errors.Is(rm, os.ErrNotExist) {
		err = errors.Join(err, rm)
	}
	return err
}

// append adds bytes and returns where they begin.
func (s *spill) append(b []byte) (int64, error) {
	at := s.size
	s.size += int64(len(b))
	s.mem = append(s.mem, b...)
	if s.file == nil || len(s.mem) < spillMost {
		return at, nil
	}
	return at, s.write(len(s.mem) - spillKept)
}

// write writes so many bytes to the file.
func (s *spill) write(n int) error {
	_, err := s.file.Write(s.mem[:n])
	s.written += int64(n)
	s.mem = append(s.mem[:0], s.mem[n:]...)
	return err
}

// ReadAt implements io.ReaderAt.
func (s *spill) ReadAt(b []byte, at int64) (int, error) {
	n := 0
	if at < s.written {
		n = int(min(int64(len(b)), s.written-at))
		if k, err := s.file.ReadAt(b[:n], at); k < n {
			return k, err
		}
	}
	if n < len(b) && at+int64(n) < s.size {
		n += copy(b[n:], s.mem[at+int64(n)-s.written:])
	}
	if n < len(b) {
		return n, io.EOF
	}
	return n, nil
}

// record adds bytes with their length before them and returns where they begin.
func (s *spill) record(b []byte) (int64, error) {
	var size [binary.MaxVarintLen64]byte
	at, err := s.append(size[:binary.PutUvarint(size[:], uint64(len(b)))])
	if err == nil {
		_, err = s.append(b)
	}
	return at, err
}

// usualRecord is how many bytes most records do not have.
const usualRecord = 2048

// recordAt reads a record into memory, which it makes larger where it has to.
func (s *spill) recordAt(at int64, memory *[]byte) ([]byte, error) {
	// One read as a rule.
	*memory = slices.Grow((*memory)[:0], usualRecord)
	b := (*memory)[:usualRecord]
	n, err := s.ReadAt(b, at)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	size, k := binary.Uvarint(b[:n])
	if k <= 0 || at+int64(k)+int64(size) > s.size {
		return nil, errRecord
	}
	if k+int(size) <= n {
		return b[k : k+int(size)], nil
	}
	*memory = slices.Grow(*memory, int(size))
	b = (*memory)[:size]
	_, err = s.ReadAt(b, at+int64(k))
	return b, err
}

// spillReader reads records whose places follow each other for the most part.
type spillReader struct {
	s *spill
	// ahead is what stands from a place on.
	ahead []byte
	from  int64
	// far counts the records in a row that were far ahead.
	far int
	// record has one that was read by itself.
	record []byte
}

// maxFar is after how many of these it goes on from there.
const maxFar = 64

// readAhead is how much a spillReader reads at a time, in bytes.
const readAhead = 1 << 20

// recordAt reads a record, which is valid until the next.
func (r *spillReader) recordAt(at int64) ([]byte, error) {
	if at <= r.from+2*readAhead {
		r.far = 0
	} else if r.far++; len(r.ahead) > 0 && r.far < maxFar {
		// A record that was written again stands far ahead of where the next one is.
		return r.s.recordAt(at, &r.record)
	}
	for again := range 2 {
		if b, ok := r.within(at); ok {
			return b, nil
		}
		if again > 0 || at < r.from {
			break
		}
		if r.ahead == nil {
			r.ahead = make([]byte, readAhead)
		}
		n, err := r.s.ReadAt(r.ahead[:readAhead], at)
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		r.ahead, r.from = r.ahead[:n], at
	}
	return r.s.recordAt(at, &r.record)
}

// within gives a record that is in memory as a whole.
func (r *spillReader) within(at int64) ([]byte, bool) {
	if at < r.from || at >= r.from+int64(len(r.ahead)) {
		return nil, false
	}
	b := r.ahead[at-r.from:]
	size, k := binary.Uvarint(b)
	if k <= 0 || uint64(len(b)-k) < size {
		return nil, false
	}
	return b[k : k+int(size)], true
}

// recordsFrom calls fn with the records from a place on in their order, each valid during the call.
func (s *spill) recordsFrom(at int64, fn func(b []byte) error) error {
	r := bufio.NewReaderSize(io.NewSectionReader(s, at, s.size-at), 1<<20)
	var b []byte
	for {
		size, err := binary.ReadUvarint(r)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		b = slices.Grow(b[:0], int(size))[:size]
		if _, err := io.ReadFull(r, b); err != nil {
			return err
		}
		if err := fn(b); err != nil {
			return err
		}
	}
}

// sorter brings keys with their values in order, in bounded memory: what is more than that is sorted piece by piece on disk. A key comes once.
type sorter struct {
	dir   string
	limit int
	data  []byte
	index []sortable
	runs  *spill
	ends  []int64
}

// sortable is an entry of a sorter: where its key and its value stand, and eight bytes of the key by which most are told apart.
type sortable struct {
	prefix       uint64
	at, key, all uint32
}

// sortedAfter is how many bytes at the beginning most keys of a family of ids share: the family and the prefix of an id.
const sortedAfter = 5

func newSorter(dir string, limit int) *sorter { return &sorter{dir: dir, limit: limit} }

func (s *sorter) add(key, value []byte) error {
	if len(s.data)+len(key)+len(value) > s.limit {
		if err := s.flush(); err != nil {
			return err
		}
	}
	e := sortable{at: uint32(len(s.data)), key: uint32(len(key)), all: uint32(len(key) + len(value))}
	if len(key) >= sortedAfter+8 {
		e.prefix = binary.BigEndian.Uint64(key[sortedAfter:])
	}
	s.data = append(append(s.data, key...), value...)
	s.index = append(s.index, e)
	return nil
}

func (s *sorter) sort() {
	head := func(e sortable) []byte { return s.data[e.at : e.at+min(e.key, sortedAfter)] }
	key := func(e sortable) []byte { return s.data[e.at : e.at+e.key] }
	slices.SortFunc(s.index, func(a, b sortable) int {
		if c := bytes.Compare(head(a), head(b)); c != 0 {
			return c
		}
		if a.prefix != b.prefix && a.key >= sortedAfter+8 && b.key >= sortedAfter+8 {
			return cmp.Compare(a.prefix, b.prefix)
		}
		return bytes.Compare(key(a), key(b))
	})
}

// flush writes what is in memory as a sorted run.
func (s *sorter) flush() error {
	if len(s.index) == 0 {
		return nil
	}
	if s.runs == nil {
		var err error
		if s.runs, err = newSpill(s.dir); err != nil {
			return err
		}
	}
	s.sort()
	var head []byte
	for _, e := range s.index {
		head = binary.AppendUvarint(binary.AppendUvarint(head[:0], uint64(e.key)), uint64(e.all))
		if _, err := s.runs.append(head); err != nil {
			return err
		}
		if _, err := s.runs.append(s.data[e.at : e.at+e.all]); err != nil {
			return err
		}
	}
	s.ends = append(s.ends, s.runs.size)
	s.data, s.index = s.data[:0], s.index[:0]
	return nil
}

// sortedRun reads a sorted run.
type sortedRun struct {
	r          *bufio.Reader
	key, value []byte
	// memory has both.
	memory []byte
}

func (r *sortedRun) next() (bool, error) {
	key, err := binary.ReadUvarint(r.r)
	if errors.Is(err, io.EOF) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	all, err := binary.ReadUvarint(r.r)
	if err != nil || key > all {
		return false, fmt.Errorf("sorted run: %w", errors.Join(err, io.ErrUnexpectedEOF))
	}
	r.memory = slices.Grow(r.memory[:0], int(all))
	b := r.memory[:all]
	if _, err := io.ReadFull(r.r, b); err != nil {
		return false, fmt.Errorf("sorted run: %w", err)
	}
	r.key, r.value = b[:key], b[key:]
	return true, nil
}

// each calls fn with all keys and values, in order, once; they are valid during the call.
func (s *sorter) each(fn func(key, value []byte) error) error {
	if s.runs == nil {
		s.sort()
		for _, e := range s.index {
			if err := fn(s.data[e.at:e.at+e.key], s.data[e.at+e.key:e.at+e.all]); err != nil {
				return err
			}
		}
		s.data, s.index = nil, nil
		return nil
	}
	if err := s.flush(); err != nil {
		return err
	}
	s.data, s.index = nil, nil
	var heads []*sortedRun
	from := int64(0)
	for _, end := range s.ends {
		r := &sortedRun{r: bufio.NewReaderSize(io.NewSectionReader(s.runs, from, end-from), 256<<10)}
		from = end
		ok, err := r.next()
		if err != nil {
			return err
		}
		if ok {
			heads = append(heads, r)
		}
	}
	for len(heads) > 0 {
		first := slices.MinFunc(heads, func(a, b *sortedRun) int { return bytes.Compare(a.key, b.key) })
		if err := fn(first.key, first.value); err != nil {
			return err
		}
		ok, err := first.next()
		if err != nil {
			return err
		}
		if !ok {
			heads = slices.DeleteFunc(heads, func(r *sortedRun) bool { return r == first })
		}
	}
	return nil
}

// close lets go of what the sorter has on disk.
func (s *sorter) close() error {
	if s.runs == nil {
		return nil
	}
	return s.runs.close()
}
