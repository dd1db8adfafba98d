package extract

import (
	"testing"

	"casus/schema"
)

// siblings are articles of our own on other wars, told with the constructions of agency reports on a truce: the rules that read one
// have to read the others. The events in them are made up.
var siblings = []struct {
	name, published, text string
	events                []wanted
	relations             []link
	deal                  string
	terms                 []string
}{
	{"Libya", "2020-08-22", `Turkey and Egypt reached a deal on a new Libyan ceasefire, which, if it holds, could lead to the first joint patrols by the two countries.

Turkish Foreign Minister Mevlut Cavusoglu and Egyptian Foreign Minister Sameh Shoukry said that the truce, reached late on Friday, would come into force on Sunday.

The two countries stand on opposite sides of the war, with Ankara supporting the government of Prime Minister Fayez al-Sarraj and Cairo behind a coalition of eastern militias. If Cairo persuades the militias to respect the ceasefire for ten days, Ankara and Cairo will open a joint command post and begin airstrikes against the Islamic State group.

The deal came at the end of long talks between Cavusoglu and Shoukry in Geneva. The war has killed 12,000 people and displaced a third of the population.

Key to the agreement is the withdrawal of eastern forces from the port of Sirte, allowing aid deliveries to besieged families. Egypt also needs to persuade the militias to stop strikes on the airport.

A truce agreed in January and endorsed by the African Union was repeatedly violated by both sides.

Western powers are calling for the resignation of President Aguila Saleh.

Pro-government forces have recaptured the town of Tarhuna from the militias. Government troops sealed off Benghazi's rebel-held southern districts.

The military commander of the Tripoli Shield, the largest militia in the capital, was killed in a drone strike, security sources said on Thursday.`,
		[]wanted{
			{kind: schema.CeasefireAgreementType, status: schema.Occurred, date: "2020-08-21", parties: []string{"state:TR", "state:EG"}, effective: "2020-08-23", covers: "place:LY"},
			{kind: schema.Talks, parties: []string{"Cavusoglu", "Shoukry"}, place: "Geneva"},
			{kind: schema.Casualties, killed: "12000"},
			{kind: schema.Displacement, target: "population"},
			{kind: schema.CeasefireAgreementType, status: schema.Occurred, date: "2020-01"},
			{kind: schema.Endorsement, agent: "African Union", aboutDate: "2020-01"},
			{kind: schema.CeasefireViolationType, aboutDate: "2020-01"},
			{kind: schema.TerritoryCapture, agent: "Pro-government forces", target: "militias", place: "Tarhuna"},
			{kind: schema.Siege, agent: "troops", place: "southern districts"},
			{kind: schema.TargetedKilling, target: "military commander", date: "2020-08-20", by: []string{"sources"}},
		},
		[]link{
			{schema.Backs, "state:TR", "government", false}, {schema.Backs, "state:EG", "coalition", false},
			{schema.Represents, "Cavusoglu", "state:TR", false}, {schema.Represents, "Shoukry", "state:EG", false},
			{schema.Opposes, "Western powers", "Aguila Saleh", false}, {schema.Controls, "rebel", "southern districts", false},
			{schema.Leads, "military commander", "Tripoli Shield", false}, {schema.Backs, "Pro-government forces", "government", false},
		}, "2020-08-21", []string{"withdrawal of eastern forces", "aid deliveries", "joint command post", "airstrikes", "stop strikes"},
	},
	{"Philippines", "2017-03-11", `The Philippine government and the Moro Islamic Liberation Front signed a peace agreement in Kuala Lumpur on Friday, brokered by Malaysia.

Under the accord, the rebels will hand over their weapons by June. It does not cover Abu Sayyaf, a former affiliate of Al Qaeda.

The former Maute Group, now called the Islamic Ranao Army, rejected the agreement. U.S.-backed government troops hold the town of Marawi, while fighters loyal to the Ranao warlord Omar Hassan control the villages around it.

"We will honour the accord," said Al Haj Murad, the leader of the Moro Islamic Liberation Front.`,
		[]wanted{
			{kind: schema.OtherAgreementType, status: schema.Occurred, date: "2017-03-10", parties: []string{"Moro Islamic Liberation Front", "government"}, excludes: "Abu Sayyaf"},
		},
		[]link{
			{schema.PartOf, "Abu Sayyaf", "Qaeda", true}, {schema.Succeeds, "Ranao Army", "Maute", false},
			{schema.Backs, "state:US", "troops", false}, {schema.Controls, "troops", "Marawi", false}, {schema.Backs, "fighters", "Omar Hassan", false},
			{schema.Leads, "Murad", "Moro Islamic Liberation Front", false},
		}, "2017-03-10", []string{"hand over their weapons"},
	},
	{"Sudan", "2023-05-13", `Sudan's army agreed on Thursday to a 72-hour humanitarian truce with the paramilitary Rapid Support Forces. The ceasefire took effect on Friday.

The army will allow aid into Khartoum if the paramilitaries leave the hospitals.

Fighting between the army and the Rapid Support Forces has displaced 900,000 people. Anti-government protesters in Port Sudan demonstrated against General Abdel Fattah al-Burhan. Burhan, the head of the army, has repeatedly ruled out talks with the group's leader, Mohamed Hamdan Dagalo.`,
		[]wanted{
			{kind: schema.CeasefireAgreementType, status: schema.Occurred, date: "2023-05-11", effective: "2023-05-12"},
			{kind: schema.Displacement},
		},
		[]link{
			{schema.Leads, "Burhan", "army", false}, {schema.Opposes, "protesters", "Burhan", false}, {schema.Opposes, "protesters", "government", false},
			{schema.Leads, "Dagalo", "group|Rapid Support Forces", false},
		}, "2023-05-11", []string{"allow aid"},
	},
}

func TestSiblingArticles(t *testing.T) {
	x := extractor(t)
	for _, s := range siblings {
		t.Run(s.name, func(t *testing.T) {
			got := x.Extract(schema.Article{Text: s.text, PublishedAt: schema.MustTime(s.published)})
			if err := got.Check(); err != nil {
				t.Fatal(err)
			}
			r := read(got)
			r.check(t, s.events, s.relations)
			var deal *schema.ExtractedEvent
			for i, e := range got.Events {
				if e.Agreement != nil && e.Date.String() == s.deal {
					deal = &got.Events[i]
				}
			}
			for _, w := range s.terms {
				if !r.term(deal, w, schema.Planned, "", "") && !r.conditional(deal, w) {
					t.Errorf("no term %q\n%s", w, r.dump())
				}
			}
		})
	}
}

// conditional tells whether an agreement has a term that depends on something.
func (r *reading) conditional(e *schema.ExtractedEvent, text string) bool {
	if e == nil {
		return false
	}
	for _, t := range e.Agreement.Terms {
		if r.term(e, text, schema.Conditional, "", t.Condition) && t.Condition != "" {
			return true
		}
	}
	return false
}

func TestDetailsOfAgreements(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct {
		text    string
		purpose schema.AgreementPurpose
		kind    schema.AgreementKind
		sides   schema.AgreementSides
		ends    string
	}{
		{"The army and the Rapid Support Forces agreed to a 48-hour humanitarian truce in Khartoum. The truce took effect on Friday.", schema.PurposeHumanitarian, schema.CessationOfHostilities, schema.Bilateral, "2023-05-14"},
		{"The Taliban declared a three-day ceasefire for Eid.", schema.PurposeHoliday, schema.CessationOfHostilities, schema.Unilateral, ""},
		{"The government and the rebels signed a permanent ceasefire.", "", schema.Definitive, schema.Bilateral, ""},
	} {
		got := x.Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2023-05-13")})
		found := false
		for _, e := range got.Events {
			if g := e.Agreement; g != nil && e.Type == schema.CeasefireAgreementType {
				found = true
				if g.Purpose != c.purpose || g.Kind != c.kind || g.Sides != c.sides || c.ends != "" && g.Ends.String() != c.ends {
					t.Errorf("%s: purpose %q kind %q sides %q ends %s", c.text, g.Purpose, g.Kind, g.Sides, g.Ends)
				}
			}
		}
		if !found {
			t.Errorf("%s: no ceasefire\n%s", c.text, read(got).dump())
		}
	}
}
