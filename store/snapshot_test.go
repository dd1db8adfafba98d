package store

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// Those who read beside a writer, folds and a reindex see all that was acknowledged before they began, and nothing that they saw goes away.
func TestReadsSeeWhatWasAcknowledged(t *testing.T) {
	s, ctx := open(t), context.Background()
	s.foldSize = 2000
	const articles = 120
	var acknowledged atomic.Int64
	stop := make(chan struct{})
	var readers sync.WaitGroup
	for range 3 {
		readers.Go(func() {
			seen := 0
			for {
				select {
				case <-stop:
					return
				default:
				}
				from := int(acknowledged.Load())
				stats, err := s.Statistics(ctx)
				switch {
				case errors.Is(err, ErrIncomplete):
					continue
				case err != nil:
					t.Error(err)
					return
				case stats.Articles < max(from, seen):
					t.Errorf("%d articles are seen, %d were acknowledged and %d were seen before", stats.Articles, from, seen)
					return
				}
				seen = stats.Articles
			}
		})
	}
	for i := range articles {
		if _, err := s.Append(ctx, skewed.article(i)); err != nil {
			t.Fatal(err)
		}
		acknowledged.Add(1)
		if i == articles/2 {
			if err := s.Reindex(ctx, nil); err != nil {
				t.Fatal(err)
			}
		}
	}
	close(stop)
	readers.Wait()
	s.write.Lock()
	defer s.write.Unlock()
	if err := s.waitFold(); err != nil {
		t.Fatal(err)
	}
	s.snapshots.mu.Lock()
	defer s.snapshots.mu.Unlock()
	if s.snapshots.latest.users != 1 {
		t.Errorf("%d read, nobody does", s.snapshots.latest.users-1)
	}
}

func TestCourtesyIsForThoseWhoAsk(t *testing.T) {
	const at = int64(time.Hour)
	for name, row := range map[string]struct {
		asked, let int64
		want       bool
	}{
		"somebody asks":               {at, at - int64(letInEvery), true},
		"somebody asked just before":  {at - int64(askedLately), at - int64(letInEvery), true},
		"nobody has asked for long":   {at - int64(askedLately) - 1, at - int64(letInEvery), false},
		"others were let in just now": {at, at - int64(letInEvery) + 1, false},
	} {
		var c courtesy
		c.asked.Store(row.asked)
		c.let.Store(row.let)
		if got := c.due(at); got != row.want {
			t.Errorf("%s: due is %t", name, got)
		}
	}
	if newCourtesy().due(0) {
		t.Error("nobody has asked, and others are let in")
	}
}

func TestTracesAreThoseOfTheNumber(t *testing.T) {
	c, a, b := newTraceCache(), &occurred{}, &occurred{}
	c.put(5, a)
	if c.get(5) != a || c.get(5+cachedTraces) != nil {
		t.Error("what was put is not there, or another's is")
	}
	c.put(5+cachedTraces, b)
	c.put(5, nil)
	if c.get(5) != nil || c.get(5+cachedTraces) != b {
		t.Error("what is taken away was another's")
	}
	c.put(5+cachedTraces, nil)
	if c.get(5+cachedTraces) != nil {
		t.Error("what was taken away is there")
	}
}
