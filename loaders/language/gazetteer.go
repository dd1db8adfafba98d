package language

import (
	"encoding/binary"
	"errors"
	"slices"
	"sort"
)

// NameClass is what a list of names says of a name; a name may be in several.
type NameClass uint

// The classes of the gazetteer.
const (
	FirstName NameClass = iota
	RareFirstName
	Surname
	RareSurname
	PersonName // a whole name: "Bashar al-Assad"
	CountryName
	RegionName // a first-level division or an area without firm borders
	CityName   // a town of 100,000 or more
	TownName
	SiteName // a base, a crossing, a building
	Demonym
	BodyName    // an international or state body, a party, an armed group
	CompanyName // a company or a medium
	listClasses
)

// Gazetteer knows names by the hashes of their words, so that it is read where it lies: what it says of a name that is no name of
// its lists is wrong once in 20,000 times, and the network weighs it against all else.
type Gazetteer struct {
	hashes  []uint32
	classes []uint16
}

// longestName is how many words of a name are looked at.
const longestName = 6

// beginning marks that longer names begin so.
const beginning = 1 << 15

// NewGazetteer makes a gazetteer of lists: the key is a name, its words in small letters with a blank between.
func NewGazetteer(names map[string]uint16) *Gazetteer {
	sum := map[uint32]uint16{}
	for name, classes := range names {
		h := startName
		words := 0
		for from := 0; from <= len(name); {
			to := from
			for to < len(name) && name[to] != ' ' {
				to++
			}
			h = nextWord(h, name[from:to])
			if words++; to < len(name) {
				sum[folded(h)] |= beginning
			}
			from = to + 1
		}
		if words <= longestName {
			sum[folded(h)] |= classes
		}
	}
	g := &Gazetteer{}
	for h := range sum {
		g.hashes = append(g.hashes, h)
	}
	slices.Sort(g.hashes)
	for _, h := range g.hashes {
		g.classes = append(g.classes, sum[h])
	}
	return g
}

const startName = uint64(14695981039346656037)

func nextWord(h uint64, word string) uint64 {
	h ^= 0x20
	h *= 1099511628211
	for i := 0; i < len(word); i++ {
		h ^= uint64(word[i])
		h *= 1099511628211
	}
	return h
}

func folded(h uint64) uint32 { return uint32(h ^ h>>32) }

func (g *Gazetteer) find(h uint64) uint16 {
	key := folded(h)
	i := sort.Search(len(g.hashes), func(i int) bool { return g.hashes[i] >= key })
	if i < len(g.hashes) && g.hashes[i] == key {
		return g.classes[i]
	}
	return 0
}

// listRows is how many rows of a table stand for what the lists say: of each class a name of one word, the beginning of a longer
// one and its further words.
const listRows = int(listClasses) * 3

// mark gives for each class the longest names in some words: out is called with a word and each of its rows.
func (g *Gazetteer) mark(words []string, out func(i int, row int32)) {
	var covered [listClasses]int
	for i := range words {
		var ends [listClasses]int
		h := startName
		for n := 0; n < longestName && i+n < len(words); n++ {
			h = nextWord(h, words[i+n])
			classes := g.find(h)
			for c := range ends {
				if classes&(1<<c) != 0 {
					ends[c] = i + n + 1
				}
			}
			if classes&beginning == 0 {
				break
			}
		}
		for c, end := range ends {
			if end <= covered[c] {
				continue
			}
			row := int32(c) * 3
			if end == i+1 {
				out(i, row)
			} else {
				out(i, row+1)
				for k := max(i+1, covered[c]); k < end; k++ {
					out(k, row+2)
				}
			}
			covered[c] = end
		}
	}
}

func (g *Gazetteer) appendBytes(out []byte) []byte {
	for i, h := range g.hashes {
		out = binary.LittleEndian.AppendUint32(out, h)
		out = binary.LittleEndian.AppendUint16(out, g.classes[i])
	}
	return out
}

func readGazetteer(b []byte) (*Gazetteer, error) {
	const size = 6
	if len(b)%size != 0 {
		return nil, errors.New("gazetteer: cut short")
	}
	g := &Gazetteer{hashes: make([]uint32, len(b)/size), classes: make([]uint16, len(b)/size)}
	for i := range g.hashes {
		g.hashes[i], g.classes[i] = binary.LittleEndian.Uint32(b[i*size:]), binary.LittleEndian.Uint16(b[i*size+4:])
	}
	if !slices.IsSorted(g.hashes) {
		return nil, errors.New("gazetteer: out of order")
	}
	return g, nil
}
