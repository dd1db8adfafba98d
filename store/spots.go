package store

import (
	"math"
	"slices"

	"casus/schema"
)

// spot is a place at which an event stands in lists.
type spot struct {
	class byte
	at    int64
	lists []listed
}

// listed is a list in which an event or an article stands, and of an event in which stretches of knowledge.
type listed struct {
	d     dimension
	value string
	// word is the value of byWord.
	word *stem
	stretch
	more []stretch
}

// same tells whether two are of one list.
func (l *listed) same(o *listed) bool {
	switch {
	case l.d != o.d:
		return false
	case l.word == nil || o.word == nil:
		return l.value == o.value
	}
	return l.word == o.word || l.word.hash == o.word.hash && l.value == o.value
}

// posting has the bytes of a posting.
func (l *listed) posting(at int64) []byte { return l.appendPosting(nil, at) }

func (l *listed) appendPosting(b []byte, at int64) []byte {
	b = appendStretch(b, at, l.stretch)
	for _, st := range l.more {
		b = appendStretch(b, at, st)
	}
	return b
}

// findListed is the place of what is of the same list, -1 where there is none. Lists of one event come in much the same order: it is looked for from a place on.
func findListed(in []listed, l *listed, from int) int {
	for n := range in {
		i := from + n
		if i >= len(in) {
			i -= len(in)
		}
		if in[i].same(l) {
			return i
		}
	}
	return -1
}

// listing tells in which lists events stand.
type listing struct {
	// derive makes the event of reports as known by an instant.
	derive func(reports []schema.Report, by int64) *schema.Event
	// around are places with all that they lie in.
	around func(places []string) ([]string, error)
	// words are those by which an event is found.
	words func(e *schema.Event) []*stem
}

// newListing is that of an event as articles tell of it.
func newListing(id string, around func(places []string) ([]string, error), told reportWords) *listing {
	return &listing{func(reports []schema.Report, by int64) *schema.Event { return Derive(id, reports, by) }, around, told.of}
}

// state is an event once so many of its reports are known, from an instant on: where it stands, and its lists as if it stayed so for good.
type state struct {
	reports int
	from    int64
	class   byte
	at      int64
	lists   []listed
}

// endsState tells whether the first n reports make a state: what comes behind them is known later.
func endsState(reports []schema.Report, n int) bool {
	return n == len(reports) || known(&reports[n]) != known(&reports[n-1])
}

// states appends the states of an event but for those of its first reports. The memory of lists behind the end of into is used again.
func (w *listing) states(into []state, reports []schema.Report, without int) ([]state, error) {
	for n := without + 1; n <= len(reports); n++ {
		if !endsState(reports, n) {
			continue
		}
		from := known(&reports[n-1])
		e := w.derive(reports, from)
		class, at, latest := slot(e.Time)
		st := stretch{from: from, until: schema.EndOfTime, latest: latest, confidence: tenThousandths(e.Confidence),
			kind: uint8(slices.Index(kindOrder, e.Type)), status: uint8(slices.Index(statusOrder, e.Status))}
		into = slices.Grow(into, 1)
		lists, err := w.lists(e, st, into[:len(into)+1][len(into)].lists[:0])
		if err != nil {
			return nil, err
		}
		into = append(into, state{n, from, class, at, lists})
	}
	return into, nil
}

// spots are the places at which an event stands in lists as its reports become known.
func (w *listing) spots(reports []schema.Report) ([]spot, error) {
	states, err := w.states(nil, reports, 0)
	return spotsOf(states, nil), err
}

// spotsOf joins states into the places at which an event stands. The memory of into is used again; that of the states stays theirs.
func spotsOf(states []state, into []spot) []spot {
	out := into[:0]
	for i := range states {
		s, until := &states[i], schema.EndOfTime
		if i+1 < len(states) {
			until = states[i+1].from
		}
		there := findSpot(out, s.class, s.at)
		if there == nil {
			out = slices.Grow(out, 1)
			lists := out[:len(out)+1][len(out)].lists[:0]
			lists = append(lists, s.lists...)
			for j := range lists {
				lists[j].until = until
			}
			out = append(out, spot{s.class, s.at, lists})
			continue
		}
		from := 0
		for j := range s.lists {
			l := s.lists[j]
			l.until = until
			from = there.add(&l, from)
		}
	}
	return out
}

// add adds a later stretch in a list, which it looks for from a place on, and gives the place behind it. A stretch that goes on from the one before unchanged is
// one with it.
func (s *spot) add(l *listed, from int) int {
	i := findListed(s.lists, l, from)
	if i < 0 {
		s.lists = append(s.lists, *l)
		return from
	}
	o := &s.lists[i]
	last := &o.stretch
	if n := len(o.more); n > 0 {
		last = &o.more[n-1]
	}
	on := l.stretch
	if on.from, on.until = last.from, last.until; on == *last && last.until == l.from {
		last.until = l.until
	} else {
		o.more = append(o.more, l.stretch)
	}
	return i + 1
}

// restating works out how events that change come to stand otherwise in lists. Its memory is used again.
type restating struct {
	states, now   []state
	before, after []spot
	met           []bool
	put           []listed
}

// spots are the places at which an event stood in lists with its reports before, and stands now. What both know alike is worked out once. They are valid until the next
// call.
func (r *restating) spots(w *listing, was, now []schema.Report) (before, after []spot, err error) {
	if r.states, err = w.states(r.states[:0], was, 0); err != nil {
		return nil, nil, err
	}
	same := 0
	for same < min(len(was), len(now)) && was[same].ID == now[same].ID {
		same++
	}
	n, shared, without := len(r.states), 0, 0
	for shared < n && r.states[shared].reports <= same && endsState(now, r.states[shared].reports) {
		without = r.states[shared].reports
		shared++
	}
	if r.states, err = w.states(r.states, now, without); err != nil {
		return nil, nil, err
	}
	r.now = append(append(r.now[:0], r.states[:shared]...), r.states[n:]...)
	r.before, r.after = spotsOf(r.states[:n], r.before), spotsOf(r.now, r.after)
	return r.before, r.after, nil
}

// changes calls put with what an event comes to stand in, or to stand in otherwise, and gone with what it does not stand in any more.
func (r *restating) changes(before, after []spot, put func(*spot) error, gone func(*spot, *listed)) error {
	for i := range after {
		sp := &after[i]
		old := findSpot(before, sp.class, sp.at)
		if old == nil {
			if err := put(sp); err != nil {
				return err
			}
			continue
		}
		r.put = r.put[:0]
		r.met = append(r.met[:0], make([]bool, len(old.lists))...)
		from := 0
		for j := range sp.lists {
			l := &sp.lists[j]
			if k := findListed(old.lists, l, from); k >= 0 {
				r.met[k], from = true, k+1
				// Articles may have told since of more that a place lies in than was known when the event was put into lists.
				if o := &old.lists[k]; l.d != byPlace && l.stretch == o.stretch && slices.Equal(l.more, o.more) {
					continue
				}
			}
			r.put = append(r.put, *l)
		}
		if err := put(&spot{sp.class, sp.at, r.put}); err != nil {
			return err
		}
		for k := range old.lists {
			if !r.met[k] {
				gone(old, &old.lists[k])
			}
		}
	}
	for i := range before {
		if old := &before[i]; findSpot(after, old.class, old.at) == nil {
			for k := range old.lists {
				gone(old, &old.lists[k])
			}
		}
	}
	return nil
}

// findSpot is the place of a width class and an instant, nil where there is none.
func findSpot(in []spot, class byte, at int64) *spot {
	k := slices.IndexFunc(in, func(o spot) bool { return o.class == class && o.at == at })
	if k < 0 {
		return nil
	}
	return &in[k]
}

func tenThousandths(confidence float64) uint16 {
	return uint16(math.Round(min(max(confidence, 0), 1) * confidenceOne))
}

// lists are those that an event stands in with a stretch; in an actor's list with its roles.
func (w *listing) lists(e *schema.Event, st stretch, into []listed) ([]listed, error) {
	told := w.words(e)
	out := slices.Grow(into, len(told)+16)
	add := func(d dimension, value string) {
		out = append(out, listed{d: d, value: value, stretch: st})
	}
	once := func(d dimension, value string) *listed {
		i := slices.IndexFunc(out, func(o listed) bool { return o.d == d && o.value == value })
		if i < 0 {
			add(d, value)
			i = len(out) - 1
		}
		return &out[i]
	}
	add(byAll, "")
	add(byType, string(e.Type))
	for _, p := range e.Participants {
		once(byActor, p.ActorID).roles |= rolesOf(p.Role)
	}
	places, err := w.around(e.PlaceIDs)
	if err != nil {
		return nil, err
	}
	for _, id := range places {
		if add(byPlace, id); slices.Contains(e.PlaceIDs, id) {
			out[len(out)-1].roles = itself
		}
	}
	if e.Class() == schema.ClassTerritory {
		for _, id := range e.PlaceIDs {
			once(byGround, id)
		}
	}
	for i := range e.Reports {
		r := &e.Reports[i]
		if r.Source != "" {
			once(bySource, schema.NameKey(r.Source))
		}
		if r.AboutReportID != "" {
			once(byAbout, r.AboutReportID)
		}
	}
	if len(Contradictions(e.Reports)) > 0 {
		add(byDispute, "")
	}
	for _, w := range told {
		out = append(out, listed{d: byWord, value: w.form, word: w, stretch: st})
	}
	return out, nil
}

// toldIn are the texts of a report whose words find its event.
func toldIn(rs ...schema.Report) []string {
	var texts []string
	for i := range rs {
		texts = append(texts, rs[i].Summary)
		for _, ev := range rs[i].Evidence {
			texts = append(texts, ev.Exact)
		}
	}
	return texts
}
