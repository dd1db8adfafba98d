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
	} {
		if r := read(x.Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2016-09-10")})); r.event(c.want) == nil {
			t.Errorf("%s: no %+v among %+v", c.text, c.want, r.x.Events)
		}
	}
}
