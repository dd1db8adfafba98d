// Package count reads numbers of people in English news: "at least 17", "dozens", "up to 100", "tens of thousands".
//
// The lower-cased tokens of a sentence come in, with hyphens as tokens of their own, and ranges go out. Start reading at Find.
// The bounds follow the codebook:
//
//	17, eighty-three, half a million           both bounds are the figure
//	about, some, around, nearly, almost 50     the figure too: how far off it is, nobody can tell
//	at least 17, more than 17, 17 or more      17 and open
//	up to 100, as many as 100, fewer than 100  open and 100
//	10 to 12, between 10 and 12, two or three  from the one to the other
//	dozens, hundreds, several                  the bounds of table vague
//
// "More than" and "fewer than" keep the figure itself as the bound, since reports use them of round numbers. What cannot be a
// number of people is left out: sums of money, ages, dates, distances, lengths of time. Shares ("20 percent") are found, and
// marked.
package count

import "casus/schema"

// Number is a number that tokens First to Last of a sentence spell out, with what bounds it ("at least").
type Number struct {
	First, Last int
	Count       schema.Count
	// Percent marks a share, which is no number of people.
	Percent bool
}

// vague words and the least and the most that they are used for. The codebook gives "dozens"; the rest goes on from it:
// a plural is at least twice its unit, and below the next word that a reporter would have had.
var vague = map[string][2]int{
	"dozens": {24, 99}, "scores": {40, 199}, "hundreds": {200, 999}, "thousands": {2000, 9999}, "millions": {2_000_000, 9_999_999},
	"several": {3, 9}, "handful": {3, 9}, "few": {3, 9},
}

// plurals are the multiples in "tens of thousands".
var plurals = map[string][2]int{"tens": {20, 99}, "dozens": {24, 99}, "scores": {40, 199}, "hundreds": {200, 999}}

// side is the bound that a qualifier opens.
type side int

const (
	neither side = iota
	upward
	downward
)

// qualifiers stand before a number and say which bound is open.
var qualifiers = map[string]side{
	"at least": upward, "more than": upward, "no fewer than": upward, "no less than": upward, "not less than": upward, "over": upward,
	"upwards of": upward, "upward of": upward, "above": upward, "in excess of": upward, "well over": upward, "greater than": upward,
	"a minimum of": upward, "minimum of": upward,
	"up to": downward, "as many as": downward, "as much as": downward, "fewer than": downward, "less than": downward, "at most": downward,
	"no more than": downward, "not more than": downward, "under": downward, "below": downward, "a maximum of": downward, "maximum of": downward,
	"about": neither, "around": neither, "some": neither, "nearly": neither, "almost": neither, "approximately": neither, "roughly": neither,
	"close to": neither, "an estimated": neither, "estimated": neither, "only": neither, "just": neither, "another": neither,
	"a total of": neither, "a further": neither, "an additional": neither, "a record": neither, "other": neither, "well": neither,
}

// longestQualifier is the most words of a qualifier.
const longestQualifier = 3

// Find finds the numbers among lower-cased tokens, from left to right, none inside another.
func Find(tokens []string) []Number {
	var out []Number
	free := 0
	for i := 0; i < len(tokens); {
		r, ok := reading(tokens, i)
		if !ok {
			i++
			continue
		}
		first, open := qualified(tokens, i, free)
		n, ok := ranged(tokens, first, r)
		if !ok {
			i = r.last + 1
			continue
		}
		n.First = max(n.First, free)
		switch open {
		case upward:
			n.Count.High = nil
		case downward:
			n.Count.Low = nil
		}
		behind(tokens, &n)
		out = append(out, n)
		free = n.Last + 1
		i = free
	}
	return out
}

// qualified is where the words begin that bound the number at i, and which bound they open. Two can stand together
// ("at least some", "just over").
func qualified(tokens []string, i, free int) (first int, open side) {
	first = i
	for range 2 {
		found := false
		for n := longestQualifier; n > 0 && !found; n-- {
			if first-n < free {
				continue
			}
			if s, ok := qualifiers[join(tokens[first-n:first])]; ok {
				found = true
				first -= n
				if s != neither {
					open = s
				}
			}
		}
		if !found {
			break
		}
	}
	return first, open
}

// join is the words with blanks between.
func join(words []string) string {
	switch len(words) {
	case 1:
		return words[0]
	case 2:
		return words[0] + " " + words[1]
	default:
		return words[0] + " " + words[1] + " " + words[2]
	}
}

// ranged makes a number of a reading, with the second one that it may be joined to: "between 10 and 12", "10 to 12",
// "two or three", "dozens , if not hundreds". It is false where the reading is no number of people after all.
func ranged(tokens []string, first int, r read) (Number, bool) {
	n := Number{First: first, Last: r.last, Count: schema.Count{Low: &r.low, High: &r.high}}
	before := word(tokens, first-1)
	if j, ok := joint(tokens, r.last+1, before); ok {
		if s, ok := reading(tokens, j); ok {
			if s.scale > 1 && r.scale == 1 && r.low <= limit/s.scale && r.low*s.scale <= s.high {
				// "two to three million"
				r.low *= s.scale
				r.high *= s.scale
			}
			if s.high >= r.high && s.low >= r.low {
				n.Count.Low, n.Count.High, n.Last = &r.low, &s.high, s.last
				if before == "between" {
					n.First--
				}
			}
		}
	}
	return n, judge(tokens, &n)
}

// joint is where the second number of a range begins, of which the first ends before j.
func joint(tokens []string, j int, before string) (int, bool) {
	switch word(tokens, j) {
	case "to", "-", "–", "—":
		// "from 8,500 to 3,000" is a change.
		return j + 1, before != "from"
	case "or":
		if word(tokens, j+1) == "even" {
			return j + 2, true
		}
		return j + 1, true
	case "and":
		return j + 1, before == "between"
	case ",":
		if word(tokens, j+1) == "if" && word(tokens, j+2) == "not" {
			return j + 3, true
		}
	case "if":
		if word(tokens, j+1) == "not" {
			return j + 2, true
		}
	}
	return 0, false
}

// behind reads what bounds a number from behind: "17 or more", "a dozen or so", "100 - plus".
func behind(tokens []string, n *Number) {
	j := n.Last + 1
	switch word(tokens, j) {
	case "or":
		switch word(tokens, j+1) {
		case "more":
			n.Count.High, n.Last = nil, j+1
		case "fewer", "less":
			n.Count.Low, n.Last = nil, j+1
		case "so":
			n.Last = j + 1
		}
	case "+", "plus":
		n.Count.High, n.Last = nil, j
	case "-":
		if word(tokens, j+1) == "plus" || word(tokens, j+1) == "odd" {
			if word(tokens, j+1) == "plus" {
				n.Count.High = nil
			}
			n.Last = j + 1
		}
	}
	if n.Count.Low == nil && n.Count.High == nil {
		n.Count.Low = new(int)
	}
}

// Add is the number of both: "two soldiers and at least three civilians" are at least five. An open lower bound counts as
// none where the other is known; an open upper bound leaves the sum open.
func Add(a, b schema.Count) schema.Count {
	var sum schema.Count
	if a.Low != nil || b.Low != nil {
		low := value(a.Low) + value(b.Low)
		sum.Low = &low
	}
	if a.High != nil && b.High != nil {
		high := value(a.High) + value(b.High)
		sum.High = &high
	}
	return sum
}

func value(p *int) int {
	if p == nil {
		return 0
	}
	return *p
}

func word(tokens []string, i int) string {
	if i < 0 || i >= len(tokens) {
		return ""
	}
	return tokens[i]
}
