package store

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"casus/schema"
)

// occurred is what an event is compared by: what is kept of each report, in the order of the reports.
type occurred struct {
	traces []*trace
}

// trace is what a report is compared by. It follows from its article alone: what else the graph knows of actors and places must not count, as that depends
// on what was loaded before. Words, actors and places stand as hashes: what two different ones have in common is that of
// four thousand million words, or many more actors, and tips no scale.
type trace struct {
	report, article string
	// known is from when on the report is known.
	known        int64
	kind, status uint8
	class        schema.EventClass
	// stated says that the text gives the time, dated that there is an anchor; first and last are its days.
	stated, dated bool
	first, last   int64
	actors        []part
	places        []spotted
	// killed is the lowest number of dead, -1 for none given.
	killed int
	// found are the words to look for.
	all, near, trigger, found []uint32
	// telling are the words to look for, too; those of a stored report are not needed.
	telling []*stem
	ties    []tie
}

// part is an actor in a role.
type part struct {
	actor uint64
	role  roleSet
}

// hashed is the FNV-1a hash of an id.
func hashed(id string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(id) {
		h = (h ^ uint64(id[i])) * 1099511628211
	}
	return h
}

// hashesOf are the hashes of stems, in order.
func hashesOf(stems []*stem) []uint32 {
	out := make([]uint32, len(stems))
	for i, s := range stems {
		out[i] = s.hash
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// classOf is the class of each type in the codebook's order.
var classOf = func() []schema.EventClass {
	var out []schema.EventClass
	for _, t := range kindOrder {
		out = append(out, t.Class())
	}
	return out
}()

// occurredOf is what a stored event is compared by.
func occurredOf(words *folder, rec *eventRecord) *occurred {
	o := &occurred{}
	for i := range rec.Reports {
		o.traces = append(o.traces, traceOf(words, &rec.Reports[i], &rec.Traits[i]))
	}
	return o
}

// traceOf is the trace of a stored report.
func traceOf(words *folder, r *schema.Report, own *traits) *trace {
	t := newTrace(r.Type, r.Status, r.Time, r.TimeSource, r.Killed, words.sketch(quotesOf(r), r.Trigger))
	t.report, t.article, t.known = r.ID, r.ArticleID, known(r)
	t.places, t.ties, t.telling = own.places, own.ties, nil
	if t.actors = own.parts; t.actors == nil {
		t.actors = partsOf(r)
	}
	return t
}

func quotesOf(r *schema.Report) []schema.Selector {
	out := make([]schema.Selector, len(r.Evidence))
	for i, e := range r.Evidence {
		out[i] = e.Selector
	}
	return out
}

func partsOf(r *schema.Report) []part {
	out := make([]part, len(r.Participants))
	for i, p := range r.Participants {
		out[i] = part{hashed(p.ActorID), rolesOf(p.Role)}
	}
	return out
}

func newTrace(kind schema.EventType, status schema.Status, at schema.Time, source schema.TimeSource, killed *schema.Count, sk *sketch) *trace {
	t := &trace{kind: uint8(slices.Index(kindOrder, kind)), status: uint8(slices.Index(statusOrder, status)), class: kind.Class(),
		stated: source != schema.TimeDefault, killed: -1, all: sk.all, near: sk.near, trigger: sk.trigger, telling: sk.telling, found: hashesOf(sk.telling)}
	if from, to, ok := anchor(at); ok {
		t.first, t.last, t.dated = dayOf(from), dayOf(to), true
	}
	if killed != nil && killed.Low != nil {
		t.killed = *killed.Low
	}
	return t
}

// trace makes the trace of an event of the extraction.
func (p *prepared) trace(i int, sk *sketch) *trace {
	x, e := p.x, &p.x.Events[i]
	t := newTrace(e.Type, statusOf(e), timeOfReport(e, &x.Article), sourceOf(e), e.Killed, sk)
	t.report, t.article, t.known = p.reports[i], p.id, x.Article.Known()
	for _, q := range e.Participants {
		k := 0
		for x.Actors[k].ID != q.Actor {
			k++
		}
		if a := (part{hashed(p.actors[k].id), rolesOf(q.Role)}); !slices.Contains(t.actors, a) {
			t.actors = append(t.actors, a)
		}
	}
	for _, local := range e.Places {
		if s := p.spotted(local); !slices.ContainsFunc(t.places, func(o spotted) bool { return o.id == s.id }) {
			t.places = append(t.places, s)
		}
	}
	return t
}

func (p *prepared) spotted(local string) spotted {
	index := func(local string) int {
		return slices.IndexFunc(p.x.Places, func(q schema.ExtractedPlace) bool { return q.ID == local })
	}
	k := index(local)
	q := &p.x.Places[k]
	s := spotted{id: hashed(p.places[k].id), town: q.Kind != schema.CountryPlace && q.Kind != schema.RegionPlace}
	add := func(id string) {
		if h := hashed(id); h != s.id && !s.in(h) {
			s.within = append(s.within, uint32(h))
		}
	}
	for _, w := range q.Within {
		add(p.places[index(w)].id)
	}
	if q.Country != "" {
		add(schema.CountryPlaceID(q.Country))
	}
	return s
}

func statusOf(e *schema.ExtractedEvent) schema.Status {
	if e.Status == "" {
		return schema.Occurred
	}
	return e.Status
}

// timeOfReport is the time that an extracted event gives, else the day of its article.
func timeOfReport(e *schema.ExtractedEvent, a *schema.Article) schema.Time {
	if e.Date.IsZero() {
		return day(a.PublishedAt)
	}
	return e.Date
}

func sourceOf(e *schema.ExtractedEvent) schema.TimeSource {
	if e.Date.IsZero() {
		return schema.TimeDefault
	}
	return e.TimeSource
}

// sketch is the words of a report as hashes, in order: of its evidence, of what stands around its trigger, and of the trigger itself.
// Telling are the words that a report is best found by: those of the trigger and the longest of those around it, which as a rule are the rarest.
type sketch struct {
	all, near, trigger []uint32
	telling            []*stem
}

// How many words before and behind the trigger are around it.
const (
	wordsBefore = 8
	wordsBehind = 10
)

func (f *folder) sketch(evidence []schema.Selector, trigger *schema.Selector) *sketch {
	c := f.collector()
	defer f.release(c)
	c.quotes(evidence)
	return c.sketch(c.list(), evidence, trigger)
}

// sketch makes a sketch where the words of the evidence are known.
func (c *collector) sketch(quoted []*stem, evidence []schema.Selector, trigger *schema.Selector) *sketch {
	s := &sketch{all: hashesOf(quoted)}
	s.near = s.all
	near, acts := quoted, []*stem(nil)
	if trigger != nil {
		c.begin()
		c.part(trigger.Start, trigger.Exact)
		acts = c.list()
		s.trigger = hashesOf(acts)
		if before, behind, ok := aroundTrigger(evidence, trigger); ok {
			c.begin()
			c.part(trigger.Start-utf8.RuneCountInString(before), before)
			c.part(trigger.Start, trigger.Exact)
			c.part(trigger.End, behind)
			near = c.out
			s.near = hashesOf(near)
		}
	}
	s.telling = telling(near, acts)
	return s
}

// aroundTrigger is the text before and behind a trigger in the quote that has it.
func aroundTrigger(evidence []schema.Selector, trigger *schema.Selector) (before, behind string, ok bool) {
	for _, e := range evidence {
		if trigger.Start < e.Start || trigger.End > e.End {
			continue
		}
		from, found := codePoint(e.Exact, trigger.Start-e.Start)
		to, also := codePoint(e.Exact, trigger.End-e.Start)
		if found && also {
			return lastFields(e.Exact[:from], wordsBefore), firstFields(e.Exact[to:], wordsBehind), true
		}
	}
	return "", "", false
}

// codePoint is the byte at which a code point of a text begins; its end counts as one.
func codePoint(s string, n int) (int, bool) {
	if plain(s) {
		return n, n <= len(s)
	}
	for i := range s {
		if n == 0 {
			return i, true
		}
		n--
	}
	return len(s), n == 0
}

// firstFields is the beginning of a text up to so many words.
func firstFields(s string, n int) string {
	in := false
	for i, r := range s {
		blank := unicode.IsSpace(r)
		if in && blank {
			if n--; n == 0 {
				return s[:i]
			}
		}
		in = !blank
	}
	return s
}

// lastFields is the end of a text from so many words on.
func lastFields(s string, n int) string {
	in := false
	for i := len(s); i > 0; {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		blank := unicode.IsSpace(r)
		if in && blank {
			if n--; n == 0 {
				return s[i:]
			}
		}
		in = !blank
		i -= size
	}
	return s
}

func telling(near, trigger []*stem) []*stem {
	out := make([]*stem, 0, len(trigger)+maxMatchWords)
	out = append(out, trigger...)
	slices.SortFunc(out, func(a, b *stem) int { return cmp.Compare(a.form, b.form) })
	// The longest first.
	before := func(a, b *stem) int {
		if len(a.form) != len(b.form) {
			return cmp.Compare(len(b.form), len(a.form))
		}
		return strings.Compare(a.form, b.form)
	}
	from := len(out)
	for _, w := range near {
		if len(out) >= maxMatchWords && (len(out) == from || before(w, out[len(out)-1]) > 0) {
			continue
		}
		if slices.ContainsFunc(out[:from], func(o *stem) bool { return o.form == w.form }) {
			continue
		}
		i, _ := slices.BinarySearchFunc(out[from:], w, before)
		if out = slices.Insert(out, from+i, w); len(out) > max(maxMatchWords, from) {
			out = out[:len(out)-1]
		}
	}
	return out[:min(len(out), maxMatchWords)]
}

// inCommon counts the words that two sorted lists have in common, up to most.
func inCommon(a, b []uint32, most int) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b) && n < most; {
		switch x, y := a[i], b[j]; {
		case x == y:
			n++
			i++
			j++
		case x < y:
			i++
		default:
			j++
		}
	}
	return n
}

// jaccard is the share of words that two sorted lists have in common (Jaccard): 0 to 1.
func jaccard(a, b []uint32) float64 {
	common := inCommon(a, b, len(a))
	if common == 0 {
		return 0
	}
	return float64(common) / float64(len(a)+len(b)-common)
}
