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
	Article       *schema.Article
	Known         bool
	DryRun        bool
	Events        []ReadEvent
	Relations     []ReadRelation
	Uncoded       []schema.Selector
	NewEvents     []schema.EventNode
	UpdatedEvents []schema.EventNode
}

// ReadEvent is an event as one article tells it, with names in place of ids.
type ReadEvent struct {
	Type         schema.EventType
	Status       schema.Status
	Date         schema.Time
	Summary      string
	Participants []ReadParticipant
	Places       []string
	Trigger      *schema.Selector
	Confidence   float64
	Evidence     []schema.Selector
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
	Confidence      float64
	Evidence        []schema.Selector
}

// Read gives an extraction's events and relations with names in place of the line's ids.
func Read(x *schema.Extraction) ([]ReadEvent, []ReadRelation) {
	names := make(map[string]string, len(x.Actors)+len(x.Places))
	for _, p := range x.Places {
		names[p.ID] = p.Name
	}
	for _, a := range x.Actors {
		names[a.ID] = a.Name
	}
	places := make(map[string]string, len(x.Places))
	for _, p := range x.Places {
		places[p.ID] = p.Name
	}
	events := make([]ReadEvent, len(x.Events))
	for i, e := range x.Events {
		r := ReadEvent{Type: e.Type, Status: orOccurred(e.Status), Date: e.Date, Summary: e.Summary, Trigger: e.Trigger,
			Confidence: e.Confidence, Evidence: e.Evidence}
		for _, p := range e.Participants {
			r.Participants = append(r.Participants, ReadParticipant{Role: p.Role, Name: names[p.Actor]})
		}
		for _, p := range e.Places {
			r.Places = append(r.Places, places[p])
		}
		events[i] = r
	}
	relations := make([]ReadRelation, len(x.Relations))
	for i, rel := range x.Relations {
		object := names[rel.Object]
		if rel.Type == schema.Controls {
			object = places[rel.Object]
		}
		relations[i] = ReadRelation{Type: rel.Type, Subject: names[rel.Subject], Object: object, Status: orOccurred(rel.Status),
			Since: rel.Since, Until: rel.Until, Confidence: rel.Confidence, Evidence: rel.Evidence}
	}
	return events, relations
}

// orOccurred is the status that a line means which gives none.
func orOccurred(s schema.Status) schema.Status {
	if s == "" {
		return schema.Occurred
	}
	return s
}
