package static

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
)

func zipped(t *testing.T, s string) []byte {
	t.Helper()
	b, err := zip([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestAssets(t *testing.T) {
	long := strings.Repeat("long text ", 400)
	files, err := New(fstest.MapFS{
		"page.html":   {Data: []byte("<p>page")},
		"app.js":      {Data: []byte(long)},
		"lib.js.gz":   {Data: zipped(t, long)},
		"icon.svg":    {Data: []byte("<svg/>")},
		"bad.js.gz":   {Data: []byte("no gzip")},
		"sub/deep.js": {Data: []byte("x")},
	})
	if err != nil {
		t.Fatal(err)
	}
	assets := files.Assets(Immutable, "page.html")
	for _, c := range []struct {
		name, path, accept string
		status             int
		contentType, body  string
		encoded            bool
	}{
		{"plain for who takes no gzip", "app.js", "", 200, "text/javascript; charset=utf-8", long, false},
		{"compressed on the way", "app.js", "br, gzip", 200, "text/javascript; charset=utf-8", long, true},
		{"compressed in the binary", "lib.js", "gzip", 200, "text/javascript; charset=utf-8", long, true},
		{"taken apart for who takes no gzip", "lib.js", "", 200, "text/javascript; charset=utf-8", long, false},
		{"too small to compress", "icon.svg", "gzip", 200, "image/svg+xml", "<svg/>", false},
		{"left out", "page.html", "gzip", 404, "", "", false},
		{"in a folder below", "sub/deep.js", "", 404, "", "", false},
		{"unknown", "nothing.js", "", 404, "", "", false},
		{"damaged", "bad.js", "", 500, "", "", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := httptest.NewRequest(http.MethodGet, "/", nil)
			r.URL.Path = c.path
			r.Header.Set("Accept-Encoding", c.accept)
			w := httptest.NewRecorder()
			assets.ServeHTTP(w, r)
			if w.Code != c.status {
				t.Fatalf("status %d, want %d", w.Code, c.status)
			}
			if c.status != http.StatusOK {
				return
			}
			if got := w.Header().Get("Content-Encoding") == "gzip"; got != c.encoded {
				t.Errorf("compressed: %v, want %v", got, c.encoded)
			}
			if got := w.Header().Get("Content-Type"); got != c.contentType {
				t.Errorf("content type %q, want %q", got, c.contentType)
			}
			if got := w.Header().Get("Cache-Control"); got != Immutable {
				t.Errorf("cache control %q", got)
			}
			body := w.Body.Bytes()
			if c.encoded {
				z, err := gzip.NewReader(bytes.NewReader(body))
				if err != nil {
					t.Fatal(err)
				}
				if body, err = io.ReadAll(z); err != nil {
					t.Fatal(err)
				}
			}
			if string(body) != c.body {
				t.Errorf("body of %d bytes is not that of the file", len(body))
			}
		})
	}
}

func TestPageKeepsItsPolicyWhenItIsUnchanged(t *testing.T) {
	files, err := New(fstest.MapFS{"page.html": {Data: []byte("<p>page")}})
	if err != nil {
		t.Fatal(err)
	}
	page := files.Page("page.html", "default-src 'none'")
	first := httptest.NewRecorder()
	page.ServeHTTP(first, httptest.NewRequest(http.MethodGet, "/", nil))
	again := httptest.NewRequest(http.MethodGet, "/", nil)
	again.Header.Set("If-None-Match", first.Header().Get("ETag"))
	second := httptest.NewRecorder()
	page.ServeHTTP(second, again)
	if first.Code != http.StatusOK || second.Code != http.StatusNotModified || second.Body.Len() > 0 {
		t.Fatalf("statuses %d, %d with %d bytes", first.Code, second.Code, second.Body.Len())
	}
	for _, w := range []*httptest.ResponseRecorder{first, second} {
		if got := w.Header().Get("Content-Security-Policy"); got != "default-src 'none'" {
			t.Errorf("policy %q", got)
		}
	}
}
