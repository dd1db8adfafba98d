package main

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"strings"

	"casus/loaders"
	"casus/loaders/article"
	"casus/store"
)

// sampleCorpus is the reports that the demo loads; sample/README.md tells what they are.
//
//go:embed sample/corpus.jsonl
var sampleCorpus string

// demoQueries are what the demo proposes to ask.
var demoQueries = []struct{ title, query string }{
	{"What was agreed, and is it holding?", `{ ceasefires(asOf: "2016-09-15") {
  state effective parties { name } brokers { name } agreement { date summary } breaches { date summary } } }`},
	{"What happened in Aleppo, newest first, and who says so?", `{ timeline(filter: {words: "Aleppo"}, order: NEWEST_FIRST, first: 5) {
  nodes { date type status summary reports { article { source title } evidence { exact } } } } }`},
	{"Who stood with whom in September 2016?", `{ network(asOf: "2016-09-15", types: [BACKS, OPPOSES, ALLIED_WITH, FIGHTS]) {
  relations { subject { name } type object { ... on Actor { name } } assertions { evidence { exact } } } } }`},
}

type demoCommand struct {
	serveCommand
	Once bool `help:"Load, print what there is to try, and end."`
}

func (c *demoCommand) Help() string {
	return `Loads 15 short reports on Syria in 2016 into memory, serves them, and prints three queries to try. Nothing is written
to disk.

Example:
  casus demo`
}

func (c *demoCommand) Run(ctx context.Context, a *app) (err error) {
	s, err := store.Open(store.Options{InMemory: true, Logger: a.log})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	a.data = "memory"
	if err := a.loadSample(ctx, s); err != nil {
		return err
	}
	if c.Once {
		return a.proposals("http://" + c.Listen)
	}
	return a.serve(ctx, s, &c.serveCommand, nil, a.proposals)
}

// proposals prints what there is to try at an address.
func (a *app) proposals(url string) error {
	var b strings.Builder
	fmt.Fprintf(&b, "\nThe sample corpus is at %s (ctrl-C ends it). Three questions to try:\n", url)
	for _, q := range demoQueries {
		fmt.Fprintf(&b, "\n# %s\n%s\n", q.title, q.query)
	}
	fmt.Fprintf(&b, "\nPaste them at %s/graphiql, or ask from a shell:\n\n", url)
	fmt.Fprintf(&b, "curl -s %s/graphql -H 'Content-Type: application/json' \\\n  -d '{\"query\":\"{ timeline(first: 5) { nodes { date type summary } } }\"}'\n", url)
	_, err := fmt.Fprint(a.out, b.String())
	return err
}

// loadSample loads the sample corpus.
func (a *app) loadSample(ctx context.Context, s *store.Store) error {
	x, err := a.extractor()
	if err != nil {
		return err
	}
	sum, err := loaders.Run(ctx, loaders.Options{Paths: []string{loaders.Stdin}, Stdin: strings.NewReader(sampleCorpus),
		Article: article.Options{Format: article.JSONL}}, x, s)
	if err != nil {
		return fmt.Errorf("load the sample: %w", err)
	}
	printSummary(a.out, sum)
	return nil
}
