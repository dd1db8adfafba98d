package language

import "strings"

// tableLemmatizer looks a word and its tag up in a table and falls back on the rules of English inflection.
type tableLemmatizer struct {
	// table maps "word/XPOS" to a lemma; words has every lemma seen, to decide between two that a rule could give.
	table map[string]string
	words map[string]bool
}

func (l *tableLemmatizer) Lemmatize(tokens []Token) {
	for i := range tokens {
		t := &tokens[i]
		t.Lemma = l.lemma(Normal(t.Text), t.UPOS, t.XPOS)
	}
}

func (l *tableLemmatizer) lemma(word string, upos UPOS, xpos string) string {
	lower := strings.ToLower(word)
	if upos == "VERB" && xpos != "VB" && xpos != "VBP" || xpos == "VBD" || xpos == "VBN" {
		if v := irregular(lower); v != "" {
			return v
		}
	}
	if v, ok := l.table[lower+"/"+xpos]; ok && upos != "PROPN" {
		return v
	}
	switch {
	case upos == "PROPN":
		if xpos == "NNPS" {
			return matchCase(word, l.plural(lower))
		}
		return word
	case xpos == "NNS":
		return l.plural(lower)
	case xpos == "VBZ":
		return l.plural(lower)
	case xpos == "VBD" || xpos == "VBN":
		return l.strip(lower, "ed")
	case xpos == "VBG" && (upos == "VERB" || upos == "AUX"):
		return l.strip(lower, "ing")
	case xpos == "JJR" || xpos == "RBR":
		return l.strip(lower, "er")
	case xpos == "JJS" || xpos == "RBS":
		return l.strip(lower, "est")
	}
	return lower
}

func matchCase(word, lemma string) string {
	if len(lemma) <= len(word) && strings.HasPrefix(strings.ToLower(word), lemma) {
		return word[:len(lemma)]
	}
	return lemma
}

// plural takes the s off plurals and third persons.
func (l *tableLemmatizer) plural(w string) string {
	switch {
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "men") && len(w) > 4:
		return w[:len(w)-3] + "man"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "xes"), strings.HasSuffix(w, "zzes"):
		return w[:len(w)-2]
	case strings.HasSuffix(w, "oes") && !l.words[w[:len(w)-1]]:
		return w[:len(w)-2]
	case strings.HasSuffix(w, "ss"), strings.HasSuffix(w, "us"), strings.HasSuffix(w, "is"), !strings.HasSuffix(w, "s"), len(w) < 3:
		return w
	}
	return w[:len(w)-1]
}

// strip takes an ending off and mends the stem: a doubled consonant, a lost e, an i for y.
func (l *tableLemmatizer) strip(w, ending string) string {
	if !strings.HasSuffix(w, ending) || len(w) < len(ending)+2 {
		return w
	}
	stem := w[:len(w)-len(ending)]
	last := stem[len(stem)-1]
	if !strings.ContainsAny(stem, "aeiouy") {
		return w
	}
	if last == 'i' && ending != "ing" {
		return stem[:len(stem)-1] + "y"
	}
	if last == 'e' && ending != "ing" && l.words[stem+"e"] {
		// "freed", "agreed"
		return stem + "e"
	}
	if l.words[stem+"e"] && !l.words[stem] {
		return stem + "e"
	}
	if l.words[stem] {
		return stem
	}
	if n := len(stem); n > 3 && stem[n-1] == stem[n-2] && strings.IndexByte("bdgklmnprtv", last) >= 0 {
		if last == 'l' && !l.words[stem[:n-1]] || last == 'k' {
			return stem
		}
		return stem[:n-1]
	}
	if needsE(stem) {
		return stem + "e"
	}
	return stem
}

// needsE guesses whether an unknown stem lost an e: after c, g, s, u, v, z and some two-letter ends.
func needsE(stem string) bool {
	n := len(stem)
	switch stem[n-1] {
	case 'c', 'u', 'v', 'z':
		return true
	case 's':
		return stem[n-2] != 's'
	case 'g':
		return strings.HasSuffix(stem, "rg") || strings.HasSuffix(stem, "dg") || strings.HasSuffix(stem, "ng") && strings.HasSuffix(stem, "ang") || strings.HasSuffix(stem, "ag")
	case 't':
		return strings.HasSuffix(stem, "at") && n > 3 || strings.HasSuffix(stem, "ut") && n > 4
	case 'l':
		return strings.IndexByte("bcdfgkptsz", stem[n-2]) >= 0
	case 'r':
		return strings.HasSuffix(stem, "ir") || strings.HasSuffix(stem, "ur") && n > 4
	case 'd':
		return strings.HasSuffix(stem, "id") || strings.HasSuffix(stem, "ud")
	case 'n':
		return strings.HasSuffix(stem, "in") && strings.HasSuffix(stem, "bin")
	}
	return false
}
