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
		{"Clashes broke out in Goma between rebels and militiamen, the Ugandan army said.", schema.Battle, "Uganda People's Defence Force"},
		{"Jordan accused Russia of bombing a camp near al-Tanf.", schema.Airstrike, "Jordan"},
		{"The army announced that it had captured Lyman.", schema.TerritoryCapture, "army"},
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

// Who only tells of a fight of others has no part in it; who names himself again has.
func TestTellerHasNoPart(t *testing.T) {
	x := extractor(t)
	part := func(text string) bool {
		r := read(x.Extract(schema.Article{Text: text, PublishedAt: schema.MustTime("2016-09-10")}))
		return r.event(wanted{kind: schema.Battle, agent: "Uganda"}) != nil || r.event(wanted{kind: schema.Battle, parties: []string{"Uganda"}}) != nil
	}
	for text, want := range map[string]bool{
		"Clashes broke out in Goma between rebels and militiamen, the Ugandan army said.": false,
		"The Ugandan army said that it clashed with rebels near Goma.":                    true,
	} {
		if part(text) != want {
			t.Errorf("%s: has a part: %v", text, !want)
		}
	}
}
