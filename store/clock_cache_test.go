package store

import (
	"fmt"
	"sync"
	"testing"

	"pgregory.net/rapid"
)

// TestClockCache plays adds and removes: what is there is what was added last, as many as have room.
func TestClockCache(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		most := rapid.IntRange(1, 5).Draw(t, "most")
		c := newClockCache[string, int](most)
		truth := map[string]int{}
		for n := range rapid.IntRange(1, 80).Draw(t, "steps") {
			key := rapid.SampledFrom([]string{"a", "b", "c", "d", "e", "f", "g", "h"}).Draw(t, "key")
			switch rapid.IntRange(0, 9).Draw(t, "step") {
			case 0:
				c.Purge()
				clear(truth)
			case 1, 2:
				if there := c.Contains(key); c.Remove(key) != there {
					t.Fatalf("%s: removed is not %v", key, there)
				}
				delete(truth, key)
			case 3, 4, 5:
				full := c.Len() == most && !c.Contains(key)
				if c.Add(key, n) != full {
					t.Fatalf("%s: another had to go is not %v", key, full)
				}
				truth[key] = n
				if v, ok := c.Peek(key); !ok || v != n {
					t.Fatalf("%s is %d, %v, just after it was added as %d", key, v, ok, n)
				}
			default:
				if v, ok := c.Get(key); ok && v != truth[key] {
					t.Fatalf("%s is %d, not %d", key, v, truth[key])
				}
			}
			keepsWithin(t, c, truth, most)
		}
	})
}

func TestClockCacheLetsGoOfWhatIsNotUsed(t *testing.T) {
	c := newClockCache[int, int](10)
	for n := range 1000 {
		c.Add(n, n)
		c.Get(0)
		c.Get(500)
	}
	if c.Len() != 10 || !c.Contains(0) || !c.Contains(500) {
		t.Errorf("%d are kept, what was used all the time: %v, %v", c.Len(), c.Contains(0), c.Contains(500))
	}
}

func TestClockCacheForMany(t *testing.T) {
	c := newClockCache[int, int](100)
	var wg sync.WaitGroup
	for g := range 4 {
		wg.Go(func() {
			for i := range 5000 {
				n := (i*7 + g*13) % 700
				if v, ok := c.Get(n); ok && v != n {
					t.Errorf("%d has the value of %d", n, v)
				}
				c.Add(n, n)
				c.Remove((n + 1) % 700)
			}
		})
	}
	wg.Wait()
}

// What it costs to look up the actors of a network, beside a list in the order of use.
func BenchmarkClockCache(b *testing.B) {
	keys := make([]string, 5000)
	for i := range keys {
		keys[i] = fmt.Sprintf("act_%020d", i)
	}
	for _, kind := range []struct {
		name string
		kept cache[string, int]
	}{{"clock", newClockCache[string, int](1 << 16)}, {"lru", newLRU[string, int](1<<16, nil)}} {
		for i, key := range keys {
			kind.kept.Add(key, i)
		}
		b.Run(kind.name, func(b *testing.B) {
			n := 0
			for b.Loop() {
				for range 600 {
					n = (n*1103515245 + 12345) & 0x7fffffff
					kind.kept.Get(keys[(n>>8)%len(keys)])
				}
			}
		})
	}
}

// keepsWithin fails where a cache does not count what it keeps of all that was added, or keeps more than it has room for.
func keepsWithin[K comparable, V any](t *rapid.T, c cache[K, V], added map[K]V, most int) {
	kept := 0
	for key := range added {
		if c.Contains(key) {
			kept++
		}
	}
	if kept != c.Len() || kept > most {
		t.Fatalf("%d are kept, it says %d; room is for %d", kept, c.Len(), most)
	}
}
