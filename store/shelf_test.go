package store

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// What a shelf says of a list is so, whatever it was told of it in whatever order; what was said once is known from then on.
func TestShelfKnowsItsList(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := newShelves(1 << 20)
		firsts := rapid.SliceOfNDistinct(rapid.Uint64Range(1, 30), 0, 8, rapid.ID[uint64]).Draw(t, "blocks")
		slices.Sort(firsts)
		at := func(n uint64) point { return point{1, n} }
		last := func(p point) int {
			n := -1
			for i, f := range firsts {
				if at(f).compare(p) <= 0 {
					n = i
				}
			}
			return n
		}
		sh := all.of(1, []byte("list"))
		if other := all.of(2, []byte("list")); other != sh {
			t.Fatal("a later snapshot has a shelf of its own")
		}
		raw := func(i int) []byte { return []byte{byte(firsts[i])} }
		holds := func(what string, p point, b keptBlock, i int) {
			if i < 0 || i >= len(firsts) {
				if b.raw != nil {
					t.Fatalf("%s %v: block %v, want none", what, p, b.first)
				}
			} else if b.first != at(firsts[i]) || !slices.Equal(b.raw, raw(i)) {
				t.Fatalf("%s %v: block %v, want %d", what, p, b.first, firsts[i])
			}
		}
		for range rapid.IntRange(1, 60).Draw(t, "walks") {
			p := at(rapid.Uint64Range(0, 31).Draw(t, "at"))
			i := last(p)
			if rapid.Bool().Draw(t, "at or before") {
				if b, known := sh.at(p); known {
					holds("at", p, b, i)
				} else if i < 0 {
					sh.nothing(nil, p)
				} else {
					sh.add(keptBlock{at(firsts[i]), p, raw(i)})
				}
				if b, known := sh.at(p); !known {
					t.Fatalf("%v is not known", p)
				} else {
					holds("at", p, b, i)
				}
				continue
			}
			b, known := sh.behind(p)
			if known {
				holds("behind", p, b, i+1)
				continue
			}
			var from *point
			if i >= 0 {
				sh.add(keptBlock{at(firsts[i]), p, raw(i)})
				f := at(firsts[i])
				from = &f
			}
			if i+1 < len(firsts) {
				next := at(firsts[i+1])
				sh.nothing(from, after(next, true))
				sh.add(keptBlock{next, next, raw(i + 1)})
			} else {
				sh.nothing(from, highest)
			}
			if b, known = sh.behind(p); !known {
				t.Fatalf("what is behind %v is not known", p)
			}
			holds("behind", p, b, i+1)
		}
	})
}

// Shelves keep to their limit, those that were read last stay, and what is let go of is not counted any more.
func TestShelvesKeepToTheirLimit(t *testing.T) {
	const blocks = 10
	all := newShelves(blocks * (blockOverhead + 100))
	add := func(list string, n int) {
		sh := all.of(1, []byte(list))
		for i := range n {
			sh.add(keptBlock{point{uint64(i), 1}, point{uint64(i), 1}, make([]byte, 100)})
		}
	}
	add("a", 4)
	add("b", 4)
	all.of(1, []byte("a"))
	add("c", 4)
	for list, want := range map[string]int{"a": 4, "b": 0, "c": 4} {
		if got := len(all.of(1, []byte(list)).blocks); got != want {
			t.Errorf("%s has %d blocks, want %d", list, got, want)
		}
	}
	if got := all.size.Load(); got != 8*(blockOverhead+100) {
		t.Errorf("%d bytes are counted, want %d", got, 8*(blockOverhead+100))
	}
	// A commit that changes a list, and one that is larger than all.
	gone := all.of(1, []byte("a"))
	all.before([]string{"a"})
	if under := all.of(9, []byte("a")); under == gone || len(under.blocks) > 0 || under == all.of(9, []byte("a")) {
		t.Error("a list that is being changed is kept")
	}
	all.after(10, []string{"a"})
	if late := all.of(9, []byte("a")); late == all.of(10, []byte("a")) {
		t.Error("what a snapshot before the change reads is kept")
	}
	add("d", 2*blocks)
	if got := all.size.Load(); got < 0 || got > all.limit {
		t.Errorf("%d bytes are counted, at most %d are to be kept", got, all.limit)
	}
}
