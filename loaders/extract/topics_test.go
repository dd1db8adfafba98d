package extract

import (
	"testing"

	"casus/schema"
)

func TestElsewhere(t *testing.T) {
	x := extractor(t)
	for text, want := range map[string]bool{
		"The striker scored twice as the home team won the cup final against the champions in extra time.": true,
		"Astronomers say that a telescope has found a planet with water around a distant star.":            true,
		"The carmaker said that its profit and its shares fell after sales in the quarter shrank.":         true,
		"Rebels shelled the town and soldiers clashed with them near the airport.":                         false,
		"The president called on the opposition to return to the talks on a ceasefire.":                    false,
	} {
		d := newDocument(x, schema.Article{Text: text})
		if _, far := d.distance(d.sents[0]); far > 0.7 != want {
			t.Errorf("%q: far from conflict by %.2f, want above 0.7: %t", text, far, want)
		}
	}
}
