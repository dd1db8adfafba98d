package extract

import (
	"slices"
	"testing"

	"casus/schema"
)

// Who takes or leaves a site without a name of its own or a part of a place does so with a part of it; a town with its name beside it is taken as a whole.
func TestCapturesOfParts(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Rebels attack the town of Bunia. Several outposts already fell to them, officials say.", []string{"Bunia: Several outposts"}},
		{"Fighting rages in Aleppo, where rebels capture several neighbourhoods.", []string{"Aleppo: several neighbourhoods"}},
		{"Militants seized two checkpoints and a base near Gao.", []string{"Gao: two checkpoints", "Gao: base"}},
		{"Rebels took control of the police headquarters in Goma.", []string{"Goma: police headquarters"}},
		{"The northern half of Mosul is captured by Iraqi forces.", []string{"Mosul: northern half"}},
		{"The army retakes part of Misrata from the militants.", []string{"Misrata: part"}},
		{"The army retakes most of Misrata from the militants.", []string{"Misrata"}},
		{"The army captures the villages of Berdychi and Semenivka.", []string{"Berdychi", "Semenivka"}},
		{"Rebels capture the town of Azaz and a nearby air base.", []string{"Azaz"}},
		{"The army captured 500 rebel fighters and 100 settlements in Kursk Oblast.", []string{"Kursk: 100 settlements"}},
		{"Russian forces take the settlement of Lysychne in Donetsk Oblast.", []string{"Lysychne"}},
		{"Rebels threaten to seize the town of Kidal.", nil},
		{"The rebel base of Baidoa is captured by government forces.", []string{"Baidoa"}},
		{"Rebels capture the port city of Hodeidah.", []string{"Hodeidah"}},
		{"Troops withdraw from positions around Jaffna.", []string{"Jaffna: positions"}},
		{"Troops withdraw from the town of Jaffna.", []string{"Jaffna"}},
	} {
		x := extractor(t).Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2016-09-10")})
		var got []string
		for _, e := range x.Events {
			if e.Type != schema.TerritoryCapture && e.Type != schema.Withdrawal {
				continue
			}
			for _, id := range e.Places {
				got = append(got, x.Places[slices.IndexFunc(x.Places, func(p schema.ExtractedPlace) bool { return p.ID == id })].Name)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}
