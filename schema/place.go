package schema

import (
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
