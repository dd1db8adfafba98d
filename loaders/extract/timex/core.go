package timex

import (
	"time"

	"casus/schema"
)

// parser reads the tokens of one sentence. base is the article's day, if dated.
type parser struct {
	tokens []Token
	lowers []string
	base   time.Time
	dated  bool
}

func (p *parser) lower(i int) string {
	if i < 0 || i >= len(p.lowers) {
		return ""
	}
	return p.lowers[i]
}

func (p *parser) capital(i int) bool {
	return i >= 0 && i < len(p.tokens) && p.tokens[i].Text != "" && p.tokens[i].Text[0] >= 'A' && p.tokens[i].Text[0] <= 'Z'
}

// word tells whether a token begins with a letter.
func (p *parser) word(i int) bool {
	w := p.lower(i)
	return w != "" && (w[0] >= 'a' && w[0] <= 'z' || w[0] >= 0x80)
}

func (p *parser) is(i int, words ...string) bool {
	for k, w := range words {
		if p.lower(i+k) != w {
			return false
		}
	}
	return true
}

// value is a named time without what bounds it: "9 September", "last week", "Friday".
type value struct {
	time, future schema.Time
	source       schema.TimeSource
	// start is the token that it begins with, without what leads to it; head the one that names it, next the one behind it.
	start, head, next int
	// month and day are those of a calendar date, year whether it came with one.
	month time.Month
	day   int
	year  bool
	// ends is true for "the end of": a stretch up to it runs to its last day.
	ends bool
	// article is true where a determiner may stand before it ("the 1990s").
	article bool
}

func (p *parser) relative(t schema.Time, head, next int) (value, bool) {
	return value{time: t, source: schema.TimeRelative, head: head, next: next}, !t.IsZero()
}

func (v value) as(k Kind, first int) Expression {
	return Expression{First: first, Last: v.next - 1, Head: v.head, Kind: k, Time: v.time, future: v.future, Source: v.source, yearless: v.month > 0 && !v.year && (k == Point || k == Span)}
}

// ahead is the value as of an act that is still to come.
func (v value) ahead() schema.Time {
	if v.future.IsZero() {
		return v.time
	}
	return v.future
}

// core reads a named time with the words around it that do not change it: "late on Friday night", "in the early hours of
// 9 September 2016", "at 7 pm on Monday", "in mid - March".
func (p *parser) core(i int) (value, bool) {
	ends := false
	for j := i; j < len(p.lowers) && j-i < 8; {
		if next := p.clock(j); next > j {
			j = next
			continue
		}
		if v, ok := p.bare(j); ok && (j == i || v.article || !determiners[p.lower(j-1)]) {
			v.start, v.ends = j, ends
			return p.behind(v), true
		}
		w := p.lower(j)
		switch {
		case w == "the" && !p.leading(j+1):
			return value{}, false
		case parts[w]:
			if p.lower(j+1) != "of" {
				return value{}, false
			}
			ends = w == "end"
			j++
		case leads[w]:
		case dayParts[w] && (p.lower(j+1) == "on" || p.lower(j+1) == "of" || isWeekday(p.lower(j+1))):
		case (w == "first" || w == "second") && (p.lower(j+1) == "half" || p.lower(j+1) == "week" || p.lower(j+1) == "quarter") && p.lower(j+2) == "of":
			j++
		default:
			return value{}, false
		}
		j++
	}
	return value{}, false
}

var determiners = words("the a an this that these those his her its their our my 's")

// leading tells whether a word can stand behind "the" and still only lead to a time: "the end of", "the night of".
func (p *parser) leading(j int) bool {
	switch w := p.lower(j); w {
	case "early", "late", "mid", "first", "second":
		return true
	default:
		return dayParts[w] || parts[w]
	}
}

func isWeekday(w string) bool { _, ok := weekdays[w]; return ok }

// clock is the token behind a time of day: "at 7 pm", "around 0500 GMT", "09:30", "at noon"; j where there is none.
func (p *parser) clock(j int) int {
	k := j
	for n := 0; n < 2 && (p.lower(k) == "at" || p.lower(k) == "around" || p.lower(k) == "about" || p.lower(k) == "before" && n > 0); n++ {
		k++
	}
	if k > j && dayParts[p.lower(k)] && p.lower(k) != "night" {
		return k + 1
	}
	w := p.lower(k)
	if w == "" || w[0] < '0' || w[0] > '9' || len(w) > 5 {
		return j
	}
	colon := false
	for n := range len(w) {
		colon = colon || w[n] == ':' || w[n] == '.'
		if (w[n] < '0' || w[n] > '9') && w[n] != ':' && w[n] != '.' {
			return j
		}
	}
	k++
	zone := false
	for n := 0; n < 3 && clockWords[p.lower(k)]; n++ {
		zone = true
		k++
	}
	if !zone && (!colon || len(w) < 4) {
		return j
	}
	return k
}

var clockWords = words("am pm a.m. p.m. a.m p.m gmt utc o'clock local time hours cet est edt")

// behind takes what follows a named time and does not change it: "Friday night", "Monday at 7 pm", ", the first day of Eid".
func (p *parser) behind(v value) value {
	for range 2 {
		if w := p.lower(v.next); dayParts[w] || w == "prayers" && p.lower(v.head) == "friday" {
			v.next++
		}
		v.next = p.clock(v.next)
	}
	if v.time.Precision() == schema.PrecisionDay && p.lower(v.next) == "," {
		v.next = p.feastDay(v.next)
	}
	return v
}

// feastDay is the token behind ", the first day of the Muslim holiday of Eid al-Adha": what a day is, once it has been named.
func (p *parser) feastDay(j int) int {
	k := j + 1
	if p.lower(k) == "the" {
		k++
	}
	if _, ok := ordinal(p.lower(k), false); !ok && p.lower(k) != "last" && p.lower(k) != "final" {
		return j
	}
	if !p.is(k+1, "day", "of") {
		return j
	}
	for n := k + 3; n < k+9; n++ {
		if _, next, ok := p.feastName(n); ok {
			return next
		}
		if !p.word(n) {
			return j
		}
	}
	return j
}

// bare reads a time that begins with its telling word.
func (p *parser) bare(i int) (value, bool) {
	if v, ok := p.date(i); ok {
		return v, true
	}
	if p.dated {
		for _, read := range [...]func(*parser, int) (value, bool){(*parser).deictic, (*parser).weekday, (*parser).season, (*parser).feast, (*parser).dayOfMonth} {
			if v, ok := read(p, i); ok {
				return v, true
			}
		}
	}
	return p.years(i)
}

func (p *parser) dayAt(offset int) schema.Time { return schema.Day(p.base.AddDate(0, 0, offset)) }

func (p *parser) today() schema.Time { return schema.Day(p.base) }

// span is a stretch of days counted from the article's.
func (p *parser) span(from, to int) schema.Time { return stretch(p.dayAt(from), p.dayAt(to)) }

// monday is the offset of the Monday of the article's week.
func (p *parser) monday() int { return -(int(p.base.Weekday()) + 6) % 7 }
