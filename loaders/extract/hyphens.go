package extract

import (
	"slices"
	"strings"

	"casus/loaders/language"
	"casus/loaders/lexicon/frames"
)

// whole is a word that tokenisers take apart at its hyphen and that names an act only as a whole, as frames list it.
type whole struct {
	lemma string
	part  frames.Part
}

// hyphenedWords are the words with a hyphen that frames list, by how they are spelled, and the nouns without one, which some spell with it: a
// "stand-off". A noun is read as the one without a hyphen where frames list that too: a "cease-fire" is a ceasefire.
func hyphenedWords(set *frames.Set) map[string]whole {
	out := map[string]whole{}
	for _, f := range set.All() {
		if f.Part == frames.Noun && !strings.Contains(f.Lemma, "-") {
			out[f.Lemma] = whole{f.Lemma, f.Part}
		}
		if !strings.Contains(f.Lemma, "-") || f.Part == frames.Adjective {
			continue
		}
		w := whole{f.Lemma, f.Part}
		if joined := strings.ReplaceAll(f.Lemma, "-", ""); len(set.Of(f.Part, joined)) > 0 {
			w.lemma = joined
		}
		out[f.Lemma] = w
	}
	return out
}

// mendHyphens makes one token of a word that was taken apart at its hyphen: "cease", "-", "fire".
func mendHyphens(ls language.Sentence, words map[string]whole) language.Sentence {
	for i := 2; i < len(ls.Tokens); i++ {
		a, h, b := ls.Tokens[i-2], ls.Tokens[i-1], ls.Tokens[i]
		if a.End != h.Start || h.End != b.Start || plain(h.Text) != "-" {
			continue
		}
		w, plural := spelled(words, strings.ToLower(a.Text), b)
		if w.lemma == "" {
			continue
		}
		orphans := hangingOn(ls, i-2)
		if w.part == frames.Verb && b.XPOS == "NNS" {
			orphans = slices.Sorted(slices.Values(slices.Concat(orphans, hangingOn(ls, i))))
			orphans = slices.DeleteFunc(orphans, func(k int) bool { return k >= i-2 })
		}
		ls = joinTokens(ls, i-2, i)
		t := &ls.Tokens[i-2]
		t.Lemma = w.lemma
		switch {
		case w.part == frames.Verb:
			t.UPOS = "VERB"
			if t.XPOS = b.XPOS; b.XPOS == "NNS" {
				t.XPOS = "VBZ"
			} else if !strings.HasPrefix(b.XPOS, "VB") {
				t.XPOS = "VBD"
			}
			if adopt(ls, i-2, orphans) && b.XPOS != "NN" {
				lift(ls, i-2)
			}
		default:
			t.UPOS, t.XPOS = "NOUN", "NN"
			if plural {
				t.XPOS = "NNS"
			}
			stand(ls, i-2)
		}
		i--
	}
	return ls
}

// spelled is the listed word that a first part, a hyphen and a last part spell, and whether it stands in the plural.
func spelled(words map[string]whole, first string, last language.Token) (w whole, plural bool) {
	l := strings.ToLower(last.Text)
	if w = words[first+"-"+l]; w.lemma != "" {
		return w, false
	}
	if w = words[first+"-"+strings.TrimSuffix(l, "s")]; w.part == frames.Noun {
		return w, true
	}
	if w = words[first+l]; w.lemma != "" {
		return w, false
	}
	if w = words[first+strings.TrimSuffix(l, "s")]; w.lemma != "" {
		return w, true
	}
	for _, stem := range []string{strings.ToLower(last.Lemma), strings.TrimSuffix(l, "ed"), strings.TrimSuffix(l, "ing"), strings.TrimSuffix(l, "s")} {
		if w = words[first+"-"+stem]; w.part == frames.Verb {
			return w, false
		}
	}
	return whole{}, false
}

// misreadPlurals makes a plural noun of a finite verb where only an infinitive or a noun can stand: "exercises" in "began military exercises".
func misreadPlurals(ls language.Sentence) {
	for i := 1; i < len(ls.Tokens); i++ {
		t, before := &ls.Tokens[i], &ls.Tokens[i-1]
		if t.UPOS != "VERB" || t.XPOS != "VBZ" || t.Rel != "xcomp" || t.Head < 0 || t.Head >= i || before.Head != i || before.Rel != "nsubj" {
			continue
		}
		t.UPOS, t.XPOS, t.Rel = "NOUN", "NNS", "obj"
		before.Rel = "compound"
	}
}

// hangingOn are the tokens before one that hang on it.
func hangingOn(ls language.Sentence, i int) []int {
	var out []int
	for k := range i {
		if ls.Tokens[k].Head == i {
			out = append(out, k)
		}
	}
	return out
}

// adopt makes the last noun of those that hung on the first part of a verb its subject, and hangs the others on that: "the army court" of
// "the army court-martialed" was no phrase. It tells whether there is such a noun.
func adopt(ls language.Sentence, verb int, orphans []int) bool {
	subject := -1
	for _, k := range orphans {
		if u := ls.Tokens[k].UPOS; u == "NOUN" || u == "PROPN" {
			subject = k
		}
	}
	if subject < 0 || slices.ContainsFunc(ls.Tokens, func(t language.Token) bool { return t.Head == verb && isRel(t.Rel, "nsubj") }) {
		return false
	}
	ls.Tokens[subject].Rel = "nsubj"
	for _, k := range orphans {
		if k < subject {
			ls.Tokens[k].Head = subject
		}
	}
	return true
}

// lift puts a verb with a subject of its own above the noun behind it that it was read as part of: "Iran test-fires missiles" was one phrase.
func lift(ls language.Sentence, verb int) {
	t := &ls.Tokens[verb]
	h := t.Head
	if h <= verb || !isRel(t.Rel, "amod", "compound", "nmod:unmarked") || ls.Tokens[h].UPOS != "NOUN" && ls.Tokens[h].UPOS != "PROPN" {
		return
	}
	object := &ls.Tokens[h]
	t.Head, t.Rel = object.Head, object.Rel
	object.Head, object.Rel = verb, "obj"
	subject := slices.IndexFunc(ls.Tokens, func(t language.Token) bool { return t.Head == verb && isRel(t.Rel, "nsubj") })
	for k := range verb {
		if ls.Tokens[k].Head != h {
			continue
		}
		if ls.Tokens[k].Head = verb; k < subject {
			ls.Tokens[k].Head = subject
		}
	}
}

// stand puts a noun that was read as a verb's particle before a phrase above that phrase: "out" is no preposition in "the pull-out of soldiers".
func stand(ls language.Sentence, noun int) {
	t := &ls.Tokens[noun]
	h := t.Head
	if isRel(t.Rel, "advmod") && h >= 0 && ls.Tokens[h].UPOS == "VERB" {
		settleNoun(ls, noun)
		return
	}
	if h <= noun || !isRel(t.Rel, "case", "compound", "mark", "advmod") || noun+1 >= len(ls.Tokens) || ls.Tokens[noun+1].UPOS != "ADP" {
		return
	}
	below := &ls.Tokens[h]
	t.Head, t.Rel = below.Head, below.Rel
	below.Head, below.Rel = noun, "nmod"
	led := false
	for k := range noun {
		if ls.Tokens[k].Head == h {
			ls.Tokens[k].Head = noun
			led = led || ls.Tokens[k].Rel == "case"
		}
	}
	if isRel(t.Rel, "obl", "nmod") && !led && t.Head >= 0 && t.Head < noun {
		t.Rel = "obj"
	}
}

// settleNoun makes a noun that was read as a verb and its particle the subject of the verb behind it, or the object of the one before it, and
// what hung on it as on a verb hang on it as on a noun: "the military take-over in Mali was condemned".
func settleNoun(ls language.Sentence, noun int) {
	t := &ls.Tokens[noun]
	h, led, objects, passive := t.Head, false, false, false
	for k := range ls.Tokens {
		switch kid := &ls.Tokens[k]; {
		case kid.Head == noun && isRel(kid.Rel, "nsubj") && kid.UPOS == "ADJ":
			kid.Rel = "amod"
		case kid.Head == noun && isRel(kid.Rel, "nsubj"):
			kid.Rel = "compound"
		case kid.Head == noun && isRel(kid.Rel, "obl"):
			kid.Rel = "nmod"
		case kid.Head == noun && kid.Rel == "case":
			led = true
		case kid.Head == h && isRel(kid.Rel, "obj"):
			objects = true
		case kid.Head == h && kid.Rel == "aux:pass":
			passive = true
		}
	}
	switch {
	case led || h < noun && objects:
		t.Rel = "obl"
	case h < noun:
		t.Rel = "obj"
	case passive:
		t.Rel = "nsubj:pass"
	default:
		t.Rel = "nsubj"
	}
}

// nameOfThing makes a noun of an acronym that was read as an adjective or verb where only a noun can stand: "killed by an IED".
func nameOfThing(ls language.Sentence) {
	for i := 1; i < len(ls.Tokens); i++ {
		t := &ls.Tokens[i]
		if t.UPOS != "ADJ" && t.UPOS != "VERB" || !isRel(t.Rel, "nsubj", "obj", "obl", "nmod", "conj") || ls.Tokens[i-1].UPOS != "DET" && ls.Tokens[i-1].UPOS != "NUM" {
			continue
		}
		word := strings.TrimSuffix(t.Text, "s")
		if len(word) < 2 || !isUpperWord(word) {
			continue
		}
		t.UPOS, t.XPOS, t.Lemma = "NOUN", "NN", strings.ToLower(word)
		if word != t.Text {
			t.XPOS = "NNS"
		}
	}
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
