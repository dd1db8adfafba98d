package store

import (
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"
)

// TestNumberedCache plays adds and removes: what is there is what was added last, and no more than has room.
func TestNumberedCache(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		room := rapid.IntRange(0, 6).Draw(t, "room")
		c := newNumberedCache(int64(room) * (10 + textOverhead))
		truth := map[uint64]memorized[string]{}
		for range rapid.IntRange(1, 60).Draw(t, "steps") {
			n := rapid.SampledFrom([]uint64{0, 1, 2, 3, 255, 256, 1000, 5000, mostNumbered}).Draw(t, "number")
			switch rapid.IntRange(0, 9).Draw(t, "step") {
			case 0:
				c.Purge()
				clear(truth)
			case 1, 2:
				_, there := c.Peek(n)
				if c.Remove(n) != there {
					t.Fatalf("%d: removed is not %v", n, there)
				}
				delete(truth, n)
			case 3, 4, 5:
				v := memorized[string]{uint64(rapid.IntRange(1, 9).Draw(t, "at")), strings.Repeat(rapid.SampledFrom([]string{"a", "b"}).Draw(t, "text"), 10)}
				c.Add(n, v)
				truth[n] = v
			default:
				if v, ok := c.Get(n); ok && v != truth[n] {
					t.Fatalf("%d is %v, not %v", n, v, truth[n])
				}
			}
			keepsWithin(t, c, truth, room)
		}
	})
}

func TestNumberedCacheLetsGoOfWhatIsNotUsed(t *testing.T) {
	text := strings.Repeat("x", 100)
	c := newNumberedCache(10 * (100 + textOverhead))
	for n := range uint64(1000) {
		c.Add(n*100, memorized[string]{1, text})
		c.Get(0)
		c.Get(500)
	}
	if c.Len() != 10 || !c.Contains(0) || !c.Contains(500) {
		t.Errorf("%d are kept, what was used all the time: %v, %v", c.Len(), c.Contains(0), c.Contains(500))
	}
}

func TestNumberedCacheForMany(t *testing.T) {
	c := newNumberedCache(100 * (3 + textOverhead))
	var wg sync.WaitGroup
	for g := range uint64(4) {
		wg.Go(func() {
			for i := range uint64(5000) {
				n := (i*7 + g*13) % 700
				if v, ok := c.Get(n); ok && v.at != n {
					t.Errorf("%d has the text of %d", n, v.at)
				}
				c.Add(n, memorized[string]{n, "abc"})
				c.Remove((n + 1) % 700)
			}
		})
	}
	wg.Wait()
}

// What a page of events out of very many costs to look up, beside the list in the order of use that memos of texts have.
func BenchmarkNumberedCache(b *testing.B) {
	const all = 1 << 19
	for _, kind := range []struct {
		name string
		kept cache[uint64, memorized[string]]
	}{{"table", newNumberedCache(1 << 40)}, {"lru", newLRU[uint64, memorized[string]](all, nil)}} {
		for n := range uint64(all) {
			kind.kept.Add(n, memorized[string]{1, "x"})
		}
		b.Run(kind.name, func(b *testing.B) {
			n := uint64(0)
			for b.Loop() {
				for range 50 {
					n = (n*6364136223846793005 + 1442695040888963407)
					kind.kept.Get(n >> 45)
				}
			}
		})
	}
}
