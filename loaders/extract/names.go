package extract

import (
	"slices"
	"strings"

	"casus/loaders/language"
	"casus/schema"
)

// groupNouns are the nouns that make a capitalised name the name of a group or body, with the kind: "Army of Conquest",
// "Free Syrian Army", "Jund al-Aqsa Brigade".
var groupNouns = map[string]schema.ActorKind{
	"army": schema.ArmedGroupActor, "front": schema.ArmedGroupActor, "brigade": schema.ArmedGroupActor, "brigades": schema.ArmedGroupActor,
	"battalion": schema.ArmedGroupActor, "militia": schema.ArmedGroupActor, "forces": schema.ArmedGroupActor, "force": schema.ArmedGroupActor,
	"resistance": schema.ArmedGroupActor, "guard": schema.ArmedGroupActor, "guards": schema.ArmedGroupActor, "corps": schema.ArmedGroupActor,
	"division": schema.ArmedGroupActor, "regiment": schema.ArmedGroupActor, "legion": schema.ArmedGroupActor, "liberation": schema.ArmedGroupActor,
	"coalition": schema.CoalitionActor, "alliance": schema.CoalitionActor, "union": schema.InternationalBody, "league": schema.InternationalBody,
	"party": schema.PoliticalActor, "movement": schema.PoliticalActor, "congress": schema.PoliticalActor, "council": schema.PoliticalActor,
	"committee": schema.OrganizationActor, "commission": schema.OrganizationActor, "ministry": schema.StateActor, "department": schema.StateActor,
	"agency": schema.OrganizationActor, "organization": schema.OrganizationActor, "organisation": schema.OrganizationActor,
	"institute": schema.OrganizationActor, "university": schema.OrganizationActor, "foundation": schema.OrganizationActor, "court": schema.OrganizationActor,
	"parliament": schema.StateActor, "assembly": schema.PoliticalActor, "senate": schema.StateActor, "association": schema.OrganizationActor,
	"observatory": schema.OrganizationActor, "network": schema.OrganizationActor, "company": schema.OrganizationActor, "bank": schema.OrganizationActor,
	"group": schema.OrganizationActor, "society": schema.OrganizationActor, "centre": schema.OrganizationActor, "center": schema.OrganizationActor,
	"times": schema.MediaActor, "post": schema.MediaActor, "news": schema.MediaActor, "tv": schema.MediaActor, "television": schema.MediaActor,
	"radio": schema.MediaActor, "police": schema.MilitaryActor, "navy": schema.MilitaryActor, "government": schema.StateActor, "administration": schema.StateActor,
	"mission": schema.InternationalBody, "office": schema.OrganizationActor, "authority": schema.StateActor, "command": schema.MilitaryActor,
	"command center": schema.MilitaryActor, "state": schema.ArmedGroupActor, "tigers": schema.ArmedGroupActor, "lashkar": schema.ArmedGroupActor,
	"jaish": schema.ArmedGroupActor, "jaysh": schema.ArmedGroupActor, "harakat": schema.ArmedGroupActor, "ansar": schema.ArmedGroupActor,
	"jabhat": schema.ArmedGroupActor, "jund": schema.ArmedGroupActor, "liwa": schema.ArmedGroupActor, "ahrar": schema.ArmedGroupActor,
	"squadron": schema.MilitaryActor, "wing": schema.MilitaryActor, "fleet": schema.MilitaryActor, "airmen": schema.MilitaryActor, "cartel": schema.ArmedGroupActor,
	"warriors": schema.ArmedGroupActor, "martyrs": schema.ArmedGroupActor, "airlines": schema.OrganizationActor, "airways": schema.OrganizationActor,
	"corporation": schema.OrganizationActor, "inc": schema.OrganizationActor, "inc.": schema.OrganizationActor, "ltd": schema.OrganizationActor,
	"ltd.": schema.OrganizationActor, "bureau": schema.OrganizationActor, "service": schema.OrganizationActor, "services": schema.OrganizationActor,
	"directorate": schema.StateActor, "fund": schema.OrganizationActor, "club": schema.OrganizationActor, "federation": schema.OrganizationActor,
	"confederation": schema.OrganizationActor, "tribunal": schema.OrganizationActor, "tribe": schema.PopulationActor, "clan": schema.PopulationActor,
	"hezb": schema.ArmedGroupActor, "kataib": schema.ArmedGroupActor, "katibat": schema.ArmedGroupActor, "hizb": schema.PoliticalActor,
}

// placeNouns are the nouns that make a capitalised name a place, or stand for one.
var placeNouns = map[string]schema.PlaceKind{
	"city": schema.CityPlace, "town": schema.CityPlace, "village": schema.CityPlace, "capital": schema.CityPlace, "hamlet": schema.CityPlace, "port": schema.CityPlace,
	"province": schema.RegionPlace, "governorate": schema.RegionPlace, "region": schema.RegionPlace, "oblast": schema.RegionPlace,
	"prefecture": schema.RegionPlace, "county": schema.RegionPlace, "territory": schema.RegionPlace, "enclave": schema.RegionPlace,
	"district": schema.DistrictPlace, "neighborhood": schema.DistrictPlace, "neighbourhood": schema.DistrictPlace, "suburb": schema.DistrictPlace,
	"quarter": schema.DistrictPlace, "outskirt": schema.DistrictPlace, "outskirts": schema.DistrictPlace, "airport": schema.SitePlace, "airbase": schema.SitePlace, "airfield": schema.SitePlace,
	"base": schema.SitePlace, "camp": schema.SitePlace, "crossing": schema.SitePlace, "bridge": schema.SitePlace, "hospital": schema.SitePlace,
	"mosque": schema.SitePlace, "church": schema.SitePlace, "school": schema.SitePlace, "market": schema.SitePlace, "square": schema.SitePlace,
	"checkpoint": schema.SitePlace, "embassy": schema.SitePlace, "barracks": schema.SitePlace, "prison": schema.SitePlace, "dam": schema.SitePlace,
	"valley": schema.AreaPlace, "mountain": schema.AreaPlace, "mountains": schema.AreaPlace, "hill": schema.AreaPlace, "hills": schema.AreaPlace, "river": schema.AreaPlace,
	"peninsula": schema.AreaPlace, "strip": schema.AreaPlace, "gulf": schema.AreaPlace, "sea": schema.AreaPlace, "desert": schema.AreaPlace, "coast": schema.AreaPlace,
	"border": schema.AreaPlace, "island": schema.AreaPlace, "street": schema.SitePlace, "road": schema.SitePlace, "highway": schema.SitePlace, "palace": schema.SitePlace,
	"headquarters": schema.SitePlace, "compound": schema.SitePlace, "hotel": schema.SitePlace, "area": schema.AreaPlace, "country": schema.CountryPlace,
	"frontline": schema.AreaPlace, "stronghold": schema.CityPlace, "position": schema.SitePlace, "oilfield": schema.SitePlace, "refinery": schema.SitePlace, "plant": schema.SitePlace, "pass": schema.SitePlace,
}

// nameEndings are nouns that make a capitalised name a place and that stand for none by themselves; placeBeginnings do so before it.
var (
	nameEndings = map[string]schema.PlaceKind{"beach": schema.AreaPlace, "bay": schema.AreaPlace, "lake": schema.AreaPlace, "forest": schema.AreaPlace,
		"canal": schema.SitePlace, "tower": schema.SitePlace, "towers": schema.SitePlace, "barrage": schema.SitePlace, "stadium": schema.SitePlace, "park": schema.SitePlace,
		"freeway": schema.SitePlace, "avenue": schema.SitePlace, "boulevard": schema.SitePlace, "station": schema.SitePlace, "mall": schema.SitePlace,
		"canton": schema.RegionPlace, "voivodeship": schema.RegionPlace, "municipality": schema.DistrictPlace, "township": schema.DistrictPlace,
		"zone": schema.AreaPlace, "islands": schema.AreaPlace, "strait": schema.AreaPlace, "straits": schema.AreaPlace, "plateau": schema.AreaPlace, "ocean": schema.AreaPlace}
	placeBeginnings = map[string]schema.PlaceKind{"camp": schema.SitePlace, "fort": schema.SitePlace, "lake": schema.AreaPlace, "mount": schema.AreaPlace,
		"river": schema.AreaPlace, "cape": schema.AreaPlace, "port": schema.CityPlace, "tel": schema.CityPlace, "tell": schema.CityPlace, "deir": schema.CityPlace,
		"kafr": schema.CityPlace, "jabal": schema.AreaPlace, "wadi": schema.AreaPlace, "isle": schema.AreaPlace}
)

// actorBeginnings say what a name is that begins with them: an operation, a ship of a navy, another ship.
var actorBeginnings = map[string]schema.ActorKind{"operation": schema.OtherActor, "uss": schema.MilitaryActor, "hms": schema.MilitaryActor, "fs": schema.MilitaryActor,
	"hmas": schema.MilitaryActor, "hmcs": schema.MilitaryActor, "ins": schema.MilitaryActor, "mv": schema.OtherActor, "mt": schema.OtherActor, "ss": schema.OtherActor}

// settlements are nouns for towns before "of" and their names, which stand for people or houses elsewhere.
var settlements = set("settlement commune township locality")

// placeWord is the kind of place that a word makes of the name that it ends.
func placeWord(w string) (schema.PlaceKind, bool) {
	if k, ok := placeNouns[w]; ok {
		return k, true
	}
	k, ok := nameEndings[w]
	return k, ok
}

// kindOfName judges an unlisted name by its words and by what stands around its mentions, first by what says it outright, then by what
// the recogniser made of most of them. The second result tells whether it is a place.
func (d *document) kindOfName(ms []*mention) (schema.ActorKind, schema.PlaceKind) {
	for _, m := range ms {
		if k, p := d.statedKind(m); k != "" || p != "" {
			return k, p
		}
	}
	votes := map[language.EntityKind]int{}
	for _, m := range ms {
		votes[d.likelyKind(m)]++
	}
	votes[""] = 0
	kind := language.EntityKind("")
	for _, k := range []language.EntityKind{language.Person, language.Location, language.Organization} {
		if votes[k] > votes[kind] {
			kind = k
		}
	}
	m := ms[0]
	words := m.words()
	switch {
	case kind == language.Person:
		return schema.PersonActor, ""
	case kind == language.Location:
		return "", schema.CityPlace
	case kind == language.Organization || m.last == m.first && isUpperWord(m.sent.Tokens[m.first].Text) && len(m.sent.Tokens[m.first].Text) >= 2:
		return schema.OrganizationActor, ""
	case words >= 2 && words <= 4 && !m.hasOf():
		return schema.PersonActor, ""
	}
	return schema.OtherActor, ""
}

// statedKind is the kind of an unlisted name that its words or those beside it say; both empty where none does.
func (d *document) statedKind(m *mention) (schema.ActorKind, schema.PlaceKind) {
	s := m.sent
	if k, p := d.wordKind(m); k != "" || p != "" {
		return k, p
	}
	if m.noun != nil && m.noun.Kind != "" {
		return schema.ActorKind(m.noun.Kind), ""
	}
	// "the town of X", "X province"
	if h := s.head(m.head); h >= 0 {
		k, ok := placeNouns[s.lemma(h)]
		if settlements[s.lemma(h)] {
			k, ok = schema.CityPlace, true
		}
		if ok && (isRel(s.rel(m.head), "nmod") && s.caseOf(m.head) == "of" || isRel(s.rel(m.head), "compound", "appos", "flat")) {
			return "", k
		}
	}
	if a := s.child(m.head, "appos"); a >= 0 {
		if k, ok := placeNouns[s.lemma(a)]; ok {
			return "", k
		}
		if n, ok := d.x.lexicon.Noun(s.lemma(a)); ok && n.Kind != "" {
			return schema.ActorKind(n.Kind), ""
		}
	}
	if d.personal(m) {
		return schema.PersonActor, ""
	}
	if d.townByCountry(m) {
		return "", schema.CityPlace
	}
	return "", ""
}

// likelyKind is what an unlisted name seems to name: what the recogniser says, a place only where places stand; where it says nothing, a
// preposition of places may.
func (d *document) likelyKind(m *mention) language.EntityKind {
	s := m.sent
	c := s.caseOf(m.head)
	within := inPlaces[c] && s.rel(m.head) != "nmod:poss"
	alone := m.first == m.last
	switch k := s.recognised(m); {
	case k == language.Location && (alone && directions[s.lower[m.first]] || !within && !d.placed(m)):
		return ""
	case within && (k == "" || c != "at" && (alone || k == language.Person)):
		return language.Location
	default:
		return k
	}
}

// inPlaces are the prepositions that hardly anything but a place stands behind.
var inPlaces = map[string]bool{"in": true, "near": true, "outside": true, "at": true, "into": true, "around": true, "across": true, "throughout": true,
	"inside": true, "north of": true, "south of": true, "east of": true, "west of": true}

// placed tells whether a name that may be a place stands where places do.
func (d *document) placed(m *mention) bool {
	s := m.sent
	if c := s.caseOf(m.head); placePrepositions[c] && c != "of" || c == "on" || d.locative(m) {
		return true
	}
	h := s.head(m.head)
	return h >= 0 && isRel(s.rel(m.head), "conj", "appos") && s.at[h] != nil && (s.at[h].place || placeEntry(s.at[h]) && d.locative(s.at[h]))
}

// recognised is the kind of the name that the recogniser found at a mention: that around its head, else any in it; empty for none.
func (s *sentence) recognised(m *mention) language.EntityKind {
	var kind language.EntityKind
	for _, e := range s.Entities {
		if e.First <= m.head && m.head <= e.Last {
			return e.Kind
		}
		if kind == "" && e.First <= m.last && m.first <= e.Last {
			kind = e.Kind
		}
	}
	return kind
}

// recognisedAt tells whether a token lies in a name that the recogniser found.
func (s *sentence) recognisedAt(i int) bool {
	return slices.ContainsFunc(s.Entities, func(e language.Entity) bool { return e.First <= i && i <= e.Last })
}

// wordKind judges a name of several words by the noun in it: "Army of Conquest", "Bagram Air Base". The last such word before
// a preposition counts.
func (d *document) wordKind(m *mention) (schema.ActorKind, schema.PlaceKind) {
	s := m.sent
	if m.first == m.last {
		return "", ""
	}
	end := m.last
	for i := m.first + 1; i < m.last; i++ {
		if w := s.lower[i]; (w == "of" || w == "for" || w == "in" || w == "on") && (institutional(s.lower[i-1]) != "" || takesOfNames[s.lower[i-1]]) {
			end = i - 1
			break
		}
	}
	for i := end; i >= m.first; i-- {
		if k, ok := groupNouns[s.lower[i]]; ok {
			return k, ""
		}
		if k, ok := placeWord(s.lower[i]); ok && i == end {
			return "", k
		}
	}
	if k, ok := placeBeginnings[s.lower[m.first]]; ok {
		return "", k
	}
	if k, ok := actorBeginnings[s.lower[m.first]]; ok {
		return k, ""
	}
	return "", ""
}

func (m *mention) words() int {
	n := 0
	for i := m.first; i <= m.last; i++ {
		if m.sent.upos(i) != "PUNCT" {
			n++
		}
	}
	return n
}

func (m *mention) hasOf() bool {
	for i := m.first; i <= m.last; i++ {
		if m.sent.lower[i] == "of" {
			return true
		}
	}
	return false
}

func isUpperWord(w string) bool { return strings.ToUpper(w) == w && strings.ToLower(w) != w }

// personal tells whether what stands around an unlisted name makes it a person: a title or office before it, a verb that
// only people are the subject of, an age in apposition.
func (d *document) personal(m *mention) bool {
	s := m.sent
	if m.first > 0 {
		before := s.lemma(m.first - 1)
		if titles[strings.TrimSuffix(before, ".")] {
			return true
		}
		if n, ok := d.x.lexicon.Noun(before); ok && n.Person {
			return true
		}
	}
	if a := s.child(m.head, "appos"); a >= 0 {
		if n, ok := d.x.lexicon.Noun(s.lemma(a)); ok && n.Person {
			return true
		}
		if s.upos(a) == "NUM" {
			return true
		}
	}
	if isRel(s.rel(m.head), "appos") && s.head(m.head) >= 0 {
		if n, ok := d.x.lexicon.Noun(s.lemma(s.head(m.head))); ok && n.Person {
			return true
		}
	}
	return false
}
