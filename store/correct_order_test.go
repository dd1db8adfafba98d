package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/dgraph-io/badger/v4"
	"pgregory.net/rapid"

	"casus/schema"
)

// correctionOf draws a correction of events, reports and articles that are shown, or of an event by an id that one had before; it may make no sense.
func correctionOf(rt *rapid.T, s *Store, given []string, hours int) schema.Correction {
	events := allEvents(rt, s, schema.EventFilter{}, schema.EndOfTime)
	at := rapid.IntRange(0, len(events)-1)
	id := func(what string) string {
		if rapid.IntRange(0, 3).Draw(rt, what+" by an id that was given") == 0 {
			return rapid.SampledFrom(given).Draw(rt, what)
		}
		return events[at.Draw(rt, what)].ID
	}
	kinds := []schema.CorrectionKind{schema.MergeEvents, schema.SplitEvent, schema.CorrectEvent, schema.RetractReport, schema.RetractArticle, schema.MergeActors, schema.UndoCorrection}
	c := by(rapid.SampledFrom(kinds).Draw(rt, "correction"), "", hours)
	reports := events[at.Draw(rt, "told in")].Reports
	report := rapid.SampledFrom(reports).Draw(rt, "report")
	actors := []string{actorNamed("k:North Army"), actorNamed("k:Hill Guard")}
	switch c.Kind {
	case schema.MergeEvents:
		c.Target, c.Others = id("event"), []string{id("other")}
	case schema.SplitEvent:
		c.Target = report.ID
		for _, e := range events {
			if len(e.Reports) > 1 {
				c.Target, c.Reports = e.ID, []string{rapid.SampledFrom(e.Reports).Draw(rt, "split off").ID}
			}
		}
	case schema.CorrectEvent:
		c.Target, c.Set = id("event"), &schema.EventCorrection{}
		switch rapid.IntRange(0, 4).Draw(rt, "field") {
		case 0:
			c.Set.Type = rapid.SampledFrom([]schema.EventType{schema.Airstrike, schema.ArmedAttack}).Draw(rt, "type")
		case 1:
			c.Set.Date = schema.MustTime(rapid.SampledFrom([]string{"2016-05-01", "2016"}).Draw(rt, "date"))
		case 2:
			c.Set.AddParticipants = []schema.Participant{{Role: schema.Target, ActorID: rapid.SampledFrom(actors).Draw(rt, "actor")}}
		case 3:
			c.Set.DropParticipants = []string{rapid.SampledFrom(actors).Draw(rt, "actor")}
		case 4:
			c.Set.AddPlaceIDs = []string{placeNamed(rapid.SampledFrom([]string{"p:Marun", "p:Qarat"}).Draw(rt, "place"))}
		}
	case schema.RetractReport:
		c.Target = report.ID
	case schema.RetractArticle:
		c.Target = report.ArticleID
	case schema.MergeActors:
		c.Target, c.Others = actors[0], actors[1:]
	case schema.UndoCorrection:
		if c.Undoes = 1; len(s.corrections.all) > 0 {
			c.Undoes = rapid.SampledFrom(s.corrections.all).Draw(rt, "undone").Position
		}
	}
	return c
}

// enter puts corrections into the journal as they are in that of another store, behind what has been loaded, and has them count.
func enter(rt *rapid.T, s *Store, cs []*schema.Correction) {
	at := map[uint64]uint64{}
	for _, c := range cs {
		e := *c
		e.Position, e.UndoneBy, e.Undoes = 0, 0, at[c.Undoes]
		b, err := s.journal.encode(Entry{Kind: CorrectionEntry, Correction: &e})
		if err != nil {
			rt.Fatal(err)
		}
		err = s.update(func(t *badger.Txn) error {
			position, err := s.journal.append(t, b)
			at[c.Position] = position
			return errors.Join(err, applyCorrection(t, position, &e))
		})
		if err != nil {
			rt.Fatal(err)
		}
	}
	if err := s.recorrect(); err != nil {
		rt.Fatal(err)
	}
}

// atHome has each stored report shown in one event, retracted or not, and in the one that asking for the report gives.
func atHome(rt *rapid.T, s *Store) {
	found := map[string][]string{}
	for _, e := range allEvents(rt, s, schema.EventFilter{}, schema.EndOfTime) {
		for _, r := range e.Reports {
			found[r.ID] = append(found[r.ID], e.ID)
		}
	}
	err := s.db.View(func(t *badger.Txn) error {
		o := s.corrections.main
		it := t.NewIterator(badger.IteratorOptions{Prefix: []byte{byte(reportFamily)}})
		defer it.Close()
		for it.Rewind(); it.Valid(); it.Next() {
			id := string(it.Item().Key()[1:])
			home, err := s.eventOf(t, o, id)
			if err != nil {
				return err
			}
			sh, err := o.shown(t, home)
			if err != nil {
				return err
			}
			is := func(r schema.Report) bool { return r.ID == id }
			var want []string
			if slices.ContainsFunc(sh.reports, is) {
				want = []string{home}
			} else if !slices.ContainsFunc(sh.retracted, is) {
				rt.Errorf("%s should be in %s and is not", id, home)
			}
			if !slices.Equal(found[id], want) {
				rt.Errorf("%s is shown in %q, want %q", id, found[id], want)
			}
		}
		return nil
	})
	if err != nil {
		rt.Fatal(err)
	}
}

// knows tells whether all events that corrections name have had these ids in a store.
func knows(rt *rapid.T, s *Store, cs []*schema.Correction) bool {
	all := true
	err := s.db.View(func(t *badger.Txn) error {
		for _, c := range cs {
			if c.Kind != schema.MergeEvents && c.Kind != schema.SplitEvent && c.Kind != schema.CorrectEvent {
				continue
			}
			for _, id := range append([]string{c.Target}, c.Others...) {
				ok, err := exists(t, idKey(numberFamily, id))
				if err != nil {
					return err
				}
				all = all && (ok || isSplitEvent(id))
			}
		}
		return nil
	})
	if err != nil {
		rt.Fatal(err)
	}
	return all
}

// shownEvents is what corrections make of events: which reports are shown in each, which of them are retracted, and what is set by which correction, the first being 0. With actors
// also who takes part, and where.
func shownEvents(rt *rapid.T, s *Store, actors bool) string {
	nth := func(position uint64) int {
		return slices.IndexFunc(s.corrections.all, func(c *schema.Correction) bool { return c.Position == position })
	}
	var out []string
	for _, e := range allEvents(rt, s, schema.EventFilter{}, schema.EndOfTime) {
		text := fmt.Sprintf("%s %s %s %s:", e.ID, e.Type, e.Status, e.Time)
		for _, r := range e.Reports {
			text += " " + r.ID
		}
		for _, r := range e.Retracted {
			text += fmt.Sprintf(" -%s(%d)", r.ID, nth(r.RetractedBy))
		}
		for _, v := range e.Overrides {
			text += fmt.Sprintf(" %s(%d)", v.Field, nth(v.Correction))
		}
		if actors {
			b, err := json.Marshal([]any{e.Participants, e.PlaceIDs})
			if err != nil {
				rt.Fatal(err)
			}
			text += " " + string(b)
		}
		out = append(out, text+"\n")
	}
	slices.Sort(out)
	return fmt.Sprint(out)
}

// pursuer is one who follows a store and reads again what it tells of.
type pursuer struct {
	changes <-chan schema.Change
	events  map[string]*schema.Event
}

func pursue(s *Store) *pursuer {
	return &pursuer{s.Follow(context.Background()), map[string]*schema.Event{}}
}

// hears takes in what has been told and compares what the pursuer has with what is shown.
func (p *pursuer) hears(rt *rapid.T, s *Store) {
	var told []schema.Change
	for len(p.changes) > 0 {
		c := <-p.changes
		told = append(told, c)
		delete(p.events, c.EventID)
		if c.Gone {
			continue
		}
		found, err := s.Events(context.Background(), []string{c.EventID}, schema.EndOfTime)
		if err != nil {
			rt.Fatal(err)
		}
		if e := found[0]; e != nil && len(e.Reports) > 0 {
			p.events[e.ID] = e
		}
	}
	shown := map[string]*schema.Event{}
	for _, e := range allEvents(rt, s, schema.EventFilter{}, schema.EndOfTime) {
		shown[e.ID] = e
		if was := p.events[e.ID]; was == nil || !sameKnown(was, e) {
			rt.Fatalf("who follows has %+v and is told %+v, but shown is %+v", was, told, e)
		}
	}
	for id := range p.events {
		if shown[id] == nil {
			rt.Fatalf("who follows has %s, which is not shown, and is told %+v", id, told)
		}
	}
}

// asAnew holds that an overlay made from the one before is what it would be if it were made from nothing.
func asAnew(rt *rapid.T, s *Store) {
	defer func(n int) { maxPatched = n }(maxPatched)
	for _, by := range moments() {
		var o, anew *overlay
		err := s.db.View(func(t *badger.Txn) (err error) {
			if o, err = s.corrected(t, by); err != nil || o == nil {
				return err
			}
			maxPatched = 0
			known := slices.DeleteFunc(slices.Clone(s.corrections.counting), func(x *schema.Correction) bool { return x.Known() > by })
			anew, err = s.newOverlay(t, known, base{})
			return err
		})
		if err != nil {
			rt.Fatal(err)
		}
		if o != nil {
			sameOverlay(rt, o, anew)
		}
	}
}

func sameOverlay(rt *rapid.T, o, anew *overlay) {
	told := func(o *overlay) string {
		var b strings.Builder
		for _, id := range slices.Sorted(maps.Keys(o.sources)) {
			fmt.Fprintf(&b, "%s is made of %q\n", id, slices.Sorted(slices.Values(o.sources[id])))
		}
		for _, id := range slices.Sorted(maps.Keys(o.shows)) {
			fmt.Fprintf(&b, "%s is shown in %q\n", id, slices.Sorted(slices.Values(o.shows[id])))
		}
		for _, n := range slices.Sorted(maps.Keys(o.standing)) {
			fmt.Fprintf(&b, "%d is %s\n", n, o.standing[n])
		}
		for _, n := range slices.Sorted(maps.Keys(o.hidden)) {
			fmt.Fprintf(&b, "%d is hidden\n", n)
		}
		for _, l := range slices.Sorted(maps.Keys(o.lists)) {
			fmt.Fprintf(&b, "in %q are %v\n", l, o.lists[l])
		}
		for _, id := range slices.Sorted(maps.Keys(o.values)) {
			for _, k := range slices.Sorted(maps.Keys(o.values[id])) {
				fmt.Fprintf(&b, "%s is at %q as %v\n", id, k, o.values[id][k])
			}
		}
		return b.String()
	}
	same(rt, "an overlay made from another differs from one made from nothing", told(o), told(anew))
}

// TestCorrectionsAmongLoads corrects while articles come in any order and reports move: what is shown is what the same corrections show over the views as they are
// at the end, whether these were built by one load after the other, by a reindex, or from the articles in another order, as long as each event that is
// named has been called so there.
func TestCorrectionsAmongLoads(t *testing.T) {
	ctx := context.Background()
	took, moves, compared, all := map[schema.CorrectionKind]int{}, 0, 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		xs := rapid.Permutation(vague(rt)).Draw(rt, "order")
		s := inMemory(rt)
		defer func() { _ = s.Close() }()
		follower := pursue(s)
		var given []string
		for i, x := range xs {
			out, err := s.Append(ctx, x)
			if err != nil {
				rt.Fatal(err)
			}
			given = append(append(given, out.NewEvents...), out.UpdatedEvents...)
			moves += len(out.LeftEvents)
			atHome(rt, s)
			follower.hears(rt, s)
			for k := range rapid.IntRange(0, 2).Draw(rt, "corrections") {
				if n, err := s.CountEvents(ctx, schema.EventFilter{}, schema.EndOfTime); err != nil || n == 0 {
					break
				}
				c := correctionOf(rt, s, given, 10*i+k)
				_, _, err := s.Correct(ctx, c)
				var invalid *schema.InvalidError
				var conflict *schema.ConflictError
				switch {
				case err == nil:
					took[c.Kind]++
				case !errors.As(err, &invalid) && !errors.As(err, &conflict):
					rt.Fatalf("%+v: %v", c, err)
				}
				asAnew(rt, s)
				atHome(rt, s)
				follower.hears(rt, s)
			}
		}
		if given == nil {
			return
		}
		want, shown := everything(rt, s, schema.EndOfTime), shownEvents(rt, s, true)
		if err := s.recorrect(); err != nil {
			rt.Fatal(err)
		}
		same(rt, "an overlay made at once differs from one that loads have come to", everything(rt, s, schema.EndOfTime), want)
		v, err := s.Verify(ctx, VerifyOptions{})
		if err != nil || !v.Sound() {
			rt.Fatalf("%+v, %v", v, err)
		}
		if err := s.Reindex(ctx, nil); err != nil {
			rt.Fatal(err)
		}
		same(rt, "a reindex changes what is shown", shownEvents(rt, s, true), shown)

		other := inMemory(rt)
		defer func() { _ = other.Close() }()
		for _, x := range rapid.Permutation(xs).Draw(rt, "another order") {
			if _, err := other.Append(ctx, x); err != nil {
				rt.Fatal(err)
			}
		}
		if all++; !knows(rt, other, s.corrections.all) {
			return
		}
		compared++
		enter(rt, other, s.corrections.all)
		// Whom or what a bare name means depends on what was known by then.
		keyed := !slices.ContainsFunc(xs, func(x *schema.Extraction) bool {
			return slices.ContainsFunc(x.Actors, func(a schema.ExtractedActor) bool { return a.Key == "" }) ||
				slices.ContainsFunc(x.Places, func(p schema.ExtractedPlace) bool { return p.Key == "" })
		})
		if !keyed {
			shown = shownEvents(rt, s, false)
		}
		same(rt, "another order of loads changes what is shown", shownEvents(rt, other, keyed), shown)
	})
	if compared < all/3 || moves == 0 || len(took) < 5 {
		t.Errorf("%d of %d were compared with another order; reports left %d events; %v took effect", compared, all, moves, took)
	}
}

// TestACorrectionGoesWithTheReportItNames corrects an event, and merges another away, before an earlier article shows that the two are one: what was set counts for what the
// merged one is a part of, all ids lead there, and the history tells of both.
func TestACorrectionGoesWithTheReportItNames(t *testing.T) {
	ctx := context.Background()
	published := func(x *schema.Extraction, day string) *schema.Extraction {
		x.Article.PublishedAt = schema.MustTime(day)
		return x
	}
	town := told{kind: schema.Airstrike, date: "2016-05-04", source: schema.TimeRelative, text: "Warplanes hit a hospital in Marun on Wednesday.", trigger: "hit", town: "Marun"}
	army := told{kind: schema.Airstrike, date: "2016-05-04", source: schema.TimeDefault, text: "The North Army bombed a clinic.", trigger: "bombed", agent: "North Army"}
	both := told{kind: schema.Airstrike, date: "2016-05-04", source: schema.TimeRelative, text: "The North Army bombed a clinic and warplanes hit a hospital in Marun.", trigger: "hit", town: "Marun", agent: "North Army"}
	raid := told{kind: schema.ArmedAttack, date: "2016-04-20", source: schema.TimeRelative, text: "Gunmen raided a farm near Qarat.", trigger: "raided", town: "Qarat"}
	s := open(t)
	var ids []string
	for i, x := range []*schema.Extraction{published(articleOf(0, raid), "2016-04-21"), articleOf(1, town), articleOf(2, army)} {
		out, err := s.Append(ctx, x)
		if err != nil || len(out.NewEvents) != 1 {
			t.Fatalf("article %d: %+v, %v", i, out, err)
		}
		ids = append(ids, out.NewEvents...)
	}
	merge := by(schema.MergeEvents, ids[0], 1)
	merge.Others = ids[1:2]
	merge = mustCorrect(t, s, merge)
	set := by(schema.CorrectEvent, ids[2], 2)
	set.Set = &schema.EventCorrection{Type: schema.Shelling}
	set = mustCorrect(t, s, set)
	out, err := s.Append(ctx, published(articleOf(3, both), "2016-05-04"))
	if err != nil || out.GoneEvents != 1 || len(out.NewEvents) != 0 || len(out.LeftEvents) != 2 {
		t.Fatalf("the earlier article: %+v, %v", out, err)
	}
	for _, id := range append(ids, out.UpdatedEvents...) {
		if e := eventNow(t, s, id); e.ID != ids[0] || len(e.Reports) != 4 || e.Type != schema.Shelling {
			t.Errorf("%s is %s, a %s of %d reports, want %s", id, e.ID, e.Type, len(e.Reports), ids[0])
		}
	}
	history, err := s.History(ctx, ids[:1])
	if err != nil || len(history[0]) != 2 || history[0][0].Position != merge.Position || history[0][1].Position != set.Position {
		t.Errorf("history: %+v, %v", history, err)
	}
	// Undone, the merge leaves what was set on what the three articles tell.
	undo(t, s, merge.Position)
	if e := eventNow(t, s, ids[2]); e.ID != out.UpdatedEvents[0] || len(e.Reports) != 3 || e.Type != schema.Shelling {
		t.Errorf("after the undo %s is %s, a %s of %d reports", ids[2], e.ID, e.Type, len(e.Reports))
	}
}
