package graph

import (
	"context"

	"casus/schema"
)

// maxNodes is how many ids a query may ask for at once.
const maxNodes = 100

func (q queryResolver) Node(ctx context.Context, id string, _ *schema.Time) (schema.Node, error) {
	return one(nodes(ctx, []string{id}))
}

func (q queryResolver) Nodes(ctx context.Context, ids []string, _ *schema.Time) ([]schema.Node, error) {
	if err := sizedNodes(ids); err != nil {
		return nil, err
	}
	return nodes(ctx, ids)
}

func sizedNodes(ids []string) error {
	if len(ids) > maxNodes {
		return schema.Invalidf("ids", "must be at most %d, not %d", maxNodes, len(ids))
	}
	return nil
}

// nodes reads records of whatever kind, nil at the place of each that is not there.
func nodes(ctx context.Context, ids []string) ([]schema.Node, error) {
	s, known := sessionOf(ctx), knownBy(ctx)
	for _, id := range ids {
		switch kindOf(id) {
		case articleKind:
			s.noteArticle(known, id)
		case eventKind:
			s.events.at(known).want(id)
		case actorKind:
			s.actors.want(id)
		case placeKind:
			s.places.want(id)
		case relationKind:
			s.relations.at(known).want(id)
		}
	}
	out := make([]schema.Node, len(ids))
	for i, id := range ids {
		var err error
		switch kindOf(id) {
		case articleKind:
			out[i], err = node(publishedArticle(ctx, id))
		case eventKind:
			var e *schema.Event
			if e, err = one(s.events.at(known).get(ctx, id)); e != nil {
				out[i] = schema.Concrete(e)
			}
		case actorKind:
			out[i], err = node(one(s.actors.get(ctx, id)))
		case placeKind:
			out[i], err = node(one(s.places.get(ctx, id)))
		case relationKind:
			out[i], err = node(one(s.relations.at(known).get(ctx, id)))
		}
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// node makes a node of a record, nil of a record that is not there.
func node[T any, P interface {
	*T
	schema.Node
}](p P, err error) (schema.Node, error) {
	if p == nil || err != nil {
		return nil, err
	}
	return p, nil
}

func (q queryResolver) Statistics(ctx context.Context) (*schema.Statistics, error) {
	s, err := q.reader.Statistics(ctx)
	return &s, err
}

func (q queryResolver) Codebook(context.Context) ([]*schema.Coding, error) {
	return pointers(schema.Codebook()), nil
}
