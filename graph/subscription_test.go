package graph

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"

	"casus/schema"
)

const followed = `subscription($f: EventFilter) { eventAdded(filter: $f) { new position event { id participants { actor { name } } } } }`

// stream is a subscription over SSE.
type stream struct {
	t      *testing.T
	lines  *bufio.Scanner
	cancel context.CancelFunc
	resp   *http.Response
}

func subscribe(t *testing.T, srv *httptest.Server, query string, variables map[string]any) *stream {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, srv.URL+"/graphql", strings.NewReader(mustJSON(t, map[string]any{"query": query, "variables": variables})))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", plainJSON)
	r.Header.Set("Accept", "text/event-stream")
	resp, err := srv.Client().Do(r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cancel(); resp.Body.Close() })
	return &stream{t, bufio.NewScanner(resp.Body), cancel, resp}
}

// next is the next event's name and data, "" at the stream's end.
func (s *stream) next() (event, data string) {
	for s.lines.Scan() {
		switch line := s.lines.Text(); {
		case strings.HasPrefix(line, "event: "):
			event = line[len("event: "):]
		case strings.HasPrefix(line, "data: "):
			data = line[len("data: "):]
		case line == "" && event != "":
			return event, data
		}
	}
	return "", ""
}

func TestSubscriptionOverSSE(t *testing.T) {
	f := world()
	srv := httptest.NewServer(NewHandler(Config{Reader: f, Logger: quietLog, KeepAlive: time.Hour}))
	t.Cleanup(srv.Close)
	s := subscribe(t, srv, followed, nil)
	if got := s.resp.Header.Get("Content-Type"); got != "text/event-stream" {
		t.Errorf("Content-Type %q", got)
	}
	changes := f.follower(0)
	changes <- schema.Change{Position: 8, EventID: "evt_truce", New: true}
	changes <- schema.Change{Position: 9, EventID: "evt_gone"} // merged into another meanwhile
	changes <- schema.Change{Position: 10, EventID: "evt_breach"}
	for _, want := range []string{
		`{"data":{"eventAdded":{"new":true,"position":8,"event":{"id":"evt_truce","participants":[{"actor":{"name":"Arland"}},{"actor":{"name":"Borland"}},{"actor":{"name":"The Mediators"}}]}}}}`,
		`{"data":{"eventAdded":{"new":false,"position":10,"event":{"id":"evt_breach","participants":[{"actor":{"name":"Borland"}},{"actor":{"name":"Arland"}}]}}}}`,
	} {
		if event, data := s.next(); event != "next" || data != want {
			t.Errorf("%s %s, want %s", event, data, want)
		}
	}
	// The reader lets go of who is too slow, and says so.
	close(changes)
	event, data := s.next()
	var a answer
	if err := json.Unmarshal([]byte(data), &a); err != nil || event != "next" || a.code() != CodeSlow {
		t.Errorf("%s %s: %v", event, data, err)
	}
	if event, _ := s.next(); event != "complete" {
		t.Errorf("%q, want complete", event)
	}
}

func TestSubscriptionTellsOfWhatGoes(t *testing.T) {
	f := world()
	srv := httptest.NewServer(NewHandler(Config{Reader: f, Logger: quietLog, KeepAlive: time.Hour}))
	t.Cleanup(srv.Close)
	s := subscribe(t, srv, `subscription { eventAdded(filter: {types: [CEASEFIRE_VIOLATION]}, gone: true) { id new position event { id } } }`, nil)
	changes := f.follower(0)
	changes <- schema.Change{Position: 8, EventID: "evt_breach"}
	changes <- schema.Change{Position: 9, EventID: "evt_breach", Gone: true}
	changes <- schema.Change{Position: 10, EventID: "evt_truce", New: true}
	changes <- schema.Change{Position: 11, EventID: "evt_truce"} // it was of another type, for all that is known
	for _, want := range []string{
		`{"data":{"eventAdded":{"id":"evt_breach","new":false,"position":8,"event":{"id":"evt_breach"}}}}`,
		`{"data":{"eventAdded":{"id":"evt_breach","new":false,"position":9,"event":null}}}`,
		`{"data":{"eventAdded":{"id":"evt_truce","new":false,"position":11,"event":null}}}`,
	} {
		if event, data := s.next(); event != "next" || data != want {
			t.Errorf("%s %s, want %s", event, data, want)
		}
	}
}

func TestSubscriptionIsBatched(t *testing.T) {
	f := crowd(3)
	srv := httptest.NewServer(NewHandler(Config{Reader: f, Logger: quietLog, KeepAlive: time.Hour}))
	t.Cleanup(srv.Close)
	s := subscribe(t, srv, `subscription { eventAdded { event { participants { actor { name } } places { name } evidence { article { title } } reports { article { title } attributedTo { name } } } } }`, nil)
	changes := f.follower(0)
	f.reset()
	changes <- schema.Change{EventID: "evt_001"}
	s.next()
	if got := f.total(); got != 5 { // Selects, Events, Actors, Places, Articles
		t.Errorf("%d reads: %v", got, f.calls)
	}
}

func TestSubscriptionFilter(t *testing.T) {
	for _, tt := range []struct {
		name   string
		filter map[string]any
		want   string // ids in order
	}{
		{"none", nil, "evt_truce evt_breach evt_taken"},
		{"type", map[string]any{"types": []string{"TERRITORY_CAPTURE"}}, "evt_taken"},
		{"class", map[string]any{"classes": []string{"AGREEMENT"}}, "evt_truce evt_breach"},
		{"status", map[string]any{"statuses": []string{"PLANNED"}}, ""},
		{"actor", map[string]any{"actors": []string{"act_m"}}, "evt_truce"},
		{"actor in a role", map[string]any{"actors": []string{"act_a"}, "roles": []string{"AGENT"}}, "evt_taken"},
		{"actor by name in a role", map[string]any{"actorNames": []string{"Arland"}, "roles": []string{"AGENT"}}, "evt_taken"},
		{"place", map[string]any{"places": []string{"plc_mid"}}, "evt_breach evt_taken"},
		{"what the place lies in", map[string]any{"places": []string{"plc_xm"}}, "evt_truce evt_breach evt_taken"},
		{"country", map[string]any{"countries": []string{"XM"}}, "evt_truce evt_breach evt_taken"},
		{"another country", map[string]any{"countries": []string{"ZZ"}}, ""},
		{"source", map[string]any{"sources": []string{"wire"}}, "evt_truce evt_breach"},
		{"words", map[string]any{"words": "shells"}, "evt_breach"},
		{"time", map[string]any{"during": "2016-09-13/.."}, "evt_breach evt_taken"},
		{"confidence", map[string]any{"minConfidence": 0.85}, "evt_truce"},
		{"two at once", map[string]any{"places": []string{"plc_mid"}, "classes": []string{"AGREEMENT"}}, "evt_breach"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := world()
			srv := httptest.NewServer(NewHandler(Config{Reader: f, Logger: quietLog, KeepAlive: time.Hour}))
			t.Cleanup(srv.Close)
			s := subscribe(t, srv, `subscription($f: EventFilter) { eventAdded(filter: $f) { event { id } } }`, map[string]any{"f": tt.filter})
			changes := f.follower(0)
			for _, e := range f.events {
				changes <- schema.Change{EventID: e.ID, New: true}
			}
			close(changes)
			var got []string
			for {
				event, data := s.next()
				var a answer
				if err := json.Unmarshal([]byte(data), &a); event != "next" || err != nil || len(a.Errors) > 0 {
					break
				}
				got = append(got, a.Data["eventAdded"].(map[string]any)["event"].(map[string]any)["id"].(string))
			}
			if ids := strings.Join(got, " "); ids != tt.want {
				t.Errorf("%s, want %s", ids, tt.want)
			}
		})
	}
}

func TestSubscriptionRefused(t *testing.T) {
	srv := httptest.NewServer(testHandler(world()))
	t.Cleanup(srv.Close)
	for _, tt := range []struct {
		query string
		f     map[string]any
		code  string
	}{
		{followed, map[string]any{"roles": []string{"AGENT"}}, CodeBadInput},
		{followed, map[string]any{"during": "soon"}, CodeBadInput},
		{followed, map[string]any{"actorNames": []string{"Nobody"}}, CodeBadInput},
		{`subscription { nothing }`, nil, "GRAPHQL_VALIDATION_FAILED"},
	} {
		s := subscribe(t, srv, tt.query, map[string]any{"f": tt.f})
		event, data := s.next()
		var a answer
		if err := json.Unmarshal([]byte(data), &a); err != nil || event != "next" || a.code() != tt.code {
			t.Errorf("%v: %s %s, want %s", tt.f, event, data, tt.code)
		}
		if event, _ := s.next(); event != "complete" {
			t.Errorf("%q, want complete", event)
		}
	}
}

func TestSubscriptionKeepsAlive(t *testing.T) {
	srv := httptest.NewServer(NewHandler(Config{Reader: world(), Logger: quietLog, KeepAlive: 5 * time.Millisecond}))
	t.Cleanup(srv.Close)
	s := subscribe(t, srv, followed, nil)
	pings := 0
	for pings < 2 && s.lines.Scan() {
		if s.lines.Text() == ": ping" {
			pings++
		}
	}
	if pings < 2 {
		t.Error("nothing was said")
	}
}

// gqlgen's pings come from a goroutine of their own, and a write to a response that has ended takes the process down.
func TestPingsStopWithTheirRequest(t *testing.T) {
	srv := httptest.NewServer(NewHandler(Config{Reader: world(), Logger: quietLog, KeepAlive: 20 * time.Microsecond}))
	t.Cleanup(srv.Close)
	for range 100 {
		s := subscribe(t, srv, `{ statistics { events } }`, nil)
		if event, _ := s.next(); event != "next" {
			t.Fatalf("%q, want next", event)
		}
		if event, _ := s.next(); event != "complete" {
			t.Fatalf("%q, want complete", event)
		}
	}
}

func TestNothingIsWrittenAfterTheEnd(t *testing.T) {
	rec := httptest.NewRecorder()
	u := &untilEnd{w: rec}
	if _, err := u.Write([]byte("before")); err != nil {
		t.Error(err)
	}
	u.end()
	u.WriteHeader(http.StatusTeapot)
	u.Flush()
	if _, err := u.Write([]byte("after")); !errors.Is(err, http.ErrHandlerTimeout) {
		t.Errorf("%v, want %v", err, http.ErrHandlerTimeout)
	}
	if rec.Body.String() != "before" || rec.Flushed || rec.Code != http.StatusOK {
		t.Errorf("%q, flushed %v, status %d", rec.Body, rec.Flushed, rec.Code)
	}
}

func TestSubscriptionEndsWithItsRequest(t *testing.T) {
	f := world()
	srv := httptest.NewServer(NewHandler(Config{Reader: f, Logger: quietLog, KeepAlive: time.Hour}))
	s := subscribe(t, srv, followed, nil)
	f.follower(0)
	s.cancel()
	// Close waits for all requests.
	done := make(chan struct{})
	go func() { srv.Close(); close(done) }()
	select {
	case <-done:
	case <-time.After(5 * time.Second):
		t.Fatal("the subscription did not end")
	}
}

func TestQueryOverSSE(t *testing.T) {
	srv := httptest.NewServer(testHandler(world()))
	t.Cleanup(srv.Close)
	s := subscribe(t, srv, `{ statistics { events } }`, nil)
	if event, data := s.next(); event != "next" || data != `{"data":{"statistics":{"events":3}}}` {
		t.Errorf("%s %s", event, data)
	}
	if event, _ := s.next(); event != "complete" {
		t.Errorf("%q, want complete", event)
	}
}

// message is one of either websocket protocol.
type message struct {
	Type    string `json:"type"`
	ID      string `json:"id,omitempty"`
	Payload any    `json:"payload,omitempty"`
}

func dial(t *testing.T, srv *httptest.Server, protocol, origin string) (*websocket.Conn, context.Context, error) {
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	t.Cleanup(cancel)
	o := &websocket.DialOptions{Subprotocols: []string{protocol}, HTTPHeader: http.Header{}}
	if origin != "" {
		o.HTTPHeader.Set("Origin", origin)
	}
	c, resp, err := websocket.Dial(ctx, strings.Replace(srv.URL, "http", "ws", 1)+"/graphql", o)
	if err != nil && resp != nil && resp.Body != nil {
		_, _ = io.Copy(io.Discard, resp.Body)
	}
	return c, ctx, err
}

func TestSubscriptionOverWebsocket(t *testing.T) {
	for _, tt := range []struct{ protocol, start, data, stop string }{
		{"graphql-transport-ws", "subscribe", "next", "complete"},
		{"graphql-ws", "start", "data", "stop"},
	} {
		t.Run(tt.protocol, func(t *testing.T) {
			f := world()
			srv := httptest.NewServer(NewHandler(Config{Reader: f, Logger: quietLog, KeepAlive: time.Hour}))
			t.Cleanup(srv.Close)
			c, ctx, err := dial(t, srv, tt.protocol, "")
			if err != nil {
				t.Fatal(err)
			}
			defer c.CloseNow()
			if c.Subprotocol() != tt.protocol {
				t.Fatalf("protocol %q", c.Subprotocol())
			}
			say := func(m message) {
				t.Helper()
				if err := wsjson.Write(ctx, c, m); err != nil {
					t.Fatal(err)
				}
			}
			hear := func(want string) message {
				t.Helper()
				for {
					var m message
					if err := wsjson.Read(ctx, c, &m); err != nil {
						t.Fatal(err)
					}
					if m.Type == "ka" || m.Type == "ping" {
						continue
					}
					if m.Type != want {
						t.Fatalf("%+v, want %s", m, want)
					}
					return m
				}
			}
			say(message{Type: "connection_init"})
			hear("connection_ack")
			say(message{Type: tt.start, ID: "1", Payload: map[string]any{"query": followed, "variables": map[string]any{"f": map[string]any{"types": []string{"CEASEFIRE_VIOLATION"}}}}})
			changes := f.follower(0)
			changes <- schema.Change{Position: 8, EventID: "evt_truce"}
			changes <- schema.Change{Position: 9, EventID: "evt_breach", New: true}
			m := hear(tt.data)
			got := m.Payload.(map[string]any)["data"].(map[string]any)["eventAdded"].(map[string]any)
			if m.ID != "1" || got["position"] != 9.0 || got["event"].(map[string]any)["id"] != "evt_breach" {
				t.Errorf("%+v", m)
			}
			// Queries go over it as well.
			say(message{Type: tt.start, ID: "2", Payload: map[string]any{"query": "{ statistics { events } }"}})
			if m := hear(tt.data); m.ID != "2" || mustJSON(t, m.Payload) != `{"data":{"statistics":{"events":3}}}` {
				t.Errorf("%+v", m)
			}
			hear("complete")
			say(message{Type: tt.start, ID: "3", Payload: map[string]any{"query": "{ nothing }"}})
			if m := hear("error"); m.ID != "3" {
				t.Errorf("%+v", m)
			}
			if tt.protocol == "graphql-ws" {
				hear("complete")
			}
			say(message{Type: tt.stop, ID: "1"})
		})
	}
}

func TestWebsocketOfAnotherOrigin(t *testing.T) {
	srv := httptest.NewServer(NewHandler(Config{Reader: world(), Logger: quietLog, Origins: []string{"https://maps.example.org"}}))
	t.Cleanup(srv.Close)
	for origin, ok := range map[string]bool{"": true, srv.URL: true, "https://maps.example.org": true, "https://evil.example": false, "null": false} {
		c, _, err := dial(t, srv, "graphql-transport-ws", origin)
		if (err == nil) != ok {
			t.Errorf("from %q: %v", origin, err)
		}
		if c != nil {
			c.CloseNow()
		}
	}
}
