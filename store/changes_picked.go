package store

import (
	"context"
	"fmt"
	"slices"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// picked are the events that a filter selects as known at one of two moments. It begins by asking for one event after the other; where many are asked for in vain, the
// filter's lists are walked over, once for each moment.
type picked struct {
	sel selection
	// vain counts the events that were asked for in vain.
	vain  int
	built bool
	// bits has those with the numbers that the journal gives, made those that corrections made; n is how many there are in all.
	bits []uint64
	made map[uint64]bool
	n    int
}

// all tells whether the filter selects every event.
func (w *changeWalk) all() bool {
	dims := w.picked.sel.dims
	return w.q.Filter.During.IsZero() && len(dims) == 1 && dims[0][0].d == byAll && w.picked.sel.want == want{}
}

func (p *picked) add(n uint64) {
	if p.has(n) {
		return
	}
	p.n++
	if n&madeNumber != 0 {
		p.made[n] = true
		return
	}
	if more := int(n/64) + 1 - len(p.bits); more > 0 {
		p.bits = append(p.bits, make([]uint64, more)...)
	}
	p.bits[n/64] |= 1 << (n % 64)
}

func (p *picked) has(n uint64) bool {
	if n&madeNumber != 0 {
		return p.made[n]
	}
	return n/64 < uint64(len(p.bits)) && p.bits[n/64]&(1<<(n%64)) != 0
}

// each calls fn with the number of each, in order.
func (p *picked) each(fn func(n uint64) error) error {
	for i, bits := range p.bits {
		for k := range uint64(64) {
			if bits&(1<<k) == 0 {
				continue
			}
			if err := fn(uint64(i)*64 + k); err != nil {
				return err
			}
		}
	}
	for n := range p.made {
		if err := fn(n); err != nil {
			return err
		}
	}
	return nil
}

// pick walks over the filter's lists, once so many events were asked for in vain that it is worth it.
func (w *changeWalk) pick(ctx context.Context) error {
	p := &w.picked
	if p.built || p.vain < w.s.patience || w.all() {
		return nil
	}
	p.built, p.made = true, map[uint64]bool{}
	for _, by := range []int64{w.q.KnownFrom, w.q.KnownTo} {
		m, err := w.s.newMerge(w.t, p.sel, w.q.Filter.During, by, false)
		if err != nil {
			return err
		}
		err = m.each(ctx, func(at point, _ stretch) error { p.add(at.number); return nil })
		m.close()
		if err != nil {
			return err
		}
	}
	return nil
}

// picks tells whether the filter selects an event, as known at one of the moments.
func (w *changeWalk) picks(n uint64, id string, c *schema.KnowledgeChange) (bool, error) {
	if w.picked.built {
		return w.picked.has(n), nil
	}
	if w.all() {
		return true, nil
	}
	for _, k := range []struct {
		e  *schema.Event
		by int64
	}{{c.Before, w.q.KnownFrom}, {c.Event, w.q.KnownTo}} {
		if k.e == nil || k.e.ID != id {
			continue
		}
		if ok, err := w.s.selects(w.t, w.picked.sel, w.q.Filter.During, k.e, k.by); err != nil || ok {
			return ok, err
		}
	}
	return false, nil
}

// reportedOf are the articles with the first new report of each event that the filter selects, where that is behind what the walk is at, in order.
func (w *changeWalk) reportedOf(ctx context.Context) ([]toldAt, error) {
	var out []toldAt
	start, into, k := w.articles.at, new(rooms), 0
	err := w.picked.each(func(n uint64) error {
		if err := errorOf(ctx, k); err != nil {
			return err
		}
		k++
		reports, err := w.reports(n, into)
		if err != nil {
			return err
		}
		for i := range reports {
			r := &reports[i]
			if known(r) <= w.q.KnownFrom {
				continue
			}
			if known(r) > w.q.KnownTo {
				break
			}
			article, err := numberOf(w.t, r.ArticleID)
			a := toldAt{point{ordered(known(r)), article}, n, r.ArticleID}
			if err == nil && a.at.compare(start) > 0 && compareTold(a, w.done) > 0 {
				out = append(out, a)
			}
			return err
		}
		return nil
	})
	slices.SortFunc(out, compareTold)
	return out, err
}

// reports are those of an event by its number, as known at the later moment or later, in the order of publication.
func (w *changeWalk) reports(n uint64, into *rooms) ([]schema.Report, error) {
	if w.is != nil {
		if id := w.is.nameOf(n); id != "" {
			sh, err := w.is.shown(w.t, id)
			return sh.reports, err
		}
	}
	rec, err := w.s.memos.event(w.t, n, into)
	return rec.Reports, err
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
