package extract

import (
	"slices"
	"testing"

	"casus/schema"
)

// TestRelations reads sentences of our own; a relation behind "no " is one that must not be read.
func TestRelations(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct{ text, want string }{
		{"Shells fell on Aleppo. Obama was silent about Russia.", "no Barack Obama LEADS Russia"},
		{"Shells fell on Aleppo as Russia sent planes, President Putin said.", "Vladimir Putin LEADS Russia"},
		{"Assad's troops shelled Aleppo.", "Bashar al-Assad LEADS troops"},
		{"Haftar loyalists shelled Tripoli.", "no Khalifa Haftar LEADS loyalists"},
		{"Rebels killed the commander of the army, General Ahmed Darwish, on Friday.", "Ahmed Darwish LEADS army"},
		{"Marines, backed by helicopters, attacked the village.", "no helicopters BACKS Marines"},
		{"France recognized the rebel council in Benghazi as the legitimate authority.", "France BACKS rebel council"},
		{"Norway announced its recognition of Alassane Ouattara as president.", "Norway BACKS Alassane Ouattara"},
		{"Norway recalled its envoy in favour of recognition of Alassane Ouattara as president of Ivory Coast.", "Norway BACKS Alassane Ouattara"},
		{"Troops shelled Azaz, which is under the control of the Islamic State.", "Islamic State CONTROLS Azaz"},
		{"Turkey plans an operation to seize Manbij from the Syrian Democratic Forces.", "Syrian Democratic Forces CONTROLS Manbij"},
		{"Fighting rages on between government forces and rebels in Hama.", "rebels FIGHTS government forces"},
		{"A suicide bomber in a restaurant killed six people.", "no suicide bomber PART_OF restaurant"},
		{"Indian activist Anna Lal began a hunger strike.", "no Anna Lal PART_OF India"},
		{"Boko Haram operative Ali Musa was killed in Maiduguri.", "Ali Musa PART_OF Boko Haram"},
		{"Ugandan opposition leader Moses Okello was shot in Kampala.", "no Moses Okello LEADS Uganda"},
		{"Russia bombed Palmyra, which the Islamic State had recaptured.", "no Islamic State ALLIED_WITH Russia"},
		{"Hezbollah fighters helped the Syrian army capture Qusair.", "Hezbollah fighters ALLIED_WITH Syrian Armed Forces"},
		{"Coalition members that have sent troops to Mali include France, Chad and Niger. The coalition bombed Kidal.", "Chad PART_OF Coalition"},
		{"The rebels said that the chief of their army, General Ahmed Darwish, was assassinated in Taiz on Friday.", "Ahmed Darwish LEADS army"},
		{"Opposition groups refused talks with the Egyptian government in Cairo.", "Opposition groups OPPOSES Egypt"},
		{"Egypt holds Israel responsible for the attack on a convoy.", "no Egypt CONTROLS Israel"},
		{"Taliban fighters battled Afghan soldiers in Kunduz.", "Taliban FIGHTS Afghan soldiers"},
		{"Omar Darwish, who headed the local branch of the Red Crescent, was killed in Homs.", "Omar Darwish LEADS Red Crescent"},
	} {
		var all []string
		e := x.Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2016-09-10")})
		name := map[string]string{}
		for _, a := range e.Actors {
			name[a.ID] = a.Name
		}
		for _, p := range e.Places {
			name[p.ID] = p.Name
		}
		for _, r := range e.Relations {
			all = append(all, name[r.Subject]+" "+string(r.Type)+" "+name[r.Object])
		}
		want, not := c.want, false
		if len(want) > 3 && want[:3] == "no " {
			want, not = want[3:], true
		}
		if slices.Contains(all, want) == not {
			t.Errorf("%s: %q, want %s", c.text, all, c.want)
		}
	}
}

// Whoever is named after a death has the office; the dead and the replaced have it no more.
func TestOfficesEnd(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct {
		text, who string
		ended     bool
	}{
		{"Boko Haram confirms the deaths of its leader Ali Musa and its spokesman Omar Haddad, and names Ibrahim Bello as its new leader.", "Ibrahim Bello", false},
		{"Boko Haram confirms the deaths of its leader Ali Musa and its spokesman Omar Haddad, and names Ibrahim Bello as its new leader.", "Ali Musa", true},
	} {
		found := false
		e := x.Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2016-09-10")})
		for _, r := range e.Relations {
			for _, a := range e.Actors {
				if a.ID == r.Subject && a.Name == c.who && r.Type == schema.Leads {
					found = true
					if ended := !r.Until.IsZero(); ended != c.ended {
						t.Errorf("%s: %s leads until %v, ended should be %v", c.text, c.who, r.Until, c.ended)
					}
				}
			}
		}
		if !found {
			t.Errorf("%s: %s leads nobody", c.text, c.who)
		}
	}
}
