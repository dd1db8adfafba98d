package extract

import (
	"slices"

	"casus/schema"
)

// term is one thing that an agreement asks of somebody.
type term struct {
	s           *sentence
	first, last int
	who, whom   []*entity
	condition   [2]int // tokens; -1 for none
	status      schema.Status
	event       *event
	kind        schema.EventType
	places      []*entity
}

// Words by which a text says what an agreement asks.
var (
	termVerbs   = set("require call include provide stipulate envisage foresee oblige demand allow involve entail specify contain see mandate guarantee")
	termCues    = set("key central part condition term element cornerstone requirement crucial essential provision clause point")
	obligations = set("need have require oblige agree commit pledge undertake get")
	dealNouns   = set("deal plan agreement accord truce ceasefire pact arrangement settlement cease-fire roadmap memorandum treaty")
)

// findTerms reads what the article says that an agreement asks of its sides and of those behind them.
func (d *document) findTerms(e *event) {
	from := e.first().s.index
	for _, s := range d.sents {
		if s.index < from || s.index > from+30 {
			continue
		}
		for v := range s.Tokens {
			switch {
			case d.cueTerm(e, s, v), d.verbTerm(e, s, v), d.dutyTerm(e, s, v):
			}
		}
		d.conditionalTerms(e, s)
	}
}

func (d *document) addTerm(e *event, t *term) {
	for _, o := range e.agreement.terms {
		if o.s == t.s && o.first <= t.last && t.first <= o.last {
			return
		}
	}
	for _, x := range d.events {
		tr := x.first()
		if tr.s == t.s && t.first <= tr.at && tr.at <= t.last && x != e && !isAgreement(x) && !isRel(tr.s.rel(tr.at), "amod") {
			if x.status == schema.Occurred || x.status == schema.Planned && t.status == schema.Conditional {
				x.status = t.status
				if x.source == schema.TimeDefault {
					x.time = schema.Since(d.published)
				}
			}
			if t.event == nil {
				t.event, t.kind = x, x.kind
				for _, m := range x.places {
					t.places = append(t.places, m.entity)
				}
			}
		}
	}
	e.agreement.terms = append(e.agreement.terms, t)
}

// cueTerm reads "Key to the deal is the withdrawal of ..., allowing ..." and "The withdrawal of ... is part of the deal".
func (d *document) cueTerm(e *event, s *sentence, v int) bool {
	if !termCues[s.lemma(v)] {
		return false
	}
	deal := -1
	for k := v + 1; k < len(s.Tokens) && k <= v+6; k++ {
		if dealNouns[s.lemma(k)] && (s.lower[v+1] == "to" || s.lower[v+1] == "of" || s.lower[v+1] == "in" || s.lower[v+1] == "for") {
			deal = k
			break
		}
	}
	if deal < 0 {
		return false
	}
	at := -1
	if k := deal + 1; k+1 < len(s.Tokens) && (s.lemma(k) == "be" || s.lower[k] == "include" || s.lower[k] == "includes") {
		at = s.phraseHead(k + 1)
	} else if subject := s.child(v, "nsubj"); subject >= 0 && subject < v && s.child(v, "cop") >= 0 {
		at = subject
	}
	if at < 0 {
		return false
	}
	first, last := s.span(at, true)
	if at > deal {
		first = max(first, deal+2)
	} else {
		last = min(last, v-1)
	}
	for k := at; k < last; k++ {
		// A participle clause behind a comma is a term of its own.
		if s.lower[k] == "," {
			last = k - 1
		}
	}
	d.addTerm(e, &term{s: s, first: first, last: last, status: schema.Planned, condition: noSpan, who: d.actorsOf(s, at)})
	for k := last + 1; k+1 < len(s.Tokens) && at > deal; k++ {
		if s.lower[k] == "," && s.tok(k+1).XPOS == "VBG" {
			end := k + 1
			for end+1 < len(s.Tokens) && s.lower[end+1] != "," && s.lower[end+1] != "." && s.lower[end+1] != ";" {
				end++
			}
			d.addTerm(e, &term{s: s, first: k + 1, last: end, status: schema.Planned, condition: noSpan})
			break
		}
	}
	return true
}

// phraseHead is the noun that the phrase beginning at a token is about: the last of its first run of nouns.
func (s *sentence) phraseHead(i int) int {
	at := -1
	for k := i; k < len(s.Tokens); k++ {
		switch {
		case s.isNominal(k) || s.tok(k).XPOS == "VBG" && at < 0 && k > i:
			at = k
		case s.at[k] != nil && s.at[k].form == nameForm:
			at = s.at[k].head
			k = s.at[k].last
		case at < 0 && (s.upos(k) == "DET" || s.upos(k) == "ADJ" || s.upos(k) == "NUM" || s.upos(k) == "ADV" || s.lower[k] == "'s" || s.lower[k] == "-"):
		default:
			return at
		}
	}
	return at
}

var noSpan = [2]int{-1, -1}

// span is the stretch of a token's subtree; with clean it ends before a participle clause.
func (s *sentence) span(i int, clean bool) (first, last int) {
	first, last = i, i
	for k := range s.Tokens {
		if !s.within(k, i) {
			continue
		}
		skip := false
		for h, n := k, 0; h != i && h >= 0 && n < 50; h, n = s.head(h), n+1 {
			if clean && (isRel(s.rel(h), "advcl") || isRel(s.rel(h), "acl") && s.tok(h).XPOS == "VBG" || isRel(s.rel(h), "parataxis")) || s.rel(h) == "punct" && n == 0 && s.head(h) == i {
				skip = true
			}
		}
		if !skip {
			first, last = min(first, k), max(last, k)
		}
	}
	for last > first && s.upos(last) == "PUNCT" {
		last--
	}
	for first < last && s.upos(first) == "PUNCT" {
		first++
	}
	return first, last
}

// actorsOf are the actors that an act's noun or verb names as its doers.
func (d *document) actorsOf(s *sentence, i int) []*entity {
	var out []*entity
	args := s.nounArguments(i)
	if s.isVerb(i) {
		args = s.verbArguments(i)
	}
	for _, slot := range []string{"subj", "poss", "of"} {
		for _, h := range args[slot] {
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
		if len(out) > 0 {
			break
		}
	}
	return out
}

// verbTerm reads "the plan calls for ...", "under the deal, X will ...".
func (d *document) verbTerm(e *event, s *sentence, v int) bool {
	if !s.isVerb(v) {
		return false
	}
	if sub := s.child(v, "nsubj"); sub >= 0 && dealNouns[s.lemma(sub)] && termVerbs[s.lemma(v)] && s.child(v, "aux") < 0 {
		for _, c := range append(s.kids(v, "obj", "ccomp", "xcomp"), s.prepositional(v, "for")...) {
			first, last := s.span(c, false)
			d.addTerm(e, &term{s: s, first: first, last: last, status: schema.Planned, condition: noSpan, who: d.actorsOf(s, c)})
		}
		return true
	}
	for _, c := range s.kids(v, "obl") {
		if s.caseOf(c) == "under" && dealNouns[s.lemma(c)] {
			d.addTerms(e, s, s.conjuncts(v), len(s.Tokens)-1, d.actorsOf(s, v), schema.Planned, noSpan)
			return true
		}
	}
	return false
}

func (s *sentence) prepositional(v int, p string) []int {
	var out []int
	for _, c := range s.kids(v, "obl", "nmod") {
		if s.caseOf(c) == p {
			out = append(out, c)
		}
	}
	return out
}

// concerns tells whether a sentence speaks of the agreement or its sides.
func (d *document) concerns(e *event, s *sentence, who []*entity) bool {
	for i := range s.Tokens {
		if dealNouns[s.lemma(i)] {
			return true
		}
	}
	return slices.ContainsFunc(who, e.has)
}

// dutyTerm reads what a side needs to do, has to do or agreed to do.
func (d *document) dutyTerm(e *event, s *sentence, v int) bool {
	if !s.isVerb(v) || !obligations[s.lemma(v)] && s.lemma(v) != "be" {
		return false
	}
	for _, c := range s.kids(v, "xcomp") {
		if !s.isVerb(c) || s.marker(c) != "to" {
			continue
		}
		who := d.actorsOf(s, v)
		if !slices.ContainsFunc(who, func(x *entity) bool { return d.side(e, x) }) {
			return false
		}
		if status, drop := s.clause(v, schema.Occurred); drop || status == schema.Denied {
			return false
		}
		first, last := s.span(c, false)
		if s.lower[first] == "to" && first < last {
			first++
		}
		d.addTerm(e, &term{s: s, first: first, last: last, status: schema.Planned, condition: noSpan, who: who, whom: d.patients(s, c)})
		return true
	}
	return false
}

// side tells whether an actor is a side of an agreement, or a party to the conflict that it is about.
func (d *document) side(e *event, x *entity) bool {
	if e.has(x) {
		return true
	}
	return x.kind == schema.ArmedGroupActor || x.kind == schema.MilitaryActor || x.kind == schema.StateActor && x.country != "" && slices.ContainsFunc(e.agreement.covers, func(p *entity) bool { return p.country == x.country })
}
