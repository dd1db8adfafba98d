package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// TestDoubtfulEntriesAreWhatTheyWere changes every part of what blocks unpack to: what is taken of them nevertheless is what was there, in its place.
func TestDoubtfulEntriesAreWhatTheyWere(t *testing.T) {
	dir, _, s := reindexedFolder(t)
	entries := entriesOf(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	// A table with all of a small journal in few blocks.
	small := t.TempDir()
	s = openDir(t, small)
	small1.fill(t, s, 0, 6)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for name, blocks := range map[string][][]byte{
		"behind others":  journalBlocks(t, dir, false)[:2],
		"before others":  append([][]byte{nil}, journalBlocks(t, dir, false)[1:3]...),
		"between others": journalBlocks(t, dir, false)[:3],
		"among others":   append([][]byte{nil}, journalBlocks(t, small, true)[:1]...),
	} {
		taken, cases, random := 0, 0, rand.New(rand.NewPCG(5, 6))
		for at := range blocks[1] {
			// Of the values some bytes are enough, of keys and the end of the block all.
			if at > 64 && at < len(blocks[1])-128 && random.IntN(32) > 0 {
				continue
			}
			b := bytes.Clone(blocks[1])
			b[at] ^= 1 << random.IntN(8)
			taken += doubtfulTaken(t, blocks, b, entries)
			cases++
		}
		t.Logf("%s: %d entries in %d cases", name, taken, cases)
		if taken < 2*cases {
			t.Errorf("%s: too few are taken", name)
		}
	}
}

// doubtfulTaken puts a block that is damaged in the place of the second of some, reads them, and counts the entries that are taken of it.
func doubtfulTaken(t *testing.T, blocks [][]byte, b []byte, entries [][]byte) (taken int) {
	t.Helper()
	c, err := newCodec()
	if err != nil {
		t.Fatal(err)
	}
	defer c.unzip.Close()
	r := &rescue{ctx: context.Background(), codec: c, found: newSorter("", 1<<20)}
	read := tableRead{rescue: r}
	if blocks[0] != nil {
		err = read.block(blocks[0])
	}
	err = errors.Join(err, read.damaged(b))
	if len(blocks) > 2 {
		err = errors.Join(err, read.block(blocks[2]))
	}
	if err := errors.Join(err, read.end()); err != nil {
		t.Fatal(err)
	}
	p := &picker{rescue: r}
	if err := r.found.each(func(key, value []byte) error {
		position := binary.BigEndian.Uint64(key)
		if plain, ok := p.plain(key[8], value); ok && !bytes.Equal(plain, entries[position-1]) {
			t.Errorf("entry %d is another one", position)
		} else if ok && key[8] == fromDoubtful {
			taken++
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return taken
}

// journalBlocks are the contents of the blocks of tables that have nothing but journal entries, or these among others, in order.
func journalBlocks(t *testing.T, dir string, mixed bool) (out [][]byte) {
	t.Helper()
	eachBlock(t, dir, func(_ string, _ tablePlace, content []byte) {
		entries, others := 0, 0
		if err := blockEntries(content, func(e tableEntry) error {
			if positionOf(e.key[:len(e.key)-versionSize]) > 0 {
				entries++
			} else {
				others++
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		if entries > 2 && (others > 0) == mixed {
			out = append(out, bytes.Clone(content))
		}
	})
	return out
}

// TestRescueTakesCorrectionsFromViews loses the entry of a correction: the views have it too.
func TestRescueTakesCorrectionsFromViews(t *testing.T) {
	s := openDir(t, t.TempDir())
	ids := small1.fill(t, s, 0, 10)
	m := by(schema.MergeEvents, ids[0], 0)
	m.Others = ids[1:2]
	mustCorrect(t, s, m)
	retract(t, s, small1.article(2))
	if err := s.db.View(func(tx *badger.Txn) error {
		for position := uint64(11); position <= 12; position++ {
			v, err := value(tx, correctionKey(position))
			if err != nil {
				return err
			}
			plain, ok := plainCorrection(v)
			if want := entriesOf(t, s)[position-1]; !ok || !bytes.Equal(plain, want) {
				t.Errorf("%q, %v, want %q", plain, ok, want)
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"", "{}", "x", `{"kind":"UNDO"}`} {
		if plain, ok := plainCorrection([]byte(bad)); ok {
			t.Errorf("%s gives %q", bad, plain)
		}
	}
}

// TestRescueOfAJournalThatIsAside damages the file that a reindex that was cut off has left.
func TestRescueOfAJournalThatIsAside(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	s := openDir(t, dir)
	small1.fill(t, s, 0, 60)
	entries := entriesOf(t, s)
	a, err := s.setAside(ctx, s.journal.(*localJournal))
	if err := errors.Join(err, a.leave(), s.db.DropAll(), s.Close()); err != nil {
		t.Fatal(err)
	}
	w := &wreck{dir: dir, entries: entries}
	path := filepath.Join(dir, reindexingFile)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var starts []int
	for at := headSize; at < len(whole); {
		starts = append(starts, at)
		n, k := binary.Uvarint(whole[at:])
		at += k + int(n)
	}
	starts = append(starts, len(whole))
	if out, got := gathered(t, dir); len(out.Damages) > 0 || !out.Complete() || w.check(t, "whole", out, got, func(uint64) bool { return false }) > 0 {
		t.Fatalf("%+v", out)
	}
	change := func(what string, b []byte, sure bool, lost ...uint64) {
		t.Helper()
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		out, got := gathered(t, dir)
		n := w.check(t, what, out, got, func(p uint64) bool { return slices.Contains(lost, p) })
		if n != len(lost) || len(out.Damages) == 0 || out.EndUnknown == sure {
			t.Errorf("%s: %d lost: %+v", what, n, out)
		}
	}
	with := func(fn func(b []byte)) []byte {
		b := bytes.Clone(whole)
		fn(b)
		return b
	}
	change("a bit of an entry", with(func(b []byte) { b[starts[10]+20] ^= 1 }), true, 11)
	for bit := range 8 {
		change("a bit of a length", with(func(b []byte) { b[starts[10]] ^= 1 << bit }), true, 11)
		change("a bit of a length's end", with(func(b []byte) { b[starts[10]+1] ^= 1 << bit }), true, 11)
		change("a bit of the number of entries", with(func(b []byte) { b[headSize-1] ^= 1 << bit }), false)
		change("a bit of the last length", with(func(b []byte) { b[starts[59]] ^= 1 << bit }), true, 60)
	}
	change("three entries", with(func(b []byte) { clear(b[starts[10]:starts[13]]) }), true, 11, 12, 13)
	change("the first ones", with(func(b []byte) { clear(b[headSize : starts[2]-5]) }), true, 1, 2)
	change("the head too", with(func(b []byte) { clear(b[:starts[1]-5]) }), false, 1)
	change("two entries and one", with(func(b []byte) { clear(b[starts[10]+9 : starts[10]+12]); clear(b[starts[20]+9 : starts[20]+12]) }), true, 11, 21)
	change("two lengths", with(func(b []byte) { b[starts[10]] ^= 1; b[starts[20]] ^= 1 }), true, 11, 21)
	change("the end", whole[:starts[57]+3], true, 58, 59, 60)
}

// badDisk gives an error for a stretch.
type badDisk struct {
	*bytes.Reader
	from, to int64
}

func (d badDisk) ReadAt(b []byte, at int64) (int, error) {
	if at < d.to && d.from < at+int64(len(b)) {
		return 0, errors.New("input/output error")
	}
	return d.Reader.ReadAt(b, at)
}

func TestRescueReadsAroundBadSectors(t *testing.T) {
	b := bytes.Repeat([]byte("x"), 5*sectorSize+100)
	var bad []int64
	f := softFile{badDisk{bytes.NewReader(b), sectorSize + 10, 3*sectorSize + 1}, int64(len(b)), func(at int64, _ error) { bad = append(bad, at) }}
	want := bytes.Clone(b)
	clear(want[sectorSize : 4*sectorSize])
	got := make([]byte, len(b))
	if n, err := f.ReadAt(got, 0); n != len(b) || err != nil || !bytes.Equal(got, want) || !slices.Equal(bad, []int64{sectorSize, 2 * sectorSize, 3 * sectorSize}) {
		t.Errorf("%d, %v, bad %v", n, err, bad)
	}
	got = make([]byte, len(b))
	if n, err := f.ReadAt(got, 50); n != len(b)-50 || err == nil || !bytes.Equal(got[:4*sectorSize-50], want[50:4*sectorSize]) {
		t.Errorf("from 50 on: %d, %v", n, err)
	}
	if all, err := f.used(); err != nil || !bytes.Equal(all, want) {
		t.Errorf("used: %d bytes, %v", len(all), err)
	}
}

// FuzzRescue reads any bytes as any file of a folder.
func FuzzRescue(f *testing.F) {
	names := []string{"000001.sst", "00001.mem", "000001.vlog", "MANIFEST", reindexingFile, "KEYREGISTRY"}
	dir := f.TempDir()
	s, err := Open(Options{Dir: dir})
	if err != nil {
		f.Fatal(err)
	}
	for i := range 3 {
		if _, err := s.Append(context.Background(), small1.article(i)); err != nil {
			f.Fatal(err)
		}
	}
	entries := entriesOf(f, s)
	add := func() {
		for i, name := range names {
			if b, err := usedBytes(filepath.Join(dir, name)); err == nil {
				f.Add(byte(i), b[:min(len(b), 1<<16)])
			}
		}
	}
	add()
	a, err := s.setAside(context.Background(), s.journal.(*localJournal))
	if err := errors.Join(err, a.leave()); err != nil {
		f.Fatal(err)
	}
	add()
	if err := s.Close(); err != nil {
		f.Fatal(err)
	}
	add()
	f.Fuzz(func(t *testing.T, file byte, b []byte) {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, names[int(file)%len(names)]), b, 0o600); err != nil {
			t.Fatal(err)
		}
		out, got := gathered(t, dir)
		for i, e := range got {
			if !bytes.Equal(e, lostEntry) && !slices.ContainsFunc(entries, func(want []byte) bool { return bytes.Equal(e, want) }) {
				t.Fatalf("entry %d was invented: %q, %+v", i+1, e, out)
			}
		}
	})
}
