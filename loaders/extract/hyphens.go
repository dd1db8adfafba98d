package extract

import (
	"slices"
	"strings"

	"casus/loaders/language"
)

// hyphened are words that tokenisers take apart at their hyphen and that name an act only as a whole, with the form that frames list.
var hyphened = map[string]string{"cease-fire": "ceasefire", "cease-fires": "ceasefire"}

// mendHyphens makes one token of a word that was taken apart at its hyphen: "cease", "-", "fire".
func mendHyphens(ls language.Sentence) language.Sentence {
	for i := 2; i < len(ls.Tokens); i++ {
		a, h, b := ls.Tokens[i-2], ls.Tokens[i-1], ls.Tokens[i]
		if a.End != h.Start || h.End != b.Start {
			continue
		}
		lemma := hyphened[strings.ToLower(a.Text)+plain(h.Text)+strings.ToLower(b.Text)]
		if lemma == "" {
			continue
		}
		ls = joinTokens(ls, i-2, i)
		t := &ls.Tokens[i-2]
		t.Lemma, t.UPOS = lemma, "NOUN"
		if t.XPOS = "NN"; strings.HasSuffix(strings.ToLower(t.Text), "s") {
			t.XPOS = "NNS"
		}
		i -= 2
	}
	return ls
}

// joinTokens makes one token of those from first to last, under what the first of them that hangs elsewhere hangs on.
func joinTokens(ls language.Sentence, first, last int) language.Sentence {
	whole := ls.Tokens[last]
	for _, t := range ls.Tokens[first : last+1] {
		if t.Head < first || t.Head > last {
			whole.Head, whole.Rel = t.Head, t.Rel
			break
		}
	}
	for _, t := range slices.Backward(ls.Tokens[first:last]) {
		whole.Text = t.Text + whole.Text
	}
	whole.Start = ls.Tokens[first].Start
	move := func(i int) int {
		switch {
		case i > last:
			return i - last + first
		case i > first:
			return first
		}
		return i
	}
	out := slices.Concat(ls.Tokens[:first], []language.Token{whole}, ls.Tokens[last+1:])
	for i := range out {
		out[i].Head = move(out[i].Head)
	}
	ls.Tokens = out
	ls.Entities = slices.Clone(ls.Entities)
	for i := range ls.Entities {
		e := &ls.Entities[i]
		e.First, e.Last = move(e.First), move(e.Last)
	}
	if w := language.StateWidth; len(ls.States) > last*w {
		ls.States = slices.Concat(ls.States[:first*w], ls.States[last*w:])
	}
	return ls
}
