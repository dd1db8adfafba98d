package extract

import (
	"slices"
	"strings"
	"testing"

	"casus/schema"
)

func TestAttribution(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct {
		text string
		kind schema.EventType
		want string
	}{
		{"Rebels claim to have captured an army base in Aleppo.", schema.TerritoryCapture, "Rebels"},
		{"Canada announced that it will send troops to Mali.", schema.Deployment, ""},
		{"Troops cut off the main road to Aleppo and captured Khanasir, according to the Syrian Observatory for Human Rights.", schema.TerritoryCapture, "Syrian Observatory for Human Rights"},
		{"A report by Amnesty International says that soldiers shelled the village.", schema.Shelling, "Amnesty International"},
		{"Boko Haram claimed responsibility for the bombing in Jos.", schema.Bombing, "Boko Haram"},
		{"Nine people are reported dead in an attack on a church in Jos.", schema.ArmedAttack, ""},
	} {
		e := x.Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2016-09-10")})
		i := slices.IndexFunc(e.Events, func(e schema.ExtractedEvent) bool { return e.Type == c.kind })
		if i < 0 {
			t.Errorf("%s: no %s", c.text, c.kind)
			continue
		}
		var got []string
		for _, id := range e.Events[i].AttributedTo {
			k := slices.IndexFunc(e.Actors, func(a schema.ExtractedActor) bool { return a.ID == id })
			got = append(got, e.Actors[k].Name)
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s: %q, want %q", c.text, s, c.want)
		}
	}
}
