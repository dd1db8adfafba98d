package view

import (
	"context"

	"casus/schema"
)

// Connection is a page of a list, as Relay has it.
type Connection[T any] struct {
	// Nodes are the items.
	Nodes []T
	// Cursors has the opaque cursor of each item.
	Cursors []string
	// PageInfo says where the page begins and ends.
	PageInfo schema.PageInfo
	// Count counts the whole list. It is called only where a query asks for it.
	Count func(context.Context) (int, error)
}

// Edge is an item with its cursor.
type Edge[T any] struct {
	Node   T
	Cursor string
}

// The lists of the API.
type (
	// EventConnection is a page of events.
	EventConnection = Connection[schema.EventNode]
	// EventEdge is one of events in a page.
	EventEdge = Edge[schema.EventNode]
	// ActorConnection is a page of actors.
	ActorConnection = Connection[*schema.Actor]
	// ActorEdge is one of actors in a page.
	ActorEdge = Edge[*schema.Actor]
	// PlaceConnection is a page of places.
	PlaceConnection = Connection[*schema.Place]
	// PlaceEdge is one of places in a page.
	PlaceEdge = Edge[*schema.Place]
	// ArticleConnection is a page of articles.
	ArticleConnection = Connection[*schema.Article]
	// ArticleEdge is one of articles in a page.
	ArticleEdge = Edge[*schema.Article]
	// RelationConnection is a page of relations.
	RelationConnection = Connection[*schema.Relation]
	// RelationEdge is one of relations in a page.
	RelationEdge = Edge[*schema.Relation]
	// DisagreementConnection is a page of disagreements.
	DisagreementConnection = Connection[*Disagreement]
	// DisagreementEdge is one of disagreements in a page.
	DisagreementEdge = Edge[*Disagreement]
	// KnowledgeChangeConnection is a page of changes of knowledge.
	KnowledgeChangeConnection = Connection[*KnowledgeChange]
	// KnowledgeChangeEdge is one of changes of knowledge in a page.
	KnowledgeChangeEdge = Edge[*KnowledgeChange]
)

// Map makes a connection of a connection's items in another form.
func Map[T, U any](c *Connection[T], item func(T) U) *Connection[U] {
	out := &Connection[U]{Nodes: make([]U, len(c.Nodes)), Cursors: c.Cursors, PageInfo: c.PageInfo, Count: c.Count}
	for i, n := range c.Nodes {
		out.Nodes[i] = item(n)
	}
	return out
}

// Edges are the items with their cursors.
func (c *Connection[T]) Edges() []Edge[T] {
	edges := make([]Edge[T], len(c.Nodes))
	for i, n := range c.Nodes {
		edges[i] = Edge[T]{Node: n, Cursor: c.Cursors[i]}
	}
	return edges
}

// TotalCount is how many items the whole list has.
func (c *Connection[T]) TotalCount(ctx context.Context) (int, error) { return c.Count(ctx) }
