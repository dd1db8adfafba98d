package graph

import (
	"context"
	"time"

	"github.com/vektah/gqlparser/v2/ast"

	"casus/graph/plan"
	"casus/graph/view"
	"casus/schema"
)

func (x *shapes) describeEvents(s *ast.Schema) {
	bounds := object[*view.TimeBounds](s, "TimeBounds")
	timeOf(bounds, "edtf", func(t *view.TimeBounds) schema.Time { return t.Edtf })
	instant(bounds, "earliest", func(t *view.TimeBounds) *time.Time { return t.Earliest })
	instant(bounds, "latest", func(t *view.TimeBounds) *time.Time { return t.Latest })
	plan.String(bounds, "precision", func(t *view.TimeBounds) schema.Precision { return t.Precision })
	plan.Bool(bounds, "approximate", func(t *view.TimeBounds) bool { return t.Approximate })
	plan.Bool(bounds, "uncertain", func(t *view.TimeBounds) bool { return t.Uncertain })

	account := object[*view.Account](s, "Account")
	plan.String(account, "value", func(a *view.Account) string { return a.Value })
	account.Set("nodes", plan.Links(x.node, nodesOf, (*view.Account).NodeIDs))
	plan.Value(account, "reports", plan.ListOf(plan.Shape[*env, *schema.Report](x.report)), func(a *view.Account) []*schema.Report { return a.Reports })
	x.difference = object[*view.Difference](s, "Difference")
	plan.String(x.difference, "field", func(d *view.Difference) string { return d.Field })
	plan.Many(x.difference, "accounts", account, func(d *view.Difference) []view.Account { return d.Accounts })

	for _, o := range x.events {
		plan.String(o, "id", func(e *schema.Event) string { return e.ID })
		plan.Word(o, "type", func(e *schema.Event) schema.EventType { return e.Type })
		plan.String(o, "class", (*schema.Event).Class)
		plan.Word(o, "status", func(e *schema.Event) schema.Status { return e.Status })
		timeOf(o, "date", func(e *schema.Event) schema.Time { return e.Time })
		plan.One(o, "time", bounds, func(e *schema.Event) *view.TimeBounds { return view.Bounds(e.Time) })
		plan.Text(o, "timeSource", func(e *schema.Event) schema.TimeSource { return e.TimeSource })
		plan.String(o, "summary", func(e *schema.Event) string { return e.Summary })
		o.Set("participants", participants(x, func(e *schema.Event) []schema.Participant { return e.Participants }))
		o.Set("places", places(x, func(e *schema.Event) []string { return e.PlaceIDs }))
		plan.One(o, "killed", x.count, func(e *schema.Event) *schema.Count { return e.Killed })
		plan.One(o, "injured", x.count, func(e *schema.Event) *schema.Count { return e.Injured })
		plan.One(o, "abducted", x.count, func(e *schema.Event) *schema.Count { return e.Abducted })
		plan.One(o, "displaced", x.count, func(e *schema.Event) *schema.Count { return e.Displaced })
		number64(o, "confidence", func(e *schema.Event) float64 { return e.Confidence })
		plan.Many(o, "reports", x.report, func(e *schema.Event) []schema.Report { return e.Reports })
		plan.Flat(o, "evidence", x.evidence, func(e *schema.Event) []schema.Report { return e.Reports }, func(r *schema.Report) []schema.Evidence { return r.Evidence })
		o.Set("attributedTo", actors(x, attributedTo))
		plan.Many(o, "differences", x.difference, view.Differences)
	}
	ceasefire, violation, agreement, shift, violent, political := x.events[0], x.events[1], x.events[2], x.events[3], x.events[4], x.events[5]
	for _, o := range []*plan.Object[*env, *schema.Event]{ceasefire, agreement} {
		o.Set("parties", actors(x, func(e *schema.Event) []string { return actorIDs(e, schema.Party, schema.Agent) }))
		o.Set("brokers", actors(x, func(e *schema.Event) []string { return actorIDs(e, schema.Mediator) }))
		plan.One(o, "agreement", x.agreement, func(e *schema.Event) *schema.Agreement { return e.Agreement })
	}
	ceasefire.Set("breaches", held(x.breaches(), (*schema.Event).NodeID, func(a *arguments) reading[[]*schema.Event] {
		asOf := a.time("asOf")
		return func(ctx context.Context, e *env, ids []string) ([]*[]*schema.Event, error) {
			lists, err := e.reader.Breaches(ctx, ids, asOf, e.knownBy)
			return pointers(lists), err
		}
	}))
	ceasefire.Set("standing", held(x.standing, (*schema.Event).NodeID, func(a *arguments) reading[schema.Standing] {
		asOf := a.time("asOf")
		return each(func(ctx context.Context, e *env, id string) (*schema.Standing, error) {
			st, err := e.reader.Standing(ctx, id, asOf, e.knownBy)
			return &st, err
		})
	}))
	about := func(e *schema.Event) string { return e.AboutEventID }
	isCeasefire := func(e *schema.Event) bool { return e.Type == schema.CeasefireAgreementType }
	violation.Set("violates", plan.Link(plan.NullUnless(plan.Shape[*env, *schema.Event](ceasefire), isCeasefire), true, eventsOf, about))
	political.Set("about", plan.Link(x.event, true, eventsOf, about))
	shift.Set("gainedBy", actors(x, gainedBy))
	shift.Set("lostBy", actors(x, lostBy))
	plan.Text(violent, "weapon", func(e *schema.Event) string { return e.Weapon })
}

// breaches is the shape of a list of violations, without those that are not there.
func (x *shapes) breaches() plan.Shape[*env, *[]*schema.Event] {
	return plan.As(plan.ListOf(x.event), func(p *[]*schema.Event) []*schema.Event { return notNil(*p) })
}

func instant[T any](o *plan.Object[*env, T], name string, get func(T) *time.Time) {
	plan.Leaf(o, name, func(b []byte, v T) []byte { return plan.AppendInstant(b, get(v)) })
}

func (x *shapes) describeReports() {
	x.participant.Set("actor", plan.Link(x.actor, false, actorsOf, func(p *schema.Participant) string { return p.ActorID }))
	plan.String(x.participant, "role", func(p *schema.Participant) schema.Role { return p.Role })
	integer(x.count, "low", func(c *schema.Count) *int { return c.Low })
	integer(x.count, "high", func(c *schema.Count) *int { return c.High })
	integer(x.span, "start", func(s *schema.Selector) *int { return &s.Start })
	integer(x.span, "end", func(s *schema.Selector) *int { return &s.End })
	plan.String(x.span, "exact", func(s *schema.Selector) string { return s.Exact })
	x.evidence.Set("article", plan.Link(x.article, false, articlesOf, func(e *schema.Evidence) string { return e.ArticleID }))
	integer(x.evidence, "start", func(e *schema.Evidence) *int { return &e.Start })
	integer(x.evidence, "end", func(e *schema.Evidence) *int { return &e.End })
	plan.String(x.evidence, "exact", func(e *schema.Evidence) string { return e.Exact })

	r := x.report
	plan.String(r, "id", func(r *schema.Report) string { return r.ID })
	r.Set("article", plan.Link(x.article, false, articlesOf, func(r *schema.Report) string { return r.ArticleID }))
	plan.Text(r, "extractor", func(r *schema.Report) string { return r.Extractor })
	plan.Word(r, "type", func(r *schema.Report) schema.EventType { return r.Type })
	plan.Word(r, "status", func(r *schema.Report) schema.Status { return r.Status })
	timeOf(r, "date", func(r *schema.Report) schema.Time { return r.Time })
	plan.Text(r, "timeSource", func(r *schema.Report) schema.TimeSource { return r.TimeSource })
	plan.String(r, "summary", func(r *schema.Report) string { return r.Summary })
	r.Set("participants", participants(x, func(r *schema.Report) []schema.Participant { return r.Participants }))
	r.Set("places", places(x, func(r *schema.Report) []string { return r.PlaceIDs }))
	plan.One(r, "trigger", x.span, func(r *schema.Report) *schema.Selector { return r.Trigger })
	plan.One(r, "killed", x.count, func(r *schema.Report) *schema.Count { return r.Killed })
	plan.One(r, "injured", x.count, func(r *schema.Report) *schema.Count { return r.Injured })
	plan.One(r, "abducted", x.count, func(r *schema.Report) *schema.Count { return r.Abducted })
	plan.One(r, "displaced", x.count, func(r *schema.Report) *schema.Count { return r.Displaced })
	plan.Text(r, "weapon", func(r *schema.Report) string { return r.Weapon })
	r.Set("attributedTo", actors(x, func(r *schema.Report) []string { return r.AttributedToIDs }))
	number64(r, "confidence", func(r *schema.Report) float64 { return r.Confidence })
	plan.Many(r, "evidence", x.evidence, func(r *schema.Report) []schema.Evidence { return r.Evidence })

	a := x.article
	plan.String(a, "id", func(a *schema.Article) string { return a.ID })
	plan.Text(a, "externalId", func(a *schema.Article) string { return a.ExternalID })
	plan.String(a, "title", func(a *schema.Article) string { return a.Title })
	plan.Text(a, "source", func(a *schema.Article) string { return a.Source })
	plan.Text(a, "author", func(a *schema.Article) string { return a.Author })
	plan.Text(a, "url", func(a *schema.Article) string { return a.URL })
	timeOf(a, "publishedAt", func(a *schema.Article) schema.Time { return a.PublishedAt })
	instant(a, "retrievedAt", retrievedAt)
	plan.Text(a, "language", func(a *schema.Article) string { return a.Language })
	plan.String(a, "text", func(a *schema.Article) string { return a.Text })
	a.Set("events", plan.Link(plan.As(plan.ListOf(x.event), func(c *contents) []*schema.Event { return notNil(c.events) }), false, contentsOf, (*schema.Article).NodeID))
	a.Set("relations", plan.Link(plan.As(plan.ListOf(plan.Shape[*env, *schema.Relation](x.relation)), func(c *contents) []*schema.Relation { return notNil(c.relations) }), false, contentsOf, (*schema.Article).NodeID))
}

func (x *shapes) describeAgreements() {
	g := x.agreement
	timeOf(g, "effective", func(g *schema.Agreement) schema.Time { return g.Effective })
	timeOf(g, "ends", func(g *schema.Agreement) schema.Time { return g.Ends })
	g.Set("covers", places(x, func(g *schema.Agreement) []string { return g.CoversIDs }))
	g.Set("excludes", actors(x, func(g *schema.Agreement) []string { return g.ExcludeIDs }))
	plan.Text(g, "purpose", func(g *schema.Agreement) schema.AgreementPurpose { return g.Purpose })
	plan.Text(g, "kind", func(g *schema.Agreement) schema.AgreementKind { return g.Kind })
	plan.Text(g, "sides", func(g *schema.Agreement) schema.AgreementSides { return g.Sides })
	plan.Leaf(g, "written", func(b []byte, g *schema.Agreement) []byte {
		switch {
		case g.Written == nil:
			return append(b, "null"...)
		case *g.Written:
			return append(b, "true"...)
		}
		return append(b, "false"...)
	})
	plan.Many(g, "terms", x.term, func(g *schema.Agreement) []schema.Term { return g.Terms })

	t := x.term
	plan.String(t, "text", func(t *schema.Term) string { return t.Text })
	plan.Text(t, "type", func(t *schema.Term) schema.EventType { return t.Type })
	t.Set("who", actors(x, func(t *schema.Term) []string { return t.WhoIDs }))
	t.Set("whom", actors(x, func(t *schema.Term) []string { return t.WhomIDs }))
	t.Set("places", places(x, func(t *schema.Term) []string { return t.PlaceIDs }))
	timeOf(t, "until", func(t *schema.Term) schema.Time { return t.Until })
	plan.Text(t, "condition", func(t *schema.Term) string { return t.Condition })
	plan.Text(t, "status", func(t *schema.Term) schema.Status { return t.Status })
	plan.Many(t, "evidence", x.evidence, func(t *schema.Term) []schema.Evidence { return t.Evidence })

	plan.String(x.standing, "state", func(s *schema.Standing) schema.AgreementState { return s.State })
	timeOf(x.standing, "since", func(s *schema.Standing) schema.Time { return s.Since })
	x.standing.Set("because", plan.Links(x.event, eventsOf, func(s *schema.Standing) []string { return s.BecauseIDs }))

	c := x.ceasefire
	plan.Value(c, "agreement", plan.NullUnless(plan.Shape[*env, *schema.Event](x.events[0]), func(e *schema.Event) bool { return e != nil }), func(c *schema.Ceasefire) *schema.Event { return c.Agreement })
	timeOf(c, "asOf", func(c *schema.Ceasefire) schema.Time { return c.AsOf })
	c.Set("parties", actors(x, boundBy))
	c.Set("brokers", actors(x, func(c *schema.Ceasefire) []string { return actorIDs(c.Told(), schema.Mediator) }))
	plan.Many(c, "terms", x.term, func(c *schema.Ceasefire) []schema.Term { return orZero(c.Told().Agreement).Terms })
	timeOf(c, "effective", func(c *schema.Ceasefire) schema.Time { return orZero(c.Told().Agreement).Effective })
	plan.String(c, "state", func(c *schema.Ceasefire) schema.AgreementState { return c.Standing.State })
	plan.Value(c, "standing", plan.Shape[*env, *schema.Standing](x.standing), func(c *schema.Ceasefire) *schema.Standing { return &c.Standing })
	plan.Value(c, "breaches", x.breaches(), func(c *schema.Ceasefire) *[]*schema.Event { return &c.Breaches })
}
