package main

import (
	"strings"
	"testing"

	"casus/loaders/language"
)

func TestNewswireSentencesAreTrees(t *testing.T) {
	for _, e := range newswireSentences(2000, 1) {
		var text []string
		roots := 0
		for i, k := range e.Tokens {
			text = append(text, k.Text)
			if k.UPOS == "" || k.Rel == "" || (k.Head < 0) != (k.Rel == "root") {
				t.Fatalf("token %+v of %v", k, text)
			}
			if k.Head < 0 {
				roots++
			}
			steps := 0
			for at := i; at >= 0; at = e.Tokens[at].Head {
				if steps++; steps > len(e.Tokens) {
					t.Fatalf("token %d of %v hangs in a circle", i, e.Tokens)
				}
			}
		}
		if roots != 1 {
			t.Fatalf("%d roots in %q", roots, strings.Join(text, " "))
		}
	}
}

func TestJoin(t *testing.T) {
	p := stop(join(as("nsubj", flat("Karl Brandt", language.Person)), head(word("fled", "VBD"))))
	e := p.example()
	var got []string
	for _, k := range e.Tokens {
		got = append(got, k.Text+"/"+k.Rel)
	}
	if want := "Karl/nsubj Brandt/flat fled/root ./punct"; strings.Join(got, " ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, " "), want)
	}
	if e.Tokens[0].Head != 2 || e.Tokens[1].Head != 0 || e.Entities[0] != (language.Entity{First: 0, Last: 1, Kind: language.Person}) {
		t.Errorf("got %+v with %v", e.Tokens, e.Entities)
	}
}
