package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/dgraph-io/badger/v4"
	fast "github.com/go-json-experiment/json"
	standard "github.com/go-json-experiment/json/v1"
	"github.com/klauspost/compress/zstd"
	"golang.org/x/sync/errgroup"

	"casus/schema"
)

// Kind says what a journal entry is.
type Kind string

// The kinds of entries. A kind that a program does not know keeps it from building views that would leave it out.
const (
	// ArticleEntry is an article with its extraction.
	ArticleEntry Kind = "article"
	// CorrectionEntry is what an analyst says is to be seen otherwise.
	CorrectionEntry Kind = "correction"
	// LostEntry says nothing: it keeps the position of an entry that a rescue could not read (rescue.go), so that those behind it have theirs.
	LostEntry Kind = "lost"
)

// Entry is one line of the journal, the store's truth.
type Entry struct {
	Kind       Kind               `json:"kind"`
	Extraction *schema.Extraction `json:"extraction,omitempty"`
	Correction *schema.Correction `json:"correction,omitempty"`
}

// journal is where entries are kept: beside the views here, elsewhere in a stream that several machines follow.
type journal interface {
	// encode writes an entry for append.
	encode(e Entry) ([]byte, error)
	// append adds an entry and returns its position, counted from 1. It takes part in the transaction that applies the entry, so
	// that an entry that cannot be applied is not there either.
	append(t *badger.Txn, encoded []byte) (uint64, error)
	// read calls fn for each entry from a position on, in order, until fn fails or the context ends. It holds nothing while fn
	// runs.
	read(ctx context.Context, from uint64, fn func(position uint64, e Entry) error) error
	// plain is read without decoding the entries: fn gets each one's version byte and its JSON, valid during the call.
	plain(ctx context.Context, from uint64, fn func(position uint64, plain []byte) error) error
	// at reads one entry in a transaction.
	at(t *badger.Txn, position uint64) (Entry, error)
	close() error
}

// localJournal keeps entries in the store's own Badger.
type localJournal struct {
	db *badger.DB
	codec
	// away says that a reindex has put the journal aside.
	away atomic.Bool
}

func newLocalJournal(db *badger.DB) (*localJournal, error) {
	c, err := newCodec()
	if err != nil {
		return nil, err
	}
	return &localJournal{db: db, codec: c}, nil
}

func (j *localJournal) append(t *badger.Txn, encoded []byte) (uint64, error) {
	position, err := lastEntry(t)
	if err != nil {
		return 0, err
	}
	position++
	if err := t.Set(journalKey(position), encoded); err != nil {
		return 0, err
	}
	return position, t.Set(endKey, binary.BigEndian.AppendUint64(nil, position))
}

// lastEntry is the position of the last entry, 0 where there is none.
func lastEntry(t *badger.Txn) (uint64, error) {
	v, err := value(t, endKey)
	return number(v), err
}

// readBatch is how many entries are read at a time.
const readBatch = 64

func (j *localJournal) read(ctx context.Context, from uint64, fn func(position uint64, e Entry) error) error {
	return j.entries(ctx, func(one func(position uint64, b []byte) error) error { return j.values(ctx, from, one) }, fn)
}

// entries decodes what each gives, which is entries that follow each other, and calls fn with them. What each gives must stay as it is.
func (c codec) entries(ctx context.Context, each func(one func(position uint64, b []byte) error) error, fn func(position uint64, e Entry) error) error {
	var packed [][]byte
	var first uint64
	flush := func() error {
		// To unpack and read an entry is what takes time: it is done for some at once.
		entries, errs := make([]Entry, len(packed)), make([]error, len(packed))
		var all errgroup.Group
		all.SetLimit(runtime.GOMAXPROCS(0))
		for i, b := range packed {
			all.Go(func() error {
				entries[i], errs[i] = c.decode(b)
				return nil
			})
		}
		_ = all.Wait()
		for i := range entries {
			if err := ctx.Err(); err != nil {
				return err
			}
			if errs[i] != nil {
				return fmt.Errorf("journal entry %d: %w", first+uint64(i), errs[i])
			}
			if err := fn(first+uint64(i), entries[i]); err != nil {
				return err
			}
		}
		packed = packed[:0]
		return nil
	}
	err := each(func(position uint64, b []byte) error {
		if len(packed) == 0 {
			first = position
		}
		if packed = append(packed, b); len(packed) < readBatch/2 {
			return nil
		}
		return flush()
	})
	if err != nil {
		return err
	}
	return flush()
}

func (j *localJournal) plain(ctx context.Context, from uint64, fn func(position uint64, plain []byte) error) error {
	var plain []byte
	return j.values(ctx, from, func(position uint64, b []byte) (err error) {
		if len(b) == 0 {
			return fmt.Errorf("journal entry %d is empty", position)
		}
		if plain, err = j.unzip.DecodeAll(b[1:], append(plain[:0], b[0])); err != nil {
			return fmt.Errorf("journal entry %d: decompress: %w", position, err)
		}
		return fn(position, plain)
	})
}

// values calls fn for the bytes of each entry from a position on.
func (j *localJournal) values(ctx context.Context, from uint64, fn func(position uint64, b []byte) error) error {
	for {
		values, first, err := j.batch(from)
		if err != nil {
			return err
		}
		if len(values) == 0 {
			return nil
		}
		if first != from && from > 1 || first != 1 && from <= 1 {
			return fmt.Errorf("journal entry %d is missing", max(from, 1))
		}
		from = first
		for _, b := range values {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := fn(from, b); err != nil {
				return err
			}
			from++
		}
	}
}

// batch reads entries that follow each other, from a position on, and says where the first stands.
func (j *localJournal) batch(from uint64) (values [][]byte, first uint64, err error) {
	err = j.db.View(func(t *badger.Txn) error {
		o := badger.DefaultIteratorOptions
		o.Prefix = []byte{byte(journalFamily)}
		o.PrefetchSize = readBatch
		it := t.NewIterator(o)
		defer it.Close()
		for it.Seek(journalKey(from)); it.Valid() && len(values) < readBatch; it.Next() {
			position := binary.BigEndian.Uint64(it.Item().Key()[1:])
			if len(values) == 0 {
				first = position
			} else if position != first+uint64(len(values)) {
				break
			}
			b, err := it.Item().ValueCopy(nil)
			if err != nil {
				return fmt.Errorf("journal entry %d: %w", position, err)
			}
			values = append(values, b)
		}
		return nil
	})
	if err == nil && j.away.Load() {
		err = ErrIncomplete
	}
	return values, first, err
}

func (j *localJournal) at(t *badger.Txn, position uint64) (Entry, error) {
	b, err := value(t, journalKey(position))
	if err != nil {
		return Entry{}, err
	}
	e, err := j.decode(b)
	if err != nil {
		return e, fmt.Errorf("journal entry %d: %w", position, err)
	}
	return e, nil
}

func (j *localJournal) close() error {
	j.unzip.Close()
	return j.zip.Close()
}

// entryVersion is the first byte of a journal value; the rest is JSON, compressed with Zstandard.
const entryVersion = 1

// codec turns entries into bytes and back.
type codec struct {
	zip   *zstd.Encoder
	unzip *zstd.Decoder
	// buffers are what entries were written into, as JSON.
	buffers *sync.Pool
}

// Entries are read as the standard library reads JSON, but for one thing: that goes over all of it once before, so that a value that is wrong changes
// nothing, and an entry that is wrong is let go of.
var asStandard, inOneGo = standard.DefaultOptionsV1(), standard.ReportErrorsWithLegacySemantics(false)

// maxEntry bounds what an entry unpacks to, in bytes.
const maxEntry = 1 << 28

func newCodec() (codec, error) {
	zip, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedFastest))
	if err != nil {
		return codec{}, err
	}
	unzip, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(maxEntry))
	return codec{zip, unzip, new(sync.Pool)}, err
}

// Around the extraction of an entry.
const (
	beforeExtraction = `{"kind":"article","extraction":`
	behindExtraction = `}`
)

func (c codec) encode(e Entry) ([]byte, error) {
	buf, ok := c.buffers.Get().(*[]byte)
	if !ok {
		buf = new([]byte)
	}
	defer c.buffers.Put(buf)
	if e.Kind == ArticleEntry && e.Extraction != nil && e.Correction == nil {
		*buf = append(schema.AppendExtraction(append((*buf)[:0], beforeExtraction...), e.Extraction), behindExtraction...)
	} else {
		var err error
		if *buf, err = json.Marshal(e); err != nil {
			return nil, err
		}
	}
	b := *buf
	if len(b) > maxEntry {
		return nil, fmt.Errorf("an entry of %d bytes: %w", len(b), ErrTooLarge)
	}
	return c.zip.EncodeAll(b, []byte{entryVersion}), nil
}

func (c codec) decode(b []byte) (Entry, error) {
	var e Entry
	if len(b) == 0 || b[0] != entryVersion {
		return e, errors.New("not an entry of this version")
	}
	buf, ok := c.buffers.Get().(*[]byte)
	if !ok {
		buf = new([]byte)
	}
	defer c.buffers.Put(buf)
	var err error
	if *buf, err = c.unzip.DecodeAll(b[1:], (*buf)[:0]); err != nil {
		return e, fmt.Errorf("decompress: %w", err)
	}
	return parseEntry(*buf)
}

// parseEntry reads the JSON of an entry.
func parseEntry(plain []byte) (Entry, error) {
	var e Entry
	if inner, ok := bytes.CutPrefix(plain, []byte(beforeExtraction)); ok {
		if inner, ok = bytes.CutSuffix(inner, []byte(behindExtraction)); ok {
			if x, ok := schema.PlainExtraction(inner); ok {
				return Entry{Kind: ArticleEntry, Extraction: x}, x.Check()
			}
		}
	}
	if err := fast.Unmarshal(plain, &e, asStandard, inOneGo); err != nil {
		return e, err
	}
	switch {
	case e.Kind == LostEntry:
		return Entry{Kind: LostEntry}, nil
	case e.Kind == ArticleEntry && e.Extraction != nil:
		return e, e.Extraction.Check()
	case e.Kind == CorrectionEntry && e.Correction != nil:
		return e, e.Correction.Check()
	}
	return e, fmt.Errorf("no such kind of entry: %q", e.Kind)
}

// ReadJournal calls fn for each entry from a position (counted from 1) on, in order, until fn fails or the context ends.
func (s *Store) ReadJournal(ctx context.Context, from uint64, fn func(position uint64, e Entry) error) error {
	s.reads.RLock()
	closed := s.closed
	s.reads.RUnlock()
	if closed {
		return fmt.Errorf("read journal: %w", ErrClosed)
	}
	if err := s.journal.read(ctx, from, fn); err != nil {
		return fmt.Errorf("read journal: %w", err)
	}
	return nil
}
