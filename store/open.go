package store

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/options"
	"github.com/dgraph-io/ristretto/v2/z"

	"casus/schema"
)

// layout is the version of the key table in doc.go. It changes whenever a key or a value does.
const layout = 7

var (
	// ErrLocked says that another process has the data folder open.
	ErrLocked = errors.New("the data folder is in use by another process")
	// ErrLayout says that the data folder was written by another layout of keys.
	ErrLayout = errors.New("the data folder has another layout")
	// ErrTooLarge says that an article is more than one transaction holds; nothing of it was stored.
	ErrTooLarge = errors.New("more than one transaction holds")
	// ErrIncomplete says that the views are being built, or that building them was cut off: answers would be wrong.
	ErrIncomplete = errors.New("the views are not complete; let the reindex end, or reindex again")
	// ErrNoStore says that the folder has no store, and that nobody asked to make one.
	ErrNoStore = errors.New("there is no store in this folder")
	// ErrClosed says that the store has been closed.
	ErrClosed = errors.New("the store is closed")
)

// Options say where a store lives.
type Options struct {
	// Dir is the data folder; it is made where it does not exist, but for Existing.
	Dir string
	// Existing opens only a folder that has a store; of another Open makes nothing and fails with ErrNoStore.
	Existing bool
	// InMemory keeps everything in memory, for tests and demonstrations; Dir must be empty.
	InMemory bool
	// Memory is about how much the store may take, in bytes; 0 for DefaultMemory. A first load or a reindex that needs more is applied one by one. Half of it
	// or more keeps what was read at hand, so that queries are answered without unpacking anything.
	Memory int64
	// LeaveReindex opens a folder whose reindex was cut off as it is: until Reindex is called reads and writes fail with ErrIncomplete. Otherwise Open
	// finishes it, which takes as long as a first load, and tells nobody how far it is.
	LeaveReindex bool
	// Logger gets Badger's warnings; nil for none.
	Logger *slog.Logger

	// memTable is the size of tables in memory, 0 for memTableSize: tests that open many stores make small ones.
	memTable int64
}

// DefaultMemory is enough for a first load of a million events, and to have some 100,000 events at hand.
const DefaultMemory = 1 << 30

// kept is how much of Options.Memory is for what was read: half of it, or all but a gigabyte. Blocks of tables and those of lists get a quarter of that
// each, events three eighths, the indexes of tables an eighth.
func (o Options) kept() int64    { return max(o.Memory/2, o.Memory-1<<30) }
func (o Options) blocks() int64  { return o.kept() / 4 }
func (o Options) lists() int64   { return o.kept() / 4 }
func (o Options) events() int64  { return o.kept() / 8 * 3 }
func (o Options) indexes() int64 { return o.kept() / 8 }

// Store is an open data folder. All its methods are safe for concurrent use.
type Store struct {
	db *badger.DB
	// write is held by the one writer.
	write sync.Mutex
	// reads is held for reading by every read, for writing by who changes what reads may see: reindex and close. Who holds write too
	// may look at complete and closed without it.
	reads            sync.RWMutex
	complete, closed bool
	journal          journal
	// aside is the journal while a reindex is under way that has put it aside.
	aside  *aside
	follow followers
	// waiting is what is to be appended.
	waiting waiting
	// corrections are written like complete.
	corrections corrections
	upkeep      upkeep
	snapshots   snapshots
	folding     *folder
	live        live
	// What the writer alone has: the folding under way, and what it keeps of the graph to apply the next entry.
	fold     *folding
	foldSize int
	writer   *writer
	traces   traceCache
	nearby   *nearby
	memos    *memos
	memory   Options
	courtesy *courtesy
	// patience is how many events Changes looks at in vain before it walks over the lists of its filter.
	patience int
}

// memTableSize is how much is kept in memory before it is written out as a table, in bytes. A transaction holds 15 % of it.
const memTableSize = 64 << 20

// levelZeroTables is how many tables, each of what was in memory, come together before they are merged into the level below.
const levelZeroTables = 5

// tableSize is how large tables are, in bytes.
const tableSize = 4 << 20

// The blocks of tables, in bytes before they are compressed, and how they are. Entries of the journal are packed already, and so are lists for the most part:
// Zstandard in blocks of 4 KB takes a tenth less room and several times the time, of which a first load spent a tenth on it.
const (
	tableBlock       = 16 << 10
	tableCompression = options.Snappy
)

// Open opens a data folder, or makes one, but for Options.Existing. A reindex that was cut off is finished first, but for Options.LeaveReindex.
func Open(o Options) (*Store, error) { return openStore(o, false) }

// openBadger opens Badger's files. One that was killed between making a log and writing the log's head leaves an empty file that Badger does not open; it
// has nothing, and goes.
func openBadger(o badger.Options) (*badger.DB, error) {
	before, err := emptyLogs(o.Dir)
	if err != nil {
		return nil, err
	}
	db, err := badger.Open(o)
	if err == nil || len(before) == 0 || !strings.Contains(err.Error(), z.NewFile.Error()) {
		return db, err
	}
	// Badger had the folder's lock meanwhile: nobody is at work on a file that was empty before and still is.
	after, lsErr := emptyLogs(o.Dir)
	if lsErr != nil {
		return nil, errors.Join(err, lsErr)
	}
	for path, info := range after {
		if was := before[path]; was != nil && os.SameFile(was, info) {
			if rmErr := os.Remove(path); rmErr != nil {
				return nil, errors.Join(err, rmErr)
			}
		}
	}
	return badger.Open(o)
}

// emptyLogs are the logs of a folder that have nothing in them, not even a head.
func emptyLogs(dir string) (map[string]fs.FileInfo, error) {
	found := map[string]fs.FileInfo{}
	if dir == "" {
		return found, nil
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		if ext := filepath.Ext(e.Name()); ext != ".vlog" && ext != ".mem" {
			continue
		}
		info, err := e.Info()
		if err != nil {
			return nil, err
		}
		if info.Size() == 0 {
			found[filepath.Join(dir, e.Name())] = info
		}
	}
	return found, nil
}

// openStore opens a data folder; one that a restore has begun to fill only for a restore.
func openStore(o Options, restoring bool) (*Store, error) {
	if o.Memory <= 0 {
		o.Memory = DefaultMemory
	}
	if o.memTable == 0 {
		o.memTable = memTableSize
	}
	bo := badger.DefaultOptions(o.Dir).
		WithInMemory(o.InMemory).
		WithLogger(badgerLog{o.Logger}).
		WithCompression(tableCompression).WithBlockSize(tableBlock).
		WithBlockCacheSize(o.blocks()).WithIndexCacheSize(o.indexes()).
		WithMemTableSize(o.memTable).WithNumMemtables(3).
		// Tables are of one size in all levels. A stream of a bulk build keeps two or three in memory, and more than once what is in each.
		WithBaseTableSize(tableSize).
		// The level below takes in what comes together in level 0: a smaller one would hand it on at once, and all of it would be written once more for each level.
		WithBaseLevelSize(levelZeroTables * o.memTable).WithNumLevelZeroTables(levelZeroTables).
		WithValueLogFileSize(128 << 20).
		WithDetectConflicts(false)
	bo.TableSizeMultiplier = 1
	if !o.InMemory {
		if o.Existing {
			if err := hasStore(o.Dir); err != nil {
				return nil, fmt.Errorf("open store %s: %w", o.Dir, err)
			}
		}
		if err := os.MkdirAll(o.Dir, 0o755); err != nil {
			return nil, fmt.Errorf("open store: %w", err)
		}
		// Badger makes files before it looks at the lock; a folder that holds something else stays untouched.
		if err := errors.Join(onlyOurs(o.Dir, restoring), roomFor(o.Dir), sound(o.Dir)); err != nil {
			return nil, fmt.Errorf("open store %s: %w", o.Dir, err)
		}
	}
	db, err := openBadger(bo)
	if err != nil {
		if strings.Contains(err.Error(), "Cannot acquire directory lock") || strings.Contains(err.Error(), "resource temporarily unavailable") {
			return nil, fmt.Errorf("open store %s: %w; stop that process or use another folder", o.Dir, ErrLocked)
		}
		return nil, fmt.Errorf("open store %s: %w", o.Dir, err)
	}
	words := newFolder(keptWords)
	s := &Store{db: db, memory: o, folding: words, complete: true, foldSize: o.foldSize(), writer: newWriter(words), traces: newTraceCache(), nearby: newNearby(keptNear), memos: newMemos(o), patience: patience, courtesy: newCourtesy()}
	if s.journal, err = newLocalJournal(db); err == nil && !o.InMemory {
		err = dropTables(o.Dir)
	}
	if err == nil {
		err = s.finishLoad()
	}
	if err == nil {
		err = s.checkLayout()
	}
	if err == nil {
		err = s.db.View(s.live.open)
	}
	if err == nil {
		err = s.finishReindex(o.LeaveReindex)
	}
	if err == nil && s.complete {
		err = s.recorrect()
	}
	if err != nil {
		return nil, fmt.Errorf("open store %s: %w", o.Dir, errors.Join(err, s.db.Close()))
	}
	s.startUpkeep(o.Logger)
	return s, nil
}

// withoutManifest are the names, beside logs, that Badger may have made in a new folder before its manifest is there: a process that is killed in
// its first moment leaves them. Badger writes both registers under another name first and makes them anew when it finds such a file.
var withoutManifest = []string{"LOCK", "DISCARD", "KEYREGISTRY", "REWRITE-KEYREGISTRY", "MANIFEST-REWRITE"}

// hasStore refuses a folder without Badger's manifest.
func hasStore(dir string) error {
	if err := onlyOurs(dir, false); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	_, err := os.Stat(filepath.Join(dir, "MANIFEST"))
	if errors.Is(err, fs.ErrNotExist) {
		return ErrNoStore
	}
	return err
}

// onlyOurs refuses a folder that has files but no Badger manifest: it is somebody else's.
func onlyOurs(dir string, restoring bool) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(dir, restoringFile)); err == nil && !restoring {
		return ErrRestoring
	}
	if len(entries) == 0 || restoring {
		return nil
	}
	if _, err := os.Stat(filepath.Join(dir, "MANIFEST")); err == nil {
		return nil
	}
	for _, e := range entries {
		if ext := filepath.Ext(e.Name()); ext != ".vlog" && ext != ".mem" && !slices.Contains(withoutManifest, e.Name()) {
			return fmt.Errorf("the folder has files that are not a store's (%s)", e.Name())
		}
	}
	return nil
}

// Close waits for reads and writes that are under way, writes everything down and releases the folder. What comes later fails with
// ErrClosed.
func (s *Store) Close() error {
	s.follow.close()
	s.stopUpkeep()
	s.write.Lock()
	defer s.write.Unlock()
	s.reads.Lock()
	defer s.reads.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	s.snapshots.forget()
	err := s.waitFold()
	if _, size := s.live.current().last(); err == nil && s.complete && size >= foldAtClose {
		err = s.foldAll(foldAtClose)
	}
	if err := errors.Join(err, s.aside.leave(), s.journal.close(), s.db.Close()); err != nil {
		return fmt.Errorf("close store: %w", err)
	}
	return nil
}

// view reads in one transaction from views that are whole. It must not be called inside of another view.
func (s *Store) view(fn func(t *badger.Txn) error) error {
	s.courtesy.ask()
	return s.look(fn)
}

// look is view for who adds: nobody has to wait for what it tells.
func (s *Store) look(fn func(t *badger.Txn) error) error {
	s.reads.RLock()
	defer s.reads.RUnlock()
	switch {
	case s.closed:
		return ErrClosed
	case !s.complete:
		return ErrIncomplete
	}
	if err := s.upkeep.damaged(); err != nil {
		return err
	}
	x := s.snapshots.take(s.db)
	defer s.snapshots.release(x)
	return fn(x.t)
}

// Sync makes sure that what was acknowledged survives a power cut; a killed process loses nothing without it.
func (s *Store) Sync() error {
	s.reads.RLock()
	defer s.reads.RUnlock()
	switch {
	case s.closed:
		return fmt.Errorf("sync store: %w", ErrClosed)
	case s.db.Opts().InMemory:
		return nil
	}
	if err := s.db.Sync(); err != nil {
		return fmt.Errorf("sync store: %w", err)
	}
	return nil
}

func (s *Store) checkLayout() error {
	return s.update(func(t *badger.Txn) error {
		v, err := value(t, layoutKey)
		switch {
		case err != nil:
			return err
		case v == nil:
			return t.Set(layoutKey, []byte{layout})
		case len(v) == 1 && v[0] >= 4 && v[0] < layout:
			// Its journal is the same: the views are built from it.
			return errors.Join(t.Set(layoutKey, []byte{layout}), t.Set(reindexingKey, nil), t.Delete(appliedKey), t.Delete(foldedKey))
		case len(v) != 1:
			return fmt.Errorf("%w: no version can be read", ErrLayout)
		case v[0] != layout:
			return fmt.Errorf("%w: version %d, this program reads %d; make a backup with the program that wrote it and restore that into a new folder", ErrLayout, v[0], layout)
		}
		return nil
	})
}

// value is the value of a key, nil where it is not there.
func value(t *badger.Txn, key []byte) ([]byte, error) {
	item, err := t.Get(key)
	if errors.Is(err, badger.ErrKeyNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return item.ValueCopy(nil)
}

// record reads a JSON record; false where the key is not there.
func record(t *badger.Txn, key []byte, into any) (bool, error) {
	v, err := value(t, key)
	if err != nil || v == nil {
		return false, err
	}
	if err := json.Unmarshal(v, into); err != nil {
		return false, fmt.Errorf("record %q: %w", key, err)
	}
	return true, nil
}

// getRecord reads a JSON record of a graph; false where the key is not there.
func getRecord(g graph, key []byte, into any) (bool, error) {
	v, err := g.get(key)
	if err != nil || v == nil {
		return false, err
	}
	if err := json.Unmarshal(v, into); err != nil {
		return false, fmt.Errorf("record %q: %w", key, err)
	}
	return true, nil
}

func putRecord(g graph, key []byte, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return g.set(key, b)
}

func number(b []byte) uint64 {
	if len(b) != 8 {
		return 0
	}
	return binary.BigEndian.Uint64(b)
}

// badgerLog hands Badger's warnings and errors to slog.
type badgerLog struct{ log *slog.Logger }

func (l badgerLog) print(level slog.Level, format string, args []any) {
	if l.log != nil {
		l.log.Log(context.Background(), level, strings.TrimSpace(fmt.Sprintf(format, args...)), "from", "badger")
	}
}
func (l badgerLog) Errorf(f string, a ...any)   { l.print(slog.LevelError, f, a) }
func (l badgerLog) Warningf(f string, a ...any) { l.print(slog.LevelWarn, f, a) }
func (l badgerLog) Infof(string, ...any)        {}
func (l badgerLog) Debugf(string, ...any)       {}

// Statistics counts what the store holds.
func (s *Store) Statistics(context.Context) (schema.Statistics, error) {
	var st schema.Statistics
	err := s.view(func(t *badger.Txn) error {
		if _, err := record(t, statsKey, &st); err != nil {
			return err
		}
		v, err := value(t, appliedKey)
		st.Position = number(v)
		if err != nil {
			return err
		}
		return s.correctStatistics(t, &st)
	})
	if err != nil {
		return st, fmt.Errorf("statistics: %w", err)
	}
	return st, nil
}
