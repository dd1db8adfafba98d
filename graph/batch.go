package graph

import (
	"context"
	"fmt"
	"sync"
)

// maxBatch bounds how many records one read asks for.
const maxBatch = 2000

// batch reads values by key, each once, and all keys that were noted together. It is for one request and safe for its
// concurrent resolvers.
type batch[V any] struct {
	// read gives a value for each key, in order.
	read func(ctx context.Context, keys []string) ([]V, error)

	mu     sync.Mutex
	slots  map[string]*slot[V]
	wanted []string
}

// slot is where the value of a key comes to be.
type slot[V any] struct {
	started bool
	done    chan struct{}
	value   V
	err     error
}

func newBatch[V any](read func(ctx context.Context, keys []string) ([]V, error)) *batch[V] {
	return &batch[V]{read: read, slots: map[string]*slot[V]{}}
}

// want notes keys that may be asked for. It reads nothing.
func (b *batch[V]) want(keys ...string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, k := range keys {
		b.slot(k)
	}
}

// put gives a value that is known already.
func (b *batch[V]) put(key string, v V) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if s := b.slot(key); !s.started {
		s.started, s.value = true, v
		close(s.done)
	}
}

// slot finds or makes the slot of a key. The caller holds the lock.
func (b *batch[V]) slot(key string) *slot[V] {
	s := b.slots[key]
	if s == nil {
		s = &slot[V]{done: make(chan struct{})}
		b.slots[key] = s
		b.wanted = append(b.wanted, key)
	}
	return s
}

// get gives the values of keys, in order, reading at once what is not there and, with it, what else was noted.
func (b *batch[V]) get(ctx context.Context, keys ...string) ([]V, error) {
	if len(keys) == 0 {
		return nil, nil
	}
	slots := make([]*slot[V], len(keys))
	var todo []string
	var fill []*slot[V]
	start := func(k string, s *slot[V]) {
		s.started = true
		todo = append(todo, k)
		fill = append(fill, s)
	}
	b.mu.Lock()
	for i, k := range keys {
		slots[i] = b.slot(k)
		if !slots[i].started {
			start(k, slots[i])
		}
	}
	if len(todo) > 0 {
		for len(b.wanted) > 0 && len(todo) < maxBatch {
			k := b.wanted[0]
			b.wanted = b.wanted[1:]
			if s := b.slots[k]; !s.started {
				start(k, s)
			}
		}
	}
	b.mu.Unlock()
	if len(todo) > 0 {
		b.fill(ctx, todo, fill)
	}
	out := make([]V, len(keys))
	for i, s := range slots {
		select {
		case <-s.done:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
		if s.err != nil {
			return nil, s.err
		}
		out[i] = s.value
	}
	return out, nil
}

// fill reads and lets everybody go who waits for one of the slots, whatever happens.
func (b *batch[V]) fill(ctx context.Context, keys []string, slots []*slot[V]) {
	err := fmt.Errorf("read %d records: gave up", len(keys))
	var values []V
	defer func() {
		for i, s := range slots {
			if err != nil {
				s.err = err
			} else {
				s.value = values[i]
			}
			close(s.done)
		}
	}()
	values, err = b.read(ctx, keys)
	if err == nil && len(values) != len(keys) {
		err = fmt.Errorf("read %d records: got %d", len(keys), len(values))
	}
}

// keyed is a batch for each key of another kind: for each moment of reporting, say.
type keyed[K comparable, V any] struct {
	make func(K) *batch[V]

	mu sync.Mutex
	of map[K]*batch[V]
}

func (k *keyed[K, V]) at(key K) *batch[V] {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.of == nil {
		k.of = map[K]*batch[V]{}
	}
	b := k.of[key]
	if b == nil {
		b = k.make(key)
		k.of[key] = b
	}
	return b
}
