package extract

import (
	"testing"

	"casus/schema"
)

// TestFallen reads who took a place that fell: only whom the words say, not those who lost it, left it or tell of it.
func TestFallen(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct{ text, place, taker string }{
		{"Mekelle falls.", "Mekelle", ""},
		{"Tigray's capital Mekelle fell on Monday. The TPLF had ruled the region for decades.", "Mekelle", ""},
		{"TPLF fighters retreated as Mekelle fell to Ethiopian troops.", "Mekelle", "Ethiopian troops"},
		{"Afghan officials admitted that Kunduz has fallen.", "Kunduz", ""},
		{"The army's last position in Ramadi has fallen.", "Ramadi", ""},
		{"Palmyra falls as Islamic State retreats.", "Palmyra", ""},
		{"Gao fell without a fight on Saturday, the French army said.", "Gao", ""},
		{"Mosul fell to Islamic State on Tuesday.", "Mosul", "Islamic State"},
	} {
		r := read(x.Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2016-03-27")}))
		found := false
		for _, e := range r.x.Events {
			if e.Type != schema.TerritoryCapture {
				continue
			}
			found = true
			taken := false
			for _, p := range e.Participants {
				if p.Role == schema.Agent && (c.taker == "" || !r.is(p.Actor, c.taker)) {
					t.Errorf("%s: taken by %v", c.text, r.names[p.Actor])
				}
				taken = taken || p.Role == schema.Agent
			}
			if taken != (c.taker != "") || !r.any(e.Places, c.place) {
				t.Errorf("%s\n%s", c.text, r.dump())
			}
		}
		if !found {
			t.Errorf("%s: nothing is taken", c.text)
		}
	}
}

// TestDescribedPlaces reads how places are called that have no name: within which they lie, and not at all where nothing tells it.
func TestDescribedPlaces(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct{ text, place string }{
		{"Rebels captured a key town in Homs province.", "Homs: key town"},
		{"The army seized three villages near Aleppo.", "Aleppo: three villages"},
		{"The army seized three villages in a day, Syria said.", "Syria: three villages"},
		{"Boko Haram seized a border town in Borno.", "Nigeria: border town"},
		{"Ukrainian forces retook a front-line village near Donetsk.", "Donetsk: front-line village"},
		{"The rebels captured a key town on Friday.", ""},
	} {
		got := ""
		for _, p := range x.Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2016-03-27")}).Places {
			if p.Latitude == nil && p.Name != "" {
				got = p.Name
			}
		}
		if got != c.place {
			t.Errorf("%s: %q, want %q", c.text, got, c.place)
		}
	}
}
