package language

import (
	"bytes"
	"testing"
)

// TestTrainIsDeterministic learns a model of a few sentences twice, and that it learnt them.
func TestTrainIsDeterministic(t *testing.T) {
	sentence := func(tokens ...Token) Example {
		return Example{Tokens: tokens, HasEntities: true}
	}
	tok := func(text, lemma string, upos UPOS, xpos string, head int, rel string) Token {
		return Token{Text: text, Lemma: lemma, UPOS: upos, XPOS: xpos, Head: head, Rel: rel}
	}
	gold := []Example{
		sentence(tok("Rebels", "rebel", "NOUN", "NNS", 1, "nsubj"), tok("fled", "flee", "VERB", "VBD", -1, "root"), tok(".", ".", "PUNCT", ".", 1, "punct")),
		sentence(tok("Police", "police", "NOUN", "NNS", 1, "nsubj"), tok("arrested", "arrest", "VERB", "VBD", -1, "root"), tok("Karl", "Karl", "PROPN", "NNP", 1, "obj")),
		sentence(tok("Karl", "Karl", "PROPN", "NNP", 1, "nsubj"), tok("fled", "flee", "VERB", "VBD", -1, "root")),
	}
	gold[1].Entities = []Entity{{2, 2, Person}}
	gold[2].Entities = []Entity{{0, 0, Person}}
	cfg := Config{Epochs: 12, Seed: 1, Rate: 0.005, Batch: 3, More: func(int) []Example { return gold[:2] }, Report: func(string, ...any) {}}
	words, vectors := []string{"rebels", "police"}, make([]byte, 2*vectorBytes)
	model, err := Train(gold, words, vectors, cfg)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := Train(gold, words, vectors, cfg); err != nil || !bytes.Equal(model, again) {
		t.Error("two models of the same data differ")
	}
	m, err := ReadModel(model)
	if err != nil {
		t.Fatal(err)
	}
	cfg.Start = m
	if _, err := Train(gold[:1], words, vectors, cfg); err == nil {
		t.Error("no error for a start with other lists")
	}
	read := []Sentence{{Tokens: []Token{{Text: "Police"}, {Text: "arrested"}, {Text: "Karl"}}}}
	m.Pipeline().Annotate(read)
	for i, k := range read[0].Tokens {
		if g := gold[1].Tokens[i]; k.UPOS != g.UPOS || k.XPOS != g.XPOS || k.Head != g.Head || k.Rel != g.Rel || k.Lemma != g.Lemma {
			t.Errorf("got %+v, want %+v", k, g)
		}
	}
}
