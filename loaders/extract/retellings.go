package extract

import (
	"slices"
	"time"

	"casus/loaders/lexicon/frames"
	"casus/schema"
)

// joinRetellings joins sentences that tell one act again: the same type and status, a definite or bare noun or the same verb
// the second time, and nothing that differs.
func (d *document) joinRetellings() {
	for i, e := range d.events {
		if e.dropped {
			continue
		}
		for j := i - 1; j >= 0; j-- {
			o := d.events[j]
			if e.first().s.index-o.first().s.index > 40 {
				break
			}
			if o.dropped {
				continue
			}
			if e.status != o.status && !(o.status == schema.Occurred && definiteNoun(e)) {
				continue
			}
			closer := closerTold(o, e) && compatible(o, e) && !disjoint(o, e)
			if !sameAssault(o, e) && !courseOf(o, e) && !d.joined(o, e, closer || (o.kind == e.kind || anyAttack(o, e)) && d.retold(o, e)) {
				continue
			}
			if e.status != o.status {
				e.source = schema.TimeDefault
			}
			if closer {
				o.kind = e.kind
			}
			d.absorb(o, e)
			break
		}
	}
	d.events = slices.DeleteFunc(d.events, func(e *event) bool { return e.dropped })
}

// anyAttack tells whether the second of two acts names in general what the first named more closely: "the attack" after a bombing.
func anyAttack(o, e *event) bool {
	return e.kind == schema.ArmedAttack && o.kind.Class() == schema.ClassViolence && o.kind != schema.Battle && o.kind != schema.Abduction && definiteNoun(e) && generalAttacks[e.first().s.lemma(e.first().at)]
}

// closerTold tells whether the second of two acts that are told close together names more closely what the first named in general:
// "condemns the attacks in which dozens died in bombings".
func closerTold(o, e *event) bool {
	if o.kind != schema.ArmedAttack || o.first().frame.Part != frames.Noun || !closelyTold[o.first().s.lemma(o.first().at)] || e.first().s.index-o.first().s.index > 1 {
		return false
	}
	switch e.kind {
	case schema.Airstrike, schema.Shelling, schema.Bombing, schema.ChemicalAttack:
		return o.status == e.status
	}
	return false
}

var closelyTold = set("attack assault incident")

var generalAttacks = set("attack assault incident violence killing massacre strike raid")

func (d *document) retold(o, e *event) bool {
	if isAgreement(o) && takesEffect(o.first().frame) != takesEffect(e.first().frame) {
		return false
	}
	if d.longBefore(o, e) || d.longBefore(e, o) {
		return false
	}
	if !compatible(o, e) || e.first().s.index-o.first().s.index > 40 {
		return false
	}
	if definiteNoun(e) {
		return !disjoint(o, e) || agreementLike(e.kind)
	}
	if agreementLike(e.kind) {
		return shares(o, e)
	}
	// Another verb: only with the same agent and target, or the same place and toll.
	if len(o.parts) > 0 && len(e.parts) > 0 && allIn(e, o) && (len(e.parts) > 1 || len(e.places) > 0 && nested(o, e)) && o.first().frame.Lemma == e.first().frame.Lemma {
		return true
	}
	return o.toll.killed != nil && e.toll.killed != nil && sameCount(o.toll.killed, e.toll.killed) && (len(e.places) == 0 || len(o.places) == 0 || nested(o, e))
}

// again tells whether an act without a time of its own is the one of force that was told last, of the same type or told in general: "the assault" behind "attacked
// a post on Sunday".
func again(last, e *event) bool {
	return e.status == schema.Occurred && e.kind.Class() == schema.ClassViolence && definiteNoun(e) && toldActs[e.first().s.lemma(e.first().at)] &&
		(last.kind == e.kind || anyAttack(last, e)) && e.first().s.index-last.first().s.index <= 2 &&
		(len(last.places) == 0 || len(e.places) == 0 || nested(last, e))
}

// sameAssault tells whether an act is the one that the sentence before has told, by others' descriptions: "Taliban fighters attacked a post. Insurgents killed
// eight policemen in the assault".
func sameAssault(o, e *event) bool {
	return e.first().s.index == o.first().s.index+1 && again(o, e) && allGeneric(e) && !definedBehind(e.first()) && !contradict(o.toll.killed, e.toll.killed)
}

// courses are verbs that say of an act how it goes, beside nobody who does anything.
var courses = set("last continue go begin start end take come happen occur unfold drag stop finish")

// courseOf tells whether a sentence says no more of the act of force that was told right before than how long it took, or when it began or ended: "the assault
// lasted three hours".
func courseOf(o, e *event) bool {
	t := e.first()
	s := t.s
	if !definiteNoun(e) || !toldActs[s.lemma(t.at)] && s.lemma(t.at) != "siege" || s.index-o.last().s.index != 1 || definedBehind(t) {
		return false
	}
	v := s.head(t.at)
	if v < 0 || !courses[s.lemma(v)] || !isRel(s.rel(t.at), "nsubj") || o.kind.Class() != schema.ClassViolence {
		return false
	}
	return !slices.ContainsFunc(s.mentions, func(m *mention) bool {
		return m.form != pronounForm && m.entity != nil && !m.entity.isPlace() && !m.place
	})
}

// last is the word of an act that stands last.
func (e *event) last() *trigger {
	out := e.triggers[0]
	for _, t := range e.triggers {
		if t.s.index > out.s.index {
			out = t
		}
	}
	return out
}

// allGeneric tells whether nobody who has a part in an act is named: "insurgents", "policemen".
func allGeneric(e *event) bool {
	return !slices.ContainsFunc(e.parts, func(p part) bool { return !p.entity.generic })
}

// definedBehind tells whether words behind a noun for an act say which one is meant: "the attack on a barracks".
func definedBehind(t *trigger) bool {
	return slices.ContainsFunc(t.s.kids(t.at, "nmod", "acl"), func(k int) bool { return k > t.at })
}

// longBefore tells whether an act is dated well before another of which only the report's day is known: "two died in protests on
// Friday" and "the rally of January".
func (d *document) longBefore(a, b *event) bool {
	if a.source == schema.TimeDefault || b.source != schema.TimeDefault || b.time != d.published || d.published.IsZero() || agreementLike(a.kind) {
		return false
	}
	_, to := a.time.Bounds()
	from, _ := d.published.Bounds()
	return from-to > int64(10*24*time.Hour/time.Second)
}

func agreementLike(k schema.EventType) bool {
	return k == schema.CeasefireAgreementType || k == schema.OtherAgreementType || k == schema.Talks
}

func allIn(e, o *event) bool {
	for _, p := range e.parts {
		if !o.has(p.entity) {
			return false
		}
	}
	return true
}

func sameCount(a, b *schema.Count) bool {
	eq := func(x, y *int) bool { return x == nil && y == nil || x != nil && y != nil && *x == *y }
	return eq(a.Low, b.Low) && eq(a.High, b.High)
}

// definiteNoun tells whether an event's trigger is a noun with "the", "this" or a possessor: something told before.
func definiteNoun(e *event) bool {
	t := e.first()
	if t.frame.Part != frames.Noun {
		return false
	}
	for _, c := range t.s.children[t.at] {
		if t.s.rel(c) == "det" && (t.s.lower[c] == "the" || t.s.lower[c] == "this" || t.s.lower[c] == "that" || t.s.lower[c] == "these") {
			return true
		}
		if t.s.rel(c) == "nmod:poss" && t.s.timed(c) {
			// "Saturday's attack"
			return true
		}
	}
	return false
}
