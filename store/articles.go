package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// articleLists are the lists that a filter asks for.
func (s *Store) articleLists(f schema.ArticleFilter) ([][]alternative, error) {
	var dims [][]alternative
	if err := s.outlets("filter.sources", f.Sources); err != nil {
		return nil, err
	}
	if len(f.Sources) > 0 {
		dims = append(dims, sourceLists(f.Sources))
	}
	if strings.TrimSpace(f.Words) != "" {
		words := s.folding.words(f.Words)
		if len(words) == 0 {
			return nil, schema.Invalidf("filter.words", "has no word that is searched")
		}
		for _, w := range words {
			dims = append(dims, alternatives(byWord, w))
		}
	}
	if len(dims) == 0 {
		dims = append(dims, alternatives(byAll, ""))
	}
	return dims, nil
}

// ListArticles returns a page of articles, the latest published first.
func (s *Store) ListArticles(ctx context.Context, f schema.ArticleFilter, knownBy int64, p schema.Page) (schema.PageOf[*schema.Article], error) {
	dims, err := s.articleLists(f)
	if err != nil {
		return schema.PageOf[*schema.Article]{}, err
	}
	out, err := pageOfMerge(ctx, s, p, articleCursor, true, func(t *badger.Txn, reverse bool) (*merge, error) {
		return s.newArticleMerge(t, dims, f.Published, knownBy, reverse)
	}, func(t *badger.Txn, m *merge) (*schema.Article, error) {
		r, err := storedArticle(t, m.at.number)
		if err != nil {
			return nil, err
		}
		return s.corrections.main.article(r), nil
	})
	if err != nil {
		return out, fmt.Errorf("list articles: %w", err)
	}
	return out, nil
}

// CountArticles counts the articles that a filter selects, without reading them.
func (s *Store) CountArticles(ctx context.Context, f schema.ArticleFilter, knownBy int64) (int, error) {
	dims, err := s.articleLists(f)
	if err != nil {
		return 0, err
	}
	n := 0
	err = s.view(func(t *badger.Txn) error {
		m, err := s.newArticleMerge(t, dims, f.Published, knownBy, false)
		if err != nil {
			return err
		}
		defer m.close()
		for m.next() {
			if n%1024 == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			n++
		}
		return m.err()
	})
	if err != nil {
		return 0, fmt.Errorf("count articles: %w", err)
	}
	return n, nil
}

// ArticleContents returns for each article the events that it reports, in the order of its text, and the relations that it asserts.
func (s *Store) ArticleContents(_ context.Context, ids []string, knownBy int64) (events [][]*schema.Event, relations [][]*schema.Relation, err error) {
	events, relations = make([][]*schema.Event, len(ids)), make([][]*schema.Relation, len(ids))
	err = s.view(func(t *badger.Txn) error {
		rr, err := s.newRelationReader(t, knownBy)
		if err != nil {
			return err
		}
		defer rr.close()
		for i, id := range ids {
			art, err := readArticle(t, id)
			if err != nil {
				return err
			}
			if art == nil {
				continue
			}
			seen := map[string]bool{}
			for _, r := range art.ReportIDs {
				ev, err := s.eventOf(t, rr.over, r)
				if err != nil {
					return err
				}
				if seen[ev] || rr.over.retraction(&schema.Report{ID: r, ArticleID: id}) != nil {
					continue
				}
				seen[ev] = true
				e, err := s.event(t, ev, knownBy)
				if err != nil {
					return err
				}
				if e != nil {
					events[i] = append(events[i], e)
				}
			}
			for _, k := range art.Relations {
				for _, k := range rr.over.showsRelations(string(k)) {
					r, err := rr.read(k)
					if err != nil {
						return err
					}
					if r != nil && slices.ContainsFunc(r.Assertions, func(a schema.Assertion) bool { return a.ArticleID == id }) &&
						!slices.ContainsFunc(relations[i], func(o *schema.Relation) bool { return o.ID == r.ID }) {
						relations[i] = append(relations[i], r)
					}
				}
			}
		}
		return nil
	})
	if err != nil {
		return nil, nil, fmt.Errorf("contents of articles: %w", err)
	}
	return events, relations, nil
}

// readArticle reads an article by its id; nil where there is none.
func readArticle(t *badger.Txn, id string) (*articleRecord, error) {
	n, err := numberOf(t, id)
	if err != nil || n == 0 {
		return nil, err
	}
	return storedArticle(t, n)
}

// storedArticle reads an article by its number.
func storedArticle(t *badger.Txn, n uint64) (*articleRecord, error) {
	a := new(articleRecord)
	ok, err := record(t, numbered(articleFamily, n), a)
	if err == nil && !ok {
		err = fmt.Errorf("article %d is in a list but not in the store", n)
	}
	return a, err
}
