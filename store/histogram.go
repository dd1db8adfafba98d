package store

import (
	"cmp"
	"context"
	"fmt"
	"maps"
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
	// values are numbered in the order in which they came up.
	values []string
	number map[string]int
	// rows have the counts by the number of the value, for each first second of an interval; a row may be shorter than values.
	rows    map[int64][]int
	undated int
	// day and start are those of the last event, row is that of the interval last counted in: events come in the order of time, so that most share
	// them with the one before.
	day, start, at int64
	row            []int
}

func newTally(i schema.Granularity) *tally {
	return &tally{interval: i, number: map[string]int{}, rows: map[int64][]int{}, day: schema.BeginningOfTime}
}

// numberOf is the number of a value.
func (c *tally) numberOf(value string) int {
	n, ok := c.number[value]
	if !ok {
		n = len(c.values)
		c.number[value] = n
		c.values = append(c.values, value)
	}
	return n
}

// add counts so many more of a value in the interval that begins at start.
func (c *tally) add(start int64, value, more int) {
	if start != c.at || c.row == nil {
		c.at, c.row = start, c.rows[start]
	}
	if value >= len(c.row) {
		c.row = append(c.row, make([]int, len(c.values)-len(c.row))...)
		c.rows[start] = c.row
	}
	c.row[value] += more
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
	order := make([]int, len(c.values))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(c.values[a], c.values[b]) })
	n := 0
	for _, row := range c.rows {
		for _, count := range row {
			if count > 0 {
				n++
			}
		}
	}
	h := &schema.Histogram{Undated: c.undated, Buckets: make([]schema.Bucket, 0, n)}
	for _, start := range slices.Sorted(maps.Keys(c.rows)) {
		row, at := c.rows[start], bucketTime(start, c.interval)
		for _, v := range order {
			if v < len(row) && row[v] > 0 {
				h.Buckets = append(h.Buckets, schema.Bucket{Time: at, Value: c.values[v], Count: row[v]})
			}
		}
	}
	return h
}

// Histogram counts the events that a filter selects by the interval in which they began, those with an open start by that in which they
// ended. It walks over keys. An event with several actors, places or sources counts for each; of a source that reports write in several
// ways, all count. An InvalidError says what is wrong with the query.
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
	if err := s.validValues(q); err != nil {
		return nil, err
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

// walk calls fn with how many events of a selection are in a bucket and of a type.
func (s *Store) walk(ctx context.Context, t *badger.Txn, sel selection, q schema.HistogramQuery, c *tally, fn func(start int64, kind uint8, n int)) error {
	m, err := s.newMerge(t, sel, q.Filter.During, q.KnownBy, false)
	if err != nil {
		return err
	}
	defer m.close()
	return m.eachDay(ctx, func(at int64, kind uint8, n int) error {
		if start, ok := c.bucket(at); ok {
			fn(start, kind, n)
		} else {
			c.undated += n
		}
		return nil
	})
}

// countKinds counts by what a posting says of its event.
func (s *Store) countKinds(ctx context.Context, t *badger.Txn, sel selection, q schema.HistogramQuery, c *tally) error {
	const none = -1
	value := make([]int, len(kindOrder))
	for i, kind := range kindOrder {
		name := ""
		switch q.By {
		case schema.FacetType:
			name = string(kind)
		case schema.FacetClass:
			name = string(kind.Class())
		}
		if value[i] = none; len(q.Values) == 0 || slices.Contains(q.Values, name) {
			value[i] = c.numberOf(name)
		}
	}
	return s.walk(ctx, t, sel, q, c, func(start int64, kind uint8, n int) {
		if v := value[kind]; v != none {
			c.add(start, v, n)
		}
	})
}

// countValues counts each value along its own list.
func (s *Store) countValues(ctx context.Context, t *badger.Txn, sel selection, q schema.HistogramQuery, c *tally) error {
	undated := 0
	for i, v := range q.Values {
		if slices.Contains(q.Values[:i], v) {
			continue
		}
		var lists []alternative
		switch q.By {
		case schema.FacetActor:
			lists = alternatives(byActor, v)
		case schema.FacetPlace:
			lists = alternatives(byPlace, v)
		default:
			lists = sourceLists([]string{v})
		}
		number := c.numberOf(v)
		one := sel
		one.dims = append([][]alternative{lists}, sel.dims...)
		c.undated = 0
		err := s.walk(ctx, t, one, q, c, func(start int64, _ uint8, n int) { c.add(start, number, n) })
		if err != nil {
			return err
		}
		undated = max(undated, c.undated)
	}
	c.undated = undated
	return nil
}
