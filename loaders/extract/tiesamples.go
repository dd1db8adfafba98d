package extract

import (
	"slices"

	"casus/loaders/extract/pairs"
	"casus/schema"
)

// WithoutTies is the extractor without its model of ties: the text's words alone give links.
func (x *Extractor) WithoutTies() *Extractor {
	y, l := *x, *x.learned
	l.ties = nil
	y.learned = &l
	return &y
}

// CodedLink is a relation as a coder wrote it down.
type CodedLink struct {
	Type            schema.RelationType
	Subject, Object string
}

// TieClasses see ActClasses.
func TieClasses() []string { return slices.Clone(tieClasses) }

// TieSamples makes of a coded article what the model of ties learns from, a group a sentence.
func (x *Extractor) TieSamples(a schema.Article, coded []CodedLink) []pairs.Group {
	d := x.told(a)
	d.readRelations()
	d.joinRelations()
	given, acts := d.givenLinks(), d.acts()
	var out []pairs.Group
	for _, s := range d.sents {
		ties := d.tiesOf(s)
		if len(ties) == 0 {
			continue
		}
		g := d.tieGroup(s, ties, given, acts)
		for i, t := range ties {
			g.Pairs[i].Class = d.tieClass(t, coded)
		}
		out = append(out, g)
	}
	return out
}

// tieClass is the coded link of a tie.
func (d *document) tieClass(t tie, coded []CodedLink) int {
	is := func(e *entity, phrase string) bool {
		for _, span := range d.spansOf(phrase) {
			if slices.ContainsFunc(e.mentions, func(m *mention) bool { return d.meets(m, span, true) || d.meets(m, span, false) }) {
				return true
			}
		}
		return false
	}
	for _, c := range coded {
		switch {
		case is(t.x, c.Subject) && is(t.y, c.Object):
			return max(0, slices.Index(tieClasses, string(c.Type)))
		case is(t.x, c.Object) && is(t.y, c.Subject):
			if c.Type.Symmetric() {
				return max(0, slices.Index(tieClasses, string(c.Type)))
			}
			return max(0, slices.Index(tieClasses, backward+string(c.Type)))
		}
	}
	return 0
}
