package extract

import (
	"slices"
	"testing"

	"casus/schema"
)

// partsOf are the parts in the events of a text: "BOMBING TARGET Ahmed Darwish".
func partsOf(x *Extractor, text string) []string {
	var out []string
	e := x.Extract(schema.Article{Text: text, PublishedAt: schema.MustTime("2016-09-10")})
	name := map[string]string{}
	for _, a := range e.Actors {
		name[a.ID] = a.Name
	}
	for _, e := range e.Events {
		for _, p := range e.Participants {
			out = append(out, string(e.Type)+" "+string(p.Role)+" "+name[p.Actor])
		}
	}
	return out
}

// TestParts reads sentences of our own; a part behind "no " is one that must not be read.
func TestParts(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct{ text, want string }{
		{"Ruritanian generals face accusations from the United Nations that they bombed Taiz.", "ACCUSATION TARGET Ruritanian generals"},
		{"Rwanda dismisses accusations that its troops shelled Goma.", "ACCUSATION TARGET Rwanda"},
		{"The Ethiopian minister brushed off criticism of the camps in Tigray.", "ACCUSATION TARGET Ethiopian minister"},
		{"At least 12 farmers were killed in clashes between rebels and soldiers near Goma.", "BATTLE TARGET farmers"},
		{"President Putin ordered a continuation of air strikes on Idlib.", "AIRSTRIKE AGENT Vladimir Putin"},
		{"Sudan signed a peace plan put forward by former United Nations envoy Haile Menkerios.", "OTHER_AGREEMENT MEDIATOR Haile Menkerios"},
		{"Students called for the withdrawal of French troops from Mali.", "DEMAND TARGET French troops"},
		{"Al-Shabaab fighters attacked an African Union base near Kismayo.", "ARMED_ATTACK TARGET African Union"},
		{"Warplanes bombed the rebel-held city of Idlib.", "AIRSTRIKE TARGET rebels"},
		{"The militia ambushed the retreating army units near Gao.", "WITHDRAWAL AGENT army units"},
		{"France sent 200 advisers to assist the Malian army in Gao.", "MILITARY_SUPPORT TARGET Malian Armed Forces"},
		{"Hezbollah fighters helped the Syrian army capture Qusair.", "TERRITORY_CAPTURE AGENT Syrian Armed Forces"},
		{"A car bomb in Kabul killed 14 people, including the police chief Ahmed Darwish.", "BOMBING TARGET Ahmed Darwish"},
		// Descriptions of those who were named before.
		{"The Revolutionary United Front attacked Makeni in Sierra Leone on Monday. Two days later the rebels seized the town of Lunsar.", "TERRITORY_CAPTURE AGENT Revolutionary United Front"},
		{"The 22nd Infantry Brigade reached Babanusa. On Friday the brigade shelled the market.", "SHELLING AGENT Infantry Brigade"},
		{"Boko Haram attacked the garrison at Baga on Sunday. Soldiers shelled enemy positions, and the enemy shelled the market.", "SHELLING AGENT Boko Haram"},
		{"Ghana praised the performance of the Kenyan army in Goma.", "ENDORSEMENT TARGET Kenya Defence Forces"},
		{"The envoy welcomed an African Union plan calling for elections in Sudan.", "DEMAND AGENT African Union"},
		{"Islamic State fighters took the town of Sinjar, the Syrian Observatory for Human Rights said. The group also captured the village of Snune.", "TERRITORY_CAPTURE AGENT Islamic State"},
		{"Islamic State fighters took the town of Sinjar, the Syrian Observatory for Human Rights said. The group also captured the village of Snune.", "no TERRITORY_CAPTURE AGENT Syrian Observatory for Human Rights"},
		{"The government and the rebels signed a ceasefire. The deal was brokered by the African Union.", "CEASEFIRE_AGREEMENT MEDIATOR African Union"},
		{"The government and the rebels signed a ceasefire. Under the deal, brokered by the African Union, the rebels will disarm within 30 days.", "no CEASEFIRE_AGREEMENT MEDIATOR rebels"},
		{"Chad, whose troops fought in the north of Mali, did not take part in the talks.", "no BATTLE PARTY Chad"},
		// Whom a verb is done to does not do it, and who hosts is no side.
		{"Secretary of State John Kerry telephoned Sergei Lavrov on Monday and urged him to stop the attacks.", "DEMAND TARGET Sergei Lavrov"},
		{"Kenya will host a round of talks between the Sudanese army and the Rapid Support Forces in Nairobi.", "TALKS MEDIATOR Kenya"},
		{"The rebels and the government resumed negotiations in Geneva under UN auspices.", "TALKS MEDIATOR United Nations"},
	} {
		all := partsOf(x, c.text)
		want, not := c.want, false
		if len(want) > 3 && want[:3] == "no " {
			want, not = want[3:], true
		}
		if slices.Contains(all, want) == not {
			t.Errorf("%s: %q, want %s", c.text, all, c.want)
		}
	}
}

// A mention begins with the words that count those whom it means.
func TestCounted(t *testing.T) {
	e := extractor(t).Extract(schema.Article{Text: "Tens of thousands of Egyptians marched through Cairo."})
	if !slices.ContainsFunc(e.Actors, func(a schema.ExtractedActor) bool {
		return len(a.Mentions) > 0 && a.Mentions[0].Exact == "Tens of thousands of Egyptians"
	}) {
		t.Errorf("%v", e.Actors)
	}
}
