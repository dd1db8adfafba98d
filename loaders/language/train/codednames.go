package main

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"

	"casus/loaders/language"
)

// eachCoded calls do with every line of a file of names that coders found: what is coded, a tab, and its names from left to right, as
// "KIND:words" with " | " between them.
func eachCoded(path string, do func(id, names string) error) error {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("read coded names: %w", err)
	}
	defer func() { _ = f.Close() }()
	return lines(f, func(n int, line string) error {
		id, names, ok := strings.Cut(line, "\t")
		if !ok {
			return fmt.Errorf("read coded names: %s:%d: no tab", path, n)
		}
		if err := do(id, names); err != nil {
			return fmt.Errorf("read coded names: %s:%d: %w", path, n, err)
		}
		return nil
	})
}

// readCodedNames puts names that coders found on the sentences of a treebank, by their sent_id; those that the file leaves out have none.
func readCodedNames(path string, sentences []treeSentence) error {
	numbers := map[string]int{}
	for i := range sentences {
		numbers[sentences[i].id] = i
		sentences[i].HasEntities = true
	}
	return eachCoded(path, func(id, names string) error {
		i, ok := numbers[id]
		if !ok {
			return fmt.Errorf("no sentence %q", id)
		}
		return putNames(names, []*language.Example{&sentences[i].Example})
	})
}

// readNewsNames reads reports of the news whose names coders found, in our own sentences and tokens. Each report has a line.
func readNewsNames(path, news string) ([]language.Example, error) {
	coded := map[string]string{}
	if err := eachCoded(path, func(id, names string) error {
		coded[id] = names
		return nil
	}); err != nil {
		return nil, err
	}
	var out []language.Example
	err := eachLine(news, func(_ int, line string) error {
		var r struct{ ID, Text string }
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			return err
		}
		names, ok := coded[r.ID]
		if !ok {
			return nil
		}
		delete(coded, r.ID)
		var report []*language.Example
		for _, s := range language.Split(r.Text) {
			report = append(report, &language.Example{Tokens: s.Tokens, HasEntities: true})
		}
		if err := putNames(names, report); err != nil {
			return fmt.Errorf("report %s: %w", r.ID, err)
		}
		for _, e := range report {
			out = append(out, *e)
		}
		return nil
	})
	if err == nil && len(coded) > 0 {
		err = fmt.Errorf("%s has none of %d reports that are coded in %s", news, len(coded), path)
	}
	return out, err
}

// putNames finds names in sentences, each behind the one before it.
func putNames(names string, sentences []*language.Example) error {
	at := 0
	for name := range strings.SplitSeq(names, " | ") {
		if name == "" {
			continue
		}
		kind, text, _ := strings.Cut(name, ":")
		if !slices.Contains([]language.EntityKind{language.Person, language.Organization, language.Location}, language.EntityKind(kind)) {
			return fmt.Errorf("%q has no kind of name", name)
		}
		words := strings.Split(text, " ")
		for {
			if len(sentences) == 0 {
				return fmt.Errorf("%q does not stand behind the names before it", name)
			}
			s := sentences[0]
			first := findWords(s.Tokens, at, words)
			if first >= 0 {
				at = first + len(words)
				s.Entities = append(s.Entities, language.Entity{First: first, Last: at - 1, Kind: language.EntityKind(kind)})
				break
			}
			sentences, at = sentences[1:], 0
		}
	}
	return nil
}

// findWords is where words stand among the tokens from from on; negative where they do not.
func findWords(tokens []language.Token, from int, words []string) int {
	for i := from; i+len(words) <= len(tokens); i++ {
		if slices.EqualFunc(tokens[i:i+len(words)], words, func(t language.Token, w string) bool { return t.Text == w }) {
			return i
		}
	}
	return -1
}
