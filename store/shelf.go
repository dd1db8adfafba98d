package store

import (
	"slices"
	"sync"
	"sync/atomic"

	lru "github.com/hashicorp/golang-lru/v2"
)

// shelves keep the blocks of lists that were read, so that neither Badger's iterators nor its cache are asked for them again: of what a query over
// several lists costs, looking for blocks was most. A list is known as far as it was walked over.
type shelves struct {
	*memo[string, *shelf]
	lists *lru.Cache[string, memorized[*shelf]]
	// limit is how many bytes they may have.
	limit int64
	size  atomic.Int64
	// rooms are what blocks were decoded into.
	rooms sync.Pool
}

// room is where blocks can be decoded into.
func (s *shelves) room() []posted {
	if s != nil {
		if b, ok := s.rooms.Get().(*[]posted); ok {
			return (*b)[:0]
		}
	}
	return nil
}

// giveRoom takes it back; the caller must not use it any more.
func (s *shelves) giveRoom(ps []posted) {
	if s != nil && cap(ps) > 0 {
		clear(ps)
		s.rooms.Put(&ps)
	}
}

// keptShelves is how many lists, and width classes of lists, are known at the most; most have nothing in them.
const keptShelves = 1 << 18

func newShelves(limit int64) *shelves {
	s := &shelves{limit: limit}
	s.lists = newLRU(keptShelves, func(_ string, v memorized[*shelf]) { s.size.Add(-v.value.empty()) })
	s.memo = memoIn(s.lists)
	return s
}

// of is what is known of a list in a snapshot; nil, which knows nothing, where nothing is to be kept.
func (s *shelves) of(snapshot uint64, prefix []byte) *shelf {
	if s == nil {
		return nil
	}
	return s.getOr(snapshot, string(prefix), func(kept bool) *shelf {
		if !kept {
			return new(shelf)
		}
		return &shelf{all: s}
	})
}

// grow makes room for what a shelf has taken in.
func (s *shelves) grow(n int64) {
	for over := s.size.Add(n) > s.limit; over; over = s.size.Load() > s.limit {
		if _, _, ok := s.lists.RemoveOldest(); !ok {
			return
		}
	}
}

// shelf is what is known of one list. It holds for the snapshots of its memo; one that was let go of may be read on.
type shelf struct {
	// all are the shelves that it stands in, nil for one that is not kept.
	all *shelves
	mu  sync.RWMutex
	// blocks are in order.
	blocks []keptBlock
	// No block begins at none or before it, if before is true.
	none   point
	before bool
	// days are counts of the whole list but for what is hidden, if hasDays is true.
	days    []dayCount
	without hiding
	hasDays bool
	size    int64
}

// keptBlock is a block of a list: it begins at first, and no other does from there until covers.
type keptBlock struct {
	first, covers point
	raw           []byte
}

// blockOverhead is what a block takes besides its bytes.
const blockOverhead = 96

// find is the place of the last block that begins at p or before.
func (s *shelf) find(p point) int {
	i, found := slices.BinarySearchFunc(s.blocks, p, func(b keptBlock, p point) int { return b.first.compare(p) })
	if !found {
		i--
	}
	return i
}

// at is the block that begins at p or before, empty where there is none; known says whether that can be told.
func (s *shelf) at(p point) (b keptBlock, known bool) {
	if s == nil {
		return keptBlock{}, false
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	if i := s.find(p); i >= 0 {
		return s.blocks[i], p.compare(s.blocks[i].covers) <= 0
	}
	return keptBlock{}, s.before && p.compare(s.none) <= 0
}

// behind is the first block that begins behind p, empty where there is none; known says whether that can be told.
func (s *shelf) behind(p point) (b keptBlock, known bool) {
	if s == nil {
		return keptBlock{}, false
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	i := s.find(p)
	nothing := s.none
	if i >= 0 {
		nothing = s.blocks[i].covers
	} else if !s.before {
		return keptBlock{}, false
	}
	if nothing == highest {
		return keptBlock{}, true
	}
	if i++; i < len(s.blocks) && after(nothing, false).compare(s.blocks[i].first) >= 0 {
		return s.blocks[i], true
	}
	return keptBlock{}, false
}

// add takes a block in.
func (s *shelf) add(b keptBlock) {
	if s == nil {
		return
	}
	s.mu.Lock()
	i, found := slices.BinarySearchFunc(s.blocks, b.first, func(x keptBlock, p point) int { return x.first.compare(p) })
	all, grown := s.all, int64(0)
	if !found {
		s.blocks = slices.Insert(s.blocks, i, b)
		grown = int64(len(b.raw)) + blockOverhead
		s.size += grown
	} else if x := &s.blocks[i]; x.covers.compare(b.covers) < 0 {
		x.covers = b.covers
	}
	s.mu.Unlock()
	if all != nil && grown > 0 {
		all.grow(grown)
	}
}

// nothing says that no block begins behind the one that begins at first, or where that is nil none at all, until p.
func (s *shelf) nothing(first *point, p point) {
	if s == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if first == nil {
		if !s.before || s.none.compare(p) < 0 {
			s.before, s.none = true, p
		}
		return
	}
	if i := s.find(*first); i >= 0 && s.blocks[i].first == *first && s.blocks[i].covers.compare(p) < 0 {
		s.blocks[i].covers = p
	}
}

// stands tells whether what the shelf takes in will be found again.
func (s *shelf) stands() bool {
	if s == nil {
		return false
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.all != nil
}

// counted are the counts of the list without what is hidden; false where it was not counted so.
func (s *shelf) counted(without hiding) ([]dayCount, bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.days, s.hasDays && s.without == without
}

// count takes in the counts of the list without what is hidden.
func (s *shelf) count(days []dayCount, without hiding) {
	s.mu.Lock()
	all, grown := s.all, int64((len(days)-len(s.days))*dayCountSize)
	if all == nil {
		s.mu.Unlock()
		return
	}
	s.days, s.without, s.hasDays = days, without, true
	s.size += grown
	s.mu.Unlock()
	all.grow(grown)
}

// empty makes it forget all, and says how many bytes that were.
func (s *shelf) empty() int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := s.size
	s.blocks, s.before, s.days, s.without, s.hasDays, s.size, s.all = nil, false, nil, hiding{}, false, 0, nil
	return n
}
