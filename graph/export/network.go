package export

import (
	"context"
	"slices"
	"strings"

	"casus/schema"
)

// networkLimit bounds the relations of a network, which is in memory while it is written: what one file of it can reasonably be.
const networkLimit = 1_000_000

// network reads the relations of the chosen types that hold on the day. Where the filter names actors, it is what lies around them, as
// far as the depth says. What else the filter says selects events, and the network is that among those who take part in them: of each
// relation every end that is an actor does. A network that has more than the limit is refused rather than cut.
func network(ctx context.Context, from Source, o Options) ([]*schema.Relation, error) {
	q := schema.NetworkQuery{AsOf: o.AsOf, KnownBy: o.KnownBy, Types: o.Relations, Around: o.Filter.Actors, Depth: max(o.Depth, 1), Limit: networkLimit}
	keep := func(string) bool { return true }
	if o.Filter.BeyondActors() {
		among, err := participants(ctx, from, o)
		if err != nil || len(among.list) == 0 {
			return nil, err
		}
		if len(q.Around) == 0 {
			// One step from each finds all that is between them.
			q.Around, q.Depth = among.list, 1
		}
		keep = func(id string) bool { return among.seen[id] || !strings.HasPrefix(id, schema.ActorPrefix) }
	}
	n, err := from.Network(ctx, q)
	if err != nil {
		return nil, err
	}
	if n.Truncated {
		return nil, schema.Invalidf("relation", "must leave some out, or actor or another filter must: this network has more than %d relations", networkLimit)
	}
	return slices.DeleteFunc(n.Relations, func(r *schema.Relation) bool { return !keep(r.SubjectID) || !keep(r.ObjectID) }), nil
}

// participants are the actors who take part in the events that the filter finds.
func participants(ctx context.Context, from Source, o Options) (ids, error) {
	var among ids
	err := pages(ctx, from, o, func(events []*schema.Event) error {
		for _, e := range events {
			for _, p := range e.Participants {
				among.add(p.ActorID)
			}
		}
		return nil
	})
	return among, err
}
