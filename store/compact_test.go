package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/dgraph-io/badger/v4/table"
)

// bytesOf is how much room the files of a folder take, those of memtables and of the value log that are open apart.
func bytesOf(t testing.TB, dir string) (n int64) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.sst"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if i, err := os.Stat(f); err == nil {
			n += i.Size()
		}
	}
	return n
}

// TestDiskUseStaysBounded reindexes and opens again ten times: the folder takes as much room as a new one that has the same.
func TestDiskUseStaysBounded(t *testing.T) {
	dir, ctx := t.TempDir(), context.Background()
	s := openDir(t, dir)
	small1.fill(t, s, 0, 120)
	once := int64(0)
	for round := range 10 {
		if err := s.Reindex(ctx, nil); err != nil {
			t.Fatal(err)
		}
		// The first time sees that nothing comes in, the second merges.
		for range 2 {
			if err := s.tidy(ctx); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if round == 0 {
			once = bytesOf(t, dir)
		}
		s = openDir(t, dir)
	}
	if n := bytesOf(t, dir); once == 0 || n > 2*once {
		t.Errorf("%d bytes after ten rounds, %d after one", n, once)
	}
	if n, err := s.Statistics(ctx); err != nil || n.Articles != 120 {
		t.Errorf("%+v, %v", n, err)
	}
}

// TestDamageWhileOpen spoils a table of a store that is open: once that is seen, nothing is answered.
func TestDamageWhileOpen(t *testing.T) {
	dir, ctx := t.TempDir(), context.Background()
	s := openDir(t, dir)
	small1.fill(t, s, 0, 20)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = openDir(t, dir)
	if err := s.checkWhileOpen(ctx); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, table.IDToFilename(s.db.Tables()[0].ID))
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteAt([]byte{0xff, 0xff}, 64); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(f.Sync(), f.Close(), s.checkWhileOpen(ctx)); !errors.Is(err, ErrDamaged) {
		t.Errorf("check: %v", err)
	}
	if _, err := s.Statistics(ctx); !errors.Is(err, ErrDamaged) {
		t.Errorf("an answer: %v", err)
	}
	if _, err := s.Append(ctx, small1.article(30)); !errors.Is(err, ErrDamaged) {
		t.Errorf("append: %v", err)
	}
}
