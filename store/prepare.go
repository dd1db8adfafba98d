package store

import (
	"strconv"
	"strings"

	"casus/schema"
)

// prepared is an extraction with what of applying it needs no graph, so that it can be made beside the one writer.
type prepared struct {
	x *schema.Extraction
	// id is the article's, in bytes of its own: traces are kept, and the texts of an extraction are parts of one that is long.
	id string
	// words are those by which each report is found, traces what each is compared by, which stay as they are (see own), article those of the whole text.
	words   [][]*stem
	traces  []*trace
	article []*stem
	// reports are the ids of the reports.
	reports        []string
	actors, places []identity
}

// quotes adds the words of evidence.
func (c *collector) quotes(evidence []schema.Selector) {
	for i := range evidence {
		c.part(evidence[i].Start, evidence[i].Exact)
	}
}

// prepare works out an extraction's words. The extraction is checked, and stays as it is.
func (f *folder) prepare(x *schema.Extraction) *prepared {
	p := &prepared{x: x, id: strings.Clone(x.Article.ID), words: make([][]*stem, len(x.Events)), traces: make([]*trace, len(x.Events)),
		reports: make([]string, len(x.Events)), actors: make([]identity, len(x.Actors)), places: make([]identity, len(x.Places))}
	for i := range x.Actors {
		p.actors[i] = actorIdentity(&x.Actors[i])
	}
	for i := range x.Places {
		p.places[i] = placeIdentity(&x.Places[i])
	}
	c := f.collector()
	defer f.release(c)
	c.within(x.Article.Text)
	for i := range x.Events {
		e := &x.Events[i]
		p.reports[i] = schema.ContentID(schema.ReportPrefix, p.id, strconv.Itoa(i), string(e.Type))
		c.begin()
		c.quotes(e.Evidence)
		quoted := len(c.out)
		c.text(e.Summary)
		p.words[i] = c.list()
		p.traces[i] = p.trace(i, c.sketch(p.words[i][:quoted], e.Evidence, e.Trigger))
	}
	c.begin()
	c.text(x.Article.Title)
	c.all()
	p.article = c.list()
	return p
}

// own are the traces, to be changed by who applies the extraction: where its transaction fails it is applied again.
func (p *prepared) own() []*trace {
	out := make([]*trace, len(p.traces))
	for i, t := range p.traces {
		own := *t
		out[i] = &own
	}
	return out
}
