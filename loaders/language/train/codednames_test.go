package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casus/loaders/language"
)

func tokens(text string) []language.Token {
	var out []language.Token
	for w := range strings.SplitSeq(text, " ") {
		out = append(out, language.Token{Text: w})
	}
	return out
}

func TestPutNames(t *testing.T) {
	for _, c := range []struct {
		names string
		want  [2][]language.Entity
		err   string
	}{
		{names: ""},
		{names: "LOC:Homs | PER:Ann Lee | LOC:Homs", want: [2][]language.Entity{{{First: 0, Last: 0, Kind: language.Location}, {First: 2, Last: 3, Kind: language.Person}},
			{{First: 1, Last: 1, Kind: language.Location}}}},
		{names: "LOC:Homs | LOC:Homs | LOC:Homs", err: `"LOC:Homs" does not stand behind`},
		{names: "PER:Lee left", err: "does not stand"}, // a name lies in one sentence
		{names: "Homs", err: "no kind"},
	} {
		report := []*language.Example{{Tokens: tokens("Homs and Ann Lee")}, {Tokens: tokens("left Homs")}}
		err := putNames(c.names, report)
		if (err == nil) != (c.err == "") || err != nil && !strings.Contains(err.Error(), c.err) {
			t.Errorf("%s: error %v, want %q", c.names, err, c.err)
		}
		if got := [2][]language.Entity{report[0].Entities, report[1].Entities}; err == nil {
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("%s: -want +got:\n%s", c.names, diff)
			}
		}
	}
}
