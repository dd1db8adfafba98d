package extract

import (
	"slices"
	"testing"

	"casus/schema"
)

func TestHardCases(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct {
		text string
		want []schema.EventType
		not  schema.EventType
	}{
		{"Fighting went on in Taiz on Sunday. More than 4,000 people have been killed since March, the health ministry said.", []schema.EventType{schema.Battle, schema.Casualties}, schema.ArmedAttack},
		{"Rebels shelled the port of Hodeidah. Doctors put the death toll at more than 60.", []schema.EventType{schema.Shelling, schema.Casualties}, ""},
		{"Militants attacked a market in Maiduguri. The past two weeks have seen at least 90 people killed in the insurgency.", []schema.EventType{schema.ArmedAttack, schema.Casualties}, ""},
		{"Cholera has killed 300 people in Aden since March, while fighting continues.", nil, schema.Casualties},
		{"The death toll from the bombing in Mogadishu has risen to 30.", []schema.EventType{schema.Bombing}, schema.Casualties},
		{"Thousands of demonstrators marched through Caracas. Four people were hurt in clashes with police.", []schema.EventType{schema.Protest}, schema.Battle},
		{"Students clashed with soldiers who fired tear gas in Dhaka.", []schema.EventType{schema.Protest}, schema.Battle},
		{"Rebels clashed with soldiers near Goma.", []schema.EventType{schema.Battle}, schema.Protest},
		{"The alliance conducted nine airstrikes in Sirte on Monday. Near Harawa, one strike engaged a tactical unit and destroyed a truck.", []schema.EventType{schema.Airstrike}, schema.Protest},
		{"A suicide bomber blew himself up in a market in Maiduguri, killing 12. No group claimed the attack.", []schema.EventType{schema.Bombing}, schema.ArmedAttack},
		{"The army has announced a temporary cease-fire in Darfur.", []schema.EventType{schema.CeasefireAgreementType}, schema.Shelling},
		{"Insurgents flee the town of Baidoa, the army says.", []schema.EventType{schema.Withdrawal}, schema.Displacement},
		{"Chad sends 500 soldiers to help the Nigerian army in Borno.", []schema.EventType{schema.MilitarySupport}, schema.Deployment},
		{"The rebels tried to retake Bria but were repelled.", []schema.EventType{schema.Battle}, schema.TerritoryCapture},
		{"The army was unable to retake the town of Bria.", []schema.EventType{schema.Battle}, schema.TerritoryCapture},
		{"An attempt by rebels to seize the town of Bria failed.", []schema.EventType{schema.Battle}, schema.TerritoryCapture},
		{"Troops repelled an attempt by the rebels to capture Bria.", []schema.EventType{schema.Battle}, schema.TerritoryCapture},
		{"Rebels attempted to seize the port of Hodeidah. After seizing it, they shelled the town.", []schema.EventType{schema.TerritoryCapture}, ""},
		{"French soldiers shot dead Abdelmalek Droukdel in northern Mali.", []schema.EventType{schema.TargetedKilling}, schema.ArmedAttack},
		{"Soldiers shot dead four villagers in Gao.", []schema.EventType{schema.ArmedAttack}, schema.TargetedKilling},
		{"Boko Haram bombed a mosque in Jos, killing 44 people.", []schema.EventType{schema.Bombing}, schema.Airstrike},
		{"The coalition bombed rebel positions in Taiz.", []schema.EventType{schema.Airstrike}, schema.Bombing},
		{"Germany sent 500 anti-tank missiles to Ukraine.", []schema.EventType{schema.MilitarySupport}, schema.Deployment},
		{"Turkey sent tanks to the border with Syria.", []schema.EventType{schema.Deployment}, schema.MilitarySupport},
		{"The militants were forced to abandon Mubi.", []schema.EventType{schema.Withdrawal}, schema.Displacement},
		{"Residents were forced to abandon their homes in Mubi.", []schema.EventType{schema.Displacement}, schema.Withdrawal},
		{"Witnesses reported clashes in Zawiya.", []schema.EventType{schema.Battle}, schema.Protest},
		{"Insurgents fled the town of Baidoa on Monday.", []schema.EventType{schema.Withdrawal}, schema.Displacement},
	} {
		var got []schema.EventType
		for _, e := range x.Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2016-09-10")}).Events {
			got = append(got, e.Type)
		}
		for _, w := range c.want {
			if !slices.Contains(got, w) {
				t.Errorf("%s: %v, without %s", c.text, got, w)
			}
		}
		if c.not != "" && slices.Contains(got, c.not) {
			t.Errorf("%s: %v, with %s", c.text, got, c.not)
		}
	}
}

func TestMendHyphens(t *testing.T) {
	x := extractor(t)
	for _, text := range []string{"The cease-fire holds in Aden.", "A cease-fire.", "Both sides broke the cease-fires of May, the envoy said."} {
		d := newDocument(x, schema.Article{Text: text})
		found := false
		for _, s := range d.sents {
			roots := 0
			for i, tok := range s.Tokens {
				found = found || s.lemma(i) == "ceasefire" && text[tok.Start:tok.End] == tok.Text
				if tok.Head < 0 {
					roots++
				}
				if tok.Head >= len(s.Tokens) || tok.Head == i {
					t.Errorf("%s: token %d hangs on %d", text, i, tok.Head)
				}
			}
			if roots != 1 {
				t.Errorf("%s: %d roots", text, roots)
			}
		}
		if !found {
			t.Errorf("%s: no ceasefire", text)
		}
	}
}
