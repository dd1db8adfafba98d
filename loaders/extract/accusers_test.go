package extract

import (
	"slices"
	"testing"

	"casus/schema"
)

// TestOpponents reads who supports whom where somebody else speaks or acts against it, and whom a word like "US-backed" is said of.
func TestOpponents(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Ukraine accused Russia of arming the separatists in Donetsk.", []string{"Russia BACKS separatists"}},
		{"The mayor accused Iran and Syria of supporting terrorists.", []string{"Iran BACKS terrorists", "Syria BACKS terrorists"}},
		{"The United States is blocking a plan by South Korea to sell trainer jets to Uzbekistan.", []string{"South Korea BACKS Uzbekistan"}},
		{"Japan protested to France about the sale of attack helicopters to China.", []string{"France BACKS China"}},
		{"Egypt and Ethiopia blocked a plan by Kenya to send weapons to Somalia.", []string{"Kenya BACKS Somalia"}},
		{"Turkey, which backs the rebels, accused Syria of shelling the town.", []string{"Turkey BACKS rebels"}},
		{"The army and US-backed Syrian rebels launched a campaign to capture Karsa.", []string{"United States BACKS Syrian rebels"}},
		{"The United States repeated its support for the ongoing Iranian protests.", nil},
		{"Al-Qaeda agents smuggled missiles into Britain.", nil},
		{"Spain signed a security pact with Ukraine and pledged €1 billion (US$1.1 billion) of military aid to Ukraine.", []string{"Spain BACKS Ukraine"}},
		{"The PRO-IP Act passed through the senate.", nil},
	} {
		e := x.Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2016-09-10")})
		name := map[string]string{}
		for _, a := range e.Actors {
			name[a.ID] = a.Name
		}
		var got []string
		for _, r := range e.Relations {
			if r.Type == schema.Backs {
				got = append(got, name[r.Subject]+" BACKS "+name[r.Object])
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}

// TestPunished reads who did what somebody is punished for, and one truce where its deal is named with it.
func TestPunished(t *testing.T) {
	x := extractor(t)
	r := read(x.Extract(schema.Article{Text: "Police arrested a student for attacking a mosque in Oslo.", PublishedAt: schema.MustTime("2016-09-10")}))
	if r.event(wanted{kind: schema.ArmedAttack, agent: "student"}) == nil || r.event(wanted{kind: schema.ArmedAttack, agent: "Police"}) != nil {
		t.Errorf("%+v", r.x.Events)
	}
	r = read(x.Extract(schema.Article{Text: "The militia announced that it accepted a ceasefire agreement mediated by Egypt.", PublishedAt: schema.MustTime("2016-09-10")}))
	truces := 0
	for _, e := range r.x.Events {
		if e.Type == schema.CeasefireAgreementType {
			truces++
		}
	}
	if truces > 1 {
		t.Errorf("%d truces: %+v", truces, r.x.Events)
	}
}
