package view

import "casus/schema"

// LoadArticleInput is an article to load, as a client hands it in. Only Text is required.
type LoadArticleInput struct {
	// Text is the text as it stands on the page; menus, credits and comments are left out by the loader.
	Text string
	// Title and PublishedAt are found in the text where they are not given.
	Title       string
	Source      string
	URL         string
	PublishedAt schema.Time
	ExternalID  string
}

// LoadResult is what loading an article did, or for a dry run would do.
type LoadResult struct {
	// Extraction is what was read out of the article.
	Extraction *schema.Extraction
	// Outcome is what storing it did; of a dry run only Known counts.
	Outcome schema.Outcome
}

// LoadArticlePayload is the mutation's answer.
type LoadArticlePayload struct {
	Article *schema.Article
	Known   bool
	DryRun  bool
	Reading
	Uncoded       []schema.Selector
	NewEvents     []schema.EventNode
	UpdatedEvents []schema.EventNode
}

// Reading is what was read out of an article, with names in place of the line's ids.
type Reading struct {
	Actors    []ReadActor
	Places    []ReadPlace
	Events    []ReadEvent
	Relations []ReadRelation
}

// ReadActor is somebody whom an article names.
type ReadActor struct {
	Name     string
	Kind     schema.ActorKind
	Country  *string
	Generic  bool
	Mentions []schema.Selector
}

// ReadPlace is a place that an article names, or one that such a place lies in.
type ReadPlace struct {
	Name     string
	Kind     schema.PlaceKind
	Country  *string
	Mentions []schema.Selector
}

// ReadEvent is an event as one article tells it, with names in place of ids.
type ReadEvent struct {
	Type         schema.EventType
	Class        schema.EventClass
	Status       schema.Status
	Date         schema.Time
	TimeSource   schema.TimeSource
	Summary      string
	Participants []ReadParticipant
	Places       []string
	Trigger      *schema.Selector
	Killed       *schema.Count
	Injured      *schema.Count
	Abducted     *schema.Count
	Displaced    *schema.Count
	Weapon       *string
	AttributedTo []string
	Agreement    *ReadAgreement
	Confidence   float64
	Evidence     []schema.Selector
}

// ReadAgreement is what an agreement has besides, as one article tells it.
type ReadAgreement struct {
	Effective, Ends  schema.Time
	Covers, Excludes []string
	Purpose          schema.AgreementPurpose
	Kind             schema.AgreementKind
	Sides            schema.AgreementSides
	Written          *bool
	Terms            []ReadTerm
}

// ReadTerm is one thing that an agreement asks of somebody, as one article tells it.
type ReadTerm struct {
	Text              string
	Type              schema.EventType
	Who, Whom, Places []string
	Until             schema.Time
	Condition         *string
	Status            schema.Status
	Evidence          []schema.Selector
}

// ReadParticipant is somebody's part in an event as one article tells it.
type ReadParticipant struct {
	Role schema.Role
	Name string
}

// ReadRelation is a relation as one article states it, with names in place of ids.
type ReadRelation struct {
	Type            schema.RelationType
	Subject, Object string
	Status          schema.Status
	Since, Until    schema.Time
	Role            *string
	Support         []schema.Support
	Confidence      float64
	Evidence        []schema.Selector
}

// Read gives what an extraction has with names in place of the line's ids.
func Read(x *schema.Extraction) Reading {
	actors, places := make(names, len(x.Actors)), make(names, len(x.Places))
	var out Reading
	for _, a := range x.Actors {
		actors[a.ID] = a.Name
		out.Actors = append(out.Actors, ReadActor{Name: a.Name, Kind: a.Kind, Country: given(a.Country), Generic: a.Generic, Mentions: a.Mentions})
	}
	for _, p := range x.Places {
		places[p.ID] = p.Name
		out.Places = append(out.Places, ReadPlace{Name: p.Name, Kind: p.Kind, Country: given(p.Country), Mentions: p.Mentions})
	}
	for i := range x.Events {
		out.Events = append(out.Events, readEvent(&x.Events[i], actors, places))
	}
	for _, r := range x.Relations {
		object := actors[r.Object]
		if r.Type == schema.Controls {
			object = places[r.Object]
		}
		out.Relations = append(out.Relations, ReadRelation{Type: r.Type, Subject: actors[r.Subject], Object: object, Status: orOccurred(r.Status),
			Since: r.Since, Until: r.Until, Role: given(r.Role), Support: r.Support, Confidence: r.Confidence, Evidence: r.Evidence})
	}
	return out
}

// names are the names of a line's actors or places by id.
type names map[string]string

func (n names) of(ids []string) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = n[id]
	}
	return out
}

func readEvent(e *schema.ExtractedEvent, actors, places names) ReadEvent {
	r := ReadEvent{Type: e.Type, Class: e.Type.Class(), Status: orOccurred(e.Status), Date: e.Date, TimeSource: e.TimeSource, Summary: e.Summary,
		Places: places.of(e.Places), Trigger: e.Trigger, Killed: e.Killed, Injured: e.Injured, Abducted: e.Abducted, Displaced: e.Displaced,
		Weapon: given(e.Weapon), AttributedTo: actors.of(e.AttributedTo), Confidence: e.Confidence, Evidence: e.Evidence}
	for _, p := range e.Participants {
		r.Participants = append(r.Participants, ReadParticipant{Role: p.Role, Name: actors[p.Actor]})
	}
	if g := e.Agreement; g != nil {
		r.Agreement = &ReadAgreement{Effective: g.Effective, Ends: g.Ends, Covers: places.of(g.Covers), Excludes: actors.of(g.Excludes),
			Purpose: g.Purpose, Kind: g.Kind, Sides: g.Sides, Written: g.Written}
		for _, t := range g.Terms {
			r.Agreement.Terms = append(r.Agreement.Terms, ReadTerm{Text: t.Text, Type: t.Type, Who: actors.of(t.Who), Whom: actors.of(t.Whom),
				Places: places.of(t.Places), Until: t.Until, Condition: given(t.Condition), Status: t.Status, Evidence: t.Evidence})
		}
	}
	return r
}

// given is nil for "".
func given(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// orOccurred is the status that a line means which gives none.
func orOccurred(s schema.Status) schema.Status {
	if s == "" {
		return schema.Occurred
	}
	return s
}
