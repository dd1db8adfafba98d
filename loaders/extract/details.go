package extract

import (
	"slices"
	"strings"
	"time"

	"casus/schema"
)

// details reads what else the sentences on an agreement say: what it is for, how far it goes, whether it is written, whom it leaves
// out and how long it lasts. The classes are those of the ETH/PRIO Civil Conflict Ceasefire Dataset.
func (d *document) details(e *event, main bool) {
	g := e.agreement
	for _, s := range d.sentencesOn(e, main) {
		words := " " + strings.Join(s.lower, " ") + " "
		if g.purpose == "" {
			g.purpose = purposeOf(words)
		}
		if g.form == "" && !aboutEarlier(words) {
			g.form = formOf(words)
		}
		if g.written == nil {
			g.written = writtenIn(words)
		}
		d.excluded(e, s)
	}
	if g.form == "" && e.kind == schema.CeasefireAgreementType {
		g.form = schema.CessationOfHostilities
	}
	if g.effective.IsZero() && g.ends.IsZero() && e.kind == schema.CeasefireAgreementType && !d.published.IsZero() {
		var said schema.Time
		if g.effective, g.ends, said = d.truceSpan(e); !said.IsZero() && said == e.time {
			e.time, e.source = d.published, schema.TimeDefault
		}
	}
	if g.effective.IsZero() && e.kind == schema.CeasefireAgreementType && !d.published.IsZero() {
		if g.effective = d.truceStart(e); !g.effective.IsZero() && e.source != schema.TimeDefault && (e.time == g.effective || begin(e.time) < begin(d.published)) {
			// The date in the sentence is that of the start, not that of the agreement.
			e.time, e.source = d.published, schema.TimeDefault
		}
	}
	d.overFeast(e)
	if g.ends.IsZero() {
		g.ends = d.expiry(e)
	}
}

// sentencesOn are the sentences that tell of an agreement: those of its triggers and, for the one that the article is about, those
// on "the deal".
func (d *document) sentencesOn(e *event, main bool) []*sentence {
	var out []*sentence
	for _, t := range e.triggers {
		if !slices.Contains(out, t.s) {
			out = append(out, t.s)
		}
	}
	if !main {
		return out
	}
	for i := e.first().s.index + 1; i < len(d.sents) && i <= e.first().s.index+30; i++ {
		s := d.sents[i]
		goesOn := s.lower[0] == "it" && slices.Contains(out, d.sents[i-1])
		if !slices.Contains(out, s) && (s.definiteDeal() || goesOn) {
			out = append(out, s)
		}
	}
	return out
}

func anyOf(text string, phrases ...string) bool {
	return slices.ContainsFunc(phrases, func(p string) bool { return strings.Contains(text, p) })
}

// purposeOf is what words say that an agreement is for.
func purposeOf(words string) schema.AgreementPurpose {
	switch {
	case anyOf(words, " humanitarian pause", " humanitarian truce", " humanitarian ceasefire", " humanitarian corridor", " humanitarian access", " humanitarian aid", " relief supplies", " aid convoys", " deliver aid", " evacuate the wounded"):
		return schema.PurposeHumanitarian
	case anyOf(words, " for the holiday", " during the holiday", " holiday truce", " holiday ceasefire", " christmas truce", " christmas ceasefire", " easter truce", " easter ceasefire", " ramadan truce", " ramadan ceasefire", " eid truce", " eid ceasefire", " to mark eid", " for eid", " over eid", " during ramadan", " for christmas", " over christmas"):
		return schema.PurposeHoliday
	case anyOf(words, " ahead of the election", " during the election", " for the election", " ahead of elections", " polling day", " allow voting"):
		return schema.PurposeElection
	case anyOf(words, " peace process", " peace talks", " negotiated peace", " political transition", " political solution", " peace negotiations", " political settlement", " lasting peace"):
		return schema.PurposePeaceProcess
	}
	return ""
}

func aboutEarlier(words string) bool {
	return anyOf(words, " previous ", " earlier truce", " earlier ceasefire")
}

// formOf is how far words say that an agreement goes.
func formOf(words string) schema.AgreementKind {
	switch {
	case anyOf(words, " preliminary ", " framework agreement", " interim deal", " interim agreement", " initial agreement"):
		return schema.Preliminary
	case anyOf(words, " permanent ceasefire", " permanent truce", " permanent cease-fire", " definitive ", " final peace", " comprehensive peace", " bilateral and definitive"):
		return schema.Definitive
	case anyOf(words, " cessation of hostilities", " ceasefire", " cease-fire", " cease - fire", " truce", " humanitarian pause", " armistice"):
		return schema.CessationOfHostilities
	}
	return ""
}

// writtenIn tells whether words say that an agreement is written down; nil where they do not.
func writtenIn(words string) *bool {
	yes, no := true, false
	switch {
	case anyOf(words, " verbal ", " verbally ", " unwritten ", " oral agreement", " informal "):
		return &no
	case anyOf(words, " signed ", " signs ", " sign the ", " signing ", " signatories ", " in writing", " written agreement"):
		return &yes
	}
	return nil
}

// excluded reads whom an agreement leaves out: "does not cover X", "excludes X", "while still targeting X".
func (d *document) excluded(e *event, s *sentence) {
	for i := range s.Tokens {
		from := -1
		switch l := s.lemma(i); {
		case l == "exclude" || l == "exempt":
			from = i + 1
		case (l == "cover" || l == "include" || l == "apply") && s.negated(i):
			from = i + 1
		case (s.lower[i] == "excluding" || s.lower[i] == "except") && i+1 < len(s.Tokens):
			from = i + 1
		case s.lower[i] == "while" && i+2 < len(s.Tokens) && s.onTargets(i):
			from = i + 2
		}
		if from < 0 {
			continue
		}
		for k := from; k < len(s.Tokens) && k < from+16; k++ {
			if s.isVerb(k) && k > from+1 || s.lower[k] == ";" || s.lower[k] == "." {
				break
			}
			m := s.at[k]
			if m == nil || m.first != k || m.entity == nil || m.place || m.entity.isPlace() || m.form == adjectiveForm {
				continue
			}
			switch m.entity.kind {
			case schema.ArmedGroupActor, schema.CoalitionActor, schema.OrganizationActor, schema.OtherActor, schema.PoliticalActor:
				if m.form == nameForm && !e.has(m.entity) && !containsEntity(e.agreement.excludes, m.entity) && !d.parentOnly(s, m) {
					e.agreement.excludes = append(e.agreement.excludes, m.entity)
				}
			}
		}
	}
}

// parentOnly tells whether a name only says whose affiliate the next one is: "Al Qaeda affiliate Al-Nusra Front".
func (d *document) parentOnly(s *sentence, m *mention) bool {
	return m.last+2 < len(s.Tokens) && affiliateNouns[s.lemma(m.last+1)] && s.at[m.last+2] != nil
}

func (s *sentence) negated(i int) bool {
	for k := i - 1; k >= max(0, i-3); k-- {
		if s.lower[k] == "not" || s.lower[k] == "n't" {
			return true
		}
	}
	return false
}

// onTargets tells whether "while" opens a clause on fighting that goes on: "while still targeting", "while continuing to strike".
func (s *sentence) onTargets(i int) bool {
	for k := i + 1; k < len(s.Tokens) && k <= i+3; k++ {
		switch s.lemma(k) {
		case "target", "strike", "fight", "bomb", "attack":
			return s.tok(k).XPOS == "VBG" || k > i+1
		}
	}
	return false
}

// expiry is the day on which an agreement ends that takes effect on a known day, or on that on which it was made, and lasts as long as its
// sentences say.
func (d *document) expiry(e *event) schema.Time {
	if e.kind == schema.CeasefireAgreementType && d.overBy(e.first()) && (e.agreement.effective.IsZero() || e.first().s.lasting() == 0) {
		return e.time.End()
	}
	from := e.agreement.effective
	if from.IsZero() && e.status == schema.Occurred {
		from = e.time
	}
	start, ok := from.Earliest()
	if _, last := from.Bounds(); !ok || last-start.Unix() > 7*24*3600 {
		return schema.Time{}
	}
	for _, t := range e.triggers {
		if n := t.s.lasting(); n > 0 {
			return schema.Day(start.Add(n))
		}
	}
	return schema.Time{}
}

// overBy tells whether a truce is named only as what came before something: "strikes resumed after a five-day ceasefire".
func (d *document) overBy(t *trigger) bool {
	s, n := t.s, t.at
	if !d.truceNoun(s, n) {
		return false
	}
	switch s.caseOf(n) {
	case "after", "following":
		return s.lasting() > 0 || s.modified(n, passing)
	}
	return false
}

// passing are words for a truce that does not last.
var passing = set("brief short short-lived temporary momentary")

var units = map[string]time.Duration{"hour": time.Hour, "day": 24 * time.Hour, "week": 7 * 24 * time.Hour, "month": 30 * 24 * time.Hour}

var smallNumbers = map[string]int{"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30}

// lasting is the length that a sentence gives a truce: "a 48-hour truce", "a two-week ceasefire", "for seven days" behind the noun.
func (s *sentence) lasting() time.Duration {
	for i := range s.Tokens {
		unit, ok := units[strings.TrimSuffix(s.lower[i], "s")]
		if !ok || i == 0 || i+2 < len(s.Tokens) && s.lower[i+1] == "-" && s.lower[i+2] == "old" {
			continue
		}
		k := i - 1
		hyphen := s.lower[k] == "-"
		if hyphen && k > 0 {
			k--
		}
		n := smallNumbers[s.lower[k]]
		if n == 0 {
			n = atoi(s.lower[k])
		}
		if n <= 0 || n > 400 {
			continue
		}
		if hyphen && s.truceWithin(i+1, 5) {
			return time.Duration(n) * unit
		}
		if !hyphen && k > 0 && s.lower[k-1] == "for" && s.truceBefore(k-1) && !s.conditionBefore(k-1) {
			return time.Duration(n) * unit
		}
	}
	return 0
}

// truceWithin tells whether a noun for a deal or a pause is among the next tokens of a noun phrase: "72-hour Russian-sponsored ceasefire".
func (s *sentence) truceWithin(i, n int) bool {
	for k := i; k < len(s.Tokens) && k < i+n; k++ {
		switch {
		case dealNouns[s.lemma(k)] || s.lemma(k) == "pause":
			return true
		case s.upos(k) == "ADP" || s.upos(k) == "AUX" || s.tok(k).XPOS == "VBZ" || s.tok(k).XPOS == "VBD":
			return false
		}
	}
	return false
}

func (s *sentence) truceBefore(i int) bool {
	for k := 0; k < i; k++ {
		if dealNouns[s.lemma(k)] || s.isVerb(k) && stopVerbs[s.lemma(k)] {
			return true
		}
	}
	return false
}

func (s *sentence) conditionBefore(i int) bool { return slices.Contains(s.lower[:i], "if") }

func atoi(w string) int {
	n := 0
	for _, r := range w {
		if r < '0' || r > '9' || n > 1e6 {
			return 0
		}
		n = n*10 + int(r-'0')
	}
	return n
}
