// Package sources tells which sources the explorer is built from, so that what is built can be held against them.
package sources

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"slices"
)

// Sum is a checksum of the explorer's sources in its folder: those below src and what configures the build. The SDL counts
// only as far as it shows in the types that are generated from it.
func Sum(explorer fs.FS) (string, error) {
	h := sha256.New()
	files := []string{"codegen.ts", "index.html", "package-lock.json", "package.json", "tsconfig.json", "vite.config.ts"}
	err := fs.WalkDir(explorer, "src", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		return "", fmt.Errorf("sum sources: %w", err)
	}
	slices.Sort(files)
	for _, f := range files {
		if err := add(h, explorer, f); err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// add hashes a file's name and size before what is in it, so that no two lists of files give the same.
func add(h io.Writer, dir fs.FS, name string) error {
	body, err := fs.ReadFile(dir, name)
	if err != nil {
		return fmt.Errorf("sum sources: %w", err)
	}
	_, err = fmt.Fprintf(h, "%s %d\n%s", name, len(body), body)
	return err
}
