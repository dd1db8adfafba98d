package lexicon

import "sync"

// Kinds of an [Entry]. Actors have the kinds of the codebook; places have their own.
const (
	Person                    = "PERSON"
	State                     = "STATE"
	Military                  = "MILITARY"
	ArmedGroup                = "ARMED_GROUP"
	Coalition                 = "COALITION"
	InternationalOrganization = "INTERNATIONAL_ORGANIZATION"
	Party                     = "PARTY"
	Organization              = "ORGANIZATION"
	Media                     = "MEDIA"
	Population                = "POPULATION"
	Other                     = "OTHER"

	Country  = "COUNTRY"  // a state or part state as a place
	Region   = "REGION"   // a first-level division: province, governorate, oblast
	City     = "CITY"     // a city, town or village
	District = "DISTRICT" // a second-level division or a part of a city
	Site     = "SITE"     // a base, crossing, camp, airport, dam, prison, building
	Area     = "AREA"     // what has no firm border: a valley, a mountain range, a sea, a historical region
)

// Types of a [Link].
const (
	Leads      = "LEADS"      // a person heads or commands the object
	Represents = "REPRESENTS" // a person speaks or acts for the object: minister, envoy, spokesman
	PartOf     = "PART_OF"    // member, faction, branch or affiliate of the object
	Succeeds   = "SUCCEEDS"   // is the later name or the successor of the object
)

// Entry is an actor or a place that the lexicon knows. Entries are shared: do not change them.
type Entry struct {
	// ID is the stable key: "state:RU", "mil:SY", "mil:SY.air", "org:un-security-council", "group:al-nusra-front",
	// "person:sergei-lavrov", "party:hamas", "media:reuters", "people:kurds", and for places "place:gn:170063" (GeoNames
	// id), "place:SY" (the country), "place:SY.09" (its first-level division by GeoNames code), "place:bagram-air-base".
	ID string
	// Name is the usual English name, as a newspaper would write it.
	Name string
	// Kind is one of the kinds above.
	Kind string
	// Place tells a place from an actor.
	Place bool
	// Country is the ISO 3166-1 alpha-2 code of the country where the entry belongs, "" if none. XK is Kosovo.
	// States that ISO does not list carry the code of the state that they lie in.
	Country string
	// Wikidata is the item's id ("Q858"), "" if not known.
	Wikidata string
	// GeoNames is the id of a place in GeoNames, 0 if it has none or it is not known.
	GeoNames int
	// Latitude and Longitude are in degrees (WGS 84). Both are 0 if not known.
	Latitude, Longitude float64
	// Population is the number of inhabitants of a place, 0 if not known.
	Population int
	// Within has the ids of the places in which a place lies, the smallest first.
	Within []string
	// Aliases are all names, the canonical one first.
	Aliases []Alias
	// Links are what is known of the entry's standing relations.
	Links []Link

	rank    int32 // prominence, for the order of candidates: higher first
	assumed bool  // the kind was not stated but follows from the id
}

// Alias is one name of an [Entry] and how it may be used.
type Alias struct {
	Name         string
	Since, Until string // first and last day, month or year (EDTF) on which it was in use; "" if open
	Adjective    bool   // stands for the entry as an adjective or a demonym: "Russian"
	Metonym      bool   // stands for it by its seat: "Moscow", "the Kremlin"
	Surname      bool   // the last name of a person
	Ambiguous    bool   // also a common word, or the name of much else: needs support from the context
	Exact        bool   // matches only in this spelling of upper and lower case
}

// Link is a standing relation of the world's knowledge from the entry that has it to another one.
type Link struct {
	Type         string // LEADS, REPRESENTS, PART_OF or SUCCEEDS
	Object       string // id of the other entry
	Since, Until string // first and last day, month or year (EDTF); "" if open or not known
	Role         string // for LEADS and REPRESENTS: "president", "foreign minister"
}

// Match is what a run of words can stand for.
type Match struct {
	Entries []*Entry // candidates, best first
	Aliases []Alias  // by which name each candidate was found; as long as Entries
	Words   int      // how many words of the input the name takes, a leading "the" included
}

// Noun is a common noun (or a fixed pair of them) that makes a noun phrase an actor although no list names it.
type Noun struct {
	Lemma    string // singular, lower case, as looked up; "security forces" where only the plural is in use
	Kind     string // actor kind of the phrase that it heads
	Person   bool   // one human being: "gunman", "minister"
	Plural   bool   // the form looked up was a plural: "rebels"
	Group    bool   // a body of people in the singular: "army", "militia", "crowd"
	Side     string // "government", "rebel", "civilian", "security", "international" or ""
	Role     string // the office, for a noun that names one: "president", "foreign minister", "spokesman"
	Relation string // LEADS or REPRESENTS: what its holder is to the body or state named beside it; "" if no office
}

// Lexicon answers what a name can be. It does not change after it was made and is safe for concurrent use.
type Lexicon struct {
	layers  []*layer          // the users' files first, the embedded one last
	merged  map[string]*Entry // entries of lower layers that a higher one adds to
	nouns   map[string]Noun   // by every form
	holders map[office][]tenure
}

var defaultLexicon = sync.OnceValues(loadEmbedded)

// Default returns the embedded lexicon. It is loaded at the first call and then shared.
func Default() (*Lexicon, error) { return defaultLexicon() }
