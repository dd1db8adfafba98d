package store

import (
	"hash/maphash"
	"math"
	"sync"

	lru "github.com/hashicorp/golang-lru/v2"
)

// memo keeps what readers have read and decoded, by key, so that what is asked for again and again costs neither. What it gives is
// what the reader's snapshot has: the one writer tells it before and after a commit which keys that changes.
//
// Snapshots are told apart by their timestamps (badger.Txn.ReadTs). A value is kept with that of the snapshot that it was read from. While it is
// kept its key has not changed since, so that it holds for every later snapshot too; a reader whose snapshot is earlier reads
// for itself. What was read from a snapshot before its key's last change is not kept.
type memo[K comparable, V any] struct {
	mu   sync.Mutex
	kept cache[K, memorized[V]]
	seed maphash.Seed
	// changed has, by a hash of the key, a snapshot behind the last change; unreached for keys that a commit under way changes.
	changed [4096]uint64
}

type memorized[V any] struct {
	at    uint64
	value V
}

// unreached is the timestamp of no snapshot.
const unreached = math.MaxUint64

// newMemo keeps so many values at the most.
func newMemo[K comparable, V any](size int) *memo[K, V] {
	return memoIn[K, V](newClockCache[K, memorized[V]](size))
}

func memoIn[K comparable, V any](kept cache[K, memorized[V]]) *memo[K, V] {
	return &memo[K, V]{kept: kept, seed: maphash.MakeSeed()}
}

// newLRU keeps so many values at the most, those that were used last. Gone, if not nil, is told what is not kept any more.
func newLRU[K comparable, V any](size int, gone func(K, V)) *lru.Cache[K, V] {
	// Its one error is a size below 1.
	kept, _ := lru.NewWithEvict(max(size, 1), gone)
	return kept
}

func (m *memo[K, V]) slot(key K) *uint64 {
	return &m.changed[maphash.Comparable(m.seed, key)%uint64(len(m.changed))]
}

// get gives the value of a key in a snapshot; false where it is not known.
func (m *memo[K, V]) get(snapshot uint64, key K) (V, bool) {
	v, ok := m.kept.Get(key)
	if !ok || v.at > snapshot {
		var none V
		return none, false
	}
	return v.value, true
}

// put keeps the value that a key has in a snapshot. Nobody may change it from then on.
func (m *memo[K, V]) put(snapshot uint64, key K, v V) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if *m.slot(key) <= snapshot {
		m.kept.Add(key, memorized[V]{snapshot, v})
	}
}

// getOr gives the value of a key in a snapshot. Where it is not known make makes one, and is told whether that will be kept.
func (m *memo[K, V]) getOr(snapshot uint64, key K, make func(kept bool) V) V {
	if v, ok := m.get(snapshot, key); ok {
		return v
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if v, ok := m.kept.Peek(key); ok && v.at <= snapshot {
		return v.value
	}
	kept := *m.slot(key) <= snapshot && !m.kept.Contains(key)
	v := make(kept)
	if kept {
		m.kept.Add(key, memorized[V]{snapshot, v})
	}
	return v
}

// before forgets keys that a commit is about to change, until after has been told of them.
func (m *memo[K, V]) before(keys []K) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, k := range keys {
		*m.slot(k) = unreached
		m.kept.Remove(k)
	}
}

// after lets keys be kept again that have changed before a snapshot.
func (m *memo[K, V]) after(snapshot uint64, keys []K) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, k := range keys {
		*m.slot(k) = snapshot
	}
}

// clear forgets everything; what was read from an earlier snapshot is not kept any more. With unreached nothing is, until it is called again.
func (m *memo[K, V]) clear(snapshot uint64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.kept.Purge()
	for i := range m.changed {
		m.changed[i] = snapshot
	}
}
