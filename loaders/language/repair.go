package language

import "strings"

// mendVerbs gives a clause that the tagger left without a finite verb the one that it took for a noun or adjective: in reports
// told in the present tense ("Rebels attack the town", "Police open fire on demonstrators", "The president orders a review") the
// treebanks know the verb's form mostly as a noun. The pattern is narrow: a plural or a name before a base form, a singular or a name
// before an -s form, and something that can begin an object or a complement behind.
func (t *perceptronTagger) mendVerbs(tokens []Token) {
	if t.verbs == nil {
		return
	}
	start := 0
	for i := 0; i <= len(tokens); i++ {
		if i < len(tokens) && !clauseBreak(&tokens[i]) {
			continue
		}
		t.mendClause(tokens[start:i])
		start = i + 1
	}
}

func clauseBreak(t *Token) bool {
	switch t.Text {
	case ",", ";", ":", "-", "–", "—", "(", ")", "\"", "“", "”":
		return true
	}
	switch strings.ToLower(t.Text) {
	case "as", "after", "before", "while", "when", "if", "because", "although", "since", "that", "but", "until", "who", "which":
		return true
	}
	return false
}

func (t *perceptronTagger) mendClause(tokens []Token) {
	for i := range tokens {
		switch tokens[i].XPOS {
		case "VBD", "VBZ", "VBP", "MD":
			return
		}
	}
	for i := 1; i+1 < len(tokens); i++ {
		tok := &tokens[i]
		switch tok.XPOS {
		case "NN", "NNS", "NNP", "JJ", "VB", "VBN":
		default:
			continue
		}
		word := strings.ToLower(tok.Text)
		before, after := tokens[i-1].XPOS, tokens[i+1].XPOS
		if t.verbs[word] && (before == "NNS" || before == "NNPS" || collective[strings.ToLower(tokens[i-1].Text)]) && opensComplement(after, true) && tok.XPOS != "VBN" {
			tok.UPOS, tok.XPOS = "VERB", "VBP"
			return
		}
		if base := thirdPerson(word, t.verbs); base && (before == "NN" || before == "NNP") && opensComplement(after, false) {
			tok.UPOS, tok.XPOS = "VERB", "VBZ"
			return
		}
	}
}

// collective nouns take a plural verb though they have no plural form.
var collective = map[string]bool{"police": true, "people": true, "men": true, "women": true, "militia": true, "taliban": true, "military": true}

func opensComplement(tag string, preposition bool) bool {
	switch tag {
	case "DT", "PRP$", "CD", "NNP", "NNPS", "NNS", "JJ", "RP", "TO", "NN", "PRP":
		return true
	case "IN":
		return preposition
	}
	return false
}

// thirdPerson tells whether a word is the -s form of a verb.
func thirdPerson(word string, verbs map[string]bool) bool {
	if !strings.HasSuffix(word, "s") || len(word) < 4 {
		return false
	}
	if verbs[word[:len(word)-1]] {
		return true
	}
	if strings.HasSuffix(word, "es") && verbs[word[:len(word)-2]] {
		return true
	}
	return strings.HasSuffix(word, "ies") && verbs[word[:len(word)-3]+"y"]
}
