package extract

import (
	"slices"

	"casus/schema"
)

// slaying are words for an act that ends a life.
var slaying = set("kill killing assassinate assassination slay execute execution death die")

// fallen ends the offices and memberships of those of whose death the text tells: who "kills the group's leader" leaves it without him.
func (d *document) fallen() {
	for _, e := range d.events {
		if e.status != schema.Occurred || e.kind.Class() != schema.ClassViolence || !slaying[e.first().s.lemma(e.first().at)] {
			continue
		}
		for _, x := range e.with(schema.Target) {
			if x.kind != schema.PersonActor || x.generic || d.namedToOffice(x) {
				continue
			}
			for i := range d.relations {
				r := d.relations[i]
				if r.subject == x && r.until.IsZero() && (r.kind == schema.Leads || r.kind == schema.Represents || r.kind == schema.PartOf) {
					r.until = e.time.End()
				}
			}
		}
	}
}

// namedToOffice tells whether somebody is named to an office: whom a group "names as its new leader" after a death did not die.
func (d *document) namedToOffice(x *entity) bool {
	if slices.ContainsFunc(d.events, func(e *event) bool {
		return e.kind == schema.PoliticalTransition && naming[e.first().s.lemma(e.first().at)] && slices.Contains(e.with(schema.Target), x)
	}) {
		return true
	}
	return slices.ContainsFunc(x.mentions, func(m *mention) bool { return m.objectOf(naming) })
}

// objectOf tells whether a verb of a set does something to somebody.
func (m *mention) objectOf(verbs map[string]bool) bool {
	h := m.sent.head(m.head)
	return isRel(m.sent.rel(m.head), "obj", "nsubj:pass") && h >= 0 && verbs[m.sent.lemma(h)]
}

// replacing are verbs whose object has an office no more.
var replacing = set("replace succeed oust depose topple overthrow remove sack dismiss fire unseat")

// retiring are verbs whose subject has an office no more.
var retiring = set("resign abdicate quit die")

// departed ends the offices of those of whom the text tells that they died, resigned or were replaced, for each from the day on which it was.
func (d *document) departed() {
	for _, r := range d.relations {
		if (r.kind != schema.Leads && r.kind != schema.Represents) || !r.until.IsZero() || r.subject.kind != schema.PersonActor || r.subject.generic {
			continue
		}
		for _, m := range r.subject.mentions {
			if m.form == pronounForm {
				continue
			}
			if until := d.leftOn(m, r.object); !until.IsZero() {
				r.until, r.left = until, true
				break
			}
		}
	}
}

// leftOn is when somebody left an office of a body or state by what one mention of him says; zero where it says nothing of it.
func (d *document) leftOn(m *mention, of *entity) schema.Time {
	s := m.sent
	top := m.head
	if h := s.head(top); h >= 0 && isRel(s.rel(top), "appos", "flat", "nmod:desc") && (m.first > 0 && s.lower[m.first-1] == "," || !s.governed(h, m.first)) {
		// "The president, Idriss Déby, died", but "aides to President Idriss Déby resigned".
		top = h
	}
	v := s.head(top)
	for _, c := range slices.Concat(s.kids(top, "acl:relcl"), s.kids(m.head, "acl:relcl")) {
		if retiring[s.lemma(c)] && s.relativeRole(c) == "subj" {
			v = c
		}
	}
	if d.deceased(m) {
		return d.past()
	}
	if v < 0 {
		return schema.Time{}
	}
	t := &trigger{s: s, at: v, carrier: -1}
	switch l := s.lemma(v); {
	case s.lemma(v) == "death" && (isRel(s.rel(top), "nmod") && s.caseOf(top) == "of" || s.rel(top) == "nmod:poss"):
		if at := d.doneOn(t); !at.IsZero() {
			return at
		}
		return d.past()
	case !s.isVerb(v), s.tok(v).XPOS == "VBP" && s.rel(top) == "nsubj" && s.child(top, "conj") < 0:
		// "Aides to the prime minister resign": one alone "resigns".
		return schema.Time{}
	case s.rel(v) == "acl:relcl" && (s.head(v) == top || s.head(v) == m.head):
	case s.rel(top) == "nsubj" && !s.asOther(d, v, of) && (retiring[l] && !d.quitsElse(s, v) || l == "step" && s.has(v, "down") || l == "pass" && s.has(v, "away")):
	case isRel(s.rel(top), "obj", "nsubj:pass") && replacing[l] && !s.asOther(d, v, of) && !s.attempted(t) && !d.stranger(s, v, of):
	default:
		return schema.Time{}
	}
	if status, drop := s.clause(v, schema.Occurred); drop || status != schema.Occurred || d.unrealAt(s, v) {
		return schema.Time{}
	}
	if at := d.doneOn(t); !at.IsZero() {
		return at
	}
	if d.published.IsZero() {
		return schema.Time{}
	}
	if s.rel(v) == "acl:relcl" {
		return d.past()
	}
	return d.published
}

// deceased tells whether somebody is called "the late" before his name or his office.
func (d *document) deceased(m *mention) bool {
	s := m.sent
	for k := m.first - 1; k >= max(0, m.first-4); k-- {
		if s.lower[k] != "late" || k == 0 || s.lower[k-1] != "the" && s.lower[k-1] != "'s" {
			continue
		}
		if s.ofTime(k + 1) {
			return false
		}
		h := s.head(k)
		return h > k && h <= m.last && (h >= m.first || d.officeWord(s.lemma(h)))
	}
	return false
}

// officeWord tells whether a noun is for an office or who has one.
func (d *document) officeWord(lemma string) bool {
	return d.x.frames.In("office", lemma) || d.x.frames.In("leaderword", lemma)
}

// ofTime tells whether a word is for a part of a day or a stretch of years: "the late evening", "the late 1990s".
func (s *sentence) ofTime(i int) bool {
	if i >= len(s.lower) {
		return false
	}
	w := s.lower[i]
	return partsOfTime[w] || w[0] >= '0' && w[0] <= '9'
}

var partsOfTime = set("evening morning night afternoon hour hours day days week month summer winter spring autumn century")

// quitsElse tells whether what somebody quits is no office: "quits the talks".
func (d *document) quitsElse(s *sentence, v int) bool {
	obj := s.child(v, "obj")
	return obj >= 0 && !d.x.frames.In("officename", s.lemma(obj)) && !d.x.frames.In("leaderword", s.lemma(obj)) && !posts[s.lemma(obj)]
}

var posts = set("post job office presidency premiership position seat leadership power")

// stranger tells whether who dismisses or removes somebody is of another country than that which he leads: he only speaks of him, or bars him.
func (d *document) stranger(s *sentence, v int, of *entity) bool {
	switch s.lemma(v) {
	case "dismiss", "fire", "sack", "remove":
	default:
		return false
	}
	by := s.subject(v)
	if by < 0 || s.passive(v) {
		return false
	}
	m := d.mentionAt(s, by)
	switch {
	case m == nil || m.entity == nil:
		return false
	case m.entity.country == "":
		return m.form == nameForm
	}
	return of.country != "" && m.entity.country != of.country
}

// unrealAt tells whether an act that a verb names is one that did not happen: only planned, tried or denied.
func (d *document) unrealAt(s *sentence, v int) bool {
	return slices.ContainsFunc(d.events, func(e *event) bool { return e.status != schema.Occurred && e.triggered(s, v) })
}

// governed tells whether a preposition stands between two tokens.
func (s *sentence) governed(i, j int) bool {
	for k := i + 1; k < j; k++ {
		if s.upos(k) == "ADP" {
			return true
		}
	}
	return false
}

// doneOn is the last day that the words by something that has happened give for it; zero where they give none.
func (d *document) doneOn(t *trigger) schema.Time {
	e := d.expressionFor(t, -1)
	if e == nil {
		return schema.Time{}
	}
	at := e.Resolve(false)
	if from, ok := at.Earliest(); ok && e.Yearless() && !d.published.IsZero() && from.Unix() > begin(d.published) {
		at = e.In(from.Year() - 1)
	}
	return at.End()
}

// has tells whether a verb has a particle.
func (s *sentence) has(v int, particle string) bool {
	return slices.ContainsFunc(s.kids(v, "compound:prt", "advmod"), func(k int) bool { return s.lower[k] == particle })
}

// asOther tells whether a verb says as what or from what somebody goes, and that is another office than one of a body: "succeeds Angela Merkel as chair of the
// party", "dismissed him as a liar".
func (s *sentence) asOther(d *document, v int, of *entity) bool {
	for _, k := range s.kids(v, "obl", "advcl", "xcomp") {
		as := s.caseOf(k) == "as" || s.marker(k) == "as"
		if !as && s.caseOf(k) != "from" {
			continue
		}
		for _, o := range s.mentions {
			if o.entity == nil || o.entity.kind == schema.PersonActor || o.last < k-6 || !s.within(o.head, k) || o.entity.generic && o.head == k {
				continue
			}
			sameState := of.kind == schema.StateActor && o.entity.country == of.country && (o.entity.kind == schema.StateActor || o.entity.isPlace())
			return !(o.entity == of || o.entity.governs == of || of.governs != nil && of.governs == o.entity || sameState)
		}
		return !posts[s.lemma(k)] && !d.officeWord(s.lemma(k))
	}
	return false
}
