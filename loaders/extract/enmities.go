package extract

import (
	"slices"

	"casus/loaders/lexicon"
	"casus/schema"
)

// hostility reads off an event what standing link between its participants it shows: a battle that they fight each other, a
// protest that the crowd is against whom it is aimed at. One attack alone shows none.
func (d *document) hostility(e *event) {
	if e.status == schema.Denied {
		return
	}
	parties, agents, targets := e.with(schema.Party), e.foremost(schema.Agent), e.foremost(schema.Target)
	s := e.first().s
	fight := func(a, b *entity, confidence float64) {
		if e.kind == schema.Battle && a.kind != schema.PopulationActor && b.kind != schema.PopulationActor && a.kind != schema.MediaActor {
			d.link(relation{kind: schema.Fights, subject: a, object: b, status: e.status, s: s, confidence: confidence})
			return
		}
		if armed(a) && armed(b) {
			d.link(relation{kind: schema.Fights, subject: a, object: b, status: e.status, s: s, confidence: confidence})
		}
	}
	d.opposed(e)
	if len(parties)+len(agents)+len(targets) < 2 || e.kind == schema.TerritoryCapture && len(targets) == 0 {
		d.camps(e, fight)
	}
	switch e.kind {
	case schema.Battle:
		for i, a := range parties {
			for _, b := range parties[:i] {
				if len(parties) == 2 {
					fight(a, b, 0.75)
				}
			}
		}
		for _, a := range agents {
			for _, t := range targets {
				fight(a, t, 0.7)
			}
		}
	case schema.CeasefireAgreementType:
		// States that agree a truce may be its brokers; an armed group that does fights.
		if len(parties) == 2 && e.status == schema.Occurred && (parties[0].kind == schema.ArmedGroupActor || parties[1].kind == schema.ArmedGroupActor) {
			fight(parties[1], parties[0], 0.6)
		}
	case schema.TerritoryCapture, schema.Siege:
		for _, a := range agents {
			for _, t := range targets {
				fight(a, t, 0.65)
			}
		}
	case schema.Airstrike:
		for _, a := range agents {
			for _, t := range targets {
				if t.kind == schema.ArmedGroupActor {
					fight(a, t, 0.45)
				}
			}
		}
	case schema.Protest:
		for _, a := range agents {
			for _, t := range targets {
				if t.kind != schema.MilitaryActor && a.kind != schema.MilitaryActor && (a.office == nil || a.office.Side != "security") && (t.office == nil || t.office.Side != "security") {
					d.link(relation{kind: schema.Opposes, subject: a, object: t, status: e.status, s: s, confidence: 0.7})
				}
			}
		}
	case schema.Endorsement:
		if e.status != schema.Occurred || !recognising[s.lemma(e.first().at)] {
			break
		}
		for _, a := range agents {
			for _, t := range targets {
				if a.kind != schema.PersonActor && t.kind != schema.StateActor && (t.kind != schema.PersonActor || e.first().asRuler()) && t.kind != schema.PopulationActor {
					d.link(relation{kind: schema.Backs, subject: a, object: t, s: s, support: []schema.Support{schema.SupportPolitical}, confidence: 0.6})
				}
			}
		}
	case schema.MilitarySupport:
		for _, a := range agents {
			for _, t := range targets {
				if e.sent(t) {
					continue
				}
				d.link(relation{kind: schema.Backs, subject: a, object: t, status: implied(e.status), s: s, confidence: 0.65})
			}
		}
	}
	switch e.kind {
	case schema.Deployment:
		d.comrades(e, agents)
	case schema.Siege, schema.Shelling:
		d.comrades(e, joinedBy(e, schema.Agent))
	case schema.Battle, schema.TerritoryCapture, schema.Airstrike:
		d.comrades(e, joinedBy(e, schema.Agent))
		if len(agents) > 0 {
			d.comrades(e, joinedBy(e, schema.Target))
		}
		if pair := joinedBy(e, schema.Party); slices.ContainsFunc(parties, func(x *entity) bool {
			return !containsEntity(pair, x) && (x.kind == schema.ArmedGroupActor || x.kind == schema.MilitaryActor)
		}) {
			d.comrades(e, pair)
		}
	}
}

// foremost are those who have a role of their own: links of two whom one noun names are told of the one that it stands with.
func (e *event) foremost(role schema.Role) []*entity {
	var out []*entity
	for _, p := range e.parts {
		if p.role == role && !p.beside {
			out = append(out, p.entity)
		}
	}
	return out
}

// sent tells whether a target of military support is what is sent rather than whom it helps: "sends advisers to assist the rebels".
func (e *event) sent(x *entity) bool {
	t := e.first()
	if !x.generic || !t.s.isVerb(t.at) || !sending[t.s.lemma(t.at)] {
		return false
	}
	return slices.ContainsFunc(e.parts, func(p part) bool {
		return p.entity == x && p.mention != nil && p.mention.sent == t.s && t.s.rel(p.mention.head) == "obj" && t.s.child(t.at, "iobj") < 0
	})
}

// recognising are words by which a state takes somebody's side.
var recognising = set("recognise recognize recognition")

// implied is the status of the support that military help shows: who is to send it stands behind whom it is for already.
func implied(s schema.Status) schema.Status {
	if s == schema.Planned {
		return schema.Occurred
	}
	return s
}

// meansBoth tells whether one description in an act's sentence means two together, which says nothing of what they are to each other: "both countries
// sent tanks".
func (e *event) meansBoth(a, b *entity) bool {
	return slices.ContainsFunc(e.first().s.mentions, func(m *mention) bool {
		return m.entity != nil && containsEntity(m.entity.members, a) && containsEntity(m.entity.members, b)
	})
}

// comrades makes armed actors of different sides who do one act together allies, but for a state and its own forces.
func (d *document) comrades(e *event, agents []*entity) {
	for i, a := range agents {
		for _, b := range agents[:i] {
			if a.country != "" && a.country == b.country && a.kind != schema.ArmedGroupActor && b.kind != schema.ArmedGroupActor {
				continue
			}
			if armed(a) && armed(b) && !(a.generic && b.generic) && !e.meansBoth(a, b) {
				d.link(relation{kind: schema.AlliedWith, subject: b, object: a, status: e.status, s: e.first().s, confidence: 0.45})
			}
		}
	}
}

// joinedBy are those in a role whom "and" joins in one phrase, where others are on the other side: "the army and the militia".
func joinedBy(e *event, role schema.Role) []*entity {
	var out []*entity
	for i, p := range e.parts {
		for _, o := range e.parts[:i] {
			if p.role != role || o.role != role || p.mention == nil || o.mention == nil || p.mention.sent != o.mention.sent {
				continue
			}
			a, b := o.mention, p.mention
			if a.first > b.first {
				a, b = b, a
			}
			s, and := a.sent, false
			for k := a.last + 1; k < b.first; k++ {
				and = and || s.lower[k] == "and"
				if s.upos(k) != "DET" && s.upos(k) != "ADJ" && s.lower[k] != "and" {
					and = false
					break
				}
			}
			if and {
				return append(out, o.entity, p.entity)
			}
		}
	}
	return out
}

// armed tells whether an actor can be a side of a war.
func armed(e *entity) bool {
	switch e.kind {
	case schema.MilitaryActor, schema.ArmedGroupActor, schema.StateActor, schema.CoalitionActor:
		return e.office == nil || !unarmedNouns[e.office.Lemma]
	}
	return e.office != nil && (e.office.Side == "security" || e.office.Side == "rebel") && e.office.Kind != lexicon.Population && e.office.Kind != lexicon.Person
}

var unarmedNouns = set("official state country nation")

// enmity makes who wants somebody out of office oppose him: "calling for his removal", "demanded that he step down".
func (d *document) enmity(e *event) {
	if e.kind != schema.Demand || e.status != schema.Occurred {
		return
	}
	t := e.first()
	s := t.s
	out := false
	for i := t.at + 2; i < len(s.Tokens); i++ {
		if l := s.lemma(i); (l == "step" && i+1 < len(s.lower) && (s.lower[i+1] == "down" || s.lower[i+1] == "aside") || l == "resign" || l == "quit") && s.lower[i-1] == "to" {
			if m := s.at[i-2]; m != nil && m.entity != nil && m.entity.kind == schema.PersonActor {
				for _, a := range e.with(schema.Agent) {
					d.link(relation{kind: schema.Opposes, subject: a, object: m.entity, s: s, confidence: 0.7})
				}
			}
		}
	}
	for i := range s.Tokens {
		if s.within(i, t.at) && (removal[s.lemma(i)] || s.lemma(i) == "step" && i+1 < len(s.lower) && (s.lower[i+1] == "down" || s.lower[i+1] == "aside")) {
			out = true
			whom := s.child(i, "nmod:poss")
			if whom < 0 {
				whom = s.ofChild(i)
			}
			if whom >= 0 {
				if m := d.mentionAt(s, whom); m != nil && m.entity != nil && !e.has(m.entity) {
					for _, p := range e.parts {
						if p.role == schema.Agent {
							d.link(relation{kind: schema.Opposes, subject: p.entity, object: m.entity, s: s, confidence: 0.7})
						}
					}
				}
			}
		}
	}
	if !out {
		return
	}
	for _, a := range e.with(schema.Agent) {
		for _, b := range e.with(schema.Target) {
			if b.kind != schema.PersonActor && (b.office == nil || b.office.Side != "government") {
				continue
			}
			d.link(relation{kind: schema.Opposes, subject: a, object: b, s: s, confidence: 0.7})
		}
	}
}

var removal = set("removal ouster resignation departure overthrow exit resign quit")

// camps makes enemies of the two armed sides that a sentence on a battle or a capture names, where the tree gave the event less than
// two: "six soldiers died after militants of the group ambushed their patrol".
func (d *document) camps(e *event, fight func(a, b *entity, confidence float64)) {
	switch e.kind {
	case schema.Battle, schema.TerritoryCapture, schema.Siege, schema.Withdrawal:
	default:
		return
	}
	s := e.first().s
	var sides []*mention
	for i := 0; i < len(s.Tokens); i++ {
		m := s.headed[i]
		if m == nil || m.entity == nil || m.place || m.form == pronounForm || m.form == adjectiveForm || s.hyphened(m) {
			continue
		}
		if k := m.entity.kind; k != schema.MilitaryActor && k != schema.ArmedGroupActor && !(k == schema.CoalitionActor && m.form == nounForm) || m.entity.office != nil && unarmedNouns[m.entity.office.Lemma] {
			continue
		}
		// "Taliban militants" and "members of the Taliban" are one side.
		if n := len(sides); n > 0 && s.joined(sides[n-1], m) {
			if sides[n-1].form == nameForm && m.form == nounForm {
				sides[n-1] = m
			}
			continue
		}
		if !containsMention(sides, m.entity) {
			sides = append(sides, m)
		}
	}
	if len(sides) == 2 && s.lower[sides[1].first-1] != "and" && !s.together(sides[0], sides[1]) {
		fight(sides[0].entity, sides[1].entity, 0.5)
	}
}

func containsMention(list []*mention, e *entity) bool {
	for _, m := range list {
		if m.entity == e {
			return true
		}
	}
	return false
}

// joined tells whether two mentions stand side by side in one phrase, or the second belongs to the first ("fighters of the group").
func (s *sentence) joined(a, b *mention) bool {
	for k := a.last + 1; k < b.first; k++ {
		switch s.lower[k] {
		case "of", "from", "the", "'s", "'", "(", "-", ",":
		default:
			if s.upos(k) != "ADJ" && s.upos(k) != "NUM" {
				return false
			}
		}
	}
	return b.first-a.last < 5
}

var (
	wars     = set("war conflict fighting battle clash hostility")
	disputes = set("tension dispute rivalry standoff feud")
)

// namedWar reads "the Israel-Hamas war": the names on both sides of the hyphen fight each other.
func (d *document) namedWar(s *sentence, hyphen int) {
	left, right := s.at[hyphen-1], s.at[hyphen+1]
	if left == nil || right == nil || left == right || right.last+1 >= len(s.Tokens) || !wars[s.lemma(right.last+1)] {
		return
	}
	d.enemies(s, left, right, schema.Fights)
}

// strifeBetween reads "the war between A and B" and "tensions between A and B".
func (d *document) strifeBetween(s *sentence) {
	for k := 1; k+3 < len(s.Tokens); k++ {
		if s.lower[k] != "between" {
			continue
		}
		kind, noun := schema.Fights, k-1
		for noun > 0 && noun > k-6 && !wars[s.lemma(noun)] && !disputes[s.lemma(noun)] && s.upos(noun) != "PUNCT" {
			noun--
		}
		switch l := s.lemma(noun); {
		case disputes[l]:
			kind = schema.Opposes
		case !wars[l]:
			continue
		}
		var sides []*mention
		for p := k + 1; p < len(s.Tokens) && p < k+14 && len(sides) < 2; p++ {
			m := s.at[p]
			if m == nil || m.last != p || m.entity == nil || p+1 < len(s.Tokens) && s.isNominal(p+1) && s.at[p+1] != nil {
				if s.isVerb(p) {
					break
				}
				continue
			}
			if m.form != adjectiveForm || p+1 < len(s.Tokens) && s.lower[p+1] == "and" {
				sides = append(sides, m)
			}
		}
		if len(sides) == 2 {
			d.enemies(s, sides[0], sides[1], kind)
		}
	}
}

func (d *document) enemies(s *sentence, a, b *mention, kind schema.RelationType) {
	if a.entity == nil || b.entity == nil {
		return
	}
	x, y := d.actorOf(a), d.actorOf(b)
	if x == nil || y == nil || x.kind == schema.PopulationActor && y.kind == schema.PopulationActor {
		return
	}
	d.link(relation{kind: kind, subject: x, object: y, s: s, confidence: 0.65})
}

var helping = set("help assist support back join aid alongside allied accompany reinforce")

// together tells whether two armed sides of a sentence are on one side: the one helps the other, or both are the state's.
func (s *sentence) together(a, b *mention) bool {
	if a.entity.office != nil && b.entity.office != nil && a.entity.generic && b.entity.generic && a.entity.office.Side != "" && (a.entity.office.Side == "rebel") == (b.entity.office.Side == "rebel") {
		return true
	}
	for k := a.last + 1; k < b.first; k++ {
		if helping[s.lemma(k)] || helping[s.lower[k]] {
			return true
		}
	}
	return false
}

// protesting are those who demand, reject and accuse as opponents.
var protesting = set("protester demonstrator crowd marcher rioter dissident")

// opposed links an opposition, or a crowd that demands or rejects something, to the government or ruler of its country where both have a part in an act: what it is called says that it is against
// them.
func (d *document) opposed(e *event) {
	for _, p := range e.parts {
		if p.mention == nil || p.entity.kind == schema.PersonActor && !p.entity.plural {
			continue
		}
		if against := protesting[p.mention.sent.lemma(p.mention.head)] && p.role == schema.Agent && e.kind.Class() == schema.ClassDiplomacy; !against && !p.mention.opposition() {
			continue
		}
		for _, q := range e.parts {
			if q.entity != p.entity && d.governs(q.entity) && (q.entity.country == "" || p.entity.country == "" || q.entity.country == p.entity.country) && (p.role != schema.Agent || q.role != schema.Agent) {
				d.link(relation{kind: schema.Opposes, subject: p.entity, object: q.entity, s: e.first().s, confidence: 0.6})
			}
		}
	}
}

// opposition tells whether the words of a mention call somebody an opposition.
func (m *mention) opposition() bool {
	for k := m.first; k <= m.last; k++ {
		if m.sent.lower[k] == "opposition" {
			return true
		}
	}
	return m.first > 0 && m.sent.lower[m.first-1] == "opposition"
}

// governs tells whether somebody is a state, its government or its ruler.
func (d *document) governs(e *entity) bool {
	return e.kind == schema.StateActor || d.rules(e) || e.generic && regimes[lastWord(e.name)]
}
