package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/pprof"
	"slices"
	"strings"
	"syscall"
	"time"

	"casus/graph"
	"casus/store"
)

type draw struct {
	Actor, Event       int
	Since, Until, AsOf string
	Types              []string
	Country, Words     string
}

func main() {
	dir := flag.String("dir", "/tmp/bm/s100k", "")
	qs := flag.String("q", "Q1", "")
	n := flag.Int("n", 300, "")
	rounds := flag.Int("rounds", 1, "")
	draws := flag.String("draws", "/tmp/bm/d100k/draws.json", "")
	prof := flag.String("prof", "", "")
	doWarm := flag.Bool("warm", false, "")
	mp := flag.String("mp", "", "")
	limit := flag.Int64("limit", 0, "")
	mem := flag.Int64("mem", 0, "")
	flag.Parse()
	s, err := store.Open(store.Options{Dir: *dir, Memory: *mem << 20})
	if err != nil {
		panic(err)
	}
	defer s.Close()
	t0 := time.Now()
	if *doWarm {
		if err := s.Warm(context.Background()); err != nil {
			panic(err)
		}
		runtime.GC()
		fmt.Println("warm", time.Since(t0))
	}
	var ds []draw
	b, _ := os.ReadFile(*draws)
	json.Unmarshal(b, &ds)
	var queries map[string]string
	b, _ = os.ReadFile("cmd/compare/queries-casus.json")
	json.Unmarshal(b, &queries)
	h := graph.NewHandler(graph.Config{Reader: s, Logger: slog.New(slog.NewTextHandler(io.Discard, nil))})
	if *mp != "" {
		runtime.MemProfileRate = 512
		defer func() { runtime.GC(); runtime.GC(); f, _ := os.Create(*mp); pprof.Lookup("allocs").WriteTo(f, 0) }()
	}
	if *prof != "" {
		f, _ := os.Create(*prof)
		pprof.StartCPUProfile(f)
		defer pprof.StopCPUProfile()
	}
	if lim := *limit; lim > 0 {
		debug.SetMemoryLimit(lim << 20)
	}
	for _, qq := range strings.Split(*qs, ",") {
		for r := range *rounds {
			var took []float64
			var u0, u1 syscall.Rusage
			syscall.Getrusage(0, &u0)
			size := 0
			for i := range *n {
				d := ds[i]
				body, _ := json.Marshal(map[string]any{"query": queries[qq], "variables": map[string]any{
					"actor": d.Actor, "actorName": fmt.Sprintf("Actor%04d Front", d.Actor), "event": d.Event,
					"since": d.Since, "until": d.Until, "asOf": d.AsOf, "types": d.Types, "country": d.Country, "words": d.Words}})
				req := httptest.NewRequest(http.MethodPost, "http://127.0.0.1/graphql", bytes.NewReader(body))
				req.Header.Set("Content-Type", "application/json")
				w := &sink{h: http.Header{}}
				t := time.Now()
				h.ServeHTTP(w, req)
				took = append(took, float64(time.Since(t).Microseconds())/1000)
				size += w.n
			}
			syscall.Getrusage(0, &u1)
			ms := func(a, b syscall.Timeval) float64 { return float64(b.Sec-a.Sec)*1000 + float64(b.Usec-a.Usec)/1000 }
			fmt.Printf("user %.2f sys %.2f ms/req, minflt %d majflt %d per req, ctx inv %d\n", ms(u0.Utime, u1.Utime)/float64(*n), ms(u0.Stime, u1.Stime)/float64(*n), (u1.Minflt-u0.Minflt)/int64(*n), (u1.Majflt-u0.Majflt)/int64(*n), (u1.Nivcsw-u0.Nivcsw)/int64(*n))
			slices.Sort(took)
			fmt.Printf("%s round %d: p10 %.2f p50 %.2f p99 %.2f ms, %d bytes\n", qq, r, took[len(took)/10], took[len(took)/2], took[len(took)*99/100], size / *n)
		}
	}
}

type sink struct {
	h http.Header
	n int
}

func (s *sink) Header() http.Header         { return s.h }
func (s *sink) WriteHeader(int)             {}
func (s *sink) Write(b []byte) (int, error) { s.n += len(b); return len(b), nil }
