package graph

import (
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// The media types of answers, see https://graphql.github.io/graphql-over-http/draft/.
const (
	mediaJSON    = "application/json"
	mediaGraphQL = "application/graphql-response+json"
)

// oneAnswer is the transport of requests that get one answer, by POST or GET. It does what gqlgen's own do but for the
// statuses, which follow "GraphQL over HTTP", and the data, which goes out as the executor made it: gqlgen's checks and
// copies it once more, which costs as much as making it.
type oneAnswer struct {
	// buffers take the data back when it has gone out.
	buffers *buffers
}

var _ graphql.Transport = oneAnswer{}

// Supports implements graphql.Transport. The handler has checked method and media type by then.
func (oneAnswer) Supports(r *http.Request) bool { return r.Header.Get("Upgrade") == "" }

// Do implements graphql.Transport.
func (t oneAnswer) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	media := answerMedia(r.Header.Get("Accept"))
	w.Header().Set("Content-Type", media)
	start := graphql.Now()
	params, err := paramsOf(r)
	if err != nil {
		writeAnswer(w, http.StatusBadRequest, refusal(CodeBadRequest, err.Error()))
		return
	}
	params.Headers = r.Header
	params.ReadTime = graphql.TraceTiming{Start: start, End: graphql.Now()}
	op, errs := exec.CreateOperationContext(r.Context(), params)
	if len(errs) > 0 {
		status := http.StatusOK
		if media == mediaGraphQL && errcode.GetErrorKind(errs) == errcode.KindProtocol {
			status = http.StatusBadRequest
		}
		writeAnswer(w, status, exec.DispatchError(graphql.WithOperationContext(r.Context(), op), errs))
		return
	}
	switch kind := op.Operation.Operation; {
	case kind == ast.Mutation && r.Method == http.MethodGet:
		w.Header().Set("Allow", http.MethodPost)
		writeAnswer(w, http.StatusMethodNotAllowed, refusal(CodeBadRequest, "a mutation needs POST"))
		return
	case kind == ast.Subscription:
		writeAnswer(w, http.StatusBadRequest, refusal(CodeBadRequest, "a subscription needs POST with Accept: text/event-stream, or a websocket"))
		return
	}
	next, ctx := exec.DispatchOperation(r.Context(), op)
	if answer := next(ctx); answer != nil {
		writeAnswer(w, http.StatusOK, answer)
		t.buffers.give(answer.Data)
	}
}

// paramsOf reads a request: a POST's body, a GET's query.
func paramsOf(r *http.Request) (*graphql.RawParams, error) {
	p := &graphql.RawParams{}
	if r.Method == http.MethodPost {
		if err := decode(r.Body, p); err != nil {
			return nil, errors.New("the body is not one JSON object: " + err.Error())
		}
		return p, nil
	}
	q := r.URL.Query()
	p.Query, p.OperationName = q.Get("query"), q.Get("operationName")
	if p.Query == "" && q.Get("extensions") == "" {
		return nil, errors.New("a GET request needs ?query=")
	}
	for name, v := range map[string]*map[string]any{"variables": &p.Variables, "extensions": &p.Extensions} {
		if text := q.Get(name); text != "" && decode(strings.NewReader(text), v) != nil {
			return nil, errors.New(name + " is not a JSON object")
		}
	}
	return p, nil
}

// decode reads one JSON value and nothing after it.
func decode(r io.Reader, v any) error {
	d := json.NewDecoder(r)
	// Whole numbers stay so.
	d.UseNumber()
	if err := d.Decode(v); err != nil {
		return err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("more follows")
	}
	return nil
}

// answerMedia is the media type of the answer: the first of ours that is accepted, application/json for clients that do
// not say.
func answerMedia(accept string) string {
	if accept == "" {
		return mediaJSON
	}
	for part := range strings.SplitSeq(accept, ",") {
		media, _, err := mime.ParseMediaType(strings.TrimSpace(part))
		if err != nil {
			continue
		}
		switch media {
		case mediaGraphQL:
			return mediaGraphQL
		case mediaJSON, "application/*", "*/*":
			return mediaJSON
		}
	}
	return mediaGraphQL
}

func refusal(code, message string) *graphql.Response {
	return &graphql.Response{Errors: gqlerror.List{{Message: message, Extensions: map[string]any{"code": code}}}}
}

// writeAnswer writes errors, data and extensions, in this order and each only where it is there. The data, which may be long, goes
// out as it is, without another copy, and what follows it in the same write where there is room behind it.
func writeAnswer(w http.ResponseWriter, status int, a *graphql.Response) {
	before, after := make([]byte, 0, 64), make([]byte, 0, 2)
	sep := byte('{')
	part := func(b []byte, name string, text []byte) []byte {
		b = append(append(append(b, sep), name...), text...)
		sep = ','
		return b
	}
	if len(a.Errors) > 0 {
		text, err := json.Marshal(a.Errors)
		if err != nil {
			// Extensions are strings, so that this cannot be; and if it is, there is an error to tell of all the same.
			text = []byte(`[{"message":"an error that cannot be written","extensions":{"code":"` + CodeInternal + `"}}]`)
		}
		before = part(before, `"errors":`, text)
	}
	if a.Data != nil {
		before = part(before, `"data":`, nil)
	}
	if len(a.Extensions) > 0 {
		if text, err := json.Marshal(a.Extensions); err == nil {
			after = part(after, `"extensions":`, text)
		}
	}
	if sep == '{' {
		after = append(after, sep)
	}
	after = append(after, '}')
	// With the length known HTTP needs no chunks.
	w.Header().Set("Content-Length", strconv.Itoa(len(before)+len(a.Data)+len(after)))
	w.WriteHeader(status)
	if a.Data != nil && cap(a.Data)-len(a.Data) >= len(after) {
		a.Data, after = append(a.Data, after...), nil
	}
	for _, b := range [][]byte{before, a.Data, after} {
		if _, err := w.Write(b); err != nil {
			// The client has gone.
			return
		}
	}
}
