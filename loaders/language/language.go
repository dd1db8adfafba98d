package language

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

// UPOS is a universal part-of-speech tag.
type UPOS string

// Token is a word, a number or a punctuation mark.
type Token struct {
	// Start and End are byte offsets into the text that was analysed; Text is what stands there.
	Start, End int
	Text       string
	// Lemma is the dictionary form, in lower case but for names.
	Lemma string
	UPOS  UPOS
	// XPOS is the Penn Treebank tag.
	XPOS string
	// Head is the index of the head in the sentence, -1 for the root.
	Head int
	// Rel is the Universal Dependencies relation to the head, with its subtype ("nsubj:pass").
	Rel string
}

// Sentence is a stretch of text with its tokens; it has at least one.
type Sentence struct {
	// Start and End are byte offsets into the text.
	Start, End int
	// Paragraph counts from 0.
	Paragraph int
	Tokens    []Token
}

// Tagger fills in UPOS and XPOS of the tokens of one sentence.
type Tagger interface{ Tag(tokens []Token) }

// Lemmatizer fills in Lemma; it may rely on the tags.
type Lemmatizer interface{ Lemmatize(tokens []Token) }

// Parser fills in Head and Rel; it may rely on tags and lemmas. The heads it gives are a tree with one root.
type Parser interface{ Parse(tokens []Token) }

// Pipeline runs the stages in order. Its stages must be safe for concurrent use.
type Pipeline struct {
	Tagger     Tagger
	Lemmatizer Lemmatizer
	Parser     Parser
}

//go:embed model/english.bin
var embedded []byte

// Default is the pipeline with the embedded models. They are read once; an error means that the build is broken.
var Default = sync.OnceValues(func() (*Pipeline, error) {
	m, err := ReadModel(embedded)
	if err != nil {
		return nil, fmt.Errorf("embedded language model: %w", err)
	}
	return m.Pipeline(), nil
})

// Analyse reads a text. It takes any string, valid UTF-8 or not, in time linear in its length.
func (p *Pipeline) Analyse(text string) []Sentence {
	sentences := Split(text)
	for i := range sentences {
		t := sentences[i].Tokens
		p.Tagger.Tag(t)
		p.Lemmatizer.Lemmatize(t)
		p.Parser.Parse(t)
	}
	return sentences
}

var normaliser = strings.NewReplacer("’", "'", "‘", "'", "ʼ", "'", "“", `"`, "”", `"`, "„", `"`, "–", "-", "‑", "-", "‐", "-", "−", "-", "—", "--", "…", "...")

// Normal is the form under which the models know a token: with plain quotes and dashes.
func Normal(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return normaliser.Replace(s)
		}
	}
	return s
}
