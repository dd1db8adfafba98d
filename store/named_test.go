package store

import (
	"context"
	"slices"
	"testing"

	"casus/schema"
)

func TestActorsNamed(t *testing.T) {
	s := open(t)
	for i, name := range []string{"Al-Nusra Front", "Front", "Islamic Front", "Nusra"} {
		x := &schema.Extraction{Article: schema.Article{Title: name, Text: name + " met."}, Actors: []schema.ExtractedActor{{ID: "a", Name: name}},
			Events: []schema.ExtractedEvent{{Type: schema.Talks, Participants: []schema.ExtractedParticipant{{Role: schema.Party, Actor: "a"}}, Evidence: []schema.Selector{{Start: 0, End: len(name), Exact: name}}}}}
		if i == 0 {
			x.Actors[0].Aliases = []schema.Alias{{Name: "Jabhat Fatah al-Sham"}, {Name: "The Nusra"}}
		}
		if _, err := s.Append(context.Background(), x); err != nil {
			t.Fatal(err)
		}
	}
	for _, tt := range []struct {
		ask  []string
		want []string
	}{
		{[]string{"al nusra front"}, []string{"Al-Nusra Front"}},
		{[]string{"Front"}, []string{"Front"}},
		{[]string{"Jabhat Fatah Al-Sham"}, []string{"Al-Nusra Front"}},
		{[]string{"Nusra"}, []string{"Al-Nusra Front", "Nusra"}},
		{[]string{"Islamic"}, nil},
		{[]string{"Fron", "", "The"}, nil},
		{[]string{"Islamic Front", "the islamic front"}, []string{"Islamic Front"}},
	} {
		ids, err := s.ActorsNamed(context.Background(), tt.ask)
		if err != nil {
			t.Fatal(err)
		}
		actors, err := s.Actors(context.Background(), ids)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, a := range actors {
			got = append(got, a.Name)
		}
		if slices.Sort(got); !slices.Equal(got, tt.want) {
			t.Errorf("%q: %q, want %q", tt.ask, got, tt.want)
		}
	}
}
