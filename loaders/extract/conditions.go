package extract

import "casus/schema"

var promises = set("will would could shall")

// conditionalTerms reads "if the truce holds for a week, A and B will ...", "A will ... if ..." and "only if ... will A ...". It goes by the
// order of the words: the clause from "if" to the comma or the modal is the condition, what follows the modal is the term.
func (d *document) conditionalTerms(e *event, s *sentence) {
	for i := range s.Tokens {
		if w := s.lower[i]; w != "if" && w != "once" && w != "provided" || s.quoted[i] {
			continue
		}
		before, after := s.modal(0, i), s.modal(i+1, len(s.Tokens))
		switch {
		case after >= 0 && s.commaBefore(after, i) >= 0:
			comma := s.commaBefore(after, i)
			d.promised(e, s, comma+1, after, after+1, s.clauseEnd(after), [2]int{i, comma - 1})
			return
		case after >= 0 && i > 0 && s.lower[i-1] == "only":
			v := s.baseVerb(after + 1)
			if v >= 0 {
				d.promised(e, s, after+1, v, v, s.clauseEnd(after), [2]int{i, after - 1})
			}
			return
		case before >= 0:
			end := i - 1
			for end > before && s.upos(end) == "PUNCT" {
				end--
			}
			d.promised(e, s, s.clauseStart(before), before, before+1, end, [2]int{i, s.clauseEnd(i)})
			return
		}
	}
}

// modal is the first "will", "would", "could" or "shall" between two tokens; -1 where there is none.
func (s *sentence) modal(from, to int) int {
	for k := from; k < to; k++ {
		if promises[s.lower[k]] && s.upos(k) == "AUX" {
			return k
		}
	}
	return -1
}

// commaBefore is the last comma before a token and behind another; -1 where there is none.
func (s *sentence) commaBefore(i, from int) int {
	for k := i - 1; k > from; k-- {
		if s.lower[k] == "," {
			return k
		}
	}
	return -1
}

func (s *sentence) clauseStart(i int) int {
	for k := i - 1; k >= 0; k-- {
		if s.lower[k] == "," || s.lower[k] == ";" || s.lower[k] == "that" || s.lower[k] == "but" || s.upos(k) == "PUNCT" && s.lower[k] != "-" {
			return k + 1
		}
	}
	return 0
}

// clauseEnd is the last token before the end of the clause that a token stands in.
func (s *sentence) clauseEnd(i int) int {
	for k := i + 1; k < len(s.Tokens); k++ {
		switch s.lower[k] {
		case ",", ";", ".", "?", "!", ":":
			return k - 1
		}
	}
	return len(s.Tokens) - 1
}

// baseVerb is the first verb in its base form from a token on.
func (s *sentence) baseVerb(i int) int {
	for k := i; k < len(s.Tokens); k++ {
		if x := s.tok(k).XPOS; x == "VB" || x == "VBP" && s.upos(k) == "VERB" {
			return k
		}
	}
	return -1
}

// promised adds what the subject between two tokens will do from a token to another, under a condition.
func (d *document) promised(e *event, s *sentence, subject, modal, from, to int, condition [2]int) {
	first := s.baseVerb(from)
	if first < 0 || first > to {
		return
	}
	var who []*entity
	for k := subject; k < modal; k++ {
		if m := s.at[k]; m != nil && m.first == k && m.entity != nil && m.form != adjectiveForm {
			for _, x := range withMembers(m.entity) {
				if x.place == schema.CountryPlace {
					x = d.government(x)
				}
				if x != nil && !x.isPlace() && !containsEntity(who, x) {
					who = append(who, x)
				}
			}
		}
	}
	if !d.concerns(e, s, who) {
		return
	}
	verbs := []int{first}
	for k := first + 1; k+1 <= to; k++ {
		if s.lower[k] == "and" && k+1 < len(s.Tokens) && (s.tok(k+1).XPOS == "VB" || s.tok(k+1).XPOS == "VBP") {
			verbs = append(verbs, k+1)
		}
	}
	d.addTerms(e, s, verbs, to, who, schema.Conditional, condition)
}

// addTerms adds a term for each of several coordinated verbs, the last of which ends at a token.
func (d *document) addTerms(e *event, s *sentence, verbs []int, to int, who []*entity, status schema.Status, condition [2]int) {
	for n, v := range verbs {
		if !s.isVerb(v) {
			continue
		}
		last := to
		if n+1 < len(verbs) && verbs[n+1] > v {
			last = verbs[n+1] - 1
		}
		for last > v && (s.upos(last) == "PUNCT" && s.lower[last] != "”" || s.upos(last) == "CCONJ") {
			last--
		}
		d.addTerm(e, &term{s: s, first: v, last: last, status: status, condition: condition, who: who, whom: d.patients(s, v)})
	}
}

// patients are the actors that a verb is done to.
func (d *document) patients(s *sentence, v int) []*entity {
	var out []*entity
	for _, slot := range []string{"obj", "iobj", "against"} {
		for _, h := range s.verbArguments(v)[slot] {
			for _, k := range s.conjuncts(h) {
				if m := d.mentionAt(s, k); m != nil && m.entity != nil && !m.place {
					for _, x := range withMembers(m.entity) {
						if !x.isPlace() && !containsEntity(out, x) {
							out = append(out, x)
						}
					}
				}
			}
		}
	}
	return out
}
