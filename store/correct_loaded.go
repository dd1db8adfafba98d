package store

import (
	"bytes"
	"fmt"
	"maps"
	"slices"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// correctLoaded brings what loads changed into the overlays, after their commit. It gives the events that corrections touch and that are
// shown otherwise since: the loads tell of the stored ones only. The caller holds write.
func (s *Store) correctLoaded(outs ...schema.Outcome) (shown schema.Outcome, err error) {
	if s.corrections.main == nil {
		return shown, nil
	}
	shown.Position = outs[len(outs)-1].Position
	from := s.corrections.base()
	s.corrections.forget(0)
	err = s.db.View(func(t *badger.Txn) error {
		before := s.corrections.main
		// Reports that left or joined events which corrections touch may leave these, or be named by them, otherwise than before.
		moved := func(out schema.Outcome) bool {
			return len(out.LeftEvents) > 0 && before.concerns(slices.Concat(out.LeftEvents, out.NewEvents, out.UpdatedEvents))
		}
		anew, err := before.arrives(t)
		if err != nil {
			return err
		}
		// What a load failed to be brought into is made anew, too.
		if anew || from.overlay == nil || slices.ContainsFunc(outs, moved) {
			all := s.corrections.all
			from.loaded = map[string]bool{}
			if anew {
				from.overlay = nil
			}
			for _, out := range outs {
				for _, id := range slices.Concat(out.LeftEvents, out.NewEvents, out.UpdatedEvents, out.FormerEvents) {
					from.loaded[id] = true
				}
			}
			after, err := s.newOverlay(t, active(all), from)
			if err != nil {
				return err
			}
			if from.overlay == nil {
				// What is made from nothing does not know what was touched before.
				for id := range before.sources {
					after.renewed[id] = true
				}
			}
			if err := after.replaces(t, before, &shown, outs); err != nil {
				return err
			}
			s.reads.Lock()
			s.corrections.set(all, after, shown.Position)
			s.reads.Unlock()
			return nil
		}
		for _, out := range outs {
			if err := before.joined(t, &shown, out); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return shown, fmt.Errorf("corrections: %w", err)
	}
	s.corrections.forget(shown.Position)
	return shown, nil
}

// joined brings what a load changed into the overlay, after its commit.
func (o *overlay) joined(t *badger.Txn, told *schema.Outcome, out schema.Outcome) error {
	for _, id := range slices.Concat(out.NewEvents, out.UpdatedEvents) {
		touched := len(o.shownAs(id)) > 0
		if !touched {
			other, err := o.otherwiseStored(t, id)
			if err != nil {
				return err
			}
			if !other {
				continue
			}
		}
		o.mu.Lock()
		o.arrivals[id] = true
		var err error
		if !touched {
			o.touchStored(id)
			err = o.hide(t, id)
		}
		o.mu.Unlock()
		if err != nil {
			return err
		}
		for _, shown := range o.shownAs(id) {
			was := o.isShown(shown)
			if err := o.refresh(t, shown); err != nil {
				return err
			}
			noteShown(told, shown, was, o.isShown(shown))
		}
	}
	return o.joinedRelations(t, out.Relations)
}

// replaces tells what is shown otherwise than by the overlay before, after loads.
func (o *overlay) replaces(t *badger.Txn, before *overlay, told *schema.Outcome, outs []schema.Outcome) error {
	fresh, changed := map[string]bool{}, map[string]bool{}
	for _, out := range outs {
		for _, id := range out.NewEvents {
			fresh[id] = true
		}
		for _, id := range slices.Concat(out.NewEvents, out.UpdatedEvents) {
			for _, shown := range o.shownAs(id) {
				changed[shown] = true
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(o.renewed)) {
		was, is := before.isShown(id), o.isShown(id)
		_, did := before.sourcesOf(id)
		_, does := o.sourcesOf(id)
		// One that corrections do not touch is shown as it is stored.
		if !did {
			was = !fresh[id]
		}
		if !does {
			n, err := numberOf(t, id)
			if err != nil {
				return err
			}
			is = n > 0
		}
		if !did && !does {
			continue
		}
		if changed[id] || !did || !does || !maps.EqualFunc(before.values[id], o.values[id], bytes.Equal) {
			noteShown(told, id, was, is)
		}
	}
	return nil
}

// isShown tells whether a touched event is seen by anybody.
func (o *overlay) isShown(id string) bool {
	o.mu.RLock()
	defer o.mu.RUnlock()
	return len(o.values[id]) > 0
}

// noteShown takes down that an event was shown and is.
func noteShown(out *schema.Outcome, id string, was, is bool) {
	switch {
	case !is:
		out.FormerEvents = append(out.FormerEvents, id)
	case was:
		out.UpdatedEvents = append(out.UpdatedEvents, id)
	default:
		out.NewEvents = append(out.NewEvents, id)
	}
}

// concerns tells whether one of some stored events is touched, or named by a correction.
func (o *overlay) concerns(events []string) bool {
	o.mu.RLock()
	defer o.mu.RUnlock()
	for _, id := range events {
		if len(o.shows[id]) > 0 || o.sources[id] != nil {
			return true
		}
	}
	for _, now := range o.leads {
		if slices.Contains(events, now) {
			return true
		}
	}
	return false
}
