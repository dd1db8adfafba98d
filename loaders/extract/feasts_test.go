package extract

import (
	"testing"

	"casus/schema"
)

// TestTrucesForFeasts reads when a truce was agreed that is made for a feast, and from when until when it holds.
func TestTrucesForFeasts(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct {
		text, published                string
		status                         schema.Status
		date, effective, ends, purpose string
	}{
		{"The Taliban announced a three-day ceasefire over Eid al-Fitr on Saturday.", "2018-06-09", schema.Occurred, "2018-06-09", "2018-06-15~", "2018-06-18", "HOLIDAY"},
		{"Colombia's FARC rebels declared a truce for the Christmas holiday.", "2015-12-20", schema.Occurred, "2015-12-20", "2015-12-25", "2015-12-26", "HOLIDAY"},
		{"The rebels declared a three-day truce for Eid.", "2021-05-10", schema.Occurred, "2021-05-10", "2021-05-13~", "2021-05-16", "HOLIDAY"},
		{"The army and the rebels agreed on a ceasefire over Christmas and New Year.", "2015-12-18", schema.Occurred, "2015-12-18", "2015-12-25", "2016-01-01", "HOLIDAY"},
		{"The army and the rebels agreed a Christmas truce.", "2017-12-22", schema.Occurred, "2017-12-22", "2017-12-25", "2017-12-26", "HOLIDAY"},
		{"The Taliban announced a three-day ceasefire during Eid al-Adha, starting on Friday.", "2020-07-29", schema.Occurred, "2020-07-29", "2020-07-31", "2020-08-03", "HOLIDAY"},
		{"Rebels agreed to a two-month truce during Ramadan.", "2022-04-01", schema.Occurred, "2022-04-01", "2022-04-02~", "2022-06-01", "HOLIDAY"},
		{"The army shelled Homs despite an Eid al-Adha ceasefire.", "2012-10-29", schema.Occurred, "2012-10-26~", "2012-10-26~", "2012-10-28~", "HOLIDAY"},
		{"The army and the rebels signed a ceasefire on Christmas Day.", "2015-12-25", schema.Occurred, "2015-12-25", "", "", ""},
		{"The rebels announced a truce on New Year's Day.", "2016-01-02", schema.Occurred, "2016-01-01", "", "", ""},
		{"The army shelled Homs despite a truce on Eid al-Adha.", "2012-10-29", schema.Occurred, "2012-10-26~", "2012-10-26~", "2012-10-28~", "HOLIDAY"},
		{"Vladimir Putin ordered a ceasefire in Ukraine over Orthodox Christmas.", "2023-01-05", schema.Planned, "2023-01-05", "2023-01-07", "2023-01-07", "HOLIDAY"},
		{"Petro Poroshenko ordered a ceasefire in Ukraine.", "2014-06-20", schema.Planned, "2014-06-20/..", "", "", ""},
		{"The court ordered a ceasefire in Gaza.", "2024-05-24", "", "", "", "", ""},
		{"Shells fell on Homs during Ramadan, despite a truce that the army had agreed.", "2013-07-20", schema.Occurred, "../2013-07-20", "", "", ""},
	} {
		var e schema.ExtractedEvent
		for _, o := range x.Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime(c.published)}).Events {
			if o.Type == schema.CeasefireAgreementType {
				e = o
			}
		}
		var g schema.ExtractedAgreement
		if e.Agreement != nil {
			g = *e.Agreement
		}
		if e.Status != c.status || e.Date.String() != c.date || g.Effective.String() != c.effective || g.Ends.String() != c.ends || c.purpose != "" && string(g.Purpose) != c.purpose {
			t.Errorf("%s\n%s %s from %q to %q, %s", c.text, e.Status, e.Date, g.Effective, g.Ends, g.Purpose)
		}
	}
}
