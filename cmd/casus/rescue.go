package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"casus/store"
)

type rescueCommand struct {
	To   string `help:"The new data folder." required:"" type:"path" placeholder:"NEW"`
	JSON bool   `help:"Print what was found as a JSON object."`
}

func (c *rescueCommand) Help() string {
	return `Reads a damaged data folder (--data), block by block and without changing it, takes every journal entry that can be read, and
makes a new folder (--to) of these, as a restore does of backups. It says which places are damaged and which entries are missing; the
exit status is 1 where one is, or may be. As a rule only indexes are damaged, which are made from the journal, and nothing is missing.

A missing entry leaves its place empty: all others keep their positions, so that corrections undo what they did, and backups go on.
Of an article that is missing nothing is answered until it is loaded again ("casus load", of all files: what is there already changes
nothing). A correction that is missing does not count, and one that a missing undo took back counts again: see "casus corrections".

Backups have what is missing if they reach so far. A backup of the new folder goes on from them, and together they restore all:
  casus rescue --data ~/casus --to ~/casus-new
  casus backup --data ~/casus-new --into /backups/casus
  casus restore --data ~/casus-whole /backups/casus`
}

func (c *rescueCommand) Run(ctx context.Context, a *app) error {
	var bar *progress
	unit := ""
	out, err := store.Rescue(ctx, store.RescueOptions{Dir: a.data, To: c.To, Logger: a.log, Progress: func(stage string, done, total uint64) {
		counted := "entries"
		if stage == "read" {
			counted = "bytes"
		}
		if counted != unit {
			if bar != nil {
				bar.finish()
			}
			bar, unit = a.progress("rescue", counted), counted
		}
		bar.note("rescue: " + stage)
		bar.set(int64(done), int64(total))
	}})
	if bar != nil {
		bar.finish()
	}
	if errors.Is(err, store.ErrNothing) {
		printDamages(a.err, out)
	}
	if err != nil {
		return err
	}
	if c.JSON {
		err = a.printJSON(out)
	} else {
		printRescued(a.out, c.To, out)
	}
	if err == nil && !out.Complete() {
		return errPartly
	}
	return err
}

func printDamages(w io.Writer, r store.Rescued) {
	for _, d := range r.Damages {
		fmt.Fprintf(w, "damaged: %s\n", d)
	}
}

func printRescued(w io.Writer, to string, r store.Rescued) {
	printDamages(w, r)
	if len(r.Missing) > 0 {
		fmt.Fprintf(w, "missing: journal entries %s\n", positions(r.Missing))
	}
	if r.EndUnknown {
		fmt.Fprintf(w, "missing: journal entries behind %d, if there were any: nothing that can be read tells that it was the last\n", r.Position)
	}
	fmt.Fprintf(w, "%s: %s of %s journal entries, read back and compared\n", to, comma(int(r.Entries)), comma(int(r.Position)))
}

// positions are stretches of positions, for people.
func positions(all []store.Stretch) string {
	parts := make([]string, len(all))
	for i, s := range all {
		if parts[i] = fmt.Sprint(s.From); s.To > s.From {
			parts[i] = fmt.Sprintf("%d to %d", s.From, s.To)
		}
	}
	return strings.Join(parts, ", ")
}
