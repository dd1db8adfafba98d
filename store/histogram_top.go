package store

import (
	"bytes"
	"cmp"
	"context"
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
// instead, and so it does where corrections change what lists have.
func (s *Store) countTop(ctx context.Context, t *badger.Txn, sel selection, q schema.HistogramQuery, c *tally) error {
	over, err := s.corrected(t, q.KnownBy)
	if err != nil {
		return err
	}
	var tops []total
	if over != nil {
		tops, err = s.topRead(ctx, t, sel, q, c)
	} else {
		tops, err = s.topWalked(ctx, t, sel, q, c)
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

// topRead reads the events of a selection.
func (s *Store) topRead(ctx context.Context, t *badger.Txn, sel selection, q schema.HistogramQuery, c *tally) ([]total, error) {
	m, err := s.newMerge(t, sel, q.Filter.During, q.KnownBy, false)
	if err != nil {
		return nil, err
	}
	defer m.close()
	totals := map[string]total{}
	err = m.each(ctx, func(at point, _ stretch) error {
		start, ok := c.bucket(at.instant())
		if !ok {
			c.undated++
			return nil
		}
		return s.countEvent(t, at.number, start, q, totals)
	})
	return topOf(totals, q), err
}

func topOf(totals map[string]total, q schema.HistogramQuery) []total {
	b := newBest(q)
	for _, of := range totals {
		b.add(of)
	}
	return b.tops
}

// countEvent counts an event for each of its values.
func (s *Store) countEvent(t *badger.Txn, n uint64, start int64, q schema.HistogramQuery, totals map[string]total) error {
	e, err := s.eventAt(t, n, q.KnownBy, new(rooms))
	if err != nil || e == nil {
		return err
	}
	for _, v := range facetValues(e, q.By) {
		of, ok := totals[v]
		if !ok {
			of = total{value: v, rows: map[int64]int{}}
		}
		of.all++
		of.rows[start]++
		totals[v] = of
	}
	return nil
}

// topWalked walks over the list of each value.
func (s *Store) topWalked(ctx context.Context, t *badger.Txn, sel selection, q schema.HistogramQuery, c *tally) ([]total, error) {
	chosen, err := s.choose(ctx, t, sel, q, c)
	if err != nil {
		return nil, err
	}
	if chosen != nil && chosen.n < len(chosen.interval)/readsAtMost {
		totals := map[string]total{}
		for n, i := range chosen.interval {
			if i == 0 {
				continue
			}
			if err := errorOf(ctx, n); err != nil {
				return nil, err
			}
			if err := s.countEvent(t, uint64(n), chosen.starts[i-1], q, totals); err != nil {
				return nil, err
			}
		}
		return topOf(totals, q), nil
	}
	ls, err := s.newLists(t, posting, false)
	if err != nil {
		return nil, err
	}
	defer ls.close()
	list := alternative{d: map[schema.Facet]dimension{schema.FacetActor: byActor, schema.FacetPlace: byPlace, schema.FacetSource: bySource}[q.By]}
	if q.By == schema.FacetPlace {
		list.roles = itself
	}
	values, err := ls.values(t, list.d)
	if err != nil {
		return nil, err
	}
	b := newBest(q)
	for i, v := range values {
		if err := errorOf(ctx, i); err != nil {
			return nil, err
		}
		list.value = v
		of, err := s.total(ctx, t, ls.merge(selection{dims: [][]alternative{{list}}, want: sel.want}, q.Filter.During, q.KnownBy), chosen, q, c)
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
func (s *Store) total(ctx context.Context, t *badger.Txn, m *merge, chosen *chosen, q schema.HistogramQuery, c *tally) (total, error) {
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
	key := m.runs[0].dims[0][0].prefix
	return of, m.each(ctx, func(at point, st stretch) error {
		if err := one(at, st); err != nil || of.all == 0 || of.value != "" {
			return err
		}
		e, err := s.eventAt(t, at.number, q.KnownBy, new(rooms))
		if err != nil || e == nil {
			return err
		}
		for _, name := range facetValues(e, q.By) {
			if bytes.HasPrefix(key, list(posting, bySource, schema.NameKey(name))) {
				of.value = name
				return nil
			}
		}
		return nil
	})
}

// chosen are the events that a selection has, by number: the place of its interval in starts, counted from 1, of each that has one.
type chosen struct {
	interval []uint32
	starts   []int64
	n        int
}

func (o *chosen) start(n uint64) (int64, bool) {
	if n >= uint64(len(o.interval)) || o.interval[n] == 0 {
		return 0, false
	}
	return o.starts[o.interval[n]-1], true
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
		if more := int(at.number) + 1 - len(o.interval); more > 0 {
			o.interval = append(o.interval, make([]uint32, more)...)
		}
		o.interval[at.number] = i
		o.n++
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
