package extract

import (
	"strings"

	"casus/loaders/lexicon"
	"casus/schema"
)

// halves are the second halves of compounds: what the first half is to the noun behind.
var halves = map[string]schema.RelationType{
	"backed": schema.Backs, "supported": schema.Backs, "sponsored": schema.Backs, "funded": schema.Backs, "armed": schema.Backs, "trained": schema.Backs, "aligned": schema.AlliedWith,
	"allied": schema.AlliedWith, "led": schema.Leads, "held": schema.Controls, "controlled": schema.Controls, "run": schema.Controls, "occupied": schema.Controls, "ruled": schema.Controls,
	"affiliated": schema.PartOf, "linked": schema.PartOf, "dominated": schema.Controls,
}

// compounds reads "rebel-held Aleppo", "U.S.-backed fighters", "pro-government militia", "anti-Assad rebels".
func (d *document) compounds(s *sentence) {
	for i := range s.Tokens {
		if p, rest := affix(s.lower[i]); p != "" {
			d.prefixed(s, i, p, s.Tokens[i].Text[len(s.Tokens[i].Text)-len(rest):])
			continue
		}
		if s.lower[i] != "-" || i == 0 || i+1 == len(s.Tokens) {
			continue
		}
		d.namedWar(s, i)
		if left := s.at[i-1]; left != nil && left.entity != nil {
			if kind, ok := halves[s.lower[i+1]]; ok {
				d.half(s, left, i+1, kind)
			}
		}
	}
}

// affix splits "pro-government" and "anti-Assad" after the prefix; empty where there is none.
func affix(lower string) (prefix, rest string) {
	for _, p := range [...]string{"pro", "anti"} {
		if r, ok := strings.CutPrefix(lower, p+"-"); ok && r != "" {
			return p, r
		}
	}
	return "", ""
}

// prefixed links whom a word like "pro-Russian" modifies to whom it names.
func (d *document) prefixed(s *sentence, i int, prefix, rest string) {
	subject := d.headNoun(s, i)
	if subject == nil || subject.entity == nil || subject.place {
		return
	}
	if subject.first <= i && i < subject.last && startsUpper(s.Tokens[i+1].Text) {
		// A part of the name: "the PRO-IP Act", "the Pro-European Union".
		return
	}
	object := d.affixed(s, i, rest, subject)
	if object == nil {
		return
	}
	kind := schema.Backs
	if prefix == "anti" {
		kind = schema.Opposes
	}
	d.link(relation{kind: kind, subject: subject.entity, object: object, s: s, confidence: 0.75})
}

// affixed is the entity that the second half of token i names: a listed or known name, or a noun ("pro-government"); "pro-Syrian
// government forces" are for the government.
func (d *document) affixed(s *sentence, i int, rest string, subject *mention) *entity {
	m := &mention{sent: s, first: i, last: i, head: i, form: adjectiveForm, skip: len(s.Tokens[i].Text) - len(rest)}
	if noun, ok := d.x.lexicon.Noun(rest); ok && noun.Kind != "" && !startsUpper(rest) {
		m.form, m.noun = nounForm, &noun
		return d.described(m, strings.ToLower(rest))
	}
	if i+1 < len(s.Tokens) && i+1 < subject.head {
		if noun, ok := d.x.lexicon.Noun(s.lower[i+1]); ok && noun.Kind == lexicon.State {
			m.last, m.head, m.form, m.noun = i+1, i+1, nounForm, &noun
			e := d.described(m, s.lower[i+1])
			return e
		}
	}
	if !startsUpper(rest) {
		return nil
	}
	if found, n := d.x.lexicon.Longest([]string{rest}); n == 1 && len(found.Entries) > 0 {
		m.entries, m.alias = found.Entries, found.Aliases[0]
		entry := d.choose(m)
		if entry.Place {
			if entry.Kind != lexicon.Country {
				return nil
			}
			e := d.entityOf("state:" + entry.Country)
			if e != nil {
				e.add(m)
			}
			return e
		}
		e := d.entityOf(entry.ID)
		e.add(m)
		return e
	}
	m.form = nameForm
	key := schema.NameKey(rest)
	for _, e := range d.entities {
		if e.isPlace() || len(e.mentions) == 0 {
			continue
		}
		if k := schema.NameKey(e.name); k == key || strings.HasSuffix(k, " "+key) {
			e.add(m)
			return e
		}
	}
	e := &entity{id: len(d.entities), name: rest, kind: schema.OtherActor}
	d.entities = append(d.entities, e)
	e.add(m)
	return e
}

// described is the entity that a bare noun means: one with the same noun, else a new one of the document's country.
func (d *document) described(m *mention, text string) *entity {
	for _, e := range d.entities {
		for _, o := range e.mentions {
			if o.form == nounForm && o.sent.lower[o.head] == text && o.first == o.head {
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
	if h := s.phraseBehind(i); h >= 0 && h < i+6 {
		if m := s.headed[h]; m != nil && m.entity != nil {
			return m
		}
		if m := s.at[h]; m != nil && m.entity != nil {
			return m
		}
		return d.placePhrase(s, h)
	}
	return nil
}

func (d *document) half(s *sentence, left *mention, i int, kind schema.RelationType) {
	o := d.headNoun(s, i)
	if o == nil && kind == schema.Controls {
		o = d.bareplace(s, s.phraseBehind(i))
	}
	if o == nil || o.entity == nil {
		return
	}
	r := relation{kind: kind, subject: left.entity, object: o.entity, s: s, confidence: 0.75}
	switch kind {
	case schema.PartOf:
		r.subject, r.object = o.entity, left.entity
	case schema.Leads:
		if left.entity.kind == schema.PopulationActor {
			return
		}
	case schema.Controls:
		if !o.place && !o.entity.isPlace() || left.form == nounForm && left.entity.kind == schema.StateActor {
			return
		}
		if h := s.head(o.head); isRel(s.rel(o.head), "appos") && h >= 0 && s.headed[h] != nil && s.headed[h].entity != nil && s.headed[h].entity.isPlace() {
			// "Azaz, a rebel-held town"
			r.object = s.headed[h].entity
		}
	}
	if s.formerAt(i) {
		r.until = d.past()
	}
	d.link(r)
}

// bareplace is a place that is only called by what it is: "territory", in a phrase that says who holds it.
func (d *document) bareplace(s *sentence, i int) *mention {
	if i < 0 || placeNouns[s.lemma(i)] == "" || s.at[i] != nil {
		return nil
	}
	e := &entity{id: len(d.entities), name: cleanName(s.text(d, s.phraseStart(i), i)), place: placeNouns[s.lemma(i)], generic: true, country: d.mainCountry(0.5)}
	d.entities = append(d.entities, e)
	m := &mention{sent: s, first: i, last: i, head: i, form: nounForm, place: true}
	e.add(m)
	s.put(m)
	s.mentions = append(s.mentions, m)
	return m
}

func (s *sentence) formerAt(i int) bool {
	for k := max(0, i-4); k < i; k++ {
		if s.lower[k] == "former" || s.lower[k] == "formerly" || s.lower[k] == "previously" || s.lower[k] == "once" {
			return true
		}
	}
	return false
}

// hyphened tells whether a mention is a half of a hyphened compound ("Iran-backed").
func (s *sentence) hyphened(m *mention) bool {
	return m.last+1 < len(s.lower) && s.lower[m.last+1] == "-" || m.first > 0 && s.lower[m.first-1] == "-"
}
