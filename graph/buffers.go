package graph

import "sync"

// buffers are what answers are written into, used again when an answer has gone out: fresh memory costs a large answer more than its writing. The
// zero value is ready.
type buffers struct{ pool sync.Pool }

const (
	// firstBuffer is how many bytes a new buffer has room for: most pages of 50 events.
	firstBuffer = 64 << 10
	// largestBuffer is what is kept at most, in bytes.
	largestBuffer = 1 << 20
)

// take gives an empty buffer.
func (p *buffers) take() []byte {
	if b, ok := p.pool.Get().(*[]byte); ok {
		return (*b)[:0]
	}
	return make([]byte, 0, firstBuffer)
}

// give takes a buffer back; the caller must not use it any more. One that is not worth keeping is let go of.
func (p *buffers) give(b []byte) {
	if cap(b) >= firstBuffer && cap(b) <= largestBuffer {
		p.pool.Put(&b)
	}
}
