package extract

import (
	"testing"

	"casus/schema"
)

// TestDeparted reads until when somebody had an office of whom the text tells that he died, went or was replaced.
func TestDeparted(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct{ text, who, of, until string }{
		{"Anna Berg succeeds Angela Merkel as the new chairperson of the Christian Democratic Union, one of the major parties in Germany.", "Angela Merkel", "Germany", ""},
		{"Voters in Venezuela went to the polls after the death of President Hugo Chávez on March 5.", "Hugo Chavez", "Venezuela", "2018-03-05"},
		{"Venezuelan President Hugo Chávez dies of cancer in Caracas.", "Hugo Chavez", "Venezuela", "2018-12-07"},
		{"Algerian President Abdelaziz Bouteflika resigns after weeks of protests.", "Abdelaziz Bouteflika", "Algeria", "2018-12-07"},
		{"Algerian President Abdelaziz Bouteflika refused to resign in spite of protests.", "Abdelaziz Bouteflika", "Algeria", ""},
		{"Algerian President Abdelaziz Bouteflika will resign, protesters said.", "Abdelaziz Bouteflika", "Algeria", ""},
		{"The chief of the Islamic Movement, Ahmed Darwish, who died in an air strike in 2014, rejected the truce.", "Ahmed Darwish", "Islamic Movement", "2014"},
		{"The late leader of the Islamic Movement, Ahmed Darwish, had rejected the truce.", "Ahmed Darwish", "Islamic Movement", "../2018-12-07"},
		{"In the late evening President Nicolás Maduro of Venezuela ordered troops to the border.", "Nicolas Maduro", "Venezuela", ""},
		{"Venezuelan President Nicolás Maduro quits talks with the opposition.", "Nicolas Maduro", "Venezuela", ""},
		{"Officers plotted to oust South Sudanese President Salva Kiir.", "Salva Kiir", "South Sudan", ""},
		{"The European Union removed Sudanese President Omar al-Bashir from a sanctions list.", "Omar al-Bashir", "Sudan", ""},
		{"Four senior aides to Venezuelan President Hugo Chávez resigned.", "Hugo Chavez", "Venezuela", ""},
		{"President Emmanuel Macron of France dismissed President Donald Trump of the United States as a liar.", "Donald Trump", "United States", ""},
	} {
		e := x.Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2018-12-07")})
		name := map[string]string{}
		for _, a := range e.Actors {
			name[a.ID] = a.Name
		}
		found := false
		for _, r := range e.Relations {
			if r.Type == schema.Leads && name[r.Subject] == c.who && name[r.Object] == c.of {
				if found = true; r.Until.String() != c.until {
					t.Errorf("%s: until %s, want %q", c.text, r.Until, c.until)
				}
			}
		}
		if !found && c.until != "" {
			t.Errorf("%s: %s does not lead %s among %+v", c.text, c.who, c.of, e.Relations)
		}
	}
}
