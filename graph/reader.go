package graph

import (
	"context"

	"casus/graph/view"
	"casus/schema"
)

// Reader is all that the API reads. *store.Store satisfies it. Lists of records by id come back in the order asked, nil
// where there is none; knownBy is Unix seconds, schema.EndOfTime for now. A schema.InvalidError is the client's to mend.
type Reader interface {
	EventReader
	EntityReader
	ArticleReader
	RelationReader
	AgreementReader
	AnalysisReader
	CorrectionReader
	// Control tells who holds a place on a day; the zero Time asks for its whole history.
	Control(ctx context.Context, place string, asOf schema.Time, knownBy int64) ([]schema.Control, error)
	Statistics(ctx context.Context) (schema.Statistics, error)
	// Follow gives changes after their commit until ctx ends. A channel that is closed before says that its reader was too
	// slow, that more changed than is told one by one, or that the store has been closed.
	Follow(ctx context.Context) <-chan schema.Change
}

// EventReader reads events.
type EventReader interface {
	Events(ctx context.Context, ids []string, knownBy int64) ([]*schema.Event, error)
	Timeline(ctx context.Context, q schema.TimelineQuery) (schema.PageOf[*schema.Event], error)
	CountEvents(ctx context.Context, f schema.EventFilter, knownBy int64) (int, error)
}

// EntityReader reads actors and places.
type EntityReader interface {
	Actors(ctx context.Context, ids []string) ([]*schema.Actor, error)
	// ActorsNamed are, for each name, the ids of the actors who have it as name or alias, compared by schema.NameKey; none for a name that nobody has.
	ActorsNamed(ctx context.Context, names []string) ([][]string, error)
	ListActors(ctx context.Context, f schema.ActorFilter, p schema.Page) (schema.PageOf[*schema.Actor], error)
	CountActors(ctx context.Context, f schema.ActorFilter) (int, error)
	Places(ctx context.Context, ids []string) ([]*schema.Place, error)
	// PlacesNamed are the same of places.
	PlacesNamed(ctx context.Context, names []string) ([][]string, error)
	ListPlaces(ctx context.Context, f schema.PlaceFilter, p schema.Page) (schema.PageOf[*schema.Place], error)
	CountPlaces(ctx context.Context, f schema.PlaceFilter) (int, error)
}

// ArticleReader reads articles and what they say.
type ArticleReader interface {
	Articles(ctx context.Context, ids []string) ([]*schema.Article, error)
	ListArticles(ctx context.Context, f schema.ArticleFilter, knownBy int64, p schema.Page) (schema.PageOf[*schema.Article], error)
	CountArticles(ctx context.Context, f schema.ArticleFilter, knownBy int64) (int, error)
	// ArticleContents are the events that each article reports and the relations that it asserts.
	ArticleContents(ctx context.Context, ids []string, knownBy int64) ([][]*schema.Event, [][]*schema.Relation, error)
}

// RelationReader reads relations.
type RelationReader interface {
	Relations(ctx context.Context, ids []string, knownBy int64) ([]*schema.Relation, error)
	ListRelations(ctx context.Context, f schema.RelationFilter, knownBy int64, p schema.Page) (schema.PageOf[*schema.Relation], error)
	CountRelations(ctx context.Context, f schema.RelationFilter, knownBy int64) (int, error)
	Network(ctx context.Context, q schema.NetworkQuery) (*schema.Network, error)
}

// AgreementReader reads agreements and how they stand.
type AgreementReader interface {
	Ceasefires(ctx context.Context, asOf schema.Time, place string, states []schema.AgreementState, knownBy int64, first int) ([]*schema.Ceasefire, error)
	Standing(ctx context.Context, eventID string, asOf schema.Time, knownBy int64) (schema.Standing, error)
	// Breaches are the violations tied to each event, those that happened by asOf; all for the zero Time.
	Breaches(ctx context.Context, eventIDs []string, asOf schema.Time, knownBy int64) ([][]*schema.Event, error)
}

// AnalysisReader counts, compares and connects.
type AnalysisReader interface {
	Histogram(ctx context.Context, q schema.HistogramQuery) (*schema.Histogram, error)
	// Path gives nil where there is none.
	Path(ctx context.Context, q schema.PathQuery) (*schema.Path, error)
	// Activity counts events that touch a time; all for the zero Time.
	Activity(ctx context.Context, actor string, during schema.Time, knownBy int64) (*schema.Activity, error)
	Disagreements(ctx context.Context, q schema.TimelineQuery) (schema.PageOf[*schema.Disagreement], error)
	CountDisagreements(ctx context.Context, f schema.EventFilter, knownBy int64) (int, error)
	Changes(ctx context.Context, q schema.ChangesQuery) (schema.PageOf[*schema.KnowledgeChange], error)
	// Selects tells whether an event, as known by a moment, is one that a filter selects.
	Selects(ctx context.Context, eventID string, f schema.EventFilter, knownBy int64) (bool, error)
}

// CorrectionReader reads what analysts have corrected.
type CorrectionReader interface {
	// Corrections lists all, undos among them, the latest first.
	Corrections(ctx context.Context, p schema.Page) (schema.PageOf[*schema.Correction], error)
	CountCorrections(ctx context.Context) (int, error)
	// History gives for each id the corrections that are about what it names, in the order in which they were made.
	History(ctx context.Context, ids []string) ([][]*schema.Correction, error)
}

// Corrector makes corrections. It gives back the correction with what it filled in, and what that changed. A schema.InvalidError
// says that the correction makes no sense, a schema.ConflictError that it contradicts another.
type Corrector interface {
	Correct(ctx context.Context, c schema.Correction) (schema.Correction, schema.Outcome, error)
}

// LoadInput is an article that a client hands in.
type LoadInput = view.LoadArticleInput

// LoadResult is what loading an article did.
type LoadResult = view.LoadResult

// Loader reads an article and, unless it is a dry run, stores what it says. A schema.InvalidError says what is wrong with
// the input.
type Loader interface {
	Load(ctx context.Context, in LoadInput, dryRun bool) (LoadResult, error)
}
