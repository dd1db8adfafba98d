package bench

import (
	"math/rand/v2"
	"strings"
)

// Names and words are made of syllables, so that each number has its own and none is a word of a language.
var syllables = strings.Fields("ka lo ven dri mos ta rin ul bes go nar pi shu zel fo dam qui er hob ly")

// coin makes the word of a number: its digits in base 20 as syllables, at least two.
func coin(n int) string {
	var b strings.Builder
	for i := 0; i < 2 || n > 0; i++ {
		b.WriteString(syllables[n%len(syllables)])
		n /= len(syllables)
	}
	return b.String()
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

var actorKinds = strings.Fields("Front Brigade Army Council Movement")

// ActorName is the name of the actor of a rank.
func ActorName(n int) string { return capital(coin(n)) + " " + actorKinds[n%len(actorKinds)] }

// PlaceName is the name of the place of a rank.
func PlaceName(n int) string { return "Tel " + capital(coin(n)) }

// Word is the word of a rank. It ends in a way that no suffix stripping touches, so that words stay apart when they are folded.
func Word(n int) string { return coin(n) + "x" }

// countryCodes are ISO 3166-1 alpha-2 codes.
var countryCodes = strings.Fields("AF AL AM AO AZ BA BD BF BI BO CD CF CI CM CO CU DZ EC EG ER ET GE GH GN GT HN HT ID IN IQ IR JO KE KG KH KP LA LB LK LR LY MA ML MM MZ NE NG NP PH PK")

func (c Corpus) country(place int) string { return countryCodes[place%c.Countries] }

// triggerWord is what names the act in every sentence.
const triggerWord = "struck"

// sentence makes a sentence of n drawn words that names who was in an occurrence and where it was, and tells where the
// word for the act begins.
func (c Corpus) sentence(r *rand.Rand, n int, o occurrence) (text string, trigger int) {
	zipf := rand.NewZipf(r, zipfExponent, zipfOffset, uint64(c.Vocabulary-1))
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(' ')
		}
		switch i {
		case 3:
			for _, a := range o.actors {
				b.WriteString(ActorName(a) + " ")
			}
			trigger = b.Len()
			b.WriteString(triggerWord + " ")
		case n - 3:
			b.WriteString("in " + PlaceName(o.place) + " ")
		}
		w := Word(int(zipf.Uint64()))
		if i == 0 {
			w = capital(w)
		}
		b.WriteString(w)
	}
	b.WriteByte('.')
	return b.String(), trigger
}
