package store

import (
	"bytes"
	"cmp"
	"context"
	"iter"
	"maps"
	"slices"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// readsAtMost is how many selected events are read one by one where the lists of all values would have to be walked over instead: one in so many of
// all events.
const readsAtMost = 50

// total is how many events a value has, by interval.
type total struct {
	value string
	all   int
	rows  map[int64]int
}

// countTop counts by the values that most events have. It walks over the list of each value; where a filter leaves few events it reads these
// instead.
func (s *Store) countTop(ctx context.Context, t *badger.Txn, sel selection, q schema.HistogramQuery, c *tally) error {
	chosen, err := s.choose(ctx, t, sel, q, c)
	if err != nil {
		return err
	}
	var st schema.Statistics
	if _, err := record(t, statsKey, &st); err != nil {
		return err
	}
	var tops []total
	if chosen != nil && chosen.n < st.Events/readsAtMost {
		tops, err = s.topRead(ctx, t, q, chosen)
	} else {
		tops, err = s.topWalked(ctx, t, sel, q, c, chosen)
	}
	if err != nil {
		return err
	}
	for _, top := range tops {
		n := c.numberOf(top.value)
		for start, count := range top.rows {
			c.add(start, n, count)
		}
	}
	return nil
}

// best are the values with the most events, as many as a query asks for, of equal ones the first.
type best struct {
	limit int
	tops  []total
}

func newBest(q schema.HistogramQuery) *best { return &best{limit: cmp.Or(q.Limit, facetLimit)} }

func (b *best) add(t total) {
	order := func(a, b total) int { return cmp.Or(cmp.Compare(b.all, a.all), cmp.Compare(a.value, b.value)) }
	if i, _ := slices.BinarySearchFunc(b.tops, t, order); i < b.limit {
		b.tops = slices.Insert(b.tops, i, t)
		b.tops = b.tops[:min(len(b.tops), b.limit)]
	}
}

// topRead reads the chosen events.
func (s *Store) topRead(ctx context.Context, t *badger.Txn, q schema.HistogramQuery, chosen *chosen) ([]total, error) {
	totals, step := map[string]total{}, 0
	for n, start := range chosen.all() {
		if err := errorOf(ctx, step); err != nil {
			return nil, err
		}
		step++
		if err := s.countEvent(t, n, start, q, totals); err != nil {
			return nil, err
		}
	}
	b := newBest(q)
	for _, of := range totals {
		b.add(of)
	}
	return b.tops, nil
}

// countEvent counts an event for each of its values. What spellings of a source have in common is its key.
func (s *Store) countEvent(t *badger.Txn, n uint64, start int64, q schema.HistogramQuery, totals map[string]total) error {
	e, err := s.eventAt(t, n, q.KnownBy, new(rooms))
	if err != nil || e == nil {
		return err
	}
	var counted []string
	for _, v := range facetValues(e, q.By) {
		key := v
		if q.By == schema.FacetSource {
			key = schema.NameKey(v)
		}
		if slices.Contains(counted, key) {
			continue
		}
		counted = append(counted, key)
		of, ok := totals[key]
		if !ok {
			of = total{value: v, rows: map[int64]int{}}
		}
		of.all++
		of.rows[start]++
		totals[key] = of
	}
	return nil
}

// topWalked walks over the list of each value.
func (s *Store) topWalked(ctx context.Context, t *badger.Txn, sel selection, q schema.HistogramQuery, c *tally, chosen *chosen) ([]total, error) {
	over, err := s.corrected(t, q.KnownBy)
	if err != nil {
		return nil, err
	}
	ls, err := s.newLists(t, posting, false)
	if err != nil {
		return nil, err
	}
	defer ls.close()
	ls.over = over
	list := alternative{d: map[schema.Facet]dimension{schema.FacetActor: byActor, schema.FacetPlace: byPlace, schema.FacetSource: bySource}[q.By]}
	if q.By == schema.FacetPlace {
		list.roles = itself
	}
	values, err := ls.values(t, list.d)
	if err != nil {
		return nil, err
	}
	b := newBest(q)
	for i, v := range over.shownValues(list.d, values) {
		if err := errorOf(ctx, i); err != nil {
			return nil, err
		}
		list.value = v
		of, err := s.total(ctx, t, ls.merge(selection{dims: [][]alternative{{list}}, want: sel.want}, q.Filter.During, q.KnownBy), v, chosen, q, c)
		ls.forget()
		if err != nil {
			return nil, err
		}
		if of.all > 0 {
			of.value = cmp.Or(of.value, v)
			b.add(of)
		}
	}
	return b.tops, nil
}

// errorOf is why to end, looked for every so many steps.
func errorOf(ctx context.Context, step int) error {
	if step%1024 != 0 {
		return nil
	}
	return ctx.Err()
}

// total counts along the lists of one value. Of a source it finds the name as a report writes it.
func (s *Store) total(ctx context.Context, t *badger.Txn, m *merge, value string, chosen *chosen, q schema.HistogramQuery, c *tally) (total, error) {
	of := total{rows: map[int64]int{}}
	add := func(start int64, n int) {
		of.all += n
		of.rows[start] += n
	}
	one := func(at point, _ stretch) error {
		start, ok := c.bucket(at.instant())
		if chosen != nil {
			start, ok = chosen.start(at.number)
		}
		if ok {
			add(start, 1)
		}
		return nil
	}
	if q.By != schema.FacetSource {
		if chosen != nil {
			return of, m.each(ctx, one)
		}
		return of, m.eachDay(ctx, func(at int64, _ uint8, n int) error {
			if start, ok := c.bucket(at); ok {
				add(start, n)
			}
			return nil
		})
	}
	return of, m.each(ctx, func(at point, st stretch) error {
		if err := one(at, st); err != nil || of.all == 0 || of.value != "" {
			return err
		}
		e, err := s.eventAt(t, at.number, q.KnownBy, new(rooms))
		if err != nil || e == nil {
			return err
		}
		for _, name := range facetValues(e, q.By) {
			if bytes.Equal(list(posting, bySource, value), list(posting, bySource, schema.NameKey(name))) {
				of.value = name
				return nil
			}
		}
		return nil
	})
}

// chosen are the events that a selection has, by number, each with the place of its interval in starts, counted from 1.
type chosen struct {
	interval []uint32
	// made has those that only corrections have made, whose numbers are no small ones.
	made   map[uint64]uint32
	starts []int64
	n      int
}

// add chooses an event; i is the place of its interval.
func (o *chosen) add(n uint64, i uint32) {
	o.n++
	if n&madeNumber != 0 {
		if o.made == nil {
			o.made = map[uint64]uint32{}
		}
		o.made[n] = i
		return
	}
	if more := int(n) + 1 - len(o.interval); more > 0 {
		o.interval = append(o.interval, make([]uint32, more)...)
	}
	o.interval[n] = i
}

// start is the first second of an event's interval; false for one that was not chosen.
func (o *chosen) start(n uint64) (int64, bool) {
	var i uint32
	if n&madeNumber != 0 {
		i = o.made[n]
	} else if n < uint64(len(o.interval)) {
		i = o.interval[n]
	}
	if i == 0 {
		return 0, false
	}
	return o.starts[i-1], true
}

// all are the numbers of the chosen events with the first seconds of their intervals.
func (o *chosen) all() iter.Seq2[uint64, int64] {
	return func(yield func(n uint64, start int64) bool) {
		for n, i := range o.interval {
			if i != 0 && !yield(uint64(n), o.starts[i-1]) {
				return
			}
		}
		for n, i := range o.made {
			if !yield(n, o.starts[i-1]) {
				return
			}
		}
	}
}

// choose walks over a selection. It gives nil where all that the selection asks for is what postings say of their events, which those in the lists of values do too.
func (s *Store) choose(ctx context.Context, t *badger.Txn, sel selection, q schema.HistogramQuery, c *tally) (*chosen, error) {
	if d := sel.dims[0][0].d; len(sel.dims) == 1 && (d == byAll || d == byType) {
		return nil, s.walk(ctx, t, sel, q, c, func(int64, uint8, int) {})
	}
	m, err := s.newMerge(t, sel, q.Filter.During, q.KnownBy, false)
	if err != nil {
		return nil, err
	}
	defer m.close()
	o := &chosen{}
	places := map[int64]uint32{}
	err = m.each(ctx, func(at point, _ stretch) error {
		start, ok := c.bucket(at.instant())
		if !ok {
			c.undated++
			return nil
		}
		i, known := places[start]
		if !known {
			o.starts = append(o.starts, start)
			i = uint32(len(o.starts))
			places[start] = i
		}
		o.add(at.number, i)
		return nil
	})
	return o, err
}

// values are the values of a dimension that have a list of events, in order.
func (l *lists) values(t *badger.Txn, d dimension) ([]string, error) {
	prefix := []byte{byte(posting), byte(d)}
	found := map[string]bool{}
	o := badger.DefaultIteratorOptions
	o.Prefix = prefix
	o.PrefetchValues = false
	it := t.NewIterator(o)
	defer it.Close()
	for it.Rewind(); it.Valid(); {
		name, _, ok := bytes.Cut(it.Item().Key()[len(prefix):], []byte{0})
		if !ok {
			return nil, errBlock
		}
		found[string(name)] = true
		// A byte behind NUL is behind all blocks of the value.
		it.Seek(append(append(slices.Clone(prefix), name...), 1))
	}
	for _, g := range l.view.segments {
		for _, key := range g.keys(string(prefix)) {
			found[key[len(prefix):len(key)-2]] = true
		}
	}
	return slices.Sorted(maps.Keys(found)), nil
}

// facetValues are the actors, the places themselves or the outlets of an event, each once.
func facetValues(e *schema.Event, by schema.Facet) []string {
	switch by {
	case schema.FacetActor:
		var out []string
		return union(out, everybody(e))
	case schema.FacetPlace:
		return e.PlaceIDs
	}
	var out []string
	for i := range e.Reports {
		if src := e.Reports[i].Source; src != "" && !slices.Contains(out, src) {
			out = append(out, src)
		}
	}
	return out
}
