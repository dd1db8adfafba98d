package extract

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"casus/loaders/extract/classify"
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
func (d *document) tieGroup(s *sentence, ties []tie, given map[[2]*entity][]*relation, acts map[*entity][]acted) pairs.Group {
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

// acts are the events by who has a part in them.
func (d *document) acts() map[*entity][]acted {
	out := map[*entity][]acted{}
	for _, e := range d.events {
		for _, p := range e.parts {
			out[p.entity] = append(out[p.entity], acted{e, p.role})
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

// sort is what a mention is as an end of a link.
func (d *document) sort(m *mention, e *entity) string {
	if e.isPlace() {
		return "place:" + string(e.place)
	}
	return string(e.kind)
}

// tieCues are the features by which the model tells the link of two mentions.
func (d *document) tieCues(s *sentence, t tie, given map[[2]*entity][]*relation, acts map[*entity][]acted) classify.Features {
	f := make(classify.Features, 0, 120)
	a, b := t.a, t.b
	ka, kb := d.sort(a, t.x), d.sort(b, t.y)
	kinds := ka + " " + kb
	forms := strconv.Itoa(int(a.form)) + strconv.Itoa(int(b.form))
	f.Add("bias")
	f.Add("kinds", kinds)
	f.Add("kinds", kinds, forms)
	f.Add("a", ka, strconv.Itoa(int(a.form)))
	f.Add("b", kb, strconv.Itoa(int(b.form)))
	na, nb := "name", "name"
	if a.form != nameForm {
		na = s.lemma(a.head)
	}
	if b.form != nameForm {
		nb = s.lemma(b.head)
	}
	f.Add("noun a", na)
	f.Add("noun b", nb)
	f.Add("noun a", na, kb)
	f.Add("noun b", nb, ka)
	f.Add("nouns", na, nb)
	gap := distance(t.gap())
	if b.last <= a.last {
		gap = "within"
	}
	f.Add("gap", gap)
	f.Add("gap", gap, kinds)
	between := 0
	for k := a.last + 1; k < b.first; k++ {
		if m := s.at[k]; m != nil && m.first == k {
			between++
		}
	}
	f.Add("between", strconv.Itoa(min(between, 4)))
	f.Add("between", strconv.Itoa(min(between, 4)), gap, kinds)
	path := s.path(a.head, b.head)
	f.Add("path", path)
	f.Add("path", path, kinds)
	f.Add("path", path, forms)
	ca, cb := s.caseOf(a.head), s.caseOf(b.head)
	f.Add("cases", ca, cb)
	f.Add("cases", ca, cb, kinds)
	f.Add("case b", cb, kinds)
	top := s.meeting(a.head, b.head)
	if top >= 0 {
		l := s.lemma(top)
		f.Add("top", l)
		f.Add("top", l, kinds)
		f.Add("top", l, ca, cb)
		f.Add("top path", l, path)
	}
	d.governors(&f, s, a.head, "a", kinds)
	d.governors(&f, s, b.head, "b", kinds)
	d.linking(&f, s, t, kinds)
	d.beside(&f, s, a, "a")
	d.beside(&f, s, b, "b")
	if n := t.x.office; n != nil {
		f.Add("office a", n.Role, n.Relation, n.Side)
		f.Add("office a", n.Role, kb)
	}
	if n := t.y.office; n != nil {
		f.Add("office b", n.Role, n.Relation, n.Side)
		f.Add("office b", n.Role, ka)
	}
	d.listed(&f, t.x, t.y, "")
	d.listed(&f, t.y, t.x, backward)
	if t.x.country != "" && t.x.country == t.y.country {
		f.Add("same country", kinds)
	}
	for _, r := range given[[2]*entity{t.x, t.y}] {
		giveLink(&f, r, "", kinds)
	}
	for _, r := range given[[2]*entity{t.y, t.x}] {
		giveLink(&f, r, backward, kinds)
	}
	d.together(&f, s, t, kinds, acts)
	return f
}

// tieUp adds the links that the model is sure enough of to those that the text's words give.
func (d *document) tieUp() {
	model := d.x.learned.ties
	if model == nil {
		return
	}
	d.joinRelations()
	given, acts := d.givenLinks(), d.acts()
	type verdict struct {
		t     tie
		s     *sentence
		kind  string
		score float64
	}
	best := map[[2]*entity]*verdict{}
	var order [][2]*entity
	for _, s := range d.sents {
		ties := d.tiesOf(s)
		for i, scores := range d.x.learned.scorePairs(model, d.tieGroup(s, ties, given, acts)) {
			t := ties[i]
			c := 1
			for k := 2; k < len(scores); k++ {
				if scores[k] > scores[c] {
					c = k
				}
			}
			k := unordered(t.x, t.y)
			if best[k] == nil {
				best[k] = &verdict{}
				order = append(order, k)
			}
			if scores[c] > best[k].score {
				*best[k] = verdict{t, s, tieClasses[c], scores[c]}
			}
		}
	}
	slices.SortStableFunc(order, func(a, b [2]*entity) int { return cmp.Compare(best[b].score, best[a].score) })
	for _, k := range order {
		v := best[k]
		if v.score < tieAt {
			continue
		}
		r := relation{kind: schema.RelationType(v.kind), subject: v.t.x, object: v.t.y, s: v.s, confidence: v.score}
		if kind, ok := strings.CutPrefix(v.kind, backward); ok {
			r.kind, r.subject, r.object = schema.RelationType(kind), v.t.y, v.t.x
		}
		if d.hasLink(&r) {
			continue
		}
		d.link(r)
	}
}

// tieAt is the probability from which a link is told that no words give.
const tieAt = 0.4

// hasLink tells whether a link is there already.
func (d *document) hasLink(r *relation) bool {
	x, y := d.end(r.subject), d.end(r.object)
	return slices.ContainsFunc(d.relations, func(o *relation) bool {
		if o.kind != r.kind {
			return false
		}
		p, q := d.end(o.subject), d.end(o.object)
		return p == x && q == y || r.kind.Symmetric() && p == y && q == x
	})
}

// CodedLink is a relation as a coder wrote it down.
type CodedLink struct {
	Type            schema.RelationType
	Subject, Object string
}

// TieClasses see ActClasses.
func TieClasses() []string { return slices.Clone(tieClasses) }

// TieSamples makes of a coded article what the model of ties learns from, a group a sentence.
func (x *Extractor) TieSamples(a schema.Article, coded []CodedLink) []pairs.Group {
	d := x.told(a)
	d.readRelations()
	d.joinRelations()
	given, acts := d.givenLinks(), d.acts()
	var out []pairs.Group
	for _, s := range d.sents {
		ties := d.tiesOf(s)
		g := d.tieGroup(s, ties, given, acts)
		for i, t := range ties {
			g.Pairs[i].Class = d.tieClass(t, coded)
		}
		if len(ties) > 0 {
			out = append(out, g)
		}
	}
	return out
}

// tieClass is the coded link of a tie.
func (d *document) tieClass(t tie, coded []CodedLink) int {
	is := func(e *entity, phrase string) bool {
		for _, span := range d.spansOf(phrase) {
			if slices.ContainsFunc(e.mentions, func(m *mention) bool { return d.meets(m, span, true) || d.meets(m, span, false) }) {
				return true
			}
		}
		return false
	}
	for _, c := range coded {
		switch {
		case is(t.x, c.Subject) && is(t.y, c.Object):
			return max(0, slices.Index(tieClasses, string(c.Type)))
		case is(t.x, c.Object) && is(t.y, c.Subject):
			if c.Type.Symmetric() {
				return max(0, slices.Index(tieClasses, string(c.Type)))
			}
			return max(0, slices.Index(tieClasses, backward+string(c.Type)))
		}
	}
	return 0
}
