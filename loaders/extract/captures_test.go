package extract

import (
	"slices"
	"testing"

	"casus/loaders/language"
	"casus/schema"
)

// Whose flag is raised over a place took it; who gets a place that is handed over is the target, wherever "to" stands; a site that is described by its town is the
// listed one.
func TestWhoGetsAPlace(t *testing.T) {
	for _, c := range []struct {
		text                    string
		agents, targets, places []string
	}{
		{"The Iraqi flag is raised over Tikrit after its recapture from the Islamic State.", []string{"Iraq"}, []string{"Islamic State"}, []string{"Tikrit"}},
		{"Libyan rebels hoist their flag over the port of Brega.", []string{"Libyan rebels"}, nil, []string{"Brega"}},
		{"French forces have handed over control of the former air base back to Niger.", []string{"French Armed Forces"}, []string{"Niger"}, []string{"Niger: former air base"}},
		{"Militiamen seize the nuclear power plant in Bushehr.", []string{"Militiamen"}, nil, []string{"Bushehr nuclear plant"}},
	} {
		x := extractor(t).Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2016-09-10")})
		if len(x.Events) == 0 {
			t.Errorf("%s: no event", c.text)
			continue
		}
		e := x.Events[0]
		with := func(role schema.Role) (names []string) {
			for _, p := range e.Participants {
				if p.Role == role {
					names = append(names, x.Actors[slices.IndexFunc(x.Actors, func(a schema.ExtractedActor) bool { return a.ID == p.Actor })].Name)
				}
			}
			return names
		}
		var places []string
		for _, id := range e.Places {
			places = append(places, x.Places[slices.IndexFunc(x.Places, func(p schema.ExtractedPlace) bool { return p.ID == id })].Name)
		}
		if a, b := with(schema.Agent), with(schema.Target); !slices.Equal(a, c.agents) || !slices.Equal(b, c.targets) || !slices.Equal(places, c.places) {
			t.Errorf("%s: %q, %q, %q; want %q, %q, %q", c.text, a, b, places, c.agents, c.targets, c.places)
		}
	}
}

// A tree whose words hang on one another in a ring ends the way up as one without a verb does.
func TestVerbAboveEnds(t *testing.T) {
	s := &sentence{Sentence: language.Sentence{Tokens: []language.Token{{UPOS: "VERB", Head: -1}, {UPOS: "NOUN", Head: 0}, {UPOS: "NOUN", Head: 3}, {UPOS: "NOUN", Head: 2}}}}
	for i, want := range []int{-1, 0, -1, -1} {
		if got := s.verbAbove(i); got != want {
			t.Errorf("%d: %d, not %d", i, got, want)
		}
	}
}
