package store

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/dgraph-io/badger/v4"
)

// ErrOtherJournal says that a backup cannot go on from one that was made of another journal.
var ErrOtherJournal = errors.New("the backup before was made of another store")

// BackupOptions say how a backup is made.
type BackupOptions struct {
	// Since is the End of the backup that this one goes on from; the zero Mark for a full one.
	Since Mark
	// Made is written down as when it was made.
	Made time.Time
	// Progress is told of each entry; nil for nobody.
	Progress func(done, total uint64)
}

// Backup writes the journal, as it stands when Backup begins, to w: a full backup, or what came since an earlier one. Reads and writes
// go on meanwhile, and it needs no views. Where nothing came since, it writes a backup without entries. What it wrote is to be read
// back (ReadBackup) before it is relied upon.
func (s *Store) Backup(ctx context.Context, w io.Writer, o BackupOptions) (BackupInfo, error) {
	out, err := s.backup(ctx, w, o)
	if err != nil {
		return out, fmt.Errorf("backup: %w", err)
	}
	return out, nil
}

func (s *Store) backup(ctx context.Context, w io.Writer, o BackupOptions) (BackupInfo, error) {
	to, err := s.journalEnd()
	if err != nil {
		return BackupInfo{}, err
	}
	if err := s.continues(ctx, o.Since, to); err != nil {
		return BackupInfo{}, err
	}
	buffered := bufio.NewWriterSize(w, 1<<16)
	b, err := newBackupWriter(buffered, backupHeader{Since: o.Since, To: to, Made: o.Made.UTC().Truncate(time.Second)})
	if err != nil {
		return BackupInfo{}, err
	}
	total := to - o.Since.Position
	err = s.plainEntries(ctx, o.Since.Position+1, to, func(position uint64, plain []byte) error {
		if o.Progress != nil {
			o.Progress(position-o.Since.Position, total)
		}
		return b.entry(plain)
	})
	if err != nil {
		return BackupInfo{}, err
	}
	out, err := b.close()
	return out, errors.Join(err, buffered.Flush())
}

// journalEnd is the position of the journal's last entry.
func (s *Store) journalEnd() (end uint64, err error) {
	s.reads.RLock()
	defer s.reads.RUnlock()
	if s.closed {
		return 0, ErrClosed
	}
	err = s.db.View(func(t *badger.Txn) error {
		end, err = lastEntry(t)
		return err
	})
	if j, ok := s.journal.(*localJournal); ok && err == nil && j.away.Load() {
		err = ErrIncomplete
	}
	return end, err
}

// continues tells whether the journal goes on from a mark.
func (s *Store) continues(ctx context.Context, m Mark, end uint64) error {
	switch {
	case m == Mark{}:
		return nil
	case m.Position == 0 || m.Position > end:
		return fmt.Errorf("%w: that ends at entry %d, this journal at %d", ErrOtherJournal, m.Position, end)
	}
	return s.plainEntries(ctx, m.Position, m.Position, func(_ uint64, plain []byte) error {
		// One that a rescue has lost may have been that of the mark; without this what is missing would not come back.
		if sha256.Sum256(plain) != m.Entry && !bytes.Equal(plain, lostEntry) {
			return fmt.Errorf("%w: entry %d is another one", ErrOtherJournal, m.Position)
		}
		return nil
	})
}

// errEnough ends a reading of the journal.
var errEnough = errors.New("enough")

// plainEntries calls fn for each journal entry of a stretch as a backup has it: its version and its JSON, valid during the call.
func (s *Store) plainEntries(ctx context.Context, from, to uint64, fn func(position uint64, plain []byte) error) error {
	if from > to {
		return nil
	}
	last := from - 1
	err := s.journal.plain(ctx, from, func(position uint64, plain []byte) error {
		if position > to {
			return errEnough
		}
		last = position
		return fn(position, plain)
	})
	if err != nil && !errors.Is(err, errEnough) {
		return err
	}
	if last != to {
		return fmt.Errorf("the journal ends at entry %d, not at %d", last, to)
	}
	return nil
}

// markAt reads a stretch of the journal, from the beginning, to the mark at its end.
func (s *Store) markAt(ctx context.Context, to uint64, progress func(done, total uint64)) (Mark, error) {
	var m Mark
	err := s.plainEntries(ctx, 1, to, func(position uint64, plain []byte) error {
		m = m.after(plain)
		if progress != nil {
			progress(position, to)
		}
		return nil
	})
	return m, err
}
