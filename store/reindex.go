package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
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
	s.setComplete(false)
	err := s.rebuild(ctx, progress)
	if err == nil {
		// Memos that are cleared while a fold is under way would keep what was read before it ended.
		err = s.waitFold()
	}
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

// rebuild drops the views and applies every entry anew. A store whose journal is its own puts it aside and writes all tables anew.
func (s *Store) rebuild(ctx context.Context, progress func(done, total uint64)) (err error) {
	if err := s.waitFold(); err != nil {
		return err
	}
	keep, err := s.readOnce()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, keep()) }()
	var total uint64
	j, own := s.journal.(*localJournal)
	if own {
		if s.aside, err = s.setAside(ctx, j); err != nil {
			return fmt.Errorf("put the journal aside: %w", err)
		}
		total = s.aside.total
		j.away.Store(true)
		if err := s.db.DropAll(); err != nil {
			return fmt.Errorf("drop views: %w", err)
		}
	} else if total, err = s.dropViews(); err != nil {
		return err
	}
	s.forgetLive(0)
	tell := func(done uint64) {
		if progress != nil {
			progress(done, total)
		}
	}
	done, err := s.rebuildBulk(ctx, total, tell)
	if err == nil && own {
		err = s.update(func(t *badger.Txn) error {
			return errors.Join(t.Set(layoutKey, []byte{layout}), t.Set(endKey, binary.BigEndian.AppendUint64(nil, total)))
		})
		j.away.Store(err != nil)
	}
	if err == nil && done < total {
		done, err = s.rebuildOneByOne(ctx, done, tell)
	}
	if err != nil {
		return err
	}
	if done != total {
		return fmt.Errorf("the journal ends at entry %d, not at %d", done, total)
	}
	if !own {
		return nil
	}
	if !s.db.Opts().InMemory {
		if err := s.db.Sync(); err != nil {
			return err
		}
	}
	err = s.aside.drop()
	s.aside = nil
	return err
}

// dropViews drops the views of a store that reads another's journal, and says where this ends.
func (s *Store) dropViews() (total uint64, err error) {
	err = s.update(func(t *badger.Txn) (err error) {
		if total, err = lastEntry(t); err != nil {
			return err
		}
		// Where there is nothing to drop Badger would not write down what it has in memory.
		return t.Set(operationsKey(0), nil)
	})
	if err != nil {
		return 0, err
	}
	prefixes := [][]byte{{byte(operations)}}
	for _, f := range views {
		prefixes = append(prefixes, []byte{byte(f)})
	}
	// That also writes down what Badger has in memory, as a bulk build needs.
	if err := s.db.DropPrefix(prefixes...); err != nil {
		return 0, fmt.Errorf("drop views: %w", err)
	}
	return total, nil
}

// errRest ends a bulk build before an entry that it does not take.
var errRest = errors.New("the rest is applied one by one")

// rebuildBulk builds the views of the journal's first entries, up to one that is no article, or as many as memory allows. It returns the position of the
// last of these.
func (s *Store) rebuildBulk(ctx context.Context, total uint64, tell func(done uint64)) (done uint64, err error) {
	if total == 0 {
		return 0, nil
	}
	b, err := s.beginBulk(ctx, false, func(position uint64, _ schema.Outcome) { tell(position) })
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, b.close()) }()
	put := func(_ uint64, e Entry) error {
		if e.Kind == CorrectionEntry || b.full() {
			return errRest
		}
		return b.put(e.Extraction)
	}
	if s.aside == nil {
		err = s.journal.read(ctx, 1, put)
	} else {
		b.graph.aside = s.aside
		err = s.journal.(*localJournal).entries(ctx, func(one func(position uint64, b []byte) error) error {
			return s.aside.each(func(position uint64, b []byte) error { return one(position, bytes.Clone(b)) })
		}, put)
	}
	if errors.Is(err, errRest) {
		err = nil
	}
	if stopped := b.stop(); stopped != nil {
		// It says more than that nothing could be put in any more.
		err = stopped
	}
	if err != nil || b.position == 0 && s.aside == nil {
		return 0, err
	}
	return b.position, b.finish(ctx, nil)
}

// readOnce makes Badger keep next to nothing of what it unpacks, until keep is called: a build that reads each entry once needs the memory itself.
func (s *Store) readOnce() (keep func() error, err error) {
	const once = 16 << 20
	set := func(n int64) error {
		_, err := s.db.CacheMaxCost(badger.BlockCache, n)
		return err
	}
	return func() error { return set(s.memory.blocks()) }, set(min(once, s.memory.blocks()))
}

// rebuildOneByOne applies the entries behind a position, each in a transaction.
func (s *Store) rebuildOneByOne(ctx context.Context, done uint64, tell func(done uint64)) (uint64, error) {
	err := s.journal.read(ctx, done+1, func(position uint64, e Entry) error {
		if err := s.room(); err != nil {
			return err
		}
		var p *prepared
		if e.Kind == ArticleEntry {
			p = s.folding.prepare(e.Extraction)
		}
		s.writer.begin()
		err := s.update(func(t *badger.Txn) error {
			_, err := s.apply(t, position, e, p)
			return err
		})
		s.memos.after(s.db)
		if err != nil {
			s.undo(position)
		} else {
			err = s.maybeFold()
		}
		if err != nil {
			return fmt.Errorf("entry %d: %w", position, err)
		}
		done = position
		tell(done)
		return nil
	})
	return done, err
}

// finishReindex does a reindex again that was cut off, or leaves that to be done.
func (s *Store) finishReindex(leave bool) error {
	aside, err := putAside(s.db.Opts().Dir)
	cut := aside
	if err == nil && !cut {
		err = s.db.View(func(t *badger.Txn) (err error) {
			cut, err = exists(t, reindexingKey)
			return err
		})
	}
	switch {
	case err == nil && cut && leave:
		s.complete = false
		if j, own := s.journal.(*localJournal); own {
			j.away.Store(aside)
		}
	case err == nil && cut:
		err = s.rebuild(context.Background(), nil)
	}
	if err != nil {
		return errors.Join(errors.New("finish a reindex that was cut off"), err)
	}
	return nil
}

// Complete tells whether the views are whole: no reindex is under way or was cut off.
func (s *Store) Complete() bool {
	s.reads.RLock()
	defer s.reads.RUnlock()
	return s.complete
}
