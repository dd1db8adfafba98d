package extract

import (
	"slices"
	"strconv"

	"casus/loaders/extract/classify"
	"casus/schema"
)

// JoinClasses are the outcomes of the classifier that tells whether two words tell one act, as JoinSamples numbers them.
func JoinClasses() []string { return []string{"two acts", "one act"} }

const oneAct = 1

// The probabilities of one act from which two acts that the rules join stay apart, and from which two of a type are joined that the rules leave apart.
const (
	apartAt = 0.3
	oneAt   = 0.75
)

// joinable tells whether two acts may be one at all, o told first.
func joinable(o, e *event) bool {
	return o.kind == e.kind || o.kind.Class() == schema.ClassViolence && e.kind.Class() == schema.ClassViolence
}

// apart tells whether two acts that the rules join are two, by how coders joined others.
func (d *document) apart(o, e *event) bool {
	return d.x.learned.joins != nil && joinable(o, e) && d.oneAct(o, e) < apartAt
}

// joined tells whether two acts are one, given what the rules say.
func (d *document) joined(o, e *event, one bool) bool {
	if one {
		return !d.apart(o, e)
	}
	return d.x.learned.joins != nil && o.kind == e.kind && d.oneAct(o, e) > oneAt
}

// oneAct is how likely two acts are one.
func (d *document) oneAct(o, e *event) float64 {
	return d.x.learned.joins.Scores(d.joinCues(o, e))[oneAct]
}

// joinCues are the features by which the classifier tells whether two acts are one, o told first.
func (d *document) joinCues(o, e *event) classify.Features {
	var f classify.Features
	a, b := o.first(), e.first()
	s := b.s
	f.Add("bias")
	kinds := "same"
	if o.kind != e.kind {
		kinds = string(o.kind) + " " + string(e.kind)
	}
	f.Add("kinds", kinds)
	f.Add("kind", string(o.kind), string(e.kind))
	class := string(e.kind.Class())
	far := min(b.s.index-a.s.index, 6)
	distance := strconv.Itoa(far)
	f.Add("distance", distance)
	f.Add("distance", distance, kinds)
	f.Add("distance", distance, class)
	definite := strconv.FormatBool(definiteNoun(e))
	parts := string(a.frame.Part) + string(b.frame.Part)
	f.Add("definite", definite, distance)
	f.Add("definite", definite, parts)
	f.Add("parts", parts, distance)
	lemmas := "other"
	if a.s.lemma(a.at) == b.s.lemma(b.at) {
		lemmas = "same"
	}
	f.Add("lemmas", lemmas, parts)
	f.Add("lemmas", lemmas, class, distance)
	f.Add("lemmas", lemmas, definite)
	f.Add("first", a.s.lemma(a.at), parts)
	f.Add("second", b.s.lemma(b.at), parts)
	f.Add("second", b.s.lemma(b.at), definite)
	f.Add("both", a.s.lemma(a.at), b.s.lemma(b.at))
	f.Add("tags", a.s.tok(a.at).XPOS, b.s.tok(b.at).XPOS)
	var roles string
	for _, role := range []schema.Role{schema.Agent, schema.Target, schema.Party} {
		m := meeting(o.with(role), e.with(role))
		f.Add("role", string(role), m)
		f.Add("role", string(role), m, class)
		roles += m
	}
	at := "?"
	switch {
	case len(o.places) == 0 && len(e.places) == 0:
		at = "-"
	case len(o.places) > 0 && len(e.places) > 0:
		if at = "differ"; nested(o, e) {
			at = "nested"
		}
	}
	when := "?"
	if o.source != schema.TimeDefault && e.source != schema.TimeDefault {
		if when = "differ"; o.time.Overlaps(e.time) {
			when = "meet"
		}
	} else if o.time != e.time {
		when = "apart"
	}
	killed := "?"
	switch {
	case o.toll.killed == nil && e.toll.killed == nil:
		killed = "-"
	case o.toll.killed != nil && e.toll.killed != nil:
		if killed = "differ"; sameCount(o.toll.killed, e.toll.killed) {
			killed = "same"
		}
	}
	status := strconv.FormatBool(o.status == e.status)
	f.Add("place", at)
	f.Add("place", at, class)
	f.Add("when", when)
	f.Add("when", when, definite)
	f.Add("killed", killed)
	f.Add("killed", killed, class)
	f.Add("status", status, string(e.status))
	f.Add("roles", roles)
	f.Add("roles", roles, at)
	f.Add("roles", roles, definite)
	f.Add("compatible", strconv.FormatBool(compatible(o, e)), strconv.FormatBool(shares(o, e)), definite)
	f.Add("compatible", strconv.FormatBool(compatible(o, e)), strconv.FormatBool(disjoint(o, e)), kinds)
	f.Add("confidence", strconv.Itoa(int(o.confidence*4)), strconv.Itoa(int(e.confidence*4)))
	if far > 0 {
		f.Add("retold", strconv.FormatBool(d.retold(o, e)), kinds)
		return f
	}
	f.Add("repeat", strconv.FormatBool(repeat(o, e)), kinds)
	f.Add("linked", strconv.FormatBool(linked(b, a)), strconv.FormatBool(linked(a, b)), kinds)
	f.Add("within", strconv.FormatBool(s.within(b.at, a.at)), strconv.FormatBool(s.within(a.at, b.at)))
	f.Add("rel", s.rel(a.at), s.rel(b.at))
	f.Add("case", s.caseOf(a.at)+s.marker(a.at), s.caseOf(b.at)+s.marker(b.at))
	f.Add("path", s.way(b.at, a.at))
	f.Add("path", s.way(b.at, a.at), kinds)
	f.Add("words", strconv.Itoa(min(b.at-a.at, 12)/3))
	for k := a.at + 1; k < b.at; k++ {
		if s.rel(k) == "cc" || s.rel(k) == "mark" || s.tok(k).Text == "," || s.tok(k).Text == ";" {
			f.Add("between", s.lower[k])
		}
	}
	return f
}

// meeting tells how two lists of participants meet.
func meeting(x, y []*entity) string {
	switch {
	case len(x) == 0 && len(y) == 0:
		return "-"
	case len(x) == 0:
		return "<"
	case len(y) == 0:
		return ">"
	}
	if slices.ContainsFunc(x, func(e *entity) bool { return containsEntity(y, e) }) {
		return "="
	}
	return "#"
}

// way is how one word hangs on another: the relations on the way up to it and, behind a slash, those down; empty for words that are far.
func (s *sentence) way(from, to int) string {
	const most = 4
	out := ""
	for v, n := from, 0; v >= 0 && n <= most; v, n = s.head(v), n+1 {
		if s.within(to, v) {
			down := ""
			for w, k := to, 0; w != v; w, k = s.head(w), k+1 {
				if k > most {
					return ""
				}
				down = " " + s.rel(w) + s.caseOf(w) + down
			}
			return out + "/" + down
		}
		out += " " + s.rel(v) + s.caseOf(v)
	}
	return ""
}

// JoinSamples makes of a coded article what the classifier of joins learns from: pairs of acts that the extractor finds and a coder has coded, as one or as
// two.
func (x *Extractor) JoinSamples(a schema.Article, coded []Coded) (out []classify.Sample) {
	d := x.peopled(a)
	var before schema.Time
	var all []*event
	var of []int
	for sc := range d.scenes() {
		for _, e := range d.actsOf(sc, before) {
			if e.source != schema.TimeDefault && e.status == schema.Occurred {
				before = e.time
			}
			act := -1
			if i := slices.IndexFunc(coded, func(g Coded) bool { return d.tells(e.first(), &g) }); i >= 0 {
				act = coded[i].Act
			}
			all, of = append(all, e), append(of, act)
		}
	}
	for i, e := range all {
		for j := max(0, i-farthestJoin); j < i; j++ {
			if of[i] < 0 || of[j] < 0 || !joinable(all[j], e) {
				continue
			}
			class := 0
			if of[i] == of[j] {
				class = oneAct
			}
			out = append(out, classify.Sample{Features: d.joinCues(all[j], e), Class: class})
		}
	}
	return out
}

// farthestJoin is how many acts before an act are compared with it to learn.
const farthestJoin = 12

// tells tells whether a trigger stands where a coded act does.
func (d *document) tells(t *trigger, g *Coded) bool {
	return slices.ContainsFunc(d.spansOf(g.Trigger), func(span [2]int) bool { return (g.At < 0 || span[0] == g.At) && d.covers(t, span) })
}
