package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casus/schema"
)

// A process that is killed in the moment in which Badger makes a log leaves it empty.
func TestOpenBesideAnEmptyLog(t *testing.T) {
	for _, name := range []string{"000001.vlog", "000007.vlog", "00001.mem", "00009.mem"} {
		t.Run(name, func(t *testing.T) {
			empty, filled := t.TempDir(), t.TempDir()
			s := openDir(t, filled)
			events := small1.fill(t, s, 0, 5)
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			for dir, want := range map[string]int{empty: 0, filled: len(events)} {
				path := filepath.Join(dir, name)
				if _, err := os.Stat(path); err == nil {
					continue
				}
				if err := os.WriteFile(path, nil, 0o600); err != nil {
					t.Fatal(err)
				}
				s, err := Open(Options{Dir: dir})
				if err != nil {
					t.Fatal(err)
				}
				got, err := s.CountEvents(context.Background(), schema.EventFilter{}, schema.EndOfTime)
				if err != nil || got != want {
					t.Errorf("%d events, %v; want %d", got, err, want)
				}
				if err := s.Close(); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// A process that is killed while Badger makes its first files leaves some of them, perhaps half written, and no manifest.
func TestOpenWhatWasKilledBeforeItsManifest(t *testing.T) {
	for _, name := range []string{"LOCK", "MANIFEST-REWRITE", "REWRITE-KEYREGISTRY"} {
		for _, content := range []string{"", "Bdg"} {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
			s := openDir(t, dir)
			events := small1.fill(t, s, 0, 5)
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			s = openDir(t, dir)
			if got, err := s.CountEvents(context.Background(), schema.EventFilter{}, schema.EndOfTime); err != nil || got != len(events) {
				t.Errorf("%s of %d bytes: %d events, %v; want %d", name, len(content), got, err, len(events))
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// Existing opens what a store is in, and makes nothing elsewhere.
func TestOpenExisting(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	if _, err := Open(Options{Dir: dir, Existing: true}); !errors.Is(err, ErrNoStore) || !strings.Contains(err.Error(), dir) {
		t.Errorf("a folder that is not there: %v", err)
	}
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder was made: %v", err)
	}
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(Options{Dir: dir, Existing: true}); !errors.Is(err, ErrNoStore) {
		t.Errorf("an empty folder: %v", err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("left in an empty folder: %v, %v", left, err)
	}
	if err := os.WriteFile(filepath.Join(dir, restoringFile), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(Options{Dir: dir, Existing: true}); !errors.Is(err, ErrRestoring) {
		t.Errorf("a restore that was cut off: %v", err)
	}
	if err := os.Remove(filepath.Join(dir, restoringFile)); err != nil {
		t.Fatal(err)
	}
	for _, existing := range []bool{false, true} {
		s, err := Open(Options{Dir: dir, Existing: existing})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
