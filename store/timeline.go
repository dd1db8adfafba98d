package store

import (
	"context"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"slices"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// MaxPage is the largest page.
const MaxPage = 100

// checkPage tells what is wrong with a page.
func checkPage(p schema.Page) error {
	switch {
	case p.First != 0 && p.Last != 0:
		return schema.Invalidf("first", "and last exclude each other")
	case p.First < 0 || p.First > MaxPage:
		return schema.Invalidf("first", "must be 1 to %d", MaxPage)
	case p.Last < 0 || p.Last > MaxPage:
		return schema.Invalidf("last", "must be 1 to %d", MaxPage)
	case p.First == 0 && p.Last == 0:
		return schema.Invalidf("first", "or last must be 1 to %d", MaxPage)
	}
	return nil
}

// The kinds of cursors, which their first byte tells. Cursors of texts (keyCursor) have 2, those of older layouts 1.
const (
	eventCursor   byte = 3
	articleCursor byte = 4
	// changeCursor stands at an event of an article.
	changeCursor byte = 5
)

// cursorAt is what the cursor of a list in the order of time says.
type cursorAt struct {
	kind byte
	point
	// event is the number of the event in a changeCursor.
	event uint64
}

// String is the cursor as the API gives it.
func (c cursorAt) String() string {
	b := c.point.append([]byte{c.kind})
	if c.kind == changeCursor {
		b = binary.BigEndian.AppendUint64(b, c.event)
	}
	return base64.RawURLEncoding.EncodeToString(b)
}

// parseCursor reads the cursor of a kind.
func parseCursor(field, s string, kind byte) (cursorAt, error) {
	size := 1 + pointSize
	if kind == changeCursor {
		size += 8
	}
	b, err := base64.RawURLEncoding.DecodeString(s)
	if err != nil || len(b) != size || b[0] != kind {
		return cursorAt{}, schema.Invalidf(field, "is not a cursor of this list")
	}
	c := cursorAt{kind: kind}
	if c.point, _ = pointAt(b[1 : 1+pointSize]); kind == changeCursor {
		c.event = binary.BigEndian.Uint64(b[1+pointSize:])
	}
	return c, nil
}

// Timeline returns one page of the events that a filter selects, ordered by their earliest instant (see doc.go). Its cost
// grows with the page, not with the store. An InvalidError says what is wrong with the query.
func (s *Store) Timeline(ctx context.Context, q schema.TimelineQuery) (schema.PageOf[*schema.Event], error) {
	sel, err := s.selection(q.Filter)
	if err != nil {
		return schema.PageOf[*schema.Event]{}, err
	}
	return s.timeline(ctx, q, sel)
}

func (s *Store) timeline(ctx context.Context, q schema.TimelineQuery, sel selection) (schema.PageOf[*schema.Event], error) {
	into := new(rooms)
	out, err := pageOfMerge(ctx, s, q.Page, eventCursor, q.Order == schema.NewestFirst, func(t *badger.Txn, reverse bool) (*merge, error) {
		return s.newMerge(t, sel, q.Filter.During, q.KnownBy, reverse)
	}, func(t *badger.Txn, m *merge) (*schema.Event, error) {
		return s.eventAt(t, m.at.number, q.KnownBy, into)
	})
	if err != nil {
		return out, fmt.Errorf("timeline: %w", err)
	}
	return out, nil
}

// pageOfMerge cuts a page out of what a merge walks over. Start makes the merge in a direction; newest is that of the list; one reads what
// the merge stands at.
func pageOfMerge[T any](ctx context.Context, s *Store, p schema.Page, kind byte, newest bool, start func(t *badger.Txn, reverse bool) (*merge, error), one func(t *badger.Txn, m *merge) (*T, error)) (schema.PageOf[*T], error) {
	var out schema.PageOf[*T]
	if err := checkPage(p); err != nil {
		return out, err
	}
	var from, to *point
	if p.After != "" {
		at, err := parseCursor("after", p.After, kind)
		if err != nil {
			return out, err
		}
		from = &at.point
	}
	if p.Before != "" {
		at, err := parseCursor("before", p.Before, kind)
		if err != nil {
			return out, err
		}
		to = &at.point
	}
	n := p.First
	backward := p.Last > 0
	if backward {
		// The last ones before a cursor are the first ones after it in the other direction.
		n, from, to = p.Last, to, from
		newest = !newest
	}
	err := s.view(func(t *badger.Txn) error {
		m, err := start(t, newest)
		if err != nil {
			return err
		}
		defer m.close()
		if from != nil {
			m.seek(after(*from, newest))
		}
		for m.next() {
			if err := ctx.Err(); err != nil {
				return err
			}
			// Behind the other cursor there is at least what it stands at.
			if out.HasNext = to != nil && !ahead(m.at, *to, newest) || len(out.Items) == n; out.HasNext {
				break
			}
			v, err := one(t, m)
			if err != nil {
				return err
			}
			if v == nil {
				return fmt.Errorf("%d is in a list but not in the store", m.at.number)
			}
			out.Items = append(out.Items, v)
			out.Cursors = append(out.Cursors, cursorAt{kind: kind, point: m.at}.String())
		}
		out.HasPrevious = from != nil
		return m.err()
	})
	if err != nil {
		return schema.PageOf[*T]{}, err
	}
	if backward {
		slices.Reverse(out.Items)
		slices.Reverse(out.Cursors)
		out.HasNext, out.HasPrevious = out.HasPrevious, out.HasNext
	}
	return out, nil
}

// CountEvents counts the events that a filter selects, without reading them.
func (s *Store) CountEvents(ctx context.Context, f schema.EventFilter, knownBy int64) (int, error) {
	sel, err := s.selection(f)
	if err != nil {
		return 0, err
	}
	n, err := s.count(ctx, sel, f.During, knownBy)
	if err != nil {
		return 0, fmt.Errorf("count events: %w", err)
	}
	return n, nil
}

func (s *Store) count(ctx context.Context, sel selection, window schema.Time, knownBy int64) (n int, err error) {
	err = s.view(func(t *badger.Txn) error {
		m, err := s.newMerge(t, sel, window, knownBy, false)
		if err != nil {
			return err
		}
		defer m.close()
		return m.eachDay(ctx, func(_ int64, _ uint8, some int) error { n += some; return nil })
	})
	return n, err
}

// Events reads events by id, in the order asked; nil for each that is not there or not known by then.
func (s *Store) Events(_ context.Context, ids []string, knownBy int64) ([]*schema.Event, error) {
	return readEach(s, ids, func(t *badger.Txn, id string) (*schema.Event, error) { return s.event(t, id, knownBy) })
}

// readEach reads records in one transaction.
func readEach[T any](s *Store, ids []string, one func(t *badger.Txn, id string) (*T, error)) ([]*T, error) {
	out := make([]*T, len(ids))
	err := s.view(func(t *badger.Txn) error {
		for i, id := range ids {
			v, err := one(t, id)
			if err != nil {
				return fmt.Errorf("read %s: %w", id, err)
			}
			out[i] = v
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// byID reads one record of a family; nil where it is not there.
func byID[T any](f family) func(*badger.Txn, string) (*T, error) {
	return func(t *badger.Txn, id string) (*T, error) {
		v := new(T)
		if ok, err := record(t, idKey(f, id), v); err != nil || !ok {
			return nil, err
		}
		return v, nil
	}
}

// Actors reads actors by id, in the order asked; nil for each that is not there.
func (s *Store) Actors(_ context.Context, ids []string) ([]*schema.Actor, error) {
	return readEach(s, ids, func(t *badger.Txn, id string) (*schema.Actor, error) { return s.readActor(t, id) })
}

// Places reads places by id, in the order asked; nil for each that is not there.
func (s *Store) Places(_ context.Context, ids []string) ([]*schema.Place, error) {
	return readEach(s, ids, func(t *badger.Txn, id string) (*schema.Place, error) {
		return remembered(s.memos.places, placeFamily, t, id)
	})
}

// Articles reads articles by id, in the order asked; nil for each that is not there.
func (s *Store) Articles(_ context.Context, ids []string) ([]*schema.Article, error) {
	return readEach(s, ids, func(t *badger.Txn, id string) (*schema.Article, error) {
		r, err := readArticle(t, id)
		if err != nil || r == nil {
			return nil, err
		}
		return s.corrections.main.article(r), nil
	})
}
