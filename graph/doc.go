// Package graph answers GraphQL over HTTP. What comes in are requests; what goes out is what a Reader knows. The package
// imports casus/schema and its own sub-packages only: the store and the loaders are handed in by cmd.
//
// The way of a query:
//
//	NewHandler (handler.go)   routes; gqlgen's server with its transports for SSE and websocket
//	  -> api (http.go)        methods, media types, body size, origins
//	  -> transport.go         one answer to a POST or GET: statuses, the answer's media type
//	  -> guard (limits.go)    cost, depth and aliases of the parsed document, before anything is read
//	  -> planner (plans.go)   fields of Query that a plan can write: reads what is selected in batches, appends JSON
//	  -> generated/           else gqlgen's executor walks the document; never edited, see gqlgen.yml
//	  -> *_resolvers.go       one file a topic, thin: arguments to a schema query, a schema record to its fields
//	  -> session (session.go) what one request has read: every record once, siblings together
//	  -> Reader (reader.go)   the interfaces that *store.Store satisfies
//
// Batched reads: whoever puts a record into a session notes the ids of what hangs on it. The first field that asks for one of
// them reads all of its kind that are noted in one call, so that a page of 50 events costs a read for each kind of thing
// that the query selects and none for each edge. What has no batched read (a page of relations or events below an actor or
// a place, the control of a place, the standing of an agreement) costs a read each and counts for more in limits.go.
//
// Plans: package plan writes the answers to fields of Query from plain data; root_plans.go says how each reads its value, and
// event_plans.go and record_plans.go how each type is written. The planner takes over a field as a whole or not at all, and
// leaves it to gqlgen when anything is amiss, so that resolvers stay the one place where errors come from. Drawn documents
// hold both to the same bytes.
//
// Two clocks: arguments called asOf go to the Reader as they are; knownby.go finds the knownBy that a field stands under.
//
// To add a field:
//
//  1. Describe it in ../schema/*.graphqls, in the file of its topic. An event's field stands in the interface and in each of
//     its types; a test holds them together.
//  2. Give the Go type of the same name (casus/schema; package view for what only the API has) a field or method of the
//     field's name: gqlgen binds to it. Where the field needs reading, or "" is to be null, name it in gqlgen.yml with
//     `resolver: true` instead.
//  3. Run `make generate`. For a resolver the compiler now asks for a method: write it into the *_resolvers.go of the topic.
//     Read by way of the session (sessionOf) and note what hangs on what was read, so that reads stay bounded.
//  4. Say how a plan writes it: a line in *_plans.go (a test says which field has none).
//  5. A field that reads more than a record, or gives a list of its own, has a price in limits.go.
//  6. Ask for it in a document of testdata; `go test ./graph -update` writes the answer, which you then read.
//
// An enum value is added to the SDL and to the Go constants; a test compares them.
//
// Errors: errors.go gives each an extensions.code; what is nobody's fault outside is logged and shown as INTERNAL only.
package graph

//go:generate go tool gqlgen generate --config gqlgen.yml
