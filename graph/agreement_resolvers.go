package graph

import (
	"context"

	"casus/graph/generated"
	"casus/schema"
)

type (
	ceasefireAgreementResolver struct {
		eventResolver[schema.CeasefireAgreement, *schema.CeasefireAgreement]
	}
	ceasefireViolationResolver struct {
		eventResolver[schema.CeasefireViolation, *schema.CeasefireViolation]
	}
	otherAgreementResolver struct {
		eventResolver[schema.OtherAgreement, *schema.OtherAgreement]
	}
	ceasefireResolver struct{}
	agreementResolver struct{}
	termResolver      struct{}
	standingResolver  struct{}
)

func (r *resolver) CeasefireAgreement() generated.CeasefireAgreementResolver {
	return ceasefireAgreementResolver{eventResolver[schema.CeasefireAgreement, *schema.CeasefireAgreement]{r}}
}

func (r *resolver) CeasefireViolation() generated.CeasefireViolationResolver {
	return ceasefireViolationResolver{eventResolver[schema.CeasefireViolation, *schema.CeasefireViolation]{r}}
}

func (r *resolver) OtherAgreement() generated.OtherAgreementResolver {
	return otherAgreementResolver{eventResolver[schema.OtherAgreement, *schema.OtherAgreement]{r}}
}

func (r *resolver) Ceasefire() generated.CeasefireResolver { return ceasefireResolver{} }

func (r *resolver) Agreement() generated.AgreementResolver { return agreementResolver{} }

func (r *resolver) Term() generated.TermResolver { return termResolver{} }

func (r *resolver) Standing() generated.StandingResolver { return standingResolver{} }

// parties are the sides that bind themselves: the parties, and who declares an agreement alone, whom the codebook makes
// its agent.
func parties(ctx context.Context, e *schema.Event) ([]*schema.Actor, error) {
	return actorsIn(ctx, e, schema.Party, schema.Agent)
}

func brokers(ctx context.Context, e *schema.Event) ([]*schema.Actor, error) {
	return actorsIn(ctx, e, schema.Mediator)
}

func (ceasefireAgreementResolver) Parties(ctx context.Context, e *schema.CeasefireAgreement) ([]*schema.Actor, error) {
	return parties(ctx, e.Event)
}

func (ceasefireAgreementResolver) Brokers(ctx context.Context, e *schema.CeasefireAgreement) ([]*schema.Actor, error) {
	return brokers(ctx, e.Event)
}

func (ceasefireAgreementResolver) Breaches(ctx context.Context, e *schema.CeasefireAgreement, asOf *schema.Time) ([]schema.EventNode, error) {
	events, err := one(sessionOf(ctx).breaches.at(asKnown{orZero(asOf), knownBy(ctx)}).get(ctx, e.ID))
	return eventNodes(events), err
}

func (r ceasefireAgreementResolver) Standing(ctx context.Context, e *schema.CeasefireAgreement, asOf schema.Time) (*schema.Standing, error) {
	known := knownBy(ctx)
	standing, err := r.reader.Standing(ctx, e.ID, asOf, known)
	if err != nil {
		return nil, err
	}
	sessionOf(ctx).events.at(known).want(standing.BecauseIDs...)
	return &standing, nil
}

func (ceasefireViolationResolver) Violates(ctx context.Context, e *schema.CeasefireViolation) (*schema.CeasefireAgreement, error) {
	about, err := aboutEvent(ctx, e.Event)
	if err != nil || about == nil || about.Type != schema.CeasefireAgreementType {
		return nil, err
	}
	return &schema.CeasefireAgreement{Event: about}, nil
}

func (otherAgreementResolver) Parties(ctx context.Context, e *schema.OtherAgreement) ([]*schema.Actor, error) {
	return parties(ctx, e.Event)
}

func (otherAgreementResolver) Brokers(ctx context.Context, e *schema.OtherAgreement) ([]*schema.Actor, error) {
	return brokers(ctx, e.Event)
}

func (agreementResolver) Covers(ctx context.Context, a *schema.Agreement) ([]*schema.Place, error) {
	return present(sessionOf(ctx).places.get(ctx, a.CoversIDs...))
}

func (agreementResolver) Excludes(ctx context.Context, a *schema.Agreement) ([]*schema.Actor, error) {
	return present(sessionOf(ctx).actors.get(ctx, a.ExcludeIDs...))
}

func (termResolver) Who(ctx context.Context, t *schema.Term) ([]*schema.Actor, error) {
	return present(sessionOf(ctx).actors.get(ctx, t.WhoIDs...))
}

func (termResolver) Whom(ctx context.Context, t *schema.Term) ([]*schema.Actor, error) {
	return present(sessionOf(ctx).actors.get(ctx, t.WhomIDs...))
}

func (termResolver) Places(ctx context.Context, t *schema.Term) ([]*schema.Place, error) {
	return present(sessionOf(ctx).places.get(ctx, t.PlaceIDs...))
}

func (termResolver) Condition(_ context.Context, t *schema.Term) (*string, error) {
	return text(t.Condition), nil
}

func (standingResolver) Because(ctx context.Context, st *schema.Standing) ([]schema.EventNode, error) {
	events, err := sessionOf(ctx).events.at(knownBy(ctx)).get(ctx, st.BecauseIDs...)
	return eventNodes(events), err
}

func (ceasefireResolver) Agreement(_ context.Context, c *schema.Ceasefire) (*schema.CeasefireAgreement, error) {
	if c.Agreement == nil {
		return nil, nil
	}
	return &schema.CeasefireAgreement{Event: c.Agreement}, nil
}

func (ceasefireResolver) Parties(ctx context.Context, c *schema.Ceasefire) ([]*schema.Actor, error) {
	return present(sessionOf(ctx).actors.get(ctx, boundBy(c)...))
}

// boundBy are the sides of a ceasefire; where only its end is told all who take part in that are.
func boundBy(c *schema.Ceasefire) []string {
	if c.Agreement == nil {
		return actorIDs(c.End, schema.Party, schema.Agent, schema.Target)
	}
	return actorIDs(c.Agreement, schema.Party, schema.Agent)
}

func (ceasefireResolver) Brokers(ctx context.Context, c *schema.Ceasefire) ([]*schema.Actor, error) {
	return brokers(ctx, c.Told())
}

func (ceasefireResolver) Terms(_ context.Context, c *schema.Ceasefire) ([]*schema.Term, error) {
	return pointers(orZero(c.Told().Agreement).Terms), nil
}

func (ceasefireResolver) Effective(_ context.Context, c *schema.Ceasefire) (*schema.Time, error) {
	g := c.Told().Agreement
	if g == nil {
		return nil, nil
	}
	return &g.Effective, nil
}

func (ceasefireResolver) State(_ context.Context, c *schema.Ceasefire) (schema.AgreementState, error) {
	return c.Standing.State, nil
}

func (ceasefireResolver) Breaches(_ context.Context, c *schema.Ceasefire) ([]schema.EventNode, error) {
	return eventNodes(c.Breaches), nil
}

func (q queryResolver) Ceasefires(ctx context.Context, asOf schema.Time, place *string, states []schema.AgreementState, _ *schema.Time, first int) ([]*schema.Ceasefire, error) {
	s, known := sessionOf(ctx), knownBy(ctx)
	ceasefires, err := readCeasefires(ctx, s.reader, asOf, orEmpty(place), states, known, first)
	if err != nil {
		return nil, err
	}
	for _, c := range ceasefires {
		s.noteEvents(known, c.Told())
		s.noteEvents(known, c.Breaches...)
		s.events.at(known).want(c.Standing.BecauseIDs...)
		if c.Agreement != nil {
			s.breaches.at(asKnown{knownBy: known}).want(c.Agreement.ID)
		}
	}
	return ceasefires, nil
}

func readCeasefires(ctx context.Context, r AgreementReader, asOf schema.Time, place string, states []schema.AgreementState, known int64, first int) ([]*schema.Ceasefire, error) {
	if err := sized("first", first, maxPage); err != nil {
		return nil, err
	}
	return present(r.Ceasefires(ctx, asOf, place, states, known, first))
}
