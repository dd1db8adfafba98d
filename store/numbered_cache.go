package store

import (
	"sync"
	"sync/atomic"
)

// cache is where a memo keeps its values.
type cache[K comparable, V any] interface {
	Get(key K) (V, bool)
	// Peek is Get without counting as a use.
	Peek(key K) (V, bool)
	Contains(key K) bool
	// Add keeps a value, and tells whether another had to go for it.
	Add(key K, v V) bool
	Remove(key K) bool
	Purge()
	Len() int
}

// numberedCache keeps texts by number, as many as have room. Numbers are given one after the other, so that they are places in a table: what a map and a
// list in the order of use cost is much of what reading an event costs where it is not in the processor's caches. The collector finds no pointers in what is kept.
//
// What goes is found by the clock algorithm: a hand goes round and takes what was not used since it last came by.
type numberedCache struct {
	// limit is how many bytes the texts may have, with what keeping them takes.
	limit       int64
	size, count atomic.Int64
	// mu is held by who changes what is kept; pages change under their own locks as well.
	mu    sync.Mutex
	pages atomic.Pointer[[]atomic.Pointer[numberedPage]]
	hand  uint64
}

var _ cache[uint64, memorized[string]] = (*numberedCache)(nil)

const (
	// pageNumbers is how many numbers a page has.
	pageNumbers = 256
	// mostNumbered bounds the table; larger numbers are not kept.
	mostNumbered = 1 << 28
	// textOverhead is what a text takes besides its bytes: its slot, and what an allocation is larger than what was asked for.
	textOverhead = 80
)

type numberedPage struct {
	mu    sync.RWMutex
	slots [pageNumbers]numberedSlot
}

// numberedSlot has a text, "" where none is kept.
type numberedSlot struct {
	memorized[string]
	used atomic.Bool
}

func newNumberedCache(limit int64) *numberedCache {
	c := &numberedCache{limit: limit}
	c.pages.Store(new([]atomic.Pointer[numberedPage]))
	return c
}

// slot is the place of a number, with its page's lock; nil where nothing of the page is kept.
func (c *numberedCache) slot(n uint64) (*numberedPage, *numberedSlot) {
	pages := *c.pages.Load()
	if n/pageNumbers >= uint64(len(pages)) {
		return nil, nil
	}
	p := pages[n/pageNumbers].Load()
	if p == nil {
		return nil, nil
	}
	return p, &p.slots[n%pageNumbers]
}

// Get implements cache.
func (c *numberedCache) Get(n uint64) (memorized[string], bool) {
	p, s := c.slot(n)
	if s == nil {
		return memorized[string]{}, false
	}
	p.mu.RLock()
	v := s.memorized
	p.mu.RUnlock()
	if v.value == "" {
		return memorized[string]{}, false
	}
	if !s.used.Load() {
		s.used.Store(true)
	}
	return v, true
}

// Peek implements cache.
func (c *numberedCache) Peek(n uint64) (memorized[string], bool) {
	p, s := c.slot(n)
	if s == nil {
		return memorized[string]{}, false
	}
	p.mu.RLock()
	defer p.mu.RUnlock()
	return s.memorized, s.value != ""
}

// Contains implements cache.
func (c *numberedCache) Contains(n uint64) bool {
	_, ok := c.Peek(n)
	return ok
}

// Add implements cache.
func (c *numberedCache) Add(n uint64, v memorized[string]) bool {
	if n >= mostNumbered || v.value == "" {
		return false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	p, s := c.slot(n)
	if s == nil {
		p, s = c.grow(n)
	}
	c.set(p, s, v)
	evicted := false
	for c.size.Load() > c.limit && c.count.Load() > 0 {
		c.evict()
		evicted = true
	}
	return evicted
}

// grow makes the page of a number. The caller holds c.mu.
func (c *numberedCache) grow(n uint64) (*numberedPage, *numberedSlot) {
	pages, at := *c.pages.Load(), int(n/pageNumbers)
	if at >= len(pages) {
		// Readers may have the old table.
		larger := make([]atomic.Pointer[numberedPage], (at+1)*9/8+1)
		for i := range pages {
			larger[i].Store(pages[i].Load())
		}
		pages = larger
		c.pages.Store(&pages)
	}
	p := new(numberedPage)
	pages[at].Store(p)
	return p, &p.slots[n%pageNumbers]
}

// set puts a value, or none, into a slot. The caller holds c.mu.
func (c *numberedCache) set(p *numberedPage, s *numberedSlot, v memorized[string]) {
	weigh := func(text string, sign int64) {
		if text != "" {
			c.size.Add(sign * (int64(len(text)) + textOverhead))
			c.count.Add(sign)
		}
	}
	p.mu.Lock()
	weigh(s.value, -1)
	s.memorized = v
	p.mu.Unlock()
	weigh(v.value, 1)
	s.used.Store(false)
}

// evict lets go of one value. The caller holds c.mu, and there is one.
func (c *numberedCache) evict() {
	for pages := *c.pages.Load(); ; {
		if c.hand >= uint64(len(pages))*pageNumbers {
			c.hand = 0
		}
		p, s := c.slot(c.hand)
		if s == nil {
			c.hand = (c.hand/pageNumbers + 1) * pageNumbers
			continue
		}
		c.hand++
		if s.value != "" && !s.used.Swap(false) {
			c.set(p, s, memorized[string]{})
			return
		}
	}
}

// Remove implements cache.
func (c *numberedCache) Remove(n uint64) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	p, s := c.slot(n)
	if s == nil || s.value == "" {
		return false
	}
	c.set(p, s, memorized[string]{})
	return true
}

// Purge implements cache.
func (c *numberedCache) Purge() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.pages.Store(new([]atomic.Pointer[numberedPage]))
	c.size.Store(0)
	c.count.Store(0)
}

// Len implements cache.
func (c *numberedCache) Len() int { return int(c.count.Load()) }
