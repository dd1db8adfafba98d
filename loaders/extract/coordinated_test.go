package extract

import (
	"testing"

	"casus/schema"
)

// TestCoordinated reads who two are of whom one noun is said.
func TestCoordinated(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct {
		text string
		kind schema.EventType
		role schema.Role
		want []string
	}{
		{"Clashes between Sunni and Alawite gunmen killed six people in Tripoli, the Lebanese army said.", schema.Battle, schema.Party, []string{"Sunni gunmen", "Alawite gunmen"}},
		{"Indian and Chinese soldiers clashed in Ladakh on Monday.", schema.Battle, schema.Party, []string{"Indian soldiers", "Chinese soldiers"}},
		{"Sudanese and South Sudanese forces fought in Heglig.", schema.Battle, schema.Party, []string{"Sudanese Armed Forces", "South Sudanese Armed Forces"}},
		{"Kyrgyz and Tajik border guards exchanged fire on Wednesday.", schema.Battle, schema.Party, []string{"Kyrgyz border guards", "Tajik border guards"}},
		{"Seleka and anti-Balaka fighters clashed in Bangassou, killing 30.", schema.Battle, schema.Party, []string{"Séléka", "anti-Balaka fighters"}},
		{"Christian and Muslim militias clashed in Bangui.", schema.Battle, schema.Party, []string{"Christian militias", "Muslim militias"}},
		{"Fighting broke out between Nuer and Dinka youths in Jonglei.", schema.Battle, schema.Party, []string{"Nuer youths", "Dinka youths"}},
		{"Government and rebel forces clashed near Bentiu on Friday.", schema.Battle, schema.Party, []string{"Government", "rebel forces"}},
		{"Indian and Pakistani officials held talks in Delhi.", schema.Talks, schema.Party, []string{"Indian officials", "Pakistani officials"}},
		{"US and Taliban negotiators met in Doha.", schema.Talks, schema.Party, []string{"US negotiators", "Taliban negotiators"}},
		{"Saudi and Egyptian warplanes bombed Sanaa.", schema.Airstrike, schema.Agent, []string{"Saudi Armed Forces", "Egyptian Armed Forces"}},
		{"Kurdish Peshmergas and Shia militiamen attacked Tikrit.", schema.Battle, schema.Agent, []string{"Shia militiamen", "Peshmerga"}},
		{"Iraqi troops and Shia militiamen attacked Tikrit.", schema.Battle, schema.Agent, []string{"Iraqi Security Forces", "Shia militiamen"}},
		{"Armed and masked gunmen attacked a bank in Tripoli.", schema.ArmedAttack, schema.Agent, []string{"masked gunmen"}},
	} {
		r := read(x.Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2014-01-20")}))
		found := false
		for _, e := range r.x.Events {
			if e.Type != c.kind {
				continue
			}
			found = true
			met, all := 0, 0
			for _, p := range e.Participants {
				if p.Role != c.role {
					continue
				}
				all++
				for _, w := range c.want {
					if r.names[p.Actor][0] == w {
						met++
					}
				}
			}
			if met != len(c.want) || all != met {
				t.Errorf("%s: %d of %d are %v\n%s", c.text, met, all, c.want, r.dump())
			}
		}
		if !found {
			t.Errorf("%s: no %s\n%s", c.text, c.kind, r.dump())
		}
	}
}

// The two sides of a fight are no allies because one noun names them.
func TestCoordinatedEnemies(t *testing.T) {
	x := extractor(t)
	for _, text := range []string{"Sudanese and South Sudanese forces fought in Heglig.", "Armenian and Azeri soldiers fought for Shusha.", "Sunni and Shiite gunmen fought each other in Beirut."} {
		r := read(x.Extract(schema.Article{Text: text, PublishedAt: schema.MustTime("2012-04-12")}))
		fights := false
		for _, l := range r.x.Relations {
			fights = fights || l.Type == schema.Fights
			if l.Type == schema.AlliedWith {
				t.Errorf("%s\n%s", text, r.dump())
			}
		}
		if !fights {
			t.Errorf("%s: nobody fights\n%s", text, r.dump())
		}
	}
}
