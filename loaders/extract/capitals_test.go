package extract

import (
	"slices"
	"testing"

	"casus/schema"
)

// A country's capital is its town, however the country is named beside it; where the capital's own name stands there, or no country, nothing is made of it.
func TestCapitals(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"A car bomb exploded in the Iraqi capital.", []string{"Baghdad"}},
		{"Rebels shelled Somalia's capital on Friday.", []string{"Mogadishu"}},
		{"Fighter jets bombed the capital of Yemen.", []string{"Sanaa"}},
		{"A car bomb exploded in the Kenyan capital, Nairobi.", []string{"Nairobi"}},
		{"A car bomb exploded in the provincial capital.", nil},
		{"France abolished capital punishment.", nil},
	} {
		x := extractor(t).Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2016-09-10")})
		var got []string
		for _, p := range x.Places {
			if p.Kind == schema.CityPlace && len(p.Mentions) > 0 && p.Latitude != nil {
				got = append(got, p.Name)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.text, got, c.want)
		}
	}
}
