package extract

import (
	"slices"

	"casus/loaders/extract/timex"
	"casus/loaders/lexicon/frames"
	"casus/schema"
)

// What the codebook decides once for all, and what words that are rare in coded reports say for sure.
var (
	tollVerbs  = set("kill die perish injure wound")
	tollNouns  = set("toll")
	clashWords = set("clash battle confrontation confront scuffle brawl")
	crowdNouns = set("protester protestor demonstrator marcher rioter striker protest demonstration march rally")
	fleeing    = set("flee escape abandon")
	assisting  = set("help assist support aid back bolster reinforce")
)

// hardCase is the type of an act by the hard cases of the codebook, given the likeliest type.
func (d *document) hardCase(kind schema.EventType, c *candidate, sc *scene) schema.EventType {
	s := c.s
	switch kind {
	case schema.CeasefireViolationType:
		if d.endsElse(c) {
			if k := s.child(c.at, "nsubj"); k >= 0 && d.truceNoun(s, k) {
				return schema.CeasefireAgreementType
			}
			return ""
		}
	case schema.ArmedAttack:
		if d.killsNamed(c) {
			return schema.TargetedKilling
		}
	case schema.Airstrike:
		if s.lemma(c.at) == "bomb" && s.isVerb(c.at) && !sc.before[schema.Airstrike] && !d.names(s, "aircraft") && d.fills(c, "subj", func(i int) bool { return d.armedGroup(s, i) }) {
			return schema.Bombing
		}
	case schema.Bombing:
		if c.part == frames.Noun && d.x.frames.In("bombdevice", s.lemma(c.at)) && s.madeHarmless(c.at) {
			return ""
		}
	case schema.Battle:
		if clashWords[s.lemma(c.at)] && d.streetFight(c, sc) {
			return schema.Protest
		}
	case schema.TerritoryCapture:
		if c.loses() {
			return d.loss(c)
		}
		if s.attempted(&c.trigger) && c.status != schema.Planned && c.status != schema.Conditional && !d.doneAfter(&c.trigger) {
			return schema.Battle
		}
	case schema.Withdrawal:
		if c.loses() {
			return d.loss(c)
		}
	case schema.Protest:
		switch {
		case s.lemma(c.at) == "strike" && c.part == frames.Noun && d.warplanes(c, sc):
			return schema.Airstrike
		case s.lemma(c.at) == "clash" && !d.ofCrowds(c, sc):
			return schema.Battle
		}
	case schema.ChemicalAttack:
		if d.names(s, "teargas") && !d.names(s, "chemweapon") {
			return schema.Protest
		}
	case schema.Displacement:
		if fleeing[s.lemma(c.at)] && d.fills(c, "subj", func(i int) bool { return d.isA(s, i, "armed") || d.x.frames.In("gunman", s.lemma(i)) }) {
			return schema.Withdrawal
		}
	case schema.Deployment:
		if s.lemma(c.at) == "send" && (d.toHelp(c) || d.armsFor(c)) {
			return schema.MilitarySupport
		}
	}
	return kind
}

// names tells whether a sentence has a word of a class of frames.
func (d *document) names(s *sentence, class string) bool {
	for i := range s.Tokens {
		if d.x.frames.In(class, s.lemma(i)) || d.x.frames.In(class, s.compoundLemma(i)) {
			return true
		}
	}
	return false
}

// fills tells whether one of those in a slot is as asked.
func (d *document) fills(c *candidate, slot string, is func(i int) bool) bool {
	for _, i := range c.args[slot] {
		if slices.ContainsFunc(c.s.conjuncts(i), is) {
			return true
		}
	}
	return false
}

// harmless are verbs for what is done to an explosive that does not go off.
var harmless = set("destroy defuse disarm dismantle neutralize neutralise remove find discover seize recover confiscate clear")

// harming are verbs for what an explosive does that goes off.
var harming = set("kill wound injure maim explode detonate destroy hit rip tear go blow")

// madeHarmless tells whether an explosive is found or destroyed that no clause says to have done harm: "destroyed a truck and an IED", "a bomb was defused".
func (s *sentence) madeHarmless(i int) bool {
	if slices.ContainsFunc(s.kids(i, "acl"), func(k int) bool { return slices.ContainsFunc(s.conjuncts(k), s.harms) }) {
		return false
	}
	for s.rel(i) == "conj" && s.head(i) >= 0 && s.isNominal(s.head(i)) {
		i = s.head(i)
	}
	v := s.head(i)
	return v >= 0 && harmless[s.lemma(v)] && (s.rel(i) == "obj" || s.rel(i) == "nsubj:pass")
}

// harms tells whether a verb says that an explosive goes off or does harm: "that killed two", and not "meant to kill", "that could have exploded".
func (s *sentence) harms(v int) bool {
	return harming[s.lemma(v)] && (s.lemma(v) != "go" || s.has(v, "off")) && s.marker(v) != "to" &&
		!slices.ContainsFunc(s.kids(v, "aux"), func(k int) bool { return s.tok(k).XPOS == "MD" })
}

// loses tells whether a candidate says of somebody that he loses something.
func (c *candidate) loses() bool {
	return c.s.lemma(c.at) == "lose" && c.s.isVerb(c.at) && !c.s.passive(c.at)
}

// footholds are words for places that somebody holds or for parts of a country.
var footholds = set("foothold bastion redoubt bridgehead garrison front frontline north south east west northeast northwest southeast southwest land")

// loss is a withdrawal where a place or control of one is lost, "lost Gao", "lost control of the port", and no act where something else is: "lost
// contact with a jet".
func (d *document) loss(c *candidate) schema.EventType {
	s := c.s
	is := func(i int) bool {
		return s.lemma(i) != "ground" && (d.isA(s, i, "place") || d.isA(s, i, "site") || footholds[s.lemma(i)] || s.upos(i) == "PRON")
	}
	if d.fills(c, "obj", func(i int) bool {
		return is(i) || (s.lemma(i) == "control" || quantities[s.lemma(i)]) && (d.fills(c, "of", is) || d.fills(c, "over", is) || slices.ContainsFunc(s.kids(i, "nmod"), is))
	}) {
		return schema.Withdrawal
	}
	return ""
}

// armedGroup tells whether a token is an armed group or its fighters, who have no air force.
func (d *document) armedGroup(s *sentence, i int) bool {
	m := d.mentionAt(s, i)
	return m != nil && m.entity != nil && m.entity.kind == schema.ArmedGroupActor
}

// What kills for sure, as a verb or as a noun.
var (
	killingVerbs = set("kill assassinate murder execute behead slay")
	killingNouns = set("killing assassination murder execution slaying")
)

// killsNamed tells whether an act kills a person by name: "killed the mayor, Ahmed Hassan", "shot Boris Nemtsov dead".
func (d *document) killsNamed(c *candidate) bool {
	s, slot := c.s, "obj"
	switch l := s.lemma(c.at); {
	case s.isVerb(c.at) && (killingVerbs[l] || l == "shoot" && s.shotDead(c.at) || l == "gun"):
	case killingNouns[l]:
		slot = "of"
	default:
		return false
	}
	is := c.args[slot]
	if len(is) != 1 || len(s.conjuncts(is[0])) != 1 {
		return false
	}
	m := d.mentionAt(s, is[0])
	return m != nil && m.form == nameForm && m.entity != nil && m.entity.kind == schema.PersonActor && !m.entity.plural
}

// shotDead tells whether who is shot by a verb is dead: "shot dead", "shot him dead", "shot to death".
func (s *sentence) shotDead(v int) bool {
	for k := v + 1; k < min(v+8, len(s.Tokens)); k++ {
		switch {
		case s.lower[k] == "dead", s.lower[k] == "death" && s.lower[k-1] == "to":
			return true
		case s.isVerb(k), s.upos(k) == "PUNCT":
			return false
		}
	}
	return false
}

// crewed are arms that come with those who use them: who sends them to another country moves his forces there as likely as he gives them away.
var crewed = set("tank jet helicopter aircraft warplane battery vehicle launcher artillery system")

// armsFor tells whether arms are sent to another state or an armed actor.
func (d *document) armsFor(c *candidate) bool {
	s := c.s
	return d.fills(c, "obj", func(i int) bool { return d.x.frames.In("arms", s.lemma(i)) && !crewed[s.lemma(i)] }) &&
		d.fills(c, "to", func(i int) bool {
			m := d.mentionAt(s, i)
			return m != nil && m.entity != nil && (m.entity.place == schema.CountryPlace || m.entity.kind == schema.StateActor || d.isA(s, i, "armed"))
		})
}

// ofCrowds tells whether a text tells of a crowd or of those who police one, so that a clash without parties may be theirs.
func (d *document) ofCrowds(c *candidate, sc *scene) bool {
	s := c.s
	if sc.before[schema.Protest] || d.streetFight(c, sc) {
		return true
	}
	for i := range s.Tokens {
		if l := s.lemma(i); crowdNouns[l] || policing[l] || d.x.frames.In("marchers", l) || d.x.frames.In("riotnoun", l) {
			return true
		}
	}
	for _, o := range sc.all {
		if o != c && o.known == schema.Protest {
			return true
		}
	}
	return false
}

// streetFight tells whether a clash is one of a crowd, with police or another crowd: a protest and no battle.
func (d *document) streetFight(c *candidate, sc *scene) bool {
	s := c.s
	crowd, armed := false, false
	for _, slot := range []string{"subj", "obj", "with", "between", "against", "mod", "of"} {
		d.fills(c, slot, func(i int) bool {
			crowd = crowd || crowdNouns[s.lemma(i)]
			armed = armed || d.isA(s, i, "armed") && !policing[s.lemma(i)]
			return false
		})
	}
	protest := sc.before[schema.Protest] || sc.here[schema.Protest] > 0
	return crowd || d.names(s, "teargas") || protest && !armed && s.lemma(c.at) == "clash"
}

// Units of time longer than an act, and what stands before a stretch of them.
var (
	spans     = set("week month year day")
	inStretch = set("in over during within past last")
)

// warplanes tells whether a strike is one from the air: it hits something or somebody armed, in a text that has told of such strikes.
func (d *document) warplanes(c *candidate, sc *scene) bool {
	s := c.s
	if !sc.before[schema.Airstrike] && sc.here[schema.Airstrike] == 0 {
		return false
	}
	for i := range s.Tokens {
		if striking[s.lemma(i)] && i != c.at || d.x.frames.In("aircraft", s.lemma(i)) {
			return true
		}
	}
	return false
}

// striking are verbs for what strikes do.
var striking = set("engage destroy hit damage target suppress kill degrade conduct neutralize neutralise")

// policing are the heads of names for those who police crowds.
var policing = set("police policeman officer force guard security gendarme")

// toHelp tells whether what is sent is sent to help somebody: "sends fighters to support the army".
func (d *document) toHelp(c *candidate) bool {
	s := c.s
	for v := range s.Tokens {
		if !assisting[s.lemma(v)] || !s.isVerb(v) || s.marker(v) != "to" || v < c.at || !s.within(v, c.at) {
			continue
		}
		for _, k := range s.kids(v, "obj") {
			if d.isA(s, k, "actor") || d.doerOf(s, k) != nil {
				return true
			}
		}
	}
	return false
}

// totalToll tells whether a word gives a toll that belongs to no single act: of a war, of weeks, of a country.
func (d *document) totalToll(c *candidate, sc *scene) bool {
	s, lemma := c.s, c.s.lemma(c.at)
	verb := tollVerbs[lemma] && s.verbal(c.at)
	if !verb && !tollNouns[lemma] || sc.far > doubts[len(doubts)-1].far || c.drop || d.natural(s) || !d.ofConflict(sc) {
		return false
	}
	for _, o := range sc.all {
		if o == c || o.known.Class() != schema.ClassViolence && (verb || o.known != schema.Protest) || effects[s.lemma(o.at)] || d.x.frames.In("war", s.lemma(o.at)) {
			continue
		}
		if linked(&c.trigger, &o.trigger) || s.within(o.at, c.at) && !d.behindSince(s, o.at, c.at) {
			return false
		}
	}
	if !verb {
		return len(s.numbers) > 0
	}
	return d.countsPeople(c) && d.longSpan(c)
}

// natural tells whether a sentence speaks of a disaster or a disease; a wave may be one of violence.
func (d *document) natural(s *sentence) bool {
	for i := range s.Tokens {
		if d.naturalCause(s, i) {
			return true
		}
	}
	return false
}

func (d *document) naturalCause(s *sentence, i int) bool {
	l := s.lemma(i)
	return l != "wave" && (d.x.frames.In("disaster", l) || d.x.frames.In("calamity", l))
}

// ofConflict tells whether a sentence or what was told before it speaks of violence.
func (d *document) ofConflict(sc *scene) bool {
	for t := range sc.before {
		if t.Class() == schema.ClassViolence || t == schema.Protest {
			return true
		}
	}
	for t, n := range sc.here {
		if n > 0 && (t.Class() == schema.ClassViolence || t == schema.Protest) {
			return true
		}
	}
	return d.names(sc.s, "war")
}

// behindSince tells whether a word hangs below another in what "since" opens.
func (d *document) behindSince(s *sentence, i, top int) bool {
	for n := 0; i >= 0 && i != top && n < 8; i, n = s.head(i), n+1 {
		if s.caseOf(i) == "since" || s.marker(i) == "since" {
			return true
		}
	}
	return false
}

// countsPeople tells whether a number of people is said to have died or to have been hurt.
func (d *document) countsPeople(c *candidate) bool {
	s := c.s
	slot := "obj"
	if l := s.lemma(c.at); l == "die" || l == "perish" {
		slot = "subj"
	}
	if d.fills(c, slot, func(i int) bool { return s.numberAt(i) != nil }) || d.atRate(c) {
		return true
	}
	// "the number of civilians who have died is 24,865", "have seen scores die"
	for v, n := c.at, 0; v >= 0 && n < 4; v, n = s.head(v), n+1 {
		if s.lemma(v) == "number" || s.isNominal(v) && s.numberAt(v) != nil {
			return true
		}
	}
	return s.numberAt(c.at) != nil
}

// atRate tells whether people die at some rate: "at a rate of 800 a month".
func (d *document) atRate(c *candidate) bool {
	return d.fills(c, "at", func(i int) bool { return c.s.lemma(i) == "rate" })
}

// longSpan tells whether a toll is that of more than a day or an act.
func (d *document) longSpan(c *candidate) bool {
	s := c.s
	if d.fills(c, "subj", func(i int) bool { return d.x.frames.In("war", s.lemma(i)) }) {
		return true
	}
	for i := range s.Tokens {
		if s.lower[i] == "since" && (s.within(i, c.at) || i > c.at) {
			return true
		}
	}
	if d.atRate(c) {
		return true
	}
	for i := range s.times {
		e := &s.times[i]
		switch {
		case e.Kind == timex.SinceKind:
			return true
		case spans[s.lemma(e.Head)] && (e.Kind == timex.Point || e.Kind == timex.Span || e.Kind == timex.Duration && e.Days > 1 && inStretch[s.lower[e.First]]):
			return true
		}
	}
	return false
}
