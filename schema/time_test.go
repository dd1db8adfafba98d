package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

const clockLayout = "2006-01-02T15:04:05"

// bound prints an instant for tables, ".." for none.
func bound(t time.Time, ok bool) string {
	if !ok {
		return ".."
	}
	return t.Format(clockLayout)
}

func TestParseTime(t *testing.T) {
	tests := []struct {
		in, text         string // text is "" where the input is canonical
		earliest, latest string
		precision        Precision
		marks            string // ~ approximate, ? uncertain
	}{
		// Level 0, with the examples of the standard's section on dates.
		{in: "1985-04-12", earliest: "1985-04-12T00:00:00", latest: "1985-04-12T23:59:59", precision: PrecisionDay},
		{in: "1985-04", earliest: "1985-04-01T00:00:00", latest: "1985-04-30T23:59:59", precision: PrecisionMonth},
		{in: "1985", earliest: "1985-01-01T00:00:00", latest: "1985-12-31T23:59:59", precision: PrecisionYear},
		{in: "1985-04-12T23:20:30", text: "1985-04-12T23:20:30Z", earliest: "1985-04-12T23:20:30", latest: "1985-04-12T23:20:30", precision: PrecisionSecond},
		{in: "1985-04-12T23:20:30Z", earliest: "1985-04-12T23:20:30", latest: "1985-04-12T23:20:30", precision: PrecisionSecond},
		{in: "1985-04-12T23:20:30-04", text: "1985-04-13T03:20:30Z", earliest: "1985-04-13T03:20:30", latest: "1985-04-13T03:20:30", precision: PrecisionSecond},
		{in: "1985-04-12T23:20:30+04:30", text: "1985-04-12T18:50:30Z", earliest: "1985-04-12T18:50:30", latest: "1985-04-12T18:50:30", precision: PrecisionSecond},
		{in: "2016-09-09T21:30:00.75Z", text: "2016-09-09T21:30:00Z", earliest: "2016-09-09T21:30:00", latest: "2016-09-09T21:30:00", precision: PrecisionSecond},
		{in: "2016-09-12T19:00+03:00", text: "2016-09-12T16:00Z", earliest: "2016-09-12T16:00:00", latest: "2016-09-12T16:00:59", precision: PrecisionMinute},
		{in: "1964/2008", earliest: "1964-01-01T00:00:00", latest: "2008-12-31T23:59:59", precision: PrecisionInterval},
		{in: "2004-06/2006-08", earliest: "2004-06-01T00:00:00", latest: "2006-08-31T23:59:59", precision: PrecisionInterval},
		{in: "2004-02-01/2005-02-08", earliest: "2004-02-01T00:00:00", latest: "2005-02-08T23:59:59", precision: PrecisionInterval},
		{in: "2004-02-01/2005-02", earliest: "2004-02-01T00:00:00", latest: "2005-02-28T23:59:59", precision: PrecisionInterval},
		{in: "2005/2006-02", earliest: "2005-01-01T00:00:00", latest: "2006-02-28T23:59:59", precision: PrecisionInterval},
		{in: "0000", earliest: "0000-01-01T00:00:00", latest: "0000-12-31T23:59:59", precision: PrecisionYear},
		{in: "2016-02-29", earliest: "2016-02-29T00:00:00", latest: "2016-02-29T23:59:59", precision: PrecisionDay},
		{in: "2000-02", earliest: "2000-02-01T00:00:00", latest: "2000-02-29T23:59:59", precision: PrecisionMonth},
		{in: "1900-02", earliest: "1900-02-01T00:00:00", latest: "1900-02-28T23:59:59", precision: PrecisionMonth},
		// Level 1.
		{in: "Y170000", earliest: "170000-01-01T00:00:00", latest: "170000-12-31T23:59:59", precision: PrecisionYear},
		{in: "Y-17000", earliest: "-17000-01-01T00:00:00", latest: "-17000-12-31T23:59:59", precision: PrecisionYear},
		{in: "-1985", earliest: "-1985-01-01T00:00:00", latest: "-1985-12-31T23:59:59", precision: PrecisionYear},
		{in: "-0044-03-15", earliest: "-0044-03-15T00:00:00", latest: "-0044-03-15T23:59:59", precision: PrecisionDay},
		{in: "2001-21", earliest: "2001-03-01T00:00:00", latest: "2001-05-31T23:59:59", precision: PrecisionSeason},
		{in: "2001-24", earliest: "2001-12-01T00:00:00", latest: "2002-02-28T23:59:59", precision: PrecisionSeason},
		{in: "1984?", earliest: "1984-01-01T00:00:00", latest: "1984-12-31T23:59:59", precision: PrecisionYear, marks: "?"},
		{in: "2004-06~", earliest: "2004-06-01T00:00:00", latest: "2004-06-30T23:59:59", precision: PrecisionMonth, marks: "~"},
		{in: "2004-06-11%", earliest: "2004-06-11T00:00:00", latest: "2004-06-11T23:59:59", precision: PrecisionDay, marks: "~?"},
		{in: "201X", earliest: "2010-01-01T00:00:00", latest: "2019-12-31T23:59:59", precision: PrecisionDecade},
		{in: "20XX", earliest: "2000-01-01T00:00:00", latest: "2099-12-31T23:59:59", precision: PrecisionCentury},
		{in: "201X~", earliest: "2010-01-01T00:00:00", latest: "2019-12-31T23:59:59", precision: PrecisionDecade, marks: "~"},
		{in: "2004-XX", earliest: "2004-01-01T00:00:00", latest: "2004-12-31T23:59:59", precision: PrecisionYear},
		{in: "1985-04-XX", earliest: "1985-04-01T00:00:00", latest: "1985-04-30T23:59:59", precision: PrecisionMonth},
		{in: "1985-XX-XX", earliest: "1985-01-01T00:00:00", latest: "1985-12-31T23:59:59", precision: PrecisionYear},
		{in: "1985-04-12/..", earliest: "1985-04-12T00:00:00", latest: "..", precision: PrecisionInterval},
		{in: "../1985-04-12", earliest: "..", latest: "1985-04-12T23:59:59", precision: PrecisionInterval},
		{in: "1985-04/", text: "1985-04/..", earliest: "1985-04-01T00:00:00", latest: "..", precision: PrecisionInterval},
		{in: "/1985", text: "../1985", earliest: "..", latest: "1985-12-31T23:59:59", precision: PrecisionInterval},
		{in: "1984~/2004-06", earliest: "1984-01-01T00:00:00", latest: "2004-06-30T23:59:59", precision: PrecisionInterval, marks: "~"},
		{in: "1984?/2004%", earliest: "1984-01-01T00:00:00", latest: "2004-12-31T23:59:59", precision: PrecisionInterval, marks: "~?"},
		{in: "2011-03-15~/2011-03-18", earliest: "2011-03-15T00:00:00", latest: "2011-03-18T23:59:59", precision: PrecisionInterval, marks: "~"},
		{in: "2011-03-15?/..", earliest: "2011-03-15T00:00:00", latest: "..", precision: PrecisionInterval, marks: "?"},
		{in: "2016-09-12T16:00:00Z/2016-09-19", earliest: "2016-09-12T16:00:00", latest: "2016-09-19T23:59:59", precision: PrecisionInterval},
		// An interval of a date with itself is that date.
		{in: "2016-09-09/2016-09-09", text: "2016-09-09", earliest: "2016-09-09T00:00:00", latest: "2016-09-09T23:59:59", precision: PrecisionDay},
		{in: "2016-09/2016-09-09", earliest: "2016-09-01T00:00:00", latest: "2016-09-09T23:59:59", precision: PrecisionInterval},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			got, err := ParseTime(tt.in)
			if err != nil {
				t.Fatal(err)
			}
			text := tt.text
			if text == "" {
				text = tt.in
			}
			if got.String() != text {
				t.Errorf("text %q, want %q", got, text)
			}
			if s := bound(got.Earliest()); s != tt.earliest {
				t.Errorf("earliest %s, want %s", s, tt.earliest)
			}
			if s := bound(got.Latest()); s != tt.latest {
				t.Errorf("latest %s, want %s", s, tt.latest)
			}
			if got.Precision() != tt.precision {
				t.Errorf("precision %s, want %s", got.Precision(), tt.precision)
			}
			marks := ""
			if got.Approximate() {
				marks += "~"
			}
			if got.Uncertain() {
				marks += "?"
			}
			if marks != tt.marks {
				t.Errorf("marks %q, want %q", marks, tt.marks)
			}
		})
	}
}

func TestParseTimeRefuses(t *testing.T) {
	tests := []struct {
		in   string
		want string // a part of the error, with the position
	}{
		{"", "empty"},
		{"yesterday", "at character 1: expected a digit"},
		{"2016-9-9", "at character 7: expected a digit"},
		{"16-09-09", "at character 3: expected a digit"},
		{"2016-13", "at character 6: there is no month 13"},
		{"2016-00", "at character 6: there is no month 00"},
		{"2016-25", "at character 6: there is no month 25"},
		{"2016-33", "at character 6: there is no month 33"},
		{"2015-02-29", "at character 9: 2015-02 has no day 29"},
		{"1900-02-29", "at character 9: 1900-02 has no day 29"},
		{"2016-09-31", "at character 9: 2016-09 has no day 31"},
		{"2016-09-00", "at character 9"},
		{"2016-09-09 ", "at character 11: did not expect"},
		{"2016-09-09T", "at character 12: expected a digit"},
		{"2016-09-09T21", "at character 14: expected minutes"},
		{"2016-09-09T24:00", "at character 12: expected 00 to 23"},
		{"2016-09-09T21:60", "at character 15: expected 00 to 59"},
		{"2016-09-09T21:30:60", "at character 18: expected 00 to 59"},
		{"2016-09-09T21:30:00.Z", "at character 21: expected a digit"},
		{"2016-09-09T21:30:00+15", "there is no such offset"},
		{"2016-09-09T21:30:00Z~", "a time of day takes no qualifier"},
		{"9999-12-31T23:59:59-01", "beyond the years"},
		{"2016X", "at character 5"},
		{"2XXX", "at most the last two digits"},
		{"2X16", "at character 3: expected a digit"},
		{"2016-1X", "both digits"},
		{"2016-09-1X", "both digits"},
		{"2016-XX-09", "the day of an unspecified month"},
		{"-0000", "a negative year"},
		{"-198X", "a negative year"},
		{"Y2016", "more than four digits"},
		{"Y02016", "more than four digits"},
		{"Y1234567890", "at most nine digits"},
		{"Y17E7", "more than four digits"},
		{"2004-06~?", "at character 9"},
		{"2004?-06", "at character 6"},
		{"?2004-06", "at character 1"},
		{"[1667,1668]", "at character 1"},
		{"{1960..1961}", "at character 1"},
		{"../..", "one end that is known"},
		{"/", "one end that is known"},
		{"2016/2015", "2016 is after 2015"},
		{"2016-09-09/2016-09-09/2016", "at character 22"},
		{"2016-09-09/2016-09-32", "at character 20"},
		{"2016-09-09/then", "at character 12"},
		{"２０１６", "at character 1: expected a digit"},
	}
	for _, tt := range tests {
		got, err := ParseTime(tt.in)
		if err == nil {
			t.Errorf("ParseTime(%q) = %s, want an error", tt.in, got)
			continue
		}
		if !strings.Contains(err.Error(), tt.want) {
			t.Errorf("ParseTime(%q): %v, want %q in it", tt.in, err, tt.want)
		}
		if !got.IsZero() {
			t.Errorf("ParseTime(%q) gives %s besides its error", tt.in, got)
		}
	}
}

func TestTimeMakers(t *testing.T) {
	damascus := time.FixedZone("", 3*60*60)
	at := time.Date(2016, 9, 10, 1, 30, 15, 999, damascus)
	tests := []struct {
		name string
		got  Time
		want string
	}{
		{"day", Day(at), "2016-09-09"},
		{"instant", Instant(at), "2016-09-09T22:30:15Z"},
		{"instant before Christ", Instant(time.Date(-44, 3, 15, 12, 0, 0, 0, time.UTC)), "-0044-03-15T12:00:00Z"},
		{"month", Month(2016, time.February), "2016-02"},
		{"year", Year(2016), "2016"},
		{"year 0", Year(0), "0000"},
		{"early year", Year(-44), "-0044"},
		{"far year", Year(12345), "Y12345"},
		{"far month", Month(12345, time.May), "Y12345"},
		{"far day", Day(time.Date(12345, 5, 1, 0, 0, 0, 0, time.UTC)), "Y12345"},
		{"far instant", Instant(time.Date(12345, 5, 1, 0, 0, 0, 0, time.UTC)), "Y12345"},
		{"since", Since(MustTime("2016-09-12")), "2016-09-12/.."},
		{"since the start of", Since(MustTime("2016-09-12/2016-09-19")), "2016-09-12/.."},
		{"since nothing", Since(Time{}), ""},
		{"since an open start", Since(MustTime("../2016")), ""},
		{"until", Until(MustTime("2011-10-20")), "../2011-10-20"},
		{"until the end of", Until(MustTime("2011-10~/2011-11~")), "../2011-11~"},
		{"until nothing", Until(Time{}), ""},
	}
	for _, tt := range tests {
		if tt.got.String() != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, tt.got, tt.want)
		}
		if tt.want != "" && MustTime(tt.want) != tt.got {
			t.Errorf("%s: %#v differs from what its text parses to", tt.name, tt.got)
		}
	}
}

func TestInterval(t *testing.T) {
	tests := []struct{ from, to, want, err string }{
		{"2016-02", "2016-09", "2016-02/2016-09", ""},
		{"2016-02/2016-03", "2016-08/2016-09", "2016-02/2016-09", ""},
		{"2016-02-27", "", "2016-02-27/..", ""},
		{"", "2016-02-27", "../2016-02-27", ""},
		{"2016-09-09", "2016-09-09", "2016-09-09", ""},
		{"2016-09-10", "2016-09", "2016-09-10/2016-09", ""},
		{"2016-09-10", "2016-09-09", "", "2016-09-10 is after 2016-09-09"},
		{"", "", "", "one end that is known"},
		{"../2016", "2016/..", "", "one end that is known"},
	}
	for _, tt := range tests {
		got, err := Interval(parseOrZero(t, tt.from), parseOrZero(t, tt.to))
		if tt.err != "" {
			if err == nil || !strings.Contains(err.Error(), tt.err) {
				t.Errorf("Interval(%q, %q): error %v, want %q", tt.from, tt.to, err, tt.err)
			}
			continue
		}
		if err != nil || got.String() != tt.want {
			t.Errorf("Interval(%q, %q) = %q, %v, want %q", tt.from, tt.to, got, err, tt.want)
		}
	}
}

func parseOrZero(t *testing.T, s string) Time {
	t.Helper()
	if s == "" {
		return Time{}
	}
	u, err := ParseTime(s)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func TestStartEnd(t *testing.T) {
	tests := []struct {
		in, start, end string
		openStart      bool
		openEnd        bool
	}{
		{"", "", "", false, false},
		{"2016-02", "2016-02", "2016-02", false, false},
		{"2016-02~/2016-09-12T16:00Z", "2016-02~", "2016-09-12T16:00Z", false, false},
		{"2016-09-12/..", "2016-09-12", "", false, true},
		{"../2016-09-12", "", "2016-09-12", true, false},
	}
	for _, tt := range tests {
		u := parseOrZero(t, tt.in)
		if u.Start().String() != tt.start || u.End().String() != tt.end {
			t.Errorf("%q: start %q end %q", tt.in, u.Start(), u.End())
		}
		if u.OpenStart() != tt.openStart || u.OpenEnd() != tt.openEnd {
			t.Errorf("%q: open start %v, open end %v", tt.in, u.OpenStart(), u.OpenEnd())
		}
	}
}

func TestTimeOrder(t *testing.T) {
	want := []string{
		"../2011-10-20", "", "1999", "2016", "2016-01-01", "2016-02", "2016-09-09T21:30:00Z", "2016-09-09T21:30Z",
		"2016-09-12", "2016-09-12~", "2016-09-12/2016-09-19", "2016-09-12/..", "2016-09-13",
	}
	// 2016 starts with 2016-01-01 and ends later.
	want[3], want[4] = want[4], want[3]
	times := make([]Time, len(want))
	for i, s := range want {
		times[len(want)-1-i] = parseOrZero(t, s)
	}
	slices.SortFunc(times, Time.Compare)
	got := make([]string, len(times))
	for i, u := range times {
		got[i] = u.String()
	}
	if !slices.Equal(got, want) {
		t.Errorf("order\n %q\nwant\n %q", got, want)
	}
}

func TestTimeAlgebra(t *testing.T) {
	tests := []struct{ a, b, hull, meet string }{
		{"2016-02", "2016-02-27", "2016-02", "2016-02-27"},
		{"2016-02", "2016-09", "2016-02/2016-09", "-"},
		{"2016-02/2016-05", "2016-03-15/2016-09", "2016-02/2016-09", "2016-03-15/2016-05-31"},
		{"2016-02/2016-05~", "2016-03-15/2016-09", "2016-02/2016-09", "2016-03-15/2016-05-31~"},
		{"2016-02-27/..", "../2016-09-19", "", "2016-02-27/2016-09-19"},
		{"2016-02-27/..", "2016-09-12/..", "2016-02-27/..", "2016-09-12/.."},
		{"../2011", "../2016", "../2016", "../2011"},
		{"../2011", "2012/..", "", "-"},
		{"2016", "2016-12-29/2017-01-02", "2016/2017-01-02", "2016-12-29/2016-12-31"},
		{"2016-09-09T21:30Z/2016-09-11", "2016-09-08/2016-09-10", "2016-09-08/2016-09-11", "2016-09-09T21:30Z/2016-09-10"},
		{"2016-09-09", "", "", "2016-09-09"},
		{"", "", "", ""},
	}
	for _, tt := range tests {
		a, b := parseOrZero(t, tt.a), parseOrZero(t, tt.b)
		for _, pair := range [2][2]Time{{a, b}, {b, a}} {
			if got := Hull(pair[0], pair[1]); got.String() != tt.hull {
				t.Errorf("Hull(%q, %q) = %q, want %q", pair[0], pair[1], got, tt.hull)
			}
			got, ok := Meet(pair[0], pair[1])
			text := got.String()
			if !ok {
				text = "-"
			}
			if text != tt.meet {
				t.Errorf("Meet(%q, %q) = %q, want %q", pair[0], pair[1], text, tt.meet)
			}
		}
	}
}

func TestShift(t *testing.T) {
	tests := []struct {
		in   string
		days int
		want string
	}{
		{"2016-02-28", 1, "2016-02-29"},
		{"2016-03-01", -1, "2016-02-29"},
		{"2016-02-28~", 2, "2016-03-01~"},
		{"2016-02?", 1, "2016-02-02?/2016-03-01?"},
		{"2016-09-09T21:30:15Z", 7, "2016-09-16T21:30:15Z"},
		{"2016-09-09T21:30Z", 7, "2016-09-16T21:30Z"},
		{"2016-09-12/2016-09-19", -7, "2016-09-05/2016-09-12"},
		{"2016-09-12T16:00Z/2016-09-19", 1, "2016-09-13T16:00Z/2016-09-20"},
		{"2016-09-12/..", 1, "2016-09-13/.."},
		{"../2011-10-20%", -20, "../2011-09-30%"},
		{"2016", 0, "2016"},
		{"", 3, ""},
	}
	for _, tt := range tests {
		if got := parseOrZero(t, tt.in).Shift(tt.days); got.String() != tt.want {
			t.Errorf("%q.Shift(%d) = %q, want %q", tt.in, tt.days, got, tt.want)
		}
	}
}

func TestContains(t *testing.T) {
	noon := time.Date(2016, 9, 9, 12, 0, 0, 500, time.UTC)
	for s, want := range map[string]bool{
		"": true, "2016-09-09": true, "2016-09": true, "2016-09-08": false, "2016-09-10": false, "2016-09-09/..": true,
		"../2016-09-08": false, "2016-09-09T12:00:00Z": true, "2016-09-09T12:00Z": true, "2016-09-09T12:01Z": false,
	} {
		if got := parseOrZero(t, s).Contains(noon); got != want {
			t.Errorf("%q contains noon of 2016-09-09: %v", s, got)
		}
	}
}

func TestTimeText(t *testing.T) {
	type record struct {
		At  Time  `json:"at"`
		End *Time `json:"end"`
	}
	in := record{At: MustTime("2016-09-12/..")}
	b, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	if want := `{"at":"2016-09-12/..","end":null}`; string(b) != want {
		t.Fatalf("%s, want %s", b, want)
	}
	var out record
	if err := json.Unmarshal(b, &out); err != nil || out != in {
		t.Fatalf("%v, %v", out, err)
	}
	if b, err = json.Marshal(Time{}); err != nil || string(b) != `""` {
		t.Errorf("zero: %s, %v", b, err)
	}
	at := in.At
	if err := at.UnmarshalText(nil); err != nil || !at.IsZero() {
		t.Errorf("empty text: %q, %v", at, err)
	}
	at = in.At
	if err := at.UnmarshalText([]byte("soon")); err == nil || at != in.At {
		t.Errorf("bad text: %q, %v", at, err)
	}
}

func TestTimeScalar(t *testing.T) {
	for s, want := range map[string]string{"": "null", "2016-02~": `"2016-02~"`} {
		var b bytes.Buffer
		parseOrZero(t, s).MarshalGQL(&b)
		if b.String() != want {
			t.Errorf("%q is written %s, want %s", s, b.String(), want)
		}
	}
	var u Time
	if err := u.UnmarshalGQL("2016-02~"); err != nil || u != MustTime("2016-02~") {
		t.Errorf("%q, %v", u, err)
	}
	for _, v := range []any{nil, 2016, "", "soon"} {
		if err := u.UnmarshalGQL(v); err == nil {
			t.Errorf("%#v is taken", v)
		}
	}
}

func TestMustTimePanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	MustTime("soon")
}

// drawDate makes expressions that are no interval, from all that ParseTime takes.
func drawDate(t *rapid.T, label string) string {
	year := rapid.IntRange(-9999, 9999)
	if rapid.IntRange(0, 3).Draw(t, label+" near") > 0 {
		year = rapid.IntRange(2014, 2018)
	}
	y := year.Draw(t, label+" year")
	month := rapid.IntRange(1, 12).Draw(t, label+" month")
	day := rapid.IntRange(1, daysIn(y, month)).Draw(t, label+" day")
	text := string(appendYear(nil, y))
	switch rapid.IntRange(0, 9).Draw(t, label+" form") {
	case 0:
	case 1:
		text += fmt.Sprintf("-%02d", month)
	case 2:
		text += fmt.Sprintf("-%02d", 21+month%4)
	case 3:
		text += fmt.Sprintf("-%02d-XX", month)
	case 4:
		if y >= 0 {
			text = text[:3] + "X"
		}
	case 5:
		text = "Y" + fmt.Sprint(10000+month*1000+day)
	case 6, 7:
		clock := rapid.IntRange(0, 86399).Draw(t, label+" clock")
		prec := rapid.SampledFrom([]uint8{precMinute, precSecond}).Draw(t, label+" precision")
		return clockTime(time.Date(y, time.Month(month), day, 0, 0, clock, 0, time.UTC), prec).String()
	default:
		text += fmt.Sprintf("-%02d-%02d", month, day)
	}
	return text + rapid.SampledFrom([]string{"", "", "?", "~", "%"}).Draw(t, label+" mark")
}

// drawTime makes any Time, the zero one and open intervals among them.
func drawTime(t *rapid.T, label string) Time {
	from, to := Time{}, Time{}
	kind := rapid.IntRange(0, 9).Draw(t, label+" kind")
	if kind == 0 {
		return Time{}
	}
	from = mustParse(t, drawDate(t, label))
	switch kind {
	case 1:
		return Since(from)
	case 2:
		return Until(from)
	case 3, 4, 5:
		to = mustParse(t, drawDate(t, label+" end"))
		if from.from > to.to {
			from, to = to, from
		}
		u, err := Interval(from, to)
		if err != nil {
			t.Fatal(err)
		}
		return u
	}
	return from
}

func mustParse(t *rapid.T, s string) Time {
	u, err := ParseTime(s)
	if err != nil {
		t.Fatalf("drawn %q: %v", s, err)
	}
	return u
}

// checkSound holds what every Time must hold, however it came about.
func checkSound(t interface{ Fatalf(string, ...any) }, u Time) {
	if u.IsZero() {
		if u != (Time{}) {
			t.Fatalf("no text, but %#v", u)
		}
		return
	}
	again, err := ParseTime(u.String())
	if err != nil || again != u {
		t.Fatalf("%#v parses again to %#v, %v", u, again, err)
	}
	if from, to := u.Bounds(); from > to {
		t.Fatalf("%s: earliest %d is after latest %d", u, from, to)
	}
}

func TestTimeRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		u := drawTime(t, "u")
		checkSound(t, u)
		checkSound(t, u.Start())
		checkSound(t, u.End())
		b, err := u.MarshalText()
		var v Time
		if err != nil || v.UnmarshalText(b) != nil || v != u {
			t.Fatalf("%s comes back as %s", u, v)
		}
	})
}

func TestTimeCompareIsATotalOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := drawTime(t, "a"), drawTime(t, "b"), drawTime(t, "c")
		if a.Compare(b) != -b.Compare(a) {
			t.Fatalf("%s and %s: %d, %d", a, b, a.Compare(b), b.Compare(a))
		}
		if (a.Compare(b) == 0) != (a == b) {
			t.Fatalf("%#v and %#v compare as %d", a, b, a.Compare(b))
		}
		if a.Compare(b) <= 0 && b.Compare(c) <= 0 && a.Compare(c) > 0 {
			t.Fatalf("%s <= %s <= %s, but not the first and the last", a, b, c)
		}
	})
}

func TestTimeHullCoversAndMeetLiesWithin(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawTime(t, "a"), drawTime(t, "b")
		af, at := a.Bounds()
		bf, bt := b.Bounds()
		h := Hull(a, b)
		checkSound(t, h)
		if hf, ht := h.Bounds(); hf != min(af, bf) || ht != max(at, bt) {
			t.Fatalf("Hull(%s, %s) = %s", a, b, h)
		}
		m, ok := Meet(a, b)
		checkSound(t, m)
		if ok != a.Overlaps(b) || ok != b.Overlaps(a) {
			t.Fatalf("Meet(%s, %s): %v, Overlaps: %v", a, b, ok, a.Overlaps(b))
		}
		if mf, mt := m.Bounds(); ok && (mf != max(af, bf) || mt != min(at, bt)) {
			t.Fatalf("Meet(%s, %s) = %s", a, b, m)
		}
		if a.Within(b) != (Hull(a, b) == b || af == bf && at == bt || b.IsZero()) {
			t.Fatalf("%s within %s: %v, hull %s", a, b, a.Within(b), h)
		}
	})
}

func TestTimeShiftComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		u := drawTime(t, "u")
		days := rapid.IntRange(-4000, 4000).Draw(t, "days")
		s := u.Shift(days)
		checkSound(t, s)
		from, to := u.Bounds()
		sf, st := s.Bounds()
		if inDayRange(from, days) && inDayRange(to, days) && (!moved(from, sf, days) || !moved(to, st, days)) {
			t.Fatalf("%s shifted by %d days is %s", u, days, s)
		}
	})
}

// inDayRange tells whether days can be written around an instant: years of four digits.
func inDayRange(unix int64, days int) bool {
	if unix == BeginningOfTime || unix == EndOfTime {
		return true
	}
	y := time.Unix(unix, 0).UTC().AddDate(0, 0, days).Year()
	return y > -9999 && y < 9999
}

func moved(from, to int64, days int) bool {
	if from == BeginningOfTime || from == EndOfTime {
		return from == to
	}
	return to-from == int64(days)*86400
}

func BenchmarkParseTime(b *testing.B) {
	for _, s := range []string{"2016-09-09", "2016-09-12/..", "2011-03-15~/2011-03-18", "2016-09-09T21:30:00Z"} {
		b.Run(s, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := ParseTime(s); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
