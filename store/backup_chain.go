package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
)

// backupFile is a backup in a file.
type backupFile struct {
	path string
	BackupInfo
}

// read reads the file, checking all of it.
func (b *backupFile) read(ctx context.Context, fn func(position uint64, plain []byte) error) error {
	f, err := os.Open(b.path)
	if err != nil {
		return err
	}
	got, err := ReadBackup(ctx, f, fn)
	if err := errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("%s: %w", b.path, err)
	}
	if got != b.BackupInfo {
		return fmt.Errorf("%s: %w: it has changed while it was read", b.path, ErrBackup)
	}
	return nil
}

// checkBackups chooses those of some backups that lead to the latest entry, and reads and checks them.
func checkBackups(ctx context.Context, paths []string, progress func(stage string, done, total uint64)) ([]backupFile, error) {
	var files []backupFile
	for _, p := range paths {
		b, err := peekFile(p)
		if err != nil {
			return nil, err
		}
		files = append(files, b)
	}
	chain, err := chainOf(files)
	if err != nil {
		return nil, err
	}
	total := chain[len(chain)-1].End.Position
	for i := range chain {
		err := chain[i].read(ctx, func(position uint64, plain []byte) error {
			if plain == nil || plain[0] != entryVersion {
				return fmt.Errorf("%w: entry %d is of a version that this program does not read", ErrBackup, position)
			}
			progress("check", position, total)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return chain, nil
}

func peekFile(path string) (backupFile, error) {
	f, err := os.Open(path)
	if err != nil {
		return backupFile{}, err
	}
	info, err := PeekBackup(f)
	if err := errors.Join(err, f.Close()); err != nil {
		return backupFile{}, fmt.Errorf("%s: %w", path, err)
	}
	return backupFile{path, info}, nil
}

// LatestBackup is the one of some backup files that reaches the furthest, by what they say of themselves; "" where there are none.
func LatestBackup(paths []string) (string, BackupInfo, error) {
	var files []backupFile
	for _, p := range paths {
		b, err := peekFile(p)
		if err != nil {
			return "", BackupInfo{}, err
		}
		files = append(files, b)
	}
	if len(files) == 0 {
		return "", BackupInfo{}, nil
	}
	last := slices.MaxFunc(files, furthest)
	return last.path, last.BackupInfo, nil
}

// furthest orders backups by how far they reach, of those that reach as far the one that begins the latest first.
func furthest(a, b backupFile) int {
	return cmp.Or(cmp.Compare(a.End.Position, b.End.Position), cmp.Compare(b.Since.Position, a.Since.Position), cmp.Compare(b.path, a.path))
}

// chainOf orders the files that lead from the beginning to the latest entry; where there is more than one way, the one with the fewest
// files.
func chainOf(files []backupFile) ([]backupFile, error) {
	if len(files) == 0 {
		return nil, fmt.Errorf("%w: no backup was given", ErrBackup)
	}
	last := slices.MaxFunc(files, furthest)
	chain := []backupFile{last}
	for chain[0].Since != (Mark{}) {
		// Each step leads to an earlier entry, so that this ends.
		since := chain[0].Since
		var before []backupFile
		for _, f := range files {
			if f.End == since && f.Since.Position < since.Position {
				before = append(before, f)
			}
		}
		if len(before) == 0 {
			return nil, broken(files, chain[0])
		}
		chain = slices.Insert(chain, 0, slices.MaxFunc(before, furthest))
	}
	return chain, nil
}

// broken tells why nothing leads to a backup.
func broken(files []backupFile, b backupFile) error {
	since := b.Since
	for _, f := range files {
		if f.End.Position == since.Position && f.path != b.path {
			return fmt.Errorf("%s: %w: it goes on from entry %d, where %s ends, which is of another store", b.path, ErrBackup, since.Position, f.path)
		}
	}
	return fmt.Errorf("%s: %w: it goes on from entry %d, and none of the backups given ends there", b.path, ErrBackup, since.Position)
}
