package loaders

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/semaphore"

	"casus/loaders/article"
	"casus/schema"
)

// Extractor makes an extraction of an article: *extract.Extractor. It has to be safe for concurrent use.
type Extractor interface {
	Extract(schema.Article) schema.Extraction
}

// Sink keeps extractions: *store.Store. Append is called from one goroutine, in the order of the input.
type Sink interface {
	// Has tells whether the article with this id (schema.ArticleID) is there. It has to be safe for concurrent use.
	Has(ctx context.Context, articleID string) (bool, error)
	// Append adds the extraction wholly or not at all. An article that is there changes nothing and gives Outcome.Known.
	Append(ctx context.Context, x *schema.Extraction) (schema.Outcome, error)
}

// ManySink is a Sink that takes many at once, which costs it less.
type ManySink interface {
	Sink
	// AppendAll is Append for many, in their order. It gives the outcome and the error of each.
	AppendAll(ctx context.Context, xs []*schema.Extraction) ([]schema.Outcome, []error)
}

// Options say what to read, and how.
type Options struct {
	// Paths are files, folders and Stdin, read in this order.
	Paths []string
	// Stdin is what Stdin among the paths means; nil for nothing.
	Stdin io.Reader
	// Article says how to read each source.
	Article article.Options
	// RetrievedAt is noted in every article that Run stores; zero for none.
	RetrievedAt schema.Time
	// Workers is how many articles are extracted at once; 0 means one a processor.
	Workers int
	// Observe is told of every item, in input order and from one goroutine; nil for nobody.
	Observe func(Progress, Result)
}

// Result is what became of one item.
type Result struct {
	// Place says where the item stands ("feed.jsonl: line 3").
	Place string
	// Extraction is what the article says; nil for an article that is known and for an error.
	Extraction *schema.Extraction
	// ArticleID is the id under which a Sink has the article (schema.ArticleID); empty for an error.
	ArticleID string
	// Dated says where the publication date comes from, which PublishedAt is.
	Dated       article.DateSource
	PublishedAt schema.Time
	// Outcome is what storing it did; only Run sets it.
	Outcome schema.Outcome
	// Err says why the item was refused; Place is not part of it.
	Err error
}

// Progress is how far the reading has come.
type Progress struct {
	// Bytes of the sources that have been read, as they are on disk; Total is how many there are, -1 where nobody knows.
	Bytes, Total int64
	// Items that are done, and among them articles that were new, known, refused. Each counts every article as new.
	Items, New, Known, Refused int
}

// PanicError is what an extractor panicked with: its fault, not the article's.
type PanicError struct {
	Value any
	Stack []byte
}

// Error implements error.
func (e *PanicError) Error() string { return fmt.Sprintf("extract: the extractor failed: %v", e.Value) }

// Each reads the sources, extracts by several workers, and hands the results to yield in the order of the input, from the
// calling goroutine; yield's error ends it. Items that were refused come too, with Err. It returns yield's error or the
// context's, never an item's.
func Each(ctx context.Context, o Options, x Extractor, yield func(Result) error) error {
	p := &pipeline{options: o, extractor: x}
	return p.run(ctx, 1, func(_ context.Context, rs []*Result) error { return yield(*rs[0]) })
}

// maxInFlight bounds the bytes of the articles that are being extracted or wait for their turn to be stored.
const maxInFlight = 256 << 20

// aheadPerWorker is how many articles a worker may be ahead of the one that is being stored.
const aheadPerWorker = 16

// pipeline is one reading of sources.
type pipeline struct {
	options   Options
	extractor Extractor
	// skip tells of an article that it need not be extracted; nil for none.
	skip func(ctx context.Context, id string) (bool, error)

	progress Progress
	read     atomic.Int64
}

// job is an item on its way; done is closed when result is there.
type job struct {
	item   article.Item
	weight int64
	bytes  int64
	result Result
	done   chan struct{}
}

// run reads, extracts and hands the results to finish, in input order, so many of those that are there at once, until everything is done or the context ends.
// What finish is doing then it does to the end: its context does not end with ours.
func (p *pipeline) run(ctx context.Context, atOnce int, finish func(context.Context, []*Result) error) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	workers := p.options.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	ahead := workers * aheadPerWorker
	todo, ordered := make(chan *job), make(chan *job, ahead)
	room := semaphore.NewWeighted(maxInFlight)

	files := sources(p.options.Paths)
	p.progress.Total = totalBytes(files)
	var all sync.WaitGroup
	all.Go(func() {
		defer close(todo)
		defer close(ordered)
		p.feed(ctx, files, room, todo, ordered)
	})
	for range workers {
		all.Go(func() {
			for j := range todo {
				j.result = p.extract(ctx, &j.item)
				close(j.done)
			}
		})
	}

	err := p.drain(ctx, room, ordered, atOnce, finish)
	stop(err)
	for range ordered { // lets feed end
	}
	all.Wait()
	return err
}

// feed makes jobs of the items of all sources.
func (p *pipeline) feed(ctx context.Context, files []source, room *semaphore.Weighted, todo, ordered chan<- *job) {
	for _, f := range files {
		more := f.read(p.options.Stdin, p.options.Article, &p.read, func(it article.Item) bool {
			j := &job{item: it, weight: min(it.Size, maxInFlight), bytes: p.read.Load(), done: make(chan struct{})}
			if room.Acquire(ctx, j.weight) != nil {
				return false
			}
			if it.Err != nil {
				j.result = Result{Place: it.Place, Err: it.Err}
				close(j.done)
			}
			select {
			case ordered <- j:
			case <-ctx.Done():
				return false
			}
			if it.Err != nil {
				return true
			}
			select {
			case todo <- j:
				return true
			case <-ctx.Done():
				return false
			}
		})
		if !more {
			return
		}
	}
}

// drain hands the results on, in order.
func (p *pipeline) drain(ctx context.Context, room *semaphore.Weighted, ordered <-chan *job, atOnce int, finish func(context.Context, []*Result) error) error {
	var next *job
	for {
		j := next
		if j == nil {
			var ok bool
			select {
			case <-ctx.Done():
				return context.Cause(ctx)
			case j, ok = <-ordered:
				if !ok {
					return ctx.Err()
				}
			}
		}
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-j.done:
		}
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		var done []*job
		done, next = follow(j, ordered, atOnce)
		results := make([]*Result, len(done))
		for i, j := range done {
			results[i] = &j.result
		}
		if err := finish(context.WithoutCancel(ctx), results); err != nil {
			return err
		}
		for _, j := range done {
			room.Release(j.weight)
			p.count(j)
			if p.options.Observe != nil {
				p.options.Observe(p.progress, j.result)
			}
		}
	}
}

// follow are a job that is done and those behind it that are done as well, so many at the most; next, if not nil, is one behind them that is not.
func follow(j *job, ordered <-chan *job, atOnce int) (done []*job, next *job) {
	for done = []*job{j}; len(done) < atOnce; {
		select {
		case j, ok := <-ordered:
			if !ok {
				return done, nil
			}
			select {
			case <-j.done:
				done = append(done, j)
			default:
				return done, j
			}
		default:
			return done, nil
		}
	}
	return done, nil
}

func (p *pipeline) count(j *job) {
	p.progress.Items++
	p.progress.Bytes = j.bytes
	switch {
	case j.result.Err != nil:
		p.progress.Refused++
	case j.result.Outcome.Known:
		p.progress.Known++
	default:
		p.progress.New++
	}
}

// extract makes the result of an item: nothing but its id where it is known, its extraction otherwise.
func (p *pipeline) extract(ctx context.Context, it *article.Item) Result {
	r := Result{Place: it.Place, ArticleID: schema.ArticleID(it.Article), Dated: it.Dated, PublishedAt: it.Article.PublishedAt}
	if p.skip != nil {
		known, err := p.skip(ctx, r.ArticleID)
		if err != nil {
			r.Err = err
			return r
		}
		if known {
			r.Outcome = schema.Outcome{ArticleID: r.ArticleID, Known: true}
			return r
		}
	}
	if r.Extraction = it.Extraction; r.Extraction != nil {
		return r
	}
	x, err := guarded(p.extractor, it.Article)
	if err != nil {
		r.Err = err
		return r
	}
	r.Extraction = x
	return r
}

// guarded extracts and checks; a panic of the extractor becomes an error.
func guarded(x Extractor, a schema.Article) (out *schema.Extraction, err error) {
	defer func() {
		if v := recover(); v != nil {
			out, err = nil, &PanicError{Value: v, Stack: debug.Stack()}
		}
	}()
	e := x.Extract(a)
	if err := e.Check(); err != nil {
		return nil, fmt.Errorf("extract: %w", err)
	}
	return &e, nil
}

// Summary is what a Run did.
type Summary struct {
	// Articles by what became of them.
	New     int `json:"new"`
	Known   int `json:"known"`
	Refused int `json:"refused"`
	// Refusals has the first of the refused items, MaxRefusals at most.
	Refusals []Refusal `json:"refusals,omitempty"`
	// Events that the articles are the first to report, Updated those that they add a report to, Relations those that they state.
	Events    int `json:"events"`
	Updated   int `json:"updated"`
	Relations int `json:"relations"`
	// Bytes that were read of the sources.
	Bytes   int64         `json:"bytes"`
	Elapsed time.Duration `json:"elapsedNanoseconds"`
}

// Refusal is an item that was refused.
type Refusal struct {
	Place  string `json:"place"`
	Reason string `json:"reason"`
}

// MaxRefusals is how many refusals a Summary tells in full; Options.Observe hears of all.
const MaxRefusals = 1000

// maxStoreFailures is how many articles in a row may fail to be stored before Run gives up: then it is not the articles.
const maxStoreFailures = 5

// maxAtOnce is how many articles are handed to a ManySink at once, if so many are there.
const maxAtOnce = 16

// Run reads the sources, extracts what the sink does not know, and appends it in the order of the input. The summary tells
// what got in, also where there is an error: the context's, after the article at hand was finished, or the sink's, where it
// refuses one article after the other.
func Run(ctx context.Context, o Options, x Extractor, to Sink) (Summary, error) {
	started := time.Now()
	var sum Summary
	failures := 0
	p := &pipeline{options: o, extractor: x, skip: to.Has}
	atOnce := 1
	if _, ok := to.(ManySink); ok {
		atOnce = maxAtOnce
	}
	err := p.run(ctx, atOnce, func(ctx context.Context, rs []*Result) error {
		putAll(ctx, to, rs, o.RetrievedAt)
		for _, r := range rs {
			if r.Extraction != nil {
				if failures++; r.Err == nil {
					failures = 0
				}
				r.ArticleID = cmp.Or(r.Outcome.ArticleID, r.ArticleID)
			}
			sum.add(r)
			if failures >= maxStoreFailures {
				return fmt.Errorf("%d articles in a row could not be stored, the last one because: %w", failures, r.Err)
			}
		}
		return nil
	})
	sum.Bytes, sum.Elapsed = p.read.Load(), time.Since(started)
	if err != nil && !errors.Is(err, context.Canceled) {
		err = fmt.Errorf("load: %w", err)
	}
	return sum, err
}

// put appends an extraction.
func put(ctx context.Context, to Sink, x *schema.Extraction, retrieved schema.Time) (schema.Outcome, error) {
	r := Result{Extraction: x}
	putAll(ctx, to, []*Result{&r}, retrieved)
	return r.Outcome, r.Err
}

// putAll appends the extractions of results.
func putAll(ctx context.Context, to Sink, rs []*Result, retrieved schema.Time) {
	var xs []*schema.Extraction
	for _, r := range rs {
		if r.Extraction != nil {
			xs = append(xs, own(r.Extraction, retrieved))
		}
	}
	outs, errs := make([]schema.Outcome, len(xs)), make([]error, len(xs))
	if many, ok := to.(ManySink); ok && len(xs) > 1 {
		outs, errs = many.AppendAll(ctx, xs)
	} else {
		for i, x := range xs {
			outs[i], errs[i] = to.Append(ctx, x)
		}
	}
	i := 0
	for _, r := range rs {
		if r.Extraction == nil {
			continue
		}
		if r.Outcome, r.Err = outs[i], errs[i]; r.Err != nil {
			r.Err = fmt.Errorf("store: %w", r.Err)
		}
		i++
	}
}

// own is an extraction under the article's own id; one that it came in with stays as the external id.
func own(x *schema.Extraction, retrieved schema.Time) *schema.Extraction {
	c := *x
	a := &c.Article
	id := schema.ArticleID(*a)
	if a.ExternalID == "" && a.ID != id {
		a.ExternalID = a.ID
	}
	a.ID = id
	if a.RetrievedAt.IsZero() {
		a.RetrievedAt = retrieved
	}
	return &c
}

func (s *Summary) add(r *Result) {
	switch {
	case r.Err != nil:
		s.Refused++
		if len(s.Refusals) < MaxRefusals {
			s.Refusals = append(s.Refusals, Refusal{Place: r.Place, Reason: r.Err.Error()})
		}
	case r.Outcome.Known:
		s.Known++
	default:
		s.New++
		s.Events += len(r.Outcome.NewEvents) - r.Outcome.GoneEvents
		s.Updated += len(r.Outcome.UpdatedEvents)
		s.Relations += len(r.Outcome.Relations)
	}
}
