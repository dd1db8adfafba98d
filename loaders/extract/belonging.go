package extract

import (
	"slices"

	"casus/loaders/lexicon"
	"casus/schema"
)

// officeRelation links whoever an office is said of to the body whose office it is.
func (d *document) officeRelation(o *office) {
	subject := d.holderOf(o)
	if subject == nil {
		return
	}
	if o.bearer == nil && o.left > 0 && o.noun.Role != "" && (o.s.lower[o.left-1] == "for" || o.s.lower[o.left] == "a" || o.s.lower[o.left] == "an" || o.s.lower[o.left-1] == "as") {
		// Who runs for president, or is like one, is none.
		return
	}
	s := o.s
	body := d.bodyOf(o)
	if body == nil {
		d.bodyless(o, subject)
		return
	}
	r := relation{kind: d.linkOf(o, body), subject: subject, object: body.entity, role: o.noun.Lemma, status: o.status, s: o.s, confidence: 0.8}
	if o.noun.Role == "" {
		r.role = ""
	}
	if o.former {
		r.until = d.past()
	}
	switch {
	case body.entity.kind == schema.PersonActor && force(o.noun) && o.bearer == nil && !partisans[o.noun.Lemma]:
		// "Assad's troops": he leads them.
		if body.first < o.first && (d.possessive(body) || body.form == nameForm && body.last == o.first-1 && body.entity.entry != nil) {
			r.kind, r.subject, r.object, r.role = schema.Leads, body.entity, subject, ""
			d.link(r)
		}
	case r.kind == "" || r.object == nil || o.bearer == nil && s.tok(o.last).XPOS == "NNS" && o.noun.Role != "" && !speaking[o.noun.Role] && !(r.kind == schema.Represents && d.takesPart(o)):
	case body.entity.kind == schema.PersonActor:
		// "the president's spokesman" speaks for him.
		if r.kind == schema.Represents {
			d.link(r)
		}
	case r.kind == schema.Leads && o.bearer == nil && subject.generic && !fighting(body.entity):
		// "the company's chief": nobody is named.
	case r.kind == schema.PartOf && o.bearer == nil && body.form == nounForm && (s.within(body.head, o.last) && body.first >= o.left || body.entity == subject):
		// "an embassy official": the words say no more of it.
	default:
		d.link(r)
	}
}

// holderOf is whom an office is said of: the name, else the description itself.
func (d *document) holderOf(o *office) *entity {
	if o.bearer != nil {
		return o.bearer.entity
	}
	if m := o.s.at[o.last]; m != nil && m.entity != nil && !m.entity.isPlace() {
		return m.entity
	}
	return nil
}

// bodyless links the holder of a high office whose state the sentence does not name to the one that the lexicon knows or the
// article is about, if it is named somewhere.
func (d *document) bodyless(o *office, person *entity) {
	if o.bearer == nil || !stateOffices[lastWord(o.noun.Role)] && o.noun.Role != "supreme leader" || o.noun.Role == "vice president" {
		return
	}
	var body *entity
	if person.entry != nil {
		for _, l := range person.entry.Links {
			if (l.Type == lexicon.Leads || l.Type == lexicon.Represents) && d.during(l.Since, l.Until) {
				if b := d.entityNamed(l.Object); b != nil {
					body = b
					break
				}
			}
		}
	} else if c := d.mainCountry(0.4); c != "" {
		body = d.entityNamed("state:" + c)
	}
	if body == nil {
		return
	}
	r := relation{kind: schema.RelationType(o.noun.Relation), subject: person, object: body, role: o.noun.Lemma, status: o.status, s: o.s, confidence: 0.6}
	if o.former {
		r.until = d.past()
	}
	d.link(r)
}

// entityNamed is the document's entity of a state or body, or of a state's territory, that is named in the text.
func (d *document) entityNamed(id string) *entity {
	for _, e := range d.entities {
		if e.entry == nil || len(e.mentions) == 0 {
			continue
		}
		if e.entry.ID == id || e.place == schema.CountryPlace && "state:"+e.country == id {
			return e
		}
	}
	return nil
}

var stateOffices = set("president king queen emir sultan chancellor minister")

var (
	memberRoles = set("lawmaker senator deputy judge prosecutor delegate")
	// partisans are for or against somebody, and no part of him.
	partisans   = set("ally supporter opponent rival loyalist backer enemy critic observer monitor bodyguard inspector general")
	noLinkRoles = set("cleric adviser aide candidate mediator coordinator founder")
)

// linkOf is what a noun makes of its holder and a body: an officer leads or represents it, a member or a force is part of it.
func (d *document) linkOf(o *office, body *mention) schema.RelationType {
	role := o.noun.Role
	switch {
	case noLinkRoles[role], partisans[o.noun.Lemma], role == "diplomat" && o.bearer == nil && !d.takesPart(o), (role == "speaker" || role == "secretary") && body.entity.kind != schema.StateActor:
		return ""
	case memberRoles[role]:
		if body.entity.kind == schema.StateActor || body.entity.isPlace() {
			return ""
		}
		return schema.PartOf
	case role != "":
		return schema.RelationType(o.noun.Relation)
	case o.noun.Lemma == "official" || o.noun.Lemma == "government official":
		state := body.entity.kind == schema.StateActor || body.entity.isPlace()
		switch {
		case o.bearer == nil && !(state && d.takesPart(o)):
			return ""
		case state:
			return schema.Represents
		}
		return schema.PartOf
	case o.noun.Kind == lexicon.Population || o.noun.Kind == lexicon.Person:
		if (memberNouns[o.noun.Lemma] || o.bearer != nil && staffNouns[o.noun.Lemma] && collective(body.entity)) && !body.entity.generic && body.entity.kind != schema.StateActor && !body.entity.isPlace() && (o.noun.Lemma != "member" || o.bearer != nil) {
			return schema.PartOf
		}
		return ""
	}
	if body.entity.kind == schema.PersonActor || o.noun.Kind == lexicon.Organization && !o.noun.Person && o.noun.Side == "government" {
		// A ministry, a parliament, an embassy: everybody knows whose it is.
		return ""
	}
	if body.form == pronounForm && body.entity.kind == schema.StateActor || o.bearer != nil && (body.entity.kind == schema.StateActor || body.entity.isPlace()) {
		return ""
	}
	if body.form == adjectiveForm || !d.possessive(body) && body.first < o.first && (body.entity.kind == schema.StateActor || body.entity.isPlace()) {
		// An adjective of a state before its forces gives no relation.
		return ""
	}
	if body.form == nounForm && body.first < o.first && !d.possessive(body) {
		return ""
	}
	return schema.PartOf
}

// speaking are the offices whose holders act for their body in the plural too.
var speaking = set("envoy representative negotiator spokesman delegate")

// takesPart tells whether those of whom an office is said have a part in an act: then they act for somebody.
func (d *document) takesPart(o *office) bool {
	x := d.holderOf(o)
	return x != nil && slices.ContainsFunc(d.events, func(e *event) bool { return e.has(x) })
}

// staffNouns say of somebody with a name that he belongs to the body before them.
var staffNouns = set("journalist reporter politician operative agent correspondent photographer leader")

var memberNouns = set("member employee worker activist")

// force tells whether a noun means armed men or a body of them.
func force(n lexicon.Noun) bool { return n.Kind == lexicon.Military || n.Kind == lexicon.ArmedGroup }

// possessive tells whether "'s" follows a mention, or it is a possessive pronoun.
func (d *document) possessive(m *mention) bool {
	s := m.sent
	if m.form == pronounForm {
		return true
	}
	return m.last+1 < len(s.lower) && (s.lower[m.last+1] == "'s" || s.lower[m.last+1] == "'")
}

var regimes = set("regime government administration")

// regime reads "the Assad regime", "Gaddafi's government" and "the regime of President Assad": he leads it.
func (d *document) regime(m *mention) {
	s := m.sent
	if m.form != nounForm || m.entity == nil || !regimes[s.lemma(m.head)] {
		return
	}
	person := func(o *mention) bool {
		if o == nil || o.entity == nil || o.form != nameForm && o.form != pronounForm || o.entity.kind != schema.PersonActor || o.entity.plural {
			return false
		}
		d.link(relation{kind: schema.Leads, subject: o.entity, object: m.entity, s: s, confidence: 0.75})
		return true
	}
	for k := m.head - 1; k >= max(0, m.head-5); k-- {
		if k > 0 && s.lower[k-1] == "-" && halves[s.lower[k]] != "" {
			// "Sarraj's UN-backed government"
			for k--; k > 0 && (s.lower[k] == "-" || s.at[k-1] != nil && s.at[k] == s.at[k-1]); k-- {
			}
			continue
		}
		if o := s.at[k]; o != m && o != nil {
			if o.last == k {
				person(o)
			}
			return
		}
		if s.upos(k) != "ADJ" && !s.isNominal(k) && s.lower[k] != "'s" && s.lower[k] != "'" && s.lower[k] != "-" {
			return
		}
	}
	for k := m.last + 1; k < len(s.Tokens) && k <= m.last+7 && s.lower[m.last+1] == "of"; k++ {
		if o := s.at[k]; o != nil && o.first == k && (person(o) || o.form == nameForm && o.entity != nil && !o.entity.isPlace()) {
			return
		}
		if s.upos(k) == "PUNCT" || s.isVerb(k) {
			return
		}
	}
}

// belonging reads "Paul Martin of the Liberal Party", "NATO's cyber defence centre" and what the lexicon knows of a body whose parent the
// text names as well.
func (d *document) belonging(m *mention) {
	s := m.sent
	if m.form != nameForm || m.entity == nil || m.entity.isPlace() {
		return
	}
	if m.entity.kind == schema.PersonActor {
		if k := m.last + 1; k+1 < len(s.Tokens) && (s.lower[k] == "of" || s.lower[k] == "from" || s.lower[k] == "(") {
			if s.lower[k+1] == "the" && k+2 < len(s.Tokens) {
				k++
			}
			for p := k + 1; p < len(s.Tokens) && p <= k+3; p++ {
				if o := s.at[p]; o != nil && o.first == p && o.form == nameForm && o.entity != nil && collective(o.entity) && !(s.lower[k] == "(" && s.abbreviates(o, m)) {
					d.link(relation{kind: schema.PartOf, subject: m.entity, object: o.entity, s: s, confidence: 0.65})
					return
				}
				if s.upos(p) != "ADJ" && s.upos(p) != "NOUN" {
					return
				}
			}
		}
		return
	}
	if m.first >= 2 && (s.lower[m.first-1] == "'s" || s.lower[m.first-1] == "'") {
		if o := s.at[m.first-2]; o != nil && o.entity != nil && o.entity.kind != schema.PersonActor && o.form == nameForm && m.entity.kind != schema.StateActor && (!o.entity.isPlace() || o.entity.place == schema.CountryPlace) {
			d.link(relation{kind: schema.PartOf, subject: m.entity, object: o.entity, s: s, confidence: 0.6})
		}
	}
}

// abbreviates tells whether a name in parentheses may be the initials of the one before it: "the Prosperity Partnership (SPP)".
func (s *sentence) abbreviates(short, long *mention) bool {
	a, b := s.Tokens[short.last].Text, s.Tokens[long.last].Text
	return short.first == short.last && isUpperWord(a) && a[len(a)-1] == b[0]
}

// fighting tells whether an actor is a force or an alliance of forces.
func fighting(e *entity) bool {
	return e.kind == schema.ArmedGroupActor || e.kind == schema.CoalitionActor || e.kind == schema.MilitaryActor
}

// collective tells whether persons can be members of an actor.
func collective(e *entity) bool {
	switch e.kind {
	case schema.PoliticalActor, schema.ArmedGroupActor, schema.CoalitionActor, schema.MilitaryActor, schema.OrganizationActor:
		return true
	}
	return false
}

// presented tells whether the text says of a person that he holds an office: by a title or an apposition, by one within his name
// ("King Abdullah") or by whose he is ("Kabila's Congo" stands before the body). Who is only named is taken as known by everybody.
func (d *document) presented(e *entity) bool {
	for _, m := range e.mentions {
		s := m.sent
		if m.form != nameForm {
			continue
		}
		if slices.ContainsFunc(s.offices, func(o *office) bool { return o.bearer == m }) {
			return true
		}
		for k := m.first - 1; k >= max(0, m.first-3) && !s.isVerb(k); k-- {
			if d.titled(s, k) {
				return true
			}
		}
		for k := m.first; k <= m.last; k++ {
			if titleNames[s.lower[k]] {
				return true
			}
		}
		for k := m.last + 2; k < min(len(s.Tokens), m.last+6) && s.lower[m.last+1] == "," && !s.isVerb(k); k++ {
			if d.titled(s, k) {
				return true
			}
		}
		if k := m.last + 2; k < len(s.Tokens) && (s.lower[k-1] == "'s" || s.lower[k-1] == "'") {
			if o := s.at[k]; o != nil && o.first == k && o.form == nameForm {
				return true
			}
		}
	}
	return false
}

// titled tells whether a word says what office somebody holds.
func (d *document) titled(s *sentence, k int) bool {
	if titleNames[s.lower[k]] {
		return true
	}
	n, ok := d.x.lexicon.Noun(s.lemma(k))
	return ok && n.Person && n.Role != ""
}

var titleNames = set("pope king queen emir sultan president premier chancellor leader counterpart presidents leaders")

// known adds the links that the lexicon has between two actors whom the text names both, where it says besides that the one holds an
// office: readers know which.
func (d *document) known() {
	byID := map[string]*entity{}
	for _, e := range d.entities {
		if e.entry == nil || !slices.ContainsFunc(e.mentions, func(m *mention) bool { return m.form == nameForm }) {
			continue
		}
		id := e.entry.ID
		if e.place == schema.CountryPlace {
			id = "state:" + e.country
		}
		if byID[id] == nil || !e.isPlace() {
			byID[id] = e
		}
	}
	for _, e := range d.entities {
		if e.entry == nil || e.isPlace() || len(e.mentions) == 0 {
			continue
		}
		for _, l := range e.entry.Links {
			if l.Type != lexicon.PartOf && !d.presented(e) {
				continue
			}
			if o := byID[l.Object]; o != nil && o != e && !(o.isPlace() && l.Type == lexicon.Leads) && d.during(l.Since, l.Until) && (l.Type == lexicon.Leads || l.Type == lexicon.Represents || l.Type == lexicon.PartOf && o.kind != schema.StateActor && !o.isPlace()) {
				d.link(relation{kind: schema.RelationType(l.Type), subject: e, object: o, role: l.Role, s: e.mentions[0].sent, confidence: 0.5})
			}
		}
	}
}

// withoutOwner leaves out of an act whom those are said to belong to who did it: in "Eritrea, whose troops fought in the north" the troops fought.
func (d *document) withoutOwner(t *trigger, parts []part) []part {
	s, v := t.s, t.at
	if t.carrier >= 0 {
		v = t.carrier
	}
	if s.rel(v) != "acl:relcl" || len(parts) < 2 {
		return parts
	}
	subject := s.child(v, "nsubj", "nsubj:pass")
	if subject < 0 || !slices.ContainsFunc(s.kids(subject, "nmod:poss"), func(k int) bool { return s.lower[k] == "whose" }) {
		return parts
	}
	owner := d.mentionAt(s, s.head(v))
	if owner == nil || owner.entity == nil {
		return parts
	}
	return slices.DeleteFunc(slices.Clone(parts), func(p part) bool { return p.entity == owner.entity })
}
