package main

import (
	"encoding/json"
	"strings"
	"unicode"

	"casus/loaders/lexicon"
)

// often is how many times a word has to be seen in lower case to count as a common word, and a part of a name among
// persons to count as a person's name.
const often = 3

// usage is how news texts write words.
type usage struct {
	common map[string]bool // written in lower case, and not much more often with a capital
	named  map[string]int  // how often runs of one to three words occur that begin with a capital
}

func readUsage(file string) (usage, error) {
	u := usage{common: make(map[string]bool), named: make(map[string]int)}
	lower := make(map[string]int)
	err := eachLine(file, func(line string) error {
		var row struct{ Text string }
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			return err
		}
		words := strings.FieldsFunc(row.Text, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' })
		for i, w := range words {
			w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
			if !startsUpper(w) {
				lower[lexicon.Key(w)]++
				continue
			}
			if i == 0 {
				continue
			}
			run := lexicon.Key(w)
			u.named[run]++
			for _, next := range words[i+1 : min(i+3, len(words))] {
				run += " " + lexicon.Key(next)
				u.named[run]++
			}
		}
		return nil
	})
	if err != nil {
		return u, err
	}
	for w, n := range lower {
		if n >= often && 20*n >= u.named[w] {
			u.common[w] = true
		}
	}
	for _, w := range strings.Fields(`january february march april may june july august september october november december monday tuesday
		wednesday thursday friday saturday sunday christmas easter ramadan islam christian muslim allah sultan king queen prince general colonel
		major captain minister president sheikh imam revolution nice bush`) {
		u.common[w] = true
	}
	return u, nil
}

// usual is the spelling of a place that news texts use most, the official one unless another is clearly more frequent.
func (u usage) usual(official string, others []string) string {
	best, count := official, 3*u.named[lexicon.Key(official)]+2
	for _, n := range others {
		k := lexicon.Key(n)
		if c := u.named[k]; c > count && (distance(k, lexicon.Key(official)) <= len(k)/2 || strings.Contains(lexicon.Key(official), k)) {
			best, count = n, c
		}
	}
	return best
}

// personNames are the words that occur in the names of several persons of a list of officials.
func personNames(file string) (map[string]bool, error) {
	count := make(map[string]int)
	err := eachLine(file, func(line string) error {
		name, isPerson := phoenixPerson(line)
		if isPerson {
			for _, w := range strings.Fields(lexicon.Key(name)) {
				count[w]++
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	out := make(map[string]bool)
	for w, n := range count {
		if n >= often {
			out[w] = true
		}
	}
	return out, nil
}

// phoenixPerson gives the name of a line of the list that stands for an official.
func phoenixPerson(line string) (string, bool) {
	name, source, found := strings.Cut(line, ";")
	if !found || !strings.Contains(source, "CountryInfo") && !strings.Contains(source, "rulers") || strings.HasPrefix(name, "+") || strings.HasPrefix(name, "\t") {
		return "", false
	}
	return strings.TrimSpace(strings.ReplaceAll(name, "_", " ")), true
}
