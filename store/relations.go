package store

import (
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"

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
		id := schema.ContentID(schema.RelationPrefix, string(x.Type), subject, object)
		known, err := r.g.get(idKey(relationID, id))
		if err != nil {
			return nil, err
		}
		if known == nil {
			stats.Relations++
			keys := [][]byte{slices.Concat([]byte{byte(relationFamily)}, k)}
			for _, end := range []string{subject, object} {
				keys = append(keys, append(append(idKey(relationEnd, end), 0), k...))
			}
			for _, key := range keys {
				if err := r.g.set(key, nil); err != nil {
					return nil, err
				}
			}
			if err := r.g.set(idKey(relationID, id), k); err != nil {
				return nil, err
			}
		}
		a := schema.Assertion{ArticleID: r.x.Article.ID, Source: r.x.Article.Source, PublishedAt: r.x.Article.PublishedAt, Status: x.Status, Since: x.Since, Until: x.Until,
			Role: x.Role, Support: x.Support, Confidence: x.Confidence, Evidence: evidence(r.x.Article.ID, x.Evidence)}
		if a.Status == "" {
			a.Status = schema.Occurred
		}
		// An article may assert a relation more than once; its place in the article keeps these apart and in order.
		at := append(binary.BigEndian.AppendUint64(assertionPrefix(string(k)), ordered(assertionKnown(a))), a.ArticleID...)
		if err := r.g.set(binary.BigEndian.AppendUint32(at, uint32(i)), encodeAssertion(a)); err != nil {
			return nil, err
		}
		if !slices.Contains(out.Relations, id) {
			out.Relations = append(out.Relations, id)
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

// assertionPrefix is what the keys of a relation's assertions begin with.
func assertionPrefix(key string) []byte {
	return append(append([]byte{byte(assertionFamily)}, key...), 0)
}

// deriveRelation fills in what follows from a relation's assertions.
func deriveRelation(r *schema.Relation) {
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
		if from, to := extent(s); from <= dt && df <= to {
			return true
		}
	}
	return false
}

// extent is from when to when, in Unix seconds, a span can have held.
func extent(s schema.Span) (from, to int64) {
	from, _ = s.Since.Bounds()
	if _, to = s.Until.Bounds(); s.Until.IsZero() {
		to = schema.EndOfTime
	}
	return from, to
}

// relationReader reads relations as known by an instant and as corrections have them, on one iterator.
type relationReader struct {
	t    *badger.Txn
	it   *badger.Iterator
	by   int64
	over *overlay
}

func (s *Store) newRelationReader(t *badger.Txn, by int64) (*relationReader, error) {
	over, err := s.corrected(t, by)
	if err != nil {
		return nil, err
	}
	rr := &relationReader{t: t, by: by, over: over}
	rr.open()
	return rr, nil
}

func (rr *relationReader) open() {
	o := badger.DefaultIteratorOptions
	o.PrefetchValues = false
	o.Prefix = []byte{byte(assertionFamily)}
	rr.it = rr.t.NewIterator(o)
}

func (rr *relationReader) close() { rr.it.Close() }

// read reads a relation by its key; nil where there is none, or none known by then.
func (rr *relationReader) read(key string) (*schema.Relation, error) {
	kind, subject, object := cutRelation(key)
	r := &schema.Relation{Type: schema.RelationType(kind), SubjectID: subject, ObjectID: object}
	var err error
	if r.Assertions, err = rr.assertions(key); err != nil {
		return nil, fmt.Errorf("relation %q: %w", key, err)
	}
	if len(r.Assertions) == 0 {
		return nil, nil
	}
	r.ID = schema.ContentID(schema.RelationPrefix, kind, subject, object)
	deriveRelation(r)
	return r, nil
}

// stored reads the assertions under a key, as articles made them.
func (rr *relationReader) stored(key string) ([]placedAssertion, error) {
	var out []placedAssertion
	prefix := assertionPrefix(key)
	for rr.it.Seek(prefix); rr.it.ValidForPrefix(prefix); rr.it.Next() {
		at := rr.it.Item().Key()[len(prefix):]
		if len(at) >= 8 && binary.BigEndian.Uint64(at) > ordered(rr.by) {
			break
		}
		a := placedAssertion{at: string(at)}
		err := rr.it.Item().Value(func(b []byte) (err error) {
			a.Assertion, err = decodeAssertion(b)
			return err
		})
		if err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, nil
}

func selected(r *schema.Relation, f schema.RelationFilter) bool {
	in := func(list []string, id string) bool { return len(list) == 0 || slices.Contains(list, id) }
	return (len(f.Types) == 0 || slices.Contains(f.Types, r.Type)) && in(f.Subjects, r.SubjectID) && in(f.Objects, r.ObjectID) &&
		(len(f.Around) == 0 || slices.Contains(f.Around, r.SubjectID) || slices.Contains(f.Around, r.ObjectID)) &&
		(len(f.Statuses) == 0 || slices.Contains(f.Statuses, r.Status)) && holds(r, f.AsOf)
}

// scanRelations calls fn with the relations that a filter selects, in order, from behind a key on ("" for all); fn returns false to
// stop.
func (s *Store) scanRelations(ctx context.Context, t *badger.Txn, f schema.RelationFilter, knownBy int64, after string, fn func(key string, r *schema.Relation) bool) error {
	rr, err := s.newRelationReader(t, knownBy)
	if err != nil {
		return err
	}
	defer rr.close()
	f = rr.over.relationFilter(f)
	visit := func(key string) (bool, error) {
		r, err := rr.read(key)
		if err == nil && r != nil && selected(r, f) {
			return fn(key, r), ctx.Err()
		}
		return true, cmp.Or(err, ctx.Err())
	}
	if ends := firstOf(f.Around, f.Subjects, f.Objects); len(ends) > 0 {
		var keys []string
		for _, e := range ends {
			ks, err := rr.keysAt(e)
			if err != nil {
				return err
			}
			keys = append(keys, ks...)
		}
		slices.Sort(keys)
		for _, k := range slices.Compact(keys) {
			if k <= after {
				continue
			}
			if more, err := visit(k); err != nil || !more {
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
		if more, err := scanRelationKeys(t, rr.over, p, after, visit); err != nil || !more {
			return err
		}
	}
	return nil
}

// firstOf is the first list that is not empty.
func firstOf(lists ...[]string) []string {
	for _, l := range lists {
		if len(l) > 0 {
			return l
		}
	}
	return nil
}

func scanRelationKeys(t *badger.Txn, over *overlay, prefix []byte, after string, visit func(key string) (bool, error)) (bool, error) {
	o := badger.DefaultIteratorOptions
	o.PrefetchValues = false
	o.Prefix = prefix
	it := t.NewIterator(o)
	defer it.Close()
	from := slices.Concat([]byte{byte(relationFamily)}, []byte(after), []byte{0})
	if after == "" || bytes.Compare(from, prefix) < 0 {
		from = prefix
	}
	// Those that corrections touch stand in order between the others.
	touched := over.relationKeys("")
	i, _ := slices.BinarySearch(touched, string(from[1:]))
	touched = touched[i:]
	next := func(until string) (bool, error) {
		for len(touched) > 0 && strings.HasPrefix(touched[0], string(prefix[1:])) && (until == "" || touched[0] < until) {
			if more, err := visit(touched[0]); err != nil || !more {
				return false, err
			}
			touched = touched[1:]
		}
		return true, nil
	}
	for it.Seek(from); it.Valid(); it.Next() {
		key := string(it.Item().Key()[1:])
		if _, plain := over.relation(key); !plain {
			continue
		}
		if more, err := next(key); err != nil || !more {
			return false, err
		}
		if more, err := visit(key); err != nil || !more {
			return false, err
		}
	}
	return next("")
}

// ListRelations returns a page of relations, in the order of type, subject and object. Pages from the end read all that the filter selects.
func (s *Store) ListRelations(ctx context.Context, f schema.RelationFilter, knownBy int64, p schema.Page) (schema.PageOf[*schema.Relation], error) {
	var all []*schema.Relation
	var keys []string
	after := ""
	if err := validRelations(f); err != nil {
		return schema.PageOf[*schema.Relation]{}, err
	}
	if p.After != "" {
		var err error
		if after, err = parseKeyCursor("after", p.After); err != nil {
			return schema.PageOf[*schema.Relation]{}, err
		}
	}
	err := s.view(func(t *badger.Txn) error {
		return s.scanRelations(ctx, t, f, knownBy, after, func(k string, r *schema.Relation) bool {
			all, keys = append(all, r), append(keys, k)
			return p.Last > 0 || p.Before != "" || len(all) <= p.First
		})
	})
	if err != nil {
		return schema.PageOf[*schema.Relation]{}, fmt.Errorf("list relations: %w", err)
	}
	out, err := pageOf(all, keys, p)
	out.HasPrevious = out.HasPrevious || p.After != ""
	return out, err
}

// CountRelations counts the relations that a filter selects.
func (s *Store) CountRelations(ctx context.Context, f schema.RelationFilter, knownBy int64) (int, error) {
	if err := validRelations(f); err != nil {
		return 0, err
	}
	n := 0
	err := s.view(func(t *badger.Txn) error {
		return s.scanRelations(ctx, t, f, knownBy, "", func(string, *schema.Relation) bool { n++; return true })
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
		if err != nil {
			return nil, err
		}
		rr, err := s.newRelationReader(t, knownBy)
		if err != nil {
			return nil, err
		}
		defer rr.close()
		key, touched := rr.over.relationNamed(id, string(k))
		if !touched {
			key = string(k)
		}
		if key == "" {
			return nil, nil
		}
		return rr.read(key)
	})
}
