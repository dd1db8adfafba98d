package extract

import (
	"slices"
	"testing"

	"casus/schema"
)

// TestTruces reads what a sentence says of a truce: whether there is one, from when and until when. None is a status of "".
func TestTruces(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct {
		text                  string
		status                schema.Status
		date, effective, ends string
	}{
		{"The rebels called for a ceasefire with the army.", "", "", "", ""},
		{"Ceasefire talks between the rebels and the government resumed in Geneva.", "", "", "", ""},
		{"The army reported five ceasefire violations near the border.", "", "", "", ""},
		{"Egypt put forward a ceasefire proposal for Gaza.", schema.Planned, "2019-05-08/..", "", ""},
		{"Norway proposed a ceasefire to the rebels and the government.", schema.Planned, "2019-05-08/..", "", ""},
		{"Fighters shelled the town despite a ceasefire between the militia and the army.", schema.Occurred, "../2019-05-08", "", ""},
		{"Fighters shelled the town despite the agreed ceasefire.", schema.Occurred, "../2019-05-08", "", ""},
		{"A humanitarian ceasefire in Karsa broke down shortly after coming into effect, with the militia and the army blaming each other.", schema.Occurred, "../2019-05-08", "", ""},
		{"The militia and the army agreed to a 72-hour ceasefire.", schema.Occurred, "2019-05-08", "", "2019-05-11"},
		{"The militia declared a three-day truce starting on Friday.", schema.Occurred, "2019-05-08", "2019-05-10", "2019-05-13"},
		{"The army and the militia signed a ceasefire which is due to come into effect on 20 May.", schema.Occurred, "2019-05-08", "2019-05-20", ""},
		{"The rebels rejected the offer and set out five conditions for a ceasefire.", schema.Planned, "2019-05-08/..", "", ""},
		{"Mediators renewed their push for another truce between the army and the militia.", schema.Planned, "2019-05-08/..", "", ""},
		{"Norway is ready to help the army and the militia reach a ceasefire.", schema.Planned, "2019-05-08/..", "", ""},
		{"A convoy was attacked amid Norwegian efforts to mediate a ceasefire.", schema.Planned, "2019-05-08/..", "", ""},
		{"The militia announced a ceasefire with the army from May 12 to May 19.", schema.Occurred, "2019-05-08", "2019-05-12", "2019-05-19"},
		{"The militia declared a truce until Sunday.", schema.Occurred, "2019-05-08", "", "2019-05-12"},
		{"Ahead of the May 15 start of the agreed ceasefire, fighting killed eight soldiers.", schema.Occurred, "2019-05-08", "2019-05-15", ""},
		{"A truce to end the fighting was signed by the army and the militia.", schema.Occurred, "2019-05-08", "", ""},
		{"Air strikes resumed after a five-day ceasefire between the army and the militia.", schema.Occurred, "../2019-05-08", "", "2019-05-08"},
		{"Shells fell on Karsa despite a five-day-old ceasefire.", schema.Occurred, "../2019-05-08", "", ""},
		{"A ceasefire has ended the fighting between the militia and the army in Karsa.", schema.Occurred, "2019-05-08", "", ""},
		{"After failing to reach agreement on an extension of the 101-day ceasefire, the army and the militia resumed fighting.", "", "", "", ""},
		{"The president announced a unilateral ceasefire on May 12-13 in connection with a feast.", schema.Occurred, "2019-05-08", "2019-05-12", "2019-05-13"},
		{"The plan envisages a ceasefire, an exchange of prisoners and elections.", schema.Planned, "2019-05-08/..", "", ""},
		{"A ceasefire between the army and the militia is within reach, the envoy said.", schema.Planned, "2019-05-08/..", "", ""},
		{"Negotiators are close to a ceasefire deal.", schema.Planned, "2019-05-08/..", "", ""},
		{"The militia will study the ceasefire that the mediators have put forward.", schema.Planned, "2019-05-08/..", "", ""},
		{"Obtaining a quick ceasefire is the priority of the delegation, the minister said.", "", "", "", ""},
		{"Without a ceasefire, no aid can reach the town, the envoy said.", "", "", "", ""},
		{"The labour congress suspended its general strike after talks with the government.", "", "", "", ""},
		{"The embassy suspended operations because of the fighting in the capital.", "", "", "", ""},
		{"The prime minister announced a pause in his judicial reform.", "", "", "", ""},
		{"The army suspended its air strikes on Karsa for three days.", schema.Occurred, "2019-05-08", "", "2019-05-11"},
		{"The government declared a halt to military operations in the province.", schema.Occurred, "2019-05-08", "", ""},
	} {
		got := x.Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2019-05-08")})
		var e schema.ExtractedEvent
		for _, o := range got.Events {
			if o.Type == schema.CeasefireAgreementType {
				e = o
			}
		}
		var effective, ends string
		if e.Agreement != nil {
			effective, ends = e.Agreement.Effective.String(), e.Agreement.Ends.String()
		}
		if e.Status != c.status || e.Date.String() != c.date || effective != c.effective || ends != c.ends {
			t.Errorf("%s\n%s %s from %q to %q, want %s %s from %q to %q", c.text, e.Status, e.Date, effective, ends, c.status, c.date, c.effective, c.ends)
		}
	}
}

// TestTruceEnds reads what ends with a truce, and what ends by one.
func TestTruceEnds(t *testing.T) {
	x := extractor(t)
	for text, want := range map[string]bool{
		"The militia ended its truce with the army on Monday.":                                                               true,
		"The truce between the army and the militia collapsed on Monday.":                                                    true,
		"The army and the militia could not agree on extending their truce.":                                                 true,
		"The army ended the ceasefire agreement.":                                                                            true,
		"Villagers return home hours after a UN ceasefire to end fighting between the army and the militia came into force.": false,
		"A ceasefire to end the fighting was signed by the army and the militia.":                                            false,
		"The ceasefire ended a year of fighting between the army and the militia.":                                           false,
		"Shells fell on Karsa despite the ceasefire ending the month-long conflict.":                                         false,
		"A ceasefire was later announced to end street battles in Karsa.":                                                    false,
	} {
		got := x.Extract(schema.Article{Text: text, PublishedAt: schema.MustTime("2019-05-08")})
		if has := slices.ContainsFunc(got.Events, func(e schema.ExtractedEvent) bool { return e.Type == schema.CeasefireViolationType }); has != want {
			t.Errorf("%s: a violation %v, want %v", text, has, want)
		}
	}
}
