package schema

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// Time is when something happened, as far as is known: an EDTF expression (ISO 8601-2:2019) with the first and the last
// instant that it allows, in whole seconds UTC. It is a small comparable value; the zero Time is "not known" and prints as "".
//
// What it takes of EDTF:
//
//   - level 0: dates, intervals, and dates with a time of day, which may stop at the minute and may have a fraction, which
//     is dropped. Z and offsets are turned into UTC; without one it is taken as UTC. 24:00 and leap seconds are refused.
//   - level 1: the qualifiers ? (uncertain), ~ (approximate) and % (both) after a date or either end of an interval; unspecified
//     digits (201X, 20XX, 2016-XX, 2016-09-XX, 2016-XX-XX); seasons 21 to 24; negative years; years of five to nine digits
//     after Y; open interval ends. An unknown end ("2016/") is read as an open one ("2016/.."), as both set no bound.
//
// What it refuses: all else of level 2 (sets, exponents, significant digits, qualified components, digits unspecified
// elsewhere, other seasons), qualified times of day, and intervals with no end known or with the ends in the wrong order.
// A qualifier does not widen the bounds: how wide "about" is depends on who asks.
type Time struct {
	text     string
	from, to int64
	flags    timeFlags
	prec     uint8
}

type timeFlags uint8

const (
	openStart timeFlags = 1 << iota
	openEnd
	approximate
	uncertain
)

// Precision is how exact a Time is.
type Precision string

// The precisions, from the finest on.
const (
	PrecisionSecond   Precision = "SECOND"
	PrecisionMinute   Precision = "MINUTE"
	PrecisionDay      Precision = "DAY"
	PrecisionMonth    Precision = "MONTH"
	PrecisionSeason   Precision = "SEASON"
	PrecisionYear     Precision = "YEAR"
	PrecisionDecade   Precision = "DECADE"
	PrecisionCentury  Precision = "CENTURY"
	PrecisionInterval Precision = "INTERVAL"
	PrecisionUnknown  Precision = "UNKNOWN"
)

var precisions = [...]Precision{PrecisionUnknown, PrecisionSecond, PrecisionMinute, PrecisionDay, PrecisionMonth, PrecisionSeason,
	PrecisionYear, PrecisionDecade, PrecisionCentury, PrecisionInterval}

const (
	precUnknown uint8 = iota
	precSecond
	precMinute
	precDay
	precMonth
	precSeason
	precYear
	precDecade
	precCentury
	precInterval
)

// MustTime is ParseTime for tables and tests; it panics on an error.
func MustTime(s string) Time {
	t, err := ParseTime(s)
	if err != nil {
		panic(err)
	}
	return t
}

// Day is the day (UTC) of an instant.
func Day(t time.Time) Time {
	y, m, d := t.UTC().Date()
	return dateTime(y, int(m), d, precDay)
}

// Month is a month.
func Month(year int, month time.Month) Time { return dateTime(year, int(month), 1, precMonth) }

// Year is a year.
func Year(year int) Time { return dateTime(year, 1, 1, precYear) }

// Instant is a second. Of an instant in a year of more than four digits only the year is kept, as EDTF has no finer
// dates there; the same goes for Day and Month.
func Instant(t time.Time) Time { return clockTime(t, precSecond) }

// clockTime is the second or the minute of an instant.
func clockTime(t time.Time, prec uint8) Time {
	t = t.UTC()
	y, m, d := t.Date()
	if !fourDigits(y) {
		return Year(y)
	}
	hour, minute, second := t.Clock()
	buf := appendTwo(appendTwo(appendYear(make([]byte, 0, 24), y), '-', int(m)), '-', d)
	buf = appendTwo(appendTwo(buf, 'T', hour), ':', minute)
	from := t.Unix()
	to := from
	if prec == precMinute {
		from -= int64(second)
		to = from + 59
	} else {
		buf = appendTwo(buf, ':', second)
	}
	return Time{text: string(append(buf, 'Z')), from: from, to: to, prec: prec}
}

// dateTime is a day, a month or a year.
func dateTime(y, m, d int, prec uint8) Time {
	if !fourDigits(y) {
		m, d, prec = 1, 1, precYear
	}
	buf := appendYear(make([]byte, 0, 16), y)
	from := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	to := from
	switch prec {
	case precDay:
		buf = appendTwo(appendTwo(buf, '-', m), '-', d)
		to = from.Add(24 * time.Hour)
	case precMonth:
		buf = appendTwo(buf, '-', m)
		to = from.AddDate(0, 1, 0)
	default:
		to = from.AddDate(1, 0, 0)
	}
	return Time{text: string(buf), from: from.Unix(), to: to.Unix() - 1, prec: prec}
}

// fourDigits tells whether a year can carry months and days.
func fourDigits(year int) bool { return year >= -9999 && year <= 9999 }

func appendYear(b []byte, y int) []byte {
	if !fourDigits(y) {
		return strconv.AppendInt(append(b, 'Y'), int64(y), 10)
	}
	if y < 0 {
		b = append(b, '-')
		y = -y
	}
	return append(b, byte('0'+y/1000), byte('0'+y/100%10), byte('0'+y/10%10), byte('0'+y%10))
}

// appendTwo appends a mark and a number of two digits.
func appendTwo(b []byte, mark byte, n int) []byte {
	return append(b, mark, byte('0'+n/10), byte('0'+n%10))
}

// Interval is the time from the start of one time to the end of another.
func Interval(from, to Time) (Time, error) {
	a, b := from.Start(), to.End()
	if a.IsZero() && b.IsZero() {
		return Time{}, errors.New("an interval needs one end that is known")
	}
	return joinEnds(a, b)
}

// Since is an interval with an open end; zero for the zero Time.
func Since(from Time) Time {
	a := from.Start()
	if a.IsZero() {
		return Time{}
	}
	return Time{text: a.text + "/..", from: a.from, flags: openEnd | a.flags, prec: precInterval}
}

// Until is an interval with an open start; zero for the zero Time.
func Until(to Time) Time {
	b := to.End()
	if b.IsZero() {
		return Time{}
	}
	return Time{text: "../" + b.text, to: b.to, flags: openStart | b.flags, prec: precInterval}
}

func joinEnds(a, b Time) (Time, error) {
	switch {
	case a.IsZero():
		return Until(b), nil
	case b.IsZero():
		return Since(a), nil
	case a.from > b.to:
		return Time{}, fmt.Errorf("an interval cannot end before it starts: %s is after %s", a.text, b.text)
	case a.text == b.text:
		return a, nil
	}
	return Time{text: a.text + "/" + b.text, from: a.from, to: b.to, flags: (a.flags | b.flags) &^ (openStart | openEnd), prec: precInterval}, nil
}

// String is the canonical EDTF expression; ParseTime of it gives the Time again.
func (t Time) String() string { return t.text }

// IsZero tells whether nothing is known.
func (t Time) IsZero() bool { return t.text == "" }

// Earliest is the first instant that the time allows, UTC; false where the start is open or not known.
func (t Time) Earliest() (time.Time, bool) {
	if t.text == "" || t.flags&openStart != 0 {
		return time.Time{}, false
	}
	return time.Unix(t.from, 0).UTC(), true
}

// Latest is the last second that the time allows, UTC (23:59:59 of a day); false where the end is open or not known.
func (t Time) Latest() (time.Time, bool) {
	if t.text == "" || t.flags&openEnd != 0 {
		return time.Time{}, false
	}
	return time.Unix(t.to, 0).UTC(), true
}

// Bounds are Earliest and Latest in Unix seconds, BeginningOfTime and EndOfTime where open or not known.
func (t Time) Bounds() (from, to int64) {
	from, to = BeginningOfTime, EndOfTime
	if t.text == "" {
		return from, to
	}
	if t.flags&openStart == 0 {
		from = t.from
	}
	if t.flags&openEnd == 0 {
		to = t.to
	}
	return from, to
}

// OpenStart tells whether an interval has no known start.
func (t Time) OpenStart() bool { return t.flags&openStart != 0 }

// OpenEnd tells whether an interval has no known end.
func (t Time) OpenEnd() bool { return t.flags&openEnd != 0 }

// Start is the time at which an interval starts, the time itself where it is none; zero for an open start.
func (t Time) Start() Time { return t.side(0) }

// End is the time at which an interval ends, the time itself where it is none; zero for an open end.
func (t Time) End() Time { return t.side(1) }

func (t Time) side(n int) Time {
	slash := strings.IndexByte(t.text, '/')
	if slash < 0 {
		return t
	}
	start, end := 0, slash
	if n == 1 {
		start, end = slash+1, len(t.text)
	}
	e, err := parseEnd(t.text, start, end)
	if err != nil {
		return Time{}
	}
	return e
}

// Precision is how exact it is.
func (t Time) Precision() Precision { return precisions[t.prec] }

// Approximate tells whether it, or an end of it, is only about right (~ or %).
func (t Time) Approximate() bool { return t.flags&approximate != 0 }

// Uncertain tells whether it, or an end of it, is doubtful (? or %).
func (t Time) Uncertain() bool { return t.flags&uncertain != 0 }

// Contains tells whether it allows the instant. The zero Time allows every instant.
func (t Time) Contains(i time.Time) bool {
	from, to := t.Bounds()
	u := i.Unix()
	return from <= u && u <= to
}

// Overlaps tells whether an instant exists that both allow.
func (t Time) Overlaps(u Time) bool {
	af, at := t.Bounds()
	bf, bt := u.Bounds()
	return af <= bt && bf <= at
}

// Within tells whether every instant of t is one of u.
func (t Time) Within(u Time) bool {
	af, at := t.Bounds()
	bf, bt := u.Bounds()
	return bf <= af && at <= bt
}

// Compare orders times by their earliest instant (an open or unknown start first), then their latest (an open or unknown
// end last), then their text. It is a total order, 0 only for equal times.
func (t Time) Compare(u Time) int {
	af, at := t.Bounds()
	bf, bt := u.Bounds()
	return cmp.Or(cmp.Compare(af, bf), cmp.Compare(at, bt), cmp.Compare(t.text, u.text), cmp.Compare(t.flags, u.flags))
}

// Hull is the smallest time that covers both. A zero Time covers everything, so it gives the zero Time.
func Hull(a, b Time) Time {
	if a.IsZero() || b.IsZero() {
		return Time{}
	}
	if a.Within(b) {
		return b
	}
	if b.Within(a) {
		return a
	}
	af, at := a.Bounds()
	bf, bt := b.Bounds()
	first, last := a, b
	if bf < af {
		first = b
	}
	if at > bt {
		last = a
	}
	h, err := joinEnds(first.Start(), last.End())
	if err != nil {
		return Time{}
	}
	return h
}

// Meet is the time that both allow; false where there is none. A zero Time sets no bound.
func Meet(a, b Time) (Time, bool) {
	if !a.Overlaps(b) {
		return Time{}, false
	}
	if a.IsZero() || b.Within(a) {
		return b, true
	}
	if b.IsZero() || a.Within(b) {
		return a, true
	}
	af, at := a.Bounds()
	bf, bt := b.Bounds()
	first, last := a, b
	if bf > af {
		first = b
	}
	if at < bt {
		last = a
	}
	// Days, so that the text does not look wider than the bounds; where there are none the ends themselves are as exact.
	start, _ := first.Start().edge(true, 0)
	end, _ := last.End().edge(false, 0)
	m, err := joinEnds(start, end)
	if err != nil {
		return Time{}, false
	}
	return m, true
}

// edge is the second, minute or day at which a time that is no interval starts or ends, some days later, qualified as the
// time is. It is false where that lies beyond the years that have days.
func (t Time) edge(start bool, days int) (Time, bool) {
	if t.IsZero() {
		return t, true
	}
	unix := t.to
	if start {
		unix = t.from
	}
	at := time.Unix(unix, 0).UTC().AddDate(0, 0, days)
	if !fourDigits(at.Year()) {
		return t, false
	}
	if t.prec == precSecond || t.prec == precMinute {
		return clockTime(at, t.prec), true
	}
	return Day(at).qualified(t.flags), true
}

// qualified marks a date as approximate or uncertain.
func (t Time) qualified(flags timeFlags) Time {
	switch flags & (approximate | uncertain) {
	case approximate:
		t.text += "~"
	case uncertain:
		t.text += "?"
	case approximate | uncertain:
		t.text += "%"
	}
	t.flags |= flags & (approximate | uncertain)
	return t
}

// Shift moves a time by whole days; months, years and seasons become intervals of days. Open ends stay open. A time that
// is, or would come to lie, beyond the years of four digits stays as it is.
func (t Time) Shift(days int) Time {
	if t.IsZero() || days == 0 {
		return t
	}
	a, ok := t.Start().edge(true, days)
	if !ok {
		return t
	}
	b, ok := t.End().edge(false, days)
	if !ok {
		return t
	}
	s, err := joinEnds(a, b)
	if err != nil {
		return t
	}
	return s
}

// MarshalText prints the expression.
func (t Time) MarshalText() ([]byte, error) { return []byte(t.text), nil }

// UnmarshalText reads an expression; "" is the zero Time.
func (t *Time) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*t = Time{}
		return nil
	}
	p, err := ParseTime(string(b))
	if err != nil {
		return err
	}
	*t = p
	return nil
}

// MarshalGQL prints the scalar EDTF, null for the zero Time.
func (t Time) MarshalGQL(w io.Writer) {
	if t.IsZero() {
		_, _ = io.WriteString(w, "null")
		return
	}
	b, err := json.Marshal(t.text)
	if err != nil {
		b = []byte("null")
	}
	_, _ = w.Write(b)
}

// UnmarshalGQL reads the scalar EDTF.
func (t *Time) UnmarshalGQL(v any) error {
	s, ok := v.(string)
	if !ok {
		return fmt.Errorf("an EDTF date is a string, not %T", v)
	}
	if s == "" {
		return errors.New("an EDTF date cannot be empty")
	}
	return t.UnmarshalText([]byte(s))
}
