package store

import (
	"sync"

	"github.com/dgraph-io/badger/v4"
)

// snapshots gives who reads the state that the last commit has left. Badger lets a transaction that begins wait for all commits under way, of a fold's blocks
// for some ten milliseconds: here the one who has committed waits, and those who read share what is there.
type snapshots struct {
	mu sync.Mutex
	// latest is nil until somebody reads.
	latest *snapshot
}

// snapshot is a transaction for reading, which may be used by many at once.
type snapshot struct {
	t *badger.Txn
	// users are those who read in it, and one more for the latest.
	users int
}

// take gives the latest snapshot, to be released.
func (s *snapshots) take(db *badger.DB) *snapshot {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.latest == nil {
		s.latest = &snapshot{t: db.NewTransaction(false), users: 1}
	}
	s.latest.users++
	return s.latest
}

func (s *snapshots) release(x *snapshot) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.leave(x)
}

// leave is release for who holds mu.
func (s *snapshots) leave(x *snapshot) {
	if x.users--; x.users == 0 {
		x.t.Discard()
	}
}

// renew makes the latest snapshot one that has all commits so far.
func (s *snapshots) renew(db *badger.DB) {
	s.mu.Lock()
	unread := s.latest == nil
	s.mu.Unlock()
	if unread {
		return
	}
	next := &snapshot{t: db.NewTransaction(false), users: 1}
	s.mu.Lock()
	defer s.mu.Unlock()
	// Of two who renew at once the one that began later may be here first.
	if s.latest != nil && s.latest.t.ReadTs() < next.t.ReadTs() {
		s.latest, next = next, s.latest
	}
	s.leave(next)
}

// forget lets go of the latest snapshot: what is below it goes.
func (s *snapshots) forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.latest != nil {
		s.leave(s.latest)
		s.latest = nil
	}
}

// update changes what is stored, in one transaction. Reads that begin once it has returned see that.
func (s *Store) update(fn func(t *badger.Txn) error) error {
	err := s.db.Update(fn)
	s.snapshots.renew(s.db)
	return err
}
