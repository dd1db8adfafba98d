package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// Changes tells of which events something else was known at one moment of reporting than at an earlier one, each as known then and before: those that
// got a report in between, and those that a correction known from in between on has brought up, taken out or changed. They are in the order in which the first of these
// reports was published or, where none came, the first of these corrections known. The filter selects what an event was at either moment. Its cost
// grows with what was published and corrected until the page is full; with a filter that few events fit, with these. An InvalidError says what is wrong with the query.
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
	var from toldAt
	if q.After != "" {
		at, err := parseCursor("after", q.After, changeCursor)
		if err != nil {
			return out, err
		}
		from = toldAt{at: at.point, event: at.event}
	}
	err = s.view(func(t *badger.Txn) error {
		w, err := s.newChangeWalk(ctx, t, sel, q, from)
		if err != nil {
			return err
		}
		defer w.articles.close()
		for {
			at, ok, err := w.next(ctx)
			if err != nil || !ok {
				return err
			}
			c, err := w.change(ctx, at)
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
			out.Cursors = append(out.Cursors, cursorAt{changeCursor, at.at, at.event}.String())
		}
	})
	if err != nil {
		return schema.PageOf[*schema.KnowledgeChange]{}, fmt.Errorf("changes: %w", err)
	}
	out.HasPrevious = q.After != ""
	return out, nil
}

// toldAt is where a change is told, if there is one: at the article that has the first new report of an event, or at a correction.
type toldAt struct {
	at point
	// event is the number of the event, article the id of the article; "" at a correction.
	event   uint64
	article string
}

func compareTold(a, b toldAt) int {
	return cmp.Or(a.at.compare(b.at), cmp.Compare(a.event, b.event))
}

// correctionMark is the bit that tells the position of a correction from the number of an article.
const correctionMark = 1 << 63

// changeWalk walks over where changes may be told.
type changeWalk struct {
	s *Store
	t *badger.Txn
	q schema.ChangesQuery
	// was and is are the corrections known at the earlier and at the later moment.
	was, is *overlay
	picked  picked
	// done is what was told last on the page before. Ahead are the events of the article that the walk is at or, once it has ended, all that are left.
	done     toldAt
	articles *merge
	ahead    []toldAt
	ended    bool
	// corrected are those at corrections, about has the corrections that concern each event.
	corrected []toldAt
	about     map[uint64][]*schema.Correction
}

func (s *Store) newChangeWalk(ctx context.Context, t *badger.Txn, sel selection, q schema.ChangesQuery, done toldAt) (*changeWalk, error) {
	w := &changeWalk{s: s, t: t, q: q, done: done, picked: picked{sel: sel}}
	var err error
	if w.was, err = s.corrected(t, q.KnownFrom); err != nil {
		return nil, err
	}
	if w.is, err = s.corrected(t, q.KnownTo); err != nil {
		return nil, err
	}
	if err := w.findCorrected(ctx); err != nil {
		return nil, err
	}
	if w.articles, err = s.newArticleMerge(t, along(alternatives(byAll, "")).dims, schema.Time{}, q.KnownTo, false); err != nil {
		return nil, err
	}
	start := point{ordered(q.KnownFrom + 1), 0}
	if done.at.compare(start) > 0 {
		start = done.at
	}
	w.articles.seek(start)
	return w, nil
}

// next is where a change may be told next.
func (w *changeWalk) next(ctx context.Context) (toldAt, bool, error) {
	for len(w.ahead) == 0 && !w.ended {
		if err := ctx.Err(); err != nil {
			return toldAt{}, false, err
		}
		if err := w.goOn(ctx); err != nil {
			return toldAt{}, false, err
		}
	}
	from := &w.ahead
	if len(w.ahead) == 0 || len(w.corrected) > 0 && compareTold(w.corrected[0], w.ahead[0]) < 0 {
		from = &w.corrected
	}
	if len(*from) == 0 {
		return toldAt{}, false, nil
	}
	at := (*from)[0]
	*from = (*from)[1:]
	return at, true, nil
}

// goOn goes on to the events of the next article. Where so many events were looked at in vain that asking those which the filter selects costs less, it asks all of these.
func (w *changeWalk) goOn(ctx context.Context) error {
	if w.picked.built && w.picked.vain >= w.picked.n {
		var err error
		w.ahead, err = w.reportedOf(ctx)
		w.ended = true
		return err
	}
	if w.ended = !w.articles.next(); w.ended {
		return w.articles.err()
	}
	at := w.articles.at
	art, err := storedArticle(w.t, at.number)
	if err != nil {
		return err
	}
	for _, r := range art.ReportIDs {
		id, err := w.s.eventOf(w.t, w.is, r)
		if err != nil {
			return err
		}
		n, err := w.is.number(w.t, id)
		if err != nil {
			return err
		}
		if a := (toldAt{at, n, art.ID}); n > 0 && compareTold(a, w.done) > 0 && !slices.Contains(w.ahead, a) {
			w.ahead = append(w.ahead, a)
		}
	}
	slices.SortFunc(w.ahead, compareTold)
	return nil
}

// change is what is told of an event at a place; nil where nothing is, or it is told at another.
func (w *changeWalk) change(ctx context.Context, at toldAt) (*schema.KnowledgeChange, error) {
	if err := w.pick(ctx); err != nil {
		return nil, err
	}
	if w.picked.built && !w.picked.has(at.event) {
		w.picked.vain++
		return nil, nil
	}
	id, err := w.s.nameOf(w.t, at.event, w.is, w.was)
	if err != nil {
		return nil, err
	}
	is, err := w.s.event(w.t, id, w.q.KnownTo)
	if err != nil {
		return nil, err
	}
	c := &schema.KnowledgeChange{Event: is}
	if is != nil && is.ID == id {
		for i := range is.Reports {
			r := &is.Reports[i]
			if known(r) <= w.q.KnownFrom {
				continue
			}
			if len(c.NewReportIDs) == 0 {
				if r.ArticleID != at.article {
					return nil, nil
				}
				c.PublishedAt = r.PublishedAt
			}
			c.NewReportIDs = append(c.NewReportIDs, r.ID)
		}
	}
	if (len(c.NewReportIDs) == 0) != (at.article == "") {
		return nil, nil
	}
	was, err := w.s.event(w.t, id, w.q.KnownFrom)
	if err != nil {
		return nil, err
	}
	if was != nil && was.ID == id {
		c.Before = was
	}
	if at.article == "" && (c.Before == nil && (is == nil || is.ID != id) || sameKnown(c.Before, is)) {
		return nil, nil
	}
	if ok, err := w.picks(at.event, id, c); err != nil || !ok {
		w.picked.vain++
		return nil, err
	}
	c.Corrections = w.about[at.event]
	return c, nil
}

// sameKnown tells whether an event that got no report was known to be the same at two moments. What no correction can change but by other reports follows from them. Which event it
// is about and what was retracted of it is not part of that.
func sameKnown(a, b *schema.Event) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.ID == b.ID && a.Type == b.Type && a.Status == b.Status && a.Time == b.Time && a.TimeSource == b.TimeSource &&
		slices.Equal(a.Participants, b.Participants) && slices.Equal(a.PlaceIDs, b.PlaceIDs) && slices.Equal(a.Overrides, b.Overrides) &&
		slices.EqualFunc(a.Reports, b.Reports, func(x, y schema.Report) bool {
			return x.ID == y.ID && slices.Equal(x.Participants, y.Participants)
		})
}
