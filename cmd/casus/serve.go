package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"casus/graph"
	"casus/store"
)

// The store answers all that the API asks.
var _ graph.Reader = (*store.Store)(nil)

type serveCommand struct {
	bounded
	Listen   string   `help:"Address to listen on; port 0 takes a free one. Anything but loopback lets others in: there is no login." default:"127.0.0.1:8765" placeholder:"HOST:PORT" env:"CASUS_LISTEN"`
	ReadOnly bool     `help:"Answer queries only: no mutation loads or corrects anything." name:"read-only"`
	Host     []string `help:"Answer under this name too (that of a proxy in front), though listening on loopback; may be repeated." placeholder:"NAME"`
	Origin   []string `help:"Let pages of this origin ask as well (https://maps.example.org); may be repeated." placeholder:"URL"`
}

func (c *serveCommand) Help() string {
	return `Serves the explorer at /, the GraphQL API at /graphql, an editor for queries at /graphiql, files for other tools at /export, and /healthz.

Examples:
  casus serve
  casus serve --listen 127.0.0.1:0 --read-only --memory 2GB
  curl -s http://127.0.0.1:8765/graphql -H 'Content-Type: application/json' \
    -d '{"query":"{ timeline(first: 10) { nodes { date type summary } } }"}'`
}

func (c *serveCommand) Run(ctx context.Context, a *app) (err error) {
	memory, end, err := c.bound()
	if err != nil {
		return err
	}
	defer end()
	s, err := a.openOrMake(ctx, memory)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	k := &caretaker{store: s, dir: a.data, log: a.log}
	defer func() { err = errors.Join(err, k.leave()) }()
	return a.serve(ctx, s, c, k, nil)
}

// shutdownTimeout is how long requests that are being answered may take when the server ends.
const shutdownTimeout = 10 * time.Second

// serve answers requests until the context ends. It calls ready, if there is one, with its address once it listens.
// The caretaker, if there is one, answers other commands.
func (a *app) serve(ctx context.Context, s *store.Store, c *serveCommand, k *caretaker, ready func(url string) error) error {
	config := graph.Config{Reader: s, Export: s, Logger: a.log, Origins: c.Origin, Hosts: c.Host}
	if !c.ReadOnly {
		l, err := a.loader(s)
		if err != nil {
			return err
		}
		config.Loader, config.Corrector = l, s
	}
	listener, err := net.Listen("tcp", c.Listen)
	if err != nil {
		return fmt.Errorf("serve: %w", err)
	}
	// Subscriptions end with this context, so that they do not hold up the shutdown.
	streams, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	server := &http.Server{
		Handler:           k.beside(graph.NewHandler(config)),
		BaseContext:       func(net.Listener) context.Context { return streams },
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       2 * time.Minute,
		ErrorLog:          slog.NewLogLogger(a.log.Handler(), slog.LevelWarn),
	}
	url := "http://" + listener.Addr().String()
	if err := k.announce(url); err != nil {
		return errors.Join(fmt.Errorf("serve: %w", err), listener.Close())
	}
	a.log.Info("serving", "url", url, "data", a.data)
	warm := make(chan struct{})
	go func() {
		defer close(warm)
		began := time.Now()
		err := s.Warm(streams)
		settle(streams)
		switch {
		case err == nil:
			a.log.Info("read ahead", "took", time.Since(began).Round(time.Millisecond))
		case streams.Err() == nil:
			a.log.Warn("the first queries will take longer", "error", err)
		}
	}()
	defer func() { cancel(); <-warm }()
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	if ready != nil {
		if err := ready(url); err != nil {
			return errors.Join(err, server.Close())
		}
	}
	select {
	case err := <-failed:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	a.log.Info("shutting down")
	cancel()
	grace, done := context.WithTimeout(context.WithoutCancel(ctx), shutdownTimeout)
	defer done()
	if err := server.Shutdown(grace); err != nil {
		return fmt.Errorf("shut down: %w", errors.Join(err, server.Close()))
	}
	return nil
}
