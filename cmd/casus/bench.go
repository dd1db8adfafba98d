package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"runtime/pprof"
	"time"

	"casus/cmd/casus/bench"
	"casus/loaders"
	"casus/loaders/article"
	"casus/schema"
	"casus/store"
)

type benchCommand struct {
	Articles   int     `help:"How many articles." default:"200000" placeholder:"N"`
	Reports    int     `help:"How many reports in them, of events." default:"1000000" placeholder:"N"`
	Actors     int     `help:"How many actors." default:"5000" placeholder:"N"`
	Places     int     `help:"How many places." default:"2000" placeholder:"N"`
	Countries  int     `help:"How many countries they lie in." default:"50" placeholder:"N"`
	Years      int     `help:"How many years they are about." default:"10" placeholder:"N"`
	Vocabulary int     `help:"How many different words." default:"20000" placeholder:"N"`
	Relations  int     `help:"How many relations." default:"20000" placeholder:"N"`
	Retold     float64 `help:"The share of reports, 0 to 1, that tell again what an article shortly before told." default:"0.1" placeholder:"SHARE"`
	Seed       uint64  `help:"Another seed makes another corpus." default:"1" placeholder:"N"`

	Dir  string `help:"Where to make the store; one of the same corpus that is there already is not loaded again. Otherwise a folder that is removed at the end." placeholder:"DIR" type:"path"`
	Emit string `help:"Only write the corpus (FILE), in the form of \"casus extract --jsonl\", and the queries' parameters (FILE.draws.json)." placeholder:"FILE" type:"path"`

	Rounds  int           `help:"How often to ask each query at one client, with other parameters each time." default:"300" placeholder:"N"`
	Clients int           `help:"How many clients ask at once." default:"8" placeholder:"N"`
	AskFor  time.Duration `name:"seconds" help:"How long they ask each query." default:"4s" placeholder:"TIME"`
	Ask     bool          `help:"Measure the queries." default:"true" negatable:""`
	Growth  bool          `help:"Compare with a tenth of the corpus." default:"true" negatable:""`
	Adding  bool          `help:"Measure reading while reports are added." default:"true" negatable:""`
	AddRate int           `help:"How many reports a second to add meanwhile." default:"5000" placeholder:"N"`
	AddFor  time.Duration `help:"How long." default:"10s" placeholder:"TIME"`

	Profile string `help:"Write a CPU profile (pprof) of the asking to this file." placeholder:"FILE" type:"path"`
	JSON    bool   `help:"Print the figures as a JSON object."`
}

func (c *benchCommand) Help() string {
	return `Makes a corpus of reports from a seed, with actors, places and words as unevenly spread as those of wars, loads it the way
"casus load" does, and asks it: Q1 an actor's newest 50 events of a year, Q2 of three types in a country as well, Q3 the 200th page
of a timeline, Q4 a histogram, Q5 the network as of a day, Q6 two words, Q7 an event. Each is asked with many parameters, of the
store in this process and of the GraphQL API over HTTP. The times of 50 and 99 percent of requests are printed in milliseconds.

Examples:
  casus bench
  casus bench --articles 20000 --reports 100000 --no-growth
  casus bench --dir /tmp/bench --json >figures.json
  casus bench --emit corpus.jsonl`
}

func (c *benchCommand) Run(ctx context.Context, a *app) (err error) {
	corpus := bench.Corpus{Seed: c.Seed, Articles: c.Articles, Reports: c.Reports, Actors: c.Actors, Places: c.Places, Countries: c.Countries, Years: c.Years,
		Vocabulary: c.Vocabulary, Relations: c.Relations, Retold: c.Retold}
	if err := corpus.Check(); err != nil {
		return fmt.Errorf("bench: %w", err)
	}
	bar := a.progress("bench", "steps")
	defer bar.finish()
	step := func(what string, done, total int64) {
		bar.note(what)
		bar.set(done, total)
	}
	if c.Emit != "" {
		return c.emit(ctx, corpus, step)
	}
	if c.Rounds < 1 || c.Clients < 1 || c.AddRate < 1 {
		return errors.New("bench: --rounds, --clients and --add-rate must be at least 1")
	}
	dir := c.Dir
	if dir == "" {
		if dir, err = os.MkdirTemp("", "casus-bench-"); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	}
	r := &bench.Runner{Corpus: corpus, Dir: dir, Load: loadLines, Logger: quiet(a.log), Rounds: c.Rounds, AskFor: c.AskFor, Clients: c.Clients, Ask: c.Ask, Growth: c.Growth, Adding: c.Adding,
		AddRate: c.AddRate, AddFor: c.AddFor, Step: step, Settle: settle}
	if c.Profile != "" {
		stop, err := profile(c.Profile)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, stop()) }()
	}
	out, err := r.Run(ctx)
	if err != nil {
		return fmt.Errorf("bench: %w", err)
	}
	bar.finish()
	if c.JSON {
		return a.printJSON(out)
	}
	return out.Print(a.out)
}

func (c *benchCommand) emit(ctx context.Context, corpus bench.Corpus, step func(string, int64, int64)) error {
	if err := corpus.Emit(ctx, c.Emit, func(done int) { step("write the corpus", int64(done), int64(corpus.Articles)) }); err != nil {
		return err
	}
	return corpus.EmitDraws(c.Emit+".draws.json", corpus.Draws(2000, corpus.Actors))
}

// loadLines is the way of casus load for lines that have been extracted, in the memory that it takes if nothing is said of that.
func loadLines(ctx context.Context, file string, s *store.Store, progress func(done, total int64)) (loaders.Summary, error) {
	defer keepTo(store.DefaultMemory)()
	return filling{from: manyBytes}.fill(ctx, loaders.Options{Paths: []string{file}, Article: article.Options{Format: article.JSONL},
		Observe: func(p loaders.Progress, _ loaders.Result) { progress(p.Bytes, p.Total) }}, extracted{}, s)
}

// extracted is the extractor of what needs none: lines that bring their extraction.
type extracted struct{}

// Extract implements loaders.Extractor.
func (extracted) Extract(a schema.Article) schema.Extraction { return schema.Extraction{Article: a} }

// quiet passes warnings on and nothing below.
func quiet(l *slog.Logger) *slog.Logger { return slog.New(atLeastWarn{l.Handler()}) }

type atLeastWarn struct{ slog.Handler }

// Enabled implements slog.Handler.
func (h atLeastWarn) Enabled(ctx context.Context, l slog.Level) bool {
	return l >= slog.LevelWarn && h.Handler.Enabled(ctx, l)
}

// profile writes a CPU profile until the function that it gives is called.
func profile(file string) (stop func() error, err error) {
	f, err := os.Create(file)
	if err != nil {
		return nil, fmt.Errorf("profile: %w", err)
	}
	if err := pprof.StartCPUProfile(io.Writer(f)); err != nil {
		return nil, errors.Join(fmt.Errorf("profile: %w", err), f.Close())
	}
	return func() error {
		pprof.StopCPUProfile()
		return f.Close()
	}, nil
}
