package schema

import (
	"encoding/binary"
	"strconv"
	"strings"
	"unicode/utf8"
)

// plainBytes tells of bytes that they are UTF-8 without control characters.
func plainBytes(b []byte) bool {
	const low, high = 0x0101010101010101, 0x8080808080808080
	rest, all := b, uint64(0)
	for ; len(rest) >= 8; rest = rest[8:] {
		w := binary.LittleEndian.Uint64(rest)
		all |= w
		if (w-0x20*low)&^w&high != 0 {
			return false
		}
	}
	for _, c := range rest {
		all |= uint64(c)
		if c < 0x20 {
			return false
		}
	}
	return all&high == 0 || utf8.Valid(b)
}

// plainDecoder reads plain JSON. After something that is none it gives zero values.
type plainDecoder struct {
	s   string
	i   int
	bad bool
	// escapes says that something is escaped somewhere.
	escapes bool
}

func (d *plainDecoder) fail() { d.bad, d.i = true, len(d.s) }

func (d *plainDecoder) blanks() {
	for d.i < len(d.s) && d.s[d.i] == ' ' {
		d.i++
	}
}

// next takes the next byte behind blanks if it is c.
func (d *plainDecoder) next(c byte) bool {
	d.blanks()
	if d.i < len(d.s) && d.s[d.i] == c {
		d.i++
		return true
	}
	return false
}

// object reads an object; field reads the value of a key and gives its number, below 64, or -1 for one that it does not know.
func (d *plainDecoder) object(field func(key string) int) {
	if !d.next('{') {
		d.fail()
		return
	}
	if d.next('}') {
		return
	}
	for seen := uint64(0); !d.bad; {
		key := d.text()
		if !d.next(':') {
			d.fail()
			return
		}
		n := field(key)
		if n < 0 || seen&(1<<n) != 0 {
			d.fail()
			return
		}
		seen |= 1 << n
		if d.next(',') {
			continue
		}
		if !d.next('}') {
			d.fail()
		}
		return
	}
}

// null takes a null.
func (d *plainDecoder) null() bool {
	d.blanks()
	if strings.HasPrefix(d.s[d.i:], "null") {
		d.i += len("null")
		return true
	}
	return false
}

// plainList reads a list; one reads an item. It makes room for so many as there are as a rule.
func plainList[T any](d *plainDecoder, usual int, one func(*T)) []T {
	if d.null() {
		return nil
	}
	if !d.next('[') {
		d.fail()
		return nil
	}
	if d.next(']') {
		return []T{}
	}
	out := make([]T, 0, usual)
	for !d.bad {
		var none T
		out = append(out, none)
		one(&out[len(out)-1])
		if d.next(',') {
			continue
		}
		if !d.next(']') {
			d.fail()
		}
		break
	}
	return out
}

// plainPointer reads what may be null.
func plainPointer[T any](d *plainDecoder, one func(*T)) *T {
	if d.null() {
		return nil
	}
	v := new(T)
	one(v)
	return v
}

// text reads a string.
func (d *plainDecoder) text() string {
	if !d.next('"') {
		d.fail()
		return ""
	}
	n := strings.IndexByte(d.s[d.i:], '"')
	if n < 0 {
		d.fail()
		return ""
	}
	t := d.s[d.i : d.i+n]
	if d.escapes && strings.IndexByte(t, '\\') >= 0 {
		return d.escaped()
	}
	d.i += n + 1
	return t
}

// escaped reads the rest of a string in which something is escaped.
func (d *plainDecoder) escaped() string {
	var b strings.Builder
	for d.i < len(d.s) {
		n := strings.IndexAny(d.s[d.i:], `"\`)
		if n < 0 {
			break
		}
		b.WriteString(d.s[d.i : d.i+n])
		d.i += n + 1
		if d.s[d.i-1] == '"' {
			return b.String()
		}
		if d.i == len(d.s) {
			break
		}
		c := d.s[d.i]
		d.i++
		switch c {
		case '"', '\\', '/':
			b.WriteByte(c)
		case 'b':
			b.WriteByte('\b')
		case 'f':
			b.WriteByte('\f')
		case 'n':
			b.WriteByte('\n')
		case 'r':
			b.WriteByte('\r')
		case 't':
			b.WriteByte('\t')
		case 'u':
			if d.i+4 > len(d.s) {
				d.fail()
				return ""
			}
			r, err := strconv.ParseUint(d.s[d.i:d.i+4], 16, 16)
			// Two that make one character are rare.
			if err != nil || r >= 0xd800 && r < 0xe000 {
				d.fail()
				return ""
			}
			d.i += 4
			b.WriteRune(rune(r))
		default:
			d.fail()
			return ""
		}
	}
	d.fail()
	return ""
}

// digits passes over digits and says how many they are.
func (d *plainDecoder) digits() int {
	from := d.i
	for d.i < len(d.s) && d.s[d.i] >= '0' && d.s[d.i] <= '9' {
		d.i++
	}
	return d.i - from
}

// whole passes over the whole part of a number, with its sign.
func (d *plainDecoder) whole() string {
	d.blanks()
	from := d.i
	if d.i < len(d.s) && d.s[d.i] == '-' {
		d.i++
	}
	first := d.i
	if n := d.digits(); n == 0 || n > 1 && d.s[first] == '0' {
		d.fail()
		return ""
	}
	return d.s[from:d.i]
}

func (d *plainDecoder) int() int {
	n, err := strconv.Atoi(d.whole())
	if err != nil || d.i < len(d.s) && strings.IndexByte(".eE", d.s[d.i]) >= 0 {
		d.fail()
	}
	return n
}

func (d *plainDecoder) position() uint64 {
	n := d.int()
	if n < 0 {
		d.fail()
	}
	return uint64(n)
}

func (d *plainDecoder) float() float64 {
	from := d.i + len(d.s[d.i:]) - len(strings.TrimLeft(d.s[d.i:], " "))
	d.whole()
	if d.i < len(d.s) && d.s[d.i] == '.' {
		if d.i++; d.digits() == 0 {
			d.fail()
		}
	}
	if d.i < len(d.s) && (d.s[d.i] == 'e' || d.s[d.i] == 'E') {
		if d.i++; d.i < len(d.s) && (d.s[d.i] == '+' || d.s[d.i] == '-') {
			d.i++
		}
		if d.digits() == 0 {
			d.fail()
		}
	}
	f, err := strconv.ParseFloat(d.s[from:d.i], 64)
	if err != nil {
		d.fail()
	}
	return f
}

func (d *plainDecoder) bool() bool {
	d.blanks()
	for _, v := range []bool{true, false} {
		if t := strconv.FormatBool(v); strings.HasPrefix(d.s[d.i:], t) {
			d.i += len(t)
			return v
		}
	}
	d.fail()
	return false
}

func (d *plainDecoder) time() (t Time) {
	if text := d.text(); text != "" {
		var err error
		if t, err = ParseTime(text); err != nil {
			d.fail()
		}
	}
	return t
}

// codebookWords are the words of the codebook, so that what is read of them are these themselves.
var codebookWords = func() map[string]string {
	m := map[string]string{}
	keep := func(w string) { m[w] = w }
	for _, c := range Codebook() {
		keep(string(c.Type))
	}
	for _, v := range Statuses() {
		keep(string(v))
	}
	for _, v := range Roles() {
		keep(string(v))
	}
	for _, v := range TimeSources() {
		keep(string(v))
	}
	for _, v := range ActorKinds() {
		keep(string(v))
	}
	for _, v := range PlaceKinds() {
		keep(string(v))
	}
	return m
}()

func plainWord[T ~string](d *plainDecoder) T {
	t := d.text()
	if w, ok := codebookWords[t]; ok {
		return T(w)
	}
	return T(t)
}

func (d *plainDecoder) texts() []string { return plainList(d, 2, func(s *string) { *s = d.text() }) }
