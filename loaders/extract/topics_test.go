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

// TestLine reads texts of one line, of which the classifier of topics says little.
func TestLine(t *testing.T) {
	x := extractor(t)
	for text, want := range map[string]schema.EventType{
		"Fighting erupted in Taiz, residents said.":           schema.Battle,
		"Rocket fire targeted an oil refinery in Marib.":      schema.Shelling,
		"The coalition hit militant positions around Kobani.": schema.Airstrike,
		"Bandits slew nine villagers in Sokoto.":              schema.ArmedAttack,
		"Liverpool beat Chelsea 3-1 at Anfield.":              "",
		"The film took three awards at Cannes.":               "",
		"Shares of the carmaker fell on Tuesday.":             "",
	} {
		var got schema.EventType
		if events := x.Extract(schema.Article{Text: text, PublishedAt: schema.MustTime("2016-09-10")}).Events; len(events) > 0 {
			got = events[0].Type
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
