package main

import (
	"bufio"
	"bytes"
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
needs; "at" is now where it is not given, and "knownFrom" (from when on knownBy knows it) the same. Where lines have positions, an undo among them
means the line that it undoes. Through a running server, use the mutations of its API.

  kind             what it needs
  MERGE_ACTORS     target, the id of the actor that stays; others, the ids of those that are the same
  SPLIT_ACTOR      target, an actor; names, those that mean another; made, the id of that one, if it is there
  ADD_ALIAS        target, an actor; alias, as {"name":"…","since":"2016","until":"2018"}; a name alone will do
  DROP_ALIAS       target, an actor; alias, as {"name":"…"}
  MERGE_EVENTS     target, the id of the event that stays; others, the ids of those that are the same
  SPLIT_EVENT      target, an event; reports, the ids of those that tell of another one
  CORRECT_EVENT    target, an event; set, some of {"type":"SHELLING","status":"DENIED","date":"2016-02-27",
                   "addParticipants":[{"role":"AGENT","actor":"act_…"}],"dropParticipants":["act_…"],
                   "addPlaces":["plc_…"],"dropPlaces":["plc_…"]}
  RETRACT_REPORT   target, the id of a report
  RETRACT_ARTICLE  target, the id of an article
  UNDO             undoes, the position of a correction

Examples:
  echo '{"kind":"RETRACT_ARTICLE","target":"art_…","author":"ana","reason":"withdrawn by the outlet"}' | casus correct
  echo '{"kind":"MERGE_ACTORS","target":"act_…","others":["act_…"],"author":"ana","reason":"one group, two spellings"}' | casus correct
  echo '{"kind":"ADD_ALIAS","target":"act_…","alias":{"name":"BRB"},"author":"ana","reason":"its own abbreviation"}' | casus correct
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

// lineFields are the fields of a line that the API has as arguments of other names.
var lineFields = map[string]string{"actor": "target", "event": "target", "report": "target", "article": "target",
	"merged": "others", "to": "made", "name": "alias.name", "position": "undoes", "input": "set"}

func (m maker) line(ctx context.Context, line []byte) error {
	var c schema.Correction
	in := json.NewDecoder(bytes.NewReader(line))
	in.DisallowUnknownFields()
	if err := in.Decode(&c); err != nil {
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
	if bad, ok := errors.AsType[*schema.InvalidError](err); ok && lineFields[bad.Field] != "" {
		return fmt.Errorf("%s: %w", c.Kind, &schema.InvalidError{Field: lineFields[bad.Field], Reason: bad.Reason})
	}
	if err != nil {
		return err
	}
	if was != 0 {
		m.made[was] = made.Position
	}
	_, err = fmt.Fprintf(m.out, "%d %s\n", made.Position, made.Kind)
	return err
}
