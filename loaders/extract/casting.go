package extract

import (
	"cmp"
	"slices"
	"strings"

	"casus/loaders/lexicon/frames"
	"casus/schema"
)

// noRole is the class of those who have no part in an act.
const noRole = "-"

// roleClasses are the outcomes of casting; the last is that of where it happens.
var roleClasses = []string{noRole, string(schema.Agent), string(schema.Target), string(schema.Party), string(schema.Mediator), string(frames.Place)}

// agentClass is the number of the class of agents.
var agentClass = slices.Index(roleClasses, string(schema.Agent))

// partyClass is the number of the class of parties.
var partyClass = slices.Index(roleClasses, string(schema.Party))

// placeClass is the number of the class of places.
var placeClass = len(roleClasses) - 1

// player is somebody or somewhere mentioned near an act, who may have a part in it or be where it happens.
type player struct {
	mention *mention
	// entities are who it is as an actor: none for a mere place.
	entities []*entity
	// where is what it is as a place, nil where it is none.
	where *mention
	// absent tells that none of the sentences around the act mentions it.
	absent bool
}

// players are those who may have a part in an act and the places where it may happen: what is mentioned in its sentence, in the one before
// and the one after. places are those that its frame gives.
func (d *document) players(t *trigger, places []*mention) []*player {
	d.adHocs(t)
	var out []*player
	for _, m := range places {
		if m.entity != nil && m.sent.at[m.head] != m && !slices.ContainsFunc(out, func(p *player) bool { return p.mention == m }) && (m.sent.at[m.head] == nil || m.sent.at[m.head].first != m.first) {
			out = append(out, &player{mention: m, where: m})
		}
	}
	for k := t.s.index - 2; k <= t.s.index+1; k++ {
		if k < 0 || k >= len(d.sents) {
			continue
		}
		s := d.sents[k]
		var last *mention
		for i, m := range s.at {
			if m == nil || m == last || m.entity == nil || s == t.s && (i < t.at-reach || i > t.at+reach) {
				continue
			}
			last = m
			if s != t.s && s.dateline(m) {
				continue
			}
			if p := d.player(m); p != nil {
				out = append(out, p)
			}
		}
	}
	return append(out, d.absentees(t, out)...)
}

// dateline tells whether a mention is the place from which a report was sent, before its first sentence: "GENEVA - ", "KYIV, Sept. 20 - ".
func (s *sentence) dateline(m *mention) bool {
	if s.index > 0 || m.first != 0 {
		return false
	}
	for k := m.last + 1; k < len(s.Tokens) && k < m.last+12; k++ {
		switch s.lower[k] {
		case "-", "--":
			return s.Tokens[k].Start > s.Tokens[k-1].End && strings.ToUpper(s.Tokens[0].Text) == s.Tokens[0].Text
		}
	}
	return false
}

// player is whom a mention stands for as an actor and where it is as a place; nil for neither.
func (d *document) player(m *mention) *player {
	e := m.entity
	p := &player{mention: m}
	if e.isPlace() || m.place {
		if m.last+1 < len(m.sent.Tokens) && m.sent.lower[m.last+1] == "time" {
			// "at midnight, Damascus time"
			return nil
		}
		p.where = m
		if m.form == nounForm {
			return p
		}
		if e = d.stateOf(m); e != nil {
			p.entities = withMembers(e)
		}
		return p
	}
	p.entities = withMembers(e)
	if m.form != adjectiveForm && hasPlace(m) {
		for _, c := range m.entries {
			if w := d.placeOf(c.ID, m); c.Place && w != nil {
				p.where = w
				break
			}
		}
	}
	return p
}

// placeOf is a mention read as the listed place.
func (d *document) placeOf(id string, m *mention) *mention {
	e := d.entityOf(id)
	if e == nil {
		return nil
	}
	return &mention{sent: m.sent, first: m.first, last: m.last, head: m.head, entries: m.entries, form: m.form, entity: e, place: true}
}

// adHocs makes mentions of the nouns in an act's slots that no list knows.
func (d *document) adHocs(t *trigger) {
	for _, slot := range t.args.slots() {
		role := schema.Target
		switch slot {
		case "subj":
			role = schema.Agent
		case "obj", "of", "on", "at", "against", "with", "by", "between", "iobj", "poss", "into", "from":
		default:
			continue
		}
		for _, i := range t.args[slot] {
			for _, k := range t.s.conjuncts(i) {
				if c := t.s.ofChild(k); c > k && quantities[t.s.lemma(k)] {
					k = c
				}
				if d.mentionAt(t.s, k) == nil {
					d.adHoc(t.s, k, role)
				}
			}
		}
	}
}

// slotsOf are the slots of an act that a mention stands in, and the role that the frame gives it.
func (d *document) slotsOf(t *trigger, m *mention) (slots []string, role schema.Role) {
	for _, slot := range t.args.slots() {
		for _, i := range t.args[slot] {
			for _, k := range t.s.conjuncts(i) {
				if d.mentionAt(t.s, k) != m && (k < m.first || k > m.last) && (slot != "subj" || d.doerOf(t.s, k) != m) {
					continue
				}
				slots = append(slots, slot)
				for _, fs := range t.frame.Slots {
					if role == "" && fs.Name == slot && (fs.Class == "" || d.isA(t.s, k, fs.Class)) {
						role = fs.Role
					}
				}
			}
		}
	}
	return slots, role
}

// frameRole is the role that the frame gives a player: that of its part among the filled ones, or of the slot that its mention stands in.
func (d *document) frameRole(t *trigger, p *player, filled []part) schema.Role {
	for _, f := range filled {
		if f.mention == p.mention || slices.Contains(p.entities, f.entity) {
			return f.role
		}
	}
	if p.mention.sent != t.s {
		return ""
	}
	_, role := d.slotsOf(t, p.mention)
	return role
}

// choice is a part that somebody is likely to have in an act.
type choice struct {
	part
	score float64
	// besideAt is the score from which it is given the role beside others.
	besideAt float64
}

// barBeside is the score from which a part is taken beside those that were taken before it: a party is never alone.
func (c *choice) barBeside(out []part) float64 {
	n, joint := 0, false
	for _, o := range out {
		if o.role == c.role {
			n++
			joint = joint || o.mention == c.mention
		}
	}
	switch {
	case n == 0, joint:
		// "Both sides" act together.
		return 0
	case n == 1 && c.role == schema.Party:
		return partnerAt
	}
	return c.besideAt
}

// cast gives parts in an act to the players that the model is sure enough of, and says where it happens; filled and where are what the
// frame alone would give.
func (d *document) cast(t *trigger, filled []part, where []*mention) ([]part, []*mention) {
	all := d.players(t, where)
	var chosen []choice
	type site struct {
		*mention
		score float64
	}
	var sites []site
	for i, scores := range d.x.learned.scorePairs(d.x.learned.roles, d.rolePairs(t, all, filled, where)) {
		k := 1
		for c := 2; c < placeClass; c++ {
			if scores[c] > scores[k] {
				k = c
			}
		}
		if w := all[i].where; w != nil && t.takes(w) && slices.Contains(where, w) {
			scores[placeClass] = max(scores[placeClass], besidePlaceAt)
		}
		if w := all[i].where; w != nil && scores[placeClass] >= placeAt && (len(all[i].entities) == 0 || scores[placeClass] > scores[k]) {
			sites = append(sites, site{w, scores[placeClass]})
			continue
		}
		switch m := all[i].mention; {
		case t.doneBy(m):
			k = agentClass
			scores[k] = max(scores[k], besideAt)
		case d.moves(t, m), d.takesControl(t, m):
			k = agentClass
			scores[k] = max(scores[k], besideAt)
		case d.between(t, m):
			k = partyClass
			scores[k] = max(scores[k], besideAt)
		case t.mutual(m):
			k = agentClass
			scores[k] = 1
		}
		if m := all[i].mention; scores[k] < castAt || len(m.entries) == 0 && m.last < m.sent.label() {
			// "Nepal Civil War: ...": a label only helps to locate.
			continue
		}
		at := besideAt
		if role := schema.Role(roleClasses[k]); d.frameRole(t, all[i], filled) == role {
			at = givenBesideAt
		}
		for _, e := range all[i].entities {
			chosen = append(chosen, choice{part{role: schema.Role(roleClasses[k]), entity: e, mention: all[i].mention}, scores[k], at})
		}
	}
	slices.SortStableFunc(chosen, func(a, b choice) int { return cmp.Compare(b.score, a.score) })
	var out []part
	for _, c := range chosen {
		if c.score >= c.barBeside(out) && !slices.ContainsFunc(out, func(o part) bool {
			return o.entity == c.entity || o.role == c.role && o.mention != c.mention && samePhrase(o.mention, c.mention)
		}) {
			out = append(out, c.part)
		}
	}
	for i, p := range out {
		if o := owner(p.mention); o != nil && !slices.ContainsFunc(out, func(q part) bool { return q.entity == o.entity }) {
			out[i].entity, out[i].mention = o.entity, o
		}
	}
	slices.SortStableFunc(out, func(a, b part) int { return cmp.Compare(a.mention.first, b.mention.first) })
	for _, p := range out {
		if p.mention.place && !p.entity.isPlace() && p.mention.sent == t.s {
			p.mention.place = false
		}
	}
	slices.SortStableFunc(sites, func(a, b site) int { return cmp.Compare(b.score, a.score) })
	var places []*mention
	for _, w := range sites {
		if (len(places) == 0 || w.score >= besidePlaceAt) && !slices.ContainsFunc(places, func(o *mention) bool { return o.entity == w.entity }) {
			places = append(places, w.mention)
		}
	}
	return out, d.within(places, where)
}

// within takes what the frame has for the place of an act where only whose it is was found: the southern districts in "Benghazi's southern
// districts".
func (d *document) within(places, where []*mention) []*mention {
	for _, w := range where {
		for i, m := range places {
			if w.entity != nil && w.entity.within == m.entity && m.sent == w.sent && isRel(m.sent.rel(m.head), "nmod:poss") && !slices.ContainsFunc(places, func(o *mention) bool { return o.entity == w.entity }) {
				places[i] = w
			}
		}
	}
	return places
}

// takes tells whether a place is what a verb is done to: "have taken a district on the town's outskirts".
func (t *trigger) takes(m *mention) bool {
	return m.sent == t.s && slices.Contains(t.args["obj"], m.head)
}

// doneBy tells whether a verb says in the passive that somebody does it, whose role leaves no doubt: "broken by both sides".
func (t *trigger) doneBy(m *mention) bool {
	return m.sent == t.s && t.s.rel(m.head) == "obl:agent" && t.s.head(m.head) == t.at && t.s.passive(t.at)
}

// moves tells whether a verb says of forces or their weapons that they go somewhere by themselves: "Turkish tanks crossed into Syria". Who sends a unit
// is the agent, the unit where nobody does.
func (d *document) moves(t *trigger, m *mention) bool {
	s := t.s
	return (t.frame.Type == schema.Deployment || t.frame.Type == schema.Withdrawal) && m.sent == s && s.isVerb(t.at) &&
		slices.ContainsFunc(s.kids(t.at, "nsubj"), func(i int) bool { return i == m.head || d.mentionAt(s, i) == m }) &&
		!s.passive(t.at) && m.entity != nil && !m.entity.isPlace() && len(m.entity.members) == 0 && (ownForces[s.lemma(m.head)] || m.entity.thing) && !t.hasObject()
}

// takesControl tells whether a verb says of somebody that he takes control of something: "commandos took control of the tanker".
func (d *document) takesControl(t *trigger, m *mention) bool {
	s := t.s
	return t.frame.Type == schema.Arrest && m.sent == s && s.isVerb(t.at) && !s.passive(t.at) && m.entity != nil &&
		slices.ContainsFunc(s.kids(t.at, "obj"), func(i int) bool { return s.lemma(i) == "control" }) &&
		slices.ContainsFunc(t.args["subj"], func(i int) bool {
			return slices.ContainsFunc(s.conjuncts(i), func(k int) bool { return k == m.head || d.mentionAt(s, k) == m })
		})
}

// between tells whether a frame has somebody for one of the sides that its word names together: "a standoff between police and militants".
func (d *document) between(t *trigger, m *mention) bool {
	if m.sent != t.s || m.entity == nil || m.entity.isPlace() || !slices.Contains(t.frame.Slots, frames.Slot{Name: "between", Role: schema.Party}) {
		return false
	}
	var sides []int
	for _, i := range t.args["between"] {
		sides = append(sides, t.s.conjuncts(i)...)
	}
	return len(sides) > 1 && slices.ContainsFunc(sides, func(i int) bool { return d.mentionAt(t.s, i) == m })
}

// hasObject tells whether something that is no place is done to something.
func (t *trigger) hasObject() bool {
	return slices.ContainsFunc(t.args["obj"], func(i int) bool {
		m := t.s.headed[i]
		return placeNouns[t.s.lemma(i)] == "" && (m == nil || m.entity == nil || !m.place && !m.entity.isPlace())
	})
}

// mutual tells whether a verb says of its subject that they do it to each other: "both sides accused each other".
func (t *trigger) mutual(m *mention) bool {
	s := t.s
	return m.sent == s && s.rel(m.head) == "nsubj" && s.head(m.head) == t.at && m.entity != nil && len(m.entity.members) > 1 && t.eachOther()
}

// eachOther tells whether a verb says that it is done to each other, or to one another.
func (t *trigger) eachOther() bool {
	l := t.s.lower
	return t.at+2 < len(l) && (l[t.at+1] == "each" && l[t.at+2] == "other" || l[t.at+1] == "one" && l[t.at+2] == "another")
}

// samePhrase tells whether two mentions belong to one noun phrase, so that only one of them can be meant: "Indian paramilitary forces",
// "US President George Bush", "the gunman, a former student".
func samePhrase(a, b *mention) bool {
	if a.sent != b.sent {
		return false
	}
	if a.first > b.first {
		a, b = b, a
	}
	s := a.sent
	if b.first <= a.last {
		return true
	}
	if isRel(s.rel(b.head), "appos") && s.head(b.head) == a.head {
		return true
	}
	if !s.within(a.head, b.head) && !s.within(b.head, a.head) {
		return b.first == a.last+1 && s.isNominal(a.last) && s.isNominal(b.first)
	}
	for k := a.last + 1; k < b.first; k++ {
		if s.lower[k] != "-" && !s.isNominal(k) && s.upos(k) != "ADJ" {
			return false
		}
	}
	return true
}

// owner is who acts where his forces do and only a pronoun names him: Russia in "Russia says that its forces have seized".
func owner(m *mention) *mention {
	if m.form != nounForm || !ownForces[m.sent.lemma(m.head)] {
		return nil
	}
	for _, k := range m.sent.kids(m.head, "nmod:poss") {
		if o := m.sent.at[k]; o != nil && o.form == pronounForm && o.entity != nil && len(o.entity.members) == 0 && !o.entity.isPlace() && o.sent.lower[k] != "his" && o.sent.lower[k] != "her" {
			return o
		}
	}
	return nil
}

var ownForces = set("force troop army military soldier fighter warplane jet aircraft navy police man unit gunman column comrade militiaman marine guard warship ship tank gunner artillery side")

// castAt is the probability from which the likeliest for a role is given it: recall counts as much as precision, and not every act is one;
// besideAt is that of further ones in the same role, which most acts lack, givenBesideAt that of those to whom the frame gives it, partnerAt
// that of the second party, without whom there is no first. They were chosen by cross-validation.
const castAt, besideAt, givenBesideAt, partnerAt = 0.28, 0.55, 0.38, 0.28

// placeAt is the probability from which the likeliest place is that of an act, besidePlaceAt that of further ones.
const placeAt, besidePlaceAt = 0.2, 0.35
