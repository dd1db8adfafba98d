package extract

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"casus/loaders/extract/pairs"
	"casus/schema"
)

// tie is two actors, or an actor and a place, that a sentence names: they may have a standing link. a stands before b.
type tie struct {
	a, b *mention
	x, y *entity
}

// noTie is the class of ties that are none. The others are a type of relation with its direction: from a to b, or behind a tilde
// from b to a.
const noTie = "-"

const backward = "~"

// tieClasses are the outcomes of the model of ties. Names that replaced others are left to what the text says of them.
var tieClasses = func() []string {
	out := []string{noTie}
	for _, k := range []schema.RelationType{schema.AlliedWith, schema.Fights, schema.Opposes, schema.Backs, schema.PartOf, schema.Leads, schema.Represents, schema.Controls} {
		out = append(out, string(k))
		if !k.Symmetric() {
			out = append(out, backward+string(k))
		}
	}
	return out
}()

// mostBetween and farthest bound which mentions of a sentence are looked at together.
const (
	mostBetween = 7
	farthest    = 40
)

// tiesOf are the pairs of a sentence, each once, by the mentions that stand nearest.
func (d *document) tiesOf(s *sentence) []tie {
	var ms []*mention
	var last *mention
	for _, m := range s.at {
		if m != nil && m != last && m.entity != nil {
			ms, last = append(ms, m), m
		}
	}
	var out tieList
	for i, a := range ms {
		for j := i + 1; j < len(ms) && j-i <= mostBetween && ms[j].first-a.last <= farthest; j++ {
			out.put(a, ms[j])
		}
	}
	// "the Security Service of Ukraine": the name within belongs to the one around it.
	for _, m := range s.inner {
		if a := s.at[m.first]; a != nil && a.entity != nil && m.entity != nil {
			out.put(a, m)
		}
	}
	return out.ties
}

// tieList is ties, each two once.
type tieList struct {
	ties []tie
	at   map[[2]*entity]int
}

func (l *tieList) put(a, b *mention) {
	if a.entity == b.entity || a.entity.isPlace() && b.entity.isPlace() {
		return
	}
	if l.at == nil {
		l.at = map[[2]*entity]int{}
	}
	for _, x := range withMembers(a.entity) {
		for _, y := range withMembers(b.entity) {
			if x == y {
				continue
			}
			t, k := tie{a, b, x, y}, unordered(x, y)
			if n, ok := l.at[k]; !ok {
				l.at[k] = len(l.ties)
				l.ties = append(l.ties, t)
			} else if t.gap() < l.ties[n].gap() {
				l.ties[n] = t
			}
		}
	}
}

// unordered is two entities as a key, whichever comes first.
func unordered(x, y *entity) [2]*entity {
	if x.id > y.id {
		x, y = y, x
	}
	return [2]*entity{x, y}
}

func (t tie) gap() int { return t.b.first - t.a.last }

// tieGroup is what the model sees of the ties of a sentence; given are the links that the text's words give, acts the events by who
// has a part in them.
func (d *document) tieGroup(s *sentence, ties []tie, given map[[2]*entity][]*relation, acts deeds) pairs.Group {
	g := d.newGroup()
	for _, t := range ties {
		p := pairs.Pair{Class: -1}
		for _, f := range d.tieCues(s, t, given, acts) {
			p.Features = append(p.Features, f.ID)
		}
		a, b := t.a.head, t.b.head
		p.Words = []int{g.word(s, a), g.word(s, b), g.word(s, s.head(a)), g.word(s, s.head(b)), g.word(s, s.meeting(a, b))}
		g.Pairs = append(g.Pairs, p)
	}
	return g.Group
}

// acted is somebody's part in an event.
type acted struct {
	e    *event
	role schema.Role
}

// joint is the parts that two have in one event.
type joint struct {
	e    *event
	x, y schema.Role
}

// deeds are the events by the two who have parts in them, and by who has one and the sentence that tells it first.
type deeds struct {
	both map[[2]*entity][]joint
	at   map[deed][]acted
}

type deed struct {
	x *entity
	s *sentence
}

// acts are the events by who has a part in them.
func (d *document) acts() deeds {
	out := deeds{map[[2]*entity][]joint{}, map[deed][]acted{}}
	for _, e := range d.events {
		for _, p := range e.parts {
			k := deed{p.entity, e.first().s}
			out.at[k] = append(out.at[k], acted{e, p.role})
			for _, q := range e.parts {
				two := [2]*entity{p.entity, q.entity}
				out.both[two] = append(out.both[two], joint{e, p.role, q.role})
			}
		}
	}
	return out
}

// givenLinks are the links by their ends.
func (d *document) givenLinks() map[[2]*entity][]*relation {
	out := map[[2]*entity][]*relation{}
	for _, r := range d.relations {
		k := [2]*entity{r.subject, r.object}
		out[k] = append(out[k], r)
	}
	return out
}

// end is an entity as the end of a link: a country's territory and its state are one.
func (d *document) end(e *entity) string {
	if e.place == schema.CountryPlace || e.kind == schema.StateActor && e.entry != nil {
		return "state:" + e.country
	}
	return strconv.Itoa(e.id)
}

// meeting is the lowest word that both hang on; negative where there is none.
func (s *sentence) meeting(a, b int) int {
	above := map[int]bool{}
	for v, n := a, 0; v >= 0 && n < 12; v, n = s.head(v), n+1 {
		above[v] = true
	}
	for v, n := b, 0; v >= 0 && n < 12; v, n = s.head(v), n+1 {
		if above[v] {
			return v
		}
	}
	return -1
}

// way is a link by its ends, as end has them.
type way struct {
	from, to string
	kind     schema.RelationType
}

// wayOf is the way of a link; those that hold both ways have one.
func (d *document) wayOf(kind schema.RelationType, x, y *entity) way {
	w := way{d.end(x), d.end(y), kind}
	if kind.Symmetric() && w.to < w.from {
		w.from, w.to = w.to, w.from
	}
	return w
}

// tieUp asks the model for the links that the text's words give and for others between those who stand in one sentence: it drops those that
// it does not believe, and adds those that it is sure of.
func (d *document) tieUp() {
	model := d.x.learned.ties
	if model == nil {
		return
	}
	d.joinRelations()
	given, acts := d.givenLinks(), d.acts()
	// How likely the model finds each link that is given; negative where it was not asked.
	believed := map[way]float64{}
	for _, r := range d.relations {
		believed[d.wayOf(r.kind, r.subject, r.object)] = -1
	}
	var added []relation
	for _, s := range d.sents {
		ties := d.tiesOf(s)
		if len(ties) == 0 {
			continue
		}
		for i, scores := range d.x.learned.scorePairs(model, d.tieGroup(s, ties, given, acts)) {
			best := 1
			for k := 1; k < len(scores); k++ {
				w := d.wayOf(tieOf(k, ties[i]))
				if p, ok := believed[w]; ok {
					believed[w] = max(p, scores[k])
				}
				if scores[k] > scores[best] {
					best = k
				}
			}
			if kind, x, y := tieOf(best, ties[i]); scores[best] >= tieBars[kind].add {
				r := relation{kind: kind, subject: x, object: y, s: s, confidence: scores[best]}
				added = append(added, r)
			}
		}
	}
	odds := d.atOdds()
	d.relations = slices.DeleteFunc(d.relations, func(r *relation) bool {
		if (r.kind == schema.AlliedWith || r.kind == schema.Backs) && !r.listed && odds[unordered(r.subject, r.object)] {
			return true
		}
		p := believed[d.wayOf(r.kind, r.subject, r.object)]
		return !r.listed && p >= 0 && p < tieBars[r.kind].keep
	})
	slices.SortStableFunc(added, func(a, b relation) int { return cmp.Compare(b.confidence, a.confidence) })
	for _, r := range added {
		if (r.kind == schema.AlliedWith || r.kind == schema.Backs) && odds[unordered(r.subject, r.object)] {
			continue
		}
		if (r.kind == schema.AlliedWith || r.kind == schema.Backs) && (d.onlyModifies(r.subject, r.s) || d.onlyModifies(r.object, r.s)) {
			continue
		}
		w := d.wayOf(r.kind, r.subject, r.object)
		if _, ok := believed[w]; !ok {
			believed[w] = r.confidence
			d.link(r)
		}
	}
}

// atOdds are those who fight each other, by links or as the two sides of a battle, and those who do something to each other: "blamed each other".
func (d *document) atOdds() map[[2]*entity]bool {
	out := map[[2]*entity]bool{}
	for _, r := range d.relations {
		if r.kind == schema.Fights {
			out[unordered(r.subject, r.object)] = true
		}
	}
	for _, e := range d.events {
		sides := e.with(schema.Party)
		switch {
		case e.kind == schema.Battle:
		case e.kind == schema.Accusation && e.first().eachOther():
			sides = e.with(schema.Agent)
		default:
			continue
		}
		if len(sides) != 2 {
			continue
		}
		for _, x := range d.withState(sides[0]) {
			for _, y := range d.withState(sides[1]) {
				out[unordered(x, y)] = true
			}
		}
	}
	return out
}

// withState is an actor, and the state whose forces it is where the text has that too.
func (d *document) withState(e *entity) []*entity {
	out := []*entity{e}
	if e.kind == schema.MilitaryActor && e.country != "" {
		for _, o := range d.entities {
			if o.kind == schema.StateActor && o.entry != nil && o.country == e.country {
				out = append(out, o)
			}
		}
	}
	return out
}

// tieOf is the link that a class means for a tie.
func tieOf(class int, t tie) (schema.RelationType, *entity, *entity) {
	if kind, ok := strings.CutPrefix(tieClasses[class], backward); ok {
		return schema.RelationType(kind), t.y, t.x
	}
	return schema.RelationType(tieClasses[class]), t.x, t.y
}

// bars are the probabilities from which the model adds a link of a kind, and from which it keeps one that the text's words give.
type bars struct{ add, keep float64 }

// tieBars were chosen by cross-validation (five folds), where they raise relation F1 most. Who fights whom the model tells of every attack, which
// the coded reports do not: it adds none.
var tieBars = map[schema.RelationType]bars{
	schema.AlliedWith: {0.4, 0},
	schema.Backs:      {0.45, 0},
	schema.Controls:   {0.65, 0},
	schema.Fights:     {1, 0.02},
	schema.Leads:      {0.65, 0.01},
	schema.Opposes:    {0.65, 0},
	schema.PartOf:     {0.4, 0.04},
	schema.Represents: {0.6, 0.02},
}
