package store

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// A filter with a slip of the pen selects nothing, and nothing is an answer. So what cannot be meant is refused: text that is no id, a country
// that there is not, an outlet that no article is of.

// areIDs refuses text that has not the form of an id with one of the prefixes.
func areIDs(field string, ids []string, prefixes ...string) error {
	for _, id := range ids {
		if !slices.ContainsFunc(prefixes, func(p string) bool { return schema.IsID(p, id) }) {
			return schema.Invalidf(field, "must be of the form %s… (an id), not %q", strings.Join(prefixes, "… or "), id)
		}
	}
	return nil
}

// validFilter refuses what no filter can have, whatever the store holds.
func validFilter(f schema.EventFilter) error {
	if err := areIDs("filter.actors", f.Actors, schema.ActorPrefix); err != nil {
		return err
	}
	if err := areIDs("filter.places", f.Places, schema.PlacePrefix); err != nil {
		return err
	}
	if len(f.Roles) > 0 && len(f.Actors) == 0 {
		return schema.Invalidf("filter.roles", "needs actors")
	}
	if c := f.MinConfidence; !(c >= 0 && c <= 1) {
		return schema.Invalidf("filter.minConfidence", "must be 0 to 1, not %v", c)
	}
	return nil
}

// validRelations refuses what no filter of relations can have.
func validRelations(f schema.RelationFilter) error {
	for _, given := range []struct {
		field string
		ids   []string
	}{{"filter.subjects", f.Subjects}, {"filter.objects", f.Objects}, {"filter.around", f.Around}} {
		if err := areIDs(given.field, given.ids, schema.ActorPrefix, schema.PlacePrefix); err != nil {
			return err
		}
	}
	return nil
}

// validValues refuses what cannot be a value of a histogram's facet.
func (s *Store) validValues(q schema.HistogramQuery) error {
	switch q.By {
	case schema.FacetActor:
		return areIDs("values", q.Values, schema.ActorPrefix)
	case schema.FacetPlace:
		return areIDs("values", q.Values, schema.PlacePrefix)
	case schema.FacetSource:
		return s.outlets("values", q.Values)
	}
	for _, v := range q.Values {
		if q.By == schema.FacetType && !schema.EventType(v).Valid() || q.By == schema.FacetClass && !slices.Contains(schema.EventClasses(), schema.EventClass(v)) {
			return schema.Invalidf("values", "must be of the facet %s, not %q", q.By, v)
		}
	}
	return nil
}

// countries are the codes of the countries that are meant: codes that places have, with capitals or without, before those that
// schema.CountryCode knows, before those that used, if not nil, finds.
func (s *Store) countries(field string, meant []string, used func(t *badger.Txn, code string) (bool, error)) ([]string, error) {
	if len(meant) == 0 {
		return nil, nil
	}
	codes := make([]string, len(meant))
	err := s.view(func(t *badger.Txn) error {
		for i, text := range meant {
			code, err := s.country(t, text, used)
			if err != nil {
				return fmt.Errorf("look up the country %q: %w", text, err)
			}
			if codes[i] = code; code == "" {
				return schema.Invalidf(field, "must be ISO 3166-1 codes (SY) or English names of countries, not %q", text)
			}
		}
		return nil
	})
	return codes, err
}

// country is the code of the country that a text means; "" where it means none.
func (s *Store) country(t *badger.Txn, text string, used func(t *badger.Txn, code string) (bool, error)) (string, error) {
	known, isKnown := schema.CountryCode(text)
	if isKnown && known == text {
		return known, nil
	}
	written := []string{text, strings.ToUpper(strings.TrimSpace(text))}
	for _, code := range written {
		p, err := remembered(s.memos.places, placeFamily, t, schema.CountryPlaceID(code))
		if err != nil || p != nil {
			return code, err
		}
	}
	if isKnown {
		return known, nil
	}
	if used != nil {
		for _, code := range written {
			if ok, err := used(t, code); err != nil || ok {
				return code, err
			}
		}
	}
	return "", nil
}

// outlets refuses names of outlets that no article is of.
func (s *Store) outlets(field string, names []string) error {
	if len(names) == 0 {
		return nil
	}
	return s.view(func(t *badger.Txn) error {
		for _, name := range names {
			m, err := s.newArticleMerge(t, [][]alternative{sourceLists([]string{name})}, schema.Time{}, schema.EndOfTime, false)
			if err != nil {
				return fmt.Errorf("look up the outlet %q: %w", name, err)
			}
			found, err := m.next(), m.err()
			m.close()
			if err != nil {
				return fmt.Errorf("look up the outlet %q: %w", name, err)
			}
			if !found {
				return schema.Invalidf(field, "has %q, an outlet that no article is of", name)
			}
		}
		return nil
	})
}
