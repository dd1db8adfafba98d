package extract

import (
	"slices"

	"casus/schema"
)

// Support that a sentence tells the end of is none any more.
var (
	supportNouns  = set("support aid assistance backing help supply delivery shipment weapon arms funding subsidy training")
	endingVerbs   = set("end stop halt cease suspend freeze cut terminate discontinue withhold withdraw pull")
	endingNouns   = set("end halt cessation suspension termination freeze cutoff stop withdrawal")
	supportActing = set("support back aid assist help arm fund finance train supply provide send deliver give subsidise subsidize")
)

// endOfSupport finds the word that tells the end of support that stands at a token: "ended its support for", "a halt to deliveries", "stopped arming";
// negative where nothing does.
func (s *sentence) endOfSupport(i int) int {
	h := s.head(i)
	if s.isVerb(i) && h >= 0 && s.isVerb(h) && supportActing[s.lemma(i)] && s.rel(i) == "xcomp" && s.tok(i).XPOS == "VBG" && endingVerbs[s.lemma(h)] {
		return h
	}
	if !s.isNominal(i) || !supportNouns[s.lemma(i)] {
		return -1
	}
	for n := i; h >= 0; n, h = h, s.head(h) {
		switch {
		case s.isVerb(h) && endingVerbs[s.lemma(h)] && isRel(s.rel(n), "obj", "nsubj:pass"):
			return h
		case s.isNominal(h) && endingNouns[s.lemma(h)] && isRel(s.rel(n), "nmod"):
			return h
		case !s.isNominal(h) || !supportNouns[s.lemma(h)] && !isRel(s.rel(n), "nmod"):
			return -1
		}
	}
	return -1
}

// endSupport takes support that is told as ended for what it is: the act is a sanction, if no other word of the sentence names one, and who backed
// somebody backs him no more.
func (d *document) endSupport() {
	for _, e := range d.events {
		t := e.first()
		if e.kind != schema.MilitarySupport && e.kind != schema.Aid {
			continue
		}
		over := -1
		for _, i := range append([]int{t.at}, t.also...) {
			over = max(over, t.s.endOfSupport(i))
		}
		if over < 0 {
			continue
		}
		if status, drop := t.s.clause(over, schema.Occurred); !drop && status == schema.Occurred {
			for _, a := range e.with(schema.Agent) {
				for _, b := range e.with(schema.Target) {
					d.ended = append(d.ended, relation{kind: schema.Backs, subject: a, object: b, until: d.published, s: t.s, confidence: e.confidence})
				}
			}
		}
		e.dropped = slices.ContainsFunc(d.events, func(o *event) bool {
			return o != e && slices.ContainsFunc(o.triggers, func(u *trigger) bool { return u.s == t.s && (u.at == over || slices.Contains(u.also, over)) })
		})
		e.kind = schema.Sanction
	}
	d.events = slices.DeleteFunc(d.events, func(e *event) bool { return e.dropped })
}

// endBacking ends the links of support in the sentences that tell its end.
func (d *document) endBacking() {
	for _, r := range d.ended {
		d.link(r)
	}
	for i := range d.relations {
		r := d.relations[i]
		if r.kind != schema.Backs || !r.until.IsZero() || r.s == nil || r.status != schema.Occurred && r.status != "" {
			continue
		}
		for k := range r.s.Tokens {
			over := r.s.endOfSupport(k)
			if over < 0 || !r.s.about(over, r.subject) || !r.s.about(over, r.object) {
				continue
			}
			if status, drop := r.s.clause(over, schema.Occurred); !drop && status == schema.Occurred {
				r.until = d.published
			}
		}
	}
}

// about tells whether somebody is mentioned in the clause of a word.
func (s *sentence) about(i int, x *entity) bool {
	top := i
	for h := s.head(top); !s.isVerb(top) && h >= 0; h = s.head(top) {
		top = h
	}
	return slices.ContainsFunc(s.mentions, func(m *mention) bool { return m.entity == x && s.within(m.head, top) })
}

// stopped drops acts of force that a truce is the stop of: "a moratorium on attacks" tells of none.
func (d *document) stopped() {
	for _, e := range d.events {
		if t := e.first(); e.kind.Class() == schema.ClassViolence && len(e.triggers) == 1 && t.s.isNominal(t.at) {
			stop := t.s.stopBefore(t.at)
			e.dropped = stop >= 0 && slices.ContainsFunc(d.events, func(o *event) bool {
				return o.kind == schema.CeasefireAgreementType && o.first().s == t.s && (o.first().at == stop || slices.Contains(o.first().also, stop))
			})
		}
	}
	d.events = slices.DeleteFunc(d.events, func(e *event) bool { return e.dropped })
}

// stopBefore is the noun for a stop that stands right before a noun: "a pause in the fighting"; negative for none.
func (s *sentence) stopBefore(i int) int {
	k := i - 1
	for k >= 0 && (s.upos(k) == "DET" || s.upos(k) == "ADJ") {
		k--
	}
	if k < 1 || s.upos(k) != "ADP" || !stopping[s.lemma(k-1)] {
		return -1
	}
	return k - 1
}
