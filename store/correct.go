package store

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// corrections are what analysts have said, and the overlays that follow. All but partial change only while nobody reads.
type corrections struct {
	// all are in the order of the journal, counting those that are not undone, but for undos; moments are from when on these are known, in order.
	all, counting []*schema.Correction
	moments       []int64
	// main is the overlay of all that count; nil for none.
	main *overlay
	// overlays counts those that were made.
	overlays atomic.Uint64

	// mu guards partial, the overlays of those known by a moment, by how many these are. A load makes round go on and drops them. Fits is the position up to
	// which the main overlay has the entries, 0 while a load is being brought into it, or where that failed.
	mu      sync.Mutex
	partial map[int]*overlay
	round   int
	fits    uint64
}

// maxPartial is how many overlays of earlier moments are kept.
const maxPartial = 4

// corrected is the overlay of the corrections that are known by an instant; nil where there are none. The caller is in a view, or
// holds write.
func (s *Store) corrected(t *badger.Txn, by int64) (*overlay, error) {
	c := &s.corrections
	if c.main == nil || by == schema.EndOfTime {
		return c.main, nil
	}
	n, _ := slices.BinarySearch(c.moments, by+1)
	switch n {
	case len(c.moments):
		return c.main, nil
	case 0:
		return nil, nil
	}
	applied, err := value(t, appliedKey)
	if err != nil {
		return nil, fmt.Errorf("corrections: %w", err)
	}
	c.mu.Lock()
	o, round, fits := c.partial[n], c.round, c.fits == number(applied)
	c.mu.Unlock()
	if o != nil {
		return o, nil
	}
	known := slices.DeleteFunc(slices.Clone(c.counting), func(x *schema.Correction) bool { return x.Known() > by })
	var from base
	if fits {
		from.overlay = c.main
	}
	if o, err = s.newOverlay(t, known, from); err != nil {
		return nil, fmt.Errorf("corrections: %w", err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if fits && round != c.round {
		// A load was brought into what it was made from.
		if o, err = s.newOverlay(t, known, base{}); err != nil {
			return nil, fmt.Errorf("corrections: %w", err)
		}
		return o, nil
	}
	if fits {
		if len(c.partial) >= maxPartial {
			c.partial = nil
		}
		if c.partial == nil {
			c.partial = map[int]*overlay{}
		}
		c.partial[n] = o
	}
	return o, nil
}

// forget drops the overlays of earlier moments. Fits is the position up to which the main one has the entries.
func (c *corrections) forget(fits uint64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.partial, c.fits = nil, fits
	c.round++
}

// base is what an overlay of the next corrections is made from. The caller holds write.
func (c *corrections) base() base {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.fits == 0 {
		return base{}
	}
	return base{overlay: c.main}
}

// recorrect reads the corrections and makes their overlay anew, after the views have been opened or built. The caller holds write, and
// nobody reads.
func (s *Store) recorrect() error {
	err := s.db.View(func(t *badger.Txn) error {
		all, err := readCorrections(t)
		if err != nil {
			return err
		}
		applied, err := value(t, appliedKey)
		if err != nil {
			return err
		}
		main, err := s.newOverlay(t, active(all), base{})
		if err != nil {
			return err
		}
		s.corrections.set(all, main, number(applied))
		return nil
	})
	if err != nil {
		return fmt.Errorf("corrections: %w", err)
	}
	return nil
}

// set puts an overlay of corrections in place that has the entries up to a position. Nobody reads meanwhile.
func (c *corrections) set(all []*schema.Correction, main *overlay, fits uint64) {
	undone := undoneBy(all)
	for _, x := range all {
		x.UndoneBy = undone[x.Position]
	}
	c.all, c.counting, c.main, c.moments = all, active(all), main, nil
	for _, x := range c.counting {
		c.moments = append(c.moments, x.Known())
	}
	slices.Sort(c.moments)
	c.forget(fits)
}

func correctionKey(position uint64) []byte {
	return binary.BigEndian.AppendUint64([]byte{byte(correction)}, position)
}

// applyCorrection brings a correction's entry into the views: reads look at the other views through it.
func applyCorrection(t *badger.Txn, position uint64, c *schema.Correction) error {
	b, err := json.Marshal(c)
	if err != nil {
		return err
	}
	if err := t.Set(correctionKey(position), b); err != nil {
		return err
	}
	return t.Set(appliedKey, binary.BigEndian.AppendUint64(nil, position))
}

func readCorrections(t *badger.Txn) ([]*schema.Correction, error) {
	o := badger.DefaultIteratorOptions
	o.Prefix = []byte{byte(correction)}
	it := t.NewIterator(o)
	defer it.Close()
	var out []*schema.Correction
	for it.Rewind(); it.Valid(); it.Next() {
		c := new(schema.Correction)
		if _, err := record(t, it.Item().KeyCopy(nil), c); err != nil {
			return nil, err
		}
		c.Position = binary.BigEndian.Uint64(it.Item().Key()[1:])
		out = append(out, c)
	}
	return out, nil
}

// Correct adds a correction to the journal; from then on it counts. It returns it with what the store has filled in, and what it
// changed. A schema.InvalidError says that it makes no sense, a schema.ConflictError that it contradicts another or what is stored.
func (s *Store) Correct(ctx context.Context, in schema.Correction) (schema.Correction, schema.Outcome, error) {
	c := in
	c.Position, c.UndoneBy, c.Takes, c.Rest, c.Was = 0, 0, false, nil, nil
	if err := c.Check(); err != nil {
		return c, schema.Outcome{}, err
	}
	out, err := s.correct(ctx, &c)
	var invalid *schema.InvalidError
	var conflict *schema.ConflictError
	if err != nil && !errors.As(err, &invalid) && !errors.As(err, &conflict) {
		err = fmt.Errorf("correct: %w", err)
	}
	return c, out, err
}

func (s *Store) correct(ctx context.Context, c *schema.Correction) (schema.Outcome, error) {
	s.write.Lock()
	defer s.write.Unlock()
	var out schema.Outcome
	if err := errors.Join(ctx.Err(), s.writable()); err != nil {
		return out, err
	}
	var all []*schema.Correction
	var main *overlay
	err := s.db.View(func(t *badger.Txn) error {
		last, err := lastEntry(t)
		if err != nil {
			return err
		}
		c.Position = last + 1
		if err := s.fillIn(t, c); err != nil {
			return err
		}
		for _, x := range s.corrections.all {
			y := *x
			all = append(all, &y)
		}
		all = append(all, c)
		if err := s.contradicts(t, all, c); err != nil {
			return err
		}
		before := s.corrections.main
		if main, err = s.newOverlay(t, active(all), s.corrections.base()); err != nil {
			return err
		}
		out, err = changedBy(t, s, before, main, all, c)
		return err
	})
	if err != nil {
		return out, err
	}
	err = s.update(func(t *badger.Txn) error {
		e := *c
		e.Position = 0
		b, err := s.journal.encode(Entry{Kind: CorrectionEntry, Correction: &e})
		if err != nil {
			return err
		}
		position, err := s.journal.append(t, b)
		if err != nil {
			return err
		}
		if position != c.Position {
			return fmt.Errorf("the journal gave position %d, not %d", position, c.Position)
		}
		out.Position = position
		return applyCorrection(t, position, &e)
	})
	if err != nil {
		return out, err
	}
	// Reads that are under way end first: what they have seen of the old overlay would not fit the new one.
	s.reads.Lock()
	s.corrections.set(all, main, out.Position)
	s.reads.Unlock()
	s.follow.tell(out)
	return out, nil
}

// contradicts tells whether corrections contradict each other or what is stored. c is the one that is new.
func (s *Store) contradicts(t *badger.Txn, all []*schema.Correction, c *schema.Correction) error {
	if c.Kind == schema.UndoCorrection {
		i := slices.IndexFunc(all, func(x *schema.Correction) bool { return x.Position == c.Undoes })
		if i < 0 || all[i] == c {
			return schema.Conflictf(0, "there is no correction %d", c.Undoes)
		}
		if by := undoneBy(all[:len(all)-1])[c.Undoes]; by != 0 {
			return schema.Conflictf(by, "correction %d has been undone by %d; undo that to bring it back", c.Undoes, by)
		}
	}
	var failed error
	what := facts{base: func(report string) string {
		v, err := value(t, idKey(reportFamily, report))
		failed = errors.Join(failed, err)
		return string(v)
	}, has: func(actor string) bool {
		ok, err := exists(t, idKey(actorFamily, actor))
		failed = errors.Join(failed, err)
		return ok
	}}
	cs, _, err := current(t, active(all))
	if err != nil {
		return err
	}
	before, _, err := current(t, active(all[:len(all)-1]))
	if err != nil {
		return err
	}
	// What does not fit since later reports moved is not for this one to mend.
	what.moved = map[uint64]bool{}
	for {
		by, conflict := conflicts(before, what)
		if conflict == nil {
			break
		}
		what.moved[by.Position] = true
	}
	by, conflict := conflicts(cs, what)
	switch {
	case failed != nil:
		return failed
	case conflict == nil:
		return nil
	case by.Position == c.Position:
		return conflict
	}
	return schema.Conflictf(by.Position, "correction %d (%s) rests on it, so undo that first: %s", by.Position, by.Kind, conflict.Reason)
}

// current are corrections with the ids that the events have now which they name, and these ids by those that they were named by. A merge of what is one event by
// itself is left out.
func current(t *badger.Txn, cs []*schema.Correction) ([]*schema.Correction, map[string]string, error) {
	named := map[string]string{}
	out := make([]*schema.Correction, 0, len(cs))
	for _, c := range cs {
		if c.Kind != schema.MergeEvents && c.Kind != schema.SplitEvent && c.Kind != schema.CorrectEvent {
			out = append(out, c)
			continue
		}
		now := *c
		now.Others = nil
		for i, id := range append([]string{c.Target}, c.Others...) {
			to, err := currentEvent(t, id)
			if err != nil {
				return nil, nil, err
			}
			named[id] = to
			if i == 0 {
				now.Target = to
			} else if to != now.Target && !slices.Contains(now.Others, to) {
				now.Others = append(now.Others, to)
			}
		}
		if c.Kind != schema.MergeEvents || len(now.Others) > 0 {
			out = append(out, &now)
		}
	}
	return out, named, nil
}
