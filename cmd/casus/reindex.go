package main

import (
	"context"
	"errors"
	"fmt"
)

type reindexCommand struct {
	bounded
	JSON bool `help:"Print the counts as a JSON object."`
}

func (c *reindexCommand) Help() string {
	return `Builds every index anew from the journal of what was loaded; nothing is read or extracted again. Use it after an
upgrade that says so. A run that is cut off is finished when the folder is opened next.

Example:
  casus reindex --data ~/syria`
}

func (c *reindexCommand) Run(ctx context.Context, a *app) (err error) {
	memory, end, err := c.bound()
	if err != nil {
		return err
	}
	defer end()
	s, err := a.openAsItIs(memory)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	if err := a.reindex(ctx, s); err != nil {
		return err
	}
	n, err := s.Statistics(ctx)
	if err != nil {
		return err
	}
	if c.JSON {
		return a.printJSON(n)
	}
	_, err = fmt.Fprintf(a.out, "%d journal entries: %d events of %d reports, %d actors, %d places, %d relations\n",
		n.Position, n.Events, n.Reports, n.Actors, n.Places, n.Relations)
	return err
}
