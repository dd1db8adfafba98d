package schema

// AgreementPurpose is why an agreement was made, as the ETH/PRIO Civil Conflict Ceasefire Dataset distinguishes.
type AgreementPurpose string

// AgreementKind is how far an agreement goes, as the ETH/PRIO data classes ceasefires.
type AgreementKind string

// AgreementSides is how many sides bind themselves.
type AgreementSides string

// AgreementState is how an agreement stands on a day.
type AgreementState string

// The values of the above.
const (
	PurposeHumanitarian AgreementPurpose = "HUMANITARIAN"
	PurposePeaceProcess AgreementPurpose = "PEACE_PROCESS"
	PurposeHoliday      AgreementPurpose = "HOLIDAY"
	PurposeElection     AgreementPurpose = "ELECTION"
	PurposeOther        AgreementPurpose = "OTHER"

	CessationOfHostilities AgreementKind = "CESSATION_OF_HOSTILITIES"
	Preliminary            AgreementKind = "PRELIMINARY"
	Definitive             AgreementKind = "DEFINITIVE"

	Unilateral   AgreementSides = "UNILATERAL"
	Bilateral    AgreementSides = "BILATERAL"
	Multilateral AgreementSides = "MULTILATERAL"

	StateDeclared   AgreementState = "DECLARED"
	StateInForce    AgreementState = "IN_FORCE"
	StateBreached   AgreementState = "BREACHED"
	StateCollapsed  AgreementState = "COLLAPSED"
	StateExpired    AgreementState = "EXPIRED"
	StateSuperseded AgreementState = "SUPERSEDED"
)

// AgreementPurposes returns every purpose.
func AgreementPurposes() []AgreementPurpose {
	return []AgreementPurpose{PurposeHumanitarian, PurposePeaceProcess, PurposeHoliday, PurposeElection, PurposeOther}
}

// AgreementKinds returns every kind, from the least on.
func AgreementKinds() []AgreementKind {
	return []AgreementKind{CessationOfHostilities, Preliminary, Definitive}
}

// AgreementSidesValues returns every number of sides.
func AgreementSidesValues() []AgreementSides {
	return []AgreementSides{Unilateral, Bilateral, Multilateral}
}

// AgreementStates returns every state, in the order in which an agreement comes to them.
func AgreementStates() []AgreementState {
	return []AgreementState{StateDeclared, StateInForce, StateBreached, StateCollapsed, StateExpired, StateSuperseded}
}

// Agreement is what an agreement has besides what every event has, with actors and places resolved.
type Agreement struct {
	// Effective is when it takes effect, Ends when it ends; zero where no report says.
	Effective  Time             `json:"effective,omitzero"`
	Ends       Time             `json:"ends,omitzero"`
	CoversIDs  []string         `json:"covers,omitempty"`
	ExcludeIDs []string         `json:"excludes,omitempty"`
	Purpose    AgreementPurpose `json:"purpose,omitempty"`
	Kind       AgreementKind    `json:"kind,omitempty"`
	Sides      AgreementSides   `json:"sides,omitempty"`
	Written    *bool            `json:"written,omitempty"`
	Terms      []Term           `json:"terms,omitempty"`
}

// Term is one thing that an agreement asks of somebody.
type Term struct {
	Text      string     `json:"text"`
	Type      EventType  `json:"type,omitempty"`
	WhoIDs    []string   `json:"who,omitempty"`
	WhomIDs   []string   `json:"whom,omitempty"`
	PlaceIDs  []string   `json:"places,omitempty"`
	Until     Time       `json:"until,omitzero"`
	Condition string     `json:"condition,omitempty"`
	Status    Status     `json:"status,omitempty"`
	ReportID  string     `json:"report,omitempty"`
	Evidence  []Evidence `json:"evidence"`
}

// Standing is the state of an agreement on a day and the events that it follows from, in their order.
type Standing struct {
	State AgreementState `json:"state"`
	// Since is when that state began, as far as known.
	Since Time `json:"since"`
	// BecauseIDs are the events that the state follows from.
	BecauseIDs []string `json:"because"`
}

// Ceasefire is a ceasefire agreement as it stands on a day.
type Ceasefire struct {
	// Agreement is nil where reports tell only of the end of a ceasefire, not of the ceasefire itself.
	Agreement *Event
	// End is the violation that tells that end; nil where there is an agreement.
	End      *Event
	AsOf     Time
	Standing Standing
	// Breaches are the violations tied to it that happened by AsOf, in order.
	Breaches []*Event
}

// Told is the event that tells of the ceasefire: the agreement, or its end where reports tell only of that.
func (c *Ceasefire) Told() *Event {
	if c.Agreement != nil {
		return c.Agreement
	}
	return c.End
}
