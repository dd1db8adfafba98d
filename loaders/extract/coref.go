package extract

import (
	"slices"
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
	names := map[string][]*mention{}
	unlisted := func(do func(*mention)) {
		for _, s := range d.sents {
			for _, m := range s.mentions {
				if m.form == nameForm && len(m.entries) == 0 {
					do(m)
				}
			}
		}
	}
	unlisted(func(m *mention) { names[m.nameKey(d)] = append(names[m.nameKey(d)], m) })
	for _, several := range []bool{true, false} {
		unlisted(func(m *mention) {
			if (m.last > m.first) == several {
				d.resolveName(m, names, byKey)
			}
		})
	}
	d.joinSurnames()
	d.joinOffices()
	d.joinGroups()
	d.placesAgain()
	var recent []*mention
	for _, s := range d.sents {
		for _, m := range s.mentions {
			switch m.form {
			case nounForm:
				if m.entity == nil {
					d.resolveNoun(m, byKey, recent)
				}
				d.alsoMeant(m, byKey)
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

// nameKey is what mentions of one unlisted name share.
func (m *mention) nameKey(d *document) string {
	return "name:" + schema.NameKey(cleanName(m.sent.text(d, m.first, m.last)))
}

// resolveName gives an unlisted name its entity: the same words, or the initials of a longer name, are the same actor. names has the
// mentions of each name.
func (d *document) resolveName(m *mention, names map[string][]*mention, byKey map[string]*entity) {
	text, key := cleanName(m.sent.text(d, m.first, m.last)), m.nameKey(d)
	e := byKey[key]
	if e == nil {
		e = d.stateNamed(text)
	}
	if e == nil && m.first == m.last {
		e = d.spelledOut(m, text)
	}
	if e == nil {
		kind, place := d.kindOfName(names[key])
		e = d.newEntity(key, byKey)
		e.name, e.kind, e.place = text, kind, place
		if place != "" {
			e.kind = ""
		}
	}
	m.place = e.isPlace()
	e.add(m)
	d.lay(e, m)
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
	locative := d.locative(m)
	around := m.sent.surround(m)
	best, score := m.entries[0], -1e9
	for i, e := range m.entries {
		v := -float64(i)
		if e.Place == locative {
			v += 5
		}
		if m.form == adjectiveForm && (e.Place || e.Kind == lexicon.Person) {
			v -= 20
		}
		if e.Country != "" {
			about := 4 * d.countries[e.Country]
			if d.overshadowed(m, e) {
				about /= 4
			}
			v += about
		}
		if e.Place && e.Kind == string(schema.CountryPlace) {
			v += 2
		}
		if around != nil && e.Place && e.Kind != lexicon.Country && inCountry(around, e.Country) {
			v += 6
		}
		// A person is not somewhere: "in Washington", but "Washington said".
		if !e.Place && e.Kind == string(schema.PersonActor) && locative {
			v -= 8
		}
		if v > score {
			best, score = e, v
		}
	}
	return best
}

// overshadowed tells whether a small town is so much smaller than a namesake that a text does not mean it only because somebody of its country acts:
// where Americans meet Russians in Geneva they do not meet in Illinois. Towns that wars made known are meant as they are.
func (d *document) overshadowed(m *mention, e *lexicon.Entry) bool {
	if e.Kind != lexicon.City || e.Population == 0 || e.Population >= largeTown || d.settings[e.Country] {
		return false
	}
	return slices.ContainsFunc(m.entries, func(o *lexicon.Entry) bool {
		return o.Kind == lexicon.City && o.Country != e.Country && o.Population >= shadow*e.Population
	})
}

// shadow is how many times as large the namesake is.
const shadow = 5

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
		return s.heading(m)
	}
	if isRel(s.rel(m.head), "conj") && s.caseOf(m.head) == "" && m.form == nameForm && h < m.head {
		// "in Iraq and Syria"
		if o := s.headed[h]; o != nil && o.form == nameForm && placeEntry(o) && d.locative(o) {
			return true
		}
	}
	if d.liesIn(m) {
		return true
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

// heading tells whether a name is all that a line has: "Iraq" over what happened there.
func (s *sentence) heading(m *mention) bool {
	for i := range s.Tokens {
		if (i < m.first || i > m.last) && s.upos(i) != "PUNCT" && s.upos(i) != "SYM" {
			return false
		}
	}
	return true
}

// liesIn tells whether a name says where the place before it lies: "in Istanbul, Turkey".
func (d *document) liesIn(m *mention) bool {
	s := m.sent
	if m.first < 2 || s.lower[m.first-1] != "," || m.form != nameForm {
		return false
	}
	o := s.at[m.first-2]
	if o == nil || o.last != m.first-2 || o.form != nameForm {
		return false
	}
	if len(o.entries) == 0 {
		return d.townByCountry(o)
	}
	for _, a := range o.entries {
		for _, b := range m.entries {
			if a.Place && b.Place && a.Country == b.Country && a.Country != "" && a.Kind != lexicon.Country && (b.Kind == lexicon.Country || b.Kind == lexicon.Region) {
				return true
			}
		}
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
