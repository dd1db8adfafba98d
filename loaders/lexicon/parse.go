package lexicon

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
)

// maxLine bounds a line of a data file in bytes.
const maxLine = 1 << 20

// parseFile reads entries in the TSV or JSON Lines form that the package comment describes. Lines with the same id add to
// one entry. Errors name the line.
func parseFile(r io.Reader) ([]*Entry, error) {
	scan := bufio.NewScanner(r)
	scan.Buffer(make([]byte, 0, 64<<10), maxLine)
	var (
		head header
		out  []*Entry
		byID = make(map[string]*Entry)
		n    int
	)
	for scan.Scan() {
		n++
		line := bytes.TrimRight(scan.Bytes(), "\r")
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
		}
		if len(bytes.TrimSpace(line)) == 0 || line[0] == '#' {
			continue
		}
		var (
			e   *Entry
			err error
		)
		switch {
		case line[0] == '{':
			e, err = parseJSON(line)
		case head.columns == nil:
			head, err = parseHeader(string(line))
			if err == nil {
				continue
			}
		default:
			e, err = head.parseRow(strings.Split(string(line), "\t"))
		}
		if err == nil {
			err = finish(e)
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		if have := byID[e.ID]; have != nil {
			if err := have.add(e); err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
			continue
		}
		byID[e.ID] = e
		out = append(out, e)
	}
	if err := scan.Err(); err != nil {
		return nil, fmt.Errorf("line %d: %w", n+1, err)
	}
	return out, nil
}

var columnNames = set("id name kind country wikidata geonames latitude longitude population within aliases links offices")

// header is the first line of a table.
type header struct {
	columns []string
	kind    string // of rows that state neither kind nor id, "" if the header names none
}

// parseHeader reads the names of the columns. "kind=PERSON" is the column kind with what an empty cell of it means in rows
// that have no id either.
func parseHeader(line string) (header, error) {
	h := header{columns: strings.Split(line, "\t")}
	seen := make(map[string]bool)
	for i, c := range h.columns {
		c = strings.TrimSpace(c)
		if kind, ok := strings.CutPrefix(c, "kind="); ok {
			if prefixOfKind[kind] == "" {
				return h, fmt.Errorf("column %q: kind %q is not known", c, kind)
			}
			h.kind, c = kind, "kind"
		}
		c = strings.ToLower(c)
		if !columnNames[c] {
			return h, fmt.Errorf("column %q is not known (the first line names the columns)", c)
		}
		if seen[c] {
			return h, fmt.Errorf("column %q is named twice", c)
		}
		seen[c] = true
		h.columns[i] = c
	}
	if !seen["name"] && !seen["id"] {
		return h, errors.New(`the first line names neither a column "name" nor "id"`)
	}
	return h, nil
}

func (h header) parseRow(cells []string) (*Entry, error) {
	columns := h.columns
	if len(cells) > len(columns) {
		return nil, fmt.Errorf("%d cells in %d columns", len(cells), len(columns))
	}
	e := &Entry{}
	var aliases, links, offices string
	var err error
	for i, cell := range cells {
		cell = strings.TrimSpace(cell)
		if cell == "" {
			continue
		}
		switch columns[i] {
		case "id":
			e.ID = cell
		case "name":
			e.Name = cell
		case "kind":
			e.Kind = cell
		case "country":
			e.Country = cell
		case "wikidata":
			e.Wikidata = cell
		case "geonames":
			e.GeoNames, err = strconv.Atoi(cell)
		case "latitude":
			e.Latitude, err = strconv.ParseFloat(cell, 64)
		case "longitude":
			e.Longitude, err = strconv.ParseFloat(cell, 64)
		case "population":
			e.Population, err = strconv.Atoi(cell)
		case "within":
			for _, id := range strings.Split(cell, "|") {
				e.Within = append(e.Within, strings.TrimSpace(id))
			}
		case "aliases":
			aliases = cell
		case "links":
			links = cell
		case "offices":
			offices = cell
		}
		if err != nil {
			return nil, fmt.Errorf("column %s: %w", columns[i], err)
		}
	}
	if e.ID == "" && e.Kind == "" {
		e.Kind = h.kind
	}
	if e.Aliases, err = parseAliases(aliases); err != nil {
		return nil, err
	}
	for _, text := range split(links) {
		link, err := parseLink(text)
		if err != nil {
			return nil, err
		}
		e.Links = append(e.Links, link)
	}
	for _, text := range split(offices) {
		link, err := parseOffice(text, e.Country)
		if err != nil {
			return nil, err
		}
		e.Links = append(e.Links, link)
	}
	return e, nil
}

func parseJSON(line []byte) (*Entry, error) {
	var row struct {
		ID, Name, Kind, Country, Wikidata string
		GeoNames                          int
		Latitude, Longitude               float64
		Population                        int
		Within                            []string
		Aliases                           []Alias
		Links                             []Link
		Offices                           []string
	}
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&row); err != nil {
		return nil, err
	}
	e := &Entry{ID: row.ID, Name: row.Name, Kind: row.Kind, Country: row.Country, Wikidata: row.Wikidata, GeoNames: row.GeoNames,
		Latitude: row.Latitude, Longitude: row.Longitude, Population: row.Population, Within: row.Within, Aliases: row.Aliases, Links: row.Links}
	for _, text := range row.Offices {
		link, err := parseOffice(text, e.Country)
		if err != nil {
			return nil, err
		}
		e.Links = append(e.Links, link)
	}
	return e, nil
}

// kindOfPrefix gives the kind of an entry from its id where a line states none.
var kindOfPrefix = map[string]string{"state": State, "mil": Military, "group": ArmedGroup, "person": Person, "party": Party,
	"media": Media, "people": Population, "org": Organization, "coalition": Coalition, "place": City}

var prefixOfKind = map[string]string{State: "state", Military: "mil", ArmedGroup: "group", Person: "person", Party: "party",
	Media: "media", Population: "people", Organization: "org", InternationalOrganization: "org", Coalition: "coalition",
	Other: "org", Country: "place", Region: "place", City: "place", District: "place", Site: "place", Area: "place"}

func isPlaceKind(kind string) bool { return prefixOfKind[kind] == "place" }

// finish checks an entry and fills in what follows from the rest: the id from the name and the kind, the kind from the
// id, and the name as the first alias.
func finish(e *Entry) error {
	if e.Name == "" && e.ID == "" {
		return errors.New("entry without a name")
	}
	if e.Kind == "" {
		prefix, _, found := strings.Cut(e.ID, ":")
		if !found {
			prefix = "person"
			if len(e.Links) == 0 {
				return fmt.Errorf("entry %q: no kind", e.Name)
			}
		}
		e.Kind, e.assumed = kindOfPrefix[prefix], true
	}
	prefix := prefixOfKind[e.Kind]
	if prefix == "" {
		return fmt.Errorf("entry %q: kind %q is not known", e.Name+e.ID, e.Kind)
	}
	if e.ID == "" {
		slug := Slug(e.Name)
		if slug == "" {
			return fmt.Errorf("entry %q: no id, and none to make from the name", e.Name)
		}
		e.ID = prefix + ":" + slug
	}
	e.Place = prefix == "place"
	if have, _, _ := strings.Cut(e.ID, ":"); (have == "place") != e.Place {
		return fmt.Errorf("entry %s: an id with %s: does not go with kind %s", e.ID, have, e.Kind)
	}
	if e.Country != "" && !isCountryCode(e.Country) {
		return fmt.Errorf("entry %s: country %q is no ISO 3166-1 alpha-2 code", e.ID, e.Country)
	}
	if e.Latitude < -90 || e.Latitude > 90 || e.Longitude < -180 || e.Longitude > 180 || e.Latitude != e.Latitude || e.Longitude != e.Longitude {
		return fmt.Errorf("entry %s: position %v, %v is not on earth", e.ID, e.Latitude, e.Longitude)
	}
	if e.Population < 0 {
		return fmt.Errorf("entry %s: population %d", e.ID, e.Population)
	}
	if e.Name != "" {
		e.nameFirst()
	}
	for _, a := range e.Aliases {
		if Key(a.Name) == "" {
			return fmt.Errorf("entry %s: alias %q has neither letter nor digit", e.ID, a.Name)
		}
		if _, err := newInterval(a.Since, a.Until); err != nil {
			return fmt.Errorf("entry %s: alias %q: %w", e.ID, a.Name, err)
		}
	}
	for _, l := range e.Links {
		switch l.Type {
		case Leads, Represents, PartOf, Succeeds:
		default:
			return fmt.Errorf("entry %s: link type %q is not known", e.ID, l.Type)
		}
		if !strings.Contains(l.Object, ":") {
			return fmt.Errorf("entry %s: link to %q, which is no id", e.ID, l.Object)
		}
		if _, err := newInterval(l.Since, l.Until); err != nil {
			return fmt.Errorf("entry %s: link to %s: %w", e.ID, l.Object, err)
		}
	}
	return nil
}

// nameFirst puts the canonical name, with the flags that the list of aliases gives it, before the other names.
func (e *Entry) nameFirst() {
	for i, a := range e.Aliases {
		if a.Name == e.Name {
			copy(e.Aliases[1:i+1], e.Aliases[:i])
			e.Aliases[0] = a
			return
		}
	}
	e.Aliases = append([]Alias{{Name: e.Name}}, e.Aliases...)
}

func (e *Entry) named(name string) bool {
	for _, a := range e.Aliases {
		if a.Name == name {
			return true
		}
	}
	return false
}

// add takes over what another line or file says of the same entry: single facts where there are none yet, names and
// links that are new.
func (e *Entry) add(o *Entry) error {
	if e.assumed && !o.assumed {
		e.Kind, e.assumed = o.Kind, false
	}
	if o.Kind != e.Kind && !o.assumed {
		return fmt.Errorf("entry %s: kind %s here, %s before", e.ID, o.Kind, e.Kind)
	}
	if e.Name == "" {
		e.Name = o.Name
	}
	if e.Country == "" {
		e.Country = o.Country
	}
	if e.Wikidata == "" {
		e.Wikidata = o.Wikidata
	}
	if e.GeoNames == 0 {
		e.GeoNames = o.GeoNames
	}
	if e.Latitude == 0 && e.Longitude == 0 {
		e.Latitude, e.Longitude = o.Latitude, o.Longitude
	}
	if e.Population == 0 {
		e.Population = o.Population
	}
	if e.Within == nil {
		e.Within = o.Within
	}
	for _, a := range o.Aliases {
		if !e.named(a.Name) {
			e.Aliases = append(e.Aliases, a)
		}
	}
	for _, l := range o.Links {
		known := false
		for _, have := range e.Links {
			known = known || have == l
		}
		if !known {
			e.Links = append(e.Links, l)
		}
	}
	return nil
}

// Slug makes the second half of an id from a name: "Jabhat al-Nusra" gives "jabhat-al-nusra". It is "" where the name
// has neither letters nor digits.
func Slug(name string) string { return strings.ReplaceAll(Key(name), " ", "-") }

func isCountryCode(s string) bool {
	if len(s) != 2 {
		return false
	}
	for _, r := range s {
		if !unicode.IsUpper(r) || r > 'Z' {
			return false
		}
	}
	return true
}
