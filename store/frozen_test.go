package store

import (
	"archive/tar"
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/dgraph-io/badger/v4"
	"github.com/klauspost/compress/zstd"

	"casus/schema"
)

// freeze writes the frozen folder of the layout at hand: go test ./store -run TestFrozen -freeze.
var freeze = flag.Bool("freeze", false, "write a data folder of this layout into testdata")

func frozenPath(n int) string {
	return filepath.Join("testdata", fmt.Sprintf("layout-%d.tar.zst", n))
}

// frozenArticles is how many articles of the small corpus a frozen folder has.
const frozenArticles = 20

// migrated are the older layouts whose folders are brought to this one when they are opened.
var migrated = []string{frozenPath(4), frozenPath(5), frozenPath(6)}

// TestFrozenFoldersOpenOrAreRefused opens the data folder that each layout has left: that of this layout gives what it was made of, and so does
// one that is migrated, whose views are then what its journal gives in a new store. Another is refused with what to do.
func TestFrozenFoldersOpenOrAreRefused(t *testing.T) {
	if *freeze {
		writeFrozen(t, frozenPath(layout))
	}
	files, err := filepath.Glob(filepath.Join("testdata", "layout-*.tar.zst"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no frozen folders: %v", err)
	}
	for _, f := range files {
		dir := thaw(t, f)
		s, err := Open(Options{Dir: dir})
		if f != frozenPath(layout) && !slices.Contains(migrated, f) {
			if !errors.Is(err, ErrLayout) {
				t.Errorf("%s: %v, want ErrLayout", f, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", f, err)
			continue
		}
		n, err := s.Statistics(context.Background())
		if err != nil || n.Articles != frozenArticles {
			t.Errorf("%s: %+v, %v", f, n, err)
		}
		all, err := s.CountEvents(context.Background(), schema.EventFilter{}, schema.EndOfTime)
		if err != nil || all != n.Events {
			t.Errorf("%s: %d events are listed, %d counted, %v", f, all, n.Events, err)
		}
		if got, want := dump(t, s), dump(t, replayed(t, s)); got != want {
			t.Errorf("%s: its journal gives other views: %s", f, firstDifference(got, want))
		}
		if v := verified(t, s, VerifyOptions{}); !v.Sound() {
			t.Errorf("%s: %+v", f, v)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
}

// A folder whose lists are all in blocks, as a first load leaves it, is migrated too.
func TestFoldedFolderIsMigrated(t *testing.T) {
	dir := t.TempDir()
	s := openDir(t, dir)
	xs := make([]*schema.Extraction, frozenArticles)
	for i := range xs {
		xs[i] = small1.article(i)
	}
	loadBulk(t, s, xs)
	want := dump(t, s)
	err := s.update(func(t *badger.Txn) error { return t.Set(layoutKey, []byte{layout - 1}) })
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	if got := dump(t, openDir(t, dir)); got != want {
		t.Error(firstDifference(got, want))
	}
}

// replayed is a new store to which the articles in another's journal were appended.
func replayed(t *testing.T, from *Store) *Store {
	t.Helper()
	s := open(t)
	err := from.ReadJournal(context.Background(), 1, func(_ uint64, e Entry) error {
		_, err := s.Append(context.Background(), e.Extraction)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func writeFrozen(t *testing.T, path string) {
	t.Helper()
	dir := t.TempDir()
	s := openDir(t, dir)
	small1.fill(t, s, 0, frozenArticles)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	z, err := zstd.NewWriter(&b, zstd.WithEncoderLevel(zstd.SpeedBestCompression))
	if err != nil {
		t.Fatal(err)
	}
	w := tar.NewWriter(z)
	if err := errors.Join(w.AddFS(os.DirFS(dir)), w.Close(), z.Close(), os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, b.Bytes(), 0o644)); err != nil {
		t.Fatal(err)
	}
}

func thaw(t *testing.T, path string) string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := zstd.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	dir := t.TempDir()
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return dir
		}
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err == nil && h.Typeflag == tar.TypeReg {
			err = os.WriteFile(filepath.Join(dir, filepath.Base(h.Name)), b, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}
