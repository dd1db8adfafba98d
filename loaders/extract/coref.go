package extract

import (
	"strings"

	"casus/loaders/lexicon"
	"casus/schema"
)

// resolve makes entities of mentions: names first, over the whole document, so that a surname before the full name finds it;
// then descriptions and pronouns in reading order.
func (d *document) resolve() {
	byKey := map[string]*entity{}
	for _, s := range d.sents {
		for _, m := range s.mentions {
			if m.form == nameForm || m.form == adjectiveForm {
				if len(m.entries) > 0 {
					d.resolveListed(m, byKey)
				}
			}
		}
	}
	for _, s := range d.sents {
		for _, m := range s.inner {
			d.resolveListed(m, byKey)
		}
	}
	// Names of several words come first: an acronym may stand for one that is told after it.
	for _, several := range []bool{true, false} {
		for _, s := range d.sents {
			for _, m := range s.mentions {
				if m.form == nameForm && len(m.entries) == 0 && (m.last > m.first) == several {
					d.resolveName(m, byKey)
				}
			}
		}
	}
	d.joinSurnames()
	d.joinOffices()
	d.joinGroups()
	var recent []*mention
	for _, s := range d.sents {
		for _, m := range s.mentions {
			switch m.form {
			case nounForm:
				if m.entity == nil {
					d.resolveNoun(m, byKey, recent)
				}
			case pronounForm:
				d.resolvePronoun(m, recent)
			}
			if m.entity != nil {
				recent = append(recent, m)
			}
		}
	}
}

func (d *document) newEntity(key string, byKey map[string]*entity) *entity {
	e := &entity{id: len(d.entities)}
	d.entities = append(d.entities, e)
	if key != "" {
		byKey[key] = e
	}
	return e
}

func (e *entity) add(m *mention) {
	m.entity = e
	e.mentions = append(e.mentions, m)
}

func (d *document) resolveListed(m *mention, byKey map[string]*entity) {
	entry := d.choose(m)
	e := byKey[entry.ID]
	if e == nil {
		e = d.newEntity(entry.ID, byKey)
		e.entry, e.name, e.country = entry, entry.Name, entry.Country
		if entry.Place {
			e.place = schema.PlaceKind(entry.Kind)
		} else {
			e.kind = schema.ActorKind(entry.Kind)
		}
	}
	m.place = entry.Place
	e.add(m)
}

// resolveName gives an unlisted name its entity: the same words, or the initials of a longer name, are the same actor.
func (d *document) resolveName(m *mention, byKey map[string]*entity) {
	text := cleanName(m.sent.text(d, m.first, m.last))
	key := "name:" + schema.NameKey(text)
	e := byKey[key]
	if e == nil && m.first == m.last {
		e = d.spelledOut(m, text)
	}
	if e == nil {
		kind, place := d.kindOfName(m)
		e = d.newEntity(key, byKey)
		e.name, e.kind, e.place = text, kind, place
		if place != "" {
			e.kind = ""
		}
	}
	m.place = e.isPlace()
	e.add(m)
}

// spelledOut is the body of several words whose initials a name in capitals is: "SDF" for the Syrian Democratic Forces.
func (d *document) spelledOut(m *mention, text string) *entity {
	if n := len(text); n < 2 || n > 8 || !isUpperWord(text) {
		return nil
	}
	if d.initials == nil {
		d.initials = map[string]*entity{}
		for _, e := range d.entities {
			if e.kind == schema.PersonActor {
				continue
			}
			for _, o := range e.mentions {
				if key := initialsOf(o); key != "" && d.initials[key] == nil {
					d.initials[key] = e
				}
			}
		}
	}
	return d.initials[strings.ToUpper(text)]
}

// initialsOf are the initials of a name of at least two words, small words left out.
func initialsOf(m *mention) string {
	if m.form != nameForm || m.last == m.first {
		return ""
	}
	var b strings.Builder
	for i := m.first; i <= m.last; i++ {
		if w := m.sent.Tokens[i].Text; startsUpper(w) && m.sent.lower[i] != "the" {
			b.WriteRune([]rune(w)[0])
		}
	}
	if b.Len() < 2 {
		return ""
	}
	return b.String()
}

func cleanName(s string) string { return strings.Join(strings.Fields(s), " ") }

// joinSurnames joins "Carter" to "Ash Carter": a one-word name that is the last word of one person's name only.
func (d *document) joinSurnames() {
	full := map[string]*entity{}
	clash := map[string]bool{}
	for _, e := range d.entities {
		if e.kind != schema.PersonActor || e.isPlace() {
			continue
		}
		w := strings.Fields(schema.NameKey(e.name))
		if len(w) < 2 {
			continue
		}
		for k := 1; k < len(w); k++ {
			tail := strings.Join(w[k:], " ")
			if full[tail] != nil && full[tail] != e {
				clash[tail] = true
			}
			full[tail] = e
		}
	}
	for _, e := range d.entities {
		if len(e.mentions) == 0 || e.entry != nil && !e.mentions[0].alias.Surname && e.kind != schema.PersonActor {
			continue
		}
		if e.kind != schema.PersonActor && e.kind != schema.OtherActor && e.kind != schema.OrganizationActor && !e.isPlace() {
			continue
		}
		k := schema.NameKey(e.mentions[0].sent.text(d, e.mentions[0].first, e.mentions[0].last))
		o := full[k]
		if o == nil || o == e || clash[k] || e.entry != nil && (o.entry != nil || e.entry.Place) {
			continue
		}
		for _, m := range e.mentions {
			m.place = false
			o.add(m)
		}
		e.mentions = nil
	}
}

// choose picks among what the lexicon has for a name: by the day, by how it is used, by the countries of the document, by prominence.
func (d *document) choose(m *mention) *lexicon.Entry {
	s := m.sent
	locative := d.locative(m)
	best, score := m.entries[0], -1e9
	for i, e := range m.entries {
		v := -float64(i)
		if e.Place == locative {
			v += 5
		}
		if e.Place && m.form == adjectiveForm {
			v -= 20
		}
		if e.Country != "" {
			v += 4 * d.countries[e.Country]
		}
		if e.Place && e.Kind == string(schema.CountryPlace) {
			v += 2
		}
		// A person is not somewhere: "in Washington", but "Washington said".
		if !e.Place && e.Kind == string(schema.PersonActor) && locative {
			v -= 8
		}
		if v > score {
			best, score = e, v
		}
	}
	_ = s
	return best
}

// locative tells whether a mention stands where places stand.
func (d *document) locative(m *mention) bool {
	s := m.sent
	switch s.caseOf(m.head) {
	case "in", "at", "near", "outside", "inside", "around", "into", "across", "throughout", "toward", "towards", "through",
		"north of", "south of", "east of", "west of", "within", "along", "via", "off", "beyond":
		return true
	case "from", "to":
		h := s.head(m.head)
		return h >= 0 && (s.isVerb(h) && motion[s.lemma(h)] || s.isNominal(h) && motionNouns[s.lemma(h)])
	case "of":
		h := s.head(m.head)
		return h >= 0 && (placeNouns[s.lemma(h)] != "" || directions[s.lemma(h)] || placeActs[s.lemma(h)])
	}
	h := s.head(m.head)
	if h < 0 {
		return false
	}
	if isRel(s.rel(m.head), "compound", "amod") && placeNouns[s.lemma(h)] != "" && h > m.head {
		return true
	}
	if isRel(s.rel(m.head), "obj") || s.rel(m.head) == "nsubj:pass" {
		return takesPlace[s.lemma(h)]
	}
	if isRel(s.rel(m.head), "obl", "appos") && s.caseOf(m.head) == "" {
		return s.at[h] != nil && s.at[h].place
	}
	return false
}

var motion = map[string]bool{"go": true, "travel": true, "fly": true, "flee": true, "withdraw": true, "retreat": true, "move": true, "return": true, "advance": true,
	"come": true, "arrive": true, "drive": true, "head": true, "march": true, "send": true, "deploy": true, "evacuate": true, "escape": true, "leave": true, "cross": true,
	"pull": true, "bring": true, "deliver": true, "spread": true, "expel": true, "deport": true, "transfer": true, "rush": true, "retake": true, "pour": true, "fire": true}

var motionNouns = map[string]bool{"withdrawal": true, "retreat": true, "visit": true, "trip": true, "road": true, "return": true, "evacuation": true, "flight": true,
	"convoy": true, "way": true, "pullout": true, "access": true, "border": true, "refugee": true, "attack": true, "route": true}

var directions = map[string]bool{"north": true, "south": true, "east": true, "west": true, "outskirts": true, "outskirt": true, "centre": true, "center": true, "part": true, "parts": true, "most": true,
	"northeast": true, "northwest": true, "southeast": true, "southwest": true, "kilometer": true, "kilometre": true, "mile": true, "km": true, "swath": true, "half": true}

// placeActs are acts that are done to places: "the fall of Mosul".
var placeActs = map[string]bool{"fall": true, "capture": true, "siege": true, "recapture": true, "seizure": true, "liberation": true, "bombardment": true, "shelling": true,
	"control": true, "invasion": true, "annexation": true, "occupation": true, "battle": true, "retaking": true, "encirclement": true, "evacuation": true}

// takesPlace are verbs whose object, if it can be a place, is one.
var takesPlace = map[string]bool{"capture": true, "seize": true, "take": true, "retake": true, "recapture": true, "control": true, "hold": true, "besiege": true, "bomb": true, "shell": true,
	"enter": true, "storm": true, "leave": true, "reach": true, "overrun": true, "liberate": true, "surround": true, "encircle": true, "bombard": true, "visit": true, "flee": true,
	"cross": true, "pound": true, "occupy": true, "annex": true, "abandon": true, "evacuate": true, "isolate": true, "secure": true, "lose": true, "blockade": true, "regain": true, "attack": true, "hit": true, "tour": true}

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
	country := d.describedCountry(m)
	text := cleanName(s.text(d, m.first, m.last))
	if m.form == nameForm {
		country = ""
	}
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
	}
	e.add(m)
}

// describedCountry is the country that a description belongs to: of an adjective or name in it ("Syrian rebels", "Russia's
// foreign minister"), else the one that the document is about.
func (d *document) describedCountry(m *mention) string {
	s := m.sent
	for i := m.first; i <= m.last; i++ {
		if o := s.at[i]; o != nil && o != m && o.entity != nil && o.entity.country != "" {
			return o.entity.country
		}
	}
	for _, c := range s.kids(m.head, "nmod", "amod", "compound") {
		if o := s.headed[c]; o != nil && o.entity != nil && o.entity.country != "" {
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

var groupWords = set("group organization organisation gang militia movement party network cartel faction outfit sect cult")

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
			if start := s.phraseStart(m.head); o == nil && start > 1 && s.lower[start-1] == "," {
				o = name(start - 2)
			}
			if o == nil && m.last+1 < len(s.Tokens) {
				if x := s.at[m.last+1]; x != nil && x.first == m.last+1 && x.form == nameForm && x.entity != nil && !x.entity.isPlace() && x.entity.kind != schema.PersonActor {
					o = x
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

// joint resolves "both sides", "the two powers", "the two men" to the last pair that was named together.
func (d *document) joint(m *mention, recent []*mention) *entity {
	s := m.sent
	two := false
	for i := max(0, m.first-2); i <= m.last; i++ {
		if w := s.lower[i]; w == "both" || w == "two" || w == "pair" {
			two = true
		}
	}
	if !two || m.noun == nil || !jointNouns[s.lemma(m.head)] {
		return nil
	}
	var members []*entity
	if l := s.lemma(m.head); l == "side" || l == "party" {
		members = d.belligerents(s.index)
	}
	if len(members) == 0 {
		members = pair(recent, m.noun.Person || s.lemma(m.head) == "man" || s.lemma(m.head) == "pair")
	}
	if len(members) < 2 {
		return nil
	}
	e := d.newEntity("", nil)
	e.members, e.name, e.kind, e.generic, e.plural = members, cleanName(s.text(d, m.first, m.last)), schema.OtherActor, true, true
	return e
}

var strife = set("fighting war conflict battle clash hostility violence truce ceasefire fight standoff")

// belligerents are the last two actors before a sentence's end that a text names as the sides of a fight or a truce: "the fighting
// between the regime and the rebels".
func (d *document) belligerents(index int) []*entity {
	for i := index; i >= 0; i-- {
		s := d.sents[i]
		for k := len(s.Tokens) - 3; k > 0; k-- {
			if s.lower[k] != "between" || !strife[s.lemma(k-1)] {
				continue
			}
			var out []*entity
			for p := k + 1; p < len(s.Tokens) && p < k+14 && len(out) < 2; p++ {
				if m := s.at[p]; m != nil && m.entity != nil && m.last == p && m.form != adjectiveForm && !(p+1 < len(s.Tokens) && s.isNominal(p+1)) {
					if e := d.actorOf(m); e != nil && !containsEntity(out, e) {
						out = append(out, e)
					}
				} else if s.upos(p) == "VERB" {
					break
				}
			}
			if len(out) == 2 {
				return out
			}
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

var jointNouns = map[string]bool{"side": true, "power": true, "country": true, "nation": true, "government": true, "party": true, "leader": true, "man": true, "minister": true,
	"diplomat": true, "pair": true, "state": true, "ally": true, "rival": true, "neighbour": true, "neighbor": true, "president": true, "group": true, "faction": true}

// pair is the last two entities of one sentence that were coordinated or shared a verb, persons or not.
func pair(recent []*mention, persons bool) []*entity {
	for i := len(recent) - 1; i > 0; i-- {
		b := recent[i]
		if !fits(b, persons) {
			continue
		}
		for j := i - 1; j >= 0 && recent[j].sent == b.sent; j-- {
			a := recent[j]
			if fits(a, persons) && a.entity != b.entity && (b.sent.head(b.head) == a.head || b.sent.head(b.head) == a.sent.head(a.head)) {
				return []*entity{a.entity, b.entity}
			}
		}
	}
	return nil
}

func fits(m *mention, persons bool) bool {
	if m.form == pronounForm || m.place || m.entity == nil || m.entity.members != nil {
		return false
	}
	return (m.entity.kind == schema.PersonActor) == persons
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
	for i := len(recent) - 1; i >= 0 && s.index-recent[i].sent.index <= 4; i-- {
		r := recent[i]
		if r.form != nameForm || r.entity == nil || r.place {
			continue
		}
		e := r.entity
		switch {
		case m.noun.Person:
			if e.kind == schema.PersonActor && (m.noun.Role == "" || d.holds(e, m.noun.Role)) {
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

// holds tells whether a person is known to hold an office, from the lexicon or from a title in the text.
func (d *document) holds(e *entity, role string) bool {
	if e.office != nil && e.office.Role == role {
		return true
	}
	if e.entry != nil {
		for _, l := range e.entry.Links {
			if strings.HasSuffix(l.Role, role) {
				return true
			}
		}
	}
	return false
}

// thingBefore tells whether a singular noun that is nobody stands between a pronoun and the last mention before it: "contacted the
// White House to get approval for the plan, but both governments stand behind it".
func (s *sentence) thingBefore(i int, recent []*mention) bool {
	from := 0
	if n := len(recent); n > 0 && recent[n-1].sent == s && recent[n-1].first < i {
		from = recent[n-1].last + 1
		if recent[n-1].form == nounForm {
			// A description between is seldom what "it" means.
			from = 0
		}
	}
	for k := i - 1; k >= from; k-- {
		if s.upos(k) == "NOUN" && s.at[k] == nil && s.tok(k).XPOS == "NN" && s.child(k, "det") >= 0 && !s.timed(k) {
			return true
		}
	}
	return false
}

// resolvePronoun takes the nearest fitting mention before: subjects first, of the same number and sort.
func (d *document) resolvePronoun(m *mention, recent []*mention) {
	s := m.sent
	w := s.lower[m.first]
	if w == "i" || w == "we" || w == "my" || w == "our" || w == "me" || w == "us" {
		return // resolved to the speaker, once quotations are known
	}
	if w == "both" {
		if p := pair(recent, true); p != nil {
			e := d.newEntity("", nil)
			e.members, e.name, e.kind, e.generic, e.plural = p, "both", schema.OtherActor, true, true
			e.add(m)
			return
		}
	}
	if w == "it" && !isRel(s.rel(m.first), "nsubj") && s.thingBefore(m.first, recent) {
		return
	}
	var best *mention
	score := -1.0
	for i := len(recent) - 1; i >= 0 && s.index-recent[i].sent.index <= 3; i-- {
		r := recent[i]
		if r.form == adjectiveForm || r.entity == nil || r.sent == s && r.last >= m.first {
			continue
		}
		e := r.entity
		person := e.kind == schema.PersonActor
		plural := e.plural || e.members != nil
		v := 3 - float64(s.index-r.sent.index)
		switch w {
		case "he", "him", "his", "she", "her", "himself", "herself":
			if !person || plural {
				continue
			}
		case "they", "them", "their", "themselves":
			if person && !plural {
				continue
			}
			if !plural && e.kind != schema.ArmedGroupActor && e.kind != schema.CoalitionActor {
				v -= 1.5
			}
		default:
			if person || plural {
				continue
			}
		}
		if isRel(r.sent.rel(r.head), "nsubj") {
			v++
		}
		if v > score {
			best, score = r, v
		}
	}
	if best != nil {
		best.entity.add(m)
	}
}
