package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"

	"casus/graph/export"
	"casus/schema"
	"casus/store"
)

type exportCommand struct {
	Format        string   `help:"jsonl (loads back), events, csv, geojson, timelinejs, ical or graphml." enum:"jsonl,events,csv,geojson,timelinejs,ical,graphml" default:"jsonl"`
	Output        string   `short:"o" help:"Write to this file; it is there once it is whole. Standard output otherwise." placeholder:"FILE"`
	Actor         []string `help:"Only events with this actor, by name or id; may be repeated, as most of these may." placeholder:"NAME"`
	Role          []string `help:"... in this role: AGENT, TARGET, PARTY, MEDIATOR." placeholder:"ROLE"`
	Type          []string `help:"Only this event type." placeholder:"TYPE"`
	Class         []string `help:"Only this class of events." placeholder:"CLASS"`
	Status        []string `help:"Only this status: OCCURRED, PLANNED, CONDITIONAL, DENIED." placeholder:"STATUS"`
	Place         []string `help:"Only events at this place or one in it, by name or id." placeholder:"NAME"`
	Country       []string `help:"Only events in this country (ISO 3166: SY)." placeholder:"CODE"`
	Source        []string `help:"Only events that this outlet reports." placeholder:"NAME"`
	Words         string   `help:"Only events with these words in summary or evidence." placeholder:"WORDS"`
	During        string   `help:"Only events whose time touches this one (EDTF: 2016-02, 2016-02/2016-06)." placeholder:"TIME"`
	MinConfidence string   `help:"Only events of at least this confidence, 0 to 1." placeholder:"SHARE"`
	Order         string   `help:"oldest or newest first." enum:"oldest,newest" default:"oldest"`
	KnownBy       string   `help:"Only what had been published by then (EDTF)." placeholder:"TIME"`
	AsOf          string   `help:"The day of the network that graphml writes (EDTF)." placeholder:"DAY"`
	Relation      []string `help:"Only relations of this type, for graphml: BACKS, FIGHTS, LEADS, ..." placeholder:"TYPE"`
}

func (c *exportCommand) Help() string {
	return `Writes the timeline, or with --format graphml the network of a day, for other tools. What jsonl writes, "casus load" takes:
into an empty folder it gives the same graph. The server gives the same at /export?format=csv&country=SY.

Examples:
  casus export >backup.jsonl
  casus export --format csv --country SY --during 2016 -o syria-2016.csv
  casus export --format graphml --as-of 2016-09-10 -o network.graphml`
}

func (c *exportCommand) Run(ctx context.Context, a *app) (err error) {
	s, err := a.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	q, err := c.query(ctx, s)
	if err != nil {
		return err
	}
	o, err := export.ParseQuery(q)
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	bar := a.progress("export", "events")
	o.Progress = func(done int) { bar.set(int64(done), -1) }
	defer bar.finish()
	if c.Output == "" || c.Output == "-" {
		return export.Write(ctx, a.out, s, o)
	}
	return writeWhole(c.Output, func(w io.Writer) error { return export.Write(ctx, w, s, o) })
}

// query puts the flags as the parameters of the address that gives the same.
func (c *exportCommand) query(ctx context.Context, s *store.Store) (url.Values, error) {
	q := url.Values{"format": {c.Format}, "role": c.Role, "type": c.Type, "class": c.Class, "status": c.Status, "country": c.Country, "source": c.Source, "relation": c.Relation}
	q.Set("order", map[string]string{"oldest": string(schema.OldestFirst), "newest": string(schema.NewestFirst)}[c.Order])
	for name, v := range map[string]string{"words": c.Words, "during": c.During, "minConfidence": c.MinConfidence, "knownBy": c.KnownBy, "asOf": c.AsOf} {
		if v != "" {
			q.Set(name, v)
		}
	}
	for _, name := range c.Actor {
		id, err := named("actor", schema.ActorPrefix, name, func() ([]candidate, error) {
			p, err := s.ListActors(ctx, schema.ActorFilter{Name: name}, schema.Page{First: 100})
			var out []candidate
			for _, a := range p.Items {
				out = append(out, candidate{a.ID, a.Name, a.Aliases})
			}
			return out, err
		})
		if err != nil {
			return nil, err
		}
		q.Add("actor", id)
	}
	for _, name := range c.Place {
		id, err := named("place", schema.PlacePrefix, name, func() ([]candidate, error) {
			p, err := s.ListPlaces(ctx, schema.PlaceFilter{Name: name}, schema.Page{First: 100})
			var out []candidate
			for _, v := range p.Items {
				out = append(out, candidate{v.ID, v.Name, v.Aliases})
			}
			return out, err
		})
		if err != nil {
			return nil, err
		}
		q.Add("place", id)
	}
	return q, nil
}

// candidate is somebody or somewhere that a name may mean.
type candidate struct {
	id, name string
	aliases  []schema.Alias
}

// named is the id that a name means: the only one that the name is the beginning of, or the only one that has exactly it.
func named(what, prefix, name string, list func() ([]candidate, error)) (string, error) {
	if strings.HasPrefix(name, prefix) {
		return name, nil
	}
	found, err := list()
	if err != nil {
		return "", fmt.Errorf("look up %s %q: %w", what, name, err)
	}
	var exact []candidate
	for _, c := range found {
		same := schema.NameKey(c.name) == schema.NameKey(name)
		for _, a := range c.aliases {
			same = same || schema.NameKey(a.Name) == schema.NameKey(name)
		}
		if same {
			exact = append(exact, c)
		}
	}
	if len(exact) > 0 {
		found = exact
	}
	switch len(found) {
	case 0:
		return "", fmt.Errorf("no %s is called %q", what, name)
	case 1:
		return found[0].id, nil
	}
	var list5 []string
	for _, c := range found[:min(5, len(found))] {
		list5 = append(list5, fmt.Sprintf("%s (%s)", c.name, c.id))
	}
	return "", fmt.Errorf("%s %q may be %s: give the id", what, name, strings.Join(list5, ", "))
}
