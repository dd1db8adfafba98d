package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"casus/loaders/language"
)

// treeSentence is a sentence of a treebank: its text and what is to be learnt from it. The offsets of the tokens are left out.
type treeSentence struct {
	id, document, text string
	language.Example
}

// eachLine calls do with every line of a gzipped file and its number.
func eachLine(path string, do func(n int, line string) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	z, err := gzip.NewReader(f)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return lines(z, func(n int, line string) error {
		if err := do(n, line); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
		return nil
	})
}

func lines(r io.Reader, do func(n int, line string) error) error {
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<20)
	for n := 1; sc.Scan(); n++ {
		if err := do(n, sc.Text()); err != nil {
			return err
		}
	}
	return sc.Err()
}

// readTreebank reads a gzipped CoNLL-U file. Words that are written as one token ("don't") stand as their parts; empty
// nodes are left out. Entities come from the Entity marks in the last column, where the file has such.
func readTreebank(path string) ([]treeSentence, error) {
	var out []treeSentence
	var cur treeSentence
	var marks []string
	marked := false
	document := ""
	flush := func() {
		if len(cur.Tokens) > 0 {
			if cur.HasEntities = marked; marked {
				cur.Entities, cur.Unsure = namesOf(cur.Tokens, marks)
			}
			out = append(out, cur)
		}
		cur, marks = treeSentence{document: document}, marks[:0]
	}
	err := eachLine(path, func(_ int, line string) error {
		switch {
		case line == "":
			flush()
		case strings.HasPrefix(line, "# global.Entity"):
			marked = true
		case strings.HasPrefix(line, "# newdoc id = "):
			document = line[len("# newdoc id = "):]
			cur.document = document
		case strings.HasPrefix(line, "# sent_id = "):
			cur.id = line[len("# sent_id = "):]
		case strings.HasPrefix(line, "# text = "):
			cur.text = line[len("# text = "):]
		case strings.HasPrefix(line, "#"):
		default:
			c := strings.Split(line, "\t")
			if len(c) != 10 {
				return fmt.Errorf("%d columns, want 10", len(c))
			}
			if strings.ContainsAny(c[0], "-.") {
				return nil
			}
			head, err := strconv.Atoi(c[6])
			if err != nil {
				return fmt.Errorf("head: %w", err)
			}
			cur.Tokens = append(cur.Tokens, language.Token{Text: c[1], Lemma: c[2], UPOS: language.UPOS(c[3]), XPOS: c[4], Head: head - 1, Rel: c[7]})
			mark := ""
			for f := range strings.SplitSeq(c[9], "|") {
				if m, ok := strings.CutPrefix(f, "Entity="); ok {
					mark = m
				}
			}
			marks = append(marks, mark)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read treebank: %w", err)
	}
	flush()
	return out, nil
}

// readNames reads a file of words with name tags (IOB2) and puts the names on the sentences of the treebank that it was made
// from. Their order differs, so they are told by their words. A sentence that the file lacks keeps its names unknown.
func readNames(path string, sentences []treeSentence) error {
	known := map[string][]language.Entity{}
	var texts []string
	var cur []language.Entity
	flush := func() {
		if len(texts) > 0 {
			known[strings.Join(texts, " ")] = cur
		}
		texts, cur = nil, nil
	}
	err := eachLine(path, func(_ int, line string) error {
		c := strings.Split(line, "\t")
		switch {
		case line == "":
			flush()
		case line[0] == '#':
		case len(c) < 3:
			return fmt.Errorf("%d columns, want 3", len(c))
		default:
			if kind, ok := strings.CutPrefix(c[2], "B-"); ok {
				cur = append(cur, language.Entity{First: len(texts), Last: len(texts), Kind: language.EntityKind(kind)})
			} else if strings.HasPrefix(c[2], "I-") && len(cur) > 0 {
				cur[len(cur)-1].Last = len(texts)
			}
			texts = append(texts, c[1])
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("read names: %w", err)
	}
	flush()
	missing := 0
	for i := range sentences {
		var words []string
		for _, t := range sentences[i].Tokens {
			words = append(words, t.Text)
		}
		sentences[i].Entities, sentences[i].HasEntities = known[strings.Join(words, " ")]
		missing += one(!sentences[i].HasEntities)
	}
	if missing*50 > len(sentences) {
		return fmt.Errorf("read names: %s has no names for %d of %d sentences", path, missing, len(sentences))
	}
	return nil
}
