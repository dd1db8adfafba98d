// Package timex reads the time expressions of English news: "late on Friday", "since February", "9 September 2016", "two
// days later", "over the past three weeks".
//
// The tokens of a sentence and the day on which the article was published come in; expressions with an EDTF time go out.
// Find is the entrance; expression.go and anchored.go have the kinds of expressions, core.go what all of them are built from,
// date.go, years.go, deictic.go and holiday.go the ways to name a time, words.go the vocabulary. Everything is a pure function of its input.
//
// A weekday, a month or a date without a year is the last one before the article, unless Resolve is told that the act lies
// ahead; the article's own weekday is its day. Weeks run from Monday to Sunday. Times of day are read over: a time is
// never finer than a day, except for a full ISO instant. Holidays of the Islamic calendar are computed by its tabular form,
// which the sighting of the moon can move by a day, so they are approximate ("2016-09-12~").
package timex

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"casus/schema"
)

// Token is a word or a mark of a sentence. Hyphens, "'s" and punctuation are tokens of their own.
type Token struct {
	Text  string
	Lower string
	// Start and End are byte offsets in the text.
	Start, End int
}

// Kind is how an expression bounds what it is said of.
type Kind int

// The kinds of expressions.
const (
	// Point is when it happened, a date: "on Friday", "in February", "in 2011".
	Point Kind = iota
	// Span is a stretch with both ends: "from Monday to Wednesday", "last week", "over the past two weeks".
	Span
	// SinceKind has a start: "since February" is from then to the article.
	SinceKind
	// UntilKind has an end: "until Monday", "by Friday". Time is that end, or the stretch from the article to it where the
	// words say so ("by the end of the year").
	UntilKind
	// Duration is a length: "for seven days", "five-year", "months of". Time is zero; Ending and Resolve make one of it.
	Duration
	// Anchored is counted from another event, told before: "the next day", "two weeks later". Time is zero; From makes one.
	Anchored
	// Distance is how far the act lies from another that is named behind it: "two days before the vote", "on the eve of a
	// march", "on the second anniversary of the coup". Time is zero; Back gives the time of the other one.
	Distance
	// Repeated is a time that comes again or goes on: "every Friday", "for the third straight day". Time is zero.
	Repeated
)

// Expression is a time expression in a sentence.
type Expression struct {
	// First and Last are the tokens that it covers, a preposition included; Head is the one that names the time.
	First, Last, Head int
	Kind              Kind
	// Time is what it resolves to for an act in the past; zero for the kinds that need more than the article's date.
	Time   schema.Time
	Source schema.TimeSource
	// Days is the length of a Duration; of "for the third day" it is 3. It is 0 where the length is not told ("for months").
	Days int
	// Offset is the distance in days of an Anchored or Distance expression from the other event, a month taken as 30 days.
	Offset int

	// future is the time for an act that lies ahead, where that differs.
	future   schema.Time
	shift    shift
	yearless bool
}

// shift is a distance in units: what Anchored, Distance and Duration count.
type shift struct {
	n    int
	unit unit
	// calendar means the unit of the calendar: "the following week" rather than "a week later".
	calendar bool
	// weekday is one more than the day of the week that is looked for ("the following Friday"), 0 for none.
	weekday int
	// vague is a number not told ("weeks later"), about one nearly told ("several weeks"), within at most the number
	// ("less than a week after"), exact a day in another year (anniversaries).
	vague, about, within, exact bool
	// full is a length that does not count its last day.
	full bool
}

// Resolve is the expression's time: for an act that happened, or with future for one that is still to come ("on Monday" is then
// the next Monday, "in two days" the day after tomorrow). It is zero where the expression alone gives none.
func (e Expression) Resolve(future bool) schema.Time {
	if future && !e.future.IsZero() {
		return e.future
	}
	return e.Time
}

// From is the time of an Anchored expression, counted from the time of the other event; Time for any other kind but
// Distance, for which it is the act's own time, given that of the event named behind it.
func (e Expression) From(anchor schema.Time) schema.Time {
	if e.Kind != Anchored && e.Kind != Distance {
		return e.Time
	}
	return e.shift.from(anchor)
}

// Back is the time of the event that a Distance is counted from, given the time of the act that it is said of: with "two days
// before the vote" two days after the act. It is zero for any other kind.
func (e Expression) Back(act schema.Time) schema.Time {
	if e.Kind != Distance {
		return schema.Time{}
	}
	s := e.shift
	s.n = -s.n
	return s.from(act)
}

// someMonths is how many "months" are about, where no number is told.
const someMonths = 4

// Ending is the stretch of a Duration that ends with a time: "in five days" up to 2016-09-10 is 2016-09-06/2016-09-10. The start of
// months and years is as coarse as they are. It is zero for any other kind.
func (e Expression) Ending(at schema.Time) schema.Time {
	if e.Kind != Duration && e.Kind != Repeated {
		return schema.Time{}
	}
	l, ok := at.Latest()
	if !ok {
		return schema.Time{}
	}
	if e.shift.vague && e.shift.unit == monthUnit {
		// "months of fighting": some, and more than one or two.
		return stretch(schema.Year(l.AddDate(0, -someMonths, 0).Year()), at.End())
	}
	if e.shift.vague {
		return schema.Until(at)
	}
	if e.shift.n == 0 {
		return at
	}
	n := e.shift.n
	if e.shift.unit == dayUnit && !e.shift.full {
		n--
	}
	return stretch(e.shift.unit.back(l, n), at.End())
}

// Starting is the stretch of a Duration that begins with a time: a "seven-day truce" from 2016-09-12 on is
// 2016-09-12/2016-09-18, a "48-hour truce" 2016-09-12/2016-09-14. It is open where the length is not told, and zero for
// any other kind.
func (e Expression) Starting(at schema.Time) schema.Time {
	if e.Kind != Duration {
		return schema.Time{}
	}
	l, ok := at.Earliest()
	switch {
	case !ok:
		return schema.Time{}
	case e.shift.vague:
		return schema.Since(at)
	}
	end := e.shift.unit.add(l, e.shift.n)
	if e.shift.unit >= dayUnit {
		end = end.AddDate(0, 0, -1)
	}
	return stretch(at.Start(), schema.Day(end))
}

// Yearless tells whether the expression is a day or a month of which the words do not tell the year, so that Time has
// the year nearest to the article. A report that tells of a past year means that one: see In.
func (e Expression) Yearless() bool { return e.yearless }

// In is the time of a Yearless expression in a year that the text around it has told; Time for any other.
func (e Expression) In(year int) schema.Time {
	first, ok := e.Time.Earliest()
	if !e.yearless || !ok || year < 1 || year > 9999 {
		return e.Time
	}
	var ends []string
	for _, s := range strings.Split(e.Time.String(), "/") {
		y, err := strconv.Atoi(s[:4])
		if err != nil {
			return e.Time
		}
		ends = append(ends, fmt.Sprintf("%04d%s", y+year-first.Year(), s[4:]))
	}
	t, err := schema.ParseTime(strings.Join(ends, "/"))
	if err != nil {
		return e.Time
	}
	return t
}

// from moves a time by the shift.
func (s shift) from(anchor schema.Time) schema.Time {
	first, okFirst := anchor.Earliest()
	last, okLast := anchor.Latest()
	if !okFirst && !okLast {
		return schema.Time{}
	}
	at := last
	if s.n < 0 && okFirst || !okLast {
		at = first
	}
	switch {
	case s.weekday > 0:
		return s.toWeekday(at)
	case s.n == 0 && !s.calendar:
		return anchor
	case s.calendar:
		return s.unit.whole(at, s.n)
	case s.vague:
		return approximate(s.unit.point(at, 3*s.n, false))
	}
	if okFirst && okLast && last.Sub(first) > 24*time.Hour && s.unit <= weekUnit && anchor.Precision() != schema.PrecisionInterval {
		// A day after something in March is no day that could be told.
		return anchor
	}
	t := s.unit.point(at, s.n, s.exact)
	if s.about {
		t = approximate(t)
	}
	if s.within {
		a, b := t.Start(), schema.Day(at)
		if s.n > 0 {
			a, b = b, t.End()
		}
		return stretch(a, b)
	}
	return t
}

// toWeekday is the first such weekday behind the day, or with a negative number the last one before it.
func (s shift) toWeekday(at time.Time) schema.Time {
	ahead := (s.weekday - 1 - int(at.Weekday()) + 7) % 7
	if s.n > 0 {
		if ahead == 0 {
			ahead = 7
		}
		return schema.Day(at.AddDate(0, 0, ahead))
	}
	return schema.Day(at.AddDate(0, 0, ahead-7))
}

// Find finds the expressions of a sentence, left to right, none inside another, at each place the longest. Published is the
// article's day; where it is zero only absolute expressions and those that need no date are found.
func Find(tokens []Token, published schema.Time) []Expression {
	p := newParser(tokens, published)
	var out []Expression
	for i := 0; i < len(tokens); {
		if !starts(tokens[i].Lower) {
			i++
			continue
		}
		es, next := p.expressions(i)
		if next <= i {
			i++
			continue
		}
		out = append(out, es...)
		i = next
	}
	return out
}

func newParser(tokens []Token, published schema.Time) *parser {
	p := &parser{tokens: tokens, lowers: make([]string, len(tokens))}
	for i, t := range tokens {
		p.lowers[i] = t.Lower
	}
	if t, ok := published.Earliest(); ok {
		y, m, d := t.Date()
		p.base, p.dated = time.Date(y, m, d, 0, 0, 0, 0, time.UTC), y > 1 && y < 9999
	}
	return p
}
