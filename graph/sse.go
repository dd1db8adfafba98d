package graph

import (
	"context"
	"net/http"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler/transport"
)

// serverSentEvents is gqlgen's transport of subscriptions over server-sent events, kept from writing once the request is
// over: its pings come from a goroutine that nothing waits for, and net/http panics, with the whole process, where
// somebody writes to a response that has ended.
type serverSentEvents struct{ transport.SSE }

// Do implements graphql.Transport.
func (t serverSentEvents) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	ctx, cancel := context.WithCancel(r.Context())
	defer cancel()
	until := &untilEnd{w: w}
	defer until.end()
	t.SSE.Do(until, r.WithContext(ctx), exec)
}

// untilEnd is a response that takes writes until it has ended, and from several goroutines.
type untilEnd struct {
	mu    sync.Mutex
	w     http.ResponseWriter
	ended bool
}

var _ http.Flusher = (*untilEnd)(nil)

func (u *untilEnd) end() {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.ended = true
}

// Header implements http.ResponseWriter.
func (u *untilEnd) Header() http.Header { return u.w.Header() }

// Write implements http.ResponseWriter. After the end it is http.ErrHandlerTimeout, net/http's own word for this.
func (u *untilEnd) Write(b []byte) (int, error) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.ended {
		return 0, http.ErrHandlerTimeout
	}
	return u.w.Write(b)
}

// WriteHeader implements http.ResponseWriter.
func (u *untilEnd) WriteHeader(status int) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if !u.ended {
		u.w.WriteHeader(status)
	}
}

// Flush implements http.Flusher.
func (u *untilEnd) Flush() {
	u.mu.Lock()
	defer u.mu.Unlock()
	if f, ok := u.w.(http.Flusher); ok && !u.ended {
		f.Flush()
	}
}
