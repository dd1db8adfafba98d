package language

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// What the network sees of a word: its vector, and rows of one table (Serrà and Karatzoglou 2017): of its form, if it is a form that
// the network knows, and of its beginning, endings and shape by their hashes.
type features struct {
	// forms are the known forms, in small letters and with digits masked, and their rows.
	forms map[string]int32
}

// The places of the features of a word.
const (
	featureForm = iota
	featurePrefix
	featureSuffix2
	featureSuffix3
	featureSuffix4
	featureShape
	featureCount
)

// hashedRows is how many rows each hashed feature has, the form none.
var hashedRows = [featureCount]int{0, 4096, 1024, 4096, 8192, 1024}

func newFeatures(forms []string) *features {
	f := &features{forms: make(map[string]int32, len(forms))}
	for i, w := range forms {
		f.forms[w] = int32(i)
	}
	return f
}

// rows is how many rows the table has: first those of the forms, then the hashed ones.
func (f *features) rows() int {
	n := len(f.forms)
	for _, k := range hashedRows {
		n += k
	}
	return n
}

// of appends the rows of a token, featureCount in number; -1 stands for a form that is not known.
func (f *features) of(out []int32, text string) []int32 {
	n := Normal(text)
	l := strings.ToLower(n)
	form, ok := f.forms[maskDigits(l)]
	if !ok {
		form = -1
	}
	out = append(out, form)
	base := uint64(len(f.forms))
	for i, part := range [featureCount]string{featurePrefix: prefix(l, 3), featureSuffix2: suffix(l, 2), featureSuffix3: suffix(l, 3),
		featureSuffix4: suffix(l, 4), featureShape: shape(n)} {
		if i == featureForm {
			continue
		}
		h := hashString(part)
		h ^= h >> 32
		out = append(out, int32(base+h%uint64(hashedRows[i])))
		base += uint64(hashedRows[i])
	}
	return out
}

// maskDigits writes every number of as many digits alike.
func maskDigits(s string) string {
	if !strings.ContainsAny(s, "0123456789") {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return '0'
		}
		return r
	}, s)
}

func prefix(s string, n int) string {
	i := 0
	for ; n > 0 && i < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return s[:i]
}

func suffix(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return s[i:]
}

// shape is the pattern of a word: X upper, x lower, d digit, runs folded.
func shape(s string) string {
	var b [12]byte
	n := 0
	for _, r := range s {
		c := byte('-')
		switch {
		case unicode.IsUpper(r):
			c = 'X'
		case unicode.IsLetter(r):
			c = 'x'
		case unicode.IsDigit(r):
			c = 'd'
		case r < utf8.RuneSelf:
			c = byte(r)
		}
		if n >= 2 && b[n-1] == c && b[n-2] == c {
			continue
		}
		if n == len(b) {
			break
		}
		b[n] = c
		n++
	}
	return string(b[:n])
}

// hashString is FNV-1a of 64 bits.
func hashString(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h ^= uint64(s[i])
		h *= 1099511628211
	}
	return h
}
