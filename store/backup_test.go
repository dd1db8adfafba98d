package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var backupDay = time.Date(2026, 11, 26, 0, 0, 0, 0, time.UTC)

// backup writes a backup into a file.
func backupFileOf(t testing.TB, s *Store, path string, since Mark) BackupInfo {
	t.Helper()
	var b bytes.Buffer
	info, err := s.Backup(context.Background(), &b, BackupOptions{Since: since, Made: backupDay})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	if got, err := ReadBackup(context.Background(), &b, nil); err != nil || got != info {
		t.Fatalf("read back: %+v, %v, want %+v", got, err, info)
	}
	return info
}

// restored restores backups into a new folder and opens it.
func restored(t testing.TB, files ...string) *Store {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "new", "data")
	if _, err := Restore(context.Background(), RestoreOptions{Dir: dir, Files: files}); err != nil {
		t.Fatal(err)
	}
	return openDir(t, dir)
}

func TestRestoredIsTheSameStore(t *testing.T) {
	dir := t.TempDir()
	path := func(n int) string { return filepath.Join(dir, fmt.Sprintf("%d.casus", n)) }
	s := openDir(t, filepath.Join(dir, "data"))
	small1.fill(t, s, 0, 30)
	full := backupFileOf(t, s, path(0), Mark{})
	if full.Entries != 30 || full.End.Position != 30 || full.Since != (Mark{}) || !full.Made.Equal(backupDay) {
		t.Errorf("full backup: %+v", full)
	}
	small1.fill(t, s, 30, 45)
	second := backupFileOf(t, s, path(1), full.End)
	if nothing := backupFileOf(t, s, path(2), second.End); nothing.Entries != 0 || nothing.End != second.End {
		t.Errorf("backup of nothing: %+v", nothing)
	}
	retract(t, s, small1.article(40))
	small1.fill(t, s, 45, 50)
	third := backupFileOf(t, s, path(3), second.End)
	want := dump(t, s)
	// Whatever the order and whatever is too much.
	all := restored(t, path(3), path(2), path(0), path(1))
	if got := dump(t, all); got != want {
		t.Errorf("restored: %s", firstDifference(got, want))
	}
	// The restored journal is the same one, so that backups go on from where they were.
	small1.fill(t, s, 50, 52)
	small1.fill(t, all, 50, 52)
	a, b := backupFileOf(t, s, path(4), third.End), backupFileOf(t, all, path(5), third.End)
	if a != b {
		t.Errorf("backups of both: %+v, %+v", a, b)
	}
	if got := dump(t, restored(t, path(0), path(1), path(3), path(5))); got != dump(t, s) {
		t.Errorf("restored again: %s", firstDifference(got, dump(t, s)))
	}
	// An empty store too.
	empty := openDir(t, filepath.Join(dir, "empty"))
	backupFileOf(t, empty, path(6), Mark{})
	if got, want := dump(t, restored(t, path(6))), dump(t, empty); got != want {
		t.Errorf("restored emptiness: %s", firstDifference(got, want))
	}
}

func TestBackupRefusesAnotherStoresMark(t *testing.T) {
	a, b := open(t), open(t)
	small1.fill(t, a, 0, 5)
	small1.fill(t, b, 1, 6)
	dir := t.TempDir()
	info := backupFileOf(t, a, filepath.Join(dir, "a"), Mark{})
	for name, since := range map[string]Mark{"another journal's": info.End, "beyond the end": {Position: 9}, "no position": {Entry: info.End.Entry}} {
		if _, err := b.Backup(context.Background(), &bytes.Buffer{}, BackupOptions{Since: since}); !errors.Is(err, ErrOtherJournal) {
			t.Errorf("%s: %v", name, err)
		}
	}
	small1.fill(t, b, 6, 7)
	first := backupFileOf(t, b, filepath.Join(dir, "b"), Mark{})
	small1.fill(t, a, 5, 8)
	backupFileOf(t, a, filepath.Join(dir, "a2"), info.End)
	for name, c := range map[string]struct {
		files []string
		want  string
	}{
		"nothing":          {nil, "no backup was given"},
		"no full one":      {[]string{"a2"}, "goes on from entry 5, and none of the backups given ends there"},
		"of another store": {[]string{"a2", "b"}, "none of the backups given ends there"},
		"not there":        {[]string{"c"}, "no such file"},
	} {
		var files []string
		for _, f := range c.files {
			files = append(files, filepath.Join(dir, f))
		}
		target := filepath.Join(dir, "new")
		if _, err := Restore(context.Background(), RestoreOptions{Dir: target, Files: files}); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
		if _, err := os.Stat(target); !os.IsNotExist(err) {
			t.Errorf("%s: the folder was touched", name)
		}
	}
	if first.Entries != 6 {
		t.Errorf("%+v", first)
	}
	// A file that ends where the next begins, but of another store.
	c := open(t)
	small1.fill(t, c, 1, 6)
	backupFileOf(t, c, filepath.Join(dir, "c"), Mark{})
	_, err := Restore(context.Background(), RestoreOptions{Dir: filepath.Join(dir, "new"), Files: []string{filepath.Join(dir, "c"), filepath.Join(dir, "a2")}})
	if err == nil || !strings.Contains(err.Error(), "another store") {
		t.Errorf("chain of two stores: %v", err)
	}
}

// chunked makes a backup of many chunks.
func chunked(t testing.TB, entries int) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := newBackupWriter(&b, backupHeader{To: uint64(entries), Made: backupDay})
	if err != nil {
		t.Fatal(err)
	}
	for i := range entries {
		if err := w.entry(fmt.Appendf([]byte{entryVersion}, `{"kind":"article","n":%d}`, i)); err != nil {
			t.Fatal(err)
		}
		if i%3 == 2 {
			if err := w.flush(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if _, err := w.close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestDamagedBackupsAreRefused flips each bit, cuts at each byte: no such file is taken for a backup, and what was given out before the
// damage is right.
func TestDamagedBackupsAreRefused(t *testing.T) {
	whole := chunked(t, 8)
	want := map[uint64]string{}
	if _, err := ReadBackup(context.Background(), bytes.NewReader(whole), func(p uint64, e []byte) error {
		want[p] = string(e)
		return nil
	}); err != nil || len(want) != 8 {
		t.Fatalf("%d entries, %v", len(want), err)
	}
	check := func(what string, b []byte) {
		_, err := ReadBackup(context.Background(), bytes.NewReader(b), func(p uint64, e []byte) error {
			if want[p] != string(e) {
				t.Errorf("%s: entry %d is %q", what, p, e)
			}
			return nil
		})
		if !errors.Is(err, ErrBackup) || !strings.Contains(err.Error(), "at byte ") {
			t.Errorf("%s: %v", what, err)
		}
	}
	for i := range whole {
		check(fmt.Sprintf("cut at %d", i), whole[:i])
		for bit := range 8 {
			b := bytes.Clone(whole)
			b[i] ^= 1 << bit
			check(fmt.Sprintf("bit %d of byte %d", bit, i), b)
		}
	}
	check("followed by something", append(bytes.Clone(whole), 0))
	check("twice", append(bytes.Clone(whole), whole...))
	check("text", []byte("{\"kind\":\"article\"}\n"))
	// Whole blocks in another order.
	blocks := splitBlocks(t, whole)
	for i := 1; i < len(blocks)-2; i++ {
		swapped := append([][]byte{}, blocks...)
		swapped[i], swapped[i+1] = swapped[i+1], swapped[i]
		check(fmt.Sprintf("blocks %d and %d swapped", i, i+1), bytes.Join(swapped, nil))
		check(fmt.Sprintf("block %d left out", i), bytes.Join(append(append([][]byte{}, blocks[:i]...), blocks[i+1:]...), nil))
		check(fmt.Sprintf("block %d twice", i), bytes.Join(append(append([][]byte{}, blocks[:i+1]...), blocks[i:]...), nil))
	}
	// What is said at both ends can be read without the middle, and a cut is seen.
	if got, err := PeekBackup(bytes.NewReader(whole)); err != nil || got.Entries != 8 {
		t.Errorf("%+v, %v", got, err)
	}
	for i := range whole {
		if _, err := PeekBackup(bytes.NewReader(whole[:i])); err == nil {
			t.Errorf("cut at %d: no error", i)
		}
	}
}

// splitBlocks takes a backup apart: what stands before the header and the header, the chunks, the trailer, the footer.
func splitBlocks(t *testing.T, b []byte) [][]byte {
	t.Helper()
	at := len(backupMagic) + 1
	out := [][]byte{b[:at]}
	for len(b)-at > 4+len(backupEnd) {
		n := blockHead + int(binary.BigEndian.Uint32(b[at+1:]))
		out = append(out, b[at:at+n])
		at += n
	}
	out[1] = append(out[0], out[1]...)
	return append(out[1:], b[at:])
}

func TestRestoreIsWholeOrNotThere(t *testing.T) {
	dir := t.TempDir()
	s := openDir(t, filepath.Join(dir, "data"))
	small1.fill(t, s, 0, 20)
	file := filepath.Join(dir, "full")
	backupFileOf(t, s, file, Mark{})
	want := dump(t, s)
	ctx := context.Background()

	if _, err := Restore(ctx, RestoreOptions{Dir: filepath.Join(dir, "data"), Files: []string{file}}); !errors.Is(err, ErrNotEmpty) {
		t.Errorf("into a folder with data: %v", err)
	}
	target := filepath.Join(dir, "new")
	for _, stage := range []string{"check", "copy", "index", "compare"} {
		cut, cancel := context.WithCancel(ctx)
		_, err := Restore(cut, RestoreOptions{Dir: target, Files: []string{file}, Progress: func(s string, done, _ uint64) {
			if s == stage && done == 10 {
				cancel()
			}
		}})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("cut off while it did %s: %v", stage, err)
		}
		if left, err := os.ReadDir(target); err == nil && len(left) > 0 {
			t.Errorf("cut off while it did %s: it left %v", stage, left)
		}
	}
	// What a kill leaves does not open, and is restored over.
	if err := occupy(target); err != nil {
		t.Fatal(err)
	}
	half, err := openStore(Options{Dir: target}, true)
	if err != nil {
		t.Fatal(err)
	}
	small1.fill(t, half, 50, 60)
	if _, err := Restore(ctx, RestoreOptions{Dir: target, Files: []string{file}}); !errors.Is(err, ErrLocked) {
		t.Errorf("into a folder that is being restored: %v", err)
	}
	if err := half.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(Options{Dir: target}); !errors.Is(err, ErrRestoring) {
		t.Errorf("open after a cut: %v", err)
	}
	out, err := Restore(ctx, RestoreOptions{Dir: target, Files: []string{file}})
	if err != nil || out.End.Position != 20 || len(out.Files) != 1 {
		t.Fatalf("%+v, %v", out, err)
	}
	if got := dump(t, openDir(t, target)); got != want {
		t.Errorf("restored: %s", firstDifference(got, want))
	}
}

// TestBackupWhileLoading has articles come in while a backup is made: it has those that were there when it began.
func TestBackupWhileLoading(t *testing.T) {
	s := openDir(t, t.TempDir())
	small1.fill(t, s, 0, 100)
	done := make(chan error, 1)
	begun := make(chan bool)
	go func() {
		<-begun
		for i := 100; i < 150; i++ {
			if _, err := s.Append(context.Background(), small1.article(i)); err != nil {
				done <- err
				return
			}
		}
		done <- nil
	}()
	var b bytes.Buffer
	info, err := s.Backup(context.Background(), &b, BackupOptions{Progress: func(n, total uint64) {
		if n == 1 {
			close(begun)
		}
		if n == 50 {
			if err := <-done; err != nil {
				t.Error(err)
			}
		}
	}})
	if err != nil || info.End.Position != 100 {
		t.Fatalf("%+v, %v", info, err)
	}
	if got, err := ReadBackup(context.Background(), &b, nil); err != nil || got != info {
		t.Errorf("%+v, %v", got, err)
	}
}

func FuzzReadBackup(f *testing.F) {
	whole := chunked(f, 4)
	f.Add(whole)
	f.Add(whole[:len(whole)-20])
	f.Add([]byte(backupMagic + "\x01"))
	f.Add([]byte(backupMagic + "\x01C\xff\xff\xff\xff0000"))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, b []byte) {
		next := uint64(0)
		info, err := ReadBackup(context.Background(), bytes.NewReader(b), func(p uint64, _ []byte) error {
			if next != 0 && p != next {
				t.Fatalf("entry %d behind %d", p, next-1)
			}
			next = p + 1
			return nil
		})
		if err != nil {
			if !errors.Is(err, ErrBackup) {
				t.Fatal(err)
			}
			return
		}
		if peeked, err := PeekBackup(bytes.NewReader(b)); err != nil || peeked != info {
			t.Fatalf("%+v, %v, read %+v", peeked, err, info)
		}
	})
}
