package extract

import (
	"slices"
	"strings"
	"unicode"

	"casus/loaders/lexicon"
	"casus/schema"
)

// survey weighs the countries that a document is about, before any name is resolved: every name that can only belong to one
// country counts for it, those of the title and the first sentences more. Towns with several namesakes are then read by it.
func (d *document) survey() {
	total := 0.0
	vote := func(words []string, weight float64, stage func(i int) float64) {
		for i := 0; i < len(words); {
			m, n := d.x.lexicon.Longest(words[i:])
			if n == 0 || len(m.Entries) == 0 {
				i++
				continue
			}
			m = m.InUse(d.day)
			if slices.ContainsFunc(m.Entries, d.worldly) {
				i += n
				continue
			}
			countries, state := surveyed(m)
			at := stage(i)
			w := weight * at
			if !state {
				// A town or a group says more of where the story plays than a state that takes part in it.
				w *= 1.5
			}
			if seat(m) {
				w *= namesakes
			}
			if len(countries) == 1 && !m.Aliases[0].Metonym {
				for c := range countries {
					d.countries[c] += w
					d.settings[c] = d.settings[c] || at >= theatre
					total += w
				}
			}
			i += n
		}
	}
	// The headline is not read as a sentence, but says what the story is about: "Syrian civil war".
	vote(strings.FieldsFunc(d.article.Title, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '.' }), 2, func(int) float64 { return 1 })
	for i, s := range d.sents {
		words := make([]string, len(s.Tokens))
		for k := range s.Tokens {
			words[k] = s.Tokens[k].Text
		}
		w := 1.0
		if i < 3 {
			w = 1.5
		}
		vote(words, w, s.stage)
	}
	if total > 0 {
		for c := range d.countries {
			d.countries[c] /= total
		}
	}
}

// placesAgain gives "the Iraqi capital" its town, and "the city", "this village" and "the valley" the place that was last told of as one.
func (d *document) placesAgain() {
	var told []*mention
	for _, s := range d.sents {
		for i := 0; i < len(s.Tokens); i++ {
			if m := s.at[i]; m != nil {
				if m.first == i && m.entity != nil && m.entity.isPlace() && m.form != adjectiveForm {
					told = append(told, m)
				}
				continue
			}
			if e := d.capitalAt(s, i); e != nil {
				m := &mention{first: i, last: i, form: nounForm, sent: s, place: true}
				e.add(s.put(m))
				told = append(told, m)
				continue
			}
			if !s.againAt(i) {
				continue
			}
			for _, o := range slices.Backward(told) {
				if s.index-o.sent.index > againWithin {
					break
				}
				if !s.calls(i, o) {
					continue
				}
				m := &mention{first: i, last: i, form: nounForm, sent: s, place: true}
				o.entity.add(s.put(m))
				told = append(told, m)
				break
			}
		}
	}
	for _, s := range d.sents {
		s.listMentions()
	}
}

// againWithin is how many sentences back a place may have been told of that only its noun means.
const againWithin = 4

// againAt tells whether a noun for places stands alone behind a word that points back.
func (s *sentence) againAt(i int) bool {
	if i == 0 || placeNouns[s.lower[i]] == "" || s.upos(i) != "NOUN" || !pointing[s.lower[i-1]] {
		return false
	}
	if i+1 < len(s.Tokens) && (s.lower[i+1] == "-" || s.isNominal(i+1) && s.within(i, i+1)) {
		return false
	}
	return !slices.ContainsFunc(s.children[i], func(c int) bool {
		return isRel(s.rel(c), "nmod", "acl", "acl:relcl", "appos", "flat", "compound", "amod") && s.caseOf(c) != "in"
	})
}

var pointing = set("the this that")

// calls tells whether a noun for places may mean a place told of before: a town, a district or a region by their kinds, other places by their
// own noun.
func (s *sentence) calls(i int, o *mention) bool {
	switch kind := placeNouns[s.lower[i]]; {
	case s.lower[i] == "capital" || s.lower[i] == "stronghold" || s.lower[i] == "port":
		return false
	case kind == schema.CityPlace || kind == schema.RegionPlace:
		return o.form == nameForm && o.entity.place == kind
	default:
		l := o.sent.lower
		return l[o.last] == s.lower[i] || l[o.first] == s.lower[i] || o.last+1 < len(l) && l[o.last+1] == s.lower[i]
	}
}

// worldly tells whether somebody stands for states together rather than for the country that he is from: who heads or headed an international body.
func (d *document) worldly(e *lexicon.Entry) bool {
	return e.Kind == lexicon.Person && slices.ContainsFunc(e.Links, func(l lexicon.Link) bool {
		if l.Type != lexicon.Leads && l.Type != lexicon.Represents || !d.during(l.Since, "") {
			return false
		}
		o := d.x.lexicon.Entry(l.Object)
		return o != nil && o.Country == "" && (o.Kind == lexicon.InternationalOrganization || o.Kind == lexicon.Organization || o.Kind == lexicon.Coalition)
	})
}

// surveyed are the countries that a name can belong to, and whether a state is called so: beside it only whole regions count, not the villages
// that share the name, and what is seldom called so does not count.
func surveyed(m lexicon.Match) (countries map[string]bool, state bool) {
	isState := func(e *lexicon.Entry) bool {
		return e.Kind == string(schema.StateActor) || e.Kind == string(schema.CountryPlace)
	}
	state = slices.ContainsFunc(m.Entries, isState)
	countries = map[string]bool{}
	if m.Entries[0].Place && m.Entries[0].Country == "" {
		// "Sahara" is also a village of Yemen.
		return countries, state
	}
	for i, e := range m.Entries {
		if !m.Aliases[i].Ambiguous && e.Country != "" && (!state || isState(e) || e.Kind == string(schema.RegionPlace)) {
			countries[e.Country] = true
		}
	}
	return countries, state
}

// theatre is how much more a country counts as that of the story where the text says that something is, goes or happens there: who sends troops
// "to Libya" or takes part "in the Northern Mali conflict" is seldom at home.
const theatre = 2

// abroad tells whether a name that ends at a token is that of a backer: Iran in "Iran-backed".
func (s *sentence) abroad(i int) bool {
	return i+2 < len(s.Tokens) && s.lower[i+1] == "-" && fromAbroad[s.lower[i+2]]
}

var fromAbroad = set("backed supported sponsored funded armed trained brokered mediated led allied aligned")

// stage is what a name counts for by the words around it: who backs a side from abroad ("Iran-backed rebels") hardly counts.
func (s *sentence) stage(i int) float64 {
	if s.abroad(i) {
		return 0.25
	}
	for k := i - 1; k >= max(0, i-4); k-- {
		switch {
		case s.upos(k) == "DET", s.upos(k) == "ADJ", s.upos(k) == "PROPN":
		case placePrepositions[s.lower[k]] && s.lower[k] != "of" && s.lower[k] != "between":
			return theatre
		default:
			return 1
		}
	}
	return 1
}

// namesakes is what the name of a seat of government that large towns of several countries have counts for: "Tripoli" says little of which is meant.
const namesakes = 1.0 / 6

// largeTown is of how many inhabitants a town is that may be meant as well as a seat of government with its name.
const largeTown = 100_000

// seat tells whether a name is that of a state only as its government's seat, and of towns of several countries.
func seat(m lexicon.Match) bool {
	metonym, towns := false, map[string]bool{}
	for i, e := range m.Entries {
		metonym = metonym || m.Aliases[i].Metonym
		if e.Kind == string(schema.CityPlace) && !m.Aliases[i].Ambiguous && e.Population >= largeTown {
			towns[e.Country] = true
		}
	}
	return metonym && len(towns) > 1
}
