package graph

import (
	"context"

	"casus/graph/generated"
	"casus/graph/view"
	"casus/schema"
)

// What a network may ask for.
const (
	maxDepth     = 5
	maxRelations = 5000
)

type (
	relationResolver  struct{}
	assertionResolver struct{}
	networkResolver   struct{}
)

func (r *resolver) Relation() generated.RelationResolver { return relationResolver{} }

func (r *resolver) Assertion() generated.AssertionResolver { return assertionResolver{} }

func (r *resolver) Network() generated.NetworkResolver { return networkResolver{} }

func (relationResolver) Subject(ctx context.Context, r *schema.Relation) (*schema.Actor, error) {
	return one(sessionOf(ctx).actors.get(ctx, r.SubjectID))
}

func (relationResolver) Object(ctx context.Context, r *schema.Relation) (schema.Node, error) {
	if r.Type == schema.Controls {
		return node(one(sessionOf(ctx).places.get(ctx, r.ObjectID)))
	}
	return node(one(sessionOf(ctx).actors.get(ctx, r.ObjectID)))
}

func (assertionResolver) Article(ctx context.Context, a *schema.Assertion) (*schema.Article, error) {
	return one(sessionOf(ctx).articles.get(ctx, a.ArticleID))
}

func (assertionResolver) Role(_ context.Context, a *schema.Assertion) (*string, error) {
	return text(a.Role), nil
}

func (networkResolver) Actors(ctx context.Context, n *schema.Network) ([]*schema.Actor, error) {
	return present(sessionOf(ctx).actors.get(ctx, n.ActorIDs...))
}

func (networkResolver) Places(ctx context.Context, n *schema.Network) ([]*schema.Place, error) {
	return present(sessionOf(ctx).places.get(ctx, placesIn(n)...))
}

// placesIn are the places that somebody controls in a network, each once.
func placesIn(n *schema.Network) []string {
	var ids []string
	seen := map[string]bool{}
	for _, r := range n.Relations {
		if r.Type == schema.Controls && !seen[r.ObjectID] {
			seen[r.ObjectID] = true
			ids = append(ids, r.ObjectID)
		}
	}
	return ids
}

func (q queryResolver) Relations(ctx context.Context, filter *schema.RelationFilter, _ *schema.Time, first *int, after *string, last *int, before *string) (*view.RelationConnection, error) {
	return relations(ctx, orZero(filter), first, after, last, before)
}

// relations reads a page of relations.
func relations(ctx context.Context, f schema.RelationFilter, first *int, after *string, last *int, before *string) (*view.RelationConnection, error) {
	page, err := pageOf(first, after, last, before)
	if err != nil {
		return nil, err
	}
	s, known := sessionOf(ctx), knownBy(ctx)
	relations, err := readRelations(ctx, s.reader, f, known, page)
	if err != nil {
		return nil, err
	}
	s.noteRelations(known, relations.Nodes...)
	return relations, nil
}

func readRelations(ctx context.Context, r RelationReader, f schema.RelationFilter, known int64, page schema.Page) (*view.RelationConnection, error) {
	relations, err := r.ListRelations(ctx, f, known, page)
	if err != nil {
		return nil, err
	}
	return connection(relations, func(ctx context.Context) (int, error) { return r.CountRelations(ctx, f, known) }), nil
}

func (q queryResolver) Network(ctx context.Context, asOf schema.Time, types []schema.RelationType, around, aroundNames []string, depth, limit int, _ *schema.Time) (*schema.Network, error) {
	s, known := sessionOf(ctx), knownBy(ctx)
	n, err := readNetwork(ctx, s.reader, schema.NetworkQuery{AsOf: asOf, KnownBy: known, Types: types, Around: around, AroundNames: aroundNames, Depth: depth, Limit: limit})
	if err != nil {
		return nil, err
	}
	s.actors.want(n.ActorIDs...)
	s.noteRelations(known, n.Relations...)
	return n, nil
}

func readNetwork(ctx context.Context, r RelationReader, q schema.NetworkQuery) (*schema.Network, error) {
	if err := sized("depth", q.Depth, maxDepth); err != nil {
		return nil, err
	}
	if err := sized("limit", q.Limit, maxRelations); err != nil {
		return nil, err
	}
	return r.Network(ctx, q)
}
