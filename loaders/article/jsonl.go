package article

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"sync"
	"unicode/utf8"

	fast "github.com/go-json-experiment/json"
	standard "github.com/go-json-experiment/json/v1"

	"casus/schema"
)

// readLines reads JSON: an object a line, or one value over many lines (an object, or an array of them).
func readLines(in *bufio.Reader, head []byte, from Origin, o Options, yield func(Item) bool) {
	if _, err := in.Peek(3); err == nil && bytes.HasPrefix(head, []byte("\ufeff")) {
		_, _ = in.Discard(3)
	}
	l := &lines{in: in, limit: o.limit()}
	if raw, ok := l.wholeValue(); ok {
		readValue(raw, from, o, yield)
		return
	}
	for more := true; more; {
		var some []Item
		if some, more = l.some(from, o); !each(some, yield) {
			return
		}
	}
}

func each(some []Item, yield func(Item) bool) bool {
	for _, it := range some {
		if !yield(it) {
			return false
		}
	}
	return true
}

// How many lines, and of how many bytes, are read at once.
const (
	someLines = 64
	someBytes = 1 << 20
)

// some reads the lines that are there, as many at once as is worth the while of all processors, at least one; false at the end. To read the JSON of a line takes much longer than to
// read the line.
func (l *lines) some(from Origin, o Options) (items []Item, more bool) {
	var work sync.WaitGroup
	defer work.Wait()
	items = make([]Item, 0, someLines)
	room := make(chan struct{}, runtime.GOMAXPROCS(0))
	for size := 0; len(items) < someLines && size < someBytes && (len(items) == 0 || l.in.Buffered() > 0); {
		line, err := l.next()
		place := fmt.Sprintf("%s: line %d", from.Name, l.n)
		switch {
		case errors.Is(err, io.EOF):
			return items, false
		case errors.Is(err, ErrTooLong):
			items = append(items, Item{Place: place, Err: err})
			continue
		case err != nil:
			return append(items, Item{Place: place, Err: err}), false
		case len(bytes.TrimSpace(line)) == 0:
			continue
		}
		line = bytes.Clone(line)
		size += len(line)
		items = append(items, Item{})
		it := &items[len(items)-1]
		room <- struct{}{}
		work.Go(func() {
			*it = readLine(line, o)
			it.Place = place
			<-room
		})
	}
	return items, true
}

// wholeValue gives the stream's content where it is one JSON value that does not end with the first line that has anything;
// otherwise it leaves everything to next.
func (l *lines) wholeValue() ([]byte, bool) {
	var seen bytes.Buffer
	for {
		part, err := l.in.ReadSlice('\n')
		seen.Write(part)
		if errors.Is(err, bufio.ErrBufferFull) && int64(seen.Len()) <= l.limit {
			continue
		}
		if first := bytes.TrimSpace(seen.Bytes()); err == nil && len(first) == 0 {
			continue
		} else if len(first) > 0 && (first[0] == '[' || err == nil && first[0] == '{' && !json.Valid(first)) {
			break
		}
		l.putBack(seen.Bytes())
		return nil, false
	}
	_, err := io.Copy(&seen, io.LimitReader(l.in, l.limit+1-int64(seen.Len())))
	if err == nil && int64(seen.Len()) <= l.limit && json.Valid(seen.Bytes()) {
		return seen.Bytes(), true
	}
	l.putBack(seen.Bytes())
	return nil, false
}

func (l *lines) putBack(b []byte) {
	l.in = bufio.NewReaderSize(io.MultiReader(bytes.NewReader(b), l.in), 64<<10)
}

// readValue reads one JSON value: an article, or an array of them.
func readValue(raw []byte, from Origin, o Options, yield func(Item) bool) {
	raw = bytes.TrimSpace(raw)
	if raw[0] != '[' {
		it := readLine(raw, o)
		it.Place = from.Name
		yield(it)
		return
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	_, _ = d.Token() // the bracket
	n := 0
	for d.More() {
		n++
		var item json.RawMessage
		if err := d.Decode(&item); err != nil {
			yield(Item{Place: fmt.Sprintf("%s: item %d", from.Name, n), Err: fmt.Errorf("JSON: %w", err)})
			return
		}
		it := readLine(item, o)
		it.Place = fmt.Sprintf("%s: item %d", from.Name, n)
		if !yield(it) {
			return
		}
	}
	if n == 0 {
		yield(Item{Place: from.Name, Err: ErrEmpty})
	}
}

// inputLine is a line of the contract's input form. Pointers tell what is there from what is not.
type inputLine struct {
	ID     label   `json:"id"`
	Date   label   `json:"date"`
	Title  string  `json:"title"`
	Text   *string `json:"text"`
	Source string  `json:"source"`
	Author string  `json:"author"`
	URL    string  `json:"url"`
}

// extractedLine is a line of either form; which, its article tells.
type extractedLine struct {
	inputLine
	Extractor string                     `json:"extractor"`
	Article   *schema.Article            `json:"article"`
	Actors    []schema.ExtractedActor    `json:"actors"`
	Places    []schema.ExtractedPlace    `json:"places"`
	Events    []schema.ExtractedEvent    `json:"events"`
	Relations []schema.ExtractedRelation `json:"relations"`
	Uncoded   []schema.Selector          `json:"uncoded"`
}

// inOneGo leaves out what the standard library does before it decodes: to go over all of it, so that what is wrong changes nothing. Of a line that is wrong
// nothing is used.
var inOneGo = standard.ReportErrorsWithLegacySemantics(false)

// decodeLine decodes a line; x is nil for one in the input form, in which fields of the other may have any type.
func decodeLine(raw []byte) (in inputLine, x *schema.Extraction, err error) {
	if x, plain := schema.PlainExtraction(raw); plain {
		return in, x, nil
	}
	var l extractedLine
	if fast.Unmarshal(raw, &l, standard.DefaultOptionsV1(), inOneGo) == nil {
		if l.Article != nil {
			x = &schema.Extraction{Extractor: l.Extractor, Article: *l.Article, Actors: l.Actors, Places: l.Places, Events: l.Events, Relations: l.Relations, Uncoded: l.Uncoded}
		}
		return l.inputLine, x, nil
	}
	// The errors of the standard library say where they are.
	var form struct {
		Article json.RawMessage `json:"article"`
	}
	if err = errors.Join(json.Unmarshal(raw, &in), json.Unmarshal(raw, &form)); err != nil || len(form.Article) == 0 || form.Article[0] != '{' {
		return in, nil, err
	}
	x = new(schema.Extraction)
	return in, x, json.Unmarshal(raw, x)
}

// label is a string that some write as a number.
type label string

// UnmarshalJSON implements json.Unmarshaler.
func (l *label) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && (b[0] == '-' || b[0] >= '0' && b[0] <= '9') {
		*l = label(b)
		return nil
	}
	return json.Unmarshal(b, (*string)(l))
}

// readLine reads a JSON object in either form of the contract.
func readLine(raw []byte, o Options) Item {
	it := Item{Size: int64(len(raw))}
	if !utf8.Valid(raw) {
		it.Err = fmt.Errorf("%w: JSON has to be UTF-8, and this is not from byte %d on", ErrBinary, firstInvalid(raw))
		return it
	}
	l, x, err := decodeLine(raw)
	if err != nil {
		it.Err = jsonError(err, raw)
		return it
	}
	if x != nil {
		it.extracted(x, o)
		return it
	}
	if l.Text == nil || strings.TrimSpace(*l.Text) == "" {
		it.Err = ErrNoText
		return it
	}
	it.Article = schema.Article{ID: string(l.ID), ExternalID: string(l.ID), Title: strings.TrimSpace(l.Title), Author: l.Author,
		Source: l.Source, URL: l.URL, Text: *l.Text}
	if it.Article.Source == "" {
		it.Article.Source = o.Source
	}
	if it.Err = it.date(strings.TrimSpace(string(l.Date)), o); it.Err != nil {
		return it
	}
	it.Article.Language, it.Err = english(it.Article.Text)
	return it
}

// date fills in the publication date of a line: its own, the caller's, the one that its text or address gives.
func (it *Item) date(own string, o Options) error {
	if own != "" {
		t, ok := ParseDate(own)
		if !ok {
			return fmt.Errorf("date %q: not a date", shorten(own))
		}
		it.Article.PublishedAt, it.Dated = t, DateMetadata
		return nil
	}
	if !o.Published.IsZero() {
		it.Article.PublishedAt, it.Dated = o.Published, DateGiven
	} else if t, ok := datelineDate(it.Article.Text); ok {
		it.Article.PublishedAt, it.Dated = t, DateText
	} else if t, ok := dateOfAddress(it.Article.URL); ok {
		it.Article.PublishedAt, it.Dated = t, DateAddress
	}
	return nil
}

// extracted takes a line in the contract's output form. It goes on as it is: only a date that the line lacks is filled in.
func (it *Item) extracted(x *schema.Extraction, o Options) {
	a := &x.Article
	it.Dated = DateMetadata
	switch {
	case !a.PublishedAt.IsZero():
	case !o.Published.IsZero():
		a.PublishedAt, it.Dated = o.Published, DateGiven
	default:
		it.Dated = DateNone
	}
	if a.Source == "" {
		a.Source = o.Source
	}
	it.Article, it.Extraction = *a, x
	it.Err = x.Check()
}

// jsonError says what is wrong with a line in words for the one who wrote it.
func jsonError(err error, raw []byte) error {
	var syntax *json.SyntaxError
	var typed *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax) && syntax.Offset >= int64(len(raw)):
		return fmt.Errorf("JSON: truncated after %d bytes: %w", len(raw), err)
	case errors.As(err, &syntax):
		return fmt.Errorf("JSON: byte %d: %w", syntax.Offset, err)
	case errors.As(err, &typed) && typed.Field != "":
		return fmt.Errorf("JSON: field %q cannot be a %s", typed.Field, typed.Value)
	case errors.As(err, &typed):
		return fmt.Errorf("JSON: an object is wanted, not a %s", typed.Value)
	}
	return fmt.Errorf("JSON: %w", err)
}

func firstInvalid(raw []byte) int {
	for i := 0; i < len(raw); {
		r, n := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(raw)
}

// looksLikeJSON tells whether a beginning is that of an object or an array of them.
func looksLikeJSON(start string) bool {
	if rest, ok := strings.CutPrefix(start, "["); ok {
		start = strings.TrimLeft(rest, " \t\r\n")
	}
	rest, ok := strings.CutPrefix(start, "{")
	if !ok {
		return false
	}
	rest = strings.TrimLeft(rest, " \t\r\n")
	return rest == "" || rest[0] == '"' || rest[0] == '}'
}

// shorten cuts what an error message quotes.
func shorten(s string) string {
	const most = 60
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}
