package schema

import (
	"slices"
	"strings"
	"time"
)

// CorrectionKind says what a correction does.
type CorrectionKind string

// The kinds of corrections.
const (
	// MergeActors says that actors are one: Others are Target.
	MergeActors CorrectionKind = "MERGE_ACTORS"
	// SplitActor says that what articles call by some Names is not Target but Made.
	SplitActor CorrectionKind = "SPLIT_ACTOR"
	// AddAlias gives Target another name.
	AddAlias CorrectionKind = "ADD_ALIAS"
	// DropAlias takes a name from Target.
	DropAlias CorrectionKind = "DROP_ALIAS"
	// MergeEvents says that events are one occurrence: Others are Target.
	MergeEvents CorrectionKind = "MERGE_EVENTS"
	// SplitEvent says that some Reports of Target tell another occurrence, Made.
	SplitEvent CorrectionKind = "SPLIT_EVENT"
	// CorrectEvent says what is true of Target, whatever its reports say.
	CorrectEvent CorrectionKind = "CORRECT_EVENT"
	// RetractReport takes a report out: Target does not count.
	RetractReport CorrectionKind = "RETRACT_REPORT"
	// RetractArticle takes out all that an article says.
	RetractArticle CorrectionKind = "RETRACT_ARTICLE"
	// UndoCorrection undoes another correction, which may be an undo itself.
	UndoCorrection CorrectionKind = "UNDO"
)

// CorrectionKinds returns every kind.
func CorrectionKinds() []CorrectionKind {
	return []CorrectionKind{MergeActors, SplitActor, AddAlias, DropAlias, MergeEvents, SplitEvent, CorrectEvent, RetractReport, RetractArticle, UndoCorrection}
}

// Argument is the API's name of the argument that gives Target; of an undo, which has none, that of Undoes.
func (k CorrectionKind) Argument() string {
	switch k {
	case MergeActors, SplitActor, AddAlias, DropAlias:
		return "actor"
	case RetractReport:
		return "report"
	case RetractArticle:
		return "article"
	case UndoCorrection:
		return "position"
	}
	return "event"
}

// Correction is what an analyst says is to be seen otherwise than the articles were read. It is an entry of the journal: what was read
// stays as it is, and the correction lies over it until it is undone.
type Correction struct {
	// Position is that of its journal entry, by which an undo names it. The store gives it.
	Position uint64         `json:"position,omitempty"`
	Kind     CorrectionKind `json:"kind"`
	// Author and Reason are for those who ask later who did it and why. Both are needed.
	Author string `json:"author"`
	Reason string `json:"reason"`
	// At is the instant at which it was made, to the second.
	At Time `json:"at"`
	// KnownFrom is from when on `knownBy` knows it, not after At; zero for At.
	KnownFrom Time `json:"knownFrom,omitzero"`

	// Target is the id of what it is about: the actor or event that others are merged into, that is split, gains or loses a name, or is
	// corrected; the report or article that is retracted.
	Target string `json:"target,omitempty"`
	// Others are merged into Target.
	Others []string `json:"others,omitempty"`
	// Made is the actor or event that a split goes to; it may be given for an actor, for an event it is made from Reports.
	Made string `json:"made,omitempty"`
	// Names are those that a split takes from an actor.
	Names []string `json:"names,omitempty"`
	// Alias is the name that is added or dropped.
	Alias *Alias `json:"alias,omitempty"`
	// Takes tells of an added alias that an article that knows nothing but the name means Target. The store decides it.
	Takes bool `json:"takes,omitempty"`
	// Reports are those that a split takes out of an event; Rest, which the store fills in, those that were there and stay.
	Reports []string `json:"reports,omitempty"`
	Rest    []string `json:"rest,omitempty"`
	// Set is what is true of an event, Was what was shown of the same fields before; the store fills that in.
	Set *EventCorrection `json:"set,omitempty"`
	Was *EventCorrection `json:"was,omitempty"`
	// Undoes is the position of the correction that is undone.
	Undoes uint64 `json:"undoes,omitempty"`
	// UndoneBy is the position of the undo that holds; 0 for a correction that counts. It is not part of the entry.
	UndoneBy uint64 `json:"undoneBy,omitempty"`
}

// Known is the instant (Unix seconds) from which `knownBy` knows the correction.
func (c *Correction) Known() int64 {
	t := c.KnownFrom
	if t.IsZero() {
		t = c.At
	}
	if e, ok := t.Earliest(); ok {
		return e.Unix()
	}
	return BeginningOfTime
}

// madeAt is the last instant (Unix seconds) at which it may have been made.
func (c *Correction) madeAt() int64 {
	_, to := c.At.Bounds()
	return to
}

// EventCorrection is what is said of an event, field by field; an empty field is left as its reports have it. Participants and places
// are added and dropped one by one, so that what later reports bring besides is seen.
type EventCorrection struct {
	Type   EventType `json:"type,omitempty"`
	Status Status    `json:"status,omitempty"`
	Date   Time      `json:"date,omitzero"`
	// AddParticipants have this part, whatever other part reports give them.
	AddParticipants []Participant `json:"addParticipants,omitempty"`
	// DropParticipants are the ids of actors that had no part in it.
	DropParticipants []string `json:"dropParticipants,omitempty"`
	AddPlaceIDs      []string `json:"addPlaces,omitempty"`
	DropPlaceIDs     []string `json:"dropPlaces,omitempty"`
	// Participants and PlaceIDs are used in Was only: those that were shown.
	Participants []Participant `json:"participants,omitempty"`
	PlaceIDs     []string      `json:"places,omitempty"`
}

// Fields are the GraphQL names of the fields that it touches.
func (e *EventCorrection) Fields() []string {
	var out []string
	add := func(given bool, name string) {
		if given {
			out = append(out, name)
		}
	}
	add(e.Type != "", "type")
	add(e.Status != "", "status")
	add(!e.Date.IsZero(), "date")
	add(len(e.AddParticipants)+len(e.DropParticipants) > 0, "participants")
	add(len(e.AddPlaceIDs)+len(e.DropPlaceIDs) > 0, "places")
	return out
}

// Override tells that a field of an event is not as its reports have it.
type Override struct {
	// Field is the GraphQL field's name.
	Field string `json:"field"`
	// Was is what the reports have: a word, an EDTF time, or ids with blanks between them, those of participants behind their roles.
	Was string `json:"was,omitempty"`
	// Correction is the position of the correction.
	Correction uint64 `json:"correction"`
}

// Bounds of what a correction carries.
const (
	maxCorrectionText = 4000
	maxCorrectionIDs  = 500
)

// Check tells what is wrong with a correction by itself, as an InvalidError: whatever the store holds, it cannot be made.
func (c *Correction) Check() error {
	switch {
	case !slices.Contains(CorrectionKinds(), c.Kind):
		return Invalidf("kind", "%q is none", c.Kind)
	case strings.TrimSpace(c.Author) == "":
		return Invalidf("author", "must say who corrects")
	case strings.TrimSpace(c.Reason) == "":
		return Invalidf("reason", "must say why")
	case len(c.Author) > maxCorrectionText || len(c.Reason) > maxCorrectionText:
		return Invalidf("reason", "and author have at most %d bytes each", maxCorrectionText)
	case len(c.Others)+len(c.Reports)+len(c.Names) > maxCorrectionIDs:
		return Invalidf("input", "names more than %d", maxCorrectionIDs)
	case c.Known() > c.madeAt():
		return Invalidf("knownFrom", "must not lie after the moment at which it is made: a correction counts from then on")
	}
	if from, to := c.At.Bounds(); c.At.IsZero() || from == BeginningOfTime || to == EndOfTime {
		return Invalidf("at", "must be an instant")
	}
	if c.Kind == UndoCorrection {
		if c.Undoes == 0 {
			return Invalidf("position", "must say which correction is undone")
		}
		return nil
	}
	return c.checkParts()
}

func (c *Correction) checkParts() error {
	prefix := map[CorrectionKind]string{MergeActors: ActorPrefix, SplitActor: ActorPrefix, AddAlias: ActorPrefix, DropAlias: ActorPrefix,
		MergeEvents: EventPrefix, SplitEvent: EventPrefix, CorrectEvent: EventPrefix, RetractReport: ReportPrefix, RetractArticle: ArticlePrefix}[c.Kind]
	if c.Target == "" {
		return Invalidf(c.Kind.Argument(), "must be given (%s…)", prefix)
	}
	if !strings.HasPrefix(c.Target, prefix) || len(c.Target) == len(prefix) {
		return Invalidf(c.Kind.Argument(), "%q is not an id of this kind (%s…)", c.Target, prefix)
	}
	switch c.Kind {
	case MergeActors, MergeEvents:
		if len(c.Others) == 0 {
			return Invalidf("merged", "must name at least one")
		}
		for i, id := range c.Others {
			switch {
			case !strings.HasPrefix(id, prefix):
				return Invalidf("merged", "%q is not an id of this kind (%s…)", id, prefix)
			case id == c.Target:
				return Invalidf("merged", "%s cannot be merged into itself", id)
			case slices.Contains(c.Others[:i], id):
				return Invalidf("merged", "names %s twice", id)
			}
		}
	case SplitActor:
		if len(c.Names) == 0 {
			return Invalidf("names", "must name at least one")
		}
		for _, n := range c.Names {
			if NameKey(n) == "" {
				return Invalidf("names", "%q is no name", n)
			}
		}
		if c.Made != "" && !strings.HasPrefix(c.Made, ActorPrefix) {
			return Invalidf("to", "%q is not an actor's id", c.Made)
		}
	case AddAlias, DropAlias:
		if c.Alias == nil {
			return Invalidf("name", "must be given")
		}
		if NameKey(c.Alias.Name) == "" {
			return Invalidf("name", "must have letters or digits, not %q", c.Alias.Name)
		}
	case SplitEvent:
		for i, r := range c.Reports {
			if slices.Contains(c.Reports[:i], r) {
				return Invalidf("reports", "names %s twice", r)
			}
		}
		if len(c.Reports) == 0 {
			return Invalidf("reports", "must name at least one")
		}
	case CorrectEvent:
		return c.Set.check()
	}
	return nil
}

func (e *EventCorrection) check() error {
	switch {
	case e == nil || len(e.Fields()) == 0:
		return Invalidf("input", "must say what is true of the event")
	case e.Type != "" && !e.Type.Valid():
		return Invalidf("type", "%q is none", e.Type)
	case e.Status != "" && !slices.Contains(Statuses(), e.Status):
		return Invalidf("status", "%q is none", e.Status)
	}
	for _, p := range e.AddParticipants {
		switch {
		case !p.Role.Valid():
			return Invalidf("addParticipants", "have the role %q, which is none", p.Role)
		case slices.Contains(e.DropParticipants, p.ActorID):
			return Invalidf("dropParticipants", "%s is added, too", p.ActorID)
		}
	}
	for _, p := range e.AddPlaceIDs {
		if slices.Contains(e.DropPlaceIDs, p) {
			return Invalidf("dropPlaces", "%s is added, too", p)
		}
	}
	return nil
}

// MadeAt is the time of a correction that is made at an instant.
func MadeAt(t time.Time) Time { return Instant(t.UTC().Truncate(time.Second)) }
