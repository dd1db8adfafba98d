package language

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// abbreviations end in a stop that belongs to them. Those with true never end a sentence: a name or a number follows them.
var abbreviations = map[string]bool{
	"mr": true, "mrs": true, "ms": true, "dr": true, "prof": true, "gen": true, "lt": true, "col": true, "sgt": true, "maj": true, "capt": true,
	"cpl": true, "brig": true, "adm": true, "cmdr": true, "sen": true, "sens": true, "rep": true, "reps": true, "gov": true, "pres": true, "rev": true, "hon": true, "st": true,
	"messrs": true, "supt": true, "insp": true, "pvt": true, "amb": true, "dep": true, "fr": true, "mt": true, "ft": true, "sec": true,
	"jan": false, "feb": false, "mar": false, "apr": false, "jun": false, "jul": false, "aug": false, "sep": false, "sept": false, "oct": false, "nov": false, "dec": false,
	"no": true, "nos": true, "p": true, "pp": true, "c": true, "ca": true, "fig": true, "vol": true, "art": true,
	"vs": true, "v": true, "etc": false, "jr": false, "sr": false, "inc": false, "ltd": false, "co": false, "corp": false, "bros": false,
	"approx": true, "est": true, "e.g": true, "i.e": true, "cf": true, "viz": true, "dept": false, "univ": false, "assn": false, "al": false,
	"km": false, "mi": false, "lb": false, "oz": false, "hrs": false, "min": false,
	"mon": false, "tue": false, "tues": false, "wed": false, "thu": false, "thurs": false, "fri": false, "sat": false, "sun": false,
	"calif": false, "fla": false, "mass": false, "conn": false, "ariz": false, "wash": false, "penn": false, "tex": false, "ill": false, "mich": false,
}

// upperOnly are abbreviations that are words, too, when they are written small.
var upperOnly = map[string]bool{"mar": true, "sat": true, "sun": true, "fri": true, "mon": true, "mass": true, "ill": true, "wash": true, "wed": true,
	"co": true, "al": true, "dec": true, "jan": true, "min": true, "mi": true, "sec": true, "est": true, "dep": true, "gen": true, "rep": true, "reps": true, "st": true, "fr": true, "hon": true,
	"ms": true, "col": true, "conn": true}

// beforeNumber are abbreviations only where a number follows: "No. 5", but not "No. He left."
var beforeNumber = map[string]bool{"no": true, "nos": true, "p": true, "pp": true, "c": true, "ca": true, "fig": true, "vol": true, "art": true}

// abbreviation tells whether the stop behind w, which rest follows, belongs to it. Acronym says that w has stops between
// single letters.
func abbreviation(w string, acronym bool, rest string) bool {
	if acronym {
		return true
	}
	first, size := utf8.DecodeRuneInString(w)
	l := strings.ToLower(w)
	if beforeNumber[l] {
		rest = strings.TrimLeft(rest[:min(len(rest), 3)], " \u00a0")
		if rest != "" && rest[0] >= '0' && rest[0] <= '9' {
			return true
		}
		return size == len(w) && unicode.IsUpper(first)
	}
	if size == len(w) {
		return unicode.IsUpper(first) || l == "v"
	}
	if l == "ph.d" {
		return true
	}
	_, ok := abbreviations[l]
	return ok && (!upperOnly[l] || unicode.IsUpper(first))
}

// starters are words that, written large behind an abbreviation, begin a sentence.
var starters = map[string]bool{"the": true, "a": true, "an": true, "in": true, "on": true, "at": true, "he": true, "she": true, "it": true, "they": true, "we": true, "i": true,
	"but": true, "and": true, "this": true, "that": true, "these": true, "those": true, "there": true, "his": true, "her": true, "their": true, "its": true, "as": true,
	"after": true, "before": true, "however": true, "meanwhile": true, "some": true, "many": true, "most": true, "both": true, "if": true, "when": true, "while": true, "for": true,
	"from": true, "by": true, "with": true, "no": true, "not": true, "one": true, "also": true, "according": true, "since": true, "under": true, "what": true, "who": true, "why": true, "how": true,
	"you": true, "so": true, "our": true, "my": true, "several": true, "all": true, "during": true, "earlier": true, "later": true, "last": true}
