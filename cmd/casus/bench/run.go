package bench

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"casus/loaders"
	"casus/store"
)

// Runner is a run of the benchmark.
type Runner struct {
	Corpus Corpus
	// Dir is where the stores are made. One of the same corpus that is there already is asked again instead of loaded.
	Dir string
	// Load reads a file of the extraction contract's lines into a store; progress is told of the bytes read and of all.
	Load   func(ctx context.Context, file string, s *store.Store, progress func(done, total int64)) (loaders.Summary, error)
	Logger *slog.Logger
	// Rounds is how often each query is asked at one client, with parameters of its own; AskFor how long at many clients.
	Rounds  int
	AskFor  time.Duration
	Clients int
	// Ask measures the queries.
	Ask bool
	// Adding measures reading while AddRate reports a second are added, for AddFor.
	Adding  bool
	AddRate int
	AddFor  time.Duration
	// Growth measures a tenth of the corpus against all of it.
	Growth bool
	// Step is told what is being done and how far it is; a total of 0 means that nobody knows.
	Step func(what string, done, total int64)
	// Settle makes the process ready for queries, once a store has read ahead.
	Settle func(ctx context.Context)
}

// Run makes the corpus, loads it and asks. Ending the context ends it with the context's error; what it made in Dir stays.
func (r *Runner) Run(ctx context.Context) (*Report, error) {
	if err := errors.Join(r.Corpus.Check(), os.MkdirAll(r.Dir, 0o755)); err != nil {
		return nil, err
	}
	out := &Report{Date: time.Now().UTC().Truncate(time.Second), Machine: machine(), Corpus: r.Corpus, Rounds: r.Rounds, Clients: r.Clients}
	s, load, err := r.open(ctx, "store", r.Corpus)
	if err != nil {
		return nil, err
	}
	out.Load = load
	err = r.measure(ctx, s, out)
	if err = errors.Join(err, s.Close()); err != nil {
		return nil, err
	}
	return out, nil
}

// measure asks a loaded store.
func (r *Runner) measure(ctx context.Context, s *store.Store, out *Report) (err error) {
	stats, err := s.Statistics(ctx)
	if err != nil {
		return err
	}
	out.Store = stats
	v, err := r.ready(ctx, s)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, v.close()) }()
	ins, err := r.inputs(ctx, s, r.Corpus, askedActors)
	if err != nil {
		return err
	}
	for i, q := range queries {
		if !r.Ask {
			break
		}
		r.Step("ask "+q.name, int64(i), int64(len(queries)))
		m, err := r.query(ctx, s, v, q, ins)
		if err != nil {
			return fmt.Errorf("%s: %w", q.name, err)
		}
		out.Queries = append(out.Queries, m)
	}
	if r.Growth {
		if out.Growth, err = r.growth(ctx, s, v); err != nil {
			return err
		}
	}
	if r.Adding {
		if out.Adding, err = r.adding(ctx, s, v, ins, stats.Articles); err != nil {
			return err
		}
	}
	return nil
}

// ready serves a store once it has read ahead, as "casus serve" does beside its first queries.
func (r *Runner) ready(ctx context.Context, s *store.Store) (*server, error) {
	r.Step("read ahead", 0, 0)
	if err := s.Warm(ctx); err != nil {
		return nil, err
	}
	r.Settle(ctx)
	return serve(s, r.Logger)
}

func (r *Runner) inputs(ctx context.Context, s *store.Store, c Corpus, most int) ([]*input, error) {
	n := int64(r.Rounds + warmUp)
	return inputs(ctx, s, c, c.Draws(int(n), most), func(done int) { r.Step("look up what to ask for", int64(done), n) })
}

// query measures one query in process and over HTTP.
func (r *Runner) query(ctx context.Context, s *store.Store, v *server, q query, ins []*input) (Measured, error) {
	m := Measured{Name: q.name, What: q.what}
	direct := func(ctx context.Context, round int) (int, error) { return q.direct(ctx, s, ins[round]) }
	over, err := v.asker(q, ins)
	if err != nil {
		return m, err
	}
	took, rows, err := oneByOne(ctx, r.Rounds, len(ins), direct)
	if err != nil {
		return m, err
	}
	m.InProcess, m.Rows = took.latency(), rows
	if m.InProcessPerSecond, err = together(ctx, r.Clients, len(ins), r.AskFor, direct); err != nil {
		return m, err
	}
	took, size, err := oneByOne(ctx, r.Rounds, len(ins), over)
	if err != nil {
		return m, err
	}
	m.HTTP, m.Bytes = took.latency(), size
	m.HTTPPerSecond, err = together(ctx, r.Clients, len(ins), r.AskFor, over)
	return m, err
}

// open gives the store of a corpus, loading it where it is not there. The name is that of its folder and its file of parameters.
func (r *Runner) open(ctx context.Context, name string, c Corpus) (*store.Store, *Load, error) {
	dir, note := filepath.Join(r.Dir, name), filepath.Join(r.Dir, name+".json")
	if loaded(note, c) {
		s, err := store.Open(store.Options{Dir: dir, Logger: r.Logger})
		return s, nil, err
	}
	if err := errors.Join(removeIfThere(note), os.RemoveAll(dir)); err != nil {
		return nil, nil, err
	}
	file := filepath.Join(r.Dir, name+".jsonl")
	defer func() { _ = os.Remove(file) }()
	if err := c.Emit(ctx, file, func(done int) { r.Step("make the corpus", int64(done), int64(c.Articles)) }); err != nil {
		return nil, nil, err
	}
	load, err := r.load(ctx, file, dir)
	if err != nil {
		return nil, nil, err
	}
	b, err := json.Marshal(c)
	if err != nil {
		return nil, nil, err
	}
	if err := os.WriteFile(note, b, 0o644); err != nil {
		return nil, nil, err
	}
	s, err := store.Open(store.Options{Dir: dir, Logger: r.Logger})
	return s, load, err
}

// loaded tells whether a corpus has been loaded.
func loaded(note string, c Corpus) bool {
	b, err := os.ReadFile(note)
	var was Corpus
	return err == nil && json.Unmarshal(b, &was) == nil && was == c
}

func removeIfThere(file string) error {
	if err := os.Remove(file); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}

// load loads a file into an empty folder and measures it, from opening the store to having it closed with everything on disk.
func (r *Runner) load(ctx context.Context, file, dir string) (*Load, error) {
	peak := memoryPeak()
	start := time.Now()
	sum, err := r.loadInto(ctx, file, dir)
	took, memory := time.Since(start), peak()
	switch {
	case err != nil:
		return nil, fmt.Errorf("load: %w", err)
	case sum.Refused > 0:
		return nil, fmt.Errorf("load: %d articles were refused, the first one because: %s", sum.Refused, sum.Refusals[0].Reason)
	}
	size, err := FolderSize(dir)
	if err != nil {
		return nil, err
	}
	return &Load{Seconds: took.Seconds(), ReportsPerSecond: float64(sum.Events+sum.Updated) / took.Seconds(), Bytes: size, Memory: memory}, nil
}

func (r *Runner) loadInto(ctx context.Context, file, dir string) (sum loaders.Summary, err error) {
	s, err := store.Open(store.Options{Dir: dir, Logger: r.Logger})
	if err != nil {
		return sum, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	sum, err = r.Load(ctx, file, s, func(done, total int64) { r.Step("load", done, total) })
	if err == nil {
		r.Step("write everything down", 0, 0)
	}
	return sum, err
}

func machine() Machine {
	return Machine{OS: runtime.GOOS, Arch: runtime.GOARCH, CPUs: runtime.GOMAXPROCS(0), Go: runtime.Version()}
}
