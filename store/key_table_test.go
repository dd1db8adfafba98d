package store

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Whatever keys come, in whatever order, each has the number of its first coming, and stays where it is.
func TestKeyTable(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var table keyTable
		want := map[string]uint32{}
		// Some are longer than a piece of memory is.
		size := rapid.SampledFrom([]int{0, 1, 2, 24, 24, 300, 1 << keyChunkBits, 3 << keyChunkBits})
		for range rapid.IntRange(0, 400).Draw(rt, "keys") {
			key := make([]byte, size.Draw(rt, "size"))
			for i := range min(len(key), 2) {
				key[i] = rapid.Byte().Draw(rt, "byte")
			}
			hash := hashBytes(key)
			if rapid.Bool().Draw(rt, "the same hash") {
				hash = 7
			}
			known, ok := want[string(key)]
			if ok {
				continue
			}
			if _, found := findKey(&table, hash, key); found != ok {
				rt.Fatalf("key of %d bytes found: %v", len(key), found)
			}
			n, fresh := addKey(&table, hash, key)
			if again, new := addKey(&table, hash, string(key)); !fresh || new || again != n || int(n) != len(want) || known != 0 {
				rt.Fatalf("key of %d bytes has the number %d and then %d", len(key), n, again)
			}
			want[string(key)] = n
		}
		found := 0
		table.each(func(n uint32, key []byte) {
			if w, ok := want[string(key)]; !ok || w != n {
				rt.Fatalf("number %d, want %d (%v)", n, w, ok)
			}
			found++
		})
		if found != len(want) || table.len() != len(want) {
			rt.Fatalf("%d of %d keys", found, len(want))
		}
	})
}

// Records have the value that was set last.
func TestBulkRecords(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var records bulkRecords
		want := map[string][]byte{}
		for range rapid.IntRange(0, 300).Draw(rt, "sets") {
			key := []byte{rapid.ByteRange('a', 'h').Draw(rt, "key")}
			value := slices.Repeat([]byte{rapid.Byte().Draw(rt, "value")}, rapid.SampledFrom([]int{0, 1, 7, 90, 5000, recordChunk + 1}).Draw(rt, "size"))
			if fresh, _ := records.set(key, value); fresh != (want[string(key)] == nil) {
				rt.Fatalf("record %q is new: %v", key, fresh)
			}
			want[string(key)] = value
			for k, v := range want {
				if got := records.get([]byte(k)); string(got) != string(v) {
					rt.Fatalf("record %q has %d bytes, want %d", k, len(got), len(v))
				}
			}
		}
		records.each(func(key, value []byte) {
			if string(value) != string(want[string(key)]) {
				rt.Fatalf("record %q", key)
			}
			delete(want, string(key))
		})
		if len(want) > 0 {
			rt.Fatalf("%d records are missing", len(want))
		}
	})
}

// A report is in the event in which it was put last; the reports of an article come in the order in which they were put.
func TestBulkTies(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var ties bulkTies
		events, reports := map[string]uint64{}, map[string][]string{}
		for range rapid.IntRange(0, 200).Draw(rt, "puts") {
			article := rapid.StringOfN(rapid.RuneFrom([]rune("abc")), 1, 2, -1).Draw(rt, "article")
			report := article + rapid.StringOfN(rapid.RuneFrom([]rune("123")), 1, 1, -1).Draw(rt, "report")
			n := rapid.Uint32Range(1, 1000).Draw(rt, "event")
			_, known := events[report]
			if ties.put(report, article, n) == known {
				rt.Fatalf("report %s is new: %v", report, !known)
			}
			if events[report] = uint64(n); !known {
				reports[article] = append(reports[article], report)
			}
		}
		for report, n := range events {
			if got, ok := ties.event(report); !ok || got != n {
				rt.Fatalf("report %s is in event %d, want %d", report, got, n)
			}
		}
		for article, want := range reports {
			if got := ties.siblings(article); !slices.Equal(got, want) {
				rt.Fatalf("article %s has %v, want %v", article, got, want)
			}
		}
		if _, ok := ties.event("none"); ok || ties.siblings("none") != nil {
			rt.Fatal("what was not put is there")
		}
	})
}

// Lists of numbers that grow side by side are read as they were written.
func TestAscending(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var blocks ascendingBlocks
		lists, want := make([]ascending, 5), make([][]uint32, 5)
		n := uint32(0)
		for range rapid.IntRange(0, 500).Draw(rt, "numbers") {
			n += rapid.SampledFrom([]uint32{1, 1, 2, 127, 128, 1 << 14, 1 << 21}).Draw(rt, "step")
			i := rapid.IntRange(0, 4).Draw(rt, "list")
			blocks.add(&lists[i], n)
			want[i] = append(want[i], n)
		}
		for i := range lists {
			if got, err := blocks.append(nil, &lists[i]); err != nil || !slices.Equal(got, want[i]) {
				rt.Fatalf("list %d: %v, want %v, %v", i, got, want[i], err)
			}
		}
	})
}
