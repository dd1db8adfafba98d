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
		reports := []string{id}
		if strings.HasPrefix(id, schema.ArticlePrefix) {
			art, err := readArticle(t, id)
			if err != nil {
				return err
			}
			if art == nil {
				continue
			}
			reports = art.ReportIDs
		}
		for _, r := range reports {
			base, err := value(t, idKey(reportFamily, r))
			if err != nil {
				return err
			}
			if len(base) > 0 {
				o.touchStored(string(base))
			}
		}
	}
	return nil
}

// touchStored touches the event that a stored one is, where it is not touched yet.
func (o *overlay) touchStored(base string) {
	if len(o.shows[base]) == 0 {
		o.touch(base)
	}
}

// touchMerged touches the events in which two actors are one now: one part is left of two, and they may not contradict each other any more.
func (o *overlay) touchMerged(t *badger.Txn) error {
	for _, id := range slices.Sorted(maps.Keys(o.members)) {
		seen, both := map[uint64]bool{}, map[uint64]bool{}
		for _, m := range append(slices.Clone(o.members[id]), id) {
			events, err := o.s.eventsIn(t, byActor, m)
			if err != nil {
				return err
			}
			for _, n := range events {
				if seen[n] {
					both[n] = true
				}
				seen[n] = true
			}
		}
		for _, n := range slices.Sorted(maps.Keys(both)) {
			rec, err := storedEvent(t, n)
			if err != nil {
				return err
			}
			o.touchStored(rec.ID)
		}
	}
	return nil
}

// touchSplit touches the events of which an article means another by a split actor than the rest.
func (o *overlay) touchSplit(t *badger.Txn) error {
	for _, id := range slices.Sorted(maps.Keys(o.split)) {
		events, err := o.s.eventsIn(t, byActor, id)
		if err != nil {
			return err
		}
		for _, n := range events {
			rec, err := storedEvent(t, n)
			if err != nil {
				return err
			}
			if moved, err := o.otherwise(t, rec.Reports); err != nil {
				return err
			} else if moved {
				o.touchStored(rec.ID)
			}
		}
	}
	return nil
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
