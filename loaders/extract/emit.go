package extract

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"casus/loaders/lexicon"
	"casus/schema"
)

// emit writes what was found as an Extraction.
func (d *document) emit() schema.Extraction {
	x := schema.Extraction{Extractor: Version, Article: d.article, Actors: []schema.ExtractedActor{}, Places: []schema.ExtractedPlace{},
		Events: []schema.ExtractedEvent{}, Relations: []schema.ExtractedRelation{}}
	d.settle()
	for _, e := range d.entities {
		if len(e.members) > 0 || len(e.mentions) == 0 && !e.used || e.unknown() && !e.used || e.anywhere() {
			continue
		}
		if e.isPlace() {
			e.where = fmt.Sprintf("p%d", len(x.Places)+1)
			x.Places = append(x.Places, schema.ExtractedPlace{ID: e.where})
		} else {
			e.actor = fmt.Sprintf("a%d", len(x.Actors)+1)
			x.Actors = append(x.Actors, schema.ExtractedActor{ID: e.actor})
		}
	}
	p, a := 0, 0
	for _, e := range d.entities {
		switch {
		case e.where != "":
			x.Places[p] = d.emitPlace(e)
			p++
		case e.actor != "":
			x.Actors[a] = d.emitActor(e)
			a++
		}
	}
	coded := map[*sentence]bool{}
	for i, e := range d.events {
		e.id = fmt.Sprintf("e%d", i+1)
	}
	for _, e := range d.events {
		x.Events = append(x.Events, d.emitEvent(e))
		for _, t := range e.triggers {
			coded[t.s] = true
		}
		if e.agreement != nil {
			for _, t := range e.agreement.terms {
				coded[t.s] = true
			}
		}
	}
	for _, r := range d.relations {
		coded[r.s] = true
		x.Relations = append(x.Relations, d.emitRelation(r))
	}
	for _, s := range d.sents {
		if !coded[s] {
			x.Uncoded = append(x.Uncoded, d.sentence(s))
		}
	}
	return x
}

// unknown tells whether nothing is known of an actor but what he is called: he is worth telling of only where something refers to him.
func (e *entity) unknown() bool {
	return !e.isPlace() && e.entry == nil && (e.thing || e.kind == "" || e.kind == schema.OtherActor)
}

// layInCountry puts places that are only described into the country that they or the text belong to: "Syria: three villages".
func (d *document) layInCountry() {
	for i := 0; i < len(d.entities); i++ {
		e := d.entities[i]
		if !e.anywhere() {
			continue
		}
		if e.country == "" {
			e.country = d.mainCountry(0.3)
		}
		if c := d.entityOf("place:" + e.country); c != nil {
			e.within, e.name = c, c.name+": "+e.name
		}
	}
}

// anywhere tells whether a place is only described, and nothing says where it lies: there are many key towns.
func (e *entity) anywhere() bool {
	return e.isPlace() && e.generic && e.entry == nil && e.within == nil
}

// settle marks what is referred to and gives entities the mentions by which they are: a country's name that acts is a mention of
// the state.
func (d *document) settle() {
	d.layInCountry()
	d.relations = slices.DeleteFunc(d.relations, func(r *relation) bool { return r.object.anywhere() })
	use := func(e *entity) {
		if e == nil {
			return
		}
		e.used = true
		d.useContainers(e)
	}
	for _, e := range d.events {
		for _, p := range e.parts {
			use(p.entity)
			if p.mention != nil && p.mention.entity != p.entity && !slices.Contains(p.entity.mentions, p.mention) {
				p.entity.mentions = append(p.entity.mentions, p.mention)
			}
			d.byNoun(p.entity)
		}
		for _, m := range e.places {
			use(m.entity)
			if !slices.Contains(m.entity.mentions, m) {
				m.entity.mentions = append(m.entity.mentions, m)
			}
		}
		for _, s := range e.sources {
			use(s)
		}
		if e.agreement != nil {
			for _, c := range append(slices.Clone(e.agreement.covers), e.agreement.excludes...) {
				use(c)
			}
			for _, t := range e.agreement.terms {
				for _, w := range append(slices.Clone(t.who), t.whom...) {
					use(w)
				}
				for _, w := range t.places {
					use(w)
				}
			}
		}
	}
	for _, r := range d.relations {
		use(r.subject)
		use(r.object)
	}
	for i := 0; i < len(d.entities); i++ {
		if e := d.entities[i]; e.isPlace() && len(e.mentions) > 0 {
			d.useContainers(e)
		}
	}
}

// byNoun gives a state that only adjectives mean ("an Iraqi airstrike near Mosul, Iraq") the country's name as a mention: by it is the state
// known where it has a part.
func (d *document) byNoun(e *entity) {
	if e.kind != schema.StateActor || slices.ContainsFunc(e.mentions, func(m *mention) bool { return m.form != adjectiveForm }) {
		return
	}
	for _, o := range d.entities {
		if o.place == schema.CountryPlace && o.country == e.country {
			for _, m := range o.mentions {
				if m.form == nameForm {
					e.mentions = append(e.mentions, m)
					return
				}
			}
		}
	}
}

// useContainers brings in the places that a place lies in.
func (d *document) useContainers(e *entity) {
	if !e.isPlace() {
		return
	}
	if e.within != nil {
		e.within.used = true
		d.useContainers(e.within)
	}
	if e.entry != nil {
		for _, id := range e.entry.Within {
			if p := d.entityOf(id); p != nil {
				p.used = true
			}
		}
	}
}

func (d *document) mentionsOf(e *entity) []schema.Selector {
	ms := slices.Clone(e.mentions)
	sortMentions(ms)
	var out []schema.Selector
	for _, m := range ms {
		sel := d.selector(m.sent.Tokens[m.counted()].Start+m.skip, m.sent.Tokens[max(m.last, m.reach)].End)
		if len(out) == 0 || out[len(out)-1] != sel {
			out = append(out, sel)
		}
	}
	return out
}

// counted is where a mention begins with the words that count it: "tens of thousands of Egyptians".
func (m *mention) counted() int {
	s, k := m.sent, m.first
	if m.form != nounForm && (m.entity == nil || m.entity.kind != schema.PopulationActor) {
		return k
	}
	for k >= 2 && s.lower[k-1] == "of" && (crowds[s.lower[k-2]] || s.lower[k-2] == "number") && s.at[k-2] == nil {
		k -= 2
	}
	return k
}

func aliasesOf(e *entity) []schema.Alias {
	if e.entry == nil {
		return nil
	}
	var out []schema.Alias
	for _, a := range e.entry.Aliases {
		if a.Adjective || a.Metonym || a.Surname || a.Ambiguous || a.Name == e.entry.Name || len(out) >= 12 {
			continue
		}
		al := schema.Alias{Name: a.Name}
		if t, err := schema.ParseTime(a.Since); err == nil {
			al.Since = t
		}
		if t, err := schema.ParseTime(a.Until); err == nil {
			al.Until = t
		}
		out = append(out, al)
	}
	if e.entry.Kind == lexicon.State {
		out = append(out, governments(e.entry)...)
	}
	return out
}

// governments are the names of a state that say its government, which texts use for it as much.
func governments(state *lexicon.Entry) []schema.Alias {
	out := []schema.Alias{{Name: "Government of " + state.Name}}
	for _, a := range state.Aliases {
		if a.Adjective && !a.Ambiguous && a.Since == "" && a.Until == "" {
			out = append(out, schema.Alias{Name: a.Name + " government"})
		}
	}
	return out
}

func (d *document) emitActor(e *entity) schema.ExtractedActor {
	a := schema.ExtractedActor{ID: e.actor, Name: e.name, Kind: e.kind, Country: e.country, Generic: e.generic, Mentions: d.mentionsOf(e)}
	if a.Kind == "" || e.thing {
		a.Kind = schema.OtherActor
	}
	if e.entry != nil {
		a.Key, a.Wikidata, a.Aliases = e.entry.ID, e.entry.Wikidata, aliasesOf(e)
	}
	return a
}

func (d *document) emitPlace(e *entity) schema.ExtractedPlace {
	p := schema.ExtractedPlace{ID: e.where, Name: e.name, Kind: e.place, Country: e.country, Mentions: d.mentionsOf(e)}
	if e.entry == nil && p.Country == "" {
		p.Country = d.countryByName(e.name)
	}
	if e.within != nil && e.within.where != "" {
		p.Within = append(p.Within, e.within.where)
	}
	if e.entry != nil {
		p.Key, p.GeoNames, p.Aliases = e.entry.ID, e.entry.GeoNames, aliasesOf(e)
		if name := calledAs(e); name != "" && name != p.Name {
			p.Aliases = slices.DeleteFunc(p.Aliases, func(a schema.Alias) bool { return a.Name == name })
			p.Aliases = append(p.Aliases, schema.Alias{Name: p.Name})
			p.Name = name
		}
		if e.entry.Latitude != 0 || e.entry.Longitude != 0 {
			lat, lon := e.entry.Latitude, e.entry.Longitude
			p.Latitude, p.Longitude = &lat, &lon
		}
		for _, id := range e.entry.Within {
			if o := d.entityOf(id); o != nil && o.where != "" {
				p.Within = append(p.Within, o.where)
			}
		}
	}
	return p
}

// countryByName is the country of a place that no list knows: of the listed place that its name begins with ("Tripoli International Airport")
// where the text is about that place's country or names none, else the one that the text is about; empty where it is about several.
func (d *document) countryByName(name string) string {
	found, _ := d.x.lexicon.Longest(strings.Fields(name))
	for _, entry := range found.Entries {
		if entry.Place && entry.Country != "" && (len(d.countries) == 0 || d.countries[entry.Country] > 0) {
			return entry.Country
		}
	}
	return d.mainCountry(0.5)
}

// calledAs is the name by which the text first calls a listed place: the gazetteer's own is the local one ("Genève").
func calledAs(e *entity) string {
	for _, m := range e.mentions {
		if m.form != nameForm || m.alias.Adjective || m.alias.Metonym {
			continue
		}
		for _, a := range e.entry.Aliases {
			if a.Name == m.alias.Name {
				return a.Name
			}
		}
	}
	return ""
}

func (d *document) emitEvent(e *event) schema.ExtractedEvent {
	t := e.first()
	trigger := d.tokens(t.s, t.at, t.at)
	if first, last := t.stretch(); last-first <= 4 {
		trigger = d.tokens(t.s, first, last)
	}
	x := schema.ExtractedEvent{ID: e.id, Type: e.kind, Status: e.status, Date: e.time, TimeSource: e.source, Summary: d.summary(t.s), Trigger: &trigger,
		Killed: e.toll.killed, Injured: e.toll.injured, Abducted: e.toll.abducted, Displaced: e.toll.displaced, Weapon: e.weapon, Confidence: round2(e.confidence),
		Participants: []schema.ExtractedParticipant{}, Places: []string{}}
	for _, p := range e.parts {
		q := schema.ExtractedParticipant{Role: p.role, Actor: p.entity.actor}
		if q.Actor != "" && !slices.Contains(x.Participants, q) {
			x.Participants = append(x.Participants, q)
		}
	}
	for _, m := range e.places {
		if m.entity.where != "" && !slices.Contains(x.Places, m.entity.where) {
			x.Places = append(x.Places, m.entity.where)
		}
	}
	for _, s := range e.sources {
		if s.actor != "" && !slices.Contains(x.AttributedTo, s.actor) {
			x.AttributedTo = append(x.AttributedTo, s.actor)
		}
	}
	if e.about != nil {
		x.About = e.about.id
	}
	var seen []*sentence
	for _, t := range e.triggers {
		if !slices.Contains(seen, t.s) && len(seen) < 5 {
			seen = append(seen, t.s)
			x.Evidence = append(x.Evidence, d.sentence(t.s))
		}
	}
	if e.agreement != nil {
		x.Agreement = d.emitAgreement(e)
		for _, c := range e.agreement.covers {
			if len(x.Places) == 0 && c.where != "" {
				x.Places = append(x.Places, c.where)
			}
		}
	}
	return x
}

// stretch is the first and last word of a trigger.
func (t *trigger) stretch() (first, last int) {
	first, last = t.at, t.at
	for _, i := range t.also {
		first, last = min(first, i), max(last, i)
	}
	return first, last
}

func round2(v float64) float64 { return float64(int(v*100+0.5)) / 100 }

// dateline is what agencies put before the first sentence: "DAMASCUS, Sept. 20 (Wire) - ".
var dateline = regexp.MustCompile(`^\p{Lu}[\p{Lu}.' /-]{2,}(?:, [\p{L}\d ,.]{2,30})?(?: \([\p{L}\d /]+\))? (?:-|–|—|--) `)

// summary is the sentence without a dateline, cut at a word after 240 characters.
func (d *document) summary(s *sentence) string {
	const limit = 240
	text := strings.Join(strings.Fields(d.sentence(s).Exact), " ")
	text = text[len(dateline.FindString(text)):]
	r := []rune(text)
	if len(r) <= limit {
		return text
	}
	cut := string(r[:limit])
	if i := strings.LastIndexByte(cut, ' '); i > limit/2 {
		cut = cut[:i]
	}
	return cut + "…"
}

func ids(list []*entity, place bool) []string {
	var out []string
	for _, e := range list {
		id := e.actor
		if place {
			id = e.where
		}
		if id != "" && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

func (d *document) emitAgreement(e *event) *schema.ExtractedAgreement {
	g := &schema.ExtractedAgreement{Effective: e.agreement.effective, Ends: e.agreement.ends, Covers: ids(e.agreement.covers, true), Excludes: ids(e.agreement.excludes, false),
		Purpose: e.agreement.purpose, Kind: e.agreement.form, Written: e.agreement.written}
	if e.kind == schema.CeasefireAgreementType {
		switch n := len(e.with(schema.Party)); {
		case n > 2:
			g.Sides = schema.Multilateral
		case n == 2:
			g.Sides = schema.Bilateral
		case n == 0 && len(e.with(schema.Agent)) == 1:
			g.Sides = schema.Unilateral
		}
	}
	for i, t := range e.agreement.terms {
		x := schema.ExtractedTerm{ID: fmt.Sprintf("t%d", i+1), Text: strings.Join(strings.Fields(t.s.text(d, t.first, t.last)), " "), Type: t.kind, Who: ids(t.who, false), Whom: ids(t.whom, false), Places: ids(t.places, true),
			Status: t.status, Evidence: []schema.Selector{d.sentence(t.s)}}
		if t.condition[0] >= 0 {
			x.Condition = strings.Join(strings.Fields(t.s.text(d, t.condition[0], t.condition[1])), " ")
		}
		if t.event != nil && !t.event.dropped {
			x.Event = t.event.id
		}
		g.Terms = append(g.Terms, x)
	}
	return g
}

func (d *document) emitRelation(r *relation) schema.ExtractedRelation {
	x := schema.ExtractedRelation{Type: r.kind, Subject: r.subject.actor, Object: r.object.actor, Status: r.status, Since: r.since, Until: r.until, Role: r.role, Support: r.support,
		Confidence: round2(r.confidence), Evidence: []schema.Selector{d.sentence(r.s)}}
	if r.kind == schema.Controls {
		x.Object = r.object.where
	}
	return x
}
