package count

import (
	"strconv"
	"strings"
)

// limit is the largest number that is read, within an int of any machine.
const limit = 2_000_000_000

var units = map[string]int{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19}

var tens = map[string]int{"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}

// scales multiply the number before them; lakh and crore as the papers of South Asia count.
var scales = map[string]int{"dozen": 12, "hundred": 100, "thousand": 1000, "lakh": 100_000, "lakhs": 100_000, "million": 1_000_000, "mln": 1_000_000,
	"mn": 1_000_000, "crore": 10_000_000, "crores": 10_000_000, "billion": 1_000_000_000, "bn": 1_000_000_000}

// Cardinal reads the whole number that begins at token i of lower-cased tokens, in figures or in words: "290,000", "2.5 million",
// "eighty - three", "two hundred and ten". Last is its last token. A fraction ("2.5") is no whole number, "a dozen" no
// cardinal: Find reads what only stands for a number.
func Cardinal(tokens []string, i int) (value, last int, ok bool) {
	if i < 0 || i >= len(tokens) {
		return 0, 0, false
	}
	if f, isFigure := figure(tokens[i]); isFigure {
		return figures(tokens, i, f)
	}
	return words(tokens, i)
}

// figures goes on behind a number in figures: "2.5 million", "290 000".
func figures(tokens []string, i int, f float64) (value, last int, ok bool) {
	last = i
	for last+1 < len(tokens) && tokens[last+1] == "000" && f == float64(int(f)) && f >= 1 && f < limit/1000 && (last > i || len(tokens[i]) <= 3) {
		f *= 1000
		last++
	}
	for last+1 < len(tokens) {
		m, isScale := scales[tokens[last+1]]
		if !isScale || f >= limit/float64(m) {
			break
		}
		f *= float64(m)
		last++
	}
	// Rounded, as 4.35 million is not exact in binary.
	whole := int(f + 0.5)
	if d := f - float64(whole); d > 1e-4 || d < -1e-4 {
		return 0, 0, false
	}
	return whole, last, true
}

// words reads a number in words. A group is what stands below a scale of thousand or more.
func words(tokens []string, i int) (value, last int, ok bool) {
	total, group := 0, 0
	lastScale := limit
	for j := i; j < len(tokens); j++ {
		w := tokens[j]
		switch {
		case tens[w] > 0:
			if group%100 != 0 {
				return total + group, last, ok
			}
			group += tens[w]
		case units[w] > 0:
			if group%10 != 0 || units[w] >= 10 && group%100 != 0 || group%100 == 10 {
				return total + group, last, ok
			}
			group += units[w]
		case w == "hundred" && group > 0 && group < 100:
			group *= 100
		case w == "dozen" && group > 0 && total == 0:
			return group * 12, j, true
		case scales[w] >= 1000 && group > 0 && scales[w] < lastScale && group <= limit/scales[w]:
			total += group * scales[w]
			lastScale = scales[w]
			group = 0
		case w == "-" && j > i && j+1 < len(tokens) && tens[tokens[j-1]] > 0 && units[tokens[j+1]] > 0 && units[tokens[j+1]] < 10:
			continue
		case w == "and" && j > i && j+1 < len(tokens) && scales[tokens[j-1]] >= 100 && (units[tokens[j+1]] > 0 || tens[tokens[j+1]] > 0):
			continue
		default:
			return total + group, last, ok
		}
		last, ok = j, true
	}
	return total + group, last, ok
}

// figure reads "290,000", "2.5", "17"; not "2016-09-10", "1st" or "9/11".
func figure(w string) (float64, bool) {
	if w == "" || len(w) > 15 {
		return 0, false
	}
	for i := range len(w) {
		if (w[i] < '0' || w[i] > '9') && (w[i] != ',' && w[i] != '.' || i == 0 || i == len(w)-1) {
			return 0, false
		}
	}
	if strings.IndexByte(w, ',') >= 0 {
		whole, _, _ := strings.Cut(w, ".")
		for k, p := range strings.Split(whole, ",") {
			if k > 0 && len(p) != 3 || k == 0 && len(p) > 3 {
				return 0, false
			}
		}
		w = strings.ReplaceAll(w, ",", "")
	}
	f, err := strconv.ParseFloat(w, 64)
	return f, err == nil && f <= limit
}
