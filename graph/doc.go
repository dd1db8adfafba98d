// Package graph answers GraphQL over HTTP. What comes in are requests; what goes out is what a Reader knows. The package
// imports casus/schema and its own sub-packages only: the store and the loaders are handed in by cmd.
//
// The way of a query:
//
//	NewHandler (handler.go)   routes, headers, body size; POST, GET, SSE and websocket transports of gqlgen
//	  -> guard (limits.go)    cost, depth and aliases of the parsed document, before anything is read
//	  -> generated/           gqlgen's executor walks the document; never edited, see gqlgen.yml
//	  -> *_resolvers.go       one file a topic, thin: arguments to a schema query, a schema record to its fields
//	  -> session (session.go) what one request has read: every record once, siblings together
//	  -> Reader (reader.go)   the interfaces that *store.Store satisfies
//
// Batched reads: whoever puts a record into a session notes the ids of what hangs on it. The first field that asks for one of
// them reads all of its kind that are noted in one call, so that a page of 50 events costs a read for each kind of thing
// that the query selects and none for each edge. What has no batched read (a page of relations or events below an actor or
// a place, the control of a place, the standing of an agreement) costs a read each and counts for more in limits.go.
//
// Two clocks: arguments called asOf go to the Reader as they are; knownby.go finds the knownBy that a field stands under.
//
// Errors: errors.go gives each an extensions.code; what is nobody's fault outside is logged and shown as INTERNAL only.
package graph

//go:generate go tool gqlgen generate --config gqlgen.yml
