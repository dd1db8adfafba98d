package graph

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"casus/schema"
)

// fake is a Reader in memory. It counts how often each of its methods is called.
type fake struct {
	events    []*schema.Event // in the order of their times
	actors    []*schema.Actor
	places    []*schema.Place
	articles  []*schema.Article
	relations []*schema.Relation
	controls  []schema.Control
	ceasefire []*schema.Ceasefire

	corrections []*schema.Correction

	fail  error // of Statistics and Timeline
	panic any   // of Statistics

	mu        sync.Mutex
	calls     map[string]int
	followers []chan schema.Change
}

var _ Reader = (*fake)(nil)

func (f *fake) count(method string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.calls == nil {
		f.calls = map[string]int{}
	}
	f.calls[method]++
}

func (f *fake) reset() { f.mu.Lock(); f.calls = nil; f.mu.Unlock() }

func (f *fake) total() (n int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, c := range f.calls {
		n += c
	}
	return n
}

func byIDs[T schema.Node](ids []string, all []T) []T {
	out := make([]T, len(ids))
	for i, id := range ids {
		for _, it := range all {
			if it.NodeID() == id {
				out[i] = it
			}
		}
	}
	return out
}

// asKnownBy is the event from the reports that were published by then.
func asKnownBy(e *schema.Event, knownBy int64) *schema.Event {
	c := *e
	c.Reports = nil
	for _, r := range e.Reports {
		if from, _ := r.PublishedAt.Bounds(); from <= knownBy {
			c.Reports = append(c.Reports, r)
		}
	}
	if len(c.Reports) == 0 {
		return nil
	}
	return &c
}

func (f *fake) Events(_ context.Context, ids []string, knownBy int64) ([]*schema.Event, error) {
	f.count("Events")
	out := byIDs(ids, f.events)
	for i, e := range out {
		if e != nil {
			out[i] = asKnownBy(e, knownBy)
		}
	}
	return out, nil
}

func (f *fake) selected(_ context.Context, filter schema.EventFilter, knownBy int64) (out []*schema.Event) {
	for _, e := range f.events {
		e = asKnownBy(e, knownBy)
		if e == nil {
			continue
		}
		if matches(e, filter, f.withinOf(e.PlaceIDs)) && strings.Contains(strings.ToLower(e.Summary), strings.ToLower(filter.Words)) {
			out = append(out, e)
		}
	}
	return out
}

// page cuts a page out of a list; a cursor is the item's number.
func page[T any](all []T, p schema.Page) (schema.PageOf[T], error) {
	from, to := 0, len(all)
	if p.After != "" {
		n, err := strconv.Atoi(p.After)
		if err != nil {
			return schema.PageOf[T]{}, schema.Invalidf("after", "is not a cursor of this list")
		}
		from = n + 1
	}
	if p.Before != "" {
		n, err := strconv.Atoi(p.Before)
		if err != nil {
			return schema.PageOf[T]{}, schema.Invalidf("before", "is not a cursor of this list")
		}
		to = n
	}
	if p.First > 0 {
		to = min(to, from+p.First)
	} else {
		from = max(from, to-p.Last)
	}
	out := schema.PageOf[T]{HasNext: to < len(all), HasPrevious: from > 0}
	for i := from; i < to; i++ {
		out.Items = append(out.Items, all[i])
		out.Cursors = append(out.Cursors, strconv.Itoa(i))
	}
	return out, nil
}

func (f *fake) Timeline(ctx context.Context, q schema.TimelineQuery) (schema.PageOf[*schema.Event], error) {
	f.count("Timeline")
	if f.fail != nil {
		return schema.PageOf[*schema.Event]{}, f.fail
	}
	all := f.selected(ctx, q.Filter, q.KnownBy)
	if q.Order == schema.NewestFirst {
		slices.Reverse(all)
	}
	return page(all, q.Page)
}

func (f *fake) CountEvents(ctx context.Context, filter schema.EventFilter, knownBy int64) (int, error) {
	f.count("CountEvents")
	return len(f.selected(ctx, filter, knownBy)), nil
}

func (f *fake) Actors(_ context.Context, ids []string) ([]*schema.Actor, error) {
	f.count("Actors")
	return byIDs(ids, f.actors), nil
}

func (f *fake) named(filter schema.ActorFilter) (out []*schema.Actor) {
	for _, a := range f.actors {
		if strings.Contains(schema.NameKey(a.Name), schema.NameKey(filter.Name)) && anyOf(filter.Kinds, a.Kind) {
			out = append(out, a)
		}
	}
	return out
}

func (f *fake) ActorsNamed(_ context.Context, names []string) ([][]string, error) {
	f.count("ActorsNamed")
	out := make([][]string, len(names))
	for _, a := range f.actors {
		for i, name := range names {
			if schema.NameKey(a.Name) == schema.NameKey(name) {
				out[i] = append(out[i], a.ID)
			}
		}
	}
	return out, nil
}

func (f *fake) PlacesNamed(_ context.Context, names []string) ([][]string, error) {
	f.count("PlacesNamed")
	out := make([][]string, len(names))
	for _, p := range f.places {
		for i, name := range names {
			if schema.NameKey(p.Name) == schema.NameKey(name) {
				out[i] = append(out[i], p.ID)
			}
		}
	}
	return out, nil
}

func (f *fake) ListActors(_ context.Context, filter schema.ActorFilter, p schema.Page) (schema.PageOf[*schema.Actor], error) {
	f.count("ListActors")
	return page(f.named(filter), p)
}

func (f *fake) CountActors(_ context.Context, filter schema.ActorFilter) (int, error) {
	f.count("CountActors")
	return len(f.named(filter)), nil
}

func (f *fake) Places(_ context.Context, ids []string) ([]*schema.Place, error) {
	f.count("Places")
	return byIDs(ids, f.places), nil
}

func (f *fake) ListPlaces(_ context.Context, filter schema.PlaceFilter, p schema.Page) (schema.PageOf[*schema.Place], error) {
	f.count("ListPlaces")
	var out []*schema.Place
	for _, pl := range f.places {
		if strings.Contains(schema.NameKey(pl.Name), schema.NameKey(filter.Name)) {
			out = append(out, pl)
		}
	}
	return page(out, p)
}

func (f *fake) CountPlaces(context.Context, schema.PlaceFilter) (int, error) {
	f.count("CountPlaces")
	return len(f.places), nil
}

func (f *fake) Articles(_ context.Context, ids []string) ([]*schema.Article, error) {
	f.count("Articles")
	return byIDs(ids, f.articles), nil
}

func (f *fake) ListArticles(_ context.Context, _ schema.ArticleFilter, _ int64, p schema.Page) (schema.PageOf[*schema.Article], error) {
	f.count("ListArticles")
	return page(f.articles, p)
}

func (f *fake) CountArticles(context.Context, schema.ArticleFilter, int64) (int, error) {
	f.count("CountArticles")
	return len(f.articles), nil
}

func (f *fake) ArticleContents(_ context.Context, ids []string, knownBy int64) ([][]*schema.Event, [][]*schema.Relation, error) {
	f.count("ArticleContents")
	events, relations := make([][]*schema.Event, len(ids)), make([][]*schema.Relation, len(ids))
	for i, id := range ids {
		for _, e := range f.events {
			if e = asKnownBy(e, knownBy); e != nil && slices.ContainsFunc(e.Reports, func(r schema.Report) bool { return r.ArticleID == id }) {
				events[i] = append(events[i], e)
			}
		}
		for _, r := range f.relations {
			if slices.ContainsFunc(r.Assertions, func(a schema.Assertion) bool { return a.ArticleID == id }) {
				relations[i] = append(relations[i], r)
			}
		}
	}
	return events, relations, nil
}

func (f *fake) Relations(_ context.Context, ids []string, _ int64) ([]*schema.Relation, error) {
	f.count("Relations")
	return byIDs(ids, f.relations), nil
}

func (f *fake) ListRelations(_ context.Context, filter schema.RelationFilter, _ int64, p schema.Page) (schema.PageOf[*schema.Relation], error) {
	f.count("ListRelations")
	var out []*schema.Relation
	for _, r := range f.relations {
		if anyOf(filter.Types, r.Type) && (anyOf(filter.Around, r.SubjectID) || anyOf(filter.Around, r.ObjectID)) {
			out = append(out, r)
		}
	}
	return page(out, p)
}

func (f *fake) CountRelations(context.Context, schema.RelationFilter, int64) (int, error) {
	f.count("CountRelations")
	return len(f.relations), nil
}

func (f *fake) Network(_ context.Context, q schema.NetworkQuery) (*schema.Network, error) {
	f.count("Network")
	n := &schema.Network{AsOf: q.AsOf}
	for _, r := range f.relations {
		if len(q.Around) > 0 && !slices.Contains(q.Around, r.SubjectID) && !slices.Contains(q.Around, r.ObjectID) {
			continue
		}
		n.Relations = append(n.Relations, r)
		for _, id := range []string{r.SubjectID, r.ObjectID} {
			if strings.HasPrefix(id, schema.ActorPrefix) && !slices.Contains(n.ActorIDs, id) {
				n.ActorIDs = append(n.ActorIDs, id)
			}
		}
	}
	return n, nil
}

func (f *fake) Ceasefires(_ context.Context, asOf schema.Time, _ string, states []schema.AgreementState, _ int64, _ int) ([]*schema.Ceasefire, error) {
	f.count("Ceasefires")
	var out []*schema.Ceasefire
	for _, c := range f.ceasefire {
		if anyOf(states, c.Standing.State) {
			c := *c
			c.AsOf = asOf
			out = append(out, &c)
		}
	}
	return out, nil
}

func (f *fake) Standing(_ context.Context, id string, _ schema.Time, _ int64) (schema.Standing, error) {
	f.count("Standing")
	for _, c := range f.ceasefire {
		if c.Told().ID == id {
			return c.Standing, nil
		}
	}
	return schema.Standing{}, fmt.Errorf("no agreement %q", id)
}

func (f *fake) Breaches(_ context.Context, ids []string, _ schema.Time, _ int64) ([][]*schema.Event, error) {
	f.count("Breaches")
	out := make([][]*schema.Event, len(ids))
	for i, id := range ids {
		for _, e := range f.events {
			if e.AboutEventID == id && e.Type == schema.CeasefireViolationType {
				out[i] = append(out[i], e)
			}
		}
	}
	return out, nil
}

func (f *fake) Control(_ context.Context, place string, asOf schema.Time, _ int64) ([]schema.Control, error) {
	f.count("Control")
	var out []schema.Control
	for _, c := range f.controls {
		from, _ := c.Since.Bounds()
		_, to := c.Until.Bounds()
		day, _ := asOf.Bounds()
		if c.PlaceID == place && (asOf.IsZero() || from <= day && day <= to) {
			out = append(out, c)
		}
	}
	return out, nil
}

func (f *fake) Statistics(context.Context) (schema.Statistics, error) {
	f.count("Statistics")
	if f.panic != nil {
		panic(f.panic)
	}
	return schema.Statistics{Articles: len(f.articles), Events: len(f.events), Actors: len(f.actors), Position: 7}, f.fail
}

func (f *fake) Follow(context.Context) <-chan schema.Change {
	f.mu.Lock()
	defer f.mu.Unlock()
	c := make(chan schema.Change, 16)
	f.followers = append(f.followers, c)
	return c
}

// follower waits for the nth subscription.
func (f *fake) follower(n int) chan schema.Change {
	for {
		f.mu.Lock()
		if len(f.followers) > n {
			c := f.followers[n]
			f.mu.Unlock()
			return c
		}
		f.mu.Unlock()
		time.Sleep(time.Millisecond)
	}
}

// matches tells whether an event is one that a filter selects, but for its words. Within are the event's places and all
// the places that these lie in.
func matches(e *schema.Event, f schema.EventFilter, within []*schema.Place) bool {
	return matchesRecord(e, f) && matchesPlace(f, within)
}

// matchesRecord compares what the event's own record has.
func matchesRecord(e *schema.Event, f schema.EventFilter) bool {
	if len(f.Actors) > 0 || len(f.Roles) > 0 {
		if !slices.ContainsFunc(e.Participants, func(p schema.Participant) bool {
			return anyOf(f.Actors, p.ActorID) && anyOf(f.Roles, p.Role)
		}) {
			return false
		}
	}
	if len(f.Sources) > 0 && !slices.ContainsFunc(f.Sources, func(source string) bool {
		key := schema.NameKey(source)
		return slices.ContainsFunc(e.Reports, func(r schema.Report) bool { return r.Source != "" && schema.NameKey(r.Source) == key })
	}) {
		return false
	}
	return anyOf(f.Types, e.Type) && anyOf(f.Classes, e.Class()) && anyOf(f.Statuses, e.Status) &&
		e.Confidence >= f.MinConfidence && (f.During.IsZero() || e.Time.Overlaps(f.During))
}

func matchesPlace(f schema.EventFilter, within []*schema.Place) bool {
	has := func(want []string, of func(*schema.Place) string) bool {
		return len(want) == 0 || slices.ContainsFunc(within, func(p *schema.Place) bool { return slices.Contains(want, of(p)) })
	}
	return has(f.Places, func(p *schema.Place) string { return p.ID }) && has(f.Countries, func(p *schema.Place) string { return p.Country })
}

// anyOf tells whether one of the values is v; no values select everything.
func anyOf[T comparable](values []T, v T) bool { return len(values) == 0 || slices.Contains(values, v) }

// withinOf are places and all that they lie in.
func (f *fake) withinOf(ids []string) (out []*schema.Place) {
	for seen := map[string]bool{}; len(ids) > 0; ids = ids[1:] {
		if seen[ids[0]] {
			continue
		}
		seen[ids[0]] = true
		if p := byIDs(ids[:1], f.places)[0]; p != nil {
			out = append(out, p)
			ids = append(ids, p.WithinIDs...)
		}
	}
	return out
}

func (f *fake) Selects(ctx context.Context, id string, filter schema.EventFilter, knownBy int64) (bool, error) {
	f.count("Selects")
	return slices.ContainsFunc(f.selected(ctx, filter, knownBy), func(e *schema.Event) bool { return e.ID == id }), nil
}

func (f *fake) Histogram(ctx context.Context, q schema.HistogramQuery) (*schema.Histogram, error) {
	f.count("Histogram")
	h := &schema.Histogram{}
	counts := map[string]int{}
	for _, e := range f.selected(ctx, q.Filter, q.KnownBy) {
		start, ok := e.Time.Earliest()
		if !ok {
			h.Undated++
			continue
		}
		month := schema.Month(start.Year(), start.Month()).String()
		switch q.By {
		case "":
			counts[month+" "]++
		case schema.FacetActor:
			for _, p := range e.Participants {
				counts[month+" "+p.ActorID]++
			}
		case schema.FacetPlace:
			for _, id := range e.PlaceIDs {
				counts[month+" "+id]++
			}
		default:
			counts[month+" "+string(e.Type)]++
		}
	}
	for _, k := range slices.Sorted(maps.Keys(counts)) {
		month, value, _ := strings.Cut(k, " ")
		if len(q.Values) == 0 || slices.Contains(q.Values, value) {
			h.Buckets = append(h.Buckets, schema.Bucket{Time: at(month), Value: value, Count: counts[k]})
		}
	}
	return h, nil
}

func (f *fake) Path(_ context.Context, q schema.PathQuery) (*schema.Path, error) {
	f.count("Path")
	if q.From == q.To {
		return nil, schema.Invalidf("to", "must differ from from")
	}
	for _, r := range f.relations {
		if r.SubjectID == q.From && r.ObjectID == q.To {
			return &schema.Path{AsOf: q.AsOf, NodeIDs: []string{q.From, q.To, "act_gone"}, Relations: []*schema.Relation{r}}, nil
		}
	}
	return nil, nil
}

func (f *fake) Activity(ctx context.Context, actor string, during schema.Time, knownBy int64) (*schema.Activity, error) {
	f.count("Activity")
	all := f.selected(ctx, schema.EventFilter{Actors: []string{actor}, During: during}, knownBy)
	a := &schema.Activity{ActorID: actor, Events: len(all)}
	if len(all) > 0 {
		a.First, a.Last = all[0], all[len(all)-1]
		a.ByType, a.ByRole = []schema.TypeCount{{Type: all[0].Type, Count: 1}}, []schema.RoleCount{{Role: schema.Agent, Count: 2}}
	}
	return a, nil
}

func (f *fake) disputed(ctx context.Context, filter schema.EventFilter, knownBy int64) (out []*schema.Disagreement) {
	for _, e := range f.selected(ctx, filter, knownBy) {
		if len(e.Differences) > 0 {
			out = append(out, &schema.Disagreement{Event: e, About: e.Differences})
		}
	}
	return out
}

func (f *fake) Disagreements(ctx context.Context, q schema.TimelineQuery) (schema.PageOf[*schema.Disagreement], error) {
	f.count("Disagreements")
	return page(f.disputed(ctx, q.Filter, q.KnownBy), q.Page)
}

func (f *fake) CountDisagreements(ctx context.Context, filter schema.EventFilter, knownBy int64) (int, error) {
	f.count("CountDisagreements")
	return len(f.disputed(ctx, filter, knownBy)), nil
}

func (f *fake) Changes(ctx context.Context, q schema.ChangesQuery) (schema.PageOf[*schema.KnowledgeChange], error) {
	f.count("Changes")
	var out []*schema.KnowledgeChange
	for _, e := range f.selected(ctx, q.Filter, q.KnownTo) {
		c := &schema.KnowledgeChange{Event: e, Before: asKnownBy(byIDs([]string{e.ID}, f.events)[0], q.KnownFrom)}
		for _, r := range e.Reports {
			if from, _ := r.PublishedAt.Bounds(); from > q.KnownFrom {
				c.NewReportIDs = append(c.NewReportIDs, r.ID)
				c.PublishedAt = r.PublishedAt
			}
		}
		if len(c.NewReportIDs) > 0 {
			out = append(out, c)
		}
	}
	return page(out, schema.Page{First: q.First, After: q.After})
}

func (f *fake) Corrections(_ context.Context, p schema.Page) (schema.PageOf[*schema.Correction], error) {
	f.count("Corrections")
	return page(f.corrections, p)
}

func (f *fake) CountCorrections(context.Context) (int, error) {
	f.count("CountCorrections")
	return len(f.corrections), nil
}

func (f *fake) History(_ context.Context, ids []string) ([][]*schema.Correction, error) {
	f.count("History")
	out := make([][]*schema.Correction, len(ids))
	for i, id := range ids {
		for _, c := range f.corrections {
			if c.Target == id {
				out[i] = append(out[i], c)
			}
		}
	}
	return out, nil
}
