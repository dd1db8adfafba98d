package extract

import (
	"slices"

	"casus/loaders/extract/timex"
	"casus/schema"
)

// What the word that governs a truce says of it: "talks on a ceasefire" make none, a proposal plans one.
var (
	// truceTalk are nouns of which a truce is only the matter, or that speak of it as broken: "a call for a truce", "ceasefire talks",
	// "violations of the truce".
	truceTalk = set("call demand appeal request pressure need talk negotiation discussion debate line monitor committee violation breach breakdown collapse failure end violator conference summit meeting resumption")
	// truceAhead are nouns for a truce that is not there yet: "a ceasefire proposal", "efforts for a truce".
	truceAhead = set("proposal offer plan draft initiative bid effort push attempt hope prospect chance possibility idea condition resolution compromise roadmap formula blueprint")
	// truceAsked are verbs that want a truce from others.
	truceAsked = set("demand urge appeal press plead beg insist want need request order")
	// trucePut are verbs that put a truce forward or speak against one that is put forward.
	trucePut = set("propose offer suggest seek discuss consider negotiate reject refuse oppose dismiss support work aim hope strive study weigh examine await")
	// truceMade are verbs that make a truce: in the infinitive ("in order to secure a ceasefire") it is not made yet.
	truceMade = set("secure mediate broker reach establish implement achieve obtain sign renew arrange agree facilitate accept conclude")
	// truceNeeded is what is said of a truce that is only wished for: "a ceasefire is imperative".
	truceNeeded = set("imperative necessary need urgent vital essential possible impossible unlikely likely crucial priority")
	// truceNear is what is said of a truce that is not there yet: "a ceasefire is within reach", "close to a ceasefire", "ready to help reach one".
	truceNear = set("reach close closer closest near nearer ready willing prepared open able far")
	// truceParts are verbs whose object is in the plan, or the deal, that is their subject.
	truceParts = set("include envisage envision foresee entail comprise contain stipulate outline")
	// truceBroken are verbs whose object is a truce that was there before.
	truceBroken = set("violate breach flout endanger threaten shatter undermine jeopardise jeopardize monitor")
)

// truceTold says whether what names a ceasefire tells of one, by the words that govern its noun; drop is true where it is only asked for,
// talked about or broken. Status is what the clause says already.
func (d *document) truceTold(t *trigger, status schema.Status) (_ schema.Status, drop bool) {
	s, n := t.s, t.at
	if !d.truceNoun(s, n) && s.isNominal(n) && slices.ContainsFunc(s.kids(n, "compound", "nmod", "amod"), func(k int) bool { return d.truceNoun(s, k) && s.caseOf(k) == "" }) {
		// "ceasefire agreement", "truce proposal"
		switch l := s.lemma(n); {
		case truceTalk[l]:
			return status, true
		case truceAhead[l]:
			return weaker(status, schema.Planned), false
		}
	} else if !d.truceNoun(s, n) {
		switch {
		case !s.isVerb(n):
			return status, false
		case trucePut[s.lemma(n)] && status == schema.Occurred, truceMade[s.lemma(n)] && s.hopedFor(n):
			return weaker(status, schema.Planned), false
		}
		return status, false
	}
	for range 4 {
		h := s.head(n)
		switch {
		case h < 0:
			return status, false
		case s.caseOf(n) == "without":
			return status, true
		case s.isNominal(h) && isRel(s.rel(n), "compound", "nmod", "amod"):
			switch l := s.lemma(h); {
			case truceTalk[l]:
				return status, true
			case truceAhead[l] && !(s.rel(h) == "obj" && s.lemma(s.head(h)) == "sign"):
				return weaker(status, schema.Planned), false
			case !dealNouns[l] && s.caseOf(n) == "":
				return status, false
			}
			if p := s.caseOf(n); p != "" && p != "of" && p != "on" && p != "for" && p != "about" {
				return status, false
			}
			n = h
		case s.isVerb(h) && s.lemma(h) == "order" && s.rel(n) == "obj" && d.commands(s, h):
			return weaker(status, schema.Planned), false
		case s.isVerb(h) && (isRel(s.rel(n), "obj", "obl") || s.rel(n) == "nsubj:pass"):
			return s.truceUnder(n, h, status)
		case isRel(s.rel(n), "nsubj") && truceNeeded[s.lemma(h)]:
			return status, true
		case isRel(s.rel(n), "nsubj") && truceNear[s.lemma(h)] && s.child(h, "cop") >= 0, isRel(s.rel(n), "obl", "nmod") && s.upos(h) == "ADJ" && truceNear[s.lower[h]]:
			return weaker(status, schema.Planned), false
		case s.rel(n) == "conj":
			n = h
		default:
			return status, false
		}
	}
	return status, false
}

// commands tells whether who gives an order has forces of his own, so that a truce is his to order: a president, not a court.
func (d *document) commands(s *sentence, v int) bool {
	by := s.subject(v)
	if by < 0 {
		return false
	}
	m := d.mentionAt(s, by)
	if m == nil || m.entity == nil {
		return false
	}
	switch m.entity.kind {
	case schema.PersonActor, schema.StateActor, schema.MilitaryActor, schema.ArmedGroupActor:
		return true
	}
	return false
}

// truceUnder judges a truce by the verb that it is an object of.
func (s *sentence) truceUnder(n, v int, status schema.Status) (_ schema.Status, drop bool) {
	l, p := s.lemma(v), s.caseOf(n)
	if p == "for" || p == "of" {
		// "set out five conditions for a ceasefire": what stands before the preposition may be what it belongs to.
		k := slices.IndexFunc(s.children[n], func(c int) bool { return s.rel(c) == "case" })
		if before := s.children[n][k] - 1; before >= 0 && s.isNominal(before) && before != v {
			switch b := s.lemma(before); {
			case truceTalk[b]:
				return status, true
			case truceAhead[b] && l != "sign":
				return weaker(status, schema.Planned), false
			}
		}
	}
	switch {
	case s.rel(v) == "csubj" && s.head(v) >= 0 && truceNeeded[s.lemma(s.head(v))]:
		return status, true
	case p == "during" || p == "amid" || p == "to" && l == "stick":
		return status, p != "amid"
	case l == "call" && (p == "for" || p == "on"), truceAsked[l] && (p == "" || p == "for" || p == "on"):
		return status, true
	case truceBroken[l] && p == "":
		return status, true
	case l == "mediate" && p == "for":
		return weaker(status, schema.Planned), false
	case trucePut[l] && (p == "" || p == "for" || p == "toward" || p == "towards" || p == "at" || p == "against"):
		return weaker(status, schema.Planned), false
	case truceMade[l] && (p == "" || p == "to" || p == "on") && s.rel(n) != "nsubj:pass" && s.purpose(v), s.hopedFor(v):
		return weaker(status, schema.Planned), false
	case truceParts[l] && p == "" && slices.ContainsFunc(s.kids(v, "nsubj"), func(k int) bool { return s.planned(k) }):
		return weaker(status, schema.Planned), false
	}
	return status, false
}

// planned tells whether a noun is for a truce that is not there yet, or for what such a plan says: "the terms of the proposal".
func (s *sentence) planned(n int) bool {
	return truceAhead[s.lemma(n)] || slices.ContainsFunc(s.kids(n, "nmod"), func(k int) bool { return truceAhead[s.lemma(k)] && s.caseOf(k) == "of" })
}

// hopedFor tells whether a verb stands under a word for what one is ready to do, or strives for, or says how near that is: "is ready to help reach a truce", "efforts to
// mediate one", "the closest that they have come to one".
func (s *sentence) hopedFor(v int) bool {
	if v > 1 && s.lower[v-1] == "to" && s.isNominal(v-2) && truceAhead[s.lemma(v-2)] {
		return true
	}
	for range 3 {
		h := s.head(v)
		if h < 0 || !isRel(s.rel(v), "xcomp", "ccomp", "conj", "acl", "advcl") {
			return false
		}
		if truceNear[s.lower[h]] && s.rel(v) != "ccomp" && (s.upos(h) == "ADJ" || s.tok(h).XPOS == "VBN") {
			return true
		}
		v = h
	}
	return false
}

// purpose tells whether a verb is an infinitive of what is still wanted: "in order to secure", "efforts to mediate".
func (s *sentence) purpose(v int) bool {
	if m := s.marker(v); m != "to" && m != "in order to" && m != "in order" {
		return false
	}
	h := s.head(v)
	return h < 0 || !(s.rel(v) == "xcomp" && (s.lemma(h) == "manage" || s.lemma(h) == "begin" || s.lemma(h) == "agree"))
}

// truceNoun tells whether a token is a noun for a truce.
func (d *document) truceNoun(s *sentence, i int) bool {
	return s.isNominal(i) && d.x.frames.In("truce", s.lemma(i)) && !s.stopsElse(i)
}

// stopping are nouns for a truce that may be a stop of anything: "the cessation of hostilities", "the cessation of aid".
var stopping = set("cessation pause moratorium lull halt")

// stopsElse tells whether a stop is one of something else than fighting.
func (s *sentence) stopsElse(i int) bool {
	if !stopping[s.lemma(i)] {
		return false
	}
	for _, k := range s.kids(i, "nmod") {
		switch s.caseOf(k) {
		case "of", "in", "on", "to":
			if s.upos(k) == "NOUN" && s.at[k] == nil && !s.fights(k) && !slices.ContainsFunc(s.times, func(e timex.Expression) bool { return e.First <= k && k <= e.Last }) {
				return true
			}
		}
	}
	return false
}

// truceBefore tells whether a truce is named as something that was there before the act of the sentence: "despite the truce", "since a
// ceasefire", "days after the ceasefire".
func (d *document) truceBefore(t *trigger) bool {
	n := t.at
	if !d.truceNoun(t.s, n) {
		// "despite the agreed ceasefire"
		k := slices.IndexFunc(t.also, func(k int) bool { return d.truceNoun(t.s, k) && t.s.head(t.at) == k })
		if k < 0 {
			return false
		}
		n = t.also[k]
	}
	if t.s.truceEnds(n) {
		return true
	}
	for range 2 {
		switch t.s.caseOf(n) {
		case "despite", "since", "after", "following", "in spite of", "notwithstanding", "under", "according to", "in accordance with", "in line with", "amid", "into", "as part of":
			return true
		}
		h := t.s.head(n)
		if h < 0 || !dealNouns[t.s.lemma(h)] {
			return t.s.partOf(n)
		}
		n = h
	}
	return t.s.partOf(n)
}

// truceOver are verbs for the end of a truce that was there.
var truceOver = set("end expire lapse collapse fail unravel crumble falter break")

// truceEnds tells whether a truce is what a verb tells the end of: "as a temporary ceasefire ends".
func (s *sentence) truceEnds(n int) bool {
	v := s.head(n)
	return v >= 0 && s.isVerb(v) && truceOver[s.lemma(v)] && isRel(s.rel(n), "nsubj") && s.marker(v) != "to" && s.child(v, "obj") < 0
}

// endsElse tells whether a verb ends something that is no truce: "a ceasefire to end the fighting", "ended the month-long conflict".
func (d *document) endsElse(c *candidate) bool {
	s, v := c.s, c.at
	if !s.isVerb(v) || !truceOver[s.lemma(v)] && !stopVerbs[s.lemma(v)] {
		return false
	}
	if h := s.head(v); h >= 0 && s.rel(v) == "acl" && s.marker(v) == "to" && d.truceNoun(s, h) {
		return true
	}
	obj := s.child(v, "obj")
	return obj >= 0 && s.isNominal(obj) && s.upos(obj) != "PRON" && !d.truceNoun(s, obj) && !dealNouns[s.lemma(obj)] &&
		!slices.ContainsFunc(s.kids(obj, "compound", "nmod"), func(k int) bool { return d.truceNoun(s, k) || dealNouns[s.lemma(k)] })
}

// partNouns are what a truce consists of: "the first stage of the ceasefire", "ceasefire terms".
var partNouns = set("part stage phase term provision framework accordance line compliance day hour week")

// partOf tells whether a noun is named only for a part of it, or what was done by it.
func (s *sentence) partOf(n int) bool {
	for range 3 {
		h := s.head(n)
		if h < 0 || !s.isNominal(h) || !isRel(s.rel(n), "nmod", "compound") {
			return false
		}
		if partNouns[s.lemma(h)] {
			return true
		}
		n = h
	}
	return false
}

var (
	startWords   = set("start begin commence effective effect force")
	startNouns   = set("start beginning commencement implementation")
	startMarkers = set("due set expect schedule will to shall")
)

// truceStart is the day from which a truce holds where its sentence tells one ahead: "a truce starting on Sunday", "due to come into effect
// on 27 February".
func (d *document) truceStart(e *event) schema.Time {
	for _, t := range e.triggers {
		s := t.s
		for i := range s.times {
			x := &s.times[i]
			if x.Kind != timex.Point {
				continue
			}
			if at := x.Resolve(true); x.Last+2 < len(s.Tokens) && startNouns[s.lower[x.Last+1]] && s.lower[x.Last+2] == "of" && begin(at) >= begin(d.published) && s.truceWithin(x.Last+3, 6) {
				// "ahead of the February 15 start of the truce"
				return at
			}
			for k := x.Head - 1; k >= 0 && k >= x.First-4; k-- {
				if !startWords[s.lemma(k)] {
					continue
				}
				if at := x.Resolve(true); s.startsAhead(k) && !at.IsZero() && begin(at) >= begin(d.published) && (s.truceBefore(k) || s.truceWithin(k, 4)) {
					return at
				}
			}
		}
	}
	return schema.Time{}
}

// truceSpan is from when until when a truce holds, as its sentence names the days: "a truce from 12 to 19 June", "until Sunday", which has no start. Said is the expression.
func (d *document) truceSpan(e *event) (from, until, said schema.Time) {
	for _, t := range e.triggers {
		for i := range t.s.times {
			x := &t.s.times[i]
			at := x.Time
			switch {
			case x.Kind == timex.UntilKind && t.s.behindTruce(x.First):
				at = x.Resolve(true)
			case x.Kind != timex.Span || !t.s.spansTruce(x):
				continue
			}
			first, last := at.Bounds()
			if at.IsZero() || last < begin(d.published) {
				continue
			}
			if start, ok := at.Earliest(); ok && x.Kind == timex.Span && first >= begin(d.published) {
				from = schema.Day(start)
			}
			return from, at.End(), x.Time
		}
	}
	return from, until, said
}

// spansTruce tells whether an expression says from when until when a truce holds.
func (s *sentence) spansTruce(x *timex.Expression) bool {
	at := x.First
	if at > 0 && s.lower[at-1] == "on" {
		at--
	}
	switch s.lower[at] {
	case "from", "between", "on":
		return s.behindTruce(at)
	}
	return false
}

// behindTruce tells whether a noun for a truce stands shortly before a token, with no clause between.
func (s *sentence) behindTruce(i int) bool {
	for k := i - 1; k >= max(0, i-8); k-- {
		switch {
		case s.lemma(k) == "truce" || s.lemma(k) == "ceasefire" || s.lemma(k) == "cease-fire" || s.lemma(k) == "pause":
			return true
		case s.upos(k) == "PUNCT" || s.isVerb(k) && s.tok(k).XPOS != "VBG":
			return false
		}
	}
	return false
}

// startsAhead tells whether a start lies ahead: a participle behind the noun ("starting on Sunday"), or a verb under "will" and its like.
func (s *sentence) startsAhead(i int) bool {
	if s.tok(i).XPOS == "VBG" || s.lower[i] == "effective" {
		return true
	}
	for k := i - 1; k >= max(0, i-5); k-- {
		if startMarkers[s.lemma(k)] {
			return true
		}
	}
	return false
}

func begin(t schema.Time) int64 {
	at, _ := t.Bounds()
	return at
}
