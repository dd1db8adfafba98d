package store

import (
	"maps"
	"slices"
	"strings"

	"casus/schema"
)

// plan is what corrections that count say together. It knows nothing of what the store holds: the same corrections give the same plan.
type plan struct {
	// events and actors are moved step by step, in the order of the journal.
	events, actors steps
	// settings are what is set on an event, in order.
	settings map[string][]*schema.Correction
	// gone are events and actors that are merged into others, made those that splits bring up, each with what did it.
	gone, made map[string]*schema.Correction
	// retracted are reports and articles.
	retracted map[string]*schema.Correction
	// names are the corrections of an actor's names, in order.
	names map[string][]*schema.Correction
	// split are the actors of which some articles mean another than the rest.
	split map[string]bool
	// applied are the corrections of the plan by their positions, as it has them.
	applied map[uint64]*schema.Correction
}

// step moves what is at one id to another: all of it, some reports of an event, or what some articles mean by an actor.
type step struct {
	from map[string]bool
	to   string
	// reports move and rest stay, where a split says so. A later report goes where it is nearest.
	reports, rest map[string]bool
	// names move an actor only where an article calls it by nothing else; bare ones only where the article had nothing else to go by.
	names map[string]bool
	bare  bool
	by    *schema.Correction
}

// steps are in order, and found by what they move.
type steps struct {
	list []step
	at   map[string][]int
}

func (s *steps) add(st step) {
	if s.at == nil {
		s.at = map[string][]int{}
	}
	for id := range st.from {
		s.at[id] = append(s.at[id], len(s.list))
	}
	s.list = append(s.list, st)
}

// follow is where an id ends; moves tells of a step that moves some only whether it moves this one.
func (s *steps) follow(id string, moves func(*step) bool) string {
	for n := 0; ; {
		at := s.at[id]
		i, _ := slices.BinarySearch(at, n)
		if i == len(at) {
			return id
		}
		n = at[i] + 1
		if st := &s.list[at[i]]; st.reports == nil && st.names == nil || moves(st) {
			id = st.to
		}
	}
}

// moves tells whether a split of an event moves a report; near, which of its parts a report is nearer to that neither part names.
func (s *step) moves(report string, near func(*step) bool) bool {
	return s.reports[report] || !s.rest[report] && near(s)
}

// undoneBy has by which correction each is undone that is. All are sorted by position.
func undoneBy(all []*schema.Correction) map[uint64]uint64 {
	undone := map[uint64]uint64{}
	for _, c := range slices.Backward(all) {
		if c.Kind == schema.UndoCorrection && undone[c.Position] == 0 {
			undone[c.Undoes] = c.Position
		}
	}
	return undone
}

// active are the corrections that are not undone, but for undos, in order. All are sorted by position.
func active(all []*schema.Correction) []*schema.Correction {
	undone := undoneBy(all)
	var out []*schema.Correction
	for _, c := range all {
		if undone[c.Position] == 0 && c.Kind != schema.UndoCorrection {
			out = append(out, c)
		}
	}
	return out
}

func newPlan() *plan {
	return &plan{settings: map[string][]*schema.Correction{}, gone: map[string]*schema.Correction{}, made: map[string]*schema.Correction{},
		retracted: map[string]*schema.Correction{}, names: map[string][]*schema.Correction{}, split: map[string]bool{}, applied: map[uint64]*schema.Correction{}}
}

// planOf plans active corrections, without those that rest on what is not among them.
func planOf(cs []*schema.Correction) *plan {
	p := newPlan()
	for _, c := range cs {
		p.take(c)
	}
	return p
}

// take brings a correction that counts into the plan, if what it rests on is there. When it was made the events that it names were shown: one that has become a part of a
// merged event since, as its reports moved, is what that is merged into.
func (p *plan) take(c *schema.Correction) {
	now := *c
	now.Target, now.Others = p.survivor(c.Target), nil
	for _, id := range c.Others {
		if id = p.survivor(id); id != now.Target && !slices.Contains(now.Others, id) {
			now.Others = append(now.Others, id)
		}
	}
	if len(c.Others) > 0 && len(now.Others) == 0 {
		return
	}
	if p.conflict(&now, nil) == nil {
		p.apply(&now)
	}
}

// survivor is what an event is merged into, itself where it is not.
func (p *plan) survivor(event string) string {
	for {
		by := p.gone[event]
		if by == nil || by.Kind != schema.MergeEvents {
			return event
		}
		event = by.Target
	}
}

// facts are what a strict plan asks the store.
type facts struct {
	// base is the event that a report was put to.
	base func(report string) string
	// has tells whether an actor is stored.
	has func(actor string) bool
	// moved are the positions of corrections that reports do not fit any more which have moved since.
	moved map[uint64]bool
}

// conflicts tells of the first active correction that contradicts those before it.
func conflicts(cs []*schema.Correction, f facts) (*schema.Correction, *schema.ConflictError) {
	p := newPlan()
	for _, c := range cs {
		if f.moved[c.Position] {
			p.take(c)
			continue
		}
		if err := p.conflict(c, &f); err != nil {
			return c, err
		}
		p.apply(c)
	}
	return nil, nil
}

// conflict tells why a correction contradicts those of the plan; without facts, only what the corrections tell by themselves.
func (p *plan) conflict(c *schema.Correction, f *facts) *schema.ConflictError {
	for _, id := range append([]string{c.Target}, c.Others...) {
		if by := p.gone[id]; by != nil {
			return schema.Conflictf(by.Position, "%s has been merged into %s by correction %d", id, by.Target, by.Position)
		}
		if by := p.retracted[id]; by != nil {
			return schema.Conflictf(by.Position, "%s has been retracted by correction %d", id, by.Position)
		}
	}
	switch c.Kind {
	case schema.SplitEvent:
		if by := p.made[c.Made]; by != nil {
			return schema.Conflictf(by.Position, "the same reports have been split off by correction %d", by.Position)
		}
		for _, r := range append(slices.Clone(c.Reports), c.Rest...) {
			if f == nil {
				break
			}
			if at := p.home(r, f.base(r), func(*step) bool { return false }); at != c.Target {
				return schema.Conflictf(0, "%s is a report of %s, not of %s", r, at, c.Target)
			}
		}
	case schema.SplitActor:
		if by := p.gone[c.Made]; by != nil {
			return schema.Conflictf(by.Position, "%s has been merged into %s by correction %d", c.Made, by.Target, by.Position)
		}
	case schema.DropAlias:
		if by := p.gone[bareActor(c.Alias.Name)]; by != nil && by.Kind == schema.MergeActors {
			return schema.Conflictf(by.Position, "%q is the name of what correction %d merged into %s; undo that", c.Alias.Name, by.Position, by.Target)
		}
	}
	// What a split made is there as long as the split counts.
	for _, id := range append([]string{c.Target}, c.Others...) {
		made := p.made[id] != nil
		if f != nil && !made && (isSplitEvent(id) || strings.HasPrefix(id, schema.ActorPrefix) && !f.has(id)) {
			return schema.Conflictf(0, "there is no %s, or the split that made it has been undone", id)
		}
	}
	return nil
}

// splitMark begins the ids of events that splits make, behind the prefix; no other id has a "u" in it (see schema.ContentID).
const splitMark = schema.EventPrefix + "u"

func isSplitEvent(id string) bool {
	return len(id) > len(splitMark) && id[:len(splitMark)] == splitMark
}

// splitEventID is the id of the event that a split makes of reports.
func splitEventID(reports []string) string {
	sorted := slices.Sorted(slices.Values(reports))
	id := schema.ContentID(schema.EventPrefix, append([]string{"split"}, sorted...)...)
	return splitMark + id[len(splitMark):]
}

// bareActor is the id of the actor of whom nothing is known but a name.
func bareActor(name string) string {
	return schema.ContentID(schema.ActorPrefix, "name", schema.NameKey(name))
}

func setOf(ids ...string) map[string]bool {
	out := make(map[string]bool, len(ids))
	for _, id := range ids {
		out[id] = true
	}
	return out
}

func nameSet(names ...string) map[string]bool {
	out := make(map[string]bool, len(names))
	for _, n := range names {
		out[schema.NameKey(n)] = true
	}
	return out
}

// apply brings a correction into the plan.
func (p *plan) apply(c *schema.Correction) {
	p.applied[c.Position] = c
	switch c.Kind {
	case schema.MergeEvents:
		p.events.add(step{from: setOf(c.Others...), to: c.Target, by: c})
		for _, id := range c.Others {
			p.gone[id] = c
			// What is set on the survivor itself holds before what comes with another.
			p.settings[c.Target] = append(slices.Clone(p.settings[id]), p.settings[c.Target]...)
		}
	case schema.SplitEvent:
		p.made[c.Made] = c
		p.events.add(step{from: setOf(c.Target), to: c.Made, reports: setOf(c.Reports...), rest: setOf(c.Rest...), by: c})
	case schema.CorrectEvent:
		p.settings[c.Target] = append(p.settings[c.Target], c)
	case schema.RetractReport, schema.RetractArticle:
		p.retracted[c.Target] = c
	case schema.MergeActors:
		p.actors.add(step{from: setOf(c.Others...), to: c.Target, by: c})
		for _, id := range c.Others {
			p.gone[id] = c
			p.names[c.Target] = append(p.names[c.Target], p.names[id]...)
		}
	case schema.SplitActor:
		p.made[c.Made] = c
		p.names[c.Target] = append(p.names[c.Target], c)
		p.names[c.Made] = append(p.names[c.Made], c)
		p.actors.add(step{from: setOf(c.Target), to: c.Made, names: nameSet(c.Names...), by: c})
	case schema.AddAlias:
		p.names[c.Target] = append(p.names[c.Target], c)
		if bare := bareActor(c.Alias.Name); c.Takes && bare != c.Target {
			p.gone[bare] = c
			p.actors.add(step{from: setOf(bare), to: c.Target, by: c})
		}
	case schema.DropAlias:
		p.names[c.Target] = append(p.names[c.Target], c)
		bare := bareActor(c.Alias.Name)
		delete(p.gone, bare)
		p.made[bare] = c
		p.actors.add(step{from: setOf(c.Target), to: bare, names: nameSet(c.Alias.Name), bare: true, by: c})
	}
}

// home is the event that a report is shown in, of which base is the one that it was put to.
func (p *plan) home(report, base string, near func(*step) bool) string {
	return p.events.follow(base, func(s *step) bool { return s.moves(report, near) })
}

// sources are the events as they are stored whose reports may be shown in each event that corrections touch.
func (p *plan) sources() map[string][]string {
	out := map[string][]string{}
	of := func(id string) []string {
		if out[id] == nil && p.made[id] == nil {
			out[id] = []string{id}
		}
		return out[id]
	}
	for i := range p.events.list {
		s := &p.events.list[i]
		for _, id := range slices.Sorted(maps.Keys(s.from)) {
			out[s.to] = union(of(s.to), of(id))
		}
	}
	for id := range p.settings {
		of(id)
	}
	return out
}

// reached are all actors that may be meant, over all steps, where one is stored; whether some articles mean another than the rest.
func (p *plan) reached(id string) (ids []string, split bool) {
	at := map[string]bool{id: true}
	ids = []string{id}
	for i := range p.actors.list {
		s := &p.actors.list[i]
		moved := false
		for from := range s.from {
			if !at[from] {
				continue
			}
			moved = true
			if s.names == nil {
				delete(at, from)
			} else {
				split = true
			}
		}
		if moved && !at[s.to] {
			at[s.to] = true
			if !slices.Contains(ids, s.to) {
				ids = append(ids, s.to)
			}
		}
	}
	return slices.DeleteFunc(ids, func(id string) bool { return !at[id] }), split
}
