package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/table"
)

// VerifyOptions say how a store is verified.
type VerifyOptions struct {
	// Temp is the folder in which the views are built anew, in a folder of its own that is removed afterwards; the system's where it is "".
	// It takes about as much room as the data folder.
	Temp string
	// Limit is how many differences are told at most, of each view; 0 for 20.
	Limit int
	// Progress is told of what is being done ("build" or the name of a view) and how much of it is done; total is 0 where nobody knows.
	Progress func(stage string, done, total uint64)
}

// Verification is what Verify has found.
type Verification struct {
	// Position is that of the journal's last entry.
	Position uint64 `json:"position"`
	// Records counts the records compared.
	Records uint64 `json:"records"`
	// Differing counts the records that are not what the journal says, by view.
	Differing map[string]uint64 `json:"differing"`
	// Differences are the first of them.
	Differences []Difference `json:"differences"`
	// Damages are files, and journal entries, that cannot be read.
	Damages []string `json:"damages"`
}

// Sound tells whether nothing was found.
func (v Verification) Sound() bool { return len(v.Differing) == 0 && len(v.Damages) == 0 }

// Difference is a record of a view that is not what the journal says.
type Difference struct {
	View string `json:"view"`
	Key  string `json:"key"`
	// Is is what the view has, ShouldBe what follows from the journal; "" for nothing.
	Is       string `json:"is,omitempty"`
	ShouldBe string `json:"shouldBe,omitempty"`
}

// viewNames are the views, as Verify names them.
var viewNames = map[family]string{
	articleFamily: "articles", articlePosting: "article lists", eventFamily: "events", reportFamily: "reports", posting: "event lists",
	actorFamily: "actors", placeFamily: "places", nameFamily: "names in order", wordFamily: "words of names", aliasFamily: "aliases",
	relationFamily: "relations", assertionFamily: "assertions", relationID: "ids of relations", relationEnd: "ends of relations", statsFamily: "counts",
	correction: "corrections", numberFamily: "numbers",
}

// Verify reads the files, reads the journal, builds all views anew from it in another folder, and compares them with those that are
// there, record by record; of lists it compares what stands in them, not how they are packed. Reads and writes go on meanwhile: it looks
// at the store as it is when it begins. That views differ is no error.
func (s *Store) Verify(ctx context.Context, o VerifyOptions) (Verification, error) {
	out := Verification{Differing: map[string]uint64{}, Differences: []Difference{}, Damages: []string{}}
	if o.Limit == 0 {
		o.Limit = 20
	}
	if o.Progress == nil {
		o.Progress = func(string, uint64, uint64) {}
	}
	err := s.verify(ctx, o, &out)
	if errors.Is(err, ErrDamaged) {
		out.Damages = append(out.Damages, err.Error())
		err = nil
	}
	if err != nil {
		return out, fmt.Errorf("verify: %w", err)
	}
	return out, nil
}

func (s *Store) verify(ctx context.Context, o VerifyOptions, out *Verification) error {
	return s.view(func(t *badger.Txn) (err error) {
		if err := s.checkTables(ctx); err != nil {
			return err
		}
		if out.Position, err = checkJournalKeys(ctx, t); err != nil {
			return err
		}
		built, remove, err := s.buildAnew(ctx, o, out.Position)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, remove()) }()
		return built.view(func(u *badger.Txn) error {
			for _, f := range views {
				is, should := s.records(t, f), built.records(u, f)
				err := compareRecords(ctx, o, out, viewNames[f], is, should)
				is.close()
				should.close()
				switch {
				case ctx.Err() != nil:
					return ctx.Err()
				case err != nil:
					// A record that cannot be read hides those behind it; the other views tell more.
					out.Damages = append(out.Damages, fmt.Sprintf("%s: %v", viewNames[f], err))
				}
			}
			return nil
		})
	})
}

// checkJournalKeys sees to it that the journal has every entry up to its end and that all of them have been applied.
func checkJournalKeys(ctx context.Context, t *badger.Txn) (uint64, error) {
	end, err := lastEntry(t)
	if err != nil {
		return 0, err
	}
	v, err := value(t, appliedKey)
	if err != nil {
		return 0, err
	}
	if applied := number(v); applied != end {
		return end, fmt.Errorf("%w: the journal ends at entry %d, the views at %d", ErrDamaged, end, applied)
	}
	o := badger.DefaultIteratorOptions
	o.PrefetchValues = false
	o.Prefix = []byte{byte(journalFamily)}
	it := t.NewIterator(o)
	defer it.Close()
	next := uint64(1)
	for it.Rewind(); it.Valid(); it.Next() {
		if next%1024 == 0 && ctx.Err() != nil {
			return end, ctx.Err()
		}
		key := it.Item().Key()
		if len(key) != 9 || binary.BigEndian.Uint64(key[1:]) != next {
			return end, fmt.Errorf("%w: the journal has %q where entry %d should be", ErrDamaged, key, next)
		}
		next++
	}
	if next != end+1 {
		return end, fmt.Errorf("%w: journal entry %d is missing, of %d", ErrDamaged, next, end)
	}
	return end, nil
}

// journalUpTo is a journal up to a position.
type journalUpTo struct {
	journal
	to uint64
}

func (j journalUpTo) read(ctx context.Context, from uint64, fn func(position uint64, e Entry) error) error {
	var mine error
	err := j.journal.read(ctx, from, func(position uint64, e Entry) error {
		if mine = errEnough; position <= j.to {
			mine = fn(position, e)
		}
		return mine
	})
	switch {
	case errors.Is(err, errEnough):
		return nil
	case err != nil && mine == nil && ctx.Err() == nil:
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return err
}

// buildAnew builds the views from this store's journal up to a position, in a store of their own.
func (s *Store) buildAnew(ctx context.Context, o VerifyOptions, to uint64) (built *Store, remove func() error, err error) {
	so := Options{InMemory: s.db.Opts().InMemory, Memory: s.memory.Memory, memTable: s.db.Opts().MemTableSize}
	if !so.InMemory {
		if so.Dir, err = os.MkdirTemp(o.Temp, "casus-verify-"); err != nil {
			return nil, nil, err
		}
	}
	clean := func() error { return nil }
	if so.Dir != "" {
		clean = func() error { return os.RemoveAll(so.Dir) }
	}
	if built, err = Open(so); err != nil {
		return nil, nil, errors.Join(err, clean())
	}
	own := built.journal
	remove = func() error {
		built.journal = own
		return errors.Join(built.Close(), clean())
	}
	err = built.db.Update(func(t *badger.Txn) error {
		if to == 0 {
			return nil
		}
		return t.Set(endKey, binary.BigEndian.AppendUint64(nil, to))
	})
	if err == nil {
		built.journal = journalUpTo{s.journal, to}
		err = built.rebuild(ctx, func(done, total uint64) { o.Progress("build", done, total) })
	}
	if err != nil {
		return nil, nil, errors.Join(err, remove())
	}
	return built, remove, nil
}

// compareRecords walks over what a view has and what it should have.
func compareRecords(ctx context.Context, o VerifyOptions, out *Verification, view string, is, should records) error {
	n := uint64(0)
	a, err := is.next()
	if err != nil {
		return err
	}
	b, err := should.next()
	if err != nil {
		return err
	}
	for a != nil || b != nil {
		if n++; n%4096 == 0 {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			o.Progress(view, n, 0)
		}
		order := 0
		switch {
		case a == nil:
			order = 1
		case b == nil:
			order = -1
		default:
			order = bytes.Compare(a.key, b.key)
		}
		switch {
		case order < 0:
			out.add(o, view, a.key, a, nil)
		case order > 0:
			out.add(o, view, b.key, nil, b)
		case !bytes.Equal(a.value, b.value):
			out.add(o, view, a.key, a, b)
		}
		if order <= 0 {
			if a, err = is.next(); err != nil {
				return err
			}
		}
		if order >= 0 {
			if b, err = should.next(); err != nil {
				return err
			}
		}
	}
	out.Records += n
	return nil
}

func (v *Verification) add(o VerifyOptions, view string, key []byte, is, should *recordOf) {
	v.Differing[view]++
	if v.Differing[view] <= uint64(o.Limit) {
		v.Differences = append(v.Differences, Difference{View: view, Key: legible(key), Is: is.shown(), ShouldBe: should.shown()})
	}
}

// recordOf is a record of a view.
type recordOf struct{ key, value []byte }

func (r *recordOf) shown() string {
	switch {
	case r == nil:
		return ""
	case len(r.value) == 0:
		return "(the key alone)"
	}
	return legible(r.value)
}

// legible is bytes for people: text as it is, what is no text in escapes, neither too long.
func legible(b []byte) string {
	const most = 300
	s := fmt.Sprintf("%q", b)
	s = s[1 : len(s)-1]
	if len(s) > most {
		s = fmt.Sprintf("%s… (%d bytes)", s[:most], len(b))
	}
	return s
}

// records walks over the records of a view in the order of their keys; next gives nil at the end, and what it gives is valid until the
// next call.
type records interface {
	next() (*recordOf, error)
	close()
}

// records walks over a view as a transaction sees it, as what it says: lists that are packed come out posting by posting.
func (s *Store) records(t *badger.Txn, f family) records {
	if f == posting || f == articlePosting {
		return newPostingRecords(t, f)
	}
	o := badger.DefaultIteratorOptions
	o.Prefix = []byte{byte(f)}
	it := t.NewIterator(o)
	it.Rewind()
	return &keyRecords{it: it}
}

// keyRecords are records of which each is a key of its own.
type keyRecords struct {
	it  *badger.Iterator
	rec recordOf
}

func (r *keyRecords) next() (*recordOf, error) {
	if !r.it.Valid() {
		return nil, nil
	}
	item := r.it.Item()
	r.rec.key = item.KeyCopy(r.rec.key)
	var err error
	if r.rec.value, err = item.ValueCopy(r.rec.value); err != nil {
		return nil, fmt.Errorf("%q: %w", r.rec.key, err)
	}
	r.it.Next()
	return &r.rec, nil
}

func (r *keyRecords) close() { r.it.Close() }

// postingRecords are the postings of a family's lists.
type postingRecords struct {
	pull func() (recordOf, error, bool)
	stop func()
	rec  recordOf
}

func newPostingRecords(t *badger.Txn, f family) *postingRecords {
	r := &postingRecords{}
	r.pull, r.stop = iter.Pull2(func(yield func(recordOf, error) bool) {
		err := eachPosting(t, f, func(key, value []byte) error {
			if !yield(recordOf{key, value}, nil) {
				return errEnough
			}
			return nil
		})
		if err != nil && !errors.Is(err, errEnough) {
			yield(recordOf{}, err)
		}
	})
	return r
}

func (r *postingRecords) next() (*recordOf, error) {
	rec, err, ok := r.pull()
	if err != nil || !ok {
		return nil, err
	}
	r.rec = rec
	return &r.rec, nil
}

func (r *postingRecords) close() { r.stop() }

// checkTables checks the tables of a store that is open.
func (s *Store) checkTables(ctx context.Context) error {
	if s.db.Opts().InMemory {
		return nil
	}
	dir := s.db.Opts().Dir
	tables, _, err := checkManifest(filepath.Join(dir, badger.ManifestFilename))
	if err != nil {
		return err
	}
	var all []error
	for _, t := range s.db.Tables() {
		if err := ctx.Err(); err != nil {
			return err
		}
		of, known := tables[t.ID]
		if !known {
			// It has been made meanwhile.
			of.Compression = tableCompression
		}
		err := checkTable(filepath.Join(dir, table.IDToFilename(t.ID)), of.Compression)
		// One that was compacted away meanwhile is gone by right.
		if err != nil && slices.ContainsFunc(s.db.Tables(), func(u badger.TableInfo) bool { return u.ID == t.ID }) {
			all = append(all, err)
		}
	}
	return errors.Join(all...)
}
