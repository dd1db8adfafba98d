package timex

import (
	"time"

	"casus/schema"
)

// years reads "2016", "the 1990s".
func (p *parser) years(i int) (value, bool) {
	w := p.lower(i)
	if w == "the" {
		v, ok := p.years(i + 1)
		return v, ok && v.article
	}
	if len(w) == 5 && w[4] == 's' {
		if y, ok := number(w[:4]); ok && y%10 == 0 && y >= 1500 && y < 2100 {
			return value{time: schema.MustTime(w[:3] + "X"), source: schema.TimeStated, head: i, next: i + 1, year: true, article: true}, true
		}
	}
	y, ok := number(w)
	if !ok || len(w) != 4 || y < 1500 || y > 2100 || p.dated && y > p.base.Year()+40 || !p.yearContext(i, y) {
		return value{}, false
	}
	v := value{time: schema.Year(y), source: schema.TimeStated, head: i, next: i + 1, year: true}
	if n, ok := number(p.lower(i + 2)); ok && n == y+1 && p.lower(i+1) == "and" && yearLeads[p.lower(i-1)] && p.lower(i-1) != "between" {
		// "in 2008 and 2009"
		v.time, v.next = stretch(v.time, schema.Year(n)), i+3
	}
	if p.lower(i+1) == "-" && len(p.lower(i+2)) == 2 && p.lower(i+3) != "-" {
		// "2012 - 13"
		if n, ok := number(p.lower(i + 2)); ok && n > y%100 && n-y%100 < 30 {
			v.time, v.next = stretch(v.time, schema.Year(y-y%100+n)), i+3
		}
	}
	return v, true
}

// yearLeads are words that years stand behind.
var yearLeads = words("in since until till late early mid from of between by during before after around summer spring winter autumn fall through throughout ( year circa")

// notYears are words that make the number behind them a name or a sum; counted are nouns that make it a count.
var (
	notYears = words("resolution resolutions article articles section flight no. nos. number route highway room channel page pages boeing airbus unit $ € £ us$ nearly some about least than over approximately roughly almost",
		"another other up # law decree bill act protocol additional")
	counted = words("people civilians soldiers troops fighters refugees dead men women children prisoners protesters rebels militants others families police persons deaths",
		"detainees migrants demonstrators peacekeepers victims casualties marines officers members hostages residents villagers homes houses buildings tents trucks vehicles tanks",
		"rockets missiles shells bombs rounds weapons rifles tons tonnes kilometres kilometers km miles metres meters feet hectares acres barrels dollars euros pounds % percent per hours gmt utc",
		"local km/h mph workers students seats votes cases employees guests personnel jobs years days recruits migrants asylum villages sorties")
)

// yearContext tells whether four figures are a year where they stand: not a number that counts something, and where years do
// not usually stand, not a round one.
func (p *parser) yearContext(i, y int) bool {
	before, next := p.lower(i-1), p.lower(i+1)
	if notYears[before] || counted[next] || next == "-" && counted[p.lower(i+2)] {
		return false
	}
	if yearLeads[before] {
		return true
	}
	if y < 1900 {
		return false
	}
	if before == "-" || before == "/" {
		if first, ok := number(p.lower(i - 2)); ok && first >= 1500 && first < y {
			return true
		}
	}
	// "the 2006 assassination", "a 2012 stadium riot", "2011 : protests"
	return y%100 != 0 && (!p.dated || y <= p.base.Year()+8) || y == 2000 && before == "the"
}

// seasonLeads are words behind which a season without a year is a time.
var seasonLeads = words("in since during by over until early late this")

// season reads "the summer of 2016", "spring 2011", "in the spring", "last winter" (of which deictic reads the rest).
func (p *parser) season(i int) (value, bool) {
	j := i
	if p.lower(j) == "the" {
		j++
	}
	m, ok := seasons[p.lower(j)]
	if !ok {
		return value{}, false
	}
	k := j + 1
	if p.lower(k) == "of" {
		k++
	}
	if y, ok := p.yearAt(k); ok {
		return value{time: seasonOf(y, m), source: schema.TimeStated, head: j, next: k + 1, year: true, article: true}, true
	}
	if n, next := p.yearShift(j + 1); next > 0 {
		return value{time: seasonOf(p.base.Year()+n, m), source: schema.TimeRelative, head: j, next: next, year: true, article: true}, true
	}
	// "The fall of Tripoli", "the Arab spring", "troops fall back" are none.
	if !seasonLeads[p.lower(i-1)] || p.lower(j+1) == "of" || p.lower(j) == "fall" && j == i {
		return value{}, false
	}
	v, ok := p.relative(p.lastSeason(m, 0), j, j+1)
	v.future, v.article = p.lastSeason(m, 1), true
	return v, ok
}

// seasonOf is a season by the year that it begins in.
func seasonOf(y int, m time.Month) schema.Time {
	end := time.Date(y, m+2, 1, 0, 0, 0, 0, time.UTC)
	return stretch(schema.Month(y, m), schema.Month(end.Year(), end.Month()))
}

// lastSeason is the last season that had begun by the article's day (the one that goes on, if it does), or n years from it.
func (p *parser) lastSeason(m time.Month, n int) schema.Time {
	y := p.base.Year()
	if m > p.base.Month() {
		y--
	}
	return seasonOf(y+n, m)
}
