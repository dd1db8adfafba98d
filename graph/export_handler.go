package graph

import (
	"errors"
	"net/http"
	"net/url"

	"casus/graph/export"
	"casus/schema"
)

// export answers GET /export?format=...: the timeline, or the network of a day, as a file in a form that other tools read.
// What goes wrong after the first byte can only be told by ending the connection early, and is logged.
func (c Config) export(w http.ResponseWriter, r *http.Request) {
	// URL.Query leaves out what it cannot read, and a filter that is left out selects everything.
	q, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		fail(w, http.StatusBadRequest, CodeBadInput, "the address is not readable: "+err.Error())
		return
	}
	o, err := export.ParseQuery(q)
	if err != nil {
		fail(w, http.StatusBadRequest, CodeBadInput, err.Error())
		return
	}
	h := w.Header()
	h.Set("Content-Type", o.Format.MediaType())
	h.Set("Content-Disposition", `attachment; filename="casus.`+o.Format.Ending()+`"`)
	h.Set("Cache-Control", "no-store")
	out := &begun{ResponseWriter: w}
	err = export.Write(r.Context(), out, c.Export, o)
	switch invalid, isInvalid := errors.AsType[*schema.InvalidError](err); {
	case err == nil || r.Context().Err() != nil:
	case isInvalid && !out.yes:
		h.Del("Content-Disposition")
		fail(w, http.StatusBadRequest, CodeBadInput, invalid.Error())
	default:
		c.Logger.ErrorContext(r.Context(), "export", "format", o.Format, "error", err)
		if !out.yes {
			h.Del("Content-Disposition")
			fail(w, http.StatusInternalServerError, CodeInternal, "the export failed; the log tells why")
			return
		}
		panic(http.ErrAbortHandler)
	}
}

// begun notes whether anything was written.
type begun struct {
	http.ResponseWriter
	yes bool
}

func (b *begun) Write(p []byte) (int, error) {
	b.yes = true
	return b.ResponseWriter.Write(p)
}
