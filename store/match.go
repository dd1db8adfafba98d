package store

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"casus/schema"
)

// How far a match is looked for.
const (
	// matchDays is how many days around a report's day an event may stand that has a report of the day before or after: its reports are a day apart at most.
	matchDays = 2
	// shortDays is up to how many days wide a time is that stands for its last day.
	shortDays = 7
	// maxScan bounds how much of one posting list is looked at. It is more than the news of some days bring about one actor: where it is not, the
	// order of loading counts.
	maxScan = 20_000
	// minShared is how much two reports must share to be compared: two words by which they are found, an actor or a place.
	minShared = 2
	// maxMatchWords is how many words of a report are looked up.
	maxMatchWords = 8
	// maxNamesakes is how many keyed actors and places of a bare name are looked up.
	maxNamesakes = 16
)

// anchor is the stretch of time by which a report is compared, in Unix seconds: its day, the last day of some days, the known end of an open time,
// which as a rule is the day of the report. What is wider, up to a month, is compared with the same time alone, and what is wider still with nothing.
func anchor(t schema.Time) (from, to int64, ok bool) {
	class, at, latest := slot(t)
	switch class {
	case withinDay, withinMonth:
		if latest-at < shortDays*daySeconds {
			return latest, latest, true
		}
		return at, latest, true
	case openStart, openEnd:
		return at, at, true
	}
	return 0, 0, false
}

// dayOf numbers the days (UTC).
func dayOf(t int64) int64 {
	if t < 0 {
		t -= daySeconds - 1
	}
	return t / daySeconds
}

// candidates are the numbers of the events that may have a report that tells what a trace tells: those of the days around it and of its class whose
// reports share enough with it, together. Keys are the lists of its actors and places.
func candidates(g graph, shared *shares, a *trace, keys []listed) ([]uint64, error) {
	shared.reset()
	if !a.dated {
		return nil, nil
	}
	from, to := (a.first-matchDays)*daySeconds, (a.last+matchDays+1)*daySeconds-1
	weight := uint32(2)
	count := func(n uint64, kind uint8) {
		if int(kind) < len(classOf) && classOf[kind] == a.class {
			shared.add(n, weight)
		}
	}
	for i := range keys {
		if err := g.near(&keys[i], from, to, count); err != nil {
			return nil, err
		}
	}
	weight = 1
	word := listed{d: byWord}
	for _, w := range a.telling {
		word.value, word.word = w.form, w
		if err := g.near(&word, from, to, count); err != nil {
			return nil, err
		}
	}
	return shared.atLeast(minShared), nil
}

// shares tells whether two reports have enough in common to be compared.
func (a *trace) shares(b *trace) bool {
	for i := range a.actors {
		for j := range b.actors {
			if a.actors[i].actor == b.actors[j].actor {
				return true
			}
		}
	}
	for i := range a.places {
		for j := range b.places {
			if a.places[i].id == b.places[j].id {
				return true
			}
		}
	}
	return inCommon(a.found, b.found, minShared) == minShared
}

// of tells whether two reports are of one article.
func (a *trace) of(b *trace) bool { return a.known == b.known && a.article == b.article }

// earlier tells whether a report is before another in the order in which reports are put to events: that of publication, of articles of the same
// instant that of their ids.
func (a *trace) earlier(b *trace) bool {
	return a.known < b.known || a.known == b.known && a.article < b.article
}

// barred tells whether two reports are never in one event, whatever joins them: acts of different kinds, of different days, or in two different towns.
func barred(a, b *trace) bool {
	if a.of(b) || !related(a.kind, b.kind) || !a.dated || !b.dated || apartInTime(a, b) {
		return true
	}
	_, _, apart := together(a.places, b.places)
	town := func(p spotted) bool { return p.town }
	return apart && slices.ContainsFunc(a.places, town) && slices.ContainsFunc(b.places, town)
}

// apartInTime tells whether two reports put an act on days on which it cannot be one.
func apartInTime(a, b *trace) bool {
	days := max(0, b.first-a.last, a.first-b.last)
	wide := a.first < a.last || b.first < b.last
	return days > 1 || days > 0 && a.stated && b.stated || wide && (a.first != b.first || a.last != b.last)
}

// nearClasses are the width classes in which a report is looked for, from the last on (see atOrBefore).
var nearClasses = [...]byte{openStart, openEnd, withinMonth, withinDay}

// nearFrom is from when on an event of a width class can touch what begins at an instant.
func nearFrom(class byte, from int64) int64 {
	if class == withinMonth {
		from -= reach[withinMonth]
	}
	return from
}

// The weights of score: log odds of "these two reports tell one occurrence". They follow a logistic regression on pairs of
// reports of the same days by different journalists, rounded, and with the signs that the rules in doc.go ask for.
const (
	weightBias       = -2.0
	weightType       = 0.9  // the same type
	weightStatus     = 0.3  // the same status
	weightStated     = 0.3  // times that both texts state touch
	weightDays       = -2.0 // a day apart
	weightRole       = 0.5  // for each of up to two actors in the same role
	weightActor      = 0.3  // ... in another
	weightStrangers  = -0.7 // both name actors, none of them shared
	weightOthers     = -2.0 // of diplomacy and contention: both name agents, or targets, none of them shared
	weightTown       = 1.3  // the same town
	weightCountry    = 0.3  // the same country, or one place lies in the other
	weightWords      = 1.5  // times the share of the evidence's words
	weightNear       = 3.0  // times the share of the words around the trigger
	weightTrigger    = 1.2  // times the share of the trigger's words, but for diplomacy and contention
	weightFigure     = 0.5  // the same number of dead
	weightFarFigures = -1.0 // numbers of dead that are more than three times apart
)

// never is the score of what cannot be one occurrence.
var never = math.Inf(-1)

// score says how surely two reports tell one occurrence, as log odds: above zero they are taken for one. It follows from what the two say alone.
func score(a, b *trace) float64 {
	if !related(a.kind, b.kind) || !a.dated || !b.dated || apartInTime(a, b) {
		return never
	}
	v := weightBias
	switch days := max(0, b.first-a.last, a.first-b.last); {
	case days > 0:
		// Published a day later without a date of its own: as a rule yesterday's news.
		v += weightDays
	case a.stated && b.stated:
		v += weightStated
	}
	if a.kind == b.kind {
		v += weightType
	}
	if a.status == b.status {
		v += weightStatus
	}
	town, country, apart := together(a.places, b.places)
	switch {
	case apart:
		return never
	case town:
		v += weightTown
	case country:
		v += weightCountry
	}
	shared, roles := sharedActors(a.actors, b.actors)
	v += weightRole*float64(min(roles, 2)) + weightActor*float64(min(shared-roles, 2))
	if shared == 0 && len(a.actors) > 0 && len(b.actors) > 0 {
		v += weightStrangers
	}
	speech := a.class == schema.ClassDiplomacy || a.class == schema.ClassContention
	for _, role := range [...]schema.Role{schema.Agent, schema.Target} {
		if speech && strangers(a.actors, b.actors, rolesOf(role)) {
			v += weightOthers
		}
	}
	words, near := jaccard(a.all, b.all), jaccard(a.near, b.near)
	v += weightWords*words + weightNear*near
	// That both "said" or "accused" tells little of what was said.
	if !speech {
		v += weightTrigger * jaccard(a.trigger, b.trigger)
	}
	switch x, y := a.killed, b.killed; {
	case x < 0 || y < 0:
	case x == y:
		v += weightFigure
	case x > 3*y || y > 3*x:
		v += weightFarFigures
	}
	// Diplomacy is many acts a day: the same actors alone make no two of them one.
	if speech && !town && words < 0.15 && near < 0.15 && roles < 2 {
		return never
	}
	return v
}

// sharedActors counts the actors that two reports share, and those among them that have the same role in both.
func sharedActors(a, b []part) (shared, roles int) {
	for i, p := range a {
		if slices.ContainsFunc(a[:i], func(o part) bool { return o.actor == p.actor }) {
			continue
		}
		if slices.Contains(b, p) {
			roles++
		}
		if slices.ContainsFunc(b, func(o part) bool { return o.actor == p.actor }) {
			shared++
		}
	}
	return shared, min(roles, shared)
}

// strangers tells whether both of two reports name actors in a role and none of them is the same.
func strangers(a, b []part, role roleSet) bool {
	x, y := false, false
	for _, p := range a {
		if p.role != role {
			continue
		}
		x = true
		if slices.Contains(b, p) {
			return false
		}
	}
	for _, p := range b {
		y = y || p.role == role
	}
	return x && y
}

// related tells whether reports of one occurrence may code it as these two types.
func related(a, b uint8) bool {
	if a == b {
		return true
	}
	if classOf[a] != classOf[b] {
		return false
	}
	x, y := kindOrder[a], kindOrder[b]
	switch classOf[a] {
	case schema.ClassViolence:
		return true
	case schema.ClassTerritory:
		return x != schema.Siege && y != schema.Siege
	case schema.ClassAgreement:
		return x != schema.CeasefireViolationType && y != schema.CeasefireViolationType
	}
	return false
}

// spotted is a place as a report knows it: its article says whether it is a town and what it lies in.
type spotted struct {
	id uint64
	// town is false of a country or a region.
	town   bool
	within []uint32
}

func (p *spotted) in(o uint64) bool { return slices.Contains(p.within, uint32(o)) }

// together compares where two reports put an occurrence: in the same town, in the same country, or apart.
func together(a, b []spotted) (town, country, apart bool) {
	if len(a) == 0 || len(b) == 0 {
		return false, false, false
	}
	for i := range a {
		for j := range b {
			p, q := &a[i], &b[j]
			switch {
			case p.id == q.id && p.town && q.town:
				town = true
			case p.id == q.id || p.in(q.id) || q.in(p.id):
				country = true
			}
		}
	}
	return town, country, !town && !country
}

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
