package extract

import (
	"slices"

	"casus/schema"
)

// implied are parts in an act that stand outside the slots of its word, in constructions that leave little doubt: who faces accusations is
// their target, who orders air strikes to go on makes them, whoever holds the town that is stormed is attacked.
func (d *document) implied(t *trigger) []part {
	var out []part
	add := func(role schema.Role, i int) {
		if i < 0 {
			return
		}
		for _, k := range t.s.conjuncts(t.s.nominal(i)) {
			m := d.mentionAt(t.s, k)
			if m == nil || m.entity == nil || m.form == pronounForm && len(m.entity.mentions) == 1 {
				continue
			}
			if e := d.actorOf(m); e != nil {
				for _, x := range withMembers(e) {
					out = append(out, part{role: role, entity: x, mention: m})
				}
			}
		}
	}
	kind := t.frame.Type
	switch {
	case kind == schema.Accusation || kind == schema.Demand || kind == schema.Threat:
		add(schema.Target, t.faced())
	case kind.Class() == schema.ClassViolence || kind == schema.Protest:
		add(schema.Target, t.fatal())
	}
	if kind.Class() == schema.ClassViolence || kind == schema.MilitarySupport || kind == schema.Siege || kind == schema.Deployment || kind == schema.Withdrawal {
		add(schema.Agent, t.directed())
	}
	if kind == schema.Withdrawal || kind == schema.Displacement {
		add(schema.Agent, t.fleeing())
	}
	if kind == schema.Endorsement || kind == schema.Accusation {
		add(schema.Target, t.deedOf(kind == schema.Endorsement))
	}
	if kind.Class() == schema.ClassDiplomacy {
		add(schema.Agent, t.author())
	}
	if kind == schema.MilitarySupport {
		add(schema.Target, t.supported())
	}
	if kind == schema.Talks {
		add(schema.Party, t.attending())
	}
	if kind.Class() == schema.ClassViolence || kind == schema.TerritoryCapture {
		add(schema.Agent, t.helped())
	}
	if kind.Class() == schema.ClassViolence {
		for _, k := range t.included(d) {
			add(schema.Target, k)
		}
	}
	if kind == schema.OtherAgreementType || kind == schema.CeasefireAgreementType {
		add(schema.Mediator, t.drafted())
	}
	if kind == schema.OtherAgreementType || kind == schema.CeasefireAgreementType || kind == schema.Talks {
		add(schema.Mediator, t.auspices())
		add(schema.Mediator, t.hosted())
	}
	if kind.Class() == schema.ClassViolence || kind == schema.TerritoryCapture || kind == schema.Siege {
		for _, k := range t.holders(d) {
			add(schema.Target, k)
		}
	}
	if kind.Class() == schema.ClassViolence || kind == schema.TerritoryCapture {
		for _, k := range t.owners(d) {
			add(schema.Target, k)
		}
	}
	if kind == schema.Demand {
		add(schema.Target, t.whoShould(d))
	}
	return out
}

// imply adds an implied part. Who brokers is no side.
func (e *event) imply(p part) {
	if t := e.first(); p.role == schema.Agent && t.fleeing() >= 0 {
		// Nobody else flees.
		e.parts = slices.DeleteFunc(e.parts, func(q part) bool { return q.role == schema.Agent || q.entity == p.entity })
	}
	k := slices.IndexFunc(e.parts, func(q part) bool { return q.entity == p.entity })
	switch {
	case k < 0:
		e.parts = append(e.parts, p)
	case p.role == schema.Target && e.parts[k].role == schema.Agent && e.kind == schema.Accusation && e.first().faced() >= 0:
		// "NATO dismisses accusations that its jets": its jets, not its accusations.
		e.parts[k].role = p.role
	case p.role == schema.Mediator && e.parts[k].role == schema.Party && len(e.with(schema.Party)) != 2:
		e.parts[k].role = p.role
	}
}

// deedOf is whose deed is praised or condemned: "appreciates Turkey's efforts", "praised the performance of the army". What stands behind "of" may suffer
// a deed that is condemned. Negative for nobody's.
func (t *trigger) deedOf(of bool) int {
	s := t.s
	o := s.child(t.at, "obj")
	for n := 0; o >= 0 && n < 3; n++ {
		if m := s.headed[o]; m != nil {
			if n > 0 && m.entity != nil && !m.entity.isPlace() {
				return o
			}
			return -1
		}
		if p := s.child(o, "nmod:poss"); p >= 0 {
			return p
		}
		if !of {
			return -1
		}
		o = s.ofChild(o)
	}
	return -1
}

var texts = set("plan resolution statement letter petition declaration proposal communique appeal report")

// author is whose plan or statement demands or rejects something: "the Arab League plan calling for an election". Negative for nobody's.
func (t *trigger) author() int {
	s := t.s
	n := s.head(t.at)
	if n < 0 || s.rel(t.at) != "acl" || s.passive(t.at) || !texts[s.lemma(n)] {
		return -1
	}
	for _, k := range s.kids(n, "nmod:poss", "compound") {
		if m := s.headed[k]; m != nil && m.entity != nil && !m.entity.isPlace() {
			return k
		}
	}
	return -1
}

// fleeing is who does what a participle before him says: "weapons left behind by fleeing soldiers". Negative for nobody.
func (t *trigger) fleeing() int {
	s := t.s
	if h := s.head(t.at); s.tok(t.at).XPOS == "VBG" && s.rel(t.at) == "amod" && h > t.at && s.isNominal(h) {
		return h
	}
	return -1
}

var (
	facing   = set("face dismiss deny reject ignore defy refute rebut rebuff brush shrug")
	reacting = set("react respond")
)

// faced is who faces the accusations or calls that a noun means, or reacts to them; negative for nobody.
func (t *trigger) faced() int {
	s := t.s
	v := s.head(t.at)
	if !s.isNominal(t.at) || v < 0 || !s.isVerb(v) || s.passive(v) {
		return -1
	}
	if isRel(s.rel(t.at), "obj") && facing[s.lemma(v)] || isRel(s.rel(t.at), "obl") && s.caseOf(t.at) == "to" && reacting[s.lemma(v)] {
		return s.subject(v)
	}
	return -1
}

var killing = set("kill injure wound hurt die maim shoot")

// fatal is who dies in what a noun means: "31 people were killed in clashes there". Negative for nobody.
func (t *trigger) fatal() int {
	s := t.s
	v := s.head(t.at)
	if !s.isNominal(t.at) || v < 0 || !killing[s.lemma(v)] || !isRel(s.rel(t.at), "obl", "nmod") {
		return -1
	}
	switch s.caseOf(t.at) {
	case "in", "during", "by":
	default:
		return -1
	}
	if !s.passive(v) && s.lemma(v) != "die" {
		return -1
	}
	if i := s.subject(v); i >= 0 {
		return i
	}
	if isRel(s.rel(v), "acl", "amod") {
		return s.head(v)
	}
	return -1
}

var (
	directing = set("continue resume order authorize authorise launch conduct begin start intensify expand escalate mount wage fight use approve")
	aspects   = set("continuation resumption series wave campaign intensification expansion use round start")
)

// directed is who orders, begins or goes on with what a noun means, which names nobody itself: "orders a continuation of air strikes". Negative
// for nobody.
func (t *trigger) directed() int {
	s := t.s
	if !s.isNominal(t.at) {
		return -1
	}
	n := t.at
	if h := s.head(n); h >= 0 && aspects[s.lemma(h)] && s.caseOf(n) == "of" {
		n = h
	}
	v := s.head(n)
	if v < 0 || !isRel(s.rel(n), "obj") || !s.isVerb(v) || !directing[s.lemma(v)] || s.passive(v) {
		return -1
	}
	return s.subject(v)
}

var (
	leaving = set("withdrawal resignation departure pullout retreat ouster pull-out")
	ending  = set("end halt stop")
)

// whoShould is who would have to do what is demanded in a noun: "calls for the withdrawal of British troops", "for an end to the army's attacks".
// Negative for nobody.
func (t *trigger) whoShould(d *document) int {
	s := t.s
	for n := range s.Tokens {
		if s.head(n) != t.at || !s.isNominal(n) || !isRel(s.rel(n), "obj", "obl", "nmod") || n < t.at {
			continue
		}
		switch {
		case leaving[s.lemma(n)]:
			if k := s.child(n, "nmod:poss"); k >= 0 {
				return k
			}
			return s.ofChild(n)
		case ending[s.lemma(n)]:
			for _, k := range s.kids(n, "nmod") {
				if p := s.child(k, "nmod:poss"); p >= 0 {
					return p
				}
			}
		}
	}
	return -1
}

// objects are what an act of force is done to by its grammar: the object of a verb, what stands behind "on" and "against" of a noun.
func (t *trigger) objects() []int {
	if t.s.isNominal(t.at) && t.args["obj"] == nil {
		return slices.Concat(t.args["on"], t.args["against"], t.args["of"])
	}
	return slices.Concat(t.args["obj"], t.args["on"], t.args["against"])
}

// owners are whose the things are that an act is done to: "attacked an African Union base", "air strikes on the army's positions". Where an owner
// is named, he is hit, not the thing.
func (t *trigger) owners(d *document) []int {
	s := t.s
	var out []int
	for _, i := range t.objects() {
		if i < 0 || !s.isNominal(i) || !d.x.frames.In("thing", s.lemma(i)) && !holdings[s.lemma(i)] {
			continue
		}
		if m := s.at[i]; m != nil && m.form == nameForm {
			continue
		}
		for _, k := range s.kids(i, "nmod:poss", "compound", "nmod") {
			m := s.headed[k]
			if m == nil || m.entity == nil || m.form == pronounForm || k > i && s.caseOf(k) != "of" || s.hyphened(m) {
				continue
			}
			if m.entity.isPlace() && m.entity.place != schema.CountryPlace {
				continue
			}
			if m.entity.isPlace() && (k > i || s.rel(k) != "nmod:poss") {
				continue
			}
			out = append(out, k)
		}
	}
	return out
}

var holdings = set("stronghold bastion hideout haven enclave defence defense territory line artillery")

// holders are who holds the places that an act of force is about: "the rebel-held city", "the insurgent stronghold Tal Afar".
func (t *trigger) holders(d *document) []int {
	s := t.s
	var out []int
	for i := 1; i+1 < len(s.Tokens); i++ {
		held := -1
		if m := s.at[i-1]; s.lower[i] == "-" && m != nil && (s.lower[i+1] == "held" || s.lower[i+1] == "controlled" || s.lower[i+1] == "occupied") {
			held = i - 1
		} else if l := s.lemma(i); (l == "stronghold" || l == "bastion") && m != nil && m.last == i-1 && !m.place {
			held = i - 1
		}
		if held < 0 || i < t.at || i > t.at+6 {
			continue
		}
		for k := t.at + 1; k < held; k++ {
			if s.isVerb(k) {
				held = -1
				break
			}
		}
		if held >= 0 {
			out = append(out, held)
		}
	}
	return out
}

// supported is whom troops or arms are sent to help: "sends advisers to assist the rebels". Negative for nobody.
func (t *trigger) supported() int {
	s := t.s
	for _, v := range s.kids(t.at, "advcl", "xcomp", "acl") {
		if !bolstering[s.lemma(v)] || v < t.at {
			continue
		}
		o := s.child(v, "obj")
		if o >= 0 && efforts[s.lemma(o)] {
			return s.child(o, "nmod:poss")
		}
		return o
	}
	return -1
}

var attended = set("involve engage participate attend join take")

// attending is who is in talks: "has been involved in negotiations". Negative for nobody.
func (t *trigger) attending() int {
	s := t.s
	v := s.head(t.at)
	if !s.isNominal(t.at) || v < 0 || !attended[s.lemma(v)] || isRel(s.rel(t.at), "obl") && s.caseOf(t.at) != "in" || !isRel(s.rel(t.at), "obj", "obl") {
		return -1
	}
	return s.subject(v)
}

// helped is who is helped to do something: "helps the army capture the town". Negative for nobody.
func (t *trigger) helped() int {
	s := t.s
	v := s.head(t.at)
	if v < 0 || !s.isVerb(t.at) || s.lemma(v) != "help" || !isRel(s.rel(t.at), "xcomp", "ccomp") {
		return -1
	}
	if k := s.child(v, "obj"); k >= 0 {
		return k
	}
	return s.child(t.at, "nsubj")
}

// included are those who are named among the victims: "kills 22 people, including the mayor".
func (t *trigger) included(d *document) []int {
	s := t.s
	var out []int
	for k := t.at + 1; k < len(s.Tokens) && k < t.at+25; k++ {
		if s.lower[k] != "including" {
			continue
		}
		h := s.head(k)
		if h < k {
			h = s.phraseHead(k + 1)
		}
		if h < k || !s.within(h, t.at) {
			continue
		}
		for _, i := range s.conjuncts(h) {
			if m := d.mentionAt(s, i); m != nil && m.entity != nil && (m.entity.kind == schema.PersonActor || m.entity.kind == schema.PopulationActor || m.noun != nil && m.noun.Person) {
				out = append(out, i)
			}
		}
	}
	return out
}

// nameEnd is the head of the last name or noun of the phrase that begins at a token: Kofi Annan in "former Secretary-General Kofi Annan".
func (s *sentence) nameEnd(i int) int {
	h := s.phraseHead(i)
	for h >= 0 && h+1 < len(s.Tokens) {
		k := h + 1
		if s.lower[k] == "-" && k+1 < len(s.Tokens) {
			k++
		}
		m := s.at[k]
		if !s.isNominal(k) && (m == nil || m.form != nameForm) {
			return h
		}
		h = k
		if m != nil && m.form == nameForm {
			h = m.last
		}
	}
	return h
}
