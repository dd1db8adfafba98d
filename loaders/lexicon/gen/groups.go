package main

import (
	"bufio"
	"encoding/csv"
	"errors"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"casus/loaders/lexicon"
)

const groupsFile = "groups-ucdp.tsv"

// groups writes the formally organised parties to armed conflicts of UCDP's actor data set that no hand-made file names.
// Communal groups and supporters of parties (organisation levels 2 and 3 there) stay out: their names are those of
// villages, clans and politicians.
func groups(args []string) error {
	fs := flag.NewFlagSet("groups", flag.ExitOnError)
	ucdp := fs.String("ucdp", "", "ucdp-actor-22.1.csv.gz")
	out := fs.String("out", "loaders/lexicon/data", "folder of the data files")
	if err := fs.Parse(args); err != nil {
		return err
	}
	known, err := knownNames(*out, groupsFile)
	if err != nil {
		return err
	}
	states, err := lexicon.Default()
	if err != nil {
		return err
	}
	f, err := open(*ucdp)
	if err != nil {
		return err
	}
	defer f.Close()
	text := bufio.NewReader(f)
	if mark, _, err := text.ReadRune(); err == nil && mark != '\ufeff' {
		if err := text.UnreadRune(); err != nil {
			return err
		}
	}
	rows := csv.NewReader(text)
	head, err := rows.Read()
	if err != nil {
		return fmt.Errorf("read %s: %w", *ucdp, err)
	}
	column := func(row []string, name string) string {
		if i := slices.Index(head, name); i >= 0 {
			return strings.TrimSpace(row[i])
		}
		return ""
	}
	var lines []string
	taken := make(map[string]bool)
	for {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return fmt.Errorf("read %s: %w", *ucdp, err)
		}
		if column(row, "Org") != "1" {
			continue
		}
		line := group(column(row, "NameData"), []string{column(row, "NameOrigFullEng"), column(row, "NewNameFullEng"), column(row, "NameOrigFull"),
			column(row, "NewNameFullMotherTongue"), column(row, "NameOrig"), column(row, "NewName")}, countryOf(states, column(row, "Location")), known, taken)
		if line != "" {
			lines = append(lines, line)
		}
	}
	slices.Sort(lines)
	return writeFile(filepath.Join(*out, groupsFile), []string{
		"Armed groups that the other files do not name. Made by gen groups.",
		"Source: UCDP Actor dataset 22.1, Uppsala Conflict Data Program (https://ucdp.uu.se), CC BY 4.0: names and countries of formally",
		"organised parties to armed conflicts. Left out are those that a hand-made file has and names that are no names (\"Military faction\").",
	}, "name\tcountry\taliases\tkind="+lexicon.ArmedGroup, lines)
}

// descriptions are names in the source that describe, or that mean much else.
var descriptions = []string{"Be Strong", "Be Well", "Estados Unidos", "Presidential guard", "Opposition coalition", "Parliamentary Forces", "Croatian irregulars",
	"Serbian irregulars", "The Nation", "Elite Army", "Patriotic Front", "Los Virus", "Los Mayas", "Los Colombianos", "La Resistencia", "Rejectionist Front", "Islamic Unity"}

// group is the line of a party, "" if one of its names is known or none can stand for it in a text.
func group(short string, full []string, country string, known, taken map[string]bool) string {
	if known[lexicon.Key(short)] {
		return ""
	}
	var names []string
	for _, n := range append(full, short) {
		if !nameOfGroup(n) || slices.Contains(names, n) {
			continue
		}
		if known[lexicon.Key(n)] {
			return ""
		}
		names = append(names, n)
	}
	// A translation of two words ("Be Strong", "Liberation Force") is also much else.
	if len(names) > 1 && len(strings.Fields(strings.TrimPrefix(names[0], "The "))) < 3 && len(strings.Fields(names[1])) > 1 {
		names = names[1:]
	}
	// An abbreviation alone is no name: it means too much else.
	if len(names) == 0 || len(strings.Fields(names[0])) < 2 || taken[lexicon.Key(names[0])] || taken[lexicon.Slug(names[0])] {
		return ""
	}
	var aliases []string
	for i, n := range names {
		key := lexicon.Key(n)
		if i > 0 {
			if taken[key] || len(strings.Fields(n)) < 2 {
				n += " {x}"
			}
			aliases = append(aliases, n)
		}
		taken[key] = true
	}
	taken[lexicon.Slug(names[0])] = true
	return fmt.Sprintf("%s\t%s\t%s", names[0], country, strings.Join(aliases, "|"))
}

// nameOfGroup tells a name from a description and from what is missing.
func nameOfGroup(name string) bool {
	first, _ := utf8.DecodeRuneInString(name)
	if name == "" || name == "n/a" || !unicode.IsUpper(first) || strings.ContainsAny(name, "(){}|,;/–\"") || !isLatin(name) || utf8.RuneCountInString(name) < 3 {
		return false
	}
	lower := strings.ToLower(name)
	for _, w := range []string{"faction", "forces of", "supporters", "government", "clan", "militia", " groups", "various", "republic of", "kingdom", "sultanate", "principality",
		"islamic state", "state of", "wing", "emirate", "insurgents", "rebels", "people of", "hyderabad", "hands of god", " tribe", " gang", "army of god", "tribesmen", "confederation"} {
		if strings.Contains(lower, w) {
			return false
		}
	}
	return len(strings.Fields(name)) <= 10 && !slices.Contains(descriptions, name)
}

// countryOf is the code of the one state that a list of locations names, "" if it names several.
func countryOf(l *lexicon.Lexicon, locations string) string {
	name, _, _ := strings.Cut(locations, " (")
	if strings.Contains(locations, ",") {
		return ""
	}
	if e := stateOf(l, strings.TrimSpace(name)); e != nil {
		return e.Country
	}
	return ""
}

func stateOf(l *lexicon.Lexicon, name string) *lexicon.Entry {
	for _, e := range l.Lookup(name, noDay) {
		if e.Kind == lexicon.State {
			return e
		}
	}
	return nil
}
