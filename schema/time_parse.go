package schema

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// ParseTime reads an EDTF expression. An error says at which character and what was expected.
func ParseTime(s string) (Time, error) {
	t, err := parseExpression(s)
	if err != nil {
		return Time{}, fmt.Errorf("date %q: %w", s, err)
	}
	return t, nil
}

func parseExpression(s string) (Time, error) {
	if s == "" {
		return Time{}, errors.New("empty")
	}
	slash := strings.IndexByte(s, '/')
	if slash < 0 {
		return parseDate(s, 0, len(s))
	}
	from, err := parseEnd(s, 0, slash)
	if err != nil {
		return Time{}, err
	}
	to, err := parseEnd(s, slash+1, len(s))
	switch {
	case err != nil:
		return Time{}, err
	case from.IsZero() && to.IsZero():
		return Time{}, errors.New("an interval needs one end that is known")
	}
	return joinEnds(from, to)
}

// parseEnd reads the end of an interval, the zero Time where it is open or unknown.
func parseEnd(s string, start, end int) (Time, error) {
	if end == start || s[start:end] == ".." {
		return Time{}, nil
	}
	return parseDate(s, start, end)
}

// dateParser walks over one date of an expression, from start to end.
type dateParser struct {
	s             string
	start, i, end int
}

func (p *dateParser) failf(format string, args ...any) error {
	return fmt.Errorf("at character %d: %s", p.i+1, fmt.Sprintf(format, args...))
}

func (p *dateParser) peek() byte {
	if p.i < p.end {
		return p.s[p.i]
	}
	return 0
}

// digits reads n characters that are digits or X; how many X end them, and the lowest number that they can be.
func (p *dateParser) digits(n int) (value, unknown int, err error) {
	for range n {
		c := p.peek()
		switch {
		case c >= '0' && c <= '9' && unknown == 0:
			value = value*10 + int(c-'0')
		case c == 'X':
			value *= 10
			unknown++
		default:
			return 0, 0, p.failf("expected a digit")
		}
		p.i++
	}
	return value, unknown, nil
}

func parseDate(s string, start, end int) (Time, error) {
	p := &dateParser{s: s, start: start, i: start, end: end}
	t, err := p.date()
	if err != nil {
		return Time{}, err
	}
	if p.i == p.end {
		return t, nil
	}
	var mark timeFlags
	switch p.peek() {
	case '?':
		mark = uncertain
	case '~':
		mark = approximate
	case '%':
		mark = approximate | uncertain
	default:
		return Time{}, p.failf("did not expect %q", p.s[p.i:p.end])
	}
	if t.prec == precSecond || t.prec == precMinute {
		return Time{}, p.failf("a time of day takes no qualifier")
	}
	p.i++
	if p.i < p.end {
		return Time{}, p.failf("did not expect %q", p.s[p.i:p.end])
	}
	return t.qualified(mark), nil
}

func (p *dateParser) date() (Time, error) {
	if p.peek() == 'Y' {
		return p.longYear()
	}
	sign := 1
	if p.peek() == '-' {
		sign = -1
		p.i++
	}
	year, unknown, err := p.digits(4)
	if err != nil {
		return Time{}, err
	}
	year *= sign
	if sign < 0 && (unknown > 0 || year == 0) {
		return Time{}, p.failf("a negative year needs four digits and is not zero")
	}
	if unknown > 0 {
		return p.unspecifiedYear(year, unknown)
	}
	if p.peek() != '-' {
		return dateTime(year, 1, 1, precYear), nil
	}
	p.i++
	month, unknown, err := p.digits(2)
	switch {
	case err != nil:
		return Time{}, err
	case unknown == 2:
		return p.unspecifiedMonth(year)
	case unknown == 1:
		return Time{}, p.failf("a month is unspecified with both digits (XX)")
	case month >= 21 && month <= 24:
		return season(year, month), nil
	case month < 1 || month > 12:
		p.i -= 2
		return Time{}, p.failf("there is no month %02d", month)
	}
	if p.peek() != '-' {
		return dateTime(year, month, 1, precMonth), nil
	}
	p.i++
	day, unknown, err := p.digits(2)
	switch {
	case err != nil:
		return Time{}, err
	case unknown == 2:
		t := dateTime(year, month, 1, precMonth)
		t.text += "-XX"
		return t, nil
	case unknown == 1:
		return Time{}, p.failf("a day is unspecified with both digits (XX)")
	case day < 1 || day > daysIn(year, month):
		p.i -= 2
		return Time{}, p.failf("%s-%02d has no day %02d", appendYear(nil, year), month, day)
	}
	if p.peek() != 'T' {
		return dateTime(year, month, day, precDay), nil
	}
	return p.clock(year, month, day)
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

func (p *dateParser) longYear() (Time, error) {
	p.i++
	sign, year, n := 1, 0, 0
	if p.peek() == '-' {
		sign = -1
		p.i++
	}
	for c := p.peek(); c >= '0' && c <= '9'; c = p.peek() {
		year = year*10 + int(c-'0')
		n++
		p.i++
		if n > 9 {
			return Time{}, p.failf("a year has at most nine digits")
		}
	}
	if n < 5 || year < 10000 {
		return Time{}, p.failf("Y stands before a year of more than four digits")
	}
	return dateTime(sign*year, 1, 1, precYear), nil
}

func (p *dateParser) unspecifiedYear(year, unknown int) (Time, error) {
	width, prec := 10, precDecade
	switch unknown {
	case 2:
		width, prec = 100, precCentury
	case 3, 4:
		return Time{}, p.failf("at most the last two digits of a year may be unspecified")
	}
	from := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC)
	return Time{text: p.s[p.start:p.i], from: from.Unix(), to: from.AddDate(width, 0, 0).Unix() - 1, prec: prec}, nil
}

func (p *dateParser) unspecifiedMonth(year int) (Time, error) {
	t := dateTime(year, 1, 1, precYear)
	t.text += "-XX"
	if p.peek() == '-' {
		p.i++
		if _, unknown, err := p.digits(2); err != nil || unknown != 2 {
			return Time{}, p.failf("the day of an unspecified month is unspecified (XX)")
		}
		t.text += "-XX"
	}
	return t, nil
}

// season is spring (21), summer, autumn or winter (24) of the northern hemisphere by the meteorologists' months; winter
// begins in December of the year that it is named with.
func season(year, code int) Time {
	month := 3 + 3*(code-21)
	from := time.Date(year, time.Month(month), 1, 0, 0, 0, 0, time.UTC)
	return Time{text: string(appendTwo(appendYear(nil, year), '-', code)), from: from.Unix(), to: from.AddDate(0, 3, 0).Unix() - 1, prec: precSeason}
}

// clock reads a time of day with seconds (or without: a minute), a fraction that is dropped, and Z or an offset; without
// one it is taken as UTC.
func (p *dateParser) clock(year, month, day int) (Time, error) {
	p.i++
	var hms [3]int
	n := 0
	for n < 3 {
		v, unknown, err := p.digits(2)
		if err != nil {
			return Time{}, err
		}
		if limit := [3]int{23, 59, 59}[n]; unknown > 0 || v > limit {
			p.i -= 2
			return Time{}, p.failf("expected 00 to %02d", limit)
		}
		hms[n] = v
		n++
		if n == 3 || p.peek() != ':' {
			break
		}
		p.i++
	}
	if n < 2 {
		return Time{}, p.failf("expected minutes")
	}
	if n == 3 && p.peek() == '.' {
		p.i++
		start := p.i
		for c := p.peek(); c >= '0' && c <= '9'; c = p.peek() {
			p.i++
		}
		if p.i == start {
			return Time{}, p.failf("expected a digit")
		}
	}
	offset, err := p.offset()
	if err != nil {
		return Time{}, err
	}
	at := time.Date(year, time.Month(month), day, hms[0], hms[1], hms[2], 0, time.UTC).Add(-offset)
	if !fourDigits(at.Year()) {
		return Time{}, p.failf("beyond the years that a time of day can have")
	}
	if n == 2 {
		return clockTime(at, precMinute), nil
	}
	return clockTime(at, precSecond), nil
}

func (p *dateParser) offset() (time.Duration, error) {
	c := p.peek()
	switch c {
	case 'Z':
		p.i++
		return 0, nil
	case '+', '-':
	default:
		return 0, nil
	}
	p.i++
	h, unknown, err := p.digits(2)
	if err != nil {
		return 0, err
	}
	m := 0
	if p.peek() == ':' {
		p.i++
	}
	if p.peek() >= '0' && p.peek() <= '9' {
		var u int
		if m, u, err = p.digits(2); err != nil {
			return 0, err
		}
		unknown += u
	}
	if unknown > 0 || h > 14 || m > 59 {
		return 0, p.failf("there is no such offset")
	}
	d := time.Duration(h)*time.Hour + time.Duration(m)*time.Minute
	if c == '-' {
		d = -d
	}
	return d, nil
}
