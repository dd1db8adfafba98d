package main

import (
	"context"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"casus/cmd/casus/bench"
	"casus/loaders"
	"casus/loaders/article"
	"casus/store"
)

// extractedFeed writes lines that bring their extraction.
func extractedFeed(t *testing.T, articles int) string {
	t.Helper()
	feed := filepath.Join(t.TempDir(), "feed.jsonl")
	c := bench.Corpus{Seed: 3, Articles: articles, Reports: 5 * articles, Actors: 300, Places: 100, Countries: 20, Years: 2, Vocabulary: 3000, Relations: 200, Retold: 0.2}
	if err := c.Emit(context.Background(), feed, func(int) {}); err != nil {
		t.Fatal(err)
	}
	return feed
}

// TestFirstLoadIsWhatAppendingGives fills an empty folder at once, another article by article: both answer alike, and so they do after a reindex.
func TestFirstLoadIsWhatAppendingGives(t *testing.T) {
	feed, dir := extractedFeed(t, 250), t.TempDir()
	once, appended := filepath.Join(dir, "once"), filepath.Join(dir, "appended")
	casus(t, 0, "", "load", "--at-once", "1B", "--data", once, feed)
	casus(t, 0, "", "load", "--at-once", "1TB", "--data", appended, feed)
	exported := func(data string) string {
		t.Helper()
		if out, _ := casus(t, 0, "", "verify", "--data", data); !strings.HasPrefix(out, "sound: ") {
			t.Errorf("%s: %s", data, out)
		}
		out, _ := casus(t, 0, "", "export", "--data", data, "--format", "events")
		return out
	}
	want := exported(appended)
	if strings.Count(want, "\n") < 800 {
		t.Fatalf("only %d events", strings.Count(want, "\n"))
	}
	if exported(once) != want {
		t.Error("filled at once the folder has other events")
	}
	casus(t, 0, "", "reindex", "--memory", "256MiB", "--data", once)
	if exported(once) != want {
		t.Error("after a reindex it has other events")
	}
	// What is there is appended to, and nothing of it is loaded again.
	if out, _ := casus(t, 0, "", "load", "--at-once", "1B", "--data", once, feed); !strings.Contains(out, " 0 new, 250 known, 0 refused") {
		t.Error(out)
	}
}

// The progress of the tables comes to its end.
func TestFirstLoadTellsHowFarItIs(t *testing.T) {
	s, err := store.Open(store.Options{InMemory: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var last, all uint64
	f := filling{from: 1, progress: func(done, total uint64) {
		if done < last || done > total {
			t.Errorf("%d of %d after %d", done, total, last)
		}
		last, all = done, total
	}}
	o := loaders.Options{Paths: []string{extractedFeed(t, 300)}, Article: article.Options{Format: article.JSONL}}
	if sum, err := f.fill(context.Background(), o, extracted{}, s); err != nil || sum.New != 300 {
		t.Fatal(sum, err)
	}
	if all == 0 || last != all {
		t.Errorf("told of %d of %d", last, all)
	}
}

// TestKilledInAFirstLoad kills the program in the middle of filling an empty folder: while it reads, and while it writes the tables. What is left
// opens as an empty store, or a whole one where the kill came too late, and loading again gives what an undisturbed load gives.
func TestKilledInAFirstLoad(t *testing.T) {
	if testing.Short() {
		t.Skip("kills a process three times")
	}
	const articles = 1000
	feed, dir := extractedFeed(t, articles), t.TempDir()
	random := rand.New(rand.NewPCG(5, 6))
	want := ""
	cutOff := 0
	for n := range 3 {
		data := filepath.Join(dir, "data")
		c := program("load", "--at-once", "1B", "--data", data, feed)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		// The file is there while tables are written.
		began := time.Now()
		for {
			if _, err := os.Stat(filepath.Join(data, "LOADING")); err == nil || time.Since(began) > time.Minute || n == 0 && time.Since(began) > 300*time.Millisecond {
				break
			} else if !errors.Is(err, fs.ErrNotExist) {
				t.Fatal(err)
			}
			time.Sleep(time.Millisecond)
		}
		time.Sleep(time.Duration(random.IntN(30)) * time.Millisecond)
		_ = c.Process.Kill()
		_ = c.Wait()
		if _, err := os.Stat(filepath.Join(data, "LOADING")); err == nil {
			cutOff++
		}
		s := start(t, "serve", "--data", data, "--read-only")
		have := wholeArticles(t, s)
		s.stop()
		if have != 0 && have != articles {
			t.Fatalf("kill %d: %d of %d articles", n, have, articles)
		}
		casus(t, 0, "", "load", "--at-once", "1B", "--data", data, feed)
		if out, _ := casus(t, 0, "", "verify", "--data", data); !strings.HasPrefix(out, "sound: ") {
			t.Errorf("kill %d: %s", n, out)
		}
		got, _ := casus(t, 0, "", "export", "--data", data, "--format", "events")
		if want == "" {
			casus(t, 0, "", "load", "--at-once", "1B", "--data", filepath.Join(dir, "undisturbed"), feed)
			want, _ = casus(t, 0, "", "export", "--data", filepath.Join(dir, "undisturbed"), "--format", "events")
		}
		if got != want {
			t.Errorf("kill %d: loaded again the folder has other events", n)
		}
		if err := os.RemoveAll(data); err != nil {
			t.Fatal(err)
		}
	}
	if cutOff == 0 {
		t.Error("no kill came while tables were written")
	}
}
