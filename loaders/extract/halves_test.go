package extract

import (
	"slices"
	"testing"

	"casus/schema"
)

// TestHalves reads whom "the North" and "the South" mean: states that the text names, or the ones opposite; regions elsewhere.
func TestHalves(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct {
		text string
		kind schema.EventType
		role schema.Role
		want []string
	}{
		{"North and South Korea exchanged fire at sea on Monday.", schema.Battle, schema.Party, []string{"North Korea", "South Korea"}},
		{"South Korea is on alert. The North fired a rocket on Monday.", schema.Shelling, schema.Agent, []string{"North Korea"}},
		{"The North fired a rocket on Monday. South Korean troops are on alert.", schema.Shelling, schema.Agent, []string{"North Korea"}},
		{"Talks with Sudan broke down. The South Sudanese minister left. The South accused the North of bombing two villages.", schema.Accusation, schema.Agent, []string{"South Sudan"}},
		{"South Sudan is at war. Khartoum denied that it bombs the oil fields. The South accused the North of bombing two villages.", schema.Airstrike, schema.Agent, []string{"Sudan"}},
		{"South Africa sent soldiers to Mozambique. Gunmen from the North attacked a village.", schema.ArmedAttack, schema.Agent, []string{"Gunmen"}},
		{"North Korea fired a missile. North and South Ossetia exchanged fire on Monday.", schema.Battle, schema.Agent, nil},
		{"North Macedonia joined NATO. The North fired a rocket on Monday.", schema.Shelling, schema.Agent, []string{"North"}},
	} {
		r := read(x.Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2015-08-21")}))
		i := slices.IndexFunc(r.x.Events, func(e schema.ExtractedEvent) bool { return e.Type == c.kind })
		if i < 0 {
			t.Errorf("%s: no %s\n%s", c.text, c.kind, r.dump())
			continue
		}
		var got []string
		for _, p := range r.x.Events[i].Participants {
			if p.Role == c.role {
				got = append(got, r.names[p.Actor][0])
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %s are %q, want %q\n%s", c.text, c.role, got, c.want, r.dump())
		}
	}
}

// TestHalvesElsewhere finds no state in what only has such a word.
func TestHalvesElsewhere(t *testing.T) {
	x := extractor(t)
	for _, text := range []string{
		"South Korea sent a frigate to the North Sea.",
		"South Korea sent engineers to the North of Mali.",
		"South Korean soldiers drilled in the north of the country.",
		"Merkel, who grew up in East Germany, met Putin. The North and the West sent weapons to Ukraine.",
		"McCain fought in South Vietnam. Protests broke out in the South.",
		"South Korea is on alert. North and South Kivu saw attacks on Monday.",
		"South Sudan is at war. In the North and East of the country, fighting killed 20 people.",
		"Rebels in the North, South and East attacked towns in South Sudan.",
		"Police in the North clashed with Serbs in Kosovo. South Korea sent aid.",
		"North Korea fired a missile. South Sudan and Sudan met in Addis Ababa. The South walked out of the talks.",
	} {
		r := read(x.Extract(schema.Article{Text: text, PublishedAt: schema.MustTime("2015-08-21")}))
		for _, p := range r.x.Places {
			for _, m := range p.Mentions {
				if opposites[m.Exact] != "" && p.Kind == schema.CountryPlace {
					t.Errorf("%s: %s is in %s", text, m.Exact, p.Name)
				}
			}
		}
		for _, a := range r.x.Actors {
			for _, m := range a.Mentions {
				if opposites[m.Exact] != "" && a.Kind == schema.StateActor {
					t.Errorf("%s: %s is %s", text, m.Exact, a.Name)
				}
			}
		}
	}
}
