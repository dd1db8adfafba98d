package view

import "casus/schema"

// Correction is a correction as the API shows it.
type Correction struct {
	Position               int
	Kind                   schema.CorrectionKind
	Author, Reason         string
	At, KnownFrom          schema.Time
	Target, Made           *string
	Merged, Names, Reports []string
	Set, Was               *EventCorrection
	Undoes, UndoneBy       *int
}

// EventCorrection is what a correction says of an event, or what was shown.
type EventCorrection struct {
	Type             schema.EventType
	Status           schema.Status
	Date             schema.Time
	AddParticipants  []CorrectedParticipant
	DropParticipants []string
	AddPlaces        []string
	DropPlaces       []string
	Participants     []CorrectedParticipant
	Places           []string
}

// CorrectedParticipant is somebody's part in an event, by id.
type CorrectedParticipant struct {
	Role  schema.Role
	Actor string
}

type (
	// CorrectionConnection is a page of corrections.
	CorrectionConnection = Connection[*Correction]
	// CorrectionEdge is one of corrections in a page.
	CorrectionEdge = Edge[*Correction]
)

// Correct shows a correction.
func Correct(c *schema.Correction) *Correction {
	out := &Correction{Position: int(c.Position), Kind: c.Kind, Author: c.Author, Reason: c.Reason, At: c.At, KnownFrom: c.KnownFrom, Target: orNull(c.Target),
		Made: orNull(c.Made), Merged: c.Others, Names: c.Names, Reports: c.Reports, Set: correctedEvent(c.Set), Was: correctedEvent(c.Was),
		Undoes: position(c.Undoes), UndoneBy: position(c.UndoneBy)}
	if out.KnownFrom.IsZero() {
		out.KnownFrom = c.At
	}
	if c.Alias != nil {
		out.Names = append(out.Names, c.Alias.Name)
	}
	return out
}

// Corrections shows several.
func Corrections(cs []*schema.Correction) []*Correction {
	out := make([]*Correction, len(cs))
	for i, c := range cs {
		out[i] = Correct(c)
	}
	return out
}

func correctedEvent(e *schema.EventCorrection) *EventCorrection {
	if e == nil {
		return nil
	}
	return &EventCorrection{Type: e.Type, Status: e.Status, Date: e.Date, AddParticipants: correctedParticipants(e.AddParticipants), DropParticipants: e.DropParticipants,
		AddPlaces: e.AddPlaceIDs, DropPlaces: e.DropPlaceIDs, Participants: correctedParticipants(e.Participants), Places: e.PlaceIDs}
}

func correctedParticipants(ps []schema.Participant) []CorrectedParticipant {
	out := make([]CorrectedParticipant, len(ps))
	for i, p := range ps {
		out[i] = CorrectedParticipant{p.Role, p.ActorID}
	}
	return out
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// position is nil for none.
func position(p uint64) *int {
	if p == 0 {
		return nil
	}
	n := int(p)
	return &n
}

// CorrectionPayload is the answer of a mutation that corrects.
type CorrectionPayload struct {
	Correction               *Correction
	Actor                    *schema.Actor
	Event                    schema.EventNode
	Article                  *schema.Article
	NewEvents, UpdatedEvents []schema.EventNode
}

// Why is what every correction says of itself.
type Why struct {
	Author, Reason string
	KnownFrom      schema.Time
}

// The inputs of the mutations that correct.
type (
	// MergeActorsInput has the survivor and who is merged into it.
	MergeActorsInput struct {
		Why
		Actor  string
		Merged []string
	}
	// SplitActorInput has names and whom they mean; To is "" for the one who is known by the first.
	SplitActorInput struct {
		Why
		Actor string
		Names []string
		To    string
	}
	// AddAliasInput has a name and when it was in use.
	AddAliasInput struct {
		Why
		Actor, Name  string
		Since, Until schema.Time
	}
	// DropAliasInput has a name.
	DropAliasInput struct {
		Why
		Actor, Name string
	}
	// MergeEventsInput has the survivor and what is merged into it.
	MergeEventsInput struct {
		Why
		Event  string
		Merged []string
	}
	// SplitEventInput has the reports of an event that tell another.
	SplitEventInput struct {
		Why
		Event   string
		Reports []string
	}
	// CorrectEventInput has what is true of an event.
	CorrectEventInput struct {
		Why
		Event            string
		Type             schema.EventType
		Status           schema.Status
		Date             schema.Time
		AddParticipants  []ParticipantInput
		DropParticipants []string
		AddPlaces        []string
		DropPlaces       []string
	}
	// ParticipantInput is somebody's part in an event.
	ParticipantInput struct {
		Role  schema.Role
		Actor string
	}
	// RetractReportInput has a report.
	RetractReportInput struct {
		Why
		Report string
	}
	// RetractArticleInput has an article.
	RetractArticleInput struct {
		Why
		Article string
	}
	// UndoCorrectionInput has the position of a correction.
	UndoCorrectionInput struct {
		Why
		Position int
	}
)
