package eval

import (
	"cmp"
	"slices"
	"strings"

	"casus/schema"
)

// Figure counts things that both codings have, that the gold has, that was found.
type Figure struct {
	Hit   int `json:"hit"`
	Gold  int `json:"gold"`
	Found int `json:"found"`
}

// Precision is the share of the found that is right, 0 where nothing was found.
func (f Figure) Precision() float64 { return ratio(f.Hit, f.Found) }

// Recall is the share of the gold that was found, 0 where there is none.
func (f Figure) Recall() float64 { return ratio(f.Hit, f.Gold) }

// F1 is the harmonic mean of precision and recall.
func (f Figure) F1() float64 {
	p, r := f.Precision(), f.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func (f *Figure) add(hit, gold, found int) {
	f.Hit += hit
	f.Gold += gold
	f.Found += found
}

// Share is how many of those that were looked at are right.
type Share struct {
	Right int `json:"right"`
	Of    int `json:"of"`
}

// Ratio is Right of Of, 0 where there are none.
func (s Share) Ratio() float64 { return ratio(s.Right, s.Of) }

func (s *Share) add(right bool) {
	s.Of++
	if right {
		s.Right++
	}
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// Score is how far an extraction agrees with the gold.
type Score struct {
	// Event are events by type, Class by the codebook's class: a battle coded as an airstrike is half right.
	Event Figure `json:"event"`
	Class Figure `json:"class"`
	// Role are participants of matched events with their role, Who without.
	Role     Figure `json:"role"`
	Who      Figure `json:"who"`
	Relation Figure `json:"relation"`
	// Status, Date and Place are those of the matched events; Place of those that have one in the gold.
	Status Share `json:"status"`
	Date   Share `json:"date"`
	Place  Share `json:"place"`
	// Confidence is how many of the found events are right, by the confidence that they are given, in tenths: [8] has those from 0.8 up
	// to 0.9, [9] those of 1 as well.
	Confidence [10]Share `json:"confidence"`
	// Types has the events by type, in the codebook's order.
	Types []TypeFigure `json:"types"`
	// Missing is how many reports were not extracted at all.
	Missing int `json:"missing"`
	// Errors are the differences, in the order of the reports.
	Errors []Error `json:"errors,omitempty"`
}

// TypeFigure is the figure of one event type.
type TypeFigure struct {
	Type schema.EventType `json:"type"`
	Figure
}

// event is an event in either coding, on the squashed text of the gold report.
type event struct {
	kind, status, date string
	roles              []part
	places             [][]span
	placeNames         []string
	label              string
	at                 span // where the act is named; empty where nothing says so
	confidence         *float64
}

// part is a participant of an event.
type part struct {
	role  string
	spans []span
	name  string
}

// link is a relation in either coding.
type link struct {
	kind            string
	subject, object []span
	label           string
	at              span
}

func (g *Gold) coding(t text) ([]event, []link) {
	var events []event
	for _, e := range g.Events {
		out := event{kind: e.Type, status: cmp.Or(e.Status, string(schema.Occurred)), date: e.Date, label: strings.TrimSpace(e.Type + " " + e.Trigger)}
		for _, r := range []struct {
			role    string
			phrases []string
		}{{"agent", e.Agent}, {"target", e.Target}, {"party", e.Party}, {"mediator", e.Mediator}} {
			for _, p := range r.phrases {
				out.roles = append(out.roles, part{r.role, t.occurrences(p), p})
			}
		}
		for _, p := range e.Place {
			out.places = append(out.places, t.occurrences(p))
			out.placeNames = append(out.placeNames, p)
		}
		out.at = firstSpan(t.occurrences(e.Trigger))
		events = append(events, out)
	}
	var links []link
	for _, r := range g.Relations {
		l := link{kind: r.Type, subject: t.occurrences(r.Subject), object: t.occurrences(r.Object), label: r.Subject + " " + r.Type + " " + r.Object}
		l.at = cmp.Or(firstSpan(l.object), firstSpan(l.subject))
		links = append(links, l)
	}
	return events, links
}

func firstSpan(s []span) span {
	if len(s) == 0 {
		return span{}
	}
	return s[0]
}

// coding moves an extraction's offsets onto the gold report's text: it may have put a title before it, or have left out what
// does not belong to the article.
func (x *extracted) coding(t text) ([]event, []link) {
	own, back := squash(x.Article.Text)
	forward := make(map[int]int, len(back))
	for i, o := range back {
		forward[o] = i
	}
	shift := own.index(t)
	place := func(ms ...schema.Selector) []span {
		var out []span
		for _, m := range ms {
			if start, ok := forward[m.Start]; ok {
				exact, _ := squash(m.Exact)
				out = append(out, span{start - shift, start - shift + len(exact)})
			}
		}
		return out
	}
	type who struct {
		spans []span
		name  string
	}
	entities := map[string]who{}
	for _, list := range [][]entity{x.Actors, x.Places} {
		for _, e := range list {
			entities[e.ID] = who{place(e.Mentions...), cmp.Or(e.Name, e.ID)}
		}
	}
	at := func(id string) who {
		if w, ok := entities[id]; ok {
			return w
		}
		return who{name: id}
	}
	var events []event
	for _, e := range x.Events {
		out := event{kind: e.Type, status: e.Status, date: e.Date, confidence: e.Confidence}
		var names []string
		for _, p := range e.Participants {
			w := at(p.Actor)
			out.roles = append(out.roles, part{strings.ToLower(p.Role), w.spans, w.name})
			names = append(names, w.name)
		}
		for _, id := range e.Places {
			w := at(id)
			out.places = append(out.places, w.spans)
			out.placeNames = append(out.placeNames, w.name)
		}
		out.label = e.Type + " " + strings.Join(names, ", ")
		if e.Trigger != nil {
			out.at = firstSpan(place(*e.Trigger))
		}
		out.at = cmp.Or(out.at, firstSpan(place(e.Evidence...)))
		events = append(events, out)
	}
	var links []link
	for _, r := range x.Relations {
		s, o := at(r.Subject), at(r.Object)
		links = append(links, link{kind: r.Type, subject: s.spans, object: o.spans, label: s.name + " " + r.Type + " " + o.name,
			at: firstSpan(place(r.Evidence...))})
	}
	return events, links
}

// Compare measures what was found against the gold, report by report.
func Compare(gold []Gold, found Found) Score {
	var s Score
	types := map[string]*Figure{}
	count := func(kind string) *Figure {
		if types[kind] == nil {
			types[kind] = &Figure{}
		}
		return types[kind]
	}
	for i := range gold {
		g := &gold[i]
		t, _ := squash(g.Text)
		ge, gl := g.coding(t)
		var fe []event
		var fl []link
		switch r, ok := found[g.ID]; {
		case !ok:
			s.Missing++
		case r.line != nil:
			fe, fl = r.line.coding(t)
		default:
			fe, fl = r.gold.coding(t)
		}
		c := comparison{score: &s, report: g.ID, text: t}
		c.events(ge, fe, count)
		c.relations(gl, fl)
	}
	for _, row := range schema.Codebook() {
		if f := types[string(row.Type)]; f != nil {
			s.Types = append(s.Types, TypeFigure{row.Type, *f})
		}
	}
	return s
}

// comparison is the comparing of one report.
type comparison struct {
	score  *Score
	report string
	text   text
}

func (c *comparison) events(gold, found []event, count func(string) *Figure) {
	strict := c.pair(gold, found, func(e event) string { return e.kind })
	loose := c.pair(gold, found, classOf)
	c.score.Event.add(len(strict), len(gold), len(found))
	c.score.Class.add(len(loose), len(gold), len(found))
	for _, e := range gold {
		count(e.kind).Gold++
		c.score.Role.Gold += len(e.roles)
		c.score.Who.Gold += len(e.roles)
	}
	for _, e := range found {
		count(e.kind).Found++
		c.score.Role.Found += len(e.roles)
		c.score.Who.Found += len(e.roles)
	}
	right := map[int]bool{}
	for _, p := range strict {
		right[p.found] = true
	}
	for i, e := range found {
		if e.confidence != nil {
			c.score.Confidence[max(0, min(9, int(10**e.confidence)))].add(right[i])
		}
	}
	for _, p := range strict {
		g, f := gold[p.gold], found[p.found]
		count(g.kind).Hit++
		missed, extra := unmatched(g.roles, f.roles, func(a, b part) bool { return a.role == b.role && c.text.same(a.spans, b.spans) })
		c.score.Role.Hit += len(g.roles) - len(missed)
		strangers, _ := unmatched(g.roles, f.roles, func(a, b part) bool { return c.text.same(a.spans, b.spans) })
		c.score.Who.Hit += len(g.roles) - len(strangers)
		c.roleErrors(g, f, missed, extra)

		c.score.Status.add(g.status == f.status)
		c.differ(WrongStatus, g, f, g.status, f.status, g.status == f.status)
		sameDay := g.date != "" && day(f.date) == day(g.date)
		c.score.Date.add(sameDay)
		c.differ(WrongDate, g, f, g.date, f.date, sameDay)
		if len(g.places) > 0 {
			right := slices.ContainsFunc(g.places, func(a []span) bool {
				return slices.ContainsFunc(f.places, func(b []span) bool { return c.text.same(a, b) })
			})
			c.score.Place.add(right)
			c.differ(WrongPlace, g, f, strings.Join(g.placeNames, ", "), strings.Join(f.placeNames, ", "), right)
		}
	}
	c.eventErrors(gold, found, strict, loose)
}

func (c *comparison) relations(gold, found []link) {
	missed, extra := unmatched(gold, found, func(a, b link) bool {
		if a.kind != b.kind {
			return false
		}
		return c.text.same(a.subject, b.subject) && c.text.same(a.object, b.object) ||
			schema.RelationType(a.kind).Symmetric() && c.text.same(a.subject, b.object) && c.text.same(a.object, b.subject)
	})
	c.score.Relation.add(len(gold)-len(missed), len(gold), len(found))
	c.relationErrors(gold, found, missed, extra)
}

// day is a date without its time of day.
func day(s string) string {
	if r := []rune(s); len(r) > 10 {
		return string(r[:10])
	}
	return s
}

func classOf(e event) string {
	if class := schema.EventType(e.kind).Class(); class != "" {
		return string(class)
	}
	return e.kind
}

type pairing struct{ gold, found int }

// pair matches events of the same key one to one, those first that share the most participants, then places, then those
// that stand in the most similar position.
func (c *comparison) pair(gold, found []event, key func(event) string) []pairing {
	type candidate struct {
		shared, near, apart int
		pairing
	}
	var all []candidate
	for i, g := range gold {
		for j, f := range found {
			if key(g) != key(f) {
				continue
			}
			n := candidate{apart: max(i-j, j-i), pairing: pairing{i, j}}
			for _, a := range g.roles {
				if slices.ContainsFunc(f.roles, func(b part) bool { return c.text.same(a.spans, b.spans) }) {
					n.shared++
				}
			}
			for _, a := range g.places {
				if slices.ContainsFunc(f.places, func(b []span) bool { return c.text.same(a, b) }) {
					n.near++
				}
			}
			all = append(all, n)
		}
	}
	slices.SortFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.shared, a.shared), cmp.Compare(b.near, a.near), cmp.Compare(a.apart, b.apart),
			cmp.Compare(a.gold, b.gold), cmp.Compare(a.found, b.found))
	})
	var out []pairing
	usedGold, usedFound := map[int]bool{}, map[int]bool{}
	for _, n := range all {
		if !usedGold[n.gold] && !usedFound[n.found] {
			usedGold[n.gold], usedFound[n.found] = true, true
			out = append(out, n.pairing)
		}
	}
	return out
}

// unmatched gives the indexes of what has no partner of its own in the other list: each of the gold takes the first of the
// found that equals it and is still free.
func unmatched[T any](gold, found []T, equal func(a, b T) bool) (missed, extra []int) {
	used := make([]bool, len(found))
	for i, g := range gold {
		hit := false
		for j, f := range found {
			if !used[j] && equal(g, f) {
				used[j], hit = true, true
				break
			}
		}
		if !hit {
			missed = append(missed, i)
		}
	}
	for j := range found {
		if !used[j] {
			extra = append(extra, j)
		}
	}
	return missed, extra
}
