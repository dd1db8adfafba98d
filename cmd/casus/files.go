package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
)

// wholeFile is written beside its place and then put there, so that it is there whole or not at all, after a power cut too.
type wholeFile struct{ *os.File }

func newWholeFile(folder string) (wholeFile, error) {
	f, err := os.CreateTemp(folder, ".casus-*")
	return wholeFile{f}, err
}

// commit puts the file to its place.
func (f wholeFile) commit(path string) error {
	err := errors.Join(f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	d, err := os.Open(filepath.Dir(path))
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// discard takes the file away.
func (f wholeFile) discard() error {
	return errors.Join(f.Close(), os.Remove(f.Name()))
}

// writeWhole writes a file so that it is there whole or not at all.
func writeWhole(path string, write func(io.Writer) error) error {
	f, err := newWholeFile(filepath.Dir(path))
	if err != nil {
		return err
	}
	if err := write(f); err != nil {
		return errors.Join(err, f.discard())
	}
	return f.commit(path)
}
