package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"casus/schema"
	"casus/store"
)

type correctionsCommand struct{}

// correctionsQuery asks a server for corrections, the latest first.
const correctionsQuery = `{ corrections(first: 100) { nodes { position kind author reason at undoes undoneBy } pageInfo { endCursor hasNextPage } } }`

func (c *correctionsCommand) Help() string {
	return `Prints what analysts have corrected, a line of JSON each in the order in which it was made, undos among them. What has been
undone has undoneBy. Corrections are entries of the journal, and so part of every backup; these lines can be made again in another
folder that holds the same articles, loaded in the same order.

Examples:
  casus corrections
  casus corrections | casus correct --data other`
}

func (c *correctionsCommand) Run(ctx context.Context, a *app) (err error) {
	s, err := a.open(ctx)
	if err != nil {
		return elsewhere(err, a.data, func(url string) string {
			return "curl " + url + `/graphql -H 'Content-Type: application/json' -d '{"query":"` + correctionsQuery + `"}'
For the lines that "casus correct" takes: "casus backup" beside the server, "casus restore" into a folder, "casus corrections --data" that folder.`
		})
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	out := json.NewEncoder(a.out)
	for p := (schema.Page{Last: store.MaxPage}); ; {
		page, err := s.Corrections(ctx, p)
		if err != nil {
			return err
		}
		for i := len(page.Items) - 1; i >= 0; i-- {
			if err := out.Encode(page.Items[i]); err != nil {
				return fmt.Errorf("print corrections: %w", err)
			}
		}
		if !page.HasPrevious || len(page.Items) == 0 {
			return nil
		}
		p.Before = page.Cursors[0]
	}
}

type correctCommand struct {
	Files []string `arg:"" optional:"" help:"Files of JSON lines; standard input where none is given, or for -." placeholder:"FILE"`
}

func (c *correctCommand) Help() string {
	return `Makes corrections in the data folder: lines of JSON as casus corrections prints them. Each has kind, author, reason, and what the kind
needs; "at" is now where it is not given. Where lines have positions, an undo among them means the line that it undoes. Through a running server,
use the mutations of its API.

Examples:
  echo '{"kind":"RETRACT_ARTICLE","target":"art_…","author":"ana","reason":"withdrawn by the outlet"}' | casus correct
  echo '{"kind":"MERGE_ACTORS","target":"act_…","others":["act_…"],"author":"ana","reason":"one group, two spellings"}' | casus correct
  echo '{"kind":"UNDO","undoes":812,"author":"ben","reason":"two groups after all"}' | casus correct`
}

func (c *correctCommand) Run(ctx context.Context, a *app) (err error) {
	s, err := a.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	files := c.Files
	if len(files) == 0 {
		files = []string{"-"}
	}
	m := maker{store: s, made: map[uint64]uint64{}, out: a.out}
	for _, name := range files {
		if err := m.file(ctx, a, name); err != nil {
			return err
		}
	}
	return s.Sync()
}

// maker makes corrections of lines.
type maker struct {
	store *store.Store
	// made has the positions of corrections by those that their lines give.
	made map[uint64]uint64
	out  io.Writer
}

func (m maker) file(ctx context.Context, a *app, name string) error {
	in := a.in
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		defer func() { _ = f.Close() }()
		in = f
	}
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		if len(lines.Bytes()) == 0 {
			continue
		}
		if err := m.line(ctx, lines.Bytes()); err != nil {
			return fmt.Errorf("correct %s: line %d: %w", name, n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("correct %s: %w", name, err)
	}
	return nil
}

func (m maker) line(ctx context.Context, line []byte) error {
	var c schema.Correction
	if err := json.Unmarshal(line, &c); err != nil {
		return err
	}
	if c.At.IsZero() {
		c.At = schema.MadeAt(time.Now())
	}
	if p, ok := m.made[c.Undoes]; ok {
		c.Undoes = p
	}
	was := c.Position
	made, _, err := m.store.Correct(ctx, c)
	if err != nil {
		return err
	}
	if was != 0 {
		m.made[was] = made.Position
	}
	_, err = fmt.Fprintf(m.out, "%d %s\n", made.Position, made.Kind)
	return err
}
