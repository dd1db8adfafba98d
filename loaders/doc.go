// Package loaders brings knowledge in: it reads sources, has them extracted, and hands what comes out to a store.
//
// The way from a source to the store:
//
//	file, folder, standard input                     sources.go   walked in order, gzip undone
//	    │ bytes
//	    ▼
//	page, pasted text, line of JSON                  article/     clean text, title, date, outlet; what is none is refused
//	    │ schema.Article                    a line in the contract's output form skips the next step
//	    ▼
//	mentions, actors, places, events, relations      extract/     which reads with language/ and lexicon/
//	    │ schema.Extraction                 by several workers; results keep the order of the input
//	    ▼
//	Check                                            schema       ids, codes and quotes have to hold
//	    │
//	    ▼
//	Sink: *store.Store                               one append an article: wholly in, or not at all
//
// pipeline.go is that way for many articles: Each hands extractions out, Run puts them into a Sink. one.go is the same for
// one article that a client sends. What goes wrong with an item is that item's error and says where it stands; the rest
// goes on.
//
// What comes in is held in memory one article at a time a worker, whatever the size of the sources.
package loaders
