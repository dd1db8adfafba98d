package store

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// loadingFile is in the folder while the tables of a first load are written: should that end in the middle, what is there is half of a store, and
// worth nothing.
const loadingFile = "LOADING"

// ErrLoaded says that a store has entries already, so that a first load cannot begin.
var ErrLoaded = errors.New("the store is not empty")

// Loading is the first load of an empty store. It takes articles in order, as Append does, and much faster; but nothing of them is in the store before
// Finish, and nothing can be read or written otherwise. A process that ends before leaves the store empty.
type Loading struct {
	s    *Store
	b    *bulk
	seen keyTable
	sum  LoadTotal
	// ended says that Finish or Cancel was called.
	ended bool
}

// LoadTotal is what a first load has brought.
type LoadTotal struct {
	// Events that there are, Updated reports of events that were there, Relations that articles state, each once an article.
	Events, Updated, Relations int
}

func (t *LoadTotal) add(out schema.Outcome) {
	t.Events += len(out.NewEvents) - out.GoneEvents
	t.Updated += len(out.UpdatedEvents)
	t.Relations += len(out.Relations)
}

// Load begins the first load of an empty store; ErrLoaded says that it is not empty. Finish or Cancel has to be called.
func (s *Store) Load(ctx context.Context) (*Loading, error) {
	s.write.Lock()
	l, err := s.load(ctx)
	if err != nil {
		s.write.Unlock()
		return nil, fmt.Errorf("load: %w", err)
	}
	return l, nil
}

func (s *Store) load(ctx context.Context) (*Loading, error) {
	if err := s.writable(); err != nil {
		return nil, err
	}
	err := s.db.View(func(t *badger.Txn) error {
		n, err := lastEntry(t)
		if err == nil && n > 0 {
			return ErrLoaded
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	if err := s.markLoading(); err != nil {
		return nil, err
	}
	if err := s.db.DropAll(); err != nil {
		return nil, errors.Join(err, s.emptyAfterLoad())
	}
	l := &Loading{s: s}
	if l.b, err = s.beginBulk(ctx, true, func(_ uint64, out schema.Outcome) { l.sum.add(out) }); err != nil {
		return nil, errors.Join(err, s.emptyAfterLoad())
	}
	s.setComplete(false)
	return l, nil
}

// markLoading says in the folder that the tables of a first load are being written.
func (s *Store) markLoading() error {
	if s.db.Opts().InMemory {
		return nil
	}
	return os.WriteFile(filepath.Join(s.db.Opts().Dir, loadingFile), []byte("The tables of a first load are being written. If no process does that, the store is empty.\n"), 0o600)
}

// loadingEnded says that what is in the folder is a store.
func (s *Store) loadingEnded() error {
	if s.db.Opts().InMemory {
		return nil
	}
	if err := s.db.Sync(); err != nil {
		return err
	}
	return os.Remove(filepath.Join(s.db.Opts().Dir, loadingFile))
}

// emptyAfterLoad empties a store whose first load is there by half, or not at all.
func (s *Store) emptyAfterLoad() error {
	if err := s.wipe(); err != nil {
		return err
	}
	return s.loadingEnded()
}

// setComplete lets reads in or keeps them out. The caller holds write.
func (s *Store) setComplete(complete bool) {
	s.reads.Lock()
	defer s.reads.Unlock()
	if s.complete = complete; !complete {
		s.snapshots.forget()
	}
}

// Has tells whether an article is in the store, which is empty until Finish.
func (l *Loading) Has(context.Context, string) (bool, error) { return false, nil }

// Append takes an article in. Of the outcome only ArticleID and Known are set; what came of all is told by Finish.
func (l *Loading) Append(ctx context.Context, x *schema.Extraction) (schema.Outcome, error) {
	id := schema.ArticleID(x.Article)
	hash := hashText(id)
	if _, ok := findKey(&l.seen, hash, id); ok {
		return schema.Outcome{ArticleID: id, Known: true}, nil
	}
	if err := x.Check(); err != nil {
		return schema.Outcome{}, fmt.Errorf("article %s: %w", id, err)
	}
	c := *x
	c.Article.ID = id
	c.Article.RetractedBy = 0
	c.Uncoded = nil
	if err := l.b.put(&c); err != nil {
		return schema.Outcome{}, fmt.Errorf("store article %s: %w", id, err)
	}
	addKey(&l.seen, hash, id)
	return schema.Outcome{ArticleID: id}, nil
}

// Full says that there is more in memory than a first load should keep: it is to be finished, and what is left to be appended.
func (l *Loading) Full() bool { return l.b.full() }

// Finish writes what was taken in and opens the store. Progress is told how much of it is written; it may be nil. After an error the store is empty.
func (l *Loading) Finish(ctx context.Context, progress func(done, total uint64)) (LoadTotal, error) {
	err := l.b.stop()
	if err == nil {
		err = l.b.finish(ctx, progress)
	}
	if err == nil {
		err = l.s.update(func(t *badger.Txn) error {
			return errors.Join(t.Set(layoutKey, []byte{layout}), t.Set(endKey, binary.BigEndian.AppendUint64(nil, l.b.position)))
		})
	}
	if err == nil {
		err = errors.Join(l.s.loadingEnded(), l.b.close())
	} else {
		err = errors.Join(err, l.empty())
	}
	return l.sum, l.end(err)
}

// Cancel gives the load up and leaves the store empty. After Finish it does nothing.
func (l *Loading) Cancel() error {
	if l.ended {
		return nil
	}
	_ = l.b.stop()
	return l.end(l.empty())
}

// empty gives the build up.
func (l *Loading) empty() error { return errors.Join(l.b.close(), l.s.emptyAfterLoad()) }

func (l *Loading) end(err error) error {
	l.ended = true
	l.s.setComplete(true)
	l.s.write.Unlock()
	if err != nil {
		return fmt.Errorf("load: %w", err)
	}
	return nil
}

// wipe empties a store whose first load is there by half.
func (s *Store) wipe() error {
	if err := s.db.DropAll(); err != nil {
		return err
	}
	s.forgetLive(0)
	return s.checkLayout()
}

// finishLoad empties a folder in which the tables of a first load were written when that was cut off.
func (s *Store) finishLoad() error {
	if s.db.Opts().InMemory {
		return nil
	}
	if _, err := os.Stat(filepath.Join(s.db.Opts().Dir, loadingFile)); errors.Is(err, os.ErrNotExist) {
		return nil
	} else if err != nil {
		return err
	}
	return s.emptyAfterLoad()
}
