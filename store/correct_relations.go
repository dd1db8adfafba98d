package store

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// relations are those that corrections touch: keys of relations with the stored keys whose assertions they may have, and the same turned
// around, by end, by id and in order.
type relations struct {
	from, to map[string][]string
	ends     map[string][]string
	ids      map[string]string
	keys     []string
	// more is by how many relations there are more than stored; known where counted.
	more    int
	counted bool
}

func newRelations() relations {
	return relations{from: map[string][]string{}, to: map[string][]string{}, ends: map[string][]string{}, ids: map[string]string{}}
}

func idOfRelation(kind, subject, object string) string {
	return schema.ContentID(schema.RelationPrefix, kind, subject, object)
}

// cutRelation takes a relation's key apart.
func cutRelation(key string) (kind, subject, object string) {
	kind, ends, _ := strings.Cut(key, "\x00")
	subject, object, _ = strings.Cut(ends, "\x00")
	return kind, subject, object
}

// touchRelations touches the relations of moved actors and those that a retracted article asserts.
func (o *overlay) touchRelations(t *badger.Txn) error {
	var keys []string
	for _, id := range slices.Sorted(maps.Keys(o.actors.at)) {
		found, err := scanIDs(t, append(idKey(relationEnd, id), 0), math.MaxInt)
		if err != nil {
			return err
		}
		keys = append(keys, found...)
	}
	for id := range o.retracted {
		if !strings.HasPrefix(id, schema.ArticlePrefix) {
			continue
		}
		art, err := readArticle(t, id)
		if err != nil {
			return err
		}
		if art != nil {
			for _, k := range art.Relations {
				keys = append(keys, string(k))
			}
		}
	}
	slices.Sort(keys)
	for _, k := range slices.Compact(keys) {
		if err := o.touchRelation(t, k); err != nil {
			return err
		}
	}
	o.keys = slices.Sorted(maps.Keys(o.relations.from))
	return nil
}

// touchRelation finds the relations that a stored one is shown as, and takes those that are stored under their keys along.
func (o *overlay) touchRelation(t *badger.Txn, key string) error {
	shown, err := o.relationsOf(t, key)
	if err != nil {
		return err
	}
	if o.relations.to[key] == nil {
		o.relations.to[key] = []string{}
	}
	for _, k := range shown {
		o.link(k, key)
		stored, err := exists(t, slices.Concat([]byte{byte(relationFamily)}, []byte(k)))
		if err != nil {
			return err
		}
		if stored {
			o.link(k, k)
		}
	}
	o.counted = false
	return nil
}

func (o *overlay) link(shown, stored string) {
	r := &o.relations
	if !slices.Contains(r.from[shown], stored) {
		r.from[shown] = append(slices.Clone(r.from[shown]), stored)
	}
	if !slices.Contains(r.to[stored], shown) {
		r.to[stored] = append(slices.Clone(r.to[stored]), shown)
	}
	kind, subject, object := cutRelation(shown)
	r.ids[idOfRelation(kind, subject, object)] = shown
	for _, end := range []string{subject, object} {
		if !slices.Contains(r.ends[end], shown) {
			r.ends[end] = append(slices.Clone(r.ends[end]), shown)
		}
	}
}

// relationsOf are the keys under which the assertions of a stored relation are shown.
func (o *overlay) relationsOf(t *badger.Txn, key string) ([]string, error) {
	_, subject, object := cutRelation(key)
	if !o.split[subject] && !o.split[object] {
		k, err := o.relationIn(t, key, "")
		if k == "" {
			return nil, err
		}
		return []string{k}, err
	}
	var out []string
	err := scanAssertions(t, key, func(a schema.Assertion) error {
		k, err := o.relationIn(t, key, a.ArticleID)
		if k != "" && !slices.Contains(out, k) {
			out = append(out, k)
		}
		return err
	})
	return out, err
}

// relationIn is the key under which what an article asserts under a stored key is shown; "" where both ends are one.
func (o *overlay) relationIn(t *badger.Txn, key, article string) (string, error) {
	kind, subject, object := cutRelation(key)
	subject, err := o.actorIn(t, article, subject)
	if err != nil {
		return "", err
	}
	if object, err = o.actorIn(t, article, object); err != nil {
		return "", err
	}
	if subject == object {
		return "", nil
	}
	if schema.RelationType(kind).Symmetric() && object < subject {
		subject, object = object, subject
	}
	return string(relationKey(schema.RelationType(kind), subject, object)), nil
}

func scanAssertions(t *badger.Txn, key string, fn func(schema.Assertion) error) error {
	o := badger.DefaultIteratorOptions
	o.Prefix = assertionPrefix(key)
	it := t.NewIterator(o)
	defer it.Close()
	for it.Rewind(); it.Valid(); it.Next() {
		err := it.Item().Value(func(b []byte) error {
			a, err := decodeAssertion(b)
			return cmp.Or(err, fn(a))
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// joinedRelations brings relations that a load touched into the overlay.
func (o *overlay) joinedRelations(t *badger.Txn, ids []string) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, id := range ids {
		v, err := value(t, idKey(relationID, id))
		if err != nil {
			return err
		}
		key := string(v)
		_, subject, object := cutRelation(key)
		if len(o.actors.at[subject])+len(o.actors.at[object]) == 0 && o.relations.from[key] == nil && o.relations.to[key] == nil {
			continue
		}
		if err := o.touchRelation(t, key); err != nil {
			return err
		}
	}
	if o.keys = slices.Sorted(maps.Keys(o.relations.from)); len(o.keys) == 0 {
		o.keys = nil
	}
	return nil
}

// relation is what the overlay has of a key: where the assertions come from, whether the stored relation of the key counts as it is.
func (o *overlay) relation(key string) (from []string, plain bool) {
	if o == nil {
		return nil, true
	}
	o.mu.RLock()
	defer o.mu.RUnlock()
	from = o.relations.from[key]
	return from, from == nil && o.relations.to[key] == nil
}

// relationKeys are the keys of the touched relations in order; at an end, or all for "".
func (o *overlay) relationKeys(end string) []string {
	if o == nil {
		return nil
	}
	o.mu.RLock()
	defer o.mu.RUnlock()
	if end == "" {
		return o.keys
	}
	return o.relations.ends[end]
}

// relationNamed is the key of a touched relation by the id that it or a stored one has; false for one that is not touched.
func (o *overlay) relationNamed(id, stored string) (string, bool) {
	if o == nil {
		return "", false
	}
	o.mu.RLock()
	defer o.mu.RUnlock()
	if k, ok := o.relations.ids[id]; ok {
		return k, true
	}
	to, ok := o.relations.to[stored]
	if !ok || len(to) == 0 {
		return "", ok
	}
	return to[0], true
}

// showsRelations are the keys under which a stored relation is shown.
func (o *overlay) showsRelations(stored string) []string {
	if o == nil {
		return []string{stored}
	}
	o.mu.RLock()
	defer o.mu.RUnlock()
	if to, ok := o.relations.to[stored]; ok {
		return to
	}
	return []string{stored}
}

// keysAt are the keys of the relations at an end, in order.
func (rr *relationReader) keysAt(end string) ([]string, error) {
	end = rr.over.actor(end)
	found, err := scanIDs(rr.t, append(idKey(relationEnd, end), 0), math.MaxInt)
	if err != nil || rr.over == nil {
		return found, err
	}
	keys := slices.DeleteFunc(found, func(k string) bool { _, plain := rr.over.relation(k); return !plain })
	keys = append(keys, rr.over.relationKeys(end)...)
	slices.Sort(keys)
	return keys, nil
}

// assertions reads those of a relation that are known by the reader's moment, in order.
func (rr *relationReader) assertions(key string) ([]schema.Assertion, error) {
	from, plain := rr.over.relation(key)
	if plain {
		from = []string{key}
	}
	var out []placedAssertion
	for _, stored := range from {
		found, err := rr.stored(stored)
		if err != nil {
			return nil, err
		}
		for _, a := range found {
			if rr.over != nil {
				if rr.over.retracted[a.ArticleID] != nil {
					continue
				}
				if !plain {
					k, err := rr.over.relationIn(rr.t, stored, a.ArticleID)
					if err != nil {
						return nil, err
					}
					if k != key {
						continue
					}
				}
			}
			out = append(out, a)
		}
	}
	if len(from) > 1 {
		slices.SortStableFunc(out, func(a, b placedAssertion) int { return cmp.Compare(a.at, b.at) })
	}
	as := make([]schema.Assertion, len(out))
	for i := range out {
		as[i] = out[i].Assertion
	}
	return as, nil
}

// placedAssertion is an assertion with the end of its key, which orders it.
type placedAssertion struct {
	schema.Assertion
	at string
}

// moreRelations is by how many relations there are more than stored.
func (o *overlay) moreRelations(t *badger.Txn) (int, error) {
	if o == nil {
		return 0, nil
	}
	o.mu.RLock()
	more, counted, keys, stored := o.more, o.counted, o.keys, len(o.relations.to)
	o.mu.RUnlock()
	if counted {
		return more, nil
	}
	rr := &relationReader{t: t, by: schema.EndOfTime, over: o}
	rr.open()
	defer rr.close()
	more = -stored
	for _, k := range keys {
		as, err := rr.assertions(k)
		if err != nil {
			return 0, err
		}
		if len(as) > 0 {
			more++
		}
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	if len(o.keys) == len(keys) && len(o.relations.to) == stored {
		o.more, o.counted = more, true
	}
	return more, nil
}

// relationFilter is a filter with the actors as corrections have them.
func (o *overlay) relationFilter(f schema.RelationFilter) schema.RelationFilter {
	if o == nil {
		return f
	}
	of := func(ids []string) []string {
		var out []string
		for _, id := range ids {
			out = append(out, o.actor(id))
		}
		return out
	}
	f.Subjects, f.Objects, f.Around = of(f.Subjects), of(f.Objects), of(f.Around)
	return f
}
