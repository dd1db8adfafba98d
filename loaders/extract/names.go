package extract

import (
	"strings"

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

// kindOfName judges an unlisted name by its words and by what stands around it. The second result tells whether it is a place.
func (d *document) kindOfName(m *mention) (schema.ActorKind, schema.PlaceKind) {
	s := m.sent
	if k, p := d.wordKind(m); k != "" || p != "" {
		return k, p
	}
	if m.noun != nil && m.noun.Kind != "" {
		return schema.ActorKind(m.noun.Kind), ""
	}
	// "the town of X", "X province"
	if h := s.head(m.head); h >= 0 {
		if k, ok := placeNouns[s.lemma(h)]; ok && (isRel(s.rel(m.head), "nmod") && s.caseOf(m.head) == "of" || isRel(s.rel(m.head), "compound", "appos", "flat")) {
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
	switch s.caseOf(m.head) {
	case "in", "near", "outside", "at", "into", "around", "across", "north of", "south of", "east of", "west of", "throughout", "inside":
		if s.rel(m.head) != "nmod:poss" {
			return "", schema.CityPlace
		}
	}
	if m.last == m.first && isUpperWord(s.Tokens[m.first].Text) && len(s.Tokens[m.first].Text) >= 2 {
		return schema.OrganizationActor, ""
	}
	if words := m.words(); words >= 2 && words <= 4 && !m.hasOf() {
		return schema.PersonActor, ""
	}
	return schema.OtherActor, ""
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
		if k, ok := placeNouns[s.lower[i]]; ok && i == end {
			return "", k
		}
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
