package graph

import (
	"context"
	"strings"
	"time"

	"casus/graph/generated"
	"casus/graph/view"
	"casus/schema"
)

// errNoCorrections answers a mutation where the server was given no corrector.
var errNoCorrections = &codedError{code: CodeReadOnly, message: "this server corrects nothing"}

type aliasResolver struct{}

func (r *resolver) Alias() generated.AliasResolver { return aliasResolver{} }

func (aliasResolver) BroughtBy(ctx context.Context, a *schema.Alias) (*schema.Actor, error) {
	return actorOrNull(ctx, a.BroughtBy)
}

func (aliasResolver) Correction(_ context.Context, a *schema.Alias) (*int, error) {
	return position(a.Correction), nil
}

// position is nil for none.
func position(p uint64) *int {
	if p == 0 {
		return nil
	}
	n := int(p)
	return &n
}

func actorOrNull(ctx context.Context, id string) (*schema.Actor, error) {
	if id == "" {
		return nil, nil
	}
	return one(sessionOf(ctx).actors.get(ctx, id))
}

func (actorResolver) MergedInto(ctx context.Context, a *schema.Actor) (*schema.Actor, error) {
	return actorOrNull(ctx, a.MergedInto)
}

func (actorResolver) Merged(ctx context.Context, a *schema.Actor) ([]*schema.Actor, error) {
	return present(sessionOf(ctx).actors.get(ctx, a.Merged...))
}

func (actorResolver) History(ctx context.Context, a *schema.Actor) ([]*view.Correction, error) {
	return history(ctx, a.ID)
}

func (eventResolver[T, P]) History(ctx context.Context, e *T) ([]*view.Correction, error) {
	return history(ctx, P(e).Record().ID)
}

func (articleResolver) RetractedBy(_ context.Context, a *schema.Article) (*int, error) {
	return position(a.RetractedBy), nil
}

func (articleResolver) History(ctx context.Context, a *schema.Article) ([]*view.Correction, error) {
	return history(ctx, a.ID)
}

func (reportResolver) RetractedBy(_ context.Context, r *schema.Report) (*int, error) {
	return position(r.RetractedBy), nil
}

func (relationResolver) History(ctx context.Context, r *schema.Relation) ([]*view.Correction, error) {
	return history(ctx, r.ID)
}

func history(ctx context.Context, id string) ([]*view.Correction, error) {
	found, err := sessionOf(ctx).histories.get(ctx, id)
	if err != nil {
		return nil, err
	}
	return view.Corrections(found[0]), nil
}

// Corrections implements generated.QueryResolver.
func (q queryResolver) Corrections(ctx context.Context, first *int, after *string, last *int, before *string) (*view.CorrectionConnection, error) {
	page, err := pageOf(first, after, last, before)
	if err != nil {
		return nil, err
	}
	return readCorrections(ctx, q.reader, page)
}

func readCorrections(ctx context.Context, r CorrectionReader, page schema.Page) (*view.CorrectionConnection, error) {
	list, err := r.Corrections(ctx, page)
	if err != nil {
		return nil, err
	}
	return view.Map(connection(list, r.CountCorrections), view.Correct), nil
}

// correct makes a correction and tells what it did.
func (m mutationResolver) correct(ctx context.Context, kind schema.CorrectionKind, why view.Why, target string, fill func(*schema.Correction)) (*view.CorrectionPayload, error) {
	if m.corrector == nil {
		return nil, errNoCorrections
	}
	c := schema.Correction{Kind: kind, Author: why.Author, Reason: why.Reason, At: schema.MadeAt(time.Now()), KnownFrom: why.KnownFrom, Target: target}
	fill(&c)
	made, outcome, err := m.corrector.Correct(ctx, c)
	if err != nil {
		return nil, err
	}
	s := sessionOf(ctx)
	out := &view.CorrectionPayload{Correction: view.Correct(&made)}
	events := s.events.at(schema.EndOfTime)
	all := append(append([]string(nil), outcome.NewEvents...), outcome.UpdatedEvents...)
	stored, err := events.get(ctx, all...)
	if err != nil {
		return nil, err
	}
	out.NewEvents = eventNodes(stored[:len(outcome.NewEvents)])
	out.UpdatedEvents = eventNodes(stored[len(outcome.NewEvents):])
	switch {
	case strings.HasPrefix(target, schema.ActorPrefix):
		out.Actor, err = one(s.actors.get(ctx, target))
	case strings.HasPrefix(target, schema.EventPrefix):
		e, failed := one(events.get(ctx, target))
		out.Event, err = schema.Concrete(e), failed
	case strings.HasPrefix(target, schema.ArticlePrefix):
		out.Article, err = one(s.articles.get(ctx, target))
	}
	return out, err
}

// MergeActors implements generated.MutationResolver.
func (m mutationResolver) MergeActors(ctx context.Context, in view.MergeActorsInput) (*view.CorrectionPayload, error) {
	return m.correct(ctx, schema.MergeActors, in.Why, in.Actor, func(c *schema.Correction) { c.Others = in.Merged })
}

// SplitActor implements generated.MutationResolver.
func (m mutationResolver) SplitActor(ctx context.Context, in view.SplitActorInput) (*view.CorrectionPayload, error) {
	return m.correct(ctx, schema.SplitActor, in.Why, in.Actor, func(c *schema.Correction) { c.Names, c.Made = in.Names, in.To })
}

// AddAlias implements generated.MutationResolver.
func (m mutationResolver) AddAlias(ctx context.Context, in view.AddAliasInput) (*view.CorrectionPayload, error) {
	return m.correct(ctx, schema.AddAlias, in.Why, in.Actor, func(c *schema.Correction) {
		c.Alias = &schema.Alias{Name: in.Name, Since: in.Since, Until: in.Until}
	})
}

// DropAlias implements generated.MutationResolver.
func (m mutationResolver) DropAlias(ctx context.Context, in view.DropAliasInput) (*view.CorrectionPayload, error) {
	return m.correct(ctx, schema.DropAlias, in.Why, in.Actor, func(c *schema.Correction) { c.Alias = &schema.Alias{Name: in.Name} })
}

// MergeEvents implements generated.MutationResolver.
func (m mutationResolver) MergeEvents(ctx context.Context, in view.MergeEventsInput) (*view.CorrectionPayload, error) {
	return m.correct(ctx, schema.MergeEvents, in.Why, in.Event, func(c *schema.Correction) { c.Others = in.Merged })
}

// SplitEvent implements generated.MutationResolver.
func (m mutationResolver) SplitEvent(ctx context.Context, in view.SplitEventInput) (*view.CorrectionPayload, error) {
	return m.correct(ctx, schema.SplitEvent, in.Why, in.Event, func(c *schema.Correction) { c.Reports = in.Reports })
}

// CorrectEvent implements generated.MutationResolver.
func (m mutationResolver) CorrectEvent(ctx context.Context, in view.CorrectEventInput) (*view.CorrectionPayload, error) {
	set := &schema.EventCorrection{Type: in.Type, Status: in.Status, Date: in.Date, DropParticipants: in.DropParticipants, AddPlaceIDs: in.AddPlaces, DropPlaceIDs: in.DropPlaces}
	for _, p := range in.AddParticipants {
		set.AddParticipants = append(set.AddParticipants, schema.Participant{Role: p.Role, ActorID: p.Actor})
	}
	return m.correct(ctx, schema.CorrectEvent, in.Why, in.Event, func(c *schema.Correction) { c.Set = set })
}

// RetractReport implements generated.MutationResolver.
func (m mutationResolver) RetractReport(ctx context.Context, in view.RetractReportInput) (*view.CorrectionPayload, error) {
	return m.correct(ctx, schema.RetractReport, in.Why, in.Report, func(*schema.Correction) {})
}

// RetractArticle implements generated.MutationResolver.
func (m mutationResolver) RetractArticle(ctx context.Context, in view.RetractArticleInput) (*view.CorrectionPayload, error) {
	return m.correct(ctx, schema.RetractArticle, in.Why, in.Article, func(*schema.Correction) {})
}

// UndoCorrection implements generated.MutationResolver.
func (m mutationResolver) UndoCorrection(ctx context.Context, in view.UndoCorrectionInput) (*view.CorrectionPayload, error) {
	return m.correct(ctx, schema.UndoCorrection, in.Why, "", func(c *schema.Correction) { c.Undoes = uint64(max(in.Position, 0)) })
}
