package store

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"

	"github.com/dgraph-io/badger/v4"
)

var (
	// ErrRestoring says that a restore into the folder was cut off, or is under way.
	ErrRestoring = errors.New("a restore into this folder is not complete; restore again, into this folder or another")
	// ErrNotEmpty says that a restore's folder holds something already.
	ErrNotEmpty = errors.New("the folder is not empty; restore into a new one")
)

// restoringFile marks a folder into which a restore is under way or was cut off.
const restoringFile = "RESTORING"

// RestoreOptions say what is restored and where to.
type RestoreOptions struct {
	// Dir is the new data folder: one that is not there, is empty, or holds what a restore that was cut off has left.
	Dir string
	// Files are backups. Of several, those that lead to the latest entry are taken; their order does not matter.
	Files []string
	// Logger is the store's.
	Logger *slog.Logger
	// Progress is told of each entry; stage is "check", "copy", "index" or "compare". nil for nobody.
	Progress func(stage string, done, total uint64)
}

// Restored is what a restore has done.
type Restored struct {
	// Files are the backups taken, in their order.
	Files []string `json:"files"`
	// End is the mark of the restored journal.
	End Mark `json:"end"`
}

// Restore makes a data folder of backups: a full one and those that go on from it. All of them are read and checked before the folder
// is touched. Then the journal is written, the views are built from it, and the journal is read back and compared with
// the backups. A restore that fails takes away what it made; one that is killed leaves a folder that does not open (ErrRestoring) until it
// is restored again.
func Restore(ctx context.Context, o RestoreOptions) (Restored, error) {
	if o.Progress == nil {
		o.Progress = func(string, uint64, uint64) {}
	}
	chain, err := checkBackups(ctx, o.Files, o.Progress)
	if err != nil {
		return Restored{}, fmt.Errorf("restore: %w", err)
	}
	out := Restored{End: chain[len(chain)-1].End}
	for _, b := range chain {
		out.Files = append(out.Files, b.path)
	}
	if err := occupy(o.Dir); err != nil {
		return Restored{}, fmt.Errorf("restore into %s: %w", o.Dir, err)
	}
	err = restore(ctx, o, chain, out.End)
	if err == nil {
		err = restoredWhole(o.Dir)
	}
	if err != nil {
		// Who has the folder open may be another restore: what it makes stays.
		if !errors.Is(err, ErrLocked) {
			err = errors.Join(err, clearFolder(o.Dir))
		}
		return Restored{}, fmt.Errorf("restore into %s: %w", o.Dir, err)
	}
	return out, nil
}

// occupy makes the folder and marks it.
func occupy(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	marked := slices.ContainsFunc(entries, func(e os.DirEntry) bool { return e.Name() == restoringFile })
	if len(entries) > 0 && !marked {
		return ErrNotEmpty
	}
	f, err := os.OpenFile(filepath.Join(dir, restoringFile), os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close(), syncFolder(dir))
}

func syncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// clearFolder empties a folder that held nothing but a restore's files.
func clearFolder(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		// The mark goes last, so that a folder that still holds something is still known for what it is.
		if e.Name() != restoringFile {
			err = errors.Join(err, os.RemoveAll(filepath.Join(dir, e.Name())))
		}
	}
	if err != nil {
		return err
	}
	return os.Remove(filepath.Join(dir, restoringFile))
}

// restore makes the store; the folder is still marked.
func restore(ctx context.Context, o RestoreOptions, chain []backupFile, end Mark) (err error) {
	s, err := openStore(Options{Dir: o.Dir, Logger: o.Logger}, true)
	if err != nil {
		return err
	}
	err = s.refill(ctx, o, chain, end)
	if err := errors.Join(err, s.Close()); err != nil {
		return err
	}
	return checkFiles(ctx, o.Dir, nil)
}

// restoredWhole takes the mark of a restore from a folder.
func restoredWhole(dir string) error {
	if err := os.Remove(filepath.Join(dir, restoringFile)); err != nil {
		return err
	}
	return syncFolder(dir)
}

// refill writes the journal of backups and builds the views.
func (s *Store) refill(ctx context.Context, o RestoreOptions, chain []backupFile, end Mark) error {
	// What a restore that was cut off has left.
	if err := s.db.DropAll(); err != nil {
		return err
	}
	if err := s.checkLayout(); err != nil {
		return err
	}
	if err := s.copyEntries(ctx, o, chain, end.Position); err != nil {
		return err
	}
	if err := s.rebuild(ctx, func(done, total uint64) { o.Progress("index", done, total) }); err != nil {
		return fmt.Errorf("build the views: %w", err)
	}
	got, err := s.markAt(ctx, end.Position, func(done, total uint64) { o.Progress("compare", done, total) })
	if err != nil {
		return fmt.Errorf("compare with the backups: %w", err)
	}
	if got != end {
		return fmt.Errorf("the journal that was written is not that of the backups: it has digest %x at entry %d, not %x", got.Digest[:4], end.Position, end.Digest[:4])
	}
	return s.Sync()
}

func (s *Store) copyEntries(ctx context.Context, o RestoreOptions, chain []backupFile, total uint64) error {
	c, err := newCodec()
	if err != nil {
		return err
	}
	defer c.unzip.Close()
	batch := s.db.NewWriteBatch()
	defer batch.Cancel()
	for _, b := range chain {
		err := b.read(ctx, func(position uint64, plain []byte) error {
			o.Progress("copy", position, total)
			if err := s.room(); err != nil {
				return err
			}
			return batch.Set(journalKey(position), c.pack(plain))
		})
		if err != nil {
			return err
		}
	}
	if err := batch.Flush(); err != nil {
		return err
	}
	// The views are missing from here on: should this store ever be opened before they are there, they are built first.
	return s.update(func(t *badger.Txn) error {
		if err := t.Set(reindexingKey, nil); err != nil {
			return err
		}
		if total == 0 {
			return nil
		}
		return t.Set(endKey, binary.BigEndian.AppendUint64(nil, total))
	})
}

// pack makes the journal's value of an entry in its plain form.
func (c codec) pack(plain []byte) []byte {
	if len(plain) == 0 {
		return nil
	}
	return c.zip.EncodeAll(plain[1:], []byte{plain[0]})
}
