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
	from := point{ordered(q.KnownFrom + 1), 0}
	done := ""
	if q.After != "" {
		at, err := parseCursor("after", q.After, changeCursor)
		if err != nil {
			return out, err
		}
		from, done = at.point, at.id
	}
	err = s.view(func(t *badger.Txn) error {
		m, err := s.newArticleMerge(t, along(alternatives(byAll, "")).dims, schema.Time{}, q.KnownTo, false)
		if err != nil {
			return err
		}
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
			id, events, err := s.reported(t, article.number, q.KnownTo)
			if err != nil {
				return err
			}
			for _, event := range events {
				if article == from && event <= done {
					continue
				}
				c, err := s.changed(t, sel, q, id, event)
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
				out.Cursors = append(out.Cursors, cursorAt{changeCursor, article, event}.String())
			}
		}
		return m.err()
	})
	if err != nil {
		return schema.PageOf[*schema.KnowledgeChange]{}, fmt.Errorf("changes: %w", err)
	}
	out.HasPrevious = q.After != ""
	return out, nil
}

// reported is the id of an article and the events that it reports, each once, in the order of their ids.
func (s *Store) reported(t *badger.Txn, article uint64, knownBy int64) (id string, events []string, err error) {
	over, err := s.corrected(t, knownBy)
	if err != nil {
		return "", nil, err
	}
	art, err := storedArticle(t, article)
	if err != nil {
		return "", nil, err
	}
	for _, r := range art.ReportIDs {
		v, err := s.eventOf(t, over, r)
		if err != nil {
			return "", nil, err
		}
		events = append(events, v)
	}
	slices.Sort(events)
	return art.ID, slices.Compact(events), nil
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
	n, err := over.number(t, e.ID)
	if err != nil || n == 0 {
		return false, err
	}
	ls, err := s.newLists(t, posting, false)
	if err != nil {
		return false, err
	}
	defer ls.close()
	p := point{ordered(at), n}
	for _, lists := range sel.dims {
		found := false
		for _, a := range over.storedLists(over.shownLists(lists)) {
			prefix := append(list(posting, a.d, a.value), class)
			v, touched := over.posting(e.ID, prefix, p)
			if !touched {
				c := ls.cursor(prefix, a.roles)
				if c.seek(p); !c.ok || c.at != p {
					continue
				}
				v = c.value
			}
			st, holds := stretchAt(v, at, by)
			if found = holds && sel.want.takes(st) && (a.roles == 0 || st.roles&a.roles != 0); found {
				break
			}
		}
		if !found {
			return false, ls.err()
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
