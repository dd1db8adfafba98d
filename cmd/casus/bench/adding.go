package bench

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"time"

	"golang.org/x/sync/errgroup"

	"casus/schema"
	"casus/store"
)

// Adding is what reading costs while reports are added, and how fast they can be.
type Adding struct {
	// HTTP and InProcess are Q1 over HTTP and of the store itself, at one client.
	HTTP      Beside `json:"http"`
	InProcess Beside `json:"inProcess"`
	// AskedPerSecond is how many reports a second were to be added meanwhile, FlatOut how many were when nobody asked and as many as possible were to
	// be. They are added as casus load adds to a store that is not empty.
	AskedPerSecond int     `json:"askedPerSecond"`
	FlatOut        float64 `json:"flatOut"`
}

// Beside is a query with nothing else going on, and the same while so many reports a second are added.
type Beside struct {
	Alone            Latency `json:"alone"`
	Meanwhile        Latency `json:"meanwhile"`
	ReportsPerSecond float64 `json:"reportsPerSecond"`
}

// adding asks Q1 for a while, then again while the corpus goes on from an article.
func (r *Runner) adding(ctx context.Context, s *store.Store, v *server, ins []*input, from int) (*Adding, error) {
	q := queries[0]
	over, err := v.asker(q, ins)
	if err != nil {
		return nil, err
	}
	out := &Adding{AskedPerSecond: r.AddRate}
	for _, w := range []struct {
		what string
		to   *Beside
		do   ask
	}{
		{"Q1 over HTTP", &out.HTTP, over},
		{"Q1 in process", &out.InProcess, func(ctx context.Context, round int) (int, error) { return q.direct(ctx, s, ins[round]) }},
	} {
		if from, err = r.beside(ctx, s, w.what, w.do, len(ins), from, w.to); err != nil {
			return nil, fmt.Errorf("adding while reading: %w", err)
		}
	}
	lines, err := r.further(ctx, from)
	if err != nil {
		return nil, err
	}
	r.Step("add reports as fast as it goes", 0, 0)
	if out.FlatOut, _, err = r.add(ctx, s, from, 0, lines); err != nil {
		return nil, fmt.Errorf("adding: %w", err)
	}
	return out, nil
}

// beside asks alone and then while articles are added from one on; it gives the article after the last one.
func (r *Runner) beside(ctx context.Context, s *store.Store, what string, do ask, all, from int, out *Beside) (next int, err error) {
	r.Step("ask "+what, 0, 0)
	took, err := forAWhile(ctx, r.AddFor, all, do)
	if err != nil {
		return from, err
	}
	out.Alone = took.latency()
	lines, err := r.further(ctx, from)
	if err != nil {
		return from, err
	}
	r.Step("ask "+what+" while reports are added", 0, 0)
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() (err error) {
		took, err = forAWhile(gctx, r.AddFor, all, do)
		return err
	})
	g.Go(func() (err error) {
		out.ReportsPerSecond, next, err = r.add(gctx, s, from, r.AddRate, lines)
		return err
	})
	if err := g.Wait(); err != nil {
		return from, err
	}
	out.Meanwhile = took.latency()
	return next, nil
}

// further makes the lines of the corpus from an article on, as many as are to be added at AddRate: to make them is no part of what is measured.
func (r *Runner) further(ctx context.Context, from int) ([][]byte, error) {
	reports := float64(r.AddRate) * r.AddFor.Seconds()
	to := from + 1 + int(reports*float64(r.Corpus.Articles)/float64(r.Corpus.Reports))
	var out [][]byte
	err := r.Corpus.made(ctx, from, to, func(upTo int, lines []byte) error {
		r.Step("make reports to add", int64(upTo-from), int64(to-from))
		for line := range bytes.Lines(lines) {
			out = append(out, bytes.TrimSuffix(line, []byte("\n")))
		}
		return nil
	})
	return out, err
}

// addedAtOnce is how many articles are added at once, if so many are there, or due: as casus load does.
const addedAtOnce = 16

// add adds the articles of lines, the first of which is that of a number, for a while, at a rate, or as fast as it goes where that is 0. It gives the reports a
// second and the article after the last one.
func (r *Runner) add(ctx context.Context, s *store.Store, from, rate int, lines [][]byte) (perSecond float64, next int, err error) {
	ctx, stop := context.WithCancel(ctx)
	// They are read beside, as a loader does.
	read := make(chan *schema.Extraction, 64)
	var reader errgroup.Group
	reader.Go(func() error {
		defer close(read)
		for i, line := range lines {
			x, plain := schema.PlainExtraction(line)
			if !plain {
				return fmt.Errorf("article %d does not read as what it was written from", from+i)
			}
			select {
			case read <- x:
			case <-ctx.Done():
				return nil
			}
		}
		return nil
	})
	defer func() {
		stop()
		err = errors.Join(err, reader.Wait())
	}()
	start, n := time.Now(), 0
	due := func() time.Time {
		return start.Add(time.Duration(float64(n) / float64(max(rate, 1)) * float64(time.Second)))
	}
	for next = from; ; {
		if rate > 0 {
			if err := sleepUntil(ctx, due()); err != nil {
				return 0, next, err
			}
		}
		x := <-read
		if x == nil || time.Since(start) > r.AddFor {
			break
		}
		xs := []*schema.Extraction{x}
		n += len(x.Events)
		for more := true; more && len(xs) < addedAtOnce && (rate == 0 || time.Until(due()) <= 0); {
			select {
			case x := <-read:
				if more = x != nil; more {
					xs = append(xs, x)
					n += len(x.Events)
				}
			default:
				more = false
			}
		}
		_, errs := s.AppendAll(ctx, xs)
		if err := errors.Join(errs...); err != nil {
			return 0, next, err
		}
		next += len(xs)
	}
	return float64(n) / time.Since(start).Seconds(), next, ctx.Err()
}

func sleepUntil(ctx context.Context, t time.Time) error {
	d := time.Until(t)
	if d <= 0 {
		return ctx.Err()
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

// forAWhile asks one round after the other.
func forAWhile(ctx context.Context, d time.Duration, all int, do ask) (latencies, error) {
	var took latencies
	for start, i := time.Now(), 0; time.Since(start) < d; i++ {
		at := time.Now()
		if _, err := do(ctx, i%all); err != nil {
			return nil, err
		}
		took = append(took, time.Since(at))
	}
	return took, nil
}
