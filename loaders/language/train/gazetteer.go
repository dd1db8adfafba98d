package main

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"casus/loaders/language"
	"casus/loaders/lexicon"
)

// nameLists has for each name, its words in small letters, its classes, a bit a class.
type nameLists map[string]uint16

func (l nameLists) add(name string, classes ...language.NameClass) {
	s := language.Split(name)
	var words []string
	for _, x := range s {
		for _, t := range x.Tokens {
			words = append(words, strings.ToLower(language.Normal(t.Text)))
		}
	}
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	if len(words) == 0 || len(words) == 1 && len(words[0]) < 2 {
		return
	}
	for _, c := range classes {
		l[strings.Join(words, " ")] |= 1 << c
	}
}

// kindClasses says in which class the names of a kind of the lexicon are.
var kindClasses = map[string]language.NameClass{
	lexicon.Person: language.PersonName, lexicon.State: language.CountryName, lexicon.Country: language.CountryName, lexicon.Military: language.BodyName,
	lexicon.ArmedGroup: language.BodyName, lexicon.Coalition: language.BodyName, lexicon.InternationalOrganization: language.BodyName, lexicon.Party: language.BodyName,
	lexicon.Organization: language.BodyName, lexicon.Media: language.CompanyName, lexicon.Population: language.Demonym, lexicon.Region: language.RegionName,
	lexicon.Area: language.RegionName, lexicon.City: language.TownName, lexicon.District: language.TownName, lexicon.Site: language.SiteName,
}

// readLists makes the gazetteer: of the lexicon (its folder of data), the dictionaries in the folder sources and persons.tsv.gz.
func readLists(lexiconData, sources string) (*language.Gazetteer, error) {
	l := nameLists{}
	if err := l.addLexicon(); err != nil {
		return nil, err
	}
	if err := l.addPlaces(filepath.Join(lexiconData, "gazetteer.tsv.gz")); err != nil {
		return nil, err
	}
	if err := l.addPersons(); err != nil {
		return nil, err
	}
	if err := l.addPhoenix(sources); err != nil {
		return nil, err
	}
	return language.NewGazetteer(l), nil
}

func (l nameLists) addLexicon() error {
	lex, err := lexicon.Default()
	if err != nil {
		return err
	}
	for e := range lex.Each {
		class, ok := kindClasses[e.Kind]
		if !ok {
			continue
		}
		for _, a := range e.Aliases {
			switch {
			case a.Adjective:
				l.add(a.Name, language.Demonym)
			case a.Surname:
				l.add(a.Name, language.Surname)
			case !a.Metonym:
				l.add(a.Name, class)
			}
		}
	}
	return nil
}

// bigCity is from how many inhabitants on a town is a city.
const bigCity = 100000

// addPlaces adds the lexicon's gazetteer, which its entries do not show; the file says what its columns are.
func (l nameLists) addPlaces(file string) error {
	return eachLine(file, func(_ int, line string) error {
		if strings.HasPrefix(line, "#") {
			return nil
		}
		c := strings.Split(line, "\t")
		if len(c) < 8 {
			return fmt.Errorf("%d columns, want 8 or 9", len(c))
		}
		class, ok := kindClasses[c[2]]
		if !ok {
			return fmt.Errorf("kind %q", c[2])
		}
		if people, err := strconv.Atoi(c[7]); err == nil && people >= bigCity && c[2] == lexicon.City {
			class = language.CityName
		}
		l.add(c[1], class)
		for _, alias := range c[8:] {
			for name := range strings.SplitSeq(alias, "|") {
				name, _, _ = strings.Cut(name, " {")
				l.add(name, class)
			}
		}
		return nil
	})
}

//go:embed persons.tsv.gz
var personNames []byte

func (l nameLists) addPersons() error {
	z, err := gzip.NewReader(bytes.NewReader(personNames))
	if err != nil {
		return fmt.Errorf("persons.tsv.gz: %w", err)
	}
	classes := map[rune]language.NameClass{'f': language.FirstName, 'g': language.RareFirstName, 's': language.Surname, 't': language.RareSurname}
	return lines(z, func(_ int, line string) error {
		name, letters, _ := strings.Cut(line, "\t")
		for _, c := range letters {
			l.add(name, classes[c])
		}
		return nil
	})
}

// addPhoenix adds persons and bodies of the dictionaries in TABARI's form: names in capitals, underscores for blanks, further names behind +.
func (l nameLists) addPhoenix(dir string) error {
	name := func(line string) string {
		line, _, _ = strings.Cut(line, ";")
		line, _, _ = strings.Cut(line, "[")
		return strings.TrimSpace(strings.ToLower(strings.ReplaceAll(strings.TrimPrefix(strings.TrimSpace(line), "+"), "_", " ")))
	}
	err := eachLine(filepath.Join(dir, "Phoenix.Countries.actors.txt.gz"), func(_ int, line string) error {
		if line == "" || line[0] < 'A' || line[0] > 'Z' || !strings.Contains(line, "CountryInfo.txt") {
			return nil
		}
		words := strings.Fields(name(line))
		for len(words) > 0 && titles[words[0]] {
			words = words[1:]
		}
		if len(words) < 2 {
			return nil
		}
		l.add(strings.Join(words, " "), language.PersonName)
		if len(words[0]) > 2 {
			l.add(words[0], language.RareFirstName)
		}
		if last := words[len(words)-1]; len(last) > 2 {
			l.add(last, language.RareSurname)
		}
		return nil
	})
	if err != nil {
		return err
	}
	var names []string
	return eachLine(filepath.Join(dir, "Phoenix.International.actors.txt.gz"), func(_ int, line string) error {
		_, code, _ := strings.Cut(line, "[")
		if line != "" && line[0] != '#' && line[0] != '\t' && line[0] != ' ' {
			names = append(names, name(line))
		}
		if code == "" {
			return nil
		}
		class := language.BodyName
		if strings.HasPrefix(code, "MNC") || strings.Contains(code, "MED") {
			class = language.CompanyName
		}
		for _, n := range names {
			if !strings.Contains(n, "secretary") && !strings.Contains(n, "chief") && !strings.Contains(n, "director") && !strings.Contains(n, "president") {
				l.add(n, class)
			}
		}
		names = nil
		return nil
	})
}
