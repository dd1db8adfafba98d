package extract

import (
	"testing"

	"casus/schema"
)

func TestNamesOfOthers(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct{ text, name, not string }{
		{"Transport minister Salam al Maliki met rebel leaders.", "Salam al Maliki", "Nawaf Salam"},
		{"Gen. Abdul Fatah Younis was killed in Benghazi.", "Abdul Fatah Younis", "Fatah"},
		{"Prime Minister al-Baghdadi al-Mahmoodi met rebel leaders.", "al-Baghdadi al-Mahmoodi", "Abu Bakr al-Baghdadi"},
		{"Hillary Clinton met rebel leaders.", "Hillary Clinton", "Bill Clinton"},
		{"Basher Assad met rebel leaders.", "Bashar al-Assad", ""},
		{"Fatah leaders met Hamas in Cairo.", "Fatah", ""},
	} {
		r := read(x.Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2011-04-10")}))
		found := false
		for _, a := range r.x.Actors {
			found = found || a.Name == c.name
			if a.Name == c.not {
				t.Errorf("%s: %s", c.text, c.not)
			}
		}
		if !found {
			t.Errorf("%s: no %s in %v", c.text, c.name, r.names)
		}
	}
}
