package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"casus/loaders/lexicon"
)

// findNames takes runs of capitalised words apart: offices ("Russian Foreign Minister Sergei Lavrov") from whom they are said
// of, listed names from unlisted ones, and joins what is one longer name ("Israel Defense Forces", "the Army of Conquest").
func (d *document) findNames(s *sentence) {
	for i := 0; i < len(s.Tokens); {
		if n := d.officeAt(s, i); n > 1 {
			i += n
			continue
		}
		if !s.startsName(i) {
			i++
			continue
		}
		j := d.runEnd(s, i)
		if j == i && d.weaponAcronym(s, i) {
			i++
			continue
		}
		d.segment(s, i, j)
		i = j + 1
	}
}

// weaponAcronym tells whether a word of capitals means a weapon, as "IED" and "UAVs" do, and is nobody's name.
func (d *document) weaponAcronym(s *sentence, i int) bool {
	word := strings.TrimSuffix(s.Tokens[i].Text, "s")
	if s.at[i] != nil || !isUpperWord(word) {
		return false
	}
	l := strings.ToLower(word)
	return d.x.frames.In("explosive", l) || d.x.frames.In("projectile", l) || d.x.frames.In("aircraft", l)
}

// officeAt is of how many words the office is that a sentence opens with: "Chief of Staff" before a name is no part of it.
func (d *document) officeAt(s *sentence, i int) int {
	if !s.opens(i) || s.startsName(i) {
		return 0
	}
	for n := min(4, len(s.Tokens)-i); n > 1; n-- {
		if d.personNoun(s, i, i+n-1) && startsUpper(s.Tokens[i+n-1].Text) {
			return n
		}
	}
	return 0
}

// nameToken tells whether a token looks like a part of a name: capitalised, and not only so because a sentence or a quotation
// begins with it.
func (s *sentence) nameToken(i int) bool {
	t := s.Tokens[i]
	r, _ := utf8.DecodeRuneInString(t.Text)
	if !unicode.IsUpper(r) || s.timed(i) {
		return false
	}
	switch t.UPOS {
	case "PROPN":
		return true
	}
	if s.capitals {
		return s.recognisedAt(i)
	}
	switch t.UPOS {
	case "NOUN", "ADJ", "X":
		return !s.opens(i)
	case "VERB", "ADV", "INTJ":
		// A capitalised verb in the middle of a sentence is a mistaken name; a lone one is not taken, see segment.
		return !s.opens(i) && i+1 < len(s.Tokens) && startsUpper(s.Tokens[i+1].Text)
	}
	return false
}

// opens tells whether a token is the first word of the sentence, of a quotation or after a colon.
func (s *sentence) opens(i int) bool {
	if i == 0 {
		return true
	}
	switch s.Tokens[i-1].Text {
	case `"`, "“", "``", "'", "‘", ":", "(", "[", "-", "–", "—", "•", "*":
		return s.Tokens[i-1].End != s.Tokens[i].Start || s.Tokens[i-1].Text != "-"
	}
	return false
}

func startsUpper(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// timed tells whether a token is part of a time expression.
func (s *sentence) timed(i int) bool {
	for _, e := range s.times {
		if i >= e.First && i <= e.Last {
			return true
		}
	}
	return false
}

// startsName tells whether a name can begin or go on at a token: a listed name that is written with a capital, or an unlisted one.
func (s *sentence) startsName(i int) bool {
	if m := s.at[i]; m != nil {
		return m.first == i && len(m.entries) > 0 && (startsUpper(s.Tokens[i].Text) || nameParticles[s.lower[i]] && m.entries[0].Kind == lexicon.Person)
	}
	return s.nameToken(i)
}

var nameParticles = set("al el de du da di dos ul ur ud bin ibn bint ben van von der den la le abu abd as ash ad ar az")

// plurals are nouns whose possessive begins the rest of a name: "People's Defence Forces", "Workers' Party".
var plurals = set("people workers worker women nations farmers teachers peoples soldiers citizens journalists lawyers students king queen")

// runEnd is the last token of the run of names that begins at i.
func (d *document) runEnd(s *sentence, i int) int {
	end := func(k int) int {
		if s.at[k] != nil {
			return s.at[k].last
		}
		return k
	}
	n := len(s.Tokens)
	j := end(i)
	for {
		k := j + 1
		if k >= n {
			return j
		}
		if s.startsName(k) {
			j = end(k)
			continue
		}
		if k+1 >= n || s.at[k] != nil {
			return j
		}
		next := k + 1
		switch w := s.lower[k]; {
		case nameParticles[w] && (s.nameToken(next) || s.lower[next] == "-" && next+1 < n || nameParticles[s.lower[next]]):
			if s.lower[next] == "-" {
				if next+1 >= n || !startsUpper(s.Tokens[next+1].Text) {
					return j
				}
				next++
			} else if nameParticles[s.lower[next]] {
				if next+1 >= n || !s.nameToken(next+1) {
					return j
				}
				next++
			}
			j = end(next)
		case w == "-" || w == "–":
			if !s.hyphenated(k) {
				return j
			}
			j = end(next)
		case w == "&" && s.nameToken(next):
			j = end(next)
		case (w == "'s" || w == "'") && plurals[s.lower[k-1]] && startsUpper(s.Tokens[k-1].Text) && s.startsName(next):
			j = end(next)
		case w == "of" || w == "for" || w == "in" || w == "on":
			if s.lower[next] == "the" && next+1 < n {
				next++
			}
			if !s.startsName(next) || !d.takesOf(s, k, next) {
				return j
			}
			j = end(next)
		case w == "and" && institutional(s.lower[j]) == "" && j > i && s.nameToken(next) && d.institutionBefore(s, i, j):
			// "Ministry of Foreign Affairs and Trade"
			if s.upos(next) != "PROPN" || end(next)+1 < n && s.startsName(end(next)+1) {
				return j
			}
			j = end(next)
		default:
			return j
		}
	}
}

// hyphenated tells whether the hyphen at k holds one name together: "al-Nusra", "Ban Ki-moon", "Port-au-Prince", not "Ankara-backed".
func (s *sentence) hyphenated(k int) bool {
	if k == 0 || s.Tokens[k].Start != s.Tokens[k-1].End || s.Tokens[k].End != s.Tokens[k+1].Start {
		return false
	}
	next := s.lower[k+1]
	if nameParticles[s.lower[k-1]] {
		return startsUpper(s.Tokens[k+1].Text)
	}
	if s.at[k-1] != nil || s.at[k+1] != nil {
		return false
	}
	if startsUpper(s.Tokens[k+1].Text) {
		return true
	}
	return k > 1 && startsUpper(s.Tokens[k-1].Text) && s.nameToken(k-2) && s.nameToken(k-1) && halves[next] == "" && len(next) <= 6 && !strings.HasSuffix(next, "ed") && s.upos(k+1) != "VERB"
}

// segment takes a run apart at the offices in it.
func (d *document) segment(s *sentence, i, j int) {
	if institutional(s.lower[j]) == "" || d.personNoun(s, j, j) {
		for k := j - 1; k >= i; k-- {
			first := d.officeEnding(s, i, k)
			if first < 0 {
				continue
			}
			d.namePart(s, i, first-1)
			d.namePart(s, k+1, j)
			return
		}
	}
	d.namePart(s, i, j)
}

// personNoun tells whether tokens first to last are a noun for a person.
func (d *document) personNoun(s *sentence, first, last int) bool {
	n, ok := d.x.lexicon.Noun(strings.Join(s.lower[first:last+1], " "))
	return ok && n.Person
}

// officeEnding is where the longest noun for a person begins that ends at k, not before i; -1 where none does.
func (d *document) officeEnding(s *sentence, i, k int) int {
	if m := s.at[k]; m != nil {
		return -1
	}
	for first := max(i, k-3); first <= k; first++ {
		if s.at[first] == nil && d.personNoun(s, first, k) {
			return first
		}
	}
	if titles[strings.TrimSuffix(s.lower[k], ".")] {
		return k
	}
	return -1
}

// namePart makes mentions of a run without offices.
func (d *document) namePart(s *sentence, i, j int) {
	for j >= i && s.at[j] == nil && !startsUpper(s.Tokens[j].Text) && !d.inPlaceName(s, j) {
		if s.lower[j] == "-" || s.upos(j) == "ADP" || s.upos(j) == "DET" || s.upos(j) == "PUNCT" || s.upos(j) == "CCONJ" || s.lower[j] == "'s" || s.lower[j] == "'" {
			j--
			continue
		}
		break
	}
	for i <= j && s.at[i] == nil && (!startsUpper(s.Tokens[i].Text) && !nameParticles[s.lower[i]] || d.stripped(s, i, j)) {
		i++
	}
	if i > j || s.at[i] != nil && s.at[i].last >= j {
		return
	}
	listed := false
	for k := i; k <= j; k++ {
		listed = listed || s.at[k] != nil
	}
	last := s.lower[j]
	_, placed := placeWord(last)
	switch {
	case !listed:
		d.putName(s, i, j)
	case s.at[i] != nil && s.at[i].last == j-1 && placeNouns[last] != "" && s.at[j] == nil && s.at[i].form == nameForm && placeEntry(s.at[i]):
		// "Aleppo Governorate": the noun belongs to the listed name.
		m := s.at[i]
		m.last = j
		s.put(m)
	case s.personRun(i, j):
		// "Omar Hassan" and "Hillary Clinton" are others than the Omar and the Clinton that are listed.
		known := s.spelled(i, j)
		for k := i; k <= j; k++ {
			if m := s.at[k]; m != nil && s.headed[m.head] == m {
				s.headed[m.head] = nil
			}
		}
		whole := &mention{first: i, last: j, form: nameForm, sent: s}
		if known != nil {
			whole.entries, whole.alias = known.entries, known.alias
		}
		s.put(whole)
	case i > 0 && s.lower[i-1] == "the" && s.at[i] != nil && s.at[i].last == i && s.at[i].form == nameForm && s.at[j] == nil && j == i+1 && s.upos(j) == "PROPN" && !d.isNounWord(s, j):
		// "the Tripoli Shield"
		d.joinListed(s, i, j)
	case s.at[j] == nil && (institutional(last) != "" || placed) || d.institutionWithin(s, i, j):
		d.joinListed(s, i, j)
	default:
		for k := i; k <= j; {
			if s.at[k] != nil {
				k = s.at[k].last + 1
				continue
			}
			e := k
			for e+1 <= j && s.at[e+1] == nil {
				e++
			}
			d.putName(s, k, e)
			k = e + 1
		}
	}
}

// personRun tells whether a run has words that are listed as persons' short names, or within a person's name as something else
// ("Abdul Fatah Younis"), beside others that are not.
func (s *sentence) personRun(i, j int) bool {
	short, other := false, false
	var first *lexicon.Entry
	for k := i; k <= j; k++ {
		m := s.at[k]
		switch {
		case m == nil && s.upos(k) == "PROPN" && startsUpper(s.Tokens[k].Text):
			other = true
		case m == nil && (nameParticles[s.lower[k]] || s.lower[k] == "-" && k > i && nameParticles[s.lower[k-1]]):
		case m == nil:
			return false
		case m.form == adjectiveForm || m.entries[0].Place || m.first != m.last && !nameParticles[s.lower[m.first]]:
			return false
		case m.entries[0].Kind != lexicon.Person && !(m.first == m.last && isRel(s.rel(k), "flat") && s.head(k) >= i && s.head(k) < k && s.at[s.head(k)] == nil):
			return false
		default:
			other = other || short && m.entries[0] != first
			short, first = true, m.entries[0]
			k = m.last
		}
	}
	return short && other && j-i <= 6
}

// spelled is the listed person of whom a run is another spelling ("Basher Assad"): it ends in the short name and begins like the
// listed one; nil for none.
func (s *sentence) spelled(i, j int) *mention {
	m := s.at[j]
	if m == nil || s.at[i] != nil || m.entries[0].Kind != lexicon.Person {
		return nil
	}
	name := strings.ToLower(m.entries[0].Name)
	if len(s.lower[i]) > 2 && strings.HasPrefix(name, s.lower[i][:1]) && strings.Contains(name, " ") && consonants(s.lower[i]) == consonants(strings.Fields(name)[0]) {
		return m
	}
	return nil
}

// consonants are the consonants of a word, doubled ones once: what spellings of a foreign name share.
func consonants(w string) string {
	var b strings.Builder
	last := rune(0)
	for _, c := range w {
		if !strings.ContainsRune("aeiouy'", c) && c != last {
			b.WriteRune(c)
			last = c
		}
	}
	return b.String()
}

func (d *document) inPlaceName(s *sentence, j int) bool {
	return j >= 2 && s.lower[j-1] == "-" && s.at[j-2] == nil
}

// stripped tells whether the first word of a name says what somebody is rather than who: "Deputy", "Former", "Incoming".
func (d *document) stripped(s *sentence, i, j int) bool {
	return i < j && (strippedWords[s.lower[i]] || titles[strings.TrimSuffix(s.lower[i], ".")] && s.lower[i] != "general")
}

var strippedWords = set("former deputy vice acting interim incoming outgoing senior chief top ex new late assistant")

func placeEntry(m *mention) bool {
	for _, e := range m.entries {
		if e.Place {
			return true
		}
	}
	return false
}

// institutionWithin tells whether a run is an institution with what it is for or of: "Armed Forces of Ukraine", "Mission in Haiti".
func (d *document) institutionWithin(s *sentence, i, j int) bool {
	for k := i + 1; k < j; k++ {
		if w := s.lower[k]; (w == "of" || w == "for" || w == "in") && s.at[k] == nil && s.at[k-1] == nil && (institutional(s.lower[k-1]) != "" || takesOfNames[s.lower[k-1]]) {
			return true
		}
	}
	return false
}

// joinListed makes one name of a run with listed names in it; these stay as inner mentions.
func (d *document) joinListed(s *sentence, i, j int) {
	for k := i; k <= j; k++ {
		if m := s.at[k]; m != nil {
			if m.first == k {
				s.inner = append(s.inner, m)
			}
			if s.headed[m.head] == m {
				s.headed[m.head] = nil
			}
		}
	}
	m := s.put(&mention{first: i, last: j, form: nameForm, sent: s})
	if last := j; m.head < i || s.upos(m.head) == "ADJ" {
		m.head = last
		s.headed[last] = m
	}
}

// putName makes a mention of an unlisted name, unless it is a lone adjective or common noun.
func (d *document) putName(s *sentence, i, j int) {
	for j > i && (s.upos(j) == "PUNCT" || s.upos(j) == "ADP" || s.upos(j) == "DET" || s.upos(j) == "CCONJ" || s.lower[j] == "'s") {
		j--
	}
	for i < j && (s.upos(i) == "PUNCT" || s.upos(i) == "ADP" && !nameParticles[s.lower[i]] || s.lower[i] == "'s") {
		i++
	}
	if i > j {
		return
	}
	if i == j {
		if s.upos(i) != "PROPN" && s.upos(i) != "NOUN" || s.upos(i) == "PUNCT" {
			return
		}
		if d.isNounWord(s, i) || titles[strings.TrimSuffix(s.lower[i], ".")] || institutional(s.lower[i]) != "" || strippedWords[s.lower[i]] {
			return
		}
		if s.upos(i) == "NOUN" && !strings.ContainsFunc(s.Tokens[i].Text, unicode.IsUpper) || s.capitals && !s.recognisedAt(i) {
			return
		}
	}
	if noun, ok := d.wholeNoun(s, i, j); ok && !noun.Group {
		return
	}
	s.put(&mention{first: i, last: j, form: nameForm, sent: s})
}

// wholeNoun is the noun that a run of capitalised words is as a whole ("Prime Minister", "Government Forces").
func (d *document) wholeNoun(s *sentence, i, j int) (lexicon.Noun, bool) {
	if j-i > 3 {
		return lexicon.Noun{}, false
	}
	return d.x.lexicon.Noun(strings.Join(s.lower[i:j+1], " "))
}
