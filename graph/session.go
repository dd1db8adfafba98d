package graph

import (
	"context"
	"slices"
	"sync"

	"github.com/99designs/gqlgen/graphql"

	"casus/schema"
)

// session is what one response has read. A request for a query has one; a subscription has one for each event it sends.
type session struct {
	reader    Reader
	actors    *batch[*schema.Actor]
	places    *batch[*schema.Place]
	articles  *batch[*schema.Article]
	events    keyed[int64, *schema.Event]
	relations keyed[int64, *schema.Relation]
	contents  keyed[int64, contents]
	breaches  keyed[asKnown, []*schema.Event]
	histories *batch[[]*schema.Correction]
}

// contents is what an article says.
type contents struct {
	events    []*schema.Event
	relations []*schema.Relation
}

// asKnown is a day of the world, as known at a moment of reporting.
type asKnown struct {
	asOf    schema.Time
	knownBy int64
}

func newSession(r Reader) *session {
	s := &session{reader: r}
	s.actors = newBatch(r.Actors)
	s.places = newBatch(func(ctx context.Context, ids []string) ([]*schema.Place, error) {
		places, err := r.Places(ctx, ids)
		for _, p := range places {
			s.notePlace(p)
		}
		return places, err
	})
	s.articles = newBatch(r.Articles)
	s.histories = newBatch(r.History)
	s.events.make = func(knownBy int64) *batch[*schema.Event] {
		return newBatch(func(ctx context.Context, ids []string) ([]*schema.Event, error) {
			events, err := r.Events(ctx, ids, knownBy)
			s.noteEvents(knownBy, events...)
			return events, err
		})
	}
	s.relations.make = func(knownBy int64) *batch[*schema.Relation] {
		return newBatch(func(ctx context.Context, ids []string) ([]*schema.Relation, error) {
			relations, err := r.Relations(ctx, ids, knownBy)
			s.noteRelations(knownBy, relations...)
			return relations, err
		})
	}
	s.contents.make = func(knownBy int64) *batch[contents] {
		return newBatch(func(ctx context.Context, ids []string) ([]contents, error) {
			events, relations, err := r.ArticleContents(ctx, ids, knownBy)
			if err != nil {
				return nil, err
			}
			out := make([]contents, min(len(events), len(relations)))
			for i := range out {
				out[i] = contents{events[i], relations[i]}
				s.noteEvents(knownBy, events[i]...)
				s.noteRelations(knownBy, relations[i]...)
			}
			return out, nil
		})
	}
	s.breaches.make = func(k asKnown) *batch[[]*schema.Event] {
		return newBatch(func(ctx context.Context, ids []string) ([][]*schema.Event, error) {
			lists, err := r.Breaches(ctx, ids, k.asOf, k.knownBy)
			for _, events := range lists {
				s.noteEvents(k.knownBy, events...)
			}
			return lists, err
		})
	}
	return s
}

// noteEvents notes the ids of what hangs on events.
func (s *session) noteEvents(knownBy int64, events ...*schema.Event) {
	for _, e := range events {
		if e == nil {
			continue
		}
		for _, p := range e.Participants {
			s.actors.want(p.ActorID)
		}
		s.places.want(e.PlaceIDs...)
		s.noteAgreement(e.Agreement)
		s.histories.want(e.ID)
		for _, r := range slices.Concat(e.Reports, e.Retracted) {
			s.noteArticle(knownBy, r.ArticleID)
			s.noteEvidence(r.Evidence)
			for _, p := range r.Participants {
				s.actors.want(p.ActorID)
			}
			s.actors.want(r.AttributedToIDs...)
			s.places.want(r.PlaceIDs...)
		}
		if e.AboutEventID != "" {
			s.events.at(knownBy).want(e.AboutEventID)
		}
	}
}

func (s *session) noteAgreement(a *schema.Agreement) {
	if a == nil {
		return
	}
	s.places.want(a.CoversIDs...)
	s.actors.want(a.ExcludeIDs...)
	for i := range a.Terms {
		t := &a.Terms[i]
		s.actors.want(t.WhoIDs...)
		s.actors.want(t.WhomIDs...)
		s.places.want(t.PlaceIDs...)
		s.noteEvidence(t.Evidence)
	}
}

func (s *session) noteEvidence(evidence []schema.Evidence) {
	for i := range evidence {
		s.articles.want(evidence[i].ArticleID)
	}
}

func (s *session) noteArticle(knownBy int64, id string) {
	s.articles.want(id)
	s.contents.at(knownBy).want(id)
}

func (s *session) notePlace(p *schema.Place) {
	if p != nil {
		s.places.want(p.WithinIDs...)
	}
}

// noteRelations notes the ids of what hangs on relations.
func (s *session) noteRelations(knownBy int64, relations ...*schema.Relation) {
	for _, r := range relations {
		if r == nil {
			continue
		}
		s.actors.want(r.SubjectID)
		if r.Type == schema.Controls {
			s.places.want(r.ObjectID)
		} else {
			s.actors.want(r.ObjectID)
		}
		for i := range r.Assertions {
			s.noteArticle(knownBy, r.Assertions[i].ArticleID)
			s.noteEvidence(r.Assertions[i].Evidence)
		}
	}
}

// noteControls notes the ids of what hangs on controls.
func (s *session) noteControls(knownBy int64, controls []schema.Control) {
	for i := range controls {
		c := &controls[i]
		s.actors.want(c.ActorID)
		s.places.want(c.PlaceID)
		for _, id := range c.BecauseIDs {
			switch kindOf(id) {
			case eventKind:
				s.events.at(knownBy).want(id)
			case relationKind:
				s.relations.at(knownBy).want(id)
			}
		}
	}
}

// present drops what is not there: a record that was merged away, or not yet known at the moment asked for.
func present[T any](items []*T, err error) ([]*T, error) {
	if err != nil {
		return nil, err
	}
	return notNil(items), nil
}

// notNil are the items without those that are nil.
func notNil[T any](items []*T) []*T {
	if !slices.Contains(items, nil) {
		return items
	}
	return slices.DeleteFunc(slices.Clone(items), func(it *T) bool { return it == nil })
}

// one is the value of a batch's answer to one key.
func one[T any](items []T, err error) (T, error) {
	if err != nil || len(items) == 0 {
		var zero T
		return zero, err
	}
	return items[0], nil
}

// eventNodes gives events the GraphQL types of their kinds and leaves out those that are not there.
func eventNodes(events []*schema.Event) []schema.EventNode {
	out := make([]schema.EventNode, 0, len(events))
	for _, e := range events {
		if e != nil {
			out = append(out, schema.Concrete(e))
		}
	}
	return out
}

type sessionKey struct{}

// sessionOf is the session of the response that ctx belongs to.
func sessionOf(ctx context.Context) *session { return ctx.Value(sessionKey{}).(func() *session)() }

// withSession gives each response a session of its own: what a subscription sends is read anew for each event. It is made when a resolver asks for it;
// most answers are written by plans.
func withSession(r Reader) graphql.ResponseMiddleware {
	return func(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
		return next(context.WithValue(ctx, sessionKey{}, sync.OnceValue(func() *session { return newSession(r) })))
	}
}
