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
	r := int32(20 * bits.Len(uint(e.Population)))
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

// candidate is an entry with the name by which it was found.
type candidate struct {
	entry *Entry
	alias Alias
}

// order sorts candidates, best first; ties by id, so that the order never depends on anything else.
func order(list []candidate) {
	slices.SortFunc(list, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(score(b.entry, b.alias), score(a.entry, a.alias)), cmp.Compare(a.entry.ID, b.entry.ID))
	})
}
