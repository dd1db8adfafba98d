package extract

import (
	"testing"

	"casus/schema"
)

// TestCondemned reads whom a condemnation is aimed at: who did what is condemned, where the text says it, and nobody else.
func TestCondemned(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct{ text, agent, target string }{
		{"A truck bomb killed 90 people in Kabul. The attack, claimed by Islamic State, was condemned by the United Nations.", "United Nations", "Islamic State"},
		{"Suicide bombers hit two mosques in Sanaa. The attacks, which Islamic State claimed, were condemned by the Houthis.", "Houthis", "bombers"},
		{"Gunmen stormed a mall in Nairobi on Saturday. It was condemned by the European Union.", "European Union", "Gunmen"},
		{"A suicide bomber killed 50 people at a wedding in Gaziantep. Turkey blamed Islamic State. The attack was condemned by the United Nations.", "United Nations", "bomber"},
		{"Russian warplanes bombed a hospital in Mariupol. It was condemned by the Vatican.", "Vatican", "Russia"},
		{"Twelve people were shot dead at a newspaper in Paris. The attack was condemned by Iran.", "Iran", ""},
	} {
		r := read(x.Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2016-09-10")}))
		found := false
		for _, e := range r.x.Events {
			if e.Type != schema.Accusation || e.Trigger.Exact != "condemned" {
				continue
			}
			found = true
			targets := 0
			for _, p := range e.Participants {
				switch {
				case p.Role == schema.Agent && !r.is(p.Actor, c.agent), p.Role == schema.Target && (c.target == "" || !r.is(p.Actor, c.target)):
					t.Errorf("%s: %s of it is %v", c.text, p.Role, r.names[p.Actor])
				case p.Role == schema.Target:
					targets++
				}
			}
			if (targets == 1) != (c.target != "") {
				t.Errorf("%s: %d targets", c.text, targets)
			}
		}
		if !found {
			t.Errorf("%s: nobody condemns it", c.text)
		}
	}
}

func TestCriticHasNoPart(t *testing.T) {
	r := read(extractor(t).Extract(schema.Article{PublishedAt: schema.MustTime("2019-08-18"),
		Text: "Islamic State claimed responsibility for the bombing of a wedding hall in Kabul. The bombing was condemned by the president, Ashraf Ghani."}))
	for _, e := range r.x.Events {
		for _, p := range e.Participants {
			if e.Type == schema.Bombing && r.is(p.Actor, "Ghani") {
				t.Errorf("he has a part in it\n%s", r.dump())
			}
		}
	}
}
