package export

import (
	"context"
	"fmt"
	"strings"

	"casus/schema"
)

// identified puts ids in the place of the names of a filter's actors and places. A *schema.InvalidError tells of a name or an id that
// nobody has, and of a name that more than one may be meant by.
func identified(ctx context.Context, from Source, f schema.EventFilter) (schema.EventFilter, error) {
	actors := directory[schema.Actor]{"actor", schema.ActorPrefix, from.Actors,
		func(ctx context.Context, name string, p schema.Page) (schema.PageOf[*schema.Actor], error) {
			return from.ListActors(ctx, schema.ActorFilter{Name: name}, p)
		},
		func(a *schema.Actor) bearer { return bearer{a.ID, a.Name, string(a.Kind), a.Country, a.Aliases} }}
	places := directory[schema.Place]{"place", schema.PlacePrefix, from.Places,
		func(ctx context.Context, name string, p schema.Page) (schema.PageOf[*schema.Place], error) {
			return from.ListPlaces(ctx, schema.PlaceFilter{Name: name}, p)
		},
		func(p *schema.Place) bearer { return bearer{p.ID, p.Name, string(p.Kind), p.Country, p.Aliases} }}
	var err error
	if f.Actors, err = actors.ids(ctx, f.Actors); err != nil {
		return f, err
	}
	f.Places, err = places.ids(ctx, f.Places)
	return f, err
}

// directory is where names are looked up: of actors or of places.
type directory[T any] struct {
	// what is the parameter, and who is looked for.
	what, prefix string
	get          func(ctx context.Context, ids []string) ([]*T, error)
	list         func(ctx context.Context, name string, p schema.Page) (schema.PageOf[*T], error)
	of           func(*T) bearer
}

// bearer is somebody or somewhere that a name may mean.
type bearer struct {
	id, name, kind, country string
	aliases                 []schema.Alias
}

// String tells it from others of its name.
func (b bearer) String() string {
	about := b.kind
	if b.country != "" {
		about += ", " + b.country
	}
	return fmt.Sprintf("%s (%s, %s)", b.name, about, b.id)
}

// ids are those of names and ids.
func (d directory[T]) ids(ctx context.Context, given []string) ([]string, error) {
	var out []string
	for _, s := range given {
		id, err := d.id(ctx, s)
		if err != nil {
			return nil, err
		}
		out = append(out, id)
	}
	return out, nil
}

func (d directory[T]) id(ctx context.Context, given string) (string, error) {
	nobody := schema.Invalidf(d.what, "%q is no %s's name, alias or id", given, d.what)
	if strings.HasPrefix(given, d.prefix) {
		found, err := d.get(ctx, []string{given})
		switch {
		case err != nil:
			return "", err
		case len(found) == 0 || found[0] == nil:
			return "", nobody
		}
		return given, nil
	}
	if schema.NameKey(given) == "" {
		return "", nobody
	}
	found, err := d.named(ctx, given)
	if err != nil {
		return "", fmt.Errorf("look up %s %q: %w", d.what, given, err)
	}
	switch len(found) {
	case 0:
		return "", nobody
	case 1:
		return found[0].id, nil
	}
	var some []string
	for _, b := range found[:min(5, len(found))] {
		some = append(some, b.String())
	}
	if more := len(found) - len(some); more > 0 {
		some = append(some, fmt.Sprintf("%d more", more))
	}
	return "", schema.Invalidf(d.what, "%q may mean %s: give the id", given, strings.Join(some, ", "))
}

// named are those whose name it is, or else those who have it as an alias, or else those whose names have the beginnings of all its words. They are
// listed in this order.
func (d directory[T]) named(ctx context.Context, name string) ([]bearer, error) {
	key := schema.NameKey(name)
	var found []bearer
	var closest schema.Closeness
	for page := (schema.Page{First: pageSize}); ; {
		p, err := d.list(ctx, name, page)
		if err != nil {
			return nil, err
		}
		for _, v := range p.Items {
			b := d.of(v)
			switch rank := schema.ClosenessOf(b.name, b.aliases, key); {
			case len(found) == 0:
				closest = rank
			case rank != closest:
				return found, nil
			}
			found = append(found, b)
		}
		if !p.HasNext || len(p.Cursors) == 0 {
			return found, nil
		}
		page.After = p.Cursors[len(p.Cursors)-1]
	}
}
