package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// settings are PostgreSQL's, for a machine with 16 GB and more that has nothing else to do.
var settings = []string{"shared_buffers=4GB", "work_mem=64MB", "random_page_cost=1.1", "jit=off", "max_wal_size=8GB", "listen_addresses=127.0.0.1"}

// tables are those of schema.sql, in the order in which they are filled.
var tables = []string{"actors", "places", "articles", "events", "participants", "relations"}

// peersFigures measures PostgreSQL and PostGraphile.
func (w *work) peersFigures(ctx context.Context, f *figures) (err error) {
	stop, err := w.startPostgres(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, stop()) }()
	if err := w.fillPostgres(ctx, f); err != nil {
		return err
	}
	if f.sql, err = w.ask(ctx, "sql", w.database(), ""); err != nil {
		return err
	}
	url := "http://127.0.0.1:" + strconv.Itoa(w.port+1)
	c := exec.CommandContext(ctx, w.postgraphile, "-c", w.database(), "-s", "conflict", "--disable-query-log", "--max-pool-size", "16", "--no-ignore-rbac",
		"-n", "127.0.0.1", "-p", strconv.Itoa(w.port+1))
	c.Env = append(os.Environ(), "NODE_ENV=production")
	d, err := launch(ctx, c, answers(url+"/graphql"))
	if err != nil {
		return err
	}
	f.postgraphile, err = w.ask(ctx, "postgraphile", url+"/graphql", filepath.Join(w.peers, "queries-postgraphile.json"))
	return errors.Join(err, d.stop())
}

// answers tells whether a GraphQL server answers.
func answers(url string) func(context.Context) error {
	return func(ctx context.Context) error {
		r, err := http.NewRequestWithContext(ctx, http.MethodPost, url, strings.NewReader(`{"query":"{ __typename }"}`))
		if err != nil {
			return err
		}
		r.Header.Set("Content-Type", "application/json")
		res, err := http.DefaultClient.Do(r)
		if err != nil {
			return err
		}
		if err := res.Body.Close(); err != nil {
			return err
		}
		if res.StatusCode != http.StatusOK {
			return fmt.Errorf("status %d", res.StatusCode)
		}
		return nil
	}
}

func (w *work) database() string { return fmt.Sprintf("postgres://bench@127.0.0.1:%d/bench", w.port) }

// asPostgres is a program of PostgreSQL, which refuses to run as root: then it is the user postgres who runs it.
func (w *work) asPostgres(ctx context.Context, name string, args ...string) *exec.Cmd {
	args = append([]string{filepath.Join(w.postgres, name)}, args...)
	if os.Geteuid() == 0 {
		args = append([]string{"runuser", "-u", "postgres", "--"}, args...)
	}
	c := exec.CommandContext(ctx, args[0], args[1:]...)
	c.Dir = "/"
	return c
}

// startPostgres makes a cluster in the work folder and starts it; the function that it gives stops and removes it.
func (w *work) startPostgres(ctx context.Context) (stop func() error, err error) {
	parent := w.path("postgres")
	if err := errors.Join(os.RemoveAll(parent), os.Mkdir(parent, 0o777), os.Chmod(parent, 0o777)); err != nil {
		return nil, err
	}
	dir := filepath.Join(parent, "cluster")
	if _, err := output(w.asPostgres(ctx, "initdb", "-D", dir, "-A", "trust", "-U", "bench", "-E", "UTF8", "--locale=C.UTF-8")); err != nil {
		return nil, err
	}
	set := "-p " + strconv.Itoa(w.port) + " -k " + parent
	for _, s := range settings {
		set += " -c " + s
	}
	// pg_ctl's server inherits what it prints to, so that this must be a file: a pipe would not end.
	if _, err := output(w.asPostgres(ctx, "pg_ctl", "-D", dir, "-l", filepath.Join(parent, "log"), "-w", "-o", set, "start")); err != nil {
		return nil, err
	}
	stop = func() error {
		// Also after ctrl-C.
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Minute)
		defer cancel()
		_, err := output(w.asPostgres(ctx, "pg_ctl", "-D", dir, "-w", "-m", "fast", "stop"))
		return errors.Join(err, os.RemoveAll(parent))
	}
	if _, err := w.psql(ctx, "postgres", "-c", "CREATE DATABASE bench"); err != nil {
		return nil, errors.Join(err, stop())
	}
	return stop, nil
}

func (w *work) psql(ctx context.Context, database string, args ...string) (string, error) {
	return command(ctx, filepath.Join(w.postgres, "psql"), append([]string{"-h", "127.0.0.1", "-p", strconv.Itoa(w.port), "-U", "bench", "-d", database, "-v", "ON_ERROR_STOP=1", "-qAt"}, args...)...)
}

// fillPostgres copies the corpus in and builds the indexes.
func (w *work) fillPostgres(ctx context.Context, f *figures) error {
	script := func(name string) error {
		_, err := w.psql(ctx, "bench", "-f", filepath.Join(w.peers, name))
		return err
	}
	if err := script("schema.sql"); err != nil {
		return err
	}
	start := time.Now()
	for _, t := range tables {
		if _, err := w.psql(ctx, "bench", "-c", fmt.Sprintf(`\copy conflict.%s FROM '%s' CSV`, t, w.path("data", t+".csv"))); err != nil {
			return err
		}
	}
	f.copied = time.Since(start)
	if err := script("index.sql"); err != nil {
		return err
	}
	f.sqlLoad = time.Since(start)
	if err := script("functions.sql"); err != nil {
		return err
	}
	out, err := w.psql(ctx, "bench", "-c", "SELECT pg_database_size('bench')")
	if err != nil {
		return err
	}
	f.sqlBytes, err = strconv.ParseInt(strings.TrimSpace(out), 10, 64)
	return err
}
