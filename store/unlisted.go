package store

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/table"
)

// As Badger opens a folder it takes away every table that its manifest does not have. A process that was killed leaves such tables by right: one that was
// made, but not told of yet, has what a log of memtables or older tables still have, and one that was merged into others is told of no more. Where the manifest has lost
// its end, though, a table that it does not have may be all there is of the journal's last entries. What tells the two apart is what is in the tables.

// checkUnlisted refuses a folder with a table that its manifest, of which Badger reads the bytes up to end, does not have, and in which alone a journal
// entry is. names are the folder's files, listed the tables that the manifest has; those and the logs are whole.
func checkUnlisted(ctx context.Context, dir string, names []string, listed map[uint64]badger.TableManifest, end int64) error {
	known := map[string]bool{}
	for id := range listed {
		known[table.IDToFilename(id)] = true
	}
	var unlisted, logs []string
	for _, name := range names {
		switch ext := filepath.Ext(name); {
		case name == reindexingFile, name == loadingFile, name == restoringFile:
			// The journal is in that file, or what there is of it was never acknowledged.
			return nil
		case ext == ".sst" && !known[name]:
			unlisted = append(unlisted, name)
		case ext == ".mem":
			logs = append(logs, name)
		}
	}
	if len(unlisted) == 0 {
		return nil
	}
	blocks, err := newBlockReader()
	if err != nil {
		return err
	}
	defer blocks.close()
	r := &rescue{ctx: ctx, o: RescueOptions{Dir: dir}, blocks: blocks, told: map[string]bool{}, heard: &heard{to: math.MaxUint64}}
	own := make([]positions, len(unlisted))
	var all, elsewhere positions
	for i, name := range unlisted {
		if own[i], err = r.hear(name, r.table); err != nil {
			return err
		}
		all = append(all, own[i]...)
	}
	// look reads files for as long as entries are missing, and of tables no more than these may be in.
	look := func(names []string, fn func(path string, f softFile) error) error {
		for _, name := range names {
			if all = all.without(elsewhere); len(all) == 0 {
				return nil
			}
			r.heard.from, r.heard.to = all[0].From, all[len(all)-1].To
			p, err := r.hear(name, fn)
			if err != nil {
				return err
			}
			elsewhere = append(elsewhere, p...)
		}
		return nil
	}
	if err := look(logs, r.memLog); err != nil {
		return err
	}
	// The latest tables are the likeliest to have what a late one has.
	tables := slices.Sorted(maps.Keys(known))
	slices.Reverse(tables)
	if err := look(tables, r.table); err != nil {
		return err
	}
	if all = all.without(elsewhere); len(all) == 0 {
		return nil
	}
	first := all[0].From
	for i, name := range unlisted {
		if own[i].has(first) {
			return damaged(badger.ManifestFilename, end, "it does not have the table %s, in which alone journal entry %d is; a rescue brings it back", name, first)
		}
	}
	return nil
}

// heard is what a rescue takes note of that is asked for nothing but the positions of journal entries, between two of them.
type heard struct {
	from, to uint64
	positions
}

// hear gives the positions of the journal's entries that a file has.
func (r *rescue) hear(name string, fn func(path string, f softFile) error) (positions, error) {
	path := filepath.Join(r.o.Dir, name)
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	i, err := f.Stat()
	if err != nil {
		return nil, err
	}
	var unread error
	r.heard.positions = nil
	err = fn(path, softFile{f, i.Size(), func(at int64, err error) { unread = errors.Join(unread, damaged(path, at, "%v", err)) }})
	return r.heard.positions, errors.Join(err, unread)
}

// blocksWith are the blocks of a table that may have journal entries from one position to another.
func blocksWith(places []tablePlace, from, to uint64) []tablePlace {
	low, high := journalKey(from), journalKey(to)
	begin, _ := slices.BinarySearchFunc(places, low, func(p tablePlace, key []byte) int { return bytes.Compare(p.first, key) })
	end, _ := slices.BinarySearchFunc(places, high, func(p tablePlace, key []byte) int {
		return cmp.Or(bytes.Compare(p.first[:max(0, len(p.first)-versionSize)], key), -1)
	})
	return places[max(0, begin-1):end]
}

// positions are those of journal entries, as stretches of what follows each other.
type positions []Stretch

// add adds a position behind those that were found before.
func (p *positions) add(position uint64) {
	if n := len(*p); n > 0 {
		if last := &(*p)[n-1]; last.From <= position && position-1 <= last.To {
			last.To = max(last.To, position)
			return
		}
	}
	*p = append(*p, Stretch{position, position})
}

// ordered are the same positions in order, in as few stretches as there can be.
func (p positions) ordered() positions {
	var out positions
	for _, s := range slices.SortedFunc(slices.Values(p), func(a, b Stretch) int { return cmp.Compare(a.From, b.From) }) {
		if n := len(out); n > 0 && s.From-1 <= out[n-1].To {
			out[n-1].To = max(out[n-1].To, s.To)
		} else {
			out = append(out, s)
		}
	}
	return out
}

// without are the positions that others do not have, in order.
func (p positions) without(others positions) positions {
	var out positions
	others = others.ordered()
	for _, s := range p.ordered() {
		for len(others) > 0 && others[0].To < s.From {
			others = others[1:]
		}
		for _, o := range others {
			if o.From > s.To {
				break
			}
			if o.From > s.From {
				out = append(out, Stretch{s.From, o.From - 1})
			}
			if s.From = o.To + 1; o.To >= s.To {
				s = Stretch{1, 0}
				break
			}
		}
		if s.From <= s.To {
			out = append(out, s)
		}
	}
	return out
}

// has tells whether a position is one of them.
func (p positions) has(position uint64) bool {
	return slices.ContainsFunc(p, func(s Stretch) bool { return s.From <= position && position <= s.To })
}
