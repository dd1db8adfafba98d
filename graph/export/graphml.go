package export

import (
	"bufio"
	"context"
	"encoding/xml"
	"strconv"
	"strings"

	"casus/schema"
)

// writeGraphML writes the network of a day (http://graphml.graphdrawing.org): its actors and places, and its relations as edges.
func writeGraphML(ctx context.Context, w *bufio.Writer, from Source, o Options) error {
	if o.AsOf.IsZero() {
		return schema.Invalidf("asOf", "must be given: a network is one of a day")
	}
	relations, err := network(ctx, from, o)
	if err != nil {
		return err
	}
	var nodes ids
	for _, r := range relations {
		nodes.add(r.SubjectID, r.ObjectID)
	}
	actors, err := read(ctx, nodes, from.Actors, func(a *schema.Actor) string { return a.ID })
	if err != nil {
		return err
	}
	places, err := read(ctx, nodes, from.Places, func(p *schema.Place) string { return p.ID })
	if err != nil {
		return err
	}
	x := graphML{enc: xml.NewEncoder(w)}
	x.open()
	for _, id := range nodes.list {
		switch a, p := actors[id], places[id]; {
		case a != nil:
			x.node(id, a.Name, string(a.Kind), a.Country)
		case p != nil:
			x.node(id, p.Name, string(p.Kind), p.Country)
		}
	}
	for i, r := range relations {
		x.edge(r)
		o.progress(i + 1)
	}
	x.close()
	return x.err
}

// graphML writes elements and keeps the first error.
type graphML struct {
	enc *xml.Encoder
	err error
}

func (x *graphML) token(t xml.Token) {
	if x.err == nil {
		x.err = x.enc.EncodeToken(t)
	}
}

func element(name string, attributes ...string) xml.StartElement {
	s := xml.StartElement{Name: xml.Name{Local: name}}
	for i := 0; i+1 < len(attributes); i += 2 {
		s.Attr = append(s.Attr, xml.Attr{Name: xml.Name{Local: attributes[i]}, Value: attributes[i+1]})
	}
	return s
}

func (x *graphML) open() {
	x.token(xml.ProcInst{Target: "xml", Inst: []byte(`version="1.0" encoding="UTF-8"`)})
	x.token(element("graphml", "xmlns", "http://graphml.graphdrawing.org/xmlns"))
	for _, k := range [][3]string{{"name", "node", "string"}, {"kind", "node", "string"}, {"country", "node", "string"},
		{"type", "edge", "string"}, {"symmetric", "edge", "boolean"}, {"status", "edge", "string"}, {"confidence", "edge", "double"}, {"since", "edge", "string"},
		{"until", "edge", "string"}, {"assertions", "edge", "int"}, {"quote", "edge", "string"}} {
		e := element("key", "id", k[0], "for", k[1], "attr.name", k[0], "attr.type", k[2])
		x.token(e)
		x.token(e.End())
	}
	x.token(element("graph", "id", "network", "edgedefault", "directed"))
}

func (x *graphML) data(key, value string) {
	if value == "" {
		return
	}
	e := element("data", "key", key)
	x.token(e)
	x.token(xml.CharData(value))
	x.token(e.End())
}

func (x *graphML) node(id, name, kind, country string) {
	e := element("node", "id", id)
	x.token(e)
	x.data("name", name)
	x.data("kind", kind)
	x.data("country", country)
	x.token(e.End())
}

func (x *graphML) edge(r *schema.Relation) {
	// Readers (networkx, Gephi, igraph) take a graph whose edges are all directed or none of them: a relation that holds both ways is an
	// edge from one end to the other that says so.
	e := element("edge", "id", r.ID, "source", r.SubjectID, "target", r.ObjectID)
	x.token(e)
	x.data("type", string(r.Type))
	x.data("symmetric", strconv.FormatBool(r.Type.Symmetric()))
	x.data("status", string(r.Status))
	x.data("confidence", strconv.FormatFloat(r.Confidence, 'f', 3, 64))
	var since, until []string
	for _, s := range r.Spans {
		since, until = append(since, s.Since.String()), append(until, s.Until.String())
	}
	x.data("since", strings.Trim(strings.Join(since, ";"), ";"))
	x.data("until", strings.Trim(strings.Join(until, ";"), ";"))
	x.data("assertions", strconv.Itoa(len(r.Assertions)))
	if len(r.Assertions) > 0 && len(r.Assertions[0].Evidence) > 0 {
		x.data("quote", r.Assertions[0].Evidence[0].Exact)
	}
	x.token(e.End())
}

func (x *graphML) close() {
	x.token(xml.EndElement{Name: xml.Name{Local: "graph"}})
	x.token(xml.EndElement{Name: xml.Name{Local: "graphml"}})
	if x.err == nil {
		x.err = x.enc.Flush()
	}
}
