package graph

import (
	"embed"
	"io/fs"
	"net/http"

	"casus/graph/static"
)

//go:embed graphiql/page.html graphiql/app.js graphiql/app.css graphiql/icon.svg graphiql/*.gz
var graphiqlFiles embed.FS

// graphiqlPolicy lets the editor load and ask its own origin only. Scripts are files, none is inline. Styles may be inline:
// the editor sets them on elements that it makes. Its fonts and some pictures are data in its style sheet.
const graphiqlPolicy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
	"font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// graphiql is the editor's page and its files.
func graphiql() (page, assets http.Handler, err error) {
	dir, err := fs.Sub(graphiqlFiles, "graphiql")
	if err != nil {
		return nil, nil, err
	}
	files, err := static.New(dir)
	if err != nil {
		return nil, nil, err
	}
	return files.Page("page.html", graphiqlPolicy), http.StripPrefix("/graphiql/", files.Assets(static.Revalidate, "page.html")), nil
}
