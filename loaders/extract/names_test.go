package extract

import (
	"testing"

	"casus/schema"
)

// TestKindOfName reads what unlisted names name. Those of the recogniser are tested where something beside the name speaks for them too.
func TestKindOfName(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct {
		text, name string
		kind       schema.ActorKind
		place      schema.PlaceKind
	}{
		{"A convoy was hit in Urum al-Kubra on Monday, aid workers said.", "Urum al-Kubra", "", schema.CityPlace},
		{"Militants attacked Camp Salenor at dawn.", "Camp Salenor", "", schema.SitePlace},
		{"Troops reached the Ramadi Barrage on Friday.", "Ramadi Barrage", "", schema.SitePlace},
		{"Chief of Staff Sami al-Anan resigned on Friday.", "Sami al-Anan", schema.PersonActor, ""},
		{"Police freed Nazanin Zaghari-Ratcliffe on Friday.", "Nazanin Zaghari-Ratcliffe", schema.PersonActor, ""},
		{"Tobiah Ellworth spoke on Friday. Minister Tobiah Ellworth condemned the attack.", "Tobiah Ellworth", schema.PersonActor, ""},
		{"The Houthi attacks on ships went on.", "Houthis", schema.ArmedGroupActor, ""},
		{"A drone killed six militants in Mir Ali on Sunday.", "Mir Ali", "", schema.CityPlace},
		{"Mir Ali met the governor in Quetta on Sunday.", "Mir Ali", schema.PersonActor, ""},
		{"Abu Hamza met Sheikh Miskin in Deraa.", "Miskin", schema.PersonActor, ""},
		{"Mir Ali fell to the army on Sunday.", "Mir Ali", "", schema.CityPlace},
		{"New Delhi urged Pakistan to arrest the gunmen.", "India", schema.StateActor, ""},
	} {
		got := x.Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2016-09-20")})
		found := false
		for _, a := range got.Actors {
			found = found || a.Name == c.name && a.Kind == c.kind
		}
		for _, p := range got.Places {
			found = found || p.Name == c.name && p.Kind == c.place
		}
		if !found {
			t.Errorf("%s: no %s %s%s in %v", c.text, c.name, c.kind, c.place, read(got).names)
		}
	}
}

func TestPlacesAgain(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct {
		text, place string
		want        int
	}{
		{"Rebels seized Aleppo on Friday. Troops shelled the city at night.", "Aleppo", 2},
		{"Rebels seized Aleppo on Friday. Troops shelled the old city at night.", "Aleppo", 1},
		{"Rebels seized Aleppo on Friday. Troops shelled a city at night.", "Aleppo", 1},
		{"Fighting broke out in the Wadi Barada valley. The army shelled the valley at night.", "Wadi Barada", 2},
	} {
		n := 0
		for _, p := range x.Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2016-12-31")}).Places {
			if p.Name == c.place {
				n += len(p.Mentions)
			}
		}
		if n != c.want {
			t.Errorf("%s: %s is mentioned %d times, want %d", c.text, c.place, n, c.want)
		}
	}
}

func TestDatelineIsNoPlaceOfLaterActs(t *testing.T) {
	got := extractor(t).Extract(schema.Article{PublishedAt: schema.MustTime("2016-09-21"),
		Text: "GENEVA - Envoys met on Tuesday. Two bombers carried out a strike on the trucks, officials said."})
	for _, e := range got.Events {
		if e.Type == schema.Airstrike && len(e.Places) > 0 {
			t.Errorf("the strike is at %v", e.Places)
		}
	}
}

func TestHyphenatedBroker(t *testing.T) {
	r := read(extractor(t).Extract(schema.Article{PublishedAt: schema.MustTime("2016-09-21"), Text: "A UN-brokered ceasefire took effect in Aleppo on Monday."}))
	for _, e := range r.x.Events {
		for _, p := range e.Participants {
			if p.Role == schema.Mediator && r.is(p.Actor, "United Nations") {
				return
			}
		}
	}
	t.Errorf("no mediator\n%s", r.dump())
}
