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

// stretch is one stay of an event in a list: known from one instant until before another, with the latest instant of its time
// and its confidence, so that a query decides without reading the event.
type stretch struct {
	from, until int64
	latest      int64
	confidence  float32
}

const stretchSize = 28

func appendStretches(b []byte, ss []stretch) []byte {
	for _, s := range ss {
		b = binary.BigEndian.AppendUint64(b, ordered(s.from))
		b = binary.BigEndian.AppendUint64(b, ordered(s.until))
		b = binary.BigEndian.AppendUint64(b, ordered(s.latest))
		b = binary.BigEndian.AppendUint32(b, math.Float32bits(s.confidence))
	}
	return b
}

// stretchAt is the stretch of a posting value that holds at an instant of reporting.
func stretchAt(b []byte, by int64) (stretch, bool) {
	for ; len(b) >= stretchSize; b = b[stretchSize:] {
		s := stretch{from: instant(b), until: instant(b[8:]), latest: instant(b[16:]), confidence: math.Float32frombits(binary.BigEndian.Uint32(b[24:]))}
		if s.from <= by && (by < s.until || s.until == schema.EndOfTime) {
			return s, true
		}
	}
	return stretch{}, false
}

func instant(b []byte) int64 { return int64(binary.BigEndian.Uint64(b) ^ 1<<63) }

func unix(s int64) time.Time { return time.Unix(s, 0).UTC() }

// postings are the keys and values of an event in all lists.
func (s *Store) postings(l *lookup, rec eventRecord) (map[string][]byte, error) {
	out := map[string][]byte{}
	for i := range rec.Reports {
		from := known(&rec.Reports[i])
		if i+1 < len(rec.Reports) && known(&rec.Reports[i+1]) == from {
			continue
		}
		until := schema.EndOfTime
		if i+1 < len(rec.Reports) {
			until = known(&rec.Reports[i+1])
		}
		e := Derive(rec.ID, rec.Reports, from)
		class, at, latest := slot(e.Time)
		tail := point{ordered(at), rec.ID}.append([]byte{class})
		st := stretch{from: from, until: until, latest: latest, confidence: float32(e.Confidence)}
		lists, err := s.lists(l, e)
		if err != nil {
			return nil, err
		}
		for _, prefix := range lists {
			k := string(append(prefix, tail...))
			// A stretch that goes on from the one before unchanged is one stretch.
			if old := out[k]; len(old) >= stretchSize {
				last := old[len(old)-stretchSize:]
				if instant(last[8:]) == from && bytes.Equal(last[16:], appendStretches(nil, []stretch{st})[16:]) {
					binary.BigEndian.PutUint64(last[8:], ordered(until))
					continue
				}
			}
			out[k] = appendStretches(out[k], []stretch{st})
		}
	}
	return out, nil
}

// lists are the posting lists that an event stands in.
func (s *Store) lists(l *lookup, e *schema.Event) ([][]byte, error) {
	out := [][]byte{
		list(posting, byAll, ""),
		list(posting, byType, string(e.Type)),
		list(posting, byClass, string(e.Class())),
		list(posting, byStatus, string(e.Status)),
	}
	add := func(d dimension, value string) {
		l := list(posting, d, value)
		if !slices.ContainsFunc(out, func(o []byte) bool { return bytes.Equal(o, l) }) {
			out = append(out, l)
		}
	}
	for _, p := range e.Participants {
		add(byActor, p.ActorID)
		add(byActorRole, p.ActorID+" "+string(p.Role))
	}
	around, err := l.around(e.PlaceIDs)
	if err != nil {
		return nil, err
	}
	for _, id := range around {
		add(byPlace, id)
		if p, err := l.place(id); err != nil {
			return nil, err
		} else if p != nil && p.Country != "" {
			add(byCountry, p.Country)
		}
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
		out = append(out, list(posting, byWord, w))
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
