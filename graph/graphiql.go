package graph

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"io"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
)

//go:embed graphiql/page.html graphiql/app.js graphiql/app.css graphiql/icon.svg graphiql/*.gz
var graphiqlFiles embed.FS

// graphiqlPolicy lets the editor load and ask its own origin only. Scripts are files, none is inline. Styles may be inline:
// the editor sets them on elements that it makes. Its fonts and some pictures are data in its style sheet.
const graphiqlPolicy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
	"font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// graphiqlPage answers with the editor's page.
func graphiqlPage() http.Handler {
	page, err := graphiqlFiles.ReadFile("graphiql/page.html")
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if err != nil {
			http.Error(w, "the editor is not in this binary", http.StatusInternalServerError)
			return
		}
		h := w.Header()
		h.Set("Content-Type", "text/html; charset=utf-8")
		h.Set("Content-Security-Policy", graphiqlPolicy)
		h.Set("Cache-Control", "no-cache")
		_, _ = w.Write(page)
	})
}

// asset is a file of the editor.
type asset struct {
	body        []byte
	zipped      bool
	contentType string
	tag         string
}

// graphiqlAssets answers with the editor's files by name. The large ones lie zipped in the binary and go out so, to all who
// take that.
func graphiqlAssets() http.Handler {
	assets := map[string]asset{}
	files, err := fs.Glob(graphiqlFiles, "graphiql/*")
	if err != nil {
		files = nil
	}
	for _, f := range files {
		body, err := graphiqlFiles.ReadFile(f)
		if err != nil {
			continue
		}
		name, zipped := strings.CutSuffix(path.Base(f), ".gz")
		sum := sha256.Sum256(body)
		assets[name] = asset{body, zipped, contentType(name), `"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`}
	}
	delete(assets, "page.html")
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a, ok := assets[r.URL.Path]
		if !ok {
			http.NotFound(w, r)
			return
		}
		h := w.Header()
		h.Set("Content-Type", a.contentType)
		h.Set("Cache-Control", "no-cache")
		h.Set("ETag", a.tag)
		if r.Header.Get("If-None-Match") == a.tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		if !a.zipped {
			_, _ = w.Write(a.body)
			return
		}
		h.Set("Vary", "Accept-Encoding")
		if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			h.Set("Content-Encoding", "gzip")
			_, _ = w.Write(a.body)
			return
		}
		z, err := gzip.NewReader(bytes.NewReader(a.body))
		if err != nil {
			http.Error(w, "the file is damaged", http.StatusInternalServerError)
			return
		}
		_, _ = io.Copy(w, z)
	})
}

func contentType(name string) string {
	switch path.Ext(name) {
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	}
	return mime.TypeByExtension(path.Ext(name))
}
