package bench

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"casus/graph"
	"casus/store"
)

// ask does the query of a round and tells how much came back: rows or bytes.
type ask func(ctx context.Context, round int) (int, error)

// Latency is how long requests of one client took, one after the other, in milliseconds.
type Latency struct {
	P50 float64 `json:"p50"`
	P99 float64 `json:"p99"`
}

// latencies are requests' times.
type latencies []time.Duration

// quantile is the time that a share of requests took at most.
func (l latencies) quantile(share float64) time.Duration {
	if len(l) == 0 {
		return 0
	}
	slices.Sort(l)
	return l[min(len(l)-1, int(share*float64(len(l))))]
}

func (l latencies) latency() Latency {
	return Latency{milliseconds(l.quantile(0.5)), milliseconds(l.quantile(0.99))}
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// warmUp is how many rounds go before those that are measured; they are the last ones, so that they are not the same.
const warmUp = 20

// oneByOne asks rounds one after the other. It gives their times and how much came back on average.
func oneByOne(ctx context.Context, rounds, all int, do ask) (latencies, float64, error) {
	for i := range min(warmUp, all) {
		if _, err := do(ctx, all-1-i); err != nil {
			return nil, 0, err
		}
	}
	took, size := make(latencies, 0, rounds), 0
	for i := range rounds {
		start := time.Now()
		n, err := do(ctx, i%all)
		if err != nil {
			return nil, 0, err
		}
		took = append(took, time.Since(start))
		size += n
	}
	return took, float64(size) / float64(rounds), nil
}

// together asks with several clients for a while and gives the requests a second.
func together(ctx context.Context, clients, all int, during time.Duration, do ask) (float64, error) {
	g, gctx := errgroup.WithContext(ctx)
	var count atomic.Int64
	start := time.Now()
	for c := range clients {
		g.Go(func() error {
			for i := c * all / clients; time.Since(start) < during; i++ {
				if _, err := do(gctx, i%all); err != nil {
					return err
				}
				count.Add(1)
			}
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return 0, err
	}
	return float64(count.Load()) / time.Since(start).Seconds(), nil
}

// server answers GraphQL over HTTP on loopback, as casus serve does.
type server struct {
	url    string
	http   http.Server
	client http.Client
	served sync.WaitGroup
}

func serve(s *store.Store, log *slog.Logger) (*server, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("serve: %w", err)
	}
	v := &server{url: "http://" + l.Addr().String() + "/graphql", http: http.Server{Handler: graph.NewHandler(graph.Config{Reader: s, Logger: log}), ReadHeaderTimeout: 10 * time.Second},
		client: http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64}}}
	// Serve ends with close.
	v.served.Go(func() { _ = v.http.Serve(l) })
	return v, nil
}

func (v *server) close() error {
	v.client.CloseIdleConnections()
	err := v.http.Close()
	v.served.Wait()
	return err
}

// post asks a document that has been encoded and gives the length of the answer.
func (v *server) post(ctx context.Context, body []byte) (int, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, v.url, bytes.NewReader(body))
	if err != nil {
		return 0, err
	}
	r.Header.Set("Content-Type", "application/json")
	res, err := v.client.Do(r)
	if err != nil {
		return 0, err
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		return 0, err
	}
	if res.StatusCode != http.StatusOK || bytes.HasPrefix(b, []byte(`{"errors"`)) {
		return 0, fmt.Errorf("answer %d: %.300s", res.StatusCode, b)
	}
	return len(b), nil
}

// asker makes a query's ask over HTTP. Bodies are encoded before, so that the client's share of the time is small.
func (v *server) asker(q query, ins []*input) (ask, error) {
	bodies := make([][]byte, len(ins))
	for i, in := range ins {
		b, err := json.Marshal(map[string]any{"query": q.document, "variables": q.variables(in)})
		if err != nil {
			return nil, err
		}
		bodies[i] = b
	}
	return func(ctx context.Context, round int) (int, error) { return v.post(ctx, bodies[round]) }, nil
}
