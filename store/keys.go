package store

import (
	"cmp"
	"encoding/binary"
	"strings"

	"casus/schema"
)

// family is the first byte of a key; doc.go has the table.
type family byte

const (
	metaFamily      family = 'm'
	journalFamily   family = 'j'
	articleFamily   family = 'a'
	articlePosting  family = 'q'
	eventFamily     family = 'e'
	reportFamily    family = 'r'
	posting         family = 'p'
	actorFamily     family = 'A'
	placeFamily     family = 'P'
	nameFamily      family = 'n'
	wordFamily      family = 'w'
	aliasFamily     family = 'k'
	relationFamily  family = 'R'
	assertionFamily family = 'v'
	relationID      family = 'i'
	relationEnd     family = 'l'
	statsFamily     family = 's'
	correction      family = 'c'
	numberFamily    family = 'd'
	operations      family = 'o'
)

// views are the families that reindex drops and builds again, together with the operations, which are a part of the lists.
var views = []family{articleFamily, articlePosting, eventFamily, reportFamily, posting, actorFamily, placeFamily, nameFamily, wordFamily,
	aliasFamily, relationFamily, assertionFamily, relationID, relationEnd, statsFamily, correction, numberFamily}

var (
	layoutKey     = []byte("mlayout")
	appliedKey    = []byte("mapplied")
	endKey        = []byte("mend")
	foldedKey     = []byte("mfolded")
	reindexingKey = []byte("mreindexing")
	statsKey      = []byte("s")
)

func idKey(f family, id string) []byte { return append([]byte{byte(f)}, id...) }

// numbered is the key of an event or an article by its number.
func numbered(f family, n uint64) []byte { return binary.BigEndian.AppendUint64([]byte{byte(f)}, n) }

func operationsKey(position uint64) []byte { return numbered(operations, position) }

// carriedKey is the key of a chunk of operations that were carried on when those of the entries up to a position were folded.
func carriedKey(position, chunk uint64) []byte {
	return binary.BigEndian.AppendUint64(operationsKey(position), chunk)
}

// carriedCountKey has that position and the number of chunks.
var carriedCountKey = []byte{byte(operations)}

func journalKey(position uint64) []byte {
	return binary.BigEndian.AppendUint64([]byte{byte(journalFamily)}, position)
}

// dimension is what a posting list is about.
type dimension byte

const (
	byAll     dimension = '*'
	byAbout   dimension = '@'
	byActor   dimension = 'a'
	byDispute dimension = 'd'
	byPlace   dimension = 'p'
	bySource  dimension = 's'
	byType    dimension = 't'
	byWord    dimension = 'w'
	byGround  dimension = 'x'
)

// list is the prefix of a posting list. A value's NUL would end it early, so it becomes a blank.
func list(f family, d dimension, value string) []byte { return appendList(nil, f, d, value) }

func appendList(k []byte, f family, d dimension, value string) []byte {
	k = append(append(k, byte(f), byte(d)), strings.ReplaceAll(value, "\x00", " ")...)
	return append(k, 0)
}

// ordered maps an instant to bytes that sort as time does.
func ordered(t int64) uint64 { return uint64(t) ^ 1<<63 }

// point is a place in a list ordered by time: an instant (see ordered) and the number of an event or an article.
type point struct{ time, number uint64 }

func (p point) compare(q point) int {
	if p.time != q.time {
		return cmp.Compare(p.time, q.time)
	}
	return cmp.Compare(p.number, q.number)
}

// instant is the time of a point in Unix seconds.
func (p point) instant() int64 { return int64(p.time ^ 1<<63) }

func (p point) append(k []byte) []byte {
	return binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(k, p.time), p.number)
}

// pointSize is how many bytes a point takes in a key.
const pointSize = 16

func pointAt(tail []byte) (point, bool) {
	if len(tail) != pointSize {
		return point{}, false
	}
	return point{binary.BigEndian.Uint64(tail), binary.BigEndian.Uint64(tail[8:])}, true
}

// width classes keep events of like width together, so that a range finds the ones that began before it without looking
// through all that came earlier.
const (
	withinDay = iota
	withinMonth
	withinYear
	longer
	openEnd
	openStart
	unknownTime
	widthClasses
)

const daySeconds = 86400

// reach is how long before a range an event of the class can begin and still touch it, in seconds.
var reach = [widthClasses]int64{withinDay: daySeconds, withinMonth: 32 * daySeconds, withinYear: 366 * daySeconds}

// slot is where an event of a time stands: its width class, the instant that it is ordered by (its earliest; an open start
// by its latest) and its latest instant.
func slot(t schema.Time) (class byte, at, latest int64) {
	from, to := t.Bounds()
	switch {
	case t.IsZero():
		return unknownTime, schema.EndOfTime, schema.EndOfTime
	case from == schema.BeginningOfTime:
		return openStart, to, to
	case to == schema.EndOfTime:
		return openEnd, from, to
	}
	switch width := to - from; {
	case width < daySeconds:
		return withinDay, from, to
	case width < 32*daySeconds:
		return withinMonth, from, to
	case width < 366*daySeconds:
		return withinYear, from, to
	}
	return longer, from, to
}
