package schema

import (
	"strings"
	"testing"
)

// FuzzParseTime holds that no text makes ParseTime panic, and that what it takes is sound and prints as it parses.
func FuzzParseTime(f *testing.F) {
	for _, s := range []string{"", "2016-09-09", "2016-09-12/..", "../2011-10-20", "2011-03-15~/2011-03-18", "201X", "20XX%", "2016-XX-XX",
		"2001-24?", "Y-17000", "-0044-03-15", "2016-09-09T21:30:00.5+03:00", "2016-09-09T21:30Z/", "0000-02-29", "-9999-01-01T00:00+14"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		u, err := ParseTime(s)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "date ") || u != (Time{}) {
				t.Fatalf("%q: %v, %s", s, err, u)
			}
			return
		}
		if u.IsZero() {
			t.Fatalf("%q is taken as nothing", s)
		}
		checkSound(t, u)
		checkSound(t, u.Start())
		checkSound(t, u.End())
		checkSound(t, u.Shift(1))
		if h := Hull(u, u); h != u {
			t.Fatalf("Hull(%s, %s) = %s", u, u, h)
		}
		if m, ok := Meet(u, u); !ok || m != u {
			t.Fatalf("Meet(%s, %s) = %s", u, u, m)
		}
	})
}
