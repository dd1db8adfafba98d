package graph

import (
	"context"
	"errors"
	"strings"

	"casus/graph/view"
	"casus/schema"
)

// errReadOnly answers a mutation where the server was given no loader.
var errReadOnly = &codedError{code: CodeReadOnly, message: "this server does not load articles"}

func (m mutationResolver) LoadArticle(ctx context.Context, input view.LoadArticleInput, dryRun bool) (*view.LoadArticlePayload, error) {
	if m.loader == nil {
		return nil, errReadOnly
	}
	if strings.TrimSpace(input.Text) == "" {
		return nil, schema.Invalidf("input.text", "must not be empty")
	}
	result, err := m.loader.Load(ctx, input, dryRun)
	if err != nil {
		return nil, err
	}
	x := result.Extraction
	if x == nil {
		return nil, errors.New("load article: the loader gave no extraction")
	}
	if x.Article.ID == "" {
		x.Article.ID = schema.ArticleID(x.Article)
	}
	out := &view.LoadArticlePayload{Article: &x.Article, Known: result.Outcome.Known, DryRun: dryRun, Reading: view.Read(x), Uncoded: x.Uncoded}
	if dryRun {
		return out, nil
	}
	all := append(append([]string(nil), result.Outcome.NewEvents...), result.Outcome.UpdatedEvents...)
	stored, err := sessionOf(ctx).events.at(schema.EndOfTime).get(ctx, all...)
	if err != nil {
		return nil, err
	}
	out.NewEvents = eventNodes(stored[:len(result.Outcome.NewEvents)])
	out.UpdatedEvents = eventNodes(stored[len(result.Outcome.NewEvents):])
	return out, nil
}
