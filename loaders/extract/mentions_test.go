package extract

import (
	"slices"
	"strings"
	"testing"

	"casus/schema"
)

// TestNobody finds no actor in words that are none where they stand.
func TestNobody(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct{ text, nobody string }{
		{"Strikes went on.\nIraq\nNear Mosul, two strikes destroyed a tank.", "Iraq"},
		{"The coalition flew ten strikes with bomber, fighter and unmanned aircraft against militants.", "fighter"},
		{"A fighter-bomber and two fighter jets flew over Homs.", "fighter"},
	} {
		r := read(x.Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2017-01-09")}))
		for _, a := range r.x.Actors {
			for _, m := range a.Mentions {
				if m.Exact == c.nobody {
					t.Errorf("%s: %q is %s\n%s", c.text, m.Exact, a.Name, r.dump())
				}
			}
		}
	}
	r := read(x.Extract(schema.Article{Text: "A rebel fighter and two jets were seen near Homs. Soldiers killed the fighter.", PublishedAt: schema.MustTime("2017-01-09")}))
	if !slices.ContainsFunc(r.x.Actors, func(a schema.ExtractedActor) bool { return strings.Contains(a.Name, "fighter") }) {
		t.Errorf("the fighter is nobody\n%s", r.dump())
	}
}
