package lexicon

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
)

// rank says how likely it is that a report that uses a name means this entry. The figures only order candidates: what a
// name means most often in news of conflicts comes first (a state before its namesake town), and larger places before
// smaller ones.
func rank(e *Entry) int32 {
	switch e.Kind {
	case State:
		return 1000
	case Country:
		return 950
	case InternationalOrganization, Coalition, Military:
		return 900
	case ArmedGroup, Party, Organization, Media, Population, Other:
		return 800
	case Person:
		return 600 + prominence(e)
	}
	// Twenty points for each doubling of the population.
	r := int32(20 * bits.Len(uint(inhabitants(e))))
	switch e.Kind {
	case Region:
		return 200 + r/4
	case Site, Area:
		return 300
	case District:
		return 250 + r/4
	}
	return r
}

// inhabitants are those of a place, guessed for a town of which they are not known: what a hand-made file has was in the news, what only the
// gazetteer has is at least the seat of a district.
func inhabitants(e *Entry) int {
	switch {
	case e.Population > 0 || e.Kind != City:
		return e.Population
	case e.GeoNames == 0:
		return 20_000
	}
	return 5_000
}

// prominence of a person is from 0 to 150, by the highest office held and by how lately.
func prominence(e *Entry) int32 {
	var best int32
	for _, l := range e.Links {
		var p int32
		switch {
		case l.Type == Leads && strings.HasPrefix(l.Object, "state:"):
			p = 90
		case l.Type == Leads:
			p = 80
		case l.Role == "foreign minister" || l.Role == "defence minister" || strings.Contains(l.Role, "envoy"):
			p = 50
		case l.Type == Represents:
			p = 20
		}
		switch {
		case l.Until == "" && l.Since >= "2010":
			p += 40
		case l.Until >= "2015":
			p += 30
		case l.Until >= "2000":
			p += 15
		}
		best = max(best, p)
	}
	return best
}

// score is the rank of an entry when it is called by this name.
func score(e *Entry, a Alias) int32 {
	s := e.rank
	switch {
	case a.Metonym:
		s = 360
	case a.Surname:
		s -= 350
	case a.Name != e.Name:
		s -= 10
	}
	if a.Ambiguous {
		s -= 150
	}
	return s
}

// candidate is an entry with the name by which it was found, and what it is worth among others, once they are ordered.
type candidate struct {
	entry *Entry
	alias Alias
	value int32
}

// own tells whether a town is found by its own name, with or without an article or what else belongs to it. Many other names of towns are those of
// other languages.
func (c candidate) own() bool { return strings.Contains(c.entry.Name, c.alias.Name) }

// otherName is what a town loses by a name that is not its own where one of another country has it as its own: as much as 64 times the inhabitants.
const otherName = 120

// settled are countries where settlers named towns after those of the old world, as these are called in English: Geneva in Illinois is not it.
var settled = map[string]bool{"US": true, "CA": true, "AU": true, "NZ": true}

// order sorts candidates, best first; ties by id, so that the order never depends on anything else.
func order(list []candidate) {
	if len(list) < 2 {
		return
	}
	abroad := func(c candidate) bool {
		return slices.ContainsFunc(list, func(o candidate) bool {
			return o.entry.Kind == City && o.entry.Country != c.entry.Country && !settled[o.entry.Country] && !o.alias.Ambiguous && o.own()
		})
	}
	for i, c := range list {
		list[i].value = score(c.entry, c.alias)
		if c.entry.Kind == City && !c.own() && abroad(c) {
			list[i].value -= otherName
		}
	}
	slices.SortFunc(list, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.value, a.value), cmp.Compare(a.entry.ID, b.entry.ID))
	})
}
