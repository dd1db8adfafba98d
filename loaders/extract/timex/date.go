package timex

import (
	"strings"
	"time"

	"casus/schema"
)

// Days ahead of the article up to which a date without a year is taken as ahead, and days behind it up to which it is taken as
// behind even for an act that is planned: nobody names a date eleven months off without its year.
const (
	datesAhead  = 92
	datesBehind = 45
)

// date reads a date of the calendar: "September 9, 2016", "9 September 2016", "Sept. 9", "the 9th of September", "2016-09-09",
// "February 2016", "May", "May 3 - 5", "3 to 5 May".
func (p *parser) date(i int) (value, bool) {
	if v, ok := p.iso(i); ok {
		return v, true
	}
	v, ok := p.calendar(i)
	if !ok || v.day > 0 && (p.titled(v.next) || bodies[p.lower(i-1)]) {
		return value{}, false
	}
	return v, true
}

var bodies = words("organization organisation group movement brigade brigades battalion")

// titled tells whether a date is part of a name: "the April 6 Youth Movement".
func (p *parser) titled(j int) bool {
	for n := j; n < j+2; n++ {
		switch p.lower(n) {
		case "movement", "brigade", "brigades", "revolution", "square", "street", "coalition", "alliance", "organization", "organisation", "battalion", "bridge", "gang", "university":
			return p.capital(n)
		}
		if !p.capital(n) {
			return false
		}
	}
	return false
}

// iso reads "2016-09-09", in one token or in five, and a full instant.
func (p *parser) iso(i int) (value, bool) {
	w := p.lower(i)
	if len(w) < 4 || w[0] < '0' || w[0] > '9' {
		return value{}, false
	}
	if len(w) >= 10 && w[4] == '-' && w[7] == '-' {
		if t, err := schema.ParseTime(strings.ToUpper(w)); err == nil && t.Precision() != schema.PrecisionInterval {
			return value{time: t, source: schema.TimeStated, head: i, next: i + 1, year: true, article: true}, true
		}
	}
	if len(w) == 4 && p.lower(i+1) == "-" && p.lower(i+3) == "-" && len(p.lower(i+2)) == 2 && len(p.lower(i+4)) == 2 {
		if t, err := schema.ParseTime(w + "-" + p.lower(i+2) + "-" + p.lower(i+4)); err == nil {
			return value{time: t, source: schema.TimeStated, head: i, next: i + 5, year: true, article: true}, true
		}
	}
	return value{}, false
}

// calendar reads a date with the name of its month.
func (p *parser) calendar(i int) (value, bool) {
	if m, ok := p.monthName(i); ok {
		return p.monthFirst(i, m)
	}
	w := p.lower(i)
	j, article := i, false
	if w == "the" {
		j, article = i+1, true
	}
	d, ok := ordinal(p.lower(j), true)
	if !ok || d < 1 || d > 31 {
		if t := figures[w]; t != "" {
			return value{time: schema.MustTime(t), source: schema.TimeStated, head: i, next: i + 1, year: true, article: true}, true
		}
		return value{}, false
	}
	_, spelt := ordinals[p.lower(j)]
	k := j + 1
	// "3 - 5 May", "3 to 5 May", "3 and 5 May"
	d2 := 0
	if w := p.lower(k); w == "-" || w == "to" || w == "and" || w == "or" {
		if e, isDay := ordinal(p.lower(k+1), true); isDay && e > d && e <= 31 && !spelt {
			if _, isMonth := p.monthName(k + 2); isMonth {
				d2, k = e, k+2
			}
		}
	}
	of := p.lower(k) == "of"
	if of {
		k++
	}
	m, ok := p.monthName(k)
	if !ok || (spelt || article) && !of && len(p.lower(j)) < 3 {
		return value{}, false
	}
	if spelt && !of {
		return value{}, false
	}
	v, ok := p.dayOf(m, d, k, k+1)
	if ok && d2 > 0 {
		u, okEnd := p.dayOf(m, d2, k, k+1)
		if !okEnd {
			return value{}, false
		}
		v = join(v, u)
	}
	v.article = true
	return v, ok
}

// monthName reads the name of a month with a capital, or its abbreviation.
func (p *parser) monthName(i int) (time.Month, bool) {
	m, ok := months[p.lower(i)]
	return m, ok && p.capital(i)
}

// monthFirst reads what begins with a month.
func (p *parser) monthFirst(i int, m time.Month) (value, bool) {
	k := i + 1
	if p.lower(k) == "the" {
		k++
	}
	if d, ok := ordinal(p.lower(k), true); ok && d >= 1 && d <= 31 && len(p.lower(k)) <= 4 && ordinals[p.lower(k)] == 0 {
		// "May 3 - 5", "May 3 to 5"
		if w := p.lower(k + 1); w == "-" || w == "to" || w == "and" || w == "or" {
			if e, isDay := ordinal(p.lower(k+2), true); isDay && e > d && e <= 31 && len(p.lower(k+2)) <= 4 && w != "or" {
				_, again := p.monthName(k + 3)
				joined := w != "and" || p.lower(i-1) == "between"
				if joined && !again && !unitWord(p.lower(k+3)) {
					if u, ok := p.dayOf(m, e, i, k+3); ok {
						if v, ok := p.dayIn(m, d, u); ok {
							return join(v, u), true
						}
					}
				}
			}
		}
		return p.dayOf(m, d, i, k+1)
	}
	k = i + 1
	if p.lower(k) == "," || p.lower(k) == "of" {
		k++
	}
	if y, ok := p.yearAt(k); ok {
		return value{time: schema.Month(y, m), source: schema.TimeStated, head: i, next: k + 1, month: m, year: true}, true
	}
	if !p.dated || len(p.lower(i)) < 5 && p.lower(i) != "june" && p.lower(i) != "july" && p.lower(i) != "may" && !strings.HasSuffix(p.lower(i), ".") || !p.monthContext(i) {
		return value{}, false
	}
	y := p.base.Year()
	if n, next := p.yearShift(i + 1); next > 0 {
		return value{time: schema.Month(y+n, m), source: schema.TimeRelative, head: i, next: next, month: m, year: true}, true
	}
	if m > p.base.Month() {
		y--
	}
	v := value{time: schema.Month(y, m), source: schema.TimeRelative, head: i, next: i + 1, month: m}
	if m != p.base.Month() {
		v.future = schema.Month(y+1, m)
	}
	return v, true
}

func unitWord(w string) bool { _, ok := unitWords[w]; return ok }

// monthContext tells whether the name of a month stands where a month stands, and not a person or a march.
func (p *parser) monthContext(i int) bool {
	if _, day := number(p.lower(i - 1)); day && len(p.lower(i-1)) < 3 {
		// A date that is part of a name.
		return false
	}
	switch p.lower(i) {
	case "march", "may":
	case "april", "june", "august", "january":
		// "April Smith", "Augustus August"
		return !p.capital(i+1) || p.lower(i-1) == "in" || p.lower(i-1) == "since"
	default:
		return p.lower(i-1) != "black"
	}
	if p.lower(i+1) == "of" || p.is(i, "may", "day") {
		return false
	}
	switch p.lower(i - 1) {
	case "in", "since", "until", "till", "last", "next", "early", "late", "of", "mid", "from", "between", "during", "this", "before", "after", "around", "through", "throughout":
		return p.lower(i+1) != "'s" || p.lower(i) != "may"
	case "-":
		return p.lower(i-2) == "mid"
	case "by":
		return !p.capital(i+1) && p.lower(i+1) != "'s"
	case "and", "to", "or":
		_, ok := p.monthName(i - 2)
		return ok
	case "the":
		return p.word(i+1) && !p.capital(i+1)
	}
	return false
}

// yearAt reads a year behind a month or a day. A comma before it is the caller's.
func (p *parser) yearAt(k int) (int, bool) {
	y, ok := number(p.lower(k))
	if !ok || len(p.lower(k)) != 4 || y < 1000 || y > 2999 || clockWords[p.lower(k+1)] {
		return 0, false
	}
	return y, true
}

// yearShift reads "last year", "of this year": how many years off, and the token behind, 0 where there is none.
func (p *parser) yearShift(k int) (n, next int) {
	if p.lower(k) == "of" || p.lower(k) == "," {
		k++
	}
	if p.lower(k+1) != "year" {
		return 0, 0
	}
	switch p.lower(k) {
	case "last":
		return -1, k + 2
	case "this":
		return 0, k + 2
	case "next":
		return 1, k + 2
	}
	return 0, 0
}

// dayOf is a day of a month with the year behind it, or with the year that is nearest.
func (p *parser) dayOf(m time.Month, d, head, next int) (value, bool) {
	k := next
	if p.lower(k) == "," || p.lower(k) == "of" {
		k++
	}
	v := value{source: schema.TimeStated, head: head, next: next, month: m, day: d}
	if y, ok := p.yearAt(k); ok && valid(y, m, d) {
		v.time, v.next, v.year = day(y, m, d), k+1, true
		return v, true
	}
	if !p.dated {
		return value{}, false
	}
	if n, behind := p.yearShift(next); behind > 0 && valid(p.base.Year()+n, m, d) {
		v.time, v.next, v.year = day(p.base.Year()+n, m, d), behind, true
		return v, true
	}
	last, next2 := p.nearest(m, d)
	if last.IsZero() || next2.IsZero() {
		return value{}, false
	}
	v.time = schema.Day(last)
	if back, ahead := p.base.Sub(last).Hours()/24, next2.Sub(p.base).Hours()/24; ahead <= datesAhead {
		v.time = schema.Day(next2)
	} else if back > datesBehind {
		v.future = schema.Day(next2)
	}
	near := v.time == schema.Day(last) && p.base.Sub(last).Hours()/24 <= datesBehind
	if y := p.history(m, d, next, near); y > 0 {
		v.time, v.future, v.year = day(y, m, d), schema.Time{}, true
	}
	return v, true
}

// history has days that are called by their date alone, with the words that follow it then. Those that are marked are
// meant even near the day's return.
var history = []struct {
	month     time.Month
	day, year int
	always    bool
	words     map[string]bool
}{
	{time.September, 11, 2001, true, words("attacks attack hijackers hijackings terrorist terror commission")},
	{time.July, 7, 2005, false, words("bombings bombers london")},
	{time.January, 6, 2021, false, words("capitol insurrection attack riot riots rioters committee")},
	{time.October, 7, 2023, true, words("attack attacks massacre massacres assault hamas")},
}

// figures are days of history by their figures.
var figures = map[string]string{"9/11": "2001-09-11", "7/7": "2005-07-07", "26/11": "2008-11-26"}

// history is the year of a date without one that is a day of history by what is said of it, 0 where it is none; near is true
// where the day has just come again.
func (p *parser) history(m time.Month, d, next int, near bool) int {
	for _, h := range history {
		if h.month == m && h.day == d && h.words[p.lower(next)] && p.base.Year() > h.year && (h.always || !near) {
			return h.year
		}
	}
	return 0
}

// nearest are the last such day up to the article's and the first one behind it; leap days can be years off.
func (p *parser) nearest(m time.Month, d int) (last, next time.Time) {
	for y := p.base.Year() - 8; y <= p.base.Year()+8; y++ {
		if !valid(y, m, d) {
			continue
		}
		t := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
		if !t.After(p.base) {
			last = t
		} else if next.IsZero() {
			next = t
		}
	}
	return last, next
}

// dayIn is a day in the year of another value, or in the year before where it would lie behind it.
func (p *parser) dayIn(m time.Month, d int, u value) (value, bool) {
	e, ok := u.time.Earliest()
	if !ok {
		return value{}, false
	}
	y := e.Year()
	if valid(y, m, d) && day(y, m, d).Compare(u.time) > 0 {
		y--
	}
	v := u
	v.day, v.month, v.future = d, m, schema.Time{}
	if !valid(y, m, d) {
		return value{}, false
	}
	v.time = day(y, m, d)
	if f, ok := u.future.Earliest(); ok && valid(f.Year(), m, d) {
		v.future = day(f.Year(), m, d)
	}
	return v, true
}

// join is the stretch from one value to another.
func join(v, u value) value {
	out := u
	out.head = v.head
	out.time = stretch(v.time, u.time)
	if out.time.IsZero() {
		out.time = stretch(v.time, u.ahead())
	}
	out.future = schema.Time{}
	if !v.future.IsZero() || !u.future.IsZero() {
		out.future = stretch(v.ahead(), u.ahead())
	}
	if out.time.IsZero() {
		out.time = out.future
	}
	out.year = v.year || u.year
	return out
}

func valid(y int, m time.Month, d int) bool {
	t := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	return y > 0 && y <= 9999 && t.Day() == d && t.Month() == m
}

func day(y int, m time.Month, d int) schema.Time {
	return schema.Day(time.Date(y, m, d, 0, 0, 0, 0, time.UTC))
}

// dayOfMonth reads a day without its month: "on the 9th".
func (p *parser) dayOfMonth(i int) (value, bool) {
	if p.lower(i) != "the" || p.lower(i-1) != "on" {
		return value{}, false
	}
	w := p.lower(i + 1)
	d, ok := ordinal(w, false)
	if !ok || d < 1 || d > 31 || w[0] > '9' || p.word(i+2) && !closed[p.lower(i+2)] {
		return value{}, false
	}
	y, m := p.base.Year(), p.base.Month()
	if d > p.base.Day() {
		m--
		if m < 1 {
			y, m = y-1, 12
		}
	}
	if !valid(y, m, d) {
		return value{}, false
	}
	v := value{time: day(y, m, d), source: schema.TimeRelative, head: i + 1, next: i + 2, article: true}
	t := time.Date(y, m+1, d, 0, 0, 0, 0, time.UTC)
	if d != p.base.Day() && t.Day() == d {
		v.future = schema.Day(t)
	}
	return v, true
}

// closed are words that can follow a time, and not be what it is an attribute of.
var closed = words("and or when that in by after before as at for to from with while but where which who of on is was were are has had will would")
