package extract

import (
	"strings"
	"unicode"

	"casus/schema"
)

// survey weighs the countries that a document is about, before any name is resolved: every name that can only belong to one
// country counts for it, those of the title and the first sentences more. Towns with several namesakes are then read by it.
func (d *document) survey() {
	total := 0.0
	vote := func(words []string, weight float64) {
		for i := 0; i < len(words); {
			m, n := d.x.lexicon.Longest(words[i:])
			if n == 0 || len(m.Entries) == 0 {
				i++
				continue
			}
			countries := map[string]bool{}
			state := false
			for _, e := range m.Entries {
				if e.Country != "" {
					countries[e.Country] = true
				}
				state = state || e.Kind == string(schema.StateActor) || e.Kind == string(schema.CountryPlace)
			}
			w := weight
			if !state {
				// A town or a group says more of where the story plays than a state that takes part in it.
				w *= 1.5
			}
			if len(countries) == 1 && !m.Aliases[0].Ambiguous && !m.Aliases[0].Metonym {
				for c := range countries {
					d.countries[c] += w
					total += w
				}
			}
			i += n
		}
	}
	// The headline is not read as a sentence, but says what the story is about: "Syrian civil war".
	vote(strings.FieldsFunc(d.article.Title, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '.' }), 2)
	for i, s := range d.sents {
		words := make([]string, len(s.Tokens))
		for k := range s.Tokens {
			words[k] = s.Tokens[k].Text
		}
		w := 1.0
		if i < 3 {
			w = 1.5
		}
		vote(words, w)
	}
	if total > 0 {
		for c := range d.countries {
			d.countries[c] /= total
		}
	}
}
