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
