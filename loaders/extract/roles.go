package extract

import (
	"slices"
	"strings"

	"casus/loaders/lexicon/frames"
	"casus/schema"
)

// part is somebody's part in an event.
type part struct {
	role    schema.Role
	entity  *entity
	mention *mention
	// beside is set for who has a part only because a noun is said of him too.
	beside bool
}

// wherePrepositions are those whose object is where an act happens, whatever the frame says.
var wherePrepositions = []string{"in", "at", "near", "outside", "inside", "around", "across", "throughout", "along", "north of", "south of", "east of", "west of", "within", "off", "over"}

// fill reads participants and places off the slots of a trigger's frame.
func (d *document) fill(t *trigger) (parts []part, places []*mention, about []int) {
	filled := map[int]bool{}
	for _, slot := range t.frame.Slots {
		for _, head := range t.args[slot.Name] {
			for _, i := range t.s.conjuncts(head) {
				if filled[i] && slot.Role.Valid() || slices.Contains(t.also, i) || slot.Class != "" && !d.isA(t.s, i, slot.Class) {
					continue
				}
				switch {
				case slot.Role == frames.Place:
					if m := d.placeAt(t.s, i); m != nil {
						places = append(places, m)
						filled[i] = true
					}
				case slot.Role == frames.About:
					about = append(about, i)
				case slot.Role == frames.Number:
				default:
					if p, ok := d.participant(t, slot, i); ok {
						parts = append(parts, p...)
						filled[i] = true
					} else if m := d.placeAt(t.s, i); m != nil && slot.Name != "mod" {
						places = append(places, m)
					}
				}
			}
		}
	}
	for _, p := range wherePrepositions {
		for _, head := range t.args[p] {
			for _, i := range t.s.conjuncts(head) {
				if m := d.placeAt(t.s, i); m != nil && !filled[i] && !slices.Contains(places, m) {
					places = append(places, m)
				}
			}
		}
	}
	return parts, places, about
}

// participant is who stands at a token, one for each member of a joint mention.
func (d *document) participant(t *trigger, slot frames.Slot, i int) ([]part, bool) {
	m := d.mentionAt(t.s, i)
	if m == nil {
		m = d.adHoc(t.s, i, slot.Role)
	}
	if m == nil && slot.Role == schema.Agent {
		m = d.doerOf(t.s, i)
	}
	if m == nil || m.entity == nil {
		return nil, false
	}
	e := m.entity
	if e.isPlace() || m.place {
		// A country's name in a participant's slot is its government; a town's is where it happens.
		a := d.stateOf(m)
		if a == nil {
			return nil, false
		}
		e = a
		m.place = false
	}
	if slot.Name == "mod" && m.form == nounForm && m.first == m.last && m.noun != nil && !m.noun.Plural && !m.noun.Group && m.noun.Kind == string(schema.OtherActor) {
		return nil, false
	}
	if len(e.members) > 0 {
		var out []part
		for _, x := range e.members {
			out = append(out, part{role: slot.Role, entity: x, mention: m})
		}
		return out, true
	}
	return []part{{role: slot.Role, entity: e, mention: m}}, true
}

// stateOf is the state that a country's name stands for as an actor; nil for other places.
func (d *document) stateOf(m *mention) *entity {
	e := m.entity
	if e.place != schema.CountryPlace {
		for _, c := range m.entries {
			if !c.Place {
				return d.entityOf(c.ID)
			}
		}
		return nil
	}
	return d.entityOf("state:" + e.country)
}

// entityOf is the document's entity of a lexicon entry, made where it is not there yet; nil where the lexicon has none.
func (d *document) entityOf(id string) *entity {
	for ; d.indexed < len(d.entities); d.indexed++ {
		if e := d.entities[d.indexed]; e.entry != nil && d.byEntry[e.entry.ID] == nil {
			d.byEntry[e.entry.ID] = e
		}
	}
	if e := d.byEntry[id]; e != nil {
		return e
	}
	// A name may have been given its entry after it was indexed.
	for _, e := range d.entities {
		if e.entry != nil && e.entry.ID == id {
			d.byEntry[id] = e
			return e
		}
	}
	entry := d.x.lexicon.Entry(id)
	if entry == nil {
		return nil
	}
	e := &entity{id: len(d.entities), entry: entry, name: entry.Name, country: entry.Country}
	if entry.Place {
		e.place = schema.PlaceKind(entry.Kind)
	} else {
		e.kind = schema.ActorKind(entry.Kind)
	}
	d.entities = append(d.entities, e)
	return e
}

// placeAt is the place mention that a token heads; a country's name that is used as a state elsewhere counts here.
func (d *document) placeAt(s *sentence, i int) *mention {
	m := d.mentionAt(s, i)
	if m == nil || m.entity == nil {
		return d.placePhrase(s, i)
	}
	if m.place || m.entity.isPlace() {
		return m
	}
	if m.form == nameForm && d.locative(m) && hasPlace(m) {
		for _, c := range m.entries {
			if c.Place {
				p := d.entityOf(c.ID)
				return &mention{sent: s, first: m.first, last: m.last, head: m.head, entries: m.entries, form: m.form, entity: p, place: true}
			}
		}
	}
	return nil
}

// placePhrase makes a mention of a noun phrase that means a place: "a district on Aleppo's southern outskirts". What it belongs to
// becomes its name where it has none of its own.
func (d *document) placePhrase(s *sentence, i int) *mention {
	kind, ok := placeNouns[s.lemma(i)]
	if !ok || s.upos(i) != "NOUN" && s.upos(i) != "PROPN" {
		return nil
	}
	// "the town of Idlib", "the Idlib countryside", "the city's east": the name is the place.
	for _, c := range s.children[i] {
		if isRel(s.rel(c), "nmod", "compound", "appos", "flat") {
			if m := s.headed[c]; m != nil && m.entity != nil && (m.place || m.entity.isPlace()) && (s.caseOf(c) == "of" || s.rel(c) == "compound" || isRel(s.rel(c), "appos", "flat")) && kind != schema.DistrictPlace && kind != schema.SitePlace {
				return m
			}
		}
	}
	for k := i + 2; k < len(s.Tokens) && k <= i+3 && s.lower[i+1] == "of"; k++ {
		if m := s.at[k]; m != nil && m.first == k && m.form == nameForm && m.entity != nil && m.entity.isPlace() {
			return m
		}
	}
	first := i
	for first > 0 && s.ofPlace(first-1, i) {
		first--
	}
	if x := d.siteCalled(s, first, i); x != nil {
		m := &mention{sent: s, first: first, last: i, head: i, form: nounForm, place: true}
		x.add(m)
		if s.headed[i] == nil {
			s.headed[i] = m
		}
		return m
	}
	var in *entity
	for k := range s.Tokens {
		if m := s.headed[k]; m != nil && m.entity != nil && k != i && s.within(k, i) && (m.place || m.entity.isPlace()) {
			in = m.entity
			break
		}
	}
	if in == nil {
		if m := s.possessorBefore(first); m != nil && (m.place || m.entity.isPlace()) {
			in = m.entity
		}
	}
	if in == nil && (kind == schema.CountryPlace || first == i) {
		return nil
	}
	e := &entity{id: len(d.entities), name: cleanName(s.text(d, first, i)), place: kind, generic: true}
	if in != nil {
		e.country, e.within = in.country, in
		e.name = in.name + ": " + e.name
	}
	m := &mention{sent: s, first: first, last: i, head: i, form: nounForm, place: true}
	d.entities = append(d.entities, e)
	e.add(m)
	if s.headed[i] == nil {
		s.headed[i] = m
	}
	return m
}

// ofPlace tells whether a token belongs to the description of a place that ends at i: "rebel-held eastern" of "districts".
func (s *sentence) ofPlace(k, i int) bool {
	if !s.within(k, i) || s.at[k] != nil || s.rel(k) == "case" {
		return false
	}
	switch s.upos(k) {
	case "DET", "ADP", "PRON", "VERB", "CCONJ":
		return false
	case "PUNCT":
		return s.lower[k] == "-" && k > 0 && s.Tokens[k-1].End == s.Tokens[k].Start
	}
	return true
}

// possessorBefore is the mention whose possessive opens the phrase that goes on at a token: "Aleppo" of "Aleppo's rebel-held eastern
// districts".
func (s *sentence) possessorBefore(i int) *mention {
	for k := i - 1; k > 0 && i-k < 7; k-- {
		if s.lower[k] == "'s" || s.lower[k] == "'" {
			if m := s.at[k-1]; m != nil && m.entity != nil {
				return m
			}
			return nil
		}
		if u := s.upos(k); u != "ADJ" && u != "NOUN" && u != "PROPN" && u != "VERB" && u != "NUM" && s.lower[k] != "-" {
			return nil
		}
	}
	return nil
}

// doerOf is the mention that a noun for an act names as its doer: "the rebel offensive captured", "the government advance".
func (d *document) doerOf(s *sentence, i int) *mention {
	if len(d.x.frames.Of(frames.Noun, s.lemma(i))) == 0 && !advances[s.lemma(i)] {
		return nil
	}
	args := s.nounArguments(i)
	for _, slot := range []string{"poss", "subj", "mod", "of"} {
		for _, h := range args[slot] {
			if m := d.mentionAt(s, h); m != nil && m.entity != nil && !m.place && !m.entity.isPlace() {
				return m
			}
		}
	}
	return nil
}

var advances = set("advance offensive push campaign operation assault")

// adHoc makes a mention of a noun that no list knows but that stands where only somebody can: the agent or target of an act.
func (d *document) adHoc(s *sentence, i int, role schema.Role) *mention {
	l := s.lemma(i)
	if !s.isNominal(i) || s.at[i] != nil || quantities[l] && !crowds[s.lower[i]] && s.ofChild(i) >= 0 {
		return nil
	}
	human := personLike(l) && !d.x.frames.In("nobody", l) && !s.ofAircraft(i) || d.x.frames.In("human", l) || l == "source" || crowds[s.lower[i]] && s.nobodyCounted(i)
	thing := (role == schema.Target || d.x.frames.In("vehicle", l)) && d.x.frames.In("thing", l)
	if !human && !thing || len(d.x.frames.Of(frames.Noun, l)) > 0 {
		return nil
	}
	first := i
	for first > 0 && s.premodifier(first-1, i) {
		first--
	}
	m := &mention{sent: s, first: first, last: i, head: i, form: nounForm}
	for k := first; k <= i; k++ {
		if s.at[k] == nil {
			s.at[k] = m
		}
	}
	s.headed[i] = m
	e := &entity{id: len(d.entities), name: cleanName(s.text(d, first, i)), kind: schema.PopulationActor, generic: true, plural: s.tok(i).XPOS == "NNS", country: d.describedCountry(m)}
	if thing && !human {
		e.kind = schema.OtherActor
	}
	e.thing = placeNouns[l] != "" || d.x.frames.In("vehicle", l) || d.x.frames.In("thing", l)
	d.entities = append(d.entities, e)
	e.add(m)
	return m
}

// crowds are numbers that stand for people where nothing is counted by them: "tens of thousands rallied".
var crowds = set("thousands hundreds dozens millions tens scores")

// nobodyCounted tells whether a number counts nothing that is named behind it but another number.
func (s *sentence) nobodyCounted(i int) bool {
	c := s.ofChild(i)
	return c < 0 || crowds[s.lower[c]] && s.ofChild(c) < 0
}

// personLike tells whether a noun has an ending that makes it somebody, as most such nouns are.
func personLike(l string) bool {
	for _, end := range []string{"ist", "ian", "man", "woman", "eer", "ant", "child", "people", "person"} {
		if strings.HasSuffix(l, end) && len(l) > len(end)+1 || l == end {
			return true
		}
	}
	return strings.HasSuffix(l, "er") && len(l) > 5 && !strings.HasSuffix(l, "ver") || strings.HasSuffix(l, "or") && len(l) > 5 && !strings.HasSuffix(l, "ror")
}
