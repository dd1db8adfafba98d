package graph

import (
	"strings"

	"casus/graph/generated"
	"casus/schema"
)

// resolver is the root of what generated code calls for fields that are no plain data. Its methods are in a file a topic.
type resolver struct {
	reader Reader
	loader Loader
	// corrector is nil on a server that only reads.
	corrector Corrector
}

var _ generated.ResolverRoot = (*resolver)(nil)

type (
	queryResolver        struct{ *resolver }
	mutationResolver     struct{ *resolver }
	subscriptionResolver struct{ *resolver }
)

func (r *resolver) Query() generated.QueryResolver               { return queryResolver{r} }
func (r *resolver) Mutation() generated.MutationResolver         { return mutationResolver{r} }
func (r *resolver) Subscription() generated.SubscriptionResolver { return subscriptionResolver{r} }

// idKind is what kind of record an id names.
type idKind int

const (
	noKind idKind = iota
	articleKind
	eventKind
	actorKind
	placeKind
	relationKind
)

func kindOf(id string) idKind {
	switch {
	case strings.HasPrefix(id, schema.ArticlePrefix):
		return articleKind
	case strings.HasPrefix(id, schema.EventPrefix):
		return eventKind
	case strings.HasPrefix(id, schema.ActorPrefix):
		return actorKind
	case strings.HasPrefix(id, schema.PlacePrefix):
		return placeKind
	case strings.HasPrefix(id, schema.RelationPrefix):
		return relationKind
	}
	return noKind
}
