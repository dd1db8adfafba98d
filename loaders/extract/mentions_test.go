package extract

import (
	"slices"
	"strings"
	"testing"

	"casus/schema"
)

// TestOtherNames takes nobody for a listed person, people or place whose name is the last part of his.
func TestOtherNames(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct{ text, name string }{
		{"Police arrested Omar al-Iraqi in Amman.", "Omar al-Iraqi"},
		{"An airstrike killed Seif al-Arab in Tripoli.", "Seif al-Arab"},
		{"Abu Bakr al-Masri, an Egyptian, was killed in Ghazni.", "Abu Bakr al-Masri"},
		{"President al-Assad was killed in Damascus.", "Bashar al-Assad"},
		{"Abu Ayub al-Masri was killed in Tikrit.", "Abu Ayyub al-Masri"},
	} {
		r := read(x.Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2010-04-19")}))
		if !slices.ContainsFunc(r.x.Events, func(e schema.ExtractedEvent) bool {
			return slices.ContainsFunc(e.Participants, func(p schema.ExtractedParticipant) bool {
				return p.Role == schema.Target && r.names[p.Actor][0] == c.name
			})
		}) {
			t.Errorf("%s: %s is no target\n%s", c.text, c.name, r.dump())
		}
	}
}

// TestHyphenOpens reads a word with a hyphen at the beginning of a sentence.
func TestHyphenOpens(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct {
		text string
		kind schema.EventType
	}{
		{"Air-strikes by Chadian helicopters on the village of Bosso killed ten people.", schema.Airstrike},
		{"Cease-fire talks between Chad and Sudan began in Doha.", schema.Talks},
	} {
		if x := x.Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2010-04-19")}); !slices.ContainsFunc(x.Events, func(e schema.ExtractedEvent) bool { return e.Type == c.kind }) {
			t.Errorf("%s: no %s among %v", c.text, c.kind, x.Events)
		}
	}
}

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
	for _, text := range []string{
		"A rebel fighter and two jets were seen near Homs. Soldiers killed the fighter.",
		"Turkish troops captured a Kurdish fighter and Turkish jets bombed Afrin.",
		"The raid left one fighter dead and jets bombed Homs.",
	} {
		r := read(x.Extract(schema.Article{Text: text, PublishedAt: schema.MustTime("2017-01-09")}))
		if !slices.ContainsFunc(r.x.Actors, func(a schema.ExtractedActor) bool { return strings.Contains(a.Name, "fighter") }) {
			t.Errorf("%s: the fighter is nobody\n%s", text, r.dump())
		}
	}
}
