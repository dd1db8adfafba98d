package store

import (
	"context"
	"fmt"
	"slices"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// Changes tells what became known after one moment and by another: the events that got a report in between, each as known before and after, in the
// order in which the first of these reports was published. Its cost grows with the articles published until the page is full. An
// InvalidError says what is wrong with the query.
func (s *Store) Changes(ctx context.Context, q schema.ChangesQuery) (schema.PageOf[*schema.KnowledgeChange], error) {
	var out schema.PageOf[*schema.KnowledgeChange]
	if err := checkPage(schema.Page{First: q.First}); err != nil {
		return out, err
	}
	if q.KnownFrom >= q.KnownTo {
		return out, schema.Invalidf("knownTo", "must be after knownFrom")
	}
	sel, err := s.selection(q.Filter)
	if err != nil {
		return out, err
	}
	// A cursor is an article and an event that it reports.
	from := point{ordered(q.KnownFrom + 1), ""}
	done := ""
	if q.After != "" {
		at, err := parseCursor("after", q.After, schema.ArticlePrefix)
		if err != nil || len(at.id) != len(schema.ArticleID(schema.Article{}))+len(schema.ContentID(schema.EventPrefix)) {
			return out, schema.Invalidf("after", "is not a cursor of this list")
		}
		n := len(schema.ArticleID(schema.Article{}))
		from, done = point{at.time, at.id[:n]}, at.id[n:]
	}
	err = s.view(func(t *badger.Txn) error {
		m := newArticleMerge(t, along(alternatives(byAll, "")).dims, schema.Time{}, q.KnownTo, false)
		defer m.close()
		m.seek(from)
		for m.next() {
			if err := ctx.Err(); err != nil {
				return err
			}
			article := m.at
			if article.time <= ordered(q.KnownFrom) {
				continue
			}
			events, err := s.reported(t, article.id, q.KnownTo)
			if err != nil {
				return err
			}
			for _, id := range events {
				if article == from && id <= done {
					continue
				}
				c, err := s.changed(t, sel, q, article.id, id)
				if err != nil {
					return err
				}
				if c == nil {
					continue
				}
				if out.HasNext = len(out.Items) == q.First; out.HasNext {
					return nil
				}
				out.Items = append(out.Items, c)
				out.Cursors = append(out.Cursors, point{article.time, article.id + id}.cursor())
			}
		}
		return nil
	})
	if err != nil {
		return schema.PageOf[*schema.KnowledgeChange]{}, fmt.Errorf("changes: %w", err)
	}
	out.HasPrevious = q.After != ""
	return out, nil
}

// reported are the events that an article reports, each once, in the order of their ids.
func (s *Store) reported(t *badger.Txn, article string, knownBy int64) ([]string, error) {
	over, err := s.corrected(t, knownBy)
	if err != nil {
		return nil, err
	}
	art, err := byID[articleRecord](articleFamily)(t, article)
	if err != nil || art == nil {
		return nil, err
	}
	var out []string
	for _, r := range art.ReportIDs {
		v, err := s.eventOf(t, over, r)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// changed is what became known of an event, told at the first article in between that reports it; nil at any other, and for an event that is
// not selected.
func (s *Store) changed(t *badger.Txn, sel selection, q schema.ChangesQuery, article, id string) (*schema.KnowledgeChange, error) {
	e, err := s.event(t, id, q.KnownTo)
	if err != nil || e == nil {
		return nil, err
	}
	c := &schema.KnowledgeChange{Event: e}
	for i := range e.Reports {
		r := &e.Reports[i]
		if known(r) <= q.KnownFrom {
			continue
		}
		if len(c.NewReportIDs) == 0 {
			if r.ArticleID != article {
				return nil, nil
			}
			c.PublishedAt = r.PublishedAt
		}
		c.NewReportIDs = append(c.NewReportIDs, r.ID)
	}
	if len(c.NewReportIDs) == 0 {
		return nil, nil
	}
	if ok, err := s.selects(t, sel, q.Filter.During, e, q.KnownTo); err != nil || !ok {
		return nil, err
	}
	c.Before, err = s.event(t, id, q.KnownFrom)
	return c, err
}

// selects tells whether an event, as known at an instant, is one that a selection has, by looking for its postings.
func (s *Store) selects(t *badger.Txn, sel selection, window schema.Time, e *schema.Event, by int64) (bool, error) {
	if !window.IsZero() && !e.Time.Overlaps(window) {
		return false, nil
	}
	over, err := s.corrected(t, by)
	if err != nil {
		return false, err
	}
	class, at, _ := slot(e.Time)
	tail := point{ordered(at), e.ID}.append([]byte{class})
	for _, lists := range sel.dims {
		found := false
		for _, a := range over.storedLists(over.shownLists(lists)) {
			v, err := over.posting(t, e.ID, append(list(posting, a.d, a.value), tail...))
			if err != nil {
				return false, err
			}
			st, holds := stretchAt(v, at, by)
			if found = holds && sel.want.takes(st) && (a.roles == 0 || st.roles&a.roles != 0); found {
				break
			}
		}
		if !found {
			return false, nil
		}
	}
	return true, nil
}

// Selects tells whether an event, as known at an instant, is one that a filter selects, without walking over any list.
func (s *Store) Selects(_ context.Context, eventID string, f schema.EventFilter, knownBy int64) (ok bool, err error) {
	sel, err := s.selection(f)
	if err != nil {
		return false, err
	}
	err = s.view(func(t *badger.Txn) error {
		e, err := s.event(t, eventID, knownBy)
		if err != nil || e == nil {
			return err
		}
		ok, err = s.selects(t, sel, f.During, e, knownBy)
		return err
	})
	if err != nil {
		return false, fmt.Errorf("event %s: %w", eventID, err)
	}
	return ok, nil
}
