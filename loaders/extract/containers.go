package extract

import (
	"slices"
	"strings"

	"casus/loaders/language"
	"casus/loaders/lexicon"
	"casus/schema"
)

// surround is the region or country that the words right behind a name say it lies in: "Barda, Donetsk Oblast", "Barda, Sudan", "Barda, in
// northern Mali". Nil where they say none.
func (s *sentence) surround(m *mention) *mention {
	if o := s.surroundBehindComma(m); o != nil {
		return o
	}
	k := m.last + 1
	if k < len(s.Tokens) && s.lower[k] == "," {
		k++
	}
	if m.form != nameForm || k >= len(s.Tokens) || s.lower[k] != "in" {
		return nil
	}
	for k++; k < len(s.Tokens) && (s.upos(k) == "DET" || s.upos(k) == "ADJ" && s.at[k] == nil); k++ {
	}
	if k >= len(s.Tokens) {
		return nil
	}
	if o := s.at[k]; o != nil && o.first == k && containing(o) && !(o.last+1 < len(s.Tokens) && s.lower[o.last+1] == "-") {
		return o
	}
	return nil
}

// surroundBehindComma is the same behind a comma, where more may stand: not a member of a list, nor whose somebody is ("John Akoto, Ghana's minister",
// "Ansar, Sudan and Chad"), nor who says or does what follows ("killed Akoto, Ghana said").
func (s *sentence) surroundBehindComma(m *mention) *mention {
	k := m.last + 2
	if m.form != nameForm || k >= len(s.Tokens) || s.lower[k-1] != "," {
		return nil
	}
	o := s.at[k]
	if o == nil || o.first != k || !containing(o) {
		return nil
	}
	k = o.last + 1
	if k >= len(s.Tokens) {
		return o
	}
	if s.subjectOf(o.head, k) {
		return nil
	}
	switch s.upos(k) {
	case "CCONJ", "NOUN", "PROPN", "ADJ", "PART":
		return nil
	}
	if s.lower[k] == "-" || s.lower[k] == "'s" || s.lower[k] == "'" {
		return nil
	}
	if s.lower[k] == "," && k+1 < len(s.Tokens) {
		if p := s.at[k+1]; s.upos(k+1) == "CCONJ" || p != nil && p.first == k+1 && placeEntry(p) && !slices.ContainsFunc(placesOf(p), func(b *lexicon.Entry) bool {
			return b.Kind == lexicon.Country && inCountry(o, b.Country)
		}) {
			return nil
		}
	}
	return o
}

// subjectOf tells whether a name is the subject of the verb right behind it, or of the verb or predicate of the auxiliary there.
func (s *sentence) subjectOf(name, k int) bool {
	switch {
	case s.isVerb(k) && speech[s.lemma(k)] && s.tok(k).XPOS != "VBG":
		return true
	case s.isVerb(k) || s.upos(k) == "AUX":
		return isRel(s.rel(name), "nsubj") && (s.head(name) == k || s.head(name) == s.head(k))
	}
	return false
}

// containing tells whether a name is that of a region or a country.
func containing(m *mention) bool {
	return m.form == nameForm && slices.ContainsFunc(placesOf(m), func(e *lexicon.Entry) bool {
		return e.Kind == lexicon.Country || e.Kind == lexicon.Region || regional(m)
	})
}

// regional tells whether a name ends in a noun for a region: "Mandalay Region".
func regional(m *mention) bool {
	k := placeNouns[m.sent.lower[m.last]]
	return m.last > m.first && (k == schema.RegionPlace || k == schema.DistrictPlace)
}

// placesOf are the places that the lexicon has for a name.
func placesOf(m *mention) []*lexicon.Entry {
	var out []*lexicon.Entry
	for _, e := range m.entries {
		if e.Place {
			out = append(out, e)
		}
	}
	return out
}

// inCountry tells whether one of the places that a name can mean is or lies in a country.
func inCountry(m *mention, country string) bool {
	return country != "" && slices.ContainsFunc(placesOf(m), func(e *lexicon.Entry) bool { return e.Country == country })
}

// townByCountry tells whether an unlisted name is that of a town because its country or region follows: "captures Dinder, Sudan". Persons and
// bodies are followed by theirs too.
func (d *document) townByCountry(m *mention) bool {
	s := m.sent
	if s.surroundBehindComma(m) == nil || d.personal(m) || m.words() > 3 {
		return false
	}
	k := s.recognised(m)
	return m.first == m.last && !isUpperWord(s.Tokens[m.first].Text) || k == "" || k == language.Location
}

// lay puts an unlisted place into the region or country that a mention of it says.
func (d *document) lay(e *entity, m *mention) {
	if !e.isPlace() || e.entry != nil || e.within != nil {
		return
	}
	o := m.sent.surround(m)
	if o == nil || o.entity == nil {
		return
	}
	in := o.entity
	if !in.isPlace() {
		if in = d.entityOf("place:" + in.country); in == nil {
			return
		}
	}
	if in != e {
		e.within, e.country = in, in.country
	}
}

// siteCalled is the listed site that a noun phrase before the name of its town is: "the nuclear power plant in Bushehr", "the airport of Kabul". Nil for none.
func (d *document) siteCalled(s *sentence, first, i int) *entity {
	if i+2 >= len(s.Tokens) || s.lower[i+1] != "in" && s.lower[i+1] != "of" && s.lower[i+1] != "at" {
		return nil
	}
	m := s.at[i+2]
	if m == nil || m.first != i+2 || m.form != nameForm || m.entity == nil || !m.entity.isPlace() {
		return nil
	}
	for ; first <= i; first++ {
		words := strings.Fields(s.text(d, m.first, m.last) + " " + s.text(d, first, i))
		found, n := d.x.lexicon.Longest(words)
		if n < len(words) {
			continue
		}
		for _, e := range found.Entries {
			if e.Place && e.Kind == string(schema.SitePlace) && e.Country == m.entity.country {
				return d.entityOf(e.ID)
			}
		}
	}
	return nil
}
