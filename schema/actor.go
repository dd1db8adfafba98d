package schema

import "slices"

// ActorKind is what sort of actor somebody is.
type ActorKind string

// The kinds of actors.
const (
	PersonActor       ActorKind = "PERSON"
	StateActor        ActorKind = "STATE"
	MilitaryActor     ActorKind = "MILITARY"
	ArmedGroupActor   ActorKind = "ARMED_GROUP"
	CoalitionActor    ActorKind = "COALITION"
	InternationalBody ActorKind = "INTERNATIONAL_ORGANIZATION"
	PoliticalActor    ActorKind = "PARTY"
	OrganizationActor ActorKind = "ORGANIZATION"
	MediaActor        ActorKind = "MEDIA"
	PopulationActor   ActorKind = "POPULATION"
	OtherActor        ActorKind = "OTHER"
)

// ActorKinds returns every kind.
func ActorKinds() []ActorKind {
	return []ActorKind{PersonActor, StateActor, MilitaryActor, ArmedGroupActor, CoalitionActor, InternationalBody,
		PoliticalActor, OrganizationActor, MediaActor, PopulationActor, OtherActor}
}

// Actor is somebody who acts, as all articles together know them.
type Actor struct {
	ID   string    `json:"id"`
	Name string    `json:"name"`
	Kind ActorKind `json:"kind"`
	// Country is the ISO 3166-1 alpha-2 code of the state it belongs to; empty where it belongs to none or is not known.
	Country string `json:"country,omitempty"`
	// Wikidata is the item's id ("Q7747"); empty where it is not known.
	Wikidata string `json:"wikidata,omitempty"`
	// Generic is true for "rebels" or "government forces" of a country: a description, not a name.
	Generic bool    `json:"generic,omitempty"`
	Aliases []Alias `json:"aliases,omitempty"`
	// MergedInto is the actor that it has been merged into by a correction, Merged are those that have been merged into it.
	MergedInto string   `json:"mergedInto,omitempty"`
	Merged     []string `json:"merged,omitempty"`
}

// Alias is another name of an actor or a place, with the time in which it was in use where that is known.
type Alias struct {
	Name  string `json:"name"`
	Since Time   `json:"since,omitzero"`
	Until Time   `json:"until,omitzero"`
	// BroughtBy is the merged actor whose name it is; empty for the actor's own.
	BroughtBy string `json:"broughtBy,omitempty"`
	// Correction is the position of the correction that added it; 0 for what articles brought.
	Correction uint64 `json:"correction,omitempty"`
}

// Closeness is how close somebody or somewhere is to a name that is searched for: the lower, the closer.
type Closeness int

// The closenesses.
const (
	// ByName is called just so, ByAlias has it as an alias, and ByWords has more in its names.
	ByName Closeness = iota
	ByAlias
	ByWords
)

// ClosenessOf is how close what has a name and aliases is to a search for another name, of which the NameKey is given.
func ClosenessOf(name string, aliases []Alias, key string) Closeness {
	switch {
	case NameKey(name) == key:
		return ByName
	case slices.ContainsFunc(aliases, func(a Alias) bool { return NameKey(a.Name) == key }):
		return ByAlias
	}
	return ByWords
}
