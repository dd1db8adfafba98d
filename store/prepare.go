package store

import (
	"casus/schema"
)

// prepared is an extraction with what of applying it needs no graph, so that it can be made beside the one writer.
type prepared struct {
	x *schema.Extraction
	// words are those by which each report is found, sketches those that each is compared by, article those of the whole text.
	words    [][]string
	sketches []*sketch
	article  []string
}

// prepare works out an extraction's words. The extraction is checked, and stays as it is.
func (f *folder) prepare(x *schema.Extraction) *prepared {
	p := &prepared{x: x, words: make([][]string, len(x.Events)), sketches: make([]*sketch, len(x.Events))}
	for i := range x.Events {
		e := &x.Events[i]
		texts := []string{e.Summary}
		for _, ev := range e.Evidence {
			texts = append(texts, ev.Exact)
		}
		p.words[i] = f.words(texts...)
		p.sketches[i] = f.sketch(e.Evidence, e.Trigger)
	}
	p.article = f.words(x.Article.Title, x.Article.Text)
	return p
}
