package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"unicode"

	"casus/graph/export"
	"casus/schema"
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
	Since         string   `help:"Only events whose time touches what comes after the beginning of this one (EDTF)." placeholder:"TIME"`
	Until         string   `help:"Only events whose time touches what comes before the end of this one (EDTF)." placeholder:"TIME"`
	MinConfidence string   `help:"Only events of at least this confidence, 0 to 1." placeholder:"SHARE"`
	Order         string   `help:"oldest (if not given) or newest first." placeholder:"ORDER"`
	KnownBy       string   `help:"Only what had been published by then (EDTF)." placeholder:"TIME"`
	AsOf          string   `help:"The day of the network that graphml writes (EDTF)." placeholder:"DAY"`
	Relation      []string `help:"Only relations of this type, for graphml: BACKS, FIGHTS, LEADS, ..." placeholder:"TYPE"`
	Depth         string   `help:"How many relations away from its actors graphml's network reaches, 1 (if not given) to 5." placeholder:"NUMBER"`
}

func (c *exportCommand) Help() string {
	return `Writes the timeline, or with --format graphml the network of a day, for other tools. The network is that around --actor as far as
--depth says, and all where none is named; with filters of events it is the network among the actors who take part in the events that they
find. A server gives the same at /export, by the same names: /export?format=csv&country=SY&minConfidence=0.5

Examples:
  casus export >articles.jsonl
  casus export --format csv --country SY --during 2016 -o syria-2016.csv
  casus export --format graphml --as-of 2016-09-10 -o network.graphml
  casus export --format graphml --as-of 2016-09-10 --class VIOLENCE --since 2016 -o violence.graphml

What jsonl writes, "casus load" takes: in an empty folder it gives the same graph, but for what analysts have corrected. These corrections
are brought along by:
  casus export >articles.jsonl && casus load --data other articles.jsonl && casus corrections | casus correct --data other

For a backup, take "casus backup": it has both, and can be made beside a server.`
}

func (c *exportCommand) Run(ctx context.Context, a *app) (err error) {
	q := c.query()
	o, err := export.ParseQuery(q)
	if err != nil {
		return asFlag(err)
	}
	s, err := a.open(ctx)
	if err != nil {
		return elsewhere(err, a.data, func(url string) string {
			return fmt.Sprintf("curl -f -o casus.%s '%s/export?%s'", o.Format.Ending(), url, q.Encode())
		})
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	bar := a.progress("export", "events")
	o.Progress = func(done int) { bar.set(int64(done), -1) }
	defer bar.finish()
	write := func(w io.Writer) error { return asFlag(export.Write(ctx, w, s, o)) }
	if c.Output == "" || c.Output == "-" {
		return write(a.out)
	}
	return writeWhole(c.Output, write)
}

// query puts the flags as the parameters of the address that gives the same.
func (c *exportCommand) query() url.Values {
	q := url.Values{}
	for name, values := range map[string][]string{
		"format": {c.Format}, "actor": c.Actor, "role": c.Role, "type": c.Type, "class": c.Class, "status": c.Status, "place": c.Place, "country": c.Country,
		"source": c.Source, "words": {c.Words}, "during": {c.During}, "since": {c.Since}, "until": {c.Until}, "minConfidence": {c.MinConfidence}, "order": {c.Order},
		"knownBy": {c.KnownBy}, "asOf": {c.AsOf}, "relation": c.Relation, "depth": {c.Depth},
	} {
		for _, v := range values {
			if v != "" {
				q.Add(name, v)
			}
		}
	}
	return q
}

// asFlag names the flag instead of the parameter that is wrong.
func asFlag(err error) error {
	bad, ok := errors.AsType[*schema.InvalidError](err)
	if !ok {
		return err
	}
	flag := "--"
	for _, r := range bad.Field {
		if unicode.IsUpper(r) {
			flag += "-"
		}
		flag += string(unicode.ToLower(r))
	}
	return fmt.Errorf("export: %w", &schema.InvalidError{Field: flag, Reason: bad.Reason})
}
