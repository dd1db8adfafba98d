package main

import (
	"fmt"
	"strings"
	"time"

	"casus/loaders/language"
)

// evaluate prints how many tags, heads, labels, lemmas and names are right on gold tokens.
func evaluate(name string, p *language.Pipeline, sentences []treeSentence) {
	var n, upos, xpos, uas, las, lemma int
	var entities score
	found := make([]language.Sentence, len(sentences))
	for i, s := range sentences {
		t := make([]language.Token, len(s.Tokens))
		for k := range t {
			t[k] = language.Token{Text: s.Tokens[k].Text, Head: -1}
		}
		found[i].Tokens = t
	}
	start := time.Now()
	p.Annotate(found)
	elapsed := time.Since(start)
	for i, s := range sentences {
		for k, g := range s.Tokens {
			t := found[i].Tokens[k]
			n++
			upos += one(t.UPOS == g.UPOS)
			xpos += one(t.XPOS == g.XPOS)
			lemma += one(strings.EqualFold(t.Lemma, g.Lemma))
			uas += one(t.Head == g.Head)
			las += one(t.Head == g.Head && t.Rel == g.Rel)
		}
		if s.HasEntities {
			entities.add(s.Entities, found[i].Entities)
		}
	}
	share := func(k int) float64 { return float64(k) / float64(n) }
	fmt.Printf("%s: %d tokens, UPOS %.4f, XPOS %.4f, lemma %.4f, UAS %.4f, LAS %.4f, %.0f tokens/s\n", name, n, share(upos), share(xpos), share(lemma),
		share(uas), share(las), float64(n)/elapsed.Seconds())
	if entities.gold > 0 {
		fmt.Printf("%s: names %s\n", name, entities)
	}
}

// evaluateText prints the same from the text on, with our own tokens: a token or an arc is found where all its ends agree.
func evaluateText(name string, p *language.Pipeline, sentences []treeSentence) {
	var tokens, tags, arcs score
	for _, s := range sentences {
		want := spans(s)
		type arc struct {
			at, head span
			rel      string
		}
		gold, goldTag := map[arc]bool{}, map[span]language.UPOS{}
		for i, t := range s.Tokens {
			a := arc{at: want[i], rel: t.Rel}
			if t.Head >= 0 {
				a.head = want[t.Head]
			}
			gold[a], goldTag[want[i]] = true, t.UPOS
		}
		blanks := blanksBefore(s.text)
		place := func(t language.Token) span { return span{t.Start - blanks[t.Start], t.End - blanks[t.End]} }
		for _, n := range []*score{&tokens, &tags, &arcs} {
			n.gold += len(s.Tokens)
		}
		for _, ls := range p.Analyse(s.text) {
			for _, t := range ls.Tokens {
				a := arc{at: place(t), rel: t.Rel}
				if t.Head >= 0 {
					a.head = place(ls.Tokens[t.Head])
				}
				tag, ok := goldTag[a.at]
				tokens.count(ok)
				tags.count(ok && tag == t.UPOS)
				arcs.count(gold[a])
			}
		}
	}
	fmt.Printf("%s: from text, F1 of tokens %.4f, UPOS %.4f, LAS %.4f\n", name, tokens.f1(), tags.f1(), arcs.f1())
}

// span is a place in a text counted without blanks.
type span struct{ from, to int }

func spans(s treeSentence) []span {
	out := make([]span, len(s.Tokens))
	at := 0
	for i, t := range s.Tokens {
		n := len(strings.ReplaceAll(t.Text, " ", ""))
		out[i] = span{at, at + n}
		at += n
	}
	return out
}

func blanksBefore(text string) []int {
	blanks := make([]int, len(text)+1)
	for i := range len(text) {
		blanks[i+1] = blanks[i] + one(text[i] == ' ')
	}
	return blanks
}

// score counts what is there, what was found, and what of it is right.
type score struct{ gold, found, right int }

func (s *score) count(right bool) {
	s.found++
	s.right += one(right)
}

func (s *score) add(gold, found []language.Entity) {
	s.gold += len(gold)
	for _, f := range found {
		ok := false
		for _, g := range gold {
			ok = ok || f == g
		}
		s.count(ok)
	}
}

func (s score) f1() float64 {
	if s.gold+s.found == 0 {
		return 0
	}
	return 2 * float64(s.right) / float64(s.gold+s.found)
}

func (s score) String() string {
	return fmt.Sprintf("precision %.3f, recall %.3f, F1 %.4f", float64(s.right)/float64(max(1, s.found)), float64(s.right)/float64(s.gold), s.f1())
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
