package extract

import (
	"slices"

	"casus/loaders/extract/timex"
	"casus/schema"
)

// during tells whether the article's day lies between two EDTF dates, each of which may be empty.
func (d *document) during(since, until string) bool {
	if d.day.IsZero() {
		return until == ""
	}
	if since != "" {
		if t, err := schema.ParseTime(since); err == nil {
			if e, ok := t.Earliest(); ok && e.After(d.day) {
				return false
			}
		}
	}
	if until != "" {
		if t, err := schema.ParseTime(until); err == nil {
			if l, ok := t.Latest(); ok && l.Before(d.day) {
				return false
			}
		}
	}
	return true
}

// settleYears gives days without a year ("on 5 November") the year that a history tells of, where the text is one: its first whole date lies
// in an earlier year than the article's, and nothing in it is counted from the article's own day.
func (d *document) settleYears() {
	told := 0
	for _, s := range d.sents {
		for _, e := range s.times {
			switch {
			case e.Source == schema.TimeRelative && e.Kind != timex.Anchored && e.Kind != timex.Duration && e.Kind != timex.Repeated && !e.Yearless():
				return
			case told == 0 && dated(e):
				if told = yearOf(e.Time); told >= yearOf(d.published) {
					return
				}
			}
		}
	}
	if told == 0 || d.published.IsZero() {
		return
	}
	told = 0
	defer func() { d.history = told > 0 && !d.story.IsZero() }()
	for _, s := range d.sents {
		for i := range s.times {
			e := &s.times[i]
			switch {
			case e.Yearless() && told > 0:
				e.Time = e.In(told)
			case dated(*e):
				told = yearOf(e.Time)
				if d.story.IsZero() {
					d.story = e.Time
				}
			}
		}
	}
}

// dated tells whether an expression names a month or a day with its year.
func dated(e timex.Expression) bool {
	p := e.Time.Precision()
	return e.Source == schema.TimeStated && !e.Yearless() && (p == schema.PrecisionDay || p == schema.PrecisionMonth)
}

func yearOf(t schema.Time) int {
	if e, ok := t.Earliest(); ok {
		return e.Year()
	}
	return 0
}

// when dates an act: by the expression nearest to it in the tree, by that of the verb that reports it, by the tense, by the article.
func (d *document) when(t *trigger, status schema.Status, saying int, before schema.Time) (schema.Time, schema.TimeSource) {
	future := (status == schema.Planned || status == schema.Conditional || status == schema.Denied && t.s.future(t)) && !t.s.foiled(t)
	if t.frame.Type == schema.Casualties {
		if from := t.s.since(t.at); from != nil && !d.published.IsZero() && !from.Time.IsZero() {
			if from.Kind == timex.SinceKind {
				return from.Time, from.Source
			}
			if span, err := schema.Interval(from.Time, d.published); err == nil {
				return span, from.Source
			}
		}
	}
	if at := d.farFrom(t); !at.IsZero() {
		return at, schema.TimeRelative
	}
	if e := d.expressionFor(t, saying); e != nil {
		switch e.Kind {
		case timex.Anchored:
			anchor := before
			if anchor.IsZero() {
				anchor = d.published
			}
			if at := e.From(anchor); !at.IsZero() {
				return at, schema.TimeRelative
			}
		case timex.UntilKind:
			if at := e.Resolve(true); !at.IsZero() {
				if future && !d.published.IsZero() {
					if span, err := schema.Interval(d.published, at); err == nil {
						return span, e.Source
					}
				}
				return e.Time, e.Source
			}
		default:
			if at := e.Resolve(future && d.ahead(e)); !at.IsZero() {
				if e.Kind == timex.Point && t.s.goingOn(t) && d.over(at) {
					if span, err := schema.Interval(at, d.published); err == nil {
						return span, e.Source
					}
				}
				return at, e.Source
			}
		}
	}
	if d.published.IsZero() {
		return schema.Time{}, schema.TimeDefault
	}
	if e := d.begun(t); e != nil && status == schema.Occurred {
		if span, err := schema.Interval(e.Time, d.published); err == nil {
			return span, schema.TimeRelative
		}
	}
	if saying >= 0 && status == schema.Occurred {
		// Who says it on Thursday tells of that day or shortly before.
		if e := d.expressionAt(t.s, saying, t); e != nil && e.Kind == timex.Point && !e.Time.IsZero() {
			return e.Time, e.Source
		}
	}
	if future && status != schema.Denied {
		return schema.Since(d.published), schema.TimeDefault
	}
	if status == schema.Occurred {
		if e := t.s.lasted(t); e != nil {
			if d.history && !before.IsZero() {
				return e.Ending(before), schema.TimeRelative
			}
			return e.Ending(d.published), schema.TimeRelative
		}
	}
	if status == schema.Denied && !t.s.future(t) && t.s.underDenial(t) {
		return schema.Until(d.published), schema.TimeDefault
	}
	if t.s.beforeStory(t) || t.frame != nil && t.frame.Type == schema.CeasefireAgreementType && d.truceBefore(t) {
		return schema.Until(d.published), schema.TimeDefault
	}
	return d.published, schema.TimeDefault
}

// farFrom is the time of an act by how far another lies from it, "on Friday, a day after an attack"; zero where nothing says so, or the act has a time of its own.
func (d *document) farFrom(t *trigger) schema.Time {
	s := t.s
	far := s.eve(t)
	if far == nil {
		return schema.Time{}
	}
	if own := d.expressionAt(s, t.at, t); own != nil && own != far {
		return schema.Time{}
	}
	other := d.published
	for i := range s.times {
		// The other's time hangs on a verb above.
		e := &s.times[i]
		if v := s.head(s.headOf(e.First, e.Last)); e.Kind == timex.Point && v >= 0 && s.isVerb(v) && s.within(t.at, v) {
			other = e.Resolve(false)
		}
	}
	return far.Back(other)
}

// anchors tells whether a time later in an act's sentence is counted from the act: "shelled the town at dawn on Monday; that evening they stormed it".
func (d *document) anchors(t *trigger) bool {
	if !slices.ContainsFunc(t.s.times, func(e timex.Expression) bool { return e.Kind == timex.Anchored && e.First > t.at }) {
		return false
	}
	e := d.expressionFor(t, -1)
	return e != nil && e.Kind != timex.Anchored
}

// lasted is how long an act has lasted up to the report: "after months of fighting", "a two-day offensive"; nil where nothing says so.
func (s *sentence) lasted(t *trigger) *timex.Expression {
	if s.isVerb(t.at) {
		return s.lastedFor(t)
	}
	if !s.isNominal(t.at) {
		return nil
	}
	switch t.frame.Type {
	case schema.Battle, schema.Siege, schema.Talks, schema.Protest, schema.Airstrike, schema.Shelling, schema.ArmedAttack, schema.Casualties:
	default:
		return nil
	}
	if h := s.head(t.at); t.carrier >= 0 || h >= 0 && starting[s.lemma(h)] {
		return nil
	}
	for i := range s.times {
		e := &s.times[i]
		if e.Kind != timex.Duration || e.Last >= t.at || t.at-e.Last > 4 {
			continue
		}
		if h := s.head(e.Head); h == t.at || s.head(t.at) == e.Head && s.caseOf(t.at) == "of" {
			return e
		}
	}
	return nil
}

// since is from when a toll is counted: the first time behind "since" in its sentence, nil for none.
func (s *sentence) since(at int) *timex.Expression {
	for i := range s.times {
		e := &s.times[i]
		if s.lower[e.First] == "since" && s.ranked(e) {
			continue
		}
		if e.Kind == timex.SinceKind && s.lower[e.First] == "since" {
			return e
		}
		if e.Kind != timex.Point {
			continue
		}
		for k := e.First - 1; k > at; k-- {
			if s.lower[k] == "since" {
				return e
			}
			if s.lower[k] == "," || s.lower[k] == ";" {
				break
			}
		}
	}
	return nil
}

// starting are verbs behind which a length lies ahead: "began a nine-day strike".
var starting = set("begin start launch open call plan announce declare hold stage order threaten schedule extend")

// future tells whether the verb of an act stands behind "will".
func (s *sentence) future(t *trigger) bool {
	v := t.at
	if t.carrier >= 0 {
		v = t.carrier
	}
	return slices.ContainsFunc(s.kids(v, "aux"), func(k int) bool { return s.lower[k] == "will" || s.lower[k] == "wo" || s.lower[k] == "'ll" })
}

// goesOn tells whether an act without a date of its own belongs to the day that the text tells of: a statement on the strikes of
// a day, a history that goes from date to date. The story's time is what the last dated act had.
func (d *document) goesOn(e *event, story schema.Time) bool {
	if story.IsZero() || len(d.sents) < 4 || e.status != schema.Occurred || e.time != d.published {
		return false
	}
	_, to := story.Bounds()
	from, _ := d.published.Bounds()
	t := e.first()
	v := t.at
	if t.carrier >= 0 {
		v = t.carrier
	}
	if d.history && to < from {
		return true
	}
	return to < from && e.kind.Class() != schema.ClassDiplomacy && t.s.tok(v).XPOS != "VBP" && t.s.tok(v).XPOS != "VBZ"
}

// laterBy is the day to which a history goes on with a sentence that has a length and no date: "After four more days of fighting"; zero
// for others.
func (d *document) laterBy(s *sentence, before schema.Time) (on schema.Time) {
	if !d.history || before.IsZero() {
		return schema.Time{}
	}
	for i := range s.times {
		e := &s.times[i]
		switch {
		case e.Kind == timex.Point && e.Source == schema.TimeStated:
			return schema.Time{}
		case e.Kind == timex.Duration && e.Days > 0 && on.IsZero() && (s.lower[e.First] == "after" || s.lower[e.First] == "following"):
			if to, ok := before.Latest(); ok {
				on = schema.Day(to.AddDate(0, 0, e.Days))
			}
		}
	}
	return on
}

// ahead tells whether an expression that could lie behind or ahead is meant ahead: an act that is still to come.
func (d *document) ahead(e *timex.Expression) bool {
	return e.Source == schema.TimeRelative || e.Time.Precision() == schema.PrecisionDay
}

// beforeStory tells whether an act is told as lying before the story: in the past perfect, or as a modifier in a clause
// about something else.
func (s *sentence) beforeStory(t *trigger) bool {
	v := t.at
	if t.carrier >= 0 {
		v = t.carrier
	}
	if !s.isVerb(v) {
		switch s.caseOf(v) {
		case "since", "over", "despite":
			return t.frame.Type.Class() != schema.ClassDiplomacy || s.caseOf(v) == "since"
		}
		return false
	}
	had := false
	for _, c := range s.children[v] {
		if isRel(s.rel(c), "aux") && s.lower[c] == "had" {
			had = true
		}
	}
	if had {
		return !s.backshifted(v)
	}
	for _, c := range s.children[v] {
		if s.rel(c) == "mark" && (s.lower[c] == "since" || s.lower[c] == "after") && isRel(s.rel(v), "advcl") && s.lower[c] == "since" {
			return true
		}
	}
	return false
}

// backshifted tells whether "had" is only how a speech in the past tense tells news: "the army said that it had taken the town". With "already" or its like it is what was before.
func (s *sentence) backshifted(v int) bool {
	if slices.ContainsFunc(s.kids(v, "advmod"), func(k int) bool { return beforehand[s.lower[k]] }) {
		return false
	}
	for range 3 {
		h := s.head(v)
		switch {
		case h < 0:
			return false
		case isRel(s.rel(v), "ccomp", "parataxis"):
			return speech[s.lemma(h)] && s.tok(h).XPOS == "VBD"
		case s.rel(v) != "conj":
			return false
		}
		v = h
	}
	return false
}

var beforehand = set("already earlier previously before once long originally initially ever never")

// expressionFor is the time expression that says when an act was, nil where none does.
func (d *document) expressionFor(t *trigger, saying int) *timex.Expression {
	s := t.s
	if e := s.ownTime(t.at); e != nil {
		return e
	}
	if t.carrier >= 0 {
		if e := d.expressionAt(s, t.carrier, t); e != nil {
			return e
		}
	}
	if e := d.expressionAt(s, t.at, t); e != nil {
		return e
	}
	if !s.isVerb(t.at) {
		// "the attacks that hit polls in January"
		for _, c := range s.kids(t.at, "acl:relcl") {
			if e := d.expressionAt(s, c, t); e != nil && s.child(c, "nsubj", "nsubj:pass") >= 0 && relatives[s.lower[s.child(c, "nsubj", "nsubj:pass")]] {
				return e
			}
		}
	}
	// Climb to the clause that the act stands in, not past the verb that reports it.
	v := t.at
	for n := 0; n < 6; n++ {
		h := s.head(v)
		if h < 0 || h == saying || speech[s.lemma(h)] && isRel(s.rel(v), "ccomp", "parataxis") || condemning[s.lemma(h)] && s.isVerb(h) {
			// "Condemned the attack on Tuesday" says when it was condemned.
			break
		}
		if isRel(s.rel(v), "acl:relcl", "parataxis") {
			break
		}
		if s.isVerb(h) || s.rel(h) == "root" {
			if e := d.expressionAt(s, h, t); e != nil {
				return e
			}
		}
		v = h
	}
	return nil
}

// expressionAt is the expression that hangs on a token directly, or on one of its nominal dependents, the nearest first.
func (d *document) expressionAt(s *sentence, v int, t *trigger) *timex.Expression {
	var best *timex.Expression
	distance := 1 << 30
	for i := range s.times {
		e := &s.times[i]
		if e.Kind == timex.Duration || e.Kind == timex.Repeated || s.ranked(e) {
			continue
		}
		top := s.headOf(e.First, e.Last)
		steps := 0
		h := top
		for h != v && steps < 4 {
			if s.rel(h) == "acl:relcl" || e.Kind == timex.SinceKind && inOffice[s.lemma(h)] {
				// "Adams, who was its leader since 1983": another's time.
				steps = 9
				break
			}
			h = s.head(h)
			if h < 0 || h != v && (s.isVerb(h) && h != v) {
				steps = 9
				break
			}
			steps++
		}
		if steps >= 4 {
			continue
		}
		// Before another noun it says which one that is: "the 2012 riot", "the 2011 protests".
		if mid := s.head(top); mid > top && mid != t.at && mid != t.carrier && s.isNominal(mid) && isRel(s.rel(top), "compound", "nummod", "amod") {
			continue
		}
		// Behind another event's noun it belongs to that noun.
		if mid := s.head(top); mid >= 0 && mid != v && mid != t.at && steps > 1 && s.isNominal(mid) && d.namesAct(s, mid) {
			continue
		}
		if gap := steps*1000 + abs(top-v); gap < distance {
			best, distance = e, gap
		}
	}
	return best
}

// inOffice are nouns for what somebody has been since a time, which is no act's.
var inOffice = set("power office charge leader president minister king member chief head")

func (d *document) namesAct(s *sentence, i int) bool {
	return len(d.x.frames.Of("noun", s.lemma(i))) > 0
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
