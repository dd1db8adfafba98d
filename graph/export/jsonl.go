package export

import (
	"bufio"
	"context"
	"encoding/json"

	"casus/schema"
)

// writeJSONL writes an article a line with all that it says. With a filter it is the articles that tell of an event that the
// filter selects, each of them whole, since a part of an extraction would be another one.
func writeJSONL(ctx context.Context, w *bufio.Writer, from Source, o Options) error {
	wanted, err := articlesOf(ctx, from, o)
	if err != nil {
		return err
	}
	enc := json.NewEncoder(w)
	done := 0
	return from.Extractions(ctx, func(x *schema.Extraction) error {
		if wanted != nil && !wanted[x.Article.ID] || x.Article.Known() > o.KnownBy {
			return nil
		}
		done++
		o.progress(done)
		return enc.Encode(x)
	})
}

// articlesOf are the articles that report what the filter selects; nil for a filter that selects everything.
func articlesOf(ctx context.Context, from Source, o Options) (map[string]bool, error) {
	if o.Filter.Empty() {
		return nil, nil
	}
	out := map[string]bool{}
	err := pages(ctx, from, o, func(events []*schema.Event) error {
		for _, e := range events {
			for _, r := range e.Reports {
				out[r.ArticleID] = true
			}
		}
		return nil
	})
	return out, err
}
