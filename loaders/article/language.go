package article

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/abadojack/whatlanggo"
)

// functionWords are English words that other languages in Latin script do not share, so frequent that a sentence of ten
// words has one or two.
var functionWords = wordSet(`the of and to that was were is are has have had been with from for by its his her their they
	which who said says after against between into over about this these those would will could not but at on it he she we you
	when where while there what during under before since until`)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// foreignWords are function words of the languages that most of the world's other news in Latin script is written in, without
// those that are English words too.
var foreignWords = wordSet(`le la les des du de et est dans une que qui pour sur au aux avec ont leur el los las del por con su para y
	se un una il lo gli della di che nel per non sono der das und ist nicht ein eine mit von den dem zu auf im für het een van
	niet ze op og er på som att och det ett em da do dos das uma não na no os ve bir bu için ile dan yang di dengan untuk`)

// languageSample is how much of a text is looked at to tell its language.
const languageSample = 20000

// english tells whether a text is English: "en" where it surely is, "" where it is too short to tell, ErrNotEnglish with the
// language's name where it surely is another. A language detector takes headlines full of names for any language and is sure
// of it, so that it is only asked for the name: what decides are function words, English ones or those of others.
func english(text string) (string, error) {
	if len(text) > languageSample {
		text = strings.ToValidUTF8(text[:languageSample], "")
	}
	words, function, latin, letters := 0, 0, 0, 0
	foreign := map[string]int{}
	others := 0
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }) {
		words++
		switch {
		case functionWords[strings.ToLower(w)]:
			function++
		case foreignWords[w]: // in lower case: "La Paz" and "El Salvador" are names
			foreign[w]++
			others++
		}
	}
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
			if unicode.Is(unicode.Latin, r) {
				latin++
			}
		}
	}
	const (
		usual    = 8  // English function words are at least one word in so many
		much     = 5  // foreign ones one in so many
		distinct = 3  // and at least so many different ones, as names have some ("de Mistura", "La Paz")
		plenty   = 40 // words of text in which English that is English has its function words
	)
	if latin*2 >= letters && function*usual >= words && words >= 5 {
		return "en", nil
	}
	found := whatlanggo.Detect(text)
	switch {
	case letters >= 20 && latin*2 < letters:
		name := found.Lang.String()
		if name == "" {
			name = "another script"
		}
		return "", fmt.Errorf("%w (%s)", ErrNotEnglish, name)
	case found.Lang == whatlanggo.Eng:
		return "en", nil
	case len(foreign) >= distinct && others*much >= words && others > function,
		found.IsReliable() && words >= plenty && function*usual*3 < words:
		return found.Lang.Iso6391(), fmt.Errorf("%w (%s)", ErrNotEnglish, found.Lang.String())
	}
	return "", nil
}
