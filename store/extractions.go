package store

import (
	"context"

	"casus/schema"
)

// Extractions calls fn for what each article says, in the order of the journal, until fn fails or the context ends. What
// fn is given is its to keep. Loading the same into an empty store gives the same graph.
func (s *Store) Extractions(ctx context.Context, fn func(*schema.Extraction) error) error {
	return s.ReadJournal(ctx, 1, func(_ uint64, e Entry) error {
		if e.Kind != ArticleEntry {
			return nil
		}
		return fn(e.Extraction)
	})
}
