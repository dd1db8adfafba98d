package language

import "strings"

// Tense is that of a verb form.
type Tense string

// The tenses of English forms; participles and infinitives have none of their own.
const (
	NoTense Tense = ""
	Past    Tense = "Past"
	Present Tense = "Pres"
)

// Tense is the tense of a finite verb, from its Penn tag.
func (t *Token) Tense() Tense {
	switch t.XPOS {
	case "VBD":
		return Past
	case "VBP", "VBZ":
		return Present
	}
	return NoTense
}

// Finite tells whether a token is a verb that can be the only one of a clause; a modal is.
func (t *Token) Finite() bool { return t.Tense() != NoTense || t.XPOS == "MD" }

// Participle tells whether a token is a verb's participle: past ("killed"), or present ("killing").
func (t *Token) Participle() (past, present bool) {
	verb := t.UPOS == "VERB" || t.UPOS == "AUX"
	return verb && t.XPOS == "VBN", verb && t.XPOS == "VBG"
}

// Plural tells whether a noun or name is in the plural.
func (t *Token) Plural() bool { return t.XPOS == "NNS" || t.XPOS == "NNPS" }

// Passive tells whether token i is a verb in the passive voice: with an auxiliary or a subject that says so, or a past participle
// that describes a noun ("a convoy attacked by rebels").
func (s *Sentence) Passive(i int) bool {
	t := &s.Tokens[i]
	if past, _ := t.Participle(); !past {
		return false
	}
	auxiliary := false
	for k := range s.Tokens {
		c := &s.Tokens[k]
		if c.Head != i {
			continue
		}
		switch {
		case c.Rel == "aux:pass", strings.HasSuffix(c.Rel, "subj:pass"), c.Rel == "obl:agent":
			return true
		case c.Rel == "aux":
			auxiliary = true
		}
	}
	if t.Rel == "conj" && !auxiliary && t.Head >= 0 && t.Head < i {
		return s.Passive(t.Head)
	}
	return t.Rel == "acl" && !auxiliary
}

// TenseOf is the tense of the clause that token i is the predicate of: its own, or that of the first of its auxiliaries.
func (s *Sentence) TenseOf(i int) Tense {
	if t := s.Tokens[i].Tense(); t != NoTense {
		return t
	}
	for k := range s.Tokens {
		c := &s.Tokens[k]
		if c.Head == i && (c.Rel == "aux" || c.Rel == "aux:pass" || c.Rel == "cop") {
			if t := c.Tense(); t != NoTense {
				return t
			}
		}
	}
	return NoTense
}
