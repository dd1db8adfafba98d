package extract

import (
	"testing"

	"casus/schema"
)

// TestKindOfActor reads what sort of actor a description is; none means that it is not listed at all.
func TestKindOfActor(t *testing.T) {
	x := extractor(t)
	const none = schema.ActorKind("")
	for _, c := range []struct {
		text, name string
		kind       schema.ActorKind
	}{
		{"Artillery shelled the town of Azaz on Thursday.", "Artillery", schema.OtherActor},
		{"Army artillery pounded Bunagana.", "Army artillery", schema.OtherActor},
		{"Warplanes bombed Idlib on Friday.", "Warplanes", schema.OtherActor},
		{"A tanker was attacked off Fujairah on Monday.", "tanker", schema.OtherActor},
		{"The dead were buried in Houla on Friday.", "dead", none},
		{"Turkey closed the border with Syria.", "border", none},
		{"A couple of rockets hit Erbil, killing one.", "couple", none},
		{"A number of missiles hit Aden.", "number", none},
		{"The army launched a major operation near Mosul.", "major", none},
		{"Local elections were held in Gaza on Sunday.", "Local", none},
		{"The Russian major accused the rebels of hiding weapons.", "Russian major", schema.MilitaryActor},
		{"Thousands of locals fled Daraya on Monday.", "locals", schema.PopulationActor},
		{"The bishop and the soldiers of the garrison stayed in Goma.", "soldiers", schema.MilitaryActor},
	} {
		got := none
		for _, a := range x.Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2016-09-20")}).Actors {
			if a.Name == c.name {
				got = a.Kind
			}
		}
		if got != c.kind {
			t.Errorf("%s: %s is %q, want %q", c.text, c.name, got, c.kind)
		}
	}
}
