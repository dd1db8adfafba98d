package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/dgraph-io/badger/v4"
)

// Reindex builds every view from the journal. Progress is told entry by entry; it may be nil. Until it ends, reads and writes fail
// with ErrIncomplete, as they do after one that was cut off; that one is done again when the store is opened next.
func (s *Store) Reindex(ctx context.Context, progress func(done, total uint64)) error {
	s.write.Lock()
	defer s.write.Unlock()
	if s.closed {
		return fmt.Errorf("reindex: %w", ErrClosed)
	}
	// Reads that are under way end first: they would see views fall away.
	s.reads.Lock()
	s.complete = false
	s.reads.Unlock()
	err := s.rebuild(ctx, progress)
	if err != nil {
		return fmt.Errorf("reindex: %w", err)
	}
	s.reads.Lock()
	defer s.reads.Unlock()
	s.memos.clear(s.db)
	if err := s.recorrect(); err != nil {
		return fmt.Errorf("reindex: %w", err)
	}
	s.complete = true
	return nil
}

// rebuild drops the views and applies every entry anew. That it has begun is written down first, so that a process that ends in
// the middle leaves no half of a view behind.
func (s *Store) rebuild(ctx context.Context, progress func(done, total uint64)) error {
	var total uint64
	err := s.db.Update(func(t *badger.Txn) (err error) {
		if total, err = lastEntry(t); err != nil {
			return err
		}
		return t.Set(reindexingKey, nil)
	})
	if err != nil {
		return err
	}
	prefixes := [][]byte{{byte(operations)}}
	for _, f := range views {
		prefixes = append(prefixes, []byte{byte(f)})
	}
	if err := s.waitFold(); err != nil {
		return err
	}
	if err := s.db.DropPrefix(prefixes...); err != nil {
		return fmt.Errorf("drop views: %w", err)
	}
	err = s.db.Update(func(t *badger.Txn) error {
		return errors.Join(t.Delete(appliedKey), t.Delete(foldedKey))
	})
	if err != nil {
		return err
	}
	s.live.set(newSegment(0))
	s.entities = newEntities()
	s.traces.Purge()
	done := uint64(0)
	err = s.journal.read(ctx, 1, func(position uint64, e Entry) error {
		if err := s.room(); err != nil {
			return err
		}
		err := s.db.Update(func(t *badger.Txn) error {
			var p *prepared
			if e.Kind == ArticleEntry {
				p = s.folding.prepare(e.Extraction)
			}
			_, err := s.apply(t, position, e, p)
			return err
		})
		s.memos.after(s.db)
		if err != nil {
			s.undo(position)
		}
		if err == nil {
			err = s.maybeFold()
		}
		if err != nil {
			return fmt.Errorf("entry %d: %w", position, err)
		}
		if done = position; progress != nil {
			progress(done, total)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if done != total {
		return fmt.Errorf("the journal ends at entry %d, not at %d", done, total)
	}
	return s.db.Update(func(t *badger.Txn) error { return t.Delete(reindexingKey) })
}

// finishReindex does a reindex again that was cut off.
func (s *Store) finishReindex() error {
	cut := false
	err := s.db.View(func(t *badger.Txn) (err error) {
		cut, err = exists(t, reindexingKey)
		return err
	})
	if err == nil && cut {
		err = s.rebuild(context.Background(), nil)
	}
	if err != nil {
		return errors.Join(errors.New("finish a reindex that was cut off"), err)
	}
	return nil
}
