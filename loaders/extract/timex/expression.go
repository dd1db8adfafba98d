package timex

import "casus/schema"

// expressions reads what begins at token i, and the token behind it; i where nothing does. It is more than one expression where
// days are counted up: "July 7th and 21st".
func (p *parser) expressions(i int) ([]Expression, int) {
	for _, read := range [...]func(*parser, int) (Expression, bool){(*parser).repeated, (*parser).anchored, (*parser).bounded} {
		if e, ok := read(p, i); ok {
			return []Expression{e}, e.Last + 1
		}
	}
	v, ok := p.core(i)
	if !ok {
		if e, ok := p.duration(i); ok {
			return []Expression{e}, e.Last + 1
		}
		return nil, i
	}
	v = p.joined(v)
	kind := Point
	if v.time.Precision() == schema.PrecisionInterval {
		kind = Span
	}
	if p.lower(v.next) == "'s" {
		// In "for Wednesday 's attack" the preposition is the attack's.
		i = v.start
	}
	out := []Expression{v.as(kind, i)}
	for p.lower(v.next) == "and" && v.day > 0 {
		d, ok := ordinal(p.lower(v.next+1), false)
		if !ok || p.lower(v.next + 1)[0] > '9' || p.word(v.next+2) && !closed[p.lower(v.next+2)] {
			break
		}
		u, ok := p.dayOf(v.month, d, v.next+1, v.next+2)
		if !ok {
			break
		}
		u.next = v.next + 2
		e := u.as(Point, v.next+1)
		out = append(out, e)
		v = u
	}
	return out, v.next
}

// joined is a value with the end of a stretch behind it: "May 28 - June 2", "2011 - 2013", "March to May".
func (p *parser) joined(v value) value {
	if w := p.lower(v.next); w != "-" && w != "to" && w != "through" && w != "until" || v.source != schema.TimeStated && v.month == 0 {
		return v
	}
	if u, ok := p.calendar(v.next + 1); ok && v.month > 0 {
		return p.pair(v, u)
	}
	if u, ok := p.years(v.next + 1); ok && v.month == 0 && p.lower(v.next) == "-" {
		return p.pair(v, u)
	}
	return v
}

// pair is the stretch between two values, of which the year of the second counts for the first.
func (p *parser) pair(v, u value) value {
	if u.year && !v.year && v.day > 0 {
		if w, ok := p.dayIn(v.month, v.day, u); ok {
			w.head = v.head
			v = w
		}
	} else if u.year && !v.year && v.month > 0 {
		if e, ok := u.time.Earliest(); ok {
			y := e.Year()
			if v.month > e.Month() {
				y--
			}
			v.time, v.future = schema.Month(y, v.month), schema.Time{}
		}
	}
	j := join(v, u)
	if j.time.IsZero() {
		return v
	}
	return j
}

// bounded reads "since X", "until X", "by X", "before X", "after X", "from X to Y", "between X and Y".
func (p *parser) bounded(i int) (Expression, bool) {
	j := i
	if p.is(j, "ever", "since") || p.is(j, "up", "until") || p.is(j, "up", "to") || p.is(j, "as", "of") || p.is(j, "starting", "from") || p.is(j, "starting", "on") || p.is(j, "starting", "in") {
		j++
	}
	w := p.lower(j)
	switch w {
	case "since", "until", "till", "by", "before", "from", "between", "after", "following", "to", "of", "starting", "on", "in":
		if (w == "to" || w == "of" || w == "on" || w == "in") && j == i {
			return Expression{}, false
		}
	default:
		return Expression{}, false
	}
	v, ok := p.core(j + 1)
	if !ok && (w == "from" || w == "between") {
		v, ok = p.numberToDate(j + 1)
	}
	if !ok || p.attribute(v) {
		return Expression{}, false
	}
	switch w {
	case "from", "between":
		return p.fromTo(i, v)
	case "starting", "of", "on", "in":
		return v.as(Point, i), true
	}
	e := v.as(SinceKind, i)
	switch w {
	case "since":
		e.Time, e.future = p.upToNow(v.time), schema.Time{}
	case "after", "following":
		e.Time = p.upToNow(v.time)
		if !v.future.IsZero() {
			e.future = schema.Since(v.future)
		}
	case "until", "till", "to", "by":
		e.Kind = UntilKind
		p.until(&e, v, w)
	case "before":
		e.Kind = UntilKind
		p.until(&e, v, w)
		if !v.ends && !e.Time.IsZero() {
			e.Time, e.future = schema.Until(v.time), p.fromNow(v.ahead())
		}
	}
	return e, !e.Time.IsZero()
}

// attribute tells whether a time is an attribute of an act, so that what stands before it bounds by that act: "since Monday 's
// attack", "following 2005 elections".
func (p *parser) attribute(v value) bool {
	return p.lower(v.next) == "'s" || acts[p.lower(v.next)] && v.next == v.head+1 && (v.month > 0 || v.year)
}

// acts are nouns that a date stands before.
var acts = words("election elections vote referendum war coup invasion attack attacks bombing bombings uprising revolution protests riots crisis ceasefire truce deal",
	"agreement accord massacre raid raids strikes shooting shootings clashes offensive summit talks earthquake deadline")

// numberToDate reads "3 to 5 May" from the 3 on, behind "from" or "between".
func (p *parser) numberToDate(i int) (value, bool) {
	d, ok := number(p.lower(i))
	if !ok || d < 1 || d > 31 {
		return value{}, false
	}
	switch p.lower(i + 1) {
	case "to", "and", "until", "through", "-":
	default:
		return value{}, false
	}
	u, ok := p.calendar(i + 2)
	if !ok || u.day <= d {
		return value{}, false
	}
	v, ok := p.dayIn(u.month, d, u)
	return join(v, u), ok
}

// until sets what "until X" and "by X" mean: X itself, and a stretch from the article's day to the last day of X where X is
// called an end. A weekday or a month behind "until" is the nearer one.
func (p *parser) until(e *Expression, v value, w string) {
	if v.ends {
		if t := p.fromNow(v.time); !t.IsZero() {
			e.Time, e.future = t, schema.Time{}
		}
		if t := p.fromNow(v.future); !t.IsZero() {
			e.future = t
		}
		return
	}
	if w == "by" || v.future.IsZero() {
		return
	}
	past, _ := v.time.Latest()
	next, _ := v.future.Earliest()
	if next.Sub(p.base) < p.base.Sub(past) {
		e.Time, e.future = v.future, schema.Time{}
	}
}

// fromNow is the stretch from the article's day to the last day of a time ahead; zero for one behind.
func (p *parser) fromNow(t schema.Time) schema.Time {
	l, ok := t.Latest()
	if !ok || !p.dated || l.Before(p.base) {
		return schema.Time{}
	}
	return stretch(p.today(), schema.Day(l))
}

// upToNow is the stretch from a time to the article's day; open where that is not known or lies before.
func (p *parser) upToNow(t schema.Time) schema.Time {
	if p.dated {
		if s := stretch(t.Start(), p.today()); !s.IsZero() {
			return s
		}
	}
	return schema.Since(t)
}

// fromTo reads what follows a first time behind "from" or "between".
func (p *parser) fromTo(i int, v value) (Expression, bool) {
	from := p.lower(i) != "between"
	if v.time.Precision() == schema.PrecisionInterval && v.day > 0 {
		return v.as(Span, i), true
	}
	switch w := p.lower(v.next); {
	case w == "and" && !from, from && (w == "to" || w == "until" || w == "till" || w == "through" || w == "-"):
		u, ok := p.core(v.next + 1)
		if !ok && v.day > 0 {
			if d, isDay := ordinal(p.lower(v.next+1), true); isDay && d > v.day && d <= 31 && !unitWord(p.lower(v.next+2)) {
				u, ok = p.dayOf(v.month, d, v.next+1, v.next+2)
			}
		}
		if ok && p.lower(u.next) != "'s" {
			if j := p.pair(v, u); j.next > v.next {
				return j.as(Span, i), true
			}
		}
	}
	return v.as(SinceKind, i), from
}
