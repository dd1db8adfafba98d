package lexicon

import (
	"fmt"
	"strings"
	"time"
)

// A day number counts days since 1 January 1970. Open ends are far outside of what any date gives.
const (
	farPast   = -1 << 30
	farFuture = 1 << 30
)

// days gives the first and the last day of an EDTF day, month or year.
func days(date string) (first, last int, err error) {
	for _, form := range [...]struct {
		layout       string
		years, month int
		day          int
	}{{"2006-01-02", 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		if len(date) != len(form.layout) {
			continue
		}
		t, err := time.Parse(form.layout, date)
		if err != nil {
			return 0, 0, fmt.Errorf("date %q: want YYYY, YYYY-MM or YYYY-MM-DD", date)
		}
		return dayNumber(t), dayNumber(t.AddDate(form.years, form.month, form.day)) - 1, nil
	}
	return 0, 0, fmt.Errorf("date %q: want YYYY, YYYY-MM or YYYY-MM-DD", date)
}

func dayNumber(t time.Time) int {
	y, m, d := t.Date()
	return int(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60))
}

// interval is a time with its vagueness: it began between the first two and ended between the last two days.
type interval struct {
	beganFirst, beganLast int
	endedFirst, endedLast int
}

func newInterval(since, until string) (interval, error) {
	iv := interval{farPast, farPast, farFuture, farFuture}
	var err error
	if since != "" {
		if iv.beganFirst, iv.beganLast, err = days(since); err != nil {
			return iv, err
		}
	}
	if until != "" {
		if iv.endedFirst, iv.endedLast, err = days(until); err != nil {
			return iv, err
		}
	}
	if iv.endedLast < iv.beganFirst {
		return iv, fmt.Errorf("interval %s/%s ends before it begins", since, until)
	}
	return iv, nil
}

// may tells whether the interval can hold on the day, surely whether it does whatever its vague ends mean.
func (iv interval) may(day int) bool { return iv.beganFirst <= day && day <= iv.endedLast }

func (iv interval) surely(day int) bool { return iv.beganLast <= day && day <= iv.endedFirst }

// covers tells whether the time from since to until can contain the day. A zero time is in every interval.
func covers(since, until string, on time.Time) bool {
	if on.IsZero() || since == "" && until == "" {
		return true
	}
	iv, err := newInterval(since, until)
	return err == nil && iv.may(dayNumber(on))
}

// parseInterval reads "since/until", either end empty, or a single date that is both.
func parseInterval(s string) (since, until string, err error) {
	since, until, two := strings.Cut(s, "/")
	if !two {
		until = since
	}
	_, err = newInterval(since, until)
	return since, until, err
}
