package article

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"strings"
	"time"

	"casus/schema"
)

// Format is how a source is written.
type Format string

// The formats. Auto tells them apart by the content, with the name's ending as a hint.
const (
	Auto  Format = ""
	Text  Format = "text"
	HTML  Format = "html"
	JSONL Format = "jsonl"
)

// Formats lists the names that an option may take.
func Formats() []string { return []string{"auto", string(Text), string(HTML), string(JSONL)} }

// ParseFormat reads the name of a format; "" and "auto" are Auto.
func ParseFormat(s string) (Format, error) {
	switch f := Format(strings.ToLower(s)); f {
	case "auto", Auto:
		return Auto, nil
	case Text, HTML, JSONL:
		return f, nil
	}
	return Auto, fmt.Errorf("no format %q: it is one of %s", s, strings.Join(Formats(), ", "))
}

// DateSource says where an article's publication date comes from.
type DateSource string

// The sources of a publication date, in the order in which they are believed.
const (
	DateGiven    DateSource = "GIVEN"    // by the caller
	DateMetadata DateSource = "METADATA" // by the page or the line of JSON
	DateText     DateSource = "TEXT"     // found in the text
	DateAddress  DateSource = "ADDRESS"  // found in the page's address
	DateFile     DateSource = "FILE"     // the file's modification time
	DateNone     DateSource = ""         // not known
)

// DefaultMaxBytes is how long one article, or one file of text or HTML, may be unless told otherwise: more than any book,
// and what a machine reads in minutes.
const DefaultMaxBytes = 10_000_000

// Options say how to read.
type Options struct {
	Format Format
	// Published is the publication date of articles; zero where the caller does not know it.
	Published schema.Time
	// Source is the outlet of articles that do not name theirs.
	Source string
	// MaxBytes bounds one article (a line, or a whole file of text or HTML, uncompressed); 0 means DefaultMaxBytes.
	MaxBytes int64
}

func (o Options) limit() int64 {
	if o.MaxBytes <= 0 {
		return DefaultMaxBytes
	}
	return o.MaxBytes
}

// Origin is where a stream comes from.
type Origin struct {
	// Name is the file's name as the user gave it; it begins every Place.
	Name string
	// Modified is the file's modification time; zero where there is no file.
	Modified time.Time
}

// Item is one thing that a source holds: an article to extract, an extraction that somebody else made, or what is wrong.
type Item struct {
	// Place says where it stands ("feed.jsonl: line 3").
	Place   string
	Article schema.Article
	// Extraction is set for a line in the contract's output form, which needs no extracting.
	Extraction *schema.Extraction
	// Dated says where the article's date comes from.
	Dated DateSource
	// Size is about how many bytes the item takes in memory.
	Size int64
	// Err says why there is no article; Place is not part of it.
	Err error
}

// What keeps an article out. Errors of Read and Parse wrap them where it helps a caller to tell them apart.
var (
	ErrEmpty      = errors.New("empty")
	ErrNoText     = errors.New("no text")
	ErrBinary     = errors.New("not a text")
	ErrTooLong    = errors.New("too long")
	ErrNotEnglish = errors.New("not English")
)

// Read gives the items of a stream in order. It holds one article at a time, whatever the stream's length. An item that
// cannot be read has Err set and the rest goes on, as far as the stream can be read at all.
func Read(r io.Reader, from Origin, o Options) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		fail := func(err error) { yield(Item{Place: from.Name, Err: err}) }
		in, err := open(r)
		if err != nil {
			fail(err)
			return
		}
		head, err := in.Peek(sniffBytes)
		if err != nil && !errors.Is(err, io.EOF) {
			fail(fmt.Errorf("read: %w", err))
			return
		}
		if len(bytes.TrimSpace(head)) == 0 && len(head) < sniffBytes {
			fail(ErrEmpty)
			return
		}
		if kind := binary(head); kind != "" {
			fail(fmt.Errorf("%w: %s", ErrBinary, kind))
			return
		}
		f := o.Format
		if f == Auto {
			f = formatOf(head, from.Name)
		}
		if f == JSONL {
			readLines(in, head, from, o, yield)
			return
		}
		raw, err := io.ReadAll(io.LimitReader(in, o.limit()+1))
		switch {
		case err != nil:
			fail(fmt.Errorf("read: %w", err))
			return
		case int64(len(raw)) > o.limit():
			fail(fmt.Errorf("%w: more than %s", ErrTooLong, byteCount(o.limit())))
			return
		}
		text, err := decode(raw, f == HTML)
		if err != nil {
			fail(err)
			return
		}
		it := parse(text, f, Given{Published: o.Published}, fallback{source: o.Source, modified: from.Modified})
		it.Place, it.Size = from.Name, int64(len(raw))
		yield(it)
	}
}

// Given is one article as somebody hands it in, with what they know of it besides.
type Given struct {
	// Text is a page as it was pasted, or its HTML.
	Text string
	// Title, Source, URL and Published win over what the text says; empty where not known.
	Title, Source, URL string
	Published          schema.Time
	ExternalID         string
	// Format is Text or HTML; Auto tells them apart.
	Format Format
}

// Parse reads one article from memory. Item.Err says what is wrong with it.
func Parse(g Given) Item {
	if strings.TrimSpace(g.Text) == "" {
		return Item{Err: ErrNoText}
	}
	text, err := decode([]byte(g.Text), g.Format == HTML)
	if err != nil {
		return Item{Err: err}
	}
	f := g.Format
	if f != HTML && (f != Auto || !looksLikeHTML(text)) {
		f = Text
	} else {
		f = HTML
	}
	it := parse(text, f, g, fallback{})
	it.Size = int64(len(text))
	return it
}

// fallback is what holds where neither the caller nor the page says so.
type fallback struct {
	source   string
	modified time.Time
}

// parse makes an article of a page.
func parse(text string, f Format, g Given, or fallback) Item {
	var p found
	if f == HTML {
		p = readHTML(text, g)
	} else {
		p = readText(text, g)
	}
	a := p.article
	a.Title = cmp.Or(g.Title, a.Title)
	a.URL = cmp.Or(g.URL, a.URL)
	a.Source = cmp.Or(g.Source, a.Source, or.source)
	switch {
	case !g.Published.IsZero():
		a.PublishedAt, p.dated = g.Published, DateGiven
	case a.PublishedAt.IsZero():
		if day, ok := dateOfAddress(a.URL); ok {
			a.PublishedAt, p.dated = day, DateAddress
		} else if !or.modified.IsZero() {
			a.PublishedAt, p.dated = schema.Day(or.modified), DateFile
		}
	}
	a.ExternalID = g.ExternalID
	if strings.TrimSpace(a.Text) == "" {
		return Item{Article: a, Dated: p.dated, Err: ErrNoText}
	}
	lang, err := english(a.Text)
	if declared := strings.ToLower(a.Language); lang == "" && err == nil && declared != "" && declared != "en" && !strings.HasPrefix(declared, "en-") && !strings.HasPrefix(declared, "en_") {
		// The text is too short to tell; then the page's word counts.
		err = fmt.Errorf("%w (the page says %q)", ErrNotEnglish, a.Language)
	}
	a.Language = lang
	return Item{Article: a, Dated: p.dated, Err: err}
}

// found is what a page holds.
type found struct {
	article schema.Article
	dated   DateSource
}

// formatOf tells the format by how the content begins, and where that leaves it open by the name.
func formatOf(head []byte, name string) Format {
	start := strings.TrimLeft(ascii(head), " \t\r\n")
	ext := strings.ToLower(filepath.Ext(strings.TrimSuffix(strings.ToLower(name), ".gz")))
	switch {
	case looksLikeJSON(start), ext == ".jsonl", ext == ".ndjson", ext == ".json":
		return JSONL
	case looksLikeHTML(start), ext == ".html", ext == ".htm", ext == ".xhtml":
		return HTML
	}
	return Text
}

// byteCount prints a number of bytes as people say it.
func byteCount(n int64) string {
	switch {
	case n >= 1_000_000:
		return fmt.Sprintf("%d MB", n/1_000_000)
	case n >= 10_000:
		return fmt.Sprintf("%d kB", n/1000)
	}
	return fmt.Sprintf("%d bytes", n)
}
