package extract

import (
	"testing"

	"casus/schema"
)

// Whether an act happened follows from the words above it and from their tense: what is announced as done is done, what is agreed to is still to come.
func TestStatuses(t *testing.T) {
	for _, c := range []struct {
		text string
		kind schema.EventType
		want schema.Status
	}{
		{"The army announced that its soldiers had captured the town of Kidal.", schema.TerritoryCapture, schema.Occurred},
		{"Rebels captured the town of Kidal.", schema.TerritoryCapture, schema.Occurred},
		{"Kenya will withdraw its troops from Somalia next month.", schema.Withdrawal, schema.Planned},
		{"Kenya and Somalia agreed to hold talks in Nairobi.", schema.Talks, schema.Planned},
		{"The Taliban threatened to attack Kabul. Uganda would withdraw its troops from Somalia if the truce held.", schema.Withdrawal, schema.Conditional},
		{"Rebels attacked Bria but did not capture the town.", schema.TerritoryCapture, schema.Denied},
		{"The troops never withdrew from the town of Kidal.", schema.Withdrawal, schema.Denied},
		{"Nobody attacked the convoy in Gao.", schema.ArmedAttack, schema.Denied},
		{"The troops stayed in Kidal. There was no fighting in Gao on Monday.", schema.Battle, schema.Denied},
		{"The soldiers neither fired on the crowd nor arrested anyone.", schema.Arrest, schema.Denied},
		{"The troops did not shell the town, nor did they arrest the mayor.", schema.Arrest, schema.Denied},
		{"The rebels did not give in, seizing the palace in Taiz.", schema.TerritoryCapture, schema.Occurred},
		{"The protests in Gao did not end on Monday.", schema.Protest, schema.Occurred},
		{"The government failed to release the prisoners.", schema.Release, schema.Denied},
		{"Police foiled a bomb attack in Nairobi.", schema.Bombing, schema.Planned},
		{"Jordan is the third country to expel the ambassador of Syria.", schema.Sanction, schema.Occurred},
		{"The minister favours expelling the ambassador of Iran.", schema.Sanction, schema.Planned},
		{"The court ordered the withdrawal of troops from Abyei by September 20.", schema.Withdrawal, schema.Planned},
		{"Iran rejected allegations that it armed the rebels in Yemen.", schema.MilitarySupport, schema.Denied},
		{"The colonel denies charges of ordering the massacre of villagers in Kivu.", schema.ArmedAttack, schema.Denied},
		{"Rwanda denied claims that it armed the rebels in Kivu.", schema.MilitarySupport, schema.Denied},
		{"The court refused to dismiss charges of ordering the massacre of villagers in Kivu.", schema.ArmedAttack, schema.Occurred},
		{"Rwanda did not deny reports that it armed the rebels in Kivu.", schema.MilitarySupport, schema.Occurred},
		{"Rwanda denied accusations that it violated the truce signed in Luanda.", schema.Accusation, schema.Occurred},
		{"Rwanda repeated accusations that Congo armed the rebels in Kivu.", schema.MilitarySupport, schema.Occurred},
		{"Militants failed to capture Marawi.", schema.Battle, schema.Occurred},
		{"The army announced that it had withdrawn its troops from the town of Kidal.", schema.Withdrawal, schema.Occurred},
		{"The army announces that it will withdraw its troops from the town of Kidal.", schema.Withdrawal, schema.Planned},
		{"The army announces the start of the withdrawal of its troops from Mali.", schema.Withdrawal, schema.Occurred},
		{"The president announces the withdrawal of 1,000 troops from Mali by the end of the year.", schema.Withdrawal, schema.Planned},
		{"Thousands of people gather in the capital to protest against the president.", schema.Protest, schema.Occurred},
		{"Activists plan to gather in the capital to protest against the president.", schema.Protest, schema.Planned},
		{"The ministry accuses the army of using cluster bombs to strike a hospital in Idlib.", schema.Airstrike, schema.Occurred},
		{"Claims by the group to have seized the airport could not be verified.", schema.TerritoryCapture, schema.Occurred},
		{"Kenya said it was pausing the deployment of 1,000 police officers to Haiti.", schema.Deployment, schema.Planned},
		{"The president rejected a clause on the release of 5,000 prisoners.", schema.Release, schema.Planned},
		{"The president postpones the election in Haiti.", schema.PoliticalTransition, schema.Planned},
		{"Mali prepares for a presidential election.", schema.PoliticalTransition, schema.Planned},
	} {
		x := extractor(t).Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2016-09-10")})
		found := false
		for _, e := range x.Events {
			if e.Type == c.kind {
				found = true
				if e.Status != c.want {
					t.Errorf("%s: %s, want %s", c.text, e.Status, c.want)
				}
			}
		}
		if !found {
			t.Errorf("%s: no %s among %v", c.text, c.kind, x.Events)
		}
	}
}

// A coded act with a status is a sample of it, one without is none.
func TestStatusSamples(t *testing.T) {
	a := schema.Article{Text: "Rebels captured the town of Kidal. The army will attack them.", PublishedAt: schema.MustTime("2016-09-10")}
	samples, _ := extractor(t).Samples(a, []Coded{
		{Type: schema.TerritoryCapture, Trigger: "captured", At: -1},
		{Type: schema.ArmedAttack, Trigger: "attack", At: -1, Status: schema.Planned},
	})
	if len(samples.Status) != 1 || StatusClasses()[samples.Status[0].Class] != string(schema.Planned) {
		t.Errorf("samples of statuses: %v", samples.Status)
	}
}
