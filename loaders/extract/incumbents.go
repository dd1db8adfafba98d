package extract

import (
	"slices"
	"strings"

	"casus/loaders/extract/timex"
	"casus/loaders/lexicon"
	"casus/schema"
)

// incumbent is the person whom a description calls by a high office alone, or by one and its state: "the president", "the Libyan leader". Of several
// who hold it nobody is meant for sure, unless the state is said; who holds it there is known without having been named.
func (d *document) incumbent(m *mention, recent []*mention) *entity {
	s := m.sent
	if m.form != nounForm || m.noun == nil || !m.noun.Person || s.tok(m.head).XPOS == "NNS" || !highOffices[m.noun.Role] || s.formerly(s.phraseStart(m.first), m.first) || m.narrowed() {
		return nil
	}
	country, ok := m.governed()
	if !ok {
		return nil
	}
	var found []*entity
	for _, r := range recent {
		e := r.entity
		if r.form != nameForm || e.kind != schema.PersonActor || country != "" && e.country != country || containsEntity(found, e) {
			continue
		}
		if d.holds(e, m.noun.Role) || m.noun.Role == "leader" && d.rules(e) {
			found = append(found, e)
		}
	}
	switch {
	case len(found) == 1:
		return found[0]
	case country == "" || !m.barely() || s.longAgo(d):
		return nil
	}
	if holder := d.x.lexicon.Holder(m.noun.Role, country, d.day); holder != nil && !d.day.IsZero() {
		return d.entityOf(holder.ID)
	}
	return nil
}

// narrowed tells whether more is said of a description behind its noun than the country: "the president of the court", "the minister who resigned".
func (m *mention) narrowed() bool {
	s := m.sent
	return slices.ContainsFunc(s.kids(m.head, "nmod", "acl", "acl:relcl"), func(k int) bool {
		return k > m.last && !(s.caseOf(k) == "of" && s.at[k] != nil && s.at[k].state())
	})
}

// state tells whether a mention names a state or its territory.
func (m *mention) state() bool {
	return m.entity != nil && m.entity.entry != nil && m.entity.country != "" && (m.entity.kind == schema.StateActor || m.entity.place == schema.CountryPlace)
}

// barely tells whether a description has no words but those of an office and of its state: not "the new Tunisian president".
func (m *mention) barely() bool {
	s := m.sent
	for i := m.first; i <= m.last-len(strings.Fields(m.noun.Lemma)); i++ {
		if s.at[i] == m || s.at[i] == nil {
			return false
		}
	}
	return true
}

// longAgo tells whether a sentence says that it is about a time when others may have held the offices of the article's day.
func (s *sentence) longAgo(d *document) bool {
	return slices.ContainsFunc(s.times, func(e timex.Expression) bool {
		t, ok := e.Resolve(false).Earliest()
		return ok && t.Before(d.day.AddDate(-1, 0, 0))
	})
}

// governed is the country whose office a description says, by an adjective in it or before it, a possessive or "of": "the Tunisian president",
// "the US president", "Mali's president", "the president of Chad". It is empty for "the president"; false is returned for what is neither, like "a president".
func (m *mention) governed() (string, bool) {
	s := m.sent
	for i := m.first; i <= m.last; i++ {
		if o := s.at[i]; o != nil && o != m && o.entity != nil && o.entity.country != "" {
			return o.entity.country, true
		}
	}
	for _, k := range s.kids(m.head, "nmod") {
		if o := s.at[k]; k > m.last && s.caseOf(k) == "of" && o != nil && o.state() {
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
	if o := s.at[k]; o != nil && o.last == k && o.entity != nil && o.entity.country != "" && o.entity.kind != schema.PersonActor && (o.form == adjectiveForm || k < m.first-1 || o.state()) {
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

// holds tells whether a person is known to hold an office on the article's day, from the lexicon or from a title in the text.
func (d *document) holds(e *entity, role string) bool {
	if e.office != nil && calledOffice(e.office.Role, role) {
		return true
	}
	return e.entry != nil && slices.ContainsFunc(e.entry.Links, func(l lexicon.Link) bool {
		return calledOffice(l.Role, role) && d.during(l.Since, l.Until)
	})
}

// calledOffice tells whether an office may be called by a shorter name: "the minister" is the foreign minister, not the prime minister, and "the
// president" no vice president.
func calledOffice(office, role string) bool {
	first, ok := strings.CutSuffix(office, role)
	first = strings.TrimSuffix(first, " ")
	return ok && first != "vice" && !strings.HasPrefix(first, "deputy") && !(role == "minister" && first == "prime")
}

// suits tells whether a person can be meant by a noun alone.
func (d *document) suits(e *entity, noun *lexicon.Noun) bool {
	switch {
	case noun.Role != "":
		return d.holds(e, noun.Role)
	case force(*noun):
		return d.arms(e, noun)
	}
	return true
}

// arms tells whether a person can be meant by a noun for one who bears arms: "the general" is who has a rank or commands, "the gunman" who is
// said to be one.
func (d *document) arms(e *entity, noun *lexicon.Noun) bool {
	if e.office != nil && (e.office.Lemma == noun.Lemma || e.office.Kind == noun.Kind && noun.Kind == lexicon.Military) {
		return true
	}
	if noun.Kind != lexicon.Military {
		return false
	}
	ranked := slices.ContainsFunc(e.mentions, func(m *mention) bool {
		k := m.first
		return ranks[strings.TrimSuffix(m.sent.lower[k], ".")] || k > 0 && ranks[strings.TrimSuffix(m.sent.lower[k-1], ".")]
	})
	return ranked || e.entry != nil && slices.ContainsFunc(e.entry.Links, func(l lexicon.Link) bool {
		return strings.HasPrefix(l.Object, "mil:") || commanding[lastWord(l.Role)]
	})
}

var (
	ranks      = set("general gen colonel col major maj captain capt lieutenant lt marshal admiral adm brigadier brig")
	commanding = set("commander marshal commander-in-chief general")
)
