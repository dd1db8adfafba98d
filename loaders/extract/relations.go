package extract

import (
	"slices"
	"strings"

	"casus/loaders/lexicon"
	"casus/loaders/lexicon/frames"
	"casus/schema"
)

// relation is a standing link that a sentence states.
type relation struct {
	kind            schema.RelationType
	subject, object *entity
	status          schema.Status
	since, until    schema.Time
	role            string
	support         []schema.Support
	s               *sentence
	confidence      float64
}

// findRelations finds standing links: in titles and appositions, in compounds ("rebel-held"), in the words of relations.tsv,
// in names that replaced others, and in battles between sides.
func (d *document) findRelations() {
	for _, s := range d.sents {
		for _, m := range slices.Clone(s.mentions) {
			if m.entity == nil {
				continue
			}
			d.titleRelation(m)
			d.apposition(m)
			d.ownership(m)
			d.renaming(m)
		}
		d.compounds(s)
		d.stated(s)
	}
	for _, e := range d.events {
		d.battleRelation(e)
		d.enmity(e)
	}
	d.joinRelations()
}

// link adds a relation; ends that are no actors (or for CONTROLS no place) make none.
func (d *document) link(r relation) {
	if r.subject == nil || r.object == nil {
		return
	}
	if len(r.subject.members) > 0 {
		for _, m := range r.subject.members {
			c := r
			c.subject = m
			d.link(c)
		}
		return
	}
	if r.subject.isPlace() {
		r.subject = d.entityOf("state:" + countryOf(r.subject))
	}
	if r.kind == schema.Controls {
		if !r.object.isPlace() {
			if r.object.kind != schema.StateActor || r.object.country == "" {
				return
			}
			r.object = d.entityOf("place:" + r.object.country)
		}
	} else if r.object != nil && r.object.isPlace() {
		r.object = d.entityOf("state:" + countryOf(r.object))
	}
	if r.subject == nil || r.object == nil || r.subject == r.object || r.subject.isPlace() {
		return
	}
	if r.status == "" {
		r.status = schema.Occurred
	}
	if r.confidence == 0 {
		r.confidence = 0.6
	}
	if r.kind == schema.Leads && r.subject.kind != schema.PersonActor && r.subject.kind != schema.OtherActor {
		return
	}
	c := r
	d.relations = append(d.relations, &c)
}

// countryOf is a country's code for a country and nothing for other places: a town is no actor.
func countryOf(e *entity) string {
	if e.place == schema.CountryPlace {
		return e.country
	}
	return ""
}

// titleRelation reads the office before a name: "Russian Foreign Minister Sergei Lavrov", "U.N. envoy Staffan de Mistura".
func (d *document) titleRelation(m *mention) {
	if m.form != nameForm || m.entity.kind != schema.PersonActor || m.first == 0 {
		return
	}
	s := m.sent
	noun, first, ok := d.officeBefore(s, m.first-1)
	if !ok || noun.Relation == "" {
		return
	}
	if m.entity.office == nil {
		m.entity.office = &noun
	}
	body := d.bodyOf(s, first, m.first-1, m)
	if body == nil && (noun.Role == "president" || noun.Role == "prime minister" || noun.Role == "king" || noun.Role == "foreign minister" || noun.Role == "defence minister") {
		body = d.bodyByLexicon(m.entity)
		if body == nil {
			if c := d.describedCountry(m); c != "" {
				body = d.entityOf("state:" + c)
			}
		}
	}
	d.officeRelation(m.entity, noun, body, s, d.formerBefore(s, first))
}

func (d *document) officeRelation(person *entity, noun lexicon.Noun, body *entity, s *sentence, former bool) {
	r := relation{kind: schema.RelationType(noun.Relation), subject: person, object: body, role: noun.Lemma, s: s, confidence: 0.85}
	if former {
		r.until = d.past()
	}
	if len2 := body; len2 == nil {
		return
	}
	d.link(r)
}

// past is the open stretch before the article.
func (d *document) past() schema.Time { return schema.Until(d.published) }

// officeBefore is the role noun that ends at a token, several words long, and where it begins.
func (d *document) officeBefore(s *sentence, i int) (lexicon.Noun, int, bool) {
	for k := max(0, i-4); k <= i; k++ {
		words := make([]string, 0, 5)
		for t := k; t <= i; t++ {
			words = append(words, s.lower[t])
		}
		if n, ok := d.x.lexicon.Noun(strings.Join(words, " ")); ok && (n.Relation != "" || n.Person) {
			return n, k, true
		}
		if n, ok := d.x.lexicon.Noun(strings.ReplaceAll(strings.Join(words, " "), " - ", "-")); ok && k < i && n.Relation != "" {
			return n, k, true
		}
	}
	return lexicon.Noun{}, i, false
}

// formerBefore tells whether "former" stands before an office.
func (d *document) formerBefore(s *sentence, first int) bool {
	for k := max(0, first-4); k < first; k++ {
		if formerWords[s.lower[k]] {
			return true
		}
	}
	return false
}

var formerWords = map[string]bool{"former": true, "ex": true, "ousted": true, "deposed": true, "late": true, "then": true, "outgoing": false, "onetime": true, "erstwhile": true, "toppled": true, "slain": true}

// bodyOf is the state or body whose office stands at tokens first to last: before it ("Russian", "the U.N.'s Syria"), inside it
// ("Secretary General of the United Nations") or behind it ("head of the Arab League").
func (d *document) bodyOf(s *sentence, first, last int, m *mention) *entity {
	for k := last + 1; k < len(s.Tokens) && k <= last+3 && s.lower[last+1] == "of"; k++ {
		if o := s.at[k]; o != nil && o.entity != nil && o != m && o.first == k {
			return o.entity
		}
	}
	for i := first; i <= last; i++ {
		if o := s.at[i]; o != nil && o.entity != nil && o != m && o.form != nounForm && o.entity.kind != schema.PersonActor {
			return o.entity
		}
	}
	var near *entity
	for k := first - 1; k >= max(0, first-6); k-- {
		o := s.at[k]
		if o == nil {
			if s.upos(k) == "PUNCT" && s.lower[k] != "-" && s.lower[k] != "'s" || s.isVerb(k) || s.upos(k) == "ADP" || s.upos(k) == "CCONJ" {
				break
			}
			continue
		}
		if o.entity == nil || o == m {
			continue
		}
		if o.entity.kind == schema.PersonActor {
			break
		}
		// "The U.N.'s Syria envoy": the possessor is the body, the country between is what he works on.
		if near == nil || o.last+1 < len(s.Tokens) && (s.lower[o.last+1] == "'s" || s.lower[o.last+1] == "'") {
			near = o.entity
		}
		k = o.first
	}
	return near
}

// bodyByLexicon is what a listed person leads or represents on the day.
func (d *document) bodyByLexicon(e *entity) *entity {
	if e.entry == nil {
		return nil
	}
	for _, l := range e.entry.Links {
		if (l.Type == "LEADS" || l.Type == "REPRESENTS") && d.during(l.Since, l.Until) {
			return d.entityOf(l.Object)
		}
	}
	return nil
}

// apposition reads "Nabil Elaraby, the head of the Arab League," and "the military commander of the Army of Conquest, X".
func (d *document) apposition(m *mention) {
	s := m.sent
	if m.entity.kind != schema.PersonActor || m.form == pronounForm {
		return
	}
	var at []int
	at = append(at, s.kids(m.head, "appos")...)
	if isRel(s.rel(m.head), "appos", "flat") {
		at = append(at, s.head(m.head))
	}
	// "X is the leader of Y"
	if h := s.head(m.head); h >= 0 && isRel(s.rel(m.head), "nsubj") && s.child(h, "cop") >= 0 {
		at = append(at, h)
	}
	// A description by itself: "the military commander of the Army of Conquest".
	if m.form == nounForm {
		at = append(at, m.head)
	}
	for _, i := range at {
		noun, first, ok := d.officeBefore(s, i)
		if !ok || noun.Relation == "" {
			continue
		}
		body := d.bodyBehind(s, i)
		if body == nil {
			body = d.bodyOf(s, first, i, m)
		}
		if body == nil || body == m.entity {
			continue
		}
		if m.entity.office == nil {
			m.entity.office = &noun
		}
		d.officeRelation(m.entity, noun, body, s, d.formerBefore(s, first))
	}
}

func (d *document) bodyBehind(s *sentence, i int) *entity {
	for _, c := range s.children[i] {
		if c > i && isRel(s.rel(c), "nmod") && (s.caseOf(c) == "of" || s.caseOf(c) == "for" || s.caseOf(c) == "at" || s.caseOf(c) == "to" || s.caseOf(c) == "with") {
			if o := d.mentionAt(s, c); o != nil && o.entity != nil && o.entity.kind != schema.PersonActor {
				return o.entity
			}
		}
	}
	for _, c := range s.kids(i, "nmod:poss") {
		if o := d.mentionAt(s, c); o != nil && o.entity != nil {
			return o.entity
		}
	}
	return nil
}

// ownership reads "Assad's troops", "Hamas fighters", "the Assad regime": who leads or what is part of what.
func (d *document) ownership(m *mention) {
	if m.form != nounForm || m.noun == nil || m.noun.Relation != "" || m.entity.isPlace() {
		return
	}
	k := m.entity.kind
	if k == schema.PopulationActor || k == schema.PersonActor && !m.noun.Plural {
		return
	}
	s := m.sent
	for i := max(0, m.first-4); i < m.head; i++ {
		o := s.at[i]
		if o == nil || o.entity == nil || o.entity == m.entity || o.first != i || s.head(o.head) != m.head && !s.within(o.head, m.head) {
			continue
		}
		poss := isRel(s.rel(o.head), "nmod") && o.last+1 < len(s.lower) && (s.lower[o.last+1] == "'s" || s.lower[o.last+1] == "'") || s.rel(o.head) == "nmod:poss"
		if !poss && !isRel(s.rel(o.head), "compound", "amod", "flat", "nmod") || s.hyphened(o) {
			continue
		}
		switch {
		case o.entity.kind == schema.PersonActor:
			d.link(relation{kind: schema.Leads, subject: o.entity, object: m.entity, s: s, confidence: 0.65})
		case o.form == adjectiveForm && o.entity.kind == schema.StateActor:
			// An adjective of a state before its forces gives no relation.
		case o.form == nameForm && (m.noun.Plural || m.noun.Person) && o.entity.kind != schema.StateActor && !o.entity.isPlace(), poss && !o.entity.isPlace() || poss && o.entity.place == schema.CountryPlace:
			if m.noun.Side != "rebel" || o.entity.kind == schema.ArmedGroupActor || o.entity.kind == schema.CoalitionActor {
				d.link(relation{kind: schema.PartOf, subject: m.entity, object: o.entity, s: s, confidence: 0.6})
			}
		}
	}
}

// hyphened tells whether a mention is the first half of a hyphened compound ("Iran-backed").
func (s *sentence) hyphened(m *mention) bool {
	return m.last+1 < len(s.lower) && s.lower[m.last+1] == "-" || m.first > 0 && s.lower[m.first-1] == "-"
}

// halves are the second halves of compounds: what the first half is to the noun behind.
var halves = map[string]schema.RelationType{
	"backed": schema.Backs, "supported": schema.Backs, "sponsored": schema.Backs, "funded": schema.Backs, "armed": schema.Backs, "trained": schema.Backs, "aligned": schema.AlliedWith,
	"allied": schema.AlliedWith, "led": schema.Leads, "held": schema.Controls, "controlled": schema.Controls, "run": schema.Controls, "occupied": schema.Controls, "ruled": schema.Controls,
	"affiliated": schema.PartOf, "linked": schema.PartOf, "dominated": schema.Controls,
}

// compounds reads "rebel-held Aleppo", "U.S.-backed fighters", "pro-government militia", "anti-Assad rebels".
func (d *document) compounds(s *sentence) {
	for i := 1; i+1 < len(s.Tokens); i++ {
		if s.lower[i] != "-" {
			continue
		}
		left, right := s.at[i-1], s.at[i+1]
		if kind, ok := halves[s.lower[i+1]]; ok && left != nil && left.entity != nil {
			d.half(s, left, i+1, kind)
			continue
		}
		if p := s.lower[i-1]; (p == "pro" || p == "anti") && right != nil && right.entity != nil {
			subject := d.headNoun(s, i+1)
			if right == subject || subject == nil {
				if right.form == nounForm && right.head > i+1 {
					// "pro-government militiamen" is one mention: the object is the word behind the hyphen.
					d.prefixed(s, right, i+1, p)
				}
				continue
			}
			d.link(relation{kind: proAnti(p), subject: subject.entity, object: right.entity, s: s, confidence: 0.7})
		} else if (p == "pro" || p == "anti") && right == nil {
			if m := d.headNoun(s, i+1); m != nil {
				d.prefixed(s, m, i+1, p)
			}
		}
	}
}

func proAnti(p string) schema.RelationType {
	if p == "pro" {
		return schema.Backs
	}
	return schema.Opposes
}

// prefixed links a mention whose modifier is "pro-" or "anti-" and a common noun ("pro-government forces") to whom the noun means.
func (d *document) prefixed(s *sentence, m *mention, i int, p string) {
	if m.entity == nil {
		return
	}
	noun, ok := d.x.lexicon.Noun(s.lemma(i))
	if !ok {
		return
	}
	o := &mention{sent: s, first: i, last: i, head: i, noun: &noun, form: nounForm}
	e := d.described(o)
	d.link(relation{kind: proAnti(p), subject: m.entity, object: e, s: s, confidence: 0.7})
}

// described is the entity that a bare noun means: one with the same noun, else a new one of the document's country.
func (d *document) described(m *mention) *entity {
	text := m.sent.lower[m.head]
	for _, e := range d.entities {
		for _, o := range e.mentions {
			if o.form == nounForm && o.sent.lemma(o.head) == m.sent.lemma(m.head) && o.first == o.head {
				e.add(m)
				return e
			}
		}
	}
	e := &entity{id: len(d.entities), name: text, kind: schema.ActorKind(m.noun.Kind), generic: true, country: d.describedCountry(m), office: m.noun}
	d.entities = append(d.entities, e)
	e.add(m)
	return e
}

// headNoun is the mention that a modifier at token i belongs to.
func (d *document) headNoun(s *sentence, i int) *mention {
	for h, n := s.head(i), 0; h >= 0 && n < 4; h, n = s.head(h), n+1 {
		if h > i && s.isNominal(h) {
			if m := d.mentionAt(s, h); m != nil && m.entity != nil {
				return m
			}
			if m := d.placePhrase(s, h); m != nil {
				return m
			}
			return nil
		}
	}
	for k := i + 1; k < len(s.Tokens) && k < i+4; k++ {
		if m := s.at[k]; m != nil && m.entity != nil {
			return m
		}
		if s.upos(k) != "ADJ" && s.upos(k) != "NOUN" && s.upos(k) != "PROPN" {
			break
		}
	}
	return nil
}

func (d *document) half(s *sentence, left *mention, i int, kind schema.RelationType) {
	o := d.headNoun(s, i)
	if o == nil || o.entity == nil {
		return
	}
	r := relation{kind: kind, subject: left.entity, object: o.entity, s: s, confidence: 0.75}
	switch kind {
	case schema.PartOf:
		r.subject, r.object = o.entity, left.entity
	case schema.Leads:
		if left.entity.kind != schema.PersonActor {
			r.kind, r.subject, r.object = schema.PartOf, left.entity, o.entity
			if o.entity.kind != schema.CoalitionActor {
				return
			}
		}
	case schema.Controls:
		if !o.place && !o.entity.isPlace() {
			return
		}
	}
	if s.formerAt(i) {
		r.until = d.past()
	}
	d.link(r)
}

func (s *sentence) formerAt(i int) bool {
	for k := max(0, i-4); k < i; k++ {
		if s.lower[k] == "former" || s.lower[k] == "formerly" || s.lower[k] == "previously" || s.lower[k] == "once" {
			return true
		}
	}
	return false
}

// stated reads the words of relations.tsv.
func (d *document) stated(s *sentence) {
	for i := range s.Tokens {
		for _, f := range d.x.frames.Relations(frames.Verb, s.lemma(i)) {
			if s.isVerb(i) {
				d.statedAt(s, i, f, s.verbArguments(i))
			}
		}
		for _, f := range d.x.frames.Relations(frames.Noun, s.lemma(i)) {
			if s.isNominal(i) {
				d.statedAt(s, i, f, s.nounArguments(i))
			}
		}
		if s.upos(i) == "ADJ" || s.isVerb(i) {
			for _, f := range d.x.frames.Relations(frames.Adjective, s.lower[i]) {
				d.statedAt(s, i, f, s.adjectiveArguments(i))
			}
		}
	}
	d.behind(s)
}

// behind reads a copula or an absolute "with ... behind ...": standing behind somebody is backing him.
func (d *document) behind(s *sentence) {
	for i := range s.Tokens {
		if s.caseOf(i) != "behind" {
			continue
		}
		o := d.mentionAt(s, i)
		if o == nil || o.entity == nil {
			continue
		}
		subject := s.child(i, "nsubj")
		if subject < 0 && s.isNominal(s.headOr(i)) && isRel(s.rel(i), "nmod") {
			subject = s.head(i)
		}
		if subject < 0 {
			continue
		}
		if m := d.mentionAt(s, subject); m != nil && m.entity != nil && !m.place {
			d.link(relation{kind: schema.Backs, subject: m.entity, object: o.entity, s: s, confidence: 0.6})
		}
	}
}

func (s *sentence) headOr(i int) int {
	if h := s.head(i); h >= 0 {
		return h
	}
	return i
}

// adjectiveArguments are those of "loyal to": the noun that it modifies or is said of, and its prepositional dependents.
func (s *sentence) adjectiveArguments(i int) arguments {
	a := arguments{}
	switch {
	case isRel(s.rel(i), "amod", "acl"):
		a.add("subj", s.head(i))
	case s.child(i, "nsubj") >= 0:
		a.add("subj", s.nominal(s.child(i, "nsubj")))
	}
	for _, c := range s.children[i] {
		if isRel(s.rel(c), "obl", "nmod") {
			if p := s.caseOf(c); p != "" {
				a.add(p, c)
			}
		}
	}
	return a
}

func (d *document) statedAt(s *sentence, i int, f *frames.RelationFrame, args arguments) {
	args["self"] = []int{i}
	t := &trigger{s: s, at: i, args: args, carrier: -1, frame: &f.Frame}
	if _, ok := d.dependents(t, &f.Frame); !ok {
		return
	}
	for _, c := range f.When {
		if d.condition(t, c) == c.Not {
			return
		}
	}
	status, drop := schema.Occurred, false
	if s.isVerb(i) {
		if status, drop = d.judge(t); drop && f.Relation != schema.Opposes {
			return
		}
		if status == schema.Denied && f.Relation == schema.Opposes {
			return
		}
	}
	for _, subject := range d.ends(s, args, f.Subject) {
		for _, object := range d.ends(s, args, f.Object) {
			if f.Relation == schema.Controls {
				if p := d.placeAt(s, object.head); p != nil {
					object = p
				} else {
					continue
				}
			}
			r := relation{kind: f.Relation, subject: subject.entity, object: object.entity, status: status, s: s, confidence: 0.6}
			if f.Support != "" {
				r.support = []schema.Support{f.Support}
			}
			if s.formerAt(i) || s.past(i) && f.Relation != schema.Fights {
				r.until = d.past()
			}
			if e := d.expressionFor(t, -1); e != nil {
				d.hold(&r, e.Time, e.Kind == 2)
			}
			d.link(r)
		}
	}
}

// hold sets the time of a relation from an expression: "since 2011" opens it.
func (d *document) hold(r *relation, t schema.Time, since bool) {
	if since && !t.IsZero() {
		r.since = t.Start()
	}
}

// past tells whether a verb is in the past perfect or has "used to": the link is no more.
func (s *sentence) past(i int) bool {
	for _, c := range s.children[i] {
		if isRel(s.rel(c), "aux") && s.lower[c] == "had" {
			return true
		}
	}
	return false
}

func (d *document) ends(s *sentence, args arguments, slots []string) []*mention {
	for _, slot := range slots {
		var out []*mention
		for _, head := range args[slot] {
			for _, i := range s.conjuncts(head) {
				m := d.mentionAt(s, i)
				if m == nil && slot != "self" {
					m = d.adHoc(s, i, schema.Agent)
				}
				if m == nil {
					m = d.placePhrase(s, i)
				}
				if m == nil || m.entity == nil {
					continue
				}
				out = append(out, m)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}
