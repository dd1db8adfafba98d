package article

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"casus/schema"
)

// ParseDate reads a date as metadata have it: EDTF, RFC 3339 and RFC 1123, a run of eight digits, or one of the ways in which
// pages write dates. A time of day counts where its zone is known; otherwise the day remains.
func ParseDate(s string) (schema.Time, bool) {
	s = strings.TrimSpace(s)
	if t, err := schema.ParseTime(s); err == nil {
		return t, !t.IsZero()
	}
	if t, err := time.Parse("20060102", s); err == nil && plausible(t.Year()) {
		return schema.Day(t), true
	}
	if ds := findDates(s); len(ds) > 0 {
		return ds[0].time, true
	}
	return schema.Time{}, false
}

const monthNames = `jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?`

// The ways in which pages write a day. Groups: y, m (a number), n (a name), d; a and b are numbers of which one is the day.
var (
	datePatterns = []*regexp.Regexp{
		regexp.MustCompile(`\b(?P<y>\d{4})[-/](?P<m>\d{1,2})[-/](?P<d>\d{1,2})(?:\b|T)`),
		regexp.MustCompile(`(?i)\b(?P<n>` + monthNames + `)\b\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?\s*,?\s*(?P<y>\d{4})\b`),
		regexp.MustCompile(`(?i)\b(?P<d>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<n>` + monthNames + `)\b\.?[\s,-]+(?P<y>\d{4})\b`),
		regexp.MustCompile(`\b(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})\b`),
		regexp.MustCompile(`\b(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>\d{4})\b`),
	}
	clockPattern = regexp.MustCompile(`(?i)\b(\d{1,2})[:.](\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([ap]\.?m\b\.?)?\s*(z\b|[+-]\d{2}:?\d{2}|[a-z]{3,4}\b)?`)
	dayPattern   = regexp.MustCompile(`(?i)\b(?:(?P<n>` + monthNames + `)\b\.?\s+(?P<d>\d{1,2})|(?P<e>\d{1,2})\s+(?P<o>` + monthNames + `)\b)`)
)

// zones are the abbreviations that mean one offset, in minutes; others ("IST", "CST", "ET") leave the day.
var zones = map[string]int{"z": 0, "gmt": 0, "utc": 0, "bst": 60, "cet": 60, "cest": 120, "eet": 120, "eest": 180, "msk": 180,
	"est": -300, "edt": -240, "cdt": -300, "mdt": -360, "pst": -480, "pdt": -420}

// dateSpan is a date in a line.
type dateSpan struct {
	start, end int
	time       schema.Time
}

// findDates gives the full dates of a line in their order.
func findDates(s string) []dateSpan {
	if !hasYear(s) {
		return nil
	}
	var out []dateSpan
	for _, p := range datePatterns {
		for _, m := range p.FindAllStringSubmatchIndex(s, -1) {
			d, ok := spanOf(p, s, m)
			if ok && !overlapsAny(out, d) {
				out = append(out, d)
			}
		}
	}
	for i := 1; i < len(out); i++ {
		for j := i; j > 0 && out[j].start < out[j-1].start; j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	for i := range out {
		stop := len(s)
		if i+1 < len(out) {
			stop = out[i+1].start
		}
		out[i].addClock(s, stop)
	}
	return out
}

// hasYear tells whether four digits in a row begin with 19, 20 or 21: most lines have none and need no pattern tried.
func hasYear(s string) bool {
	for i := 0; i+4 <= len(s); i++ {
		if (s[i] == '2' || s[i] == '1' && s[i+1] == '9') && s[i+1] >= '0' && s[i+1] <= '9' && s[i+2] >= '0' && s[i+2] <= '9' && s[i+3] >= '0' && s[i+3] <= '9' {
			return true
		}
	}
	return false
}

func overlapsAny(ds []dateSpan, d dateSpan) bool {
	for _, o := range ds {
		if d.start < o.end && o.start < d.end {
			return true
		}
	}
	return false
}

func spanOf(p *regexp.Regexp, s string, m []int) (dateSpan, bool) {
	group := func(name string) string {
		i := p.SubexpIndex(name)
		if i < 0 || m[2*i] < 0 {
			return ""
		}
		return s[m[2*i]:m[2*i+1]]
	}
	number := func(name string) int {
		n, _ := strconv.Atoi(group(name))
		return n
	}
	year, month, day := number("y"), number("m"), number("d")
	if n := group("n"); n != "" {
		month = monthOf(n)
	}
	if a, b := number("a"), number("b"); a > 12 || a > 0 && a == b {
		day, month = a, b
	} else if b > 12 {
		day, month = b, a
	}
	t, ok := dayOf(year, month, day)
	return dateSpan{start: m[0], end: m[1], time: t}, ok
}

func monthOf(name string) int {
	const months = "janfebmaraprmayjunjulaugsepoctnovdec"
	return strings.Index(months, strings.ToLower(name[:3]))/3 + 1
}

func plausible(year int) bool { return year >= 1900 && year <= 2100 }

func dayOf(year, month, day int) (schema.Time, bool) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if !plausible(year) || month < 1 || t.Month() != time.Month(month) || t.Day() != day {
		return schema.Time{}, false
	}
	return schema.Day(t), true
}

// addClock makes the day an instant where a time of day with a known zone stands beside it.
func (d *dateSpan) addClock(s string, stop int) {
	near := s[d.end:stop]
	m := clockPattern.FindStringSubmatch(near)
	if m == nil || strings.Index(near, m[0]) > 12 {
		// "10:15 GMT, 10 September 2016"
		before := s[max(0, d.start-24):d.start]
		if m = clockPattern.FindStringSubmatch(before); m == nil {
			return
		}
	}
	hour, _ := strconv.Atoi(m[1])
	minute, _ := strconv.Atoi(m[2])
	second, _ := strconv.Atoi(m[3])
	if half := strings.ToLower(m[4]); half != "" {
		if hour < 1 || hour > 12 {
			return
		}
		hour %= 12
		if half[0] == 'p' {
			hour += 12
		}
	}
	offset, ok := zoneOffset(strings.ToLower(m[5]))
	start, has := d.time.Earliest()
	if !ok || !has || hour > 23 || minute > 59 || second > 59 {
		return
	}
	at := start.Add(time.Duration(hour)*time.Hour + time.Duration(minute-offset)*time.Minute + time.Duration(second)*time.Second)
	if m[3] != "" {
		d.time = schema.Instant(at)
	} else if t, err := schema.ParseTime(at.Format("2006-01-02T15:04Z")); err == nil {
		d.time = t
	}
}

func zoneOffset(z string) (minutes int, ok bool) {
	if z == "" {
		return 0, false
	}
	if z[0] != '+' && z[0] != '-' {
		minutes, ok = zones[z]
		return minutes, ok
	}
	digits := strings.ReplaceAll(z[1:], ":", "")
	h, _ := strconv.Atoi(digits[:2])
	m, _ := strconv.Atoi(digits[2:])
	if h > 14 || m > 59 {
		return 0, false
	}
	if minutes = h*60 + m; z[0] == '-' {
		minutes = -minutes
	}
	return minutes, true
}

// dateline is how a report begins that names its place and day: "BEIRUT, Sept. 10 (Reuters) - ", "GENEVA (AP) — ".
var dateline = regexp.MustCompile(`^\p{Lu}[\p{Lu}\p{Ll} .,’'/-]{1,60}?(?:,? ?\(?` +
	`(?:` + monthNames + `|\p{Lu}\p{Ll}{2,8}\.?)\.? \d{1,2}(?:, ?\d{4})?\)?)?,?(?: ?\((?P<agency>[\p{L} ./&-]{2,30})\))?\s?(?:-{1,2}|–|—|:)\s`)

// datelineDate is the date in the dateline that a text begins with, where it has a year.
func datelineDate(text string) (schema.Time, bool) {
	text = strings.TrimLeft(text, " \t\r\n\u00a0")
	line, _, _ := strings.Cut(text[:min(len(text), 200)], "\n")
	if ds := findDates(line); len(ds) > 0 && (len(line) < 60 || isDatelineDate(line, ds[0])) {
		return ds[0].time, true
	}
	return schema.Time{}, false
}

// isDatelineDate tells whether a date belongs to the dateline of the paragraph: near its start, with a dash behind it.
func isDatelineDate(line string, d dateSpan) bool {
	if d.start > 60 {
		return false
	}
	rest := strings.TrimLeft(line[d.end:min(len(line), d.end+30)], " ,)")
	if strings.HasPrefix(rest, "(") {
		if _, after, ok := strings.Cut(rest, ")"); ok {
			rest = strings.TrimLeft(after, " ")
		}
	}
	return strings.HasPrefix(rest, "-") || strings.HasPrefix(rest, "–") || strings.HasPrefix(rest, "—")
}

// yearless is the day of a dateline without a year ("ALEPPO, Sept 10 (AFP) -"), in the year that the page names elsewhere.
func yearless(line string, year int) (schema.Time, bool) {
	head := line[:min(len(line), 80)]
	m := dayPattern.FindStringSubmatchIndex(head)
	if m == nil || year == 0 || !isDatelineDate(line, dateSpan{start: m[0], end: m[1]}) {
		return schema.Time{}, false
	}
	d := dayPattern.FindStringSubmatch(head)
	name, day := d[1]+d[4], d[2]+d[3]
	n, _ := strconv.Atoi(day)
	return dayOf(year, monthOf(strings.ToLower(name)), n)
}

var addressDate = regexp.MustCompile(`/((?:19|20)\d{2})[/-]?(\d{2}|` + monthNames + `)[/-]?(\d{2})(?:/|-|_|\.|$)`)

// dateOfAddress is the day that an address has among its folders ("/2016/09/10/").
func dateOfAddress(address string) (schema.Time, bool) {
	u, err := url.Parse(address)
	if address == "" || err != nil {
		return schema.Time{}, false
	}
	m := addressDate.FindStringSubmatch(strings.ToLower(u.Path))
	if m == nil {
		return schema.Time{}, false
	}
	year, _ := strconv.Atoi(m[1])
	month, err := strconv.Atoi(m[2])
	if err != nil {
		month = monthOf(m[2])
	}
	day, _ := strconv.Atoi(m[3])
	return dayOf(year, month, day)
}

// finer is of two dates of one publication the more exact; where they are of different days the first is believed.
func finer(a, b schema.Time) schema.Time {
	switch {
	case a.IsZero():
		return b
	case b.IsZero():
		return a
	}
	af, at := a.Bounds()
	bf, bt := b.Bounds()
	const slack = 14 * 3600 // a day in local time may be the day before or after in UTC
	if bt-bf < at-af && bf >= af-slack && bt <= at+slack {
		return b
	}
	return a
}

// yearPattern finds the year of a copyright line.
var yearPattern = regexp.MustCompile(`(?i)(?:©|\(c\)|copyright)[^\d]{0,40}((?:19|20)\d{2})(?:\s*[-–]\s*((?:19|20)\d{2}))?`)

func copyrightYear(line string) int {
	m := yearPattern.FindStringSubmatch(line)
	if m == nil {
		return 0
	}
	last := m[1]
	if m[2] != "" {
		last = m[2]
	}
	year, _ := strconv.Atoi(last)
	return year
}
