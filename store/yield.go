package store

import (
	"os"
	"runtime"
	"sync"
)

// letIn lets others run who are ready, among them those whose request has just come in. The scheduler looks at the network when a processor has nothing else to
// do, or else every ten milliseconds; runtime.Gosched on a processor that is never out of work lets a request wait for so long. So who lets in waits for a byte
// that comes through a pipe: the scheduler finds it where, and when, it finds the requests.
func letIn() {
	p := doorway()
	if p == nil {
		runtime.Gosched()
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if _, err := p.in.Write([]byte{0}); err == nil {
		<-p.through
	}
}

// door is a pipe through which letIn sends a byte to itself.
type door struct {
	mu      sync.Mutex
	in      *os.File
	through chan struct{}
}

// doorway is the door of the process, nil where the system gives no pipe.
var doorway = sync.OnceValue(func() *door {
	out, in, err := os.Pipe()
	if err != nil {
		return nil
	}
	d := &door{in: in, through: make(chan struct{})}
	go func() {
		defer close(d.through)
		var b [1]byte
		for {
			if _, err := out.Read(b[:]); err != nil {
				return
			}
			d.through <- struct{}{}
		}
	}()
	return d
})
