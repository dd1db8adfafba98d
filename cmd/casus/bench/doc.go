// Package bench measures a store and its API on a corpus that it makes by itself, so that anybody can repeat the figures.
//
// The way of a run:
//
//	Corpus (corpus.go, words.go)  seeded: article i is a pure function of the seed and i, so that it can be made in any order
//	  -> Emit (emit.go)           the articles in the extraction contract's form, and the queries' parameters, as files
//	  -> Runner.Run (run.go)      loads the file the way `casus load` does, then asks
//	  -> queries.go               Q1-Q7, each in process and as a GraphQL document
//	  -> measure.go               latencies at one client, requests a second at many
//	  -> adding.go, growth.go     reading while reports are added; a tenth of the corpus against all of it
//	  -> Report (report.go)       a table, or JSON
package bench
