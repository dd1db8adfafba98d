package store

import (
	"encoding/binary"
	"slices"
	"time"

	"casus/schema"
)

// An event is seen differently as its reports become known: each stretch of knowledge, from one report's publication to the next,
// has its own state of it, and the postings of each state say in which stretch they hold. So a query at any moment of
// reporting reads the same lists as one of today.

// stretch is one stay of an event in a list: known from one instant until before another, with what of the event a query decides by
// without reading it.
type stretch struct {
	from, until int64
	// latest is the latest instant of the event's time.
	latest int64
	// kind is the place of its type in the codebook, status that of its status.
	kind, status uint8
	// confidence is in ten-thousandths.
	confidence uint16
	// roles are those of the actor, in an actor's list; in that of a place itself says that the event is at this very place.
	roles roleSet
}

// roleSet has a bit for each role, in the codebook's order.
type roleSet uint8

// itself marks the places that an event names among those that these lie in.
const itself roleSet = 1

func rolesOf(roles ...schema.Role) (set roleSet) {
	for _, r := range roles {
		if i := slices.Index(roleOrder, r); i >= 0 {
			set |= 1 << i
		}
	}
	return set
}

// The orders of the codebook, by which postings name types, statuses and roles. Another order is another layout.
var (
	kindOrder = func() []schema.EventType {
		var out []schema.EventType
		for _, c := range schema.Codebook() {
			out = append(out, c.Type)
		}
		return out
	}()
	statusOrder = schema.Statuses()
	roleOrder   = schema.Roles()
)

// The bits of a stretch's first byte; the lowest two are the status.
const (
	statusBits    = 3
	endsLater     = 1 << 2 // until is given; else it holds for good
	openLatest    = 1 << 3 // latest is the end of time
	fromBeginning = 1 << 4 // from is the beginning of time
	oneDay        = 1 << 5 // latest is a day, less its last second, after the instant
	hasRoles      = 1 << 6 // roles are given
	inPercent     = 1 << 7 // confidence is in hundredths
	confidenceOne = 10_000
)

// appendStretch writes a stretch of an event that stands at an instant: a byte of bits, type, roles, then as varints confidence, and as
// differences from the instant (see appendDifference) from, until, latest.
func appendStretch(b []byte, at int64, s stretch) []byte {
	bits := s.status
	if s.until != schema.EndOfTime {
		bits |= endsLater
	}
	switch s.latest {
	case schema.EndOfTime:
		bits |= openLatest
	case at + daySeconds - 1:
		bits |= oneDay
	}
	if s.from == schema.BeginningOfTime {
		bits |= fromBeginning
	}
	if s.roles != 0 {
		bits |= hasRoles
	}
	confidence := s.confidence
	if confidence%100 == 0 {
		bits |= inPercent
		confidence /= 100
	}
	b = append(b, bits, s.kind)
	if s.roles != 0 {
		b = append(b, byte(s.roles))
	}
	b = binary.AppendUvarint(b, uint64(confidence))
	if bits&fromBeginning == 0 {
		b = appendDifference(b, s.from-at)
	}
	if bits&endsLater != 0 {
		b = appendDifference(b, s.until-at)
	}
	if bits&(openLatest|oneDay) == 0 {
		b = appendDifference(b, s.latest-at)
	}
	return b
}

// appendDifference writes a difference of instants as a varint: whole days, as most are, as their number with a zero bit below it, others as
// seconds with a one. What would lose its top bit by that is as good as endless and is written as it is, behind an empty difference in seconds.
func appendDifference(b []byte, d int64) []byte {
	switch {
	case d%daySeconds == 0:
		return binary.AppendVarint(b, d/daySeconds<<1)
	case d<<1>>1 == d && d != 0:
		return binary.AppendVarint(b, d<<1|1)
	}
	return binary.AppendVarint(binary.AppendVarint(b, 1), d)
}

// readDifference reads what appendDifference wrote and says how many bytes that was, 0 for bytes that are none.
func readDifference(b []byte) (d int64, n int) {
	v, n := binary.Varint(b)
	switch {
	case n <= 0:
		return 0, 0
	case v&1 == 0:
		return v >> 1 * daySeconds, n
	case v != 1:
		return v >> 1, n
	}
	d, k := binary.Varint(b[n:])
	if k <= 0 {
		return 0, 0
	}
	return d, n + k
}

// stretchAt is the stretch of a posting value that holds at an instant of reporting; false for none, and for bytes that are no stretches.
func stretchAt(b []byte, at, by int64) (stretch, bool) {
	for len(b) > 2 {
		s := stretch{from: schema.BeginningOfTime, until: schema.EndOfTime, latest: schema.EndOfTime, status: b[0] & statusBits, kind: b[1]}
		bits := b[0]
		if b = b[2:]; bits&hasRoles != 0 {
			s.roles, b = roleSet(b[0]), b[1:]
		}
		c, n := binary.Uvarint(b)
		if n <= 0 {
			return stretch{}, false
		}
		s.confidence, b = uint16(c), b[n:]
		if bits&inPercent != 0 {
			s.confidence *= 100
		}
		if bits&oneDay != 0 {
			s.latest = at + daySeconds - 1
		}
		for _, f := range [3]struct {
			given bool
			to    *int64
		}{{bits&fromBeginning == 0, &s.from}, {bits&endsLater != 0, &s.until}, {bits&(openLatest|oneDay) == 0, &s.latest}} {
			if !f.given {
				continue
			}
			v, n := readDifference(b)
			if n == 0 {
				return stretch{}, false
			}
			*f.to, b = at+v, b[n:]
		}
		if s.from <= by && (by < s.until || s.until == schema.EndOfTime) {
			return s, true
		}
	}
	return stretch{}, false
}

func unix(s int64) time.Time { return time.Unix(s, 0).UTC() }
