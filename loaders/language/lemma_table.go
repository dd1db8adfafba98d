package language

import (
	"sort"
	"strings"
)

// lemmaTable keeps what the rules would get wrong, and every lemma, so that the rules can ask whether a stem is a word.
func lemmaTable(gold []Example) string {
	counts := map[string]map[string]int{}
	words := map[string]bool{}
	for _, e := range gold {
		for _, t := range e.Tokens {
			l := strings.ToLower(t.Lemma)
			if t.UPOS == "PROPN" || t.Lemma == "_" || strings.ContainsAny(t.Lemma, "\t\n") || t.UPOS == "PUNCT" || t.UPOS == "NUM" {
				continue
			}
			if t.UPOS == "VERB" || t.UPOS == "NOUN" || t.UPOS == "ADJ" || t.UPOS == "ADV" {
				words[l] = true
			}
			key := strings.ToLower(Normal(t.Text)) + "/" + t.XPOS
			if counts[key] == nil {
				counts[key] = map[string]int{}
			}
			counts[key][l]++
		}
	}
	rules := &tableLemmatizer{table: map[string]string{}, words: words}
	var lines []string
	for key, c := range counts {
		best := ""
		for l, n := range c {
			if best == "" || n > c[best] || n == c[best] && l < best {
				best = l
			}
		}
		i := strings.LastIndexByte(key, '/')
		if rules.lemma(key[:i], "X", key[i+1:]) != best {
			lines = append(lines, key+"\t"+best)
		}
	}
	for w := range words {
		lines = append(lines, w)
	}
	sort.Strings(lines)
	return strings.Join(lines, "\n")
}
