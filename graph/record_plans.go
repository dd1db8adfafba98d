package graph

import (
	"context"
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"casus/graph/plan"
	"casus/graph/view"
	"casus/schema"
)

// shapes are the types of the SDL as plans write them. They hang on each other, so that each is made empty first.
type shapes struct {
	actor    *plan.Object[*env, *schema.Actor]
	place    *plan.Object[*env, *schema.Place]
	article  *plan.Object[*env, *schema.Article]
	relation *plan.Object[*env, *schema.Relation]
	report   *plan.Object[*env, *schema.Report]
	// events are the types of events, in the order of eventCase.
	events [8]*plan.Object[*env, *schema.Event]
	event  plan.Shape[*env, *schema.Event]
	node   plan.Shape[*env, schema.Node]

	participant *plan.Object[*env, *schema.Participant]
	evidence    *plan.Object[*env, *schema.Evidence]
	span        *plan.Object[*env, *schema.Selector]
	count       *plan.Object[*env, *schema.Count]
	alias       *plan.Object[*env, *schema.Alias]
	control     *plan.Object[*env, *schema.Control]
	standing    *plan.Object[*env, *schema.Standing]
	agreement   *plan.Object[*env, *schema.Agreement]
	term        *plan.Object[*env, *schema.Term]
	ceasefire   *plan.Object[*env, *schema.Ceasefire]
	network     *plan.Object[*env, *schema.Network]
	found       *plan.Object[*env, *view.SearchResult]
	difference  *plan.Object[*env, *view.Difference]
	histogram   *plan.Object[*env, *schema.Histogram]
	path        *plan.Object[*env, *schema.Path]
	activity    *plan.Object[*env, *schema.Activity]
	pageInfo    *plan.Object[*env, *schema.PageInfo]
	correction  *plan.Object[*env, *view.Correction]

	eventPages      *plan.Object[*env, *view.Connection[*schema.Event]]
	actorPages      *plan.Object[*env, *view.ActorConnection]
	placePages      *plan.Object[*env, *view.PlaceConnection]
	articlePages    *plan.Object[*env, *view.ArticleConnection]
	relationPages   *plan.Object[*env, *view.RelationConnection]
	correctionPages *plan.Object[*env, *view.CorrectionConnection]
	disputes        *plan.Object[*env, *view.DisagreementConnection]
}

func object[T any](s *ast.Schema, name string) *plan.Object[*env, T] {
	return plan.NewObject[*env, T](s, name)
}

// newShapes describes all types to plan.
func newShapes(s *ast.Schema) *shapes {
	x := &shapes{
		actor: object[*schema.Actor](s, "Actor"), place: object[*schema.Place](s, "Place"), article: object[*schema.Article](s, "Article"),
		relation: object[*schema.Relation](s, "Relation"), report: object[*schema.Report](s, "Report"),
		participant: object[*schema.Participant](s, "Participant"), evidence: object[*schema.Evidence](s, "Evidence"),
		span: object[*schema.Selector](s, "TextSpan"), count: object[*schema.Count](s, "Count"), alias: object[*schema.Alias](s, "Alias"),
		control: object[*schema.Control](s, "Control"), standing: object[*schema.Standing](s, "Standing"),
		agreement: object[*schema.Agreement](s, "Agreement"), term: object[*schema.Term](s, "Term"), ceasefire: object[*schema.Ceasefire](s, "Ceasefire"),
		network: object[*schema.Network](s, "Network"), found: object[*view.SearchResult](s, "SearchResult"),
	}
	cases := make([]plan.Shape[*env, *schema.Event], len(x.events))
	for i, name := range eventTypes {
		x.events[i] = object[*schema.Event](s, name)
		cases[i] = x.events[i]
	}
	x.event = plan.NewAbstract(eventCase, cases...)
	x.node = plan.NewAbstract(nodeCase,
		plan.As(plan.Shape[*env, *schema.Article](x.article), asRecord[*schema.Article]), plan.As(x.event, asRecord[*schema.Event]),
		plan.As(plan.Shape[*env, *schema.Actor](x.actor), asRecord[*schema.Actor]), plan.As(plan.Shape[*env, *schema.Place](x.place), asRecord[*schema.Place]),
		plan.As(plan.Shape[*env, *schema.Relation](x.relation), asRecord[*schema.Relation]))
	info := object[*schema.PageInfo](s, "PageInfo")
	x.pageInfo = info
	plan.Bool(info, "hasNextPage", func(i *schema.PageInfo) bool { return i.HasNextPage })
	plan.Bool(info, "hasPreviousPage", func(i *schema.PageInfo) bool { return i.HasPreviousPage })
	cursor(info, "startCursor", func(i *schema.PageInfo) *string { return i.StartCursor })
	cursor(info, "endCursor", func(i *schema.PageInfo) *string { return i.EndCursor })
	x.eventPages = connectionShape(s, "Event", x.event, info)
	x.actorPages = connectionShape(s, "Actor", plan.Shape[*env, *schema.Actor](x.actor), info)
	x.placePages = connectionShape(s, "Place", plan.Shape[*env, *schema.Place](x.place), info)
	x.articlePages = connectionShape(s, "Article", plan.Shape[*env, *schema.Article](x.article), info)
	x.relationPages = connectionShape(s, "Relation", plan.Shape[*env, *schema.Relation](x.relation), info)
	x.describeEvents(s)
	x.describeReports()
	x.describeAgreements()
	x.describeEntities()
	x.describeRelations(s)
	x.describeAnalysis(s)
	x.describeCorrections(s)
	return x
}

// eventTypes are the names of the types of events.
var eventTypes = [8]string{"CeasefireAgreement", "CeasefireViolation", "OtherAgreement", "TerritorialShift", "ViolentEvent", "PoliticalEvent", "SupportEvent", "HumanCostEvent"}

// eventCase tells which of eventTypes an event has.
func eventCase(e *schema.Event) int {
	switch schema.Concrete(e).(type) {
	case schema.CeasefireAgreement:
		return 0
	case schema.CeasefireViolation:
		return 1
	case schema.OtherAgreement:
		return 2
	case schema.TerritorialShift:
		return 3
	case schema.ViolentEvent:
		return 4
	case schema.SupportEvent:
		return 6
	case schema.HumanCostEvent:
		return 7
	}
	return 5
}

func nodeCase(n schema.Node) int {
	switch n.(type) {
	case *schema.Article:
		return 0
	case *schema.Event:
		return 1
	case *schema.Actor:
		return 2
	case *schema.Place:
		return 3
	}
	return 4
}

func asRecord[T schema.Node](n schema.Node) T { return n.(T) }

// timeOf sets a field that is an EDTF date, null where nothing is known.
func timeOf[T any](o *plan.Object[*env, T], name string, get func(T) schema.Time) {
	plan.Leaf(o, name, func(b []byte, v T) []byte {
		t := get(v)
		if t.IsZero() {
			return append(b, "null"...)
		}
		return plan.AppendString(b, t.String())
	})
}

func integer[T any](o *plan.Object[*env, T], name string, get func(T) *int) {
	plan.Leaf(o, name, func(b []byte, v T) []byte { return plan.AppendInt(b, get(v)) })
}

func number64[T any](o *plan.Object[*env, T], name string, get func(T) float64) {
	plan.Float(o, name, func(v T) *float64 { f := get(v); return &f })
}

func cursor[T any](o *plan.Object[*env, T], name string, get func(T) *string) {
	plan.Leaf(o, name, func(b []byte, v T) []byte {
		if s := get(v); s != nil {
			return plan.AppendString(b, *s)
		}
		return append(b, "null"...)
	})
}

func actorsOf(e *env) *plan.Source[*schema.Actor] { return &e.actors }

func placesOf(e *env) *plan.Source[*schema.Place] { return &e.places }

func articlesOf(e *env) *plan.Source[*schema.Article] { return &e.articles }

func eventsOf(e *env) *plan.Source[*schema.Event] { return &e.events }

func nodesOf(e *env) *plan.Source[schema.Node] { return &e.nodes }

func contentsOf(e *env) *plan.Source[*contents] { return &e.contents }

// actors makes a field of actors by their ids, places one of places.
func actors[T any](x *shapes, ids func(T) []string) plan.Compiler[*env, T] {
	return plan.Links(x.actor, actorsOf, ids)
}

func places[T any](x *shapes, ids func(T) []string) plan.Compiler[*env, T] {
	return plan.Links(x.place, placesOf, ids)
}

// participants makes the field that has roles as its argument.
func participants[T any](x *shapes, get func(T) []schema.Participant) plan.Compiler[*env, T] {
	return func(c *plan.Compilation, f graphql.CollectedField) (plan.Writer[*env, T], error) {
		a := argumentsOf(c.Context, f)
		roles := list[schema.Role](a, "roles")
		if a.err != nil {
			return plan.Writer[*env, T]{}, a.err
		}
		var keep func(*schema.Participant) bool
		if len(roles) > 0 {
			keep = func(p *schema.Participant) bool { return slices.Contains(roles, p.Role) }
		}
		return plan.Some(c, f, x.participant, get, keep)
	}
}

func (x *shapes) describeEntities() {
	plan.String(x.alias, "name", func(a *schema.Alias) string { return a.Name })
	timeOf(x.alias, "since", func(a *schema.Alias) schema.Time { return a.Since })
	timeOf(x.alias, "until", func(a *schema.Alias) schema.Time { return a.Until })

	plan.String(x.actor, "id", func(a *schema.Actor) string { return a.ID })
	plan.String(x.actor, "name", func(a *schema.Actor) string { return a.Name })
	plan.Word(x.actor, "kind", func(a *schema.Actor) schema.ActorKind { return a.Kind })
	plan.Text(x.actor, "country", func(a *schema.Actor) string { return a.Country })
	plan.Text(x.actor, "wikidata", func(a *schema.Actor) string { return a.Wikidata })
	plan.Bool(x.actor, "generic", func(a *schema.Actor) bool { return a.Generic })
	plan.Many(x.actor, "aliases", x.alias, func(a *schema.Actor) []schema.Alias { return a.Aliases })
	x.actor.Set("relations", held(x.relationPages, (*schema.Actor).NodeID, func(a *arguments) reading[view.RelationConnection] {
		types, asOf, page := list[schema.RelationType](a, "types"), a.time("asOf"), a.page()
		return each(func(ctx context.Context, e *env, id string) (*view.RelationConnection, error) {
			return readRelations(ctx, e.reader, schema.RelationFilter{Types: types, Around: []string{id}, AsOf: asOf}, e.knownBy, page)
		})
	}))
	x.actor.Set("timeline", held(x.eventPages, (*schema.Actor).NodeID, func(a *arguments) reading[view.Connection[*schema.Event]] {
		f, order, page := input[schema.EventFilter](a, "filter", "EventFilter"), schema.Order(orEmpty(a.text("order"))), a.page()
		return each(func(ctx context.Context, e *env, id string) (*view.Connection[*schema.Event], error) {
			f := f
			f.Actors = []string{id}
			return readTimeline(ctx, e.reader, f, order, e.knownBy, page)
		})
	}))

	plan.String(x.place, "id", func(p *schema.Place) string { return p.ID })
	plan.String(x.place, "name", func(p *schema.Place) string { return p.Name })
	plan.Word(x.place, "kind", func(p *schema.Place) schema.PlaceKind { return p.Kind })
	plan.Text(x.place, "country", func(p *schema.Place) string { return p.Country })
	plan.Float(x.place, "latitude", func(p *schema.Place) *float64 { return p.Latitude })
	plan.Float(x.place, "longitude", func(p *schema.Place) *float64 { return p.Longitude })
	integer(x.place, "geonames", func(p *schema.Place) *int {
		if p.GeoNames == 0 {
			return nil
		}
		return &p.GeoNames
	})
	x.place.Set("within", places(x, func(p *schema.Place) []string { return p.WithinIDs }))
	plan.Many(x.place, "aliases", x.alias, func(p *schema.Place) []schema.Alias { return p.Aliases })
	x.place.Set("timeline", held(x.eventPages, (*schema.Place).NodeID, func(a *arguments) reading[view.Connection[*schema.Event]] {
		f, order, page := input[schema.EventFilter](a, "filter", "EventFilter"), schema.Order(orEmpty(a.text("order"))), a.page()
		return each(func(ctx context.Context, e *env, id string) (*view.Connection[*schema.Event], error) {
			f := f
			f.Places = []string{id}
			return readTimeline(ctx, e.reader, f, order, e.knownBy, page)
		})
	}))
	x.place.Set("control", held(pointed(x.control), (*schema.Place).NodeID, func(*arguments) reading[[]schema.Control] {
		return each(func(ctx context.Context, e *env, id string) (*[]schema.Control, error) {
			controls, err := e.reader.Control(ctx, id, schema.Time{}, e.knownBy)
			return &controls, err
		})
	}))

	x.control.Set("place", plan.Link(x.place, false, placesOf, func(c *schema.Control) string { return c.PlaceID }))
	x.control.Set("actor", plan.Link(x.actor, false, actorsOf, func(c *schema.Control) string { return c.ActorID }))
	timeOf(x.control, "since", func(c *schema.Control) schema.Time { return c.Since })
	timeOf(x.control, "until", func(c *schema.Control) schema.Time { return c.Until })
	plan.Bool(x.control, "contested", func(c *schema.Control) bool { return c.Contested })
	x.control.Set("because", plan.Links(x.node, nodesOf, func(c *schema.Control) []string { return c.BecauseIDs }))
}

// pointed is the shape of a list that stands behind a pointer.
func pointed[V any](shape *plan.Object[*env, *V]) plan.Shape[*env, *[]V] {
	return plan.As(plan.ListOf(plan.Shape[*env, *V](shape)), func(p *[]V) []*V { return pointers(*p) })
}

func (x *shapes) describeRelations(s *ast.Schema) {
	span := object[*schema.Span](s, "Span")
	timeOf(span, "since", func(p *schema.Span) schema.Time { return p.Since })
	timeOf(span, "until", func(p *schema.Span) schema.Time { return p.Until })

	said := object[*schema.Assertion](s, "Assertion")
	said.Set("article", plan.Link(x.article, false, articlesOf, func(a *schema.Assertion) string { return a.ArticleID }))
	plan.Word(said, "status", func(a *schema.Assertion) schema.Status { return a.Status })
	timeOf(said, "since", func(a *schema.Assertion) schema.Time { return a.Since })
	timeOf(said, "until", func(a *schema.Assertion) schema.Time { return a.Until })
	plan.Text(said, "role", func(a *schema.Assertion) string { return a.Role })
	plan.Strings(said, "support", func(a *schema.Assertion) []schema.Support { return a.Support })
	number64(said, "confidence", func(a *schema.Assertion) float64 { return a.Confidence })
	plan.Many(said, "evidence", x.evidence, func(a *schema.Assertion) []schema.Evidence { return a.Evidence })

	plan.String(x.relation, "id", func(r *schema.Relation) string { return r.ID })
	plan.String(x.relation, "type", func(r *schema.Relation) schema.RelationType { return r.Type })
	x.relation.Set("subject", plan.Link(x.actor, false, actorsOf, func(r *schema.Relation) string { return r.SubjectID }))
	object := func(r *schema.Relation) string { return r.ObjectID }
	x.relation.Set("object", plan.Choose(func(r *schema.Relation) int {
		if r.Type == schema.Controls {
			return 1
		}
		return 0
	}, plan.Link(x.actor, false, actorsOf, object), plan.Link(x.place, false, placesOf, object)))
	plan.Word(x.relation, "status", func(r *schema.Relation) schema.Status { return r.Status })
	plan.Many(x.relation, "spans", span, func(r *schema.Relation) []schema.Span { return r.Spans })
	plan.Strings(x.relation, "roles", func(r *schema.Relation) []string { return r.Roles })
	plan.Strings(x.relation, "support", func(r *schema.Relation) []schema.Support { return r.Support })
	number64(x.relation, "confidence", func(r *schema.Relation) float64 { return r.Confidence })
	plan.Many(x.relation, "assertions", said, func(r *schema.Relation) []schema.Assertion { return r.Assertions })

	timeOf(x.network, "asOf", func(n *schema.Network) schema.Time { return n.AsOf })
	x.network.Set("actors", actors(x, func(n *schema.Network) []string { return n.ActorIDs }))
	x.network.Set("places", places(x, placesIn))
	plan.Value(x.network, "relations", plan.ListOf(plan.Shape[*env, *schema.Relation](x.relation)), func(n *schema.Network) []*schema.Relation { return n.Relations })
	plan.Bool(x.network, "truncated", func(n *schema.Network) bool { return n.Truncated })

	plan.Value(x.found, "events", plan.ListOf(x.event), func(f *view.SearchResult) []*schema.Event { return records(f.Events) })
	plan.Value(x.found, "actors", plan.ListOf(plan.Shape[*env, *schema.Actor](x.actor)), func(f *view.SearchResult) []*schema.Actor { return f.Actors })
	plan.Value(x.found, "places", plan.ListOf(plan.Shape[*env, *schema.Place](x.place)), func(f *view.SearchResult) []*schema.Place { return f.Places })
	plan.Value(x.found, "articles", plan.ListOf(plan.Shape[*env, *schema.Article](x.article)), func(f *view.SearchResult) []*schema.Article { return f.Articles })
}
