package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"

	"casus/loaders/language"
)

// readVectors reads the words and the vectors of the files in dir, at most n of them: they are in order of frequency.
func readVectors(dir string, n int) ([]string, []byte, error) {
	const rowBytes = 4 + language.Dimensions
	f, err := os.Open(filepath.Join(dir, "glove-100d.words.gz"))
	if err != nil {
		return nil, nil, fmt.Errorf("read vectors: %w", err)
	}
	defer func() { _ = f.Close() }()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, nil, fmt.Errorf("read vectors: %w", err)
	}
	rows, err := os.ReadFile(filepath.Join(dir, "glove-100d.i8"))
	if err != nil {
		return nil, nil, fmt.Errorf("read vectors: %w", err)
	}
	var words []string
	sc := bufio.NewScanner(z)
	for sc.Scan() && len(words) < n {
		words = append(words, sc.Text())
	}
	if err := sc.Err(); err != nil {
		return nil, nil, fmt.Errorf("read vectors: %w", err)
	}
	if len(rows) < len(words)*rowBytes {
		return nil, nil, fmt.Errorf("read vectors: %d bytes for %d words", len(rows), len(words))
	}
	return words, rows[:len(words)*rowBytes], nil
}
