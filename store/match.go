package store

import (
	"math"
	"slices"

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
	if a.of(b) || !fits(a, b) {
		return true
	}
	_, _, apart := together(a.places, b.places)
	town := func(p spotted) bool { return p.town }
	return apart && slices.ContainsFunc(a.places, town) && slices.ContainsFunc(b.places, town)
}

// fits tells whether two reports may be of one occurrence by what they say it is and when.
func fits(a, b *trace) bool {
	return a.dated && b.dated && !apartInTime(a, b) && related(a.kind, b.kind)
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
	if !fits(a, b) {
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
