package graph

import (
	"context"

	"github.com/vektah/gqlparser/v2/ast"

	"casus/graph/plan"
	"casus/graph/view"
	"casus/schema"
)

// describeCorrections says how corrections are written, and what of them hangs on other records.
func (x *shapes) describeCorrections(s *ast.Schema) {
	part := object[*view.CorrectedParticipant](s, "CorrectedParticipant")
	plan.String(part, "role", func(p *view.CorrectedParticipant) schema.Role { return p.Role })
	plan.String(part, "actor", func(p *view.CorrectedParticipant) string { return p.Actor })

	of := object[*view.EventCorrection](s, "EventCorrection")
	plan.Text(of, "type", func(e *view.EventCorrection) schema.EventType { return e.Type })
	plan.Text(of, "status", func(e *view.EventCorrection) schema.Status { return e.Status })
	timeOf(of, "date", func(e *view.EventCorrection) schema.Time { return e.Date })
	plan.Many(of, "addParticipants", part, func(e *view.EventCorrection) []view.CorrectedParticipant { return e.AddParticipants })
	plan.Strings(of, "dropParticipants", func(e *view.EventCorrection) []string { return e.DropParticipants })
	plan.Strings(of, "addPlaces", func(e *view.EventCorrection) []string { return e.AddPlaces })
	plan.Strings(of, "dropPlaces", func(e *view.EventCorrection) []string { return e.DropPlaces })
	plan.Many(of, "participants", part, func(e *view.EventCorrection) []view.CorrectedParticipant { return e.Participants })
	plan.Strings(of, "places", func(e *view.EventCorrection) []string { return e.Places })

	c := object[*view.Correction](s, "Correction")
	x.correction = c
	integer(c, "position", func(c *view.Correction) *int { return &c.Position })
	plan.String(c, "kind", func(c *view.Correction) schema.CorrectionKind { return c.Kind })
	plan.String(c, "author", func(c *view.Correction) string { return c.Author })
	plan.String(c, "reason", func(c *view.Correction) string { return c.Reason })
	timeOf(c, "at", func(c *view.Correction) schema.Time { return c.At })
	timeOf(c, "knownFrom", func(c *view.Correction) schema.Time { return c.KnownFrom })
	cursor(c, "target", func(c *view.Correction) *string { return c.Target })
	plan.Strings(c, "merged", func(c *view.Correction) []string { return c.Merged })
	cursor(c, "made", func(c *view.Correction) *string { return c.Made })
	plan.Strings(c, "names", func(c *view.Correction) []string { return c.Names })
	plan.Strings(c, "reports", func(c *view.Correction) []string { return c.Reports })
	plan.One(c, "set", of, func(c *view.Correction) *view.EventCorrection { return c.Set })
	plan.One(c, "was", of, func(c *view.Correction) *view.EventCorrection { return c.Was })
	integer(c, "undoes", func(c *view.Correction) *int { return c.Undoes })
	integer(c, "undoneBy", func(c *view.Correction) *int { return c.UndoneBy })
	x.correctionPages = connectionShape(s, "Correction", plan.Shape[*env, *view.Correction](c), x.pageInfo)

	override := object[*schema.Override](s, "Override")
	plan.String(override, "field", func(o *schema.Override) string { return o.Field })
	plan.String(override, "was", func(o *schema.Override) string { return o.Was })
	integer(override, "correction", func(o *schema.Override) *int { n := int(o.Correction); return &n })

	for _, e := range x.events {
		plan.Many(e, "overrides", override, func(e *schema.Event) []schema.Override { return e.Overrides })
		plan.Many(e, "retracted", x.report, func(e *schema.Event) []schema.Report { return e.Retracted })
		e.Set("history", historyOf(x, (*schema.Event).NodeID))
	}
	x.actor.Set("history", historyOf(x, (*schema.Actor).NodeID))
	x.article.Set("history", historyOf(x, (*schema.Article).NodeID))
	x.relation.Set("history", historyOf(x, (*schema.Relation).NodeID))
	integer(x.report, "retractedBy", func(r *schema.Report) *int { return position(r.RetractedBy) })
	integer(x.article, "retractedBy", func(a *schema.Article) *int { return position(a.RetractedBy) })
	x.actor.Set("mergedInto", plan.Link(x.actor, true, actorsOf, func(a *schema.Actor) string { return a.MergedInto }))
	x.actor.Set("merged", actors(x, func(a *schema.Actor) []string { return a.Merged }))
	x.alias.Set("broughtBy", plan.Link(x.actor, true, actorsOf, func(a *schema.Alias) string { return a.BroughtBy }))
	integer(x.alias, "correction", func(a *schema.Alias) *int { return position(a.Correction) })
}

// historyOf is the field of the corrections that are about a record.
func historyOf[T any](x *shapes, id func(T) string) plan.Compiler[*env, T] {
	list := plan.As(plan.ListOf(plan.Shape[*env, *view.Correction](x.correction)), func(p *[]*view.Correction) []*view.Correction { return *p })
	return held(list, id, func(*arguments) reading[[]*view.Correction] {
		return func(ctx context.Context, e *env, ids []string) ([]*[]*view.Correction, error) {
			found, err := e.reader.History(ctx, ids)
			out := make([]*[]*view.Correction, len(found))
			for i := range found {
				shown := view.Corrections(found[i])
				out[i] = &shown
			}
			return out, err
		}
	})
}
