package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"casus/schema"
)

// writer is what the one who applies entries keeps beside the graph.
type writer struct {
	known     *entities
	folding   *folder
	restating restating
	shared    shares
	// aliases are the first ids behind prefixes of aliases, also of those that the transaction under way has set.
	aliases map[string][]string
	// ops are those of the entry applied last; their memory is used again.
	ops   []operation
	words wordLists
	// stats are the counts that were read last, counted the record that they were.
	stats   schema.Statistics
	counted []byte
}

// statistics reads the counts of everything.
func (w *writer) statistics(g graph) (schema.Statistics, error) {
	b, err := g.get(statsKey)
	if err != nil || b == nil {
		return schema.Statistics{}, err
	}
	if !bytes.Equal(b, w.counted) {
		w.stats = schema.Statistics{}
		if err := json.Unmarshal(b, &w.stats); err != nil {
			return schema.Statistics{}, fmt.Errorf("record %q: %w", statsKey, err)
		}
		w.counted = append(w.counted[:0], b...)
	}
	return w.stats, nil
}

// putStatistics writes them.
func (w *writer) putStatistics(g graph, stats schema.Statistics) error {
	b, err := json.Marshal(stats)
	if err != nil {
		return err
	}
	w.stats, w.counted = stats, append(w.counted[:0], b...)
	return g.set(statsKey, b)
}

func newWriter(f *folder) *writer {
	w := &writer{folding: f}
	w.forget()
	return w
}

// forget lets go of what the writer knows of the graph.
func (w *writer) forget() { w.known, w.aliases = newEntities(), map[string][]string{} }

// begin begins a transaction.
func (w *writer) begin() {
	if len(w.aliases) >= maxEntities {
		clear(w.aliases)
	}
}

// shares counts what events share with a report: a hash table by number that is emptied at no cost.
type shares struct {
	slots []share
	used  []uint32
	// found is what atLeast made last; its memory is used again.
	found []uint64
}

type share struct {
	n      uint64
	weight uint32
}

func (t *shares) reset() {
	for _, i := range t.used {
		t.slots[i] = share{}
	}
	t.used = t.used[:0]
}

// add adds to the weight of an event; numbers count from 1.
func (t *shares) add(n uint64, weight uint32) {
	if 2*len(t.used) >= len(t.slots) {
		t.grow()
	}
	i := t.slot(n)
	if t.slots[i].n == 0 {
		t.slots[i].n = n
		t.used = append(t.used, i)
	}
	t.slots[i].weight += weight
}

func (t *shares) slot(n uint64) uint32 {
	mask := uint32(len(t.slots) - 1)
	i := uint32(n*0x9e3779b97f4a7c15>>40) & mask
	for t.slots[i].n != 0 && t.slots[i].n != n {
		i = (i + 1) & mask
	}
	return i
}

func (t *shares) grow() {
	old, used := t.slots, t.used
	t.slots = make([]share, max(1024, 2*len(old)))
	t.used = make([]uint32, 0, len(t.slots)/2)
	for _, i := range used {
		k := t.slot(old[i].n)
		t.slots[k] = old[i]
		t.used = append(t.used, k)
	}
}

// atLeast are the numbers of at least some weight, in order. They are valid until the next call.
func (t *shares) atLeast(weight uint32) []uint64 {
	t.found = t.found[:0]
	for _, i := range t.used {
		if x := t.slots[i]; x.weight >= weight {
			t.found = append(t.found, x.n)
		}
	}
	slices.Sort(t.found)
	return t.found
}
