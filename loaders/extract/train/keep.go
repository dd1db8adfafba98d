package main

import (
	"fmt"
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

// kept are the models of a fold: those in the folder that -keep names, else those that fit makes, which are put there.
func (o options) kept(fold int, fit func() extract.Models) (extract.Models, error) {
	if o.keep == "" {
		return fit(), nil
	}
	acts := filepath.Join(o.keep, fmt.Sprintf("acts%d.bin", fold))
	roles := filepath.Join(o.keep, fmt.Sprintf("roles%d.bin", fold))
	if b, err := os.ReadFile(acts); err == nil {
		r, err := os.ReadFile(roles)
		if err != nil {
			return extract.Models{}, err
		}
		return readModels(b, r)
	}
	m := fit()
	if err := os.WriteFile(acts, actFile(m), 0o644); err != nil {
		return m, err
	}
	return m, os.WriteFile(roles, m.Roles.Append(nil), 0o644)
}

func readModels(acts, roles []byte) (m extract.Models, err error) {
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
	m.Roles, err = pairs.Read(roles)
	return m, err
}
