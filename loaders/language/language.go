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
	// Entities are the names in the sentence, in order; they do not overlap.
	Entities []Entity
	// States has StateWidth values a token: what the annotator's encoder made of the word in its sentence, in steps of StateStep.
	// Words that are used alike have states that are alike; classifiers read them. Nil where the annotator has no encoder.
	States []int8
}

// The states of tokens: how many values a token has, and what a step of a value is worth.
const (
	StateWidth = width
	StateStep  = 1.0 / 24
)

// EntityKind is what a name names.
type EntityKind string

// The kinds that the recogniser tells apart, as in Universal NER.
const (
	Person       EntityKind = "PER"
	Organization EntityKind = "ORG"
	Location     EntityKind = "LOC"
)

// Entity is a name: tokens First to Last of its sentence, both included, without article and title ("Kerry" in "Mr. Kerry").
type Entity struct {
	First, Last int
	Kind        EntityKind
}

// Annotator fills in UPOS, XPOS, Head and Rel of the tokens, and Entities. The heads it gives are a tree with one root. It is
// one stage because tagger, parser and recogniser share what they know of a sentence.
type Annotator interface{ Annotate(sentences []Sentence) }

// Lemmatizer fills in Lemma; it may rely on the tags.
type Lemmatizer interface{ Lemmatize(tokens []Token) }

// Pipeline runs the stages in order. Its stages must be safe for concurrent use.
type Pipeline struct {
	Annotator  Annotator
	Lemmatizer Lemmatizer
	// Vectors are the word vectors that the annotator reads with.
	Vectors *Vectors
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
	p.Annotate(sentences)
	return sentences
}

// Annotate fills in what Split leaves empty.
func (p *Pipeline) Annotate(sentences []Sentence) {
	p.Annotator.Annotate(sentences)
	for i := range sentences {
		p.Lemmatizer.Lemmatize(sentences[i].Tokens)
	}
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
