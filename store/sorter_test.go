package store

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// A sorter gives what it took, in order, whether that fitted into its memory or not, and leaves no file behind.
func TestSorter(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := newSorter(t.TempDir(), rapid.SampledFrom([]int{64, 500, 1 << 20}).Draw(rt, "limit"))
		keys := rapid.SliceOfDistinct(rapid.SliceOfN(rapid.SampledFrom([]byte("\x00abr_\xff")), 1, 20), func(b []byte) string { return string(b) }).Draw(rt, "keys")
		want := map[string][]byte{}
		for i, k := range keys {
			v := binary.AppendUvarint(nil, uint64(i))
			want[string(k)] = v
			if err := s.add(k, v); err != nil {
				rt.Fatal(err)
			}
		}
		slices.SortFunc(keys, bytes.Compare)
		i := 0
		err := s.each(func(key, value []byte) error {
			if i >= len(keys) || !bytes.Equal(key, keys[i]) || !bytes.Equal(value, want[string(key)]) {
				return fmt.Errorf("%d: %q %q", i, key, value)
			}
			i++
			return nil
		})
		if err != nil || i != len(keys) {
			rt.Fatal(i, err)
		}
		if err := s.close(); err != nil {
			rt.Fatal(err)
		}
	})
}

// A reader of a spill gives each record, in whatever order they are asked for.
func TestSpillReader(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s, err := newSpill(t.TempDir())
		if err != nil {
			rt.Fatal(err)
		}
		defer func() {
			if err := s.close(); err != nil {
				rt.Error(err)
			}
		}()
		sizes := rapid.SliceOfN(rapid.SampledFrom([]int{0, 3, 500, 40_000, readAhead + 7, 3 * readAhead}), 1, 150).Draw(rt, "sizes")
		var places []int64
		for i, n := range sizes {
			at, err := s.record(bytes.Repeat([]byte{byte(i)}, n))
			if err != nil {
				rt.Fatal(err)
			}
			places = append(places, at)
		}
		r := spillReader{s: s}
		for range 2 * len(sizes) {
			i := rapid.IntRange(0, len(sizes)-1).Draw(rt, "which")
			b, err := r.recordAt(places[i])
			if err != nil || !bytes.Equal(b, bytes.Repeat([]byte{byte(i)}, sizes[i])) {
				rt.Fatalf("record %d: %d bytes, want %d, %v", i, len(b), sizes[i], err)
			}
		}
		for i := range sizes {
			if b, err := r.recordAt(places[i]); err != nil || len(b) != sizes[i] {
				rt.Fatalf("record %d: %d bytes, want %d, %v", i, len(b), sizes[i], err)
			}
		}
	})
}
