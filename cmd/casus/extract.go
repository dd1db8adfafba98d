package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime/debug"

	"casus/loaders"
	"casus/schema"
)

type extractCommand struct {
	reading
	JSONL bool `help:"Read JSON lines (where no format is given) and print a line for each article: the extraction contract." name:"jsonl"`
}

func (c *extractCommand) Help() string {
	return `Prints what the extractor makes of articles: for people one event or relation a line, with --jsonl an object an article, in
the order of the input, as "casus load" takes it.

Examples:
  casus extract --published 2016-09-10 article.txt
  casus extract --jsonl reports.jsonl >extracted.jsonl`
}

func (c *extractCommand) Run(ctx context.Context, a *app) error {
	if c.JSONL && c.Format == "auto" {
		c.Format = "jsonl"
	}
	o, bar, err := c.options(a, "extract")
	if err != nil {
		return err
	}
	x, err := a.extractor()
	if err != nil {
		return err
	}
	// Most of the heap is the models, which stay: a fifth as much again for what passes is enough, and keeps long articles below 300 MB.
	defer debug.SetGCPercent(debug.SetGCPercent(20))
	out := bufio.NewWriter(a.out)
	refused := false
	err = loaders.Each(ctx, o, x, func(r loaders.Result) error {
		switch {
		case r.Err != nil:
			refused = true
			return nil
		case c.JSONL:
			return json.NewEncoder(out).Encode(r.Extraction)
		}
		printExtraction(out, r.Extraction)
		return nil
	})
	bar.finish()
	if err = errors.Join(err, out.Flush()); err != nil {
		return err
	}
	if refused {
		return errPartly
	}
	return nil
}

// printExtraction prints an extraction for people.
func printExtraction(w io.Writer, x *schema.Extraction) {
	names := map[string]string{}
	for _, e := range x.Actors {
		names[e.ID] = e.Name
	}
	for _, p := range x.Places {
		names[p.ID] = p.Name
	}
	title := x.Article.Title
	if title == "" {
		title = x.Article.ID
	}
	fmt.Fprintf(w, "# %s", title)
	if !x.Article.PublishedAt.IsZero() {
		fmt.Fprintf(w, " (%s)", x.Article.PublishedAt)
	}
	fmt.Fprintln(w)
	for _, e := range x.Events {
		date := e.Date.String()
		if date == "" {
			date = "undated"
		}
		fmt.Fprintf(w, "%s  %s  %s", date, e.Type, e.Status)
		for _, p := range e.Participants {
			fmt.Fprintf(w, "  %s: %s", p.Role, names[p.Actor])
		}
		for _, p := range e.Places {
			fmt.Fprintf(w, "  at: %s", names[p])
		}
		fmt.Fprintln(w)
		quote(w, e.Evidence)
	}
	for _, r := range x.Relations {
		fmt.Fprintf(w, "%s  %s  %s", names[r.Subject], r.Type, names[r.Object])
		if r.Status != schema.Occurred {
			fmt.Fprintf(w, "  %s", r.Status)
		}
		if !r.Since.IsZero() {
			fmt.Fprintf(w, "  since %s", r.Since)
		}
		if !r.Until.IsZero() {
			fmt.Fprintf(w, "  until %s", r.Until)
		}
		fmt.Fprintln(w)
		quote(w, r.Evidence)
	}
	fmt.Fprintln(w)
}

func quote(w io.Writer, evidence []schema.Selector) {
	for _, s := range evidence {
		fmt.Fprintf(w, "    %q\n", s.Exact)
	}
}
