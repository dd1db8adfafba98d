package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"casus/loaders/language"
	"casus/loaders/lexicon"
	"casus/schema"
)

// findMentions finds what in a sentence names or describes somebody or somewhere: first the names that the lexicon has,
// then other capitalised names, then noun phrases whose noun means people or bodies, then pronouns.
func (d *document) findMentions(s *sentence) {
	d.findListed(s)
	d.findHalves(s)
	d.findNames(s)
	d.findNouns(s)
	d.findPronouns(s)
	d.findOffices(s)
	s.listMentions()
}

// listMentions brings the list of a sentence's mentions in line with its tokens.
func (s *sentence) listMentions() {
	s.mentions = s.mentions[:0]
	var last *mention
	for _, m := range s.at {
		if m != nil && m != last {
			s.mentions = append(s.mentions, m)
			last = m
		}
	}
}

// place puts a mention on its tokens.
func (s *sentence) put(m *mention) *mention {
	for i := m.first; i <= m.last; i++ {
		s.at[i] = m
	}
	m.sent, m.head = s, s.headOf(m.first, m.last)
	s.headed[m.head] = m
	return m
}

// headOf is the token of a span whose head lies outside; of several the last that no preposition precedes.
func (s *sentence) headOf(first, last int) int {
	best := -1
	for i := first; i <= last; i++ {
		h := s.head(i)
		if (h < first || h > last) && s.upos(i) != "PUNCT" && s.upos(i) != "ADP" && s.upos(i) != "DET" {
			if best < 0 || s.isNominal(i) && !s.isNominal(best) {
				best = i
			}
		}
	}
	if best < 0 {
		return last
	}
	return best
}

func (d *document) findListed(s *sentence) {
	words := make([]string, len(s.Tokens))
	for i := range s.Tokens {
		words[i] = s.Tokens[i].Text
	}
	for i := 0; i < len(words); {
		m, n := d.x.lexicon.Longest(words[i:])
		m = m.InUse(d.day)
		if n == 0 || len(m.Entries) == 0 || n == 1 && (m.Entries[0].Place || m.Aliases[0].Surname) && s.timed(i) || s.priced(i+n) || !d.plausible(s, i, n, m) {
			i++
			continue
		}
		f := nameForm
		if m.Aliases[0].Adjective && (n == 1 && s.upos(i) != "PROPN" || s.modifies(i+n-1)) {
			f = adjectiveForm
		}
		first := i
		if n > 1 && s.lower[i] == "the" && (s.Tokens[i].Text == "the" || s.opens(i)) {
			first++
		}
		s.put(&mention{first: first, last: i + n - 1, entries: m.Entries, alias: m.Aliases[0], form: f, sent: s})
		i += n
	}
}

// firstName tells whether the next word goes on with the name that begins at a token: "Ahmed Ouyahia" is nobody whose surname is Ahmed.
func (s *sentence) firstName(i int) bool {
	return i+1 < len(s.Tokens) && s.upos(i+1) == "PROPN" && startsUpper(s.Tokens[i+1].Text) && s.rel(i+1) == "flat" && (s.head(i+1) == i || s.head(i+1) == s.head(i) && s.rel(i) == "flat")
}

// priced tells whether a sign for money stands at a token, close to the one before it: "US$1.1 billion".
func (s *sentence) priced(i int) bool {
	return i < len(s.Tokens) && i > 0 && s.Tokens[i].Text == "$" && s.Tokens[i-1].End == s.Tokens[i].Start
}

// modifies tells whether a token stands before the noun that it depends on, by itself or as the second of two: "Indian and Pakistani officials".
func (s *sentence) modifies(i int) bool {
	if h := s.head(i); h >= 0 && h < i && s.rel(i) == "conj" && s.head(h) > i && (s.upos(i) == "ADJ" || s.upos(h) == "ADJ") {
		i = h
	}
	return s.head(i) > i && isRel(s.rel(i), "amod", "compound", "nmod", "obl") && s.caseOf(i) == ""
}

// plausible tells whether a listed name is meant as one: not inside a longer capitalised name that is somebody else's
// ("Paris Hilton", "Washington Post"), not a common word at the start of a sentence.
func (d *document) plausible(s *sentence, i, n int, m lexicon.Match) bool {
	first, _ := utf8.DecodeRuneInString(s.Tokens[i].Text)
	if !unicode.IsUpper(first) && !unicode.IsDigit(first) && n == 1 && !strings.ContainsFunc(s.Tokens[i].Text, unicode.IsUpper) {
		return m.Aliases[0].Adjective && s.upos(i) != "ADP"
	}
	if n > 1 && !m.Entries[0].Place && m.Entries[0].Country != "" && d.countries[m.Entries[0].Country] == 0 && s.uncapitalised(i, i+n-1) {
		// "Form a unity government" in South Sudan is not Libya's.
		return false
	}
	if n > 1 && m.Aliases[0].Ambiguous && !m.Entries[0].Place && s.continues(i+n) {
		return false
	}
	if s.capitals && !s.capitalName(i, n, m) {
		return false
	}
	if m.Aliases[0].Surname && n == 1 && s.upos(i) != "PROPN" && s.opens(i) {
		// "Key to the deal is": capitalised because the sentence begins.
		return false
	}
	if m.Aliases[0].Surname && s.upos(i+n-1) == "ADJ" && (s.modifies(i+n-1) || s.rel(i+n-1) == "conj") || m.Aliases[0].Surname && n > 1 && s.lower[i] == "the" && !(i+n < len(s.Tokens) && s.isNominal(i+n)) {
		// "the Muslim holiday" is nobody's name; "the Assad regime" has one.
		return false
	}
	if n > 1 && m.Aliases[0].Surname && nameParticles[s.lower[i]] && d.otherwiseCalled(s, i, m) {
		return false
	}
	if n == 1 && (s.surnameOfOther(i, m) || m.Aliases[0].Surname && s.firstName(i)) || n > 1 && s.speaksAsPerson(i, n, m) {
		return false
	}
	if n == 1 && m.Aliases[0].Ambiguous {
		// An ambiguous single word needs support from its surroundings.
		if m.Entries[0].Place {
			return s.upos(i) == "PROPN" && (placePrepositions[s.caseOf(i)] || d.countries[m.Entries[0].Country] > 0) && !d.nameNeighbour(s, i)
		}
		return s.upos(i) == "PROPN" || s.upos(i) == "ADJ" && s.modifies(i) && slices.ContainsFunc(m.Aliases, func(a lexicon.Alias) bool { return a.Adjective })
	}
	if n == 1 && m.Entries[0].Place && d.nameNeighbour(s, i) {
		return false
	}
	return true
}

// personalActs are verbs besides those of speech whose subject is somebody.
var personalActs = set("meet urge thank praise condemn welcome apologise apologize deny reject speak negotiate sign")

// speaksAsPerson tells whether a name of several words that only small towns have does what towns do not do: "Mir Ali met the governor". Larger towns may stand
// for who governs there.
func (s *sentence) speaksAsPerson(i, n int, m lexicon.Match) bool {
	if slices.ContainsFunc(m.Entries, func(e *lexicon.Entry) bool { return e.Kind != lexicon.City || e.Population >= largeTown }) {
		return false
	}
	h := s.headOf(i, i+n-1)
	v := s.head(h)
	if v < 0 || !s.isVerb(v) || s.caseOf(h) != "" {
		return false
	}
	l := s.lemma(v)
	return s.rel(h) == "nsubj" && (speech[l] || personalActs[l]) || s.rel(h) == "obj" && l == "meet"
}

// capitalName tells whether a listed name is one where all letters are capitals: "SAID" is nobody's if it is a verb, and towns have no article,
// so that who fled "INTO THE BUSH" is not in Būsh.
func (s *sentence) capitalName(i, n int, m lexicon.Match) bool {
	if n == 1 && s.upos(i) != "PROPN" && s.upos(i) != "ADJ" {
		return false
	}
	article := n == 1 && i > 0 && s.lower[i-1] == "the" || n == 2 && s.lower[i] == "the"
	return !article || strings.Contains(m.Aliases[0].Name, " ") || !slices.ContainsFunc(m.Entries, func(e *lexicon.Entry) bool { return e.Kind == lexicon.City })
}

// uncapitalised tells whether no word of a stretch has a capital.
func (s *sentence) uncapitalised(first, last int) bool {
	return !slices.ContainsFunc(s.Tokens[first:last+1], func(t language.Token) bool { return strings.ContainsFunc(t.Text, unicode.IsUpper) })
}

// continues tells whether a name that seems to end before a token goes on there: "Popular Front" in "Popular Front for the Liberation of Azania".
func (s *sentence) continues(k int) bool {
	if k >= len(s.Tokens) || s.lower[k] != "for" && s.lower[k] != "of" {
		return false
	}
	k++
	if k < len(s.Tokens) && s.lower[k] == "the" {
		k++
	}
	return k < len(s.Tokens) && startsUpper(s.Tokens[k].Text)
}

// surnameOfOther tells whether a listed word is a part of a longer name of a person that is not listed: "Sami al-Anan" is not from Anan,
// "Nazanin Zaghari-Ratcliffe" is no Ratcliffe.
func (s *sentence) surnameOfOther(i int, m lexicon.Match) bool {
	k := i - 1
	if k > 0 && plain(s.Tokens[k].Text) == "-" && s.Tokens[k].End == s.Tokens[i].Start && s.Tokens[k-1].End == s.Tokens[k].Start {
		k--
		if nameParticles[s.lower[k]] {
			k--
			return k >= 0 && startsUpper(s.Tokens[k].Text) && s.upos(k) == "PROPN"
		}
		return (m.Aliases[0].Surname || m.Entries[0].Place) && s.upos(k) == "PROPN" && k > 0 && s.upos(k-1) == "PROPN" && startsUpper(s.Tokens[k].Text)
	}
	return false
}

// otherwiseCalled tells whether a listed surname goes on a name with which nobody is listed who has it: "Abu Bakr al-Masri" is not Abu Ayyub al-Masri.
func (d *document) otherwiseCalled(s *sentence, i int, m lexicon.Match) bool {
	called := false
	for k := i - 1; k >= 0 && s.upos(k) == "PROPN" && startsUpper(s.Tokens[k].Text) && s.at[k] == nil; k-- {
		w := s.lower[k]
		switch {
		case titles[strings.TrimSuffix(w, ".")] || d.isNounWord(s, k):
			return false
		case nameParticles[w]:
			continue
		}
		for _, e := range m.Entries {
			for _, own := range strings.Fields(strings.ToLower(e.Name)) {
				if !nameParticles[own] && own[0] == w[0] {
					return false
				}
			}
		}
		called = true
	}
	return called
}

// nameNeighbour tells whether the token before or after belongs to the same name.
func (d *document) nameNeighbour(s *sentence, i int) bool {
	if i+1 < len(s.Tokens) && s.upos(i+1) == "PROPN" && (isRel(s.rel(i+1), "flat") && s.head(i+1) == i || s.head(i) == i+1 && s.rel(i) == "compound" && !d.isNounWord(s, i+1)) {
		return true
	}
	return i > 0 && s.upos(i-1) == "PROPN" && isRel(s.rel(i), "flat") && !d.isNounWord(s, i-1)
}

func (d *document) isNounWord(s *sentence, i int) bool {
	_, ok := d.x.lexicon.Noun(s.lemma(i))
	return ok || placeNouns[s.lemma(i)] != ""
}

var placePrepositions = map[string]bool{"in": true, "at": true, "near": true, "outside": true, "inside": true, "around": true, "from": true,
	"to": true, "into": true, "toward": true, "towards": true, "across": true, "through": true, "throughout": true, "north of": true,
	"south of": true, "east of": true, "west of": true, "over": true, "between": true, "along": true, "within": true, "via": true, "of": true}

var titles = map[string]bool{"mr": true, "mrs": true, "ms": true, "dr": true, "gen": true, "lt": true, "col": true, "sgt": true, "maj": true, "capt": true,
	"sen": true, "rep": true, "gov": true, "prof": true, "sheikh": true, "sheik": true, "imam": true, "ayatollah": true, "mullah": true, "sir": true, "lord": true,
	"adm": true, "cpl": true, "brig": true, "general": true, "colonel": true, "major": true, "captain": true, "admiral": true, "rev": true, "st": false}

// findNouns takes noun phrases whose noun means people or bodies: "the rebels", "pro-government militiamen", "the U.N.'s Syria
// envoy". A phrase that ends in a listed name is left to it.
func (d *document) findNouns(s *sentence) {
	for i := range s.Tokens {
		if s.at[i] != nil && s.at[i].form != adjectiveForm || !s.isNominal(i) && s.upos(i) != "ADJ" {
			continue
		}
		noun, first, ok := d.nounAt(s, i)
		if ok && i+1 < len(s.Tokens) && (s.ofAircraft(i) || s.lower[i] == "power" && electric[s.lemma(i+1)]) {
			continue
		}
		if !ok || s.upos(i) == "ADJ" && (otherAdjectives[s.lower[i]] || noun.Kind == "" || s.modifies(i) && !d.doing(s, i, noun)) {
			continue
		}
		if s.isTitle(i) || i+2 < len(s.Tokens) && s.lower[i+1] == "-" && d.isNoun(s, i, i+2) {
			continue
		}
		for first > 0 && s.premodifier(first-1, i) {
			first--
		}
		m := &mention{first: first, last: i, noun: &noun, form: nounForm, sent: s}
		if s.upos(i) == "PROPN" && first < i && s.upos(i-1) == "PROPN" {
			m.form = nameForm
		}
		m.head = i
		for k := first; k <= i; k++ {
			if o := s.at[k]; o != nil && o.form == nounForm && o.first >= first && o.head == k && noun.Person && strings.HasPrefix(noun.Lemma, s.lemma(k)+" of ") {
				// "secretary of state": the tree has it under its first word.
				s.at[k], m.head = nil, k
			}
			if s.at[k] == nil {
				s.at[k] = m
			}
		}
		s.headed[m.head] = m
		if i+2 < len(s.Tokens) && allegiances[s.lower[i+1]] && (s.lower[i+2] == "to" || s.lower[i+2] == "with") {
			m.reach = i + 1
		}
	}
}

// ofAircraft tells whether a noun says of what kind aircraft are, by itself or in a list of kinds: "fighter jets", "bomber, fighter and unmanned aircraft".
func (s *sentence) ofAircraft(i int) bool {
	if l := s.lemma(i); l != "fighter" && l != "bomber" || s.tok(i).XPOS == "NNS" {
		return false
	}
	if i+1 < len(s.Tokens) && aircraft[s.lemma(i+1)] || i+2 < len(s.Tokens) && s.lower[i+1] == "-" && aircraft[s.lemma(i+2)] {
		return true
	}
	// Somebody has an article, or is said to be of some sort.
	if i > 0 && s.upos(i-1) != "PUNCT" && s.upos(i-1) != "CCONJ" && s.upos(i-1) != "ADP" && s.upos(i-1) != "VERB" {
		return false
	}
	for k := i + 1; k < len(s.Tokens) && k < i+8; k++ {
		switch u := s.upos(k); {
		case aircraft[s.lemma(k)] && s.lemma(k) != "bomber":
			return true
		case u == "PROPN" || u == "NOUN" && s.lemma(k) != "fighter" && s.lemma(k) != "bomber" && s.lemma(k) != "attack", u != "NOUN" && u != "ADJ" && u != "ADV" && u != "CCONJ" && u != "PUNCT" && s.tok(k).XPOS != "VBN":
			return false
		}
	}
	return false
}

// otherAdjectives are those that mean people as nouns only: "a major operation", "local elections".
var otherAdjectives = set("major general local national minor adult public")

// isNoun tells whether tokens first to last are a noun that the lexicon has: "secretary - general".
func (d *document) isNoun(s *sentence, first, last int) bool {
	_, ok := d.x.lexicon.Noun(unhyphen(s.lower[first : last+1]))
	return ok
}

// doing tells whether an adjective that means people says whose a thing or an act is, as in "the jihadist attack" and "insurgent stronghold",
// not what sort of people somebody is.
func (d *document) doing(s *sentence, i int, noun lexicon.Noun) bool {
	h := s.head(i)
	if !noun.Person || noun.Kind == string(schema.PersonActor) || h != i+1 || s.headed[h] != nil {
		return false
	}
	_, ok := d.x.lexicon.Noun(s.lemma(h))
	return !ok
}

// allegiances are adjectives behind a noun that say which forces are meant: "forces loyal to the president".
var allegiances = set("loyal allied aligned linked opposed affiliated faithful sympathetic hostile")

// aircraft follow a "fighter" that is no man.
var aircraft = set("jet plane aircraft bomber pilot squadron")

// electric follow a "power" that is no state, and those who share it.
var electric = set("plant station grid line supply cut outage failure generator facility company cable sharing struggle vacuum transfer transition")

// nounAt is the lexicon's noun that ends at a token, several words first ("security forces").
func (d *document) nounAt(s *sentence, i int) (lexicon.Noun, int, bool) {
	for k := max(0, i-3); k < i; k++ {
		phrase := ""
		for t := k; t < i; t++ {
			phrase += s.lower[t] + " "
		}
		if n, ok := d.x.lexicon.Noun(unhyphen([]string{phrase + s.lemma(i)})); ok {
			return n, k, true
		}
	}
	n, ok := d.x.lexicon.Noun(s.lemma(i))
	return n, i, ok
}

// isTitle tells whether a role noun stands before a person's name that carries it ("envoy Staffan de Mistura").
func (s *sentence) isTitle(i int) bool {
	if i+1 >= len(s.Tokens) {
		return false
	}
	next := s.at[i+1]
	return next != nil && next.form == nameForm && next.first == i+1 && (s.head(i) == next.head || isRel(s.rel(next.head), "flat", "appos") && s.head(next.head) == i || s.head(next.first) == i)
}

// premodifier tells whether token k belongs before the noun at i, up to an article, a number or another name.
func (s *sentence) premodifier(k, i int) bool {
	if s.at[k] != nil && s.at[k].form == nameForm && !s.modifiesHyphen(k) {
		return false
	}
	switch s.upos(k) {
	case "DET", "NUM", "PRON", "VERB", "AUX", "ADP", "CCONJ", "SCONJ", "ADV", "PART":
		return false
	case "PUNCT":
		return s.lower[k] == "-" && k > 0 && s.head(k) >= 0 && s.within(k-1, i)
	}
	return s.within(k, i) && k < i
}

func (s *sentence) modifiesHyphen(k int) bool { return k+1 < len(s.lower) && s.lower[k+1] == "-" }

var personal = map[string]bool{"he": true, "him": true, "his": true, "she": true, "her": true, "they": true, "them": true, "their": true, "it": true, "its": true,
	"we": true, "us": true, "our": true, "i": true, "my": true, "me": true, "both": true, "himself": true, "herself": true, "themselves": true, "itself": true}

func (d *document) findPronouns(s *sentence) {
	for i := range s.Tokens {
		if s.at[i] == nil && personal[s.lower[i]] && (s.upos(i) == "PRON" || s.lower[i] == "both" && s.upos(i) != "CCONJ" && s.upos(i) != "DET") {
			s.put(&mention{first: i, last: i, form: pronounForm, sent: s})
		}
	}
}
