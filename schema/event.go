package schema

// Report is one article's account of one event, with actors and places resolved to those of the graph.
type Report struct {
	// ID derives from the article and the account's place in it.
	ID        string `json:"id"`
	ArticleID string `json:"article"`
	// Extractor names who coded it and in which version.
	Extractor       string        `json:"extractor,omitempty"`
	Type            EventType     `json:"type"`
	Status          Status        `json:"status"`
	Time            Time          `json:"date"`
	TimeSource      TimeSource    `json:"timeSource,omitempty"`
	Summary         string        `json:"summary,omitempty"`
	Participants    []Participant `json:"participants"`
	PlaceIDs        []string      `json:"places"`
	Trigger         *Selector     `json:"trigger,omitempty"`
	Killed          *Count        `json:"killed,omitempty"`
	Injured         *Count        `json:"injured,omitempty"`
	Abducted        *Count        `json:"abducted,omitempty"`
	Displaced       *Count        `json:"displaced,omitempty"`
	Weapon          string        `json:"weapon,omitempty"`
	AttributedToIDs []string      `json:"attributedTo,omitempty"`
	// AboutReportID is the report of the same article that this one is about: the truce that is breached or endorsed.
	AboutReportID string     `json:"about,omitempty"`
	Agreement     *Agreement `json:"agreement,omitempty"`
	Confidence    float64    `json:"confidence"`
	Evidence      []Evidence `json:"evidence"`
	// Source is the article's, PublishedAt the moment from which `knownBy` knows the report; copied from the article so that
	// an event can be read without its articles.
	Source      string `json:"source,omitempty"`
	PublishedAt Time   `json:"publishedAt"`
	// RetractedBy is the position of the correction that took the report, or its article, out; 0 for one that counts.
	RetractedBy uint64 `json:"retractedBy,omitempty"`
}

// Participant is an actor's part in an event.
type Participant struct {
	Role    Role   `json:"role"`
	ActorID string `json:"actor"`
}

// Event is what the reports of one occurrence have in common. Its fields derive from those of its reports that are
// known at the moment that was asked for, and from nothing else.
type Event struct {
	ID         string     `json:"id"`
	Type       EventType  `json:"type"`
	Status     Status     `json:"status"`
	Time       Time       `json:"date"`
	TimeSource TimeSource `json:"timeSource,omitempty"`
	Summary    string     `json:"summary,omitempty"`

	Participants []Participant `json:"participants"`
	PlaceIDs     []string      `json:"places"`
	// The numbers span what the reports say: the lowest low to the highest high.
	Killed    *Count     `json:"killed,omitempty"`
	Injured   *Count     `json:"injured,omitempty"`
	Abducted  *Count     `json:"abducted,omitempty"`
	Displaced *Count     `json:"displaced,omitempty"`
	Weapon    string     `json:"weapon,omitempty"`
	Agreement *Agreement `json:"agreement,omitempty"`
	// Confidence is the chance, 0 to 1, that the event is coded right: that of its best report.
	Confidence float64 `json:"confidence"`
	// Reports are ordered by publication, then id.
	Reports []Report `json:"reports"`
	// Differences are the fields in which the reports do not agree.
	Differences []Difference `json:"differences,omitempty"`
	// AboutEventID is the agreement that this event breaches, ends or endorses; empty where none is known.
	AboutEventID string `json:"about,omitempty"`
	// Overrides are the fields that corrections have set, Retracted the reports that corrections took out.
	Overrides []Override `json:"overrides,omitempty"`
	Retracted []Report   `json:"retracted,omitempty"`
}

// Class is the class of the event's type.
func (e *Event) Class() EventClass { return e.Type.Class() }

// Difference is a field in which the reports of an event do not agree, with what each of them says.
type Difference struct {
	// Field is the GraphQL field's name: "type", "status", "date", "killed", "injured", "abducted", "displaced", "agents".
	Field    string    `json:"field"`
	Accounts []Account `json:"accounts"`
}

// Account is what some reports say of a field.
type Account struct {
	// Value is as it would be printed: "12", "30..", "2016-09-19".
	Value     string   `json:"value"`
	ReportIDs []string `json:"reports"`
}

// EventNode is an event in the GraphQL type that fits its kind; see Concrete.
type EventNode interface {
	Node
	// Record is the event itself.
	Record() *Event
}

// Node is anything that the API gives out by a global id.
type Node interface{ NodeID() string }

// The concrete GraphQL types of events. Each is the event itself under another name, so that the fields that only its
// kind has can hang on it.
type (
	// CeasefireAgreement is an event of type CEASEFIRE_AGREEMENT.
	CeasefireAgreement struct{ *Event }
	// CeasefireViolation is an event of type CEASEFIRE_VIOLATION.
	CeasefireViolation struct{ *Event }
	// OtherAgreement is an event of type OTHER_AGREEMENT.
	OtherAgreement struct{ *Event }
	// TerritorialShift is an event of class TERRITORY.
	TerritorialShift struct{ *Event }
	// ViolentEvent is an event of class VIOLENCE.
	ViolentEvent struct{ *Event }
	// PoliticalEvent is an event of class CONTENTION or DIPLOMACY.
	PoliticalEvent struct{ *Event }
	// SupportEvent is an event of class SUPPORT or COERCION.
	SupportEvent struct{ *Event }
	// HumanCostEvent is an event of class HUMAN_COST.
	HumanCostEvent struct{ *Event }
)

// Record implements EventNode.
func (e *Event) Record() *Event { return e }

// NodeID implements Node.
func (e *Event) NodeID() string { return e.ID }

// NodeID implements Node.
func (a *Article) NodeID() string { return a.ID }

// NodeID implements Node.
func (a *Actor) NodeID() string { return a.ID }

// NodeID implements Node.
func (p *Place) NodeID() string { return p.ID }

// NodeID implements Node.
func (r *Relation) NodeID() string { return r.ID }

// Concrete gives the event the GraphQL type of its kind; nil for nil.
func Concrete(e *Event) EventNode {
	if e == nil {
		return nil
	}
	switch e.Type {
	case CeasefireAgreementType:
		return CeasefireAgreement{e}
	case CeasefireViolationType:
		return CeasefireViolation{e}
	case OtherAgreementType:
		return OtherAgreement{e}
	}
	switch e.Class() {
	case ClassTerritory:
		return TerritorialShift{e}
	case ClassViolence:
		return ViolentEvent{e}
	case ClassSupport, ClassCoercion:
		return SupportEvent{e}
	case ClassHumanCost:
		return HumanCostEvent{e}
	default:
		return PoliticalEvent{e}
	}
}
