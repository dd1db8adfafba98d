package extract

import (
	"slices"

	"casus/loaders/lexicon/frames"
	"casus/schema"
)

// agreement is what an agreement event has besides.
type agreement struct {
	effective, ends schema.Time
	covers          []*entity
	terms           []*term
}

// term is one thing that an agreement asks of somebody.
type term struct {
	s           *sentence
	first, last int
	who         []*entity
	condition   [2]int // tokens; -1 for none
	status      schema.Status
	event       *event
	kind        schema.EventType
	places      []*entity
}

// inEffect are the dependents by which a frame says that an agreement takes effect rather than that it is made.
func takesEffect(f *frames.Frame) bool {
	for _, dep := range f.Dependents {
		if slices.ContainsFunc(dep.Lemmas, func(l string) bool { return l == "effect" || l == "force" || l == "hold" }) {
			return true
		}
	}
	return false
}

// findAgreements gives agreements their parts: when they take effect, what they cover, what they ask, and which breaches,
// endorsements and rejections are about them.
func (d *document) findAgreements() {
	d.nameCeasefires()
	d.startDates()
	var current *event
	for _, e := range d.events {
		if !isAgreement(e) {
			continue
		}
		if e.agreement == nil {
			e.agreement = &agreement{}
		}
		d.cover(e)
		if current == nil && e.status == schema.Occurred {
			current = e
		}
	}
	d.tie()
	if current != nil {
		d.findTerms(current)
	}
}

func isAgreement(e *event) bool {
	return e.kind == schema.CeasefireAgreementType || e.kind == schema.OtherAgreementType
}

// nameCeasefires makes a deal about a ceasefire a ceasefire, and joins "the deal", "the plan" to it.
func (d *document) nameCeasefires() {
	var last *event
	for _, e := range d.events {
		if !isAgreement(e) || e.dropped {
			continue
		}
		if e.kind == schema.OtherAgreementType && d.aboutCeasefire(e.first()) {
			e.kind = schema.CeasefireAgreementType
		}
		if last != nil && e != last && (definiteNoun(e) || sharedNoun(last, e)) && compatibleDeals(last, e) {
			d.absorb(last, e)
			continue
		}
		if e.status == schema.Occurred && !definiteNoun(e) || last == nil {
			last = e
		}
	}
	d.events = slices.DeleteFunc(d.events, func(e *event) bool { return e.dropped })
}

// sharedNoun tells whether two agreement events stand in one sentence on the same noun, or speak of a definite one.
func sharedNoun(a, b *event) bool {
	for _, t := range b.triggers {
		for _, i := range append([]int{t.at}, t.also...) {
			for _, c := range t.s.children[i] {
				if t.s.rel(c) == "det" && (t.s.lower[c] == "the" || t.s.lower[c] == "this") && t.s.isNominal(i) {
					return true
				}
			}
			for _, o := range a.triggers {
				if o.s == t.s && slices.Contains(append([]int{o.at}, o.also...), i) {
					return true
				}
			}
		}
	}
	return false
}

func compatibleDeals(a, b *event) bool {
	if a.source != schema.TimeDefault && b.source != schema.TimeDefault && b.status == schema.Occurred && !takesEffect(b.first().frame) && !a.time.Overlaps(b.time) {
		return false
	}
	if takesEffect(b.first().frame) {
		return false
	}
	return !(len(a.with(schema.Party)) > 0 && len(b.with(schema.Party)) > 0 && disjoint(a, b))
}

func (d *document) aboutCeasefire(t *trigger) bool {
	for _, slot := range []string{"on", "for", "of", "mod", "obj", "about", "to"} {
		for _, i := range t.args[slot] {
			for _, k := range t.s.conjuncts(i) {
				if d.x.frames.In("truce", t.s.lemma(k)) {
					return true
				}
				for _, m := range t.s.kids(k, "nmod", "compound", "amod") {
					if d.x.frames.In("truce", t.s.lemma(m)) {
						return true
					}
				}
			}
		}
	}
	for _, i := range t.also {
		for _, k := range t.s.kids(i, "nmod", "compound", "amod") {
			if d.x.frames.In("truce", t.s.lemma(k)) {
				return true
			}
		}
	}
	return false
}

// startDates makes "will come into force on Monday" the effective date of the agreement that it is said of.
func (d *document) startDates() {
	for i, e := range d.events {
		if !isAgreement(e) || !takesEffect(e.first().frame) {
			continue
		}
		var of *event
		for j := i + 1; j < len(d.events) && of == nil && d.events[j].first().s == e.first().s; j++ {
			if o := d.events[j]; isAgreement(o) && !takesEffect(o.first().frame) && sharesNoun(o, e) {
				of = o
			}
		}
		for j := i - 1; j >= 0 && of == nil; j-- {
			if o := d.events[j]; isAgreement(o) && !o.dropped && !takesEffect(o.first().frame) {
				of = o
			}
		}
		at := schema.Time{}
		if e.source != schema.TimeDefault {
			at = e.time
		} else if e.status == schema.Occurred {
			at = e.time
		}
		if of == nil {
			e.agreement = &agreement{effective: at}
			continue
		}
		if of.agreement == nil {
			of.agreement = &agreement{}
		}
		if of.agreement.effective.IsZero() {
			of.agreement.effective = at
		}
		of.triggers = append(of.triggers, e.triggers...)
		e.dropped = true
	}
	d.events = slices.DeleteFunc(d.events, func(e *event) bool { return e.dropped })
}

func sharesNoun(a, b *event) bool {
	for _, t := range b.triggers {
		for _, is := range t.args {
			for _, i := range is {
				for _, o := range a.triggers {
					if o.s == t.s && (o.at == i || slices.Contains(o.also, i)) {
						return true
					}
				}
			}
		}
	}
	return false
}

// cover reads which country an agreement is about: of an adjective before it ("a Syrian ceasefire"), of its place, or the one
// that the article is about.
func (d *document) cover(e *event) {
	var states []*entity
	for _, t := range e.triggers {
		for i := range t.s.Tokens {
			m := t.s.headed[i]
			if m == nil || m.entity == nil || m.entity.kind != schema.StateActor || e.has(m.entity) || m.entity.country == "" {
				continue
			}
			if h := t.s.head(m.head); m.form == adjectiveForm && h >= 0 && (h == t.at || slices.Contains(t.also, h) || d.x.frames.In("truce", t.s.lemma(h)) || d.x.frames.In("deal", t.s.lemma(h))) {
				states = append(states, m.entity)
			}
		}
	}
	for _, x := range states {
		if p := d.entityOf("place:" + x.country); p != nil && !containsEntity(e.agreement.covers, p) {
			e.agreement.covers = append(e.agreement.covers, p)
		}
	}
	for _, m := range e.places {
		if !containsEntity(e.agreement.covers, m.entity) {
			e.agreement.covers = append(e.agreement.covers, m.entity)
		}
	}
	if len(e.agreement.covers) > 0 || e.kind != schema.CeasefireAgreementType {
		return
	}
	best, weight := "", 0.0
	for c, w := range d.countries {
		if w > weight || w == weight && c < best {
			best, weight = c, w
		}
	}
	if weight >= 0.25 {
		if p := d.entityOf("place:" + best); p != nil {
			e.agreement.covers = append(e.agreement.covers, p)
		}
	}
}

// tie links breaches, endorsements and rejections to the agreement whose noun they have as an argument, or the last one told.
func (d *document) tie() {
	for i, e := range d.events {
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
		for j := i - 1; j >= 0 && e.about == nil; j-- {
			if isAgreement(d.events[j]) {
				e.about = d.events[j]
			}
		}
	}
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
			case d.cueTerm(e, s, v), d.verbTerm(e, s, v), d.conditionalTerm(e, s, v), d.dutyTerm(e, s, v):
			}
		}
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
		if tr.s == t.s && t.first <= tr.at && tr.at <= t.last && x != e && !isAgreement(x) {
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

// cueTerm reads "Key to the deal is the withdrawal of ..., allowing ...".
func (d *document) cueTerm(e *event, s *sentence, v int) bool {
	if !termCues[s.lemma(v)] || s.child(v, "cop") < 0 {
		return false
	}
	deal := false
	for _, c := range s.kids(v, "obl", "nmod") {
		deal = deal || dealNouns[s.lemma(c)]
	}
	subject := s.child(v, "nsubj")
	if !deal || subject < 0 {
		return false
	}
	first, last := s.span(subject, true)
	d.addTerm(e, &term{s: s, first: first, last: last, status: schema.Planned, condition: noSpan, who: d.actorsOf(s, subject)})
	for _, c := range append(s.kids(v, "advcl"), s.kids(subject, "advcl", "acl")...) {
		if s.tok(c).XPOS == "VBG" {
			f, l := s.span(c, false)
			d.addTerm(e, &term{s: s, first: f, last: l, status: schema.Planned, condition: noSpan})
		}
	}
	return true
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
			d.verbPhrase(e, s, v, schema.Planned, noSpan)
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

// verbPhrase adds a term for a verb and one for each verb coordinated with it.
func (d *document) verbPhrase(e *event, s *sentence, v int, status schema.Status, condition [2]int) {
	who := d.actorsOf(s, v)
	for _, k := range s.conjuncts(v) {
		if !s.isVerb(k) {
			continue
		}
		first, last := k, k
		for i := k; i < len(s.Tokens); i++ {
			if !s.within(i, k) {
				continue
			}
			other := false
			for _, c := range s.conjuncts(v) {
				other = other || c != k && c > k && (s.within(i, c) || i >= c)
			}
			if !other && (condition[0] < 0 || i < condition[0] || i > condition[1]) {
				last = max(last, i)
			}
		}
		for last > first && (s.upos(last) == "PUNCT" || s.upos(last) == "CCONJ") {
			last--
		}
		d.addTerm(e, &term{s: s, first: first, last: last, status: status, condition: condition, who: who})
	}
}

// conditionalTerm reads "if X holds for a week, A and B will ...", "only if ... will A ...".
func (d *document) conditionalTerm(e *event, s *sentence, v int) bool {
	if !s.isVerb(v) {
		return false
	}
	will := false
	for _, c := range s.kids(v, "aux") {
		will = will || s.lower[c] == "will" || s.lower[c] == "would" || s.lower[c] == "could" || s.lower[c] == "shall"
	}
	if !will {
		return false
	}
	for _, c := range s.kids(v, "advcl") {
		if s.marker(c) != "if" && s.marker(c) != "once" {
			continue
		}
		if !d.concerns(e, s, v) {
			return false
		}
		first, last := s.span(c, false)
		d.verbPhrase(e, s, v, schema.Conditional, [2]int{first, last})
		return true
	}
	return false
}

// concerns tells whether a sentence speaks of the agreement or its sides.
func (d *document) concerns(e *event, s *sentence, v int) bool {
	for i := range s.Tokens {
		if dealNouns[s.lemma(i)] {
			return true
		}
	}
	for _, x := range d.actorsOf(s, v) {
		if e.has(x) {
			return true
		}
	}
	return false
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
		d.addTerm(e, &term{s: s, first: first, last: last, status: schema.Planned, condition: noSpan, who: who})
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
