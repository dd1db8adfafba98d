package store

import (
	"cmp"
	"slices"

	"casus/schema"
)

// Which reports share an event follows from the set of reports alone: it is what comes out when articles are put to events in the order of
// publication (trace.earlier), whenever they are loaded. Each report keeps its ties, the reports that match it, before and after it. Where an article comes
// late, those after it whose choice it may change are put anew, in that order; as a rule there are none.

// traits are what is kept of a report, beside what it says, to compare it and to put it anew.
type traits struct {
	// parts are its actors, where they are not those of the report: by another name, as its article alone knows them.
	parts  []part
	places []spotted
	ties   []tie
}

// tie is a report that matches, and how surely.
type tie struct {
	report string
	score  float64
}

// settling puts the reports of one entry to events.
type settling struct {
	g     graph
	w     *writer
	r     *resolver
	count *counters
	open  map[uint64]*opened
	// at are the events of the reports of open ones; fresh are the reports of the entry.
	at    map[string]uint64
	fresh map[string]int
	// queue has a report of each article to be put, the earliest first.
	queue   []*trace
	reports []schema.Report
	traces  []*trace
}

// opened is an event that an entry may change.
type opened struct {
	n   uint64
	rec eventRecord
	// traces are those of the reports.
	traces []*trace
	// was are the reports as they were stored, id what the event was called by its founder; "" for a new one.
	was         []schema.Report
	id, founder string
	// moved says that reports came or went, tied that one has another tie, heir that a new event is what another was.
	moved, tied, heir bool
}

// first is the place of the report that founded the event: the earliest.
func (o *opened) first() int {
	first := 0
	for i, t := range o.traces {
		if t.earlier(o.traces[first]) {
			first = i
		}
	}
	return first
}

func (o *opened) find(report string) int {
	return slices.IndexFunc(o.traces, func(t *trace) bool { return t.report == report })
}

// event opens an event.
func (s *settling) event(n uint64) (*opened, error) {
	if o := s.open[n]; o != nil {
		return o, nil
	}
	known, err := s.g.traces(n)
	if err != nil {
		return nil, err
	}
	rec, err := s.g.event(n)
	if err != nil {
		return nil, err
	}
	o := &opened{n: n, rec: rec, traces: slices.Clone(known.traces), was: slices.Clone(rec.Reports), id: rec.ID}
	o.founder = o.traces[o.first()].report
	s.open[n] = o
	for _, t := range o.traces {
		s.at[t.report] = n
	}
	return o, nil
}

// find gives a report that is tied, and its event; nil for one of the entry that is not put yet.
func (s *settling) find(report string) (*trace, *opened, error) {
	n, ok := s.at[report]
	if !ok {
		if i, ok := s.fresh[report]; ok {
			return s.traces[i], nil, nil
		}
		var err error
		if n, err = s.g.eventOf(report); err != nil {
			return nil, nil, err
		}
	}
	o, err := s.event(n)
	if err != nil {
		return nil, nil, err
	}
	i := o.find(report)
	if i < 0 {
		return nil, nil, errRecord
	}
	return o.traces[i], o, nil
}

// settle puts the reports of an entry to events; words are those by which each is found, keys the lists of its actors and places.
func (s *settling) settle(words [][]*stem, keys [][]listed) error {
	told := reportWords{f: s.w.folding, known: map[string][]*stem{}}
	for i, t := range s.traces {
		s.fresh[t.report] = i
		told.known[t.report] = words[i]
		if err := s.tie(t, keys[i]); err != nil {
			return err
		}
		t.telling = nil
	}
	if len(s.traces) > 0 {
		s.queue = append(s.queue, s.traces[0])
	}
	for len(s.queue) > 0 {
		next := s.queue[0]
		s.queue = s.queue[1:]
		var reports []string
		if _, ok := s.fresh[next.report]; ok {
			for _, t := range s.traces {
				reports = append(reports, t.report)
			}
		} else {
			var err error
			if reports, err = s.g.siblings(next.article); err != nil {
				return err
			}
		}
		if err := s.put(reports); err != nil {
			return err
		}
	}
	return s.write(told)
}

// tie ties a new report with those that match it.
func (s *settling) tie(t *trace, keys []listed) error {
	found, err := candidates(s.g, &s.w.shared, t, keys)
	if err != nil {
		return err
	}
	for _, n := range found {
		known, err := s.g.traces(n)
		if err != nil {
			return err
		}
		for i, b := range known.traces {
			// What is read first is all that most need.
			if !fits(b, t) || b.of(t) || !t.shares(b) {
				continue
			}
			x, y := b, t
			if t.earlier(b) {
				x, y = t, b
			}
			v := score(x, y)
			if v <= 0 {
				continue
			}
			o, err := s.event(n)
			if err != nil {
				return err
			}
			t.ties = append(t.ties, tie{b.report, v})
			// What others compare by is not ours to change before the entry is there.
			also := *o.traces[i]
			also.ties = append(slices.Clip(also.ties), tie{t.report, v})
			o.traces[i] = &also
			o.rec.Traits[i].ties = also.ties
			o.tied = true
			s.g.placed(&also, n)
		}
	}
	return nil
}

// put puts the reports of one article to events, given those of the articles before it. A report joins the event that has the surest match among its reports, of pairs as
// sure that of the smaller ids first, unless one of its reports bars it; no event takes two reports of an article.
func (s *settling) put(reports []string) error {
	type choice struct {
		report  int
		to      *opened
		founder string
		score   float64
	}
	traces, from, to := make([]*trace, len(reports)), make([]*opened, len(reports)), make([]*opened, len(reports))
	var choices []choice
	for i, id := range reports {
		var err error
		if traces[i], from[i], err = s.find(id); err != nil {
			return err
		}
		b := traces[i]
		var own []choice
		for _, t := range b.ties {
			a, o, err := s.find(t.report)
			if err != nil {
				return err
			}
			if !a.earlier(b) {
				continue
			}
			k := slices.IndexFunc(own, func(c choice) bool { return c.to == o })
			if k < 0 {
				if slices.ContainsFunc(o.traces, func(m *trace) bool { return m.earlier(b) && barred(m, b) }) {
					continue
				}
				own = append(own, choice{i, o, o.traces[o.first()].report, t.score})
				continue
			}
			own[k].score = max(own[k].score, t.score)
		}
		choices = append(choices, own...)
	}
	slices.SortFunc(choices, func(a, b choice) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(reports[a.report], reports[b.report]), cmp.Compare(a.founder, b.founder))
	})
	for _, c := range choices {
		if to[c.report] == nil && !slices.Contains(to, c.to) {
			to[c.report] = c.to
		}
	}
	for i, b := range traces {
		if to[i] == nil && from[i] != nil && from[i].traces[from[i].first()] == b {
			to[i] = from[i]
		}
		if to[i] != from[i] || to[i] == nil {
			if err := s.move(b, from[i], to[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

// move moves a report from one event, nil where it is new, to another, nil for a new one, and puts those after it in the queue whose choice that may change.
func (s *settling) move(b *trace, from, to *opened) error {
	var rep schema.Report
	var own traits
	ties := slices.Clone(b.ties)
	if from == nil {
		i := s.fresh[b.report]
		rep = s.reports[i]
		own = traits{places: b.places, ties: b.ties}
		if !slices.Equal(b.actors, partsOf(&rep)) {
			own.parts = b.actors
		}
	} else {
		for _, m := range from.traces {
			ties = append(ties, m.ties...)
		}
		i := from.find(b.report)
		rep, own = from.rec.Reports[i], from.rec.Traits[i]
		from.rec.Reports, from.rec.Traits, from.traces = slices.Delete(from.rec.Reports, i, i+1), slices.Delete(from.rec.Traits, i, i+1), slices.Delete(from.traces, i, i+1)
		from.moved = true
		if from.id != "" && !slices.Contains(s.r.out.LeftEvents, from.id) {
			s.r.out.LeftEvents = append(s.r.out.LeftEvents, from.id)
		}
	}
	if to == nil {
		s.count.events++
		to = &opened{n: s.count.events}
		s.open[to.n] = to
	}
	i, _ := slices.BinarySearchFunc(to.rec.Reports, rep, compareReports)
	to.rec.Reports, to.rec.Traits, to.traces = slices.Insert(to.rec.Reports, i, rep), slices.Insert(to.rec.Traits, i, own), slices.Insert(to.traces, i, b)
	to.moved = true
	s.at[b.report] = to.n
	for _, t := range ties {
		y, _, err := s.find(t.report)
		if err != nil {
			return err
		}
		if b.earlier(y) {
			s.enqueue(y)
		}
	}
	for _, m := range to.traces {
		if b.earlier(m) && barred(m, b) {
			s.enqueue(m)
		}
	}
	return nil
}

func (s *settling) enqueue(t *trace) {
	if slices.ContainsFunc(s.queue, func(q *trace) bool { return q.article == t.article }) {
		return
	}
	i := 0
	for i < len(s.queue) && s.queue[i].earlier(t) {
		i++
	}
	s.queue = slices.Insert(s.queue, i, t)
}

// write writes the events that are otherwise than before. An event is called by its founder; an id that it had before leads to the report that it was called by.
func (s *settling) write(told reportWords) error {
	var changed []*opened
	for _, o := range s.open {
		if !o.moved && !o.tied {
			continue
		}
		changed = append(changed, o)
		if len(o.traces) > 0 && o.moved {
			o.rec.ID = schema.ContentID(schema.EventPrefix, o.traces[o.first()].report)
		}
	}
	slices.SortFunc(changed, func(a, b *opened) int { return cmp.Compare(a.n, b.n) })
	for _, o := range changed {
		if o.id == "" || len(o.traces) > 0 && o.rec.ID == o.id {
			continue
		}
		if err := s.g.reset(idKey(numberFamily, o.id), []byte(o.founder)); err != nil {
			return err
		}
		if !slices.ContainsFunc(changed, func(x *opened) bool { return len(x.traces) > 0 && x.rec.ID == o.id }) {
			s.r.out.FormerEvents = append(s.r.out.FormerEvents, o.id)
		}
		if len(o.traces) > 0 {
			continue
		}
		if to := s.open[s.at[o.founder]]; to.id == "" && !to.heir {
			to.heir = true
		} else {
			s.r.out.GoneEvents++
		}
	}
	for _, o := range changed {
		if o.moved {
			if err := s.post(o, told); err != nil {
				return err
			}
		}
		if len(o.traces) == 0 {
			if err := s.g.dropEvent(o.n); err != nil {
				return err
			}
			continue
		}
		if err := s.g.putEvent(o.n, o.rec); err != nil {
			return err
		}
		for _, t := range o.traces {
			if len(t.ties) > 0 {
				s.g.placed(t, o.n)
			}
		}
		s.g.remember(o.n, &occurred{o.traces})
	}
	return nil
}

// post brings the lists, the ids and the counts up to an event whose reports are others than before.
func (s *settling) post(o *opened, told reportWords) error {
	g, out := s.g, s.r.out
	listing := newListing(o.rec.ID, func(ids []string) ([]string, error) { return s.r.known.around(g, ids) }, told)
	before, after, err := s.w.restating.spots(listing, o.was, o.rec.Reports)
	if err != nil {
		return err
	}
	if err := g.post(o.n, before, after); err != nil {
		return err
	}
	switch {
	case len(o.traces) == 0:
		s.r.stats.Events--
		return nil
	case o.id == "":
		s.r.stats.Events++
		if o.heir {
			out.UpdatedEvents = append(out.UpdatedEvents, o.rec.ID)
			break
		}
		out.NewEvents = append(out.NewEvents, o.rec.ID)
	default:
		out.UpdatedEvents = append(out.UpdatedEvents, o.rec.ID)
	}
	if o.rec.ID != o.id {
		if err := s.setNumber(o); err != nil {
			return err
		}
	}
	for i := range o.rec.Reports {
		id := o.rec.Reports[i].ID
		stays := o.rec.ID == o.id && slices.ContainsFunc(o.was, func(r schema.Report) bool { return r.ID == id })
		if stays {
			continue
		}
		set := g.reset
		if _, ok := s.fresh[id]; ok {
			set = g.set
		}
		if err := set(idKey(reportFamily, id), []byte(o.rec.ID)); err != nil {
			return err
		}
	}
	return nil
}

// setNumber gives an event's number to its id, which is new where its founder is.
func (s *settling) setNumber(o *opened) error {
	set := s.g.reset
	if _, ok := s.fresh[o.traces[o.first()].report]; ok {
		set = s.g.set
	}
	return set(idKey(numberFamily, o.rec.ID), numberBytes(o.n))
}
