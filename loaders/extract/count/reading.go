package count

// read is a number or a word that stands for one, without what bounds it from outside.
type read struct {
	low, high int
	last      int
	// scale is what its last word multiplies by: a million in "3 million", 1 in "3".
	scale int
}

func exactly(v, last, scale int) (read, bool) {
	return read{low: v, high: v, last: last, scale: scale}, true
}

// reading reads the number that begins at token i.
func reading(tokens []string, i int) (read, bool) {
	w := word(tokens, i)
	if p, ok := plurals[w]; ok && word(tokens, i+1) == "of" {
		switch word(tokens, i+2) {
		case "thousands":
			return read{low: p[0] * 1000, high: p[1]*1000 + 999, last: i + 2, scale: 1000}, true
		case "millions":
			return read{low: p[0] * 1_000_000, high: p[1]*1_000_000 + 999_999, last: i + 2, scale: 1_000_000}, true
		}
	}
	switch w {
	case "several", "few":
		return some(tokens, i)
	case "many":
		// "Many thousands"; many alone is no number.
		if v, ok := vague[word(tokens, i+1)]; ok && v[0] >= 24 {
			return read{low: v[0], high: v[1], last: i + 1, scale: 1}, true
		}
		return read{}, false
	case "another":
		// "Another is hurt"; before a number it only leads to that.
		if m := scales[word(tokens, i+1)]; m > 0 {
			return exactly(m, i+1, m)
		}
		if _, ok := reading(tokens, i+1); ok || word(tokens, i-1) == "one" {
			return read{}, false
		}
		return exactly(1, i, 1)
	case "a", "an":
		return article(tokens, i)
	case "couple", "pair":
		if word(tokens, i+1) == "of" {
			if m := scales[word(tokens, i+2)]; m > 0 {
				return exactly(2*m, i+2, m)
			}
			return exactly(2, i+1, 1)
		}
		if m := scales[word(tokens, i+1)]; m > 0 && w == "couple" {
			return exactly(2*m, i+1, m)
		}
		return read{}, false
	case "half":
		return half(tokens, i)
	case "quarter":
		if word(tokens, i+1) == "of" && word(tokens, i+2) == "a" && word(tokens, i+3) == "million" {
			return exactly(250_000, i+3, 1_000_000)
		}
		return read{}, false
	}
	if v, ok := vague[w]; ok {
		if w == "handful" && word(tokens, i+1) != "of" {
			return read{}, false
		}
		return read{low: v[0], high: v[1], last: i, scale: 1}, true
	}
	v, last, ok := Cardinal(tokens, i)
	if !ok {
		return fraction(tokens, i)
	}
	if word(tokens, last+1) == "and" && word(tokens, last+2) == "a" && word(tokens, last+3) == "half" {
		if m := scales[word(tokens, last+4)]; m >= 100 && v < limit/m {
			return exactly(v*m+m/2, last+4, m)
		}
		if m := scales[tokens[last]]; m >= 100 {
			return exactly(v+m/2, last+3, m)
		}
	}
	r, _ := exactly(v, last, max(1, scales[tokens[last]]))
	if word(tokens, last+1) == "m" && r.scale == 1 && v < limit/1_000_000 && counted(word(tokens, last+2)) {
		return exactly(v*1_000_000, last+1, 1_000_000)
	}
	return r, true
}

// fraction reads "2.5 m" of the British papers; a fraction alone is no number of people.
func fraction(tokens []string, i int) (read, bool) {
	f, ok := figure(word(tokens, i))
	if !ok || word(tokens, i+1) != "m" || f > limit/1_000_000 {
		return read{}, false
	}
	return exactly(int(f*1_000_000+0.5), i+1, 1_000_000)
}

// counted tells whether a word behind "2 m" shows that it is two million of something and not two metres.
func counted(w string) bool {
	switch w {
	case "people", "refugees", "civilians", "children", "persons", "syrians", "iraqis", "residents", "inhabitants", "citizens", "displaced", "voters":
		return true
	}
	return false
}

// some reads "several", "several hundred", "several thousands", "a few dozen" from "several" or "few" on.
func some(tokens []string, i int) (read, bool) {
	v := vague[tokens[i]]
	next := word(tokens, i+1)
	if m := scales[next]; m > 0 {
		return read{low: v[0] * m, high: v[1] * m, last: i + 1, scale: m}, true
	}
	if m, ok := vague[next]; ok && m[0] >= 24 {
		return read{low: m[0], high: m[1], last: i + 1, scale: 1}, true
	}
	if tokens[i] == "few" && word(tokens, i-1) != "a" && word(tokens, i-1) != "last" {
		return read{}, false
	}
	return read{low: v[0], high: v[1], last: i, scale: 1}, true
}

// article reads "a dozen", "a hundred thousand", "a few hundred", "a couple of", "a half - dozen", "a million and a half".
func article(tokens []string, i int) (read, bool) {
	w := word(tokens, i+1)
	switch w {
	case "few", "couple", "pair", "handful", "half", "quarter":
		return reading(tokens, i+1)
	}
	m := scales[w]
	if m == 0 || w == "mn" || w == "bn" {
		return read{}, false
	}
	v, last := m, i+1
	if n := scales[word(tokens, i+2)]; n >= 1000 && n > m && m <= limit/n {
		v, last = m*n, i+2
	} else if w == "hundred" && word(tokens, i+2) == "and" {
		if u, l, ok := Cardinal(tokens, i+3); ok && u < 100 {
			return exactly(100+u, l, 1)
		}
	}
	if m >= 1000 && word(tokens, i+2) == "and" && word(tokens, i+3) == "a" && word(tokens, i+4) == "half" {
		return exactly(m+m/2, i+4, m)
	}
	return exactly(v, last, m)
}

// half reads "half a million", "half a dozen", "half - dozen", "half million".
func half(tokens []string, i int) (read, bool) {
	j := i + 1
	if w := word(tokens, j); w == "a" || w == "-" {
		j++
	}
	m := scales[word(tokens, j)]
	if m == 0 {
		return read{}, false
	}
	return exactly(m/2, j, m)
}

// notPeople are words behind a number that show it counts no people.
var notPeople = set("year years month months week weeks day days hour hours minute minutes second seconds night nights decade decades century centuries",
	"km kilometre kilometres kilometer kilometers mile miles metre metres meter meters m cm mm feet ft foot inch inches yard yards acre acres hectare hectares",
	"kg kilogram kilograms kilo kilos ton tons tonne tonnes pound pounds ounce ounces litre litres liter liters barrel barrels gallon gallons",
	"dollar dollars euro euros cent cents pence rupee rupees rial rials dinar dinars lira shilling shillings yuan yen rouble roubles ruble rubles naira usd",
	"degree degrees times am pm a.m. p.m. gmt utc ° thirds quarters fifths tenths")

// beforeNames are words before a number that make it a name, a sum or a date.
var beforeNames = set("$ € £ ¥ us$ resolution resolutions article articles section chapter page pages no. nos. number flight boeing airbus route highway road",
	"room channel group unit age aged january february march april may june july august september october november december",
	"jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. jan feb aug sept oct nov dec")

var months = set("january february march april may june july august september october november december jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec.")

func set(lists ...string) map[string]bool {
	out := map[string]bool{}
	for _, l := range lists {
		for i := 0; i < len(l); {
			j := i
			for j < len(l) && l[j] != ' ' {
				j++
			}
			out[l[i:j]] = true
			i = j + 1
		}
	}
	return out
}

// judge tells by the words around whether a number can be one of people, and marks shares.
func judge(tokens []string, n *Number) bool {
	before, behind, next := word(tokens, n.First-1), word(tokens, n.Last+1), word(tokens, n.Last+2)
	if behind == "-" {
		behind, next = next, word(tokens, n.Last+3)
	}
	switch {
	case behind == "%" || behind == "percent" || behind == "percentage" || behind == "per" && (next == "cent" || next == "cents"):
		n.Percent = true
		return true
	case notPeople[behind]:
		return false
	case beforeNames[before]:
		return false
	case n.Last == n.First && months[behind] && *n.Count.High <= 31:
		return false
	case tokens[n.First] == "one" && n.Last == n.First && (before == "no" || behind == "another" || before == "number" || before == "this" || before == "that"):
		return false
	}
	return !year(tokens, n, before, behind)
}

// peopleWords are nouns that a figure before them counts, were it a year by its looks ("2011 people").
var peopleWords = set("people civilians soldiers troops fighters refugees dead men women children prisoners protesters rebels militants others families",
	"police persons deaths detainees migrants demonstrators peacekeepers victims casualties marines officers members hostages residents villagers")

// yearWords are words that years stand behind.
var yearWords = set("in since until till the of by from during early late mid - ( , a before after 's between and")

// year tells whether a number is a year by its looks: four figures without a comma, no noun for people behind it, and a word
// before it that years stand behind, or not even a hundred.
func year(tokens []string, n *Number, before, behind string) bool {
	w := tokens[n.First]
	if n.First != n.Last || len(w) != 4 || w[0] != '1' && w[0] != '2' || *n.Count.High < 1900 || *n.Count.High > 2099 || peopleWords[behind] {
		return false
	}
	return yearWords[before] || *n.Count.High%100 != 0
}
