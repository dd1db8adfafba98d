package bench

import (
	"context"
	"fmt"
	"time"

	"golang.org/x/sync/errgroup"

	"casus/schema"
	"casus/store"
)

// Adding is what reading costs while reports are added.
type Adding struct {
	// Alone is Q1 over HTTP with nothing else going on, Meanwhile the same while reports are added.
	Alone     Latency `json:"alone"`
	Meanwhile Latency `json:"meanwhile"`
	// ReportsPerSecond were added, AskedPerSecond were to be.
	ReportsPerSecond float64 `json:"reportsPerSecond"`
	AskedPerSecond   int     `json:"askedPerSecond"`
}

// adding asks Q1 for a while, then again while the corpus goes on from an article.
func (r *Runner) adding(ctx context.Context, s *store.Store, v *server, ins []*input, from int) (*Adding, error) {
	q1, err := v.asker(queries[0], ins)
	if err != nil {
		return nil, err
	}
	out := &Adding{AskedPerSecond: r.AddRate}
	r.Step("ask Q1 alone", 0, 0)
	took, err := forAWhile(ctx, r.AddFor, len(ins), q1)
	if err != nil {
		return nil, err
	}
	out.Alone = took.latency()
	more := r.more(from)
	r.Step("ask Q1 while reports are added", 0, 0)
	g, gctx := errgroup.WithContext(ctx)
	var during latencies
	g.Go(func() (err error) {
		during, err = forAWhile(gctx, r.AddFor, len(ins), q1)
		return err
	})
	g.Go(func() (err error) {
		out.ReportsPerSecond, err = r.add(gctx, s, more)
		return err
	})
	if err := g.Wait(); err != nil {
		return nil, fmt.Errorf("adding while reading: %w", err)
	}
	out.Meanwhile = during.latency()
	return out, nil
}

// more are articles past the end of what is in the store, as many as are to be added.
func (r *Runner) more(from int) []*schema.Extraction {
	each := float64(r.Corpus.Reports) / float64(r.Corpus.Articles)
	out := make([]*schema.Extraction, int(float64(r.AddRate)*r.AddFor.Seconds()/each)+1)
	for i := range out {
		out[i] = r.Corpus.Article(from + i)
	}
	return out
}

// add adds articles at the rate that is asked for, or as fast as it can, and gives the reports a second.
func (r *Runner) add(ctx context.Context, s *store.Store, more []*schema.Extraction) (float64, error) {
	start, n := time.Now(), 0
	for _, x := range more {
		due := start.Add(time.Duration(float64(n) / float64(r.AddRate) * float64(time.Second)))
		if err := sleepUntil(ctx, due); err != nil {
			return 0, err
		}
		if time.Since(start) > r.AddFor {
			break
		}
		if _, err := s.Append(ctx, x); err != nil {
			return 0, err
		}
		n += len(x.Events)
	}
	return float64(n) / time.Since(start).Seconds(), nil
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
