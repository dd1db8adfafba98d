package extract

import (
	"slices"

	"casus/loaders/lexicon/frames"
	"casus/schema"
)

// event is an act of the document.
type event struct {
	triggers []*trigger
	kind     schema.EventType
	status   schema.Status
	parts    []part
	places   []*mention
	time     schema.Time
	source   schema.TimeSource
	toll     toll
	weapon   string
	sources  []*entity
	// about is the agreement that this act breaches, endorses or rejects.
	about     *event
	agreement *agreement
	// at is where it is told first: sentence and token.
	confidence float64
	dropped    bool
	id         string
}

func (e *event) first() *trigger { return e.triggers[0] }

// findEvents turns triggers into events, sentence by sentence, and joins what tells the same act.
func (d *document) findEvents() {
	var before schema.Time
	var last *event
	story := d.story
	for sc := range d.scenes() {
		if on := d.laterBy(sc.s, before); !on.IsZero() {
			before, story = on, on
		}
		here := d.actsOf(sc, before)
		here = d.joinEffects(here)
		here = d.joinRepeats(here)
		d.shareTolls(sc.s, here, last)
		for _, e := range here {
			if e.source == schema.TimeDefault && d.goesOn(e, story) {
				e.time, e.source = story, schema.TimeRelative
			}
			if e.source == schema.TimeDefault && last != nil && last.source != schema.TimeDefault && last.first().s.index < sc.s.index && again(last, e) {
				e.time, e.source = last.time, schema.TimeRelative
			}
			if e.source != schema.TimeDefault && e.status == schema.Occurred {
				before = e.time
			}
			if e.source == schema.TimeStated && e.status == schema.Occurred {
				story = e.time
			}
			if deadly(e) {
				last = e
			}
			d.locate(e)
			d.events = append(d.events, e)
		}
	}
	d.retellTitle()
	d.joinRetellings()
	d.losers()
	d.sides()
	d.untaken()
	d.claims()
	d.blame()
	d.samePlaces()
	for _, e := range d.events {
		d.thingHit(e)
	}
}

// actsOf are the acts of a sentence, word by word; before is when the act told before the sentence happened.
func (d *document) actsOf(sc *scene, before schema.Time) (here []*event) {
	for _, c := range sc.all {
		kind, p := d.decide(c, sc)
		if kind == "" {
			continue
		}
		t := &c.trigger
		t.frame = d.frameFor(c, kind)
		status, drop := d.statusOf(c, kind), false
		if kind == schema.CeasefireAgreementType {
			if status, drop = d.truceTold(t, status); drop {
				continue
			}
		}
		if c.drop && status == schema.Occurred && kind.Class() == schema.ClassTerritory {
			// Places that somebody only threatens to take are not taken, whatever the models think.
			continue
		}
		e := d.event(t, status, p, before)
		if e.source == schema.TimeDefault && e.status == schema.Occurred && d.background(c, sc) {
			e.time = schema.Until(d.published)
		}
		if e.source != schema.TimeDefault && e.status == schema.Occurred && d.anchors(t) {
			before = e.time
		}
		here = append(here, e)
	}
	return here
}

// event makes an event of a trigger; p is how likely it is one, 0 where only its frame speaks for it.
func (d *document) event(t *trigger, status schema.Status, p float64, before schema.Time) *event {
	e := &event{triggers: []*trigger{t}, kind: t.frame.Type, status: status, confidence: p}
	e.parts, e.places, _ = d.fill(t)
	if d.x.learned.roles != nil {
		e.parts, e.places = d.cast(t, e.parts, e.places)
		for _, p := range d.implied(t) {
			e.imply(p)
		}
		e.settleSides()
		d.heldTargets(t, e)
		d.favoured(t, e)
	}
	sources, saying := d.sources(t)
	e.parts = both(d.withoutOwner(t, withoutCritic(t, d.withoutOpponents(t, d.withoutTeller(t, e.parts, saying)))))
	for _, src := range sources {
		if !e.has(src) || saying >= 0 && status == schema.Occurred && e.kind.Class() != schema.ClassDiplomacy && claiming[t.s.lemma(saying)] {
			e.sources = append(e.sources, src)
		}
	}
	e.time, e.source = d.when(t, status, saying, before)
	if status == schema.Occurred && e.kind.Class() != schema.ClassAgreement && d.toCome(e.time) {
		if l := t.s.lemma(t.at); t.carrier < 0 && t.s.tok(t.at).XPOS == "VBD" && !planning[l] && !demanding[l] {
			// "Withdrew ahead of elections on December 20": the day is another act's.
			e.time, e.source = d.published, schema.TimeDefault
		} else {
			e.status = schema.Planned
		}
	}
	e.toll = d.tollOf(t)
	if p == 0 {
		e.confidence = d.confidence(e)
	}
	return e
}

func (e *event) has(x *entity) bool {
	return slices.ContainsFunc(e.parts, func(p part) bool { return p.entity == x })
}

func (e *event) with(role schema.Role) []*entity {
	var out []*entity
	for _, p := range e.parts {
		if p.role == role {
			out = append(out, p.entity)
		}
	}
	return out
}

// confidence is a prior by how much of the frame stands in the text.
func (d *document) confidence(e *event) float64 {
	c := 0.55
	if e.first().frame.Part == frames.Verb {
		c += 0.1
	}
	c += 0.08 * float64(min(3, len(e.parts)))
	if len(e.places) > 0 {
		c += 0.04
	}
	if e.first().frame.Weight() > 0 {
		c += 0.05
	}
	if e.status != schema.Occurred {
		c -= 0.1
	}
	return max(0.05, min(0.95, c))
}

// effects are verbs that tell what an act did to people; beside the act itself they are no act of their own.
var effects = set("kill die injure wound hurt destroy damage massacre perish hit strike target leave claim slay")

// joinEffects joins "killing three", "left 27 dead", "were killed in an airstrike" to the violent act that did it; a named
// person's death is the act, and the strike its means.
func (d *document) joinEffects(here []*event) []*event {
	for _, e := range here {
		t := e.first()
		if e.dropped || !t.s.isVerb(t.at) || !effects[t.s.lemma(t.at)] && t.frame.Type != schema.Casualties && e.kind.Class() != schema.ClassViolence {
			continue
		}
		for _, o := range here {
			if o == e || o.dropped || o.kind.Class() != schema.ClassViolence || effects[o.first().s.lemma(o.first().at)] && o.first().at > t.at || !linked(t, o.first()) {
				continue
			}
			if o.status == schema.Denied || o.status != e.status || !effects[t.s.lemma(t.at)] && t.frame.Type != schema.Casualties && !slices.Contains(t.args["subj"], o.first().at) || d.apart(inOrder(o, e)) {
				continue
			}
			main, other := o, e
			if e.kind == schema.TargetedKilling && o.kind != schema.TargetedKilling {
				main, other = e, o
				main.weapon = t.s.text(d, o.first().at, o.first().at)
				for _, p := range o.parts {
					if p.role == schema.Agent && !main.has(p.entity) && len(main.with(schema.Agent)) == 0 {
						main.parts = append(main.parts, p)
					}
				}
			} else {
				for _, p := range e.parts {
					if !main.has(p.entity) && (p.role == schema.Target || p.role == schema.Agent && len(main.with(schema.Agent)) == 0 && !d.isViolent(p)) {
						main.parts = append(main.parts, p)
					}
				}
			}
			main.toll.merge(other.toll)
			main.triggers = append(main.triggers, other.triggers...)
			for _, m := range other.places {
				if len(main.places) == 0 || !main.at(m.entity) {
					main.places = append(main.places, m)
				}
			}
			if main.source == schema.TimeDefault && other.source != schema.TimeDefault {
				main.time, main.source = other.time, other.source
			}
			other.dropped = true
			if other == e {
				break
			}
		}
	}
	return slices.DeleteFunc(here, func(e *event) bool { return e.dropped })
}

func (d *document) isViolent(p part) bool { return p.mention != nil && p.mention.entity == nil }

func (e *event) at(x *entity) bool {
	return slices.ContainsFunc(e.places, func(m *mention) bool { return m.entity == x })
}

// inOrder are two acts in the order in which they are told.
func inOrder(a, b *event) (first, second *event) {
	if b.first().s.index < a.first().s.index || b.first().s == a.first().s && b.first().at < a.first().at {
		return b, a
	}
	return a, b
}

// linked tells whether an effect and an act hang together in the tree: the one is an argument of the other, or a clause of
// it.
func linked(effect, act *trigger) bool {
	s := effect.s
	for _, slot := range []string{"subj", "in", "by", "during", "after", "when", "from", "as", "with"} {
		for _, i := range effect.args[slot] {
			for _, k := range s.conjuncts(i) {
				if k == act.at || slices.Contains(act.also, k) {
					return true
				}
			}
		}
	}
	top := act.at
	if act.carrier >= 0 {
		top = act.carrier
	}
	for v, n := effect.at, 0; v >= 0 && n < 3; v, n = s.head(v), n+1 {
		if v == top {
			return true
		}
		if !isRel(s.rel(v), "advcl", "xcomp", "acl", "conj", "parataxis", "ccomp") {
			return false
		}
		if isRel(s.rel(v), "conj", "parataxis") && s.child(v, "nsubj") >= 0 && s.rel(s.child(v, "nsubj")) == "nsubj" {
			return false
		}
	}
	for v, n := top, 0; v >= 0 && n < 2; v, n = s.head(v), n+1 {
		if v == effect.at {
			return true
		}
		if !isRel(s.rel(v), "advcl", "xcomp", "obl", "conj", "parataxis") {
			return false
		}
	}
	return false
}

// joinRepeats joins triggers of one sentence that name the same act twice ("attacked ... in an assault on").
func (d *document) joinRepeats(here []*event) []*event {
	for i, e := range here {
		for _, o := range here[:i] {
			if o.dropped || e.dropped || o.kind != e.kind || o.status != e.status || !d.joined(o, e, repeat(o, e)) {
				continue
			}
			d.absorb(o, e)
		}
	}
	return slices.DeleteFunc(here, func(e *event) bool { return e.dropped })
}

// repeat tells whether two triggers of a sentence and type are one act: one governs the other, or they share participants
// and do not differ in place or day.
func repeat(a, b *event) bool {
	s := a.first().s
	ta, tb := a.first(), b.first()
	if s.within(tb.at, ta.at) || s.within(ta.at, tb.at) {
		if isRel(s.rel(tb.at), "conj") && disjoint(a, b) {
			return false
		}
		return compatible(a, b)
	}
	return compatible(a, b) && shares(a, b)
}

// compatible tells whether nothing that both tell differs.
func compatible(a, b *event) bool {
	if a.source != schema.TimeDefault && b.source != schema.TimeDefault && !a.time.Overlaps(b.time) {
		return false
	}
	if len(a.places) > 0 && len(b.places) > 0 && !nested(a, b) {
		return false
	}
	for _, role := range []schema.Role{schema.Agent, schema.Target} {
		x, y := a.with(role), b.with(role)
		if len(x) > 0 && len(y) > 0 && !slices.ContainsFunc(x, func(e *entity) bool { return containsEntity(y, e) }) {
			return false
		}
	}
	return !contradict(a.toll.killed, b.toll.killed) && !contradict(a.toll.displaced, b.toll.displaced)
}

func contradict(a, b *schema.Count) bool {
	if a == nil || b == nil {
		return false
	}
	return a.Low != nil && b.High != nil && *a.Low > *b.High || b.Low != nil && a.High != nil && *b.Low > *a.High
}

func nested(a, b *event) bool {
	for _, m := range a.places {
		for _, n := range b.places {
			if m.entity == n.entity || m.entity.country == n.entity.country && (m.entity.place == schema.CountryPlace || n.entity.place == schema.CountryPlace) || m.entity.within == n.entity || n.entity.within == m.entity {
				return true
			}
		}
	}
	return false
}

func shares(a, b *event) bool {
	for _, p := range a.parts {
		if b.has(p.entity) {
			return true
		}
	}
	return len(a.parts) == 0 || len(b.parts) == 0
}

func disjoint(a, b *event) bool {
	return len(a.parts) > 0 && len(b.parts) > 0 && !shares(a, b)
}

// absorb makes b a part of a.
func (d *document) absorb(a, b *event) {
	// Who bound themselves is told where an agreement is told first; later sentences also name whom it concerns.
	bound := isAgreement(a) && len(a.with(schema.Party)) > 1
	for _, p := range b.parts {
		if !a.has(p.entity) && (len(a.with(p.role)) == 0 || p.role == schema.Party && !bound || p.role == schema.Mediator) {
			a.parts = append(a.parts, p)
		}
	}
	for _, m := range b.places {
		if !a.at(m.entity) && len(a.places) == 0 {
			a.places = append(a.places, m)
		}
	}
	if a.source == schema.TimeDefault && b.source != schema.TimeDefault && b.status == a.status {
		a.time, a.source = b.time, b.source
	}
	a.toll.merge(b.toll)
	for _, x := range b.sources {
		if !containsEntity(a.sources, x) {
			a.sources = append(a.sources, x)
		}
	}
	if b.agreement != nil && a.agreement == nil {
		a.agreement = b.agreement
	}
	a.triggers = append(a.triggers, b.triggers...)
	a.confidence = max(a.confidence, b.confidence)
	b.dropped = true
}

// locate gives an event without a place the only place of its sentence, or for an agreement the country that it is about.
func (d *document) locate(e *event) {
	d.takePlaces(e)
	d.receivers(e)
	if len(e.places) > 0 {
		e.places = smallest(e.places)
		d.takeParts(e)
		return
	}
	if d.x.learned.roles != nil {
		return
	}
	s := e.first().s
	switch e.kind.Class() {
	case schema.ClassDiplomacy, schema.ClassSupport, schema.ClassCoercion:
		if e.kind != schema.Talks {
			return
		}
	}
	var found []*mention
	for _, m := range s.mentions {
		if e.kind.Class() == schema.ClassHumanCost && e.first().s.warSubject(e.first().at) && !s.within(m.head, e.first().at) {
			continue
		}
		if m.entity != nil && (m.place || m.entity.isPlace()) && m.form == nameForm && d.locative(m) && !slices.ContainsFunc(found, func(o *mention) bool { return o.entity == m.entity }) {
			found = append(found, m)
		}
	}
	found = smallest(found)
	if len(found) == 1 {
		e.places = found
	}
}

// smallest leaves out the places that another of the list lies in.
func smallest(list []*mention) []*mention {
	return slices.DeleteFunc(slices.Clone(list), func(m *mention) bool {
		return slices.ContainsFunc(list, func(o *mention) bool { return o.entity != m.entity && inside(o.entity, m.entity) })
	})
}

// inside tells whether place a lies in place b.
func inside(a, b *entity) bool {
	if a.within == b {
		return true
	}
	if a.entry != nil && b.entry != nil && slices.Contains(a.entry.Within, b.entry.ID) {
		return true
	}
	return b.place == schema.CountryPlace && a.place != schema.CountryPlace && a.country == b.country && a.country != ""
}
