package timex

import (
	"strings"
	"time"

	"casus/loaders/extract/count"
	"casus/schema"
)

// unit is a length that expressions count in. They are ordered by length.
type unit int

const (
	noUnit unit = iota
	minuteUnit
	hourUnit
	dayUnit
	weekUnit
	monthUnit
	yearUnit
)

// unitWords are the units by name, and how many of them the word means.
var unitWords = map[string]struct {
	unit unit
	n    int
}{
	"moment": {minuteUnit, 1}, "moments": {minuteUnit, 1}, "minute": {minuteUnit, 1}, "minutes": {minuteUnit, 1}, "hour": {hourUnit, 1}, "hours": {hourUnit, 1},
	"day": {dayUnit, 1}, "days": {dayUnit, 1}, "night": {dayUnit, 1}, "nights": {dayUnit, 1}, "week": {weekUnit, 1}, "weeks": {weekUnit, 1},
	"fortnight": {weekUnit, 2}, "month": {monthUnit, 1}, "months": {monthUnit, 1}, "year": {yearUnit, 1}, "years": {yearUnit, 1},
	"decade": {yearUnit, 10}, "decades": {yearUnit, 10}, "century": {yearUnit, 100}, "centuries": {yearUnit, 100},
}

// days is the length of a number of units, a month taken as 30 days and a year as 365.
func (u unit) days(n int) int {
	switch u {
	case hourUnit:
		return (n + 12) / 24
	case dayUnit:
		return n
	case weekUnit:
		return 7 * n
	case monthUnit:
		return 30 * n
	case yearUnit:
		return 365 * n
	}
	return 0
}

// add moves a day by a number of units; the 31st of a month becomes the last day of a shorter one.
func (u unit) add(t time.Time, n int) time.Time {
	switch u {
	case monthUnit, yearUnit:
		if u == yearUnit {
			n *= 12
		}
		m := time.Date(t.Year(), t.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
		last := m.AddDate(0, 1, -1).Day()
		return m.AddDate(0, 0, min(t.Day(), last)-1)
	case hourUnit:
		if n < 0 {
			return t.AddDate(0, 0, -u.days(-n))
		}
	}
	return t.AddDate(0, 0, u.days(n))
}

// point is the time a number of units from a day, as exactly as people mean it: weeks to the day, several months to the month,
// a year to the month, several years to the year; with exact always to the day.
func (u unit) point(t time.Time, n int, exact bool) schema.Time {
	at := u.add(t, n)
	switch {
	case exact, u <= weekUnit, u == monthUnit && (n == 1 || n == -1):
		return schema.Day(at)
	case u == monthUnit, n == 1 || n == -1:
		return schema.Month(at.Year(), at.Month())
	default:
		return schema.Year(at.Year())
	}
}

// back is the start of a stretch of n units that ends with a day.
func (u unit) back(t time.Time, n int) schema.Time {
	at := u.add(t, -n)
	switch u {
	case monthUnit:
		return schema.Month(at.Year(), at.Month())
	case yearUnit:
		return schema.Year(at.Year())
	}
	return schema.Day(at)
}

// whole is the n-th unit of the calendar behind (or before) that of a day: 0 is the week, month or year that it lies in.
func (u unit) whole(t time.Time, n int) schema.Time {
	switch u {
	case weekUnit:
		monday := t.AddDate(0, 0, 7*n-(int(t.Weekday())+6)%7)
		return stretch(schema.Day(monday), schema.Day(monday.AddDate(0, 0, 6)))
	case monthUnit:
		m := u.add(t, n)
		return schema.Month(m.Year(), m.Month())
	case yearUnit:
		return schema.Year(t.Year() + n)
	}
	return schema.Day(t.AddDate(0, 0, n))
}

// stretch is the time from the one to the other, zero where there is none.
func stretch(from, to schema.Time) schema.Time {
	t, err := schema.Interval(from, to)
	if err != nil {
		return schema.Time{}
	}
	return t
}

// approximate marks a date, or the start of an interval, as about right.
func approximate(t schema.Time) schema.Time {
	if t.IsZero() || t.Approximate() {
		return t
	}
	a, b, interval := strings.Cut(t.String(), "/")
	s := a + "~"
	if interval {
		s += "/" + b
	}
	if u, err := schema.ParseTime(s); err == nil {
		return u
	}
	return t
}

var months = map[string]time.Month{"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "jan.": 1, "feb": 2, "feb.": 2, "mar": 3, "mar.": 3, "apr": 4, "apr.": 4, "jun": 6, "jun.": 6, "jul": 7, "jul.": 7, "aug": 8, "aug.": 8,
	"sep": 9, "sep.": 9, "sept": 9, "sept.": 9, "oct": 10, "oct.": 10, "nov": 11, "nov.": 11, "dec": 12, "dec.": 12}

var weekdays = map[string]time.Weekday{"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
	"sun.": 0, "mon.": 1, "tue.": 2, "tues.": 2, "wed.": 3, "thu.": 4, "thurs.": 4, "fri.": 5, "sat.": 6}

var dayParts = words("morning afternoon evening night noon midday midnight dawn dusk daybreak nightfall sunset sunrise lunchtime")

// seasons by their first month, as the meteorologists of the northern hemisphere reckon.
var seasons = map[string]time.Month{"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

var ordinals = map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
	"eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
	"twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50}

// leads stand before the word that names a time and do not change it: "late on Friday", "in the early hours of Monday".
var leads = words("on in at during over around about throughout early late earlier later mid as recently shortly the of - through across for")

// parts stand before "of" and a time: "the beginning of March", "the early hours of Monday".
var parts = words("beginning start end middle hours course close")

// inside are those leads that no expression begins with.
var inside = words("of -")

// opens are the other words that an expression can begin with.
var opens = words("today tonight yesterday tomorrow overnight this that these last next past previous preceding coming recent following same since until till by before from between after",
	"within for every each an a couple few several half ever up starting half less nearly almost more just only some roughly approximately exactly under weekend christmas",
	"soon prior")

func words(lists ...string) map[string]bool {
	out := map[string]bool{}
	for _, l := range lists {
		for _, w := range strings.Fields(l) {
			out[w] = true
		}
	}
	return out
}

// vocabulary is all that an expression can begin with, figures apart, so that most tokens cost one look.
var vocabulary = func() map[string]bool {
	out := map[string]bool{}
	for _, set := range []map[string]bool{dayParts, leads, parts, opens} {
		for w := range set {
			out[w] = true
		}
	}
	for w := range inside {
		delete(out, w)
	}
	for w := range months {
		out[w] = true
	}
	for w := range weekdays {
		out[w] = true
	}
	for w := range seasons {
		out[w] = true
	}
	for w := range ordinals {
		out[w] = true
	}
	for w := range unitWords {
		out[w] = true
	}
	for _, h := range feasts {
		for _, n := range h.names {
			out[n[0]] = true
		}
	}
	return out
}()

// starts tells whether an expression can begin with a word.
func starts(w string) bool {
	if w == "" {
		return false
	}
	if w[0] >= '0' && w[0] <= '9' || vocabulary[w] {
		return true
	}
	_, _, ok := count.Cardinal([]string{w}, 0)
	return ok
}

// number reads up to four figures.
func number(w string) (int, bool) {
	if w == "" || len(w) > 4 {
		return 0, false
	}
	n := 0
	for i := range len(w) {
		if w[i] < '0' || w[i] > '9' {
			return 0, false
		}
		n = n*10 + int(w[i]-'0')
	}
	return n, true
}

// ordinal reads "9th", "first"; suffixed also "9" where plain is true.
func ordinal(w string, plain bool) (int, bool) {
	if n, ok := ordinals[w]; ok {
		return n, true
	}
	if len(w) > 2 {
		switch w[len(w)-2:] {
		case "st", "nd", "rd", "th":
			return number(w[:len(w)-2])
		}
	}
	if !plain {
		return 0, false
	}
	return number(w)
}

// amount is a counted length: "seven days", "a couple of months", "three - day", "months".
type amount struct {
	n    int
	unit unit
	// next is the token behind it.
	next int
	// vague is an amount not told ("months"), about one nearly told ("several months"), article one told by "a" alone.
	vague, about, article bool
}

// hedges stand before an amount and leave it as it is.
var hedges = words("nearly almost about around roughly approximately some just only exactly over more than at least under less up to the")

// between stand between a number and its unit: "five - year", "three consecutive days".
var between = words("- more full whole consecutive straight successive")

// amount reads one that begins at a token, with its hedge; within is true for "less than".
func (p *parser) amount(i int) (a amount, within, ok bool) {
	j := i
	for hedges[p.lower(j)] && j-i < 3 {
		within = within || p.is(j, "less", "than") || p.lower(j) == "under"
		j++
	}
	a.n = 1
	switch w := p.lower(j); {
	case p.is(j, "a", "couple", "of"):
		a.n, j = 2, j+3
	case p.is(j, "a", "couple"):
		a.n, j = 2, j+2
	case w == "couple" && p.lower(j+1) == "of":
		a.n, j = 2, j+2
	case p.is(j, "a", "few"):
		a.n, a.about, j = 3, true, j+2
	case w == "several" || w == "few":
		a.n, a.about, j = 3, true, j+1
	case p.is(j, "half", "a") || p.is(j, "a", "half"):
		return p.half(j + 2)
	case w == "a" || w == "an" || w == "one":
		a.article, j = w != "one", j+1
	default:
		if n, last, isNumber := count.Cardinal(p.lowers, j); isNumber && n < 2000 {
			a.n, j = n, last+1
			// "two or three weeks", "two to three weeks": the longer one.
			if w := p.lower(j); w == "or" || w == "to" || w == "-" {
				if m, last, ok := count.Cardinal(p.lowers, j+1); ok && m > n && m < 2000 {
					a.n, j = m, last+1
				}
			}
		} else if u, plural := unitWords[w]; plural && strings.HasSuffix(w, "s") && u.unit > 0 {
			// "In the years before" is no length.
			if p.lower(j-1) == "the" {
				return a, false, false
			}
			a.vague = true
		} else {
			return a, false, false
		}
	}
	for n := 0; n < 3 && between[p.lower(j)]; n++ {
		j++
	}
	u, known := unitWords[p.lower(j)]
	if !known || a.article && strings.HasSuffix(p.lower(j), "s") {
		return a, false, false
	}
	a.n, a.unit, a.next = a.n*u.n, u.unit, j+1
	if p.aged(a.next) {
		return a, false, false
	}
	if p.is(a.next, "-", "long") {
		a.next += 2
	}
	return a, within, true
}

// half reads what "half a" halves.
func (p *parser) half(j int) (amount, bool, bool) {
	switch p.lower(j) {
	case "hour", "day":
		return amount{n: 12, unit: hourUnit, next: j + 1}, false, true
	case "week":
		return amount{n: 4, unit: dayUnit, next: j + 1}, false, true
	case "year":
		return amount{n: 6, unit: monthUnit, next: j + 1}, false, true
	case "decade":
		return amount{n: 5, unit: yearUnit, next: j + 1}, false, true
	case "century":
		return amount{n: 50, unit: yearUnit, next: j + 1}, false, true
	}
	return amount{}, false, false
}

// aged tells whether an age goes on here: "- old", "old", "of age".
func (p *parser) aged(j int) bool {
	return p.lower(j) == "old" || p.is(j, "-", "old") || p.is(j, "of", "age")
}

func (a amount) shift(sign int, within bool) shift {
	return shift{n: sign * a.n, unit: a.unit, vague: a.vague, about: a.about, within: within}
}
