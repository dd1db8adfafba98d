package lexicon

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
)

// layer is one source of names: the embedded data or one user's file. The entries of the gazetteer stay in their text
// form until they are asked for, since a document needs few of its tens of thousands.
type layer struct {
	entries []*Entry
	byID    map[string]*Entry
	gaz     *gazetteer
	names   []posting // sorted by key
	bucket  []uint32  // for each value of the key's upper 16 bits, where they begin in names
}

// posting says that an entry may have a name with this key. Hashes of different keys can meet, so that the names of the
// entry have to be looked at.
type posting struct {
	key uint64
	ord uint32 // index into entries; from len(entries) on, line of the gazetteer
}

func newLayer(entries []*Entry, gaz *gazetteer) *layer {
	l := &layer{entries: entries, byID: make(map[string]*Entry, len(entries)), gaz: gaz}
	size := 4 * len(entries)
	if gaz != nil {
		size += 3 * len(gaz.lines)
	}
	l.names = make([]posting, 0, size)
	var k key
	add := func(name string, ord int) {
		variants(name, &k, func(text []byte) {
			l.names = append(l.names, posting{hash64(hashStart, text), uint32(ord)})
		})
	}
	hidden := gaz.completes(entries)
	for ord, e := range entries {
		l.byID[e.ID] = e
		e.rank = rank(e)
		for _, a := range e.Aliases {
			add(a.Name, ord)
		}
	}
	if gaz != nil {
		gaz.eachName(func(line int, name string) {
			if !hidden[line] {
				add(name, len(entries)+line)
			}
		})
	}
	slices.SortFunc(l.names, func(a, b posting) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.ord, b.ord))
	})
	l.names = slices.Compact(l.names)
	l.bucket = make([]uint32, 1<<16+1)
	for _, p := range l.names {
		l.bucket[p.key>>48+1]++
	}
	for i := 1; i < len(l.bucket); i++ {
		l.bucket[i] += l.bucket[i-1]
	}
	return l
}

// find gives the postings of a key.
func (l *layer) find(hash uint64) []posting {
	in := l.names[l.bucket[hash>>48]:l.bucket[hash>>48+1]]
	lo, _ := slices.BinarySearchFunc(in, hash, func(p posting, h uint64) int { return cmp.Compare(p.key, h) })
	hi := lo
	for hi < len(in) && in[hi].key == hash {
		hi++
	}
	return in[lo:hi]
}

func (l *layer) at(ord uint32) *Entry {
	if int(ord) < len(l.entries) {
		return l.entries[ord]
	}
	return l.gaz.entry(int(ord) - len(l.entries))
}

func (l *layer) entry(id string) *Entry {
	if e := l.byID[id]; e != nil {
		return e
	}
	if l.gaz == nil {
		return nil
	}
	if rest, ok := strings.CutPrefix(id, "place:"); ok {
		if line, ok := l.gaz.byID[strings.TrimPrefix(rest, "gn:")]; ok {
			return l.gaz.entry(int(line))
		}
	}
	return nil
}

// gazetteer is a table of places in its text form: one line each with the columns id (a GeoNames number, or the code of
// a region), name, kind, country, within, latitude, longitude, population and aliases, as in every other data file.
type gazetteer struct {
	lines []string
	made  []atomic.Pointer[Entry]
	byID  map[string]int32
}

// Columns of the gazetteer.
const (
	gazID = iota
	gazName
	gazKind
	gazCountry
	gazWithin
	gazLatitude
	gazLongitude
	gazPopulation
	gazAliases
	gazColumns
)

func newGazetteer(text string) *gazetteer {
	g := &gazetteer{lines: make([]string, 0, strings.Count(text, "\n"))}
	for line := range strings.Lines(text) {
		if line = strings.TrimSuffix(line, "\n"); line != "" && line[0] != '#' {
			g.lines = append(g.lines, line)
		}
	}
	g.made = make([]atomic.Pointer[Entry], len(g.lines))
	g.byID = make(map[string]int32, len(g.lines))
	for i, line := range g.lines {
		id, _, _ := strings.Cut(line, "\t")
		g.byID[id] = int32(i)
	}
	return g
}

// completes adds what the gazetteer knows of places to entries with the same id, and tells which of its lines are theirs.
func (g *gazetteer) completes(entries []*Entry) map[int]bool {
	if g == nil {
		return nil
	}
	lines := make(map[int]bool)
	for _, e := range entries {
		id, ok := strings.CutPrefix(e.ID, "place:")
		if !ok {
			continue
		}
		line, ok := g.byID[strings.TrimPrefix(id, "gn:")]
		if !ok {
			continue
		}
		known, err := parsePlace(g.lines[line])
		if err != nil {
			continue // as in entry
		}
		known.assumed = true
		if e.add(known) == nil {
			lines[int(line)] = true
		}
	}
	return lines
}

// eachName calls yield with every name of every line.
func (g *gazetteer) eachName(yield func(line int, name string)) {
	for i, line := range g.lines {
		_, rest, _ := strings.Cut(line, "\t")
		name, _, _ := strings.Cut(rest, "\t")
		yield(i, withoutFlags(name))
		for list := line[strings.LastIndexByte(line, '\t')+1:]; list != ""; {
			name, list, _ = strings.Cut(list, "|")
			yield(i, withoutFlags(name))
		}
	}
}

func withoutFlags(name string) string {
	if i := strings.IndexByte(name, '{'); i > 0 {
		return strings.TrimSpace(name[:i])
	}
	return name
}

// entry makes the entry of a line, or gives the one made before.
func (g *gazetteer) entry(line int) *Entry {
	if e := g.made[line].Load(); e != nil {
		return e
	}
	e, err := parsePlace(g.lines[line])
	if err != nil {
		return nil // the tests read every line, so that this is only for a damaged build
	}
	if !g.made[line].CompareAndSwap(nil, e) {
		return g.made[line].Load()
	}
	return e
}

func parsePlace(line string) (*Entry, error) {
	cells := strings.Split(line, "\t")
	if len(cells) != gazColumns {
		return nil, fmt.Errorf("%d columns, want %d", len(cells), gazColumns)
	}
	name, err := parseAlias(cells[gazName])
	if err != nil {
		return nil, err
	}
	e := &Entry{Name: name.Name, Kind: cells[gazKind], Place: true, Country: cells[gazCountry]}
	if number, err := strconv.Atoi(cells[gazID]); err == nil {
		e.ID, e.GeoNames = "place:gn:"+cells[gazID], number
	} else {
		e.ID = "place:" + cells[gazID]
	}
	if cells[gazWithin] != "" {
		e.Within = append(e.Within, "place:"+cells[gazWithin])
	}
	if e.Country != "" {
		e.Within = append(e.Within, "place:"+e.Country)
	}
	if cells[gazLatitude] != "" {
		if e.Latitude, err = strconv.ParseFloat(cells[gazLatitude], 64); err != nil {
			return nil, err
		}
		if e.Longitude, err = strconv.ParseFloat(cells[gazLongitude], 64); err != nil {
			return nil, err
		}
	}
	if cells[gazPopulation] != "" {
		if e.Population, err = strconv.Atoi(cells[gazPopulation]); err != nil {
			return nil, err
		}
	}
	others, err := parseAliases(cells[gazAliases])
	if err != nil {
		return nil, err
	}
	e.Aliases = append([]Alias{name}, others...)
	e.rank = rank(e)
	return e, finish(e)
}
