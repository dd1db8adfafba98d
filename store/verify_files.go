package store

import (
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/options"
	"github.com/dgraph-io/badger/v4/table"
	"golang.org/x/sync/errgroup"
)

// Badger leaves out a table whose checksum is wrong, ends a scan at a block that it cannot read, and cuts a log off at the first entry
// that is damaged, each time without an error: answers would be short of what was stored. So the files are checked before Badger
// opens them, by the formats of Badger 4 (table/builder.go, memtable.go, manifest.go there).

// ErrDamaged says that a file of the data folder is not what was written.
var ErrDamaged = errors.New("a file of the data folder is damaged")

// damaged is an ErrDamaged with its place.
func damaged(path string, at int64, format string, args ...any) error {
	return fmt.Errorf("%w: %s, byte %d: %s", ErrDamaged, filepath.Base(path), at, fmt.Sprintf(format, args...))
}

// checkFiles reads every file that Badger keeps in a data folder that nobody has open, and checks its checksums. Progress is told of the
// bytes of tables; it may be nil. The error has all that is damaged.
func checkFiles(ctx context.Context, dir string, progress func(done, total int64)) error {
	manifest := filepath.Join(dir, badger.ManifestFilename)
	tables, end, err := checkManifest(manifest)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := checkKeys(filepath.Join(dir, badger.KeyRegistryFileName)); err != nil {
		return err
	}
	var mu sync.Mutex
	var all []error
	var done, total int64
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	var names []string
	sizes := map[string]int64{}
	for _, e := range entries {
		names = append(names, e.Name())
		switch filepath.Ext(e.Name()) {
		case ".mem", ".vlog":
			if err := checkLog(filepath.Join(dir, e.Name())); err != nil {
				all = append(all, err)
			}
		case ".sst":
			if i, err := e.Info(); err == nil {
				sizes[e.Name()] = i.Size()
			}
		}
	}
	for id := range tables {
		total += sizes[table.IDToFilename(id)]
	}
	g, working := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	for id, of := range tables {
		g.Go(func() error {
			if err := working.Err(); err != nil {
				return err
			}
			name := table.IDToFilename(id)
			err := checkTable(filepath.Join(dir, name), of.Compression)
			mu.Lock()
			defer mu.Unlock()
			if err != nil {
				all = append(all, err)
			}
			if done += sizes[name]; progress != nil {
				progress(done, total)
			}
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	if len(all) == 0 {
		return checkUnlisted(ctx, dir, names, tables, end)
	}
	slices.SortFunc(all, func(a, b error) int { return cmp.Compare(a.Error(), b.Error()) })
	return errors.Join(all...)
}

// checkManifest reads the list of tables, and tells where it ends for Badger: behind the last record that is whole.
func checkManifest(path string) (tables map[uint64]badger.TableManifest, end int64, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, 0, err
	}
	defer func() { _ = f.Close() }()
	m, end, err := badger.ReplayManifestFile(f, 0, badger.DefaultOptions(""))
	if err != nil {
		return nil, 0, damaged(path, 0, "%v", err)
	}
	// Badger takes a last record that is not whole for one that was being written when the machine stopped. One whose sum fits once its
	// length is put right was whole.
	rest := make([]byte, 1<<20)
	n, err := f.ReadAt(rest, end)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, 0, err
	}
	if rest = rest[:n]; len(rest) > 8 {
		want, sum := binary.BigEndian.Uint32(rest[4:]), uint32(0)
		for i := 8; i < len(rest) && sum != want; i++ {
			sum = crc32.Update(sum, castagnoli, rest[i:i+1])
		}
		if sum == want {
			return nil, 0, damaged(path, end, "the length of a record is wrong")
		}
	}
	return m.Tables, end, nil
}

// checkKeys reads the list of keys for encryption: there is none, only a text behind an initialization vector.
func checkKeys(path string) error {
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil && (len(b) < 16 || string(b[16:]) != "Hello Badger") {
		err = damaged(path, 16, "it is not as Badger writes it")
	}
	return err
}

// checkTable reads a table's index and all of its blocks.
func checkTable(path string, compression options.CompressionType) error {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return damaged(path, 0, "the file is missing")
	}
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	i, err := f.Stat()
	if err != nil {
		return err
	}
	places, err := tableIndex(f, i.Size(), path)
	if err != nil {
		return err
	}
	r, err := newBlockReader()
	if err != nil {
		return err
	}
	defer r.close()
	for k, p := range places {
		raw, err := r.read(f, p)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		if _, err := r.content(raw, compression); err != nil {
			return damaged(path, p.offset, "block %d: %v", k, err)
		}
	}
	return nil
}

// Of Badger's logs (.mem, the entries of a memtable; .vlog, large values).
const (
	logHeader   = 20   // a key's id and an initialization vector, both unused here
	logTxn      = 0x40 // an entry of a transaction
	logTxnEnd   = 0x80 // the end of one
	logTxnKey   = "!badger!txn"
	maxLogEntry = 1 << 28
	// logSearch is how far behind a damaged entry a whole one is looked for.
	logSearch = 1 << 26
)

// logRecord is an entry of a log.
type logRecord struct {
	// length is that of all of it, as its head says; 0 where there is not even the head of one.
	length int
	meta   byte
	// key, with Badger's version behind it, and value are those of a whole one.
	key, value []byte
	// whole says that its checksum is right.
	whole bool
}

// logEntry finds the entry that b begins with.
func logEntry(b []byte) logRecord {
	if len(b) < 5 || b[1] != 0 {
		return logRecord{}
	}
	at := 2
	var fields [3]uint64
	for i := range fields {
		v, n := binary.Uvarint(b[at:min(len(b), at+binary.MaxVarintLen64)])
		if n <= 0 {
			return logRecord{}
		}
		fields[i], at = v, at+n
	}
	key, val, expires := fields[0], fields[1], fields[2]
	// Casus gives no entry an end, and each key has its version behind it.
	if key <= versionSize || key > 1<<16 || val > maxLogEntry || expires != 0 {
		return logRecord{}
	}
	r := logRecord{length: at + int(key) + int(val) + 4, meta: b[0]}
	if r.length > len(b) || crc32.Checksum(b[:r.length-4], castagnoli) != binary.BigEndian.Uint32(b[r.length-4:]) {
		return r
	}
	r.key, r.value, r.whole = b[at:at+int(key)], b[at+int(key):r.length-4], true
	return r
}

// checkLog reads a log to its end. A last entry that is not whole is what a process that was killed leaves, and was never
// acknowledged; one that is damaged with whole ones behind it, or in all of its length, was.
func checkLog(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	at := int64(logHeader)
	w := make([]byte, 1<<16)
	var txn transaction
	for {
		b, err := window(f, at, w)
		if err != nil {
			return err
		}
		r := logEntry(b)
		if !r.whole && r.length > len(b) && r.length <= maxLogEntry+1<<17 {
			w = make([]byte, r.length+1<<16)
			if b, err = window(f, at, w); err != nil {
				return err
			}
			r = logEntry(b)
		}
		if !r.whole {
			return badEntry(path, at, r, b, txn, func() ([]byte, error) { return window(f, at, make([]byte, logSearch)) })
		}
		txn.read(r)
		at += int64(r.length)
	}
}

// transaction is the version, in decimal, of a log's transaction that is under way, empty for none.
type transaction []byte

// read takes note of the next entry.
func (t *transaction) read(r logRecord) {
	switch {
	case r.meta&logTxn != 0:
		// The version is kept as its complement, so that the latest sorts first.
		*t = fmt.Appendf((*t)[:0], "%d", ^binary.BigEndian.Uint64(r.key[len(r.key)-versionSize:]))
	case r.meta&logTxnEnd != 0:
		*t = (*t)[:0]
	}
}

// window reads what the file has from a place on, as much as fits.
func window(f *os.File, at int64, into []byte) ([]byte, error) {
	n, err := f.ReadAt(into, at)
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return into[:n], err
}

// badEntry tells whether a log was cut off at a place, or is damaged there. b is what stands there and at least all of the entry, if it has a head; rest
// gives more of it.
func badEntry(path string, at int64, r logRecord, b []byte, txn transaction, rest func() ([]byte, error)) error {
	if allZero(b) {
		return nil
	}
	if r.length > 0 && r.length <= len(b) && !allZero(b[r.length-4:r.length]) {
		return damaged(path, at, "the checksum of an entry of %d bytes is wrong", r.length)
	}
	all, err := rest()
	if err != nil {
		return err
	}
	end := len(all)
	for end > 0 && all[end-1] == 0 {
		end--
	}
	if len(txn) > 0 && end == 5+len(logTxnKey)+versionSize+len(txn)+4 {
		return damaged(path, at, "the end of a transaction cannot be read")
	}
	if next, n := nextEntry(all, 1, end); n > 0 {
		return damaged(path, at, "an entry cannot be read, and one of %d bytes follows at byte %d", n, at+int64(next))
	}
	return nil
}

// nextEntry finds the first whole entry of a log that begins between two places, and its length; 0 where there is none.
func nextEntry(b []byte, from, to int) (at, length int) {
	for ; from < to; from++ {
		if r := logEntry(b[from:]); r.whole {
			return from, r.length
		}
	}
	return 0, 0
}

func allZero(b []byte) bool {
	return !slices.ContainsFunc(b, func(c byte) bool { return c != 0 })
}
