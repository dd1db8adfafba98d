package store

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casus/schema"
)

// copyFolder copies the files of a folder, as far as they are written: what a killed process leaves.
func copyFolder(t testing.TB, from string) string {
	t.Helper()
	to := t.TempDir()
	entries, err := os.ReadDir(from)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		b, err := usedBytes(filepath.Join(from, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(to, e.Name()), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return to
}

// usedBytes reads a file to where a mebibyte of it is empty: a log that is open is large and empty behind its end.
func usedBytes(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []byte
	for chunk := make([]byte, 1<<20); ; {
		n, err := io.ReadFull(f, chunk)
		out = append(out, chunk[:n]...)
		if err != nil || allZero(chunk) {
			if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
				err = nil
			}
			return out, err
		}
	}
}

// noise is text that does not compress.
func noise(n int) string {
	b := make([]byte, n)
	r := rand.NewChaCha8([32]byte{1})
	_, _ = r.Read(b)
	return base64.StdEncoding.EncodeToString(b)
}

// TestDamagedFilesAreToldOrHarmless flips bits all over the files of a store that was closed and of one that was killed. Each time the
// store either does not open and says which file is damaged, or it is the same as before.
func TestDamagedFilesAreToldOrHarmless(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	s := openDir(t, dir)
	small1.fill(t, s, 0, 60)
	// An entry that is large enough to be kept in the value log.
	if _, err := s.Append(ctx, &schema.Extraction{Article: schema.Article{Title: "Noise", Text: noise(1 << 20)}}); err != nil {
		t.Fatal(err)
	}
	small1.fill(t, s, 60, 70)
	want := dump(t, s)
	killed := copyFolder(t, dir)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	for _, folder := range []string{dir, killed} {
		if err := checkFiles(ctx, folder, nil); err != nil {
			t.Fatalf("nothing is damaged: %v", err)
		}
		entries, err := os.ReadDir(folder)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			flipAll(t, folder, e.Name(), want, seen)
		}
	}
	for _, kind := range []string{".sst", ".mem", ".vlog", "MANIFEST"} {
		if seen[kind] == 0 {
			t.Errorf("no damage of a %s file was told", kind)
		}
	}
	t.Logf("damages told: %v", seen)
}

// places is how many places of a file are flipped.
const places = 8

// flipAll flips a bit at many places of a file, one after the other, and puts it back.
func flipAll(t *testing.T, folder, name, want string, seen map[string]int) {
	t.Helper()
	path := filepath.Join(folder, name)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	used := len(bytes.TrimRight(whole, "\x00"))
	random, harmless := rand.New(rand.NewPCG(1, uint64(used))), 0
	kind := name
	if ext := filepath.Ext(name); ext != "" {
		kind = ext
	}
	for i := range min(used, places) {
		at := random.IntN(used)
		if i < places/4 {
			at = max(0, used-1-i) // what is written last
		}
		b := bytes.Clone(whole)
		b[at] ^= 1 << random.IntN(8)
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		err := checkFiles(context.Background(), folder, nil)
		switch {
		case errors.Is(err, ErrDamaged) && strings.Contains(err.Error(), name):
			seen[kind]++
		case err != nil:
			t.Errorf("%s, byte %d of %d: %v", name, at, used, err)
		case harmless < 2:
			harmless++
			c := copyFolder(t, folder)
			s, err := Open(Options{Dir: c})
			if err != nil {
				if !strings.Contains(err.Error(), name) && !errors.Is(err, ErrDamaged) {
					t.Errorf("%s, byte %d of %d: %v", name, at, used, err)
				}
				break
			}
			if got := dump(t, s); got != want {
				t.Errorf("%s, byte %d of %d: opens, and has another content: %s", name, at, used, firstDifference(got, want))
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		}
	}
	if err := os.WriteFile(path, whole, 0o600); err != nil {
		t.Fatal(err)
	}
}
