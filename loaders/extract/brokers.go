package extract

import "casus/schema"

var (
	drafts   = set("plan initiative proposal roadmap")
	drafting = set("broker mediate present draft sponsor negotiate")
)

// drafted is who put forward or brokered what is agreed to: "signs the Arab League peace plan", "a plan put forward by Kofi Annan". Negative for nobody.
func (t *trigger) drafted() int {
	s := t.s
	for n := t.at; n < len(s.Tokens) && n < t.at+10; n++ {
		if n > t.at && (s.lower[n] == "," || s.lower[n] == ";") {
			break
		}
		if drafting[s.lemma(n)] && n > 0 || s.lemma(n) == "put" && n+1 < len(s.Tokens) && s.lower[n+1] == "forward" {
			for k := n + 1; k < len(s.Tokens) && k < n+3; k++ {
				if s.lower[k] == "by" {
					return s.nameEnd(k + 1)
				}
			}
		}
		if !drafts[s.lemma(n)] || !s.isNominal(n) {
			continue
		}
		for k := n - 1; k > 0 && k > n-5; k-- {
			if m := s.at[k]; m != nil && m.entity != nil {
				if m.form == nameForm && !m.entity.isPlace() && m.entity.kind != schema.StateActor {
					return m.head
				}
				break
			}
			if !s.isNominal(k) && s.upos(k) != "ADJ" && s.lower[k] != "'s" && s.lower[k] != "-" {
				break
			}
		}
	}
	return -1
}

var (
	patronage = set("auspices mediation sponsorship patronage chairmanship")
	hosting   = set("host mediate broker chair convene facilitate organise organize sponsor")
)

// auspices is under whose auspices talks are held: "negotiations in Geneva under UN auspices", "under the mediation of the former president". Negative
// for nobody's.
func (t *trigger) auspices() int {
	s := t.s
	for n := t.at + 1; n < len(s.Tokens) && n < t.at+16 && s.lower[n] != ";"; n++ {
		if !patronage[s.lower[n]] || s.lower[s.phraseStart(n)] != "under" && s.lower[max(0, s.phraseStart(n)-1)] != "under" {
			continue
		}
		if n+1 < len(s.Tokens) && s.lower[n+1] == "of" {
			return s.nameEnd(n + 2)
		}
		for k := n - 1; k > t.at && s.lower[k] != "under"; k-- {
			if m := s.at[k]; m != nil {
				return m.head
			}
		}
	}
	return -1
}

// hosted is who hosts, mediates or calls the talks that a noun means: "will host a conference on Syria", "a meeting convened by Turkey". Negative
// for nobody.
func (t *trigger) hosted() int {
	s := t.s
	if !s.isNominal(t.at) {
		return -1
	}
	n := t.at
	if h := s.head(n); h >= 0 && (s.lemma(h) == "round" || s.lemma(h) == "series") && s.caseOf(n) == "of" {
		n = h
	}
	if v := s.head(n); v >= 0 && s.isVerb(v) && hosting[s.lemma(v)] && !s.passive(v) && isRel(s.rel(n), "obj") {
		return s.subject(v)
	}
	for k := t.at + 1; k+2 < len(s.Tokens) && k < t.at+6; k++ {
		if hosting[s.lemma(k)] && s.tok(k).XPOS == "VBN" && s.lower[k+1] == "by" {
			return s.nameEnd(k + 2)
		}
	}
	return -1
}
