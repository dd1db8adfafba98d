package extract

// phraseBehind is the head of the noun phrase that stands right behind a verb or its particle; -1 where another word does.
func (s *sentence) phraseBehind(v int) int {
	k := v + 1
	if k < len(s.Tokens) && particles[s.lower[k]] && s.upos(k) != "ADP" {
		k++
	}
	if k < len(s.Tokens) && s.rel(k) == "compound:prt" {
		k++
	}
	if k >= len(s.Tokens) || s.timed(k) || s.upos(k) != "DET" && s.upos(k) != "PROPN" && s.upos(k) != "ADJ" && s.upos(k) != "NOUN" && s.upos(k) != "NUM" {
		return -1
	}
	h := -1
	for ; k < len(s.Tokens); k++ {
		switch {
		case s.timed(k):
			return h
		case s.isNominal(k):
			h = k
		case s.at[k] != nil && s.at[k].form == nameForm:
			h = s.at[k].head
			k = s.at[k].last
		case s.upos(k) == "ADV" && h < 0 && k+1 < len(s.Tokens) && s.upos(k+1) == "ADJ":
		case s.upos(k) == "DET", s.upos(k) == "ADJ", s.upos(k) == "NUM", s.lower[k] == "'s", s.lower[k] == "'", s.lower[k] == "-":
		case s.upos(k) == "VERB" && s.lower[k-1] == "-":
		default:
			return h
		}
	}
	return h
}

// warSubject tells whether what a verb's subject names is a war: its toll has no place in the sentence but one of its own.
func (s *sentence) warSubject(v int) bool {
	c := s.subject(v)
	return c >= 0 && (strife[s.lemma(c)] || s.lemma(c) == "insurgency" || s.lemma(c) == "uprising")
}
