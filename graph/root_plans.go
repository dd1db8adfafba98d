package graph

import (
	"context"
	"log/slog"
	"sync"

	"github.com/vektah/gqlparser/v2/ast"

	"casus/graph/plan"
	"casus/graph/view"
	"casus/schema"
)

// newPlanner makes plans for the fields of Query that give records. It keeps those of so many fields.
func newPlanner(s *ast.Schema, r Reader, log *slog.Logger, size int, bs *buffers) *planner {
	x := newShapes(s)
	p := &planner{log: log, roots: map[string]root{}, buffers: bs, envs: sync.Pool{New: func() any { return newEnv(r) }}}
	b := &roots{planner: p, size: size}
	answers(b, "timeline", x.eventPages, func(ctx context.Context, e *env, a *arguments) (*view.Connection[*schema.Event], error) {
		f, order, page := input[schema.EventFilter](a, "filter", "EventFilter"), schema.Order(orEmpty(a.text("order"))), a.page()
		if a.err != nil {
			return nil, a.err
		}
		return readTimeline(ctx, e.reader, f, order, e.knownBy, page)
	})
	answers(b, "event", plan.OrNull(x.event), func(ctx context.Context, e *env, a *arguments) (*schema.Event, error) {
		return one(e.reader.Events(ctx, []string{a.id("id")}, e.knownBy))
	})
	answers(b, "actor", plan.OrNull(plan.Shape[*env, *schema.Actor](x.actor)), func(ctx context.Context, e *env, a *arguments) (*schema.Actor, error) {
		return one(e.reader.Actors(ctx, []string{a.id("id")}))
	})
	answers(b, "actors", x.actorPages, func(ctx context.Context, e *env, a *arguments) (*view.ActorConnection, error) {
		f, page := input[schema.ActorFilter](a, "filter", "ActorFilter"), a.page()
		if a.err != nil {
			return nil, a.err
		}
		return readActors(ctx, e.reader, f, page)
	})
	answers(b, "place", plan.OrNull(plan.Shape[*env, *schema.Place](x.place)), func(ctx context.Context, e *env, a *arguments) (*schema.Place, error) {
		return one(e.reader.Places(ctx, []string{a.id("id")}))
	})
	answers(b, "places", x.placePages, func(ctx context.Context, e *env, a *arguments) (*view.PlaceConnection, error) {
		f, page := input[schema.PlaceFilter](a, "filter", "PlaceFilter"), a.page()
		if a.err != nil {
			return nil, a.err
		}
		return readPlaces(ctx, e.reader, f, page)
	})
	answers(b, "article", plan.OrNull(plan.Shape[*env, *schema.Article](x.article)), func(ctx context.Context, e *env, a *arguments) (*schema.Article, error) {
		article, err := one(e.reader.Articles(ctx, []string{a.id("id")}))
		if article == nil || article.Known() > e.knownBy {
			return nil, err
		}
		return article, err
	})
	answers(b, "articles", x.articlePages, func(ctx context.Context, e *env, a *arguments) (*view.ArticleConnection, error) {
		f, page := input[schema.ArticleFilter](a, "filter", "ArticleFilter"), a.page()
		if a.err != nil {
			return nil, a.err
		}
		return readArticles(ctx, e.reader, f, e.knownBy, page)
	})
	answers(b, "relations", x.relationPages, func(ctx context.Context, e *env, a *arguments) (*view.RelationConnection, error) {
		f, page := input[schema.RelationFilter](a, "filter", "RelationFilter"), a.page()
		if a.err != nil {
			return nil, a.err
		}
		return readRelations(ctx, e.reader, f, e.knownBy, page)
	})
	answers(b, "network", x.network, func(ctx context.Context, e *env, a *arguments) (*schema.Network, error) {
		q := schema.NetworkQuery{AsOf: a.time("asOf"), KnownBy: e.knownBy, Types: list[schema.RelationType](a, "types"), Around: list[string](a, "around"), AroundNames: list[string](a, "aroundNames"),
			Depth: orZero(a.integer("depth")), Limit: orZero(a.integer("limit"))}
		if a.err != nil {
			return nil, a.err
		}
		return readNetwork(ctx, e.reader, q)
	})
	answers(b, "ceasefires", plan.ListOf(plan.Shape[*env, *schema.Ceasefire](x.ceasefire)), func(ctx context.Context, e *env, a *arguments) ([]*schema.Ceasefire, error) {
		asOf, place, states, first := a.time("asOf"), a.id("place"), list[schema.AgreementState](a, "states"), orZero(a.integer("first"))
		if a.err != nil {
			return nil, a.err
		}
		return readCeasefires(ctx, e.reader, asOf, place, states, e.knownBy, first)
	})
	controls := plan.ListOf(plan.Shape[*env, *schema.Control](x.control))
	answers(b, "control", controls, func(ctx context.Context, e *env, a *arguments) ([]*schema.Control, error) {
		asOf := a.time("asOf")
		if a.err != nil {
			return nil, a.err
		}
		held, err := e.reader.Control(ctx, a.id("place"), asOf, e.knownBy)
		return pointers(held), err
	})
	answers(b, "controlHistory", controls, func(ctx context.Context, e *env, a *arguments) ([]*schema.Control, error) {
		held, err := e.reader.Control(ctx, a.id("place"), schema.Time{}, e.knownBy)
		return pointers(held), err
	})
	answers(b, "search", x.found, func(ctx context.Context, e *env, a *arguments) (*view.SearchResult, error) {
		words, kinds, first := orEmpty(a.text("words")), list[view.SearchKind](a, "kinds"), orZero(a.integer("first"))
		if a.err != nil {
			return nil, a.err
		}
		return readSearch(ctx, e.reader, words, kinds, e.knownBy, first)
	})
	answers(b, "node", plan.OrNull(x.node), func(ctx context.Context, e *env, a *arguments) (schema.Node, error) {
		return one(e.readNodes(ctx, []string{a.id("id")}))
	})
	answers(b, "nodes", plan.ListOf(plan.OrNull(x.node)), func(ctx context.Context, e *env, a *arguments) ([]schema.Node, error) {
		ids := list[string](a, "ids")
		if a.err != nil {
			return nil, a.err
		}
		if err := sizedNodes(ids); err != nil {
			return nil, err
		}
		return e.readNodes(ctx, ids)
	})
	answers(b, "corrections", x.correctionPages, func(ctx context.Context, e *env, a *arguments) (*view.CorrectionConnection, error) {
		page := a.page()
		if a.err != nil {
			return nil, a.err
		}
		return readCorrections(ctx, e.reader, page)
	})
	x.analysisRoots(b)
	return p
}

// roots gathers the fields of Query that are answered by plans.
type roots struct {
	planner *planner
	size    int
}

// answers says how a field of Query reads its value and how that is written.
func answers[V any](b *roots, name string, shape plan.Shape[*env, V], read func(context.Context, *env, *arguments) (V, error)) {
	b.planner.roots[name] = rootOf[V]{shape, plan.NewCache[*plan.Plan[*env, V]](b.size), read}
}
