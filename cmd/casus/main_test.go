package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain makes the test binary the program itself where a script or a test starts it as "casus".
func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
	}
	testscript.Main(m, map[string]func(){"casus": main})
}

// asProgram is the environment variable that makes the test binary behave as the program.
const asProgram = "CASUS_TEST_AS_PROGRAM"

// program is the program as a process of its own.
func program(args ...string) *exec.Cmd {
	c := exec.Command(os.Args[0], args...)
	c.Env = append(os.Environ(), asProgram+"=1")
	return c
}

// TestScripts runs the program as a user does: testdata/script has a session a file.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"flip": flip},
		Setup: func(e *testscript.Env) error {
			e.Setenv("XDG_DATA_HOME", e.WorkDir+"/data")
			return nil
		},
	})
}

// flip is the scripts' command that flips the lowest bit of a byte of a file: flip FILE BYTE.
func flip(ts *testscript.TestScript, _ bool, args []string) {
	at, err := strconv.Atoi(args[1])
	ts.Check(err)
	b, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	b[at] ^= 1
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b, 0o600))
}

// server is a running `casus serve` or `casus demo`.
type server struct {
	url  string
	out  *bytes.Buffer
	stop func() int
}

// start runs a command that serves, on a free port, until the test ends.
func start(t *testing.T, args ...string) *server {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	logs := &watched{pattern: regexp.MustCompile(`msg=serving url=(\S+)`), found: make(chan string, 1)}
	s := &server{out: &bytes.Buffer{}}
	done := make(chan int, 1)
	go func() {
		done <- run(ctx, append(args, "--listen", "127.0.0.1:0"), streams{strings.NewReader(""), s.out, logs})
	}()
	var once sync.Once
	status := 0
	s.stop = func() int {
		once.Do(func() { cancel(); status = <-done })
		return status
	}
	t.Cleanup(func() { s.stop() })
	select {
	case s.url = <-logs.found:
	case code := <-done:
		done <- code
		t.Fatalf("casus %s ended with %d: %s", strings.Join(args, " "), code, logs.String())
	case <-time.After(time.Minute):
		t.Fatalf("casus %s does not serve: %s", strings.Join(args, " "), logs.String())
	}
	return s
}

// watched is a log in which somebody waits for a line.
type watched struct {
	mu      sync.Mutex
	buf     bytes.Buffer
	pattern *regexp.Regexp
	found   chan string
	told    bool
}

func (w *watched) Write(b []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.buf.Write(b)
	if m := w.pattern.FindStringSubmatch(w.buf.String()); m != nil && !w.told {
		w.told = true
		w.found <- m[1]
	}
	return len(b), nil
}

func (w *watched) String() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.buf.String()
}

// ask sends a query and returns what is under "data"; errors in the answer fail the test.
func (s *server) ask(t *testing.T, query string) json.RawMessage {
	t.Helper()
	return s.askWith(t, query, nil)
}

// askWith is ask with variables.
func (s *server) askWith(t *testing.T, query string, variables map[string]any) json.RawMessage {
	t.Helper()
	var answer struct {
		Data   json.RawMessage
		Errors []struct{ Message string }
	}
	s.post(t, query, variables, &answer)
	if len(answer.Errors) > 0 {
		t.Fatalf("%s: %v", query, answer.Errors)
	}
	return answer.Data
}

// post sends a query and decodes the whole answer, errors too.
func (s *server) post(t *testing.T, query string, variables map[string]any, answer any) {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	res, err := http.Post(s.url+"/graphql", "application/json", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, answer); err != nil {
		t.Fatalf("%s: %v: %s", res.Status, err, b)
	}
}

// into is ask with the answer decoded.
func (s *server) into(t *testing.T, query string, v any) {
	t.Helper()
	if err := json.Unmarshal(s.ask(t, query), v); err != nil {
		t.Fatal(err)
	}
}

// casus runs a command that ends by itself, in this process, and fails the test where its status is not the one expected.
func casus(t *testing.T, status int, stdin string, args ...string) (stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	if got := run(context.Background(), args, streams{strings.NewReader(stdin), &out, &errs}); got != status {
		t.Fatalf("casus %s: status %d, want %d\n%s%s", strings.Join(args, " "), got, status, out.String(), errs.String())
	}
	return out.String(), errs.String()
}

// indented is an answer laid out for people.
func indented(t *testing.T, raw json.RawMessage) string {
	t.Helper()
	var b bytes.Buffer
	if err := json.Indent(&b, raw, "", "  "); err != nil {
		t.Fatal(err)
	}
	return b.String() + "\n"
}
