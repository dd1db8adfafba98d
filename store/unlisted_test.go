package store

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/table"
	"pgregory.net/rapid"

	"casus/schema"
)

// tabled is a folder that nobody has open, the journal of which is in several tables, and what it has.
type tabled struct {
	dir     string
	entries [][]byte
	views   string
}

// newTabled makes one. Each round ends with a table, the last but one has its entry in the value log; where killed says so, another is in a log of memtables.
func newTabled(t *testing.T, rounds int, killed bool) tabled {
	t.Helper()
	dir := t.TempDir()
	for round := range rounds {
		s, err := Open(Options{Dir: dir, memTable: 16 << 20})
		if err != nil {
			t.Fatal(err)
		}
		if round == rounds-2 {
			_, err = s.Append(context.Background(), &schema.Extraction{Article: schema.Article{Title: "Noise", Text: noise(1 << 20)}})
		} else {
			small1.fill(t, s, round*6, round*6+6)
		}
		if err := errors.Join(err, s.Close()); err != nil {
			t.Fatal(err)
		}
	}
	s, err := Open(Options{Dir: dir, memTable: 16 << 20})
	if err != nil {
		t.Fatal(err)
	}
	if killed {
		small1.fill(t, s, rounds*6, rounds*6+3)
	}
	out := tabled{dir: dir, entries: entriesOf(t, s), views: dump(t, s)}
	if killed {
		out.dir = copyFolder(t, dir)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return out
}

// same opens a folder and compares it with what there was.
func (f tabled) same(t *testing.T, what, dir string) {
	t.Helper()
	s, err := Open(Options{Dir: dir, memTable: 16 << 20})
	if err != nil {
		t.Errorf("%s: %v", what, err)
		return
	}
	if got := entriesOf(t, s); !slices.EqualFunc(got, f.entries, slices.Equal) {
		t.Errorf("%s: it opens with %d entries of %d", what, len(got), len(f.entries))
	} else if got := dump(t, s); got != f.views {
		t.Errorf("%s: %s", what, firstDifference(got, f.views))
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

// refused opens a folder that has to be refused, and rescues it: all is there, before and after.
func (f tabled) refused(t *testing.T, what, dir string, err error) {
	t.Helper()
	before := contents(t, dir)
	s, again := Open(Options{Dir: dir, memTable: 16 << 20})
	if again == nil {
		_ = s.Close()
	}
	if !errors.Is(again, ErrDamaged) || again.Error() != err.Error() {
		t.Errorf("%s: %v, at first %v", what, again, err)
	}
	after := contents(t, dir)
	for name, b := range before {
		if after[name] != b {
			t.Errorf("%s: %s was changed", what, name)
		}
	}
	out, got := gathered(t, dir)
	// Where a table is gone that the manifest has, what it had is in another, but nobody knows whether that was all.
	gone := strings.Contains(err.Error(), "the file is missing")
	if !slices.EqualFunc(got, f.entries, slices.Equal) || len(out.Missing) > 0 || out.EndUnknown != gone || len(out.Damages) == 0 {
		t.Errorf("%s: %d entries of %d are rescued: %+v", what, len(got), len(f.entries), out)
	}
}

// recordEnds are the ends of a manifest's records, beginning with that of its head.
func recordEnds(b []byte) []int {
	out := []int{8}
	for at := 8; at < len(b); {
		at += 8 + int(binary.BigEndian.Uint32(b[at:]))
		out = append(out, at)
	}
	return out
}

// TestCutManifest cuts the list of tables off at the end of each record, and inside of each: a folder opens with all that was acknowledged, or not at all.
func TestCutManifest(t *testing.T) {
	for name, f := range map[string]tabled{"closed": newTabled(t, 4, false), "merged": newTabled(t, 7, false), "killed": newTabled(t, 4, true)} {
		whole, err := os.ReadFile(filepath.Join(f.dir, badger.ManifestFilename))
		if err != nil {
			t.Fatal(err)
		}
		ends := recordEnds(whole)
		opened, alone, other := 0, 0, 0
		var last string
		for k, end := range ends {
			cuts := []int{end}
			if k+1 < len(ends) {
				cuts = append(cuts, end+1+4*(k%3), ends[k+1]-1)
			}
			for _, cut := range cuts {
				dir, what := copyFolder(t, f.dir), fmt.Sprintf("%s, %d bytes of %d", name, cut, len(whole))
				if err := os.Truncate(filepath.Join(dir, badger.ManifestFilename), int64(cut)); err != nil {
					t.Fatal(err)
				}
				err := sound(dir)
				switch {
				case err == nil:
					opened++
					f.same(t, what, dir)
					continue
				case !errors.Is(err, ErrDamaged):
					t.Fatalf("%s: %v", what, err)
				case strings.Contains(err.Error(), "MANIFEST, byte "+fmt.Sprint(end)) && strings.Contains(err.Error(), ".sst, in which alone journal entry "):
					alone++
					last = dir
				default:
					other++
				}
				f.refused(t, what, dir, fmt.Errorf("open store %s: %w", dir, err))
			}
		}
		t.Logf("%s: %d records; %d times it opens, %d times a table alone has an entry, %d times it is damaged otherwise", name, len(ends)-1, opened, alone, other)
		if opened == 0 || alone == 0 {
			t.Errorf("%s: the cuts were all alike", name)
			continue
		}
		to := filepath.Join(t.TempDir(), "data")
		if out, err := Rescue(context.Background(), RescueOptions{Dir: last, To: to}); err != nil || !out.Complete() {
			t.Fatalf("%s: %+v, %v", name, out, err)
		}
		s := openDir(t, to)
		if got := entriesOf(t, s); !slices.EqualFunc(got, f.entries, slices.Equal) {
			t.Errorf("%s: %d entries of %d in the rescued folder", name, len(got), len(f.entries))
		}
	}
}

// TestTablesAsAKillLeavesThem puts tables into a folder of which its manifest does not know: made of a log of memtables, or of other tables, as a whole or by
// half.
func TestTablesAsAKillLeavesThem(t *testing.T) {
	dir := t.TempDir()
	s := openDir(t, dir)
	small1.fill(t, s, 0, 20)
	f := tabled{entries: entriesOf(t, s), views: dump(t, s)}
	killed := copyFolder(t, dir)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	flushed, err := filepath.Glob(filepath.Join(dir, "*.sst"))
	if err != nil || len(flushed) != 1 {
		t.Fatalf("%v, %v", flushed, err)
	}
	b, err := os.ReadFile(flushed[0])
	if err != nil {
		t.Fatal(err)
	}
	put := func(folder, name string, b []byte) string {
		t.Helper()
		to := copyFolder(t, folder)
		if err := os.WriteFile(filepath.Join(to, name), b, 0o600); err != nil {
			t.Fatal(err)
		}
		return to
	}
	zeros := slices.Concat(b[:len(b)/2], make([]byte, len(b)-len(b)/2))
	for what, made := range map[string][]byte{"whole": b, "half": b[:len(b)/2], "half on the disk": zeros, "empty": nil, "zeros": make([]byte, len(b))} {
		f.same(t, "flushed, "+what, put(killed, filepath.Base(flushed[0]), made))
		f.same(t, "merged, "+what, put(dir, table.IDToFilename(77), made))
	}
	// It was to be told of as the process ended.
	half := put(killed, filepath.Base(flushed[0]), b)
	manifest, err := os.OpenFile(filepath.Join(half, badger.ManifestFilename), os.O_APPEND|os.O_WRONLY, 0)
	if err == nil {
		_, err = manifest.Write([]byte{0, 0, 0, 6, 1, 2, 3, 4, 10})
	}
	if err := errors.Join(err, manifest.Close()); err != nil {
		t.Fatal(err)
	}
	f.same(t, "half a record", half)
	// The same table is all there is where the log is gone.
	lost := put(killed, filepath.Base(flushed[0]), b)
	logs, err := filepath.Glob(filepath.Join(lost, "*.mem"))
	if err != nil || len(logs) == 0 {
		t.Fatalf("%v, %v", logs, err)
	}
	for _, log := range logs {
		if err := os.Remove(log); err != nil {
			t.Fatal(err)
		}
	}
	if err = sound(lost); err == nil || !strings.Contains(err.Error(), filepath.Base(flushed[0])+", in which alone journal entry 1 is") {
		t.Fatalf("the log is gone: %v", err)
	}
	f.refused(t, "the log is gone", lost, fmt.Errorf("open store %s: %w", lost, err))
	// What was never acknowledged, or is in a file of its own, is not looked for.
	for _, mark := range []string{loadingFile, restoringFile, reindexingFile} {
		if err := sound(put(lost, mark, nil)); err != nil {
			t.Errorf("%s: %v", mark, err)
		}
	}
}

// TestPositions compares stretches with sets.
func TestPositions(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		var of [2]positions
		var sets [2]map[uint64]bool
		for i := range of {
			sets[i] = map[uint64]bool{}
			for _, p := range rapid.SliceOf(rapid.Uint64Range(1, 20)).Draw(r, "positions") {
				of[i].add(p)
				sets[i][p] = true
			}
		}
		left := of[0].without(of[1])
		for p := range uint64(22) {
			if of[0].has(p) != sets[0][p] || left.has(p) != (sets[0][p] && !sets[1][p]) {
				r.Fatalf("%v without %v is %v", of[0], of[1], left)
			}
		}
		if !slices.IsSortedFunc(left, func(a, b Stretch) int { return int(a.To) - int(b.From) }) {
			r.Fatalf("%v is not in order", left)
		}
	})
}

// TestBlocksWithEntries looks for entries in few blocks of tables, and finds those that are in all.
func TestBlocksWithEntries(t *testing.T) {
	dir, _, s := reindexedFolder(t)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	tables := map[string][]tablePlace{}
	eachBlock(t, dir, func(path string, p tablePlace, _ []byte) { tables[path] = append(tables[path], p) })
	all, some := 0, 0
	for _, at := range []Stretch{{1, 1}, {1, 103}, {40, 60}, {103, 103}, {104, 200}} {
		few := map[tablePlaceOf]bool{}
		for path, places := range tables {
			all += len(places)
			for _, p := range blocksWith(places, at.From, at.To) {
				few[tablePlaceOf{path, p.offset}] = true
			}
		}
		some += len(few)
		eachBlock(t, dir, func(path string, p tablePlace, content []byte) {
			if err := blockEntries(content, func(e tableEntry) error {
				if n := positionOf(e.key[:len(e.key)-versionSize]); n >= at.From && n <= at.To && !few[tablePlaceOf{path, p.offset}] {
					t.Errorf("%v: entry %d is in the block at byte %d of %s", at, n, p.offset, path)
				}
				return nil
			}); err != nil {
				t.Fatal(err)
			}
		})
	}
	t.Logf("%d blocks of %d", some, all)
	if some == 0 || some > all/2 {
		t.Error("too many blocks")
	}
}

type tablePlaceOf struct {
	path   string
	offset int64
}
