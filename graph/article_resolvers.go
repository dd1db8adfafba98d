package graph

import (
	"context"
	"time"

	"casus/graph/generated"
	"casus/graph/view"
	"casus/schema"
)

type (
	articleResolver  struct{}
	reportResolver   struct{}
	evidenceResolver struct{}
)

func (r *resolver) Article() generated.ArticleResolver { return articleResolver{} }

func (r *resolver) Report() generated.ReportResolver { return reportResolver{} }

func (r *resolver) Evidence() generated.EvidenceResolver { return evidenceResolver{} }

func (articleResolver) ExternalID(_ context.Context, a *schema.Article) (*string, error) {
	return text(a.ExternalID), nil
}

func (articleResolver) Source(_ context.Context, a *schema.Article) (*string, error) {
	return text(a.Source), nil
}

func (articleResolver) Author(_ context.Context, a *schema.Article) (*string, error) {
	return text(a.Author), nil
}

func (articleResolver) URL(_ context.Context, a *schema.Article) (*string, error) {
	return text(a.URL), nil
}

func (articleResolver) RetrievedAt(_ context.Context, a *schema.Article) (*time.Time, error) {
	return retrievedAt(a), nil
}

func retrievedAt(a *schema.Article) *time.Time {
	t, ok := a.RetrievedAt.Earliest()
	if !ok {
		return nil
	}
	return &t
}

func (articleResolver) Language(_ context.Context, a *schema.Article) (*string, error) {
	return text(a.Language), nil
}

func (articleResolver) Events(ctx context.Context, a *schema.Article) ([]schema.EventNode, error) {
	c, err := one(sessionOf(ctx).contents.at(knownBy(ctx)).get(ctx, a.ID))
	return eventNodes(c.events), err
}

func (articleResolver) Relations(ctx context.Context, a *schema.Article) ([]*schema.Relation, error) {
	c, err := one(sessionOf(ctx).contents.at(knownBy(ctx)).get(ctx, a.ID))
	return present(c.relations, err)
}

func (reportResolver) Article(ctx context.Context, r *schema.Report) (*schema.Article, error) {
	return one(sessionOf(ctx).articles.get(ctx, r.ArticleID))
}

func (reportResolver) Extractor(_ context.Context, r *schema.Report) (*string, error) {
	return text(r.Extractor), nil
}

func (reportResolver) Participants(_ context.Context, r *schema.Report, roles []schema.Role) ([]*schema.Participant, error) {
	return inRoles(r.Participants, roles), nil
}

func (reportResolver) Places(ctx context.Context, r *schema.Report) ([]*schema.Place, error) {
	return present(sessionOf(ctx).places.get(ctx, r.PlaceIDs...))
}

func (reportResolver) Weapon(_ context.Context, r *schema.Report) (*string, error) {
	return text(r.Weapon), nil
}

func (reportResolver) AttributedTo(ctx context.Context, r *schema.Report) ([]*schema.Actor, error) {
	return present(sessionOf(ctx).actors.get(ctx, r.AttributedToIDs...))
}

func (evidenceResolver) Article(ctx context.Context, e *schema.Evidence) (*schema.Article, error) {
	return one(sessionOf(ctx).articles.get(ctx, e.ArticleID))
}

func (q queryResolver) Article(ctx context.Context, id string, _ *schema.Time) (*schema.Article, error) {
	return publishedArticle(ctx, id)
}

// publishedArticle is an article that had been published by the moment asked for; nil where there is none.
func publishedArticle(ctx context.Context, id string) (*schema.Article, error) {
	s, known := sessionOf(ctx), knownBy(ctx)
	a, err := one(s.articles.get(ctx, id))
	if err != nil || a == nil || a.Known() > known {
		return nil, err
	}
	s.noteArticle(known, id)
	return a, nil
}

func (q queryResolver) Articles(ctx context.Context, filter *schema.ArticleFilter, _ *schema.Time, first *int, after *string, last *int, before *string) (*view.ArticleConnection, error) {
	page, err := pageOf(first, after, last, before)
	if err != nil {
		return nil, err
	}
	s, known, f := sessionOf(ctx), knownBy(ctx), orZero(filter)
	articles, err := readArticles(ctx, s.reader, f, known, page)
	if err != nil {
		return nil, err
	}
	for _, a := range articles.Nodes {
		s.articles.put(a.ID, a)
		s.noteArticle(known, a.ID)
	}
	return articles, nil
}

func readArticles(ctx context.Context, r ArticleReader, f schema.ArticleFilter, known int64, page schema.Page) (*view.ArticleConnection, error) {
	articles, err := r.ListArticles(ctx, f, known, page)
	if err != nil {
		return nil, err
	}
	return connection(articles, func(ctx context.Context) (int, error) { return r.CountArticles(ctx, f, known) }), nil
}
