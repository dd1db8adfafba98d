package main

import (
	"fmt"
	"strings"
	"time"

	"casus/loaders/language"
)

// evaluate prints how many tags, heads, labels and lemmas are right on gold tokens, and how well the text is cut into tokens.
func evaluate(name string, p *language.Pipeline, sentences []treeSentence) {
	var n, upos, xpos, uas, las, lemma int
	start := time.Now()
	for _, s := range sentences {
		t := make([]language.Token, len(s.tokens))
		for i := range t {
			t[i] = language.Token{Text: s.tokens[i].Text, Head: -1}
		}
		p.Tagger.Tag(t)
		p.Lemmatizer.Lemmatize(t)
		p.Parser.Parse(t)
		for i, g := range s.tokens {
			n++
			upos += one(t[i].UPOS == g.UPOS)
			xpos += one(t[i].XPOS == g.XPOS)
			lemma += one(strings.EqualFold(t[i].Lemma, g.Lemma))
			uas += one(t[i].Head == g.Head)
			las += one(t[i].Head == g.Head && t[i].Rel == g.Rel)
		}
	}
	speed := float64(n) / time.Since(start).Seconds()
	share := func(k int) float64 { return float64(k) / float64(n) }
	fmt.Printf("%s: %d tokens, UPOS %.4f, XPOS %.4f, lemma %.4f, UAS %.4f, LAS %.4f, %.0f tokens/s\n", name, n, share(upos), share(xpos), share(lemma), share(uas), share(las), speed)
	hit, gold, found := tokenisation(sentences)
	precision, recall := float64(hit)/float64(found), float64(hit)/float64(gold)
	fmt.Printf("%s: tokenisation precision %.4f, recall %.4f, F1 %.4f\n", name, precision, recall, 2*precision*recall/(precision+recall))
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// tokenisation compares the spans of tokens, counted without blanks.
func tokenisation(sentences []treeSentence) (hit, gold, found int) {
	for _, s := range sentences {
		want := map[[2]int]bool{}
		at := 0
		for _, t := range s.tokens {
			n := len(strings.ReplaceAll(t.Text, " ", ""))
			want[[2]int{at, at + n}] = true
			at += n
		}
		gold += len(want)
		blanks := make([]int, len(s.text)+1)
		for i := range len(s.text) {
			blanks[i+1] = blanks[i]
			if s.text[i] == ' ' {
				blanks[i+1]++
			}
		}
		for _, ls := range language.Split(s.text) {
			for _, t := range ls.Tokens {
				found++
				hit += one(want[[2]int{t.Start - blanks[t.Start], t.End - blanks[t.End]}])
			}
		}
	}
	return hit, gold, found
}
