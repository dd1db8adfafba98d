package store

import (
	"cmp"
	"math"
	"slices"
	"strings"

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
	g     graph
	known *entities
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
		a, err := m.known.traceOf(m.g, sketches[i], &reports[i])
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
				best = max(best, m.known.score(b, a))
			}
			if best > 0 {
				pairs = append(pairs, pair{i, n, o.id, best})
			}
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(reports[a.report].ID, reports[b.report].ID), cmp.Compare(a.id, b.id))
	})
	out, taken := make([]uint64, len(reports)), map[uint64]bool{}
	for _, p := range pairs {
		if out[p.report] == 0 && !taken[p.event] {
			out[p.report], taken[p.event] = p.event, true
		}
	}
	return out, compared, nil
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
	shared := map[uint64]int{}
	look := func(d dimension, value string, weight int) error {
		// From the last class on: see atOrBefore.
		for _, class := range [...]byte{openStart, openEnd, withinMonth, withinDay} {
			lo := from - matchDays*daySeconds
			if class == withinMonth {
				lo -= reach[withinMonth]
			}
			err := m.g.near(d, value, class, lo, to+matchDays*daySeconds, func(n uint64, kind uint8) {
				if int(kind) < len(classOf) && classOf[kind] == a.class {
					shared[n] += weight
				}
			})
			if err != nil {
				return err
			}
		}
		return nil
	}
	for _, p := range r.Participants {
		if err := look(byActor, p.ActorID, 2); err != nil {
			return nil, err
		}
	}
	for _, p := range r.PlaceIDs {
		if err := look(byPlace, p, 2); err != nil {
			return nil, err
		}
	}
	for _, w := range a.telling {
		if err := look(byWord, w, 1); err != nil {
			return nil, err
		}
	}
	found := make([]uint64, 0, len(shared))
	for n := range shared {
		found = append(found, n)
	}
	slices.SortFunc(found, func(a, b uint64) int { return cmp.Or(cmp.Compare(shared[b], shared[a]), cmp.Compare(a, b)) })
	return found[:min(len(found), maxCandidates)], nil
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
	telling []string
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

// hashWords are the FNV-1a hashes of words, in order.
func hashWords(words []string) []uint32 {
	out := make([]uint32, len(words))
	for i, w := range words {
		h := uint32(2166136261)
		for k := range len(w) {
			h = (h ^ uint32(w[k])) * 16777619
		}
		out[i] = h
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
	telling            []string
}

// How many words before and behind the trigger are around it.
const (
	wordsBefore = 8
	wordsBehind = 10
)

func (f *folder) sketch(quotes []schema.Selector, trigger *schema.Selector) *sketch {
	texts := make([]string, len(quotes))
	for i, e := range quotes {
		texts[i] = e.Exact
	}
	all := f.words(texts...)
	s := &sketch{all: hashWords(all)}
	near, acts := all, []string(nil)
	if trigger != nil {
		acts = f.words(trigger.Exact)
		s.trigger = hashWords(acts)
		if around, ok := aroundTrigger(quotes, trigger); ok {
			near = f.words(around)
		}
	}
	s.near = s.all
	if len(near) != len(all) || len(all) > 0 && &near[0] != &all[0] {
		s.near = hashWords(near)
	}
	s.telling = telling(near, acts)
	return s
}

// aroundTrigger is the text around a trigger in the quote that has it.
func aroundTrigger(quotes []schema.Selector, trigger *schema.Selector) (string, bool) {
	for _, e := range quotes {
		if trigger.Start < e.Start || trigger.End > e.End {
			continue
		}
		text := []rune(e.Exact)
		if trigger.End-e.Start > len(text) {
			continue
		}
		before := strings.Fields(string(text[:trigger.Start-e.Start]))
		behind := strings.Fields(string(text[trigger.End-e.Start:]))
		near := append(slices.Clone(before[max(0, len(before)-wordsBefore):]), trigger.Exact)
		near = append(near, behind[:min(len(behind), wordsBehind)]...)
		return strings.Join(near, " "), true
	}
	return "", false
}

func telling(near, trigger []string) []string {
	near, out := slices.Clone(near), slices.Clone(trigger)
	slices.SortFunc(near, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
	slices.Sort(out)
	for _, w := range near {
		if len(out) >= maxMatchWords {
			break
		}
		if !slices.Contains(out, w) {
			out = append(out, w)
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
