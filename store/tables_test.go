package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/pb"
)

// Tables of several streams that are adopted are Badger's, whatever it had before, and stay so.
func TestAdoptedTablesAreBadgers(t *testing.T) {
	dir := t.TempDir()
	s := openDir(t, dir)
	small1.fill(t, s, 0, 3)
	before := dump(t, s)
	made := func(stream, i int) []byte {
		h := sha256.Sum256([]byte{byte(stream), byte(i), byte(i >> 8)})
		return h[:1+i%32]
	}
	const streams, keys = 3, 10_000
	for round := range 2 {
		key := func(stream, i int) []byte { return fmt.Appendf(nil, "~%d%d%06d", round, stream, i) }
		ts := newTables(context.Background(), s)
		ts.o.TableSize = 64 << 10
		for stream := range streams {
			w := tableStream{ctx: context.Background(), db: s.db, tables: ts}
			for i := range keys {
				if err := w.put(key(stream, i), made(stream, i)); err != nil {
					t.Fatal(err)
				}
			}
			if err := w.end(); err != nil {
				t.Fatal(err)
			}
		}
		if err := errors.Join(ts.wait(), s.adopt()); err != nil {
			t.Fatal(err)
		}
		if n := len(s.db.Tables()); n < 2*streams {
			t.Errorf("round %d: %d tables", round, n)
		}
		for stream := range streams {
			for i := range keys {
				if err := s.db.View(func(txn *badger.Txn) error {
					got, err := value(txn, key(stream, i))
					if !bytes.Equal(got, made(stream, i)) {
						return fmt.Errorf("%x, %w", got, err)
					}
					return err
				}); err != nil {
					t.Fatalf("round %d, key %s: %v", round, key(stream, i), err)
				}
			}
		}
	}
	small1.fill(t, s, 3, 6)
	appended := open(t)
	small1.fill(t, appended, 0, 3)
	if want := dump(t, appended); before != want {
		t.Errorf("before: %s", firstDifference(before, want))
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = openDir(t, dir)
	if st, err := s.Statistics(context.Background()); err != nil || st.Articles != 6 {
		t.Errorf("opened again: %+v, %v", st, err)
	}
}

// A process that ends before its tables are adopted leaves nothing that counts, under neither name.
func TestTablesLeftBehind(t *testing.T) {
	dir := t.TempDir()
	s := openDir(t, dir)
	small1.fill(t, s, 0, 3)
	want := dump(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	left := []string{filepath.Join(dir, "000001"+tableExt), filepath.Join(dir, "999999.sst")}
	for _, name := range left {
		if err := os.WriteFile(name, []byte("half of a table"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s = openDir(t, dir)
	if got := dump(t, s); got != want {
		t.Error(firstDifference(got, want))
	}
	for _, name := range left {
		if _, err := os.Stat(name); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s is left: %v", name, err)
		}
	}
}

// A table that cannot be written is an error of the build, and nothing is adopted.
func TestTablesThatCannotBeWritten(t *testing.T) {
	dir := t.TempDir()
	s := openDir(t, dir)
	ts := newTables(context.Background(), s)
	ts.o.TableSize = 64 << 10
	// Its name is taken.
	if err := os.WriteFile(filepath.Join(dir, "000002"+tableExt), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	w := tableStream{ctx: context.Background(), db: s.db, tables: ts}
	var err error
	for i := 0; i < 100_000 && err == nil; i++ {
		err = w.put(fmt.Appendf(nil, "~%06d", i), bytes.Repeat([]byte{byte(i), byte(i >> 8)}, 50))
	}
	w.drop()
	if err = errors.Join(err, ts.wait()); !errors.Is(err, os.ErrExist) {
		t.Errorf("%v", err)
	}
}

func TestEmptyLevel(t *testing.T) {
	for _, c := range []struct {
		levels []uint32
		want   int
	}{
		{nil, 6},
		{[]uint32{0}, 6},
		{[]uint32{6}, 5},
		{[]uint32{0, 6, 5, 5}, 4},
		{[]uint32{4}, 6},
		{[]uint32{1, 2, 3, 4, 5, 6}, 0},
	} {
		changes := &pb.ManifestChangeSet{}
		for i, l := range c.levels {
			changes.Changes = append(changes.Changes, &pb.ManifestChange{Id: uint64(i + 1), Op: pb.ManifestChange_CREATE, Level: l})
		}
		b, err := appendChanges([]byte("Bdgr\x00\x00\x00\x08"), changes)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Join(t.TempDir(), badger.ManifestFilename)
		if err := os.WriteFile(name, b, 0o600); err != nil {
			t.Fatal(err)
		}
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		m, end, err := badger.ReplayManifestFile(f, 0, badger.DefaultOptions(""))
		if err := errors.Join(err, f.Close()); err != nil || end != int64(len(b)) {
			t.Fatalf("%v: read up to %d of %d, %v", c.levels, end, len(b), err)
		}
		if got := emptyLevel(m, 7); got != c.want {
			t.Errorf("%v: level %d, want %d", c.levels, got, c.want)
		}
	}
}
