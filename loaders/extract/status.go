package extract

import (
	"slices"
	"strings"

	"casus/schema"
)

// What a verb says of the act in its complement.
var (
	planning    = set("agree plan prepare vow pledge promise intend decide expect schedule set aim offer announce propose order consider seek hope undertake commit want ready poise bind due willing about authorize authorise approve wait near move favor favour advocate contemplate mull")
	demanding   = set("call urge demand ask request appeal press tell insist beg implore exhort encourage advise require pressure want suggest recommend invite need should must")
	threatening = set("threaten warn fear risk worry")
	refusing    = set("refuse reject decline oppose rule resist prevent avoid avert forbid ban foil thwart prohibit discourage")
	denying     = set("deny dismiss refute")
	asserting   = set("say report tell claim state add note announce declare confirm admit acknowledge believe insist argue estimate reveal disclose explain write tweet think know suggest show find indicate describe stress allege testify recount maintain conclude hear learn understand appear seem accuse blame quote cite")
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// nouns before "of", "for", "to" that say that the act behind them is not there (yet).
var (
	planNouns   = set("plan prospect possibility chance hope preparation proposal promise pledge offer idea commitment agreement intention decision effort clause")
	demandNouns = set("call demand appeal request need pressure threat warning fear risk ultimatum danger push rejection refusal")
)

var planAdjectives = set("planned proposed possible expected upcoming future potential likely looming imminent scheduled impending eventual prospective would-be joint")

// judge says whether an act happened; drop is true where it is not to be coded: only demanded, threatened, refused or wished.
func (d *document) judge(t *trigger) (status schema.Status, drop bool) {
	s := t.s
	status = schema.Occurred
	if e := s.ownTime(t.at); e != nil && d.over(e.Time) {
		// "yesterday's bombing" has happened, whatever is planned about it.
		return status, false
	}
	if s.ofDeniedClaim(t.at) {
		return schema.Denied, false
	}
	if t.carrier < 0 && s.tok(t.at).XPOS == "VBN" && isRel(s.rel(t.at), "amod", "acl") && s.rel(t.at) != "acl:relcl" && s.child(t.at, "aux", "aux:pass", "mark", "advmod") < 0 {
		// "to free two kidnapped workers": a participle says what has been done to somebody, whatever is planned with him.
		return status, false
	}
	v := t.at
	if t.carrier >= 0 {
		v = t.carrier
	}
	if s.isVerb(v) && t.frame != nil && (carriedOut[t.frame.Type] && ordaining[s.lemma(v)] || putOff[s.lemma(v)]) {
		status, drop = s.clause(v, schema.Occurred)
		return weaker(status, schema.Planned), drop
	}
	if !s.isVerb(v) && t.carrier < 0 {
		status, drop = s.nounStatus(t.at)
		if drop || status != schema.Occurred {
			return status, drop
		}
		if t.frame != nil && carriedOut[t.frame.Type] && (s.governedBy(t.at, ordaining) || t.frame.Type == schema.Deployment && s.governedBy(t.at, halting)) {
			return schema.Planned, false
		}
		// A noun inside a clause happens where the clause does, but for those that the clause presupposes.
		h := s.head(v)
		for n := 0; h >= 0 && !s.isVerb(h) && n < 4; n++ {
			h = s.head(h)
		}
		if h < 0 || !s.isVerb(h) {
			if s.rel(v) == "root" || h < 0 {
				return s.clause(v, status)
			}
			return status, false
		}
		return s.nounInClause(t.at, h)
	}
	return s.clause(v, status)
}

// claims are nouns for what is said of somebody's deeds, rebutting the verbs by which somebody says that they are not true.
var (
	claims    = set("claim allegation accusation charge report rumour rumor assertion")
	rebutting = set("deny dismiss refute reject rebut rebuff")
)

// ofDeniedClaim tells whether an act is the content of a claim that somebody rebuts: "denied accusations that its jets had bombed the school", "denies charges of
// ordering the killings".
func (s *sentence) ofDeniedClaim(i int) bool {
	rebutted := func(claim, v int) bool {
		if claim < 0 || v < 0 || !claims[s.lemma(claim)] || !s.isVerb(v) || !rebutting[s.lemma(v)] || s.negated(v) {
			return false
		}
		if h := s.head(v); h >= 0 && s.rel(v) == "xcomp" && (refusing[s.lemma(h)] || s.lemma(h) == "fail") {
			return false
		}
		// "Denied claims" is two verbs to parsers.
		return s.rel(claim) == "obj" || s.rel(claim) == "nsubj:pass" || s.rel(claim) == "xcomp" && claim == v+1
	}
	for below, n := i, 0; n < 6; n++ {
		h := s.head(below)
		if h < 0 {
			return false
		}
		of := s.caseOf(below) == "of" || s.marker(below) == "of"
		switch rel := s.rel(below); {
		case claims[s.lemma(h)] && (s.isNominal(h) || s.tok(h).XPOS == "VBZ" && s.rel(h) == "xcomp") && (isRel(rel, "acl", "ccomp") || rel == "nmod" && of):
			return rebutted(h, s.head(h))
		case rel == "advcl" && of:
			// Parsers hang what stands behind "charges of" on the verb as well.
			return rebutted(s.child(h, "obj", "nsubj:pass"), h)
		case !isRel(rel, "obj", "xcomp", "ccomp", "conj") && !(rel == "nmod" && of):
			return false
		}
		below = h
	}
	return false
}

// nounStatus reads what stands by a noun that names an act.
func (s *sentence) nounStatus(n int) (schema.Status, bool) {
	for _, c := range s.children[n] {
		switch {
		case s.rel(c) == "det" && (s.lower[c] == "no" || s.lower[c] == "any"):
			return schema.Denied, s.lower[c] == "any"
		case isRel(s.rel(c), "amod") && planAdjectives[s.lemma(c)] && s.lemma(c) != "joint":
			return schema.Planned, false
		case isRel(s.rel(c), "amod") && (s.lower[c] == "planned" || s.lower[c] == "proposed" || s.lower[c] == "scheduled" || s.lower[c] == "expected"):
			return schema.Planned, false
		}
	}
	h := s.head(n)
	if h >= 0 && s.isNominal(h) && isRel(s.rel(n), "nmod") {
		switch l := s.lemma(h); {
		case demandNouns[l]:
			return schema.Occurred, true
		case planNouns[l]:
			return schema.Planned, false
		}
	}
	return schema.Occurred, false
}

// carriedOut are acts that somebody decides on and others carry out afterwards.
var carriedOut = map[schema.EventType]bool{
	schema.Withdrawal: true, schema.Deployment: true, schema.Aid: true, schema.MilitarySupport: true, schema.Release: true, schema.Displacement: true,
}

// ordaining are verbs for such a decision.
var ordaining = set("announce order authorize authorise approve pledge promise offer")

// putOff are verbs whose object is still to come.
var putOff = set("postpone delay reschedule")

// halting are verbs that keep from happening what others were to carry out: "is pausing the deployment of police".
var halting = set("pause halt suspend cancel scrap shelve")

// governedBy tells whether a noun names what somebody decides on, by some verbs: "announces the withdrawal of troops", "approves a package of aid".
func (s *sentence) governedBy(n int, verbs map[string]bool) bool {
	for s.rel(n) == "compound" || s.rel(n) == "nmod" && s.caseOf(n) == "of" {
		n = s.head(n)
	}
	v := s.head(n)
	return v >= 0 && s.isVerb(v) && verbs[s.lemma(v)] && (s.rel(n) == "obj" || s.rel(n) == "nsubj:pass") && !beginnings[s.lemma(n)]
}

// startTold tells whether somebody announces that an act begins: it has begun.
func (s *sentence) startTold(n int) bool {
	h := s.head(n)
	if s.isVerb(n) || h < 0 || s.rel(n) != "nmod" || s.caseOf(n) != "of" || !beginnings[s.lemma(h)] {
		return false
	}
	v := s.head(h)
	return v >= 0 && s.isVerb(v) && s.rel(h) == "obj" && asserting[s.lemma(v)] && !s.negated(v)
}

// beginnings say of an act that it has begun, or is over: who announces that tells what is there.
var beginnings = set("start beginning launch outset completion end success resumption")

// creating are verbs that bring about what their object names; others speak of something that is there ("quell the protests").
var creating = set("plan host organise organize prepare hold stage mount launch set start begin resume make arrange convene schedule see bring create establish open form join conduct carry sign reach conclude impose send provide deliver allow restore")

// happening are verbs that say of an act that it is there.
var happening = set("happen occur take begin start erupt break resume materialize materialise come follow be")

// nounInClause judges a noun by the verb that governs it.
func (s *sentence) nounInClause(n, v int) (schema.Status, bool) {
	l := s.lemma(v)
	object := isRel(s.rel(n), "obj", "obl", "nsubj") && s.head(n) == v
	passiveSubject := s.rel(n) == "nsubj:pass" && s.head(n) == v
	if object && !isRel(s.rel(n), "nsubj") || passiveSubject {
		switch p := s.caseOf(n); {
		case demanding[l] && l != "press" && (p == "for" || p == "" || p == "to"):
			return schema.Occurred, true
		case (threatening[l] || refusing[l]) && (p == "of" || p == "" || p == "with" || p == "about" || p == "out"):
			return schema.Occurred, l != "oppose"
		case l == "prepare" && (p == "for" || p == ""), putOff[l]:
			return schema.Planned, false
		case l == "propose" || l == "plan" || l == "schedule" || l == "expect" || l == "consider" || l == "discuss" && p == "":
			return schema.Planned, false
		case l == "deny":
			if claims[s.lemma(n)] {
				// What is denied of an accusation is its content.
				return schema.Occurred, false
			}
			return schema.Denied, false
		}
	}
	if isRel(s.rel(n), "nsubj") && s.head(n) == v {
		status, drop := s.clause(v, schema.Occurred)
		if status == schema.Denied && !happening[l] {
			// "The protests did not end": they went on.
			return schema.Occurred, drop
		}
		return status, drop
	}
	status, drop := s.clause(v, schema.Occurred)
	// What lies behind a preposition in a clause that is only planned ("will discuss the attack") has happened or not
	// by itself; only direct objects share the clause's fate.
	if status != schema.Denied && status != schema.Occurred && (isRel(s.rel(n), "obj") || passiveSubject) && s.head(n) == v && creating[l] {
		return status, drop
	}
	return schema.Occurred, false
}

// clause judges a verb by its own modals and by the clauses above it.
func (s *sentence) clause(v int, status schema.Status) (schema.Status, bool) {
	beside := false
	for n := 0; v >= 0 && n < 8; n++ {
		st, drop, stop := s.ownMood(v)
		if drop {
			return st, true
		}
		if st != schema.Denied || !beside {
			status = weaker(status, st)
		}
		if stop || s.rel(v) == "root" {
			return status, false
		}
		var done bool
		status, drop, done = s.above(v, status)
		if drop || done {
			return status, drop
		}
		// "Did not give in, seizing": what is told beside a denied act is not denied with it.
		beside = beside || isRel(s.rel(v), "advcl")
		v = s.head(v)
		for v >= 0 && !s.isVerb(v) && s.upos(v) != "ADJ" && s.rel(v) != "root" {
			if s.isNominal(v) {
				switch l := s.lemma(v); {
				case demandNouns[l]:
					return status, true
				case planNouns[l]:
					return weaker(status, schema.Planned), false
				default:
					return status, false
				}
			}
			v = s.head(v)
		}
	}
	return status, false
}

// weaker is the less real of two statuses.
func weaker(a, b schema.Status) schema.Status {
	order := []schema.Status{schema.Occurred, schema.Planned, schema.Conditional, schema.Denied}
	return order[max(slices.Index(order, a), slices.Index(order, b))]
}

// ownMood reads negation, modals and conditions at the verb itself. A stop means that what is above does not matter.
func (s *sentence) ownMood(v int) (status schema.Status, drop, stop bool) {
	status = schema.Occurred
	children := s.children[v]
	alternative := false
	if s.rel(v) == "conj" && s.child(v, "aux", "nsubj") < 0 && s.head(v) >= 0 && s.isVerb(s.head(v)) {
		children = append(slices.Clone(children), s.children[s.head(v)]...)
		alternative = slices.ContainsFunc(s.kids(v, "cc"), func(k int) bool { return s.lower[k] == "or" })
	}
	for _, c := range children {
		w := s.lower[c]
		switch rel := s.rel(c); {
		case isRel(rel, "advmod") && negating[w] && (s.head(c) == v || alternative), isRel(rel, "cc") && w == "nor" && s.head(c) == v:
			status = weaker(status, schema.Denied)
		case isRel(rel, "aux"):
			switch w {
			case "will", "'ll", "shall", "wo", "would", "'d":
				status = weaker(status, schema.Planned)
			case "could", "may", "might":
				status = weaker(status, schema.Conditional)
			case "must", "should", "ought", "needs", "need":
				return status, true, true
			case "can", "ca":
				status = weaker(status, schema.Conditional)
			}
		case rel == "mark" && w == "to" && c > 0 && s.lemma(c-1) == "be" && s.head(c-1) == v:
			// "the talks are to begin"
			status = weaker(status, schema.Planned)
		case isRel(rel, "advcl") && s.head(c) == v:
			if m := s.marker(c); m == "if" || m == "unless" || m == "once" || m == "provided" {
				status = weaker(status, schema.Conditional)
			}
		case isRel(rel, "nsubj") && s.head(c) == v && s.noDeterminer(c):
			status = weaker(status, schema.Denied)
		}
	}
	switch m := s.marker(v); m {
	case "if", "unless", "whether", "lest", "in order":
		return status, true, true
	}
	return status, false, false
}

var negating = set("not n't never neither")

func (s *sentence) noDeterminer(i int) bool {
	d := s.child(i, "det")
	return d >= 0 && s.lower[d] == "no" || s.lower[i] == "nobody" || s.lower[i] == "none"
}

// ranking tells whether a word before a noun says which of a row it is.
func (s *sentence) ranking(n int) bool {
	return slices.ContainsFunc(s.kids(n, "amod", "nummod"), func(k int) bool {
		return s.lower[k] == "only" || s.lower[k] == "last" || s.lower[k] == "latest" || ordinals[s.lower[k]]
	})
}

var ordinals = set("first second third fourth fifth sixth seventh eighth ninth tenth")

// told tells whether a verb is in the perfect or the past: what is announced so has happened ("announces that it has withdrawn").
func (s *sentence) told(v int) bool {
	if isRel(s.rel(v), "ccomp") && s.tok(v).XPOS == "VBD" {
		return true
	}
	return slices.ContainsFunc(s.kids(v, "aux"), func(k int) bool {
		return s.lemma(k) == "have" && !slices.ContainsFunc(s.kids(v, "aux"), func(m int) bool { return s.tok(m).XPOS == "MD" })
	}) || slices.ContainsFunc(s.kids(v, "aux:pass"), func(k int) bool { return s.tok(k).XPOS == "VBD" })
}

// gathering are verbs for what crowds do, objecting those for what they do it for.
var (
	gathering = set("gather march rally assemble congregate meet flock converge turn take walk pour fill crowd descend")
	objecting = set("protest demonstrate denounce condemn oppose demand rally march")
)

// above reads what the clause above says of this one.
func (s *sentence) above(v int, status schema.Status) (schema.Status, bool, bool) {
	h := s.head(v)
	rel := s.rel(v)
	l := s.lemma(h)
	switch noun := s.attempt(v); {
	case noun >= 0 && s.caseOf(noun) != "in":
		return status, false, true
	case isRel(rel, "conj", "parataxis", "root", "appos"):
		if isRel(rel, "parataxis") || s.child(v, "nsubj", "aux") >= 0 {
			return status, false, true
		}
		return status, false, false
	case isRel(rel, "ccomp", "xcomp", "csubj"):
		switch {
		case denying[l]:
			return schema.Denied, false, true
		case refusing[l], threatening[l]:
			return status, true, true
		case demanding[l]:
			return status, true, true
		case l == "hope" || l == "want" || l == "wish":
			return status, true, true
		case planning[l] && asserting[l] && s.told(v):
			return status, false, true
		case planning[l]:
			return weaker(status, schema.Planned), false, false
		case l == "fail" && s.marker(v) == "to":
			return schema.Denied, false, true
		}
		return status, false, asserting[l]
	case isRel(rel, "advcl", "acl") && demanding[l] && (s.marker(v) == "for" || s.marker(v) == "to" || s.marker(v) == "that"):
		return status, true, true
	case isRel(rel, "advcl"):
		switch {
		case s.marker(v) == "to" && (s.told(v) || l == "use" || gathering[l] && objecting[s.lemma(v)]):
			// Who uses bombs to strike, or gathers to protest, does it.
			return status, false, false
		case s.marker(v) == "to" || s.marker(v) == "so that":
			return weaker(status, schema.Planned), false, true
		}
		for _, c := range s.children[v] {
			if s.rel(c) == "mark" || s.rel(c) == "case" {
				if w := s.lower[c]; w == "before" || w == "without" || w == "from" && refusing[l] || w == "instead" {
					return status, w != "before", true
				}
			}
		}
		return status, false, s.tok(v).XPOS != "VBG" && s.tok(v).XPOS != "VBN"
	case isRel(rel, "acl"):
		if (s.tok(v).XPOS == "VB" || s.marker(v) == "to") && !s.told(v) {
			switch {
			case demandNouns[l]:
				return status, true, true
			case s.ranking(h) && s.saidOf(h) >= 0:
				// "Jordan is the third country to expel the ambassador": it did.
				return status, false, false
			default:
				return weaker(status, schema.Planned), false, true
			}
		}
		if demandNouns[l] && s.tok(v).XPOS == "VBG" && (l == "call" || l == "appeal" || l == "demand") {
			return status, true, true
		}
		return status, false, true
	}
	return status, false, false
}
