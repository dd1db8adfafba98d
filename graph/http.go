package graph

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// badRequest is why a request does not come to the executor.
type badRequest struct {
	status        int
	code, message string
}

// api is /graphql: what HTTP asks for around the executor.
func (c Config) api(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Cache-Control", "no-store")
		c.share(h, r)
		if r.Method == http.MethodOptions {
			preflight(h)
			w.WriteHeader(http.StatusNoContent)
			return
		}
		upgrade := r.Method == http.MethodGet && strings.EqualFold(r.Header.Get("Upgrade"), "websocket")
		if bad := c.refuse(w, r, upgrade); bad != nil {
			if bad.status == http.StatusMethodNotAllowed {
				h.Set("Allow", "OPTIONS, GET, POST")
			}
			fail(w, bad.status, bad.code, bad.message)
			return
		}
		if !upgrade {
			// A client that would like HTTP/2 (h2c) is answered in HTTP/1.1.
			r.Header.Del("Upgrade")
		}
		next.ServeHTTP(w, r)
	})
}

// refuse checks what can be checked before the document is read. It takes a POST's body in, so that it can be bounded.
func (c Config) refuse(w http.ResponseWriter, r *http.Request, upgrade bool) *badRequest {
	switch {
	case upgrade && !c.allowed(r):
		return &badRequest{http.StatusForbidden, CodeBadRequest, "pages of this origin may not open a websocket here"}
	case r.Method == http.MethodGet:
		return nil
	case r.Method != http.MethodPost:
		return &badRequest{http.StatusMethodNotAllowed, CodeBadRequest, "use GET or POST"}
	}
	// Only a media type that no form of another site can send: that keeps such a form from changing anything.
	if mediaType, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || mediaType != mediaJSON {
		return &badRequest{http.StatusUnsupportedMediaType, CodeBadRequest, "send Content-Type: application/json"}
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, c.Limits.Body))
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return &badRequest{http.StatusRequestEntityTooLarge, CodeTooLarge, "the request is larger than the bytes that are allowed"}
	case err != nil:
		return &badRequest{http.StatusBadRequest, CodeBadRequest, "the request ended early"}
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	return nil
}

// share lets pages of other origins read answers, where the configuration has them.
func (c Config) share(h http.Header, r *http.Request) {
	if len(c.Origins) == 0 {
		return
	}
	h.Add("Vary", "Origin")
	if origin := r.Header.Get("Origin"); origin != "" && c.allowed(r) {
		h.Set("Access-Control-Allow-Origin", origin)
	}
}

// preflight answers a browser that asks whether a page may ask.
func preflight(h http.Header) {
	h.Set("Allow", "OPTIONS, GET, POST")
	if h.Get("Access-Control-Allow-Origin") != "" {
		h.Set("Access-Control-Allow-Methods", "GET, POST")
		h.Set("Access-Control-Allow-Headers", "Content-Type")
		h.Set("Access-Control-Max-Age", "3600")
	}
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

// addressed tells whether a request that came in over loopback was sent to this machine by name.
func (c Config) addressed(r *http.Request) bool {
	at, ok := r.Context().Value(http.LocalAddrContextKey).(*net.TCPAddr)
	if !ok || !at.IP.IsLoopback() {
		return true
	}
	host := r.Host
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	ip := net.ParseIP(strings.Trim(host, "[]"))
	return ip != nil && ip.IsLoopback() || host == "localhost" || strings.HasSuffix(host, ".localhost") ||
		slices.Contains(c.Hosts, "*") || slices.Contains(c.Hosts, host)
}
