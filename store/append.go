package store

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// Has tells whether an article is in the store.
func (s *Store) Has(_ context.Context, articleID string) (bool, error) {
	found := false
	err := s.view(func(t *badger.Txn) (err error) {
		found, err = exists(t, idKey(numberFamily, articleID))
		return err
	})
	if err != nil {
		return false, fmt.Errorf("look up article %s: %w", articleID, err)
	}
	return found, nil
}

func exists(t *badger.Txn, key []byte) (bool, error) {
	_, err := t.Get(key)
	if errors.Is(err, badger.ErrKeyNotFound) {
		return false, nil
	}
	return err == nil, err
}

// Append adds an extraction to the journal and applies it to every view, in one transaction: all of it is there afterwards or
// nothing. An article that is there already changes nothing. What it returns is in Badger's log: a killed process does not lose
// it; for a power cut see Sync.
func (s *Store) Append(ctx context.Context, x *schema.Extraction) (schema.Outcome, error) {
	if err := x.Check(); err != nil {
		return schema.Outcome{}, fmt.Errorf("article %s: %w", x.Article.ID, err)
	}
	c := *x
	c.Article.ID = schema.ArticleID(c.Article)
	c.Article.RetractedBy = 0
	c.Uncoded = nil
	prepared := s.folding.prepare(&c)
	s.write.Lock()
	defer s.write.Unlock()
	if err := errors.Join(ctx.Err(), s.writable()); err != nil {
		return schema.Outcome{}, fmt.Errorf("store article %s: %w", c.Article.ID, err)
	}
	out := schema.Outcome{ArticleID: c.Article.ID}
	applied := uint64(0)
	err := s.db.Update(func(t *badger.Txn) (err error) {
		if out.Known, err = exists(t, idKey(numberFamily, c.Article.ID)); err != nil || out.Known {
			return err
		}
		e := Entry{Kind: ArticleEntry, Extraction: &c}
		position, err := s.journal.append(t, e)
		if err != nil {
			return err
		}
		applied = position
		out, err = s.apply(t, position, e, prepared)
		s.memos.before()
		return err
	})
	s.memos.after(s.db)
	if err != nil && applied > 0 {
		s.undo(applied)
	}
	if err == nil {
		err = s.maybeFold()
	}
	switch {
	case err != nil && tooLarge(err):
		return schema.Outcome{}, fmt.Errorf("store article %s: %d bytes of text, %d events, %d relations: %w", c.Article.ID, len(c.Article.Text), len(c.Events), len(c.Relations), ErrTooLarge)
	case err != nil:
		return schema.Outcome{}, fmt.Errorf("store article %s: %w", c.Article.ID, err)
	}
	if !out.Known {
		if err := s.correctLoaded(out); err != nil {
			return out, fmt.Errorf("store article %s: %w", c.Article.ID, err)
		}
		s.follow.tell(out)
	}
	return out, nil
}

// writable tells why nothing can be written. The caller holds write.
func (s *Store) writable() error {
	switch {
	case s.closed:
		return ErrClosed
	case !s.complete:
		return ErrIncomplete
	}
	return errors.Join(s.upkeep.damaged(), s.room())
}

// tooLarge tells whether Badger refuses for size: of the transaction, or (with an error that has no name and shows the bytes) of a key
// or a value.
func tooLarge(err error) bool {
	return errors.Is(err, badger.ErrTxnTooBig) || strings.Contains(err.Error(), "exceeded") && strings.Contains(err.Error(), "limit")
}
