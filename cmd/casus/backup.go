package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/dustin/go-humanize"

	"casus/store"
)

// backupEnding is that of backup files in a folder.
const backupEnding = ".backup"

type backupCommand struct {
	Output string `short:"o" help:"Write to this file; - is standard output." placeholder:"FILE" xor:"to" required:""`
	Into   string `help:"Write into this folder: all the first time, afterwards what came since the last backup there." placeholder:"FOLDER" xor:"to" required:""`
	Since  string `help:"Write only what came since this backup." type:"existingfile" placeholder:"FILE" xor:"since"`
	Full   bool   `help:"With --into: write everything, whatever the folder has." xor:"since"`
	JSON   bool   `help:"Print what was written as a JSON object."`
}

func (c *backupCommand) Help() string {
	return `Writes the journal of all that was loaded, compressed and with checksums, from which "casus restore" makes the data folder
anew. It takes its copy while "casus serve" runs, and reads it back before the file gets its name. With --into, or --since, only
what came since an earlier backup is written; a restore needs that one and all since.

Examples:
  casus backup --into /backups/casus
  casus backup -o full.backup
  casus backup --since full.backup -o tuesday.backup`
}

func (c *backupCommand) Run(ctx context.Context, a *app) error {
	since, err := c.since()
	if err != nil {
		return err
	}
	if c.Output == "-" {
		_, err := a.backup(ctx, a.out, since)
		return err
	}
	folder := c.Into
	if folder == "" {
		folder = filepath.Dir(c.Output)
	} else if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	f, err := newWholeFile(folder)
	if err != nil {
		return err
	}
	info, err := a.writeBackup(ctx, f, since)
	if err != nil {
		return errors.Join(err, f.discard())
	}
	report := struct {
		File string `json:"file,omitempty"`
		store.BackupInfo
	}{c.Output, info}
	if c.Into != "" {
		report.File = filepath.Join(folder, fmt.Sprintf("casus-%012d-%012d%s", info.Since.Position+1, info.End.Position, backupEnding))
	}
	if c.Into != "" && info.Entries == 0 && since != (store.Mark{}) {
		report.File = ""
		err = f.discard()
	} else {
		err = f.commit(report.File)
	}
	switch {
	case err != nil:
		return err
	case c.JSON:
		return a.printJSON(report)
	case report.File == "":
		fmt.Fprintf(a.out, "nothing came in since the last backup, which ends at entry %d\n", info.End.Position)
	default:
		fmt.Fprintf(a.out, "%s: entries %d to %d, %s\n", report.File, info.Since.Position+1, info.End.Position, size(report.File))
	}
	return nil
}

// size is how large a file is, for people.
func size(path string) string {
	i, err := os.Stat(path)
	if err != nil {
		return err.Error()
	}
	return humanize.Bytes(uint64(i.Size()))
}

// since is the end of the backup that this one goes on from.
func (c *backupCommand) since() (store.Mark, error) {
	files := []string{c.Since}
	switch {
	case c.Full || c.Since == "" && c.Into == "":
		return store.Mark{}, nil
	case c.Since == "":
		var err error
		if files, err = backupsIn(c.Into); err != nil {
			return store.Mark{}, err
		}
	}
	_, info, err := store.LatestBackup(files)
	return info.End, err
}

// backupsIn are the backups in a folder.
func backupsIn(folder string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	var out []string
	for _, e := range entries {
		if filepath.Ext(e.Name()) == backupEnding && !e.IsDir() {
			out = append(out, filepath.Join(folder, e.Name()))
		}
	}
	return out, err
}

// writeBackup writes a backup into a file and reads it back.
func (a *app) writeBackup(ctx context.Context, f wholeFile, since store.Mark) (store.BackupInfo, error) {
	if _, err := a.backup(ctx, f, since); err != nil {
		return store.BackupInfo{}, err
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return store.BackupInfo{}, err
	}
	info, err := store.ReadBackup(ctx, f, nil)
	if err != nil {
		return info, fmt.Errorf("read the backup back: %w", err)
	}
	return info, nil
}

// backup writes a backup of the data folder, or has the server write it that holds the folder.
func (a *app) backup(ctx context.Context, w io.Writer, since store.Mark) (info store.BackupInfo, err error) {
	s, err := a.open(ctx)
	if errors.Is(err, store.ErrLocked) {
		if asked, answer := askCaretaker(ctx, a.data, "/caretaker/backup", since, w); asked {
			return info, answer
		}
	}
	if err != nil {
		return info, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	bar := a.progress("backup", "entries")
	defer bar.finish()
	return s.Backup(ctx, w, store.BackupOptions{Since: since, Made: time.Now(), Progress: func(done, total uint64) { bar.set(int64(done), int64(total)) }})
}
