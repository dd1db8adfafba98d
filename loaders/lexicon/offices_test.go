package lexicon

import (
	"slices"
	"testing"
	"time"
)

// rivals are offices that more than one person held or claimed at a time.
var rivals = map[office]bool{
	{"prime minister", "state:LY"}: true, {"president", "state:CI"}: true, {"president", "state:YE"}: true, {"spokesman", "state:RU"}: true,
}

// singular are the offices that one person holds at a time.
var singular = []string{"president", "prime minister", "foreign minister", "defence minister", "king", "secretary general",
	"chief of staff", "army chief", "director general", "pope", "supreme leader", "interior minister"}

func TestOneHolderAtATime(t *testing.T) {
	l, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	for key, list := range l.holders {
		if !slices.Contains(singular, key.role) || rivals[key] {
			continue
		}
		for i, a := range list {
			for _, b := range list[:i] {
				if a.holder == b.holder || a.time.beganLast >= b.time.endedFirst || b.time.beganLast >= a.time.endedFirst {
					continue
				}
				t.Errorf("%s of %s: %s and %s at the same time", key.role, key.object, b.holder.Name, a.holder.Name)
			}
		}
	}
}

func TestHolder(t *testing.T) {
	l, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ role, of, day, want string }{
		{"president", "SY", "2016-09-10", "Bashar al-Assad"},
		{"foreign minister", "RU", "2016-09-10", "Sergei Lavrov"},
		{"Secretary of State", "US", "2016-09-10", "John Kerry"},
		{"secretary-general", "org:un", "2011-02-01", "Ban Ki-moon"},
		{"Foreign Secretary", "GB", "2003-03-20", "Jack Straw"},
		{"chancellor", "DE", "1999-04-01", "Gerhard Schröder"},
		{"president", "UA", "2022-02-24", "Volodymyr Zelenskyy"},
		{"leader", "group:islamic-state", "2015-01-01", "Abu Bakr al-Baghdadi"},
		{"president", "XX", "2015-01-01", ""},
	} {
		day, err := time.Parse("2006-01-02", c.day)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if e := l.Holder(c.role, c.of, day); e != nil {
			got = e.Name
		}
		if got != c.want {
			t.Errorf("%s of %s on %s: %q, want %q", c.role, c.of, c.day, got, c.want)
		}
	}
}
