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

// Follow tells every change from now on, after its commit. The channel is closed when the context ends, when the store is closed, when the
// reader is too slow, or when a correction changes more events than it is told of.
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
		// Who would not be told of all has to ask again.
		ok := !out.More
		send := func(ids []string, change schema.Change) {
			for _, id := range ids {
				if !ok {
					return
				}
				change.Position, change.EventID = out.Position, id
				select {
				case c <- change:
				default:
					ok = false
				}
			}
		}
		// An event that is called otherwise now goes before it comes.
		send(out.FormerEvents, schema.Change{Gone: true})
		send(out.NewEvents, schema.Change{New: true})
		send(out.UpdatedEvents, schema.Change{})
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
