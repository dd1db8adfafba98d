package timex

import "casus/schema"

// anchored reads what is counted from another event: told before ("the next day", "two weeks later", "that night"), or named
// behind ("two days before the vote", "on the eve of the march").
func (p *parser) anchored(i int) (Expression, bool) {
	j := i
	for n := 0; n < 2; n++ {
		switch p.lower(j) {
		case "on", "later", "earlier", "in", "during", "by", "early", "late", "only", "just", "over":
			j++
		}
	}
	switch p.lower(j) {
	case "the", "that", "this":
		if e, ok := p.anchoredThe(i, j); ok {
			return e, true
		}
	case "next", "following":
		if unitWord(p.lower(j+1)) && unitWords[p.lower(j+1)].unit == dayUnit && (j == i || p.lower(j) == "following") {
			return p.anchor(i, j+1, shift{n: 1, unit: dayUnit, calendar: true}), true
		}
	case "shortly", "soon":
		if w := p.lower(j + 1); w == "afterwards" || w == "afterward" || w == "thereafter" {
			return p.anchor(i, j+1, shift{}), true
		}
	}
	if e, ok := p.anniversary(i, j); ok {
		return e, true
	}
	if j > i && (p.lower(i) == "later" && p.is(j, "in", "the", "day") || p.is(i, "later", "in", "the", "day")) {
		return p.anchor(i, i+3, shift{}), true
	}
	a, within, ok := p.amount(j)
	if !ok {
		return Expression{}, false
	}
	switch w := p.lower(a.next); w {
	case "later", "afterwards", "afterward", "thereafter":
		return p.anchor(i, a.next, a.shift(1, within)), true
	case "earlier", "previously", "beforehand":
		if p.lower(a.next+1) == "than" {
			return Expression{}, false
		}
		return p.anchor(i, a.next, a.shift(-1, within)), true
	case "after", "before":
		sign := 1
		if w == "before" {
			sign = -1
		}
		return p.afterBefore(i, a.next, a.shift(sign, within)), true
	}
	return Expression{}, false
}

// afterBefore is an expression that ends with "after" or "before" at j: anchored where nothing follows, a distance where
// something does, and a point where that is a date.
func (p *parser) afterBefore(i, j int, s shift) Expression {
	if !p.word(j+1) && !p.figureAt(j+1) && p.lower(j+1) != "'" && p.lower(j+1) != `"` {
		return p.anchor(i, j, s)
	}
	if v, ok := p.core(j + 1); ok && p.lower(v.next) != "'s" && v.time.Precision() == schema.PrecisionDay && !s.vague {
		v.time = s.from(v.time)
		if !v.future.IsZero() {
			v.future = s.from(v.future)
		}
		return v.as(Point, i)
	}
	e := p.anchor(i, j, s)
	e.Kind = Distance
	return e
}

func (p *parser) figureAt(i int) bool {
	w := p.lower(i)
	return w != "" && w[0] >= '0' && w[0] <= '9'
}

func (p *parser) anchor(first, last int, s shift) Expression {
	head := last
	for k := last; k >= first; k-- {
		if unitWord(p.lower(k)) || isWeekday(p.lower(k)) || dayParts[p.lower(k)] {
			head = k
			break
		}
	}
	offset := s.unit.days(s.n)
	if s.n < 0 {
		offset = -s.unit.days(-s.n)
	}
	return Expression{First: first, Last: last, Head: head, Kind: Anchored, Source: schema.TimeRelative, Offset: offset, shift: s}
}

// anchoredThe reads "the same day", "that night", "the next morning", "the following week", "the previous month", "the day
// before", "the following Friday", "the eve of".
func (p *parser) anchoredThe(i, j int) (Expression, bool) {
	w, k := p.lower(j), j+1
	next := p.lower(k)
	u, isUnit := unitWords[next]
	switch {
	case w == "this":
		return Expression{}, false
	case w == "that" && (dayParts[next] && next != "noon" || isUnit && u.unit >= dayUnit && u.n == 1 && next[len(next)-1] != 's'):
		return p.anchor(i, k, shift{unit: u.unit, calendar: u.unit > dayUnit}), true
	case w == "that":
		return Expression{}, false
	case next == "same":
		u, isUnit := unitWords[p.lower(k+1)]
		if dayParts[p.lower(k+1)] || isUnit && u.unit >= dayUnit && u.n == 1 {
			return p.anchor(i, k+1, shift{unit: u.unit, calendar: u.unit > dayUnit}), true
		}
	case next == "eve" && p.lower(k+1) == "of":
		if v, ok := p.besideFeast(k+2, -1); ok {
			return v.as(Point, i), true
		}
		e := p.anchor(i, k+1, shift{n: -1, unit: dayUnit})
		e.Kind, e.Head = Distance, k
		return e, true
	case next == "next" || next == "following" || next == "previous" || next == "preceding" || next == "prior":
		return p.neighbour(i, k)
	case isUnit && u.unit >= dayUnit && u.n == 1 && next[len(next)-1] != 's':
		// "the day before", "the week after the vote"
		switch p.lower(k + 1) {
		case "before", "after", "earlier", "later":
			s := shift{n: 1, unit: u.unit, calendar: u.unit > dayUnit}
			if p.lower(k+1) == "before" || p.lower(k+1) == "earlier" {
				s.n = -1
			}
			if p.lower(k+1) == "earlier" || p.lower(k+1) == "later" {
				return p.anchor(i, k+1, s), true
			}
			return p.afterBefore(i, k+1, s), true
		}
	}
	return Expression{}, false
}

// neighbour reads what follows "the next" or "the previous" at k.
func (p *parser) neighbour(i, k int) (Expression, bool) {
	s := shift{n: 1}
	if w := p.lower(k); w == "previous" || w == "preceding" || w == "prior" {
		s.n = -1
	}
	next := p.lower(k + 1)
	u, isUnit := unitWords[next]
	d, isDay := weekdays[next]
	switch {
	case dayParts[next]:
		s.unit, s.calendar = dayUnit, true
	case isDay && p.capital(k+1):
		s.weekday = int(d) + 1
	case isUnit && u.unit >= dayUnit && u.n == 1 && next[len(next)-1] != 's':
		if p.lower(k) == "next" && (u.unit > dayUnit && p.dated || futureLead[p.lower(k-2)]) {
			// "In the next year" is counted from the article.
			return Expression{}, false
		}
		s.unit, s.calendar = u.unit, true
	default:
		return Expression{}, false
	}
	return p.anchor(i, k+1, s), true
}

// anniversary reads "the second anniversary of", "the 2 - year anniversary of".
func (p *parser) anniversary(i, j int) (Expression, bool) {
	if p.lower(j) == "the" || p.lower(j) == "its" || p.lower(j) == "a" {
		j++
	}
	n, ok := ordinal(p.lower(j), false)
	k := j + 1
	if !ok {
		a, _, isAmount := p.amount(j)
		if !isAmount || a.unit != yearUnit {
			return Expression{}, false
		}
		n, k = a.n, a.next
	}
	if p.lower(k) != "anniversary" || n < 1 || n > 999 {
		return Expression{}, false
	}
	head := k
	if p.lower(k+1) == "of" || p.lower(k+1) == "since" {
		k++
	}
	e := p.anchor(i, k, shift{n: n, unit: yearUnit, exact: true})
	e.Kind, e.Head = Distance, head
	return e, true
}

// repeated reads "every Friday", "each day", "for the third straight day", "a second night", "the fourth day of".
func (p *parser) repeated(i int) (Expression, bool) {
	j := i
	if w := p.lower(j); w == "every" || w == "each" {
		if unitWord(p.lower(j+1)) || isWeekday(p.lower(j+1)) {
			return Expression{First: i, Last: j + 1, Head: j + 1, Kind: Repeated, Source: schema.TimeRelative}, true
		}
		return Expression{}, false
	}
	if w := p.lower(j); w == "for" || w == "on" || w == "in" || w == "into" {
		j++
	}
	if w := p.lower(j); w == "the" || w == "a" || w == "its" || w == "their" {
		j++
	}
	n, ok := ordinal(p.lower(j), false)
	if !ok {
		return Expression{}, false
	}
	k := j + 1
	straight := false
	for p.lower(k) == "-" || p.lower(k) == "straight" || p.lower(k) == "consecutive" || p.lower(k) == "successive" {
		straight = true
		k++
	}
	u, isUnit := unitWords[p.lower(k)]
	if !isUnit || u.unit < dayUnit || u.n != 1 || p.lower(k)[len(p.lower(k))-1] == 's' {
		return Expression{}, false
	}
	if !straight && p.lower(k+1) == "of" {
		if v, ok := p.besideFeast(k+2, n-1); ok && u.unit == dayUnit {
			return v.as(Point, i), true
		}
		if v, ok := p.bare(k + 2); ok && v.month > 0 {
			// "the first week of March" is in March.
			return Expression{}, false
		}
	}
	e := Expression{First: i, Last: k, Head: k, Kind: Repeated, Source: schema.TimeRelative, Days: u.unit.days(n)}
	e.shift = shift{n: n, unit: u.unit}
	return e, true
}

// durationLeads stand before a length.
var durationLeads = words("for over during within in after following throughout about the")

// duration reads "for seven days", "in five days", "within hours", "five - year", "a week of", "weeks of", "month - long".
func (p *parser) duration(i int) (Expression, bool) {
	j := i
	lead := p.lower(j)
	if durationLeads[lead] {
		j++
	} else {
		lead = ""
	}
	a, within, ok := p.amount(j)
	if !ok {
		u, known := unitWords[p.lower(j)]
		if !known || !p.is(j+1, "-", "long") || u.unit < hourUnit {
			return Expression{}, false
		}
		a = amount{n: u.n, unit: u.unit, next: j + 3}
		a.vague = p.lower(j)[len(p.lower(j))-1] == 's'
	}
	switch {
	case lead == "the" || a.unit <= minuteUnit:
		return Expression{}, false
	case a.article && lead == "" && p.lower(a.next) != "of" && !p.is(a.next-2, "-", "long"):
		// "800 a month" is a rate.
		return Expression{}, false
	case a.vague && lead == "" && p.lower(a.next) != "of" && !p.is(a.next-2, "-", "long"):
		return Expression{}, false
	}
	e := Expression{First: i, Last: a.next - 1, Head: a.next - 1, Kind: Duration, Source: schema.TimeRelative, shift: a.shift(1, within)}
	// What ended "after two days" or was held "for two days" began two days before; "in two days" counts both days.
	e.shift.full = lead == "after" || lead == "following" || lead == "for"
	if p.is(a.next-2, "-", "long") {
		e.Head = a.next - 3
	}
	if !a.vague {
		e.Days = a.unit.days(a.n)
	}
	if p.dated && p.lower(a.next) != "of" {
		e.future = p.aheadBy(a, lead)
	}
	return e, true
}

// aheadBy is when something ahead is that comes "in two days", "within a week" or "after a month".
func (p *parser) aheadBy(a amount, lead string) schema.Time {
	switch lead {
	case "in", "after":
		if a.vague || a.about {
			return schema.Since(p.today())
		}
		return a.unit.point(p.base, a.n, false)
	case "within":
		switch {
		case a.unit == hourUnit && (a.vague || a.n < 24):
			return p.today()
		case a.vague || a.about:
			return schema.Since(p.today())
		}
		return stretch(p.today(), schema.Day(a.unit.add(p.base, a.n)))
	}
	return schema.Time{}
}
