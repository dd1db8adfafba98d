package extract

import (
	"slices"
	"testing"

	"casus/schema"
)

// What stands before a colon as a label of the conflict locates a report and does nothing in it, and who speaks for an international body does not place
// it in the country that he is from.
func TestWhereAReportPlays(t *testing.T) {
	for _, c := range []struct {
		text           string
		agents, places []string
	}{
		{"Kofi Annan says that a truce takes effect on Monday.", nil, nil},
		{"Jens Stoltenberg announces a truce.", []string{"Jens Stoltenberg"}, nil},
		{"Nepal Civil War: Maoist insurgents in Nepal announce a unilateral truce.", []string{"Maoist insurgents"}, []string{"Nepal"}},
		{"Iraqi insurgency: A series of explosions occur in neighbourhoods of Baghdad, with at least 73 killed.", nil, []string{"Baghdad"}},
	} {
		x := extractor(t).Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2016-09-10")})
		var agents, places []string
		for _, e := range x.Events {
			for _, p := range e.Participants {
				if p.Role == schema.Agent {
					agents = append(agents, x.Actors[slices.IndexFunc(x.Actors, func(a schema.ExtractedActor) bool { return a.ID == p.Actor })].Name)
				}
			}
			for _, id := range e.Places {
				places = append(places, x.Places[slices.IndexFunc(x.Places, func(p schema.ExtractedPlace) bool { return p.ID == id })].Name)
			}
		}
		if !slices.Equal(agents, c.agents) || !slices.Equal(places, c.places) {
			t.Errorf("%s: %q at %q, want %q at %q", c.text, agents, places, c.agents, c.places)
		}
	}
}
