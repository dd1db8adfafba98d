package lexicon

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Names are found by a key that leaves out what newspapers spell each in their own way: case, diacritics, dots,
// apostrophes, and whether a hyphen or a space stands between two parts. "Deir ez-Zor" and "Deir Ez Zor" have the key
// "deir ez zor", "U.S." and "US" have "us", "Şan‘ā’" has "sana". Case is looked at afterwards (see fits).

// maxKeyWords bounds the length of a name in words of its key, and with it the work of one lookup.
const maxKeyWords = 14

const firstSpecial, lastSpecial = 0x80, 0x1EFF

// latin has the ASCII letters for each letter with a diacritic between firstSpecial and lastSpecial, "" for those
// that are kept as they are.
var latin = sync.OnceValue(func() []string {
	table := make([]string, lastSpecial-firstSpecial+1)
	for r := rune(firstSpecial); r <= lastSpecial; r++ {
		if !unicode.IsLetter(r) {
			continue
		}
		var b strings.Builder
		for _, d := range norm.NFKD.String(string(r)) {
			if d < utf8.RuneSelf {
				b.WriteRune(unicode.ToLower(d))
			}
		}
		table[r-firstSpecial] = b.String()
	}
	for r, s := range map[rune]string{'ß': "ss", 'æ': "ae", 'Æ': "ae", 'ø': "o", 'Ø': "o", 'đ': "d", 'Đ': "d", 'ð': "d", 'Ð': "d",
		'ħ': "h", 'Ħ': "h", 'ı': "i", 'ł': "l", 'Ł': "l", 'œ': "oe", 'Œ': "oe", 'þ': "th", 'Þ': "th", 'ŋ': "ng", 'Ŋ': "ng",
		'ə': "a", 'Ə': "a", 'ɓ': "b", 'Ɓ': "b", 'ɗ': "d", 'Ɗ': "d", 'ƙ': "k", 'Ƙ': "k"} {
		table[r-firstSpecial] = s
	}
	return table
})

// key is a folded name under construction.
type key struct {
	text  []byte
	words int
	open  bool // the next letter continues the last word
}

// add appends one token and reports whether it had anything to add. A token that begins with an apostrophe goes on with
// the word before it, so that ["People", "'s"] is "peoples".
func (k *key) add(token string) bool {
	table := latin()
	before := len(k.text)
	first, _ := utf8.DecodeRuneInString(token)
	k.open = isApostrophe(first) && len(k.text) > 0
	for i := 0; i < len(token); {
		c := token[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
				k.letter(c)
			case c >= 'A' && c <= 'Z':
				k.letter(c + 'a' - 'A')
			case c == '.' || c == '\'' || c == '`':
			case c == '&':
				k.open = false
				k.letter('a')
				k.letter('n')
				k.letter('d')
				k.open = false
			default:
				k.open = false
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(token[i:])
		i += size
		switch {
		case isApostrophe(r) || unicode.Is(unicode.Mn, r):
		case r <= lastSpecial && table[r-firstSpecial] != "":
			for _, b := range []byte(table[r-firstSpecial]) {
				k.letter(b)
			}
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			k.start()
			k.text = utf8.AppendRune(k.text, unicode.ToLower(r))
		default:
			k.open = false
		}
	}
	k.open = false
	return len(k.text) > before
}

func (k *key) start() {
	if !k.open {
		if len(k.text) > 0 {
			k.text = append(k.text, ' ')
		}
		k.words++
		k.open = true
	}
}

func (k *key) letter(c byte) {
	k.start()
	k.text = append(k.text, c)
}

func isApostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', 'ʼ', 'ʻ', 'ʿ', 'ʾ', '`', '´', '′':
		return true
	}
	return false
}

// Key is the folded form of a name, under which all its spellings in case, diacritics, dots and hyphens meet.
func Key(name string) string {
	var k key
	k.add(name)
	return string(k.text)
}

// variants calls yield with the key of a name and with the keys of its other spellings: the Arabic article run together
// with its word ("al nusra", "alnusra").
func variants(name string, k *key, yield func([]byte)) {
	k.text, k.words, k.open = k.text[:0], 0, false
	k.add(name)
	if len(k.text) == 0 || k.words > maxKeyWords {
		return
	}
	yield(k.text)
	if k.words < 2 {
		return
	}
	n := 0
	joined := false
	for i := 0; i < len(k.text); i++ {
		if k.text[i] == ' ' && endsInArticle(k.text[:n]) {
			joined = true
			continue
		}
		k.text[n] = k.text[i]
		n++
	}
	if joined {
		k.text = k.text[:n]
		yield(k.text)
	}
}

// endsInArticle tells whether the last word of a key is an Arabic article in one of its assimilated forms.
func endsInArticle(text []byte) bool {
	i := len(text)
	for i > 0 && text[i-1] != ' ' {
		i--
	}
	switch string(text[i:]) {
	case "al", "el", "ar", "as", "ash", "at", "az", "ad", "an", "ez", "es", "ed", "er", "esh", "ul":
		return true
	}
	return false
}

// hash64 is FNV-1a.
func hash64(h uint64, text []byte) uint64 {
	for _, c := range text {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}

const hashStart = 14695981039346656037
