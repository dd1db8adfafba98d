package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// Limits of a histogram.
const (
	maxFacetValues = 100
	facetLimit     = 10
)

// tally counts events by interval and value.
type tally struct {
	interval schema.Granularity
	counts   map[bucketKey]int
	undated  int
	// day and start are those of the last event: events come in the order of time, so that most share them with the one before.
	day, start int64
}

type bucketKey struct {
	start int64
	value string
}

func newTally(i schema.Granularity) *tally {
	// Ten years of months by type; a map that grows costs more than counting.
	return &tally{interval: i, counts: make(map[bucketKey]int, 2048), day: schema.BeginningOfTime}
}

// bucket is the first second of the interval that an instant lies in; false for an unknown time.
func (c *tally) bucket(at int64) (int64, bool) {
	if at == schema.EndOfTime || at == schema.BeginningOfTime {
		return 0, false
	}
	day := at - (at%daySeconds+daySeconds)%daySeconds
	if day != c.day {
		c.day, c.start = day, bucketStart(day, c.interval)
	}
	return c.start, true
}

func bucketStart(day int64, i schema.Granularity) int64 {
	t := unix(day)
	switch i {
	case schema.ByWeek:
		// Weekday counts from Sunday.
		return day - int64((t.Weekday()+6)%7)*daySeconds
	case schema.ByMonth:
		return time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, time.UTC).Unix()
	case schema.ByYear:
		return time.Date(t.Year(), 1, 1, 0, 0, 0, 0, time.UTC).Unix()
	}
	return day
}

func bucketTime(start int64, i schema.Granularity) schema.Time {
	t := unix(start)
	switch i {
	case schema.ByWeek:
		w, err := schema.Interval(schema.Day(t), schema.Day(t.AddDate(0, 0, 6)))
		if err != nil {
			return schema.Day(t)
		}
		return w
	case schema.ByMonth:
		return schema.Month(t.Year(), t.Month())
	case schema.ByYear:
		return schema.Year(t.Year())
	}
	return schema.Day(t)
}

func (c *tally) histogram() *schema.Histogram {
	h := &schema.Histogram{Undated: c.undated}
	keys := make([]bucketKey, 0, len(c.counts))
	for k := range c.counts {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b bucketKey) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.value, b.value))
	})
	h.Buckets = make([]schema.Bucket, len(keys))
	for i, k := range keys {
		b := &h.Buckets[i]
		if *b = (schema.Bucket{Value: k.value, Count: c.counts[k]}); i > 0 && keys[i-1].start == k.start {
			b.Time = h.Buckets[i-1].Time
		} else {
			b.Time = bucketTime(k.start, c.interval)
		}
	}
	return h
}

// Histogram counts the events that a filter selects by the interval in which they began, those with an open start by that in which they
// ended. It walks over keys; only actors, places and sources without Values make it read events. An event with several actors, places or
// sources counts for each. An InvalidError says what is wrong with the query.
func (s *Store) Histogram(ctx context.Context, q schema.HistogramQuery) (*schema.Histogram, error) {
	switch {
	case !slices.Contains(schema.Granularities(), q.Interval):
		return nil, schema.Invalidf("interval", "%q is none", q.Interval)
	case q.By != "" && !slices.Contains(schema.Facets(), q.By):
		return nil, schema.Invalidf("by", "%q is none", q.By)
	case q.By == "" && len(q.Values) > 0:
		return nil, schema.Invalidf("values", "needs by")
	case len(q.Values) > maxFacetValues:
		return nil, schema.Invalidf("values", "has more than %d", maxFacetValues)
	case q.Limit < 0 || q.Limit > maxFacetValues:
		return nil, schema.Invalidf("limit", "must be 1 to %d", maxFacetValues)
	}
	sel, err := s.selection(q.Filter)
	if err != nil {
		return nil, err
	}
	c := newTally(q.Interval)
	err = s.view(func(t *badger.Txn) error {
		switch {
		case q.By == schema.FacetType || q.By == schema.FacetClass || q.By == "":
			return s.countKinds(ctx, t, sel, q, c)
		case len(q.Values) > 0:
			return s.countValues(ctx, t, sel, q, c)
		}
		return s.countTop(ctx, t, sel, q, c)
	})
	if err != nil {
		return nil, fmt.Errorf("histogram: %w", err)
	}
	return c.histogram(), nil
}

// walk calls fn with the events of a selection and the buckets that they are in.
func (s *Store) walk(ctx context.Context, t *badger.Txn, sel selection, q schema.HistogramQuery, c *tally, fn func(at point, st stretch, start int64) error) error {
	m, err := s.newMerge(t, sel, q.Filter.During, q.KnownBy, false)
	if err != nil {
		return err
	}
	defer m.close()
	return m.each(ctx, func(at point, st stretch) error {
		start, ok := c.bucket(at.instant())
		if !ok {
			c.undated++
			return nil
		}
		return fn(at, st, start)
	})
}

// countKinds counts by what a posting says of its event.
func (s *Store) countKinds(ctx context.Context, t *badger.Txn, sel selection, q schema.HistogramQuery, c *tally) error {
	value := make([]string, len(kindOrder))
	for i, kind := range kindOrder {
		switch q.By {
		case schema.FacetType:
			value[i] = string(kind)
		case schema.FacetClass:
			value[i] = string(kind.Class())
		}
	}
	// Most events come in the order of time: those of one interval are counted by the number of their type before they get to the tally.
	counts, at := make([]int, len(kindOrder)), int64(0)
	settle := func() {
		for kind, n := range counts {
			if v := value[kind]; n > 0 && (len(q.Values) == 0 || slices.Contains(q.Values, v)) {
				c.counts[bucketKey{at, v}] += n
			}
		}
		clear(counts)
	}
	err := s.walk(ctx, t, sel, q, c, func(_ point, st stretch, start int64) error {
		if start != at {
			settle()
			at = start
		}
		counts[st.kind]++
		return nil
	})
	settle()
	return err
}

// countValues counts each value along its own list.
func (s *Store) countValues(ctx context.Context, t *badger.Txn, sel selection, q schema.HistogramQuery, c *tally) error {
	undated := 0
	for _, v := range q.Values {
		var lists []alternative
		switch q.By {
		case schema.FacetActor:
			lists = alternatives(byActor, v)
		case schema.FacetPlace:
			lists = alternatives(byPlace, v)
		default:
			lists = sourceLists([]string{v})
		}
		one := sel
		one.dims = append([][]alternative{lists}, sel.dims...)
		c.undated = 0
		err := s.walk(ctx, t, one, q, c, func(_ point, _ stretch, start int64) error {
			c.counts[bucketKey{start, v}]++
			return nil
		})
		if err != nil {
			return err
		}
		undated = max(undated, c.undated)
	}
	c.undated = undated
	return nil
}

// countTop counts by the values that most events have.
func (s *Store) countTop(ctx context.Context, t *badger.Txn, sel selection, q schema.HistogramQuery, c *tally) error {
	totals := map[string]int{}
	err := s.walk(ctx, t, sel, q, c, func(at point, _ stretch, start int64) error {
		e, err := s.eventAt(t, at.number, q.KnownBy)
		if err != nil || e == nil {
			return err
		}
		for _, v := range facetValues(e, q.By) {
			totals[v]++
			c.counts[bucketKey{start, v}]++
		}
		return nil
	})
	if err != nil {
		return err
	}
	values := make([]string, 0, len(totals))
	for v := range totals {
		values = append(values, v)
	}
	slices.SortFunc(values, func(a, b string) int { return cmp.Or(cmp.Compare(totals[b], totals[a]), cmp.Compare(a, b)) })
	limit := cmp.Or(q.Limit, facetLimit)
	keep := map[string]bool{}
	for _, v := range values[:min(limit, len(values))] {
		keep[v] = true
	}
	for k := range c.counts {
		if !keep[k.value] {
			delete(c.counts, k)
		}
	}
	return nil
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
