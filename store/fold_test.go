package store

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/dgraph-io/badger/v4"
	"pgregory.net/rapid"
)

// drawOperations draws what an entry does to two lists.
func drawOperations(t *rapid.T) []operation {
	var ops []operation
	seen := map[string]bool{}
	for range rapid.IntRange(0, 60).Draw(t, "operations") {
		o := operation{list: rapid.SampledFrom([]string{"pwa\x00\x00", "pwa\x00\x01"}).Draw(t, "list"), gone: rapid.IntRange(0, 4).Draw(t, "gone") == 0,
			posted: posted{at: point{rapid.Uint64Range(0, 40).Draw(t, "time"), rapid.Uint64Range(1, 20).Draw(t, "number")}}}
		if k := o.list + fmt.Sprint(o.at); seen[k] {
			continue
		} else {
			seen[k] = true
		}
		if !o.gone {
			o.value = []byte(rapid.SampledFrom([]string{"a", "bc", "d"}).Draw(t, "value"))
		}
		ops = append(ops, o)
	}
	return ops
}

// A list reads as what its operations leave, in both directions and from every point on, whatever of it is folded; a snapshot reads as it was.
func TestListsAreWhatOperationsLeave(t *testing.T) {
	s := open(t)
	rapid.Check(t, func(t *rapid.T) {
		if err := s.db.DropPrefix([]byte{byte(posting)}, []byte{byte(operations)}); err != nil {
			t.Fatal(err)
		}
		if err := s.update(func(tx *badger.Txn) error { return firstError(tx.Delete(appliedKey), tx.Delete(foldedKey)) }); err != nil {
			t.Fatal(err)
		}
		s.live.set(newSegment(0))
		s.memos.clear(s.db)
		names := map[uint64]string{}
		model := map[string]map[point]string{}
		type old struct {
			t     *badger.Txn
			model map[string]map[point]string
		}
		var olds []old
		defer func() {
			for _, o := range olds {
				o.t.Discard()
			}
		}()
		for position := uint64(1); position <= uint64(rapid.IntRange(1, 30).Draw(t, "entries")); position++ {
			ops := drawOperations(t)
			segment := s.live.current()
			for i := range ops {
				if rapid.Bool().Draw(t, "looked for") {
					ops[i].of = segment.list([]byte(ops[i].list))
				}
			}
			b := segment.encodeEntry(position, ops)
			told := maps.Clone(names)
			back, err := decodeOperations(b, told)
			if err != nil || len(back) != len(ops) {
				t.Fatalf("%d operations, %d read back: %v", len(ops), len(back), err)
			}
			fail := rapid.IntRange(0, 9).Draw(t, "fails") == 0
			if err := segment.add(position, back); err != nil {
				t.Fatal(err)
			}
			if fail {
				segment.unname(position)
				segment.drop(position)
				position--
				continue
			}
			names = told
			err = s.update(func(tx *badger.Txn) error {
				return firstError(tx.Set(operationsKey(position), b), tx.Set(appliedKey, numbered(0, position)[1:]))
			})
			if err != nil {
				t.Fatal(err)
			}
			for _, o := range ops {
				if model[o.list] == nil {
					model[o.list] = map[point]string{}
				}
				if delete(model[o.list], o.at); !o.gone {
					model[o.list][o.at] = string(o.value)
				}
			}
			switch rapid.IntRange(0, 5).Draw(t, "then") {
			case 0:
				if err := s.foldAll(rapid.SampledFrom([]int{0, 10, 40, 1000}).Draw(t, "carried")); err != nil {
					t.Fatal(err)
				}
			case 1:
				kept := map[string]map[point]string{}
				for k, l := range model {
					kept[k] = maps.Clone(l)
				}
				olds = append(olds, old{s.db.NewTransaction(false), kept})
			case 2:
				if rapid.Bool().Draw(t, "cut off") {
					foldByHalf(t, s, rapid.IntRange(0, 40).Draw(t, "carried"))
				}
				if err := s.db.View(s.live.open); err != nil {
					t.Fatal(err)
				}
			}
		}
		olds = append(olds, old{s.db.NewTransaction(false), model})
		for _, o := range olds {
			for k, want := range o.model {
				reverse := rapid.Bool().Draw(t, "reverse")
				points := slices.SortedFunc(maps.Keys(want), point.compare)
				if reverse {
					slices.Reverse(points)
				}
				from := point{rapid.Uint64Range(0, 41).Draw(t, "from"), rapid.Uint64Range(0, 21).Draw(t, "number")}
				if rapid.Bool().Draw(t, "from the start") {
					from = foremost(reverse)
				}
				points = slices.DeleteFunc(points, func(p point) bool { return ahead(p, from, reverse) })
				ls, err := s.newLists(o.t, posting, reverse)
				if err != nil {
					t.Fatal(err)
				}
				c := ls.cursor([]byte(k), 0)
				var got []point
				step := rapid.IntRange(1, 3).Draw(t, "step")
				for p := from; ; {
					if c.seek(p); !c.ok {
						break
					}
					if v := want[c.at]; v != string(c.value) {
						t.Fatalf("at %v: %q, want %q", c.at, c.value, v)
					}
					got = append(got, c.at)
					p = after(c.at, reverse)
					// Now and then a leap.
					if step == 3 && !reverse {
						p = point{p.time + 2, 0}
					}
				}
				if step == 3 && !reverse {
					var leaps []point
					for i := 0; i < len(points); {
						leaps = append(leaps, points[i])
						next := point{after(points[i], false).time + 2, 0}
						for i < len(points) && points[i].compare(next) < 0 {
							i++
						}
					}
					points = leaps
				}
				if !slices.Equal(got, points) {
					t.Fatalf("%q: %v, want %v", k, got, points)
				}
				if err := ls.err(); err != nil {
					t.Fatal(err)
				}
				ls.close()
			}
		}
	})
}

// foldByHalf does what of a fold comes before its last transaction.
func foldByHalf(t *rapid.T, s *Store, carried int) {
	g := s.live.current()
	to, size := g.last()
	if to == g.from || size == 0 {
		return
	}
	fold, carry := g.divide(carried)
	if err := s.foldLists(g, fold); err != nil {
		t.Fatal(err)
	}
	if _, err := s.carryLists(g, newSegment(to), carry); err != nil {
		t.Fatal(err)
	}
}

// Of operations that are folded, and of folds that were cut off, nothing is left.
func TestFoldLeavesNothing(t *testing.T) {
	s := open(t)
	small1.fill(t, s, 0, 30)
	g := s.live.current()
	to, _ := g.last()
	_, carry := g.divide(1 << 20)
	if n, err := s.carryLists(g, newSegment(to), carry); err != nil || n == 0 {
		t.Fatalf("%d chunks are carried on: %v", n, err)
	}
	small1.fill(t, s, 30, 60)
	want := dump(t, s)
	for _, carried := range []int{1 << 20, 100, 0} {
		if err := s.foldAll(carried); err != nil {
			t.Fatal(err)
		}
		if got := dump(t, s); got != want {
			t.Fatalf("with %d operations carried on: %s", carried, firstDifference(got, want))
		}
	}
	err := s.db.View(func(tx *badger.Txn) error {
		keys, err := scanIDs(tx, operationsKey(0)[:1], 100)
		if len(keys) != 1 {
			t.Errorf("%d keys are left, want the one that counts chunks", len(keys))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// The last block of each list is found from the last list on, whether it is stepped to or sought, and so is what lies before it in the list.
func TestFoldStepsToTheLastBlock(t *testing.T) {
	s := open(t)
	rapid.Check(t, func(t *rapid.T) {
		if err := s.db.DropPrefix([]byte{byte(posting)}); err != nil {
			t.Fatal(err)
		}
		var keys, prefixes []string
		w := s.db.NewWriteBatch()
		defer w.Cancel()
		for i := range rapid.IntRange(1, 12).Draw(t, "lists") {
			prefix := fmt.Sprintf("pw%02d\x00\x00", i)
			prefixes = append(prefixes, prefix)
			for n := range rapid.SampledFrom([]int{0, 1, 2, maxSteps - 1, maxSteps, 3 * maxSteps}).Draw(t, "blocks") {
				key := point{uint64(n), 1}.append([]byte(prefix))
				keys = append(keys, string(key))
				if err := w.Set(key, nil); err != nil {
					t.Fatal(err)
				}
			}
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		tx := s.db.NewTransaction(false)
		defer tx.Discard()
		f := &folder1{blocks: newBlocks(tx, posting, nil)}
		defer f.close()
		compare := func(it *badger.Iterator, key []byte) {
			want, got := "", ""
			if n, found := slices.BinarySearch(keys, string(key)); found {
				want = keys[n]
			} else if n > 0 {
				want = keys[n-1]
			}
			if it.Valid() {
				got = string(it.Item().Key())
			}
			if got != want {
				t.Fatalf("at or before %q stands %q, found %q", key, want, got)
			}
		}
		for _, p := range slices.Backward(prefixes) {
			if rapid.Bool().Draw(t, "left out") {
				continue
			}
			compare(f.last([]byte(p)), highest.append([]byte(p)))
			if rapid.Bool().Draw(t, "among") {
				key := point{rapid.Uint64Range(0, 4*maxSteps).Draw(t, "time"), 1}.append([]byte(p))
				compare(f.atOrBefore(key), key)
			}
		}
	})
}

// What comes in place of a block is there at once: who reads, and where a fold is cut off, postings that no operation tells of are not missing.
func TestFoldReplacesABlockAtOnce(t *testing.T) {
	s, err := Open(Options{InMemory: true, Memory: 32 << 20, memTable: 8 << 20})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	prefix := func(i int) string { return fmt.Sprintf("pw%03d\x00\x00", i) }
	const lists = 500
	add := func(position uint64, list, n int, change func(o *operation)) {
		ops := make([]operation, n)
		for k := range ops {
			// No two lists are as long, so that transactions end at all places in them.
			value := bytes.Repeat([]byte{byte(list)}, 20+list%7)
			ops[k] = operation{list: prefix(list), posted: posted{at: point{1000 + 2*uint64(k), 1}, value: value}}
			change(&ops[k])
		}
		if err := s.live.current().add(position, ops); err != nil {
			t.Fatal(err)
		}
	}
	for i := range lists {
		add(1, i, maxBlock-i%5, func(*operation) {})
	}
	if err := s.foldAll(0); err != nil {
		t.Fatal(err)
	}
	for i := range lists {
		if i%2 == 0 {
			// The block is split.
			add(2, i, 50, func(o *operation) { o.at.time++ })
		} else {
			// It begins elsewhere.
			add(2, i, 1, func(o *operation) { o.at.time -= 10 })
		}
	}
	if err := s.foldAll(0); err != nil {
		t.Fatal(err)
	}
	err = s.db.View(func(tx *badger.Txn) error {
		o := badger.DefaultIteratorOptions
		o.Prefix, o.AllVersions = []byte{byte(posting)}, true
		it := tx.NewIterator(o)
		defer it.Close()
		transactions := map[uint64]bool{}
		latest := map[string]uint64{}
		for it.Rewind(); it.Valid(); it.Next() {
			at, list := it.Item().Version(), string(it.Item().Key()[:len(prefix(0))])
			transactions[at] = true
			latest[list] = max(latest[list], at)
		}
		if len(latest) != lists || len(transactions) < 4 {
			t.Errorf("%d lists were written in %d transactions", len(latest), len(transactions))
		}
		seen := map[string]bool{}
		for it.Rewind(); it.Valid(); it.Next() {
			// The latest version of a key comes first.
			item := it.Item()
			if key := string(item.Key()); !seen[key] {
				if seen[key] = true; item.Version() != latest[key[:len(prefix(0))]] {
					t.Errorf("%q was written at %d, the last of the list at %d", key, item.Version(), latest[key[:len(prefix(0))]])
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func TestBlockIsItsPostings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		at := point{rapid.Uint64().Draw(t, "time"), rapid.Uint64().Draw(t, "number")}
		var ps []posted
		for range rapid.IntRange(1, 300).Draw(t, "postings") {
			ps = append(ps, posted{at, rapid.SliceOfN(rapid.Byte(), 0, 3).Draw(t, "value")})
			next := at
			if rapid.Bool().Draw(t, "later") {
				next = point{at.time + rapid.Uint64Range(1, 1e6).Draw(t, "step"), rapid.Uint64().Draw(t, "number")}
			} else {
				next.number += rapid.Uint64Range(1, 1e3).Draw(t, "next")
			}
			if next.compare(at) <= 0 {
				break
			}
			at = next
		}
		got, err := readBlock(nil, ps[0].at, appendBlock(nil, ps))
		if err != nil || !slices.EqualFunc(got, ps, func(a, b posted) bool { return a.at == b.at && string(a.value) == string(b.value) }) {
			t.Fatalf("%v, %v, want %v", got, err, ps)
		}
	})
}

func FuzzBlock(f *testing.F) {
	f.Add(uint64(1), uint64(1), appendBlock(nil, []posted{{point{1, 1}, []byte("a")}, {point{5, 0}, []byte("bc")}}))
	f.Add(uint64(1), uint64(1), appendBlock(nil, []posted{{point{1, 1}, nil}, {point{1, 4}, nil}}))
	f.Fuzz(func(t *testing.T, time, number uint64, b []byte) {
		ps, err := readBlock(nil, point{time, number}, b)
		if err != nil {
			return
		}
		if !slices.IsSortedFunc(ps, func(a, b posted) int { return a.at.compare(b.at) }) {
			t.Errorf("not in order: %v", ps)
		}
		again, err := readBlock(nil, ps[0].at, appendBlock(nil, ps))
		if err != nil || len(again) != len(ps) {
			t.Errorf("%d postings, %d after writing them: %v", len(ps), len(again), err)
		}
	})
}

func FuzzOperations(f *testing.F) {
	f.Add(encodeOperations([]operation{{list: "pw", posted: posted{point{1, 2}, []byte("x")}}, {list: "pw", posted: posted{at: point{1, 2}}, gone: true}}))
	segment := newSegment(0)
	f.Add(segment.encodeEntry(1, []operation{{list: "pw", of: segment.list([]byte("pw"))}, {list: "pa", of: segment.list([]byte("pa"))}, {list: "pw", of: segment.list([]byte("pw"))}}))
	f.Fuzz(func(t *testing.T, b []byte) {
		ops, err := decodeOperations(b, map[uint64]string{7: "pa"})
		if err != nil {
			return
		}
		again, err := decodeOperations(encodeOperations(ops), nil)
		if err != nil || len(again) != len(ops) {
			t.Errorf("%d operations, %d after writing them: %v", len(ops), len(again), err)
		}
	})
}
