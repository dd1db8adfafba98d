package extract

import "casus/schema"

// capitalAt is the town that a noun phrase means as the capital of a country: "the Iraqi capital", "Yemen's capital", "the capital of Mali"; nil where
// its name stands beside it, or no country does.
func (d *document) capitalAt(s *sentence, i int) *entity {
	if s.lower[i] != "capital" || s.upos(i) != "NOUN" || i == 0 {
		return nil
	}
	if i+1 < len(s.Tokens) && (s.lower[i+1] == "-" || s.at[i+1] != nil || s.isNominal(i+1) && s.within(i, i+1)) {
		return nil
	}
	if i+2 < len(s.Tokens) && s.lower[i+1] == "," && s.at[i+2] != nil && hasPlace(s.at[i+2]) || s.child(i, "appos", "flat") >= 0 {
		return nil
	}
	if country := s.countryOf(i); country != "" {
		return d.capitalOf(country)
	}
	return nil
}

// countryOf is the country whose name or adjective stands right before a noun or behind "of"; empty for none.
func (s *sentence) countryOf(i int) string {
	named := func(k int) string {
		if k < 0 || k >= len(s.Tokens) || s.at[k] == nil || s.at[k].entity == nil {
			return ""
		}
		if e := s.at[k].entity; e.kind == schema.StateActor || e.place == schema.CountryPlace {
			return e.country
		}
		return ""
	}
	k := i - 1
	if s.lower[k] == "'s" || s.lower[k] == "’s" || s.lower[k] == "'" || s.lower[k] == "’" {
		k--
	}
	if c := named(k); c != "" {
		return c
	}
	if i+1 < len(s.Tokens) && s.lower[i+1] == "of" && s.lower[k] == "the" {
		k = i + 2
		if k < len(s.Tokens) && s.lower[k] == "the" {
			k++
		}
		return named(k)
	}
	return ""
}

// capitalOf is a country's capital: the first town in it that stands for its government; nil where the lexicon has none.
func (d *document) capitalOf(country string) *entity {
	state := d.x.lexicon.Entry("state:" + country)
	if state == nil {
		return nil
	}
	for _, a := range state.Aliases {
		if !a.Metonym {
			continue
		}
		for _, e := range d.x.lexicon.Lookup(a.Name, d.day) {
			if e.Place && e.Country == country && e.Kind == string(schema.CityPlace) {
				return d.entityOf(e.ID)
			}
		}
	}
	return nil
}
