package extract

import (
	"slices"
	"testing"

	"casus/schema"
)

// Acts that the words around their trigger name: an example for each way in which they are told.
func TestWorded(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct {
		text string
		want wanted
		not  []schema.EventType
	}{
		// Words that the tokeniser takes apart at their hyphen.
		{"The pull-out of Senegalese troops from Casamance was completed on Friday.", wanted{kind: schema.Withdrawal, agent: "Senegalese troops", place: "Casamance"}, nil},
		{"Two gunmen died in a shoot-out with soldiers in Tumaco.", wanted{kind: schema.Battle, parties: []string{"gunmen", "soldiers"}, place: "Tumaco"}, nil},
		{"A drive-by on a bus station in Sokoto killed four people.", wanted{kind: schema.ArmedAttack, place: "Sokoto"}, nil},
		{"Students held a sit-in in Tunis on Tuesday.", wanted{kind: schema.Protest, agent: "Students", place: "Tunis"}, nil},
		{"The navy court-martialed nine sailors in Lagos.", wanted{kind: schema.Arrest, agent: "navy", target: "sailors"}, nil},
		{"Iran test-fired a long-range missile on Tuesday.", wanted{kind: schema.Deployment, agent: "Iran"}, []schema.EventType{schema.Shelling}},
		{"Libya test-fires rockets.", wanted{kind: schema.Deployment, agent: "Libya"}, []schema.EventType{schema.Shelling}},
		{"The Serbian army test-fires long-range rockets every autumn.", wanted{kind: schema.Deployment, agent: "Serbian army"}, nil},
		{"The rocket was test-fired by Pakistan.", wanted{kind: schema.Deployment, agent: "Pakistan"}, []schema.EventType{schema.MilitarySupport}},
		{"The navy court-martialled six sailors in Lome.", wanted{kind: schema.Arrest, agent: "navy", target: "sailors", place: "Lome"}, nil},
		{"The colonel told a court-martial hearing in Lome that he was innocent.", wanted{}, []schema.EventType{schema.Arrest}},
		// Nouns that some spell with a hyphen.
		{"Soldiers pulled back after a stand-off with gunmen in Bria.", wanted{kind: schema.Withdrawal, agent: "Soldiers", place: "Bria"}, nil},
		{"A tense stand-off between soldiers and gunmen went on in Limbe.", wanted{kind: schema.Siege, parties: []string{"soldiers", "gunmen"}}, nil},
		{"Police launched a crack-down on students in Harare.", wanted{kind: schema.ArmedAttack, agent: "Police", target: "students", place: "Harare"}, nil},
		{"The military take-over in Guinea was condemned.", wanted{kind: schema.PoliticalTransition, place: "Guinea"}, []schema.EventType{schema.Deployment}},
		{"The hand-over of four hostages to the Red Cross took place in Cali.", wanted{kind: schema.Release, target: "hostages", place: "Cali"}, nil},
		// An acronym that the tagger takes for an adjective.
		{"Four policemen were killed by an IED near Mandera.", wanted{kind: schema.Bombing, target: "policemen", place: "Mandera"}, nil},
		{"An IED killed three policemen in Garissa on Monday.", wanted{kind: schema.Bombing, target: "policemen", place: "Garissa"}, nil},
		{"Strikes destroyed two tanks, a tunnel and an IED near Tuz.", wanted{kind: schema.Airstrike}, []schema.EventType{schema.Bombing}},
		// A bomb that is found has still gone off where a clause says so.
		{"Police discovered a bomb that killed three in Herat.", wanted{kind: schema.Bombing, place: "Herat"}, nil},
		{"Soldiers seized a bomb that had wounded four people.", wanted{kind: schema.Bombing, target: "people"}, nil},
		{"Police found a bomb that went off an hour later, killing two.", wanted{kind: schema.Bombing}, nil},
		{"Soldiers defused a bomb that could have killed hundreds in Herat.", wanted{}, []schema.EventType{schema.Bombing}},
		{"Police discovered a bomb in Herat.", wanted{}, []schema.EventType{schema.Bombing}},
		// A particle that trees take for the preposition of what follows.
		{"Rebels took over the town of Bria.", wanted{kind: schema.TerritoryCapture, agent: "Rebels", place: "Bria"}, nil},
		{"The paramilitaries handed over their rifles to the police.", wanted{kind: schema.OtherAgreementType, agent: "paramilitaries"}, []schema.EventType{schema.Withdrawal}},
		{"Kenyan soldiers pushed the militants out of Dhobley.", wanted{kind: schema.TerritoryCapture, agent: "Kenyan soldiers", target: "militants", place: "Dhobley"}, []schema.EventType{schema.Battle}},
		// What control is of says what is taken or lost.
		{"Greek marines took control of the tanker on Friday.", wanted{kind: schema.Arrest, agent: "Greek marines", target: "tanker"}, []schema.EventType{schema.TerritoryCapture}},
		{"Rebels took control of the ferry.", wanted{kind: schema.Arrest, agent: "Rebels", target: "ferry"}, []schema.EventType{schema.TerritoryCapture}},
		{"Rebels took control of a tanker off Oman.", wanted{kind: schema.Arrest, agent: "Rebels", target: "tanker"}, nil},
		{"Gunmen took control of a minibus.", wanted{kind: schema.Arrest, agent: "Gunmen", target: "minibus"}, nil},
		{"The party took control of the senate after the vote.", wanted{kind: schema.PoliticalTransition, agent: "party"}, []schema.EventType{schema.TerritoryCapture}},
		{"Rebels took control of parliament in Bissau.", wanted{kind: schema.TerritoryCapture, agent: "Rebels"}, nil},
		{"The militants lost ground near Kidal.", wanted{}, []schema.EventType{schema.Withdrawal, schema.TerritoryCapture}},
		{"Controllers lost contact with a plane near Bukavu.", wanted{}, []schema.EventType{schema.Withdrawal, schema.TerritoryCapture}},
		{"The driver lost control of a truck near Bukavu.", wanted{}, []schema.EventType{schema.Withdrawal, schema.TerritoryCapture}},
		{"The army lost control over Kidal on Monday.", wanted{kind: schema.Withdrawal, agent: "army", place: "Kidal"}, nil},
		{"The militants lost most of their territory to the army.", wanted{kind: schema.Withdrawal, agent: "militants", target: "army"}, nil},
		{"The army lost its foothold in Kidal.", wanted{kind: schema.Withdrawal, agent: "army", place: "Kidal"}, nil},
		{"The army lost control of Gao on Friday.", wanted{kind: schema.Withdrawal, agent: "army", place: "Gao"}, []schema.EventType{schema.TerritoryCapture}},
		{"The Malian army lost Gao to the rebels.", wanted{kind: schema.Withdrawal, agent: "Malian army", target: "rebels", place: "Gao"}, []schema.EventType{schema.TerritoryCapture}},
		// What somebody is made stands behind the name, wherever the tree hangs it.
		{"The Electoral Commission declared Joseph Boakai president on Monday.", wanted{kind: schema.PoliticalTransition, agent: "Electoral Commission", target: "Joseph Boakai"}, nil},
		{"The council named Ali Zeidan prime minister on Monday.", wanted{kind: schema.PoliticalTransition, target: "Ali Zeidan"}, nil},
		{"Parliament elected Dioncounda Traore interim president on Monday.", wanted{kind: schema.PoliticalTransition, target: "Dioncounda Traore"}, nil},
		{"Parliament elected Michel Aoun president on Monday.", wanted{kind: schema.PoliticalTransition, target: "Michel Aoun"}, nil},
		{"Petro Poroshenko defeated Yulia Tymoshenko in the presidential election.", wanted{kind: schema.PoliticalTransition, target: "Petro Poroshenko"}, nil},
		// Forces and their weapons go somewhere by themselves.
		{"Sudanese tanks rolled into Heglig on Tuesday.", wanted{kind: schema.Deployment, agent: "Sudanese tanks", place: "Heglig"}, nil},
		{"Soldiers patrolled the streets of Lome after the vote.", wanted{kind: schema.Deployment, agent: "Soldiers"}, nil},
		{"Chad sent tanks into Darfur.", wanted{kind: schema.Deployment, agent: "Chad", target: "tanks"}, nil},
		// A plural that is read as a verb.
		{"Russia began naval exercises near Crimea.", wanted{kind: schema.Deployment, agent: "Russia", place: "Crimea"}, nil},
		// Who declares or extends a truce alone is its agent.
		{"The Taliban extended the truce by three days.", wanted{kind: schema.CeasefireAgreementType, agent: "Taliban"}, nil},
		{"Sudan cut aid to Chad over the attack.", wanted{kind: schema.Sanction, agent: "Sudan", target: "Chad"}, []schema.EventType{schema.Siege}},
		{"The court suspects the minister of fraud and the officers of the murder of three students.", wanted{kind: schema.Accusation, agent: "court", target: "minister"}, nil},
		{"The army ordered the evacuation of the villagers of Kapan.", wanted{kind: schema.Displacement, agent: "army", target: "villagers"}, nil},
		// A thing that is attacked is the target where nobody is and nobody owns it; a town is where it happens.
		{"Two rockets hit a hospital in Kharkiv.", wanted{kind: schema.Shelling, target: "hospital", place: "Kharkiv"}, nil},
		{"Helicopters strafed a convoy outside Sabha.", wanted{kind: schema.Airstrike, target: "convoy", place: "Sabha"}, nil},
		{"Militiamen burned dozens of houses in Gamboru.", wanted{kind: schema.ArmedAttack, agent: "Militiamen", target: "houses"}, nil},
		{"The gunmen set ablaze a church in Jos.", wanted{kind: schema.ArmedAttack, agent: "gunmen", target: "church"}, nil},
		{"Rioters looted shops in Lusaka.", wanted{kind: schema.Protest, agent: "Rioters", target: "shops"}, nil},
		// Whom the words name together are sides; who stands alone against a crowd is its target; who arrives is the agent.
		{"A tense standoff between soldiers and gunmen went on in Kumba.", wanted{kind: schema.Siege, parties: []string{"soldiers", "gunmen"}}, nil},
		{"Protesters threw stones at soldiers in Nablus.", wanted{kind: schema.Protest, agent: "Protesters", target: "soldiers"}, nil},
		{"The arrival of Burundian troops in Bangui was delayed.", wanted{kind: schema.Deployment, agent: "Burundian troops", place: "Bangui"}, nil},
		{"A column of tanks entered Goma on Friday.", wanted{kind: schema.Deployment, agent: "tanks", place: "Goma"}, nil},
		// Acts that a verb and its noun name together.
		{"A rally by teachers against the president was held in Lima.", wanted{kind: schema.Protest, agent: "teachers", target: "president"}, nil},
		{"Ethiopia launched an aerial attack on Alamata.", wanted{kind: schema.Airstrike, agent: "Ethiopia"}, []schema.EventType{schema.Battle}},
		{"Ratsiraka's withdrawal from the presidential race surprised his party.", wanted{kind: schema.PoliticalTransition, agent: "Ratsiraka"}, []schema.EventType{schema.Rejection}},
		{"Latvia ratified the treaty on Monday.", wanted{kind: schema.OtherAgreementType, parties: []string{"Latvia"}}, nil},
	} {
		got := read(x.Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2016-09-10")}))
		if c.want.kind != "" && got.event(c.want) == nil {
			t.Errorf("%s: no %+v in\n%s", c.text, c.want, got.dump())
		}
		for _, e := range got.x.Events {
			if slices.Contains(c.not, e.Type) {
				t.Errorf("%s: %s", c.text, e.Type)
			}
		}
	}
}
