package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"casus/loaders"
	"casus/loaders/article"
	"casus/loaders/eval"
)

type evalCommand struct {
	Gold      string `arg:"" help:"Reports coded by hand, a JSON object a line." placeholder:"GOLD.jsonl"`
	Extracted string `arg:"" optional:"" help:"What was extracted from them, as \"casus extract --jsonl\" prints it, or another coder's gold; otherwise casus extracts." placeholder:"EXTRACTED.jsonl"`
	Errors    int    `help:"How many differences of each kind to show in their context; -1 for all." default:"5" placeholder:"N"`
	Workers   int    `help:"How many articles to extract at once; 0 for one a processor." default:"0" placeholder:"N"`
	JSON      bool   `help:"Print the figures and all differences as a JSON object."`
}

func (c *evalCommand) Help() string {
	return `Measures an extraction against reports that somebody coded by hand: precision, recall and F1 of events, participants and
relations, and how often status, date and place are right. Then it shows what was missed, made up or coded otherwise.

A line of GOLD.jsonl names participants, places and relations in the words of its text:
  {"id":"r1","date":"2016-09-10","text":"Troops clashed with rebels in Aleppo.","events":[{"type":"BATTLE","status":"OCCURRED",
   "date":"2016-09-10","trigger":"clashed","agent":["Troops"],"target":["rebels"],"party":[],"mediator":[],"place":["Aleppo"]}],
   "relations":[{"type":"FIGHTS","subject":"Troops","object":"rebels"}]}

Examples:
  casus eval gold.jsonl
  casus extract --jsonl gold.jsonl >extracted.jsonl && casus eval --errors 20 gold.jsonl extracted.jsonl`
}

func (c *evalCommand) Run(ctx context.Context, a *app) error {
	gold, err := readFile(c.Gold, eval.ReadGold)
	if err != nil {
		return err
	}
	var found eval.Found
	refused := false
	if c.Extracted != "" {
		found, err = readFile(c.Extracted, eval.ReadFound)
	} else {
		found, refused, err = c.extract(ctx, a)
	}
	if err != nil {
		return err
	}
	score := eval.Compare(gold, found)
	if c.JSON {
		err = a.printJSON(score)
	} else {
		out := bufio.NewWriter(a.out)
		err = errors.Join(score.Print(out), score.PrintConfidence(out), score.PrintErrors(out, c.Errors), out.Flush())
	}
	if err == nil && refused {
		return errPartly
	}
	return err
}

// extract extracts the gold's reports.
func (c *evalCommand) extract(ctx context.Context, a *app) (found eval.Found, refused bool, err error) {
	x, err := a.extractor()
	if err != nil {
		return nil, false, err
	}
	bar := a.progress("extract", "bytes")
	defer bar.finish()
	o := loaders.Options{Paths: []string{c.Gold}, Workers: c.Workers, Article: article.Options{Format: article.JSONL},
		Observe: func(p loaders.Progress, r loaders.Result) {
			if r.Err != nil {
				bar.interrupt(func() { a.refused(r) })
			}
			bar.set(p.Bytes, p.Total)
		}}
	found = eval.Found{}
	err = loaders.Each(ctx, o, x, func(r loaders.Result) error {
		if r.Err != nil {
			refused = true
			return nil
		}
		return found.Add(r.Extraction)
	})
	return found, refused, err
}

// readFile reads a file by one of eval's readers.
func readFile[T any](name string, read func(r io.Reader) (T, error)) (T, error) {
	f, err := os.Open(name)
	if err != nil {
		var none T
		return none, err
	}
	defer func() { _ = f.Close() }()
	out, err := read(f)
	if err != nil {
		return out, fmt.Errorf("eval: %s: %w", name, err)
	}
	return out, nil
}
