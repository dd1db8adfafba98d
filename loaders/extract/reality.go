package extract

import (
	"slices"
	"strconv"

	"casus/loaders/extract/classify"
	"casus/schema"
)

// statuses are the outcomes of the classifier of statuses.
var statuses = []schema.Status{schema.Occurred, schema.Planned, schema.Conditional, schema.Denied}

// StatusClasses are the outcomes of the classifier that tells whether an act happened, as Samples numbers them.
func StatusClasses() []string {
	var out []string
	for _, s := range statuses {
		out = append(out, string(s))
	}
	return out
}

// statusOf is whether an act of a type that a candidate names has happened, by how coders judged others that the rules judge so.
func (d *document) statusOf(c *candidate, kind schema.EventType) schema.Status {
	if status := c.settled(kind); status != "" {
		return status
	}
	m := d.x.learned.status
	if m == nil {
		return c.status
	}
	scores := m.Scores(d.statusCues(c, kind))
	best := slices.Index(scores, slices.Max(scores))
	unreal := kind.Class() != schema.ClassDiplomacy && (c.status == schema.Denied || c.s.unreal(&c.trigger))
	if statuses[best] == schema.Occurred && (scores[best] < happenedAt || unreal) {
		return c.status
	}
	return statuses[best]
}

// happenedAt is how likely an act must have happened at least where the rules say that it has not: cross-validation knows no better bar than any between
// a half and this, and a breach that never was ends a truce.
const happenedAt = 0.75

// unreal tells whether the verb of an act stands behind "will" or the like, behind which only words can be there already: what "will warn" says is said.
func (s *sentence) unreal(t *trigger) bool {
	v := t.at
	if t.carrier >= 0 {
		v = t.carrier
	}
	return slices.ContainsFunc(s.kids(v, "aux"), func(k int) bool { return unrealVerbs[s.lower[k]] })
}

var unrealVerbs = set("will 'll wo shall would 'd may might could")

// settled is what the codebook's hard cases say of an act, empty where they say nothing: what is announced to begin has begun, an attempt at an act of force that
// failed has happened, what was foiled beforehand was only planned.
func (c *candidate) settled(kind schema.EventType) schema.Status {
	switch {
	case c.carrier < 0 && c.s.startTold(c.at):
		return schema.Occurred
	case kind.Class() != schema.ClassViolence:
		return ""
	case c.s.foiled(&c.trigger):
		return schema.Planned
	case c.status == schema.Denied && c.s.attempted(&c.trigger):
		return schema.Occurred
	}
	return ""
}

// statusCues are the features by which the classifier tells whether an act happened: the words that it hangs on and that help them, and where the time
// lies that is named, each by itself and beside what the rules say.
func (d *document) statusCues(c *candidate, kind schema.EventType) classify.Features {
	s, i := c.s, c.at
	f := make(classify.Features, 0, 160)
	rule := string(c.status)
	if c.drop {
		rule += " drop"
	}
	add := func(parts ...string) {
		f.Add(parts...)
		f.Add(append([]string{rule}, parts...)...)
	}
	xpos, class := s.tok(i).XPOS, string(kind.Class())
	f.Add("bias")
	add("kind", string(kind))
	add("kind", string(kind), xpos)
	add("part", string(c.part), xpos, s.rel(i))
	add("lemma", s.lemma(i))
	add("case", s.caseOf(i), string(c.part))
	add("class", class, s.caseOf(i), s.rel(i))
	add("quoted", strconv.FormatBool(s.quoted[i]))
	when := d.lies(c)
	add("when", when)
	add("when", when, string(c.part))
	v := i
	if c.carrier >= 0 {
		v = c.carrier
		add("carrier", s.lemma(v))
		add("carrier", s.lemma(v), class)
		add("carrier", s.tok(v).XPOS)
	}
	s.helpCues(add, "own", v)
	if c.carrier >= 0 {
		s.helpCues(add, "noun", i)
	}
	s.upCues(add, v, string(c.part), class)
	for k := max(0, i-4); k <= min(len(s.Tokens)-1, i+3); k++ {
		if k != i {
			f.Add("near", strconv.Itoa(max(-3, k-i)), s.lower[k])
			add("beside", s.lower[k])
		}
	}
	for k := range s.Tokens {
		if s.upos(k) == "AUX" || s.upos(k) == "SCONJ" {
			f.Add("has", s.lower[k], strconv.FormatBool(k < i))
		}
	}
	for _, slot := range c.args.slots() {
		f.Add("slot", slot, class)
	}
	return f
}

// upCues adds the words that a word hangs on.
func (s *sentence) upCues(add func(parts ...string), v int, part, class string) {
	path := ""
	for n := range 5 {
		h := s.head(v)
		if h < 0 {
			add("root", strconv.Itoa(n), s.tok(v).XPOS)
			break
		}
		path += " " + s.rel(v)
		by := s.marker(v) + s.caseOf(v)
		add("up", s.lemma(h), s.rel(v))
		add("up", s.lemma(h), by)
		add("path", path)
		if n == 0 {
			add("over", s.lemma(h))
			add("over", s.lemma(h), class)
			add("over", s.lemma(h), part, by)
		}
		add("tag", strconv.Itoa(n), s.tok(h).XPOS, s.rel(v), by)
		s.helpCues(add, "up"+strconv.Itoa(min(n, 2)), h)
		v = h
	}
}

// helpCues adds the words that help a word: auxiliaries, adverbs, markers, adjectives.
func (s *sentence) helpCues(add func(parts ...string), of string, v int) {
	if s.isVerb(v) {
		add(of, "passive", strconv.FormatBool(s.passive(v)))
	}
	bare := true
	for _, k := range s.children[v] {
		switch r := s.rel(k); {
		case isRel(r, "aux", "cop"):
			bare = false
			add(of, "aux", s.lower[k])
		case isRel(r, "advmod", "mark", "det"):
			add(of, r, s.lower[k])
		case isRel(r, "amod", "compound") && s.isNominal(v):
			add(of, "mod", s.lemma(k))
		case isRel(r, "advcl"):
			add(of, "clause", s.marker(k))
		}
	}
	if bare {
		add(of, "bare", s.tok(v).XPOS)
	}
}

// lies tells whether the time that is named for an act lies before the report, ahead of it or about it.
func (d *document) lies(c *candidate) string {
	e := d.expressionFor(&c.trigger, -1)
	if e == nil {
		return "-"
	}
	kind := strconv.Itoa(int(e.Kind))
	if d.published.IsZero() || e.Time.IsZero() {
		return "?" + kind
	}
	from, to := e.Time.Bounds()
	first, last := d.published.Bounds()
	switch {
	case to < first:
		return "behind" + kind
	case from > last:
		return "ahead" + kind
	}
	return "about" + kind
}

// statusSample is what the classifier of statuses learns from a coded act.
func (d *document) statusSample(c *candidate, g Coded) classify.Sample {
	return classify.Sample{Features: d.statusCues(c, g.Type), Class: slices.Index(statuses, g.Status)}
}
