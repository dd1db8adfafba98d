package store

import (
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// courtesy is how what goes on in the background lets in who asks: only while somebody does, and not more often than one who waits would notice. To let in takes
// a tenth of a millisecond and more where a processor is idle, and has to be woken up.
type courtesy struct {
	// asked is when somebody asked last, let when others were let in last: nanoseconds since begun.
	begun      time.Time
	asked, let atomic.Int64
}

const (
	// askedLately is for how long after somebody asked others are expected.
	askedLately = 250 * time.Millisecond
	// letInEvery is for how long nobody is let in after somebody was.
	letInEvery = 500 * time.Microsecond
)

func newCourtesy() *courtesy {
	c := &courtesy{begun: time.Now()}
	c.asked.Store(-int64(askedLately) - 1)
	c.let.Store(-int64(letInEvery) - 1)
	return c
}

// ask says that somebody asks.
func (c *courtesy) ask() { c.asked.Store(int64(time.Since(c.begun))) }

// letIn is letIn where it is due.
func (c *courtesy) letIn() {
	if now := int64(time.Since(c.begun)); c.due(now) {
		c.let.Store(now)
		letIn()
	}
}

func (c *courtesy) due(now int64) bool {
	return now-c.asked.Load() <= int64(askedLately) && now-c.let.Load() >= int64(letInEvery)
}

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
