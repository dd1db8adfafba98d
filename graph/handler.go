package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/coder/websocket"
	"github.com/vektah/gqlparser/v2/ast"

	"casus/graph/generated"
)

// Config is what a handler needs.
type Config struct {
	// Reader answers queries. It is required.
	Reader Reader
	// Loader loads articles; nil for a server that only reads.
	Loader Loader
	// Logger takes what went wrong inside; slog.Default() where nil.
	Logger *slog.Logger
	Limits Limits
	// Origins are other origins ("https://maps.example.org") whose pages may ask; "*" for all. None by default: pages that
	// this server gives out itself may always.
	Origins []string
	// KeepAlive is how often a subscription that has nothing to say says so. Default 15 s.
	KeepAlive time.Duration
}

// NewHandler makes the HTTP interface:
//
//	POST /graphql   queries and mutations; subscriptions as SSE with Accept: text/event-stream
//	GET  /graphql   queries; subscriptions over a websocket (graphql-transport-ws, graphql-ws)
//	GET  /graphiql  an editor for queries, from the binary
//	GET  /healthz   {"status":"ok","position":N}; 503 where the reader does not answer
//	GET  /          leads to the editor
//
// Subscriptions end with the request's context: a server that shuts down cancels it by way of http.Server.BaseContext.
func NewHandler(c Config) http.Handler {
	if c.Logger == nil {
		c.Logger = slog.Default()
	}
	if c.KeepAlive == 0 {
		c.KeepAlive = 15 * time.Second
	}
	c.Limits = c.Limits.withDefaults()

	mux := http.NewServeMux()
	mux.Handle("/graphql", c.api(c.executor()))
	mux.HandleFunc("GET /healthz", c.health)
	mux.Handle("GET /graphiql", graphiqlPage())
	mux.Handle("GET /graphiql/", http.StripPrefix("/graphiql/", graphiqlAssets()))
	mux.Handle("GET /{$}", http.RedirectHandler("/graphiql", http.StatusFound))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
		mux.ServeHTTP(w, r)
	})
}

// executor is gqlgen's server with our transports and limits.
func (c Config) executor() *handler.Server {
	srv := handler.New(generated.NewExecutableSchema(generated.Config{Resolvers: &resolver{reader: c.Reader, loader: c.Loader}}))
	srv.AddTransport(transport.Websocket{
		KeepAlivePingInterval: c.KeepAlive,
		PingPongInterval:      c.KeepAlive,
		InitTimeout:           10 * time.Second,
		PayloadReadLimit:      &c.Limits.Body,
		// api has checked the origin by then.
		Implementation: transport.CoderWebsocketImplementation{AcceptOptions: websocket.AcceptOptions{InsecureSkipVerify: true}},
	})
	srv.AddTransport(transport.SSE{KeepAlivePingInterval: c.KeepAlive})
	srv.AddTransport(transport.POST{})
	srv.AddTransport(transport.GET{})
	srv.SetQueryCache(lru.New[*ast.QueryDocument](c.Limits.Persisted))
	srv.SetParserTokenLimit(c.Limits.Tokens)
	srv.SetErrorPresenter(presented(c.Logger))
	srv.SetRecoverFunc(recovered(c.Logger))
	srv.Use(extension.Introspection{})
	srv.Use(extension.AutomaticPersistedQuery{Cache: lru.New[string](c.Limits.Persisted)})
	srv.Use(guard{c.Limits})
	srv.AroundResponses(withSession(c.Reader))
	return srv
}

type streamingKey struct{}

// streaming tells whether the request's answer can be a stream.
func streaming(ctx context.Context) bool { return ctx.Value(streamingKey{}) != nil }

// api is /graphql: what HTTP asks for around the executor.
func (c Config) api(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Cache-Control", "no-store")
		if len(c.Origins) > 0 {
			h.Add("Vary", "Origin")
			if origin := r.Header.Get("Origin"); origin != "" && c.allowed(r) {
				h.Set("Access-Control-Allow-Origin", origin)
			}
		}
		upgrade := r.Method == http.MethodGet && strings.EqualFold(r.Header.Get("Upgrade"), "websocket")
		stream := upgrade || strings.Contains(r.Header.Get("Accept"), "text/event-stream")
		switch {
		case r.Method == http.MethodOptions:
			h.Set("Allow", "OPTIONS, GET, POST")
			if h.Get("Access-Control-Allow-Origin") != "" {
				h.Set("Access-Control-Allow-Methods", "GET, POST")
				h.Set("Access-Control-Allow-Headers", "Content-Type")
				h.Set("Access-Control-Max-Age", "3600")
			}
			w.WriteHeader(http.StatusNoContent)
			return
		case r.Method != http.MethodGet && r.Method != http.MethodPost:
			h.Set("Allow", "OPTIONS, GET, POST")
			fail(w, http.StatusMethodNotAllowed, CodeBadRequest, "use GET or POST")
			return
		case upgrade && !c.allowed(r):
			fail(w, http.StatusForbidden, CodeBadRequest, "pages of this origin may not open a websocket here")
			return
		case r.Method == http.MethodPost:
			body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, c.Limits.Body))
			var large *http.MaxBytesError
			if errors.As(err, &large) {
				fail(w, http.StatusRequestEntityTooLarge, CodeTooLarge, "the request is larger than the bytes that are allowed")
				return
			} else if err != nil {
				fail(w, http.StatusBadRequest, CodeBadRequest, "the request ended early")
				return
			}
			r.Body = io.NopCloser(bytes.NewReader(body))
			if !strings.HasPrefix(strings.TrimSpace(r.Header.Get("Content-Type")), "application/json") {
				fail(w, http.StatusUnsupportedMediaType, CodeBadRequest, "send Content-Type: application/json")
				return
			}
		case !upgrade && r.URL.Query().Get("query") == "" && r.URL.Query().Get("extensions") == "":
			fail(w, http.StatusBadRequest, CodeBadRequest, "a GET request needs ?query=")
			return
		}
		if stream {
			r = r.WithContext(context.WithValue(r.Context(), streamingKey{}, true))
			next.ServeHTTP(w, r)
			return
		}
		next.ServeHTTP(&statusWriter{ResponseWriter: w}, r)
	})
}

// statusWriter gives the statuses that "GraphQL over HTTP" asks for where gqlgen gives others: a request in
// application/json that was understood but not executed is 200 with errors, a mutation by GET is 405.
type statusWriter struct{ http.ResponseWriter }

func (w *statusWriter) WriteHeader(status int) {
	switch status {
	case http.StatusUnprocessableEntity:
		status = http.StatusOK
	case http.StatusNotAcceptable:
		w.Header().Set("Allow", "POST")
		status = http.StatusMethodNotAllowed
	}
	w.ResponseWriter.WriteHeader(status)
}

// allowed tells whether the page that a request comes from may ask: none (no browser), one of this server, or one of Origins.
func (c Config) allowed(r *http.Request) bool {
	origin := r.Header.Get("Origin")
	if origin == "" || slices.Contains(c.Origins, "*") || slices.Contains(c.Origins, origin) {
		return true
	}
	u, err := url.Parse(origin)
	return err == nil && strings.EqualFold(u.Host, r.Host)
}

func (c Config) health(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	s, err := c.Reader.Statistics(r.Context())
	if err != nil {
		c.Logger.ErrorContext(r.Context(), "health: read statistics", "error", err)
		writeJSON(w, http.StatusServiceUnavailable, map[string]any{"status": "unavailable"})
		return
	}
	writeJSON(w, http.StatusOK, map[string]any{"status": "ok", "position": s.Position})
}

// fail answers a request that does not come to the executor.
func fail(w http.ResponseWriter, status int, code, message string) {
	writeJSON(w, status, map[string]any{"errors": []any{map[string]any{"message": message, "extensions": map[string]string{"code": code}}}})
}

func writeJSON(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	// An error here is a client that has gone.
	_ = json.NewEncoder(w).Encode(v)
}
