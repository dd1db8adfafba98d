package export

import (
	"net/url"
	"slices"
	"strconv"

	"casus/schema"
)

// ParseQuery reads options from the parameters of an address, which repeat for alternatives:
//
//	format                              required
//	actor role type class status place country source words during minConfidence
//	                                    the timeline's filter; actors and places by id
//	order knownBy asOf                  the direction and the two clocks, the last for GraphML
//
// A *schema.InvalidError names the parameter that is wrong.
func ParseQuery(q url.Values) (Options, error) {
	o := Options{KnownBy: schema.EndOfTime}
	for name := range q {
		if !slices.Contains(parameters, name) {
			return o, schema.Invalidf(name, "is no parameter of an export")
		}
	}
	var err error
	if o.Format, err = ParseFormat(q.Get("format")); err != nil {
		return o, err
	}
	f := &o.Filter
	f.Actors, f.Places, f.Countries, f.Sources, f.Words = q["actor"], q["place"], q["country"], q["source"], q.Get("words")
	if f.Roles, err = codes(q, "role", schema.Role.Valid); err != nil {
		return o, err
	}
	if f.Types, err = codes(q, "type", schema.EventType.Valid); err != nil {
		return o, err
	}
	if f.Classes, err = codes(q, "class", func(c schema.EventClass) bool { return slices.Contains(schema.EventClasses(), c) }); err != nil {
		return o, err
	}
	if f.Statuses, err = codes(q, "status", schema.Status.Valid); err != nil {
		return o, err
	}
	if o.Relations, err = codes(q, "relation", schema.RelationType.Valid); err != nil {
		return o, err
	}
	if f.During, err = edtf(q, "during"); err != nil {
		return o, err
	}
	if o.AsOf, err = edtf(q, "asOf"); err != nil {
		return o, err
	}
	known, err := edtf(q, "knownBy")
	if err != nil {
		return o, err
	}
	// A day of reporting means to its end.
	_, o.KnownBy = known.Bounds()
	if s := q.Get("minConfidence"); s != "" {
		if f.MinConfidence, err = strconv.ParseFloat(s, 64); err != nil || f.MinConfidence < 0 || f.MinConfidence > 1 {
			return o, schema.Invalidf("minConfidence", "must be between 0 and 1, not %q", s)
		}
	}
	switch o.Order = schema.Order(q.Get("order")); o.Order {
	case "", schema.OldestFirst, schema.NewestFirst:
	default:
		return o, schema.Invalidf("order", "must be %s or %s, not %q", schema.OldestFirst, schema.NewestFirst, o.Order)
	}
	if o.Format == GraphML && o.AsOf.IsZero() {
		return o, schema.Invalidf("asOf", "must be given: a network is one of a day")
	}
	return o, nil
}

var parameters = []string{"format", "actor", "role", "type", "class", "status", "place", "country", "source", "words", "during",
	"minConfidence", "order", "knownBy", "asOf", "relation"}

// codes reads words of the codebook.
func codes[T ~string](q url.Values, name string, valid func(T) bool) ([]T, error) {
	var out []T
	for _, s := range q[name] {
		if !valid(T(s)) {
			return nil, schema.Invalidf(name, "%q is not in the codebook", s)
		}
		out = append(out, T(s))
	}
	return out, nil
}

func edtf(q url.Values, name string) (schema.Time, error) {
	s := q.Get(name)
	if s == "" {
		return schema.Time{}, nil
	}
	t, err := schema.ParseTime(s)
	if err != nil {
		return t, schema.Invalidf(name, "is no EDTF date: %v", err)
	}
	return t, nil
}
