package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"
	"strconv"
	"strings"

	"casus/loaders/language"
)

// treeSentence is a sentence of a treebank: its text and its tokens, whose offsets are left out.
type treeSentence struct {
	text   string
	tokens []language.Token
}

// readTreebank reads a gzipped CoNLL-U file. Words that are written as one token ("don't") stand as their parts; empty
// nodes are left out.
func readTreebank(path string) ([]treeSentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read treebank: %w", err)
	}
	defer func() { _ = f.Close() }()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("read treebank %s: %w", path, err)
	}
	var out []treeSentence
	var cur treeSentence
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<20)
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		switch {
		case line == "":
			if len(cur.tokens) > 0 {
				out = append(out, cur)
			}
			cur = treeSentence{}
		case strings.HasPrefix(line, "# text = "):
			cur.text = line[len("# text = "):]
		case strings.HasPrefix(line, "#"):
		default:
			c := strings.Split(line, "\t")
			if len(c) != 10 {
				return nil, fmt.Errorf("read treebank %s:%d: %d columns, want 10", path, n, len(c))
			}
			if strings.ContainsAny(c[0], "-.") {
				continue
			}
			head, err := strconv.Atoi(c[6])
			if err != nil {
				return nil, fmt.Errorf("read treebank %s:%d: head: %w", path, n, err)
			}
			cur.tokens = append(cur.tokens, language.Token{Text: c[1], Lemma: c[2], UPOS: language.UPOS(c[3]), XPOS: c[4], Head: head - 1, Rel: c[7]})
		}
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("read treebank %s: %w", path, err)
	}
	if len(cur.tokens) > 0 {
		out = append(out, cur)
	}
	return out, nil
}
