package store

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// findCorrected finds the events that may be otherwise because of corrections known from in between on, each with these.
func (w *changeWalk) findCorrected(ctx context.Context) error {
	var cs []*schema.Correction
	for _, c := range w.s.corrections.counting {
		if k := c.Known(); k > w.q.KnownFrom && k <= w.q.KnownTo {
			cs = append(cs, c)
		}
	}
	if len(cs) == 0 {
		return nil
	}
	slices.SortStableFunc(cs, func(a, b *schema.Correction) int { return cmp.Compare(a.Known(), b.Known()) })
	w.about = map[uint64][]*schema.Correction{}
	for _, c := range cs {
		if err := ctx.Err(); err != nil {
			return err
		}
		first := len(w.corrected)
		add := func(n uint64) {
			about := w.about[n]
			if n == 0 || len(about) > 0 && about[len(about)-1] == c {
				return
			}
			w.about[n] = append(about, c)
			if a := (toldAt{at: point{ordered(c.Known()), correctionMark | c.Position}, event: n}); about == nil && compareTold(a, w.done) > 0 {
				w.corrected = append(w.corrected, a)
			}
		}
		if err := w.correctedEvents(c, add); err != nil {
			return err
		}
		if err := w.correctedActors(c, add); err != nil {
			return err
		}
		slices.SortFunc(w.corrected[first:], compareTold)
	}
	return nil
}

// correctedEvents finds the events that a correction of events, reports or articles concerns: what it names and all that this has become a part of.
func (w *changeWalk) correctedEvents(c *schema.Correction, add func(n uint64)) error {
	p := w.is.plan
	var ids []string
	for i := range p.events.list {
		if st := &p.events.list[i]; st.by.Position == c.Position {
			ids = append(ids, st.to)
			for id := range st.from {
				ids = append(ids, id)
			}
		}
	}
	for id, set := range p.settings {
		if slices.ContainsFunc(set, func(x *schema.Correction) bool { return x.Position == c.Position || w.renames(c, x) }) {
			ids = append(ids, id)
		}
	}
	reports, err := w.retracted(c)
	if err != nil {
		return err
	}
	for _, r := range reports {
		base, err := value(w.t, idKey(reportFamily, r))
		if err != nil {
			return err
		}
		// Of a report that is lost there is none.
		if len(base) > 0 {
			ids = append(ids, string(base))
		}
	}
	for seen := setOf(ids...); len(ids) > 0; ids = ids[1:] {
		n, err := w.is.number(w.t, ids[0])
		if err != nil {
			return err
		}
		add(n)
		for _, i := range p.events.at[ids[0]] {
			if to := p.events.list[i].to; !seen[to] {
				seen[to] = true
				ids = append(ids, to)
			}
		}
	}
	return nil
}

// retracted are the reports that a correction retracts.
func (w *changeWalk) retracted(c *schema.Correction) ([]string, error) {
	switch c.Kind {
	case schema.RetractReport:
		return []string{c.Target}, nil
	case schema.RetractArticle:
		art, err := readArticle(w.t, c.Target)
		if err != nil || art == nil {
			return nil, err
		}
		return art.ReportIDs, nil
	}
	return nil, nil
}

// renames tells whether a correction of actors makes another of one whom a setting of an event names.
func (w *changeWalk) renames(c, setting *schema.Correction) bool {
	if !strings.HasPrefix(c.Target, schema.ActorPrefix) {
		return false
	}
	names := slices.Clone(setting.Set.DropParticipants)
	for _, p := range setting.Set.AddParticipants {
		names = append(names, p.ActorID)
	}
	return slices.ContainsFunc(names, func(id string) bool { return w.was.actor(id) != w.is.actor(id) })
}

// correctedActors finds the events that a correction of actors concerns: those with an actor whom it may make another one, as far as they were or are known.
func (w *changeWalk) correctedActors(c *schema.Correction, add func(n uint64)) error {
	known := func(at point, v []byte) bool {
		_, was := stretchAt(v, at.instant(), w.q.KnownFrom)
		_, is := stretchAt(v, at.instant(), w.q.KnownTo)
		return was || is
	}
	for _, actor := range w.is.actors.moved(c.Position) {
		if err := w.s.eventsMoved(w.t, w.was, w.is, actor, known, add); err != nil {
			return err
		}
	}
	return nil
}

// moved are the ids that the steps of a correction move, and those that have become one of them before.
func (s *steps) moved(position uint64) []string {
	var ids []string
	from := func(of func(*step) bool) {
		for i := range s.list {
			if !of(&s.list[i]) {
				continue
			}
			for _, id := range slices.Sorted(maps.Keys(s.list[i].from)) {
				if !slices.Contains(ids, id) {
					ids = append(ids, id)
				}
			}
		}
	}
	from(func(st *step) bool { return st.by.Position == position })
	for i := 0; i < len(ids); i++ {
		from(func(st *step) bool { return st.to == ids[i] })
	}
	return ids
}

// eventsMoved finds the events with an actor as articles have it who is another one in one overlay than in another; of those that no overlay touches, the
// ones whose postings are known. Where only some articles mean another by it, their events are touched.
func (s *Store) eventsMoved(t *badger.Txn, was, is *overlay, actor string, known func(at point, v []byte) bool, add func(n uint64)) error {
	another := was.stored(actor) != is.stored(actor)
	return s.eachIn(t, byActor, actor, func(at point, v []byte) error {
		if !was.hides(at.number) && !is.hides(at.number) {
			if another && known(at, v) {
				add(at.number)
			}
			return nil
		}
		add(at.number)
		id, err := s.nameOf(t, at.number, is, was)
		if err != nil {
			return err
		}
		for _, shown := range slices.Concat(was.shownAs(id), is.shownAs(id)) {
			if shown == id {
				continue
			}
			n, err := is.number(t, shown)
			if err != nil {
				return err
			}
			add(n)
		}
		return nil
	})
}

// nameOf is the id of an event by the number under which it stands in lists of one overlay or another.
func (s *Store) nameOf(t *badger.Txn, n uint64, overlays ...*overlay) (string, error) {
	for _, o := range overlays {
		if o == nil {
			continue
		}
		if id := o.nameOf(n); id != "" {
			return id, nil
		}
	}
	rec, err := s.memos.event(t, n, new(rooms))
	return rec.ID, err
}
