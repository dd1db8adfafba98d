// Package static answers with files that lie in the binary, compressed for all who take that.
package static

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"sync"
)

// Cache-Control values.
const (
	// Revalidate lets a browser keep a file but ask whether it is still the same.
	Revalidate = "no-cache"
	// Immutable is for files whose name says what is in them.
	Immutable = "public, max-age=31536000, immutable"
)

// worthZipping is the least size in bytes from which on compression saves a packet.
const worthZipping = 1400

// Files are the files of a folder by name.
type Files struct{ byName map[string]*file }

type file struct {
	contentType, tag string
	plain            func() ([]byte, error)
	// zipped is nil for what compression makes no smaller.
	zipped func() ([]byte, error)
}

// New reads the files of a folder, not of those below it. A file "app.js.gz" is app.js, which lies compressed in the binary;
// others are compressed when they are first asked for.
func New(dir fs.FS) (*Files, error) {
	entries, err := fs.ReadDir(dir, ".")
	if err != nil {
		return nil, fmt.Errorf("static files: %w", err)
	}
	out := &Files{map[string]*file{}}
	for _, e := range entries {
		if e.IsDir() {
			continue
		}
		body, err := fs.ReadFile(dir, e.Name())
		if err != nil {
			return nil, fmt.Errorf("static files: %w", err)
		}
		name, zipped := strings.CutSuffix(e.Name(), ".gz")
		sum := sha256.Sum256(body)
		f := &file{contentType: contentType(name), tag: `"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`}
		asIs := func() ([]byte, error) { return body, nil }
		switch {
		case zipped:
			f.zipped, f.plain = asIs, func() ([]byte, error) { return unzip(body) }
		case len(body) >= worthZipping && compressible(f.contentType):
			f.plain, f.zipped = asIs, sync.OnceValues(func() ([]byte, error) { return zip(body) })
		default:
			f.plain = asIs
		}
		out.byName[name] = f
	}
	return out, nil
}

// Page answers with one file, under a Content-Security-Policy.
func (f *Files) Page(name, policy string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		f.serve(w, r, name, Revalidate)
	})
}

// Assets answers with the file that the request's path names, but none of those left out.
func (f *Files) Assets(cacheControl string, without ...string) http.Handler {
	hidden := map[string]bool{}
	for _, name := range without {
		hidden[name] = true
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if hidden[r.URL.Path] {
			http.NotFound(w, r)
			return
		}
		f.serve(w, r, r.URL.Path, cacheControl)
	})
}

func (f *Files) serve(w http.ResponseWriter, r *http.Request, name, cacheControl string) {
	it, ok := f.byName[name]
	if !ok {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	h.Set("Content-Type", it.contentType)
	h.Set("Cache-Control", cacheControl)
	h.Set("ETag", it.tag)
	if it.zipped != nil {
		h.Set("Vary", "Accept-Encoding")
	}
	if r.Header.Get("If-None-Match") == it.tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	read := it.plain
	if it.zipped != nil && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		read = it.zipped
	}
	body, err := read()
	if err != nil {
		h.Del("Content-Encoding")
		http.Error(w, "the file is damaged", http.StatusInternalServerError)
		return
	}
	_, _ = w.Write(body)
}

func zip(body []byte) ([]byte, error) {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(body); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func unzip(body []byte) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}

func compressible(contentType string) bool {
	return strings.HasPrefix(contentType, "text/") || strings.HasPrefix(contentType, "application/json") || strings.HasPrefix(contentType, "image/svg")
}

// contentType knows the types by itself, so that they do not depend on the machine's tables.
func contentType(name string) string {
	switch ext := path.Ext(name); ext {
	case ".html":
		return "text/html; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".json":
		return "application/json"
	case ".svg":
		return "image/svg+xml"
	default:
		if t := mime.TypeByExtension(ext); t != "" {
			return t
		}
		return "application/octet-stream"
	}
}
