package store

import (
	"maps"
	"slices"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// base is what an overlay is made from: one of other corrections over the same views, or over the views as they were before loads. What is no other than there is
// taken over, so that a correction does not read again all that corrections touch. Relations of actors who are corrected are found anew.
type base struct {
	*overlay
	// loaded are the stored events that loads have changed since, as they were and as they are called.
	loaded map[string]bool
}

// newOverlay makes the overlay of active corrections; nil for none. Of base the overlay may be nil.
func (s *Store) newOverlay(t *badger.Txn, cs []*schema.Correction, from base) (*overlay, error) {
	if len(cs) == 0 {
		return nil, nil
	}
	lacking, err := absent(t, cs)
	if err != nil {
		return nil, err
	}
	cs, named, err := current(t, cs)
	if err != nil {
		return nil, err
	}
	o := &overlay{leads: named, absent: lacking, plan: planOf(cs), s: s, serial: s.corrections.overlays.Add(1), canon: map[string]string{}, members: map[string][]string{}, sources: map[string][]string{}, shows: map[string][]string{},
		hidden: map[uint64]bool{}, standing: map[uint64]string{}, numbers: map[string]uint64{}, lists: map[string][]memPosting{}, values: map[string]map[string][]byte{}, relations: newRelations(),
		meanings: &meanings{meant: map[[2]string]string{}, arrived: map[string]bool{}}, twice: map[string][]string{}, arrivals: map[string]bool{}, renewed: map[string]bool{}}
	if from.overlay == nil {
		from.overlay = &overlay{plan: newPlan()}
	}
	from.overlay = from.frozen()
	o.resolveActors()
	for id, sources := range o.plan.sources() {
		o.touch(id, sources...)
	}
	if err := o.touchRetracted(t); err != nil {
		return nil, err
	}
	others := o.differs(from.overlay)
	if err := o.touchMerged(t, from); err != nil {
		return nil, err
	}
	actors := slices.ContainsFunc(others, ofActors)
	if err := o.touchSplit(t, from, actors); err != nil {
		return nil, err
	}
	if err := o.touchArrivals(t, from, actors); err != nil {
		return nil, err
	}
	if err := o.touchRelations(t); err != nil {
		return nil, err
	}
	if err := o.findRenewed(t, from, others); err != nil {
		return nil, err
	}
	return o, o.fill(t, from.overlay)
}

// frozen is a copy of what an overlay has of events, which loads go on to change. The overlay that is made from it takes the copy for its own.
func (o *overlay) frozen() *overlay {
	o.mu.RLock()
	defer o.mu.RUnlock()
	return &overlay{plan: o.plan, members: o.members, meanings: o.meanings, twice: o.twice, parted: o.parted, came: o.came, arrivals: maps.Clone(o.arrivals),
		sources: maps.Clone(o.sources), shows: maps.Clone(o.shows), lists: maps.Clone(o.lists), values: maps.Clone(o.values), standing: maps.Clone(o.standing), numbers: maps.Clone(o.numbers)}
}

// ofActors tells whether a correction is one of actors.
func ofActors(c *schema.Correction) bool {
	switch c.Kind {
	case schema.MergeActors, schema.SplitActor, schema.AddAlias, schema.DropAlias:
		return true
	}
	return false
}

// differs are the corrections that one of two plans has and the other has not, or has otherwise.
func (o *overlay) differs(from *overlay) (out []*schema.Correction) {
	for _, two := range [][2]*plan{{o.plan, from.plan}, {from.plan, o.plan}} {
		for at, c := range two[0].applied {
			if x := two[1].applied[at]; x == nil || x.Target != c.Target || x.Made != c.Made || !slices.Equal(x.Others, c.Others) {
				out = append(out, c)
			}
		}
	}
	return out
}

// touchArrivals touches the events that loads have changed, where two actors of theirs are one or an article means another by one. Anew says that actors are
// corrected otherwise than in base.
func (o *overlay) touchArrivals(t *badger.Txn, from base, anew bool) error {
	ids := map[string]bool{}
	maps.Copy(ids, from.loaded)
	maps.Copy(ids, from.arrivals)
	if anew {
		maps.Copy(ids, setOf(from.came...))
	} else {
		o.came = from.unloaded(from.came)
		for _, id := range o.came {
			o.touchStored(id)
		}
	}
	// It may be another's.
	o.came = slices.Clip(o.came)
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		other, err := o.otherwiseStored(t, id)
		if err != nil {
			return err
		}
		if other {
			o.touchStored(id)
			o.came = append(o.came, id)
		}
	}
	return nil
}

// findRenewed finds which events are, or may be, otherwise than in the overlay before.
func (o *overlay) findRenewed(t *badger.Txn, from base, others []*schema.Correction) error {
	var queue []string
	add := func(ids ...string) {
		for _, id := range ids {
			if id != "" && !o.renewed[id] {
				o.renewed[id] = true
				queue = append(queue, id)
			}
		}
	}
	add(slices.Collect(maps.Keys(from.loaded))...)
	actors := map[string]bool{}
	for _, c := range others {
		switch {
		case ofActors(c):
			ids := append([]string{c.Target, c.Made}, c.Others...)
			if c.Alias != nil {
				ids = append(ids, bareActor(c.Alias.Name))
			}
			for _, id := range ids {
				reached, _ := from.reached(id)
				for _, a := range append(reached, id) {
					actors[a] = true
				}
			}
		case c.Kind == schema.RetractReport || c.Kind == schema.RetractArticle:
			stored, err := eventsOfRetracted(t, c.Target)
			if err != nil {
				return err
			}
			add(stored...)
		default:
			add(append([]string{c.Target, c.Made}, c.Others...)...)
		}
	}
	if len(actors) > 0 {
		// Who was dropped from an event is in no list of it, and in its reports.
		add(slices.Collect(maps.Keys(o.settings))...)
	}
	for a := range actors {
		prefix := list(posting, byActor, a)
		for class := range byte(widthClasses) {
			for _, p := range from.lists[string(append(slices.Clone(prefix), class))] {
				add(from.standing[p.at.number])
			}
		}
	}
	for id, sources := range o.sources {
		if was, ok := from.sources[id]; !ok || !slices.Equal(was, sources) {
			add(id)
		}
	}
	for id := range from.sources {
		if _, ok := o.sources[id]; !ok {
			add(id)
		}
	}
	// What one event shows another does not: those that have stored events in common change together.
	for len(queue) > 0 {
		id := queue[0]
		queue = queue[1:]
		for _, x := range []*overlay{from.overlay, o} {
			add(x.shows[id]...)
			for _, s := range x.sources[id] {
				add(x.shows[s]...)
			}
		}
	}
	return nil
}

// maxPatched is how many events are put into the lists of another overlay one by one; of more the lists are made anew. Tests have none.
var maxPatched = 64

// fill posts the touched events, those that are not renewed as another overlay has them.
func (o *overlay) fill(t *badger.Txn, from *overlay) error {
	put := o.fillAnew
	if len(o.renewed) <= maxPatched {
		put = o.patch
	}
	if err := put(t, from); err != nil {
		return err
	}
	return o.hide(t, slices.Collect(maps.Keys(o.shows))...)
}

// patch takes the lists of another overlay for its own and changes them where events are renewed.
func (o *overlay) patch(t *badger.Txn, from *overlay) error {
	if from.lists != nil {
		o.lists, o.values, o.standing, o.numbers = from.lists, from.values, from.standing, from.numbers
	}
	for id := range o.renewed {
		o.withdraw(id)
		delete(o.numbers, id)
	}
	for _, id := range slices.Sorted(maps.Keys(o.renewed)) {
		if _, touched := o.sources[id]; !touched {
			continue
		}
		if err := o.refresh(t, id); err != nil {
			return err
		}
	}
	return nil
}

// fillAnew makes the lists of all touched events.
func (o *overlay) fillAnew(t *badger.Txn, from *overlay) error {
	for id := range o.sources {
		n, values := from.numbers[id], from.values[id]
		if o.renewed[id] {
			sh, err := o.shown(t, id)
			if err != nil {
				return err
			}
			if n, values, err = o.postings(t, id, sh); err != nil {
				return err
			}
		}
		o.standing[n], o.numbers[id], o.values[id] = id, n, values
		for k, v := range values {
			l, p := splitPosting(k)
			o.lists[l] = append(o.lists[l], memPosting{p, v})
		}
	}
	for _, l := range o.lists {
		slices.SortFunc(l, comparePostings)
	}
	return nil
}
