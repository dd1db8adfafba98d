package main

import (
	"context"
	"fmt"
	"os"

	"casus/store"
)

type restoreCommand struct {
	Path []string `arg:"" help:"Backup files, or folders that have them." type:"existing"`
	JSON bool     `help:"Print what was restored as a JSON object."`
}

func (c *restoreCommand) Help() string {
	return `Makes a new data folder (--data) of a full backup and those that go on from it. It checks all of them before it begins, builds the
indexes of this program's version, and compares what it wrote with the backups. Of several backups it takes those that lead to
the latest entry. The folder must be new, empty, or what a restore that was cut off has left.

Where a data folder is damaged, what came since the last backup is in it: see "casus rescue".

Examples:
  casus restore --data ~/casus-new /backups/casus
  casus restore --data ~/casus-new full.backup tuesday.backup`
}

func (c *restoreCommand) Run(ctx context.Context, a *app) error {
	var files []string
	for _, p := range c.Path {
		i, err := os.Stat(p)
		if err != nil {
			return err
		}
		if !i.IsDir() {
			files = append(files, p)
			continue
		}
		found, err := backupsIn(p)
		if err != nil {
			return err
		}
		if len(found) == 0 {
			return fmt.Errorf("restore: %s has no file that ends in %s", p, backupEnding)
		}
		files = append(files, found...)
	}
	bar := a.progress("restore", "entries")
	out, err := store.Restore(ctx, store.RestoreOptions{Dir: a.data, Files: files, Logger: a.log, Progress: func(stage string, done, total uint64) {
		bar.note("restore: " + stage)
		bar.set(int64(done), int64(total))
	}})
	bar.finish()
	if err != nil {
		return err
	}
	if c.JSON {
		return a.printJSON(out)
	}
	fmt.Fprintf(a.out, "%s: %d journal entries of %d backups, read back and compared\n", a.data, out.End.Position, len(out.Files))
	return nil
}
