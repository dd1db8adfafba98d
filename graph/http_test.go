package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

const (
	plainJSON   = "application/json"
	graphqlJSON = "application/graphql-response+json"
)

// send sends one request to a handler of the small world.
func send(t testing.TB, c Config, method, target, body string, header ...string) *httptest.ResponseRecorder {
	t.Helper()
	if c.Reader == nil {
		c.Reader = world()
	}
	c.Logger = quietLog
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	if method == http.MethodPost {
		r.Header.Set("Content-Type", plainJSON)
	}
	for i := 0; i+1 < len(header); i += 2 {
		if header[i] == "Host" {
			r.Host = header[i+1]
			continue
		}
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	NewHandler(c).ServeHTTP(w, r)
	return w
}

// codeOf is the extensions.code of the first error in an answer.
func codeOf(t testing.TB, w *httptest.ResponseRecorder) string {
	t.Helper()
	var a answer
	if err := json.Unmarshal(w.Body.Bytes(), &a); err != nil {
		t.Fatalf("%d %q: %v", w.Code, w.Body, err)
	}
	return a.code()
}

func TestMediaTypesAndStatuses(t *testing.T) {
	const (
		fine     = `{"query":"{ statistics { events } }"}`
		syntax   = `{"query":"{ statistics { "}`
		unknown  = `{"query":"{ nothing }"}`
		badPage  = `{"query":"{ timeline(first: 0) { totalCount } }"}`
		badValue = `{"query":"query($n: Int!) { timeline(first: $n) { totalCount } }","variables":{"n":"x"}}`
		inside   = `{"query":"{ statistics { events } }"}`
	)
	for _, tt := range []struct {
		name, body, accept string
		status             int
		mediaType, code    string
	}{
		{"no Accept", fine, "", 200, plainJSON, ""},
		{"any", fine, "*/*", 200, plainJSON, ""},
		{"plain", fine, plainJSON, 200, plainJSON, ""},
		{"graphql", fine, graphqlJSON, 200, graphqlJSON, ""},
		{"the first that we have", fine, graphqlJSON + ", " + plainJSON + ";q=0.9", 200, graphqlJSON, ""},
		{"plain: syntax", syntax, plainJSON, 200, plainJSON, "GRAPHQL_PARSE_FAILED"},
		{"graphql: syntax", syntax, graphqlJSON, 400, graphqlJSON, "GRAPHQL_PARSE_FAILED"},
		{"plain: unknown field", unknown, plainJSON, 200, plainJSON, "GRAPHQL_VALIDATION_FAILED"},
		{"graphql: unknown field", unknown, graphqlJSON, 400, graphqlJSON, "GRAPHQL_VALIDATION_FAILED"},
		{"plain: variable", badValue, plainJSON, 200, plainJSON, "GRAPHQL_VALIDATION_FAILED"},
		{"graphql: variable", badValue, graphqlJSON, 400, graphqlJSON, "GRAPHQL_VALIDATION_FAILED"},
		{"plain: executed with an error", badPage, plainJSON, 200, plainJSON, CodeBadInput},
		{"graphql: executed with an error", badPage, graphqlJSON, 200, graphqlJSON, CodeBadInput},
		{"plain: no JSON", `{"query"`, plainJSON, 400, plainJSON, CodeBadRequest},
		{"graphql: no JSON", `{"query"`, graphqlJSON, 400, graphqlJSON, CodeBadRequest},
		{"plain: no query", `{}`, plainJSON, 200, plainJSON, "GRAPHQL_VALIDATION_FAILED"},
		{"graphql: no query", `{}`, graphqlJSON, 400, graphqlJSON, "GRAPHQL_VALIDATION_FAILED"},
		{"graphql: no such operation", `{"query":"query A { statistics { events } }","operationName":"B"}`, graphqlJSON, 400, graphqlJSON, "GRAPHQL_VALIDATION_FAILED"},
		{"graphql: subscription without a stream", `{"query":"subscription { eventAdded { position } }"}`, graphqlJSON, 400, graphqlJSON, CodeBadRequest},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := send(t, Config{}, http.MethodPost, "/graphql", tt.body, "Accept", tt.accept)
			if w.Code != tt.status || w.Header().Get("Content-Type") != tt.mediaType {
				t.Errorf("%d %s, want %d %s: %s", w.Code, w.Header().Get("Content-Type"), tt.status, tt.mediaType, w.Body)
			}
			if got := codeOf(t, w); got != tt.code {
				t.Errorf("code %q, want %q: %s", got, tt.code, w.Body)
			}
			if got := w.Header().Get("Cache-Control"); got != "no-store" {
				t.Errorf("Cache-Control %q", got)
			}
		})
	}
}

func TestWhatIsNoGraphQLRequest(t *testing.T) {
	query := url.QueryEscape("{ statistics { events } }")
	mutation := url.QueryEscape(`mutation { loadArticle(input: {text: "x"}) { known } }`)
	for _, tt := range []struct {
		name, method, target, body string
		header                     []string
		status                     int
		code                       string
	}{
		{"GET", "GET", "/graphql?query=" + query, "", nil, 200, ""},
		{"GET with variables", "GET", "/graphql?variables=%7B%22n%22%3A1%7D&query=" + url.QueryEscape("query($n: Int) { timeline(first: $n) { totalCount } }"), "", nil, 200, ""},
		{"GET without query", "GET", "/graphql", "", nil, 400, CodeBadRequest},
		{"GET with bad variables", "GET", "/graphql?variables=1&query=" + query, "", nil, 400, CodeBadRequest},
		{"GET with bad extensions", "GET", "/graphql?extensions=%7B&query=" + query, "", nil, 400, CodeBadRequest},
		{"GET of a mutation", "GET", "/graphql?query=" + mutation, "", nil, 405, CodeBadRequest},
		{"GET of a mutation, new media type", "GET", "/graphql?query=" + mutation, "", []string{"Accept", graphqlJSON}, 405, CodeBadRequest},
		{"GET of a subscription", "GET", "/graphql?query=" + url.QueryEscape("subscription { eventAdded { position } }"), "", nil, 400, CodeBadRequest},
		{"PUT", "PUT", "/graphql", "", nil, 405, CodeBadRequest},
		{"DELETE", "DELETE", "/graphql", "", nil, 405, CodeBadRequest},
		{"no media type", "POST", "/graphql", `{"query":"{ statistics { events } }"}`, []string{"Content-Type", ""}, 415, CodeBadRequest},
		{"a form", "POST", "/graphql", "query=" + mutation, []string{"Content-Type", "application/x-www-form-urlencoded"}, 415, CodeBadRequest},
		{"plain text", "POST", "/graphql", `{"query":"{ statistics { events } }"}`, []string{"Content-Type", "text/plain"}, 415, CodeBadRequest},
		{"almost JSON", "POST", "/graphql", `{}`, []string{"Content-Type", "application/jsonp"}, 415, CodeBadRequest},
		{"an offer of HTTP/2", "POST", "/graphql", `{"query":"{ statistics { events } }"}`, []string{"Upgrade", "h2c", "Connection", "Upgrade, HTTP2-Settings"}, 200, ""},
		{"with a charset", "POST", "/graphql", `{"query":"{ statistics { events } }"}`, []string{"Content-Type", "application/json; charset=utf-8"}, 200, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := send(t, Config{Loader: &fakeLoader{}}, tt.method, tt.target, tt.body, tt.header...)
			if w.Code != tt.status {
				t.Errorf("%d, want %d: %s", w.Code, tt.status, w.Body)
			}
			if got := codeOf(t, w); got != tt.code {
				t.Errorf("code %q, want %q: %s", got, tt.code, w.Body)
			}
			if w.Code == http.StatusMethodNotAllowed && !strings.Contains(w.Header().Get("Allow"), "POST") {
				t.Errorf("Allow: %q", w.Header().Get("Allow"))
			}
		})
	}
}

func TestMutationByGETChangesNothing(t *testing.T) {
	l := &fakeLoader{}
	send(t, Config{Loader: l}, http.MethodGet, "/graphql?query="+url.QueryEscape(`mutation { loadArticle(input: {text: "x"}) { known } }`), "")
	if l.calls != 0 {
		t.Error("the loader was called")
	}
}

func TestBodyLimit(t *testing.T) {
	body := func(n int) string {
		return `{"query":"{ statistics { events } }","variables":{"x":"` + strings.Repeat("a", n) + `"}}`
	}
	c := Config{Limits: Limits{Body: 1000}}
	if w := send(t, c, http.MethodPost, "/graphql", body(100)); w.Code != 200 {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	w := send(t, c, http.MethodPost, "/graphql", body(2000))
	if w.Code != http.StatusRequestEntityTooLarge || codeOf(t, w) != CodeTooLarge {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

func TestHealth(t *testing.T) {
	w := send(t, Config{}, http.MethodGet, "/healthz", "")
	if w.Code != 200 || strings.TrimSpace(w.Body.String()) != `{"position":7,"status":"ok"}` {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	f := world()
	f.fail = errors.New("disk gone")
	w = send(t, Config{Reader: f}, http.MethodGet, "/healthz", "")
	if w.Code != http.StatusServiceUnavailable || strings.Contains(w.Body.String(), "disk gone") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

func TestOtherOrigins(t *testing.T) {
	const page = "https://maps.example.org"
	const query = `{"query":"{ statistics { events } }"}`
	for _, tt := range []struct {
		name    string
		origins []string
		origin  string
		allowed string
	}{
		{"none allowed", nil, page, ""},
		{"this one", []string{page}, page, page},
		{"another", []string{page}, "https://evil.example", ""},
		{"all", []string{"*"}, page, page},
		{"no browser", []string{page}, "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := Config{Origins: tt.origins}
			w := send(t, c, http.MethodPost, "/graphql", query, "Origin", tt.origin)
			if got := w.Header().Get("Access-Control-Allow-Origin"); w.Code != 200 || got != tt.allowed {
				t.Errorf("POST: %d, allowed %q, want %q", w.Code, got, tt.allowed)
			}
			w = send(t, c, http.MethodOptions, "/graphql", "", "Origin", tt.origin, "Access-Control-Request-Method", "POST")
			if w.Code != http.StatusNoContent || (w.Header().Get("Access-Control-Allow-Methods") != "") != (tt.allowed != "") {
				t.Errorf("OPTIONS: %d %v", w.Code, w.Header())
			}
			if len(tt.origins) > 0 && w.Header().Get("Vary") != "Origin" {
				t.Errorf("Vary: %q", w.Header().Get("Vary"))
			}
		})
	}
}

// A page may have its own name lead to 127.0.0.1; requests by such a name are not answered.
func TestNamesOfALoopbackServer(t *testing.T) {
	for _, tt := range []struct {
		host  string
		hosts []string
		want  int
	}{
		{"127.0.0.1:8080", nil, 200}, {"localhost:8080", nil, 200}, {"LOCALHOST", nil, 200}, {"[::1]:8080", nil, 200}, {"casus.localhost", nil, 200},
		{"evil.example:8080", nil, 421}, {"evil.example", nil, 421}, {"192.0.2.7:8080", nil, 421}, {"localhost.evil.example", nil, 421},
		{"casus.example.org", []string{"casus.example.org"}, 200}, {"evil.example", []string{"casus.example.org"}, 421}, {"evil.example", []string{"*"}, 200},
	} {
		srv := httptest.NewServer(NewHandler(Config{Reader: world(), Logger: quietLog, Hosts: tt.hosts}))
		if at, ok := srv.Listener.Addr().(*net.TCPAddr); !ok || !at.IP.IsLoopback() {
			t.Fatalf("the test server listens on %s", srv.Listener.Addr())
		}
		r, err := http.NewRequest(http.MethodPost, srv.URL+"/graphql", strings.NewReader(`{"query":"{ statistics { events } }"}`))
		if err != nil {
			t.Fatal(err)
		}
		r.Host = tt.host
		r.Header.Set("Content-Type", plainJSON)
		resp, err := srv.Client().Do(r)
		if err != nil {
			t.Fatal(err)
		}
		if resp.StatusCode != tt.want {
			t.Errorf("asked as %q with %q: %d, want %d", tt.host, tt.hosts, resp.StatusCode, tt.want)
		}
		resp.Body.Close()
		srv.Close()
	}
}

func TestPersistedQueries(t *testing.T) {
	const query = "{ statistics { events } }"
	sum := sha256.Sum256([]byte(query))
	hash := hex.EncodeToString(sum[:])
	h := NewHandler(Config{Reader: world(), Logger: quietLog})
	post := func(body string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(body))
		r.Header.Set("Content-Type", plainJSON)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w
	}
	extension := `"extensions":{"persistedQuery":{"version":1,"sha256Hash":"` + hash + `"}}`
	if w := post("{" + extension + "}"); codeOf(t, w) != "PERSISTED_QUERY_NOT_FOUND" {
		t.Errorf("not known yet: %s", w.Body)
	}
	if w := post(`{"query":"{ codebook { type } }",` + extension + "}"); codeOf(t, w) == "" {
		t.Errorf("another query under this hash: %s", w.Body)
	}
	if w := post(`{"query":"` + query + `",` + extension + "}"); codeOf(t, w) != "" {
		t.Errorf("told: %s", w.Body)
	}
	if w := post("{" + extension + "}"); codeOf(t, w) != "" || !strings.Contains(w.Body.String(), `"events":3`) {
		t.Errorf("known: %s", w.Body)
	}
	r := httptest.NewRequest(http.MethodGet, "/graphql?extensions="+url.QueryEscape(`{"persistedQuery":{"version":1,"sha256Hash":"`+hash+`"}}`), nil)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if !strings.Contains(w.Body.String(), `"events":3`) {
		t.Errorf("by GET: %s", w.Body)
	}
}

func TestGraphiQLComesFromTheBinary(t *testing.T) {
	h := NewHandler(Config{Reader: world(), Logger: quietLog})
	get := func(path string, header ...string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(http.MethodGet, path, nil)
		for i := 0; i+1 < len(header); i += 2 {
			r.Header.Set(header[i], header[i+1])
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w
	}
	if w := get("/"); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "/explorer/") {
		t.Errorf("the root address is not the explorer: %d %v", w.Code, w.Header())
	}
	page := get("/graphiql")
	html := page.Body.String()
	if page.Code != 200 || !strings.HasPrefix(page.Header().Get("Content-Type"), "text/html") {
		t.Fatalf("%d %v", page.Code, page.Header())
	}
	policy := page.Header().Get("Content-Security-Policy")
	for _, want := range []string{"default-src 'none'", "script-src 'self';", "connect-src 'self'", "frame-ancestors 'none'"} {
		if !strings.Contains(policy, want) {
			t.Errorf("the policy lacks %q: %s", want, policy)
		}
	}
	if strings.Contains(html, "http://") || strings.Contains(html, "https://") || strings.Contains(html, "<script>") {
		t.Errorf("the page loads from elsewhere or has a script in it:\n%s", html)
	}
	files := 0
	for rest := html; ; files++ {
		_, after, ok := strings.Cut(rest, `"/graphiql/`)
		if !ok {
			break
		}
		var name string
		name, rest, _ = strings.Cut(after, `"`)
		w := get("/graphiql/"+name, "Accept-Encoding", "gzip")
		if w.Code != 200 || w.Body.Len() == 0 || w.Header().Get("Content-Type") == "" {
			t.Errorf("%s: %d, %d bytes, %v", name, w.Code, w.Body.Len(), w.Header())
		}
		if plain := get("/graphiql/" + name); plain.Code != 200 || plain.Header().Get("Content-Encoding") != "" || plain.Body.Len() < w.Body.Len() {
			t.Errorf("%s unzipped: %d, %d bytes", name, plain.Code, plain.Body.Len())
		}
		if again := get("/graphiql/"+name, "If-None-Match", w.Header().Get("ETag")); again.Code != http.StatusNotModified {
			t.Errorf("%s again: %d", name, again.Code)
		}
	}
	if files < 5 {
		t.Errorf("the page has %d files", files)
	}
	if w := get("/graphiql/page.html"); w.Code != http.StatusNotFound {
		t.Errorf("page.html: %d", w.Code)
	}
	if w := get("/graphiql/../handler.go"); w.Code == 200 {
		t.Errorf("a file beside: %d", w.Code)
	}
}

func TestEveryAnswerIsHardened(t *testing.T) {
	for _, path := range []string{"/graphiql", "/healthz", "/nothing", "/graphql?query=%7B__typename%7D"} {
		w := send(t, Config{}, http.MethodGet, path, "")
		if w.Header().Get("X-Content-Type-Options") != "nosniff" || !strings.Contains(w.Header().Get("Content-Security-Policy"), "default-src 'none'") {
			t.Errorf("%s: %v", path, w.Header())
		}
	}
}

// slowBody ends before it has said all.
type slowBody struct{}

func (slowBody) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

func TestBodyThatEndsEarly(t *testing.T) {
	r := httptest.NewRequest(http.MethodPost, "/graphql", slowBody{})
	r.Header.Set("Content-Type", plainJSON)
	w := httptest.NewRecorder()
	testHandler(world()).ServeHTTP(w, r)
	if w.Code != http.StatusBadRequest || codeOf(t, w) != CodeBadRequest {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}
