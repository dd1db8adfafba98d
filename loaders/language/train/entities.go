package main

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"casus/loaders/language"
)

// GUM marks every mention of every thing, nested: "(3-person-giv:act-..." opens, "3)" closes, "(3-person-...)" is one word. A
// name in our sense is the proper name in such a mention, as Universal NER cuts it.
var entityMark = regexp.MustCompile(`\((\d+)(?:\[[\d/]+\])?-([a-z]+)[^()]*(\)?)|(\d+)(?:\[[\d/]+\])?\)`)

var nameKinds = map[string]language.EntityKind{"person": language.Person, "organization": language.Organization, "place": language.Location}

// titles stand before a person's name and are no part of it.
var titles = map[string]bool{}

func init() {
	for t := range strings.FieldsSeq(`president vice prime minister mr. mrs. ms. miss dr. doctor professor prof. sir lord lady king queen prince princess pope senator
		sen. representative rep. governor gov. judge justice general gen. colonel col. major captain capt. lieutenant lt. sergeant sgt. admiral commander chief
		chairman secretary chancellor ambassador saint st. uncle aunt father mother brother sister deputy mayor mr mrs ms dr prof detective officer agent
		earl duke count baron tsar czar guest sheikh ayatollah imam emperor premier director rev. reverend emir mullah sultan`) {
		titles[t] = true
	}
}

type mention struct {
	first, last int
	kind        language.EntityKind
}

// namesOf finds the names in a sentence of GUM; marks has the entity marks of each token.
func namesOf(tokens []language.Token, marks []string) (names []language.Entity, unsure []bool) {
	var found []mention
	// other tells whether the smallest mention around a token is of something that has no name in our sense.
	other := make([]bool, len(tokens))
	size := make([]int, len(tokens))
	type opening struct {
		id, kind string
		at       int
	}
	var open []opening
	add := func(kind string, first, last int) {
		k, ok := nameKinds[kind]
		for i := first; i <= last; i++ {
			if n := last - first + 1; size[i] == 0 || n < size[i] {
				size[i], other[i] = n, !ok
			}
		}
		if ok {
			found = append(found, mention{first, last, k})
		}
	}
	for i, mark := range marks {
		for _, m := range entityMark.FindAllStringSubmatch(mark, -1) {
			switch {
			case m[3] != "":
				add(m[2], i, i)
			case m[1] != "":
				open = append(open, opening{m[1], m[2], i})
			default:
				for k := len(open) - 1; k >= 0; k-- {
					if open[k].id == m[4] {
						add(open[k].kind, open[k].at, i)
						open = slices.Delete(open, k, k+1)
						break
					}
				}
			}
		}
	}
	// The longest first: "University of Michigan" is one name, though "Michigan" is a mention.
	slices.SortStableFunc(found, func(a, b mention) int { return (b.last - b.first) - (a.last - a.first) })
	taken := make([]bool, len(tokens))
	for _, m := range found {
		first, last, ok := properName(tokens, m)
		if !ok || slices.Contains(taken[first:last+1], true) {
			continue
		}
		for i := first; i <= last; i++ {
			taken[i] = true
		}
		names = append(names, language.Entity{First: first, Last: last, Kind: m.kind})
	}
	slices.SortFunc(names, func(a, b language.Entity) int { return a.First - b.First })
	// A proper name that no mention accounts for may be a name all the same ("the physician Yang Buwei").
	unsure = make([]bool, len(tokens))
	for i, t := range tokens {
		unsure[i] = t.UPOS == "PROPN" && !taken[i] && !other[i]
	}
	return names, unsure
}

// properName is the proper name that a mention is built on; false where its head is none.
func properName(tokens []language.Token, m mention) (first, last int, ok bool) {
	head := -1
	for i := m.first; i <= m.last; i++ {
		if h := tokens[i].Head; h < m.first || h > m.last {
			head = i
			break
		}
	}
	if head < 0 || tokens[head].UPOS != "PROPN" || m.kind == language.Person && tokens[head].XPOS == "NNPS" {
		return 0, 0, false
	}
	first, last = head, head
	// part tells whether a token hangs on the name.
	part := func(i int) bool {
		h := tokens[i].Head
		return h >= first && h <= last || h == i-1 || h == i+1
	}
	for first > m.first {
		t := tokens[first-1]
		if !part(first-1) || t.UPOS != "PROPN" && t.Text != "-" && t.Text != "&" && !adjective(t, first-1) {
			break
		}
		first--
	}
	for last < m.last {
		next := last + 1
		t := tokens[next]
		if part(next) && (t.UPOS == "PROPN" && !strings.HasPrefix(t.Rel, "appos") && !strings.HasPrefix(t.Rel, "conj") || t.Rel == "flat" || t.Text == "-" && next < m.last) {
			last = next
			continue
		}
		// "Bank of America", "House of the People"
		if t.Text == "of" && m.kind != language.Person {
			after := next + 1
			if after <= m.last && tokens[after].Text == "the" {
				after++
			}
			if after <= m.last && tokens[after].UPOS == "PROPN" {
				for after < m.last && tokens[after+1].UPOS == "PROPN" && tokens[after].Head == after+1 {
					after++
				}
				if tokens[after].Rel == "nmod" && tokens[after].Head >= first && tokens[after].Head <= last {
					last = after
					continue
				}
			}
		}
		break
	}
	for first < head || first < last {
		if w := strings.ToLower(tokens[first].Text); m.kind == language.Person && titles[w] || w == "-" {
			first++
			continue
		}
		break
	}
	return first, last, m.kind != language.Person || first < last || !titles[strings.ToLower(tokens[first].Text)]
}

// adjective tells whether a token is an adjective that belongs to a name: "United" States, "Indonesian" Navy.
func adjective(t language.Token, at int) bool {
	return (t.Rel == "amod" || t.Rel == "compound" || t.Rel == "nummod") && unicode.IsUpper([]rune(t.Text)[0]) && (at > 0 || t.Text == "United")
}
