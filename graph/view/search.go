package view

import "casus/schema"

// SearchKind is what can be searched.
type SearchKind string

// The kinds of things that can be searched.
const (
	SearchEvent   SearchKind = "EVENT"
	SearchActor   SearchKind = "ACTOR"
	SearchPlace   SearchKind = "PLACE"
	SearchArticle SearchKind = "ARTICLE"
)

// SearchKinds returns every kind.
func SearchKinds() []SearchKind {
	return []SearchKind{SearchEvent, SearchActor, SearchPlace, SearchArticle}
}

// SearchResult is what a search found, the best first.
type SearchResult struct {
	Events   []schema.EventNode
	Actors   []*schema.Actor
	Places   []*schema.Place
	Articles []*schema.Article
}

// EventChange is an event that came up, that is otherwise than before, or, where Event is nil, that is gone.
type EventChange struct {
	ID       string
	Event    schema.EventNode
	New      bool
	Position uint64
	// Err is why the subscription ends; the change says nothing else then.
	Err error
}
