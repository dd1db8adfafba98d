package graph

import (
	"encoding/json"
	"log/slog"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/coder/websocket"
	"github.com/vektah/gqlparser/v2/ast"

	"casus/graph/explorer"
	"casus/graph/export"
	"casus/graph/generated"
)

// Config is what a handler needs.
type Config struct {
	// Reader answers queries. It is required.
	Reader Reader
	// Loader loads articles; nil for a server that only reads.
	Loader Loader
	// Corrector makes corrections; nil for a server that only reads.
	Corrector Corrector
	// Export is what /export reads; nil for a server without it.
	Export export.Source
	// Logger takes what went wrong inside; slog.Default() where nil.
	Logger *slog.Logger
	Limits Limits
	// Origins are other origins ("https://maps.example.org") whose pages may ask; "*" for all. None by default: pages that
	// this server gives out itself may always.
	Origins []string
	// Hosts are names, without a port, under which a server that listens on loopback may be asked besides localhost and
	// its addresses: those of a proxy in front of it; "*" for all. Without this check any web page could have its own name
	// lead to this machine and ask as one of ours (DNS rebinding).
	Hosts []string
	// KeepAlive is how often a subscription that has nothing to say says so. Default 15 s.
	KeepAlive time.Duration

	// plain leaves all fields to gqlgen: what plans write is measured against that.
	plain bool
}

// NewHandler makes the HTTP interface:
//
//	POST /graphql   queries and mutations; subscriptions as SSE with Accept: text/event-stream
//	GET  /graphql   queries; subscriptions over a websocket (graphql-transport-ws, graphql-ws)
//	GET  /graphiql  an editor for queries, from the binary
//	GET  /export    the timeline or a network as a file: see export.ParseQuery for the parameters
//	GET  /healthz   {"status":"ok","position":N}; 503 where the reader does not answer
//	GET  /          the explorer, from the binary
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
	c.Reader = asked{c.Reader}

	mux := http.NewServeMux()
	mux.Handle("/graphql", c.api(c.executor()))
	mux.HandleFunc("GET /healthz", c.health)
	if c.Export != nil {
		mux.HandleFunc("GET /export", c.export)
	}
	mount(mux, "/graphiql", "/graphiql/", graphiql)
	mount(mux, "/{$}", explorer.Path, explorer.Handlers)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !c.addressed(r) {
			fail(w, http.StatusMisdirectedRequest, CodeBadRequest, "this server is not known under the name that it was asked by")
			return
		}
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
		mux.ServeHTTP(w, r)
	})
}

// mount serves a page and its files. They lie in the binary, so that an error is a mistake in building it, which must not
// keep the API from answering.
func mount(mux *http.ServeMux, at, files string, handlers func() (page, assets http.Handler, err error)) {
	page, assets, err := handlers()
	if err != nil {
		broken := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			http.Error(w, "this page is not in the binary: "+err.Error(), http.StatusInternalServerError)
		})
		page, assets = broken, broken
	}
	mux.Handle("GET "+at, page)
	mux.Handle("GET "+files, assets)
}

// executor is gqlgen's server with our transports and limits.
func (c Config) executor() *handler.Server {
	es := generated.NewExecutableSchema(generated.Config{Resolvers: &resolver{reader: c.Reader, loader: c.Loader, corrector: c.Corrector}})
	srv := handler.New(es)
	srv.AddTransport(transport.Websocket{
		KeepAlivePingInterval: c.KeepAlive,
		PingPongInterval:      c.KeepAlive,
		InitTimeout:           10 * time.Second,
		PayloadReadLimit:      &c.Limits.Body,
		// api has checked the origin by then.
		Implementation: transport.CoderWebsocketImplementation{AcceptOptions: websocket.AcceptOptions{InsecureSkipVerify: true}},
	})
	srv.AddTransport(serverSentEvents{transport.SSE{KeepAlivePingInterval: c.KeepAlive}})
	bs := &buffers{}
	srv.AddTransport(oneAnswer{bs})
	srv.SetQueryCache(lru.New[*ast.QueryDocument](c.Limits.Persisted))
	srv.SetParserTokenLimit(c.Limits.Tokens)
	srv.SetErrorPresenter(presented(c.Logger))
	srv.SetRecoverFunc(recovered(c.Logger))
	srv.Use(extension.Introspection{})
	srv.Use(extension.AutomaticPersistedQuery{Cache: lru.New[string](c.Limits.Persisted)})
	srv.Use(guard{c.Limits})
	srv.AroundResponses(withSession(c.Reader))
	if !c.plain {
		p := newPlanner(es.Schema(), c.Reader, c.Logger, c.Limits.Persisted, bs)
		srv.AroundResponses(p.respond)
		srv.AroundRootFields(p.intercept)
	}
	return srv
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
