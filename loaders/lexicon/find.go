package lexicon

import (
	"slices"
	"strings"
	"time"
)

// Longest finds the longest name that begins at words[0] and gives what it can stand for and how many words it takes, or
// a Match without entries and 0. Words are tokens as a tokeniser gives them: hyphens, brackets and the possessive "'s" are
// tokens of their own ("Al", "-", "Nusra", "Front"), abbreviations keep their dots ("U.S."). A leading "the" belongs to
// the name. Which spellings count as the same name is said at [Key]; the case of the words has to fit too.
func (l *Lexicon) Longest(words []string) (Match, int) {
	if len(words) == 0 {
		return Match{}, 0
	}
	match, n := l.longest(words)
	if len(words) > 1 && strings.EqualFold(words[0], "the") {
		if without, m := l.longest(words[1:]); m > 0 && m+1 > n {
			match, n = without, m+1
			match.Words = n
		}
	}
	return match, n
}

func (l *Lexicon) longest(words []string) (Match, int) {
	type stop struct {
		words int
		end   int
	}
	var (
		k     key
		stops = make([]stop, 0, maxKeyWords)
	)
	for i, w := range words {
		if len(w) > 100 || strings.ContainsAny(w, ",;:()[]\"“”!?") {
			break
		}
		if !k.add(w) {
			if i == 0 {
				return Match{}, 0
			}
			continue
		}
		if k.words > maxKeyWords {
			break
		}
		stops = append(stops, stop{i + 1, len(k.text)})
	}
	for _, s := range slices.Backward(stops) {
		found := l.candidates(k.text[:s.end], words[:s.words])
		if len(found) == 0 {
			continue
		}
		order(found)
		m := Match{Words: s.words, Entries: make([]*Entry, len(found)), Aliases: make([]Alias, len(found))}
		for i, c := range found {
			m.Entries[i], m.Aliases[i] = c.entry, c.alias
		}
		return m, s.words
	}
	return Match{}, 0
}

// candidates gives the entries with a name of this key that fits the words; without words every case fits. The highest
// layer that knows the name has the say.
func (l *Lexicon) candidates(text []byte, words []string) []candidate {
	hash := hash64(hashStart, text)
	var written []part
	for _, layer := range l.layers {
		var found []candidate
		for _, p := range layer.find(hash) {
			e := layer.at(p.ord)
			if e == nil {
				continue
			}
			if m := l.merged[e.ID]; m != nil {
				e = m
			}
			if words != nil && written == nil {
				written = parts(words...)
			}
			if a, ok := aliasFor(e, text, written); ok {
				found = append(found, candidate{entry: e, alias: a})
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

// aliasFor finds the best name of an entry that has the key and, unless written is nil, fits the words.
func aliasFor(e *Entry, text []byte, written []part) (Alias, bool) {
	var (
		k     key
		best  Alias
		found bool
		doubt bool
	)
	for _, a := range e.Aliases {
		same := false
		variants(a.Name, &k, func(v []byte) { same = same || string(v) == string(text) })
		if !same || written != nil && !fits(a, written) {
			continue
		}
		doubt = doubt || a.Ambiguous
		if !found || score(e, a) > score(e, best) {
			best, found = a, true
		}
	}
	// Another spelling of a doubtful name ("Bush", "Būsh") is no surer.
	best.Ambiguous = best.Ambiguous || doubt
	return best, found
}

// Entry gives the entry with this id, nil if there is none.
func (l *Lexicon) Entry(id string) *Entry {
	if e := l.merged[id]; e != nil {
		return e
	}
	for _, layer := range l.layers {
		if e := layer.entry(id); e != nil {
			return e
		}
	}
	return nil
}

// Lookup gives the entries that have this name in any spelling and case, best first. With a day, names that were in use
// then come before names that were not, and persons who held an office then before those who did not; a zero day leaves
// time out of it.
func (l *Lexicon) Lookup(name string, on time.Time) []*Entry {
	text := Key(name)
	found := l.candidates([]byte(text), nil)
	if without, ok := strings.CutPrefix(text, "the "); ok && found == nil {
		found = l.candidates([]byte(without), nil)
	}
	if len(found) == 0 {
		return nil
	}
	order(found)
	slices.SortStableFunc(found, func(a, b candidate) int { return untimely(a, on) - untimely(b, on) })
	out := make([]*Entry, len(found))
	for i, c := range found {
		out[i] = c.entry
	}
	return out
}

// On puts first what fits a day: names that were in use then before names that were not, persons who held an office then
// before those who did not. The match itself stays as it is.
func (m Match) On(day time.Time) Match {
	if day.IsZero() || len(m.Entries) < 2 {
		return m
	}
	list := make([]candidate, len(m.Entries))
	for i, e := range m.Entries {
		list[i] = candidate{entry: e, alias: m.Aliases[i]}
	}
	slices.SortStableFunc(list, func(a, b candidate) int { return untimely(a, day) - untimely(b, day) })
	out := Match{Words: m.Words, Entries: make([]*Entry, len(list)), Aliases: make([]Alias, len(list))}
	for i, c := range list {
		out.Entries[i], out.Aliases[i] = c.entry, c.alias
	}
	return out
}

// InUse is [Match.On] without the entries that were not called so on the day, where others were.
func (m Match) InUse(day time.Time) Match {
	m = m.On(day)
	if day.IsZero() || len(m.Entries) < 2 {
		return m
	}
	used := func(a Alias) bool { return covers(a.Since, a.Until, day) }
	// What was not in use comes last.
	n := len(m.Aliases)
	for n > 0 && !used(m.Aliases[n-1]) {
		n--
	}
	if n > 0 {
		m.Entries, m.Aliases = m.Entries[:n:n], m.Aliases[:n:n]
	}
	return m
}

// untimely is 0 for a candidate that suits the day, 1 for a person who holds no known office then but may still be in the news, 2 for one
// who left office years before, 3 for a name not in use.
func untimely(c candidate, on time.Time) int {
	if on.IsZero() {
		return 0
	}
	if !covers(c.alias.Since, c.alias.Until, on) {
		return 3
	}
	if c.entry.Kind != Person {
		return 0
	}
	offices, lately := 0, false
	for _, link := range c.entry.Links {
		if link.Type == Leads || link.Type == Represents {
			offices++
			if covers(link.Since, link.Until, on) || covers(link.Since, link.Until, on.AddDate(0, -justLeft, 0)) {
				return 0
			}
			lately = lately || covers(link.Since, link.Until, on.AddDate(-remembered, 0, 0)) || covers(link.Since, link.Until, on.AddDate(-1, 0, 0))
		}
	}
	if offices > 0 && !lately {
		return 2
	}
	return 1
}

// justLeft is for how many months who left an office is meant by his surname like one who holds one: the news of his fall are about him.
const justLeft = 2

// remembered is for about how many years a surname still means who held an office.
const remembered = 4

// Forces gives the armed forces of a state by its country code, nil if the lexicon knows none.
func (l *Lexicon) Forces(country string) *Entry { return l.Entry("mil:" + country) }

// Each calls yield with every entry that is no place of the gazetteer, in no particular but always the same order, until
// it returns false.
func (l *Lexicon) Each(yield func(*Entry) bool) {
	for i, layer := range l.layers {
		for _, e := range layer.entries {
			if m := l.merged[e.ID]; m != nil {
				if i > 0 && l.inHigher(i, e.ID) {
					continue
				}
				e = m
			}
			if !yield(e) {
				return
			}
		}
	}
}

func (l *Lexicon) inHigher(i int, id string) bool {
	for _, layer := range l.layers[:i] {
		if layer.byID[id] != nil {
			return true
		}
	}
	return false
}
