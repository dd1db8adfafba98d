package store

import (
	"fmt"
	"maps"
	"slices"

	"github.com/dgraph-io/badger/v4"
)

// eachPosting calls fn with all postings of a family's lists as one snapshot has them, folded or not, with keys as if each had one: that of
// its list with its point behind. They come in the order of these keys.
func eachPosting(t *badger.Txn, f family, fn func(key, value []byte) error) error {
	applied, err := value(t, appliedKey)
	if err != nil {
		return err
	}
	folded, err := value(t, foldedKey)
	if err != nil {
		return err
	}
	g, err := readSegment(t, number(folded), number(applied))
	if err != nil {
		return err
	}
	found := map[string]bool{}
	for k := range g.lists {
		found[k] = family(k[0]) == f
	}
	if err := findLists(t, f, found); err != nil {
		return err
	}
	view := liveView{segments: []*segment{g}, applied: number(applied)}
	for _, k := range slices.Sorted(maps.Keys(found)) {
		if found[k] {
			if err := eachIn(t, f, k, view, fn); err != nil {
				return err
			}
		}
	}
	return nil
}

// findLists finds the lists that have blocks.
func findLists(t *badger.Txn, f family, found map[string]bool) error {
	o := badger.DefaultIteratorOptions
	o.Prefix = []byte{byte(f)}
	o.PrefetchValues = false
	it := t.NewIterator(o)
	defer it.Close()
	// A list's name ends with NUL, and those of events have the width class behind it.
	end := 1
	if f == posting {
		end = 2
	}
	for it.Rewind(); it.Valid(); it.Next() {
		k := it.Item().Key()
		n := len(k) - pointSize
		if n < 2+end || k[n-end] != 0 {
			return fmt.Errorf("%q: %w", k, errBlock)
		}
		found[string(k[:n])] = true
	}
	return nil
}

// eachIn calls fn with the postings of one list.
func eachIn(t *badger.Txn, f family, prefix string, view liveView, fn func(key, value []byte) error) error {
	l := &lists{blocks: newBlocks(t, f, nil), view: view}
	defer l.close()
	c := l.cursor([]byte(prefix), 0)
	for p := lowest; ; p = after(c.at, false) {
		if c.seek(p); !c.ok {
			return l.err()
		}
		if err := fn(c.at.append([]byte(prefix)), c.value); err != nil {
			return err
		}
	}
}
