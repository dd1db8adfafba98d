package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"casus/schema"
)

// crashArticles is how many articles are being loaded when the process is killed, crashes how often it is.
const (
	crashArticles = 2000
	crashes       = 10
)

// TestKilledWhileLoading kills the program in the middle of loading, again and again. After each kill the folder opens, every
// article is wholly there or not at all, loading goes on where it was, and at the end the journal gives the same answers
// byte for byte as the views that grew through all of this.
func TestKilledWhileLoading(t *testing.T) {
	if testing.Short() {
		t.Skip("kills a process ten times")
	}
	dir := t.TempDir()
	data, feed := filepath.Join(dir, "data"), filepath.Join(dir, "feed.jsonl")
	if err := os.WriteFile(feed, []byte(syntheticFeed(crashArticles)), 0o600); err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	loaded := 0
	for n := range crashes {
		c := program("load", "--log-level", "debug", "--data", data, feed)
		logs, err := c.StderrPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		// The log tells of each article that was appended; the kill comes somewhere while the next ones are.
		lines, want := bufio.NewScanner(logs), loaded+1+random.IntN(crashArticles/crashes)
		for i := 0; i < want && lines.Scan(); i++ {
		}
		time.Sleep(time.Duration(random.IntN(3000)) * time.Microsecond)
		_ = c.Process.Kill()
		_ = c.Wait()
		s := start(t, "serve", "--data", data, "--read-only")
		have := wholeArticles(t, s)
		s.stop()
		// What the log told of was appended: a kill loses none of it.
		if have < want {
			t.Fatalf("kill %d: %d articles, the log told of %d", n, have, want)
		}
		loaded = have
	}
	t.Logf("%d of %d articles after %d kills", loaded, crashArticles, crashes)
	casus(t, 0, "", "load", "--data", data, feed)
	s := start(t, "serve", "--data", data)
	if n := wholeArticles(t, s); n != crashArticles {
		t.Errorf("%d articles after loading again, want %d", n, crashArticles)
	}
	before := answers(t, s)
	s.stop()
	casus(t, 0, "", "reindex", "--data", data)
	s = start(t, "serve", "--data", data)
	after := answers(t, s)
	for q := range before {
		if before[q] != after[q] {
			t.Errorf("%s: another answer after reindex", q)
		}
	}
}

// wholeArticles counts the articles and fails where one of them has lost what it says: of this corpus every article tells
// of at least one event.
func wholeArticles(t *testing.T, s *server) int {
	t.Helper()
	n, after := 0, ""
	for {
		var page struct {
			Articles struct {
				Nodes    []struct{ ID, Title string }
				PageInfo struct {
					HasNextPage bool
					EndCursor   string
				}
			}
		}
		s.into(t, `{ articles(first: 100`+after+`) { nodes { id title } pageInfo { hasNextPage endCursor } } }`, &page)
		var ids []string
		for _, a := range page.Articles.Nodes {
			ids = append(ids, `"`+a.ID+`"`)
		}
		if len(ids) > 0 {
			var nodes struct {
				Nodes []struct{ Events []struct{ ID string } }
			}
			s.into(t, `{ nodes(ids: [`+strings.Join(ids, ",")+`]) { ... on Article { events { id } } } }`, &nodes)
			for i, a := range nodes.Nodes {
				if len(a.Events) == 0 {
					t.Errorf("article %q is there without its events", page.Articles.Nodes[i].Title)
				}
			}
		}
		n += len(ids)
		if !page.Articles.PageInfo.HasNextPage {
			return n
		}
		after = fmt.Sprintf(`, after: %q`, page.Articles.PageInfo.EndCursor)
	}
}

func answers(t *testing.T, s *server) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, q := range []string{
		`{ timeline(first: 100) { totalCount nodes { id date type status summary participants { role actor { id name } } places { id name } reports { id evidence { exact } } } } }`,
		`{ timeline(first: 100, order: NEWEST_FIRST, filter: {classes: [VIOLENCE]}) { totalCount nodes { id } } }`,
		`{ actors(first: 100) { totalCount nodes { id name } } places(first: 100) { totalCount nodes { id name } } }`,
		`{ network(asOf: "2016-06-01") { relations { id } } statistics { articles events reports actors places relations position } }`,
	} {
		out[q] = string(s.ask(t, q))
	}
	return out
}

// syntheticFeed makes a feed of short reports, all of them different.
func syntheticFeed(n int) string {
	groups := []string{"Government troops", "Rebels", "Islamic State fighters", "Turkish forces", "Kurdish fighters", "Hezbollah fighters"}
	towns := []string{"Palmyra", "Aleppo", "Homs", "Hama", "Raqqa", "Idlib", "Mosul", "Fallujah", "Ramadi", "Tikrit", "Benghazi", "Sirte", "Taiz", "Aden"}
	acts := []string{"%s captured %s on Monday, killing %d people.", "%s shelled %s on Tuesday and killed %d people.", "%s attacked %s late on Sunday; %d people were killed."}
	var b strings.Builder
	day := schema.MustTime("2016-01-06")
	for i := range n {
		line, _ := json.Marshal(map[string]string{
			"id": fmt.Sprint(i), "date": day.Shift(i % 300).String(), "source": "Test Wire", "title": fmt.Sprintf("Report %d", i),
			"text": fmt.Sprintf(acts[i%len(acts)], groups[i%len(groups)], towns[i%len(towns)], 2+i%40),
		})
		b.Write(line)
		b.WriteByte('\n')
	}
	return b.String()
}
