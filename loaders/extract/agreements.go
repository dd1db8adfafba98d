package extract

import (
	"slices"

	"casus/loaders/lexicon/frames"
	"casus/schema"
)

// agreement is what an agreement event has besides.
type agreement struct {
	effective, ends  schema.Time
	covers, excludes []*entity
	purpose          schema.AgreementPurpose
	form             schema.AgreementKind
	written          *bool
	terms            []*term
}

// takesEffect tells whether a frame says that an agreement takes effect rather than that it is made.
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
	d.settleTruces()
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
		if e.status == schema.Occurred && (current == nil || !d.named(current) && d.named(e)) {
			current = e
		}
	}
	d.breaches()
	d.tie(current)
	if current != nil {
		d.findTerms(current)
	}
	for _, e := range d.events {
		if e.agreement != nil {
			d.details(e, e == current)
		}
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
		if last != nil && e != last && last.kind == schema.CeasefireAgreementType && last.first().s == e.first().s && d.initiates(last.first()) == e.first().at && e.first().at > 0 {
			d.absorbDeal(last, e)
			continue
		}
		if last != nil && e != last && within(last, e) {
			e.parts = nil
			d.absorbDeal(last, e)
			continue
		}
		if last != nil && e != last && (definiteNoun(e) || sharedNoun(last, e)) && compatibleDeals(last, e) {
			d.absorbDeal(last, e)
			continue
		}
		if last == nil || e.status == schema.Occurred && !definiteNoun(e) && (d.named(e) || !d.named(last)) {
			last = e
		}
	}
	d.events = slices.DeleteFunc(d.events, func(e *event) bool { return e.dropped })
}

// within tells whether the noun of an agreement stands inside the phrase of another: "a deal on a new Syrian ceasefire".
func within(a, b *event) bool {
	for _, t := range a.triggers {
		for _, i := range append([]int{t.at}, t.also...) {
			o := b.first()
			if o.s == t.s && o.at != i && t.s.isNominal(i) && t.s.within(o.at, i) && o.at-i < 8 {
				return true
			}
		}
	}
	return false
}

// absorbDeal joins a second telling of an agreement to the first, with what it says of effect and end.
func (d *document) absorbDeal(a, b *event) {
	d.absorb(a, b)
	if a.agreement == nil || b.agreement == nil {
		return
	}
	if a.agreement.effective.IsZero() {
		a.agreement.effective = b.agreement.effective
	}
	if a.agreement.ends.IsZero() {
		a.agreement.ends = b.agreement.ends
	}
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
	return d.initiates(t) > 0
}

// initiating are verbs by which a deal makes a truce: "an agreement to initiate a ceasefire".
var initiating = set("initiate implement establish begin start observe declare enter extend renew institute introduce")

// initiates is the noun of the truce that the parties agreed to make, behind the words for the deal; -1 for none.
func (d *document) initiates(t *trigger) int {
	s, from := t.s, t.at
	for _, i := range t.also {
		from = max(from, i)
	}
	for k := from + 1; k < len(s.Tokens) && k < from+24; k++ {
		if s.lower[k] == ";" || s.lower[k] == "." {
			return -1
		}
		if !d.truceNoun(s, k) {
			continue
		}
		for v := k - 1; v > from && v >= k-5; v-- {
			if initiating[s.lemma(v)] && s.lower[v-1] == "to" {
				return k
			}
		}
	}
	return -1
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
	brokers := e.with(schema.Mediator)
	for c, w := range d.countries {
		if !d.settings[c] && slices.ContainsFunc(brokers, func(x *entity) bool { return x.country == c }) {
			// Who brokers a truce makes it for others.
			continue
		}
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
