package lexicon

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// dataFiles gives the embedded tables of entries by name.
func dataFiles(t *testing.T) map[string][]byte {
	t.Helper()
	files, err := embedded.ReadDir("data")
	if err != nil {
		t.Fatal(err)
	}
	out := make(map[string][]byte)
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".tsv") {
			continue
		}
		text, err := embedded.ReadFile("data/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name()] = text
	}
	return out
}

func TestFilesNameSourceAndLicence(t *testing.T) {
	for name, text := range dataFiles(t) {
		var comment strings.Builder
		for line := range strings.Lines(string(text)) {
			if !strings.HasPrefix(line, "#") {
				break
			}
			comment.WriteString(line)
		}
		if !strings.Contains(comment.String(), "Source:") {
			t.Errorf("%s: no Source in the comment at its head", name)
		}
		if !strings.Contains(comment.String(), "Licence:") && !strings.Contains(comment.String(), "CC ") {
			t.Errorf("%s: no licence in the comment at its head", name)
		}
	}
}

// Every entry has one line in a file, so that a line that is there twice by mistake does not hide.
func TestIDsAreUniqueInEachFile(t *testing.T) {
	for name, text := range dataFiles(t) {
		if name == nounsFile {
			continue
		}
		entries, err := parseFile(bytes.NewReader(text))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		rows := -1
		for line := range strings.Lines(string(text)) {
			if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
				rows++
			}
		}
		if rows != len(entries) {
			seen := make(map[string]bool)
			var head header
			for line := range strings.Lines(string(text)) {
				line = strings.TrimRight(line, "\n")
				if strings.TrimSpace(line) == "" || line[0] == '#' {
					continue
				}
				if head.columns == nil {
					head, _ = parseHeader(line)
					continue
				}
				e, err := head.parseRow(strings.Split(line, "\t"))
				if err != nil || finish(e) != nil {
					continue
				}
				if seen[e.ID] {
					t.Errorf("%s: two lines for %s", name, e.ID)
				}
				seen[e.ID] = true
			}
		}
	}
}

func TestLinksLeadToEntries(t *testing.T) {
	l, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	l.Each(func(e *Entry) bool {
		for _, link := range e.Links {
			o := l.Entry(link.Object)
			if o == nil {
				t.Errorf("%s: %s %s: no such entry", e.ID, link.Type, link.Object)
				continue
			}
			if link.Object == e.ID {
				t.Errorf("%s: %s itself", e.ID, link.Type)
			}
			if (link.Type == Leads || link.Type == Represents) && e.Kind != Person {
				t.Errorf("%s: %s %s, but is no person", e.ID, link.Type, link.Object)
			}
		}
		for _, id := range e.Within {
			if l.Entry(id) == nil {
				t.Errorf("%s: within %s: no such entry", e.ID, id)
			}
		}
		return true
	})
}

// Two actors share a name at times that overlap only where the name is flagged in at least one of them, see doc.go.
func TestNamesClashOnlyWithAFlag(t *testing.T) {
	type use struct {
		entry *Entry
		alias Alias
		time  interval
	}
	l, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	names := make(map[string][]use)
	l.Each(func(e *Entry) bool {
		if e.Place {
			return true
		}
		for _, a := range e.Aliases {
			if a.Surname || a.Adjective || a.Metonym || a.Ambiguous {
				continue
			}
			iv, err := newInterval(a.Since, a.Until)
			if err != nil {
				t.Errorf("%s: %s: %v", e.ID, a.Name, err)
				continue
			}
			names[Key(a.Name)] = append(names[Key(a.Name)], use{e, a, iv})
		}
		return true
	})
	keys := make([]string, 0, len(names))
	for k := range names {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		for i, a := range names[k] {
			for _, b := range names[k][:i] {
				if a.entry != b.entry && a.time.beganFirst < b.time.endedFirst && b.time.beganFirst < a.time.endedFirst {
					t.Errorf("%q is a name of %s and of %s", a.alias.Name, b.entry.ID, a.entry.ID)
				}
			}
		}
	}
}

// Whoever held an office held it after the body was there and, for a renamed body, under its name.
func TestSuccessorsFollow(t *testing.T) {
	l, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	l.Each(func(e *Entry) bool {
		for _, link := range e.Links {
			if link.Type != Succeeds {
				continue
			}
			for _, back := range l.Entry(link.Object).Links {
				if back.Type == Succeeds && back.Object == e.ID {
					t.Errorf("%s and %s succeed each other", e.ID, link.Object)
				}
			}
		}
		return true
	})
}

func TestGazetteerLines(t *testing.T) {
	text := readGazetteer()
	if text.err != nil {
		t.Fatal(text.err)
	}
	g := newGazetteer(text.text)
	if len(g.lines) < 30000 {
		t.Errorf("only %d places", len(g.lines))
	}
	bad := 0
	for i, line := range g.lines {
		e, err := parsePlace(line)
		if err == nil && !e.Place {
			err = fmt.Errorf("kind %s", e.Kind)
		}
		if err != nil {
			if bad++; bad < 10 {
				t.Errorf("line %d: %v", i+1, err)
			}
		}
	}
}
