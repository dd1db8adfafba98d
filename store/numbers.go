package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// Events and articles have numbers beside their ids, from 1 on in the order in which the journal brings them: a number in a posting
// takes a byte or two where an id takes sixteen. The numbers of events that went away are not given again.

// counters are the numbers given last.
type counters struct{ events, articles uint64 }

var countersKey = []byte{byte(numberFamily)}

func readCounters(g graph) (counters, error) {
	b, err := g.get(countersKey)
	if err != nil || b == nil {
		return counters{}, err
	}
	events, n := binary.Uvarint(b)
	if n <= 0 {
		return counters{}, errRecord
	}
	articles, k := binary.Uvarint(b[n:])
	if k <= 0 {
		return counters{}, errRecord
	}
	return counters{events, articles}, nil
}

func (c counters) put(g graph) error {
	return g.set(countersKey, binary.AppendUvarint(binary.AppendUvarint(nil, c.events), c.articles))
}

// numberOf is the number of an event or an article, 0 where there is none of this id, or an event had it before and has another now.
func numberOf(t *badger.Txn, id string) (uint64, error) {
	item, err := t.Get(idKey(numberFamily, id))
	if errors.Is(err, badger.ErrKeyNotFound) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	var n uint64
	err = item.Value(func(b []byte) error {
		if n = parseNumber(b); n == 0 && !isReportID(b) {
			return fmt.Errorf("number of %s: %w", id, errRecord)
		}
		return nil
	})
	return n, err
}

// parseNumber reads a number from a value; 0 for what is none.
func parseNumber(b []byte) uint64 {
	n, k := binary.Uvarint(b)
	if k != len(b) || k == 0 {
		return 0
	}
	return n
}

func numberBytes(n uint64) []byte { return binary.AppendUvarint(nil, n) }

func isReportID(b []byte) bool { return bytes.HasPrefix(b, []byte(schema.ReportPrefix)) }

// currentEvent is the event that an id leads to: itself, or where an event had it before, the one that has the report by which it was called.
func currentEvent(t *badger.Txn, id string) (string, error) {
	to, err := value(t, idKey(numberFamily, id))
	if err != nil || !isReportID(to) {
		return id, err
	}
	event, err := value(t, idKey(reportFamily, string(to)))
	return string(event), err
}
