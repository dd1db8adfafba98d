package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"golang.org/x/sync/errgroup"
	"pgregory.net/rapid"

	"casus/schema"
)

// Many articles at once give what one after the other gives, whatever of them is known, wrong, or too much for a transaction; those beside stay out of that.
func TestAppendAllIsWhatAppendGives(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		c := synthetic{seed: rapid.Uint64Range(1, 1e6).Draw(rt, "seed"), events: rapid.IntRange(2, 5).Draw(rt, "events"), actors: rapid.IntRange(2, 12).Draw(rt, "actors"),
			places: rapid.IntRange(2, 10).Draw(rt, "places"), years: 1}
		var xs []*schema.Extraction
		for i := range rapid.IntRange(1, 60).Draw(rt, "articles") {
			x := c.article(i)
			switch rapid.IntRange(0, 20).Draw(rt, "what") {
			case 0:
				x = c.article(0)
			case 1:
				x.Events[0].Participants = append(x.Events[0].Participants, schema.ExtractedParticipant{Role: schema.Agent, Actor: "nobody"})
			case 2:
				for len(x.Article.Text) < 2<<20 {
					x.Article.Text += string(make([]byte, 1<<20))
				}
			}
			xs = append(xs, x)
		}
		stores := make([]*Store, 2)
		for i := range stores {
			s, err := Open(Options{InMemory: true})
			if err != nil {
				rt.Fatal(err)
			}
			defer func() { _ = s.Close() }()
			s.foldSize = 1000
			stores[i] = s
		}
		for rest := xs; len(rest) > 0; {
			n := rapid.IntRange(1, min(40, len(rest))).Draw(rt, "at once")
			outs, errs := stores[0].AppendAll(context.Background(), rest[:n])
			for i, x := range rest[:n] {
				want, err := stores[1].Append(context.Background(), x)
				if outs[i].Position != want.Position || outs[i].Known != want.Known || len(outs[i].NewEvents) != len(want.NewEvents) || (errs[i] == nil) != (err == nil) || errors.Is(err, ErrTooLarge) != errors.Is(errs[i], ErrTooLarge) {
					rt.Fatalf("%+v, %v, want %+v, %v", outs[i], errs[i], want, err)
				}
			}
			rest = rest[n:]
		}
		if got, want := dump(t, stores[0]), dump(t, stores[1]); got != want {
			rt.Fatalf("at once: %s", firstDifference(got, want))
		}
	})
}

// Where a transaction of several articles fails, as one of them is too large, the others are appended as if that had not been.
func TestTooLargeAmongOthers(t *testing.T) {
	for seed := range uint64(2) {
		c := synthetic{seed: 283 + seed, events: 3, actors: 5, places: 3, years: 1}
		together, alone := open(t), open(t)
		for from := 0; from < 60; from += 15 {
			var xs []*schema.Extraction
			for i := from; i < from+15; i++ {
				xs = append(xs, c.article(i))
			}
			huge := c.article(from + 15)
			huge.Events[0].Summary = strings.Repeat(" ", 12<<20)
			_, errs := together.AppendAll(t.Context(), slices.Insert(slices.Clone(xs), 12, huge))
			for i, err := range errs {
				if errors.Is(err, ErrTooLarge) != (i == 12) {
					t.Fatalf("article %d: %v", from+i, err)
				}
			}
			for _, x := range xs {
				if _, err := alone.Append(t.Context(), x); err != nil {
					t.Fatal(err)
				}
			}
		}
		if got, want := dump(t, together), dump(t, alone); got != want {
			t.Errorf("seed %d: %s", c.seed, firstDifference(got, want))
		}
	}
}

// Several who append at once all get in, and each sees what it has appended.
func TestAppendTogether(t *testing.T) {
	s := open(t)
	var all sync.WaitGroup
	for k := range 8 {
		all.Go(func() {
			for i := range 12 {
				x := small1.article(k*12 + i)
				out, err := s.Append(t.Context(), x)
				if err != nil || out.Known {
					t.Errorf("article %d: %+v, %v", k*12+i, out, err)
				}
				if known, err := s.Has(t.Context(), out.ArticleID); err != nil || !known {
					t.Errorf("article %d is not there: %v", k*12+i, err)
				}
			}
		})
	}
	all.Wait()
	if st, err := s.Statistics(t.Context()); err != nil || st.Articles != 96 || st.Position != 96 {
		t.Errorf("%+v, %v", st, err)
	}
}

// Who reads beside those who append, and beside folds, sees all that was appended before.
func TestReadBesideAppend(t *testing.T) {
	s := open(t)
	s.foldSize = 300
	// An outlet that no article is of cannot be asked for.
	for _, outlet := range sources {
		x := small1.article(1000)
		x.Article.Source = outlet
		if _, err := s.Append(t.Context(), x); err != nil {
			t.Fatal(err)
		}
	}
	var appended atomic.Int64
	var all errgroup.Group
	done := make(chan struct{})
	all.Go(func() error {
		defer close(done)
		for i := 0; i < 160; i += 8 {
			var xs []*schema.Extraction
			for k := range 8 {
				xs = append(xs, small1.article(i+k))
			}
			if _, errs := s.AppendAll(t.Context(), xs); errors.Join(errs...) != nil {
				return errors.Join(errs...)
			}
			appended.Store(int64(i + 8))
		}
		return nil
	})
	for _, f := range []schema.ArticleFilter{{}, {Sources: sources}} {
		all.Go(func() error {
			for {
				want := appended.Load()
				got, err := s.CountArticles(t.Context(), f, schema.EndOfTime)
				if err != nil {
					return err
				}
				if int64(got) < want {
					return fmt.Errorf("%d articles are there, %d were appended", got, want)
				}
				select {
				case <-done:
					return nil
				default:
				}
			}
		})
	}
	if err := all.Wait(); err != nil {
		t.Fatal(err)
	}
}
