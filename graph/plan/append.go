package plan

import (
	"fmt"
	"math"
	"strconv"
	"time"
)

const hexDigits = "0123456789ABCDEF"

// escaped are the bytes that a JSON string cannot have as they are.
var escaped = func() (t [256]bool) {
	for c := range 0x20 {
		t[c] = true
	}
	t['"'], t['\\'] = true, true
	return t
}()

// AppendString appends a JSON string as gqlgen writes it: only what must be is escaped.
func AppendString(b []byte, s string) []byte {
	b = append(b, '"')
	start := 0
	for i := plain(s, 0); i < len(s); i = plain(s, i+1) {
		b = append(b, s[start:i]...)
		start = i + 1
		switch c := s[i]; c {
		case '\t':
			b = append(b, '\\', 't')
		case '\r':
			b = append(b, '\\', 'r')
		case '\n':
			b = append(b, '\\', 'n')
		case '\\', '"':
			b = append(b, '\\', c)
		default:
			b = append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&0xf])
		}
	}
	return append(append(b, s[start:]...), '"')
}

// plain is the place of the first byte at or behind i that must be escaped, the length where there is none. It looks at eight bytes at once,
// by the tests for a zero byte and one that is less at https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord.
func plain(s string, i int) int {
	const ones, tops = 0x0101010101010101, 0x8080808080808080
	for ; i+8 <= len(s); i += 8 {
		t := s[i : i+8]
		w := uint64(t[0]) | uint64(t[1])<<8 | uint64(t[2])<<16 | uint64(t[3])<<24 | uint64(t[4])<<32 | uint64(t[5])<<40 | uint64(t[6])<<48 | uint64(t[7])<<56
		quote, slash := w^ones*'"', w^ones*'\\'
		if ((w-ones*0x20)&^w|(quote-ones)&^quote|(slash-ones)&^slash)&tops != 0 {
			break
		}
	}
	for i < len(s) && !escaped[s[i]] {
		i++
	}
	return i
}

// AppendText appends a JSON string, null for "".
func AppendText(b []byte, s string) []byte {
	if s == "" {
		return append(b, "null"...)
	}
	return AppendString(b, s)
}

// AppendInt appends a number, null for nil.
func AppendInt(b []byte, n *int) []byte {
	if n == nil {
		return append(b, "null"...)
	}
	return strconv.AppendInt(b, int64(*n), 10)
}

// AppendFloat appends a number; one that JSON does not have is ErrNull.
func AppendFloat(b []byte, v float64) ([]byte, error) {
	if math.IsInf(v, 0) || math.IsNaN(v) {
		return b, fmt.Errorf("%w: %v", ErrNull, v)
	}
	return strconv.AppendFloat(b, v, 'g', -1, 64), nil
}

// AppendInstant appends an RFC 3339 date and time, null for nil.
func AppendInstant(b []byte, t *time.Time) []byte {
	if t == nil || t.IsZero() {
		return append(b, "null"...)
	}
	b = append(b, '"')
	return append(t.AppendFormat(b, time.RFC3339Nano), '"')
}
