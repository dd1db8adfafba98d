package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dgraph-io/badger/v4"
	"pgregory.net/rapid"

	"casus/schema"
)

// eachBlock calls fn with the blocks of a folder's tables, in order, and with what each unpacks to, valid during the call.
func eachBlock(t testing.TB, dir string, fn func(path string, p tablePlace, content []byte)) {
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
	for _, path := range tables {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		places, err := tableIndex(bytes.NewReader(b), int64(len(b)), path)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range places {
			content, err := r.content(b[p.offset:p.offset+int64(p.length)], tableCompression)
			if err != nil {
				t.Fatal(err)
			}
			fn(path, p, content)
		}
	}
}

// allKeys tells whether a block has nothing but keys that are wanted.
func allKeys(t testing.TB, content []byte, want func(key []byte) bool) bool {
	t.Helper()
	all := true
	if err := blockEntries(content, func(e tableEntry) error {
		all = all && want(e.key[:len(e.key)-versionSize])
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return all
}

// flipped damages a block of a table that has nothing but keys that are wanted; of several the last.
func flipped(t *testing.T, dir string, want func(key []byte) bool) {
	t.Helper()
	var damaged string
	var at int64
	eachBlock(t, dir, func(path string, p tablePlace, content []byte) {
		if allKeys(t, content, want) {
			damaged, at = path, p.offset+int64(p.length)/2
		}
	})
	if damaged == "" {
		t.Fatal("no table has such a block")
	}
	b, err := os.ReadFile(damaged)
	if err == nil {
		b[at] ^= 4
		err = os.WriteFile(damaged, b, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// contents are the files of a folder.
func contents(t testing.TB, dir string) map[string]string {
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

// TestRescueWithEntriesMissing damages a block of entries: the others keep their positions, so that a backup goes on from one before, which brings back what is
// missing.
func TestRescueWithEntriesMissing(t *testing.T) {
	ctx := context.Background()
	dir, early, s := reindexedFolder(t)
	want := dump(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	flipped(t, dir, func(key []byte) bool {
		return positionOf(key) > 0 && positionOf(key) < 100
	})
	to := filepath.Join(t.TempDir(), "data")
	out, err := Rescue(ctx, RescueOptions{Dir: dir, To: to})
	// A bit hurts one entry of its block.
	if err != nil || out.Position != 103 || out.EndUnknown || len(out.Missing) != 1 || out.Missing[0].To != out.Missing[0].From || out.Entries != 102 {
		t.Fatalf("%+v, %v", out, err)
	}
	saved := openDir(t, to)
	if v := verified(t, saved, VerifyOptions{}); !v.Sound() || v.Position != 103 {
		t.Errorf("%+v", v)
	}
	n, err := saved.Statistics(ctx)
	if err != nil || n.Articles != 99 || n.Position != 103 {
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
	_, info, err := LatestBackup([]string{early})
	if err != nil {
		t.Fatal(err)
	}
	late := filepath.Join(t.TempDir(), "late.backup")
	backupFileOf(t, saved, late, info.End)
	if got := dump(t, restored(t, early, late)); got != want {
		t.Error(firstDifference(got, want))
	}
	// Also from one that ends with the missing entry, but from none that ends with another.
	end := Mark{Position: out.Missing[0].From, Entry: Sum{1}}
	for _, since := range []Mark{end, {Position: end.Position + 1, Entry: Sum{1}}} {
		if _, err := saved.Backup(ctx, io.Discard, BackupOptions{Since: since}); (err == nil) != (since == end) {
			t.Errorf("since entry %d: %v", since.Position, err)
		}
	}
	again, err := saved.Append(ctx, small1.article(int(out.Missing[0].From)-1))
	if err != nil || again.Known || again.Position != 104 {
		t.Errorf("loaded again: %+v, %v", again, err)
	}
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
		allChanges(r, other, schema.ChangesQuery{KnownFrom: begins(schema.MustTime("2016-09-02")), KnownTo: schema.EndOfTime, First: 3})
		// What is lost is loaded again.
		for i, x := range lost {
			if out, err := other.Append(ctx, x); err != nil || out.Position != end+uint64(i)+1 {
				r.Fatalf("%+v, %v", out, err)
			}
		}
		allChanges(r, other, schema.ChangesQuery{KnownFrom: begins(schema.MustTime("2016-09-02")), KnownTo: schema.EndOfTime, First: 3})
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
