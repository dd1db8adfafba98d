package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"casus/loaders/extract"
	"casus/loaders/extract/classify"
	"casus/loaders/extract/pairs"
)

// actFile is the file of the models of acts: the classifiers, then the networks.
func actFile(m extract.Models) []byte {
	b := m.Told.Append(m.Acts.Append(nil))
	for _, n := range m.Networks {
		b = n.Append(b)
	}
	return b
}

// file is where -keep puts a fold's models of a kind.
func (o options) file(kind string, fold int) string {
	return filepath.Join(o.keep, fmt.Sprintf("%s%d.bin", kind, fold))
}

// allKept tells whether the folder that -keep names has the models of every fold that is validated.
func (o options) allKept() bool {
	for fold := range o.try {
		for _, kind := range []string{"acts", "roles", "ties"} {
			if _, err := os.Stat(o.file(kind, fold)); err != nil {
				return false
			}
		}
	}
	return o.keep != ""
}

// kept are the models of a fold: those in the folder that -keep names, else those that are fitted now, which are put there.
func (o options) kept(fold int, acts func() extract.Models, roles, ties func() *pairs.Model) (m extract.Models, err error) {
	if o.keep == "" {
		m = acts()
		m.Roles, m.Ties = roles(), ties()
		return m, nil
	}
	b, err := o.keptFile("acts", fold, func() []byte { return actFile(acts()) })
	if err != nil {
		return m, err
	}
	r, err := o.keptFile("roles", fold, func() []byte { return roles().Append(nil) })
	if err != nil {
		return m, err
	}
	t, err := o.keptFile("ties", fold, func() []byte { return ties().Append(nil) })
	if err != nil {
		return m, err
	}
	return readModels(b, r, t)
}

// keptFile is a file in the folder that -keep names; fit makes it where it is not there yet.
func (o options) keptFile(kind string, fold int, fit func() []byte) ([]byte, error) {
	path := o.file(kind, fold)
	b, err := os.ReadFile(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return b, err
	}
	b = fit()
	return b, os.WriteFile(path, b, 0o644)
}

func readModels(acts, roles, ties []byte) (m extract.Models, err error) {
	if m.Acts, acts, err = classify.Read(acts); err != nil {
		return m, err
	}
	if m.Told, acts, err = classify.Read(acts); err != nil {
		return m, err
	}
	for len(acts) > 0 {
		var n *classify.Network
		if n, acts, err = classify.ReadNetwork(acts); err != nil {
			return m, err
		}
		m.Networks = append(m.Networks, n)
	}
	if m.Roles, err = pairs.Read(roles); err != nil {
		return m, err
	}
	m.Ties, err = pairs.Read(ties)
	return m, err
}
