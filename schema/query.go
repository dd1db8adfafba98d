package schema

import "math"

// BeginningOfTime and EndOfTime bound instants in Unix seconds.
const (
	BeginningOfTime int64 = math.MinInt64
	EndOfTime       int64 = math.MaxInt64
)

// EventFilter selects events. Values inside a field are alternatives; the fields given must all hold. The zero filter
// selects everything.
type EventFilter struct {
	// Actors by id, in any role unless Roles says which.
	Actors []string `json:"actors,omitempty"`
	// ActorNames are further alternatives to Actors, by name or alias. The API finds the ids; a store takes ids only.
	ActorNames []string `json:"actorNames,omitempty"`
	Roles      []Role   `json:"roles,omitempty"`

	Types    []EventType  `json:"types,omitempty"`
	Classes  []EventClass `json:"classes,omitempty"`
	Statuses []Status     `json:"statuses,omitempty"`
	// Places by id; a place finds the places that lie in it.
	Places []string `json:"places,omitempty"`
	// PlaceNames are further alternatives to Places, by name or alias. The API finds the ids; a store takes ids only.
	PlaceNames []string `json:"placeNames,omitempty"`
	// Countries as CountryCode reads them, or by a code that places have as their country; each finds all that happened in it.
	Countries []string `json:"countries,omitempty"`
	// Sources by the outlet's name, as the articles give it.
	Sources []string `json:"sources,omitempty"`
	// Words are looked up in summaries and evidence; all must be there.
	Words string `json:"words,omitempty"`
	// During keeps events whose time touches it.
	During Time `json:"during,omitzero"`
	// Since and Until are During taken apart, from the beginning of the one to the end of the other. The API makes a During of them; a
	// store takes that only.
	Since Time `json:"since,omitzero"`
	Until Time `json:"until,omitzero"`
	// MinConfidence keeps events of at least this confidence, 0 to 1.
	MinConfidence float64 `json:"minConfidence,omitempty"`
}

// Empty tells whether the filter selects everything.
func (f EventFilter) Empty() bool {
	return len(f.Actors) == 0 && len(f.ActorNames) == 0 && len(f.Roles) == 0 && len(f.Types) == 0 && len(f.Classes) == 0 && len(f.Statuses) == 0 && len(f.Places) == 0 && len(f.PlaceNames) == 0 &&
		len(f.Countries) == 0 && len(f.Sources) == 0 && f.Words == "" && f.During.IsZero() &&
		f.Since.IsZero() && f.Until.IsZero() && f.MinConfidence == 0
}

// BeyondActors tells whether the filter says anything but which actors take part.
func (f EventFilter) BeyondActors() bool {
	f.Actors, f.ActorNames = nil, nil
	return !f.Empty()
}

// Joined puts Since and Until together as During, which is what a store takes. A *InvalidError is about "during" or "until".
func (f EventFilter) Joined() (EventFilter, error) {
	if f.Since.IsZero() && f.Until.IsZero() {
		return f, nil
	}
	if !f.During.IsZero() {
		return f, Invalidf("during", "cannot be given together with since or until")
	}
	during, err := Interval(f.Since, f.Until)
	if err != nil {
		return f, Invalidf("until", "with since: %v", err)
	}
	f.During, f.Since, f.Until = during, Time{}, Time{}
	return f, nil
}

// Order is the direction of a timeline.
type Order string

// The orders of a timeline.
const (
	OldestFirst Order = "OLDEST_FIRST"
	NewestFirst Order = "NEWEST_FIRST"
)

// Orders returns both orders.
func Orders() []Order { return []Order{OldestFirst, NewestFirst} }

// TimelineQuery asks for one page of a timeline.
type TimelineQuery struct {
	Filter EventFilter
	Order  Order
	// KnownBy is Unix seconds: only what had been published by then is seen, and events derive from that alone.
	// EndOfTime for all.
	KnownBy int64
	Page    Page
}

// Page is a Relay page: First items After a cursor, or Last items Before one. Exactly one of First and Last is positive.
type Page struct {
	First, Last   int
	After, Before string
}

// PageInfo is Relay's.
type PageInfo struct {
	HasNextPage     bool
	HasPreviousPage bool
	StartCursor     *string
	EndCursor       *string
}

// PageOf is one page of a list, each item with its cursor.
type PageOf[T any] struct {
	Items []T
	// Cursors has the opaque cursor of each item.
	Cursors     []string
	HasNext     bool
	HasPrevious bool
}

// Info is the page's PageInfo.
func (p PageOf[T]) Info() PageInfo {
	info := PageInfo{HasNextPage: p.HasNext, HasPreviousPage: p.HasPrevious}
	if n := len(p.Cursors); n > 0 {
		info.StartCursor, info.EndCursor = &p.Cursors[0], &p.Cursors[n-1]
	}
	return info
}

// ActorFilter selects actors.
type ActorFilter struct {
	// Name is matched against names and aliases, word by word from the beginning of each.
	Name      string      `json:"name,omitempty"`
	Kinds     []ActorKind `json:"kinds,omitempty"`
	Countries []string    `json:"countries,omitempty"`
}

// PlaceFilter selects places.
type PlaceFilter struct {
	Name      string      `json:"name,omitempty"`
	Kinds     []PlaceKind `json:"kinds,omitempty"`
	Countries []string    `json:"countries,omitempty"`
}

// ArticleFilter selects articles.
type ArticleFilter struct {
	// Words are looked up in title and text; all must be there.
	Words   string   `json:"words,omitempty"`
	Sources []string `json:"sources,omitempty"`
	// Published keeps articles published in it.
	Published Time `json:"published,omitzero"`
}

// RelationFilter selects relations.
type RelationFilter struct {
	Types    []RelationType `json:"types,omitempty"`
	Subjects []string       `json:"subjects,omitempty"`
	Objects  []string       `json:"objects,omitempty"`
	// Around keeps relations with one of these actors or places at either end.
	Around   []string `json:"around,omitempty"`
	Statuses []Status `json:"statuses,omitempty"`
	// AsOf keeps relations that hold on the day; zero for all, whenever they held.
	AsOf Time `json:"asOf,omitzero"`
}

// NetworkQuery asks for the relations that hold on a day, around some actors or all.
type NetworkQuery struct {
	AsOf    Time
	KnownBy int64
	Types   []RelationType
	// Around are the actors to start from; empty for the whole network.
	Around []string
	// AroundNames are further ones, by name or alias. The API finds the ids; a store takes ids only.
	AroundNames []string
	// Depth is how many relations away from Around it reaches, 1 to 5.
	Depth int
	// Limit bounds the relations.
	Limit int
}

// Granularity is the width of a histogram's buckets.
type Granularity string

// The granularities of a histogram. A week begins on Monday (ISO 8601).
const (
	ByDay   Granularity = "DAY"
	ByWeek  Granularity = "WEEK"
	ByMonth Granularity = "MONTH"
	ByYear  Granularity = "YEAR"
)

// Granularities returns every granularity.
func Granularities() []Granularity { return []Granularity{ByDay, ByWeek, ByMonth, ByYear} }

// Facet is what a histogram tells its counts apart by.
type Facet string

// The facets of a histogram.
const (
	FacetClass  Facet = "CLASS"
	FacetType   Facet = "TYPE"
	FacetActor  Facet = "ACTOR"
	FacetPlace  Facet = "PLACE"
	FacetSource Facet = "SOURCE"
)

// Facets returns every facet.
func Facets() []Facet { return []Facet{FacetClass, FacetType, FacetActor, FacetPlace, FacetSource} }

// HistogramQuery asks how many events there were in each interval.
type HistogramQuery struct {
	Filter   EventFilter
	Interval Granularity
	// By tells counts apart; empty for one count an interval.
	By Facet
	// Values are those of By to count: ids of actors or places, names of outlets, types, classes. Empty for all of them; of actors,
	// places and sources the Limit with the most events, which reads every event: give Values where there are many.
	Values  []string
	Limit   int
	KnownBy int64
}

// Bucket is how many events began in an interval.
type Bucket struct {
	// Time is the interval: a day, a month, a year, or from a Monday to a Sunday.
	Time Time
	// Value is that of the facet; empty where none was asked for.
	Value string
	Count int
}

// Histogram has the buckets in which there is something, in the order of time, then value.
type Histogram struct {
	Buckets []Bucket
	// Undated is how many events have no known time; they are in no bucket.
	Undated int
}

// PathQuery asks how two actors or places are linked on a day.
type PathQuery struct {
	From, To string
	AsOf     Time
	KnownBy  int64
	Types    []RelationType
	// MaxDepth is the most relations that the path may have.
	MaxDepth int
}

// Path is a chain of relations.
type Path struct {
	AsOf Time
	// NodeIDs are the actors and places on it, from one end to the other; Relations has the link between each and the next.
	NodeIDs   []string
	Relations []*Relation
}

// Activity is what an actor was in.
type Activity struct {
	ActorID string
	Events  int
	// First and Last are the events that began first and last; nil where there are none.
	First, Last *Event
	ByType      []TypeCount
	ByRole      []RoleCount
}

// TypeCount is how many events are of a type.
type TypeCount struct {
	Type  EventType
	Count int
}

// RoleCount is in how many events an actor had a role.
type RoleCount struct {
	Role  Role
	Count int
}

// Disagreement is an event whose reports contradict each other.
type Disagreement struct {
	Event *Event
	// About are the fields in which two reports cannot both be true, with what each report says.
	About []Difference
}

// ChangesQuery asks what became known after one moment and by another, in Unix seconds.
type ChangesQuery struct {
	KnownFrom, KnownTo int64
	// Filter selects by the events as known at either moment.
	Filter EventFilter
	First  int
	After  string
}

// KnowledgeChange is what became known of an event.
type KnowledgeChange struct {
	// Event is as known at the later moment: another than Before where that has been merged into it, nil where nothing is left that counts. Before is as known at the
	// earlier moment; nil where it was not known.
	Event, Before *Event
	// NewReportIDs are the reports that came in between.
	NewReportIDs []string
	// PublishedAt is when the first of them was published; zero where none came.
	PublishedAt Time
	// Corrections are those known from in between on that concern it, in the order in which they were known.
	Corrections []*Correction
}

// Outcome is what applying an extraction did.
type Outcome struct {
	ArticleID string
	// Known is true where the article was there already and nothing changed.
	Known bool
	// Position is the journal position of the entry.
	Position uint64
	// NewEvents are events that came up, UpdatedEvents those that have other reports than before.
	NewEvents     []string
	UpdatedEvents []string
	// LeftEvents are the ids, as they were before, of events that reports of earlier articles have left for others. One that no event is called by any more leads
	// to the event that has the report by which it was called.
	LeftEvents []string
	// GoneEvents is how many events have become a part of others.
	GoneEvents int
	// FormerEvents are ids by which no event is called any more: of events that are gone, retracted, merged, or called by an earlier report now.
	FormerEvents []string
	// More is true where more events are otherwise than before than are listed.
	More      bool
	NewActors []string
	NewPlaces []string
	Relations []string
}

// Change tells that an event came up (New), that no event is called by an id any more (Gone), or else that an event is otherwise than before.
type Change struct {
	Position  uint64
	EventID   string
	New, Gone bool
}

// Statistics counts what a store holds.
type Statistics struct {
	Articles  int `json:"articles"`
	Events    int `json:"events"`
	Reports   int `json:"reports"`
	Actors    int `json:"actors"`
	Places    int `json:"places"`
	Relations int `json:"relations"`
	// Position is that of the last journal entry.
	Position uint64 `json:"position"`
}
