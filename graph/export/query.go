package export

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"casus/schema"
)

// parameter is one of an address that gives an export.
type parameter struct {
	name string
	// many may be given more than once, for alternatives.
	many bool
	// formats are those that it means something to; nil for all.
	formats []Format
}

var parameters = []parameter{
	{name: "format"},
	{name: "actor", many: true}, {name: "role", many: true}, {name: "type", many: true}, {name: "class", many: true}, {name: "status", many: true},
	{name: "place", many: true}, {name: "country", many: true}, {name: "source", many: true}, {name: "words"},
	{name: "during"}, {name: "since"}, {name: "until"}, {name: "minConfidence"}, {name: "knownBy"},
	{name: "order", formats: []Format{Events, CSV, GeoJSON, TimelineJS, ICal}},
	{name: "asOf", formats: []Format{GraphML}}, {name: "relation", many: true, formats: []Format{GraphML}}, {name: "depth", formats: []Format{GraphML}},
}

// ParseQuery reads options from the parameters of an address:
//
//	format                              required
//	actor role type class status place country source
//	                                    the timeline's filter, each as often as there are alternatives; actors and places by name or id
//	words minConfidence                 … and once each
//	during, or since and until          … the time of the events (EDTF)
//	knownBy                             only what had been published by then
//	order                               oldest (the default) or newest first, for lists of events; OLDEST_FIRST and NEWEST_FIRST are the same
//	asOf relation depth                 of GraphML's network: the day (required), the types of its relations, how many of them away from the actors it
//	                                    reaches (1, at the most 5). What else the filter says finds events; the network is that among the actors in them
//
// A *schema.InvalidError names the parameter that is wrong, that is given too often, or that the format has no use for.
func ParseQuery(q url.Values) (Options, error) {
	o := Options{}
	var err error
	if err := known(q); err != nil {
		return o, err
	}
	if o.Format, err = ParseFormat(q.Get("format")); err != nil {
		return o, err
	}
	if err := fit(q, o.Format); err != nil {
		return o, err
	}
	if o.Filter, err = filter(q); err != nil {
		return o, err
	}
	if o.Relations, err = codes(q, "relation", schema.RelationType.Valid); err != nil {
		return o, err
	}
	if o.AsOf, err = edtf(q, "asOf"); err != nil {
		return o, err
	}
	knownBy, err := edtf(q, "knownBy")
	if err != nil {
		return o, err
	}
	// A day of reporting means to its end.
	_, o.KnownBy = knownBy.Bounds()
	if o.Order, err = order(q.Get("order")); err != nil {
		return o, err
	}
	if o.Depth, err = depth(q); err != nil {
		return o, err
	}
	if o.Format == GraphML && o.AsOf.IsZero() {
		return o, schema.Invalidf("asOf", "must be given: a network is one of a day")
	}
	return o, nil
}

// known refuses parameters that there are not, and more than one of those that stand alone.
func known(q url.Values) error {
	for _, name := range slices.Sorted(maps.Keys(q)) {
		i := slices.IndexFunc(parameters, func(p parameter) bool { return p.name == name })
		if i < 0 {
			return schema.Invalidf(name, "is no parameter of an export")
		}
		if len(q[name]) > 1 && !parameters[i].many {
			return schema.Invalidf(name, "may be given only once, not as %s", strings.Join(q[name], " and "))
		}
	}
	return nil
}

// fit refuses parameters that say nothing to the format.
func fit(q url.Values, f Format) error {
	for _, p := range parameters {
		if len(q[p.name]) > 0 && p.formats != nil && !slices.Contains(p.formats, f) {
			var names []string
			for _, of := range p.formats {
				names = append(names, string(of))
			}
			return schema.Invalidf(p.name, "says nothing to %s, only to %s", f, strings.Join(names, ", "))
		}
	}
	return nil
}

// filter reads the timeline's filter.
func filter(q url.Values) (f schema.EventFilter, err error) {
	f.Actors, f.Places, f.Countries, f.Sources, f.Words = q["actor"], q["place"], q["country"], q["source"], q.Get("words")
	if f.Roles, err = codes(q, "role", schema.Role.Valid); err != nil {
		return f, err
	}
	if len(f.Roles) > 0 && len(f.Actors) == 0 {
		return f, schema.Invalidf("role", "is that of an actor: give actor as well")
	}
	if f.Types, err = codes(q, "type", schema.EventType.Valid); err != nil {
		return f, err
	}
	if f.Classes, err = codes(q, "class", func(c schema.EventClass) bool { return slices.Contains(schema.EventClasses(), c) }); err != nil {
		return f, err
	}
	if f.Statuses, err = codes(q, "status", schema.Status.Valid); err != nil {
		return f, err
	}
	for name, to := range map[string]*schema.Time{"during": &f.During, "since": &f.Since, "until": &f.Until} {
		if *to, err = edtf(q, name); err != nil {
			return f, err
		}
	}
	if s := q.Get("minConfidence"); s != "" {
		if f.MinConfidence, err = strconv.ParseFloat(s, 64); err != nil || !(f.MinConfidence >= 0 && f.MinConfidence <= 1) {
			return f, schema.Invalidf("minConfidence", "must be between 0 and 1, not %q", s)
		}
	}
	return f.Joined()
}

// depth reads how far a network reaches.
func depth(q url.Values) (int, error) {
	s := q.Get("depth")
	if s == "" {
		return 1, nil
	}
	n, err := strconv.Atoi(s)
	switch {
	case err != nil || n < 1 || n > 5:
		return 0, schema.Invalidf("depth", "must be 1 to 5, not %q", s)
	case len(q["actor"]) == 0:
		return 0, schema.Invalidf("depth", "is how far away from an actor: give actor as well")
	}
	return n, nil
}

// order reads a direction in words, or as the API has it.
func order(s string) (schema.Order, error) {
	switch s {
	case "":
		return "", nil
	case "oldest", string(schema.OldestFirst):
		return schema.OldestFirst, nil
	case "newest", string(schema.NewestFirst):
		return schema.NewestFirst, nil
	}
	return "", schema.Invalidf("order", "must be oldest or newest, not %q", s)
}

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
