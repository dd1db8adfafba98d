package extract

import (
	"slices"
	"strings"

	"casus/loaders/lexicon"
	"casus/loaders/lexicon/frames"
	"casus/schema"
)

// resolveNoun finds whom a description means: an earlier name of the same kind for a definite one ("the group", "the
// foreign minister"), the same words elsewhere, or somebody of its own.
func (d *document) resolveNoun(m *mention, byKey map[string]*entity, recent []*mention) {
	s := m.sent
	if e := d.joint(m, recent); e != nil {
		e.add(m)
		return
	}
	if e := d.sameCountry(m, recent); e != nil {
		e.add(m)
		m.place = e.isPlace()
		return
	}
	if e := d.definite(m, recent); e != nil {
		e.add(m)
		return
	}
	if e := d.stateGoverned(m); e != nil {
		e.add(m)
		return
	}
	if e := d.incumbent(m, recent); e != nil {
		e.add(m)
		return
	}
	if e := d.shortened(m, recent); e != nil {
		e.add(m)
		return
	}
	if e := d.faction(m, recent); e != nil {
		e.add(m)
		return
	}
	country := d.describedCountry(m)
	text := cleanName(s.text(d, m.first, m.last))
	if m.form == nameForm {
		country = ""
	}
	if o := bodyBefore(m); o != nil {
		text = cleanName(s.text(d, o.first, m.last))
	}
	text = d.calledAs(m, text)
	key := "noun:" + country + ":" + strings.ToLower(text)
	if entry := d.forces(m, country); entry != nil {
		key = entry.ID
		e := byKey[key]
		if e == nil {
			e = d.newEntity(key, byKey)
			e.entry, e.name, e.kind, e.country = entry, entry.Name, schema.ActorKind(entry.Kind), entry.Country
		}
		e.add(m)
		return
	}
	e := byKey[key]
	if e == nil {
		e = d.newEntity(key, byKey)
		e.name, e.country, e.generic = text, country, m.form == nounForm
		e.kind = schema.ActorKind(m.noun.Kind)
		if e.kind == "" {
			e.kind = schema.OtherActor
		}
		e.plural = s.tok(m.head).XPOS == "NNS" || m.noun.Plural || m.noun.Group
		e.office = m.noun
		e.thing = m.form == nounForm && (d.isWeapon(s.lemma(m.head)) || s.lemma(m.head) == "dead")
	}
	e.add(m)
}

// isWeapon tells whether a noun names what is fought with, which is nobody although it acts in texts: "artillery shelled the town".
func (d *document) isWeapon(lemma string) bool {
	return d.x.frames.In("projectile", lemma) || d.x.frames.In("vehicle", lemma) || d.x.frames.In("aircraft", lemma) && !d.x.frames.In("human", lemma) && !collectiveArms[lemma]
}

// collectiveArms are among the words for aircraft those of bodies and men.
var collectiveArms = set("fighter bomber squadron airforce")

// governing are nouns for a state's government.
var governing = set("government regime administration cabinet")

// stateGoverned is the state whose government a description is, with no more words than that: "the Syrian government", "Mali's authorities",
// "the government of Mali". Nil for any other.
func (d *document) stateGoverned(m *mention) *entity {
	s := m.sent
	if m.form != nounForm || !(governing[s.lemma(m.head)] || s.lower[m.head] == "authorities") || m.last != m.head {
		return nil
	}
	state := func(o *mention) *entity {
		switch {
		case o == nil || o.entity == nil:
			return nil
		case o.entity.kind == schema.StateActor && o.entity.entry != nil:
			return o.entity
		case o.entity.isPlace():
			return d.government(o.entity)
		}
		return nil
	}
	i := m.head - 1
	if i < 0 {
		return nil
	}
	if s.lower[i] == "'s" && i > 0 {
		i--
	}
	if o := s.at[i]; o != nil && o != m && o.last == i && o.first <= m.first {
		return state(o)
	}
	if m.first == m.head && s.lower[i] == "the" && m.head+2 < len(s.Tokens) && s.lower[m.head+1] == "of" {
		if o := s.at[m.head+2]; o != nil && o.first == m.head+2 {
			return state(o)
		}
	}
	return nil
}

// stateNamed is the state that a name calls by its government: "Government of Eritrea", "Eritrean Government". Nil for any other name.
func (d *document) stateNamed(text string) *entity {
	name, of := strings.CutPrefix(text, "Government of ")
	if !of {
		if name, of = strings.CutSuffix(text, " Government"); !of {
			return nil
		}
	}
	found, n := d.x.lexicon.Longest(strings.Fields(name))
	if n != len(strings.Fields(name)) {
		return nil
	}
	for _, entry := range found.Entries {
		if entry.Kind == lexicon.State || entry.Kind == lexicon.Country {
			return d.entityOf("state:" + entry.Country)
		}
	}
	return nil
}

// bodyBefore is the name of a body right before a plain noun for its people, nil where there is none: "Taliban fighters" are not just
// any fighters.
func bodyBefore(m *mention) *mention {
	s := m.sent
	if m.form != nounForm || m.first == 0 || m.noun == nil || !force(*m.noun) {
		return nil
	}
	if o := s.at[m.first-1]; o != nil && o.last == m.first-1 && o.form == nameForm && o.entity != nil && collective(o.entity) && o.entity.kind != schema.StateActor {
		return o
	}
	return nil
}

// describedCountry is the country that a description belongs to: of an adjective or name in it ("Syrian rebels", "Russia's
// foreign minister"), else the one that the document is about.
func (d *document) describedCountry(m *mention) string {
	s := m.sent
	for i := m.first; i <= m.last; i++ {
		if o := s.at[i]; o != nil && o != m && o.entity != nil && o.entity.country != "" && !s.abroad(o.last) {
			return o.entity.country
		}
	}
	for _, c := range s.kids(m.head, "nmod", "amod", "compound") {
		if o := s.headed[c]; o != nil && o.entity != nil && o.entity.country != "" && !s.abroad(o.last) {
			return o.entity.country
		}
	}
	return d.mainCountry(0.3)
}

// mainCountry is the country that the document is about most, if it has at least the given weight.
func (d *document) mainCountry(least float64) string {
	best, w := "", 0.0
	for c, v := range d.countries {
		if v > w || v == w && c < best {
			best, w = c, v
		}
	}
	if w >= least {
		return best
	}
	return ""
}

var groupWords = set("group organization organisation gang militia movement party network cartel faction outfit sect cult alliance coalition outlet newspaper daily broadcaster magazine")

// joinGroups makes "the Shining Path terrorist organization" and "Abu Sayyaf, a militant group" one actor each.
func (d *document) joinGroups() {
	for _, s := range d.sents {
		for _, m := range s.mentions {
			if m.form != nounForm || m.entity != nil || !groupWords[s.lemma(m.head)] || s.tok(m.head).XPOS == "NNS" {
				continue
			}
			name := func(k int) *mention {
				if k < 0 {
					return nil
				}
				if o := s.at[k]; o != nil && o.last == k && o.form == nameForm && o.entity != nil && !o.entity.isPlace() && o.entity.kind != schema.StateActor {
					return o
				}
				return nil
			}
			left := m.first
			for left > 0 && name(left-1) == nil && (s.upos(left-1) == "ADJ" || s.upos(left-1) == "NOUN" && s.at[left-1] == nil) {
				left--
			}
			o := name(left - 1)
			if start := s.phraseStart(m.head); o == nil && start > 1 && s.lower[start-1] == "," && (s.upos(start) == "DET" || s.upos(start) == "PRON") {
				o = name(start - 2)
			}
			if o == nil && m.last+1 < len(s.Tokens) {
				if x := s.at[m.last+1]; x != nil && x.first == m.last+1 && x.form == nameForm && x.entity != nil && !x.entity.isPlace() && x.entity.kind != schema.PersonActor {
					o = x
				}
			}
			if k := m.last + 2; o == nil && k < len(s.Tokens) && s.lower[k-1] == "," {
				// "a rebel alliance, the Democratic Forces of Syria, launched"
				if s.lower[k] == "the" && k+1 < len(s.Tokens) {
					k++
				}
				if x := s.at[k]; x != nil && x.first == k && x.last+1 < len(s.Tokens) && s.lower[x.last+1] == "," {
					o = name(x.last)
				}
			}
			if o == nil || o.entity.kind == schema.PersonActor && o.entity.entry != nil {
				continue
			}
			if o.entity.entry == nil && (o.entity.kind == schema.PersonActor || o.entity.kind == schema.OtherActor) {
				o.entity.kind = schema.ActorKind(m.noun.Kind)
			}
			o.entity.add(m)
		}
	}
}

// joinOffices makes descriptions in apposition or behind a copula mentions of whom they are said of.
func (d *document) joinOffices() {
	for _, s := range d.sents {
		for _, o := range s.offices {
			if o.bearer == nil || o.bearer.entity == nil || o.bearer.entity.isPlace() {
				continue
			}
			e := o.bearer.entity
			switch {
			case e.entry != nil:
			case o.noun.Person && !o.noun.Plural:
				e.kind = schema.PersonActor
			case o.noun.Kind != "" && o.bearer.last > o.bearer.first:
				e.kind = schema.ActorKind(o.noun.Kind)
			}
			if e.office == nil {
				noun := o.noun
				e.office = &noun
			}
			if m := s.at[o.last]; m != nil && m.form == nounForm && m.entity == nil && o.status == schema.Occurred {
				e.add(m)
			}
		}
	}
}

// forces is the armed forces of a state where the description is an adjective of the state and a military noun.
func (d *document) forces(m *mention, country string) *lexicon.Entry {
	if m.noun == nil || m.noun.Kind != string(schema.MilitaryActor) || m.noun.Person || country == "" {
		return nil
	}
	s := m.sent
	for i := m.first; i < m.last; i++ {
		if o := s.at[i]; o != nil && o.entity != nil && o.entity.kind == schema.StateActor && o.form == adjectiveForm {
			return d.x.lexicon.Forces(country)
		}
	}
	return nil
}

// actorOf is the actor that a mention stands for: the state where it is a country's name.
func (d *document) actorOf(m *mention) *entity {
	if m.place || m.entity.isPlace() {
		return d.government(m.entity)
	}
	return m.entity
}

// definite resolves a description with "the" or "this" and no more than a noun to the name that carries it.
func (d *document) definite(m *mention, recent []*mention) *entity {
	s := m.sent
	det := s.child(m.head, "det")
	if m.noun == nil || m.first != m.head || det < 0 || s.lower[det] != "the" && s.lower[det] != "this" && s.lower[det] != "that" || len(s.kids(m.head, "nmod", "acl", "amod")) > 0 {
		return nil
	}
	if s.tok(m.head).XPOS == "NNS" {
		return nil
	}
	fights := d.fights(m)
	for i := len(recent) - 1; i >= 0 && s.index-recent[i].sent.index <= 4; i-- {
		r := recent[i]
		if r.form != nameForm || r.entity == nil || r.place {
			continue
		}
		e := r.entity
		switch {
		case fights && e.kind != schema.ArmedGroupActor && s.index-r.sent.index > 0 && slices.ContainsFunc(recent[:i], func(o *mention) bool {
			return s.index-o.sent.index <= 4 && o.form == nameForm && o.entity != nil && o.entity.kind == schema.ArmedGroupActor
		}):
			// The group that takes a town is not the observatory that told of the last one.
		case m.noun.Person:
			if e.kind == schema.PersonActor && d.suits(e, m.noun) {
				return e
			}
		case s.lemma(m.head) == "group" || s.lemma(m.head) == "organization" || s.lemma(m.head) == "organisation" || s.lemma(m.head) == "militia" || s.lemma(m.head) == "movement":
			if e.kind == schema.ArmedGroupActor || e.kind == schema.OrganizationActor || e.kind == schema.PoliticalActor {
				return e
			}
		}
	}
	return nil
}

// fights tells whether a description is the subject of a verb for an act of force or for taking ground.
func (d *document) fights(m *mention) bool {
	s := m.sent
	v := s.head(m.head)
	if v < 0 || s.rel(m.head) != "nsubj" || !s.isVerb(v) || m.noun == nil || m.noun.Person {
		return false
	}
	return slices.ContainsFunc(d.x.frames.Of("verb", s.lemma(v)), func(f *frames.Frame) bool {
		c := f.Type.Class()
		return c == schema.ClassViolence || c == schema.ClassTerritory
	})
}

// sameCountry resolves "the country" to the state or the country named last.
func (d *document) sameCountry(m *mention, recent []*mention) *entity {
	s := m.sent
	if l := s.lemma(m.head); l != "country" && l != "nation" || m.first != m.head || s.tok(m.head).XPOS == "NNS" || m.first == 0 || s.lower[m.first-1] != "the" {
		return nil
	}
	main := d.mainCountry(0.5)
	for i := len(recent) - 1; i >= 0 && s.index-recent[i].sent.index <= 3; i-- {
		r := recent[i]
		if r.entity == nil || r.form == pronounForm || r.entity.kind != schema.StateActor && r.entity.place != schema.CountryPlace || r.entity.entry == nil {
			continue
		}
		if main == "" || r.entity.country == main || s == r.sent && r.last < m.first {
			return r.entity
		}
	}
	return nil
}
