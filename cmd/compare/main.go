// Command compare gives casus and what users would pick instead, PostgreSQL with hand-written SQL and with PostGraphile in front
// of it, the same work on the same machine, and prints the figures as the README's table.
//
// The work is not here: --peers names a folder with its programs and files. gen writes a corpus, as extraction lines and as CSV;
// schema.sql, index.sql and functions.sql are PostgreSQL's side; load asks Q1-Q7 of one system at a time, with the same draws for
// each. queries-casus.json is our side of it.
//
// The way of a run, one thing at a time: corpus; PostgreSQL: COPY, indexes, SQL, PostGraphile; casus: load, serve, reindex;
// `casus bench` on a corpus of its own. Whatever it starts it ends.
package main

import (
	"context"
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// casusQueries are the GraphQL documents for the driver. The driver knows actors by name and events by a number of its own, which
// no field of casus has, and has no cursors. So Q3 goes on from the middle of the ten years, which for the frequent actors is
// deeper than 200 pages, and Q7 finds an actor's first event since a day, which is more work than an event by its id.
//
//go:embed queries-casus.json
var casusQueries []byte

// options are the command line's.
type options struct {
	peers, work, postgres, postgraphile, readme, memory string
	events, port                                        int
	bench                                               bool
	rounds, seconds                                     int
}

func main() {
	var o options
	flag.StringVar(&o.peers, "peers", "", "the folder with gen, load, the SQL files and queries-postgraphile.json")
	flag.StringVar(&o.work, "work", "", "where to work; what of the corpus is there already is used again (default: a folder that is removed)")
	flag.StringVar(&o.postgres, "postgres", "/usr/lib/postgresql/15/bin", "the folder with PostgreSQL's programs")
	flag.StringVar(&o.postgraphile, "postgraphile", "postgraphile", "PostGraphile's program")
	flag.StringVar(&o.readme, "readme", "", "a file to write the table into, between its marks")
	flag.StringVar(&o.memory, "memory", "4GB", "what casus serve may take; PostgreSQL has as much for its shared buffers")
	flag.IntVar(&o.events, "events", 1_000_000, "how many events")
	flag.IntVar(&o.port, "port", 54320, "the first of three free ports")
	flag.BoolVar(&o.bench, "bench", true, "run casus bench as well")
	flag.IntVar(&o.rounds, "rounds", 300, "requests a query at one client")
	flag.IntVar(&o.seconds, "seconds", 4, "seconds a query at 8 clients")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, o)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "compare:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, o options) (err error) {
	if o.peers == "" {
		return errors.New("--peers says where the others' programs are")
	}
	if o.work == "" {
		if o.work, err = os.MkdirTemp("", "compare-"); err != nil {
			return err
		}
		// PostgreSQL runs as another user where we are root.
		if err := os.Chmod(o.work, 0o755); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, os.RemoveAll(o.work)) }()
	}
	for _, p := range []*string{&o.peers, &o.work} {
		if *p, err = filepath.Abs(*p); err != nil {
			return err
		}
	}
	w := &work{options: o}
	f := &figures{date: time.Now(), events: o.events}
	for _, step := range []struct {
		name string
		do   func(context.Context, *figures) error
	}{
		{"build", w.build}, {"corpus", w.corpus}, {"PostgreSQL", w.peersFigures}, {"casus", w.casusFigures}, {"casus bench", w.benchFigures},
	} {
		start := time.Now()
		if err := step.do(ctx, f); err != nil {
			return fmt.Errorf("%s: %w", step.name, err)
		}
		log.Printf("%s: %s", step.name, time.Since(start).Round(time.Second))
	}
	table := f.markdown()
	fmt.Println(table)
	if o.readme != "" {
		return replaceMarked(o.readme, table)
	}
	return nil
}

// work is a run's folder and what is in it.
type work struct{ options }

func (w *work) path(name ...string) string {
	return filepath.Join(append([]string{w.work}, name...)...)
}

// command runs a program to its end and gives what it printed; an error has that too.
func command(ctx context.Context, name string, args ...string) (string, error) {
	return output(exec.CommandContext(ctx, name, args...))
}

func output(c *exec.Cmd) (string, error) {
	out, err := c.CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%s: %w: %s", filepath.Base(c.Path), err, strings.TrimSpace(string(out)))
	}
	return string(out), nil
}

// build builds the programs: the peers' generator and driver, and casus.
func (w *work) build(ctx context.Context, _ *figures) error {
	for _, name := range []string{"gen", "load"} {
		if _, err := command(ctx, "go", "build", "-C", w.peers, "-o", w.path(name+".bin"), "./"+name); err != nil {
			return err
		}
	}
	if _, err := command(ctx, "go", "build", "-o", w.path("casus.bin"), "casus/cmd/casus"); err != nil {
		return err
	}
	return os.WriteFile(w.path("queries-casus.json"), casusQueries, 0o644)
}

// corpus makes the corpus where it is not there.
func (w *work) corpus(ctx context.Context, _ *figures) error {
	done := w.path("data", "events-"+strconv.Itoa(w.events))
	if _, err := os.Stat(done); err == nil {
		return nil
	}
	if err := os.RemoveAll(w.path("data")); err != nil {
		return err
	}
	if _, err := command(ctx, w.path("gen.bin"), "-events", strconv.Itoa(w.events), "-out", w.path("data")); err != nil {
		return err
	}
	return os.WriteFile(done, nil, 0o644)
}

// ask runs the driver against a system.
func (w *work) ask(ctx context.Context, target, url, queries string) (map[string]answer, error) {
	args := []string{"-target", target, "-data", w.path("data"), "-url", url, "-n", strconv.Itoa(w.rounds), "-secs", strconv.Itoa(w.seconds)}
	if queries != "" {
		args = append(args, "-queries", queries)
	}
	out, err := command(ctx, w.path("load.bin"), args...)
	if err != nil {
		return nil, err
	}
	log.Printf("%s\n%s", target, out)
	return parseDriver(out)
}

// daemon is a program that serves until it is stopped.
type daemon struct{ cmd *exec.Cmd }

// launch starts a server and waits until ready says that it answers.
func launch(ctx context.Context, c *exec.Cmd, ready func(context.Context) error) (*daemon, error) {
	if err := c.Start(); err != nil {
		return nil, err
	}
	d := &daemon{c}
	var err error
	for range 900 {
		if err = ready(ctx); err == nil {
			return d, nil
		}
		select {
		case <-ctx.Done():
			return nil, errors.Join(ctx.Err(), d.stop())
		case <-time.After(200 * time.Millisecond):
		}
	}
	return nil, errors.Join(fmt.Errorf("%s does not answer: %w", filepath.Base(c.Path), err), d.stop())
}

// stop interrupts the server and waits for it.
func (d *daemon) stop() error {
	if err := d.cmd.Process.Signal(os.Interrupt); err != nil {
		return err
	}
	killed := time.AfterFunc(30*time.Second, func() { _ = d.cmd.Process.Kill() })
	defer killed.Stop()
	// A server that was interrupted may say so by its status.
	_ = d.cmd.Wait()
	return nil
}
