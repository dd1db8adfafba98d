package extract

import (
	"slices"
	"testing"

	"casus/schema"
)

// TestEndedSupport reads what sentences say of the end of support: no support, but a link that ends, unless the end is only ahead.
func TestEndedSupport(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct {
		text, until string
		ended       bool
	}{
		{"France ended its military support for the Malian government.", "2023-10-26", true},
		{"Slovakia stops supplying weapons to Ukraine.", "2023-10-26", true},
		{"France will end its military support for the Malian government.", "", true},
		{"Iran supplied weapons to the Houthis.", "", false},
	} {
		got := x.Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2023-10-26")})
		i := slices.IndexFunc(got.Relations, func(r schema.ExtractedRelation) bool { return r.Type == schema.Backs })
		if i < 0 || got.Relations[i].Until.String() != c.until {
			t.Errorf("%s: %+v, want BACKS until %q", c.text, got.Relations, c.until)
		}
		if c.ended && slices.ContainsFunc(got.Events, func(e schema.ExtractedEvent) bool { return e.Type == schema.MilitarySupport }) {
			t.Errorf("%s: %+v, want no support", c.text, got.Events)
		}
	}
}

// TestStops reads stops of fighting, which are truces, and of something else, which are none; what is stopped is no act.
func TestStops(t *testing.T) {
	x := extractor(t)
	for text, want := range map[string][]schema.EventType{
		"The army and the rebels agreed on a cessation of hostilities.": {schema.CeasefireAgreementType},
		"The rebels agreed on a four-day pause in the fighting.":        {schema.CeasefireAgreementType},
		"Syria declared a moratorium on attacks in Idlib.":              {schema.CeasefireAgreementType},
		"The government announced a cessation of arms deliveries.":      nil,
	} {
		var got []schema.EventType
		for _, e := range x.Extract(schema.Article{Text: text, PublishedAt: schema.MustTime("2023-10-26")}).Events {
			got = append(got, e.Type)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}

// TestTaken reads who holds a place that the same sentence tells the fall of: nobody but him who took it, from that day on.
func TestTaken(t *testing.T) {
	x := extractor(t)
	for text, until := range map[string]string{
		"The army captured Karkh, the militia's last stronghold in the north, on Friday.": "2023-10-20",
		"Troops retook the rebel-held town of Bria on Friday.":                            "2023-10-20",
		"The army shelled Bria, a stronghold of the rebels, on Friday.":                   "",
		"The army said it would capture the rebel stronghold of Bria.":                    "",
	} {
		got := x.Extract(schema.Article{Text: text, PublishedAt: schema.MustTime("2023-10-26")})
		i := slices.IndexFunc(got.Relations, func(r schema.ExtractedRelation) bool { return r.Type == schema.Controls })
		if i < 0 || got.Relations[i].Until.String() != until {
			t.Errorf("%s: %+v, want CONTROLS until %q", text, got.Relations, until)
		}
	}
}
