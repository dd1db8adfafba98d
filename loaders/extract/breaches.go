package extract

import (
	"slices"

	"casus/loaders/lexicon/frames"
	"casus/schema"
)

// tie links breaches, endorsements and rejections to the agreement whose noun they have as an argument, else to the one that the
// article is about ("the deal"), else to the last one told.
func (d *document) tie(main *event) {
	for i, e := range d.events {
		if e.kind.Class() == schema.ClassViolence && e.status == schema.Occurred {
			e.about = d.inSpiteOf(e)
			continue
		}
		if e.kind != schema.CeasefireViolationType && e.kind != schema.Endorsement && e.kind != schema.Rejection {
			continue
		}
		for _, o := range d.events {
			if isAgreement(o) && sharesNoun(o, e) {
				e.about = o
			}
		}
		if e.about != nil {
			continue
		}
		if e.kind != schema.CeasefireViolationType && !d.aboutDeal(e) {
			continue
		}
		if main != nil && main.first().s.index <= e.first().s.index && e.first().s.definiteDeal() {
			e.about = main
		}
		for j := i - 1; j >= 0 && e.about == nil; j-- {
			if o := d.events[j]; isAgreement(o) && d.named(o) {
				e.about = o
			}
		}
	}
}

// inSpiteOf is the truce in spite of which an act of violence is told: "shelled the town despite the ceasefire". Nil for none.
func (d *document) inSpiteOf(e *event) *event {
	for _, o := range d.events {
		if o.kind != schema.CeasefireAgreementType || o.status != schema.Occurred {
			continue
		}
		for _, t := range o.triggers {
			if t.s == e.first().s && t.s.despite(t.at) && t.at != e.first().at {
				return o
			}
		}
	}
	return nil
}

// despite tells whether a nominal, or the deal that it modifies, stands behind "despite" or its like.
func (s *sentence) despite(n int) bool {
	for range 3 {
		switch s.caseOf(n) {
		case "despite", "in spite of", "notwithstanding":
			return true
		}
		if n = s.head(n); n < 0 || s.isVerb(n) {
			return false
		}
	}
	return false
}

func (d *document) aboutDeal(e *event) bool {
	for _, slot := range []string{"obj", "of", "for", "as"} {
		for _, i := range e.first().args[slot] {
			if l := e.first().s.lemma(i); d.x.frames.In("deal", l) || d.x.frames.In("truce", l) {
				return true
			}
		}
	}
	return false
}

// named tells whether an agreement is told with a noun for one ("deal", "truce") and not only by a verb ("agreed on the zones").
func (d *document) named(e *event) bool {
	for _, t := range e.triggers {
		for _, i := range append([]int{t.at}, t.also...) {
			if l := t.s.lemma(i); dealNouns[l] || d.x.frames.In("truce", l) {
				return true
			}
		}
	}
	return false
}

var breachVerbs = set("break violate breach flout ignore shatter")

// breaches finds what a tree hid: a truce named in a sentence, and behind it that it was broken ("a truce ... has been repeatedly
// broken by both sides").
func (d *document) breaches() {
	var found []*event
	for _, s := range d.sents {
		truce := -1
		for i := range s.Tokens {
			if s.isNominal(i) && d.x.frames.In("truce", s.lemma(i)) {
				truce = i
			}
			if truce < 0 || !breachVerbs[s.lemma(i)] || s.tok(i).XPOS != "VBN" || !s.auxiliary(i) || d.breachIn(s) {
				continue
			}
			t := &trigger{s: s, at: i, args: arguments{"obj": {truce}}, carrier: -1, frame: &frames.Frame{Type: schema.CeasefireViolationType, Part: frames.Verb}}
			status, drop := d.judge(t)
			if drop {
				continue
			}
			e := &event{triggers: []*trigger{t}, kind: schema.CeasefireViolationType, status: status, confidence: 0.6}
			e.time, e.source = d.when(t, status, -1, schema.Time{})
			for k := i + 1; k+1 < len(s.Tokens) && k <= i+2; k++ {
				if s.lower[k] == "by" {
					e.parts = d.namedFrom(s, k+1)
				}
			}
			found = append(found, e)
		}
	}
	for _, e := range found {
		at := slices.IndexFunc(d.events, func(o *event) bool { return o.first().s.index > e.first().s.index })
		if at < 0 {
			at = len(d.events)
		}
		d.events = slices.Insert(d.events, at, e)
	}
}

func (d *document) breachIn(s *sentence) bool {
	return slices.ContainsFunc(d.events, func(e *event) bool { return e.kind == schema.CeasefireViolationType && e.first().s == s })
}

// auxiliary tells whether a form of "be" stands before a participle, with nothing but adverbs between.
func (s *sentence) auxiliary(i int) bool {
	for k := i - 1; k >= max(0, i-4); k-- {
		if s.lemma(k) == "be" {
			return true
		}
		if s.upos(k) != "ADV" {
			return false
		}
	}
	return false
}

// namedFrom is the agents of a phrase that begins at a token: the first mention behind its articles, and those coordinated with it.
func (d *document) namedFrom(s *sentence, i int) []part {
	var out []part
	for k := i; k < len(s.Tokens) && k < i+8; {
		m := s.at[k]
		if m == nil {
			if s.upos(k) == "DET" || s.upos(k) == "ADJ" || s.upos(k) == "CCONJ" || s.upos(k) == "NUM" || s.lower[k] == "," || s.isNominal(k) && len(out) == 0 {
				k++
				continue
			}
			break
		}
		if m.entity != nil && (m.form != adjectiveForm || !s.modifies(m.head)) {
			for _, x := range withMembers(m.entity) {
				if !x.isPlace() {
					out = append(out, part{role: schema.Agent, entity: x, mention: m})
				}
			}
		}
		k = m.last + 1
	}
	return out
}

// definiteDeal tells whether a sentence speaks of "the deal" or "the truce" without more.
func (s *sentence) definiteDeal() bool {
	for k := 1; k < len(s.Tokens); k++ {
		if dealNouns[s.lemma(k)] && (s.lower[k-1] == "the" || s.lower[k-1] == "this" || s.upos(k-1) == "ADJ" && k > 1 && s.lower[k-2] == "the") {
			return true
		}
	}
	return false
}
