package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// Corrections returns a page of the corrections, the latest first; cursors are opaque.
func (s *Store) Corrections(_ context.Context, p schema.Page) (schema.PageOf[*schema.Correction], error) {
	var out schema.PageOf[*schema.Correction]
	err := s.view(func(*badger.Txn) (err error) {
		var keys []string
		var all []*schema.Correction
		for _, c := range slices.Backward(s.corrections.all) {
			// A list in the order of its keys: the latest has the smallest.
			keys, all = append(keys, fmt.Sprintf("%020d", ^c.Position)), append(all, c)
		}
		out, err = pageOf(all, keys, p)
		return err
	})
	if err != nil {
		return out, fmt.Errorf("corrections: %w", err)
	}
	return out, nil
}

// CountCorrections counts the corrections, undos among them.
func (s *Store) CountCorrections(context.Context) (n int, err error) {
	err = s.view(func(*badger.Txn) error { n = len(s.corrections.all); return nil })
	return n, err
}

// CorrectionsAt reads corrections by position, in the order asked; nil for each that is none.
func (s *Store) CorrectionsAt(_ context.Context, positions []uint64) ([]*schema.Correction, error) {
	out := make([]*schema.Correction, len(positions))
	err := s.view(func(*badger.Txn) error {
		for i, p := range positions {
			if k, ok := s.corrections.find(p); ok {
				out[i] = s.corrections.all[k]
			}
		}
		return nil
	})
	return out, err
}

func (c *corrections) find(position uint64) (int, bool) {
	return slices.BinarySearchFunc(c.all, position, func(x *schema.Correction, p uint64) int {
		switch {
		case x.Position < p:
			return -1
		case x.Position > p:
			return 1
		}
		return 0
	})
}

// History returns for each id (of an event, actor, place, article, report or relation) the corrections that are about it, undone ones and
// undos among them, in the order in which they were made. Those of an event are also those of its reports and their articles and of
// events that it was merged with or split from; those of an actor also those of the actors merged into it; those of an article
// also those of its reports; those of a relation are those of its ends and of the articles that assert it.
func (s *Store) History(_ context.Context, ids []string) ([][]*schema.Correction, error) {
	out := make([][]*schema.Correction, len(ids))
	err := s.view(func(t *badger.Txn) error {
		if len(s.corrections.all) == 0 {
			return nil
		}
		for i, id := range ids {
			about, err := s.aboutIDs(t, id)
			if err != nil {
				return err
			}
			out[i] = s.corrections.about(about)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("history: %w", err)
	}
	return out, nil
}

// aboutIDs are the ids whose corrections are about what an id names.
func (s *Store) aboutIDs(t *badger.Txn, id string) (map[string]bool, error) {
	out := setOf(id)
	o := s.corrections.main
	switch {
	case strings.HasPrefix(id, schema.EventPrefix):
		sh, err := o.shown(t, id)
		if err != nil {
			return nil, err
		}
		for _, r := range slices.Concat(sh.reports, sh.retracted) {
			out[r.ID], out[r.ArticleID] = true, true
		}
		if o != nil {
			from, _ := o.sourcesOf(id)
			for _, f := range from {
				out[f] = true
			}
		}
	case strings.HasPrefix(id, schema.ActorPrefix) && o != nil:
		for _, m := range o.members[id] {
			out[m] = true
		}
	case strings.HasPrefix(id, schema.ArticlePrefix):
		art, err := readArticle(t, id)
		if err != nil {
			return nil, err
		}
		if art != nil {
			for _, r := range art.ReportIDs {
				out[r] = true
			}
		}
	case strings.HasPrefix(id, schema.RelationPrefix):
		return s.aboutRelation(t, id)
	}
	return out, nil
}

func (s *Store) aboutRelation(t *badger.Txn, id string) (map[string]bool, error) {
	out := map[string]bool{}
	k, err := value(t, idKey(relationID, id))
	if err != nil {
		return nil, err
	}
	o := s.corrections.main
	key, touched := o.relationNamed(id, string(k))
	if !touched {
		key = string(k)
	}
	stored, plain := o.relation(key)
	if plain {
		stored = []string{key}
	}
	for _, key := range append(stored, key) {
		_, subject, object := cutRelation(key)
		out[subject], out[object] = true, true
		err := scanAssertions(t, key, func(a schema.Assertion) error { out[a.ArticleID] = true; return nil })
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// about are the corrections that name one of some ids, and what undoes them.
func (c *corrections) about(ids map[string]bool) []*schema.Correction {
	if c.main != nil {
		for old, now := range c.main.leads {
			if ids[now] {
				ids[old] = true
			}
		}
	}
	var out []*schema.Correction
	undoes := map[uint64]bool{}
	for _, x := range c.all {
		named := ids[x.Target] || ids[x.Made] || undoes[x.Undoes] ||
			slices.ContainsFunc(x.Others, func(id string) bool { return ids[id] }) || slices.ContainsFunc(x.Reports, func(id string) bool { return ids[id] })
		if named {
			out = append(out, x)
			undoes[x.Position] = true
		}
	}
	return out
}
