package store

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/dgraph-io/badger/v4"
)

// What is kept grows with the journal alone: its entries are the truth and stay, compressed, also those that a correction has taken
// back, which an undo brings back. All else can be reclaimed. Badger merges tables as they come in and drops what was
// overwritten; upkeep does what Badger leaves to its users: the value log, which has entries of more than a mebibyte, is rewritten where half of
// a file is not used any more, and once nothing has come in for a while the levels are merged into one.

const (
	// upkeepEvery is how often upkeep looks whether there is something to do.
	upkeepEvery = time.Minute
	// tablesEvery is how often the tables of a store that stays open are checked.
	tablesEvery = time.Hour
	// unusedShare is how much of a value log's file is unused before it is rewritten.
	unusedShare = 0.5
)

// upkeep is what goes on in the background of an open store.
type upkeep struct {
	stop context.CancelFunc
	done sync.WaitGroup
	log  *slog.Logger
	// damage is what a check of the tables found: nothing is answered any more.
	damage atomic.Pointer[error]
	// seen and flat are the journal's end when upkeep looked last, and when the levels were merged.
	seen, flat uint64
}

// startUpkeep begins it; stopUpkeep ends it and waits.
func (s *Store) startUpkeep(log *slog.Logger) {
	ctx, cancel := context.WithCancel(context.Background())
	s.upkeep.stop, s.upkeep.log = cancel, log
	if s.db.Opts().InMemory {
		return
	}
	s.upkeep.done.Go(func() {
		checked := time.Now()
		for {
			select {
			case <-ctx.Done():
				return
			case <-time.After(upkeepEvery):
			}
			err := s.tidy(ctx)
			if err == nil && time.Since(checked) >= tablesEvery {
				checked = time.Now()
				err = s.checkWhileOpen(ctx)
			}
			if err != nil && ctx.Err() == nil && log != nil {
				log.Error("upkeep of the store", "error", err)
			}
		}
	})
}

func (s *Store) stopUpkeep() {
	s.upkeep.stop()
	s.upkeep.done.Wait()
}

// damaged is why nothing is answered: what a check of the tables found while the store was open.
func (u *upkeep) damaged() error {
	if err := u.damage.Load(); err != nil {
		return *err
	}
	return nil
}

// checkWhileOpen checks the tables; what it finds ends all answers, since Badger leaves out what it cannot read.
func (s *Store) checkWhileOpen(ctx context.Context) error {
	err := s.checkTables(ctx)
	if errors.Is(err, ErrDamaged) {
		s.upkeep.damage.Store(&err)
	}
	return err
}

// tidy reclaims what is not used any more. Where a writer is at work it leaves the levels to the next time.
func (s *Store) tidy(ctx context.Context) error {
	for ctx.Err() == nil {
		err := s.db.RunValueLogGC(unusedShare)
		if errors.Is(err, badger.ErrNoRewrite) || errors.Is(err, badger.ErrRejected) {
			break
		}
		if err != nil {
			return err
		}
	}
	if ctx.Err() != nil || !s.write.TryLock() {
		return ctx.Err()
	}
	defer s.write.Unlock()
	var end uint64
	err := s.db.View(func(t *badger.Txn) (err error) {
		end, err = lastEntry(t)
		return err
	})
	idle := end == s.upkeep.seen
	s.upkeep.seen = end
	if err != nil || !idle || end == s.upkeep.flat {
		return err
	}
	// What Badger writes while it merges takes as much room again as what is merged.
	lsm, _ := s.db.Size()
	if err := hasRoom(s.db.Opts().Dir, roomToWrite+lsm); err != nil {
		return nil //nolint:nilerr // without room it waits: nothing is wrong
	}
	s.upkeep.flat = end
	// What the last commit replaced is kept for those who read in the snapshot before it, as long as one can.
	s.snapshots.forget()
	return s.db.Flatten(1)
}
