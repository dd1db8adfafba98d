package article

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wlynxg/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
)

// decode turns the bytes of a text into valid UTF-8: by its byte order mark, as UTF-8 where it is that, by what an HTML page
// declares, by what a detector is sure of, else as windows-1252, in which no byte is wrong.
func decode(raw []byte, page bool) (string, error) {
	raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
	text := ""
	switch {
	case utf8.Valid(raw):
		text = string(raw)
	case mostlyUTF8(raw):
		text = repair(raw)
	default:
		b, err := charsetOf(raw, page).NewDecoder().Bytes(raw)
		if err != nil {
			return "", fmt.Errorf("%w: %w", ErrBinary, err)
		}
		text = strings.ToValidUTF8(string(b), "\ufffd")
	}
	text = unscramble(text)
	if n := unprintable(text); n*50 > len(text) {
		return "", fmt.Errorf("%w: its characters make no text in any encoding tried", ErrBinary)
	}
	return text, nil
}

// sureEnough is the detector's confidence from which on it is believed.
const sureEnough = 0.5

func charsetOf(raw []byte, page bool) encoding.Encoding {
	if page {
		if e, name, sure := charset.DetermineEncoding(raw[:min(len(raw), sniffBytes)], "text/html"); sure || name != "windows-1252" && name != "utf-8" {
			return e
		}
	}
	// The detector's time grows with what it sees, and a few pages of text tell as much as a book.
	sample := raw[:min(len(raw), 64<<10)]
	if r := chardet.Detect(sample); r.Confidence >= sureEnough {
		if e, err := htmlindex.Get(r.Charset); err == nil && r.Charset != "UTF-8" {
			return e
		}
	}
	return charmap.Windows1252
}

// mostlyUTF8 tells whether a text is UTF-8 with a few bytes that are not: letters beyond ASCII that are valid outnumber
// the bytes that are wrong.
func mostlyUTF8(raw []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(raw); {
		r, n := utf8.DecodeRune(raw[i:])
		switch {
		case n > 1:
			good++
		case r == utf8.RuneError:
			bad++
		}
		i += n
	}
	return good > bad
}

// repair reads the bytes that are not UTF-8 as windows-1252, which is what they are where somebody put two texts together.
func repair(raw []byte) string {
	var b strings.Builder
	b.Grow(len(raw))
	for i := 0; i < len(raw); {
		r, n := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && n == 1 {
			r = charmap.Windows1252.DecodeByte(raw[i])
		}
		b.WriteRune(r)
		i += n
	}
	return b.String()
}

// scrambled are UTF-8's quotes and dashes after somebody read them as windows-1252.
const scrambled = "â€"

// unscramble undoes what happens to a text whose UTF-8 was once read as windows-1252 ("itâ€™s"), where all of it was.
func unscramble(text string) string {
	if !strings.Contains(text, scrambled) {
		return text
	}
	raw := make([]byte, 0, len(text))
	for _, r := range text {
		b, ok := charmap.Windows1252.EncodeRune(r)
		switch {
		case ok:
		case r >= 0x80 && r < 0xa0: // the bytes that windows-1252 has no character for come through as they are
			b = byte(r)
		default:
			return text
		}
		raw = append(raw, b)
	}
	if !utf8.Valid(raw) {
		return text
	}
	return string(raw)
}

// unprintable counts characters that texts do not have.
func unprintable(text string) int {
	n := 0
	for _, r := range text {
		if r == utf8.RuneError || unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t' && r != '\f' && r != 0x85 {
			n++
		}
	}
	return n
}
