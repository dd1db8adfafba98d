package store

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"
	"sync"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// Has tells whether an article is in the store.
func (s *Store) Has(_ context.Context, articleID string) (bool, error) {
	found := false
	err := s.look(func(t *badger.Txn) (err error) {
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
// it; for a power cut see Sync. Several who append at once share transactions.
func (s *Store) Append(ctx context.Context, x *schema.Extraction) (schema.Outcome, error) {
	outs, errs := s.AppendAll(ctx, []*schema.Extraction{x})
	return outs[0], errs[0]
}

// AppendAll is Append for many, in their order, which takes less than one after the other. Each is there or not for itself: it gives the outcome and the error of
// each.
func (s *Store) AppendAll(ctx context.Context, xs []*schema.Extraction) ([]schema.Outcome, []error) {
	outs, errs := make([]schema.Outcome, len(xs)), make([]error, len(xs))
	all := make([]*appended, len(xs))
	for i, x := range xs {
		if err := x.Check(); err != nil {
			errs[i] = fmt.Errorf("article %s: %w", x.Article.ID, err)
			continue
		}
		a := &appended{ctx: ctx, x: *x, ready: make(chan struct{})}
		a.x.Article.ID = schema.ArticleID(x.Article)
		a.x.Article.RetractedBy = 0
		a.x.Uncoded = nil
		all[i] = a
	}
	s.waiting.put(all)
	if len(xs) == 1 {
		s.prepare(all)
	} else {
		// The first are applied while the others are made ready.
		go s.prepare(all)
	}
	for i, a := range all {
		if a != nil {
			s.await(a)
			outs[i], errs[i] = a.out, a.err
		}
	}
	return outs, errs
}

// prepare makes articles ready to be applied, in order: what needs nothing of the graph.
func (s *Store) prepare(all []*appended) {
	for _, a := range all {
		if a != nil {
			s.courtesy.letIn()
			s.makeReady(a)
		}
	}
}

// makeReady makes one ready, whatever comes of it: others wait for that.
func (s *Store) makeReady(a *appended) {
	defer close(a.ready)
	defer func() {
		if p := recover(); p != nil {
			a.unfit = fmt.Errorf("prepare: %v\n%s", p, debug.Stack())
		}
	}()
	if a.unfit = a.ctx.Err(); a.unfit != nil {
		return
	}
	a.prepared = s.folding.prepare(&a.x)
	a.entry, a.unfit = s.journal.encode(Entry{Kind: ArticleEntry, Extraction: &a.x})
}

// appended is an article that is to be appended.
type appended struct {
	ctx context.Context
	x   schema.Extraction
	// ready is closed once what follows is there: the entry, or why there can be none.
	ready    chan struct{}
	prepared *prepared
	entry    []byte
	unfit    error
	// What follows is written by who holds write, and read by who held it since.
	done     bool
	position uint64
	out      schema.Outcome
	err      error
}

// waiting are the articles that wait to be appended, in order.
type waiting struct {
	mu   sync.Mutex
	list []*appended
}

func (w *waiting) put(all []*appended) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, a := range all {
		if a != nil {
			w.list = append(w.list, a)
		}
	}
}

// take gives those that are appended together.
func (w *waiting) take() []*appended {
	w.mu.Lock()
	defer w.mu.Unlock()
	n, size := 0, 0
	for n < len(w.list) && n < maxTogether && (n == 0 || size+len(w.list[n].x.Article.Text) <= maxTextTogether) {
		size += len(w.list[n].x.Article.Text)
		n++
	}
	out := w.list[:n:n]
	w.list = w.list[n:]
	return out
}

// So many articles, with so many bytes of text, are appended in one transaction.
const (
	maxTogether     = 16
	maxTextTogether = 1 << 18
)

// await waits until an article is appended, and appends those that wait before it.
func (s *Store) await(a *appended) {
	s.write.Lock()
	defer s.write.Unlock()
	for !a.done {
		s.appendTogether(s.waiting.take())
	}
}

// appendTogether appends articles in one transaction or, where that fails, each in its own. The caller holds write.
func (s *Store) appendTogether(all []*appended) {
	var own []*appended
	for _, a := range all {
		a.done = true
		if a.err = errors.Join(a.ctx.Err(), s.writable()); a.err == nil {
			own = append(own, a)
		}
	}
	if err := s.commit(own); err != nil {
		for _, a := range own {
			a.err = err
			if len(own) > 1 {
				a.err = s.commit([]*appended{a})
			}
		}
	}
	var outs []schema.Outcome
	for _, a := range own {
		if a.err == nil && a.position > 0 && !a.out.Known {
			outs = append(outs, a.out)
		}
	}
	var corrected schema.Outcome
	if len(outs) > 0 {
		folded := s.maybeFold()
		var err error
		corrected, err = s.correctLoaded(outs...)
		if err = errors.Join(folded, err); err != nil {
			for _, a := range own {
				a.err = errors.Join(a.err, err)
			}
		}
	}
	for _, a := range all {
		// Who appends may do with the extraction what he likes once this has ended.
		if <-a.ready; a.err == nil {
			a.err = a.unfit
		}
	}
	for _, a := range all {
		switch {
		case a.err != nil && tooLarge(a.err):
			a.out, a.err = schema.Outcome{}, fmt.Errorf("store article %s: %d bytes of text, %d events, %d relations: %w", a.x.Article.ID, len(a.x.Article.Text), len(a.x.Events), len(a.x.Relations), ErrTooLarge)
		case a.err != nil:
			a.out, a.err = schema.Outcome{}, fmt.Errorf("store article %s: %w", a.x.Article.ID, a.err)
		case !a.out.Known:
			s.follow.tell(a.out)
		}
	}
	s.follow.tell(corrected)
}

// commit applies articles in one transaction, but those that are unfit.
func (s *Store) commit(all []*appended) error {
	if len(all) == 0 {
		return nil
	}
	s.writer.begin()
	err := s.update(func(t *badger.Txn) error {
		for _, a := range all {
			// Who asks goes first.
			s.courtesy.letIn()
			if <-a.ready; a.unfit != nil {
				continue
			}
			a.position, a.out = 0, schema.Outcome{ArticleID: a.x.Article.ID}
			known, err := exists(t, idKey(numberFamily, a.x.Article.ID))
			if err != nil {
				return err
			}
			if known {
				a.out.Known = true
				continue
			}
			if a.position, err = s.journal.append(t, a.entry); err != nil {
				return err
			}
			if a.out, err = s.apply(t, a.position, Entry{Kind: ArticleEntry, Extraction: &a.x}, a.prepared); err != nil {
				return err
			}
		}
		s.memos.before()
		return nil
	})
	s.memos.after(s.db)
	if err != nil {
		for _, a := range slices.Backward(all) {
			if a.position > 0 {
				s.undo(a.position)
			}
		}
	}
	return err
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
