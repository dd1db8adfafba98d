package store

import (
	"cmp"
	"context"
	"encoding/base64"
	"fmt"
	"math"
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

// names says where a kind of record is kept and listed.
type names[T any] struct {
	kind    byte
	family  family
	name    func(*T) string
	id      func(*T) string
	aliases func(*T) []schema.Alias
	// kept are the records that were read, under the ids of those that have a folded name.
	kept  func(*memos) *memo[string, *T]
	under func(*memos) *memo[string, []string]
	// total is how many there are of the kind.
	total func(schema.Statistics) int
	// corrected are the records that corrections touch, as they have them, with their keys, in order, and the ids of all that they touch; nil
	// where there are none of the kind.
	corrected func(s *Store, t *badger.Txn) (keys []string, records []*T, touched map[string]bool, err error)
}

var (
	actorNames = names[schema.Actor]{'A', actorFamily, func(a *schema.Actor) string { return a.Name }, func(a *schema.Actor) string { return a.ID }, func(a *schema.Actor) []schema.Alias { return a.Aliases },
		func(m *memos) *memo[string, *schema.Actor] { return m.actors }, func(m *memos) *memo[string, []string] { return m.names }, func(st schema.Statistics) int { return st.Actors }, (*Store).namedActors}
	placeNames = names[schema.Place]{'P', placeFamily, func(p *schema.Place) string { return p.Name }, func(p *schema.Place) string { return p.ID }, func(p *schema.Place) []schema.Alias { return p.Aliases },
		func(m *memos) *memo[string, *schema.Place] { return m.places }, func(m *memos) *memo[string, []string] { return m.placeNames }, func(st schema.Statistics) int { return st.Places }, nil}
)

// closeness is how close a record is to a search for a folded name.
func (n *names[T]) closeness(v *T, key string) schema.Closeness {
	return schema.ClosenessOf(n.name(v), n.aliases(v), key)
}

// find reads the records whose names have all the words of a folded name (each as the beginning of one), with their keys, in order: the closest first.
func (n names[T]) find(s *Store, t *badger.Txn, name string, keep func(*T) bool) ([]*T, []string, error) {
	words := strings.Fields(name)
	var ids []string
	for i, w := range words {
		prefix := append([]byte{byte(wordFamily), n.kind}, w...)
		found, err := scanIDs(t, prefix, math.MaxInt)
		if err != nil {
			return nil, nil, err
		}
		for k, tail := range found {
			found[k] = tail[strings.IndexByte(tail, 0)+1:]
		}
		slices.Sort(found)
		found = slices.Compact(found)
		if i == 0 {
			ids = found
		} else {
			ids = slices.DeleteFunc(ids, func(id string) bool { _, ok := slices.BinarySearch(found, id); return !ok })
		}
	}
	type row struct {
		v   *T
		key string
	}
	var rows []row
	add := func(v *T, key string) { rows = append(rows, row{v, fmt.Sprint(int(n.closeness(v, name))) + key}) }
	ckeys, crecords, touched, err := n.touched(s, t)
	if err != nil {
		return nil, nil, err
	}
	for i, v := range crecords {
		if a, ok := any(v).(*schema.Actor); ok && hasWords(a, words) && keep(v) {
			add(v, ckeys[i])
		}
	}
	for _, id := range ids {
		if touched[id] {
			continue
		}
		v, err := remembered(n.kept(s.memos), n.family, t, id)
		if err != nil {
			return nil, nil, err
		}
		if v != nil && keep(v) {
			add(v, schema.NameKey(n.name(v))+"\x00"+id)
		}
	}
	slices.SortFunc(rows, func(a, b row) int { return cmp.Compare(a.key, b.key) })
	out, keys := make([]*T, len(rows)), make([]string, len(rows))
	for i, r := range rows {
		out[i], keys[i] = r.v, r.key
	}
	return out, keys, nil
}

func (n names[T]) touched(s *Store, t *badger.Txn) ([]string, []*T, map[string]bool, error) {
	if n.corrected == nil {
		return nil, nil, nil, nil
	}
	return n.corrected(s, t)
}

// scan calls fn with the records of the kind and their keys, in the order of their names or against it, from behind a key on ("" for the
// start), until it returns false.
func (n names[T]) scan(ctx context.Context, s *Store, t *badger.Txn, after string, reverse bool, fn func(key string, v *T) bool) error {
	prefix := []byte{byte(nameFamily), n.kind}
	o := badger.DefaultIteratorOptions
	o.PrefetchValues = false
	o.Reverse = reverse
	it := t.NewIterator(o)
	defer it.Close()
	start := append(slices.Clone(prefix), after...)
	if after == "" && reverse {
		start = append(start, 0xff)
	}
	keys, records, touched, err := n.touched(s, t)
	if err != nil {
		return err
	}
	if reverse {
		slices.Reverse(keys)
		slices.Reverse(records)
	}
	ahead := func(a, b string) bool { return a < b != reverse }
	// next gives the corrected records that stand before a key, all for "".
	next := func(until string) bool {
		for ; len(keys) > 0 && (until == "" || ahead(keys[0], until)); keys, records = keys[1:], records[1:] {
			if (after == "" || ahead(after, keys[0]) && after != keys[0]) && !fn(keys[0], records[0]) {
				return false
			}
		}
		return true
	}
	for it.Seek(start); it.ValidForPrefix(prefix); it.Next() {
		key := string(it.Item().Key()[len(prefix):])
		id := key[strings.IndexByte(key, 0)+1:]
		if key == after || touched[id] {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if !next(key) {
			return nil
		}
		v, err := remembered(n.kept(s.memos), n.family, t, id)
		if err != nil {
			return err
		}
		if v != nil && !fn(key, v) {
			return nil
		}
	}
	next("")
	return nil
}

// page returns a page of the records of a name ("" for all) that are to be kept; keep is nil where all are.
func (n names[T]) page(ctx context.Context, s *Store, name string, keep func(*T) bool, p schema.Page) (schema.PageOf[*T], error) {
	var out schema.PageOf[*T]
	if keep == nil {
		keep = func(*T) bool { return true }
	}
	if err := checkPage(p); err != nil {
		return out, err
	}
	err := s.view(func(t *badger.Txn) error {
		if strings.TrimSpace(name) != "" {
			all, keys, err := n.find(s, t, schema.NameKey(name), keep)
			if err != nil {
				return err
			}
			out, err = pageOf(all, keys, p)
			return err
		}
		from, to, size, backward := p.After, p.Before, p.First, p.Last > 0
		fields := [2]string{"after", "before"}
		if backward {
			from, to, size = to, from, p.Last
			fields[0], fields[1] = fields[1], fields[0]
		}
		var ends [2]string
		for i, c := range []string{from, to} {
			if c == "" {
				continue
			}
			key, err := parseKeyCursor(fields[i], c)
			if err != nil {
				return err
			}
			ends[i] = key
		}
		more := false
		err := n.scan(ctx, s, t, ends[0], backward, func(key string, v *T) bool {
			if to != "" && (!backward && key >= ends[1] || backward && key <= ends[1]) {
				more = true
				return false
			}
			if !keep(v) {
				return true
			}
			if more = len(out.Items) == size; more {
				return false
			}
			out.Items, out.Cursors = append(out.Items, v), append(out.Cursors, keyCursor(key))
			return true
		})
		out.HasNext, out.HasPrevious = more, from != ""
		if backward {
			slices.Reverse(out.Items)
			slices.Reverse(out.Cursors)
			out.HasNext, out.HasPrevious = out.HasPrevious, out.HasNext
		}
		return err
	})
	return out, err
}

// count counts the records of a name ("" for all) that are to be kept; keep is nil where all are.
func (n names[T]) count(ctx context.Context, s *Store, name string, keep func(*T) bool) (count int, err error) {
	err = s.view(func(t *badger.Txn) error {
		all := keep == nil
		if all {
			keep = func(*T) bool { return true }
		}
		switch {
		case strings.TrimSpace(name) != "":
			found, _, err := n.find(s, t, schema.NameKey(name), keep)
			count = len(found)
			return err
		case all:
			var st schema.Statistics
			if _, err := record(t, statsKey, &st); err != nil {
				return err
			}
			count = n.total(st)
			if n.corrected != nil {
				more, err := s.moreActors(t)
				count += more
				return err
			}
			return nil
		}
		return n.scan(ctx, s, t, "", false, func(_ string, v *T) bool {
			if keep(v) {
				count++
			}
			return true
		})
	})
	return count, err
}

func oneOf[T comparable](list []T, v T) bool { return len(list) == 0 || slices.Contains(list, v) }

// actorsKept tells which actors a filter keeps, nil for all.
func (s *Store) actorsKept(ctx context.Context, f schema.ActorFilter) (func(*schema.Actor) bool, error) {
	if len(f.Kinds)+len(f.Countries) == 0 {
		return nil, nil
	}
	// Others than places have: coders of actors have codes of their own.
	countries, err := s.countries("filter.countries", f.Countries, func(t *badger.Txn, code string) (found bool, err error) {
		err = actorNames.scan(ctx, s, t, "", false, func(_ string, a *schema.Actor) bool {
			found = a.Country == code
			return !found
		})
		return found, err
	})
	return func(a *schema.Actor) bool { return oneOf(f.Kinds, a.Kind) && oneOf(countries, a.Country) }, err
}

// placesKept tells which places a filter keeps, nil for all.
func (s *Store) placesKept(f schema.PlaceFilter) (func(*schema.Place) bool, error) {
	if len(f.Kinds)+len(f.Countries) == 0 {
		return nil, nil
	}
	countries, err := s.countries("filter.countries", f.Countries, nil)
	return func(p *schema.Place) bool { return oneOf(f.Kinds, p.Kind) && oneOf(countries, p.Country) }, err
}

// ListActors returns a page of actors in the order of their names; of those that a name is looked for, the ones that are called just so come first.
func (s *Store) ListActors(ctx context.Context, f schema.ActorFilter, p schema.Page) (schema.PageOf[*schema.Actor], error) {
	keep, err := s.actorsKept(ctx, f)
	if err != nil {
		return schema.PageOf[*schema.Actor]{}, fmt.Errorf("list actors: %w", err)
	}
	out, err := actorNames.page(ctx, s, f.Name, keep, p)
	if err != nil {
		return schema.PageOf[*schema.Actor]{}, fmt.Errorf("list actors: %w", err)
	}
	return out, nil
}

// CountActors counts the actors that a filter selects.
func (s *Store) CountActors(ctx context.Context, f schema.ActorFilter) (int, error) {
	keep, err := s.actorsKept(ctx, f)
	if err != nil {
		return 0, fmt.Errorf("count actors: %w", err)
	}
	n, err := actorNames.count(ctx, s, f.Name, keep)
	if err != nil {
		return 0, fmt.Errorf("count actors: %w", err)
	}
	return n, nil
}

// ListPlaces returns a page of places in the order of their names; of those that a name is looked for, the ones that are called just so come first.
func (s *Store) ListPlaces(ctx context.Context, f schema.PlaceFilter, p schema.Page) (schema.PageOf[*schema.Place], error) {
	keep, err := s.placesKept(f)
	if err != nil {
		return schema.PageOf[*schema.Place]{}, fmt.Errorf("list places: %w", err)
	}
	out, err := placeNames.page(ctx, s, f.Name, keep, p)
	if err != nil {
		return schema.PageOf[*schema.Place]{}, fmt.Errorf("list places: %w", err)
	}
	return out, nil
}

// CountPlaces counts the places that a filter selects.
func (s *Store) CountPlaces(ctx context.Context, f schema.PlaceFilter) (int, error) {
	keep, err := s.placesKept(f)
	if err != nil {
		return 0, fmt.Errorf("count places: %w", err)
	}
	n, err := placeNames.count(ctx, s, f.Name, keep)
	if err != nil {
		return 0, fmt.Errorf("count places: %w", err)
	}
	return n, nil
}
