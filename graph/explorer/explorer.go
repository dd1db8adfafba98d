// Package explorer is the web explorer: timeline, map and network of what the graph knows, each mark on them leading to the
// sentence that it comes from. It is a client of the GraphQL API and of nothing else; what the browser gets lies in dist, in
// the binary, and asks no other origin.
//
// The sources (src, TypeScript) are built into dist by go generate:
//
//	src/main.tsx, app.tsx   the page
//	src/texts.ts            all that it says
//	src/api                 queries, their types as generated from ../../schema/*.graphqls, the client
//	src/model               what is looked at (state.ts: the address is the state), the events that are held (data.ts), times
//	src/draw                pure functions from events to shapes, which go to a canvas and into SVG files alike
//	src/views               timeline, map, network, list
//	src/pane                the reading pane: an event, actor, place, relation, article
//	src/parts               search, filters, the strip of time, adding, correcting, export
//
// dist/sources.sha256 says which sources dist was built from; a test holds the two together where there is no Node.
package explorer

import (
	"embed"
	"fmt"
	"io/fs"
	"net/http"

	"casus/graph/static"
)

//go:generate go run ./build

//go:embed dist
var dist embed.FS

// Path is where the explorer's files are expected to be served.
const Path = "/explorer/"

// policy lets the page load and ask its own origin only; no script or style is inline. Pictures that it makes for export are
// blobs.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// Handlers are the page and its files, which are to be served below Path.
func Handlers() (page, assets http.Handler, err error) {
	dir, err := fs.Sub(dist, "dist")
	if err != nil {
		return nil, nil, fmt.Errorf("explorer: %w", err)
	}
	files, err := static.New(dir)
	if err != nil {
		return nil, nil, fmt.Errorf("explorer: %w", err)
	}
	return files.Page("index.html", policy), http.StripPrefix(Path, files.Assets(static.Immutable, "index.html")), nil
}
