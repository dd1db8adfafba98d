package extract

import (
	"slices"
	"testing"

	"casus/schema"
)

// An unlisted town lies in the region or country behind it, whoever acts there; who is taken is no town because his country is named behind him or tells of it, and a list
// of states says of nothing where it lies.
func TestTownsByTheirCountry(t *testing.T) {
	for _, c := range []struct {
		text string
		// places are the names and countries of where the first event happened; targets whom it was done to.
		places, targets []string
	}{
		{"Ukraine retakes the village of Velmivka, Kharkiv Oblast, from Russian forces.", []string{"Velmivka UA"}, []string{"Russian Armed Forces"}},
		{"Russian forces capture the village of Velmivka in the Kharkiv Oblast.", []string{"Velmivka UA"}, nil},
		{"The militia captures Golanda, Sudan, after heavy fighting.", []string{"Golanda SD"}, nil},
		{"An Israeli airstrike on Tsobayne, Lebanon killed three people.", []string{"Tsobayne LB"}, []string{"people"}},
		{"Rebels captured John Akoto, Ghana's minister of the interior, on Monday.", nil, []string{"John Akoto"}},
		{"Troops killed Darwishi, Lebanon said.", nil, []string{"Darwishi"}},
		{"Soldiers arrested Barkov, Ukraine has confirmed.", nil, []string{"Barkov"}},
		{"Soldiers arrested Barkov, Ukraine was told.", nil, []string{"Barkov"}},
		{"An Israeli airstrike near Tripoli, Lebanon, killed three people.", []string{"Tripoli LB"}, []string{"people"}},
	} {
		x := extractor(t).Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2016-09-10")})
		if len(x.Events) == 0 {
			t.Errorf("%s: no event", c.text)
			continue
		}
		e := x.Events[0]
		var places, targets []string
		for _, id := range e.Places {
			p := x.Places[slices.IndexFunc(x.Places, func(p schema.ExtractedPlace) bool { return p.ID == id })]
			places = append(places, p.Name+" "+p.Country)
		}
		for _, p := range e.Participants {
			if p.Role == schema.Target {
				targets = append(targets, x.Actors[slices.IndexFunc(x.Actors, func(a schema.ExtractedActor) bool { return a.ID == p.Actor })].Name)
			}
		}
		if !slices.Equal(places, c.places) || !slices.Equal(targets, c.targets) {
			t.Errorf("%s: at %q to %q, want %q and %q", c.text, places, targets, c.places, c.targets)
		}
	}
}
