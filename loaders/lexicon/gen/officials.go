package main

import (
	"cmp"
	"encoding/csv"
	"flag"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"casus/loaders/lexicon"
)

const officialsFile = "leaders-wikidata.tsv"

// officials writes heads of state and government that no hand-made file names.
func officials(args []string) error {
	fs := flag.NewFlagSet("officials", flag.ExitOnError)
	leaders := fs.String("leaders", "", "world-leaders-2022.csv")
	out := fs.String("out", "loaders/lexicon/data", "folder of the data files")
	if err := fs.Parse(args); err != nil {
		return err
	}
	known, err := knownNames(*out, officialsFile)
	if err != nil {
		return err
	}
	states, err := lexicon.Default()
	if err != nil {
		return err
	}
	f, err := open(*leaders)
	if err != nil {
		return err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return fmt.Errorf("read %s: %w", *leaders, err)
	}
	type official struct {
		name, country, id string
		offices           []string
	}
	byID := make(map[string]*official)
	var order []*official
	terms := make(map[string][][2]string)
	for _, row := range rows[1:] {
		if len(row) != 8 {
			return fmt.Errorf("read %s: %d columns, want 8", *leaders, len(row))
		}
		state, role, id, name := stateOf(states, row[1]), roleOf(row[3]), row[4], row[5]
		if state == nil || role == "" || known[lexicon.Key(name)] || len(strings.Fields(name)) < 2 || !isLatin(name) || strings.ContainsAny(name, "|{};(") {
			continue
		}
		country := state.Country
		since, until := row[6], cmp.Or(row[7], lastYear)
		if since == "" || since > until || heldBySomebodyElse(states, role, state.ID, since, until, name) {
			continue
		}
		// Terms that overlap in the list itself are by mistake: the first stays.
		overlaps := slices.ContainsFunc(terms[role+" "+state.ID], func(t [2]string) bool { return since < t[1] && t[0] < until })
		if overlaps {
			continue
		}
		terms[role+" "+state.ID] = append(terms[role+" "+state.ID], [2]string{since, until})
		office := role + " "
		if state.ID != "state:"+country {
			office += state.ID + " "
		}
		office += since + "/" + until
		o := byID[id]
		if o == nil {
			o = &official{name: name, country: country, id: id}
			byID[id] = o
			order = append(order, o)
		}
		if !slices.Contains(o.offices, office) {
			o.offices = append(o.offices, office)
		}
	}
	var lines []string
	for _, o := range order {
		lines = append(lines, fmt.Sprintf("%s\t%s\t%s\t%s", o.name, o.country, o.id, strings.Join(o.offices, "|")))
	}
	slices.Sort(lines)
	return writeFile(filepath.Join(*out, officialsFile), []string{
		"Heads of state and government that the other files do not name. Terms are by the year; one that ends in 2022 may go on, since the source ends there. Made by gen officials.",
		"Source: Wikidata (https://www.wikidata.org), by a list of world leaders of October 2022. Licence: CC0.",
	}, "name\tcountry\twikidata\toffices\tkind="+lexicon.Person, lines)
}

// lastYear is the last year that the list knows of.
const lastYear = "2022"

// heldBySomebodyElse tells whether a hand-made file has another holder in the middle of one of the years: then this is
// the same person in another spelling, or a term by the year would overlap one by the day.
func heldBySomebodyElse(l *lexicon.Lexicon, role, state, since, until, name string) bool {
	first, err := strconv.Atoi(since)
	if err != nil {
		return true
	}
	last, err := strconv.Atoi(until)
	if err != nil {
		return true
	}
	for year := first; year <= last; year++ {
		for month := time.January; month <= time.December; month++ {
			if h := l.Holder(role, state, time.Date(year, month, 15, 0, 0, 0, 0, time.UTC)); h != nil && h.Name != name && (year > first || h.Wikidata == "") && (year < last || h.Wikidata == "") {
				return true
			}
		}
	}
	return false
}

// roleOf is the office of a position's label: "President of Albania" gives "president".
func roleOf(position string) string {
	role, _, found := strings.Cut(strings.ToLower(position), " of ")
	if !found {
		return ""
	}
	switch role {
	case "president", "prime minister", "king", "chancellor", "emir", "sultan", "taoiseach", "grand duke", "premier", "head of government", "head of state", "chairman":
		return role
	}
	return ""
}
