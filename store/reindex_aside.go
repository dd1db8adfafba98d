package store

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/dgraph-io/badger/v4"
)

// A reindex that wrote views beside the journal's tables would write them a level above these, and Badger would merge the levels for minutes
// afterwards. So it puts the journal aside, into a file of its own that is written down before anything else happens, empties Badger, and writes all
// tables as a first load does. As long as the file is there it is the journal: a reindex that was cut off is done again from it.

// reindexingFile is the file. It has the number of entries in eight bytes, and then the entries as the journal has them, each behind its length.
const reindexingFile = "REINDEXING"

// aside is the journal while it is put aside.
type aside struct {
	*spill
	total uint64
	// name is the file's, "" in memory.
	name string
}

// headSize is how many bytes stand before the first entry.
const headSize = 8

// setAside puts the journal aside, if it is not yet.
func (s *Store) setAside(ctx context.Context, j *localJournal) (*aside, error) {
	if s.aside != nil {
		return s.aside, nil
	}
	a := &aside{spill: &spill{}}
	if dir := s.db.Opts().Dir; dir != "" {
		a.name = filepath.Join(dir, reindexingFile)
		f, err := os.Open(a.name)
		if err == nil {
			if err := a.open(f); err != nil {
				return nil, err
			}
			return a, nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		if f, err = os.Create(a.name + ".tmp"); err != nil {
			return nil, err
		}
		a.spill = &spill{file: f}
	}
	err := s.db.View(func(t *badger.Txn) (err error) {
		a.total, err = lastEntry(t)
		return err
	})
	if err == nil {
		_, err = a.append(binary.BigEndian.AppendUint64(nil, a.total))
	}
	if err == nil {
		err = j.values(ctx, 1, func(position uint64, b []byte) error {
			if position%readBatch == 0 {
				if err := s.room(); err != nil {
					return err
				}
			}
			_, err := a.record(b)
			return err
		})
	}
	if err == nil {
		err = a.keep()
	}
	if err != nil {
		return nil, errors.Join(err, a.drop())
	}
	return a, nil
}

// open reads what a file has that is there.
func (a *aside) open(f *os.File) error {
	i, err := f.Stat()
	if err != nil {
		return errors.Join(err, f.Close())
	}
	a.spill = &spill{file: f, size: i.Size(), written: i.Size()}
	var head [headSize]byte
	if _, err := a.ReadAt(head[:], 0); err != nil {
		return errors.Join(fmt.Errorf("%s: %w", a.name, err), f.Close())
	}
	a.total = binary.BigEndian.Uint64(head[:])
	return nil
}

// keep makes what was written last: from now on it is the journal.
func (a *aside) keep() error {
	if a.name == "" {
		return nil
	}
	if err := errors.Join(a.write(len(a.mem)), a.file.Sync()); err != nil {
		return err
	}
	if err := os.Rename(a.name+".tmp", a.name); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(a.name))
}

// drop takes away what is not needed, or not there as a whole.
func (a *aside) drop() error {
	if a.name == "" {
		return nil
	}
	err := a.file.Close()
	for _, name := range []string{a.name, a.name + ".tmp"} {
		if rm := os.Remove(name); rm != nil && !errors.Is(rm, fs.ErrNotExist) {
			err = errors.Join(err, rm)
		}
	}
	return err
}

// leave leaves it to the next who opens the folder.
func (a *aside) leave() error {
	if a == nil || a.name == "" {
		return nil
	}
	return a.file.Close()
}

// each calls fn with the entries, each valid during the call.
func (a *aside) each(fn func(position uint64, b []byte) error) error {
	n := uint64(0)
	err := a.recordsFrom(headSize, func(b []byte) error {
		n++
		return fn(n, b)
	})
	if err == nil && n != a.total {
		return fmt.Errorf("the journal that was put aside ends at entry %d, not at %d", n, a.total)
	}
	return err
}

// putAside tells whether the journal of a folder is put aside.
func putAside(dir string) (bool, error) {
	if dir == "" {
		return false, nil
	}
	_, err := os.Stat(filepath.Join(dir, reindexingFile))
	if errors.Is(err, fs.ErrNotExist) {
		// What a process left that ended before its file was whole.
		if err := os.Remove(filepath.Join(dir, reindexingFile+".tmp")); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return false, err
		}
		return false, nil
	}
	return err == nil, err
}
