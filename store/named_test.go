package store

import (
	"context"
	"slices"
	"testing"

	"casus/schema"
)

// meets is an article that says that an actor met.
func meets(name string, aliases ...string) *schema.Extraction {
	x := &schema.Extraction{Article: schema.Article{Title: name, Text: name + " met."}, Actors: []schema.ExtractedActor{{ID: "a", Name: name}},
		Events: []schema.ExtractedEvent{{Type: schema.Talks, Participants: []schema.ExtractedParticipant{{Role: schema.Party, Actor: "a"}}, Evidence: []schema.Selector{{Start: 0, End: len(name), Exact: name}}}}}
	for _, n := range aliases {
		x.Actors[0].Aliases = append(x.Actors[0].Aliases, schema.Alias{Name: n})
	}
	return x
}

// Whom a name means is kept until an actor changes.
func TestActorsNamedAfterMore(t *testing.T) {
	s := open(t)
	ask := func(want ...int) {
		t.Helper()
		for i, name := range []string{"Nusra", "Front", "Islamic Front"} {
			// The second answer may be one that was kept.
			for range 2 {
				ids, err := s.ActorsNamed(context.Background(), []string{name})
				if err != nil || len(ids[0]) != want[i] {
					t.Errorf("%q: %d actors, %v, want %d", name, len(ids[0]), err, want[i])
				}
			}
		}
	}
	load := func(x *schema.Extraction) {
		if _, err := s.Append(context.Background(), x); err != nil {
			t.Fatal(err)
		}
	}
	ask(0, 0, 0)
	load(meets("Front"))
	ask(0, 1, 0)
	load(meets("Islamic Front", "Nusra"))
	ask(1, 1, 1)
	load(meets("Al-Nusra Front", "Nusra", "Front"))
	ask(2, 2, 1)
	if err := s.Reindex(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	ask(2, 2, 1)
}

func TestActorsNamed(t *testing.T) {
	s := open(t)
	for i, name := range []string{"Al-Nusra Front", "Front", "Islamic Front", "Nusra"} {
		x := meets(name)
		if i == 0 {
			x = meets(name, "Jabhat Fatah al-Sham", "The Nusra")
		}
		if _, err := s.Append(context.Background(), x); err != nil {
			t.Fatal(err)
		}
	}
	for _, tt := range []struct {
		ask  []string
		want [][]string
	}{
		{[]string{"al nusra front"}, [][]string{{"Al-Nusra Front"}}},
		{[]string{"Front"}, [][]string{{"Front"}}},
		{[]string{"Jabhat Fatah Al-Sham"}, [][]string{{"Al-Nusra Front"}}},
		{[]string{"Nusra"}, [][]string{{"Al-Nusra Front", "Nusra"}}},
		{[]string{"Islamic"}, [][]string{nil}},
		{[]string{"Fron", "", "The"}, [][]string{nil, nil, nil}},
		{[]string{"Islamic Front", "Nobody", "the islamic front"}, [][]string{{"Islamic Front"}, nil, {"Islamic Front"}}},
	} {
		found, err := s.ActorsNamed(context.Background(), tt.ask)
		if err != nil {
			t.Fatal(err)
		}
		got := make([][]string, len(found))
		for i, ids := range found {
			actors, err := s.Actors(context.Background(), ids)
			if err != nil {
				t.Fatal(err)
			}
			for _, a := range actors {
				got[i] = append(got[i], a.Name)
			}
			slices.Sort(got[i])
		}
		if !slices.EqualFunc(got, tt.want, slices.Equal) {
			t.Errorf("%q: %q, want %q", tt.ask, got, tt.want)
		}
	}
}

func TestWhoIsCalledJustSoIsListedFirst(t *testing.T) {
	ctx := context.Background()
	s := open(t)
	for _, x := range []*schema.Extraction{meets("Al-Nusra Front", "The Nusra"), meets("Front"), meets("Nusra"), meets("Backers of Nusra"), meets("A Front of Nusra")} {
		if _, err := s.Append(ctx, x); err != nil {
			t.Fatal(err)
		}
	}
	for _, tt := range []struct {
		name string
		want []string
	}{
		{"nusra", []string{"Nusra", "Al-Nusra Front", "A Front of Nusra", "Backers of Nusra"}},
		{"Nusr", []string{"A Front of Nusra", "Al-Nusra Front", "Backers of Nusra", "Nusra"}},
		{"FRONT", []string{"Front", "A Front of Nusra", "Al-Nusra Front"}},
		{"", []string{"A Front of Nusra", "Al-Nusra Front", "Backers of Nusra", "Front", "Nusra"}},
	} {
		var got []string
		for p := (schema.Page{First: 1}); ; {
			page, err := s.ListActors(ctx, schema.ActorFilter{Name: tt.name}, p)
			if err != nil || len(page.Items) != 1 {
				t.Fatalf("%q: %+v, %v", tt.name, page, err)
			}
			if got = append(got, page.Items[0].Name); !page.HasNext {
				break
			}
			p.After = page.Cursors[0]
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q: %q, want %q", tt.name, got, tt.want)
		}
	}
}
