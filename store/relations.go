package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// relationKey is type, subject and object: relations are listed in that order.
func relationKey(k schema.RelationType, subject, object string) []byte {
	return []byte(string(k) + "\x00" + subject + "\x00" + object)
}

// relate brings the relations of an entry into the graph and returns their keys.
func (s *Store) relate(r *resolver, out *schema.Outcome, stats *schema.Statistics) ([][]byte, error) {
	var keys [][]byte
	for i := range r.x.Relations {
		x := &r.x.Relations[i]
		subject, err := r.actor(x.Subject)
		if err != nil {
			return nil, err
		}
		var object string
		if x.Type == schema.Controls {
			object, err = r.place(x.Object)
		} else {
			object, err = r.actor(x.Object)
		}
		if err != nil {
			return nil, err
		}
		if subject == object {
			continue
		}
		if x.Type.Symmetric() && object < subject {
			subject, object = object, subject
		}
		k := relationKey(x.Type, subject, object)
		rec, known, err := readAssertions(r.t, string(k))
		if err != nil {
			return nil, err
		}
		if !known {
			rec = schema.Relation{ID: schema.ContentID(schema.RelationPrefix, string(x.Type), subject, object), Type: x.Type, SubjectID: subject, ObjectID: object}
			stats.Relations++
			for _, end := range []string{subject, object} {
				if err := r.t.Set(append(append(idKey(relationEnd, end), 0), k...), nil); err != nil {
					return nil, err
				}
			}
			if err := r.t.Set(idKey(relationID, rec.ID), k); err != nil {
				return nil, err
			}
		}
		a := schema.Assertion{ArticleID: r.x.Article.ID, Source: r.x.Article.Source, PublishedAt: r.x.Article.PublishedAt, Status: x.Status, Since: x.Since, Until: x.Until,
			Role: x.Role, Support: x.Support, Confidence: x.Confidence, Evidence: evidence(r.x.Article.ID, x.Evidence)}
		if a.Status == "" {
			a.Status = schema.Occurred
		}
		rec.Assertions = append(rec.Assertions, a)
		slices.SortStableFunc(rec.Assertions, func(a, b schema.Assertion) int {
			return cmp.Or(cmp.Compare(assertionKnown(a), assertionKnown(b)), cmp.Compare(a.ArticleID, b.ArticleID))
		})
		if err := r.t.Set(slices.Concat([]byte{byte(relationFamily)}, k), encodeRelation(rec)); err != nil {
			return nil, err
		}
		if !slices.Contains(out.Relations, rec.ID) {
			out.Relations = append(out.Relations, rec.ID)
			keys = append(keys, k)
		}
	}
	return keys, nil
}

func assertionKnown(a schema.Assertion) int64 {
	if t, ok := a.PublishedAt.Earliest(); ok {
		return t.Unix()
	}
	return schema.BeginningOfTime
}

// deriveRelation makes a relation of the assertions that are known by an instant; nil where none is.
func deriveRelation(rec schema.Relation, by int64) *schema.Relation {
	n := 0
	for n < len(rec.Assertions) && assertionKnown(rec.Assertions[n]) <= by {
		n++
	}
	if n == 0 {
		return nil
	}
	r := rec
	r.Assertions = rec.Assertions[:n:n]
	firmest := []schema.Status{schema.Occurred, schema.Planned, schema.Conditional, schema.Denied}
	at := len(firmest) - 1
	for _, a := range r.Assertions {
		at = min(at, max(0, slices.Index(firmest, a.Status)))
		r.Confidence = max(r.Confidence, a.Confidence)
		if a.Role != "" && !slices.Contains(r.Roles, a.Role) {
			r.Roles = append(r.Roles, a.Role)
		}
		for _, x := range a.Support {
			if !slices.Contains(r.Support, x) {
				r.Support = append(r.Support, x)
			}
		}
	}
	r.Status = firmest[at]
	r.Spans = Spans(r.Assertions)
	return &r
}

// Spans are the times in which a relation holds, as its assertions say. One that gives a start holds from then on; one without
// holds from the day of its article, which is all that a report vouches for, but for a former link, whose start is open. It holds
// until the end that it gives, or until a later assertion says that it had ended, or for good. What is planned,
// conditional or denied makes nothing hold, and a denial ends what held before.
func Spans(as []schema.Assertion) []schema.Span {
	var out []schema.Span
	for _, a := range as {
		published := day(a.PublishedAt)
		switch a.Status {
		case schema.Denied:
			out = endAt(out, published)
			continue
		case schema.Planned, schema.Conditional:
			continue
		}
		sp := schema.Span{Since: a.Since, Until: a.Until.End()}
		if sp.Since.IsZero() && sp.Until.IsZero() {
			sp.Since = published
		}
		if !sp.Until.IsZero() {
			out = endAt(out, sp.Until)
		}
		out = addSpan(out, sp)
	}
	return out
}

// endAt ends the spans that are open at a time.
func endAt(spans []schema.Span, t schema.Time) []schema.Span {
	_, end := t.Bounds()
	for i := range spans {
		if from, _ := spans[i].Since.Bounds(); spans[i].Until.IsZero() && (spans[i].Since.IsZero() || from <= end) {
			spans[i].Until = t
		}
	}
	return spans
}

// addSpan joins a span with those that it overlaps or that it would only repeat.
func addSpan(spans []schema.Span, s schema.Span) []schema.Span {
	bounds := func(s schema.Span) (int64, int64) {
		from, _ := s.Since.Bounds()
		_, to := s.Until.Bounds()
		return from, to
	}
	from, to := bounds(s)
	out := spans[:0:0]
	for _, o := range spans {
		of, ot := bounds(o)
		if of > to || from > ot {
			out = append(out, o)
			continue
		}
		if of < from {
			s.Since, from = o.Since, of
		}
		if ot > to {
			s.Until, to = o.Until, ot
		}
	}
	out = append(out, s)
	slices.SortFunc(out, func(a, b schema.Span) int {
		af, _ := bounds(a)
		bf, _ := bounds(b)
		return cmp.Compare(af, bf)
	})
	return out
}

// holds tells whether a relation holds on some instant of a time.
func holds(r *schema.Relation, asOf schema.Time) bool {
	if asOf.IsZero() {
		return true
	}
	df, dt := asOf.Bounds()
	for _, s := range r.Spans {
		from, _ := s.Since.Bounds()
		_, to := s.Until.Bounds()
		if s.Until.IsZero() {
			to = schema.EndOfTime
		}
		if from <= dt && df <= to {
			return true
		}
	}
	return false
}

// readRelation reads a relation by its key as known by an instant; nil where there is none.
func readRelation(t *badger.Txn, key string, by int64) (*schema.Relation, error) {
	rec, ok, err := readAssertions(t, key)
	if err != nil || !ok {
		return nil, err
	}
	return deriveRelation(rec, by), nil
}

func selected(r *schema.Relation, f schema.RelationFilter) bool {
	in := func(list []string, id string) bool { return len(list) == 0 || slices.Contains(list, id) }
	return (len(f.Types) == 0 || slices.Contains(f.Types, r.Type)) && in(f.Subjects, r.SubjectID) && in(f.Objects, r.ObjectID) &&
		(len(f.Around) == 0 || slices.Contains(f.Around, r.SubjectID) || slices.Contains(f.Around, r.ObjectID)) &&
		(len(f.Statuses) == 0 || slices.Contains(f.Statuses, r.Status)) && holds(r, f.AsOf)
}

// scanRelations calls fn with the relations that a filter selects, in order; fn returns false to stop.
func (s *Store) scanRelations(ctx context.Context, t *badger.Txn, f schema.RelationFilter, knownBy int64, fn func(key string, r *schema.Relation) bool) error {
	ends := f.Around
	if len(ends) == 0 {
		ends = f.Subjects
	}
	if len(ends) == 0 {
		ends = f.Objects
	}
	o := badger.DefaultIteratorOptions
	visit := func(key string) (bool, error) {
		r, err := readRelation(t, key, knownBy)
		if err == nil && r != nil && selected(r, f) {
			return fn(key, r), nil
		}
		return true, err
	}
	if len(ends) > 0 {
		var keys []string
		for _, e := range ends {
			prefix := append(idKey(relationEnd, e), 0)
			ks, err := scanIDs(t, prefix, 1<<20)
			if err != nil {
				return err
			}
			keys = append(keys, ks...)
		}
		slices.Sort(keys)
		for _, k := range slices.Compact(keys) {
			if more, err := visit(k); err != nil || !more {
				return err
			}
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		return nil
	}
	prefixes := [][]byte{{byte(relationFamily)}}
	if len(f.Types) > 0 {
		prefixes = nil
		types := slices.Clone(f.Types)
		slices.Sort(types)
		for _, k := range slices.Compact(types) {
			prefixes = append(prefixes, append([]byte{byte(relationFamily)}, string(k)+"\x00"...))
		}
	}
	for _, p := range prefixes {
		o.Prefix = p
		it := t.NewIterator(o)
		for it.Rewind(); it.Valid(); it.Next() {
			more, err := visit(string(it.Item().Key()[1:]))
			if err == nil {
				err = ctx.Err()
			}
			if err != nil || !more {
				it.Close()
				return err
			}
		}
		it.Close()
	}
	return nil
}

// ListRelations returns a page of relations, in the order of type, subject and object.
func (s *Store) ListRelations(ctx context.Context, f schema.RelationFilter, knownBy int64, p schema.Page) (schema.PageOf[*schema.Relation], error) {
	var all []*schema.Relation
	var keys []string
	err := s.view(func(t *badger.Txn) error {
		return s.scanRelations(ctx, t, f, knownBy, func(k string, r *schema.Relation) bool {
			all, keys = append(all, r), append(keys, k)
			return p.Last > 0 || p.Before != "" || p.After != "" || len(all) <= p.First
		})
	})
	if err != nil {
		return schema.PageOf[*schema.Relation]{}, fmt.Errorf("list relations: %w", err)
	}
	return pageOf(all, keys, p)
}

// CountRelations counts the relations that a filter selects.
func (s *Store) CountRelations(ctx context.Context, f schema.RelationFilter, knownBy int64) (int, error) {
	n := 0
	err := s.view(func(t *badger.Txn) error {
		return s.scanRelations(ctx, t, f, knownBy, func(string, *schema.Relation) bool { n++; return true })
	})
	if err != nil {
		return 0, fmt.Errorf("count relations: %w", err)
	}
	return n, nil
}

// Relations reads relations by id, in the order asked; nil for each that is not there or not known by then.
func (s *Store) Relations(_ context.Context, ids []string, knownBy int64) ([]*schema.Relation, error) {
	return readEach(s, ids, func(t *badger.Txn, id string) (*schema.Relation, error) {
		k, err := value(t, idKey(relationID, id))
		if err != nil || k == nil {
			return nil, err
		}
		return readRelation(t, string(k), knownBy)
	})
}
