package extract

import "strings"

// takesOf tells whether the preposition at k joins two halves of a name: the first is an institution ("Ministry of Defence", "Army of
// Conquest", "Mission in Haiti") or both are an office ("Secretary of State").
func (d *document) takesOf(s *sentence, k, next int) bool {
	left := s.lower[k-1]
	for first := max(0, k-2); first < k; first++ {
		if _, ok := d.x.lexicon.Noun(strings.Join(s.lower[first:next+1], " ")); ok {
			return true
		}
	}
	switch s.lower[k] {
	case "of":
		return startsUpper(s.Tokens[k-1].Text) && (institutional(left) != "" || takesOfNames[left] || s.purposeBefore(k))
	case "for":
		return startsUpper(s.Tokens[k-1].Text) && (institutional(left) != "" || takesOfNames[left]) && s.at[next] == nil
	case "in":
		return startsUpper(s.Tokens[k-1].Text) && (left == "mission" || left == "group" || left == "force") && s.at[next] != nil && s.at[next].place
	case "on":
		return startsUpper(s.Tokens[k-1].Text) && (left == "committee" || left == "commission" || left == "council" || left == "foundation") && s.at[next] == nil
	}
	return false
}

// purposeBefore tells whether the words before k say what a body is for: "Front for the Renewal" before "of Zamunda".
func (s *sentence) purposeBefore(k int) bool {
	for p := k - 1; p > 0 && p >= k-4; p-- {
		if s.lower[p] == "for" {
			return institutional(s.lower[p-1]) != "" && startsUpper(s.Tokens[p-1].Text)
		}
		if !startsUpper(s.Tokens[p].Text) && s.lower[p] != "the" && s.lower[p] != "and" {
			return false
		}
	}
	return false
}

var takesOfNames = set("friends sons soldiers lions eagles falcons hawks knights guardians ghosts wolves swords partisans grandsons avengers house chamber academy school doctors reporters human rights voice god bank board bureau ministers states republic kingdom")

func (d *document) institutionBefore(s *sentence, i, j int) bool {
	for k := i; k <= j; k++ {
		if w := s.lower[k]; w == "ministry" || w == "department" || w == "committee" || w == "commission" || w == "office" {
			return true
		}
	}
	return false
}

// institutional is the kind of body that a word makes of the name that it ends; empty for other words.
func institutional(w string) string { return string(groupNouns[w]) }
