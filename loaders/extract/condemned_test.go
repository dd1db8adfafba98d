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
		{"A car bomb killed nine in Baghdad. Police shot dead two men in Basra. The bombing was condemned by Iran.", "Iran", ""},
		{"Gunmen attacked a post in Kabul. Police shot dead two men in Kunduz. The attack was condemned by Iran.", "Iran", ""},
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
	r.check(t, []wanted{{kind: schema.Bombing, agent: "Islamic State"}}, nil)
	for _, e := range r.x.Events {
		for _, p := range e.Participants {
			if e.Type == schema.Bombing && r.is(p.Actor, "Ghani") {
				t.Errorf("he has a part in it\n%s", r.dump())
			}
		}
	}
}

// Who claims an act did the one that he names, by its kind and its place, and none where two may be meant.
func TestClaimed(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct {
		text string
		// claimed is the type of the act that is the claimant's, empty where none is; other that of one that is not.
		claimed, other schema.EventType
	}{
		{"A car bomb killed nine in Baghdad. Police shot dead two men in Basra. The bombing was claimed by Islamic State.", schema.Bombing, schema.ArmedAttack},
		{"Gunmen attacked a post in Kabul. An air strike hit Kunduz. The attack in Kabul was claimed by Islamic State.", schema.ArmedAttack, schema.Airstrike},
		{"A bomb hit a market in Kabul. Gunmen shot two men in Kunduz. The attack was claimed by Islamic State.", "", schema.ArmedAttack},
	} {
		r := read(x.Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2016-09-10")}))
		r.check(t, []wanted{{kind: c.other}}, nil)
		if c.claimed != "" {
			r.check(t, []wanted{{kind: c.claimed, by: []string{"Islamic State"}}}, nil)
		}
		for _, e := range r.x.Events {
			if e.Type == c.claimed {
				continue
			}
			if r.any(e.AttributedTo, "Islamic State") || r.event(wanted{kind: e.Type, agent: "Islamic State"}) != nil {
				t.Errorf("%s: the %s is the claimant's\n%s", c.text, e.Type, r.dump())
			}
		}
	}
}
