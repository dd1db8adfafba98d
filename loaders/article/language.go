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

// languageSample is how much of a text is looked at to tell its language.
const languageSample = 20000

// english tells whether a text is English: "en" where it surely is, "" where it is too short to tell, ErrNotEnglish with the
// language's name where it surely is another. A language detector errs on short headlines full of names, so that only what
// it is sure of counts, and English function words in their usual number end all doubt.
func english(text string) (string, error) {
	if len(text) > languageSample {
		text = strings.ToValidUTF8(text[:languageSample], "")
	}
	words, function, latin, letters := 0, 0, 0, 0
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }) {
		words++
		if functionWords[strings.ToLower(w)] {
			function++
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
	const usual = 8 // one word in so many
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
	case found.IsReliable() && words >= 8 && function*usual*3 < words:
		return found.Lang.Iso6391(), fmt.Errorf("%w (%s)", ErrNotEnglish, found.Lang.String())
	}
	return "", nil
}
