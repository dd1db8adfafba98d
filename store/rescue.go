package store

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/table"
)

// A damaged folder is not opened: what Badger leaves out of it would be missing in answers without a word. But what is damaged is, as a rule, a block of a
// view, and the journal is whole. A rescue reads every file by itself (rescue_files.go, rescue_aside.go), takes what it finds of the journal, and makes a new
// folder of it, as a restore does of a backup. An entry that it does not find is lost: one of kind LostEntry has its position. Hence those
// behind it keep theirs, corrections undo what they undid, and a backup of the new folder goes on from those of the old one; restored
// together with one of these that has it, an entry is there again.

var (
	// ErrSound says that a folder has nothing to be rescued from.
	ErrSound = errors.New("nothing is damaged in this folder: use it as it is")
	// ErrNothing says that not one journal entry can be read.
	ErrNothing = errors.New("no journal entry can be read")
)

// RescueOptions say what is rescued and where to.
type RescueOptions struct {
	// Dir is the damaged data folder, in which nothing is changed.
	Dir string
	// To is the new one: a folder that is not there, is empty, or holds what a rescue that was cut off has left.
	To string
	// Logger is that of the new store.
	Logger *slog.Logger
	// Progress is told how much is done; stage is "read", in bytes, "sort", or one of a restore, in entries. nil for nobody.
	Progress func(stage string, done, total uint64)

	// memory is how much of what was found is kept in memory, 0 for rescueMemory.
	memory int
}

// Rescued is what a rescue has found.
type Rescued struct {
	// Position is that of the last entry of the new journal, Entries how many entries could be read.
	Position uint64 `json:"position"`
	Entries  uint64 `json:"entries"`
	// Missing are the positions of those that could not, in order.
	Missing []Stretch `json:"missing"`
	// EndUnknown says that what tells the end of the journal may be lost: there may have been entries behind Position.
	EndUnknown bool `json:"endUnknown"`
	// Damages are the places that cannot be read.
	Damages []string `json:"damages"`
}

// Complete tells whether every entry is there.
func (r Rescued) Complete() bool { return len(r.Missing) == 0 && !r.EndUnknown }

// Stretch are positions from one to another, both included.
type Stretch struct {
	From uint64 `json:"from"`
	To   uint64 `json:"to"`
}

// Rescue makes a new data folder of what can be read of a damaged one. ErrSound says that this has no damage, ErrNothing that nothing can be read;
// ErrLocked that a process has it open. A rescue that fails takes away what it made; one that is killed leaves a folder that does not open
// (ErrRestoring) until it is rescued to again.
func Rescue(ctx context.Context, o RescueOptions) (Rescued, error) {
	if o.Progress == nil {
		o.Progress = func(string, uint64, uint64) {}
	}
	release, err := holdDamaged(o.Dir)
	if err != nil {
		return Rescued{}, fmt.Errorf("rescue %s: %w", o.Dir, err)
	}
	defer release()
	if err = outside(o.To, o.Dir); err == nil {
		err = occupy(o.To)
	}
	if err != nil {
		return Rescued{}, fmt.Errorf("rescue to %s: %w", o.To, err)
	}
	free, ok := lockFolder(o.To)
	if !ok {
		return Rescued{}, fmt.Errorf("rescue to %s: %w", o.To, ErrLocked)
	}
	found, err := gather(ctx, o)
	// The store that the restore opens takes this lock too.
	free()
	if err == nil {
		err = restoreFound(ctx, o)
	}
	if err != nil {
		if !errors.Is(err, ErrLocked) {
			err = errors.Join(err, clearFolder(o.To))
		}
		return found, fmt.Errorf("rescue %s: %w", o.Dir, err)
	}
	return found, nil
}

// holdDamaged takes the lock of a damaged folder, if that is one.
func holdDamaged(dir string) (release func(), err error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	store := false
	for _, e := range entries {
		switch e.Name() {
		case restoringFile:
			return nil, ErrRestoring
		case loadingFile:
			return nil, errors.New("a first load of this folder was cut off: it has nothing that was acknowledged; load again")
		case badger.ManifestFilename, reindexingFile:
			store = true
		}
		switch filepath.Ext(e.Name()) {
		case ".sst", ".mem", ".vlog":
			store = true
		}
	}
	if !store {
		return nil, ErrNoStore
	}
	release, free := lockFolder(dir)
	if !free {
		return nil, fmt.Errorf("%w; stop that process", ErrLocked)
	}
	return release, nil
}

// outside refuses a folder that is in another.
func outside(dir, other string) error {
	in, err := os.Stat(other)
	if err != nil {
		return err
	}
	path, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	for ; ; path = filepath.Dir(path) {
		if i, err := os.Stat(path); err == nil && os.SameFile(i, in) {
			return errors.New("nothing is to be changed in the damaged folder; rescue to a new one")
		}
		if path == filepath.Dir(path) {
			return nil
		}
	}
}

// rescuedFile is the backup, in the new folder, that a rescue restores.
const rescuedFile = "RESCUED"

// rescue is one under way.
type rescue struct {
	ctx    context.Context
	o      RescueOptions
	out    Rescued
	codec  codec
	blocks *blockReader
	// found has what was found of the journal, by position (rescue_pick.go); number counts it, last is the last position of any, and lastValue that of any
	// in a value log, where what was never committed stands too.
	found           *sorter
	number          uint64
	last, lastValue uint64
	// said is the end of the journal, as the latest entry says that tells it. That may be lost where tables, or logs of memtables, are unsure, and is not where
	// there is one in the logs, which is later than any in tables, or the journal is aside as a whole.
	said                     uint64
	unsureTables, unsureLogs bool
	endInLogs, asideEnd      bool
	hasAside                 bool
	// listed are the tables that the manifest has, nil where nobody knows; unlisted says that the file that is being read is not among them.
	listed   map[string]bool
	unlisted bool
	// told are the damages, more is how many are not told.
	told map[string]bool
	more int
	// heard is set where nothing but positions is asked for (unlisted.go).
	heard *heard
	// key and text are used again.
	key, text []byte
}

// rescueMemory is how much of what was found is kept in memory at a time, in bytes.
const rescueMemory = 64 << 20

// gather writes what can be read of a damaged folder into a backup.
func gather(ctx context.Context, o RescueOptions) (_ Rescued, err error) {
	r := &rescue{ctx: ctx, o: o, found: newSorter(o.To, cmp.Or(o.memory, rescueMemory)), told: map[string]bool{}}
	r.out.Missing, r.out.Damages = []Stretch{}, []string{}
	defer func() { err = errors.Join(err, r.found.close()) }()
	if r.codec, err = newCodec(); err != nil {
		return r.out, err
	}
	defer r.codec.unzip.Close()
	if r.blocks, err = newBlockReader(); err != nil {
		return r.out, err
	}
	defer r.blocks.close()
	if err := r.read(); err != nil {
		return r.out, err
	}
	if r.end(); r.number == 0 && len(r.out.Damages) > 0 {
		return r.out, ErrNothing
	}
	if err := r.write(filepath.Join(o.To, rescuedFile)); err != nil {
		return r.out, err
	}
	switch {
	case len(r.out.Damages) == 0 && r.out.Complete():
		return r.out, ErrSound
	case r.out.Entries == 0:
		return r.out, ErrNothing
	}
	return r.out, nil
}

// read reads all files.
func (r *rescue) read() error {
	entries, err := os.ReadDir(r.o.Dir)
	if err != nil {
		return err
	}
	sizes := map[string]uint64{}
	var total, done uint64
	for _, e := range entries {
		i, err := e.Info()
		if err != nil {
			return fmt.Errorf("read %s: %w", filepath.Join(r.o.Dir, e.Name()), err)
		}
		if i.Mode().IsRegular() {
			sizes[e.Name()] = uint64(i.Size())
			total += uint64(i.Size())
		}
	}
	if r.hasAside = has(sizes, reindexingFile); !r.hasAside {
		if err := r.lists(sizes); err != nil {
			return err
		}
	}
	for _, e := range entries {
		size, file := sizes[e.Name()]
		if !file {
			continue
		}
		if fn := r.reader(e.Name()); fn != nil {
			r.unlisted = filepath.Ext(e.Name()) == ".sst" && r.listed != nil && !r.listed[e.Name()]
			if err := r.file(e.Name(), fn); err != nil {
				return fmt.Errorf("%s: %w", e.Name(), err)
			}
		}
		done += size
		r.o.Progress("read", done, total)
	}
	return nil
}

// reader is what reads a file, nil for one that has no entries. Tables that Badger does not know count where the journal is aside: they may have what was
// put aside.
func (r *rescue) reader(name string) func(path string, f softFile) error {
	switch filepath.Ext(name) {
	case ".sst":
		return r.table
	case ".mem":
		return r.memLog
	case ".vlog":
		return r.valueLog
	case tableExt:
		if r.hasAside {
			return r.table
		}
	}
	if name == reindexingFile {
		return r.aside
	}
	return nil
}

// lists looks at Badger's lists of tables and of keys. Of the first it takes which tables should be there, and tells whether it misses one.
func (r *rescue) lists(sizes map[string]uint64) error {
	if err := checkKeys(filepath.Join(r.o.Dir, badger.KeyRegistryFileName)); err != nil {
		r.damagedFile(err)
	}
	path := filepath.Join(r.o.Dir, badger.ManifestFilename)
	tables, end, err := checkManifest(path)
	if errors.Is(err, fs.ErrNotExist) {
		err = damaged(path, 0, "the file is missing")
	}
	if err != nil {
		r.damagedFile(err)
		r.unsureTables = true
		return nil
	}
	r.listed = map[string]bool{}
	for _, id := range slices.Sorted(maps.Keys(tables)) {
		name := table.IDToFilename(id)
		if r.listed[name] = true; !has(sizes, name) {
			r.damage(name, 0, "the file is missing")
			r.unsureTables = true
			delete(tables, id)
		}
	}
	err = checkUnlisted(r.ctx, r.o.Dir, slices.Sorted(maps.Keys(sizes)), tables, end)
	if err != nil && r.ctx.Err() == nil {
		r.damagedFile(err)
	}
	return r.ctx.Err()
}

func has(sizes map[string]uint64, name string) bool {
	_, ok := sizes[name]
	return ok
}

func (r *rescue) unsureAll() { r.unsureTables, r.unsureLogs = true, true }

// end works out where the journal ends.
func (r *rescue) end() {
	known := !r.unsureLogs && (!r.unsureTables || r.endInLogs)
	if r.hasAside {
		known = r.asideEnd
	}
	if known && r.lastValue > r.said+maxTogether {
		// So much is never on its way at a time.
		known = false
		r.damagedFile(fmt.Errorf("value logs have journal entry %d, the latest end that can be read is %d", r.lastValue, r.said))
	}
	r.out.Position = r.said
	if !known {
		r.out.Position = max(r.said, r.last, r.lastValue)
	}
	if last := max(r.last, r.lastValue); r.out.Position > last+maxGap {
		r.out.Position, known = last, false
	}
	r.out.EndUnknown = !known
}

// write writes what was found into a backup.
func (r *rescue) write(path string) (err error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	buffered := bufio.NewWriterSize(f, 1<<16)
	b, err := newBackupWriter(buffered, backupHeader{To: r.out.Position, Made: time.Now().UTC().Truncate(time.Second)})
	if err != nil {
		return err
	}
	p := &picker{rescue: r, to: r.out.Position, next: 1, write: func(plain []byte) error {
		if plain == nil {
			plain = lostEntry
		}
		if b.trailer.Entries%1024 == 0 {
			if err := hasRoom(r.o.To, roomToOpen); err != nil {
				return err
			}
			r.o.Progress("sort", b.trailer.Entries, r.out.Position)
		}
		return b.entry(plain)
	}}
	if err := r.found.each(p.candidate); err != nil {
		return err
	}
	p.unresolved()
	if err := p.lose(r.out.Position + 1); err != nil {
		return err
	}
	if _, err := b.close(); err != nil {
		return err
	}
	return buffered.Flush()
}

// restoreFound makes a store of the backup that gather has written, in the same folder.
func restoreFound(ctx context.Context, o RescueOptions) error {
	path := filepath.Join(o.To, rescuedFile)
	chain, err := checkBackups(ctx, []string{path}, o.Progress)
	if err != nil {
		return err
	}
	if err := restore(ctx, RestoreOptions{Dir: o.To, Logger: o.Logger, Progress: o.Progress}, chain, chain[0].End); err != nil {
		return err
	}
	if err := os.Remove(path); err != nil {
		return err
	}
	return restoredWhole(o.To)
}
