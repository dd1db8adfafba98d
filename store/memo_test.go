package store

import (
	"fmt"
	"maps"
	"testing"

	"pgregory.net/rapid"
)

// TestMemo plays readers and the writer in any order: what a memo gives to a reader is what its snapshot has.
func TestMemo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := newMemo[string, int](rapid.IntRange(1, 4).Draw(t, "size"))
		// truth is what is committed, ts the timestamp of the last commit.
		truth, ts := map[string]int{}, uint64(0)
		type reader struct {
			at   uint64
			sees map[string]int
		}
		var readers []reader
		var pending []string
		committed := false
		commit := func() {
			ts++
			for _, k := range pending {
				truth[k] = int(ts)
			}
			committed = true
		}
		key := func() string { return fmt.Sprint("k", rapid.IntRange(0, 5).Draw(t, "key")) }
		for n := range rapid.IntRange(1, 80).Draw(t, "steps") {
			switch step := rapid.IntRange(0, 9).Draw(t, "step"); {
			case step < 2:
				readers = append(readers, reader{ts, maps.Clone(truth)})
			case step < 6:
				if len(readers) == 0 {
					continue
				}
				r := readers[rapid.IntRange(0, len(readers)-1).Draw(t, "reader")]
				k := key()
				v, ok := m.get(r.at, k)
				if ok && v != r.sees[k] {
					t.Fatalf("step %d: %s is %d in the snapshot, the memo says %d", n, k, r.sees[k], v)
				}
				if !ok {
					m.put(r.at, k, r.sees[k])
				}
			case step == 6 && pending == nil:
				pending, committed = []string{key(), key()}, false
				m.before(pending)
			case step == 7 && pending != nil && !committed:
				commit()
			case step == 8 && pending != nil:
				if !committed {
					commit()
				}
				m.after(ts, pending)
				pending = nil
			case step == 9 && pending == nil:
				ts++
				for k := range truth {
					truth[k] = int(ts)
				}
				m.clear(ts)
			}
		}
	})
}

func TestMemoKeeps(t *testing.T) {
	m := newMemo[string, int](10)
	m.put(5, "a", 1)
	if v, ok := m.get(7, "a"); !ok || v != 1 {
		t.Errorf("%d, %v", v, ok)
	}
	if _, ok := m.get(4, "a"); ok {
		t.Error("given to an earlier snapshot")
	}
	m.before([]string{"a"})
	m.put(8, "a", 2)
	if _, ok := m.get(8, "a"); ok {
		t.Error("kept while it is being changed")
	}
	m.after(9, []string{"a"})
	m.put(8, "a", 1)
	if _, ok := m.get(9, "a"); ok {
		t.Error("kept from before the change")
	}
	m.put(9, "a", 3)
	if v, ok := m.get(9, "a"); !ok || v != 3 {
		t.Errorf("%d, %v", v, ok)
	}
}
