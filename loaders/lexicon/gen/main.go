// Command gen builds the data files of the lexicon that come from open sources. Their names and licences are in NOTICE.txt
// beside the package. It is run by hand when a source has a new edition, and its output is committed:
//
//	go run ./loaders/lexicon/gen gazetteer -cities cities500.txt -admin1 admin1.json -admin2 admin2.json -countries en.json \
//	    -text wcep.jsonl.gz -people Phoenix.Countries.actors.txt.gz
//	go run ./loaders/lexicon/gen officials -leaders world-leaders-2022.csv
//	go run ./loaders/lexicon/gen groups -ucdp ucdp-actor-22.1.csv.gz
//
// Where a hand-made file under data has an entry of the same name, the generators leave theirs out.
package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strings"
)

func main() {
	commands := map[string]func([]string) error{"gazetteer": gazetteer, "officials": officials, "groups": groups}
	if len(os.Args) < 2 || commands[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "usage: gen gazetteer|officials|groups [flags]")
		os.Exit(2)
	}
	if err := commands[os.Args[1]](os.Args[2:]); err != nil {
		fmt.Fprintf(os.Stderr, "gen %s: %v\n", os.Args[1], err)
		os.Exit(1)
	}
}

// open opens a file, unpacked if its name says that it is gzipped.
func open(name string) (io.ReadCloser, error) {
	f, err := os.Open(name)
	if err != nil || !strings.HasSuffix(name, ".gz") {
		return f, err
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		_ = f.Close()
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return struct {
		io.Reader
		io.Closer
	}{z, f}, nil
}

// eachLine calls do with every line of a file.
func eachLine(name string, do func(line string) error) error {
	f, err := open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	scan := bufio.NewScanner(f)
	scan.Buffer(nil, 16<<20)
	n := 0
	for scan.Scan() {
		n++
		if err := do(scan.Text()); err != nil {
			return fmt.Errorf("read %s: line %d: %w", name, n, err)
		}
	}
	if err := scan.Err(); err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	return nil
}

// writeFile writes a data file: header comment, column names, lines.
func writeFile(name string, comment []string, columns string, lines []string) (err error) {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer func() {
		if e := f.Close(); err == nil {
			err = e
		}
	}()
	var out io.Writer = f
	if strings.HasSuffix(name, ".gz") {
		z, err := gzip.NewWriterLevel(f, gzip.BestCompression)
		if err != nil {
			return err
		}
		defer func() {
			if e := z.Close(); err == nil {
				err = e
			}
		}()
		out = z
	}
	w := bufio.NewWriter(out)
	for _, c := range comment {
		fmt.Fprintln(w, "# "+c)
	}
	if columns != "" {
		fmt.Fprintln(w, columns)
	}
	for _, l := range lines {
		fmt.Fprintln(w, l)
	}
	return w.Flush()
}
