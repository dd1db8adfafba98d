package extract

import (
	"fmt"
	"os"

	"casus/loaders/language"
	"casus/loaders/lexicon"
	"casus/loaders/lexicon/frames"
	"casus/schema"
)

// Version names the extractor in what it makes; it changes with every change of what comes out.
const Version = "casus 0.1"

// Options configure an Extractor.
type Options struct {
	// Lexicon is a file of the user's own names that wins over the embedded ones; empty for none.
	Lexicon string
	// Language reads English; nil for the embedded models.
	Language Analyser
}

// Analyser turns a text into sentences with their trees: *language.Pipeline, or another that keeps its promises.
type Analyser interface {
	Analyse(text string) []language.Sentence
}

// Extractor reads articles. It is safe for concurrent use.
type Extractor struct {
	language Analyser
	lexicon  *lexicon.Lexicon
	frames   *frames.Set
	learned  *learned
	// hyphened are the words with a hyphen that frames list.
	hyphened map[string]whole
}

// New makes an Extractor.
func New(o Options) (*Extractor, error) {
	x := &Extractor{language: o.Language}
	if x.language == nil {
		p, err := language.Default()
		if err != nil {
			return nil, err
		}
		x.language = p
	}
	var err error
	if x.lexicon, err = lexicon.Default(); err != nil {
		return nil, err
	}
	if o.Lexicon != "" {
		f, err := os.Open(o.Lexicon)
		if err != nil {
			return nil, fmt.Errorf("lexicon: %w", err)
		}
		defer func() { _ = f.Close() }()
		if x.lexicon, err = x.lexicon.With(f, o.Lexicon); err != nil {
			return nil, err
		}
	}
	if x.frames, err = frames.Default(); err != nil {
		return nil, err
	}
	x.hyphened = hyphenedWords(x.frames)
	x.learned, err = embeddedModels()
	return x, err
}

// Extract says what an article tells. The article needs a text; its publication date makes relative times absolute. The
// result holds the article as it was given, with its id and language filled in where they were empty.
func (x *Extractor) Extract(a schema.Article) schema.Extraction {
	if a.ID == "" {
		a.ID = schema.ArticleID(a)
	}
	if a.Language == "" {
		a.Language = "en"
	}
	d := x.told(a)
	d.findRelations()
	return d.emit()
}

// told is an article read up to its events and agreements.
func (x *Extractor) told(a schema.Article) *document {
	d := x.peopled(a)
	d.findEvents()
	d.findAgreements()
	d.endSupport()
	d.stopped()
	return d
}

// peopled is an article read up to who and what is mentioned in it, and who says what.
func (x *Extractor) peopled(a schema.Article) *document {
	d := newDocument(x, a)
	d.survey()
	for _, s := range d.sents {
		d.findMentions(s)
	}
	d.resolve()
	d.speakers()
	return d
}
