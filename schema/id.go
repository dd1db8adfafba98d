package schema

import (
	"bytes"
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The prefixes of ids: an id tells what kind of record it names, and is unique among all kinds.
const (
	ArticlePrefix  = "art_"
	EventPrefix    = "evt_"
	ReportPrefix   = "rep_"
	ActorPrefix    = "act_"
	PlacePrefix    = "plc_"
	RelationPrefix = "rel_"
)

// idDigits are Crockford's, of which an id has idLength after its prefix.
const (
	idDigits = "0123456789abcdefghjkmnpqrstvwxyz"
	idLength = 20
)

var idEncoding = base32.NewEncoding(idDigits).WithPadding(base32.NoPadding)

// ContentID derives an id from the content that makes a record what it is: the first 100 bits of SHA-256 over the
// parts, each preceded by its length so that no two lists of parts collide, in Crockford's base 32, after the prefix.
func ContentID(prefix string, parts ...string) string {
	var memory [256]byte
	size := 0
	for _, p := range parts {
		size += 8 + len(p)
	}
	b := memory[:0]
	if size > len(memory) {
		b = make([]byte, 0, size)
	}
	for _, p := range parts {
		b = append(binary.BigEndian.AppendUint64(b, uint64(len(p))), p...)
	}
	sum := sha256.Sum256(b)
	// 20 characters are 100 bits; the encoding takes whole groups of 40.
	id := idEncoding.AppendEncode(append(memory[:0], prefix...), sum[:15])
	return string(id[:len(prefix)+idLength])
}

// IsID tells whether a text has the form of an id with the prefix, whether it names something or not.
func IsID(prefix, text string) bool {
	digits, ok := strings.CutPrefix(text, prefix)
	return ok && len(digits) == idLength && strings.Trim(digits, idDigits) == ""
}

// ArticleID is the id of an article: of its words (white space folded, NFC), its title, its source and the day of its
// publication. The outlet and the day belong to it because short reports in the same words on two days, or by two
// outlets, are two reports.
func ArticleID(a Article) string {
	day := ""
	if t, ok := a.PublishedAt.Earliest(); ok {
		day = t.Format("2006-01-02")
	}
	return ContentID(ArticlePrefix, fold(a.Title), fold(a.Text), fold(a.Source), day)
}

// NameKey is the form under which names are compared: NFKD without marks, lower case, hyphens, apostrophes and stops
// as blanks or nothing, one blank between words, no leading "the".
func NameKey(name string) string {
	if key, ok := plainNameKey(name); ok {
		return key
	}
	return anyNameKey(name)
}

// plainNameKey is NameKey for a name of ASCII, as most are; false for another.
func plainNameKey(name string) (string, bool) {
	var memory [64]byte
	b, blank := memory[:0], false
	for i := range len(name) {
		c := name[i]
		switch {
		case c >= utf8.RuneSelf:
			return "", false
		case c == '\'', c == '.', c == '`':
			continue
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		case (c < 'a' || c > 'z') && (c < '0' || c > '9'):
			blank = true
			continue
		}
		if blank && len(b) > 0 {
			b = append(b, ' ')
		}
		blank = false
		b = append(b, c)
	}
	return string(bytes.TrimPrefix(b, []byte("the "))), true
}

func anyNameKey(name string) string {
	var b strings.Builder
	blank := false
	for _, r := range norm.NFKD.String(name) {
		switch {
		case unicode.Is(unicode.Mn, r), r == '\'', r == '’', r == '‘', r == '.', r == 'ʿ', r == 'ʾ', r == '`':
			continue
		case unicode.IsLetter(r), unicode.IsDigit(r):
			if blank && b.Len() > 0 {
				b.WriteByte(' ')
			}
			blank = false
			b.WriteRune(unicode.ToLower(r))
		default:
			blank = true
		}
	}
	return strings.TrimPrefix(b.String(), "the ")
}

func fold(s string) string {
	if t := strings.TrimSpace(s); folded(t) {
		return t
	}
	return strings.Join(strings.Fields(norm.NFC.String(s)), " ")
}

// folded tells of a text of ASCII that it has no white space but single blanks between words.
func folded(s string) bool {
	blank := true
	for i := range len(s) {
		switch c := s[i]; {
		case c == ' ' && !blank:
			blank = true
		case c <= ' ' || c >= utf8.RuneSelf:
			return false
		default:
			blank = false
		}
	}
	return s == "" || !blank
}
