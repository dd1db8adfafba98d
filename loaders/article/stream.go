package article

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/klauspost/compress/gzip"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// sniffBytes is how much of a stream is looked at to tell what it is.
const sniffBytes = 4096

// open undoes gzip, once, and turns UTF-16 into UTF-8, so that what follows sees the bytes of a text.
func open(r io.Reader) (*bufio.Reader, error) {
	in := bufio.NewReaderSize(r, 64<<10)
	if magic, err := in.Peek(2); err == nil && magic[0] == 0x1f && magic[1] == 0x8b {
		z, err := gzip.NewReader(in)
		if err != nil {
			return nil, fmt.Errorf("decompress: %w", err)
		}
		in = bufio.NewReaderSize(z, 64<<10)
	}
	head, err := in.Peek(sniffBytes)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("read: %w", err)
	}
	if order, ok := utf16Order(head); ok {
		d := unicode.UTF16(order, unicode.UseBOM).NewDecoder()
		in = bufio.NewReaderSize(transform.NewReader(in, d), 64<<10)
	}
	return in, nil
}

// utf16Order tells UTF-16 by its byte order mark, or by the zero bytes that every Latin letter has on one side.
func utf16Order(head []byte) (unicode.Endianness, bool) {
	switch {
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}):
		return unicode.LittleEndian, true
	case bytes.HasPrefix(head, []byte{0xfe, 0xff}):
		return unicode.BigEndian, true
	}
	var zeros [2]int
	for i, b := range head {
		if b == 0 {
			zeros[i%2]++
		}
	}
	pairs := len(head) / 2
	switch {
	case pairs < 8:
	case zeros[1] > pairs*3/4 && zeros[0] < pairs/16:
		return unicode.LittleEndian, true
	case zeros[0] > pairs*3/4 && zeros[1] < pairs/16:
		return unicode.BigEndian, true
	}
	return unicode.LittleEndian, false
}

// binary names what a beginning is that is no text; "" for a text.
func binary(head []byte) string {
	kind, _, _ := strings.Cut(http.DetectContentType(head), ";")
	if !strings.HasPrefix(kind, "text/") && kind != "application/octet-stream" {
		return kind
	}
	odd := 0
	for _, b := range head {
		switch {
		case b == 0:
			return "it has zero bytes"
		case b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1b:
			odd++
		}
	}
	if odd*20 > len(head) {
		return "it has control characters"
	}
	return ""
}

// ascii is a beginning without byte order mark and zero bytes, to be looked at for its first characters only.
func ascii(head []byte) string {
	return strings.ReplaceAll(strings.TrimPrefix(string(head), "\ufeff"), "\x00", "")
}

// lines reads lines of bounded length.
type lines struct {
	in    *bufio.Reader
	limit int64
	n     int
	buf   []byte
}

// next is the next line without its end, valid until the next call. A line beyond the limit gives ErrTooLong and is passed
// over; io.EOF ends.
func (l *lines) next() ([]byte, error) {
	l.buf = l.buf[:0]
	l.n++
	long := false
	for {
		part, err := l.in.ReadSlice('\n')
		if !long && int64(len(l.buf)+len(part)) > l.limit+2 {
			long = true
		}
		if !long {
			l.buf = append(l.buf, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case long && (err == nil || errors.Is(err, io.EOF)):
			l.buf = nil
			return nil, fmt.Errorf("%w: more than %s", ErrTooLong, byteCount(l.limit))
		case errors.Is(err, io.EOF) && len(l.buf) > 0, err == nil:
			return bytes.TrimRight(l.buf, "\r\n"), nil
		case errors.Is(err, io.EOF):
			return nil, io.EOF
		default:
			return nil, fmt.Errorf("read: %w", err)
		}
	}
}
