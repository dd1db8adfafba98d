package timex

import (
	"strings"
	"time"

	"casus/schema"
)

// feast is a day that is named, and counted anew every year.
type feast struct {
	names [][]string
	// on are its first days in a year of the Gregorian calendar: none, one, or of the shorter Islamic year two.
	on     func(year int) []time.Time
	length int
	// kept is for how many days it is kept where that is more than the one that its name means.
	kept int
	// lunar ones can be a day off.
	lunar bool
}

func named(names ...string) [][]string {
	out := make([][]string, len(names))
	for i, n := range names {
		out[i] = strings.Fields(n)
	}
	return out
}

// feasts are those that reports date by; longer names come before those that they begin with. National days are left out: whose is
// meant, the words do not tell.
var feasts = []feast{
	{names: named("eid al adha", "eid al azha", "eid ul adha", "eid ul azha", "id al adha", "kurban bayram", "kurban bayrami", "feast of the sacrifice", "feast of sacrifice"), on: islamic(12, 10), length: 1, kept: 3, lunar: true},
	{names: named("eid al fitr", "eid ul fitr", "id al fitr", "eid ul fitri"), on: islamic(10, 1), length: 1, kept: 3, lunar: true},
	{names: named("eid"), on: func(y int) []time.Time { return append(islamic(12, 10)(y), islamic(10, 1)(y)...) }, length: 1, kept: 3, lunar: true},
	{names: named("ramadan", "ramadhan", "ramazan"), on: islamic(9, 1), length: 30, lunar: true},
	{names: named("muharram"), on: islamic(1, 1), length: 30, lunar: true},
	{names: named("ashura", "ashoura"), on: islamic(1, 10), length: 1, lunar: true},
	{names: named("arbaeen", "arba'een", "arbain"), on: islamic(2, 20), length: 1, lunar: true},
	{names: named("mawlid", "mawlid al nabi", "milad un nabi"), on: islamic(3, 12), length: 1, lunar: true},
	{names: named("nowruz", "newroz", "nevruz", "norouz", "noruz"), on: fixed(time.March, 21), length: 1},
	{names: named("orthodox christmas eve", "coptic christmas eve"), on: fixed(time.January, 6), length: 1},
	{names: named("orthodox christmas", "coptic christmas"), on: fixed(time.January, 7), length: 1},
	{names: named("orthodox palm sunday", "coptic palm sunday"), on: orthodoxEaster(-7), length: 1},
	{names: named("orthodox good friday"), on: orthodoxEaster(-2), length: 1},
	{names: named("orthodox easter sunday", "orthodox easter", "coptic easter"), on: orthodoxEaster(0), length: 1, kept: 2},
	{names: named("christmas eve"), on: fixed(time.December, 24), length: 1},
	{names: named("christmas day", "christmas"), on: fixed(time.December, 25), length: 1, kept: 2},
	{names: named("boxing day"), on: fixed(time.December, 26), length: 1},
	{names: named("new year 's eve"), on: fixed(time.December, 31), length: 1},
	{names: named("new year 's day"), on: fixed(time.January, 1), length: 1},
	{names: named("may day"), on: fixed(time.May, 1), length: 1},
	{names: named("thanksgiving day", "thanksgiving"), on: thanksgiving, length: 1},
	{names: named("palm sunday"), on: easter(-7), length: 1},
	{names: named("maundy thursday", "holy thursday"), on: easter(-3), length: 1},
	{names: named("good friday"), on: easter(-2), length: 1},
	{names: named("easter monday"), on: easter(1), length: 1},
	{names: named("easter sunday", "easter"), on: easter(0), length: 1, kept: 2},
	{names: named("ash wednesday"), on: easter(-46), length: 1},
	{names: named("rosh hashanah", "rosh hashana"), on: hebrew(0), length: 2},
	{names: named("yom kippur"), on: hebrew(9), length: 1},
	{names: named("sukkot"), on: hebrew(14), length: 7},
	{names: named("simchat torah", "shemini atzeret"), on: hebrew(21), length: 1},
	{names: named("purim"), on: hebrew(-193), length: 1},
	{names: named("passover"), on: hebrew(-163), length: 7},
	{names: named("shavuot"), on: hebrew(-113), length: 1},
}

// calledAfter are words behind the name of a feast that make it another name: "the Good Friday Agreement", "the Yom Kippur War".
var calledAfter = words("war agreement accord accords rising uprising offensive truce massacre island islands")

// feastName is the feast that is named at a token, and the token behind its name. Hyphens may stand between the words.
func (p *parser) feastName(i int) (*feast, int, bool) {
	if !p.capital(i) {
		return nil, 0, false
	}
	for f := range feasts {
		for _, name := range feasts[f].names {
			if next := p.spelt(i, name); next > 0 {
				return &feasts[f], next, !p.capital(next) || !calledAfter[p.lower(next)]
			}
		}
	}
	return nil, 0, false
}

func (p *parser) spelt(i int, name []string) int {
	k := i
	for n, w := range name {
		if n > 0 && p.lower(k) == "-" {
			k++
		}
		if p.lower(k) != w {
			return 0
		}
		k++
	}
	return k
}

// nearFeast is how far ahead a feast may lie and still be the one that is spoken of.
const nearFeast = 14 * 24 * time.Hour

// feast reads a feast by its name, and gives its day in the year that is nearest.
func (p *parser) feast(i int) (value, bool) {
	j := i
	if p.lower(j) == "the" {
		j++
		for n := 0; n < 4 && (p.lower(j) == "muslim" || p.lower(j) == "holy" || p.lower(j) == "month" || p.lower(j) == "of" || p.lower(j) == "islamic" || p.lower(j) == "holiday"); n++ {
			j++
		}
	}
	f, next, ok := p.feastName(j)
	if !ok {
		return value{}, false
	}
	past, ahead := f.around(p.base)
	v := value{source: schema.TimeRelative, head: j, next: next, article: true}
	k := next
	if p.lower(k) == "," {
		k++
	}
	if y, isYear := p.yearAt(k); isYear {
		if on := f.on(y); len(on) > 0 {
			v.time, v.source, v.year, v.next = f.time(on[0]), schema.TimeStated, true, k+1
			return v, true
		}
	}
	v.time, v.future = f.time(past), f.time(ahead)
	if past.IsZero() || !ahead.IsZero() && ahead.Sub(p.base) <= nearFeast && p.base.Sub(past) > nearFeast {
		v.time = f.time(ahead)
	}
	if f.length > 1 && v.time.Contains(p.base) {
		v.future = schema.Time{}
	}
	return v, !v.time.IsZero()
}

// Feast is the days on which a feast is kept that is named at a token, without what leads to its name, and the token behind that: the one that is kept
// on the article's day, else the next one, else the last, none more than two months away. The time is zero where no feast is named or none is near.
func Feast(tokens []Token, i int, published schema.Time) (days schema.Time, next int) {
	const near = 61 * 24 * time.Hour
	p := newParser(tokens, published)
	if !p.dated || i < 0 || i >= len(tokens) {
		return schema.Time{}, i
	}
	f, next, ok := p.feastName(i)
	if !ok {
		if p.spelt(i, []string{"new", "year"}) == 0 || !p.capital(i) {
			return schema.Time{}, i
		}
		f, next = &newYear, i+2
	}
	past, ahead := f.around(p.base)
	whole := *f
	whole.length = max(f.length, f.kept)
	switch {
	case !past.IsZero() && !p.base.After(past.AddDate(0, 0, whole.length-1)):
		return whole.time(past), next
	case !ahead.IsZero() && ahead.Sub(p.base) <= near:
		return whole.time(ahead), next
	case !past.IsZero() && p.base.Sub(past) <= near:
		return whole.time(past), next
	}
	return schema.Time{}, next
}

// newYear is a day only beside other feasts: "in the New Year" is later.
var newYear = feast{on: fixed(time.January, 1), length: 1}

// besideFeast reads a day that is counted from the first one of the feast named at a token: "the second day of Eid", "the eve of Ramadan".
func (p *parser) besideFeast(i, days int) (value, bool) {
	v, ok := p.feast(i)
	v.time, v.future = daysAfter(v.time, days), daysAfter(v.future, days)
	return v, ok
}

// daysAfter is the day that lies some days after the first one of a time, as uncertain as that; zero for zero.
func daysAfter(t schema.Time, days int) schema.Time {
	first, ok := t.Earliest()
	if !ok {
		return schema.Time{}
	}
	day := schema.Day(first.AddDate(0, 0, days))
	if t.Approximate() {
		return approximate(day)
	}
	return day
}

// around are the last first day up to a day and the first one behind it.
func (f *feast) around(base time.Time) (past, ahead time.Time) {
	for y := base.Year() - 1; y <= base.Year()+1; y++ {
		for _, d := range f.on(y) {
			switch {
			case !d.After(base):
				if d.After(past) {
					past = d
				}
			case ahead.IsZero() || d.Before(ahead):
				ahead = d
			}
		}
	}
	return past, ahead
}

func (f *feast) time(d time.Time) schema.Time {
	if d.IsZero() {
		return schema.Time{}
	}
	a, b := schema.Day(d), schema.Day(d.AddDate(0, 0, f.length-1))
	if f.lunar {
		a, b = approximate(a), approximate(b)
	}
	return stretch(a, b)
}

func fixed(m time.Month, d int) func(int) []time.Time {
	return func(y int) []time.Time { return []time.Time{time.Date(y, m, d, 0, 0, 0, 0, time.UTC)} }
}

// thanksgiving is that of the United States: the fourth Thursday of November.
func thanksgiving(y int) []time.Time {
	first := time.Date(y, time.November, 1, 0, 0, 0, 0, time.UTC)
	return []time.Time{first.AddDate(0, 0, (int(time.Thursday)-int(first.Weekday())+7)%7+21)}
}

// islamicEpoch is 29 Dhu al-Hijja before the year 1 as a fixed day (1 is 1 January of the year 1 of the Gregorian calendar), in the
// civil reckoning from Friday 16 July 622 (Julian).
const islamicEpoch = 227014

// islamic are the days of a tabular Islamic calendar that fall into a year: months of 30 and 29 days in turn and eleven leap days
// in thirty years, after Reingold and Dershowitz, Calendrical Calculations. Which years are leap years differs between tables; here
// the leap days are placed so that the feasts lie nearest to the days announced in Saudi Arabia from 2006 to 2024, of
// which three in four are met and the others missed by one day.
func islamic(month, day int) func(int) []time.Time {
	return func(year int) []time.Time {
		var out []time.Time
		if year < 623 {
			return nil
		}
		for h := (year-622)*33/32 - 1; h <= (year-622)*33/32+2; h++ {
			fixedDay := day + 29*(month-1) + month/2 + (h-1)*354 + (4+11*(h-1))/30 + islamicEpoch
			d := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, fixedDay-1)
			if d.Year() == year {
				out = append(out, d)
			}
		}
		return out
	}
}

// easter is a day counted from Easter Sunday, by the anonymous Gregorian algorithm (Nature, 20 April 1876).
func easter(offset int) func(int) []time.Time {
	return func(y int) []time.Time {
		if y < 1583 {
			return nil
		}
		a, b, c := y%19, y/100, y%100
		d, e := b/4, b%4
		g := (8*b + 13) / 25
		h := (19*a + b - d - g + 15) % 30
		i, k := c/4, c%4
		l := (32 + 2*e + 2*i - h - k) % 7
		m := (a + 11*h + 19*l) / 433
		month := (h + l - 7*m + 90) / 25
		day := (h + l - 7*m + 33*month + 19) % 32
		return []time.Time{time.Date(y, time.Month(month), day+offset, 0, 0, 0, 0, time.UTC)}
	}
}

// orthodoxEaster is a day counted from Easter Sunday of the churches that keep the Julian calendar, by Meeus's algorithm, moved to
// the Gregorian calendar (13 days, 1900 to 2099).
func orthodoxEaster(offset int) func(int) []time.Time {
	return func(y int) []time.Time {
		if y < 1900 || y > 2099 {
			return nil
		}
		a, b, c := y%4, y%7, y%19
		d := (19*c + 15) % 30
		e := (2*a + 4*b - d + 34) % 7
		month, day := (d+e+114)/31, (d+e+114)%31+1
		return []time.Time{time.Date(y, time.Month(month), day+13+offset, 0, 0, 0, 0, time.UTC)}
	}
}

// hebrew is a day counted from the first of Tishri of the Hebrew year that begins in a year, whose feasts of autumn come behind it and whose feasts of spring,
// counted back because the months between have one length in all years, before it: the arithmetic calendar after Reingold and Dershowitz, Calendrical
// Calculations. A feast begins at the sunset before.
func hebrew(offset int) func(int) []time.Time {
	return func(y int) []time.Time {
		if y < 1 {
			return nil
		}
		h := y + 3761
		before, at, after := hebrewDays(h-1), hebrewDays(h), hebrewDays(h+1)
		switch {
		case after-at == 356:
			at += 2
		case at-before == 382:
			at++
		}
		return []time.Time{time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, hebrewEpoch+at-1+offset)}
	}
}

// hebrewEpoch is the first day of the Hebrew calendar as a fixed day.
const hebrewEpoch = -1373427

// hebrewDays are the days up to the mean new moon of Tishri in a year, moved where it falls on a day on which no year may begin.
func hebrewDays(year int) int {
	months := (235*year - 234) / 19
	days := 29*months + (12084+13753*months)/25920
	if 3*(days+1)%7 < 3 {
		days++
	}
	return days
}
