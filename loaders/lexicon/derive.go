package lexicon

import (
	"slices"
	"strings"
	"unicode"
)

// derived makes the entries that follow by rule from those of the data files: the people, the armed forces and the
// territory of each state.
func derived(entries []*Entry) []*Entry {
	var out []*Entry
	for _, e := range entries {
		if e.Kind != State {
			continue
		}
		suffix := strings.TrimPrefix(e.ID, "state:")
		var adjectives []Alias
		for _, a := range e.Aliases {
			if a.Adjective && !a.Ambiguous {
				adjectives = append(adjectives, a)
			}
		}
		if place := territory(e, suffix); place != nil {
			out = append(out, place)
		}
		if len(adjectives) > 0 {
			out = append(out, nation(e, suffix, adjectives))
		}
		out = append(out, forces(e, suffix, adjectives)...)
	}
	return out
}

// withoutNamesOf takes from derived actors the names that the data files give to somebody else: the Libyan National Army is
// not the army of Libya. One that is left without a name is left out.
func withoutNamesOf(entries, derived []*Entry) []*Entry {
	owner := make(map[string]string)
	for _, e := range entries {
		if e.Place {
			continue
		}
		for _, a := range e.Aliases {
			owner[Key(a.Name)] = e.ID
		}
	}
	return slices.DeleteFunc(derived, func(e *Entry) bool {
		if e.Place {
			return false
		}
		e.Aliases = slices.DeleteFunc(e.Aliases, func(a Alias) bool {
			have, taken := owner[Key(a.Name)]
			return taken && have != e.ID
		})
		if len(e.Aliases) == 0 {
			return true
		}
		e.Name = e.Aliases[0].Name
		return false
	})
}

// territory is the state as a place.
func territory(e *Entry, suffix string) *Entry {
	place := &Entry{ID: "place:" + suffix, Name: e.Name, Kind: Region, Place: true, Country: e.Country}
	if isCountryCode(suffix) {
		place.Kind = Country
	} else {
		place.Within = []string{"place:" + e.Country}
	}
	for _, a := range e.Aliases {
		lower := strings.ToLower(a.Name)
		if a.Adjective || a.Metonym || strings.Contains(lower, "government") || strings.Contains(lower, "authorit") || strings.Contains(lower, "administration") {
			continue
		}
		place.Aliases = append(place.Aliases, a)
	}
	if len(place.Aliases) == 0 {
		return nil
	}
	place.Name = place.Aliases[0].Name
	return place
}

// nation is the people of a state.
func nation(e *Entry, suffix string, adjectives []Alias) *Entry {
	p := &Entry{ID: "people:" + suffix, Kind: Population, Country: e.Country}
	for _, a := range adjectives {
		if strings.HasSuffix(a.Name, "n") || strings.HasSuffix(a.Name, "i") || strings.HasSuffix(a.Name, "k") || strings.HasSuffix(a.Name, "b") || strings.HasSuffix(a.Name, "ot") {
			p.Aliases = append(p.Aliases, Alias{Name: a.Name + "s", Since: a.Since, Until: a.Until})
		}
		p.Aliases = append(p.Aliases, Alias{Name: a.Name + " people", Since: a.Since, Until: a.Until})
	}
	p.Name = p.Aliases[0].Name
	return p
}

// forces are the armed forces of a state and their branches, by the names that every state's have: "Syrian army",
// "Armed Forces of Ukraine", "Russian air force".
func forces(e *Entry, suffix string, adjectives []Alias) []*Entry {
	stems := slices.Clone(adjectives)
	if len(stems) == 0 {
		stems = append(stems, Alias{Name: e.Name})
	}
	id := "mil:" + suffix
	main := &Entry{ID: id, Kind: Military, Country: e.Country, Name: stems[0].Name + " Armed Forces"}
	air := &Entry{ID: id + ".air", Kind: Military, Country: e.Country, Name: stems[0].Name + " Air Force", Links: []Link{{Type: PartOf, Object: id}}}
	navy := &Entry{ID: id + ".navy", Kind: Military, Country: e.Country, Name: stems[0].Name + " Navy", Links: []Link{{Type: PartOf, Object: id}}}
	name := func(entry *Entry, text string, like Alias) {
		entry.Aliases = append(entry.Aliases, Alias{Name: text, Since: like.Since, Until: like.Until})
	}
	for _, a := range stems {
		name(main, a.Name+" Armed Forces", a)
		name(main, a.Name+" Army", a)
		name(main, a.Name+" National Army", a)
		name(air, a.Name+" Air Force", a)
		name(air, a.Name+" Airforce", a)
		name(navy, a.Name+" Navy", a)
	}
	for _, a := range e.Aliases {
		if !a.Adjective && !a.Metonym && !a.Ambiguous {
			name(main, "Armed Forces of "+a.Name, a)
			name(main, "Armed Forces of the "+a.Name, a)
		}
	}
	main.Links = []Link{{Type: PartOf, Object: e.ID}}
	return []*Entry{main, air, navy}
}

// familyFirst are the countries where the family name comes first.
var familyFirst = set("CN TW KP KR HK MO SG")

// addSurnames adds the last name of a person as a name, with its particle and without: "al-Assad", "Assad".
func addSurnames(e *Entry) {
	if e.Kind != Person {
		return
	}
	for _, a := range e.Aliases {
		if a.Surname {
			return
		}
	}
	fields := strings.Fields(e.Name)
	if len(fields) < 2 {
		return
	}
	add := func(name string) {
		if len([]rune(name)) > 1 && !e.named(name) {
			e.Aliases = append(e.Aliases, Alias{Name: name, Surname: true, Ambiguous: ordinaryWord[strings.ToLower(name)]})
		}
	}
	if familyFirst[e.Country] && startsUpper(fields[0]) && len(fields) <= 3 && !westernOrder(fields[0]) {
		add(fields[0])
		return
	}
	n := len(fields) - 1
	if w := strings.TrimSuffix(strings.ToLower(fields[n]), "."); (w == "jr" || w == "sr" || w == "ii" || w == "iii" || w == "iv") && n > 1 {
		n--
	}
	last := fields[n]
	if fields[n-1] == "of" {
		return // "Salman of Saudi Arabia"
	}
	if !startsUpper(fields[n-1]) && n > 1 || nameParticle[strings.ToLower(fields[n-1])] && n > 1 {
		add(fields[n-1] + " " + last)
	}
	add(last)
	for _, article := range [...]string{"al-", "Al-", "el-", "El-", "as-", "ash-", "at-", "ar-", "an-", "ad-", "az-", "bin-"} {
		if rest, ok := strings.CutPrefix(last, article); ok && startsUpper(rest) {
			add(rest)
		}
	}
}

// westernOrder knows given names by which officials from these countries write their names the other way round.
func westernOrder(given string) bool {
	switch given {
	case "Carrie", "John", "Henry", "Leung", "Regina", "Donald", "Joseph", "Jimmy", "Martin", "Tony", "George", "Tharman", "Lawrence":
		return given != "Leung"
	}
	return false
}

var nameParticle = set("al el bin ben ibn von van de der den da dos di du la le abu ould st mac ter")

// ordinaryWord are surnames and short names that are also common words, months or days.
var ordinaryWord = set(`may brown black white green gray grey bush rice hague cook straw short powers power king baker bishop cash young
	rose love long little major swift wolf fox price rich church day may april june august friday monday khan ali ban annan he ma an
	so do of to in on at war wise bright hope grace peace gay ham han sun song bell ball bates best bird bond brook burns case
	chase cox craft cross dean drew field fisher flowers ford forest frank gates gold good grant hall hand harsh hart hill hood hunt
	jack james john joy justice lake lamb land law lee marsh mason mark martin miller moon moore noble north page park parks parker
	perry pope potter prior ray read reed ross rush sharp shaw silver small smith snow spring stone summers taylor thomas towns trump
	turner underwood wade walker ward waters wells west wood woods young man men her him you his she was are or than than then`)

func startsUpper(s string) bool {
	for _, r := range s {
		return unicode.IsUpper(r)
	}
	return false
}
