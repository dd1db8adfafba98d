package main

import (
	"casus/loaders/extract"
	"casus/store"
)

// open opens the data folder.
func (a *app) open() (*store.Store, error) { return a.openWithin(0) }

// openWithin opens the data folder for what may take so many bytes of memory, 0 for as many as the store takes by itself.
func (a *app) openWithin(memory int64) (*store.Store, error) {
	return store.Open(store.Options{Dir: a.data, Memory: memory, Logger: a.log})
}

// extractor makes the extractor with the user's own names, if there are any.
func (a *app) extractor() (*extract.Extractor, error) {
	return extract.New(extract.Options{Lexicon: a.lexicon})
}
