package graph

import (
	"context"
	"slices"

	"casus/graph/generated"
	"casus/graph/view"
	"casus/schema"
)

// eventResolver resolves the fields that every type of event has.
type eventResolver[T any, P interface {
	*T
	schema.EventNode
}] struct{ *resolver }

func (eventResolver[T, P]) Time(_ context.Context, e *T) (*view.TimeBounds, error) {
	return view.Bounds(P(e).Record().Time), nil
}

func (eventResolver[T, P]) Participants(_ context.Context, e *T, roles []schema.Role) ([]*schema.Participant, error) {
	return inRoles(P(e).Record().Participants, roles), nil
}

func (eventResolver[T, P]) Places(ctx context.Context, e *T) ([]*schema.Place, error) {
	return present(sessionOf(ctx).places.get(ctx, P(e).Record().PlaceIDs...))
}

func (eventResolver[T, P]) Evidence(_ context.Context, e *T) ([]*schema.Evidence, error) {
	var out []*schema.Evidence
	reports := P(e).Record().Reports
	for i := range reports {
		out = append(out, pointers(reports[i].Evidence)...)
	}
	return out, nil
}

func (eventResolver[T, P]) AttributedTo(ctx context.Context, e *T) ([]*schema.Actor, error) {
	return present(sessionOf(ctx).actors.get(ctx, attributedTo(P(e).Record())...))
}

// attributedTo are the actors to whom an event's reports attribute it, each once.
func attributedTo(e *schema.Event) []string {
	var ids []string
	for i := range e.Reports {
		for _, id := range e.Reports[i].AttributedToIDs {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

type accountResolver struct{}

func (r *resolver) Account() generated.AccountResolver { return accountResolver{} }

// Nodes implements generated.AccountResolver.
func (accountResolver) Nodes(ctx context.Context, a *view.Account) ([]schema.Node, error) {
	return presentNodes(nodes(ctx, a.NodeIDs()))
}

func (eventResolver[T, P]) Differences(_ context.Context, e *T) ([]*view.Difference, error) {
	return pointers(view.Differences(P(e).Record())), nil
}

// inRoles are the participants in one of the roles, all where none is given.
func inRoles(participants []schema.Participant, roles []schema.Role) []*schema.Participant {
	out := make([]*schema.Participant, 0, len(participants))
	for i := range participants {
		if len(roles) == 0 || slices.Contains(roles, participants[i].Role) {
			out = append(out, &participants[i])
		}
	}
	return out
}

// actorsIn are the actors of an event in some roles, each once.
func actorsIn(ctx context.Context, e *schema.Event, roles ...schema.Role) ([]*schema.Actor, error) {
	return present(sessionOf(ctx).actors.get(ctx, actorIDs(e, roles...)...))
}

func actorIDs(e *schema.Event, roles ...schema.Role) []string {
	var ids []string
	for _, p := range e.Participants {
		if slices.Contains(roles, p.Role) && !slices.Contains(ids, p.ActorID) {
			ids = append(ids, p.ActorID)
		}
	}
	return ids
}

type (
	territorialShiftResolver struct {
		eventResolver[schema.TerritorialShift, *schema.TerritorialShift]
	}
	violentEventResolver struct {
		eventResolver[schema.ViolentEvent, *schema.ViolentEvent]
	}
	politicalEventResolver struct {
		eventResolver[schema.PoliticalEvent, *schema.PoliticalEvent]
	}
	supportEventResolver = eventResolver[schema.SupportEvent, *schema.SupportEvent]
	humanCostResolver    = eventResolver[schema.HumanCostEvent, *schema.HumanCostEvent]
	participantResolver  struct{}
)

func (r *resolver) TerritorialShift() generated.TerritorialShiftResolver {
	return territorialShiftResolver{eventResolver[schema.TerritorialShift, *schema.TerritorialShift]{r}}
}

func (r *resolver) ViolentEvent() generated.ViolentEventResolver {
	return violentEventResolver{eventResolver[schema.ViolentEvent, *schema.ViolentEvent]{r}}
}

func (r *resolver) PoliticalEvent() generated.PoliticalEventResolver {
	return politicalEventResolver{eventResolver[schema.PoliticalEvent, *schema.PoliticalEvent]{r}}
}

func (r *resolver) SupportEvent() generated.SupportEventResolver { return supportEventResolver{r} }

func (r *resolver) HumanCostEvent() generated.HumanCostEventResolver { return humanCostResolver{r} }

func (r *resolver) Participant() generated.ParticipantResolver { return participantResolver{} }

func (territorialShiftResolver) GainedBy(ctx context.Context, e *schema.TerritorialShift) ([]*schema.Actor, error) {
	return present(sessionOf(ctx).actors.get(ctx, gainedBy(e.Event)...))
}

func (territorialShiftResolver) LostBy(ctx context.Context, e *schema.TerritorialShift) ([]*schema.Actor, error) {
	return present(sessionOf(ctx).actors.get(ctx, lostBy(e.Event)...))
}

// gainedBy: who captures or besieges gains; by the codebook who withdraws is the agent, so there a target that is named
// is the unit moved, and who comes to hold the place is not told.
func gainedBy(e *schema.Event) []string {
	if e.Type == schema.Withdrawal {
		return nil
	}
	return actorIDs(e, schema.Agent)
}

// lostBy: who withdraws, or whom a place is taken from.
func lostBy(e *schema.Event) []string {
	if e.Type == schema.Withdrawal {
		return actorIDs(e, schema.Agent)
	}
	return actorIDs(e, schema.Target)
}

func (violentEventResolver) Weapon(_ context.Context, e *schema.ViolentEvent) (*string, error) {
	return text(e.Event.Weapon), nil
}

func (politicalEventResolver) About(ctx context.Context, e *schema.PoliticalEvent) (schema.EventNode, error) {
	about, err := aboutEvent(ctx, e.Event)
	return schema.Concrete(about), err
}

// aboutEvent is the event that an event is about; nil where none is known.
func aboutEvent(ctx context.Context, e *schema.Event) (*schema.Event, error) {
	if e.AboutEventID == "" {
		return nil, nil
	}
	return one(sessionOf(ctx).events.at(knownBy(ctx)).get(ctx, e.AboutEventID))
}

func (participantResolver) Actor(ctx context.Context, p *schema.Participant) (*schema.Actor, error) {
	return one(sessionOf(ctx).actors.get(ctx, p.ActorID))
}

func (q queryResolver) Event(ctx context.Context, id string, _ *schema.Time) (schema.EventNode, error) {
	e, err := one(sessionOf(ctx).events.at(knownBy(ctx)).get(ctx, id))
	return schema.Concrete(e), err
}

func (q queryResolver) Timeline(ctx context.Context, filter *schema.EventFilter, order schema.Order, _ *schema.Time, first *int, after *string, last *int, before *string) (*view.EventConnection, error) {
	return timeline(ctx, orZero(filter), order, first, after, last, before)
}

// timeline reads a page of events and notes what hangs on them.
func timeline(ctx context.Context, f schema.EventFilter, order schema.Order, first *int, after *string, last *int, before *string) (*view.EventConnection, error) {
	page, err := pageOf(first, after, last, before)
	if err != nil {
		return nil, err
	}
	s, known := sessionOf(ctx), knownBy(ctx)
	events, err := readTimeline(ctx, s.reader, f, order, known, page)
	if err != nil {
		return nil, err
	}
	s.noteEvents(known, events.Nodes...)
	return view.Map(events, schema.Concrete), nil
}

func readTimeline(ctx context.Context, r EventReader, f schema.EventFilter, order schema.Order, known int64, page schema.Page) (*view.Connection[*schema.Event], error) {
	events, err := r.Timeline(ctx, schema.TimelineQuery{Filter: f, Order: order, KnownBy: known, Page: page})
	if err != nil {
		return nil, err
	}
	return connection(events, func(ctx context.Context) (int, error) { return r.CountEvents(ctx, f, known) }), nil
}
