package store

import (
	"cmp"
	"context"
	"encoding/base64"
	"fmt"
	"slices"
	"strings"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// keyCursor is the cursor of a list that is ordered by a text key.
func keyCursor(key string) string {
	return base64.RawURLEncoding.EncodeToString([]byte("\x02" + key))
}

func parseKeyCursor(field, s string) (string, error) {
	b, err := base64.RawURLEncoding.DecodeString(s)
	if err != nil || len(b) < 1 || len(b) > 2000 || b[0] != 2 {
		return "", schema.Invalidf(field, "is not a cursor of this list")
	}
	return string(b[1:]), nil
}

// pageOf cuts a page out of a list that is ordered by its keys.
func pageOf[T any](all []T, keys []string, p schema.Page) (schema.PageOf[T], error) {
	var out schema.PageOf[T]
	if err := checkPage(p); err != nil {
		return out, err
	}
	from, to := 0, len(all)
	if p.After != "" {
		k, err := parseKeyCursor("after", p.After)
		if err != nil {
			return out, err
		}
		i, found := slices.BinarySearch(keys, k)
		if from = i; found {
			from++
		}
	}
	if p.Before != "" {
		k, err := parseKeyCursor("before", p.Before)
		if err != nil {
			return out, err
		}
		to, _ = slices.BinarySearch(keys, k)
	}
	to = max(from, to)
	if p.First > 0 && to-from > p.First {
		to = from + p.First
	}
	if p.Last > 0 && to-from > p.Last {
		from = to - p.Last
	}
	out.HasPrevious, out.HasNext = from > 0, to < len(all)
	for i := from; i < to; i++ {
		out.Items = append(out.Items, all[i])
		out.Cursors = append(out.Cursors, keyCursor(keys[i]))
	}
	return out, nil
}

// named lists the ids of a kind whose names have all the words (each as the beginning of one), with their order keys.
func named[T any](t *badger.Txn, kind byte, f family, name string, keep func(*T) bool, nameOf func(*T) string) ([]*T, []string, error) {
	var ids []string
	if words := strings.Fields(schema.NameKey(name)); len(words) > 0 {
		for n, w := range words {
			prefix := append([]byte{byte(wordFamily), kind}, w...)
			o := badger.DefaultIteratorOptions
			o.PrefetchValues = false
			o.Prefix = prefix
			it := t.NewIterator(o)
			var found []string
			for it.Rewind(); it.Valid(); it.Next() {
				k := string(it.Item().Key())
				found = append(found, k[strings.IndexByte(k, 0)+1:])
			}
			it.Close()
			slices.Sort(found)
			found = slices.Compact(found)
			if n == 0 {
				ids = found
			} else {
				ids = slices.DeleteFunc(ids, func(id string) bool { _, ok := slices.BinarySearch(found, id); return !ok })
			}
		}
	} else if strings.TrimSpace(name) == "" {
		o := badger.DefaultIteratorOptions
		o.PrefetchValues = false
		o.Prefix = []byte{byte(f)}
		it := t.NewIterator(o)
		for it.Rewind(); it.Valid(); it.Next() {
			ids = append(ids, string(it.Item().Key()[1:]))
		}
		it.Close()
	}
	type row struct {
		v   *T
		key string
	}
	var rows []row
	for _, id := range ids {
		v, err := byID[T](f)(t, id)
		if err != nil {
			return nil, nil, err
		}
		if v != nil && keep(v) {
			rows = append(rows, row{v, schema.NameKey(nameOf(v)) + "\x00" + id})
		}
	}
	slices.SortFunc(rows, func(a, b row) int { return cmp.Compare(a.key, b.key) })
	out, keys := make([]*T, len(rows)), make([]string, len(rows))
	for i, r := range rows {
		out[i], keys[i] = r.v, r.key
	}
	return out, keys, nil
}

func oneOf[T comparable](list []T, v T) bool { return len(list) == 0 || slices.Contains(list, v) }

func (s *Store) actors(f schema.ActorFilter) (out []*schema.Actor, keys []string, err error) {
	err = s.view(func(t *badger.Txn) error {
		out, keys, err = named(t, 'A', actorFamily, f.Name, func(a *schema.Actor) bool { return oneOf(f.Kinds, a.Kind) && oneOf(f.Countries, a.Country) },
			func(a *schema.Actor) string { return a.Name })
		return err
	})
	if err != nil {
		return nil, nil, fmt.Errorf("list actors: %w", err)
	}
	return out, keys, nil
}

func (s *Store) placesNamed(f schema.PlaceFilter) (out []*schema.Place, keys []string, err error) {
	err = s.view(func(t *badger.Txn) error {
		out, keys, err = named(t, 'P', placeFamily, f.Name, func(p *schema.Place) bool { return oneOf(f.Kinds, p.Kind) && oneOf(f.Countries, p.Country) },
			func(p *schema.Place) string { return p.Name })
		return err
	})
	if err != nil {
		return nil, nil, fmt.Errorf("list places: %w", err)
	}
	return out, keys, nil
}

// ListActors returns a page of actors in the order of their names.
func (s *Store) ListActors(_ context.Context, f schema.ActorFilter, p schema.Page) (schema.PageOf[*schema.Actor], error) {
	all, keys, err := s.actors(f)
	if err != nil {
		return schema.PageOf[*schema.Actor]{}, err
	}
	return pageOf(all, keys, p)
}

// CountActors counts the actors that a filter selects.
func (s *Store) CountActors(_ context.Context, f schema.ActorFilter) (int, error) {
	all, _, err := s.actors(f)
	return len(all), err
}

// ListPlaces returns a page of places in the order of their names.
func (s *Store) ListPlaces(_ context.Context, f schema.PlaceFilter, p schema.Page) (schema.PageOf[*schema.Place], error) {
	all, keys, err := s.placesNamed(f)
	if err != nil {
		return schema.PageOf[*schema.Place]{}, err
	}
	return pageOf(all, keys, p)
}

// CountPlaces counts the places that a filter selects.
func (s *Store) CountPlaces(_ context.Context, f schema.PlaceFilter) (int, error) {
	all, _, err := s.placesNamed(f)
	return len(all), err
}

// articleIDs are the ids of the articles that a filter selects, the latest published first, each with its point.
func (s *Store) articlePoints(t *badger.Txn, f schema.ArticleFilter, knownBy int64) ([]point, error) {
	var lists [][][]byte
	if len(f.Sources) > 0 {
		var any [][]byte
		for _, n := range f.Sources {
			any = append(any, list(articlePosting, bySource, schema.NameKey(n)))
		}
		lists = append(lists, any)
	}
	if strings.TrimSpace(f.Words) != "" {
		words := s.folding.words(f.Words)
		if len(words) == 0 {
			return nil, schema.Invalidf("filter.words", "has no word that is searched")
		}
		for _, w := range words {
			lists = append(lists, [][]byte{list(articlePosting, byWord, w)})
		}
	}
	if len(lists) == 0 {
		lists = [][][]byte{{list(articlePosting, byAll, "")}}
	}
	lo, hi := f.Published.Bounds()
	hi = min(hi, knownBy)
	var all []point
	for n, any := range lists {
		found := map[point]bool{}
		for _, prefix := range any {
			o := badger.DefaultIteratorOptions
			o.PrefetchValues = false
			o.Prefix = prefix
			it := t.NewIterator(o)
			for it.Seek(point{ordered(lo), ""}.append(slices.Clone(prefix))); it.Valid(); it.Next() {
				p, _ := pointAt(it.Item().Key()[len(prefix):])
				if p.time > ordered(hi) {
					break
				}
				found[p] = true
			}
			it.Close()
		}
		if n == 0 {
			for p := range found {
				all = append(all, p)
			}
			continue
		}
		all = slices.DeleteFunc(all, func(p point) bool { return !found[p] })
	}
	slices.SortFunc(all, func(a, b point) int { return b.compare(a) })
	return all, nil
}

// ListArticles returns a page of articles, the latest published first.
func (s *Store) ListArticles(_ context.Context, f schema.ArticleFilter, knownBy int64, p schema.Page) (schema.PageOf[*schema.Article], error) {
	var out schema.PageOf[*schema.Article]
	err := s.view(func(t *badger.Txn) error {
		points, err := s.articlePoints(t, f, knownBy)
		if err != nil {
			return err
		}
		keys := make([]string, len(points))
		for i, pt := range points {
			// Keys ascend where publication descends.
			keys[i] = fmt.Sprintf("%016x%s", ^pt.time, pt.id)
		}
		order := make([]int, len(points))
		for i := range order {
			order[i] = i
		}
		slices.SortFunc(order, func(a, b int) int { return cmp.Compare(keys[a], keys[b]) })
		sorted, ids := make([]string, len(keys)), make([]string, len(keys))
		for i, k := range order {
			sorted[i], ids[i] = keys[k], points[k].id
		}
		page, err := pageOf(ids, sorted, p)
		if err != nil {
			return err
		}
		out.Cursors, out.HasNext, out.HasPrevious = page.Cursors, page.HasNext, page.HasPrevious
		for _, id := range page.Items {
			r, err := byID[articleRecord](articleFamily)(t, id)
			if err != nil || r == nil {
				return fmt.Errorf("article %s: %w", id, cmp.Or(err, badger.ErrKeyNotFound))
			}
			out.Items = append(out.Items, &r.Article)
		}
		return nil
	})
	if err != nil {
		return schema.PageOf[*schema.Article]{}, fmt.Errorf("list articles: %w", err)
	}
	return out, nil
}

// CountArticles counts the articles that a filter selects.
func (s *Store) CountArticles(_ context.Context, f schema.ArticleFilter, knownBy int64) (n int, err error) {
	err = s.view(func(t *badger.Txn) error {
		points, err := s.articlePoints(t, f, knownBy)
		n = len(points)
		return err
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
		for i, id := range ids {
			art, err := byID[articleRecord](articleFamily)(t, id)
			if err != nil {
				return err
			}
			if art == nil {
				continue
			}
			seen := map[string]bool{}
			for _, r := range art.ReportIDs {
				ev, err := value(t, idKey(reportFamily, r))
				if err != nil {
					return err
				}
				if seen[string(ev)] {
					continue
				}
				seen[string(ev)] = true
				e, err := s.event(t, string(ev), knownBy)
				if err != nil {
					return err
				}
				if e != nil {
					events[i] = append(events[i], e)
				}
			}
			for _, k := range art.Relations {
				var rec schema.Relation
				if ok, err := record(t, append([]byte{byte(relationFamily)}, k...), &rec); err != nil || !ok {
					return err
				}
				if r := deriveRelation(rec, knownBy); r != nil {
					relations[i] = append(relations[i], r)
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
