package lexicon

import (
	"bytes"
	"compress/gzip"
	"embed"
	"encoding/binary"
	"fmt"
	"io"
	"strings"
)

//go:embed data
var embedded embed.FS

const gazetteerFile = "gazetteer.tsv.gz"

// loadEmbedded builds the lexicon from the files under data.
func loadEmbedded() (*Lexicon, error) {
	gazText := make(chan result, 1)
	go func() { gazText <- readGazetteer() }()

	var entries []*Entry
	byID := make(map[string]*Entry)
	files, err := embedded.ReadDir("data")
	if err != nil {
		return nil, fmt.Errorf("load lexicon: %w", err)
	}
	var nouns map[string]Noun
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".tsv") {
			continue
		}
		text, err := embedded.ReadFile("data/" + f.Name())
		if err != nil {
			return nil, fmt.Errorf("load lexicon: %w", err)
		}
		if f.Name() == nounsFile {
			if nouns, err = parseNouns(bytes.NewReader(text)); err != nil {
				return nil, fmt.Errorf("load lexicon: %s: %w", f.Name(), err)
			}
			continue
		}
		more, err := parseFile(bytes.NewReader(text))
		if err != nil {
			return nil, fmt.Errorf("load lexicon: %s: %w", f.Name(), err)
		}
		for _, e := range more {
			if have := byID[e.ID]; have != nil {
				if err := have.add(e); err != nil {
					return nil, fmt.Errorf("load lexicon: %s: %w", f.Name(), err)
				}
				continue
			}
			byID[e.ID] = e
			entries = append(entries, e)
		}
	}
	for _, e := range withoutNamesOf(entries, derived(entries)) {
		if have := byID[e.ID]; have != nil {
			if err := have.add(e); err != nil {
				return nil, fmt.Errorf("load lexicon: %w", err)
			}
			continue
		}
		byID[e.ID] = e
		entries = append(entries, e)
	}
	for _, e := range entries {
		addSurnames(e)
	}
	gaz := <-gazText
	if gaz.err != nil {
		return nil, fmt.Errorf("load lexicon: %s: %w", gazetteerFile, gaz.err)
	}
	l := &Lexicon{layers: []*layer{newLayer(entries, newGazetteer(gaz.text))}, nouns: nouns}
	l.holders = holdersOf(l)
	return l, nil
}

type result struct {
	text string
	err  error
}

func readGazetteer() result {
	packed, err := embedded.ReadFile("data/" + gazetteerFile)
	if err != nil {
		return result{err: err}
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return result{err: err}
	}
	var b strings.Builder
	// A gzip file ends with the length of what it unpacks to (RFC 1952, ISIZE).
	b.Grow(int(binary.LittleEndian.Uint32(packed[len(packed)-4:])))
	if _, err := io.Copy(&b, z); err != nil {
		return result{err: err}
	}
	return result{text: b.String()}
}

// With gives a lexicon that also knows the entries of a user's file, in the TSV or JSON Lines form of the package
// comment. The file wins: an entry with an id of ours adds its names and links to it and replaces its single facts (name,
// country, position), and a name that the file gives to an entry no longer stands for any of ours. The receiver stays as
// it is. The name of the file is for errors, which also give the line.
func (l *Lexicon) With(r io.Reader, name string) (*Lexicon, error) {
	entries, err := parseFile(r)
	if err != nil {
		return nil, fmt.Errorf("load lexicon %s: %w", name, err)
	}
	merged := make(map[string]*Entry, len(l.merged)+len(entries))
	for id, e := range l.merged {
		merged[id] = e
	}
	known := make(map[string]bool, len(entries))
	for _, e := range entries {
		known[e.ID] = true
	}
	for _, e := range entries {
		for _, link := range e.Links {
			if !known[link.Object] && l.Entry(link.Object) == nil {
				return nil, fmt.Errorf("load lexicon %s: entry %s: link to %s, which neither the file nor the lexicon has", name, e.ID, link.Object)
			}
		}
		base := l.Entry(e.ID)
		if base == nil {
			if e.Name == "" {
				return nil, fmt.Errorf("load lexicon %s: entry %s: no name, and not an entry that the lexicon has", name, e.ID)
			}
			addSurnames(e)
			e.rank = rank(e)
			continue
		}
		if !e.assumed && e.Kind != base.Kind {
			return nil, fmt.Errorf("load lexicon %s: entry %s: kind %s, but the lexicon has it as %s", name, e.ID, e.Kind, base.Kind)
		}
		merged[e.ID] = overlay(e, base)
	}
	out := &Lexicon{layers: append([]*layer{newLayer(entries, nil)}, l.layers...), merged: merged, nouns: l.nouns}
	out.holders = holdersOf(out)
	return out, nil
}

// overlay is base with what top says put over it.
func overlay(top, base *Entry) *Entry {
	e := *top
	e.Kind, e.assumed = base.Kind, base.assumed
	e.Aliases = append([]Alias(nil), top.Aliases...)
	e.Links = append([]Link(nil), top.Links...)
	// add cannot fail: the kinds are equal.
	_ = e.add(base)
	e.Place = base.Place
	addSurnames(&e)
	e.rank = rank(&e)
	return &e
}
