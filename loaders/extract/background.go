package extract

import (
	"strconv"

	"casus/loaders/extract/classify"
	"casus/loaders/extract/timex"
	"casus/schema"
)

// Surely is how likely background an act must be to be dated so: coders call it background on weaker grounds in one set of reports than in another, and
// whole articles tell what happened days before as they tell news.
const Surely = 0.8

// background tells whether an act lies before what the report is there to tell: the attack that somebody condemns, the arrest of whom
// somebody frees.
func (d *document) background(c *candidate, sc *scene) bool {
	if d.published.IsZero() {
		return false
	}
	return c.s.undone(&c.trigger) || c.s.tried(&c.trigger) || d.x.learned.told != nil && !(c.s.isVerb(c.at) && c.s.backshifted(c.at)) && d.x.learned.told.Scores(d.toldCues(c, sc))[Background] > Surely
}

// judging are words for what a court does, long after the act.
var judging = set("trial try convict sentence acquit prosecute indict conviction sentencing indictment prosecution")

// tried tells whether an act is what somebody stands before a court for: "the trial of the president for starting a war".
func (s *sentence) tried(t *trigger) bool {
	for v, n := t.at, 0; v >= 0 && n < 4; v, n = s.head(v), n+1 {
		h := s.head(v)
		if h >= 0 && judging[s.lemma(h)] && (s.marker(v) == "for" || s.caseOf(v) == "for") {
			return true
		}
	}
	return false
}

// undoing are verbs for the end of what a participle says of their object: "frees a kidnapped reporter".
var undoing = set("free release rescue liberate recover exchange swap pardon reinstate restore return evacuate")

// undone tells whether an act is a participle that says of somebody what another act ends: "two aid workers kidnapped in March are
// freed".
func (s *sentence) undone(t *trigger) bool {
	if x := s.tok(t.at).XPOS; x != "VBN" && x != "VBD" && x != "JJ" || t.carrier >= 0 || !isRel(s.rel(t.at), "amod", "acl") || s.rel(t.at) == "acl:relcl" && s.child(t.at, "nsubj:pass") < 0 {
		return false
	}
	n := s.head(t.at)
	if n < 0 || !isRel(s.rel(n), "obj", "nsubj:pass", "conj") {
		return false
	}
	v := s.head(n)
	return v >= 0 && s.isVerb(v) && undoing[s.lemma(v)]
}

// ownTime is the time that a noun for an act has as its possessor: "yesterday's bombing"; nil for none.
func (s *sentence) ownTime(i int) *timex.Expression {
	if s.isVerb(i) {
		return nil
	}
	for k := range s.times {
		e := &s.times[k]
		if e.Kind == timex.Point && e.Last < i && i-e.Last <= 4 && s.head(e.Head) == i && s.rel(e.Head) == "nmod:poss" {
			return e
		}
	}
	return nil
}

// goingOn tells whether an act is said to have begun and goes on: "since the alliance began airstrikes three months ago".
func (s *sentence) goingOn(t *trigger) bool {
	v := t.carrier
	if v < 0 {
		if v = s.head(t.at); v < 0 || s.rel(t.at) != "obj" {
			return false
		}
	}
	l := s.lemma(v)
	return (l == "begin" || l == "start") && s.marker(v) == "since"
}

// underDenial tells whether somebody denies an act: what is denied lies behind.
func (s *sentence) underDenial(t *trigger) bool {
	for v, n := t.at, 0; v >= 0 && n < 6; v, n = s.head(v), n+1 {
		if denying[s.lemma(v)] && s.isVerb(v) && v != t.at {
			return true
		}
	}
	return false
}

// lastedFor is how long what a verb tells has lasted up to the report: "has besieged the town for months"; nil where nothing says so.
func (s *sentence) lastedFor(t *trigger) *timex.Expression {
	switch t.frame.Type {
	case schema.Siege, schema.Shelling, schema.Battle, schema.Airstrike:
	default:
		return nil
	}
	for i := range s.times {
		e := &s.times[i]
		if e.Kind == timex.Duration && s.head(e.Head) == t.at && s.caseOf(e.Head) == "for" {
			return e
		}
	}
	return nil
}

// over tells whether a time lies before the report.
func (d *document) over(t schema.Time) bool {
	_, to := t.Bounds()
	from, _ := d.published.Bounds()
	return !t.IsZero() && !d.published.IsZero() && to < from
}

// toCome tells whether a time lies behind the day after the report: what is dated so has not happened, whatever its verb says ("ordered the withdrawal by January 15").
// The day after may be the report's in another part of the world, and a text of some sentences tells of "the next day".
func (d *document) toCome(t schema.Time) bool {
	if t.IsZero() || t.OpenStart() || d.published.IsZero() {
		return false
	}
	_, end := d.published.Bounds()
	return begin(t) > end+24*3600
}

// begun is when something that still goes on began: "the fighting, which began four days ago"; nil where the text does not say.
func (d *document) begun(t *trigger) *timex.Expression {
	s := t.s
	if s.isVerb(t.at) {
		return nil
	}
	for _, n := range []int{t.at, s.head(t.at)} {
		if n < 0 || n != t.at && s.lemma(n) != "toll" {
			continue
		}
		for _, v := range s.kids(n, "acl:relcl") {
			if l := s.lemma(v); l != "begin" && l != "start" && l != "erupt" {
				continue
			}
			if e := d.expressionAt(s, v, t); e != nil && e.Kind == timex.Point && !e.Time.IsZero() && e.Source == schema.TimeRelative {
				return e
			}
		}
	}
	return nil
}

// superlatives before a stretch of time say of what an act is the greatest or first, not when it was: "the deadliest attack in years",
// "the first vote since 2009".
func (s *sentence) ranked(e *timex.Expression) bool {
	if e.Kind != timex.SinceKind && e.Kind != timex.Span && e.Kind != timex.Duration {
		return false
	}
	for k := e.First - 1; k >= 0 && k >= e.First-16; k-- {
		switch {
		case s.lower[k] == "least" || s.lower[k] == "most" && k+1 < len(s.lower) && s.lower[k+1] == "of":
			// "at least 19 people", "most of them"
		case s.tok(k).XPOS == "JJS" || s.tok(k).XPOS == "RBS" || s.lower[k] == "first" || s.lower[k] == "only":
			return true
		case s.isVerb(k) && s.tok(k).XPOS != "VBN" && s.tok(k).XPOS != "VBG", s.upos(k) == "PUNCT":
			return false
		}
	}
	return false
}

// eve is how far the act of the report lies from one that is named right behind it: "on the eve of a march"; nil where none is.
func (s *sentence) eve(t *trigger) *timex.Expression {
	for i := range s.times {
		e := &s.times[i]
		if e.Kind != timex.Distance || e.Last >= t.at || t.at-e.Last > 5 {
			continue
		}
		for k := e.Last + 1; ; k++ {
			if k == t.at {
				return e
			}
			if s.isVerb(k) && s.tok(k).XPOS != "VBN" && s.tok(k).XPOS != "VBG" || s.upos(k) == "PUNCT" {
				break
			}
		}
	}
	return nil
}

// toldCues are the features by which the classifier tells background from news.
func (d *document) toldCues(c *candidate, sc *scene) classify.Features {
	s := c.s
	f := d.cues(c, sc)
	xpos := s.tok(c.at).XPOS
	f.Add("told", string(c.part), xpos, s.caseOf(c.at))
	f.Add("told", string(c.part), xpos, s.rel(c.at))
	v := c.at
	if c.carrier >= 0 {
		v = c.carrier
	}
	for n := 0; n < 6; n++ {
		h := s.head(v)
		if h < 0 {
			break
		}
		f.Add("path", strconv.Itoa(n), s.rel(v), s.marker(v)+s.caseOf(v))
		if s.isVerb(h) {
			f.Add("verb", s.tok(h).XPOS, s.rel(v), s.caseOf(v))
			f.Add("verb", s.tok(h).XPOS)
			if o := sc.at[h]; o != nil {
				f.Add("verb", o.knows(), string(c.known.Class()))
			}
			break
		}
		v = h
	}
	earlier := 0
	for _, o := range sc.all {
		if o.at < c.at && o.known != "" {
			earlier++
		}
	}
	f.Add("earlier", strconv.Itoa(min(2, earlier)), strconv.Itoa(min(2, s.index)))
	f.Add("earlier", strconv.Itoa(min(2, earlier)), s.rel(c.at), xpos)
	return f
}
