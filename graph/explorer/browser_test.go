package explorer_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	browserlog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"casus/graph"
	"casus/loaders"
	"casus/loaders/article"
	"casus/loaders/extract"
	"casus/schema"
	"casus/store"
)

// The tests in this package drive the explorer in a real Chromium against the real server with the sample corpus.

// patience is how long a page may take to show what a test waits for, on a machine that is busy with other tests.
const patience = 60 * time.Second

// slow shows what a test takes for granted about how soon a page has drawn something.
var slow = flag.Float64("slow", 1, "how many times slower the pages run")

// chromium finds the browser, and installs Debian's where that is possible. It is empty where there is none.
var chromium = sync.OnceValue(func() string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	apt, err := exec.LookPath("apt-get")
	if err != nil || os.Geteuid() != 0 {
		return ""
	}
	fmt.Fprintln(os.Stderr, "no Chromium for the browser tests: installing it with apt-get")
	for _, args := range [][]string{{"update", "-qq"}, {"install", "-y", "-qq", "--no-install-recommends", "chromium"}} {
		c := exec.Command(apt, args...)
		c.Env = append(os.Environ(), "DEBIAN_FRONTEND=noninteractive")
		if out, err := c.CombinedOutput(); err != nil {
			fmt.Fprintf(os.Stderr, "apt-get %s: %v\n%s", args[0], err, out)
			return ""
		}
	}
	path, err := exec.LookPath("chromium")
	if err != nil {
		return ""
	}
	return path
})

// browser is one for all tests: starting it takes longer than most of them.
var browser = sync.OnceValues(func() (context.Context, error) {
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(chromium()), chromedp.NoSandbox,
		chromedp.Flag("disable-dev-shm-usage", true), chromedp.Flag("force-color-profile", "srgb"), chromedp.WSURLReadTimeout(patience))
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, _ := chromedp.NewContext(allocator, chromedp.WithErrorf(func(string, ...any) {}))
	endBrowser = stop
	return ctx, chromedp.Do(ctx)
})

var endBrowser = func() {}

func TestMain(m *testing.M) {
	status := m.Run()
	endBrowser()
	os.Exit(status)
}

// loader is what the command line wires: an article that a client sends goes through the extractor into the store.
type loader struct {
	x *extract.Extractor
	s *store.Store
}

func (l loader) Load(ctx context.Context, in graph.LoadInput, dryRun bool) (graph.LoadResult, error) {
	e, outcome, err := loaders.One(ctx, article.Given{Text: in.Text, Title: in.Title, Source: in.Source, URL: in.URL, Published: in.PublishedAt, ExternalID: in.ExternalID}, l.x, l.s, dryRun)
	return graph.LoadResult{Extraction: e, Outcome: outcome}, err
}

var extractor = sync.OnceValues(func() (*extract.Extractor, error) { return extract.New(extract.Options{}) })

// sample is the sample corpus as the extractor reads it.
var sample = sync.OnceValues(func() ([]*schema.Extraction, error) {
	x, err := extractor()
	if err != nil {
		return nil, err
	}
	f, err := os.Open("../../cmd/casus/sample/corpus.jsonl")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []*schema.Extraction
	err = loaders.Each(context.Background(), loaders.Options{Paths: []string{loaders.Stdin}, Stdin: bufio.NewReader(f), Article: article.Options{Format: article.JSONL}}, x,
		func(r loaders.Result) error {
			out = append(out, r.Extraction)
			return r.Err
		})
	return out, err
})

// serve serves a store in memory with some extractions in it.
func serve(t testing.TB, extractions []*schema.Extraction) string {
	t.Helper()
	s, err := store.Open(store.Options{InMemory: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range extractions {
		if _, err := s.Append(context.Background(), e); err != nil {
			t.Fatal(err)
		}
	}
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(graph.NewHandler(graph.Config{Reader: s, Export: s, Loader: loader{x, s}, Corrector: s, Logger: slog.New(slog.DiscardHandler)}))
	t.Cleanup(func() {
		server.CloseClientConnections()
		server.Close()
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return server.URL
}

// serveSample serves the sample corpus.
func serveSample(t testing.TB) string {
	t.Helper()
	all, err := sample()
	if err != nil {
		t.Fatal(err)
	}
	return serve(t, all)
}

// page is a page of the browser, and what it complained about.
type page struct {
	testing.TB
	ctx context.Context
	url string

	mu       sync.Mutex
	problems []string
	requests []string
}

// screen is how large a page is.
type screen struct{ width, height int }

var desktop = screen{1280, 800}

// browse opens a page of a server. Whatever lands on the console, any error and any request to another origin fails the test.
func browse(t testing.TB, url string, s screen) *page {
	t.Helper()
	if chromium() == "" {
		if os.Getenv("CI") != "" {
			t.Fatal("no Chromium, and none could be installed")
		}
		t.Skip("NO CHROMIUM, so the explorer was not tested in a browser; install Debian's package chromium")
	}
	b, err := browser()
	if err != nil {
		t.Fatal(err)
	}
	p := &page{TB: t, url: url}
	var stop context.CancelFunc
	// A browser context of its own, so that no test sees what another one left in the browser's storage.
	p.ctx, stop = chromedp.NewContext(b, chromedp.WithNewBrowserContext(), chromedp.WithListener(p.listen))
	t.Cleanup(stop)
	t.Cleanup(func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		for _, problem := range p.problems {
			t.Error(problem)
		}
		for _, r := range p.requests {
			if !strings.HasPrefix(r, url+"/") && !strings.HasPrefix(r, "blob:"+url+"/") && !strings.HasPrefix(r, "about:") && !strings.HasPrefix(r, "data:") {
				t.Errorf("a request to another origin: %s", r)
			}
		}
	})
	// A page lives as long as the context that it is opened with, so that this one has no time limit.
	if err := chromedp.Do(p.ctx, chromedp.EmulateViewport(int64(s.width), int64(s.height))); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(p.ctx, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: *slow}); err != nil {
		t.Fatal(err)
	}
	return p
}

func (p *page) listen(e any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch e := e.(type) {
	case *runtime.EventExceptionThrown:
		p.problems = append(p.problems, fmt.Sprintf("exception: %+v", e.ExceptionDetails))
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeWarning {
			var args []string
			for _, a := range e.Args {
				args = append(args, string(a.Value)+a.Description)
			}
			p.problems = append(p.problems, "console: "+strings.Join(args, " "))
		}
	case *browserlog.EventEntryAdded:
		if e.Entry.Level == browserlog.EntryLevelError || e.Entry.Level == browserlog.EntryLevelWarning {
			p.problems = append(p.problems, fmt.Sprintf("%s: %s %s", e.Entry.Source, e.Entry.Text, e.Entry.URL))
		}
	case *network.EventRequestWillBeSent:
		p.requests = append(p.requests, e.Request.URL)
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 {
			p.problems = append(p.problems, fmt.Sprintf("%d for %s", e.Response.Status, e.Response.URL))
		}
	}
}

// run acts on the page.
func (p *page) run(what string, steps ...chromedp.Action[chromedp.Void]) {
	p.Helper()
	ctx, stop := context.WithTimeout(p.ctx, patience)
	defer stop()
	if err := chromedp.Do(ctx, steps...); err != nil {
		p.Fatalf("%s: %v\n%s", what, err, p.text())
	}
}

// open goes to an address of the server.
func (p *page) open(address string) {
	p.Helper()
	p.run("open "+address, chromedp.Navigate(p.url+address))
}

// evaluate gives the value of an expression in the page; of a promise, what it comes to.
func evaluate[T any](p *page, expression string) T {
	p.Helper()
	ctx, stop := context.WithTimeout(p.ctx, patience)
	defer stop()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		p.Fatalf("%s: %v\n%s", expression, err, p.text())
	}
	return v
}

// ask asks the server itself, as somebody else would; in is the variable of that name.
func (p *page) ask(query string, in, into any) {
	p.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": map[string]any{"in": in}})
	if err != nil {
		p.Fatal(err)
	}
	resp, err := http.Post(p.url+"/graphql", "application/json", bytes.NewReader(body))
	if err != nil {
		p.Fatal(err)
	}
	defer resp.Body.Close()
	var answer struct {
		Data   json.RawMessage
		Errors []struct{ Message string }
	}
	if err := json.NewDecoder(resp.Body).Decode(&answer); err != nil || len(answer.Errors) > 0 {
		p.Fatalf("%s: %v, %v", query, answer.Errors, err)
	}
	if into != nil {
		if err := json.Unmarshal(answer.Data, into); err != nil {
			p.Fatal(err)
		}
	}
}

const loadArticle = `mutation($in: LoadArticleInput!) { loadArticle(input: $in) { newEvents { id } } }`

// maaloula is an article that tells of one event.
var maaloula = map[string]any{"text": "Government forces captured the town of Maaloula on 3 October 2016, the Observatory said.", "source": "The Test Gazette", "publishedAt": "2016-10-04"}

// until waits for an expression to hold. One that throws does not hold yet: what it asks about may not have been drawn.
func (p *page) until(what, expression string) {
	p.Helper()
	holds := fmt.Sprintf(`(() => { try { return (%s); } catch { return false; } })()`, expression)
	p.run(what, chromedp.Poll[chromedp.Void](holds, chromedp.WithPollingInterval(50*time.Millisecond), chromedp.WithPollingTimeout(patience)))
}

// text is what the page says, for messages.
func (p *page) text() string {
	ctx, stop := context.WithTimeout(p.ctx, 5*time.Second)
	defer stop()
	s, err := chromedp.Run(ctx, chromedp.Evaluate[string](`location.href + "\n" + document.body.innerText`))
	if err != nil {
		return fmt.Sprintf("(the page does not answer: %v)", err)
	}
	return s[:min(len(s), 3000)]
}

// eval runs an expression whose value does not matter.
func eval(expression string) chromedp.Action[chromedp.Void] {
	return chromedp.Evaluate[chromedp.Void](expression)
}
