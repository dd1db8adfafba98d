package store

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"math"
	"slices"
	"strings"

	"github.com/dgraph-io/badger/v4"

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

// matcher finds the events that the reports of one entry tell. It looks at the events as they were before the entry: iterators of a
// transaction that writes sort all that it has written, and reports of one article are never one event.
type matcher struct {
	look   *lookup
	before *badger.Txn
	words  *folder
	// sketches are the words of reports that have been compared, by id.
	sketches map[string]*sketch
}

func newMatcher(t, before *badger.Txn, words *folder) *matcher {
	return &matcher{look: newLookup(t), before: before, words: words, sketches: map[string]*sketch{}}
}

// assign gives each report the event that it tells, "" where it is the first to tell one. The surest pair of report and event is
// joined first, of pairs as sure the one with the smaller ids; no event takes two reports of the entry.
func (m *matcher) assign(reports []schema.Report) ([]string, error) {
	type pair struct {
		report int
		event  string
		score  float64
	}
	var pairs []pair
	for i := range reports {
		found, err := m.candidates(&reports[i])
		if err != nil {
			return nil, err
		}
		for _, id := range found {
			v, err := m.compare(id, &reports[i])
			if err != nil {
				return nil, err
			}
			if v > 0 {
				pairs = append(pairs, pair{i, id, v})
			}
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(reports[a.report].ID, reports[b.report].ID), cmp.Compare(a.event, b.event))
	})
	out, taken := make([]string, len(reports)), map[string]bool{}
	for _, p := range pairs {
		if out[p.report] == "" && !taken[p.event] {
			out[p.report], taken[p.event] = p.event, true
		}
	}
	return out, nil
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

// gap is how many days the anchors of two times are apart; 0 where they share one, false where one has none.
func gap(a, b schema.Time) (int64, bool) {
	af, at, ok := anchor(a)
	bf, bt, both := anchor(b)
	if !ok || !both {
		return 0, false
	}
	return max(0, dayOf(bf)-dayOf(at), dayOf(af)-dayOf(bt)), true
}

// dayOf numbers the days (UTC).
func dayOf(t int64) int64 {
	if t < 0 {
		t -= daySeconds - 1
	}
	return t / daySeconds
}

// candidates are the events that may be the one that a report tells: those of the days around it that share an actor, a place or
// words with it, those first that share the most.
func (m *matcher) candidates(r *schema.Report) ([]string, error) {
	from, to, ok := anchor(r.Time)
	if !ok {
		return nil, nil
	}
	shared := map[string]int{}
	o := badger.DefaultIteratorOptions
	o.PrefetchValues = false
	o.Prefix = []byte{byte(posting)}
	it := m.before.NewIterator(o)
	defer it.Close()
	look := func(d dimension, value string, weight int) {
		prefix := list(posting, d, value)
		for _, class := range []byte{withinDay, withinMonth, openEnd, openStart} {
			lo := from - matchDays*daySeconds
			if class == withinMonth {
				lo -= reach[withinMonth]
			}
			last := binary.BigEndian.AppendUint64(append(bytes.Clone(prefix), class), ordered(to+matchDays*daySeconds))
			at := len(prefix) + 1
			n := 0
			for it.Seek(binary.BigEndian.AppendUint64(append(bytes.Clone(prefix), class), ordered(lo))); it.Valid() && n < maxScan; it.Next() {
				key := it.Item().Key()
				if len(key) < at+8 || bytes.Compare(key[:at+8], last) > 0 {
					break
				}
				n++
				shared[string(key[at+8:])] += weight
			}
		}
	}
	for _, p := range r.Participants {
		look(byActor, p.ActorID, 2)
	}
	for _, p := range r.PlaceIDs {
		look(byPlace, p, 2)
	}
	for _, w := range m.sketch(r).telling() {
		look(byWord, w, 1)
	}
	ids := make([]string, 0, len(shared))
	for id := range shared {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int { return cmp.Or(cmp.Compare(shared[b], shared[a]), cmp.Compare(a, b)) })
	return ids[:min(len(ids), maxCandidates)], nil
}

// compare is how surely a report tells an event: as surely as it tells what the nearest of the event's reports does.
func (m *matcher) compare(id string, r *schema.Report) (float64, error) {
	rec, ok, err := readEvent(m.before, id)
	if err != nil || !ok {
		return math.Inf(-1), err
	}
	best := math.Inf(-1)
	for i := range rec.Reports {
		v, err := m.score(&rec.Reports[i], r)
		if err != nil {
			return v, err
		}
		best = max(best, v)
	}
	return best, nil
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
func (m *matcher) score(a, b *schema.Report) (float64, error) {
	if !related(a.Type, b.Type) {
		return never, nil
	}
	days, ok := gap(a.Time, b.Time)
	if !ok || days > 1 {
		return never, nil
	}
	v := weightBias
	stated := a.TimeSource != schema.TimeDefault && b.TimeSource != schema.TimeDefault
	switch {
	case days == 0 && stated:
		v += weightStated
	case days > 0 && stated:
		return never, nil
	case days > 0:
		// Published a day later without a date of its own: as a rule yesterday's news.
		v += weightDays
	}
	if a.Type == b.Type {
		v += weightType
	}
	if a.Status == b.Status {
		v += weightStatus
	}
	town, country, apart, err := together(m.look, a, b)
	switch {
	case err != nil || apart:
		return never, err
	case town:
		v += weightTown
	case country:
		v += weightCountry
	}
	shared, roles := sharedActors(a, b)
	v += weightRole*float64(min(roles, 2)) + weightActor*float64(min(shared-roles, 2))
	if shared == 0 && len(a.Participants) > 0 && len(b.Participants) > 0 {
		v += weightStrangers
	}
	class := a.Type.Class()
	speech := class == schema.ClassDiplomacy || class == schema.ClassContention
	for _, role := range []schema.Role{schema.Agent, schema.Target} {
		if x, y := inRole(a, role), inRole(b, role); speech && len(x) > 0 && len(y) > 0 && !meet(x, y) {
			v += weightOthers
		}
	}
	x, y := m.sketch(a), m.sketch(b)
	words, near := jaccard(x.all, y.all), jaccard(x.near, y.near)
	v += weightWords*words + weightNear*near
	// That both "said" or "accused" tells little of what was said.
	if !speech {
		v += weightTrigger * jaccard(x.trigger, y.trigger)
	}
	switch x, y := a.Killed, b.Killed; {
	case x == nil || y == nil || x.Low == nil || y.Low == nil:
	case *x.Low == *y.Low:
		v += weightFigure
	case *x.Low > 3*(*y.Low) || *y.Low > 3*(*x.Low):
		v += weightFarFigures
	}
	// Diplomacy is many acts a day: the same actors alone make no two of them one.
	if speech && !town && words < 0.15 && near < 0.15 && roles < 2 {
		return never, nil
	}
	return v, nil
}

// sharedActors counts the actors that two reports share, and those among them that have the same role in both.
func sharedActors(a, b *schema.Report) (shared, roles int) {
	for i, p := range a.Participants {
		if slices.ContainsFunc(a.Participants[:i], func(o schema.Participant) bool { return o.ActorID == p.ActorID }) {
			continue
		}
		if slices.Contains(b.Participants, p) {
			roles++
		}
		if slices.ContainsFunc(b.Participants, func(o schema.Participant) bool { return o.ActorID == p.ActorID }) {
			shared++
		}
	}
	return shared, min(roles, shared)
}

// inRole are the actors that a report has in a role.
func inRole(r *schema.Report, role schema.Role) []string {
	var out []string
	for _, p := range r.Participants {
		if p.Role == role {
			out = append(out, p.ActorID)
		}
	}
	return out
}

// related tells whether reports of one occurrence may code it as these two types.
func related(a, b schema.EventType) bool {
	if a == b {
		return true
	}
	if a.Class() != b.Class() {
		return false
	}
	switch a.Class() {
	case schema.ClassViolence:
		return true
	case schema.ClassTerritory:
		return a != schema.Siege && b != schema.Siege
	case schema.ClassAgreement:
		return a != schema.CeasefireViolationType && b != schema.CeasefireViolationType
	}
	return false
}

// together compares where two reports put an occurrence: in the same town, in the same country, or apart.
func together(l *lookup, a, b *schema.Report) (town, country, apart bool, err error) {
	if len(a.PlaceIDs) == 0 || len(b.PlaceIDs) == 0 {
		return false, false, false, nil
	}
	for _, p := range a.PlaceIDs {
		for _, q := range b.PlaceIDs {
			x, err := l.place(p)
			if err != nil {
				return false, false, false, err
			}
			y, err := l.place(q)
			if err != nil {
				return false, false, false, err
			}
			switch {
			case x == nil || y == nil:
			case p == q && x.Kind != schema.CountryPlace && x.Kind != schema.RegionPlace:
				town = true
			case p == q || slices.Contains(x.WithinIDs, q) || slices.Contains(y.WithinIDs, p):
				country = true
			}
		}
	}
	return town, country, !town && !country, nil
}

// sketch is the words of a report: of its evidence, of what stands around its trigger, and of the trigger itself, each
// folded, sorted and once.
type sketch struct{ all, near, trigger []string }

// How many words before and behind the trigger are around it.
const (
	wordsBefore = 8
	wordsBehind = 10
)

func (m *matcher) sketch(r *schema.Report) *sketch {
	if s := m.sketches[r.ID]; s != nil {
		return s
	}
	s := &sketch{}
	m.sketches[r.ID] = s
	var texts []string
	for _, e := range r.Evidence {
		texts = append(texts, e.Exact)
	}
	s.all = m.sorted(texts...)
	s.near = s.all
	if r.Trigger == nil {
		return s
	}
	s.trigger = m.sorted(r.Trigger.Exact)
	for _, e := range r.Evidence {
		if r.Trigger.Start < e.Start || r.Trigger.End > e.End {
			continue
		}
		text := []rune(e.Exact)
		if r.Trigger.End-e.Start > len(text) {
			continue
		}
		before := strings.Fields(string(text[:r.Trigger.Start-e.Start]))
		behind := strings.Fields(string(text[r.Trigger.End-e.Start:]))
		near := append(slices.Clone(before[max(0, len(before)-wordsBefore):]), r.Trigger.Exact)
		near = append(near, behind[:min(len(behind), wordsBehind)]...)
		s.near = m.sorted(strings.Join(near, " "))
		break
	}
	return s
}

func (m *matcher) sorted(texts ...string) []string {
	w := m.words.words(texts...)
	slices.Sort(w)
	return slices.Compact(w)
}

// telling are the words that a report is best found by: those of the trigger and the longest of those around it, which as a rule are
// the rarest.
func (s *sketch) telling() []string {
	near := slices.Clone(s.near)
	slices.SortFunc(near, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
	out := slices.Clone(s.trigger)
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
func jaccard(a, b []string) float64 {
	common := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch c := strings.Compare(a[i], b[j]); {
		case c == 0:
			common++
			i++
			j++
		case c < 0:
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
