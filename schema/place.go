package schema

import (
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// PlaceKind is what sort of place somewhere is.
type PlaceKind string

// The kinds of places. A town or village is a CITY whatever its size; a DISTRICT is a part of one; a SITE is a base, a
// crossing, a building; an AREA is a stretch of land that no administration has as a unit.
const (
	CountryPlace  PlaceKind = "COUNTRY"
	RegionPlace   PlaceKind = "REGION"
	CityPlace     PlaceKind = "CITY"
	DistrictPlace PlaceKind = "DISTRICT"
	SitePlace     PlaceKind = "SITE"
	AreaPlace     PlaceKind = "AREA"
	OtherPlace    PlaceKind = "OTHER"
)

// PlaceKinds returns every kind.
func PlaceKinds() []PlaceKind {
	return []PlaceKind{CountryPlace, RegionPlace, CityPlace, DistrictPlace, SitePlace, AreaPlace, OtherPlace}
}

// Place is somewhere, as all articles together know it.
type Place struct {
	ID   string    `json:"id"`
	Name string    `json:"name"`
	Kind PlaceKind `json:"kind"`
	// Country is the ISO 3166-1 alpha-2 code of the country it is or lies in.
	Country string `json:"country,omitempty"`
	// Latitude and Longitude are in degrees (WGS 84); nil where they are not known.
	Latitude  *float64 `json:"latitude,omitempty"`
	Longitude *float64 `json:"longitude,omitempty"`
	// GeoNames is the place's number there; 0 where it is not known.
	GeoNames int `json:"geonames,omitempty"`
	// WithinIDs are the places that it lies in, the nearest first.
	WithinIDs []string `json:"within,omitempty"`
	Aliases   []Alias  `json:"aliases,omitempty"`
}

// CountryPlaceID is the id of a country as a place. It derives from the code alone, so that a town finds its country
// whoever coded it.
func CountryPlaceID(country string) string { return ContentID(PlacePrefix, "country", country) }

// CountryName is the English name of the country with the ISO 3166-1 alpha-2 code, from Unicode's CLDR; the code itself
// where that knows no such country.
func CountryName(code string) string {
	region, err := language.ParseRegion(code)
	if err != nil || !region.IsCountry() {
		return code
	}
	if name := display.English.Regions().Name(region); name != "" {
		return name
	}
	return code
}

// CountryCode is the ISO 3166-1 alpha-2 code of the country that a text names: by this code, by its alpha-3 code or by its English
// name in Unicode's CLDR, in capitals or not. False where it names none.
func CountryCode(text string) (string, bool) {
	text = strings.TrimSpace(text)
	if region, err := language.ParseRegion(text); err == nil {
		return countryOf(region)
	}
	code, ok := countriesByName()[NameKey(text)]
	return code, ok
}

// countryOf is the code by which a region goes today (GB for UK); false for what ISO 3166 has no country for.
func countryOf(region language.Region) (string, bool) {
	region = region.Canonicalize()
	return region.String(), region.IsCountry() && region.ISO3() != "ZZZ"
}

// countriesByName are the codes of countries by their folded names, with "and" for "&" and without what stands in brackets too.
var countriesByName = sync.OnceValue(func() map[string]string {
	codes := map[string]string{}
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			region, err := language.ParseRegion(string([]rune{a, b}))
			if err != nil {
				continue
			}
			code, ok := countryOf(region)
			name := display.English.Regions().Name(region)
			if !ok || name == "" {
				continue
			}
			short, _, _ := strings.Cut(name, " (")
			for _, n := range []string{name, strings.ReplaceAll(name, "&", "and"), short} {
				codes[NameKey(n)] = code
			}
		}
	}
	return codes
})
