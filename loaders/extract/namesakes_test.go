package extract

import (
	"slices"
	"testing"

	"casus/schema"
)

// TestNamesakes reads names that several persons, bodies or places have, or that are words as well: who takes part, where, and who is not meant.
func TestNamesakes(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct {
		date, text string
		events     []wanted
		// absent are names of actors and places, abroad countries of places, that the text does not tell of.
		absent, abroad []string
	}{
		{date: "2019-03-10", text: "Emmanuel Macron flew to Tunis on Friday. The Tunisian president rejected the plan.",
			events: []wanted{{kind: schema.Rejection, agent: "Tunisian president"}}},
		{date: "2017-03-10", text: "Putin met Merkel in Sochi. The Russian president condemned the strike.",
			events: []wanted{{kind: schema.Accusation, agent: "Putin"}}},
		{date: "2016-09-10", text: "Jets of the US-led coalition bombed Raqqa on Friday.", absent: []string{"Gulf War coalition"}},
		{date: "2016-09-10", text: "The Zamunda Liberation Army agreed a truce with the People's Liberation Council on Friday.",
			events: []wanted{{kind: schema.CeasefireAgreementType, parties: []string{"Zamunda Liberation Army", "People's Liberation Council"}}}, absent: []string{"Libération"}, abroad: []string{"FR"}},
		{date: "2016-09-10", text: "The newspaper Libération reported on Friday that Mali sent troops to Chad.",
			events: []wanted{{kind: schema.Deployment, by: []string{"Libération"}}}},
		{date: "2016-09-10", text: "The Popular Front for the Liberation of Azania (PFLA) attacked a barracks in Goma on Friday.",
			events: []wanted{{agent: "PFLA", kind: schema.Battle}}, absent: []string{"Popular Front for the Liberation of Palestine", "Libération"}},
		{date: "2016-09-10", text: "The Popular Front for the Liberation of Palestine attacked a checkpoint near Hebron.",
			events: []wanted{{agent: "Popular Front for the Liberation of Palestine", kind: schema.ArmedAttack}}},
		{date: "2014-09-10", text: "Gunmen attacked soldiers in Tripoli, in northern Lebanon, on Friday.", abroad: []string{"LY"}},
		{date: "2014-09-10", text: "Gunmen attacked an army post in Tripoli on Friday, Lebanese officials said.", abroad: []string{"LY"}},
		{date: "2014-09-10", text: "Clashes broke out in Tripoli on Friday. Militias shelled the airport.", abroad: []string{"LB"}},
		{date: "2018-11-10", text: "Rebels attacked Hajin in Syria on Friday.", abroad: []string{"TR"}},
		{date: "2021-03-25", text: "Militants attacked Palma on Friday. Mozambique sent troops to Cabo Delgado.", abroad: []string{"ES"}},
		{date: "2021-03-25", text: "Protesters marched in Palma, Spain, on Friday.", abroad: []string{"MZ"}},
		{date: "2015-03-25", text: "Government troops retook Leer on Friday, South Sudan's army said.", abroad: []string{"DE"}},
		{date: "2016-09-19", text: "Gunmen stormed an army base at Uri in Kashmir on Sunday, Indian officials said.", abroad: []string{"CH"}},
		{date: "2020-02-23", text: "Salva Kiir and Riek Machar agreed to form a unity government in South Sudan.", absent: []string{"Government of National Accord"}},
		{date: "2020-02-23", text: "The unity government in Tripoli said that its forces took Tarhuna.",
			events: []wanted{{kind: schema.TerritoryCapture, agent: "Government of National Accord"}}},
		{date: "2017-05-10", text: "Rebels attacked Bria on 2 May, killing six people.", absent: []string{"Theresa May"}},
		{date: "2017-05-10", text: "REBELS ATTACKED BRIA ON FRIDAY, OFFICIALS SAID.",
			events: []wanted{{kind: schema.Battle, agent: "REBELS", place: "Bria", by: []string{"OFFICIALS"}}}, absent: []string{"Qaboos bin Said"}},
		{date: "2016-03-10", text: "Sergei Lavrov met John Kerry in Geneva on Friday. US officials said the US and Russia agreed a truce.", absent: []string{"Illinois"}},
		{date: "2016-03-10", text: "Two men were shot dead in Geneva, outside Chicago, on Friday.", abroad: []string{"CH"}},
		{date: "2016-03-10", text: "The Front for the Renewal of Zamunda attacked soldiers in Bria on Friday.",
			events: []wanted{{kind: schema.Battle, agent: "Front for the Renewal of Zamunda"}}},
		{date: "2016-03-10", text: "The Ghosts of Tarsus attacked a checkpoint near Homs on Friday.",
			events: []wanted{{kind: schema.ArmedAttack, agent: "Ghosts of Tarsus", place: "Homs"}}},
		{date: "2016-03-10", text: "Gunmen of the Beni Hussein attacked the Rizeigat near Kabkabiya on Friday.", absent: []string{"Zeid Ra'ad al-Hussein"}, abroad: []string{"CD"}},
		{date: "2017-05-10", text: "WARPLANES BOMBED BRIA AND REBELS FLED INTO THE BUSH.", events: []wanted{{kind: schema.Airstrike, place: "Bria"}}, abroad: []string{"EG"}},
		{date: "2017-05-10", text: "THE PRESIDENT URGED CALM. FRANCE DEMANDS A TRUCE. UN WARNS OF FAMINE.",
			events: []wanted{{kind: schema.Demand, agent: "France"}}, absent: []string{"URGED CALM", "TRUCE", "FAMINE"}},
		{date: "2017-05-10", text: "OMAR FAROUK, COMMANDER OF THE BRIGADE OF THE MARTYRS, WAS KILLED BY TROOPS NEAR HOMS.",
			events: []wanted{{kind: schema.TargetedKilling, target: "OMAR FAROUK", place: "Homs"}}, absent: []string{"COMMANDER"}},
	} {
		got := x.Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime(c.date)})
		t.Run(c.text, func(t *testing.T) {
			read(got).check(t, c.events, nil)
			for _, a := range got.Actors {
				if slices.Contains(c.absent, a.Name) {
					t.Errorf("tells of %s", a.Name)
				}
			}
			for _, p := range got.Places {
				if slices.Contains(c.abroad, p.Country) || slices.Contains(c.absent, p.Name) {
					t.Errorf("tells of %s in %s", p.Name, p.Country)
				}
			}
		})
	}
}

// TestThingsAreNoPeople reads what is attacked or attacks without being people.
func TestThingsAreNoPeople(t *testing.T) {
	x := extractor(t)
	for text, kinds := range map[string]map[string]schema.ActorKind{
		"Gunmen attacked a tanker on Friday.":         {"tanker": schema.OtherActor, "Gunmen": schema.ArmedGroupActor},
		"Rebels shot down an army helicopter.":        {"army helicopter": schema.OtherActor},
		"Government helicopters bombed the town.":     {"Government helicopters": schema.OtherActor},
		"Gunmen killed three villagers near the town": {"villagers": schema.PopulationActor},
	} {
		found := 0
		for _, a := range x.Extract(schema.Article{Text: text, PublishedAt: schema.MustTime("2016-09-10")}).Actors {
			if kind, ok := kinds[a.Name]; ok {
				found++
				if a.Kind != kind {
					t.Errorf("%s: %s is %s, want %s", text, a.Name, a.Kind, kind)
				}
			}
		}
		if found < len(kinds) {
			t.Errorf("%s: %d of %v are found", text, found, kinds)
		}
	}
}
