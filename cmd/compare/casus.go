package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"casus/cmd/casus/bench"
)

// casusFigures measures casus: load into an empty folder, serve, reindex. What a reindex leaves Badger merges for some minutes, beside whatever is asked.
func (w *work) casusFigures(ctx context.Context, f *figures) (err error) {
	dir := w.path("casus")
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	load := exec.CommandContext(ctx, w.path("casus.bin"), "--data", dir, "load", "--json", w.path("data", "corpus.jsonl"))
	start := time.Now()
	out, err := load.Output()
	if err != nil {
		return errors.Join(err, exitError(err))
	}
	f.casusLoad, f.casusMemory = time.Since(start), maxResident(load.ProcessState)
	if err := json.Unmarshal(out, &f.loaded); err != nil {
		return err
	}
	if f.casusBytes, err = bench.FolderSize(dir); err != nil {
		return err
	}
	listen := "127.0.0.1:" + strconv.Itoa(w.port+2)
	url := "http://" + listen + "/graphql"
	serve := exec.CommandContext(ctx, w.path("casus.bin"), "--data", dir, "serve", "--read-only", "--memory", w.memory, "--listen", listen)
	said := &lines{to: os.Stderr}
	serve.Stderr = said
	// PostgreSQL has its tables in memory from having just filled them.
	d, err := launch(ctx, serve, func(ctx context.Context) error {
		if !said.has("read ahead") {
			return errors.New("it is still reading ahead")
		}
		return answers(url)(ctx)
	})
	if err != nil {
		return err
	}
	f.casus, err = w.ask(ctx, "casus", url, w.path("queries-casus.json"))
	if err = errors.Join(err, d.stop()); err != nil {
		return err
	}
	start = time.Now()
	if _, err := command(ctx, w.path("casus.bin"), "--data", dir, "reindex"); err != nil {
		return err
	}
	f.casusReindex = time.Since(start)
	return nil
}

// exitError is what a program that failed printed.
func exitError(err error) error {
	if e, ok := errors.AsType[*exec.ExitError](err); ok && len(e.Stderr) > 0 {
		return errors.New(strings.TrimSpace(string(e.Stderr)))
	}
	return nil
}

// maxResident is the most memory that a process had in its hands, mapped files included, in bytes; 0 where the system does not
// tell.
func maxResident(p *os.ProcessState) int64 {
	if u, ok := p.SysUsage().(*syscall.Rusage); ok {
		return u.Maxrss << 10
	}
	return 0
}

// benchFigures runs casus's own benchmark, of as many reports.
func (w *work) benchFigures(ctx context.Context, f *figures) error {
	if !w.bench {
		return nil
	}
	c := exec.CommandContext(ctx, w.path("casus.bin"), "bench", "--dir", w.path("bench"), "--articles", strconv.Itoa(w.events/5), "--reports", strconv.Itoa(w.events), "--relations",
		strconv.Itoa(min(20_000, w.events/5)), "--rounds", strconv.Itoa(w.rounds), "--seconds", strconv.Itoa(w.seconds)+"s")
	if err := os.RemoveAll(w.path("bench")); err != nil {
		return err
	}
	out, err := output(c)
	f.bench = out
	return err
}

// lines is what a program says, handed on.
type lines struct {
	mu   sync.Mutex
	to   io.Writer
	said bytes.Buffer
}

// Write implements io.Writer.
func (l *lines) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.said.Write(b)
	return l.to.Write(b)
}

func (l *lines) has(text string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return bytes.Contains(l.said.Bytes(), []byte(text))
}
