package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// part is a run of letters and digits in a name as it was written, between spaces, hyphens and the like.
type part struct {
	text    string // without dots and apostrophes
	initial rune
}

func (p part) lower() bool { return unicode.IsLower(p.initial) }
func (p part) upper() bool { return unicode.IsUpper(p.initial) }

// capitals tells whether every letter is upper case, and how many letters there are.
func (p part) capitals() (bool, int) {
	n := 0
	for _, r := range p.text {
		if unicode.IsLower(r) {
			return false, 0
		}
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n > 0, n
}

// parts cuts tokens into the same words that a key has.
func parts(tokens ...string) []part {
	out := make([]part, 0, len(tokens)+2)
	var b strings.Builder
	flush := func() {
		if b.Len() > 0 {
			p := part{text: b.String()}
			p.initial, _ = utf8.DecodeRuneInString(p.text)
			out = append(out, p)
			b.Reset()
		}
	}
	for _, token := range tokens {
		first, _ := utf8.DecodeRuneInString(token)
		if isApostrophe(first) && len(out) > 0 {
			b.WriteString(out[len(out)-1].text)
			out = out[:len(out)-1]
		}
		for _, r := range token {
			switch {
			case unicode.IsLetter(r) || unicode.IsDigit(r):
				b.WriteRune(r)
			case r == '.' || isApostrophe(r) || unicode.Is(unicode.Mn, r):
			case r == '&':
				flush()
				b.WriteString("and")
				flush()
			default:
				flush()
			}
		}
		flush()
	}
	return out
}

// fits tells whether the case of the words in a text allows them to be the alias, whose key they have.
//
//   - An Exact alias needs every letter in its own case.
//   - An abbreviation in capitals needs capitals ("US", never "us"); one of four letters or more may also be written
//     like a word ("Nato", "Isis") unless it is one ("WHO", "AIM").
//   - Of other names, the first word that is no particle needs a capital where the alias has one; later ones may be
//     lower case if they are particles ("al", "of") or common to many names ("army", "province").
//   - Two or three capitals in a text are an abbreviation, so that "IS" is no town called Is.
func fits(alias Alias, text []part) bool {
	name := parts(alias.Name)
	if len(name) == 0 || len(text) == 0 {
		return false
	}
	if alias.Exact {
		return joined(name) == joined(text)
	}
	if len(name) == 1 {
		if caps, n := name[0].capitals(); caps && n > 1 {
			if ok, _ := text[0].capitals(); ok {
				return true
			}
			return n >= 4 && len(text) == 1 && text[0].upper() && !commonWord[strings.ToLower(text[0].text)]
		}
		if caps, n := text[0].capitals(); caps && n > 1 && n <= 3 && len(text) == 1 && utf8.RuneCountInString(name[0].text) == n {
			return false
		}
	}
	aligned := len(name) == len(text)
	first := true
	for i, p := range text {
		if aligned && name[i].lower() {
			if !particle[strings.ToLower(p.text)] {
				first = false
			}
			continue
		}
		word := strings.ToLower(p.text)
		if first && particle[word] && i < len(text)-1 {
			continue
		}
		if p.lower() && (first || !particle[word] && !generic[word]) {
			return false
		}
		if aligned && len(name) > 1 && p.lower() {
			if caps, n := name[i].capitals(); caps && n > 1 {
				return false
			}
		}
		first = false
	}
	return true
}

func joined(ps []part) string {
	var b strings.Builder
	for _, p := range ps {
		b.WriteString(p.text)
	}
	return b.String()
}

func set(words string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// particle are the small words inside names that may be written in lower case.
var particle = set(`al el ar as ash at az ad an adh ath es ez ed en er esh et il l le la les de des du d da do dos das del di
	van von der den bin ben ibn bint of the and for in on to by y e und i a u ul ur wa wal bi fi ye ol os against from with`)

// generic are the nouns of many names that newspapers also write in lower case after the part that tells them apart:
// "Lebanese army", "Idlib province", "al-Nusra front".
var generic = set(`army armies armed force forces air navy guard guards police military militia militias party parties front movement
	movements group groups organisation organization brigade brigades battalion battalions division regiment corps council
	councils union government governments ministry parliament assembly congress committee commission agency office court
	coalition alliance league province provinces governorate region regions district districts oblast state states prefecture
	county department territory republic airport airbase base camp crossing border prison square street palace hospital mosque
	church university city town village valley mountains mountain hills island islands peninsula sea gulf strait river lake dam
	bridge refinery port harbour harbor plain plateau desert forest network fighters rebels resistance command mission embassy
	people's peoples people refugee international national security defence defense liberation democratic revolutionary central
	eastern western northern southern east west north south general supreme special rapid support self-defence self
	tribal agencies news television tv radio newspaper bank strip heights zone line wall nuclear plant power stadium
	monitor observatory monitoring service services intelligence cartel gang clan tribe tribes church`)

// commonWord are the words that an abbreviation of four or more letters could be mistaken for when written like a word.
var commonWord = set(`aims arms acts aids care case cast cold data fact fast fair gate hope iron just last lead life lime
	mark mode move node once pace past peak plan push race ramp reap safe sale save seal self sign sort star step stop swat
	team term them then they this trim true unit until unite vast west what when whip will wise with word work form`)
