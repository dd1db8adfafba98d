package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/dustin/go-humanize"

	"casus/graph"
	"casus/loaders"
	"casus/loaders/article"
	"casus/loaders/extract"
	"casus/schema"
	"casus/store"
)

// reading is what commands that read articles have in common.
type reading struct {
	Path      []string    `arg:"" optional:"" help:"Files and folders; - is standard input, which is read where none is given."`
	Published schema.Time `help:"When the articles were published (EDTF: 2016-09-10). Otherwise it is found in the text, the page or the file." placeholder:"DATE"`
	Source    string      `help:"The outlet of articles that do not name theirs." placeholder:"NAME"`
	Format    string      `help:"How the articles are written: auto, text, html or jsonl." enum:"auto,text,html,jsonl" default:"auto"`
	MaxSize   string      `help:"How long one article, or one file of text or HTML, may be." default:"10MB" placeholder:"SIZE"`
	Workers   int         `help:"How many articles to extract at once; 0 for one a processor." default:"0" placeholder:"N"`
}

// options are the loaders' options; progress draws how far it is.
func (r *reading) options(a *app, what string) (loaders.Options, *progress, error) {
	format, err := article.ParseFormat(r.Format)
	if err != nil {
		return loaders.Options{}, nil, err
	}
	size, err := humanize.ParseBytes(r.MaxSize)
	if err != nil || size == 0 || size > 1<<40 {
		return loaders.Options{}, nil, fmt.Errorf("--max-size %q: not a size like 10MB", r.MaxSize)
	}
	paths := r.Path
	if len(paths) == 0 {
		paths = []string{loaders.Stdin}
	}
	bar := a.progress(what, "bytes")
	return loaders.Options{
		Paths: paths, Stdin: a.in, Workers: r.Workers,
		Article: article.Options{Format: format, Published: r.Published, Source: r.Source, MaxBytes: int64(size)},
		Observe: func(p loaders.Progress, res loaders.Result) {
			if res.Err != nil {
				bar.interrupt(func() { a.refused(res) })
			} else {
				a.log.Debug("read", "place", res.Place, "article", res.ArticleID, "known", res.Outcome.Known)
			}
			bar.note(fmt.Sprintf("%s: %d new, %d known, %d refused", what, p.New, p.Known, p.Refused))
			bar.set(p.Bytes, p.Total)
		},
	}, bar, nil
}

// refused tells of an item that was not read.
func (a *app) refused(r loaders.Result) {
	fmt.Fprintf(a.err, "casus: %s: %v\n", r.Place, r.Err)
	if p, ok := errors.AsType[*loaders.PanicError](r.Err); ok {
		a.log.Error("the extractor failed; please report it", "place", r.Place, "stack", string(p.Stack))
	}
}

type loadCommand struct {
	reading
	bounded
	AtOnce string `help:"From how many bytes of lines that bring their extraction an empty data folder is filled at once. That is many times faster, but what is loaded is there at the end only." default:"32MiB" placeholder:"SIZE"`
	JSON   bool   `help:"Print the summary as a JSON object."`
}

func (c *loadCommand) Help() string {
	return `Reads articles, extracts what they say and adds it to the data folder. It takes text as it is pasted from a page, HTML,
JSON lines ({"id","date","title","text","source","url"}; only text is required) and the lines that "casus extract --jsonl"
prints, by whatever extractor. An article that is there already changes nothing. What cannot be read is told with its place,
the rest goes on, and the exit status is 1.

Examples:
  casus load --published 2016-09-10 article.txt
  casus load --source "Northbridge Wire" clippings/ feed.jsonl.gz
  curl -s https://example.org/report.html | casus load --format html -`
}

func (c *loadCommand) Run(ctx context.Context, a *app) (err error) {
	o, bar, err := c.options(a, "load")
	if err != nil {
		return err
	}
	f := filling{progress: func(done, total uint64) {
		bar.note("load: write the tables")
		bar.set(int64(done), int64(total))
	}}
	from, err := humanize.ParseBytes(c.AtOnce)
	if err != nil || from > 1<<50 {
		return fmt.Errorf("--at-once %q: not a size like 32MiB", c.AtOnce)
	}
	f.from = int64(from)
	memory, end, err := c.bound()
	if err != nil {
		return err
	}
	defer end()
	x, err := a.extractorOf(o)
	if err != nil {
		return err
	}
	s, err := a.openOrMake(ctx, memory)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	o.RetrievedAt = schema.Instant(time.Now())
	sum, err := f.fill(ctx, o, x, s)
	bar.finish()
	if c.JSON {
		err = errors.Join(err, a.printJSON(sum))
	} else {
		printSummary(a.out, sum)
	}
	if err == nil && sum.Refused > 0 {
		return errPartly
	}
	return err
}

// extractorOf is the extractor for sources. One that comes with its extractions has nothing to be extracted, as a rule: the extractor, which is large,
// is made where there is something nevertheless. A lexicon of the user's is read at once, so that what is wrong with it is told at once.
func (a *app) extractorOf(o loaders.Options) (loaders.Extractor, error) {
	if ready, _ := loaders.Extracted(o); ready && a.lexicon == "" {
		return lateExtractor(sync.OnceValues(a.extractor)), nil
	}
	return a.extractor()
}

// lateExtractor is an extractor that is made when it is needed.
type lateExtractor func() (*extract.Extractor, error)

// Extract implements loaders.Extractor. Where the extractor cannot be made it panics with the reason, which the loader tells as that article's error.
func (l lateExtractor) Extract(a schema.Article) schema.Extraction {
	x, err := l()
	if err != nil {
		panic(err)
	}
	return x.Extract(a)
}

// manyBytes is from how many bytes of extractions on an empty store is filled by a first load where nobody says. Fewer are appended as quickly as
// anybody wants, and what has been appended stays when the process is killed.
const manyBytes = 32 << 20

// filling says how a store is filled.
type filling struct {
	// from is from how many bytes of extractions on an empty store is filled by a first load.
	from int64
	// progress is told how much of the tables of a first load is written; nil for nobody.
	progress func(done, total uint64)
}

// fill reads sources into a store and makes sure that they stay there. An empty one is filled at once where much comes in that needs no extraction.
func (f filling) fill(ctx context.Context, o loaders.Options, x loaders.Extractor, s *store.Store) (loaders.Summary, error) {
	st, err := s.Statistics(ctx)
	if err != nil {
		return loaders.Summary{}, err
	}
	if ready, bytes := loaders.Extracted(o); st.Position > 0 || !ready || bytes < f.from {
		sum, err := loaders.Run(ctx, o, x, s)
		return sum, errors.Join(err, s.Sync())
	}
	started := time.Now()
	into := &firstLoad{s: s, progress: f.progress}
	if into.Loading, err = s.Load(ctx); err != nil {
		return loaders.Summary{}, err
	}
	sum, err := loaders.Run(ctx, o, x, into)
	// What was read before an interrupt is worth having.
	if into.Loading != nil {
		err = errors.Join(err, into.finish(context.WithoutCancel(ctx)))
	}
	sum.Events, sum.Updated, sum.Relations = sum.Events+into.total.Events, sum.Updated+into.total.Updated, sum.Relations+into.total.Relations
	sum.Elapsed = time.Since(started)
	return sum, errors.Join(err, s.Sync())
}

// firstLoad is the sink of a first load. What is more than that takes is appended.
type firstLoad struct {
	// Loading is nil when the first load has ended.
	*store.Loading
	s        *store.Store
	progress func(done, total uint64)
	total    store.LoadTotal
	mu       sync.RWMutex
}

// Has implements loaders.Sink.
func (f *firstLoad) Has(ctx context.Context, id string) (bool, error) {
	f.mu.RLock()
	defer f.mu.RUnlock()
	if f.Loading != nil {
		return f.Loading.Has(ctx, id)
	}
	return f.s.Has(ctx, id)
}

// Append implements loaders.Sink.
func (f *firstLoad) Append(ctx context.Context, x *schema.Extraction) (schema.Outcome, error) {
	if f.Loading == nil {
		return f.s.Append(ctx, x)
	}
	if f.Full() {
		if err := f.finish(ctx); err != nil {
			return schema.Outcome{}, err
		}
		return f.s.Append(ctx, x)
	}
	return f.Loading.Append(ctx, x)
}

// AppendAll implements loaders.ManySink.
func (f *firstLoad) AppendAll(ctx context.Context, xs []*schema.Extraction) ([]schema.Outcome, []error) {
	if f.Loading == nil {
		return f.s.AppendAll(ctx, xs)
	}
	outs, errs := make([]schema.Outcome, len(xs)), make([]error, len(xs))
	for i, x := range xs {
		outs[i], errs[i] = f.Append(ctx, x)
	}
	return outs, errs
}

func (f *firstLoad) finish(ctx context.Context) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	l := f.Loading
	f.Loading = nil
	var err error
	f.total, err = l.Finish(ctx, f.progress)
	return err
}

func printSummary(w io.Writer, s loaders.Summary) {
	seconds := max(s.Elapsed.Seconds(), 1e-3)
	n := s.New + s.Known + s.Refused
	fmt.Fprintf(w, "%s articles: %s new, %s known, %s refused, in %s (%.0f/s)\n", comma(n), comma(s.New), comma(s.Known), comma(s.Refused),
		s.Elapsed.Round(time.Millisecond), float64(n)/seconds)
	fmt.Fprintf(w, "%s new events, %s told again, %s relations\n", comma(s.Events), comma(s.Updated), comma(s.Relations))
}

func comma(n int) string { return humanize.Comma(int64(n)) }

// graphLoader loads what comes in by the API.
type graphLoader struct {
	extractor *extract.Extractor
	store     *store.Store
}

// loader makes the API's loader for a store.
func (a *app) loader(s *store.Store) (graph.Loader, error) {
	x, err := a.extractor()
	if err != nil {
		return nil, err
	}
	return graphLoader{x, s}, nil
}

// Load implements graph.Loader.
func (l graphLoader) Load(ctx context.Context, in graph.LoadInput, dryRun bool) (graph.LoadResult, error) {
	x, out, err := loaders.One(ctx, article.Given{Text: in.Text, Title: in.Title, Source: in.Source, URL: in.URL,
		Published: in.PublishedAt, ExternalID: in.ExternalID}, l.extractor, l.store, dryRun)
	return graph.LoadResult{Extraction: x, Outcome: out}, err
}
