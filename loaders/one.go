package loaders

import (
	"context"
	"errors"

	"casus/loaders/article"
	"casus/schema"
)

// One loads one article that a client sends: it reads the page or text, extracts, and unless it is a dry run stores. The
// extraction is made also for an article that is known, so that a client can look at it; of a dry run's outcome only
// Known counts. What is wrong with the input is a *schema.InvalidError about "input.text".
func One(ctx context.Context, g article.Given, x Extractor, to Sink, dryRun bool) (*schema.Extraction, schema.Outcome, error) {
	it := article.Parse(g)
	if it.Err != nil {
		return nil, schema.Outcome{}, schema.Invalidf("input.text", "cannot be loaded: %v", it.Err)
	}
	it.Article.ID = schema.ArticleID(it.Article)
	e, err := guarded(x, it.Article)
	if err != nil {
		return nil, schema.Outcome{}, err
	}
	if err := ctx.Err(); err != nil {
		return nil, schema.Outcome{}, err
	}
	if dryRun {
		known, err := to.Has(ctx, it.Article.ID)
		return e, schema.Outcome{ArticleID: it.Article.ID, Known: known}, err
	}
	out, err := put(ctx, to, e, schema.Time{})
	if err != nil {
		return nil, schema.Outcome{}, errors.Join(errors.New("load article"), err)
	}
	return e, out, nil
}
