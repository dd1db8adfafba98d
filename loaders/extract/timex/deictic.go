package timex

import (
	"time"

	"casus/schema"
)

// deictic reads what is counted from the article's day: "yesterday", "last week", "the past three days", "two weeks ago".
func (p *parser) deictic(i int) (value, bool) {
	switch w := p.lower(i); w {
	case "today", "tonight":
		if p.lower(i-1) == "usa" {
			return value{}, false
		}
		return p.relative(p.dayAt(0), i, i+1)
	case "yesterday":
		return p.relative(p.dayAt(-1), i, i+1)
	case "tomorrow":
		return p.relative(p.dayAt(1), i, i+1)
	case "overnight":
		return p.relative(p.span(-1, 0), i, i+1)
	case "weekend":
		return p.weekend(i, i+1, 0)
	case "recent":
		return p.recent(i)
	case "coming":
		return p.lapse(i, w)
	case "this", "last", "next", "past", "these":
		return p.thisLast(i, w)
	case "the":
		return p.theDeictic(i)
	}
	return p.ago(i)
}

// theDeictic reads what begins with "the": "the past week", "the weekend", "the day before yesterday", "the end of the month".
func (p *parser) theDeictic(i int) (value, bool) {
	var v value
	ok := false
	switch w := p.lower(i + 1); w {
	case "past", "last", "previous", "coming", "next":
		v, ok = p.lapse(i+1, w)
	case "recent":
		v, ok = p.recent(i + 1)
	case "weekend":
		v, ok = p.weekend(i+1, i+2, 0)
	case "day":
		switch {
		case p.is(i+2, "before", "yesterday"):
			v, ok = p.relative(p.dayAt(-2), i+3, i+4)
		case p.is(i+2, "after", "tomorrow"):
			v, ok = p.relative(p.dayAt(2), i+3, i+4)
		}
	case "week", "month", "year", "decade":
		// "the end of the month", "later in the week"
		if b := p.lower(i - 1); b == "of" && partOf[p.lower(i-2)] || b == "in" && (p.lower(i-2) == "later" || p.lower(i-2) == "earlier") {
			v, ok = p.calendarUnit(i+1, "this")
		}
	case "new":
		if p.lower(i+2) == "year" && p.lower(i+3) != "'s" && (p.lower(i-1) == "in" && !welcoming[p.lower(i-2)] || p.lower(i-1) == "of" || p.lower(i-1) == "early") {
			y := p.base.Year()
			if p.base.Month() > time.January {
				y++
			}
			v, ok = p.relative(schema.Year(y), i+2, i+3)
		}
	}
	v.article = true
	return v, ok
}

// welcoming are words before "in the New Year" that greet it.
var welcoming = words("usher ushers ushered ushering ring rings rang ringing see sees saw seeing bring brings")

var partOf = words("end beginning start middle rest remainder course")

// thisLast reads "this week", "last month", "next year", "last Friday", "this morning", "last summer", "past three days".
func (p *parser) thisLast(i int, w string) (value, bool) {
	j := i + 1
	// "this past Friday", "this coming week", "last few days"
	if w == "this" && (p.lower(j) == "past" || p.lower(j) == "coming") {
		w = p.lower(j)
		j++
	}
	next := p.lower(j)
	if dayParts[next] {
		if w == "last" && (next == "night" || next == "evening") {
			return p.relative(p.dayAt(-1), j, j+1)
		}
		if w == "this" {
			return p.relative(p.dayAt(0), j, j+1)
		}
		return value{}, false
	}
	if d, ok := weekdays[next]; ok && p.capital(j) {
		return p.nearWeekday(w, d, j)
	}
	if m, ok := p.monthName(j); ok {
		y := p.base.Year()
		switch {
		case (w == "last" || w == "past") && m >= p.base.Month():
			y--
		case (w == "next" || w == "coming") && m <= p.base.Month():
			y++
		}
		if d, ok := number(p.lower(j + 1)); ok && valid(y, m, d) {
			return p.relative(day(y, m, d), j, j+2)
		}
		return p.relative(schema.Month(y, m), j, j+1)
	}
	if m, ok := seasons[next]; ok {
		if p.lower(j+1) == "'s" || next != "fall" || !p.word(j+1) || closed[p.lower(j+1)] {
			return p.thatSeason(w, m, j)
		}
	}
	if f, behind, ok := p.feastName(j); ok {
		past, ahead := f.around(p.base)
		switch w {
		case "next", "coming":
			return p.relative(f.time(ahead), j, behind)
		case "last", "past":
			return p.relative(f.time(past), j, behind)
		}
	}
	if next == "weekend" {
		step := map[string]int{"last": -1, "past": -1, "next": 1, "coming": 1}[w]
		return p.weekend(j, j+1, step)
	}
	if v, ok := p.calendarUnit(j, w); ok {
		return v, true
	}
	if w == "last" || w == "past" || w == "next" || w == "coming" {
		return p.lapse(j-1, w)
	}
	return value{}, false
}

// calendarUnit reads the week, month, year or decade of the calendar: "this week" is what has passed of it, and for what lies
// ahead its rest; on a Sunday "last week" is the one that it ends.
func (p *parser) calendarUnit(j int, w string) (value, bool) {
	step := map[string]int{"last": -1, "past": -1, "next": 1, "coming": 1}[w]
	u, ok := unitWords[p.lower(j)]
	if !ok || u.unit < weekUnit || p.lower(j)[len(p.lower(j))-1] == 's' || u.n == 2 || u.n == 100 {
		return value{}, false
	}
	if u.n == 10 {
		y := p.base.Year() + 10*step
		if y < 1000 || y > 9999 {
			return value{}, false
		}
		return p.relative(schema.MustTime(schema.Year(y).String()[:3]+"X"), j, j+1)
	}
	v := value{source: schema.TimeRelative, head: j, next: j + 1}
	switch {
	case u.unit == weekUnit && step == 0:
		v.time, v.future = p.span(p.monday(), 0), p.span(0, p.monday()+6)
		switch {
		case p.earlier(j, "earlier") && p.monday() < 0:
			v.future = schema.Time{}
		case p.earlier(j, "later"), p.lower(j-1) == "the" && p.lower(j-2) == "of":
			v.time, v.future = v.future, schema.Time{}
		}
	case u.unit == weekUnit && step < 0 && p.base.Weekday() == time.Sunday:
		v.time = p.span(-7, -1)
	default:
		v.time = u.unit.whole(p.base, step)
	}
	return v, !v.time.IsZero()
}

// earlier tells whether "earlier" (or "later") stands before "this week" or "in the week" at j.
func (p *parser) earlier(j int, w string) bool {
	return p.lower(j-2) == w || p.lower(j-3) == w && p.lower(j-2) == "in"
}

// nearWeekday reads "last Friday", "next Monday", "this Sunday".
func (p *parser) nearWeekday(w string, d time.Weekday, j int) (value, bool) {
	back := (int(p.base.Weekday()) - int(d) + 7) % 7
	at := -back
	switch {
	case w == "next" || w == "coming":
		at = 7 - back
	case w != "this" && back == 0:
		at = -7
	case w == "this" && back > 3:
		at = 7 - back
	}
	v, ok := p.relative(p.dayAt(at), j, j+1)
	if w == "this" && at < 0 {
		v.future = p.dayAt(at + 7)
	}
	return v, ok
}

func (p *parser) thatSeason(w string, m time.Month, j int) (value, bool) {
	running := p.lastSeason(m, 0)
	switch w {
	case "next", "coming":
		return p.relative(p.lastSeason(m, 1), j, j+1)
	case "last", "past":
		if running.Contains(p.base) {
			return p.relative(p.lastSeason(m, -1), j, j+1)
		}
		return p.relative(running, j, j+1)
	}
	v, ok := p.relative(running, j, j+1)
	if !running.Contains(p.base) {
		v.future = p.lastSeason(m, 1)
	}
	return v, ok
}

// weekend is Saturday and Sunday: the last one up to the article, the next one for what lies ahead; step is -1 for "last
// weekend", 1 for "next weekend".
func (p *parser) weekend(head, next, step int) (value, bool) {
	saturday := p.monday() - 2
	switch p.base.Weekday() {
	case time.Saturday, time.Sunday:
		if step >= 0 {
			saturday += 7
		}
	}
	v := value{source: schema.TimeRelative, head: head, next: next}
	switch step {
	case 1:
		v.time = p.span(saturday+7, saturday+8)
	case -1:
		v.time = p.span(saturday, saturday+1)
	default:
		v.time = p.span(saturday, saturday+1)
		if saturday < -1 {
			v.future = p.span(saturday+7, saturday+8)
		}
	}
	return v, !v.time.IsZero()
}

// recent reads "recent days", "recent weeks": about three of them, up to the article.
func (p *parser) recent(i int) (value, bool) {
	u, ok := unitWords[p.lower(i+1)]
	if !ok || u.unit < dayUnit || u.n > 1 {
		return value{}, false
	}
	return p.relative(stretch(approximate(u.unit.back(p.base, 3)), p.today()), i+1, i+2)
}

// lapse reads a length that ends or begins with the article's day: "past three days", "last 24 hours", "next two weeks",
// "coming days", from the word "past" on.
func (p *parser) lapse(i int, w string) (value, bool) {
	ahead := w == "coming" || w == "next"
	a, _, ok := p.amount(i + 1)
	if !ok {
		u, known := unitWords[p.lower(i+1)]
		if !known || u.unit < hourUnit || p.lower(i-1) != "the" || w == "previous" || w == "next" && !futureLead[p.lower(i-2)] || w == "last" && u.unit == dayUnit && u.n == 1 {
			return value{}, false
		}
		a = amount{n: u.n, unit: u.unit, next: i + 2}
	}
	head := a.next - 1
	if ahead {
		if a.vague || a.about {
			return p.relative(schema.Since(p.today()), head, a.next)
		}
		return p.relative(stretch(p.today(), schema.Day(a.unit.add(p.base, a.n))), head, a.next)
	}
	n := a.n
	if a.vague {
		n = 3
	}
	from := a.unit.back(p.base, n)
	switch {
	case a.unit == monthUnit && n == 1:
		from = schema.Day(a.unit.add(p.base, -1))
	case a.unit == yearUnit && n == 1:
		from = monthUnit.back(p.base, 12)
	case a.unit <= hourUnit:
		from = p.dayAt(-max(1, hourUnit.days(n)))
	}
	if a.vague || a.about {
		from = approximate(from)
	}
	return p.relative(stretch(from, p.today()), head, a.next)
}

// futureLead are words before "the next week" that make it a stretch from now on; "the next day" alone is another event's.
var futureLead = words("in over within during for throughout")

// ago reads "two weeks ago", "nearly five years ago", "years ago".
func (p *parser) ago(i int) (value, bool) {
	a, _, ok := p.amount(i)
	if !ok || p.lower(a.next) != "ago" {
		return value{}, false
	}
	next := a.next + 1
	if p.lower(next) == "today" || p.lower(next) == "yesterday" {
		return value{}, false
	}
	if a.vague {
		return p.relative(schema.Until(a.unit.point(p.base, -1, false)), a.next-1, next)
	}
	t := a.unit.point(p.base, -a.n, false)
	switch {
	case a.unit == monthUnit && a.n == 1:
		at := monthUnit.add(p.base, -1)
		t = schema.Month(at.Year(), at.Month())
	case a.unit == yearUnit && a.n >= 30 && a.n%10 == 0 || a.about:
		t = approximate(t)
	}
	return p.relative(t, a.next-1, next)
}

// weekday reads a day of the week: the article's own day is itself, another the last one before; ahead, the next one.
func (p *parser) weekday(i int) (value, bool) {
	d, ok := weekdays[p.lower(i)]
	if !ok || !p.capital(i) || p.masthead(i) || p.capital(i+1) && calledAfter[p.lower(i+1)] {
		return value{}, false
	}
	back := (int(p.base.Weekday()) - int(d) + 7) % 7
	v, _ := p.relative(p.dayAt(-back), i, i+1)
	if back > 0 {
		v.future = p.dayAt(7 - back)
	}
	// "Friday , September 9" is the date; "Friday last week" the one of that week.
	k := i + 1
	if p.lower(k) == "," || p.lower(k) == "(" {
		k++
	}
	if u, ok := p.calendar(k); ok {
		u.head = i
		return u, true
	}
	k = i + 1
	if p.lower(k) == "of" {
		k++
	}
	if (p.lower(k) == "last" || p.lower(k) == "next" || p.lower(k) == "this") && p.lower(k+1) == "week" {
		n := map[string]int{"last": -7, "next": 7}[p.lower(k)]
		return p.relative(p.dayAt(p.monday()+(int(d)+6)%7+n), i, k+2)
	}
	if p.lower(i+1) == "and" || p.lower(i+1) == "-" || p.lower(i+1) == "to" {
		if e, ok := weekdays[p.lower(i+2)]; ok && p.capital(i+2) && (p.lower(i+1) != "and" || e == (d+1)%7) && p.lower(i+3) != "'s" {
			end := (int(p.base.Weekday()) - int(e) + 7) % 7
			length := (int(e) - int(d) + 7) % 7
			v.time, v.future, v.next = p.span(-end-length, -end), p.span((7-end)%7-length, (7-end)%7), i+3
		}
	}
	return v, true
}

// masthead tells whether a weekday belongs to the name of a paper, or of a day that history has named.
func (p *parser) masthead(i int) bool {
	switch p.lower(i - 1) {
	case "bloody", "black", "cyber", "super", "ash", "holy", "maundy":
		return p.capital(i - 1)
	}
	switch p.lower(i + 1) {
	case "times", "telegraph", "mail", "mirror", "herald", "express", "post", "tribune", "sun", "business", "independent", "star", "people", "vision", "monitor", "nation":
		return p.capital(i + 1)
	}
	return false
}
