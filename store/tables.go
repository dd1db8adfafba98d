package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/pb"
	"github.com/dgraph-io/badger/v4/table"
	"github.com/dgraph-io/badger/v4/y"
	"github.com/dgraph-io/ristretto/v2/z"
	"golang.org/x/sync/errgroup"
	"google.golang.org/protobuf/proto"
)

// Badger's own way to take in what is sorted (StreamWriter) costs a load of a million reports a sixth of its time: each key is packed and unpacked on its
// way, and tables are written through memory that is mapped to their files, whose pages the system takes from the process one by one. So a
// bulk build makes tables itself, with Badger's builder, and writes them as files beside Badger's. In the end they are adopted: Badger is closed, its manifest
// is told of them, and it is opened again.

// tables are those that a bulk build writes and Badger does not know yet.
type tables struct {
	dir  string
	o    table.Options
	room func() error
	// work writes them, from the buffers that are free; what is written waits to be synced, so that a slow disk holds up nothing else.
	work    *errgroup.Group
	ctx     context.Context
	free    chan []byte
	written chan *os.File
	// wait waits until all tables are on the disk for good, and says of one that is not.
	wait func() error
	// numbered counts them.
	numbered atomic.Int64
}

// tablesAtOnce is how many tables are written at a time while others are made.
const tablesAtOnce = 2

// tablesUnsynced is how many written tables may wait to be synced.
const tablesUnsynced = 1024

// tableFiles are the files of tables that Badger does not know, in a folder.
func tableFiles(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	var names []string
	for _, e := range entries {
		if filepath.Ext(e.Name()) == tableExt {
			names = append(names, filepath.Join(dir, e.Name()))
		}
	}
	return names, err
}

const tableExt = ".table"

// newTables makes room for the tables of a build; wait has to be called in the end.
func newTables(ctx context.Context, s *Store) *tables {
	o := s.db.Opts()
	t := &tables{dir: o.Dir, room: s.room, free: make(chan []byte, tablesAtOnce), written: make(chan *os.File, tablesUnsynced), o: table.Options{
		TableSize: uint64(o.BaseTableSize), BlockSize: o.BlockSize, BloomFalsePositive: o.BloomFalsePositive,
		Compression: o.Compression, ZSTDCompressionLevel: o.ZSTDCompressionLevel,
		AllocPool: z.NewAllocatorPool(tablesAtOnce),
	}}
	t.work, t.ctx = errgroup.WithContext(ctx)
	for range tablesAtOnce {
		t.free <- nil
	}
	synced := make(chan error, 1)
	go func() {
		var err error
		for f := range t.written {
			err = errors.Join(err, f.Sync(), f.Close())
		}
		synced <- err
	}()
	t.wait = sync.OnceValue(func() error {
		err := t.work.Wait()
		close(t.written)
		err = errors.Join(err, <-synced)
		t.o.AllocPool.Release()
		return err
	})
	return t
}

// write writes a table that a builder has made, which ends the builder. It waits while as many others are written as may be; that one of these could not be
// is an error of the next, and of wait.
func (t *tables) write(b *table.Builder) error {
	if err := errors.Join(context.Cause(t.ctx), t.room()); err != nil {
		b.Done()
		b.Close()
		return err
	}
	name := filepath.Join(t.dir, fmt.Sprintf("%06d%s", t.numbered.Add(1), tableExt))
	buf := <-t.free
	t.work.Go(func() error {
		defer b.Close()
		made := b.Done()
		buf = slices.Grow(buf[:0], made.Size)[:made.Size]
		made.Copy(buf)
		f, err := writeNew(name, buf)
		t.free <- buf
		if err == nil {
			t.written <- f
		}
		return err
	})
	return nil
}

// writeNew writes a file that must not be there, and leaves it open.
func writeNew(name string, b []byte) (*os.File, error) {
	f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	if _, err := f.Write(b); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// dropTables takes away what a build has left that was given up, or that ended with its process.
func dropTables(dir string) error {
	names, err := tableFiles(dir)
	for _, name := range names {
		err = errors.Join(err, os.Remove(name))
	}
	return err
}

// adopt makes the tables of the store's folder that Badger does not know Badger's. Nobody reads or writes meanwhile. Should the process end before it does, Badger
// knows none of them. The caller holds write.
func (s *Store) adopt() (err error) {
	// A reindex that was cut off is finished before there is any upkeep.
	if s.upkeep.stop != nil {
		s.stopUpkeep()
		defer s.startUpkeep(s.upkeep.log)
	}
	s.reads.Lock()
	defer s.reads.Unlock()
	s.snapshots.forget()
	o := s.db.Opts()
	if err := s.db.Close(); err != nil {
		return err
	}
	told := tellManifest(o)
	db, err := openBadger(o)
	if err != nil {
		return errors.Join(told, err)
	}
	s.db = db
	if j, own := s.journal.(*localJournal); own {
		j.db = db
	}
	return told
}

// tellManifest writes the tables that Badger does not know into its manifest, under names that are Badger's. Badger is closed.
func tellManifest(o badger.Options) error {
	names, err := tableFiles(o.Dir)
	if err != nil || len(names) == 0 {
		return err
	}
	f, err := os.OpenFile(filepath.Join(o.Dir, badger.ManifestFilename), os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(tellManifestFile(f, o, names), f.Close())
}

// tellManifestFile does so with the manifest's file.
func tellManifestFile(f *os.File, o badger.Options, names []string) error {
	m, end, err := badger.ReplayManifestFile(f, o.ExternalMagicVersion, o)
	if err != nil {
		return fmt.Errorf("%s: %w", f.Name(), err)
	}
	level := emptyLevel(m, o.MaxLevels)
	if level == 0 {
		return errors.New("no level has room for new tables")
	}
	next := uint64(1)
	for id := range m.Tables {
		next = max(next, id+1)
	}
	changes := &pb.ManifestChangeSet{}
	for i, name := range names {
		id := next + uint64(i)
		if err := os.Rename(name, table.NewFilename(id, o.Dir)); err != nil {
			return err
		}
		changes.Changes = append(changes.Changes, &pb.ManifestChange{Id: id, Op: pb.ManifestChange_CREATE, Level: uint32(level), Compression: uint32(o.Compression)})
	}
	b, err := appendChanges(nil, changes)
	if err != nil {
		return err
	}
	// What stands behind the end is half of a record that Badger would cut off.
	if err := errors.Join(syncFolder(o.Dir), f.Truncate(end)); err != nil {
		return err
	}
	if _, err := f.WriteAt(b, end); err != nil {
		return err
	}
	return f.Sync()
}

// emptyLevel is the deepest level that has no tables, 0 if each has.
func emptyLevel(m badger.Manifest, levels int) int {
	for l := levels - 1; l > 0; l-- {
		if l >= len(m.Levels) || len(m.Levels[l].Tables) == 0 {
			return l
		}
	}
	return 0
}

// appendChanges appends a record of Badger's manifest: its length and its CRC-32C, four bytes each, big endian, and the changes.
func appendChanges(b []byte, changes *pb.ManifestChangeSet) ([]byte, error) {
	record, err := proto.Marshal(changes)
	if err != nil {
		return nil, err
	}
	b = binary.BigEndian.AppendUint32(b, uint32(len(record)))
	b = binary.BigEndian.AppendUint32(b, crc32.Checksum(record, y.CastagnoliCrcTable))
	return append(b, record...), nil
}

// tableStream takes keys in order, between which no other stream has any.
type tableStream struct {
	ctx context.Context
	// tables are nil for a store in memory, to which batch writes.
	tables  *tables
	builder *table.Builder
	db      *badger.DB
	batch   *badger.WriteBatch
	keys    int
	// steps is told of every stepKeys keys; nil for nobody.
	steps chan<- struct{}
	// key, versioned and block are used again.
	key, versioned, block []byte
}

// builtVersion is that of all keys of a build, as Badger counts them.
const builtVersion = 1

// putBlock adds a block of a list.
func (s *tableStream) putBlock(list []byte, ps []posted) error {
	s.key = ps[0].at.append(append(s.key[:0], list...))
	s.block = appendBlock(s.block[:0], ps)
	return s.put(s.key, s.block)
}

// put adds a key behind those before. Key and value can be used again afterwards.
func (s *tableStream) put(key, value []byte) error {
	if s.keys++; s.steps != nil && s.keys%stepKeys == 0 {
		s.steps <- struct{}{}
	}
	if s.tables == nil {
		if s.batch == nil {
			s.batch = s.db.NewWriteBatch()
		}
		return s.batch.Set(bytes.Clone(key), bytes.Clone(value))
	}
	if s.builder != nil && s.builder.ReachedCapacity() {
		if err := errors.Join(s.ctx.Err(), s.end()); err != nil {
			return err
		}
	}
	if s.builder == nil {
		s.builder = table.NewTableBuilder(s.tables.o)
	}
	// As y.KeyWithTs has it, which makes a new one each time.
	s.versioned = binary.BigEndian.AppendUint64(append(s.versioned[:0], key...), math.MaxUint64-builtVersion)
	s.builder.Add(s.versioned, y.ValueStruct{Value: value}, 0)
	return nil
}

// drop lets go of what is left.
func (s *tableStream) drop() {
	if s.batch != nil {
		s.batch.Cancel()
	}
	if s.builder != nil {
		s.builder.Done()
		s.builder.Close()
	}
}

// end writes what is left.
func (s *tableStream) end() error {
	if s.batch != nil {
		b := s.batch
		s.batch = nil
		return b.Flush()
	}
	if s.builder == nil {
		return nil
	}
	b := s.builder
	s.builder = nil
	return s.tables.write(b)
}
