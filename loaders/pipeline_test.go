package loaders

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"casus/loaders/article"
	"casus/schema"
)

// reader is an extractor that codes nothing and fails on demand.
type reader struct {
	mu   sync.Mutex
	seen int
}

func (x *reader) Extract(a schema.Article) schema.Extraction {
	x.mu.Lock()
	x.seen++
	n := x.seen
	x.mu.Unlock()
	if strings.Contains(a.Text, "PANIC") {
		panic("lost my place")
	}
	time.Sleep(time.Duration(n%3) * time.Millisecond) // so that workers finish out of order
	if a.ID == "" {
		a.ID = schema.ArticleID(a)
	}
	return schema.Extraction{Article: a}
}

// shelf is a sink that remembers the order.
type shelf struct {
	mu    sync.Mutex
	has   map[string]bool
	order []string
	fail  error
	after func(n int)
}

func (s *shelf) Has(_ context.Context, id string) (bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.has[id], nil
}

func (s *shelf) Append(ctx context.Context, x *schema.Extraction) (schema.Outcome, error) {
	if err := ctx.Err(); err != nil {
		return schema.Outcome{}, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.fail != nil {
		return schema.Outcome{}, s.fail
	}
	id := x.Article.ID
	if s.has[id] {
		return schema.Outcome{ArticleID: id, Known: true}, nil
	}
	if s.has == nil {
		s.has = map[string]bool{}
	}
	s.has[id] = true
	s.order = append(s.order, x.Article.ExternalID)
	if s.after != nil {
		s.after(len(s.order))
	}
	return schema.Outcome{ArticleID: id, NewEvents: []string{"evt_" + id}, Relations: []string{"r1", "r2"}}, nil
}

func feed(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `{"id":"a%d","date":"2016-09-10","text":"The army and the rebels agreed on a truce in village number %d."}`+"\n", i, i)
	}
	return b.String()
}

func write(t *testing.T, dir, name, content string) string {
	t.Helper()
	p := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return p
}

func TestRunKeepsOrder(t *testing.T) {
	const n = 200
	s, x := &shelf{}, &reader{}
	var places []string
	o := Options{Paths: []string{Stdin}, Stdin: strings.NewReader(feed(n)), Workers: 4,
		Observe: func(p Progress, r Result) {
			places = append(places, r.Place)
			if p.Items != len(places) {
				t.Errorf("item %d came as number %d", len(places), p.Items)
			}
		}}
	sum, err := Run(t.Context(), o, x, s)
	if err != nil {
		t.Fatal(err)
	}
	if sum.New != n || sum.Events != n || sum.Relations != 2*n || sum.Refused+sum.Known != 0 {
		t.Errorf("summary %+v", sum)
	}
	for i, id := range s.order {
		if id != fmt.Sprintf("a%d", i) || places[i] != fmt.Sprintf("standard input: line %d", i+1) {
			t.Fatalf("number %d is %s at %s", i, id, places[i])
		}
	}
	// Once more: all are known and nothing is extracted.
	o.Stdin, o.Observe = strings.NewReader(feed(n)), nil
	if sum, err = Run(t.Context(), o, x, s); err != nil || sum.Known != n || sum.New != 0 {
		t.Errorf("again: %+v, %v", sum, err)
	}
	if x.seen != n {
		t.Errorf("%d articles were extracted of %d", x.seen, n)
	}
}

func TestRunGoesOnBehindErrors(t *testing.T) {
	dir := t.TempDir()
	var z bytes.Buffer
	w := gzip.NewWriter(&z)
	_, _ = io.WriteString(w, feed(2))
	_ = w.Close()
	write(t, dir, "in/a.jsonl", `{"id":"1","text":"The army took the town from the rebels on Monday."}
{"id":"2","te
{"id":"3"}

{"id":"4","text":"PANIC in the streets of the town on Monday, the police said."}
{"id":"5","date":"soon","text":"The army took the town."}
{"id":"6","text":"The rebels left the town and went to the hills."}
`)
	write(t, dir, "in/b.txt", "")
	write(t, dir, "in/c.jpg", "\xff\xd8\xff\xe0\x00\x10JFIF\x00")
	write(t, dir, "in/d/e.jsonl.gz", z.String())
	write(t, dir, "in/.hidden", "The army took the town.")
	write(t, dir, "in/.git/f.txt", "The army took the town.")
	long := write(t, dir, "long.txt", strings.Repeat("The army took the town. ", 100))
	missing := filepath.Join(dir, "missing.txt")

	s := &shelf{}
	sum, err := Run(t.Context(), Options{Paths: []string{filepath.Join(dir, "in"), missing, long}, Article: article.Options{MaxBytes: 2000}}, &reader{}, s)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"a.jsonl: line 2": "truncated",
		"a.jsonl: line 3": "no text",
		"a.jsonl: line 5": "lost my place",
		"a.jsonl: line 6": `"soon"`,
		"b.txt":           "empty",
		"c.jpg":           "image/jpeg",
		"missing.txt":     "no such file",
		"long.txt":        "too long",
	}
	for _, r := range sum.Refusals {
		place := filepath.Base(r.Place)
		if w, ok := want[place]; !ok || !strings.Contains(r.Reason, w) {
			t.Errorf("%s: %s", r.Place, r.Reason)
		}
		delete(want, place)
	}
	if len(want) > 0 || sum.Refused != len(sum.Refusals) {
		t.Errorf("not refused: %v", want)
	}
	if got := strings.Join(s.order, " "); got != "1 6 a0 a1" || sum.New != 4 {
		t.Errorf("stored %s, %d new", got, sum.New)
	}
}

func TestRunEndsWithItsContext(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	s := &shelf{after: func(n int) {
		if n == 10 {
			stop()
		}
	}}
	before := runtime.NumGoroutine()
	sum, err := Run(ctx, Options{Paths: []string{Stdin}, Stdin: strings.NewReader(feed(5000)), Workers: 3}, &reader{}, s)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if sum.New != 10 || len(s.order) != 10 {
		t.Errorf("%d new, %d stored", sum.New, len(s.order))
	}
	for range 100 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Errorf("%d goroutines before, %d after", before, runtime.NumGoroutine())
}

func TestRunGivesUpWhereNothingCanBeStored(t *testing.T) {
	full := errors.New("disk full")
	sum, err := Run(t.Context(), Options{Paths: []string{Stdin}, Stdin: strings.NewReader(feed(100))}, &reader{}, &shelf{fail: full})
	if !errors.Is(err, full) || sum.Refused != maxStoreFailures {
		t.Errorf("%+v, %v", sum, err)
	}
}

func TestEach(t *testing.T) {
	n := 0
	err := Each(t.Context(), Options{Paths: []string{Stdin}, Stdin: strings.NewReader(feed(50)), Workers: 3}, &reader{}, func(r Result) error {
		if r.Err != nil || r.Extraction.Article.ID != fmt.Sprintf("a%d", n) {
			t.Fatalf("number %d: %+v", n, r)
		}
		n++
		return nil
	})
	if err != nil || n != 50 {
		t.Errorf("%d, %v", n, err)
	}
	enough := errors.New("enough")
	if err := Each(t.Context(), Options{Paths: []string{Stdin}, Stdin: strings.NewReader(feed(50))}, &reader{}, func(Result) error { return enough }); !errors.Is(err, enough) {
		t.Errorf("error %v", err)
	}
}

// endless is a feed that is made while it is read, with many bytes that are never in memory at once.
type endless struct {
	left int
	line []byte
	at   int
}

func (e *endless) Read(b []byte) (int, error) {
	n := 0
	for n < len(b) && e.left > 0 {
		if e.at == len(e.line) {
			e.left--
			e.line = fmt.Appendf(e.line[:0], `{"id":"%d","text":"The rebels left the town. %s"}`+"\n", e.left, strings.Repeat("They went to the hills. ", 400))
			e.at = 0
		}
		c := copy(b[n:], e.line[e.at:])
		n, e.at = n+c, e.at+c
	}
	if n == 0 && e.left == 0 {
		return 0, io.EOF
	}
	return n, nil
}

type null struct{}

func (null) Has(context.Context, string) (bool, error) { return false, nil }
func (null) Append(context.Context, *schema.Extraction) (schema.Outcome, error) {
	return schema.Outcome{}, nil
}

type copier struct{}

func (copier) Extract(a schema.Article) schema.Extraction { return schema.Extraction{Article: a} }

func TestRunHoldsLittleOfALargeFile(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 57 MB")
	}
	const n = 6000
	most := uint64(0)
	var m runtime.MemStats
	sum, err := Run(t.Context(), Options{Paths: []string{Stdin}, Stdin: &endless{left: n}, Observe: func(p Progress, _ Result) {
		if p.Items%500 == 0 {
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapInuse)
		}
	}}, copier{}, null{})
	if err != nil || sum.New != n-1 && sum.New != n {
		t.Fatalf("%+v, %v", sum, err)
	}
	if sum.Bytes < 50<<20 || most > 32<<20 {
		t.Errorf("%d MB read, %d MB of heap in use", sum.Bytes>>20, most>>20)
	}
}

func TestOne(t *testing.T) {
	s := &shelf{}
	g := article.Given{Text: "Truce agreed in the valley\n\nThe army and the rebels agreed on a truce in the valley on Monday.", Source: "Wire"}
	x, out, err := One(t.Context(), g, &reader{}, s, true)
	if err != nil || out.Known || len(s.order) != 0 || x.Article.Title != "Truce agreed in the valley" || x.Article.Source != "Wire" {
		t.Errorf("dry run: %+v %+v %v", x, out, err)
	}
	if _, out, err = One(t.Context(), g, &reader{}, s, false); err != nil || out.Known || len(s.order) != 1 {
		t.Errorf("load: %+v %v", out, err)
	}
	if _, out, err = One(t.Context(), g, &reader{}, s, true); err != nil || !out.Known {
		t.Errorf("dry run of what is known: %+v %v", out, err)
	}
	var invalid *schema.InvalidError
	if _, _, err = One(t.Context(), article.Given{Text: " \n"}, &reader{}, s, false); !errors.As(err, &invalid) {
		t.Errorf("nothing to load: %v", err)
	}
}
