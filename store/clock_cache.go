package store

import (
	"sync"
	"sync/atomic"
)

// clockCache keeps so many values at the most. What goes is found by the clock algorithm: a hand goes round and takes what was not used since it last came by.
// So a look-up changes nothing but a mark, where a list in the order of use is locked and linked anew.
type clockCache[K comparable, V any] struct {
	most int
	mu   sync.RWMutex
	at   map[K]*clockEntry[K, V]
	// ring has the entries in the order in which the hand comes by; nil where one was removed.
	ring []*clockEntry[K, V]
	free []int
	hand int
}

// clockEntry has a value, which does not change.
type clockEntry[K comparable, V any] struct {
	key   K
	value V
	place int
	used  atomic.Bool
}

func newClockCache[K comparable, V any](most int) *clockCache[K, V] {
	return &clockCache[K, V]{most: max(most, 1), at: map[K]*clockEntry[K, V]{}}
}

// Get implements cache.
func (c *clockCache[K, V]) Get(key K) (v V, ok bool) {
	c.mu.RLock()
	e := c.at[key]
	c.mu.RUnlock()
	if e == nil {
		return v, false
	}
	if !e.used.Load() {
		e.used.Store(true)
	}
	return e.value, true
}

// Peek implements cache.
func (c *clockCache[K, V]) Peek(key K) (v V, ok bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	if e := c.at[key]; e != nil {
		return e.value, true
	}
	return v, false
}

// Contains implements cache.
func (c *clockCache[K, V]) Contains(key K) bool {
	_, ok := c.Peek(key)
	return ok
}

// Add implements cache.
func (c *clockCache[K, V]) Add(key K, v V) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, evicted := &clockEntry[K, V]{key: key, value: v}, false
	switch old := c.at[key]; {
	case old != nil:
		e.place = old.place
	case len(c.free) > 0:
		e.place = c.free[len(c.free)-1]
		c.free = c.free[:len(c.free)-1]
	case len(c.ring) < c.most:
		e.place = len(c.ring)
		c.ring = append(c.ring, nil)
	default:
		for c.ring[c.hand].used.Swap(false) {
			c.hand = (c.hand + 1) % len(c.ring)
		}
		e.place, evicted = c.hand, true
		delete(c.at, c.ring[c.hand].key)
		c.hand = (c.hand + 1) % len(c.ring)
	}
	c.at[key], c.ring[e.place] = e, e
	return evicted
}

// Remove implements cache.
func (c *clockCache[K, V]) Remove(key K) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.at[key]
	if e == nil {
		return false
	}
	delete(c.at, key)
	c.ring[e.place] = nil
	c.free = append(c.free, e.place)
	return true
}

// Purge implements cache.
func (c *clockCache[K, V]) Purge() {
	c.mu.Lock()
	defer c.mu.Unlock()
	clear(c.at)
	c.ring, c.free, c.hand = nil, nil, 0
}

// Len implements cache.
func (c *clockCache[K, V]) Len() int {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return len(c.at)
}
