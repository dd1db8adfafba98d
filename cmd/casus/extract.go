package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"

	"casus/loaders/extract"
	"casus/schema"
)

type extractCommand struct {
	JSONL   bool   `help:"Read JSON lines." name:"jsonl"`
	Lexicon string `help:"A file of your own names, which wins over the built-in ones." type:"existingfile" placeholder:"FILE"`
}

func (c *extractCommand) Run(ctx context.Context, a *app) error {
	x, err := extract.New(extract.Options{Lexicon: c.Lexicon})
	if err != nil {
		return err
	}
	in := bufio.NewScanner(a.in)
	in.Buffer(nil, 64<<20)
	out := bufio.NewWriter(a.out)
	for in.Scan() {
		var line struct{ ID, Date, Title, Text, Source, URL string }
		if err := json.Unmarshal(in.Bytes(), &line); err != nil {
			return fmt.Errorf("extract: %w", err)
		}
		t, err := schema.ParseTime(line.Date)
		if err != nil {
			return fmt.Errorf("extract: %w", err)
		}
		r := x.Extract(schema.Article{ID: line.ID, ExternalID: line.ID, Title: line.Title, Text: line.Text, Source: line.Source, URL: line.URL, PublishedAt: t})
		if err := json.NewEncoder(out).Encode(r); err != nil {
			return err
		}
	}
	return out.Flush()
}
