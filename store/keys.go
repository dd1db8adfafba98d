package store

import (
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
)

// views are the families that reindex drops and builds again.
var views = []family{articleFamily, articlePosting, eventFamily, reportFamily, posting, actorFamily, placeFamily, nameFamily, wordFamily,
	aliasFamily, relationFamily, assertionFamily, relationID, relationEnd, statsFamily,
	correction}

var (
	layoutKey     = []byte("mlayout")
	appliedKey    = []byte("mapplied")
	endKey        = []byte("mend")
	reindexingKey = []byte("mreindexing")
	statsKey      = []byte("s")
)

func idKey(f family, id string) []byte { return append([]byte{byte(f)}, id...) }

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
func list(f family, d dimension, value string) []byte {
	k := append([]byte{byte(f), byte(d)}, strings.ReplaceAll(value, "\x00", " ")...)
	return append(k, 0)
}

// ordered maps an instant to bytes that sort as time does.
func ordered(t int64) uint64 { return uint64(t) ^ 1<<63 }

// point is a place in a list ordered by time.
type point struct {
	time uint64
	id   string
}

func (p point) compare(q point) int {
	switch {
	case p.time < q.time:
		return -1
	case p.time > q.time:
		return 1
	}
	return strings.Compare(p.id, q.id)
}

func (p point) append(k []byte) []byte {
	return append(binary.BigEndian.AppendUint64(k, p.time), p.id...)
}

func pointAt(tail []byte) (point, bool) {
	if len(tail) < 8 {
		return point{}, false
	}
	return point{binary.BigEndian.Uint64(tail), string(tail[8:])}, true
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
