package store

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// shown is what a touched event is made of.
type shown struct {
	reports, retracted []schema.Report
}

// shown reads the reports of an event, as corrections have them.
func (o *overlay) shown(t *badger.Txn, id string) (shown, error) {
	var out shown
	from, touched := []string{id}, false
	if o != nil {
		if f, ok := o.sourcesOf(id); ok {
			from, touched = f, true
		}
	}
	near := o.nearest(t)
	for _, f := range from {
		rec, _, err := readEvent(t, f)
		if err != nil {
			return out, err
		}
		if !touched && o.noActors() {
			return shown{reports: rec.Reports}, nil
		}
		for _, r := range rec.Reports {
			if touched {
				if home, err := near.home(r.ID, f); err != nil {
					return out, err
				} else if home != id {
					continue
				}
			}
			if err := o.mapReport(t, &r); err != nil {
				return out, err
			}
			if by := o.retraction(&r); by != nil {
				r.RetractedBy = by.Position
				out.retracted = append(out.retracted, r)
				continue
			}
			out.reports = append(out.reports, r)
		}
	}
	sortReports(out.reports)
	sortReports(out.retracted)
	return out, nil
}

func (o *overlay) noActors() bool { return o == nil || len(o.canon)+len(o.split) == 0 }

// retraction is what took a report out; nil for one that counts.
func (o *overlay) retraction(r *schema.Report) *schema.Correction {
	if o == nil {
		return nil
	}
	if by := o.retracted[r.ID]; by != nil {
		return by
	}
	return o.retracted[r.ArticleID]
}

// nearest finds the events that reports are shown in: of one that came after a split, by whether it is nearer to the reports that the split moved than to those that stayed.
// What it compares is the same for all who ask, whichever event they read: what the split's event is made of.
type nearest struct {
	o      *overlay
	t      *badger.Txn
	traces map[string][]*trace
}

func (o *overlay) nearest(t *badger.Txn) *nearest {
	return &nearest{o: o, t: t}
}

// home is the event that a report is shown in, of which base is the one that it was put to.
func (n *nearest) home(report, base string) (string, error) {
	var failed error
	at := n.o.home(report, base, func(s *step) bool {
		all, err := n.of(s.to)
		failed = errors.Join(failed, err)
		return nearer(report, s, all)
	})
	if failed != nil {
		return "", fmt.Errorf("report %s: %w", report, failed)
	}
	return at, nil
}

// of are the traces of the reports that an event may have which a split made.
func (n *nearest) of(made string) ([]*trace, error) {
	all, ok := n.traces[made]
	if ok {
		return all, nil
	}
	from, _ := n.o.sourcesOf(made)
	for _, f := range from {
		rec, _, err := readEvent(n.t, f)
		if err != nil {
			return nil, err
		}
		all = append(all, occurredOf(n.o.s.folding, &rec).traces...)
	}
	if n.traces == nil {
		// As a rule nobody asks for any.
		n.traces = map[string][]*trace{}
	}
	n.traces[made] = all
	return all, nil
}

// nearer tells whether a report is nearer to those that a split moved than to those that stayed.
func nearer(report string, s *step, all []*trace) bool {
	k := slices.IndexFunc(all, func(t *trace) bool { return t.report == report })
	if k < 0 {
		return false
	}
	moved, stayed := 0.0, 0.0
	for _, t := range all {
		switch {
		case s.reports[t.report]:
			moved = max(moved, likeness(t, all[k]))
		case s.rest[t.report]:
			stayed = max(stayed, likeness(t, all[k]))
		}
	}
	return moved > stayed
}

// likeness is how much two reports of one event have in common, by what their articles say alone: what the graph knows of their actors and places by
// now must not change where a report belongs.
func likeness(a, b *trace) float64 {
	v := weightWords*jaccard(a.all, b.all) + weightNear*jaccard(a.near, b.near)
	if a.kind == b.kind {
		v += weightType
	}
	if a.dated && b.dated && a.first == b.first && a.last == b.last {
		v += weightStated
	}
	shared, roles := sharedActors(a.actors, b.actors)
	v += weightRole*float64(min(roles, 2)) + weightActor*float64(min(shared-roles, 2))
	if slices.ContainsFunc(a.places, func(p spotted) bool {
		return slices.ContainsFunc(b.places, func(q spotted) bool { return p.id == q.id })
	}) {
		v += weightTown
	}
	if a.killed >= 0 && a.killed == b.killed {
		v += weightFigure
	}
	return v
}

// mapReport puts the actors that corrections mean in the place of those that were read.
func (o *overlay) mapReport(t *badger.Txn, r *schema.Report) error {
	if o.noActors() {
		return nil
	}
	var failed error
	to := func(id string) string {
		a, err := o.actorIn(t, r.ArticleID, id)
		if err != nil {
			failed = err
		}
		return a
	}
	all := func(ids []string) []string {
		var out []string
		for _, id := range ids {
			if a := to(id); !slices.Contains(out, a) {
				out = append(out, a)
			}
		}
		return out
	}
	var parts []schema.Participant
	for _, p := range r.Participants {
		if p.ActorID = to(p.ActorID); !slices.Contains(parts, p) {
			parts = append(parts, p)
		}
	}
	r.Participants = parts
	r.AttributedToIDs = all(r.AttributedToIDs)
	if r.Agreement != nil {
		g := *r.Agreement
		g.ExcludeIDs = all(g.ExcludeIDs)
		g.Terms = slices.Clone(g.Terms)
		for i := range g.Terms {
			g.Terms[i].WhoIDs, g.Terms[i].WhomIDs = all(g.Terms[i].WhoIDs), all(g.Terms[i].WhomIDs)
		}
		r.Agreement = &g
	}
	return failed
}

// derive makes an event of what is shown of it, with what corrections set.
func (o *overlay) derive(id string, sh shown, by int64, into *rooms) *schema.Event {
	e := deriveInto(id, sh.reports, by, into)
	if e == nil || o == nil {
		return e
	}
	for i := range sh.retracted {
		if known(&sh.retracted[i]) <= by {
			e.Retracted = append(e.Retracted, sh.retracted[i])
		}
	}
	for _, c := range o.settings[id] {
		o.set(e, c)
	}
	return e
}

// set overrides fields of an event.
func (o *overlay) set(e *schema.Event, c *schema.Correction) {
	was := stateOf(e)
	for _, field := range c.Set.Fields() {
		i := slices.IndexFunc(e.Overrides, func(v schema.Override) bool { return v.Field == field })
		if i < 0 {
			e.Overrides = append(e.Overrides, schema.Override{Field: field, Was: was.text(field)})
			i = len(e.Overrides) - 1
		}
		e.Overrides[i].Correction = c.Position
	}
	if c.Set.Type != "" {
		e.Type = c.Set.Type
	}
	if c.Set.Status != "" {
		e.Status = c.Set.Status
	}
	if !c.Set.Date.IsZero() {
		e.Time, e.TimeSource = c.Set.Date, schema.TimeCorrected
	}
	has := func(list []string, id string) bool {
		return slices.ContainsFunc(list, func(x string) bool { return o.actor(x) == id })
	}
	// They may be those of a report.
	e.Participants, e.PlaceIDs = slices.Clone(e.Participants), slices.Clone(e.PlaceIDs)
	e.Participants = slices.DeleteFunc(e.Participants, func(p schema.Participant) bool { return has(c.Set.DropParticipants, p.ActorID) })
	for _, p := range c.Set.AddParticipants {
		p.ActorID = o.actor(p.ActorID)
		e.Participants = slices.DeleteFunc(e.Participants, func(q schema.Participant) bool { return q.ActorID == p.ActorID })
		e.Participants = append(e.Participants, p)
	}
	e.PlaceIDs = slices.DeleteFunc(e.PlaceIDs, func(id string) bool { return slices.Contains(c.Set.DropPlaceIDs, id) })
	e.PlaceIDs = union(e.PlaceIDs, c.Set.AddPlaceIDs)
}

// eventState is what is shown of an event in the fields that can be set.
type eventState schema.EventCorrection

func stateOf(e *schema.Event) eventState {
	return eventState{Type: e.Type, Status: e.Status, Date: e.Time, Participants: slices.Clone(e.Participants), PlaceIDs: slices.Clone(e.PlaceIDs)}
}

func (s eventState) text(field string) string {
	switch field {
	case "type":
		return string(s.Type)
	case "status":
		return string(s.Status)
	case "date":
		return s.Date.String()
	case "participants":
		var parts []string
		for _, p := range s.Participants {
			parts = append(parts, string(p.Role)+" "+p.ActorID)
		}
		return strings.Join(parts, " ")
	}
	return strings.Join(s.PlaceIDs, " ")
}

// event reads an event as known at an instant; nil where there is none. One that has been merged into another is the other, and an id that an event had before
// is that of the event where its report is now.
func (s *Store) event(t *badger.Txn, id string, knownBy int64) (*schema.Event, error) {
	o, err := s.corrected(t, knownBy)
	if err != nil {
		return nil, err
	}
	follow := func(id string) string {
		if o == nil {
			return id
		}
		return o.events.follow(id, func(*step) bool { return false })
	}
	id = follow(id)
	sh, err := o.shown(t, id)
	if err != nil {
		return nil, err
	}
	if len(sh.reports)+len(sh.retracted) == 0 {
		to, err := currentEvent(t, id)
		if err != nil {
			return nil, err
		}
		if to != id {
			id = follow(to)
			if sh, err = o.shown(t, id); err != nil {
				return nil, err
			}
		}
	}
	return s.withAbout(t, o, o.derive(id, sh, knownBy, new(rooms)))
}

// eventAt reads an event by the number under which it stands in lists, as known at an instant. Those of one answer are read into the same rooms.
func (s *Store) eventAt(t *badger.Txn, n uint64, knownBy int64, into *rooms) (*schema.Event, error) {
	o, err := s.corrected(t, knownBy)
	if err != nil {
		return nil, err
	}
	if o != nil {
		if id := o.nameOf(n); id != "" {
			return s.event(t, id, knownBy)
		}
	}
	rec, err := s.memos.event(t, n, into)
	if err != nil {
		return nil, err
	}
	if o.noActors() {
		return s.withAbout(t, o, o.derive(rec.ID, shown{reports: rec.Reports}, knownBy, into))
	}
	return s.event(t, rec.ID, knownBy)
}

// withAbout fills in what an event is about; nil stays nil.
func (s *Store) withAbout(t *badger.Txn, o *overlay, e *schema.Event) (*schema.Event, error) {
	if e == nil {
		return nil, nil
	}
	for i := range e.Reports {
		about := e.Reports[i].AboutReportID
		if about == "" {
			continue
		}
		other, err := s.eventOf(t, o, about)
		if err != nil {
			return nil, err
		}
		if other != "" && other != e.ID {
			e.AboutEventID = other
		}
	}
	return e, nil
}

// eventOf is the event that shows a report, retracted or not; "" where there is no such report.
func (s *Store) eventOf(t *badger.Txn, o *overlay, report string) (string, error) {
	v, err := value(t, idKey(reportFamily, report))
	base := string(v)
	if err != nil || base == "" || len(o.shownAs(base)) == 0 {
		return base, err
	}
	return o.nearest(t).home(report, base)
}
