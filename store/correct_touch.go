package store

import (
	"maps"
	"slices"
	"strings"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// touch says that an event is made of the reports of stored events, none given for the one of its own id.
func (o *overlay) touch(id string, from ...string) {
	if from == nil && len(o.shows[id]) == 0 {
		from = []string{id}
	}
	for _, f := range from {
		if !slices.Contains(o.sources[id], f) {
			o.sources[id] = append(o.sources[id], f)
		}
		if !slices.Contains(o.shows[f], id) {
			o.shows[f] = append(o.shows[f], id)
		}
	}
	// A merged event that nothing is left of is touched, too: its own lists do not count.
	if o.sources[id] == nil {
		o.sources[id] = []string{}
	}
}

// touchRetracted touches the events of retracted reports.
func (o *overlay) touchRetracted(t *badger.Txn) error {
	for _, id := range slices.Sorted(maps.Keys(o.retracted)) {
		stored, err := eventsOfRetracted(t, id)
		if err != nil {
			return err
		}
		for _, e := range stored {
			o.touchStored(e)
		}
	}
	return nil
}

// eventsOfRetracted are the stored events that have a report, or those of an article.
func eventsOfRetracted(t *badger.Txn, id string) (out []string, err error) {
	reports := []string{id}
	if strings.HasPrefix(id, schema.ArticlePrefix) {
		art, err := readArticle(t, id)
		if err != nil || art == nil {
			return nil, err
		}
		reports = art.ReportIDs
	}
	for _, r := range reports {
		stored, err := value(t, idKey(reportFamily, r))
		if err != nil {
			return nil, err
		}
		if len(stored) > 0 {
			out = append(out, string(stored))
		}
	}
	return out, nil
}

// touchStored touches the event that a stored one is, where it is not touched yet.
func (o *overlay) touchStored(base string) {
	if len(o.shows[base]) == 0 {
		o.touch(base)
	}
}

// touchMerged touches the events in which two actors are one now: one part is left of two, and they may not contradict each other any more.
func (o *overlay) touchMerged(t *badger.Txn, from base) error {
	for _, id := range slices.Sorted(maps.Keys(o.members)) {
		if slices.Equal(o.members[id], from.members[id]) {
			o.twice[id] = from.unloaded(from.twice[id])
		} else {
			var err error
			if o.twice[id], err = o.shared(t, append(slices.Clone(o.members[id]), id)); err != nil {
				return err
			}
		}
		for _, e := range o.twice[id] {
			o.touchStored(e)
		}
	}
	return nil
}

// shared are the stored events that have two of some actors who are one.
func (o *overlay) shared(t *badger.Txn, actors []string) (out []string, err error) {
	first, both := map[uint64]string{}, map[uint64]bool{}
	for _, a := range actors {
		events, err := o.s.eventsIn(t, byActor, a)
		if err != nil {
			return nil, err
		}
		for _, n := range events {
			switch first[n] {
			case "":
				first[n] = a
			case a:
			default:
				both[n] = true
			}
		}
	}
	return o.otherwiseAmong(t, slices.Sorted(maps.Keys(both)))
}

// otherwiseAmong are those stored events that have actors who are not told by the lists of the members.
func (o *overlay) otherwiseAmong(t *badger.Txn, events []uint64) (out []string, err error) {
	for _, n := range events {
		rec, err := storedEvent(t, n)
		if err != nil {
			return nil, err
		}
		if other, err := o.otherwise(t, rec.Reports); err != nil {
			return nil, err
		} else if other {
			out = append(out, rec.ID)
		}
	}
	return out, nil
}

// unloaded are those of stored events that loads have not changed.
func (b base) unloaded(events []string) []string {
	if len(b.loaded)+len(b.arrivals) == 0 {
		return events
	}
	return slices.DeleteFunc(slices.Clone(events), func(id string) bool { return b.loaded[id] || b.arrivals[id] })
}

// touchSplit touches the events of which an article means another by a split actor than the rest. Anew says that actors are corrected otherwise than in base.
func (o *overlay) touchSplit(t *badger.Txn, from base, anew bool) error {
	if !anew && from.meanings != nil {
		o.meanings, o.parted = from.meanings, from.unloaded(from.parted)
	} else {
		for _, id := range slices.Sorted(maps.Keys(o.split)) {
			events, err := o.s.eventsIn(t, byActor, id)
			if err != nil {
				return err
			}
			moved, err := o.otherwiseAmong(t, events)
			if err != nil {
				return err
			}
			o.parted = append(o.parted, moved...)
		}
	}
	for _, e := range o.parted {
		o.touchStored(e)
	}
	return nil
}

// otherwiseStored is otherwise for the reports of a stored event; false where there is none.
func (o *overlay) otherwiseStored(t *badger.Txn, id string) (bool, error) {
	rec, there, err := readEvent(t, id)
	if err != nil || !there {
		return false, err
	}
	return o.otherwise(t, rec.Reports)
}

// otherwise tells whether reports of one event have actors that are not told by the lists of the members: two that are one, or one that
// an article means another by.
func (o *overlay) otherwise(t *badger.Txn, reports []schema.Report) (bool, error) {
	by := map[string]string{}
	for i := range reports {
		for _, p := range reports[i].Participants {
			to, err := o.actorIn(t, reports[i].ArticleID, p.ActorID)
			if err != nil {
				return false, err
			}
			if to != o.stored(p.ActorID) {
				return true, nil
			}
			if was, ok := by[to]; ok && was != p.ActorID {
				return true, nil
			}
			by[to] = p.ActorID
		}
	}
	return false, nil
}
