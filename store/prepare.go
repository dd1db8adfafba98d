package store

import (
	"strconv"

	"casus/schema"
)

// prepared is an extraction with what of applying it needs no graph, so that it can be made beside the one writer.
type prepared struct {
	x *schema.Extraction
	// words are those by which each report is found, sketches those that each is compared by, article those of the whole text.
	words    [][]*stem
	sketches []*sketch
	article  []*stem
	// reports are the ids of the reports.
	reports        []string
	actors, places []identity
}

func quotes(evidence []schema.Selector) []string {
	out := make([]string, len(evidence))
	for i, e := range evidence {
		out[i] = e.Exact
	}
	return out
}

// prepare works out an extraction's words. The extraction is checked, and stays as it is.
func (f *folder) prepare(x *schema.Extraction) *prepared {
	p := &prepared{x: x, words: make([][]*stem, len(x.Events)), sketches: make([]*sketch, len(x.Events)),
		reports: make([]string, len(x.Events)), actors: make([]identity, len(x.Actors)), places: make([]identity, len(x.Places))}
	for i := range x.Actors {
		p.actors[i] = actorIdentity(&x.Actors[i])
	}
	for i := range x.Places {
		p.places[i] = placeIdentity(&x.Places[i])
	}
	for i := range x.Events {
		e := &x.Events[i]
		p.reports[i] = schema.ContentID(schema.ReportPrefix, x.Article.ID, strconv.Itoa(i), string(e.Type))
		quoted := f.stemsOf(quotes(e.Evidence)...)
		p.sketches[i] = f.sketchOf(quoted, e.Evidence, e.Trigger)
		p.words[i] = f.addStems(quoted, e.Summary)
	}
	p.article = f.stemsOf(x.Article.Title, x.Article.Text)
	return p
}
