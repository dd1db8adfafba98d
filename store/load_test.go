package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/dgraph-io/badger/v4"
	"pgregory.net/rapid"

	"casus/schema"
)

// loadBulk loads articles into an empty store as a first load.
func loadBulk(t interface{ Fatal(...any) }, s *Store, xs []*schema.Extraction) LoadTotal {
	l, err := s.Load(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range xs {
		if _, err := l.Append(context.Background(), x); err != nil {
			t.Fatal(err)
		}
	}
	sum, err := l.Finish(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

// A first load and a reindex give what appending one by one gives, record by record, and the store goes on from there alike.
func TestLoadIsWhatAppendGives(t *testing.T) {
	merged := 0
	rapid.Check(t, func(rt *rapid.T) {
		c := synthetic{seed: rapid.Uint64Range(1, 1e6).Draw(rt, "seed"), events: rapid.IntRange(2, 5).Draw(rt, "events"), actors: rapid.IntRange(2, 12).Draw(rt, "actors"),
			places: rapid.IntRange(2, 10).Draw(rt, "places"), years: 1}
		n := rapid.IntRange(1, 60).Draw(rt, "articles")
		var xs []*schema.Extraction
		for i := range n {
			xs = append(xs, c.article(i))
		}
		if rapid.Bool().Draw(rt, "twice") {
			xs = append(xs, c.article(0))
		}
		appended, err := Open(Options{InMemory: true})
		if err != nil {
			rt.Fatal(err)
		}
		defer func() { _ = appended.Close() }()
		appended.foldSize = 1000
		var want LoadTotal
		for _, x := range xs {
			out, err := appended.Append(context.Background(), x)
			if err != nil {
				rt.Fatal(err)
			}
			want.add(out)
		}
		merged += want.Updated
		loaded, err := Open(Options{InMemory: true})
		if err != nil {
			rt.Fatal(err)
		}
		defer func() { _ = loaded.Close() }()
		loaded.foldSize = 1000
		if got := loadBulk(rt, loaded, xs); got != want {
			rt.Fatalf("%+v, want %+v", got, want)
		}
		if got, want := dump(t, loaded), dump(t, appended); got != want {
			rt.Fatalf("loaded: %s", firstDifference(got, want))
		}
		for i := range 10 {
			for _, s := range []*Store{loaded, appended} {
				if _, err := s.Append(context.Background(), c.article(n+i)); err != nil {
					rt.Fatal(err)
				}
			}
		}
		if got, want := dump(t, loaded), dump(t, appended); got != want {
			rt.Fatalf("after more: %s", firstDifference(got, want))
		}
		if err := loaded.Reindex(context.Background(), nil); err != nil {
			rt.Fatal(err)
		}
		if got, want := dump(t, loaded), dump(t, appended); got != want {
			rt.Fatalf("after a reindex: %s", firstDifference(got, want))
		}
	})
	if merged == 0 {
		t.Error("no report joined an event")
	}
}

func TestLoadOnDisk(t *testing.T) {
	dir := t.TempDir()
	s := openDir(t, dir)
	var xs []*schema.Extraction
	for i := range 100 {
		xs = append(xs, small1.article(i))
	}
	l, err := s.Load(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Append(context.Background(), xs[0]); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Statistics(context.Background()); !errors.Is(err, ErrIncomplete) {
		t.Errorf("read meanwhile: %v", err)
	}
	if err := l.Cancel(); err != nil {
		t.Fatal(err)
	}
	if st, err := s.Statistics(context.Background()); err != nil || st != (schema.Statistics{}) {
		t.Errorf("given up: %+v, %v", st, err)
	}
	loadBulk(t, s, xs)
	if _, err := s.Load(context.Background()); !errors.Is(err, ErrLoaded) {
		t.Errorf("a second load: %v", err)
	}
	appended := open(t)
	small1.fill(t, appended, 0, 100)
	want := dump(t, appended)
	if got := dump(t, s); got != want {
		t.Errorf("loaded: %s", firstDifference(got, want))
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = openDir(t, dir)
	if got := dump(t, s); got != want {
		t.Errorf("opened again: %s", firstDifference(got, want))
	}
	// Corrections end what is built at once; the rest follows one by one.
	retract(t, s, small1.article(3))
	small1.fill(t, s, 100, 120)
	want = dump(t, s)
	if err := s.Reindex(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	if got := dump(t, s); got != want {
		t.Errorf("after a reindex: %s", firstDifference(got, want))
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if filepath.Ext(e.Name()) == ".tmp" || filepath.Ext(e.Name()) == tableExt || e.Name() == loadingFile {
			t.Errorf("%s is left", e.Name())
		}
	}
}

// What a first load that was cut off while it wrote its tables has left counts for nothing.
func TestLoadCutOff(t *testing.T) {
	dir := t.TempDir()
	s := openDir(t, dir)
	var xs []*schema.Extraction
	for i := range 20 {
		xs = append(xs, small1.article(i))
	}
	loadBulk(t, s, xs)
	// As if the process had ended before the last step.
	if err := s.update(func(t *badger.Txn) error { return t.Delete(layoutKey) }); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, loadingFile), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s = openDir(t, dir)
	if st, err := s.Statistics(context.Background()); err != nil || st != (schema.Statistics{}) {
		t.Errorf("%+v, %v", st, err)
	}
	loadBulk(t, s, xs)
	if st, err := s.Statistics(context.Background()); err != nil || st.Articles != 20 {
		t.Errorf("loaded again: %+v, %v", st, err)
	}
}

func TestLoadRefuses(t *testing.T) {
	s := open(t)
	l, err := s.Load(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	bad := small1.article(1)
	bad.Events[0].Type = "NONE"
	if _, err := l.Append(context.Background(), bad); err == nil {
		t.Error("an extraction that is none")
	}
	if _, err := l.Append(context.Background(), small1.article(2)); err != nil {
		t.Error(err)
	}
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := l.Finish(ended, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("ended: %v", err)
	}
	small1.fill(t, s, 0, 3)
}
