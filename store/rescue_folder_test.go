package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dgraph-io/badger/v4"
	"pgregory.net/rapid"

	"casus/schema"
)

// flipped damages a block of a table, or the record of a log, that has what want says; of several the last.
func flipped(t *testing.T, dir string, want func(key []byte) bool) {
	t.Helper()
	tables, err := filepath.Glob(filepath.Join(dir, "*.sst"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := newBlockReader()
	if err != nil {
		t.Fatal(err)
	}
	defer r.close()
	var path string
	var at int64
	for _, name := range tables {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		places, err := tableIndex(bytes.NewReader(b), int64(len(b)), name)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range places {
			content, err := r.content(b[p.offset:p.offset+int64(p.length)], tableCompression)
			if err != nil {
				t.Fatal(err)
			}
			all := true
			if err := blockEntries(content, func(e tableEntry) error { all = all && want(e.key); return nil }); err != nil {
				t.Fatal(err)
			}
			if all {
				path, at = name, p.offset+int64(p.length)/2
			}
		}
	}
	if path == "" {
		t.Fatal("no table has such a block")
	}
	b, err := os.ReadFile(path)
	if err == nil {
		b[at] ^= 4
		err = os.WriteFile(path, b, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// contents are the files of a folder.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range list {
		b, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		out[e.Name()] = string(b)
	}
	return out
}

// reindexedFolder has a store all of which is in tables, and gives its entries and a backup of the first of them.
func reindexedFolder(t *testing.T) (dir, early string, s *Store) {
	t.Helper()
	base := t.TempDir()
	dir, early = filepath.Join(base, "data"), filepath.Join(base, "early.backup")
	s = openDir(t, dir)
	small1.fill(t, s, 0, 100)
	retract(t, s, small1.article(7))
	backupFileOf(t, s, early, Mark{})
	retract(t, s, small1.article(8))
	undo(t, s, 101)
	if err := s.Reindex(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	return dir, early, s
}

func TestRescueWhereAViewIsDamaged(t *testing.T) {
	ctx := context.Background()
	dir, _, s := reindexedFolder(t)
	want := dump(t, s)
	to := filepath.Join(t.TempDir(), "new", "data")
	o := RescueOptions{Dir: dir, To: to}
	if _, err := Rescue(ctx, o); !errors.Is(err, ErrLocked) {
		t.Errorf("a folder that is open: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Rescue(ctx, o); !errors.Is(err, ErrSound) {
		t.Errorf("a folder that is sound: %v", err)
	}
	flipped(t, dir, func(key []byte) bool { return family(key[0]) == posting })
	before := contents(t, dir)
	for _, bad := range []RescueOptions{{Dir: dir, To: dir}, {Dir: dir, To: filepath.Join(dir, "new")}, {Dir: t.TempDir(), To: to}, {Dir: filepath.Join(dir, "none"), To: to}, {Dir: dir, To: filepath.Dir(dir)}} {
		if _, err := Rescue(ctx, bad); err == nil {
			t.Errorf("%+v was done", bad)
		}
	}
	cut, cancel := context.WithCancel(ctx)
	o.Progress = func(stage string, _, _ uint64) {
		if stage == "index" {
			cancel()
		}
	}
	if _, err := Rescue(cut, o); !errors.Is(err, context.Canceled) {
		t.Errorf("cut off: %v", err)
	}
	if left := contents(t, to); len(left) > 0 {
		t.Errorf("a rescue that was cut off leaves %d files", len(left))
	}
	var stages []string
	o.Progress = func(stage string, done, total uint64) {
		if done > total {
			t.Errorf("%s: %d of %d", stage, done, total)
		}
		if len(stages) == 0 || stages[len(stages)-1] != stage {
			stages = append(stages, stage)
		}
	}
	out, err := Rescue(ctx, o)
	if err != nil || !out.Complete() || out.Position != 103 || out.Entries != 103 || len(out.Damages) != 1 || !strings.Contains(out.Damages[0], ".sst, byte ") {
		t.Fatalf("%+v, %v", out, err)
	}
	if got := strings.Join(stages, " "); got != "read sort check copy index compare" {
		t.Errorf("stages: %s", got)
	}
	after := contents(t, dir)
	for name, b := range before {
		if after[name] != b {
			t.Errorf("%s was changed", name)
		}
	}
	if len(after) != len(before) {
		t.Errorf("%d files, before there were %d", len(after), len(before))
	}
	if _, err := os.Stat(filepath.Join(to, rescuedFile)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the backup is left: %v", err)
	}
	saved := openDir(t, to)
	if got := dump(t, saved); got != want {
		t.Error(firstDifference(got, want))
	}
	small1.fill(t, saved, 100, 103)
	if v := verified(t, saved, VerifyOptions{}); !v.Sound() || v.Position != 106 {
		t.Errorf("%+v", v)
	}
}

// TestRescueWithEntriesMissing loses a block of entries: the others keep their positions, so that a backup goes on from one before, which brings back what is
// missing.
func TestRescueWithEntriesMissing(t *testing.T) {
	ctx := context.Background()
	dir, early, s := reindexedFolder(t)
	want := dump(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	flipped(t, dir, func(key []byte) bool {
		return family(key[0]) == journalFamily && binary.BigEndian.Uint64(key[1:]) < 100
	})
	to := filepath.Join(t.TempDir(), "data")
	out, err := Rescue(ctx, RescueOptions{Dir: dir, To: to})
	if err != nil || out.Position != 103 || out.EndUnknown || len(out.Missing) != 1 || out.Entries != 103-1-(out.Missing[0].To-out.Missing[0].From) {
		t.Fatalf("%+v, %v", out, err)
	}
	saved := openDir(t, to)
	if v := verified(t, saved, VerifyOptions{}); !v.Sound() || v.Position != 103 {
		t.Errorf("%+v", v)
	}
	n, err := saved.Statistics(ctx)
	if lost := int(out.Missing[0].To - out.Missing[0].From + 1); err != nil || n.Articles != 100-lost || n.Position != 103 {
		t.Errorf("%+v, %v", n, err)
	}
	if err := saved.ReadJournal(ctx, out.Missing[0].From, func(position uint64, e Entry) error {
		if lost := position <= out.Missing[0].To; lost != (e.Kind == LostEntry) {
			t.Errorf("entry %d is of kind %s", position, e.Kind)
		}
		return nil
	}); err != nil {
		t.Error(err)
	}
	if c := saved.corrections.counting; len(c) != 1 || c[0].Position != 102 {
		t.Errorf("corrections that count: %+v", c)
	}
	// A server that is on the way takes no harm from a gap, and neither does a second rescue.
	_, info, err := LatestBackup([]string{early})
	if err != nil {
		t.Fatal(err)
	}
	late := filepath.Join(t.TempDir(), "late.backup")
	backupFileOf(t, saved, late, info.End)
	if got := dump(t, restored(t, early, late)); got != want {
		t.Error(firstDifference(got, want))
	}
	if _, err := saved.Append(ctx, small1.article(int(out.Missing[0].From)-1)); err != nil {
		t.Error(err)
	}
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

// TestAnyEntryMayBeLost loses any entries of a journal of articles and corrections of all kinds: views can be built, and all that is asked is answered.
func TestAnyEntryMayBeLost(t *testing.T) {
	ctx := context.Background()
	made := map[schema.CorrectionKind]int{}
	rapid.Check(t, func(r *rapid.T) {
		s, other := inMemory(r), inMemory(r)
		defer func() { _ = errors.Join(s.Close(), other.Close()) }()
		for i := range rapid.IntRange(3, 14).Draw(r, "steps") {
			if i > 1 && rapid.Bool().Draw(r, "corrects") {
				c := anyCorrection(r, s, i)
				if _, _, err := s.Correct(ctx, c); err == nil {
					made[c.Kind]++
				}
				continue
			}
			if _, err := s.Append(ctx, wire(r, i)); err != nil {
				r.Fatal(err)
			}
		}
		end, err := s.journalEnd()
		if err != nil {
			r.Fatal(err)
		}
		var lost []*schema.Extraction
		if err := other.db.Update(func(t *badger.Txn) error {
			err := t.Set(endKey, binary.BigEndian.AppendUint64(nil, end))
			return errors.Join(err, s.ReadJournal(ctx, 1, func(position uint64, e Entry) error {
				if rapid.IntRange(0, 3).Draw(r, "lost") == 0 {
					if e.Kind == ArticleEntry {
						lost = append(lost, e.Extraction)
					}
					e = Entry{Kind: LostEntry}
				}
				b, err := other.journal.encode(e)
				if err != nil {
					return err
				}
				return t.Set(journalKey(position), b)
			}))
		}); err != nil {
			r.Fatal(err)
		}
		if err := other.Reindex(ctx, nil); err != nil {
			r.Fatal(err)
		}
		everything(r, other, schema.EndOfTime)
		// What is lost is loaded again.
		for i, x := range lost {
			if out, err := other.Append(ctx, x); err != nil || out.Position != end+uint64(i)+1 {
				r.Fatalf("%+v, %v", out, err)
			}
		}
		got := everything(r, other, schema.EndOfTime)
		if err := other.recorrect(); err != nil {
			r.Fatal(err)
		}
		same(r, "an overlay made at once differs from one that loads have come to", got, everything(r, other, schema.EndOfTime))
		if v, err := other.Verify(ctx, VerifyOptions{}); err != nil || !v.Sound() || v.Position != end+uint64(len(lost)) {
			r.Fatalf("%+v, %v, %d entries, %d again", v, err, end, len(lost))
		}
	})
	if len(made) < len(schema.CorrectionKinds()) {
		t.Errorf("corrections made: %v", made)
	}
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
