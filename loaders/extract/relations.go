package extract

import (
	"slices"

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
	// listed links are read off a list that says so: no model is asked.
	listed bool
	// left says that the text tells how the subject came to leave an office.
	left bool
}

// findRelations finds standing links: in titles and appositions, in compounds ("rebel-held"), in the words of relations.tsv,
// in names that replaced others, and in battles between sides.
func (d *document) findRelations() {
	d.readRelations()
	d.tieUp()
	d.endBacking()
	d.fallen()
	d.departed()
	d.taken()
	d.relations = slices.DeleteFunc(d.relations, func(r *relation) bool { return d.byOpponent(r) || d.ofAnother(r) })
	d.relevant()
	d.joinRelations()
}

// readRelations reads links off words and events.
func (d *document) readRelations() {
	for _, s := range d.sents {
		for _, m := range slices.Clone(s.mentions) {
			if m.entity == nil {
				continue
			}
			d.renaming(m)
		}
		for _, o := range s.offices {
			d.officeRelation(o)
		}
		for _, m := range s.mentions {
			d.regime(m)
			d.belonging(m)
		}
		d.compounds(s)
		d.jointForces(s)
		d.strifeBetween(s)
		d.memberships(s)
		d.strongholds(s)
		d.underControl(s)
		d.heldByWords(s)
		d.appointed(s)
		d.bolstered(s)
		d.backing(s)
		d.stated(s)
	}
	for _, e := range d.events {
		d.hostility(e)
		d.enmity(e)
		d.lost(e)
	}
	d.known()
}

// relevant drops what the article says of offices and memberships where it tells of no event and no other link: then it is no
// report on a conflict.
func (d *document) relevant() {
	if len(d.events) > 0 {
		return
	}
	standing := func(r *relation) bool {
		return !r.left && (r.kind == schema.Leads && r.object.kind != schema.ArmedGroupActor || r.kind == schema.Represents || r.kind == schema.PartOf)
	}
	if !slices.ContainsFunc(d.relations, func(r *relation) bool { return !standing(r) }) {
		d.relations = nil
	}
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
		r.subject = d.government(r.subject)
	}
	if r.kind == schema.Controls {
		if !r.object.isPlace() {
			if r.object.kind != schema.StateActor || r.object.country == "" {
				return
			}
			r.object = d.entityOf("place:" + r.object.country)
		}
	} else if len(r.object.members) > 0 {
		for _, m := range r.object.members {
			c := r
			c.object = m
			d.link(c)
		}
		return
	} else if r.object.isPlace() {
		if r.kind == schema.Leads || r.kind == schema.Represents {
			r.object = d.administration(r.object)
		} else {
			r.object = d.government(r.object)
		}
	}
	if r.kind == schema.Fights {
		r.subject, r.object = sideOf(r.subject), sideOf(r.object)
	}
	if r.subject == nil || r.object == nil || r.subject == r.object || r.subject.isPlace() {
		return
	}
	d.nameState(r.subject)
	d.nameState(r.object)
	if r.status == "" {
		r.status = schema.Occurred
	}
	if r.confidence == 0 {
		r.confidence = 0.6
	}
	c := r
	d.relations = append(d.relations, &c)
}

// sideOf is whose war it is that fighters fight: the group of "Taliban fighters"; themselves where no name stands before them.
func sideOf(e *entity) *entity {
	if e == nil || !e.generic || len(e.mentions) == 0 {
		return e
	}
	if o := bodyBefore(e.mentions[0]); o != nil && o.entity.kind == schema.ArmedGroupActor {
		return o.entity
	}
	return e
}

// past is the open stretch before the article.
func (d *document) past() schema.Time { return schema.Until(d.published) }

// government is the state of a country as a place; nil for other places: a town is no actor. Where the text names the state only
// as a place, the place's mentions are the state's too.
func (d *document) government(p *entity) *entity {
	if p.place != schema.CountryPlace {
		return nil
	}
	e := d.entityOf("state:" + p.country)
	if e != nil {
		d.lendMentions(e, p)
	}
	return e
}

// nameState gives a state that the text names by its adjective only the mentions of its territory: a noun stands before an
// adjective.
func (d *document) nameState(e *entity) {
	if e.kind != schema.StateActor || e.entry == nil || slices.ContainsFunc(e.mentions, func(m *mention) bool { return m.form == nameForm }) {
		return
	}
	for _, p := range d.entities {
		if p.place == schema.CountryPlace && p.entry != nil && "state:"+p.country == e.entry.ID {
			d.lendMentions(e, p)
		}
	}
}

// administration is what somebody heads who governs a place: the state of a country, else an authority of the place's name.
func (d *document) administration(p *entity) *entity {
	if p.place == schema.CountryPlace {
		return d.government(p)
	}
	if p.place == schema.SitePlace {
		return nil
	}
	for _, e := range d.entities {
		if e.governs == p {
			return e
		}
	}
	e := &entity{id: len(d.entities), name: p.name, kind: schema.OrganizationActor, country: p.country, governs: p}
	d.entities = append(d.entities, e)
	d.lendMentions(e, p)
	return e
}

// lendMentions shows the mentions of a place as those of the actor that it stands for, too.
func (d *document) lendMentions(e, p *entity) {
	for _, m := range p.mentions {
		if m.form != pronounForm && !slices.Contains(e.mentions, m) {
			e.mentions = append(e.mentions, m)
		}
	}
}

// stated reads the words of relations.tsv.
func (d *document) stated(s *sentence) {
	for i := range s.Tokens {
		for _, f := range d.x.frames.Relations(frames.Verb, s.lemma(i)) {
			if s.isVerb(i) {
				d.statedAt(s, i, f, d.relativeSubject(s, i, s.verbArguments(i)))
				d.backed(s, i, f)
				d.controlsOf(s, i, f)
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

// relativeSubject gives a verb whose subject is "which" or "who" the name right before the pronoun, whatever the tree says.
func (d *document) relativeSubject(s *sentence, v int, args arguments) arguments {
	c := s.child(v, "nsubj")
	if c < 1 || s.lower[c] != "which" && s.lower[c] != "who" {
		return args
	}
	k := c - 1
	if s.lower[k] == "," && k > 0 {
		k--
	}
	if m := s.at[k]; m != nil && m.last == k && m.entity != nil && m.form != adjectiveForm {
		args["subj"] = []int{m.head}
	}
	return args
}

// behind reads who stands behind whom: "with the U.S. behind a coalition of rebel groups".
func (d *document) behind(s *sentence) {
	for i := 1; i+1 < len(s.Tokens); i++ {
		if s.lower[i] != "behind" {
			continue
		}
		k := i - 1
		for k > 0 && (s.upos(k) == "ADV" || s.upos(k) == "AUX") {
			k--
		}
		left := s.at[k]
		if left == nil || left.last != k || left.entity == nil || left.form == adjectiveForm || left.entity.place != "" && left.entity.place != schema.CountryPlace {
			continue
		}
		if h := s.phraseHead(i + 1); h >= 0 {
			if m := d.mentionAt(s, h); m != nil && m.entity != nil && !m.entity.isPlace() {
				d.link(relation{kind: schema.Backs, subject: left.entity, object: m.entity, s: s, confidence: 0.6})
			}
		}
	}
}

// backed reads a relative clause without a pronoun: "the opposition groups it backs".
func (d *document) backed(s *sentence, v int, f *frames.RelationFrame) {
	if v < 2 || f.Part != frames.Verb || len(f.Object) == 0 || f.Object[0] != "obj" || s.child(v, "obj") >= 0 {
		return
	}
	subject := s.at[v-1]
	if subject == nil || subject.last != v-1 || subject.entity == nil || subject.first == 0 {
		return
	}
	object := s.at[subject.first-1]
	if object == nil || object.last != subject.first-1 || object.entity == nil || object.form == adjectiveForm || s.tok(v).XPOS != "VBZ" && s.tok(v).XPOS != "VBP" {
		return
	}
	r := relation{kind: f.Relation, subject: subject.entity, object: object.entity, s: s, confidence: 0.65}
	if f.Support != "" {
		r.support = []schema.Support{f.Support}
	}
	d.link(r)
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
	if f.Relation == schema.Controls && s.holdsTo(i) {
		return
	}
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
	if status == schema.Planned && f.Relation == schema.Backs && s.sentFor(i) {
		status = schema.Occurred
	}
	if c := s.child(i, "nsubj"); status == schema.Planned && c >= 0 && relatives[s.lower[c]] && s.child(i, "aux") >= 0 && s.lower[s.child(i, "aux")] != "will" && s.lower[s.child(i, "aux")] != "would" {
		// A relative clause states what is, inside whatever is planned.
		status = schema.Occurred
	}
	for _, subject := range d.ends(s, args, f.Subject) {
		if f.Relation == schema.Backs {
			subject = d.sender(subject)
		}
		for _, object := range d.ends(s, args, f.Object) {
			if f.Relation == schema.Controls {
				if p := d.placeAt(s, object.head); p != nil && !(s.isVerb(i) && s.partly(i, p)) {
					object = p
					if o := d.heldAt(s, i); o != nil && heldWords[s.lower[i]] && object.first < i {
						object = o
					}
				} else {
					continue
				}
			}
			if f.Relation == schema.Backs && weaponry[s.lemma(subject.head)] {
				continue
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

// weaponry backs those who have it in another sense: "troops backed by helicopters".
var weaponry = set("aircraft helicopter warplane plane jet tank drone gunship artillery vehicle airstrike strike fire airpower bulldozer armour armor gunboat warship")

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
				if slot == "self" {
					if named := d.namedBy(s, i); named != nil {
						m = named
					}
				}
				if m == nil && slot != "self" {
					m = d.adHoc(s, i, schema.Agent)
				}
				if m == nil {
					m = d.placePhrase(s, i)
				}
				if m == nil || m.entity == nil || m.last+1 < len(s.lower) && s.lower[m.last+1] == "behind" {
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

// namedBy is the name that a noun says something of: in apposition before or behind it, or as the subject of its copula ("Abu Sayyaf, a
// former affiliate of Al Qaeda").
func (d *document) namedBy(s *sentence, i int) *mention {
	ok := func(m *mention) bool { return m != nil && m.form == nameForm && m.entity != nil && !m.entity.isPlace() }
	left := s.phraseStart(i)
	for left > 0 && (s.upos(left-1) == "DET" || formerWords[s.lower[left-1]]) {
		left--
	}
	if left >= 2 && s.lower[left-1] == "," {
		if m := s.at[left-2]; ok(m) && m.last == left-2 {
			return m
		}
	}
	if s.child(i, "cop") >= 0 {
		if c := s.child(i, "nsubj"); c >= 0 && c < i {
			if m := d.mentionAt(s, s.nominal(c)); ok(m) {
				return m
			}
		}
	}
	if i+1 < len(s.Tokens) && s.tok(i).XPOS == "NN" {
		if m := s.at[i+1]; ok(m) && m.first == i+1 {
			return m
		}
	}
	return nil
}
