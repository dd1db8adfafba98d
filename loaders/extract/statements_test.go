package extract

import (
	"slices"
	"testing"

	"casus/loaders/language"
	"casus/schema"
)

func TestIssuer(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct{ source, title, text, word, want string }{
		{"Delegation of the European Union to Chad", "", "The European Union has followed the vote in Chad. We regret the arrests.", "We", "European Union"},
		{"Ghana Navy spokesman, Accra", "", "Pirates boarded a tanker off Tema. The Ghana Navy was told at dawn. They fled when our boat came near.", "our", "Ghana Navy"},
		{"", "Statement by the Botswana Defence Force", "Rioters burned two offices. The Botswana Defence Force holds the road. We ask everybody to go home.", "We", "Botswana Defence Force"},
		{"Lima Post", "", "Peru and Bolivia met in Lima. We were not let in.", "We", ""},
		{"", "A day in Lima", "Peru and Bolivia met in Lima. We were not let in.", "We", ""},
		{"", "", "Colonel Owen Tait issued the following statement on the raid:\n\n\"Norway sent two ships. We are grateful.\"", "We", "Owen Tait"},
	} {
		d := x.told(schema.Article{Text: c.text, Title: c.title, Source: c.source, PublishedAt: schema.MustTime("2016-09-10")})
		for _, s := range d.sents {
			i := slices.IndexFunc(s.Tokens, func(t language.Token) bool { return t.Text == c.word })
			if i < 0 {
				continue
			}
			got := ""
			if m := s.at[i]; m != nil && m.entity != nil {
				got = m.entity.name
			}
			if got != c.want {
				t.Errorf("%s: %q means %q, want %q", c.text, c.word, got, c.want)
			}
		}
	}
}
