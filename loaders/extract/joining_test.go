package extract

import (
	"slices"
	"testing"

	"casus/schema"
)

// Words that tell one act again are one event, others of the type are not, however close they stand.
func TestJoins(t *testing.T) {
	for _, c := range []struct {
		text string
		want []schema.EventType
	}{
		{"Protesters clashed with police in Cairo on Friday. The clashes left three people dead.", []schema.EventType{schema.Protest}},
		{"Voting begins in the first parliamentary elections since the ouster of the president.", []schema.EventType{schema.PoliticalTransition, schema.PoliticalTransition}},
		{"The United Kingdom recognised the rebels' council, a day after France recognised it.", []schema.EventType{schema.Endorsement, schema.Endorsement}},
	} {
		x := extractor(t).Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2016-09-10")})
		var got []schema.EventType
		for _, e := range x.Events {
			got = append(got, e.Type)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.text, got, c.want)
		}
	}
}

// A word hangs on another by the relations up to what is above both, and those down from there.
func TestWay(t *testing.T) {
	d := extractor(t).told(schema.Article{Text: "Troops shelled the town after rebels attacked a bridge.", PublishedAt: schema.MustTime("2016-09-10")})
	s := d.sents[0]
	at := func(word string) int { return slices.Index(s.lower, word) }
	for _, c := range []struct{ from, to, want string }{
		{"attacked", "shelled", " advcl/"},
		{"shelled", "attacked", "/ advcl"},
		{"rebels", "town", " nsubj advcl/ obj"},
		{"town", "town", "/"},
	} {
		if got := s.way(at(c.from), at(c.to)); got != c.want {
			t.Errorf("from %s to %s: %q, want %q", c.from, c.to, got, c.want)
		}
	}
}
