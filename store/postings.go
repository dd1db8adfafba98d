package store

import (
	"bytes"
	"encoding/binary"
	"math"
	"slices"
	"time"

	"github.com/dgraph-io/badger/v4"

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
	// roles are those of the actor, in an actor's list.
	roles roleSet
}

// roleSet has a bit for each role, in the codebook's order.
type roleSet uint8

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
	confidenceOne = 10_000
)

// appendStretch writes a stretch of an event that stands at an instant: a byte of bits, type, roles, then as varints confidence, from less
// the instant, until less from, latest less the instant.
func appendStretch(b []byte, at int64, s stretch) []byte {
	bits := s.status
	if s.until != schema.EndOfTime {
		bits |= endsLater
	}
	if s.latest == schema.EndOfTime {
		bits |= openLatest
	}
	if s.from == schema.BeginningOfTime {
		bits |= fromBeginning
	}
	b = append(b, bits, s.kind, byte(s.roles))
	b = binary.AppendUvarint(b, uint64(s.confidence))
	if bits&fromBeginning == 0 {
		b = binary.AppendVarint(b, s.from-at)
	}
	if bits&endsLater != 0 {
		b = binary.AppendVarint(b, s.until-at)
	}
	if bits&openLatest == 0 {
		b = binary.AppendVarint(b, s.latest-at)
	}
	return b
}

// stretchAt is the stretch of a posting value that holds at an instant of reporting; false for none, and for bytes that are no stretches.
func stretchAt(b []byte, at, by int64) (stretch, bool) {
	for len(b) > 3 {
		s := stretch{from: schema.BeginningOfTime, until: schema.EndOfTime, latest: schema.EndOfTime, status: b[0] & statusBits, kind: b[1], roles: roleSet(b[2])}
		bits := b[0]
		b = b[3:]
		c, n := binary.Uvarint(b)
		if n <= 0 {
			return stretch{}, false
		}
		s.confidence, b = uint16(c), b[n:]
		for _, f := range [3]struct {
			given bool
			to    *int64
		}{{bits&fromBeginning == 0, &s.from}, {bits&endsLater != 0, &s.until}, {bits&openLatest == 0, &s.latest}} {
			if !f.given {
				continue
			}
			v, n := binary.Varint(b)
			if n <= 0 {
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

// postings are the keys and values of an event in all lists.
func (s *Store) postings(l *lookup, rec eventRecord) (map[string][]byte, error) {
	return s.postingsOf(l, rec.ID, rec.Reports, func(by int64) *schema.Event { return Derive(rec.ID, rec.Reports, by) })
}

// postingsOf are those of an event that derives otherwise than from its reports alone.
func (s *Store) postingsOf(l *lookup, id string, reports []schema.Report, derive func(by int64) *schema.Event) (map[string][]byte, error) {
	type entry struct {
		at   int64
		list []stretch
	}
	entries := map[string]*entry{}
	for i := range reports {
		from := known(&reports[i])
		if i+1 < len(reports) && known(&reports[i+1]) == from {
			continue
		}
		until := schema.EndOfTime
		if i+1 < len(reports) {
			until = known(&reports[i+1])
		}
		e := derive(from)
		class, at, latest := slot(e.Time)
		tail := point{ordered(at), id}.append([]byte{class})
		st := stretch{from: from, until: until, latest: latest, confidence: tenThousandths(e.Confidence),
			kind: uint8(slices.Index(kindOrder, e.Type)), status: uint8(slices.Index(statusOrder, e.Status))}
		lists, err := s.lists(l, e)
		if err != nil {
			return nil, err
		}
		for prefix, roles := range lists {
			k := prefix + string(tail)
			en := entries[k]
			if en == nil {
				en = &entry{at: at}
				entries[k] = en
			}
			st.roles = roles
			// A stretch that goes on from the one before unchanged is one stretch.
			if n := len(en.list); n > 0 {
				last := st
				last.from, last.until = en.list[n-1].from, from
				if en.list[n-1] == last {
					en.list[n-1].until = until
					continue
				}
			}
			en.list = append(en.list, st)
		}
	}
	out := make(map[string][]byte, len(entries))
	for k, en := range entries {
		var b []byte
		for _, st := range en.list {
			b = appendStretch(b, en.at, st)
		}
		out[k] = b
	}
	return out, nil
}

func tenThousandths(confidence float64) uint16 {
	return uint16(math.Round(min(max(confidence, 0), 1) * confidenceOne))
}

// lists are the posting lists that an event stands in; of an actor's list, with the actor's roles.
func (s *Store) lists(l *lookup, e *schema.Event) (map[string]roleSet, error) {
	out := map[string]roleSet{}
	add := func(d dimension, value string) string {
		k := string(list(posting, d, value))
		out[k] |= 0
		return k
	}
	add(byAll, "")
	add(byType, string(e.Type))
	for _, p := range e.Participants {
		out[add(byActor, p.ActorID)] |= rolesOf(p.Role)
	}
	around, err := l.around(e.PlaceIDs)
	if err != nil {
		return nil, err
	}
	for _, id := range around {
		add(byPlace, id)
	}
	if e.Class() == schema.ClassTerritory {
		for _, id := range e.PlaceIDs {
			add(byGround, id)
		}
	}
	texts := []string{}
	for i := range e.Reports {
		r := &e.Reports[i]
		if r.Source != "" {
			add(bySource, schema.NameKey(r.Source))
		}
		if r.AboutReportID != "" {
			add(byAbout, r.AboutReportID)
		}
		texts = append(texts, r.Summary)
		for _, ev := range r.Evidence {
			texts = append(texts, ev.Exact)
		}
	}
	if len(Contradictions(e.Reports)) > 0 {
		add(byDispute, "")
	}
	for _, w := range s.folding.words(texts...) {
		add(byWord, w)
	}
	return out, nil
}

// replace brings the lists from one state to another.
func replace(t *badger.Txn, before, after map[string][]byte) error {
	for k := range before {
		if _, ok := after[k]; !ok {
			if err := t.Delete([]byte(k)); err != nil {
				return err
			}
		}
	}
	keys := make([]string, 0, len(after))
	for k := range after {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		if old, ok := before[k]; ok && bytes.Equal(old, after[k]) {
			continue
		}
		if err := t.Set([]byte(k), after[k]); err != nil {
			return err
		}
	}
	return nil
}
