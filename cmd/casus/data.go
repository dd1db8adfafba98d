package main

import (
	"casus/loaders/extract"
	"casus/store"
)

// open opens the data folder.
func (a *app) open() (*store.Store, error) {
	return store.Open(store.Options{Dir: a.data, Logger: a.log})
}

// extractor makes the extractor with the user's own names, if there are any.
func (a *app) extractor() (*extract.Extractor, error) {
	return extract.New(extract.Options{Lexicon: a.lexicon})
}
