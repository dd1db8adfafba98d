package graph

import (
	"context"

	"github.com/vektah/gqlparser/v2/ast"

	"casus/graph/plan"
	"casus/graph/view"
	"casus/schema"
)

func (x *shapes) describeAnalysis(s *ast.Schema) {
	bucket := object[*schema.Bucket](s, "Bucket")
	timeOf(bucket, "time", func(b *schema.Bucket) schema.Time { return b.Time })
	plan.Text(bucket, "value", func(b *schema.Bucket) string { return b.Value })
	bucket.Set("node", plan.Link(x.node, true, nodesOf, func(b *schema.Bucket) string {
		if k := kindOf(b.Value); k == actorKind || k == placeKind {
			return b.Value
		}
		return ""
	}))
	integer(bucket, "count", func(b *schema.Bucket) *int { return &b.Count })
	x.histogram = object[*schema.Histogram](s, "Histogram")
	plan.Many(x.histogram, "buckets", bucket, func(h *schema.Histogram) []schema.Bucket { return h.Buckets })
	integer(x.histogram, "undated", func(h *schema.Histogram) *int { return &h.Undated })

	x.path = object[*schema.Path](s, "Path")
	timeOf(x.path, "asOf", func(p *schema.Path) schema.Time { return p.AsOf })
	x.path.Set("nodes", plan.Links(x.node, nodesOf, func(p *schema.Path) []string { return p.NodeIDs }))
	plan.Value(x.path, "relations", plan.ListOf(plan.Shape[*env, *schema.Relation](x.relation)), func(p *schema.Path) []*schema.Relation { return p.Relations })

	byType := object[*schema.TypeCount](s, "TypeCount")
	plan.Word(byType, "type", func(c *schema.TypeCount) schema.EventType { return c.Type })
	integer(byType, "count", func(c *schema.TypeCount) *int { return &c.Count })
	byRole := object[*schema.RoleCount](s, "RoleCount")
	plan.String(byRole, "role", func(c *schema.RoleCount) schema.Role { return c.Role })
	integer(byRole, "count", func(c *schema.RoleCount) *int { return &c.Count })
	x.activity = object[*schema.Activity](s, "Activity")
	integer(x.activity, "events", func(a *schema.Activity) *int { return &a.Events })
	plan.Value(x.activity, "first", plan.OrNull(x.event), func(a *schema.Activity) *schema.Event { return a.First })
	plan.Value(x.activity, "last", plan.OrNull(x.event), func(a *schema.Activity) *schema.Event { return a.Last })
	plan.Many(x.activity, "byType", byType, func(a *schema.Activity) []schema.TypeCount { return a.ByType })
	plan.Many(x.activity, "byRole", byRole, func(a *schema.Activity) []schema.RoleCount { return a.ByRole })
	x.actor.Set("activity", held(x.activity, (*schema.Actor).NodeID, func(a *arguments) reading[schema.Activity] {
		during := a.time("during")
		return each(func(ctx context.Context, e *env, id string) (*schema.Activity, error) {
			return e.reader.Activity(ctx, id, during, e.knownBy)
		})
	}))

	dispute := object[*view.Disagreement](s, "Disagreement")
	plan.Value(dispute, "event", x.event, func(d *view.Disagreement) *schema.Event { return d.Event.Record() })
	plan.Many(dispute, "about", x.difference, func(d *view.Disagreement) []view.Difference { return d.About })
	x.disputes = connectionShape(s, "Disagreement", plan.Shape[*env, *view.Disagreement](dispute), x.pageInfo)
}

// analysisRoots are the fields of Query that count, compare and connect. What became known between two moments is left to
// gqlgen: it has events of two moments, and a plan runs in one.
func (x *shapes) analysisRoots(b *roots) {
	answers(b, "histogram", x.histogram, func(ctx context.Context, e *env, a *arguments) (*schema.Histogram, error) {
		q := schema.HistogramQuery{Filter: input[schema.EventFilter](a, "filter", "EventFilter"), Interval: schema.Granularity(orEmpty(a.text("interval"))),
			By: schema.Facet(orEmpty(a.text("by"))), Values: list[string](a, "values"), Limit: orZero(a.integer("limit")), KnownBy: e.knownBy}
		if a.err != nil {
			return nil, a.err
		}
		return readHistogram(ctx, e.reader, q)
	})
	answers(b, "path", plan.OrNull(plan.Shape[*env, *schema.Path](x.path)), func(ctx context.Context, e *env, a *arguments) (*schema.Path, error) {
		q := schema.PathQuery{From: a.id("from"), To: a.id("to"), AsOf: a.time("asOf"), KnownBy: e.knownBy, Types: list[schema.RelationType](a, "types"), MaxDepth: orZero(a.integer("maxDepth"))}
		if a.err != nil {
			return nil, a.err
		}
		return e.reader.Path(ctx, q)
	})
	answers(b, "disagreements", x.disputes, func(ctx context.Context, e *env, a *arguments) (*view.DisagreementConnection, error) {
		f, order, page := input[schema.EventFilter](a, "filter", "EventFilter"), schema.Order(orEmpty(a.text("order"))), a.page()
		if a.err != nil {
			return nil, a.err
		}
		list, err := readDisagreements(ctx, e.reader, f, order, e.knownBy, page)
		if err != nil {
			return nil, err
		}
		return view.Map(list, view.Disagree), nil
	})
}
