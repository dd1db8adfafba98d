package extract

import (
	"strings"

	"casus/loaders/lexicon"
	"casus/schema"
)

// office is what a noun for a person or a force says of somebody, and whom it is said of; bodyOf finds whose office it is.
type office struct {
	s           *sentence
	first, last int // the noun
	left        int // where its noun phrase begins
	noun        lexicon.Noun
	// bearer is the name that it is said of; nil where the description stands by itself.
	bearer *mention
	former bool
	status schema.Status
}

// findOffices finds the nouns of a sentence that say what somebody is, with the name that each is said of: before it ("Foreign
// Minister Sergei Lavrov"), behind it ("Hassan Nasrallah, the leader of Hezbollah,") or through a copula ("was elected president").
// Surface order is asked before the tree: titles and appositions are where parsers err most.
func (d *document) findOffices(s *sentence) {
	for i := 0; i < len(s.Tokens); i++ {
		if m := s.at[i]; m != nil && len(m.entries) > 0 && m.form != adjectiveForm || !startsNoun(s, i) {
			continue
		}
		noun, last, ok := d.personAt(s, i)
		if !ok {
			continue
		}
		o := &office{s: s, first: i, last: last, noun: noun, status: schema.Occurred}
		o.left = s.phraseStart(i)
		o.former = s.formerly(o.left, i) || strings.HasPrefix(noun.Lemma, "former ")
		d.bear(o)
		s.offices = append(s.offices, o)
		i = last
	}
}

func startsNoun(s *sentence, i int) bool {
	return s.isNominal(i) || s.upos(i) == "ADJ" || s.upos(i) == "VERB"
}

// personAt is the longest noun for a person or a force that begins at a token.
func (d *document) personAt(s *sentence, i int) (lexicon.Noun, int, bool) {
	for last := min(i+4, len(s.Tokens)-1); last >= i; last-- {
		if m := s.at[last]; m != nil && len(m.entries) > 0 && m.form != adjectiveForm {
			continue
		}
		words := append(append([]string(nil), s.lower[i:last]...), s.lower[last])
		n, ok := d.x.lexicon.Noun(unhyphen(words))
		if !ok {
			words[len(words)-1] = s.lemma(last)
			n, ok = d.x.lexicon.Noun(unhyphen(words))
		}
		if ok && linkable(n) && (last > i || s.isNominal(i) || s.upos(i) == "ADJ" && n.Relation != "") {
			return n, last, true
		}
	}
	return lexicon.Noun{}, i, false
}

// unhyphen joins words as the lexicon has nouns of several words: "president - elect" is "president-elect".
func unhyphen(words []string) string { return strings.ReplaceAll(strings.Join(words, " "), " - ", "-") }

// phraseStart is where the noun phrase of a noun begins: articles, adjectives, names and possessors before it.
func (s *sentence) phraseStart(i int) int {
	k := i
	for k > 0 && i-k < 12 {
		p := k - 1
		switch s.upos(p) {
		case "ADJ", "NOUN", "PROPN", "NUM", "DET":
		case "PRON":
			if s.rel(p) != "nmod:poss" && s.lower[p] != "his" && s.lower[p] != "its" && s.lower[p] != "their" && s.lower[p] != "her" {
				return k
			}
		case "VERB":
			if s.tok(p).XPOS != "VBN" && s.tok(p).XPOS != "VBG" || s.child(p, "aux", "nsubj") >= 0 || !isRel(s.rel(p), "amod", "compound") {
				return k
			}
		default:
			if s.lower[p] != "-" && s.lower[p] != "–" && s.lower[p] != "'s" && s.lower[p] != "'" && s.lower[p] != "u.s" {
				return k
			}
		}
		if m := s.at[p]; m != nil && m.form == nameForm && len(m.entries) == 0 && p == i-1 && m.last == p && s.upos(p) == "PROPN" && m.first < p && s.lower[i] != "-" && !s.bodyName(m) {
			// A person's name directly before a noun is no modifier of it.
			return k
		}
		if s.timed(p) {
			return k
		}
		k = p
		if s.upos(p) == "DET" {
			// "all the president's men": nothing before an article belongs here.
			return k
		}
	}
	return k
}

// bodyName tells whether an unlisted name looks like a body's.
func (s *sentence) bodyName(m *mention) bool {
	for k := m.first; k <= m.last; k++ {
		if institutional(s.lower[k]) != "" {
			return true
		}
	}
	return m.first == m.last && isUpperWord(s.Tokens[m.first].Text)
}

func (s *sentence) formerly(from, to int) bool {
	for k := max(0, from); k < to; k++ {
		if formerWords[s.lower[k]] && !(s.lower[k] == "late" && s.ofTime(k+1)) && (s.at[k] == nil || s.at[k].form != nameForm) {
			return true
		}
	}
	return false
}

var formerWords = set("former ex ousted deposed late onetime erstwhile toppled slain formerly previously then-president")

// personal tells whether a mention can be a person's name.
func (d *document) personName(m *mention) bool {
	if m == nil || m.form != nameForm {
		return false
	}
	for _, e := range m.entries {
		if e.Kind == lexicon.Person {
			return true
		}
	}
	if len(m.entries) > 0 {
		return false
	}
	if _, place := d.wordKind(m); place != "" {
		return false
	}
	return institutional(m.sent.lower[m.last]) == "" && !m.sent.bodyName(m)
}

// bear finds the name that an office is said of.
func (d *document) bear(o *office) {
	s := o.s
	if o.noun.Plural && s.tok(o.last).XPOS == "NNS" && !o.noun.Person {
		return
	}
	n := len(s.Tokens)
	plural := s.tok(o.last).XPOS == "NNS" || s.tok(o.last).XPOS == "NNPS"
	// "Foreign Minister Sergei Lavrov"
	if k := o.last + 1; k < n && !plural {
		if titles[s.lower[k]] && k+1 < n {
			// "Attorney General Lord X"
			k++
		}
		if m := s.at[k]; m != nil && m.first == k && d.personName(m) {
			o.bearer = m
			return
		}
	}
	// "activist and blogger X"
	if k := o.last + 3; k < n && !plural && s.lower[o.last+1] == "and" && s.tok(k-1).XPOS == "NN" && d.personNoun(s, k-1, k-1) {
		if m := s.at[k]; m != nil && m.first == k && d.personName(m) {
			o.bearer = m
			return
		}
	}
	// "President of Y X"
	if k := s.ofPhraseEnd(o.last); k > o.last && k+1 < n && !plural {
		if m := s.at[k+1]; m != nil && m.first == k+1 && d.personName(m) {
			o.bearer = m
			return
		}
	}
	// "X, the leader of Y" and "X, one of the leaders of Y"
	left := o.left
	if plural {
		if left >= 2 && s.lower[left-1] == "of" && s.lower[left-2] == "one" {
			left -= 2
		} else {
			return
		}
	}
	for left > 0 && (s.lower[left-1] == "a" || s.lower[left-1] == "an" || s.lower[left-1] == "the" || formerWords[s.lower[left-1]]) {
		left--
	}
	if left >= 2 && (s.lower[left-1] == "," || s.lower[left-1] == "(" || s.lower[left-1] == "-") {
		if m := s.at[left-2]; d.personName(m) && m.last == left-2 && !(s.lower[left-1] == "-" && s.Tokens[left-1].Start == s.Tokens[left-2].End) {
			o.bearer = m
			return
		}
	}
	// "the leader of Y, X," and "President of Y X"
	if k := s.ofPhraseEnd(o.last); k > o.last {
		at := k + 1
		comma := at < n && s.lower[at] == ","
		if comma {
			at++
		}
		for comma && at+1 < n && s.at[at] == nil && s.rel(at) == "nmod:desc" {
			// "the commander of the army, General X,"
			at++
		}
		if at < n {
			if m := s.at[at]; m != nil && m.first == at && d.personName(m) {
				if !comma || m.last+1 >= n || s.upos(m.last+1) == "PUNCT" || s.isVerb(m.last+1) || s.upos(m.last+1) == "AUX" {
					o.bearer = m
					return
				}
			}
		}
	} else if k := o.last + 1; k+1 < n && s.lower[k] == "," {
		// "Syria's president, X,"
		if m := s.at[k+1]; m != nil && m.first == k+1 && d.personName(m) && m.last+1 < n && (s.lower[m.last+1] == "," || s.lower[m.last+1] == ".") {
			o.bearer = m
			return
		}
	}
	d.bearByVerb(o, left)
}

// ofPhraseEnd is the last token of the "of ..." phrase behind a noun; the noun itself where there is none.
func (s *sentence) ofPhraseEnd(i int) int {
	n := len(s.Tokens)
	if i+1 >= n || s.lower[i+1] != "of" && s.lower[i+1] != "for" && s.lower[i+1] != "in" && s.lower[i+1] != "to" {
		return i
	}
	k := i + 1
	for k+1 < n && k-i < 10 {
		p := k + 1
		if m := s.at[p]; m != nil && m.first == p && m.form == nameForm {
			k = m.last
			if p > i+2 || len(m.entries) > 0 {
				if k+1 < n && (s.lower[k+1] == "-" || s.lower[k+1] == "'s") {
					k++
					continue
				}
				return k
			}
			continue
		}
		switch s.upos(p) {
		case "DET", "ADJ", "NOUN", "PROPN", "NUM":
			k = p
			continue
		}
		if s.lower[p] == "-" || s.lower[p] == "'s" || p == i+2 && (s.lower[p] == "its" || s.lower[p] == "their") {
			k = p
			continue
		}
		break
	}
	return k
}

var copulas = set("is was are were be been being become becomes became remain remains remained as elected appointed named inaugurated in reelected re-elected nominated chosen installed declared")

var appointing = set("elect appoint name nominate choose install re-elect reelect declare designate swear inaugurate replace")

// bearByVerb reads "X is the leader of Y", "X was elected president", "parliament elects X as president".
func (d *document) bearByVerb(o *office, left int) {
	s := o.s
	k := left - 1
	if k < 0 {
		return
	}
	if m := s.at[k]; m != nil && m.last == k && d.personName(m) && m.first > 0 {
		// "elects X president"
		for v := m.first - 1; v >= max(0, m.first-4); v-- {
			if appointing[s.lemma(v)] {
				o.bearer = m
				return
			}
		}
	}
	if s.lower[k] == "as" {
		// "resigns as president of X", "elected to a second term as president", "appoints X as minister"
		for p := k - 1; p >= max(0, k-9) && s.lower[p] != "," && s.lower[p] != ";"; p-- {
			if m := s.at[p]; d.personName(m) && m.last == p && !d.possessive(m) {
				o.bearer = m
				return
			}
		}
	}
	verb := -1
	for steps := 0; k >= 0 && steps < 6; steps, k = steps+1, k-1 {
		w := s.lower[k]
		switch {
		case copulas[w] || s.lemma(k) == "be" || s.lemma(k) == "become" || appointing[s.lemma(k)] || w == "sworn":
			verb = k
		case w == "to" || w == "has" || w == "have" || w == "had" || w == "will" || w == "not" || s.upos(k) == "ADV" || s.upos(k) == "AUX" || w == "the" || w == "a" || w == "its" || w == "office" || w == "new":
		case w == "who" || w == "which" || w == ",":
		default:
			if m := s.at[k]; m != nil && m.last == k && verb >= 0 && d.personName(m) {
				o.bearer = m
				if s.lower[verb] == "be" && s.lower[max(0, verb-1)] == "will" || s.lower[max(0, verb-1)] == "to" {
					o.status = schema.Planned
				}
				return
			}
			steps = 6
		}
	}
	if verb < 0 {
		return
	}
	if subj := s.subject(verb); subj >= 0 && subj < o.first {
		if m := s.at[subj]; d.personName(m) {
			o.bearer = m
			return
		}
	}
	// A copula hangs on the noun: its subject is the noun's.
	for t := o.first; t <= o.last; t++ {
		if subj := s.child(t, "nsubj"); subj >= 0 && subj < o.first && s.child(t, "cop") >= 0 {
			if m := s.at[subj]; m != nil && (d.personName(m) || m.form == pronounForm) {
				o.bearer = m
				return
			}
		}
	}
}

// linkable tells whether a noun means somebody who can belong to, lead or speak for a body.
func linkable(n lexicon.Noun) bool {
	switch n.Kind {
	case lexicon.Military, lexicon.ArmedGroup:
		return true
	case lexicon.Organization:
		return n.Person || n.Side == "government" || n.Side == "security"
	}
	return n.Person
}
