package store

import (
	"cmp"
	"math"
	"slices"
	"unicode"
	"unicode/utf8"

	"casus/schema"
)

// How far a match is looked for.
const (
	// matchDays is how many days around a report's time its event may stand.
	matchDays = 2
	// maxScan bounds how much of one posting list is looked at: in a window of some days that is more than any war brings
	// about one actor.
	maxScan = 500
	// maxCandidates bounds how many events are read and compared, those first that share the most with the report.
	maxCandidates = 40
	// maxMatchWords is how many words of a report are looked up.
	maxMatchWords = 8
)

// matcher finds the events that the reports of one entry tell. It looks at the events as they were before the entry: reports of one article are
// never one event.
type matcher struct {
	g graph
	w *writer
}

// assign gives each report the number of the event that it tells, 0 where it is the first to tell one, and what
// each was compared by. The surest pair of report and event is
// joined first, of pairs as sure the one with the smaller ids; no event takes two reports of the entry.
func (m *matcher) assign(reports []schema.Report, sketches []*sketch) (tells []uint64, compared []*trace, err error) {
	type pair struct {
		report int
		event  uint64
		id     string
		score  float64
	}
	var pairs []pair
	compared = make([]*trace, len(reports))
	for i := range reports {
		a, err := m.w.known.traceOf(m.g, sketches[i], &reports[i])
		if err != nil {
			return nil, nil, err
		}
		compared[i] = a
		found, err := m.candidates(&reports[i], a)
		if err != nil {
			return nil, nil, err
		}
		for _, n := range found {
			o, err := m.g.traces(n)
			if err != nil {
				return nil, nil, err
			}
			// A report tells an event as surely as it tells what the nearest of the event's reports does.
			best := never
			for _, b := range o.traces {
				best = max(best, m.w.known.score(b, a))
			}
			if best > 0 {
				pairs = append(pairs, pair{i, n, o.id, best})
			}
		}
	}
	tells = make([]uint64, len(reports))
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(reports[a.report].ID, reports[b.report].ID), cmp.Compare(a.id, b.id))
	})
	for _, p := range pairs {
		if tells[p.report] == 0 && !slices.Contains(tells, p.event) {
			tells[p.report] = p.event
		}
	}
	return tells, compared, nil
}

// anchor is the stretch of time by which a report is compared, in Unix seconds: its time where that is at most a month wide,
// the known end of an open one, which as a rule is the day of the report. A wider time is compared with nothing.
func anchor(t schema.Time) (from, to int64, ok bool) {
	class, at, latest := slot(t)
	switch class {
	case withinDay, withinMonth:
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

// candidates are the events that may be the one that a report tells: those of the days around it and of its class that share an actor, a place or
// words with it, those first that share the most.
func (m *matcher) candidates(r *schema.Report, a *trace) ([]uint64, error) {
	if !a.dated {
		return nil, nil
	}
	from, to, _ := anchor(r.Time)
	from, to = from-matchDays*daySeconds, to+matchDays*daySeconds
	shared := &m.w.shared
	shared.reset()
	weight := uint32(0)
	count := func(n uint64, kind uint8) {
		if int(kind) < len(classOf) && classOf[kind] == a.class {
			shared.add(n, weight)
		}
	}
	look := func(l listed) error { return m.g.near(&l, from, to, count) }
	weight = 2
	for _, p := range r.Participants {
		if err := look(listed{d: byActor, value: p.ActorID}); err != nil {
			return nil, err
		}
	}
	for _, p := range r.PlaceIDs {
		if err := look(listed{d: byPlace, value: p}); err != nil {
			return nil, err
		}
	}
	weight = 1
	for _, w := range a.telling {
		if err := look(listed{d: byWord, value: w.form, word: w}); err != nil {
			return nil, err
		}
	}
	return shared.most(maxCandidates), nil
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

// score says how surely two reports tell one occurrence, as log odds: above zero they are taken for one.
func (k *entities) score(a, b *trace) float64 {
	if !related(a.kind, b.kind) || !a.dated || !b.dated {
		return never
	}
	days := max(0, b.first-a.last, a.first-b.last)
	if days > 1 {
		return never
	}
	v := weightBias
	stated := a.stated && b.stated
	switch {
	case days == 0 && stated:
		v += weightStated
	case days > 0 && stated:
		return never
	case days > 0:
		// Published a day later without a date of its own: as a rule yesterday's news.
		v += weightDays
	}
	if a.kind == b.kind {
		v += weightType
	}
	if a.status == b.status {
		v += weightStatus
	}
	town, country, apart := k.together(a.places, b.places)
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

// where is what comparing reports needs of a place.
type where struct {
	// town is false of a country or a region.
	town   bool
	within []uint64
}

// together compares where two reports put an occurrence: in the same town, in the same country, or apart.
func (k *entities) together(a, b []uint64) (town, country, apart bool) {
	if len(a) == 0 || len(b) == 0 {
		return false, false, false
	}
	for _, p := range a {
		for _, q := range b {
			x, y := k.where[p], k.where[q]
			switch {
			case x == nil || y == nil:
			case p == q && x.town:
				town = true
			case p == q || slices.Contains(x.within, q) || slices.Contains(y.within, p):
				country = true
			}
		}
	}
	return town, country, !town && !country
}

// occurred is what an event is compared by: its id and what is kept of each report.
type occurred struct {
	id     string
	traces []*trace
}

// trace is what a report is compared by. Words, actors and places stand as hashes: what two different ones have in common is that of
// four thousand million words, or many more actors, and tips no scale.
type trace struct {
	kind, status uint8
	class        schema.EventClass
	// stated says that the text gives the time, dated that there is an anchor; first and last are its days.
	stated, dated bool
	first, last   int64
	actors        []part
	places        []uint64
	// killed is the lowest number of dead, -1 for none given.
	killed             int
	all, near, trigger []uint32
	// telling are the words to look for; those of a stored report are not needed.
	telling []*stem
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

// occurred is what a stored event is compared by.
func (k *entities) occurred(g graph, words *folder, rec eventRecord) (*occurred, error) {
	o := &occurred{id: rec.ID}
	for i := range rec.Reports {
		t, err := k.trace(g, words, &rec.Reports[i])
		if err != nil {
			return nil, err
		}
		o.traces = append(o.traces, t)
	}
	return o, nil
}

// trace is that of a report of a stored event.
func (k *entities) trace(g graph, words *folder, r *schema.Report) (*trace, error) {
	t, err := k.traceOf(g, words.sketch(quotesOf(r), r.Trigger), r)
	if err == nil {
		t.telling = nil
	}
	return t, err
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

func (k *entities) traceOf(g graph, sk *sketch, r *schema.Report) (*trace, error) {
	t := &trace{kind: uint8(slices.Index(kindOrder, r.Type)), status: uint8(slices.Index(statusOrder, r.Status)), class: r.Type.Class(),
		stated: r.TimeSource != schema.TimeDefault, killed: -1, all: sk.all, near: sk.near, trigger: sk.trigger, telling: sk.telling}
	if from, to, ok := anchor(r.Time); ok {
		t.first, t.last, t.dated = dayOf(from), dayOf(to), true
	}
	t.actors = partsOf(r)
	for _, id := range r.PlaceIDs {
		// What the comparison needs of the place is there from here on.
		if _, err := k.place(g, id); err != nil {
			return nil, err
		}
		t.places = append(t.places, hashed(id))
	}
	if r.Killed != nil && r.Killed.Low != nil {
		t.killed = *r.Killed.Low
	}
	return t, nil
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
		return cmp.Or(cmp.Compare(len(b.form), len(a.form)), cmp.Compare(a.form, b.form))
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

// jaccard is the share of words that two sorted lists have in common (Jaccard): 0 to 1.
func jaccard(a, b []uint32) float64 {
	common := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch x, y := a[i], b[j]; {
		case x == y:
			common++
			i++
			j++
		case x < y:
			i++
		default:
			j++
		}
	}
	if common == 0 {
		return 0
	}
	return float64(common) / float64(len(a)+len(b)-common)
}
