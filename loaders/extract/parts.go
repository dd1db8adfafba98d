package extract

import (
	"slices"

	"casus/schema"
)

// Who takes a checkpoint near a town or a part of it does not take the town: the place of a capture or a withdrawal is what is taken or left, as a
// part of the place that it is in. Nouns that mean the whole of a place by themselves, and those before its name, are no parts.

// wholes are nouns for a place that "of" and a name make that place: "the port city of Aden".
var wholes = set("city town village capital hamlet port province governorate region oblast prefecture county territory enclave district neighborhood neighbourhood suburb " +
	"quarter country area state ground land front island peninsula valley coast border stronghold bastion control strip zone")

// portions are nouns for a part of a place.
var portions = set("part half third quarter portion section swath swathe outskirt outskirts suburb district neighborhood neighbourhood centre center position line hill area " +
	"village town street road")

// moreSites are sites that the frames do not have among theirs.
var moreSites = set("complex headquarter settlement house warehouse factory depot bunker tunnel pipeline farm store newsroom")

// fractions say by "of" which place they are a part of.
var fractions = set("part half third quarter portion section swath swathe")

// takeParts puts a part in the place of the whole where only parts are told to be taken or left.
func (d *document) takeParts(e *event) {
	if e.kind != schema.TerritoryCapture && e.kind != schema.Withdrawal || len(e.places) == 0 {
		return
	}
	var parts []*mention
	for _, t := range e.triggers {
		for _, head := range t.takenHeads(e.kind) {
			for _, i := range t.s.conjuncts(head) {
				m := d.partAt(t.s, i)
				if m == nil {
					if o := t.s.at[i]; o != nil && o.entity != nil && !o.entity.isPlace() && !o.entity.thing && o.entity.kind != schema.OtherActor {
						// "captured 500 soldiers and ten villages"
						continue
					}
					return
				}
				if named := d.namedPlaces(t.s, i); len(named) > 0 {
					parts = append(parts, named...)
				} else {
					parts = append(parts, m)
				}
			}
		}
	}
	if len(parts) == 0 {
		return
	}
	var whole *entity
	if i := slices.IndexFunc(e.places, func(m *mention) bool { return m.form == nameForm }); i >= 0 {
		whole = e.places[i].entity
	}
	if whole != nil && whole.place == schema.SitePlace {
		// "the airbase" is the one that has a name.
		return
	}
	for _, m := range parts {
		if m.entity == nil {
			d.describePart(m)
		}
		if x := m.entity; whole != nil && x.generic && x.within == nil && x != whole {
			x.name, x.country, x.within = whole.name+": "+x.name, whole.country, whole
		}
	}
	e.places = parts
}

// takenHeads are what an act takes or leaves by its grammar: the object of a verb, what "control" is taken of, the place that falls, that from which
// somebody withdraws.
func (t *trigger) takenHeads(kind schema.EventType) []int {
	s, args := t.s, t.args
	if kind == schema.Withdrawal && !handing[s.lemma(t.at)] {
		return args["from"]
	}
	for _, i := range slices.Concat([]int{t.at}, t.also, args["obj"], args["over"]) {
		if l := s.lemma(i); l == "control" && s.isNominal(i) {
			a := s.nounArguments(i)
			return slices.Concat(a["of"], a["over"])
		}
	}
	switch {
	case s.isNominal(t.at):
		return args["of"]
	case s.lemma(t.at) == "fall":
		return args["subj"]
	case handing[s.lemma(t.at)] && len(args["obj"]) == 0:
		return args["over"]
	}
	return args["obj"]
}

// partAt is the mention of a site without a name of its own or of a part of a place that a token heads, with no entity where it is not told of yet; nil for any other.
func (d *document) partAt(s *sentence, i int) *mention {
	l := s.lemma(i)
	if !s.isNominal(i) || s.upos(i) == "PROPN" || !portions[l] && !moreSites[l] && (wholes[l] || !d.x.frames.In("site", l)) {
		return nil
	}
	if m := s.at[i]; m != nil && (m.form == nameForm || m.entity != nil && m.entity.isPlace() && !m.entity.generic) {
		return nil
	}
	if m := s.headed[i]; m != nil && m.entity != nil && m.entity.isPlace() {
		if m.entity.generic || m.form == nounForm && m.entity.place == schema.SitePlace {
			return m
		}
		return nil
	}
	of := s.ofChild(i)
	if of >= 0 && (s.headed[of] == nil || s.headed[of].form != nameForm) {
		of = -1
	}
	plural := s.tok(i).XPOS == "NNS"
	switch {
	case fractions[l]:
		if of < 0 {
			return nil
		}
	case of >= 0 && (l == "base" || l == "camp"):
		// "the rebel base of Baidoa" is the town.
		return nil
	case l == "village" || l == "town" || l == "settlement":
		// "a town in the north" may be the one that is named beside it.
		if !plural || of >= 0 {
			return nil
		}
	case wholes[l]:
		// "the district of Jobar" and "the districts of Jobar and Salma" are named; "districts of Aleppo" are parts.
		if of >= 0 && (!plural || s.child(of, "conj") >= 0) {
			return nil
		}
	}
	for k := i - 1; k >= 0 && s.within(k, i); k-- {
		if m := s.at[k]; m != nil && m.form == nameForm && m.last == i-1 && (m.place || m.entity != nil && m.entity.isPlace()) {
			// "Tabqa airbase" has a name.
			return nil
		}
	}
	first := i
	for first > 0 && s.premodifier(first-1, i) || first > 0 && s.upos(first-1) == "NUM" {
		first--
	}
	return &mention{sent: s, first: first, last: i, head: i, form: nounForm, place: true}
}

// describePart makes an entity of a part.
func (d *document) describePart(m *mention) {
	s := m.sent
	l := s.lemma(m.head)
	kind, ok := placeNouns[l]
	switch {
	case !ok && portions[l]:
		kind = schema.AreaPlace
	case !ok:
		kind = schema.SitePlace
	}
	e := &entity{id: len(d.entities), name: cleanName(s.text(d, m.first, m.last)), place: kind, generic: true}
	d.entities = append(d.entities, e)
	e.add(m)
	if s.headed[m.head] == nil {
		s.headed[m.head] = m
	}
}
