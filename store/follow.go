package store

import (
	"context"
	"sync"

	"casus/schema"
)

// followers are those who want to hear of changes. The writer never waits for them: one whose channel is full is dropped, its
// channel closed, and has to ask again.
type followers struct {
	mu     sync.Mutex
	list   map[chan schema.Change]bool
	closed bool
}

const followBuffer = 1024

// Follow tells every change from now on, after its commit. The channel is closed when the context ends, when the store is closed, or
// when the reader is too slow.
func (s *Store) Follow(ctx context.Context) <-chan schema.Change {
	c := make(chan schema.Change, followBuffer)
	f := &s.follow
	f.mu.Lock()
	if f.closed {
		close(c)
		f.mu.Unlock()
		return c
	}
	if f.list == nil {
		f.list = map[chan schema.Change]bool{}
	}
	f.list[c] = true
	f.mu.Unlock()
	context.AfterFunc(ctx, func() { f.drop(c) })
	return c
}

func (f *followers) drop(c chan schema.Change) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.list[c] {
		delete(f.list, c)
		close(c)
	}
}

func (f *followers) tell(out schema.Outcome) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for c := range f.list {
		ok := true
		send := func(id string, isNew bool) {
			if !ok {
				return
			}
			select {
			case c <- schema.Change{Position: out.Position, EventID: id, New: isNew}:
			default:
				ok = false
			}
		}
		for _, id := range out.NewEvents {
			send(id, true)
		}
		for _, id := range out.UpdatedEvents {
			send(id, false)
		}
		if !ok {
			delete(f.list, c)
			close(c)
		}
	}
}

func (f *followers) close() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.closed = true
	for c := range f.list {
		delete(f.list, c)
		close(c)
	}
}
