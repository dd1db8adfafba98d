package store

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// warmed are the families that timelines, networks and searches read, those that most queries read first.
var warmed = []family{actorFamily, placeFamily, nameFamily, wordFamily, aliasFamily, posting, relationFamily, assertionFamily, relationID, relationEnd, eventFamily}

// Warm reads what queries read into memory, as far as Options.Memory goes, so that the first ones need not wait for tables to be unpacked; of
// events, those that came last. It works beside queries and returns when it is done. The error is the context's, ErrClosed, or says that something
// could not be read.
func (s *Store) Warm(ctx context.Context) error {
	w := warming{memos: s.memos, blocks: s.memory.blocks(), lists: s.memory.lists(), events: s.memory.events()}
	for _, f := range warmed {
		for from := []byte{byte(f) + 1}; from != nil; {
			err := errors.Join(ctx.Err(), s.view(func(t *badger.Txn) (err error) {
				from, err = w.step(t, f, from)
				return err
			}))
			if err != nil {
				return fmt.Errorf("warm the store: %w", err)
			}
		}
	}
	return nil
}

// warming is how much is still to be read, in bytes: blocks of tables, those of lists, events.
type warming struct {
	memos                 *memos
	blocks, lists, events int64
	list                  warmList
}

// warmStep is how many keys are read while reindex and close wait.
const warmStep = 10_000

// step reads keys of a family downward, the first at or below from; it says where the next step begins, nil where none is needed.
func (w *warming) step(t *badger.Txn, f family, from []byte) ([]byte, error) {
	o := badger.DefaultIteratorOptions
	o.PrefetchValues, o.Reverse = false, true
	it := t.NewIterator(o)
	defer it.Close()
	prefix := []byte{byte(f)}
	// The first from is behind the family, and may be a key of the next.
	if it.Seek(from); it.Valid() && !it.ValidForPrefix(prefix) {
		it.Next()
	}
	w.list = warmList{}
	for range warmStep {
		if !it.ValidForPrefix(prefix) {
			return nil, nil
		}
		item := it.Item()
		var more bool
		switch w.blocks -= item.EstimatedSize(); f {
		case eventFamily:
			w.events -= item.EstimatedSize() + textOverhead
			more = w.events >= 0
		case posting:
			w.lists -= item.EstimatedSize() + blockOverhead
			more = w.lists >= 0
		default:
			more = w.blocks >= 0
		}
		if !more {
			return nil, nil
		}
		err := error(nil)
		if f == posting {
			err = w.list.read(w.memos.shelves, t.ReadTs(), item)
		} else {
			err = w.memos.warm(t.ReadTs(), f, item)
		}
		if err != nil {
			return nil, fmt.Errorf("%q: %w", item.Key(), err)
		}
		it.Next()
	}
	if !it.ValidForPrefix(prefix) {
		return nil, nil
	}
	return it.Item().KeyCopy(nil), nil
}

// warm keeps a record that an iterator of a snapshot stands at, if it is of a family that is kept.
func (m *memos) warm(at uint64, f family, item *badger.Item) error {
	key := item.Key()[1:]
	switch f {
	case actorFamily:
		return warmJSON(m.actors, at, string(key), item, new(schema.Actor))
	case placeFamily:
		return warmJSON(m.places, at, string(key), item, new(schema.Place))
	case eventFamily:
		n := number(key)
		return item.Value(func(b []byte) error {
			m.events.put(at, n, string(b))
			return nil
		})
	}
	return nil
}

func warmJSON[T any](m *memo[string, *T], at uint64, id string, item *badger.Item, v *T) error {
	return item.Value(func(b []byte) error {
		err := json.Unmarshal(b, v)
		if err == nil {
			m.put(at, id, v)
		}
		return err
	})
}

// warmList is the list whose blocks are read, from its last one on.
type warmList struct {
	prefix []byte
	shelf  *shelf
	// first is where the block that was read last begins.
	first point
}

// read puts the block that an iterator stands at on its shelf.
func (l *warmList) read(all *shelves, snapshot uint64, item *badger.Item) error {
	key := item.Key()
	n := max(len(key)-pointSize, 0)
	b := keptBlock{}
	var ok bool
	if b.first, ok = pointAt(key[n:]); !ok {
		return errBlock
	}
	switch {
	case l.shelf != nil && bytes.Equal(key[:n], l.prefix):
		b.covers = after(l.first, true)
	case l.shelf != nil:
		l.shelf.nothing(nil, after(l.first, true))
		b.covers = highest
	default:
		// What is behind it was not seen.
		b.covers = b.first
	}
	if l.shelf == nil || !bytes.Equal(key[:n], l.prefix) {
		l.prefix = append(l.prefix[:0], key[:n]...)
		l.shelf = all.of(snapshot, l.prefix)
	}
	l.first = b.first
	var err error
	if b.raw, err = item.ValueCopy(nil); err == nil {
		l.shelf.add(b)
	}
	return err
}
