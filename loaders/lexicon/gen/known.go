package main

import (
	"path/filepath"
	"slices"
	"strings"
	"time"

	"casus/loaders/lexicon"
)

var noDay time.Time

// knownNames are the keys of all names in the data files of a folder but one.
func knownNames(folder, except string) (map[string]bool, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.tsv"))
	if err != nil {
		return nil, err
	}
	known := make(map[string]bool)
	for _, file := range files {
		if filepath.Base(file) == except {
			continue
		}
		var columns []string
		if err := eachLine(file, func(line string) error {
			if line == "" || line[0] == '#' {
				return nil
			}
			cells := strings.Split(line, "\t")
			if columns == nil {
				columns = cells
				return nil
			}
			for _, column := range []string{"name", "aliases"} {
				i := slices.Index(columns, column)
				if i < 0 || i >= len(cells) {
					continue
				}
				for _, name := range strings.Split(cells[i], "|") {
					name, _, _ = strings.Cut(name, "{")
					known[lexicon.Key(name)] = true
				}
			}
			return nil
		}); err != nil {
			return nil, err
		}
	}
	return known, nil
}
