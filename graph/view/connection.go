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
	EventConnection    = Connection[schema.EventNode]
	EventEdge          = Edge[schema.EventNode]
	ActorConnection    = Connection[*schema.Actor]
	ActorEdge          = Edge[*schema.Actor]
	PlaceConnection    = Connection[*schema.Place]
	PlaceEdge          = Edge[*schema.Place]
	ArticleConnection  = Connection[*schema.Article]
	ArticleEdge        = Edge[*schema.Article]
	RelationConnection = Connection[*schema.Relation]
	RelationEdge       = Edge[*schema.Relation]

	DisagreementConnection    = Connection[*Disagreement]
	DisagreementEdge          = Edge[*Disagreement]
	KnowledgeChangeConnection = Connection[*KnowledgeChange]
	KnowledgeChangeEdge       = Edge[*KnowledgeChange]
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
