package extract

import (
	"slices"
	"strings"

	"casus/loaders/lexicon"
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

// incumbent is the person whom a description calls by a high office alone, or by one and its state: "the president", "the Libyan leader". Of several
// who hold it nobody is meant for sure.
func (d *document) incumbent(m *mention, recent []*mention) *entity {
	s := m.sent
	if m.form != nounForm || m.noun == nil || !m.noun.Person || s.tok(m.head).XPOS == "NNS" || !highOffices[m.noun.Role] || s.formerly(s.phraseStart(m.first), m.first) || len(s.kids(m.head, "nmod", "acl")) > 0 {
		return nil
	}
	country, ok := m.governed()
	if !ok {
		return nil
	}
	var only *entity
	for _, r := range recent {
		e := r.entity
		if r.form != nameForm || e == only || e.kind != schema.PersonActor || !d.holds(e, m.noun.Role) && !(m.noun.Role == "leader" && d.rules(e)) || country != "" && e.country != country {
			continue
		}
		if only != nil {
			return nil
		}
		only = e
	}
	return only
}

// governed is the country whose office a description says, by an adjective in it or before it or a possessive: "the Tunisian president",
// "Mali's president". It is empty for "the president"; false is returned for what is neither, like "a president".
func (m *mention) governed() (string, bool) {
	s := m.sent
	for i := m.first; i <= m.last; i++ {
		if o := s.at[i]; o != nil && o != m && o.entity != nil && o.entity.country != "" {
			return o.entity.country, true
		}
	}
	k := m.first - 1
	if k >= 0 && s.lower[k] == "'s" {
		k--
	}
	if k < 0 {
		return "", false
	}
	if o := s.at[k]; o != nil && o.last == k && o.entity != nil && o.entity.country != "" && o.entity.kind != schema.PersonActor && (o.form == adjectiveForm || k < m.first-1) {
		return o.entity.country, true
	}
	return "", s.lower[k] == "the" || s.lower[k] == "this"
}

// rules tells whether the lexicon knows a person as the head of a state on the article's day.
func (d *document) rules(e *entity) bool {
	return e.entry != nil && slices.ContainsFunc(e.entry.Links, func(l lexicon.Link) bool {
		return l.Type == lexicon.Leads && strings.HasPrefix(l.Object, "state:") && d.during(l.Since, l.Until)
	})
}

var highOffices = map[string]bool{"president": true, "leader": true, "prime minister": true, "foreign minister": true, "defence minister": true, "defense minister": true,
	"interior minister": true, "king": true, "emir": true, "sultan": true, "chancellor": true, "secretary-general": true, "pope": true}

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
