package schema

// Relation is a standing link between two actors, or an actor and a place, with all that asserts it.
type Relation struct {
	// ID derives from type, subject and object.
	ID        string       `json:"id"`
	Type      RelationType `json:"type"`
	SubjectID string       `json:"subject"`
	// ObjectID is an actor, or for CONTROLS a place.
	ObjectID string `json:"object"`
	// Status is the firmest that its assertions give: OCCURRED before PLANNED before CONDITIONAL before DENIED.
	Status Status `json:"status"`
	// Spans are the times in which it holds, in order and apart from each other; see store's doc.go for the rules.
	Spans   []Span    `json:"spans"`
	Roles   []string  `json:"roles,omitempty"`
	Support []Support `json:"support,omitempty"`
	// Confidence is that of its best assertion.
	Confidence float64     `json:"confidence"`
	Assertions []Assertion `json:"assertions"`
}

// Span is a stretch of time in which a relation holds; a zero Until means that nothing known ends it.
type Span struct {
	Since Time `json:"since,omitzero"`
	Until Time `json:"until,omitzero"`
}

// Assertion is one article's statement of a relation.
type Assertion struct {
	ArticleID   string     `json:"article"`
	Source      string     `json:"source,omitempty"`
	PublishedAt Time       `json:"publishedAt"`
	Status      Status     `json:"status"`
	Since       Time       `json:"since,omitzero"`
	Until       Time       `json:"until,omitzero"`
	Role        string     `json:"role,omitempty"`
	Support     []Support  `json:"support,omitempty"`
	Confidence  float64    `json:"confidence"`
	Evidence    []Evidence `json:"evidence"`
}

// Control is who holds a place in a stretch of time, and what says so.
type Control struct {
	PlaceID string
	ActorID string
	Since   Time
	// Until is zero where nothing known ends it.
	Until Time
	// Contested is true where another actor is said to hold the place, or a part of it, in the same time.
	Contested bool
	// Because are the events (captures, withdrawals) and relations (CONTROLS) that it follows from, by id.
	BecauseIDs []string
}

// Network is the relations that hold on a day and the actors they link.
type Network struct {
	AsOf      Time
	ActorIDs  []string
	Relations []*Relation
	// Truncated is true where there was more than the limit allowed.
	Truncated bool
}
