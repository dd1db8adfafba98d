package extract

import (
	"testing"

	"casus/schema"
)

// Whom "both sides" and the like mean are those who were named together before, states or persons.
func TestBothSides(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct {
		text string
		want wanted
	}{
		{"India and Pakistan exchanged fire on Monday. Both sides accused each other.", wanted{kind: schema.Accusation, agent: "India"}},
		{"India and Pakistan exchanged fire on Monday. Both sides accused each other.", wanted{kind: schema.Accusation, agent: "Pakistan"}},
		{"The rebels and the army fought in Taiz. Both sides accused each other.", wanted{kind: schema.Accusation, agent: "rebels"}},
		{"The rebels and the army fought in Taiz. Both sides accused each other.", wanted{kind: schema.Accusation, agent: "army"}},
		{"President Salva Kiir and rebel leader Riek Machar met in Addis Ababa. The two men agreed to a ceasefire.", wanted{kind: schema.CeasefireAgreementType, parties: []string{"Kiir", "Machar"}}},
		{"President Salva Kiir met rebel leader Riek Machar in Addis Ababa. Both sides agreed to a ceasefire.", wanted{kind: schema.CeasefireAgreementType, parties: []string{"Kiir", "Machar"}}},
	} {
		if r := read(x.Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2016-09-10")})); r.event(c.want) == nil {
			t.Errorf("%s: no %+v among %+v", c.text, c.want, r.x.Events)
		}
	}
}

// TestGoverning reads nouns for a state's government, with its name before them, as the state; other authorities are not.
func TestGoverning(t *testing.T) {
	x := extractor(t)
	for text, want := range map[string]string{
		"The Nepalese cabinet declared a ceasefire with the rebels.":      "Nepal",
		"Egyptian authorities arrested three journalists in Cairo.":       "Egypt",
		"Mali's authorities arrested three journalists in Bamako.":        "Mali",
		"The Colombian administration arrested the rebel's envoy.":        "Colombia",
		"Local authorities arrested three journalists in Tarsus.":         "Local authorities",
		"The Palestinian Authority arrested three journalists in Nablus.": "Palestinian Authority",
	} {
		got := x.Extract(schema.Article{Text: text, PublishedAt: schema.MustTime("2016-09-10")})
		var agents []string
		for _, e := range got.Events {
			for _, p := range e.Participants {
				if p.Role != schema.Agent {
					continue
				}
				for _, a := range got.Actors {
					if a.ID == p.Actor {
						agents = append(agents, a.Name)
					}
				}
			}
		}
		if len(agents) == 0 || agents[0] != want {
			t.Errorf("%s: %q, want %s", text, agents, want)
		}
	}
}
