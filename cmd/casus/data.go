package main

import (
	"context"
	"errors"
	"fmt"

	"casus/loaders/extract"
	"casus/store"
)

// open opens the data folder, which must have a store.
func (a *app) open(ctx context.Context) (*store.Store, error) { return a.openWithin(ctx, 0) }

// openWithin opens it for what may take so many bytes of memory, 0 for as many as the store takes by itself. A reindex that was cut off is finished first.
func (a *app) openWithin(ctx context.Context, memory int64) (*store.Store, error) {
	s, err := a.openAsItIs(memory)
	return a.whole(ctx, s, err)
}

// openOrMake is openWithin for the commands that fill a folder: where there is no store, it makes one.
func (a *app) openOrMake(ctx context.Context, memory int64) (*store.Store, error) {
	s, err := store.Open(store.Options{Dir: a.data, Memory: memory, Logger: a.log, LeaveReindex: true})
	return a.whole(ctx, s, err)
}

// openAsItIs opens the data folder, which must have a store, whether its views are whole or not.
func (a *app) openAsItIs(memory int64) (*store.Store, error) {
	s, err := store.Open(store.Options{Dir: a.data, Existing: true, Memory: memory, Logger: a.log, LeaveReindex: true})
	if errors.Is(err, store.ErrNoStore) {
		return nil, fmt.Errorf(`%w; "casus load" and "casus serve" make one, --data says where`, err)
	}
	return s, err
}

// whole finishes the reindex of a store, where one was cut off.
func (a *app) whole(ctx context.Context, s *store.Store, err error) (*store.Store, error) {
	if err != nil || s.Complete() {
		return s, err
	}
	if err := a.reindex(ctx, s); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// reindex builds the views anew.
func (a *app) reindex(ctx context.Context, s *store.Store) error {
	bar := a.progress("reindex", "entries")
	defer bar.finish()
	return s.Reindex(ctx, func(done, total uint64) { bar.set(int64(done), int64(total)) })
}

// extractor makes the extractor with the user's own names, if there are any.
func (a *app) extractor() (*extract.Extractor, error) {
	return extract.New(extract.Options{Lexicon: a.lexicon})
}
