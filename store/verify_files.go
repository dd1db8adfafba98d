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
	tables, err := checkManifest(manifest)
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
	sizes := map[string]int64{}
	for _, e := range entries {
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
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	for id, of := range tables {
		g.Go(func() error {
			if err := ctx.Err(); err != nil {
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
	slices.SortFunc(all, func(a, b error) int { return cmp.Compare(a.Error(), b.Error()) })
	return errors.Join(all...)
}

// checkManifest reads the list of tables.
func checkManifest(path string) (map[uint64]badger.TableManifest, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	m, end, err := badger.ReplayManifestFile(f, 0, badger.DefaultOptions(""))
	if err != nil {
		return nil, damaged(path, 0, "%v", err)
	}
	// Badger takes a last record that is not whole for one that was being written when the machine stopped. One whose sum fits once its
	// length is put right was whole.
	rest := make([]byte, 1<<20)
	n, err := f.ReadAt(rest, end)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if rest = rest[:n]; len(rest) > 8 {
		want, sum := binary.BigEndian.Uint32(rest[4:]), uint32(0)
		for i := 8; i < len(rest) && sum != want; i++ {
			sum = crc32.Update(sum, castagnoli, rest[i:i+1])
		}
		if sum == want {
			return nil, damaged(path, end, "the length of a record is wrong")
		}
	}
	return m.Tables, nil
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

// logEntry finds the entry that b begins with: its length, whether it is whole and its sum right. What is not even the head of one has
// length 0.
func logEntry(b []byte) (length int, meta byte, ok bool) {
	if len(b) < 5 || b[1] != 0 {
		return 0, 0, false
	}
	at := 2
	var fields [3]uint64
	for i := range fields {
		v, n := binary.Uvarint(b[at:min(len(b), at+binary.MaxVarintLen64)])
		if n <= 0 {
			return 0, 0, false
		}
		fields[i], at = v, at+n
	}
	key, val, expires := fields[0], fields[1], fields[2]
	// Casus gives no entry an end, and each key has its version behind it.
	if key <= 8 || key > 1<<16 || val > maxLogEntry || expires != 0 {
		return 0, 0, false
	}
	length = at + int(key) + int(val) + 4
	if length > len(b) {
		return length, b[0], false
	}
	return length, b[0], crc32.Checksum(b[:length-4], castagnoli) == binary.BigEndian.Uint32(b[length-4:])
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
	var txn []byte // the decimal version of the transaction under way
	for {
		b, err := window(f, at, w)
		if err != nil {
			return err
		}
		length, meta, ok := logEntry(b)
		if !ok && length > len(b) && length <= maxLogEntry+1<<17 {
			w = make([]byte, length+1<<16)
			if b, err = window(f, at, w); err != nil {
				return err
			}
			length, meta, ok = logEntry(b)
		}
		if !ok {
			return badEntry(f, path, at, length, b, txn)
		}
		switch {
		case meta&logTxn != 0:
			// The version is kept as its complement, so that the latest sorts first.
			size, n := binary.Uvarint(b[2:])
			_, m := binary.Uvarint(b[2+n:])
			end := 2 + n + m + 1 + int(size)
			txn = fmt.Appendf(txn[:0], "%d", ^binary.BigEndian.Uint64(b[end-8:end]))
		case meta&logTxnEnd != 0:
			txn = txn[:0]
		}
		at += int64(length)
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

// badEntry tells whether the log was cut off at a place, or is damaged there.
func badEntry(f *os.File, path string, at int64, length int, b, txn []byte) error {
	if allZero(b) {
		return nil
	}
	if length > 0 && length <= len(b) && !allZero(b[length-4:length]) {
		return damaged(path, at, "the checksum of an entry of %d bytes is wrong", length)
	}
	rest, err := window(f, at, make([]byte, logSearch))
	if err != nil {
		return err
	}
	end := len(rest)
	for end > 0 && rest[end-1] == 0 {
		end--
	}
	if len(txn) > 0 && end == 5+len(logTxnKey)+8+len(txn)+4 {
		return damaged(path, at, "the end of a transaction cannot be read")
	}
	for i := 1; i < end; i++ {
		if n, _, ok := logEntry(rest[i:]); ok {
			return damaged(path, at, "an entry cannot be read, and one of %d bytes follows at byte %d", n, at+int64(i))
		}
	}
	return nil
}

func allZero(b []byte) bool {
	return !slices.ContainsFunc(b, func(c byte) bool { return c != 0 })
}
