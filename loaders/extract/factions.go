package extract

import (
	"slices"
	"strings"

	"casus/schema"
)

// definiteOnly tells whether a description is no more than a noun with "the", "this" or "that": it means somebody told before.
func (m *mention) definiteOnly() bool {
	s := m.sent
	if m.form != nounForm || m.noun == nil || m.first == 0 || s.at[m.first-1] != nil {
		return false
	}
	switch s.lower[m.first-1] {
	case "the", "this", "that", "these", "those":
	default:
		return false
	}
	// What follows may say which one is meant.
	if k := m.last + 1; k < len(s.Tokens) && (s.lower[k] == "of" || s.lower[k] == "in" || s.lower[k] == "from" || s.lower[k] == "who" || s.lower[k] == "that" || s.lower[k] == "which") {
		return false
	}
	return m.first+len(strings.Fields(m.noun.Lemma))-1 == m.last && len(s.kids(m.head, "nmod", "acl", "acl:relcl")) == 0
}

// shortened is the body of whose name a description is what is left: the 4th Brigade of "the brigade". The last one named wins; nil for none.
func (d *document) shortened(m *mention, recent []*mention) *entity {
	s := m.sent
	if !m.definiteOnly() || m.first != m.last || s.tok(m.head).XPOS != "NN" || institutional(s.lemma(m.head)) == "" || vagueBodies[s.lemma(m.head)] {
		return nil
	}
	for i := len(recent) - 1; i >= 0; i-- {
		r := recent[i]
		if r.form != nameForm || r.place || r.entity.isPlace() || r.entity.kind == schema.PersonActor || r.first == r.last {
			continue
		}
		for k := r.first; k <= r.last; k++ {
			if r.sent.lower[k] == s.lower[m.head] && (k == r.last || k > r.first && (r.sent.lower[k+1] == "of" || r.sent.lower[k+1] == "for" || r.sent.lower[k+1] == "in")) {
				return r.entity
			}
		}
	}
	return nil
}

// vagueBodies are nouns that names end in but that mean other things by themselves.
var vagueBodies = set("state post times news group government police")

// faction is the armed group that a description of fighters means where the text names only one that they can be: the RUF in "the rebels".
func (d *document) faction(m *mention, recent []*mention) *entity {
	if m.form != nounForm || m.noun == nil {
		return nil
	}
	l := strings.Fields(m.noun.Lemma)
	if !foes[m.sent.lower[m.first]] && (!m.definiteOnly() || !slices.ContainsFunc(l, func(w string) bool { return rebels[w] || militants[w] })) {
		return nil
	}
	home := d.mainCountry(0.3)
	var only *entity
	for _, r := range recent {
		e := r.entity
		if r.form != nameForm || r.place || e.kind != schema.ArmedGroupActor || len(e.members) > 0 || e == only {
			continue
		}
		if rebels[l[0]] && e.entry != nil && (e.country == "" || e.country != home) {
			continue
		}
		if only != nil {
			return nil
		}
		only = e
	}
	return only
}

var (
	// rebels fight the government of the country that a text is about.
	rebels = set("rebel insurgent guerrilla separatist secessionist paramilitary")
	// foes are who fights those who tell of it.
	foes = set("enemy adversary foe aggressor")
	// militants may be from anywhere.
	militants = set("militant jihadist jihadi islamist extremist terrorist")
)

// calledAs is what a description is known by: a coalition and its forces are one, and "insurgent" before a noun means the insurgents.
func (d *document) calledAs(m *mention, text string) string {
	s := m.sent
	if s.lower[m.first] == "coalition" && m.last > m.first && m.noun != nil && force(*m.noun) || m.noun != nil && coalitions[m.noun.Lemma] && m.first+1 == m.last {
		return "coalition"
	}
	if m.first == m.last && m.noun != nil && m.noun.Person && m.noun.Kind == string(schema.ArmedGroupActor) && s.tok(m.head).XPOS != "NNS" && !strings.HasSuffix(s.lower[m.head], "man") && (s.modifies(m.head) || s.hyphened(m)) {
		return s.lower[m.head] + "s"
	}
	return text
}

var coalitions = map[string]bool{"coalition forces": true, "coalition troops": true}
