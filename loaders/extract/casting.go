package extract

import (
	"cmp"
	"slices"
	"strconv"

	"casus/loaders/extract/classify"
	"casus/loaders/lexicon/frames"
	"casus/schema"
)

// noRole is the class of those who have no part in an act.
const noRole = "-"

// roleClasses are the outcomes of casting; the last is that of where it happens.
var roleClasses = []string{noRole, string(schema.Agent), string(schema.Target), string(schema.Party), string(schema.Mediator), string(frames.Place)}

// placeClass is the number of the class of places.
var placeClass = len(roleClasses) - 1

// player is somebody or somewhere mentioned near an act, who may have a part in it or be where it happens.
type player struct {
	mention *mention
	// entities are who it is as an actor: none for a mere place.
	entities []*entity
	// where is what it is as a place, nil where it is none.
	where *mention
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
			if p := d.player(m); p != nil {
				out = append(out, p)
			}
		}
	}
	return out
}

// player is whom a mention stands for as an actor and where it is as a place; nil for neither.
func (d *document) player(m *mention) *player {
	e := m.entity
	p := &player{mention: m}
	if e.isPlace() || m.place {
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

// roleCues are the features by which the classifier tells the part that a mention has in an act.
func (d *document) roleCues(t *trigger, p *player, all []*player, filled []part, where []*mention) classify.Features {
	f := make(classify.Features, 0, 120)
	m, s := p.mention, t.s
	kind, class := string(t.frame.Type), string(t.frame.Type.Class())
	lemma, voice := s.lemma(t.at), "active"
	if t.frame.Part != frames.Verb {
		voice = "noun"
	} else if s.passive(t.at) {
		voice = "passive"
	}
	f.Add("bias")
	f.Add("type", kind)
	who := d.kindOf(m.sent, m.head)
	if m.entity.kind != "" {
		who = string(m.entity.kind)
	}
	form := strconv.Itoa(int(m.form))
	noun := m.sent.lemma(m.head)
	if m.form == nameForm {
		noun = "name"
	}
	place := "actor"
	if m.place || m.entity.isPlace() {
		place = "place"
		who = "place:" + string(m.entity.place)
	} else if d.locative(m) {
		place = "where"
	}
	given := string(d.frameRole(t, p, filled))
	if p.where != nil && slices.ContainsFunc(where, func(m *mention) bool { return m.entity == p.where.entity }) {
		given = string(frames.Place)
	}
	f.Add("given", given, kind)
	f.Add("given", given, who)
	f.Add("given", given, form, place)
	f.Add("who", who, form, place)
	f.Add("who", who, kind)
	f.Add("who", who, form, place, class)
	f.Add("noun", noun, kind)
	f.Add("noun", noun)
	if m.sent != s {
		away := strconv.Itoa(m.sent.index - s.index)
		f.Add("away", away)
		f.Add("away", away, kind)
		f.Add("away", away, m.sent.rel(m.head), who)
		f.Add("away", away, form)
		return f
	}
	slots, role := d.slotsOf(t, m)
	f.Add("frame", string(role))
	f.Add("frame", string(role), kind)
	f.Add("frame", string(role), who)
	f.Add("frame", string(role), who, place, kind)
	f.Add("frame", string(role), lemma)
	for _, slot := range slots {
		f.Add("slot", slot, string(role))
		f.Add("slot", slot, kind)
		f.Add("slot", slot, class, voice)
		f.Add("slot", slot, lemma)
		f.Add("slot", slot, who, place, class)
		f.Add("slot", slot, who, kind)
	}
	side, gap := "before", t.at-m.last
	if m.first > t.at {
		side, gap = "after", m.first-t.at
	} else if m.last >= t.at {
		side, gap = "over", 0
	}
	far := distance(gap)
	case_ := s.caseOf(m.head)
	f.Add("side", side, far)
	f.Add("side", side, far, kind)
	f.Add("side", side, voice, class)
	f.Add("side", side, voice, kind, who)
	f.Add("case", case_, side, string(role))
	f.Add("case", case_, side, kind)
	f.Add("case", case_, s.rel(m.head))
	f.Add("rel", s.rel(m.head), side, voice, class)
	path := s.path(t.at, m.head)
	f.Add("path", path)
	f.Add("path", path, class)
	f.Add("path", path, voice, kind)
	f.Add("path", path, case_, class)
	f.Add("path", path, who)
	if h := s.head(m.head); h >= 0 {
		f.Add("governor", s.lemma(h), s.rel(m.head))
		f.Add("governor", s.lemma(h), s.rel(m.head), kind)
		f.Add("governor", s.lemma(h), class)
	}
	if c := s.head(t.at); c >= 0 {
		f.Add("above", s.lemma(c), s.rel(m.head), side)
		f.Add("above", s.lemma(c), s.rel(t.at), path)
	}
	d.order(&f, t, p, all, side, kind, class)
	if m.first > 0 {
		f.Add("prev", s.lower[m.first-1], side, class)
		f.Add("prev", s.lower[m.first-1], kind)
	}
	if m.last+1 < len(s.Tokens) {
		f.Add("next", s.lower[m.last+1], side, class)
		f.Add("next", s.lower[m.last+1], kind)
	}
	return f
}

// order adds where a mention stands among the others of the sentence.
func (d *document) order(f *classify.Features, t *trigger, p *player, all []*player, side, kind, class string) {
	before, between, rank := 0, 0, 0
	same := 0
	for _, o := range all {
		m := o.mention
		if m.sent != t.s || o == p {
			continue
		}
		same++
		if m.first < p.mention.first {
			before++
		}
		lo, hi := min(t.at, p.mention.head), max(t.at, p.mention.head)
		if m.head > lo && m.head < hi {
			between++
		}
		if side == "after" && m.first > t.at && m.first < p.mention.first || side == "before" && m.first < t.at && m.first < p.mention.first {
			rank++
		}
	}
	f.Add("first", strconv.FormatBool(before == 0), class)
	f.Add("between", strconv.Itoa(min(between, 3)), side, class)
	f.Add("rank", strconv.Itoa(min(rank, 3)), side, kind)
	f.Add("alone", strconv.FormatBool(same == 0), kind)
}

func distance(n int) string {
	switch {
	case n <= 3:
		return strconv.Itoa(n)
	case n <= 6:
		return "6"
	case n <= 12:
		return "12"
	case n <= 25:
		return "25"
	}
	return "far"
}

// path is the way from one token to another in the tree: relations up, then relations down.
func (s *sentence) path(from, to int) string {
	const longest = 5
	up := []int{from}
	for v := from; s.head(v) >= 0 && len(up) <= longest; v = s.head(v) {
		up = append(up, s.head(v))
	}
	down := ""
	for v, n := to, 0; n <= longest; n++ {
		if k := slices.Index(up, v); k >= 0 {
			out := ""
			for _, u := range up[:k] {
				out += "<" + s.rel(u)
			}
			return out + down
		}
		down = ">" + s.rel(v) + down
		if v = s.head(v); v < 0 {
			break
		}
	}
	return "far"
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

// cast gives parts in an act to the players that the model is sure enough of, and says where it happens; filled and where are what the
// frame alone would give.
func (d *document) cast(t *trigger, filled []part, where []*mention) ([]part, []*mention) {
	all := d.players(t, where)
	type choice struct {
		part
		score float64
	}
	var chosen []choice
	var places []*mention
	for i, scores := range d.x.learned.scorePairs(d.x.learned.roles, d.rolePairs(t, all, filled, where)) {
		k := 1
		for c := 2; c < placeClass; c++ {
			if scores[c] > scores[k] {
				k = c
			}
		}
		if w := all[i].where; w != nil && scores[placeClass] >= castAt && (len(all[i].entities) == 0 || scores[placeClass] > scores[k]) {
			if !slices.ContainsFunc(places, func(o *mention) bool { return o.entity == w.entity }) {
				places = append(places, w)
			}
			continue
		}
		if scores[k] < castAt {
			continue
		}
		for _, e := range all[i].entities {
			chosen = append(chosen, choice{part{schema.Role(roleClasses[k]), e, all[i].mention}, scores[k]})
		}
	}
	slices.SortStableFunc(chosen, func(a, b choice) int { return cmp.Compare(b.score, a.score) })
	var out []part
	for _, c := range chosen {
		if !slices.ContainsFunc(out, func(o part) bool {
			return o.entity == c.entity || o.role == c.role && o.mention != c.mention && samePhrase(o.mention, c.mention)
		}) {
			out = append(out, c.part)
		}
	}
	slices.SortStableFunc(out, func(a, b part) int { return cmp.Compare(a.mention.first, b.mention.first) })
	for _, p := range out {
		if p.mention.place && !p.entity.isPlace() && p.mention.sent == t.s {
			p.mention.place = false
		}
	}
	return out, places
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

// castAt is the probability from which a role is given: recall counts as much as precision, and not every act is one.
const castAt = 0.35
