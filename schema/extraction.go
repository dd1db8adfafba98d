package schema

import (
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"
)

// Extraction is what one extractor makes of one article: a line of the extraction contract, in and out. Events and
// relations name actors and places by ids that hold in this line only.
type Extraction struct {
	// Extractor names who made it and in which version ("casus 0.1.0", "petrarch2").
	Extractor string              `json:"extractor,omitempty"`
	Article   Article             `json:"article"`
	Actors    []ExtractedActor    `json:"actors"`
	Places    []ExtractedPlace    `json:"places"`
	Events    []ExtractedEvent    `json:"events"`
	Relations []ExtractedRelation `json:"relations"`
	// Uncoded has the sentences that were read but coded as nothing. It is for a person to look at and is not stored.
	Uncoded []Selector `json:"uncoded,omitempty"`
}

// ExtractedActor is somebody whom an article mentions.
type ExtractedActor struct {
	ID   string    `json:"id"`
	Name string    `json:"name"`
	Kind ActorKind `json:"kind,omitempty"`
	// Country is the ISO 3166-1 alpha-2 code of the state it belongs to.
	Country string `json:"country,omitempty"`
	// Key is the extractor's stable key for an actor that its lexicon knows ("group:al-nusra-front"): two articles that
	// give the same key mean the same actor, whatever they call it. Empty for one that only the article knows.
	Key      string  `json:"key,omitempty"`
	Wikidata string  `json:"wikidata,omitempty"`
	Aliases  []Alias `json:"aliases,omitempty"`
	// Generic is true for a description ("rebels") that means an actor only together with its country.
	Generic  bool       `json:"generic,omitempty"`
	Mentions []Selector `json:"mentions,omitempty"`
}

// ExtractedPlace is a place that an article mentions, or one that such a place lies in (without mentions).
type ExtractedPlace struct {
	ID        string    `json:"id"`
	Name      string    `json:"name"`
	Kind      PlaceKind `json:"kind,omitempty"`
	Country   string    `json:"country,omitempty"`
	Latitude  *float64  `json:"latitude,omitempty"`
	Longitude *float64  `json:"longitude,omitempty"`
	// Key is the extractor's stable key, as for actors.
	Key      string     `json:"key,omitempty"`
	GeoNames int        `json:"geonames,omitempty"`
	Aliases  []Alias    `json:"aliases,omitempty"`
	Within   []string   `json:"within,omitempty"`
	Mentions []Selector `json:"mentions,omitempty"`
}

// TimeSource says where an event's time comes from.
type TimeSource string

// The sources of an event's time.
const (
	// TimeStated is a date that the text gives ("on 9 September 2016").
	TimeStated TimeSource = "STATED"
	// TimeRelative is counted from the article's date or another event ("late on Friday", "the next day").
	TimeRelative TimeSource = "RELATIVE"
	// TimeDefault is the article's date, because the text says nothing.
	TimeDefault TimeSource = "DEFAULT"
	// TimeCorrected is what an analyst said; no extraction has it.
	TimeCorrected TimeSource = "CORRECTED"
)

// TimeSources returns every source.
func TimeSources() []TimeSource {
	return []TimeSource{TimeStated, TimeRelative, TimeDefault, TimeCorrected}
}

// Count is a number of people as reports give it: "at least 17" is 17 and open, "up to 100" open and 100, "dozens" 24 to 99.
// A nil bound is open.
type Count struct {
	Low  *int `json:"low"`
	High *int `json:"high"`
}

// ExtractedEvent is an article's account of one occurrence.
type ExtractedEvent struct {
	// ID holds in this line only; other events and terms refer to it. It may be empty.
	ID         string     `json:"id,omitempty"`
	Type       EventType  `json:"type"`
	Status     Status     `json:"status,omitempty"`
	Date       Time       `json:"date"`
	TimeSource TimeSource `json:"timeSource,omitempty"`
	Summary    string     `json:"summary,omitempty"`

	Participants []ExtractedParticipant `json:"participants"`
	Places       []string               `json:"places"`
	// Trigger is the word or words that name the act.
	Trigger   *Selector `json:"trigger,omitempty"`
	Killed    *Count    `json:"killed,omitempty"`
	Injured   *Count    `json:"injured,omitempty"`
	Abducted  *Count    `json:"abducted,omitempty"`
	Displaced *Count    `json:"displaced,omitempty"`
	// Weapon is what it was done with, in the text's words ("car bomb").
	Weapon string `json:"weapon,omitempty"`
	// AttributedTo are the actors who say so; empty where it is the article's own voice.
	AttributedTo []string `json:"attributedTo,omitempty"`
	// About is the id of the event of this line that this one is about: the truce that is breached or endorsed.
	About string `json:"about,omitempty"`
	// Agreement has what an agreement has besides; nil for other events.
	Agreement *ExtractedAgreement `json:"agreement,omitempty"`
	// Confidence is the chance, 0 to 1, that a careful reader would code this event with this type.
	Confidence float64    `json:"confidence,omitempty"`
	Evidence   []Selector `json:"evidence"`
}

// ExtractedParticipant is somebody's part in an event of this line.
type ExtractedParticipant struct {
	Role  Role   `json:"role"`
	Actor string `json:"actor"`
}

// ExtractedAgreement is what an article says of an agreement besides what every event has.
type ExtractedAgreement struct {
	// Effective is when it takes effect, Ends when it ends; the event's own date is when it was agreed or declared.
	Effective Time `json:"effective,omitzero"`
	Ends      Time `json:"ends,omitzero"`
	// Covers are the places it is about, Excludes the actors it leaves out.
	Covers   []string         `json:"covers,omitempty"`
	Excludes []string         `json:"excludes,omitempty"`
	Purpose  AgreementPurpose `json:"purpose,omitempty"`
	Kind     AgreementKind    `json:"kind,omitempty"`
	Sides    AgreementSides   `json:"sides,omitempty"`
	// Written is nil where the article does not say.
	Written *bool           `json:"written,omitempty"`
	Terms   []ExtractedTerm `json:"terms,omitempty"`
}

// ExtractedTerm is one thing that an agreement asks of somebody.
type ExtractedTerm struct {
	// ID holds in this line only; it may be empty.
	ID string `json:"id,omitempty"`
	// Text says what has to be done, in the article's words as far as they go.
	Text string `json:"text"`
	// Type is the event type of what has to be done; empty where the codebook has none.
	Type EventType `json:"type,omitempty"`
	// Who has to do it, to whom, and where.
	Who    []string `json:"who,omitempty"`
	Whom   []string `json:"whom,omitempty"`
	Places []string `json:"places,omitempty"`
	Until  Time     `json:"until,omitzero"`
	// Condition is what it depends on, in the article's words; empty for a term without one.
	Condition string `json:"condition,omitempty"`
	Status    Status `json:"status,omitempty"`
	// Event is the id of the event of this line that is the act itself.
	Event    string     `json:"event,omitempty"`
	Evidence []Selector `json:"evidence"`
}

// ExtractedRelation is a standing link that an article states.
type ExtractedRelation struct {
	Type RelationType `json:"type"`
	// Subject is an actor of this line, Object an actor or, for CONTROLS, a place.
	Subject string `json:"subject"`
	Object  string `json:"object"`
	Status  Status `json:"status,omitempty"`
	Since   Time   `json:"since,omitzero"`
	Until   Time   `json:"until,omitzero"`
	// Role is the office or function in which it holds ("foreign minister"); empty where there is none.
	Role       string     `json:"role,omitempty"`
	Support    []Support  `json:"support,omitempty"`
	Confidence float64    `json:"confidence,omitempty"`
	Evidence   []Selector `json:"evidence"`
}

// Check tells everything that keeps the extraction from entering the graph: references to ids that the line does not
// have, words that the codebook does not have, events or relations without evidence, selectors that do not fit the text.
// The errors are joined, each with its place ("events[2].participants[0]: no actor "a9""); after the twentieth it stops.
func (x *Extraction) Check() error {
	// To write down the place of everything takes longer than to check it: that is done where something is wrong.
	for _, placed := range []bool{false, true} {
		c := checker{text: x.Article.Text, offsets: codePoints(x.Article.Text), placed: placed,
			actors: make(map[string]bool, len(x.Actors)), places: make(map[string]bool, len(x.Places)), events: map[string]bool{}}
		if c.all(x); c.errs == nil || placed {
			return errors.Join(c.errs...)
		}
	}
	return nil
}

// codePoints are the bytes at which each code point of a text begins, and its length at the end; nil for a text of ASCII, where they
// are what they count.
func codePoints(text string) []int {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			out := make([]int, 0, len(text)+1)
			for at := range text {
				out = append(out, at)
			}
			return append(out, len(text))
		}
	}
	return nil
}

func (c *checker) all(x *Extraction) {
	if c.text == "" {
		c.fail("article", errors.New("no text"))
	}
	for i, a := range x.Actors {
		at := c.at("actors", i)
		c.declare(at, c.actors, a.ID, a.Name)
		word(c, at, "kind of actor", a.Kind, ActorKinds())
		c.selectors(at+".mentions", a.Mentions)
	}
	for i, p := range x.Places {
		at := c.at("places", i)
		c.declare(at, c.places, p.ID, p.Name)
		word(c, at, "kind of place", p.Kind, PlaceKinds())
		c.degrees(at+".latitude", p.Latitude, 90)
		c.degrees(at+".longitude", p.Longitude, 180)
		c.selectors(at+".mentions", p.Mentions)
	}
	for i, p := range x.Places {
		at := c.at("places", i) + ".within"
		c.refs(at, "place", c.places, p.Within...)
		if slices.Contains(p.Within, p.ID) {
			c.failf(at, "%q in itself", p.ID)
		}
	}
	for i, e := range x.Events {
		if e.ID == "" {
			continue
		}
		if c.events[e.ID] {
			c.failf(c.at("events", i), "id %q is there twice", e.ID)
		}
		c.events[e.ID] = true
	}
	for i := range x.Events {
		c.event(c.at("events", i), &x.Events[i])
	}
	for i := range x.Relations {
		c.relation(c.at("relations", i), &x.Relations[i])
	}
}

type checker struct {
	text    string
	offsets []int
	// placed says that errors get their places.
	placed                 bool
	actors, places, events map[string]bool
	errs                   []error
}

// maxCheckErrors bounds what a line that is wrong throughout can say.
const maxCheckErrors = 20

func (c *checker) fail(at string, err error) {
	if len(c.errs) < maxCheckErrors {
		c.errs = append(c.errs, fmt.Errorf("%s: %w", at, err))
	}
}

// at is an item's place in a list.
func (c *checker) at(list string, i int) string {
	if !c.placed {
		return ""
	}
	return fmt.Sprintf("%s[%d]", list, i)
}

// length is how many code points the text has.
func (c *checker) length() int {
	if c.offsets == nil {
		return len(c.text)
	}
	return len(c.offsets) - 1
}

// part is what stands between two code points.
func (c *checker) part(start, end int) string {
	if c.offsets == nil {
		return c.text[start:end]
	}
	return c.text[c.offsets[start]:c.offsets[end]]
}

func (c *checker) failf(at, format string, args ...any) { c.fail(at, fmt.Errorf(format, args...)) }

// word checks that a word is one of the codebook's, or is not given.
func word[T ~string](c *checker, at, kind string, v T, known []T) {
	if v != "" && !slices.Contains(known, v) {
		c.failf(at, "the codebook has no %s %q", kind, v)
	}
}

// degrees checks that a coordinate, where it is given, is a number between -most and most.
func (c *checker) degrees(at string, v *float64, most float64) {
	if v != nil && !(*v >= -most && *v <= most) {
		c.failf(at, "%v is not between -%v and %v", *v, most, most)
	}
}

func (c *checker) declare(at string, seen map[string]bool, id, name string) {
	switch {
	case id == "":
		c.failf(at, "no id")
	case seen[id]:
		c.failf(at, "id %q is there twice", id)
	case name == "":
		c.failf(at, "%q has no name", id)
	}
	seen[id] = true
}

func (c *checker) refs(at, kind string, known map[string]bool, ids ...string) {
	for _, id := range ids {
		if !known[id] {
			c.failf(at, "no %s %q", kind, id)
		}
	}
}

func (c *checker) selectors(at string, ss []Selector) {
	for i, s := range ss {
		switch {
		case s.Start < 0 || s.End <= s.Start || s.End > c.length():
			c.failf(c.at(at, i), "selector %d-%d: outside the text of %d code points", s.Start, s.End, c.length())
		default:
			if err := s.compare(c.part(s.Start, s.End)); err != nil {
				c.fail(c.at(at, i), err)
			}
		}
	}
}

func (c *checker) evidence(at string, ss []Selector) {
	if len(ss) == 0 {
		c.failf(at, "no evidence")
	}
	c.selectors(at+".evidence", ss)
}

func (c *checker) confidence(at string, v float64) {
	if !(v >= 0 && v <= 1) {
		c.failf(at, "confidence %v is not between 0 and 1", v)
	}
}

func (c *checker) count(at string, n *Count) {
	if n != nil && (n.Low != nil && *n.Low < 0 || n.High != nil && *n.High < 0 || n.Low != nil && n.High != nil && *n.High < *n.Low) {
		c.failf(at, "bounds out of order")
	}
}

func (c *checker) event(at string, e *ExtractedEvent) {
	if !e.Type.Valid() {
		c.failf(at, "the codebook has no event type %q", e.Type)
	}
	word(c, at, "status", e.Status, Statuses())
	word(c, at, "source of a time", e.TimeSource, []TimeSource{TimeStated, TimeRelative, TimeDefault})
	for i, p := range e.Participants {
		in := c.at(at+".participants", i)
		if !p.Role.Valid() {
			c.failf(in, "the codebook has no role %q", p.Role)
		}
		c.refs(in, "actor", c.actors, p.Actor)
	}
	c.refs(at+".places", "place", c.places, e.Places...)
	c.refs(at+".attributedTo", "actor", c.actors, e.AttributedTo...)
	c.confidence(at, e.Confidence)
	c.evidence(at, e.Evidence)
	if e.Trigger != nil {
		c.selectors(at+".trigger", []Selector{*e.Trigger})
	}
	c.count(at+".killed", e.Killed)
	c.count(at+".injured", e.Injured)
	c.count(at+".abducted", e.Abducted)
	c.count(at+".displaced", e.Displaced)
	if e.About != "" {
		c.refs(at+".about", "event", c.events, e.About)
	}
	if g := e.Agreement; g != nil {
		word(c, at+".agreement", "purpose", g.Purpose, AgreementPurposes())
		word(c, at+".agreement", "kind of agreement", g.Kind, AgreementKinds())
		word(c, at+".agreement", "number of sides", g.Sides, AgreementSidesValues())
		c.refs(at+".agreement.covers", "place", c.places, g.Covers...)
		c.refs(at+".agreement.excludes", "actor", c.actors, g.Excludes...)
		for i, t := range g.Terms {
			in := c.at(at+".agreement.terms", i)
			if t.Type != "" && !t.Type.Valid() {
				c.failf(in, "the codebook has no event type %q", t.Type)
			}
			word(c, in, "status", t.Status, Statuses())
			if t.Event != "" {
				c.refs(in+".event", "event", c.events, t.Event)
			}
			c.refs(in+".who", "actor", c.actors, t.Who...)
			c.refs(in+".whom", "actor", c.actors, t.Whom...)
			c.refs(in+".places", "place", c.places, t.Places...)
			c.evidence(in, t.Evidence)
		}
	}
}

func (c *checker) relation(at string, r *ExtractedRelation) {
	if !r.Type.Valid() {
		c.failf(at, "the codebook has no relation type %q", r.Type)
	}
	word(c, at, "status", r.Status, Statuses())
	for _, v := range r.Support {
		word(c, at, "kind of support", v, Supports())
	}
	c.refs(at+".subject", "actor", c.actors, r.Subject)
	if r.Type == Controls {
		c.refs(at+".object", "place", c.places, r.Object)
	} else {
		c.refs(at+".object", "actor", c.actors, r.Object)
	}
	if r.Subject == r.Object && r.Type != Controls {
		c.failf(at, "%q to itself", r.Subject)
	}
	c.confidence(at, r.Confidence)
	c.evidence(at, r.Evidence)
}
