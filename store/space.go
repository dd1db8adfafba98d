package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/dustin/go-humanize"
)

// ErrDiskFull says that the disk has too little room left to write safely; nothing was written.
var ErrDiskFull = errors.New("the disk is full")

// Badger writes its files by way of memory that is mapped to them, and a process that does so when the disk has no room left is ended
// by the system, without an error (SIGBUS). So the room is looked at before anything is written.

// The least room with which a folder is opened besides what has to be written out then, and with which an entry is taken: that
// is for the memtables' logs, for what becomes of them as tables, and for the tables that a compaction writes before it takes the
// old ones away.
const (
	roomToOpen  = 16 << 20
	roomToWrite = 4 * memTableSize
)

// hasRoom tells whether the disk that a folder is on has room; it has where nobody can tell.
func hasRoom(dir string, need int64) error {
	free, err := freeBytes(dir)
	if err != nil || free >= uint64(need) {
		return nil
	}
	return fmt.Errorf("%w: %s are left, %s are needed; make room, nothing is lost", ErrDiskFull, humanize.IBytes(free), humanize.IBytes(uint64(need)))
}

// roomFor tells whether a folder can be opened: what a process that was killed has left in the memtables' logs is written out then.
func roomFor(dir string) error {
	logs, err := filepath.Glob(filepath.Join(dir, "*.mem"))
	if err != nil {
		return nil // the folder's name is a pattern to Glob, and nobody can tell
	}
	need := int64(roomToOpen)
	for _, l := range logs {
		if i, err := os.Stat(l); err == nil {
			need += allocated(i)
		}
	}
	return hasRoom(dir, need)
}

// room tells whether the store has room to write.
func (s *Store) room() error {
	if o := s.db.Opts(); !o.InMemory {
		return hasRoom(o.Dir, roomToWrite)
	}
	return nil
}
