// Package schema is the vocabulary that the whole house speaks: the codebook, the records that loaders make, the store
// keeps and the API answers with, and the GraphQL SDL that describes them to clients.
//
// What comes in are texts of the outside world (an EDTF date, a line of the extraction contract); what goes out are
// checked values. The package imports nothing else of casus and touches no disk, clock or network.
//
// Where to start reading:
//
//   - codebook.go   event types, classes, roles, statuses, relation types, and their ACLED, PLOVER and CAMEO codes
//   - time.go       Time, an EDTF expression with its earliest and latest instant
//   - evidence.go   Selector and Evidence: the sentence that a statement comes from
//   - extraction.go Extraction, the extraction contract's line: what one article says
//   - event.go      Event and its Reports: what all articles together say of one occurrence, and each of them alone
//   - actor.go, place.go, relation.go, agreement.go, article.go  the other records
//   - id.go         ids that derive from content
//   - query.go      filters, pages and what a query answers
//   - *.graphqls    the SDL, a file a topic; gqlgen binds its types to the Go types of the same name
package schema

import "embed"

// SDL holds the GraphQL schema, a file a topic.
//
//go:embed *.graphqls
var SDL embed.FS
