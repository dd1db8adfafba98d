package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"casus/schema"
)

// wreck is a folder with its journal, and where that stands in its files.
type wreck struct {
	dir     string
	entries [][]byte
	files   map[string][]byte
	// places are the stretches of files that entries stand in: each copy of one is in a stretch of its own.
	places []wreckPlace
}

// wreckPlace is a stretch of a file without which an entry cannot be read.
type wreckPlace struct {
	name     string
	from, to int
	position uint64
}

// newWreck looks at a folder that nobody has open.
func newWreck(t testing.TB, dir string, entries [][]byte) *wreck {
	t.Helper()
	w := &wreck{dir: dir, entries: entries, files: map[string][]byte{}}
	files := contents(t, dir)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		b := []byte(files[name])
		w.files[name] = b
		if ext := filepath.Ext(name); ext == ".mem" || ext == ".vlog" {
			w.log(name, b)
		}
	}
	eachBlock(t, dir, func(path string, p tablePlace, content []byte) {
		if err := blockEntries(content, func(e tableEntry) error {
			w.put(filepath.Base(path), int(p.offset), int(p.offset)+p.length, e.key)
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	})
	return w
}

func (w *wreck) put(name string, from, to int, key []byte) {
	if len(key) == 9+versionSize && family(key[0]) == journalFamily {
		w.places = append(w.places, wreckPlace{name, from, to, binary.BigEndian.Uint64(key[1:])})
	}
}

func (w *wreck) log(name string, b []byte) {
	first := len(w.places)
	for at := logHeader; ; {
		e := logEntry(b[at:])
		if !e.whole {
			return
		}
		w.put(name, at, at+e.length, e.key)
		at += e.length
		if e.meta&(logTxnEnd|logTxn) == logTxnEnd {
			// What is cut off before the end of a transaction was never acknowledged.
			for i := range w.places[first:] {
				w.places[first+i].to = at
			}
			first = len(w.places)
		}
	}
}

// without are the positions that cannot be read anywhere when a stretch of a file is gone.
func (w *wreck) without(name string, from, to int) map[uint64]bool {
	hit, elsewhere := map[uint64]bool{}, map[uint64]bool{}
	for _, p := range w.places {
		switch {
		case p.name == name && p.from < to && from < p.to:
			hit[p.position] = true
		case filepath.Ext(p.name) != ".vlog" || !strings.HasSuffix(name, ".vlog"):
			elsewhere[p.position] = true
		}
	}
	for p := range elsewhere {
		// A pointer into a value log is no copy.
		if hit[p] && !strings.HasSuffix(name, ".vlog") {
			delete(hit, p)
		}
	}
	return hit
}

// entriesOf are the entries of a store, as a backup has them.
func entriesOf(t testing.TB, s *Store) (out [][]byte) {
	t.Helper()
	end, err := s.journalEnd()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.plainEntries(context.Background(), 1, end, func(_ uint64, plain []byte) error {
		out = append(out, bytes.Clone(plain))
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return out
}

// gathered is what a rescue reads of a folder: what it tells, and the entries.
func gathered(t testing.TB, dir string) (Rescued, [][]byte) {
	t.Helper()
	to := t.TempDir()
	out, err := gather(context.Background(), RescueOptions{Dir: dir, To: to, Progress: func(string, uint64, uint64) {}, memory: 1 << 14})
	if err != nil && !errors.Is(err, ErrSound) && !errors.Is(err, ErrNothing) {
		t.Fatal(err)
	}
	if errors.Is(err, ErrSound) && (len(out.Damages) > 0 || !out.Complete()) {
		t.Fatalf("sound: %+v", out)
	}
	if errors.Is(err, ErrNothing) {
		return Rescued{Missing: []Stretch{}, Damages: out.Damages, EndUnknown: true}, nil
	}
	f, err := os.Open(filepath.Join(to, rescuedFile))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var entries [][]byte
	if _, err := ReadBackup(context.Background(), f, func(_ uint64, plain []byte) error {
		entries = append(entries, bytes.Clone(plain))
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(to); err != nil {
		t.Fatal(err)
	}
	return out, entries
}

// check compares what was rescued with what was there. It returns how many entries are lost.
func (w *wreck) check(t testing.TB, what string, out Rescued, got [][]byte, mayLose func(position uint64) bool) (lost int) {
	t.Helper()
	if len(got) != int(out.Position) {
		t.Fatalf("%s: %d entries, position %d", what, len(got), out.Position)
	}
	missing := map[uint64]bool{}
	for _, m := range out.Missing {
		for p := m.From; p <= m.To; p++ {
			missing[p] = true
		}
	}
	taken := 0
	for i, want := range w.entries {
		p := uint64(i + 1)
		switch {
		case i < len(got) && bytes.Equal(got[i], want):
			taken++
		case i < len(got) && bytes.Equal(got[i], lostEntry) && missing[p], i >= len(got):
			if lost++; !mayLose(p) {
				t.Errorf("%s: entry %d is lost: %+v", what, p, out)
			}
		default:
			t.Fatalf("%s: entry %d is another one: %q, missing %v", what, p, got[i], missing[p])
		}
	}
	for i := len(w.entries); i < len(got); i++ {
		if !bytes.Equal(got[i], lostEntry) {
			t.Fatalf("%s: entry %d was invented: %q", what, i+1, got[i])
		}
	}
	if taken != int(out.Entries) {
		t.Errorf("%s: %d entries, told %d", what, taken, out.Entries)
	}
	return lost
}

// wrecks are a store that was closed, one that was killed, one that was built anew, and one that has grown since. All have a correction and an entry in the value log.
func wrecks(t testing.TB) map[string]*wreck {
	t.Helper()
	ctx := context.Background()
	dir := t.TempDir()
	s := openDir(t, dir)
	small1.fill(t, s, 0, 50)
	if _, err := s.Append(ctx, &schema.Extraction{Article: schema.Article{Title: "Noise", Text: noise(1 << 20)}}); err != nil {
		t.Fatal(err)
	}
	retract(t, s, small1.article(3))
	small1.fill(t, s, 50, 60)
	entries := entriesOf(t, s)
	out := map[string]*wreck{"killed": newWreck(t, copyFolder(t, dir), entries)}
	reopen := func(name string, then func()) {
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		out[name] = newWreck(t, copyFolder(t, dir), entriesIn(t, dir))
		s = openDir(t, dir)
		then()
	}
	reopen("closed", func() {
		if err := s.Reindex(ctx, nil); err != nil {
			t.Fatal(err)
		}
	})
	reopen("reindexed", func() {
		small1.fill(t, s, 60, 70)
		retract(t, s, small1.article(4))
		out["grown"] = newWreck(t, copyFolder(t, dir), entriesOf(t, s))
	})
	return out
}

func entriesIn(t testing.TB, dir string) [][]byte {
	t.Helper()
	s, err := Open(Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	entries := entriesOf(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return entries
}

// TestRescueOfWhatIsDamaged flips bits, wipes sectors, cuts files off and takes them away. What is rescued is what was there, and all of it that
// does not stand where it was damaged.
func TestRescueOfWhatIsDamaged(t *testing.T) {
	for name, w := range wrecks(t) {
		random := rand.New(rand.NewPCG(1, 2))
		if out, got := gathered(t, w.dir); len(out.Damages) > 0 || !out.Complete() || w.check(t, name, out, got, func(uint64) bool { return false }) > 0 {
			t.Errorf("%s: nothing is damaged: %+v", name, out)
		}
		lost, cases := 0, 0
		files := w.named()
		for ; cases < max(60, 2*len(files)); cases++ {
			file := files[cases%len(files)]
			lost += w.spoil(t, name+", "+file, file, random)
		}
		t.Logf("%s: %d entries lost in %d cases", name, lost, cases)
		if lost == 0 {
			t.Errorf("%s: no damage did any", name)
		}
	}
}

// named are the names of the files that have something in them.
func (w *wreck) named() (out []string) {
	for name, b := range w.files {
		if name != "LOCK" && !allZero(b) {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// spoil damages a file, rescues and puts it back.
func (w *wreck) spoil(t testing.TB, what, name string, random *rand.Rand) int {
	t.Helper()
	whole := w.files[name]
	used := len(bytes.TrimRight(whole, "\x00"))
	b, from, to := bytes.Clone(whole), random.IntN(used), 0
	path := filepath.Join(w.dir, name)
	cut := false
	switch random.IntN(8) {
	case 0:
		what += " is gone"
		from, to, cut = 0, len(b), true
		b = nil
	case 1:
		what += " is cut off"
		to, cut = len(b), true
		b = b[:from]
	case 2, 3:
		what += " has zeros"
		to = min(len(b), from+1+random.IntN(8192))
		clear(b[from:to])
	case 4:
		what += " has noise"
		to = min(used, from+1+random.IntN(300))
		for i := from; i < to; i++ {
			b[i] = byte(random.Uint32())
		}
	default:
		what += " has another bit"
		to = from + 1
		b[from] ^= 1 << random.IntN(8)
	}
	err := os.Remove(path)
	if b != nil {
		err = os.WriteFile(path, b, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	out, got := gathered(t, w.dir)
	hit := w.without(name, from, to)
	// A log that is cut off, or that ends in zeros, is what a kill leaves: what was in it nobody knows.
	short := strings.HasSuffix(name, ".mem") && (cut || to >= used)
	lost := w.check(t, what, out, got, func(p uint64) bool { return hit[p] || short && p > out.Position })
	if lost > 0 && (out.Complete() || len(out.Damages) == 0) && !short {
		t.Errorf("%s: %d entries are lost, and nothing is told: %+v", what, lost, out)
	}
	if err := os.WriteFile(path, w.files[name], 0o600); err != nil {
		t.Fatal(err)
	}
	return lost
}
