package extract

import (
	"testing"

	"casus/schema"
)

func TestLinksOfActs(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct {
		text string
		want link
	}{
		{"Iraqi and US troops seize control of an insurgent stronghold in the north.", link{schema.AlliedWith, "state:IQ", "troops", false}},
		{"Hamas and Israel agreed on a ceasefire in Gaza.", link{schema.Fights, "Hamas", "state:IL", false}},
	} {
		r := read(x.Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2014-04-10")}))
		found := false
		for _, l := range r.x.Relations {
			found = found || l.Type == c.want.kind && (r.is(l.Subject, c.want.subject) && r.is(l.Object, c.want.object) || r.is(l.Object, c.want.subject) && r.is(l.Subject, c.want.object))
		}
		if !found {
			t.Errorf("%s: no %v in %v", c.text, c.want, r.x.Relations)
		}
	}
}
