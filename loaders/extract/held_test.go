package extract

import (
	"slices"
	"testing"

	"casus/schema"
)

// Who holds a place is said behind it and behind the regions that it lies in; he is hit there, and hits nobody. Who holds a part of a region does not hold it, but
// the towns that are named in the part.
func TestHolders(t *testing.T) {
	for _, c := range []struct {
		text          string
		holds, agents []string
	}{
		{"Ten people are killed in an army airstrike on Mogok, Mandalay Region, Myanmar, controlled by the Arakan Army.", []string{"Arakan Army: Mogok"}, []string{"army"}},
		{"Syrian warplanes bomb Raqqa, a city held by the Islamic State.", []string{"Islamic State: Raqqa"}, []string{"Syrian Armed Forces"}},
		{"The gangs control 40% of Artibonite, including the town of Gonaïves.", []string{"gangs: Gonaïves"}, nil},
		{"Boko Haram controls most of Borno State, including Bama and Gwoza.", []string{"Boko Haram: Borno State", "Boko Haram: Bama", "Boko Haram: Gwoza"}, nil},
		{"Sudanese warplanes bomb Heglig, a town occupied by South Sudanese forces.", []string{"South Sudanese Armed Forces: Heglig"}, []string{"Sudanese Armed Forces", "South Sudanese Armed Forces"}},
		{"Talks held by Turkey in Ankara end.", nil, nil},
	} {
		x := extractor(t).Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2016-09-10")})
		actor := func(id string) string {
			return x.Actors[slices.IndexFunc(x.Actors, func(a schema.ExtractedActor) bool { return a.ID == id })].Name
		}
		var holds, agents []string
		for _, r := range x.Relations {
			if r.Type == schema.Controls {
				holds = append(holds, actor(r.Subject)+": "+x.Places[slices.IndexFunc(x.Places, func(p schema.ExtractedPlace) bool { return p.ID == r.Object })].Name)
			}
		}
		for _, e := range x.Events {
			for _, p := range e.Participants {
				if p.Role == schema.Agent {
					agents = append(agents, actor(p.Actor))
				}
			}
		}
		if !slices.Equal(holds, c.holds) || !slices.Equal(agents, c.agents) {
			t.Errorf("%s: holds %q, acts %q; want %q and %q", c.text, holds, agents, c.holds, c.agents)
		}
	}
}
