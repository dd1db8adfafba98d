package store

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// Kind says what a journal entry is.
type Kind string

// ArticleEntry is an article with its extraction. Dataset batches and corrections will be kinds of their own; a kind that a
// program does not know keeps it from opening a view on the journal that would leave it out.
const ArticleEntry Kind = "article"

// Entry is one line of the journal, the store's truth.
type Entry struct {
	Kind       Kind               `json:"kind"`
	Extraction *schema.Extraction `json:"extraction,omitempty"`
}

// Journal is where entries are kept: in Badger here, elsewhere in a stream that several machines follow.
type Journal interface {
	// Append adds an entry and returns its position, counted from 1.
	Append(e Entry) (uint64, error)
	// Read calls fn for each entry from the position on, in order, until fn fails or the context ends.
	Read(ctx context.Context, from uint64, fn func(position uint64, e Entry) error) error
}

// entryVersion is the first byte of a journal value; the rest is JSON, compressed with Zstandard.
const entryVersion = 1

func (s *Store) encodeEntry(e Entry) ([]byte, error) {
	b, err := json.Marshal(e)
	if err != nil {
		return nil, err
	}
	return s.zip.EncodeAll(b, []byte{entryVersion}), nil
}

func (s *Store) decodeEntry(b []byte) (Entry, error) {
	var e Entry
	if len(b) == 0 || b[0] != entryVersion {
		return e, errors.New("not an entry of this version")
	}
	plain, err := s.unzip.DecodeAll(b[1:], nil)
	if err != nil {
		return e, fmt.Errorf("decompress: %w", err)
	}
	if err := json.Unmarshal(plain, &e); err != nil {
		return e, err
	}
	if e.Kind != ArticleEntry || e.Extraction == nil {
		return e, fmt.Errorf("no such kind of entry: %q", e.Kind)
	}
	return e, nil
}

// Journal reads the entries from a position on, in order.
func (s *Store) Journal(ctx context.Context, from uint64, fn func(position uint64, e Entry) error) error {
	return s.db.View(func(t *badger.Txn) error {
		o := badger.DefaultIteratorOptions
		o.Prefix = []byte{byte(journalFamily)}
		o.PrefetchSize = 16
		it := t.NewIterator(o)
		defer it.Close()
		for it.Seek(journalKey(from)); it.Valid(); it.Next() {
			if err := ctx.Err(); err != nil {
				return err
			}
			position := binary.BigEndian.Uint64(it.Item().Key()[1:])
			b, err := it.Item().ValueCopy(nil)
			if err != nil {
				return fmt.Errorf("journal entry %d: %w", position, err)
			}
			e, err := s.decodeEntry(b)
			if err != nil {
				return fmt.Errorf("journal entry %d: %w", position, err)
			}
			if err := fn(position, e); err != nil {
				return err
			}
		}
		return nil
	})
}

// Has tells whether an article is in the store.
func (s *Store) Has(_ context.Context, articleID string) (bool, error) {
	found := false
	err := s.db.View(func(t *badger.Txn) error {
		_, err := t.Get(idKey(articleFamily, articleID))
		found = err == nil
		if errors.Is(err, badger.ErrKeyNotFound) {
			return nil
		}
		return err
	})
	if err != nil {
		return false, fmt.Errorf("look up article %s: %w", articleID, err)
	}
	return found, nil
}

// Append adds an extraction to the journal and applies it to every view, in one transaction: all of it is there afterwards or
// nothing. An article that is there already changes nothing.
func (s *Store) Append(ctx context.Context, x *schema.Extraction) (schema.Outcome, error) {
	if err := x.Check(); err != nil {
		return schema.Outcome{}, fmt.Errorf("article %s: %w", x.Article.ID, err)
	}
	c := *x
	c.Article.ID = schema.ArticleID(c.Article)
	c.Uncoded = nil
	s.write.Lock()
	defer s.write.Unlock()
	if err := ctx.Err(); err != nil {
		return schema.Outcome{}, err
	}
	var out schema.Outcome
	err := s.db.Update(func(t *badger.Txn) error {
		if _, err := t.Get(idKey(articleFamily, c.Article.ID)); err == nil {
			out = schema.Outcome{ArticleID: c.Article.ID, Known: true}
			return nil
		} else if !errors.Is(err, badger.ErrKeyNotFound) {
			return err
		}
		v, err := value(t, appliedKey)
		if err != nil {
			return err
		}
		position := number(v) + 1
		e := Entry{Kind: ArticleEntry, Extraction: &c}
		b, err := s.encodeEntry(e)
		if err != nil {
			return err
		}
		if err := t.Set(journalKey(position), b); err != nil {
			return err
		}
		out, err = s.apply(t, position, e)
		return err
	})
	switch {
	case errors.Is(err, badger.ErrTxnTooBig):
		return schema.Outcome{}, fmt.Errorf("article %s: %d events, %d relations: %w", c.Article.ID, len(c.Events), len(c.Relations), ErrTooLarge)
	case err != nil:
		return schema.Outcome{}, fmt.Errorf("store article %s: %w", c.Article.ID, err)
	}
	if !out.Known {
		s.follow.tell(out)
	}
	return out, nil
}

// Reindex builds every view from the journal. Progress is told entry by entry; it may be nil. A run that is cut off is
// finished when the store is opened next.
func (s *Store) Reindex(ctx context.Context, progress func(done, total uint64)) error {
	s.write.Lock()
	defer s.write.Unlock()
	var total uint64
	err := s.db.Update(func(t *badger.Txn) error {
		v, err := value(t, appliedKey)
		if err != nil {
			return err
		}
		total = number(v)
		if b, err := value(t, reindexingKey); err != nil {
			return err
		} else if b != nil {
			total = number(b)
		}
		return t.Set(reindexingKey, binary.BigEndian.AppendUint64(nil, total))
	})
	if err != nil {
		return fmt.Errorf("reindex: %w", err)
	}
	if err := s.rebuild(ctx, total, progress); err != nil {
		return fmt.Errorf("reindex: %w", err)
	}
	return nil
}

func (s *Store) rebuild(ctx context.Context, total uint64, progress func(done, total uint64)) error {
	for _, f := range views {
		if err := s.db.DropPrefix([]byte{byte(f)}); err != nil {
			return err
		}
	}
	if err := s.db.Update(func(t *badger.Txn) error { return t.Delete(appliedKey) }); err != nil {
		return err
	}
	err := s.Journal(ctx, 1, func(position uint64, e Entry) error {
		err := s.db.Update(func(t *badger.Txn) error {
			_, err := s.apply(t, position, e)
			return err
		})
		if err != nil {
			return fmt.Errorf("entry %d: %w", position, err)
		}
		if progress != nil {
			progress(position, total)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return s.db.Update(func(t *badger.Txn) error { return t.Delete(reindexingKey) })
}

func (s *Store) finishReindex() error {
	cut := false
	var total uint64
	err := s.db.View(func(t *badger.Txn) error {
		v, err := value(t, reindexingKey)
		cut, total = v != nil, number(v)
		return err
	})
	if err != nil || !cut {
		return err
	}
	return s.rebuild(context.Background(), total, nil)
}
