package schema

import "slices"

// EventType is what kind of act an event is, by the codebook.
type EventType string

// EventClass groups event types.
type EventClass string

// Status says whether an act happened.
type Status string

// Role is the part that a participant has in an event.
type Role string

// RelationType is the kind of a standing link between two actors, or an actor and a place.
type RelationType string

// Support is what a backer gives; all but POLITICAL are the kinds of the UCDP External Support Dataset.
type Support string

// The event types of the codebook.
const (
	CeasefireAgreementType EventType = "CEASEFIRE_AGREEMENT"
	CeasefireViolationType EventType = "CEASEFIRE_VIOLATION"
	OtherAgreementType     EventType = "OTHER_AGREEMENT"
	TerritoryCapture       EventType = "TERRITORY_CAPTURE"
	Withdrawal             EventType = "WITHDRAWAL"
	Siege                  EventType = "SIEGE"
	Battle                 EventType = "BATTLE"
	Airstrike              EventType = "AIRSTRIKE"
	Shelling               EventType = "SHELLING"
	Bombing                EventType = "BOMBING"
	ChemicalAttack         EventType = "CHEMICAL_ATTACK"
	ArmedAttack            EventType = "ARMED_ATTACK"
	TargetedKilling        EventType = "TARGETED_KILLING"
	Abduction              EventType = "ABDUCTION"
	Protest                EventType = "PROTEST"
	Arrest                 EventType = "ARREST"
	Release                EventType = "RELEASE"
	PoliticalTransition    EventType = "POLITICAL_TRANSITION"
	Talks                  EventType = "TALKS"
	Demand                 EventType = "DEMAND"
	Threat                 EventType = "THREAT"
	Accusation             EventType = "ACCUSATION"
	Rejection              EventType = "REJECTION"
	Endorsement            EventType = "ENDORSEMENT"
	Aid                    EventType = "AID"
	MilitarySupport        EventType = "MILITARY_SUPPORT"
	Sanction               EventType = "SANCTION"
	Deployment             EventType = "DEPLOYMENT"
	Displacement           EventType = "DISPLACEMENT"
	Casualties             EventType = "CASUALTIES"
)

// The event classes of the codebook.
const (
	ClassAgreement  EventClass = "AGREEMENT"
	ClassTerritory  EventClass = "TERRITORY"
	ClassViolence   EventClass = "VIOLENCE"
	ClassContention EventClass = "CONTENTION"
	ClassDiplomacy  EventClass = "DIPLOMACY"
	ClassSupport    EventClass = "SUPPORT"
	ClassCoercion   EventClass = "COERCION"
	ClassHumanCost  EventClass = "HUMAN_COST"
)

// The statuses of an event or a relation.
const (
	Occurred    Status = "OCCURRED"
	Planned     Status = "PLANNED"
	Conditional Status = "CONDITIONAL"
	Denied      Status = "DENIED"
)

// The roles of participants.
const (
	Agent    Role = "AGENT"
	Target   Role = "TARGET"
	Party    Role = "PARTY"
	Mediator Role = "MEDIATOR"
)

// The relation types.
const (
	Backs      RelationType = "BACKS"
	Opposes    RelationType = "OPPOSES"
	Fights     RelationType = "FIGHTS"
	AlliedWith RelationType = "ALLIED_WITH"
	PartOf     RelationType = "PART_OF"
	Leads      RelationType = "LEADS"
	Represents RelationType = "REPRESENTS"
	Controls   RelationType = "CONTROLS"
	Succeeds   RelationType = "SUCCEEDS"
)

// The kinds of support that a BACKS relation names.
const (
	SupportTroops       Support = "TROOPS"
	SupportWeapons      Support = "WEAPONS"
	SupportTraining     Support = "TRAINING"
	SupportFunding      Support = "FUNDING"
	SupportIntelligence Support = "INTELLIGENCE"
	SupportAirPower     Support = "AIR_POWER"
	SupportTerritory    Support = "TERRITORY"
	SupportPolitical    Support = "POLITICAL"
)

// Coding is one row of the codebook: an event type with its class and what other codebooks call it.
type Coding struct {
	Type  EventType
	Class EventClass
	// ACLED has "event type / sub-event type" as the ACLED codebook (2023) writes them; empty where it has none.
	ACLED []string
	// PLOVER has the event types of PLOVER (Halterman et al. 2023).
	PLOVER []string
	// CAMEO has the codes of CAMEO 1.1b3 (Schrodt 2012): roots, or finer where the type is finer.
	CAMEO []string
}

const (
	acledAgreement = "Strategic developments / Agreement"
	acledStrategic = "Strategic developments / Other"
	acledAttack    = "Violence against civilians / Attack"
)

var codebook = []Coding{
	{CeasefireAgreementType, ClassAgreement, []string{acledAgreement}, []string{"AGREE"}, []string{"0871"}},
	{CeasefireViolationType, ClassAgreement, []string{acledStrategic}, []string{"COERCE", "ASSAULT"}, []string{"19"}},
	{OtherAgreementType, ClassAgreement, []string{acledAgreement}, []string{"AGREE"}, []string{"03", "05", "06"}},
	{TerritoryCapture, ClassTerritory, []string{"Battles / Government regains territory", "Battles / Non-state actor overtakes territory"}, []string{"ASSAULT"}, []string{"19"}},
	{Withdrawal, ClassTerritory, []string{"Strategic developments / Non-violent transfer of territory"}, []string{"RETREAT"}, []string{"0874"}},
	{Siege, ClassTerritory, []string{acledStrategic}, []string{"COERCE"}, []string{"191"}},
	{Battle, ClassViolence, []string{"Battles / Armed clash"}, []string{"ASSAULT"}, []string{"19"}},
	{Airstrike, ClassViolence, []string{"Explosions/Remote violence / Air/drone strike"}, []string{"ASSAULT"}, []string{"195"}},
	{Shelling, ClassViolence, []string{"Explosions/Remote violence / Shelling/artillery/missile attack"}, []string{"ASSAULT"}, []string{"194"}},
	{Bombing, ClassViolence, []string{"Explosions/Remote violence / Remote explosive/landmine/IED", "Explosions/Remote violence / Suicide bomb"}, []string{"ASSAULT"}, []string{"183"}},
	{ChemicalAttack, ClassViolence, []string{"Explosions/Remote violence / Chemical weapon"}, []string{"ASSAULT"}, []string{"204"}},
	{ArmedAttack, ClassViolence, []string{acledAttack}, []string{"ASSAULT"}, []string{"18", "19"}},
	{TargetedKilling, ClassViolence, []string{acledAttack}, []string{"ASSAULT"}, []string{"186"}},
	{Abduction, ClassViolence, []string{"Violence against civilians / Abduction/forced disappearance"}, []string{"COERCE", "ASSAULT"}, []string{"181"}},
	{Protest, ClassContention, []string{"Protests", "Riots"}, []string{"PROTEST"}, []string{"14"}},
	{Arrest, ClassContention, []string{"Strategic developments / Arrests"}, []string{"COERCE"}, []string{"173"}},
	{Release, ClassContention, []string{acledStrategic}, []string{"CONCEDE"}, []string{"084"}},
	{PoliticalTransition, ClassContention, []string{acledStrategic}, []string{"CONCEDE", "COOPERATE"}, []string{"08"}},
	{Talks, ClassDiplomacy, nil, []string{"CONSULT"}, []string{"03", "04"}},
	{Demand, ClassDiplomacy, nil, []string{"REQUEST"}, []string{"02", "10"}},
	{Threat, ClassDiplomacy, nil, []string{"THREATEN"}, []string{"13"}},
	{Accusation, ClassDiplomacy, nil, []string{"ACCUSE"}, []string{"11"}},
	{Rejection, ClassDiplomacy, nil, []string{"REJECT"}, []string{"12"}},
	{Endorsement, ClassDiplomacy, nil, []string{"SUPPORT"}, []string{"05"}},
	{Aid, ClassSupport, nil, []string{"AID"}, []string{"07"}},
	{MilitarySupport, ClassSupport, nil, []string{"AID"}, []string{"072"}},
	{Sanction, ClassCoercion, nil, []string{"SANCTION"}, []string{"16"}},
	{Deployment, ClassCoercion, []string{"Strategic developments / Change to group/activity"}, []string{"MOBILIZE"}, []string{"15"}},
	{Displacement, ClassHumanCost, nil, nil, nil},
	{Casualties, ClassHumanCost, nil, nil, nil},
}

var codingOf = func() map[EventType]Coding {
	m := make(map[EventType]Coding, len(codebook))
	for _, c := range codebook {
		m[c.Type] = c
	}
	return m
}()

// Codebook returns every coding in the codebook's order.
func Codebook() []Coding { return slices.Clone(codebook) }

// CodingOf returns the codebook's row of a type; false where the codebook has no such type.
func CodingOf(t EventType) (Coding, bool) {
	c, ok := codingOf[t]
	return c, ok
}

// Class is the class that the codebook puts the type in; empty for a type it does not have.
func (t EventType) Class() EventClass { return codingOf[t].Class }

// Valid tells whether the codebook has the type.
func (t EventType) Valid() bool { _, ok := codingOf[t]; return ok }

// EventClasses returns the codebook's classes in its order.
func EventClasses() []EventClass {
	return []EventClass{ClassAgreement, ClassTerritory, ClassViolence, ClassContention, ClassDiplomacy, ClassSupport, ClassCoercion, ClassHumanCost}
}

// Statuses returns every status.
func Statuses() []Status { return []Status{Occurred, Planned, Conditional, Denied} }

// Valid tells whether the codebook has the status.
func (s Status) Valid() bool { return slices.Contains(Statuses(), s) }

// Roles returns every role.
func Roles() []Role { return []Role{Agent, Target, Party, Mediator} }

// Valid tells whether the codebook has the role.
func (r Role) Valid() bool { return slices.Contains(Roles(), r) }

// RelationTypes returns every relation type in the codebook's order.
func RelationTypes() []RelationType {
	return []RelationType{Backs, Opposes, Fights, AlliedWith, PartOf, Leads, Represents, Controls, Succeeds}
}

// Valid tells whether the codebook has the relation type.
func (t RelationType) Valid() bool { return slices.Contains(RelationTypes(), t) }

// Symmetric tells whether the relation holds in both directions, so that its ends have no order.
func (t RelationType) Symmetric() bool { return t == AlliedWith || t == Fights || t == Opposes }

// Supports returns every kind of support.
func Supports() []Support {
	return []Support{SupportTroops, SupportWeapons, SupportTraining, SupportFunding, SupportIntelligence, SupportAirPower, SupportTerritory, SupportPolitical}
}
