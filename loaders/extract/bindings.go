package extract

import (
	"slices"
	"strings"

	"casus/schema"
)

// Whom a truce binds, and what only looks like one.

// stoppable are what a pause of fighting stops; a truce that no word for one names has to be a stop of one of these.
var stoppable = set("fighting fight hostility attack strike airstrike offensive fire shelling bombardment bombing war violence battle assault raid clash gunfire rocket shooting combat pause halt lull")

// settleTruces mends what is told of truces: those that are none are dropped, those that their text speaks of as broken are breaches, and
// brokers and delegations stand for what they are.
func (d *document) settleTruces() {
	named := slices.ContainsFunc(d.sents, func(s *sentence) bool {
		for i := range s.Tokens {
			if d.truceNoun(s, i) {
				return true
			}
		}
		return false
	})
	d.joinCompounds()
	for _, e := range d.events {
		d.unlocate(e)
		t := e.first()
		if e.kind == schema.CeasefireViolationType && e.status == schema.Occurred && t.s.conditioned(t.at) {
			e.status = schema.Conditional
		}
		if !isAgreement(e) {
			continue
		}
		d.exempt(e)
		if d.brokenDeal(t) {
			e.kind, e.parts = schema.CeasefireViolationType, nil
			e.dropped = slices.ContainsFunc(d.events, func(o *event) bool { return o != e && o.kind == schema.CeasefireViolationType && o.first().s == t.s })
			continue
		}
		if e.kind == schema.CeasefireAgreementType && (!named && !t.s.namesFighting() || d.stopsWork(t)) {
			e.dropped = true
		}
		if v := t.at; t.s.isVerb(v) && isRel(t.s.rel(v), "xcomp") && t.s.head(v) >= 0 && failing[t.s.lemma(t.s.head(v))] {
			e.status = schema.Denied
		}
		if e.kind == schema.CeasefireAgreementType && t.s.notExtended(t.at) {
			// What could not be extended has run out.
			e.dropped = slices.ContainsFunc(d.events, func(o *event) bool {
				return o != e && !o.dropped && o.kind == schema.CeasefireViolationType && o.first().s == t.s
			})
			e.kind, e.status = schema.CeasefireViolationType, schema.Occurred
			if e.source == schema.TimeDefault {
				e.time = d.published
			}
		}
		d.brokered(e)
		d.delegations(e)
	}
	d.events = slices.DeleteFunc(d.events, func(e *event) bool { return e.dropped })
}

// joinCompounds makes one of a truce and the deal whose noun it modifies: "a ceasefire agreement mediated by Egypt".
func (d *document) joinCompounds() {
	for _, e := range d.events {
		t := e.first()
		if e.kind != schema.CeasefireAgreementType || t.s.rel(t.at) != "compound" {
			continue
		}
		h := t.s.head(t.at)
		for _, o := range d.events {
			u := o.first()
			if o == e || o.dropped || !isAgreement(o) || u.s != t.s || u.at != h && !slices.Contains(u.also, h) {
				continue
			}
			for _, p := range o.parts {
				if !e.has(p.entity) {
					e.parts = append(e.parts, p)
				}
			}
			o.dropped = true
		}
	}
	d.events = slices.DeleteFunc(d.events, func(e *event) bool { return e.dropped })
}

// unlocate takes those out of an act whom a text names only to say where a town lies: "in Istanbul, Turkey,".
func (d *document) unlocate(e *event) {
	e.parts = slices.DeleteFunc(e.parts, func(p part) bool {
		m := p.mention
		if m == nil || m.first < 2 || m.form != nameForm || m.sent.lower[m.first-1] != "," || p.entity.kind != schema.StateActor {
			return false
		}
		town := m.sent.at[m.first-2]
		if town == nil || town.entity == nil || !town.entity.isPlace() || town.entity.place == schema.CountryPlace || town.entity.country != p.entity.country {
			return false
		}
		return m.last+1 >= len(m.sent.Tokens) || m.sent.upos(m.last+1) == "PUNCT" || !isRel(m.sent.rel(m.head), "conj", "nsubj")
	})
}

// conditioned tells whether "if" or its like opens the clause that ends in a token.
func (s *sentence) conditioned(i int) bool {
	for k := i - 1; k >= 0 && k >= i-7 && s.upos(k) != "PUNCT"; k-- {
		if w := s.lower[k]; w == "if" || w == "unless" || w == "whether" {
			return true
		}
	}
	return false
}

// exempt takes those out of an agreement whom another sentence says that it does not cover.
func (d *document) exempt(e *event) {
	e.parts = slices.DeleteFunc(e.parts, func(p part) bool {
		m := p.mention
		if m == nil || m.sent == e.first().s || p.role != schema.Party {
			return false
		}
		for k := range m.first {
			switch m.sent.lemma(k) {
			case "exclude", "except", "exempt":
				return true
			case "apply", "cover", "include":
				return k > 0 && (m.sent.lower[k-1] == "not" || m.sent.lower[k-1] == "n't")
			}
		}
		return false
	})
}

// prolonging are words for a longer time.
var prolonging = set("extend extension renew renewal prolong prolongation")

// notExtended tells whether a sentence says of what is named at a token that it could not be extended: "failed to reach agreement on an extension of the truce", "could
// not agree on extending it". What is not decided, said or known may be still.
func (s *sentence) notExtended(i int) bool {
	for w := range s.Tokens {
		if !prolonging[s.lemma(w)] || s.rel(w) == "amod" || w != i && !s.within(i, w) && !s.within(w, i) {
			continue
		}
		for v, n := w, 0; v >= 0 && n < 5; v, n = s.head(v), n+1 {
			if s.isVerb(v) && failing[s.lemma(v)] && v != i {
				return true
			}
			if s.isVerb(v) && (settling[s.lemma(v)] || v == w) && slices.ContainsFunc(s.kids(v, "advmod"), func(k int) bool { return negating[s.lower[k]] }) {
				return true
			}
			if v != w && s.isVerb(v) && (!settling[s.lemma(v)] || isRel(s.rel(v), "advcl", "conj", "parataxis", "acl:relcl") && !failing[s.lemma(s.head(v))]) {
				break
			}
		}
	}
	return false
}

// settling are verbs for what would have extended a truce.
var settling = set("agree reach extend renew prolong manage")

var failing = set("fail unable refuse decline")

// What a verb for a stop stops, besides fighting: work, by those who do it, or a strike of workers.
var (
	stopVerbs   = set("suspend halt stop pause cease freeze interrupt discontinue")
	workNouns   = set("operation activity service work production flight construction mission campaign function duty business programme program")
	forceNouns  = set("military combat offensive armed ground air naval army rebel hostile fighting bombing")
	labourWords = set("general nationwide national hunger labour labor token teachers transport railway rail bus truckers doctors nurses workers pilots")
)

// stopsWork tells whether what is stopped is no fighting: "the embassy suspended operations", "unions suspended their general strike".
func (d *document) stopsWork(t *trigger) bool {
	s := t.s
	if !s.isVerb(t.at) || !stopVerbs[s.lemma(t.at)] || slices.ContainsFunc(t.also, func(k int) bool { return d.truceNoun(s, k) }) {
		return false
	}
	for _, n := range slices.Concat(s.kids(t.at, "obj"), s.kids(t.at, "nsubj:pass")) {
		switch l := s.lemma(n); {
		case l == "strike" && s.modified(n, labourWords):
			return true
		case workNouns[l] && !s.fights(n):
			return !slices.ContainsFunc(s.kids(t.at, "nsubj", "obl:agent"), func(k int) bool { return d.isA(s, k, "armed") || d.isA(s, k, "state") })
		}
	}
	return false
}

// fights tells whether a noun is for fighting that can stop.
func (s *sentence) fights(n int) bool {
	return stoppable[s.lemma(n)] || workNouns[s.lemma(n)] && s.modified(n, forceNouns)
}

// modified tells whether one of some words stands before a noun.
func (s *sentence) modified(n int, words map[string]bool) bool {
	return slices.ContainsFunc(s.kids(n, "amod", "compound", "nmod:poss"), func(k int) bool { return words[s.lower[k]] || words[s.lemma(k)] })
}

// namesFighting tells whether a sentence has a word for what a pause of fighting stops.
func (s *sentence) namesFighting() bool {
	for i := range s.Tokens {
		if s.fights(i) && !s.stopsElse(i) {
			return true
		}
	}
	return false
}

// breaking are nouns for what ends or breaks the truce behind "of".
var breaking = set("violation breach breakdown collapse")

// brokenDeal tells whether an agreement is named only as what was broken: "violations of the cease-fire agreement".
func (d *document) brokenDeal(t *trigger) bool {
	s, n := t.s, t.at
	if !s.isNominal(n) {
		return false
	}
	truce := func(k int) bool {
		return d.truceNoun(s, k) || s.lower[k] == "fire" && k > 1 && s.lower[k-1] == "-" && s.lower[k-2] == "cease"
	}
	if !truce(n) && !slices.ContainsFunc(s.kids(n, "compound", "nmod", "amod"), truce) && !(n > 0 && truce(n-1)) {
		return false
	}
	for range 3 {
		h := s.head(n)
		if h < 0 || !s.isNominal(h) || !isRel(s.rel(n), "nmod", "compound") {
			return false
		}
		if breaking[s.lemma(h)] && (s.caseOf(n) == "of" || s.caseOf(n) == "") {
			return true
		}
		n = h
	}
	return false
}

var brokering = set("mediate broker facilitate negotiate")

// brokered makes mediators of all who are named behind "brokered by", or as the subject of "broker a truce": in the sentence that tells the agreement first, and
// of those that tell it again where it is said of the agreement.
func (d *document) brokered(e *event) {
	for n, t := range e.triggers {
		s := t.s
		for i := 0; i+1 < len(s.Tokens); i++ {
			if m := s.brokerBefore(i); m != nil && (s.within(i, t.at) || s.phraseBehind(i) == t.at) {
				e.mediate(d, []part{{role: schema.Mediator, entity: m.entity, mention: m}})
				continue
			}
			if !brokering[s.lemma(i)] || s.upos(i) != "VERB" && s.upos(i) != "ADJ" {
				continue
			}
			switch {
			case s.lower[i+1] == "by" && (n == 0 || s.within(i, t.at) || s.within(t.at, i)):
				e.mediate(d, d.listed(s, i+2))
			case s.lemma(i) != "negotiate" && (i == t.at || slices.Contains(t.also, i)) && s.tok(i).XPOS != "VBN":
				if c := s.child(i, "nsubj"); c >= 0 {
					for _, k := range s.conjuncts(c) {
						if m := d.mentionAt(s, k); m != nil && m.entity != nil {
							e.mediate(d, []part{{role: schema.Mediator, entity: m.entity, mention: m}})
						}
					}
				}
			}
		}
	}
}

// mediate makes mediators of parts, of countries their governments.
func (e *event) mediate(d *document, parts []part) {
	for _, p := range parts {
		x := p.entity
		if x.place == schema.CountryPlace {
			x = d.government(x)
		}
		if x == nil || x.isPlace() {
			continue
		}
		at := slices.IndexFunc(e.parts, func(o part) bool { return o.entity == x })
		if at >= 0 {
			e.parts[at].role = schema.Mediator
		} else {
			e.parts = append(e.parts, part{role: schema.Mediator, entity: x, mention: p.mention})
		}
	}
}

// brokerBefore is who brokers in "UN-brokered" and, of international bodies, in "UN-backed"; i is the second half.
func (s *sentence) brokerBefore(i int) *mention {
	if i < 2 || s.lower[i-1] != "-" || !brokeredBy[s.lower[i]] {
		return nil
	}
	m := s.at[i-2]
	if m == nil || m.entity == nil || m.entity.isPlace() || !strings.HasPrefix(s.lower[i], "broker") && !strings.HasPrefix(s.lower[i], "mediat") && m.entity.kind != schema.InternationalBody {
		return nil
	}
	return m
}

var brokeredBy = set("brokered mediated facilitated sponsored backed hosted supported")

// listed are those whom a list that begins at a token names: "Egypt, Qatar, and the U.S."; behind its comma the subject of a clause may stand, which is none of them.
func (d *document) listed(s *sentence, i int) []part {
	var out []part
	for k := i; k < len(s.Tokens); {
		m := s.at[k]
		switch {
		case m != nil && m.entity != nil && m.form != adjectiveForm && m.form != pronounForm && !isRel(s.rel(m.head), "nsubj"):
			for _, x := range withMembers(m.entity) {
				out = append(out, part{role: schema.Mediator, entity: x, mention: m})
			}
			k = m.last + 1
		case s.upos(k) == "DET" || s.upos(k) == "CCONJ" || s.lower[k] == ",":
			k++
		default:
			return out
		}
	}
	return out
}

// delegations puts the sides in the place of what acts for them: "the Israeli and Hamas negotiating teams".
func (d *document) delegations(e *event) {
	var out []part
	for _, p := range e.parts {
		m := p.mention
		if p.role != schema.Party || m == nil || m.form != nounForm || !p.entity.generic {
			out = append(out, p)
			continue
		}
		var of []part
		s := m.sent
		for k := m.head - 1; k >= 0 && k >= m.head-8; k-- {
			o := s.at[k]
			if o != nil && o != m && o.entity != nil && o.entity.kind != schema.PersonActor && o.last == k {
				if x := d.actorOf(o); x != nil {
					of = append(of, part{role: schema.Party, entity: x, mention: o})
				}
				k = o.first
				continue
			}
			if s.upos(k) != "CCONJ" && s.upos(k) != "ADJ" && !s.isNominal(k) && s.tok(k).XPOS != "VBG" && s.lower[k] != "," {
				break
			}
		}
		if len(of) < 2 {
			out = append(out, p)
			continue
		}
		out = append(out, of...)
	}
	e.parts = out[:0:0]
	for _, p := range out {
		if !slices.ContainsFunc(e.parts, func(o part) bool { return o.entity == p.entity }) {
			e.parts = append(e.parts, p)
		}
	}
}
